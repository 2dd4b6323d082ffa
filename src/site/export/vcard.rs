//! Organisations for the address book of a phone: vCard 3.0, which most phones read, and 4.0.
//!
//! One file for each organisation, and all of them in one. Every number that everybody may call is there with what it
//! is for; what has no property of its own stands in the note. An organisation that has closed is in no address book.

use std::borrow::Cow;

use super::export_context::ExportContext;
use super::lines::Lines;
use crate::base::choices::{PhoneType, Status};
use crate::base::locale::Lang;
use crate::base::locale::phones::PhoneNumber;
use crate::base::localised::Text;
use crate::base::messages::Messages;
use crate::base::sink::Sink;
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::content::validate::Link;
use crate::list::offers::{Offer, OrganisationNumber, is_listed};
use crate::list::publish::{Address, Entry, Organisation, Person, Phone, Service};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Version {
    /// RFC 2426.
    Three,
    /// RFC 6350.
    Four,
}

/// Writes one organisation as vCard 3.0.
pub(super) fn write_one(
    context: &ExportContext<'_>,
    organisation: &Organisation,
    buffer: &mut Vec<u8>,
) {
    Card::new(context, Version::Three).once(organisation, buffer);
}

/// Writes all organisations as vCard 3.0.
pub(super) fn write_all(context: &ExportContext<'_>, sink: &mut Sink<'_>) {
    every(context, sink, |o, buffer| Card::new(context, Version::Three).once(o, buffer));
}

/// Writes all organisations as vCard 4.0.
pub(super) fn all_in_four(context: &ExportContext<'_>, sink: &mut Sink<'_>) {
    every(context, sink, |o, buffer| Card::new(context, Version::Four).write(o, buffer));
}

fn every(
    context: &ExportContext<'_>,
    sink: &mut Sink<'_>,
    write: impl Fn(&Organisation, &mut Vec<u8>),
) {
    let working = context.public.organisations.iter().filter(|o| is_listed(o.status));
    working.for_each(|organisation| {
        write(organisation, sink.buffer());
        sink.flow();
    });
}

struct Card<'a> {
    context: &'a ExportContext<'a>,
    version: Version,
    words: &'a Messages,
    lang: Lang,
}

impl<'a> Card<'a> {
    fn new(context: &'a ExportContext<'a>, version: Version) -> Self {
        let lang = context.lang();
        Self { context, version, words: context.words, lang }
    }

    /// Writes a card of version 3.0, which two files hold.
    fn once(&self, o: &Organisation, buffer: &mut Vec<u8>) {
        self.context.kept.write_card(&o.entry.id, buffer, |buffer| self.write(o, buffer));
    }

    fn write(&self, o: &Organisation, buffer: &mut Vec<u8>) {
        let Organisation {
            entry,
            name,
            short_name,
            // Numbers and people, addresses of every kind.
            phones: _,
            people: _,
            email: _,
            website: _,
            links: _,
            address: _,
            kind: _,
            // The note.
            summary: _,
            status: _,
            services: _,
            is_desk: _,
            hours: _,
            edrpou: _,
            doubt: _,
            // An address book has no place for these, or a picture only whole.
            members: _,
            verified: _,
            next_check: _,
            logo: _,
            filed_under: _,
            sort_key: _,
            index_letter: _,
        } = o;
        let mut lines = Lines::new(buffer);
        self.begin_card(entry, name, &mut lines);
        lines.put_text("FN", &name.main);
        lines.write_joined("ORG", ";", [&*name.main]);
        if let Some(short) = short_name {
            lines.write_joined("NICKNAME", ",", [&*short.main]);
        }
        self.write_phones(o, &mut lines);
        self.addresses(o, &mut lines);
        lines.maybe("NOTE", Some(&self.note(o)));
        if let Some(changed) = entry.changed {
            let day = changed.strftime("%Y%m%d").to_string();
            let day =
                if self.version == Version::Three { changed.to_string() } else { day + "T000000Z" };
            lines.raw("REV", &day);
        }
        lines.raw("END", "VCARD");
    }

    /// Writes of which version a card is, whose, and who may have it.
    fn begin_card(&self, entry: &Entry, name: &Text, lines: &mut Lines<'_>) {
        lines.raw("BEGIN", "VCARD");
        lines.raw("VERSION", if self.version == Version::Three { "3.0" } else { "4.0" });
        lines.raw("PRODID", concat!("-//Perelik//", env!("CARGO_PKG_VERSION"), "//UK"));
        let uid = self.context.lasting_name("organisations", entry);
        lines.put_text("UID", &uid);
        if self.version == Version::Four {
            lines.raw("KIND", "org");
        } else {
            // A phone then files the card under the organisation's name and not under a person's.
            lines.raw("X-ABSHOWAS", "COMPANY");
            lines.write_joined("N", ";", [&*name.main, "", "", "", ""]);
        }
        if self.context.stamp.is_some() && self.version == Version::Three {
            lines.raw("CLASS", "CONFIDENTIAL");
        }
    }

