//! People: their names and offices, and contacts only where they agreed.
//!
//! A contact of a person without consent is not taken at all, and that is told: what was never written cannot leak.

use super::understand::{Reader, pieces};
use crate::base::diag::Code;
use crate::base::locale::phones::PhoneNumber;
use crate::edit::import::draft::{Fact, Value};
use crate::edit::import::place::Place;

/// Reads people as our own list writes them: name, office, whether they are responsible, phone, e-mail address.
pub(super) fn people(reader: &mut Reader<'_>, place: &Place, text: &str) -> Vec<Fact> {
    pieces(text, &[';', '\n']).map(|piece| person(reader, place, piece)).collect()
}

fn person(reader: &mut Reader<'_>, place: &Place, piece: &str) -> Fact {
    let mut fields: Vec<(&'static str, Fact)> = Vec::new();
    let mut role: Vec<&str> = Vec::new();
    for (number, part) in pieces(piece, &[',']).enumerate() {
        if number == 0 {
            let (office, name) = office_and_name(part);
            role.extend(office);
            fields.push(("name", Fact::text(place, name)));
        } else if reader.asked.known.say("csv-responsible").iter().any(|words| words == part) {
            fields.push(("responsible", Fact::text(place, "yes")));
        } else if PhoneNumber::parse(part).is_ok() {
            let phone = reader.phone(place, part);
            fields.extend(phone.map(|phone| ("phone", Fact::text(place, phone))));
        } else if part.contains('@') && !part.contains(' ') {
            fields.push(("email", Fact::text(place, part)));
        } else {
            role.push(part);
        }
    }
    if !role.is_empty() {
        fields.push(("role", Fact::text(place, role.join(", "))));
    }
    Fact::map(place, fields)
}

/// Parts «Директор гімназії: Панова Софія»: what stands after the colon is a name only where it looks like one.
fn office_and_name(text: &str) -> (Option<&str>, &str) {
    let is_name = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        let has_capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
        (2..=4).contains(&words.len()) && words.iter().all(has_capital)
    };
    match text.split_once(':') {
        Some((office, name)) if is_name(name) && !office.trim().is_empty() => {
            (Some(office.trim()), name.trim())
        }
        _ => (None, text),
    }
}

/// Lets contacts through where there is consent: in the row itself, or vouched for by whoever imports.
pub(super) fn settle(fields: &mut [(&'static str, Fact)], reader: &mut Reader<'_>) {
    let people = fields.iter_mut().filter(|(key, _)| *key == "people");
    for (_, fact) in people {
        let Value::List(people) = &mut fact.value else { continue };
        for person in people {
            let place = person.place.clone();
            if let Value::Map(fields) = &mut person.value {
                settle_one(fields, &place, reader);
            }
        }
    }
}

fn settle_one(fields: &mut Vec<(&'static str, Fact)>, place: &Place, reader: &mut Reader<'_>) {
    let has =
        |fields: &[(&'static str, Fact)], key: &str| fields.iter().any(|(own, _)| *own == key);
    if !has(fields, "phone") && !has(fields, "email") {
        // Consent to nothing is no private fact worth keeping, and there is nothing to be seen.
        fields.retain(|(key, _)| !matches!(*key, "consent" | "visibility"));
        return;
    }
    if !has(fields, "consent")
        && let Some(day) = reader.asked.consent
    {
        let on = Fact::text(place, day.to_string());
        fields.push(("consent", Fact::map(place, vec![("on", on)])));
    }
    if has(fields, "consent") {
        if !has(fields, "visibility") {
            fields.push(("visibility", Fact::text(place, "public")));
        }
        return;
    }
    let contact = fields.iter().find(|(key, _)| matches!(*key, "phone" | "email"));
    let at = contact.map_or(place, |(_, fact)| &fact.place).clone();
    reader.report(at.finding(Code::ImportConsent));
    fields.retain(|(key, _)| !matches!(*key, "phone" | "email" | "visibility"));
}
