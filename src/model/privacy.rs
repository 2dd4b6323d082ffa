//! A number or an address that is private in one place is private everywhere.
//!
//! Every phone and e-mail of the site is compared after normalising, whatever its spelling, in fields and in
//! prose. One that stands less open in one place than in another is an error at both places (DESIGN.md §2): a
//! program cannot know which of the two the editor meant.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Location, Remarks};
use crate::locale::phones::{PhoneNumber, find_numbers};
use crate::names::SourcePath;
use crate::privacy::{Guarded, Visibility};
use crate::validate::{Phone, Records};

/// A contact, after normalising.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Contact {
    Phone(PhoneNumber),
    Email(String),
}

/// Where a contact stands, and who sees it there.
struct Sighting {
    at: Location,
    visibility: Visibility,
}

/// Reports every contact that is more open in one place than in another.
pub(super) fn check(records: &Records, remarks: &mut Remarks) {
    let mut seen: BTreeMap<Contact, Vec<Sighting>> = BTreeMap::new();
    collect_fields(records, &mut seen);
    // Only what is guarded somewhere is looked for in prose.
    seen.retain(|_, sightings| sightings.iter().any(|s| s.visibility != Visibility::Public));
    if seen.is_empty() {
        return;
    }
    collect_prose(records, &mut seen);
    for sightings in seen.values() {
        report(sightings, remarks);
    }
}

fn report(sightings: &[Sighting], remarks: &mut Remarks) {
    let closed = sightings.iter().map(|s| s.visibility).max();
    let Some(hidden) = sightings.iter().find(|s| Some(s.visibility) == closed) else { return };
    if sightings.iter().all(|s| s.visibility == hidden.visibility) {
        return;
    }
    for sighting in sightings {
        let other = if sighting.visibility == hidden.visibility {
            sightings.iter().find(|s| s.visibility != hidden.visibility)
        } else {
            Some(hidden)
        };
        remarks.mask(&sighting.at.path, sighting.at.start..sighting.at.end);
        let hint =
            if sighting.visibility == hidden.visibility { "here-private" } else { "here-shown" };
        let remark = Diagnostic::new(Code::PrivateElsewhere, sighting.at.clone()).hint(hint);
        remarks.push(other.map(|s| s.at.clone()).into_iter().fold(remark, Diagnostic::see));
    }
}

fn collect_fields(records: &Records, seen: &mut BTreeMap<Contact, Vec<Sighting>>) {
    let mut add = |contact: Contact, at: &Location, visibility| {
        seen.entry(contact).or_default().push(Sighting { at: at.clone(), visibility });
    };
    let mut phones = |phones: &[Guarded<Phone>]| {
        for phone in phones {
            let visibility = phone.visibility();
            phone
                .inspect(|p| add(Contact::Phone(p.number.value.clone()), &p.number.at, visibility));
        }
    };
    for organisation in &records.organisations {
        phones(&organisation.phones);
        organisation.services.iter().for_each(|service| phones(&service.phones));
    }
    records.private.iter().for_each(|private| phones(&private.phones));
    for organisation in &records.organisations {
        if let Some(email) = &organisation.email {
            add(Contact::Email(email.value.to_lowercase()), &email.at, Visibility::Public);
        }
        for person in &organisation.people {
            if let Some(phone) = &person.phone {
                let visibility = phone.visibility();
                phone.inspect(|p| add(Contact::Phone(p.value.clone()), &p.at, visibility));
            }
            if let Some(email) = &person.email {
                let visibility = email.visibility();
                email.inspect(|e| add(Contact::Email(e.value.to_lowercase()), &e.at, visibility));
            }
        }
    }
    for email in records.private.iter().flat_map(|private| &private.emails) {
        let visibility = email.visibility();
        email.inspect(|e| add(Contact::Email(e.value.to_lowercase()), &e.at, visibility));
    }
}

/// Looks for guarded contacts in every text of the site, outside the places that hold them as fields.
fn collect_prose(records: &Records, seen: &mut BTreeMap<Contact, Vec<Sighting>>) {
    for (path, text) in &records.texts {
        let numbers = find_numbers(text).into_iter().map(|(span, n)| (span, Contact::Phone(n)));
        let emails = find_emails(text).into_iter().map(|(span, e)| (span, Contact::Email(e)));
        for (span, contact) in numbers.chain(emails).collect::<Vec<_>>() {
            let Some(sightings) = seen.get_mut(&contact) else { continue };
            let at = Location::new(path, &span);
            let is_field = sightings.iter().any(|s| overlap(&s.at, &at));
            if !is_field && !is_private_note(records, path, &at) {
                sightings.push(Sighting { at, visibility: Visibility::Public });
            }
        }
    }
}

fn overlap(a: &Location, b: &Location) -> bool {
    a.path == b.path && a.start < b.end && b.start < a.end
}

/// Notes of editors may name what is private: nobody else reads them.
fn is_private_note(records: &Records, path: &SourcePath, at: &Location) -> bool {
    path.below("private").is_some()
        || records
            .commons()
            .filter_map(|(_, common)| common.notes.as_ref())
            .any(|note| overlap(note, at))
}

/// Finds words with one `@` inside, without the signs around them.
fn find_emails(text: &str) -> Vec<(std::ops::Range<usize>, String)> {
    let is_part = |c: char| c.is_alphanumeric() || "._%+-@".contains(c);
    let mut found = Vec::new();
    let mut start = 0;
    for (byte, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if is_part(c) {
            continue;
        }
        let word = text[start..byte].trim_end_matches('.');
        let at = word.find('@');
        if at.is_some_and(|at| at > 0 && word[at + 1..].contains('.')) {
            found.push((start..start + word.len(), word.to_lowercase()));
        }
        start = (byte + c.len_utf8()).min(text.len());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_prose() {
        let text = "Пишіть на Info@Example.org, або (a.b@example.org).";
        let found: Vec<String> = find_emails(text).into_iter().map(|(_, email)| email).collect();
        assert_eq!(found, ["info@example.org", "a.b@example.org"]);
    }
}
