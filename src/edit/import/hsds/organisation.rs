//! An organisation of HSDS, its phones, places and people.

use super::record::{Record, RecordCell};
use super::schedule::{self, SchedulePart};
use super::terms::Ties;
use super::{DraftBuilder, Fields, add, add_list};
use crate::base::choices::PhoneType;
use crate::base::diag::Code;
use crate::base::locale::edrpou::check_edrpou;
use crate::base::locale::{Lang, hours::Hours};
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::content::validate;
use crate::edit::import::draft::{Draft, Fact};
use crate::edit::import::wordpress;

/// The longest description that is a summary, in characters; a longer one is the text of the page.
const LONGEST_SUMMARY: usize = 300;

/// Languages by their names in English and Ukrainian.
const LANGUAGES: [(&str, &str, &str); 8] = [
    ("uk", "ukrainian", "українська"),
    ("en", "english", "англійська"),
    ("ru", "russian", "російська"),
    ("pl", "polish", "польська"),
    ("ro", "romanian", "румунська"),
    ("hu", "hungarian", "угорська"),
    ("crh", "crimean tatar", "кримськотатарська"),
    ("de", "german", "німецька"),
];

impl DraftBuilder<'_> {
    /// Makes the draft of an organisation; one without a name is none, and told.
    pub(super) fn organisation(&mut self, mut record: Record) -> Option<Draft> {
        let place = record.place.clone();
        let mut ties = Ties::of(&mut record);
        let is_own = ties.is_own();
        let mut fields = Fields::new();
        let id = self.id(&mut record, &mut ties);
        let name = record.take("name");
        let body = self.about(&mut record, &mut ties, name.as_ref(), &mut fields);
        add(&mut fields, "name", name);
        add(&mut fields, "short_name", record.take("alternate_name"));
        add(&mut fields, "sort_name", ties.fact("sort_name"));
        self.kind(&mut record, &mut ties, &mut fields);
        add(&mut fields, "status", ties.fact("status").filter(|status| status.text != "active"));
        add(&mut fields, "email", record.take("email"));
        add(&mut fields, "website", record.take_any(&["website", "url"]));
        add(&mut fields, "edrpou", edrpou(&mut record));
        add_list(&mut fields, "links", &place, links(&mut record));
        let mut phones = self.phones(&mut record);
        let mut people = self.people(&mut record);
        self.places(&mut record, &mut ties, &mut fields, (&mut phones, &mut people));
        let hours = fields.iter().find(|(key, _)| *key == "hours");
        let hours = hours.and_then(|(_, fact)| fact.as_text()).map(str::to_owned);
        let services = record.take_parts("service").into_iter();
        let services: Vec<Fact> = services
            .filter_map(|service| self.service(service, hours.as_deref(), is_own, &mut people))
            .collect();
        add_list(&mut fields, "phones", &place, phones);
        add_list(&mut fields, "people", &place, people);
        add_list(&mut fields, "services", &place, services);
        own_facts(&mut ties, &mut fields);
        ties.facts("changed");
        self.leave(&record, ties, is_own);
        Some(Draft { kind: Kind::Organisation, id, place, fields, body, is_faulty: false })
    }

    /// Returns the id that our own export names, and takes the address of our own page.
    fn id(&self, record: &mut Record, ties: &mut Ties) -> Option<String> {
        let of_page =
            record.peek("uri").and_then(|uri| self.asked.known.id_of_page(uri)).map(str::to_owned);
        let id = ties.fact("id").map(|cell| cell.text);
        if of_page.is_some() || id.is_some() {
            record.take("uri");
        }
        id.or(of_page)
    }

    /// Takes the description: a short one is the summary, a long one the text; returns the text.
    fn about(
        &self,
        record: &mut Record,
        ties: &mut Ties,
        name: Option<&RecordCell>,
        fields: &mut Fields,
    ) -> Option<String> {
        let own =
            ties.fact("body").map(|body| wordpress::markdown(&body.text).unwrap_or(body.text));
        let Some(about) = record.take("description") else { return own };
        if name.is_some_and(|name| name.text == about.text) {
            return own;
        }
        let text = if about.text.contains('<') { wordpress::markdown(&about.text) } else { None };
        let text = text.unwrap_or_else(|| about.text.clone());
        let is_short = !text.contains('\n') && text.chars().count() <= LONGEST_SUMMARY;
        if is_short || own.is_some() {
            fields.push(("summary", Fact::text(&about.place, text.replace('\n', " "))));
            return own;
        }
        Some(text)
    }

    /// Takes the kind; without one the draft lacks it, which is told at the organisation.
    fn kind(&mut self, record: &mut Record, ties: &mut Ties, fields: &mut Fields) {
        let known = self.asked.known;
        let tied = ties.terms(known, Vocabulary::Kinds).into_iter().next();
        let legal =
            record.peek("legal_status").and_then(|text| known.term(Vocabulary::Kinds, text));
        let legal = legal.map(str::to_owned).and_then(|term| {
            record.take("legal_status").map(|cell| RecordCell { text: term, ..cell })
        });
        add(fields, "kind", tied.or(legal).or_else(|| self.kind.clone()));
    }

    /// Takes the phones of a record.
    pub(super) fn phones(&mut self, record: &mut Record) -> Vec<Fact> {
        let phones = record.take_parts("phone").into_iter();
        phones.filter_map(|phone| self.phone(phone)).collect()
    }

    fn phone(&mut self, mut phone: Record) -> Option<Fact> {
        let place = phone.place.clone();
        let mut ties = Ties::of(&mut phone);
        let mut fields = Fields::new();
        let number = phone.take("number");
        let extension = ties.fact("extension").or(phone.take("extension"));
        // What is no extension of ours stands with what the number is for.
        let (extension, words) = match extension
            .as_ref()
            .map(|cell| validate::extension(&cell.text))
        {
            Some(Some(digits)) => (extension.map(|cell| RecordCell { text: digits, ..cell }), None),
            _ => (None, extension),
        };
        let sort = phone.take("type");
        let kind = sort.as_ref().and_then(|sort| phone_type(&sort.text));
        let unknown = sort.clone().filter(|_| kind.is_none());
        let label = phone.take_any(&["description", "department"]).or(unknown);
        add(&mut fields, "number", number);
        add(&mut fields, "extension", extension);
        let kind = kind.filter(|kind| *kind != PhoneType::Voice).zip(sort);
        add(
            &mut fields,
            "type",
            kind.map(|(kind, cell)| RecordCell { text: kind.to_string(), ..cell }),
        );
        add(&mut fields, "label", labelled(label, words));
        add(&mut fields, "hours", ties.fact("hours"));
        let languages = self.languages(&mut phone);
        add_list(&mut fields, "languages", &place, languages);
        let is_own = ties.is_own();
        self.leave(&phone, ties, is_own);
        (!fields.is_empty()).then(|| Fact::map(&place, fields))
    }

    /// Takes languages; one that has no code here is left.
    fn languages(&mut self, record: &mut Record) -> Vec<Fact> {
        let mut found: Vec<Fact> = Vec::new();
        let written = record.take("language").map(|cell| {
            let parts = cell.text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
            parts
                .map(|part| RecordCell { text: part.to_owned(), place: cell.place.clone() })
                .collect::<Vec<_>>()
        });
        let rows = record.take_parts("language").into_iter().filter_map(|mut language| {
            let name = language.take_any(&["name", "language"]);
            language.take("code").or(name)
        });
        for cell in written.into_iter().flatten().chain(rows) {
            match code(&cell.text) {
                Some(code) => found.push(Fact::text(&cell.place, code)),
                None => self.left(record.table, "language", &cell.place),
            }
        }
        found
    }

    /// Takes the places: the first with an address is the organisation's, phones and people of all are its own.
    fn places(
        &mut self,
        record: &mut Record,
        ties: &mut Ties,
        fields: &mut Fields,
        (phones, people): (&mut Vec<Fact>, &mut Vec<Fact>),
    ) {
        let own_hours = ties.fact("hours");
        let mut schedules = Vec::new();
        let mut has_address = false;
        for mut location in record.take_parts("location") {
            phones.extend(self.phones(&mut location));
            people.extend(self.people(&mut location));
            let mut ties = Ties::of(&mut location);
            let is_virtual =
                location.take("location_type").is_some_and(|sort| sort.text == "virtual");
            if has_address || is_virtual {
                if has_address && !is_virtual {
                    self.findings.push(location.place.finding(Code::ImportSecondPlace));
                }
            } else {
                schedules = location.take_parts("schedule");
                if let Some(address) = self.address(&mut location, &mut ties) {
                    fields.push(("address", address));
                    has_address = true;
                }
            }
            let is_own = ties.is_own();
            self.leave(&location, ties, is_own);
        }
        let of_places = self.hours(schedules, own_hours.is_some());
        add(fields, "hours", own_hours.or(of_places));
    }

    /// Takes the schedules of a place or a service, and tells what is no usual week.
    pub(super) fn hours(&mut self, mut rows: Vec<Record>, as_written: bool) -> Option<RecordCell> {
        let week = schedule::week(&mut rows, as_written);
        match week {
            SchedulePart::Unsaid => None,
            SchedulePart::Hours(text, cell) if Hours::parse(&text).is_ok() => {
                rows.iter().for_each(|row| row.leftovers(&mut self.rest));
                Some(RecordCell { text, ..cell })
            }
            SchedulePart::Hours(text, RecordCell { place, .. })
            | SchedulePart::Other(RecordCell { text, place }) => {
                self.findings.push(place.finding(Code::ImportSchedule).with("value", text));
                None
            }
        }
    }

    fn address(&mut self, location: &mut Record, ties: &mut Ties) -> Option<Fact> {
        let place = location.place.clone();
        let mut postal = location.take_parts("address").into_iter();
        let first = postal.next();
        postal.for_each(|other| other.leftovers(&mut self.rest));
        let mut fields = Fields::new();
        if let Some(mut address) = first {
            self.street(&mut address, &mut fields);
        }
        for key in ["street", "city", "postcode"] {
            add(&mut fields, key, ties.fact(key));
        }
        let area = ties.terms(self.asked.known, Vocabulary::Areas).into_iter().next();
        add(&mut fields, "area", area);
        let name = location.take("name");
        add(&mut fields, "note", location.take("description").or(name));
        add(&mut fields, "how_to_get", location.take("transportation"));
        let steps = location.take_parts("accessibility").into_iter().filter_map(|mut row| {
            let said = row.take_any(&["description", "accessibility"]);
            let text = joined(said, row.take("details"), ": ");
            row.leftovers(&mut self.rest);
            text.map(|cell| cell.fact())
        });
        let steps = steps.collect();
        add_list(&mut fields, "accessibility", &place, steps);
        if let (Some(latitude), Some(longitude)) =
            (location.take("latitude"), location.take("longitude"))
        {
            fields.push(("location", Fact::list(&place, vec![latitude.fact(), longitude.fact()])));
        }
        (!fields.is_empty()).then(|| Fact::map(&place, fields))
    }

    fn street(&mut self, address: &mut Record, fields: &mut Fields) {
        let more = ["address_2", "address_3", "address_4"];
        let street = more
            .iter()
            .fold(address.take("address_1"), |street, key| joined(street, address.take(key), ", "));
        add(fields, "street", street);
        add(fields, "city", address.take("city"));
        add(fields, "postcode", address.take("postal_code"));
        // The list is of one town: whose region and country is known.
        let region = address.take("region").map(|cell| {
            let term = self.asked.known.term(Vocabulary::Areas, &cell.text).map(str::to_owned);
            (cell, term)
        });
        match region {
            Some((cell, Some(term))) => {
                add(fields, "area", Some(RecordCell { text: term, ..cell }));
            }
            Some((cell, None)) => self.left("address", "region", &cell.place),
            None => {}
        }
        for known in ["address_type", "country", "state_province"] {
            address.take(known);
        }
        address.leftovers(&mut self.rest);
    }

    /// Takes the people, with contacts that nobody sees unless there is consent.
    pub(super) fn people(&mut self, record: &mut Record) -> Vec<Fact> {
        let people = record.take_parts("contact").into_iter();
        people.filter_map(|contact| self.person(contact)).collect()
    }

    fn person(&mut self, mut contact: Record) -> Option<Fact> {
        let place = contact.place.clone();
        let mut ties = Ties::of(&mut contact);
        let Some(name) = contact.take("name") else {
            // Whose phone it is cannot be known, so it may be somebody's own.
            self.leave(&contact, ties, true);
            return None;
        };
        let role = joined(contact.take("title"), contact.take("department"), ", ");
        let phones = contact.take_parts("phone").into_iter();
        let mut phones = phones.filter_map(|mut phone| phone.take("number"));
        let (phone, email) = (phones.next(), contact.take("email"));
        phones.for_each(|further| self.left("phone", "number", &further.place));
        let has_contact = phone.is_some() || email.is_some();
        let mut fields = vec![("name", name.fact())];
        add(&mut fields, "role", role);
        if ties.fact("responsible").is_some_and(|cell| cell.text == "true") {
            fields.push(("responsible", Fact::flag(&place, true)));
        }
        add(&mut fields, "phone", phone);
        add(&mut fields, "email", email);
        match self.asked.consent {
            Some(day) if has_contact => {
                fields.push(("visibility", Fact::text(&place, "public")));
                let on = Fact::text(&place, day.to_string());
                fields.push(("consent", Fact::map(&place, vec![("on", on)])));
            }
            None if has_contact => {
                fields.push(("visibility", Fact::text(&place, "private")));
                self.findings.push(place.finding(Code::ImportConsent));
            }
            _ => {}
        }
        let is_own = ties.is_own();
        self.leave(&contact, ties, is_own);
        Some(Fact::map(&place, fields))
    }
}

