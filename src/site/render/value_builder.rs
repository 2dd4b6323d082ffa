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
use crate::base::locale::phones::PhoneNumber;
use crate::base::locale::{Lang, typography};
use crate::base::localised::Text;
use crate::base::messages::Messages;
use crate::base::names::Id;
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::list::offers::List;
use crate::list::publish::{Meeting, Task, Term};
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
pub(super) fn terms(public: &List, routes: &Routes, lang: Lang) -> TermValues {
    let none = TermValues::new();
    let make = ValueBuilder { public, routes, terms: &none, lang };
    let all = public.terms.iter().flat_map(|(vocabulary, terms)| {
        terms.iter().map(|term| ((*vocabulary, term.id.clone()), term))
    });
    all.map(|(key, term)| (key.clone(), v::SharedTerm::new(make.new_term(key.0, term)))).collect()
}

impl ValueBuilder<'_> {
    /// Sets a text of this language; one of the main language that stands in for it is set as that one does, and marked.
    pub(super) fn text(&self, text: &Text) -> String {
        let words = text.get(self.lang);
        match text.is_in(self.lang, self.main()) {
            true => self.set(words),
            false => foreign::mark(typography::typeset(words, self.main()), self.main()),
        }
    }

    /// Sets what is written in no language of its own, as this one does.
    pub(super) fn set(&self, text: &str) -> String {
        typography::typeset(text, self.lang)
    }

    /// Returns what is written once, in the main language.
    pub(super) fn untranslatable(&self, text: &str) -> String {
        let words = typography::typeset(text, self.main());
        if self.lang == self.main() { words } else { foreign::mark(words, self.main()) }
    }

    /// Returns the first language of the site.
    pub(super) fn main(&self) -> Lang {
        Lang::main_of(&self.public.site.languages)
    }

    pub(super) fn maybe(&self, text: Option<&Text>) -> Option<String> {
        text.map(|text| self.text(text))
    }

    pub(super) fn hours(&self, hours: Option<&Hours>) -> Vec<String> {
        let lines = hours.map(|hours| hours.in_words(self.lang)).unwrap_or_default();
        lines.into_iter().map(|line| self.of_program(line)).collect()
    }

    /// Marks words of the program where it has none in this language.
    pub(super) fn of_program(&self, words: String) -> String {
        foreign::borrowed(words, self.lang.worded(), self.lang)
    }

    pub(super) fn number(number: &PhoneNumber) -> v::PhoneValue {
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
                self.routes.addresses.help(self.lang, &filter)
            }
            Vocabulary::Audiences
            | Vocabulary::Areas
            | Vocabulary::Kinds
            | Vocabulary::Resources => None,
        };
        v::TermValue { id: term.id.to_string(), name: self.text(&term.name), url }
    }

    pub(super) fn term(&self, vocabulary: Vocabulary, id: &Id) -> Option<v::SharedTerm> {
        self.terms.get(&(vocabulary, id.clone())).cloned()
    }

    pub(super) fn terms(&self, vocabulary: Vocabulary, ids: &[Id]) -> Vec<v::SharedTerm> {
        ids.iter().filter_map(|id| self.term(vocabulary, id)).collect()
    }

    /// Names an organisation with its page.
    pub(super) fn named(&self, id: &Id) -> Option<v::NameValue> {
        let organisation = self.public.organisation(id.as_str())?;
        let url = self.routes.addresses.entry(self.lang, Kind::Organisation, id.as_str());
        Some(v::NameValue { name: self.text(&organisation.name), url })
    }

    /// Returns the address of a named file: on the site, or as it was given.
    pub(super) fn file(&self, named: &str) -> Option<String> {
        match crate::list::model::attachment_path(named) {
            Some(path) => self.routes.addresses.attachment(&path),
            None => Some(named.to_owned()),
        }
    }

    pub(crate) fn body(&self, entry: &crate::list::publish::Entry, base: &str) -> Option<String> {
        let bodies = entry.body.as_ref()?;
        let html = super::links::body(bodies.get(self.lang), self.routes, self.lang, base);
        let html = match bodies.is_in(self.lang, self.main()) {
            true => html,
            false => foreign::mark_block(&html, self.main()),
        };
        (!html.trim().is_empty()).then_some(html)
    }

    pub(super) fn task(&self, task: &Task, meeting: &Meeting) -> v::TaskValue {
        let person = |name| v::NameValue { name: self.text(name), url: None };
        let named = task.named.iter().filter_map(|id| self.named(id));
        v::TaskValue {
            what: self.text(&task.what),
            who: named.chain(task.people.iter().map(person)).collect(),
            everybody: task.everybody,
            due: task.due.map(|due| due.to_string()),
            state: task.state.as_str(),
            done_on: task.done_on.map(|day| day.to_string()),
            meeting: self.meeting(meeting),
        }
    }

    pub(crate) fn need(&self, n: &crate::list::publish::Need) -> v::NeedValue {
        let resource = n.resource.as_ref().and_then(|id| self.term(Vocabulary::Resources, id));
        v::NeedValue {
            id: n.entry.id.to_string(),
            what: self.text(&n.what),
            resource: resource.map(|shared| shared.term.name.clone()),
            help: n.help.as_ref().and_then(|id| self.term(Vocabulary::Help, id)),
            audiences: self.terms(Vocabulary::Audiences, &n.audiences),
            areas: self.terms(Vocabulary::Areas, &n.areas),
            unit: self.maybe(n.unit.as_ref()),
            required: n.required,
            provided: n.provided,
            by: n.by.iter().filter_map(|id| self.named(id)).collect(),
            state: n.state,
            as_of: n.as_of.map(|day| day.to_string()),
            note: self.maybe(n.note.as_ref()),
            source: self.maybe(n.entry.source.as_ref()),
        }
    }

    /// Makes the settings that pages show; `day` is that of the list, for where it is told.
    pub(super) fn site(&self, day: Option<Date>) -> v::SiteValue {
        let site = &self.public.site;
        let publisher = site.publisher.as_ref().map(|p| v::PublisherValue {
            name: self.text(&p.name),
            url: p.url.as_ref().map(|url| url.to_string()),
            email: p.email.as_ref().map(|email| email.to_string()),
        });
        v::SiteValue {
            title: self.text(&site.title),
            description: self.maybe(site.description.as_ref()),
            hotline: site.hotline.as_ref().and_then(|hotline| self.hotline(hotline)),
            publisher,
            reports_to: self.maybe(site.reports_to.as_ref()),
            licence: site.licence.as_ref().map(|licence| self.set(licence)),
            date: day.map(|day| day.to_string()),
            is_record: site.is_record,
            timezone: site.timezone.to_string(),
            many_areas: self.public.has_areas(),
            base_url: site.base_url.to_string(),
        }
    }

    fn hotline(&self, hotline: &crate::content::validate::Hotline) -> Option<v::HotlineValue> {
        let short = hotline.short.as_ref().map(Self::number);
        let full = hotline.full.as_ref().map(Self::number);
        Some(v::HotlineValue {
            phone: short.clone().or_else(|| full.clone())?,
            short,
            full,
            label: self.maybe(hotline.label.as_ref()),
            hours: self.hours(hotline.hours.as_ref().map(|hours| &hours.value)),
        })
    }

    /// Names the files in open formats, with the words of the program's own catalogue.
    pub(super) fn downloads(&self, messages: &Messages) -> Vec<v::Download> {
        let download = |format: &&'static Format| v::Download {
            id: format.file,
            name: self.of_program(messages.say(&format.key(), &[])),
            url: format.file,
            media: format.media,
            whom: format.whom.as_str(),
        };
        self.routes.addresses.exports().iter().map(download).collect()
    }
}
