//! One public record becomes one value of the contract, in one language.
//!
//! Comes in: what is public and where it lies. Goes out: the types of `values`, with addresses for links, words for
//! dates, hours and phones, and text as a printer sets it: once a value, however many pages show it. What a page is
//! made of is decided in `context` and `lists`.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::foreign;
use super::values as v;
use crate::base::choices::PhoneType;
use crate::base::locale::hours::Hours;
use crate::base::locale::order::split_legal_form;
use crate::base::locale::phones::PhoneNumber;
use crate::base::locale::{Lang, typography};
use crate::base::localised::Text;
use crate::base::messages::Messages;
use crate::base::names::Id;
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::content::validate::{Hotline, Publisher};
use crate::list::offers::List;
use crate::list::publish::{Meeting, Need, Site, Task, Term};
use crate::site::plan::{Filter, Format, Routes};

/// Makes values of one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct ValueBuilder<'a> {
    pub(super) public: &'a List,
    pub(super) routes: &'a Routes,
    pub(super) terms: &'a TermValues,
    pub(super) lang: Lang,
}

/// The terms of every vocabulary, in one language.
pub(super) type TermValues = BTreeMap<(Vocabulary, Id), v::SharedTerm>;

/// Makes the terms once; everything that names one shares it.
pub(super) fn all_term_values(public: &List, routes: &Routes, lang: Lang) -> TermValues {
    let none = TermValues::new();
    let values = ValueBuilder { public, routes, terms: &none, lang };
    let all = public.terms.iter().flat_map(|(vocabulary, terms)| {
        terms.iter().map(|term| ((*vocabulary, term.id.clone()), term))
    });
    all.map(|(key, term)| (key.clone(), v::SharedTerm::new(values.new_term(key.0, term)))).collect()
}