/// Takes a check of that day.
pub(super) fn verified(on: Option<RecordCell>, ties: &mut Ties, fields: &mut Fields) {
    let by = ties.fact("verified.by");
    if let Some(on) = on {
        let place = on.place.clone();
        let mut verified = vec![("on", on.fact())];
        add(&mut verified, "by", by);
        fields.push(("verified", Fact::map(&place, verified)));
    }
}

/// Takes facts that only our own export has words for.
fn own_facts(ties: &mut Ties, fields: &mut Fields) {
    add(fields, "source", ties.fact("source"));
    let on = ties.fact("verified.on");
    verified(on, ties, fields);
    for key in ["members", "formerly"] {
        let ids: Vec<Fact> = ties.facts(key).iter().map(RecordCell::fact).collect();
        if let Some(place) = ids.first().map(|id| id.place.clone()) {
            fields.push((key, Fact::list(&place, ids)));
        }
    }
}

/// Takes the code of the Ukrainian register; other registers' codes have no place.
fn edrpou(record: &mut Record) -> Option<RecordCell> {
    let mut found = None;
    for mut identifier in record.take_parts("organization_identifier") {
        let names = ["identifier_scheme", "identifier_type"];
        let is_ours = names.iter().filter_map(|name| identifier.peek(name)).any(|name| {
            let name = name.to_uppercase();
            name == "UA-EDR" || name.contains("ЄДРПОУ") || name.contains("EDRPOU")
        });
        if is_ours && found.is_none() {
            found = identifier.take("identifier");
        } else {
            record.add(identifier);
        }
    }
    let is_code = record.peek("tax_id").is_some_and(|code| check_edrpou(code).is_ok());
    found.or_else(|| record.take("tax_id").filter(|_| is_code))
}

