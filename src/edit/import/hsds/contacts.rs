//! Whom to reach at an organisation of HSDS, a place or a service: phones with their languages, and people.

use super::known;
use super::numbers;
use super::record::{Record, RecordCell, joined};
use super::terms::Ties;
use super::{DraftBuilder, Fields, add_field, add_list};
use crate::base::choices::PhoneType;
use crate::base::diag::Code;
use crate::base::locale::Lang;
use crate::base::locale::phones::{PhoneNumber, extension_digits};
use crate::edit::import::draft::Fact;

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

/// How many digits a number of another country has at least.
const LIKE_A_NUMBER: usize = 7;

impl DraftBuilder<'_> {
    /// Takes the phones of a record.
    pub(super) fn take_phones(&mut self, record: &mut Record) -> Vec<Fact> {
        let phones = record.take_parts("phone").into_iter();
        phones.filter_map(|phone| self.take_phone(phone)).collect()
    }

    fn take_phone(&mut self, mut phone: Record) -> Option<Fact> {
        let place = phone.place.clone();
        let mut ties = Ties::take_attributes(&mut phone);
        let mut fields = Fields::new();
        let (number, dialled) = self.phone_number(phone.take("number"));
        let extension = ties.take_fact("extension").or(phone.take("extension")).or(dialled);
        // What is no extension of ours stands with what the number is for.
        let (extension, words) = match extension.as_ref().map(|cell| extension_digits(&cell.text)) {
            Some(Some(digits)) => (extension.map(|cell| RecordCell { text: digits, ..cell }), None),
            _ => (None, extension),
        };
        let sort = phone.take_any(&["type", "number_type"]);
        let kind = sort.as_ref().and_then(|sort| phone_type(&sort.text));
        let unknown = sort.clone().filter(|_| kind.is_none());
        let label = phone.take_any(&["description", "department"]).or(unknown);
        add_field(&mut fields, "number", number);
        add_field(&mut fields, "extension", extension);
        let kind = kind.filter(|kind| *kind != PhoneType::Voice).zip(sort);
        add_field(
            &mut fields,
            "type",
            kind.map(|(kind, cell)| RecordCell { text: kind.to_string(), ..cell }),
        );
        self.add_text(&mut fields, "label", labelled(label, words), &mut ties);
        add_field(&mut fields, "hours", ties.take_fact("hours"));
        let languages = self.take_languages(&mut phone);
        add_list(&mut fields, "languages", &place, languages);
        let is_own = ties.is_own();
        self.leave(&phone, ties, is_own);
        (!fields.is_empty()).then(|| Fact::from_fields(&place, fields))
    }

    /// Reads a number as people in its country write it, and what is dialled after it.
    fn phone_number(
        &mut self,
        cell: Option<RecordCell>,
    ) -> (Option<RecordCell>, Option<RecordCell>) {
        let Some(cell) = cell else { return (None, None) };
        let read = numbers::parse_number(&cell.text, self.country);
        let is_odd = PhoneNumber::parse(&read.number).is_err();
        let has_digits = read.number.bytes().filter(u8::is_ascii_digit).count() >= LIKE_A_NUMBER;
        if is_odd && has_digits && self.country.is_unknown() {
            self.odd_numbers.push(cell.place.clone());
        }
        let place = cell.place.clone();
        let extension = read.extension.map(|text| RecordCell { text, place });
        (Some(RecordCell { text: read.number, ..cell }), extension)
    }

    /// Takes languages; one that has no code here is left.
    fn take_languages(&mut self, record: &mut Record) -> Vec<Fact> {
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
            match language_code(&cell.text) {
                Some(code) => found.push(Fact::from_text(&cell.place, code)),
                None => self.count_unplaced(record.table, "language", &cell.place),
            }
        }
        found
    }

    /// Takes the people, with contacts that nobody sees unless there is consent.
    pub(super) fn take_people(&mut self, record: &mut Record) -> Vec<Fact> {
        let people = record.take_parts("contact").into_iter();
        people.filter_map(|contact| self.take_person(contact)).collect()
    }

    fn take_person(&mut self, mut contact: Record) -> Option<Fact> {
        let place = contact.place.clone();
        let mut ties = Ties::take_attributes(&mut contact);
        let Some(name) = contact.take("name") else {
            // Whose phone it is cannot be known, so it may be somebody's own.
            self.leave(&contact, ties, true);
            return None;
        };
        let role = joined(contact.take("title"), contact.take("department"), ", ");
        let phones = contact.take_parts("phone").into_iter();
        let numbers: Vec<RecordCell> =
            phones.filter_map(|mut phone| self.phone_number(phone.take("number")).0).collect();
        let mut numbers = numbers.into_iter();
        let (phone, email) = (numbers.next(), contact.take("email"));
        numbers.for_each(|further| self.count_unplaced("phone", "number", &further.place));
        let contacts: Vec<&str> =
            [&phone, &email].into_iter().flatten().map(|cell| cell.text.as_str()).collect();
        // What the entry shows already, it shows by the consent that it names.
        let is_shown = self.are_shown(&name.text, &contacts);
        let has_contact = !contacts.is_empty() && !is_shown;
        let mut fields = Fields::new();
        self.add_text(&mut fields, "name", Some(name), &mut ties);
        self.add_text(&mut fields, "role", role, &mut ties);
        if ties.take_fact("responsible").is_some_and(|cell| cell.text == "true") {
            fields.push(("responsible", Fact::from_bool(&place, true)));
        }
        add_field(&mut fields, "phone", phone);
        add_field(&mut fields, "email", email);
        if has_contact {
            known::guard_contacts(&mut fields, &place, self.asked.consent);
            if self.asked.consent.is_none() {
                self.findings.push(place.finding(Code::ImportConsent).with("taken", "yes"));
            }
        }
        let is_own = ties.is_own();
        self.leave(&contact, ties, is_own);
        Some(Fact::from_fields(&place, fields))
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

fn language_code(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let named = LANGUAGES.iter().find(|(_, en, uk)| lower == *en || lower == *uk);
    let own =
        || Lang::checked(&lower).or_else(|meant| meant.ok_or(())).ok().map(|lang| lang.to_string());
    named.map(|(code, ..)| (*code).to_owned()).or_else(own)
}