impl ValueBuilder<'_> {
    /// Sets a text of this language; one of the main language that stands in for it is set as that one does, and marked.
    pub(super) fn text(&self, text: &Text) -> String {
        self.words_of(text, text.get(self.lang))
    }

    /// Sets some words of a text in the language that they stand in.
    fn words_of(&self, text: &Text, words: &str) -> String {
        match text.is_in(self.lang, self.main_language()) {
            true => self.typeset(words),
            false => foreign::mark_language(
                typography::typeset(words, self.main_language()),
                self.main_language(),
            ),
        }
    }

    /// Returns the legal form of an organisation's name, as it stands within a sentence, and the name without it.
    pub(super) fn name_parts(&self, name: &Text) -> Option<(String, String)> {
        let (form, proper) = split_legal_form(name.get(self.lang))?;
        Some((self.words_of(name, &form), self.words_of(name, proper)))
    }

    /// Sets what is written in no language of its own, as this one does.
    pub(super) fn typeset(&self, text: &str) -> String {
        typography::typeset(text, self.lang)
    }

    /// Returns what is written once, in the main language.
    pub(super) fn untranslatable(&self, text: &str) -> String {
        let words = typography::typeset(text, self.main_language());
        if self.lang == self.main_language() {
            words
        } else {
            foreign::mark_language(words, self.main_language())
        }
    }

    /// Returns the first language of the site.
    pub(super) fn main_language(&self) -> Lang {
        Lang::main_of(&self.public.site.languages)
    }

    pub(super) fn maybe(&self, text: Option<&Text>) -> Option<String> {
        text.map(|text| self.text(text))
    }

    pub(super) fn hours_value(&self, hours: Option<&Hours>) -> Vec<String> {
        let lines = hours.map(|hours| hours.in_words(self.lang)).unwrap_or_default();
        lines.into_iter().map(|line| self.mark_program_words(line)).collect()
    }

    /// Marks words of the program where it has none in this language.
    pub(super) fn mark_program_words(&self, words: String) -> String {
        foreign::borrowed(words, self.lang.worded(), self.lang)
    }

    pub(super) fn number_value(number: &PhoneNumber) -> v::PhoneValue {
        v::PhoneValue {
            tel: number.tel(),
            text: number.national(),
            kind: PhoneType::Voice,
            called: true,
            label: None,
            hours: Vec::new(),
            languages: Vec::new(),
            service: None,
            status: None,
        }
    }

    fn new_term(&self, vocabulary: Vocabulary, term: &Term) -> v::TermValue {
        let url = match vocabulary {
            Vocabulary::Help => {
                let filter = Filter { help: Some(term.id.clone()), ..Filter::default() };
                self.routes.addresses.help_page(self.lang, &filter)
            }
            Vocabulary::Audiences
            | Vocabulary::Areas
            | Vocabulary::Kinds
            | Vocabulary::Resources => None,
        };
        let Term {
            id,
            name,
            parent: _, // the poster names it beside the term
            // Search finds by these; redirects lead from former ids.
            synonyms: _,
            formerly: _,
            // Names of other lists, for data.
            open_eligibility: _,
            cluster: _,
            katottg: _,
            schema_org: _,
        } = term;
        v::TermValue { id: id.to_string(), name: self.text(name), url }
    }

    pub(super) fn term_value(&self, vocabulary: Vocabulary, id: &Id) -> Option<v::SharedTerm> {
        self.terms.get(&(vocabulary, id.clone())).cloned()
    }

    pub(super) fn term_values(&self, vocabulary: Vocabulary, ids: &[Id]) -> Vec<v::SharedTerm> {
        ids.iter().filter_map(|id| self.term_value(vocabulary, id)).collect()
    }

    /// Names an organisation with its page.
    pub(super) fn named_organisation(&self, id: &Id) -> Option<v::NameValue> {
        let organisation = self.public.find_organisation(id.as_str())?;
        let url = self.routes.addresses.entry_page(self.lang, Kind::Organisation, id.as_str());
        Some(v::NameValue { name: self.text(&organisation.name), url })
    }

    /// Returns the address of a named file: on the site, or as it was given.
    pub(super) fn file_url(&self, named: &str) -> Option<String> {
        match crate::list::model::attachment_path(named) {
            Some(path) => self.routes.addresses.attachment(&path),
            None => Some(named.to_owned()),
        }
    }

    pub(super) fn body_value(
        &self,
        entry: &crate::list::publish::Entry,
        base: &str,
    ) -> Option<String> {
        let bodies = entry.body.as_ref()?;
        let html = super::links::link_body(bodies.get(self.lang), self.routes, self.lang, base);
        let html = match bodies.is_in(self.lang, self.main_language()) {
            true => html,
            false => foreign::mark_block(&html, self.main_language()),
        };
        (!html.trim().is_empty()).then_some(html)
    }

    pub(super) fn task_value(&self, task: &Task, meeting: &Meeting) -> v::TaskValue {
        let Task {
            what,
            everybody,
            who: _, // whoever took part is named by the minutes
            named,
            people,
            due,
            state,
            done_on,
        } = task;
        let person = |name| v::NameValue { name: self.text(name), url: None };
        let named = named.iter().filter_map(|id| self.named_organisation(id));
        v::TaskValue {
            what: self.text(what),
            who: named.chain(people.iter().map(person)).collect(),
            everybody: *everybody,
            due: due.map(|due| due.to_string()),
            state: state.as_str(),
            done_on: done_on.map(|day| day.to_string()),
            meeting: self.meeting_card(meeting),
        }
    }

    pub(super) fn need_value(&self, n: &Need) -> v::NeedValue {
        let Need {
            entry,
            what,
            resource,
            help,
            audiences,
            areas,
            unit,
            required,
            provided,
            by,
            state,
            as_of,
            note,
        } = n;
        let resource = resource.as_ref().and_then(|id| self.term_value(Vocabulary::Resources, id));
        v::NeedValue {
            id: entry.id.to_string(),
            what: self.text(what),
            resource: resource.map(|shared| shared.term.name.clone()),
            help: help.as_ref().and_then(|id| self.term_value(Vocabulary::Help, id)),
            audiences: self.term_values(Vocabulary::Audiences, audiences),
            areas: self.term_values(Vocabulary::Areas, areas),
            unit: self.maybe(unit.as_ref()),
            required: *required,
            provided: *provided,
            percent: required.zip(*provided).and_then(|(all, part)| whole_percent(all, part)),
            by: by.iter().filter_map(|id| self.named_organisation(id)).collect(),
            state: *state,
            as_of: as_of.map(|day| day.to_string()),
            note: self.maybe(note.as_ref()),
            source: self.maybe(entry.source.as_ref()),
        }
    }

    /// Makes the settings that pages show; `day` is that of the list, for where it is told.
    pub(super) fn site_value(&self, day: Option<Date>) -> v::SiteValue {
        let Site {
            title,
            description,
            base_url,
            timezone,
            record,
            hotline,
            publisher,
            reports_to,
            licence,
            today: _,     // told by states only
            list_day: _,  // handed in, for the pages that tell it
            languages: _, // each page has its own, and the way to the others
            // These decide what is made, and how.
            namespace: _,
            stale_after_days: _,
            outputs: _,
            csv: _,
            publish: _,
            compress: _,
            embed_on: _,
        } = &self.public.site;
        v::SiteValue {
            title: self.text(title),
            description: self.maybe(description.as_ref()),
            hotline: hotline.as_ref().and_then(|hotline| self.hotline_value(hotline)),
            publisher: publisher.as_ref().map(|publisher| self.publisher(publisher)),
            reports_to: self.maybe(reports_to.as_ref()),
            licence: licence.as_ref().map(|licence| self.typeset(licence)),
            date: day.map(|day| day.to_string()),
            is_record: record.is_some(),
            timezone: timezone.to_string(),
            many_areas: self.public.has_areas(),
            base_url: base_url.to_string(),
        }
    }

    fn publisher(&self, publisher: &Publisher) -> v::PublisherValue {
        let Publisher { name, url, email } = publisher;
        v::PublisherValue {
            name: self.text(name),
            url: url.as_ref().map(|url| url.to_string()),
            email: email.as_ref().map(|email| email.to_string()),
        }
    }

    fn hotline_value(&self, hotline: &Hotline) -> Option<v::HotlineValue> {
        let Hotline { short, full, hours, label } = hotline;
        let short = short.as_ref().map(Self::number_value);
        let full = full.as_ref().map(Self::number_value);
        Some(v::HotlineValue {
            phone: short.clone().or_else(|| full.clone())?,
            short,
            full,
            label: self.maybe(label.as_ref()),
            hours: self.hours_value(hours.as_ref().map(|hours| &hours.value)),
        })
    }

    /// Names the files in open formats, with the words of the program's own catalogue.
    pub(super) fn downloads(&self, messages: &Messages) -> Vec<v::Download> {
        let download = |format: &&'static Format| v::Download {
            id: format.file,
            name: self.mark_program_words(messages.say(&format.message_key(), &[])),
            url: format.file,
            media: format.media,
            whom: format.whom.as_str(),
        };
        self.routes.addresses.exports().iter().map(download).collect()
    }
}

/// Returns how much of `all` has come, in whole percent, rounded down and at most 100; nothing where nothing is required.
fn whole_percent(all: f64, part: f64) -> Option<u8> {
    let share = (all > 0.0).then(|| (part / all * 100.0).floor().clamp(0.0, 100.0))?;
    // Between 0 and 100, so nothing is cut off.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    Some(share as u8)
}
