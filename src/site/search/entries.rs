//! By which words an entry is found, and what its result shows.
//!
//! Comes in: what is public. Goes out: for each entry what its result shows, and its words, handed to [`Postings`]. Terms
//! are found by their synonyms, and with them every service of that kind; a kind of help that nobody gives is found as
//! well, and its result says why nobody is named.

use super::crossed::Crosses;
use super::html::plain_text;
use super::order::{Searchable, in_order};
use super::own_pages::OwnPage;
use super::postings::{EntryPart, Postings};
use super::searched_texts::{address_texts, person_texts};
use super::shown::{Crossing, Shown, ShownService, shortened};
use crate::base::locale::Lang;
use crate::base::locale::dates::date_long;
use crate::base::locale::order::name_in_lists;
use crate::base::locale::thesaurus::{everyday_words, informal_names};
use crate::base::locale::translit::slug;
use crate::base::localised::{Localised, Text};
use crate::base::names::Id;
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::content::validate::{Decision, Heard};
use crate::list::offers::{List, Offer};
use crate::list::publish::{
    Attendee, Body, Meeting, Need, Organisation, Page, Phone, Service, Term,
};
use crate::site::plan::coverage::lack;
use crate::site::plan::{Addresses, Filter};

/// Goes through what can be found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entries<'a> {
    pub(super) public: &'a List,
    pub(super) addresses: &'a Addresses,
    pub(super) lang: Lang,
}

impl<'a> Entries<'a> {
    /// Returns what the results show, and notes the words of each.
    pub(super) fn collect(self, postings: &mut Postings) -> Vec<Shown> {
        let mut shown = Vec::new();
        let mut crosses = Crosses::default();
        let has_page = |vocabulary, id: &Id| self.help_page(vocabulary, id).is_some();
        let at_home =
            self.addresses.help_page(self.lang, &Filter { at_home: true, ..Filter::default() });
        let is_planned = |page: &OwnPage| self.addresses.section(self.lang, page.folder).is_some();
        for entry in in_order(self.public, has_page, at_home.is_some(), is_planned) {
            postings.turn_to(shown.len());
            crosses.include_entry(&entry, shown.len());
            let result = match entry {
                Searchable::Term(vocabulary, term) => self.index_term(vocabulary, term, postings),
                Searchable::AtHome => self.at_home(at_home.clone(), postings),
                Searchable::OwnPage(page) => self.own_page(page, postings),
                Searchable::Organisation(organisation) => {
                    self.index_organisation(organisation, postings)
                }
                Searchable::Need(need) => self.index_need(need, postings),
                Searchable::Meeting(meeting) => self.index_meeting(meeting, postings),
                Searchable::Page(page) => self.index_page(page, postings),
            };
            shown.push(result);
        }
        crosses.add_to(&mut shown, self.addresses, self.lang);
        shown
    }

    /// Returns the page of a kind of help, an audience or an area, where somebody helps.
    fn help_page(&self, vocabulary: Vocabulary, id: &Id) -> Option<String> {
        let mut filter = Filter::default();
        match vocabulary {
            Vocabulary::Help => filter.help = Some(id.clone()),
            Vocabulary::Audiences => filter.audience = Some(id.clone()),
            Vocabulary::Areas => filter.area = Some(id.clone()),
            // No page is about one of these.
            Vocabulary::Kinds | Vocabulary::Resources => return None,
        }
        self.addresses.help_page(self.lang, &filter)
    }

    fn index_term(&self, vocabulary: Vocabulary, term: &Term, postings: &mut Postings) -> Shown {
        self.add_term(EntryPart::Name, vocabulary, term, postings);
        let kind = match vocabulary {
            Vocabulary::Help => "help",
            Vocabulary::Audiences => "audience",
            // Kinds and resources are no entries of their own.
            Vocabulary::Areas | Vocabulary::Kinds | Vocabulary::Resources => "area",
        };
        match self.help_page(vocabulary, &term.id) {
            Some(address) => self.shown(kind, &term.name, address, None),
            None => self.lacking(term),
        }
    }

    /// A kind of help that nobody gives leads to where all of these stand, and to whom one may ask.
    fn lacking(&self, term: &Term) -> Shown {
        let site = &self.public.site;
        let list = self.addresses.section(self.lang, "help");
        let list = list.unwrap_or_else(|| self.addresses.home(self.lang));
        let shown = self.shown("help", &term.name, format!("{list}#lacking"), None);
        let hotline = site.hotline.as_ref().and_then(|hotline| hotline.number_to_call());
        let phone = hotline.map(|number| [number.tel(), number.national()]);
        let ask = site.reports_to.as_ref().filter(|_| phone.is_none());
        let ask = ask.map(|body| body.get(self.lang).to_string()).unwrap_or_default();
        Shown(
            shown.0,
            shown.1,
            shown.2,
            ask,
            lack(self.public).as_str(),
            phone,
            Vec::new(),
            Crossing::None,
        )
    }

