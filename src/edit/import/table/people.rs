//! People: their names and offices, and contacts only where they agreed.
//!
//! A contact of a person without consent is not taken at all, and that is told: what was never written cannot leak.

use super::cells::Cell;
use super::office::{is_name, is_office, office_and_name};
use super::own_row::OwnRow;
use super::reader::{CellReader, pieces};
use super::since::reads_same;
use crate::base::diag::Code;
use crate::base::locale::compare::fold;
use crate::base::locale::phones::{FEWEST_DIGITS_OF_CONTACT, PhoneNumber};
use crate::base::quoted::unquoted;
use crate::edit::import::draft::{Fact, FactValue};
use crate::edit::import::place::Place;
use crate::list::model::consent_of;

/// Reads people as our own list writes them: name, office, whether they are responsible, phone, e-mail address.
pub(super) fn parse_people(reader: &mut CellReader<'_>, place: &Place, text: &str) -> Vec<Fact> {
    pieces(text, &[';', '\n']).map(|piece| parse_person(reader, place, piece)).collect()
}

/// Reads the people of a cell of the list's own table that somebody changed. Of a person who was there as it is, nothing but the
/// name is said: the entry knows more than a cell holds.
pub(super) fn changed_people(
    reader: &mut CellReader<'_>,
    place: &Place,
    was: &str,
    is: &str,
) -> Fact {
    let mut all = Vec::new();
    for piece in pieces(is, &[';', '\n']) {
        let is_there = pieces(was, &[';', '\n']).any(|own| reads_same(own, piece));
        let mut fact = parse_person(reader, place, piece);
        if let FactValue::Map(fields) = &mut fact.value {
            fields.retain(|(key, _)| !is_there || *key == "name");
        }
        all.push(fact);
    }
    Fact::from_items(place, all)
}

/// Tells a cell whose heading says that whoever stands in it answers for the list.
pub(super) fn is_of_responsible(cell: &Cell) -> bool {
    const WORDS: [&str; 3] = ["відповідальн", "хто відповідає", "responsible"];
    let heading = cell.place.field.as_deref().map(fold).unwrap_or_default();
    WORDS.iter().any(|word| heading.contains(word))
}

/// Says of the people of a cell that they answer for the list, where the cell does not say so itself.
pub(super) fn mark_responsible(people: &mut Fact) {
    let FactValue::List(people) = &mut people.value else { return };
    for person in people {
        let place = person.place.clone();
        if let FactValue::Map(fields) = &mut person.value
            && fields.iter().all(|(key, _)| *key != "responsible")
        {
            fields.push(("responsible", Fact::from_bool(&place, true)));
        }
    }
}

