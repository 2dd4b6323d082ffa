//! The list as plain text: to paste into an article, to send in a messenger.
//!
//! Comes in: what is public, where it lies, and a language. Goes out: text without markup and without typography, with
//! phones as people write them and whole addresses. `list.txt`, `share.txt` and the press page all show what is made
//! here, so they never differ.

mod share;

use jiff::civil::Date;

use crate::base::choices::Status;
use crate::base::locale::Lang;
use crate::base::locale::dates::date_long;
use crate::base::locale::hours::Hours;
use crate::base::localised::Text;
use crate::base::messages::Messages;
use crate::base::names::Id;
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::list::freshness::Freshness;
use crate::list::offers::{List, Offer};
use crate::list::publish::{Address, Organisation, Person, Phone, Service};
use crate::list::standing::Doubt;
use crate::site::plan::Routes;

/// Writes plain text in one language.
pub(super) struct Plain<'a> {
    public: &'a List,
    routes: &'a Routes,
    lang: Lang,
    words: &'a Messages,
    stamp: Option<&'a str>,
}

/// Returns what the list tells of an organisation, a fact a line; nothing for one that is not shown.
pub(crate) fn facts_of(list: &List, routes: &Routes, words: &Messages, id: &str) -> Vec<String> {
    let organisation = list.find_organisation(id);
    organisation.map(|one| Plain::new(list, routes, words).facts(one)).unwrap_or_default()
}

impl<'a> Plain<'a> {
    /// Takes what texts are made of; they are in the language of the words.
    pub(super) fn new(public: &'a List, routes: &'a Routes, words: &'a Messages) -> Self {
        Self { public, routes, lang: words.lang(), words, stamp: None }
    }

    /// Puts a stamp at the head of the list.
    pub(super) fn stamped(self, stamp: Option<&'a str>) -> Self {
        Self { stamp, ..self }
    }

    /// Returns the whole list.
    pub(super) fn whole_list(&self) -> String {
        self.sections().collect()
    }

    /// Goes through the list part by part: its head, every organisation with its services, and how to cite it.
    pub(super) fn sections(&self) -> impl Iterator<Item = String> {
        let entries = (1..)
            .zip(self.public.counted())
            .map(|(number, o)| self.numbered_organisation(number, o));
        let foot =
            std::iter::once_with(|| format!("\n{}: {}\n", self.say("text-cite"), self.citation()));
        std::iter::once_with(|| self.head()).chain(entries).chain(foot)
    }

    fn head(&self) -> String {
        let mut text = String::new();
        if let Some(stamp) = self.stamp {
            text.push_str(&format!("{}\n\n", stamp.to_uppercase()));
        }
        text.push_str(&format!("{}\n{}\n", self.text(&self.public.site.title), self.as_of()));
        if let Some(number) = self.hotline_line() {
            text.push_str(&format!("{}: {number}\n", self.say("text-hotline")));
        }
        text
    }

    fn numbered_organisation(&self, number: usize, organisation: &Organisation) -> String {
        let mut text = format!("\n{number}. {}\n", self.text(&organisation.name));
        for line in self.facts(organisation) {
            text.extend(["   ", &*line, "\n"]);
        }
        text
    }

    /// Says how to name the list as a source: title, publisher, day, address, licence.
    pub(super) fn citation(&self) -> String {
        let site = &self.public.site;
        let mut parts = vec![self.text(&site.title)];
        parts.extend(site.publisher.as_ref().map(|publisher| self.text(&publisher.name)));
        parts.push(self.as_of());
        parts.push(self.permanent());
        parts.extend(site.licence.as_ref().map(|l| format!("{}: {l}", self.say("text-licence"))));
        parts.join(". ")
    }

    /// Returns the address that the list can always be found at.
    pub(super) fn permanent(&self) -> String {
        let press = self.routes.addresses.section(self.lang, "press");
        self.absolute(&press.unwrap_or_else(|| self.routes.addresses.home(self.lang)))
    }

    fn as_of(&self) -> String {
        self.say_day("text-as-of", self.public.site.list_day)
    }

    /// Says how fresh an entry is, or that nobody knows.
    fn freshness_line(&self, fresh: Option<Freshness>) -> String {
        match fresh {
            Some(Freshness::Checked(day)) => self.say_day("text-checked", day),
            Some(Freshness::Changed(day)) => self.say_day("text-changed", day),
            None => self.say("text-unchecked"),
        }
    }