    fn index_organisation(&self, o: &Organisation, postings: &mut Postings) -> Shown {
        let Organisation {
            entry,
            name,
            short_name,
            edrpou,
            kind,
            summary,
            address,
            people,
            phones,
            status,
            services: _, // the rows of the list
            email,
            // Nobody searches by what these say in digits, links and hours.
            website: _,
            links: _,
            hours: _,
            verified: _,
            next_check: _,
            doubt: _,
            logo: _,
            // Members are entries of their own.
            members: _,
            is_desk: _,
            filed_under: _,
            sort_key: _,
            index_letter: _,
        } = o;
        let names = std::iter::once(name).chain(short_name);
        for name in names.flat_map(Localised::all) {
            postings.add_words(EntryPart::Name, name);
            let others: Vec<_> = informal_names(postings.search_keys(), name).collect();
            others.into_iter().for_each(|other| postings.add_phrase(EntryPart::Name, other));
        }
        // The id is the name in Latin letters.
        postings.add_words(EntryPart::Name, &entry.id);
        edrpou.iter().for_each(|code| postings.add_words(EntryPart::Name, code));
        let place = address.iter().flat_map(address_texts);
        let people = people.iter().flat_map(person_texts);
        self.add_texts(summary.iter().chain(place).chain(people), postings);
        self.add_terms(EntryPart::Rest, Vocabulary::Kinds, kind, postings);
        let area = address.as_ref().and_then(|address| address.area.as_ref());
        self.add_terms(EntryPart::Rest, Vocabulary::Areas, area, postings);
        self.add_body(entry.body.as_ref(), postings);
        self.add_phones(EntryPart::Rest, phones, postings);
        email.iter().for_each(|email| postings.add_words(EntryPart::Rest, email));
        let services = self.public.listed_of(&entry.id).enumerate();
        let services =
            services.filter_map(|(n, offer)| self.index_service(offer, n, postings)).collect();
        let number = self.shown_number(phones.iter().find(|phone| phone.is_for_calls()));
        let path = self.entry_page(Kind::Organisation, &entry.id);
        let listed = name.map(|name| name_in_lists(name).into());
        let shown = self.shown("organisation", &listed, path, summary.as_ref());
        Shown(shown.0, shown.1, shown.2, shown.3, status.as_str(), number, services, Crossing::None)
    }

    fn index_service(
        &self,
        offer: &Offer,
        n: usize,
        postings: &mut Postings,
    ) -> Option<ShownService> {
        let Service {
            help,
            name: own,
            details,
            conditions,
            phones,
            // The row of the list decides what is told of these.
            audiences: _,
            areas: _,
            status: _,
            // The page of its organisation tells these.
            id: _,
            delivery: _,
            cost: _,
            documents: _,
            hours: _,
            source: _,
            verified: _,
            doubt: _,
        } = offer.service()?;
        let part = EntryPart::Service(n);
        self.add_terms(part, Vocabulary::Help, [help], postings);
        let audiences = self.public.reached_audiences(offer);
        self.add_terms(part, Vocabulary::Audiences, audiences, postings);
        if self.public.has_areas() {
            self.add_terms(part, Vocabulary::Areas, self.public.reached_areas(offer), postings);
        }
        own.iter().flat_map(Localised::all).for_each(|name| postings.add_words(part, name));
        self.add_texts(details.iter().chain(conditions), postings);
        self.add_phones(part, phones, postings);
        let help = self.public.find_term(Vocabulary::Help, help).map(|term| &term.name);
        let names = help.into_iter().chain(own);
        let names: Vec<&str> = names.map(|name| &**name.get(self.lang)).collect();
        let (name, number) = (names.join(": "), self.shown_number(offer.phones().first().copied()));
        Some(match offer.worse_state() {
            None => ShownService::Alike(name, number),
            Some(state) => ShownService::Apart(name, number, state.as_str()),
        })
    }

    /// Returns the number that a result shows.
    fn shown_number(&self, phone: Option<&Phone>) -> Option<[String; 2]> {
        phone.map(|phone| [phone.dialled(), phone.written(self.lang)])
    }

    fn index_need(&self, need: &Need, postings: &mut Postings) -> Shown {
        let Need {
            entry,
            what,
            resource,
            help,
            audiences,
            areas,
            note,
            by: _, // organisations are entries of their own
            // Nobody searches by figures and days.
            unit: _,
            required: _,
            provided: _,
            state: _,
            as_of: _,
        } = need;
        what.all().for_each(|what| postings.add_words(EntryPart::Name, what));
        self.add_terms(EntryPart::Name, Vocabulary::Resources, resource, postings);
        self.add_terms(EntryPart::Name, Vocabulary::Help, help, postings);
        self.add_terms(EntryPart::Rest, Vocabulary::Audiences, audiences, postings);
        self.add_terms(EntryPart::Rest, Vocabulary::Areas, areas, postings);
        self.add_texts(note, postings);
        let address = self.entry_page(Kind::Need, &entry.id);
        self.shown("need", what, address, note.as_ref())
    }