fn links(record: &mut Record) -> Vec<Fact> {
    let links = record.take_parts("url").into_iter();
    links
        .map(|mut link| {
            let mut fields = Fields::new();
            add(&mut fields, "url", link.take("url"));
            add(&mut fields, "name", link.take("label"));
            Fact::map(&link.place, fields)
        })
        .collect()
}

/// Joins two texts.
pub(super) fn joined(
    first: Option<RecordCell>,
    second: Option<RecordCell>,
    between: &str,
) -> Option<RecordCell> {
    match (first, second) {
        (Some(first), Some(second)) => {
            Some(RecordCell { text: format!("{}{between}{}", first.text, second.text), ..first })
        }
        (first, second) => first.or(second),
    }
}

/// Returns what a word of HSDS says of what answers a number.
fn phone_type(word: &str) -> Option<PhoneType> {
    Some(match word.trim().to_ascii_lowercase().as_str() {
        "voice" => PhoneType::Voice,
        "cell" | "mobile" => PhoneType::Mobile,
        "fax" => PhoneType::Fax,
        "text" | "sms" | "textphone" => PhoneType::Text,
        "video" => PhoneType::Video,
        _ => return None,
    })
}

/// An extension that is no number stands with what the number is for.
fn labelled(label: Option<RecordCell>, extension: Option<RecordCell>) -> Option<RecordCell> {
    let extension =
        extension.map(|cell| RecordCell { text: format!("дод. {}", cell.text), ..cell });
    joined(label, extension, ", ")
}

fn code(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let named = LANGUAGES.iter().find(|(_, en, uk)| lower == *en || lower == *uk);
    let own =
        || Lang::checked(&lower).or_else(|meant| meant.ok_or(())).ok().map(|lang| lang.to_string());
    named.map(|(code, ..)| (*code).to_owned()).or_else(own)
}