    /// Warns of what may not be true any more.
    fn doubt_line(&self, doubt: Doubt) -> String {
        self.say(&format!("doubt-{}", doubt.as_str()))
    }

    fn say_day(&self, key: &str, day: Date) -> String {
        self.words.say(key, &[("date", date_long(day, self.lang).into())])
    }

    /// Lists the facts of an organisation, one a line.
    fn facts(&self, o: &Organisation) -> Vec<String> {
        let Organisation {
            entry,
            name: _, // above
            short_name,
            kind,
            summary,
            status,
            services,
            phones,
            email,
            website,
            links,
            address: _, // on one line
            hours,
            people,
            // A text to paste has no use for codes, members, days of checks and pictures.
            edrpou: _,
            members: _,
            verified: _,
            logo: _,
            next_check: _,
            doubt,
            // Desks are not in the list, which stands in its order.
            is_desk: _,
            filed_under: _,
            sort_key: _,
            index_letter: _,
        } = o;
        let mut lines = Vec::new();
        let kind = kind.as_ref().and_then(|kind| self.term_name(Vocabulary::Kinds, kind));
        let short = short_name.as_ref().map(|name| self.text(name));
        lines.extend([kind, short, self.maybe(summary)].into_iter().flatten());
        if *status != Status::Active {
            lines.push(self.say(&format!("status-{}", status)));
        }
        lines.extend(doubt.map(|doubt| self.doubt_line(doubt)));
        let offers = self.public.offers_of(&entry.id).iter();
        let rows = offers.filter_map(|offer| self.service_line(offer));
        lines.extend(rows.map(|row| format!("— {row}")));
        if services.is_empty() {
            lines.push(self.said("csv-help", &self.not_reported()));
        }
        lines.extend(phones.iter().map(|phone| self.said("text-phone", &self.phone_line(phone))));
        lines.extend(email.as_ref().map(|email| self.said("csv-email", email)));
        lines.extend(website.as_ref().map(|website| self.said("csv-website", website)));
        lines.extend(links.iter().map(|link| match &link.name {
            Some(name) => format!("{}: {}", self.text(name), link.url),
            None => link.url.to_string(),
        }));
        lines.extend(self.address_line(o));
        lines.extend(hours.as_ref().map(|hours| self.said("csv-hours", &self.hours_line(hours))));
        lines.extend(people.iter().map(|person| self.person_line(person)));
        lines.extend(self.page_url(Kind::Organisation, &entry.id));
        lines
    }

    /// One service in one line: what is done, for whom, where, how, and whom to call. What stands with its organisation
    /// is not said again.
    fn service_line(&self, offer: &Offer) -> Option<String> {
        let Service {
            help,
            name: own,
            details,
            conditions,
            cost,
            documents,
            hours,
            // The row of the list decides what is told of these.
            audiences: _,
            areas: _,
            delivery: _,
            phones: _,
            status: _,
            // A text to paste has no use for these.
            id: _,
            source: _,
            verified: _,
            doubt: _,
        } = offer.service()?;
        let mut parts = Vec::new();
        let help = self.term_name(Vocabulary::Help, help).unwrap_or_else(|| help.to_string());
        let own = self.maybe(own).filter(|name| *name != help);
        let name = own.map_or_else(|| help.clone(), |name| format!("{name} ({help})"));
        parts.extend(self.maybe(details));
        parts.extend(offer.worse_state().map(|state| self.say(&format!("status-{state}"))));
        parts.extend(offer.worse_doubt().map(|doubt| self.doubt_line(doubt)));
        let mut say = |key: &str, items: Vec<String>| {
            parts.extend((!items.is_empty()).then(|| self.said(key, &items.join(", "))));
        };
        say("csv-audiences", self.term_names(Vocabulary::Audiences, offer.audiences()));
        say("csv-areas", self.term_names(Vocabulary::Areas, offer.areas()));
        say(
            "csv-delivery",
            offer.delivery().iter().map(|d| self.say(&format!("delivery-{d}"))).collect(),
        );
        say("csv-conditions", self.maybe(conditions).into_iter().collect());
        say("csv-cost", self.maybe(cost).into_iter().collect());
        say("csv-documents", documents.iter().map(|text| self.text(text)).collect());
        say("csv-hours", hours.iter().map(|hours| self.hours_line(hours)).collect());
        let own = offer.own_phones().iter();
        say("text-phone", own.map(|phone| self.phone_line(phone)).collect());
        Some(if parts.is_empty() { name } else { format!("{name}: {}", joined(&parts)) })
    }