    fn index_meeting(&self, meeting: &Meeting, postings: &mut Postings) -> Shown {
        let Meeting {
            entry,
            title,
            date,
            place,
            series,
            attendees,
            agenda,
            heard,
            decisions,
            tasks,
            organiser: _, // an entry of its own, mostly one of those who took part
            // Nobody searches by what these say in hours, states and links.
            start: _,
            end: _,
            format: _,
            status: _,
            channels: _,
            next: _,
            documents: _,
            video: _,
        } = meeting;
        let names = std::iter::once(title).chain(series);
        names.flat_map(Localised::all).for_each(|name| postings.add_words(EntryPart::Name, name));
        let date = date_long(*date, self.lang);
        postings.add_words(EntryPart::Rest, &date);
        let heard = heard.iter().flat_map(|Heard { who, text }| who.iter().chain([text]));
        // The result of a vote is no word to search by.
        let decided = decisions.iter().map(|Decision { text, result: _ }| text);
        let said = agenda.iter().chain(heard).chain(decided);
        let said = said.chain(tasks.iter().map(|task| &task.what));
        self.add_texts(said.chain(place), postings);
        attendees.iter().for_each(|attendee| self.add_attendee(attendee, postings));
        self.add_body(entry.body.as_ref(), postings);
        let address = self.entry_page(Kind::Meeting, &entry.id);
        let shown = self.shown("meeting", title, address, None);
        Shown(shown.0, shown.1, shown.2, date, shown.4, shown.5, shown.6, Crossing::None)
    }

    fn add_attendee(&self, attendee: &Attendee, postings: &mut Postings) {
        let Attendee {
            organisation,
            name,
            person,
            role: _, // many have the same
        } = attendee;
        let organisation = organisation.as_ref();
        let organisation = organisation.and_then(|id| self.public.find_organisation(id.as_str()));
        let names = organisation.map(|o| &o.name).into_iter().chain(name);
        self.add_texts(names.chain(person), postings);
    }

    fn index_page(&self, page: &Page, postings: &mut Postings) -> Shown {
        let Page { entry, title, summary } = page;
        title.all().for_each(|title| postings.add_words(EntryPart::Name, title));
        self.add_texts(summary, postings);
        self.add_body(entry.body.as_ref(), postings);
        let address = self.entry_page(Kind::Page, &entry.id);
        self.shown("page", title, address, summary.as_ref())
    }

    /// Returns the address of an entry's page. Two pages of one address are an error, and only the first is planned: of the other
    /// nothing is led to but the page that one is on.
    fn entry_page(&self, kind: Kind, id: &str) -> String {
        self.addresses.entry_page(self.lang, kind, id).unwrap_or_default()
    }

    fn shown(
        &self,
        kind: &'static str,
        title: &Text,
        address: String,
        line: Option<&Text>,
    ) -> Shown {
        let line = line.map(|line| shortened(line.get(self.lang))).unwrap_or_default();
        let title = title.get(self.lang).to_string();
        Shown(kind, title, address, line, "", None, Vec::new(), Crossing::None)
    }

    /// Notes texts in the language of the index.
    fn add_texts<'t>(&self, texts: impl IntoIterator<Item = &'t Text>, postings: &mut Postings) {
        texts.into_iter().for_each(|text| postings.add_words(EntryPart::Rest, text.get(self.lang)));
    }

    fn add_terms<'t>(
        &self,
        part: EntryPart,
        vocabulary: Vocabulary,
        ids: impl IntoIterator<Item = &'t Id>,
        postings: &mut Postings,
    ) {
        let terms = ids.into_iter().filter_map(|id| self.public.find_term(vocabulary, id));
        terms.for_each(|term| self.add_term(part, vocabulary, term, postings));
    }

    fn add_term(
        &self,
        part: EntryPart,
        vocabulary: Vocabulary,
        term: &Term,
        postings: &mut Postings,
    ) {
        let Term {
            name,
            synonyms,
            open_eligibility,
            id,
            // What programs know it by.
            formerly: _,
            parent: _,
            cluster: _,
            katottg: _,
            schema_org: _,
        } = term;
        let latin = slug(name.get(self.lang));
        let names: Vec<&str> = name.all().map(|name| &**name).chain([latin.as_str()]).collect();
        postings.add_term(part, (vocabulary, id), &names, || {
            let own = name.all().map(|name| &**name);
            let everyday = everyday_words(vocabulary.as_str(), open_eligibility.as_deref(), own);
            synonyms.iter().map(|synonym| &**synonym).chain(everyday).collect()
        });
    }

    /// Notes numbers, in whatever way they will be typed, and what they are labelled with.
    fn add_phones(&self, part: EntryPart, phones: &[Phone], postings: &mut Postings) {
        for phone in phones {
            postings.add_number(part, &phone.number);
            phone.label.iter().for_each(|label| postings.add_words(part, label.get(self.lang)));
        }
    }

    fn add_body(&self, body: Option<&Localised<Body>>, postings: &mut Postings) {
        for html in body.iter().flat_map(|body| &body.get(self.lang).html) {
            postings.add_words(EntryPart::Rest, &plain_text(html));
        }
    }
}