    /// Writes every number once, the organisation's own first, each with what it is for.
    fn write_phones(&self, o: &Organisation, lines: &mut Lines<'_>) {
        let mut told: Vec<Phone> = Vec::new();
        for OrganisationNumber { phone, service, state: _ } in self.context.public.numbers_of(o) {
            let label = phone.label.as_ref().map(|label| &*label.main);
            let help = || Some(self.service_name(service?));
            let is_first = phone.is_for_calls() && !told.iter().any(|phone| phone.is_for_calls());
            self.write_phone(phone, (label.or_else(help), is_first), told.len(), lines);
            told.push(phone.clone());
        }
        // Addresses stand together; an address book has no place for who is responsible.
        for Person { name, role, phone, email: _, responsible: _ } in &o.people {
            let is_told = |number: &&PhoneNumber| told.iter().any(|phone| phone.number == **number);
            if let Some(number) = phone.as_ref().filter(|number| !is_told(number)) {
                let role = role.as_ref().map(|role| format!(", {}", role.main));
                let label = format!("{}{}", name.main, role.unwrap_or_default());
                let phone = Phone::from_number(number);
                self.write_phone(&phone, (Some(&label), told.is_empty()), told.len(), lines);
                told.push(phone);
            }
        }
    }

    fn write_phone(
        &self,
        phone: &Phone,
        (label, is_preferred): (Option<&str>, bool),
        position: usize,
        lines: &mut Lines<'_>,
    ) {
        let group = match label {
            Some(_) => format!("item{}.", position + 1),
            None => String::new(),
        };
        let Phone {
            number,
            extension: _, // dialled after the number
            kind,
            label: _, // or what stands for it
            // The note.
            hours: _,
            languages: _,
        } = phone;
        let kind = self.type_word(*kind);
        match (self.version, number.is_short()) {
            (Version::Three, _) => {
                let preferred = if is_preferred { ",PREF" } else { "" };
                lines
                    .put_text(&format!("{group}TEL;TYPE=WORK,{kind}{preferred}"), &phone.dialled());
            }
            (Version::Four, is_short) => {
                let preferred = if is_preferred { ";PREF=1" } else { "" };
                let name = format!("{group}TEL;TYPE=\"work,{kind}\"{preferred}");
                // A short number is no URI without the country that it belongs to.
                match is_short {
                    false => {
                        lines.raw(&format!("{name};VALUE=uri"), &format!("tel:{}", phone.uri()));
                    }
                    true => lines.put_text(&format!("{name};VALUE=text"), &phone.dialled()),
                }
            }
        }
        lines.maybe(&format!("{group}X-ABLABEL"), label);
    }