    fn person_line(&self, person: &Person) -> String {
        let Person { name, role, responsible, phone, email } = person;
        let mut parts = vec![self.text(name)];
        parts.extend(role.as_ref().map(|role| self.text(role)));
        parts.extend(responsible.then(|| self.say("csv-responsible")));
        parts.extend(phone.as_ref().map(|phone| phone.national()));
        parts.extend(email.as_ref().map(|email| email.to_string()));
        parts.join(", ")
    }

    fn address_line(&self, o: &Organisation) -> Option<String> {
        let Address {
            street,
            city,
            postcode,
            note,
            how_to_get,
            accessibility,
            // The area is told by what is done there, and a point is for programs.
            area: _,
            location: _,
        } = o.address.as_ref()?;
        let texts = [street, city, note, how_to_get];
        let mut parts: Vec<String> =
            texts.into_iter().filter_map(|text| self.maybe(text)).collect();
        parts.extend(postcode.as_ref().map(|code| code.to_string()));
        parts.extend(accessibility.iter().map(|text| self.text(text)));
        (!parts.is_empty()).then(|| self.said("csv-address", &parts.join(", ")))
    }

    fn phone_line(&self, phone: &Phone) -> String {
        // An extension stands with its number; who calls hears which language is spoken.
        let Phone { number: _, extension: _, kind, label, hours, languages: _ } = phone;
        let kind = (!kind.is_for_calls()).then(|| self.say(&format!("phone-{kind}")));
        let mut about: Vec<String> = kind.into_iter().chain(self.maybe(label)).collect();
        about.extend(hours.as_ref().map(|hours| self.hours_line(hours)));
        match about.is_empty() {
            true => phone.written(self.lang),
            false => format!("{} ({})", phone.written(self.lang), about.join("; ")),
        }
    }

    fn not_reported(&self) -> String {
        match self.hotline_line() {
            Some(number) => {
                self.words.say("list-not-reported-hotline", &[("number", number.into())])
            }
            None => self.say("list-not-reported"),
        }
    }

    fn hotline_line(&self) -> Option<String> {
        let hotline = self.public.site.hotline.as_ref()?;
        hotline.number_to_call().map(|number| number.national())
    }

    fn hours_line(&self, hours: &Hours) -> String {
        hours.in_words(self.lang).join("; ")
    }

    fn say(&self, key: &str) -> String {
        self.words.say(key, &[])
    }

    fn said(&self, key: &str, what: &str) -> String {
        format!("{}: {what}", self.say(key))
    }

    /// A text on one line: a line end within it would break the form of the list.
    fn text(&self, text: &Text) -> String {
        text.get(self.lang).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn maybe(&self, text: &Option<Text>) -> Option<String> {
        text.as_ref().map(|text| self.text(text)).filter(|text| !text.is_empty())
    }

    fn term_name(&self, vocabulary: Vocabulary, id: &Id) -> Option<String> {
        self.public.find_term(vocabulary, id).map(|term| self.text(&term.name))
    }

    fn term_names(&self, vocabulary: Vocabulary, ids: &[Id]) -> Vec<String> {
        ids.iter().filter_map(|id| self.term_name(vocabulary, id)).collect()
    }

    fn page_url(&self, kind: Kind, id: &str) -> Option<String> {
        let address = self.routes.addresses.entry_page(self.lang, kind, id)?;
        Some(self.absolute(&address))
    }

    fn absolute(&self, address: &str) -> String {
        // Addresses of pages are made of ids, which a URL holds as they are.
        format!("{}{address}", self.public.site.base_url)
    }
}

/// Joins parts of one line by semicolons; a part that is a sentence needs none after its own mark.
fn joined(parts: &[String]) -> String {
    let mut line = String::new();
    for part in parts {
        match line.chars().last() {
            None => {}
            Some('.' | '!' | '?' | '…') => line.push(' '),
            Some(_) => line.push_str("; "),
        }
        line.push_str(part);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_keeps_its_own_mark() {
        let parts = ["Привозимо щодня.", "Район: Північ", "Вартість: безоплатно"];
        let line = joined(&parts.map(str::to_owned));
        assert_eq!(line, "Привозимо щодня. Район: Північ; Вартість: безоплатно");
    }
}