fn parse_person(reader: &mut CellReader<'_>, place: &Place, piece: &str) -> Fact {
    let mut fields: Vec<(&'static str, Fact)> = Vec::new();
    let mut role: Vec<String> = Vec::new();
    let mut parts: Vec<&str> = pieces(piece, &[',']).collect();
    // «Начальник відділу, Панова Софія»: the office stands first. Our own list begins with the name, whatever it is.
    if !reader.is_ours
        && parts.first().is_some_and(|first| is_office(first))
        && let Some(name) = parts.iter().position(|part| is_name(part) && !is_office(part))
    {
        let name = parts.remove(name);
        parts.insert(0, name);
    }
    for (number, part) in parts.into_iter().enumerate() {
        // What our own list puts in quotes is a name or an office, whatever it looks like.
        let own = unquoted(part);
        if let Some(text) = own.clone().filter(|_| reader.is_ours) {
            match number {
                0 => fields.push(("name", Fact::from_text(place, text))),
                _ => role.push(text),
            }
            continue;
        }
        let part = own.as_deref().unwrap_or(part);
        if number == 0 {
            let (part, contacts) = without_contacts(part);
            let whole = (None, part.as_str());
            let (office, name) = if reader.is_ours { whole } else { office_and_name(&part) };
            role.extend(office.map(str::to_owned));
            fields.push(("name", Fact::from_text(place, name)));
            for (key, contact) in contacts {
                fields.push((key, Fact::from_text(place, contact)));
            }
        } else if reader.asked.known.say("csv-responsible").iter().any(|words| words == part) {
            fields.push(("responsible", Fact::from_text(place, "yes")));
        } else if PhoneNumber::parse(part).is_ok() {
            let phone = reader.phone_number(place, part);
            fields.extend(phone.map(|phone| ("phone", Fact::from_text(place, phone))));
        } else if part.contains('@') && !part.contains(' ') {
            fields.push(("email", Fact::from_text(place, part)));
        } else {
            let (part, contacts) = without_contacts(part);
            role.extend(Some(part).filter(|part| !part.is_empty()));
            for (key, contact) in contacts {
                fields.push((key, Fact::from_text(place, contact)));
            }
        }
    }
    if !role.is_empty() {
        fields.push(("role", Fact::from_text(place, role.join(", "))));
    }
    Fact::from_fields(place, fields)
}

/// Takes phones and e-mail addresses out of a name or an office, where no comma parts them: «Приклад Олена 050 …» would
/// publish with the name what nobody agreed to. What has too many digits for a name is taken for a phone and checked as one.
fn without_contacts(text: &str) -> (String, Vec<(&'static str, String)>) {
    let mut contacts = Vec::new();
    let mut rest = String::new();
    for word in text.split_whitespace() {
        if word.contains('@') {
            let address = word.trim_matches(['(', ')', '<', '>', ';']);
            contacts.push(("email", address.to_owned()));
        } else {
            rest.extend([if rest.is_empty() { "" } else { " " }, word]);
        }
    }
    let is_digit = |c: char| c.is_ascii_digit();
    if rest.matches(is_digit).count() >= FEWEST_DIGITS_OF_CONTACT
        && let (Some(first), Some(last)) = (rest.find(is_digit), rest.rfind(is_digit))
    {
        let from = rest[..first].trim_end_matches(['+', '(', ' ']).len();
        let to = last + 1 + usize::from(rest[last + 1..].starts_with(')'));
        contacts.push(("phone", rest[from..to].trim().to_owned()));
        let name = rest[..from].trim_end();
        let name = NUMBER_WORDS.iter().find_map(|word| name.strip_suffix(word)).unwrap_or(name);
        rest = [name.trim(), rest[to..].trim()].join(" ").trim().to_owned();
    }
    (rest, contacts)
}

/// What stands before a number in a cell.
const NUMBER_WORDS: [&str; 6] = ["тел.:", "тел.", "тел:", "тел", "моб.", "т."];

/// Lets contacts through where there is consent: in the row itself, in the entry of `own`, or vouched for by whoever imports.
pub(super) fn assign_contacts(
    fields: &mut [(&'static str, Fact)],
    reader: &mut CellReader<'_>,
    own: Option<OwnRow<'_>>,
) {
    let people = fields.iter_mut().filter(|(key, _)| *key == "people");
    for (_, fact) in people {
        let FactValue::List(people) = &mut fact.value else { continue };
        for person in people {
            let place = person.place.clone();
            let FactValue::Map(fields) = &mut person.value else { continue };
            // Of a person whom a row of the list's own only names the entry knows the contacts.
            let is_only_named =
                |(key, _): &(&str, _)| matches!(*key, "name" | "visibility" | "show_name");
            if own.is_some() && fields.iter().all(is_only_named) {
                continue;
            }
            let name =
                fields.iter().find(|(key, _)| *key == "name").and_then(|(_, name)| name.as_text());
            let consent = own.zip(name).and_then(|(own, name)| {
                consent_of(reader.asked.known.register, &own.row.organisation, name)
            });
            if let Some(day) = consent.filter(|_| fields.iter().all(|(key, _)| *key != "consent")) {
                let on = Fact::from_text(&place, day.to_string());
                fields.push(("consent", Fact::from_fields(&place, vec![("on", on)])));
            }
            resolve_one(fields, &place, reader);
        }
    }
}

fn resolve_one(fields: &mut Vec<(&'static str, Fact)>, place: &Place, reader: &mut CellReader<'_>) {
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
        let on = Fact::from_text(place, day.to_string());
        fields.push(("consent", Fact::from_fields(place, vec![("on", on)])));
    }
    if has(fields, "consent") {
        if !has(fields, "visibility") {
            fields.push(("visibility", Fact::from_text(place, "public")));
        }
        return;
    }
    let contact = fields.iter().find(|(key, _)| matches!(*key, "phone" | "email"));
    let at = contact.map_or(place, |(_, fact)| &fact.place).clone();
    reader.report(at.finding(Code::ImportConsent).with("taken", "no"));
    fields.retain(|(key, _)| !matches!(*key, "phone" | "email" | "visibility"));
}