    /// Returns the word for what answers a number (RFC 2426, 3.3.1; RFC 6350, 6.4.1).
    fn type_word(&self, kind: PhoneType) -> &'static str {
        let [three, four] = match kind {
            PhoneType::Voice => ["VOICE", "voice"],
            PhoneType::Mobile => ["CELL", "cell"],
            PhoneType::Fax => ["FAX", "fax"],
            PhoneType::Text => ["MSG", "text"],
            PhoneType::Video => ["VIDEO", "video"],
        };
        if self.version == Version::Three { three } else { four }
    }

    fn addresses(&self, o: &Organisation, lines: &mut Lines<'_>) {
        let email = if self.version == Version::Three { "EMAIL;TYPE=INTERNET" } else { "EMAIL" };
        lines.maybe(email, o.email.as_deref());
        for person in o.people.iter().filter(|person| person.email != o.email) {
            lines.maybe(email, person.email.as_deref());
        }
        let urls = o.website.iter().chain(o.links.iter().map(|Link { url, name: _ }| url));
        urls.for_each(|url| lines.raw("URL", url));
        if let Some(page) = self.context.page_url(Kind::Organisation, &o.entry.id) {
            lines.raw("SOURCE", &page);
        }
        if let Some(address) = &o.address {
            let Address {
                street,
                city,
                postcode,
                location,
                area: _, // nothing that the post knows
                // The note.
                note: _,
                how_to_get: _,
                accessibility: _,
            } = address;
            let text = |text: &'_ Option<Text>| {
                text.as_ref().map_or(String::new(), |t| t.main.to_string())
            };
            let (street, city) = (text(street), text(city));
            let postcode = postcode.as_deref().unwrap_or_default();
            let parts = ["", "", &*street, &*city, "", postcode, ""];
            let kind = if self.version == Version::Three { "ADR;TYPE=WORK" } else { "ADR" };
            if parts.iter().any(|part| !part.is_empty()) {
                lines.write_joined(kind, ";", parts);
            }
            if let Some((lat, lon)) = *location {
                match self.version {
                    Version::Three => lines.raw("GEO", &format!("{lat};{lon}")),
                    Version::Four => lines.raw("GEO", &format!("geo:{lat},{lon}")),
                }
            }
        }
        let helps = self.context.public.helps_of(&o.entry.id).into_iter();
        let helps = helps.filter_map(|help| self.context.term_name(Vocabulary::Help, help));
        let kinds = self.context.term_names(Vocabulary::Kinds, o.kind.as_slice());
        let mut categories = kinds.chain(helps).peekable();
        if categories.peek().is_some() {
            lines.write_joined("CATEGORIES", ",", categories);
        }
    }

    /// Says in words what has no property of its own: how it stands, what is done, when, by whom.
    fn note(&self, o: &Organisation) -> String {
        let say =
            |key: &str, value: &str| Cow::Owned(format!("{}: {value}", self.words.say(key, &[])));
        let mut note: Vec<Cow<'_, str>> = Vec::new();
        note.extend(self.context.stamp.map(Cow::Borrowed));
        if o.status != Status::Active {
            note.push(say("csv-status", &self.words.say(&format!("status-{}", o.status), &[])));
        }
        let doubt = o.doubt.map(|doubt| format!("doubt-{}", doubt.as_str()));
        note.extend(doubt.map(|key| Cow::Owned(self.words.say(&key, &[]))));
        note.extend(o.summary.as_ref().map(main_text));
        let listed = self.context.public.listed_of(&o.entry.id);
        note.extend(listed.filter_map(|offer| self.service_line(offer)).map(Cow::Owned));
        if o.services.is_empty() && !o.is_desk {
            note.push(say("csv-help", &self.context.not_reported()));
        }
        let hours = o.hours.as_ref().map(|hours| hours.in_words(self.lang).join("; "));
        note.extend(hours.map(|hours| say("csv-hours", &hours)));
        note.extend(
            o.phones.iter().filter_map(|phone| self.hours_and_languages(phone)).map(Cow::Owned),
        );
        let people = o.people.iter().map(|person| {
            let role = person.role.as_ref().map(|role| format!(", {}", role.main));
            format!("{}{}", person.name.main, role.unwrap_or_default())
        });
        let people: Vec<String> = people.collect();
        note.extend((!people.is_empty()).then(|| say("csv-people", &people.join("; "))));
        if let Some(address) = &o.address {
            let texts = [("csv-note", &address.note), ("csv-how-to-get", &address.how_to_get)];
            for (key, text) in texts {
                note.extend(text.as_ref().map(|text| say(key, &text.main)));
            }
            let access: Vec<&str> = address.accessibility.iter().map(|text| &*text.main).collect();
            note.extend((!access.is_empty()).then(|| say("csv-accessibility", &access.join("; "))));
        }
        note.extend(o.edrpou.as_ref().map(|code| say("csv-edrpou", code)));
        note.join("\n")
    }

    fn service_name<'s>(&self, service: &'s Service) -> &'s str
    where
        'a: 's,
    {
        let help = || self.context.term_name(Vocabulary::Help, &service.help);
        let own = service.name.as_ref().map(|name| &*name.main);
        own.or_else(help).unwrap_or(service.help.as_str())
    }

    /// One service on a line. What stands with its organisation is not said again.
    fn service_line(&self, offer: &Offer) -> Option<String> {
        let service = offer.service()?;
        let Service {
            details,
            conditions,
            cost,
            documents,
            hours,
            // What it is called.
            help: _,
            name: _,
            // The row of the list decides what is told of these.
            audiences: _,
            areas: _,
            delivery: _,
            phones: _,
            status: _,
            // An address book has no place for these.
            id: _,
            source: _,
            verified: _,
            doubt: _, // the note of its organisation
        } = service;
        let mut parts = vec![Cow::Borrowed(self.service_name(service))];
        let state = offer.worse_state();
        parts.extend(state.map(|state| self.words.say(&format!("status-{state}"), &[]).into()));
        parts.extend(details.as_ref().map(main_text));
        let delivery = offer.delivery().iter();
        parts.extend(delivery.map(|way| self.words.say(&format!("delivery-{way}"), &[]).into()));
        let audiences = self.context.term_names(Vocabulary::Audiences, offer.audiences());
        let areas = self.context.term_names(Vocabulary::Areas, offer.areas());
        parts.extend(audiences.chain(areas).map(Cow::Borrowed));
        parts.extend(conditions.as_ref().map(main_text));
        parts.extend(cost.as_ref().map(main_text));
        parts.extend(documents.iter().map(main_text));
        parts.extend(hours.as_ref().map(|hours| hours.in_words(self.lang).join(", ").into()));
        parts.extend(
            offer
                .own_phones()
                .iter()
                .filter_map(|phone| self.hours_and_languages(phone))
                .map(Cow::Owned),
        );
        Some(parts.join("; "))
    }

    /// When a number is answered and in which languages, if anything is known.
    fn hours_and_languages(&self, phone: &Phone) -> Option<String> {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(phone.hours.as_ref().map(|hours| hours.in_words(self.lang).join(", ")));
        parts.extend(phone.languages.iter().map(|lang| lang.to_string()));
        (!parts.is_empty()).then(|| format!("{}: {}", phone.written(self.lang), parts.join("; ")))
    }
}

fn main_text(text: &Text) -> Cow<'_, str> {
    Cow::Borrowed(&*text.main)
}
