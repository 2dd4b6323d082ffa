//! A number or an address that is private in one place is private everywhere.
//!
//! Every phone and e-mail of the site is compared after normalising, whatever its spelling, in fields and in
//! prose. One that stands less open in one place than in another is an error at both places: a
//! program cannot know which of the two the editor meant.

#![expect(
    clippy::disallowed_methods,
    reason = "compares every contact with every text, and tells only where they stand"
)]

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::choices::Visibility;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location, Sited};
use crate::base::locale::emails::find_emails;
use crate::base::locale::phones::{PhoneNumber, find_numbers};
use crate::base::maps::HashMap;
use crate::base::names::SourcePath;
use crate::base::privacy::Guarded;
use crate::content::validate::{Phone, Records};

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

/// What stands in texts that were read before. It is only ever an advantage: empty, every text is looked through.
#[derive(Default)]
pub(super) struct MentionCache(HashMap<SourcePath, Mentions>);

impl fmt::Debug for MentionCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mentioned({}, •••)", self.0.len())
    }
}

/// The contacts that a text mentions, and where.
#[derive(Clone)]
struct Mentions {
    of: Arc<str>,
    found: Arc<[(Range<usize>, Contact)]>,
}

impl MentionCache {
    /// Looks through all texts; what is known of those that did not change is taken over.
    fn look(&mut self, texts: &BTreeMap<SourcePath, Arc<str>>) {
        let before = std::mem::take(&mut self.0);
        let mentions = |(path, text): (&SourcePath, &Arc<str>)| {
            let same = before.get(path).filter(|mentions| mentions.of == *text).cloned();
            (path.clone(), same.unwrap_or_else(|| Mentions::new(text)))
        };
        self.0 = texts.par_iter().map(mentions).collect();
    }
}

impl Mentions {
    fn new(text: &Arc<str>) -> Self {
        let numbers = find_numbers(text).into_iter().map(|(span, n)| (span, Contact::Phone(n)));
        let emails = find_emails(text).into_iter().map(|(span, e)| (span, Contact::Email(e)));
        Self { of: Arc::clone(text), found: numbers.chain(emails).collect() }
    }
}

/// Reports every contact that is more open in one place than in another.
pub(super) fn check(
    records: &Records,
    mentioned: &mut MentionCache,
    diagnostics: &mut Diagnostics,
) {
    // Only what is guarded somewhere is looked for elsewhere.
    let mut guarded: BTreeMap<Contact, Vec<Sighting>> = BTreeMap::new();
    fields(records, &mut |visibility, contact, _| {
        if visibility != Visibility::Public {
            guarded.entry(contact.owned()).or_default();
        }
    });
    if guarded.is_empty() {
        return;
    }
    fields(records, &mut |visibility, contact, at| {
        if let Some(sightings) = guarded.get_mut(&contact.owned()) {
            sightings.push(Sighting { at: at.clone(), visibility });
        }
    });
    mentioned.look(&records.texts);
    prose(records, mentioned, &mut guarded);
    decoded(records, &mut guarded);
    for sightings in guarded.values() {
        report(sightings, diagnostics);
    }
}

fn report(sightings: &[Sighting], diagnostics: &mut Diagnostics) {
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
        diagnostics.mask(&sighting.at.path, sighting.at.start..sighting.at.end);
        let hint =
            if sighting.visibility == hidden.visibility { "here-private" } else { "here-shown" };
        let diagnostic = Diagnostic::new(Code::PrivateElsewhere, sighting.at.clone()).hint(hint);
        diagnostics.push(other.map(|s| s.at.clone()).into_iter().fold(diagnostic, Diagnostic::see));
    }
}

/// A contact as a field has it.
#[derive(Clone, Copy)]
enum Field<'a> {
    Phone(&'a PhoneNumber),
    Email(&'a str),
}

impl Field<'_> {
    fn owned(self) -> Contact {
        match self {
            Self::Phone(number) => Contact::Phone(number.clone()),
            Self::Email(address) => Contact::Email(address.to_lowercase()),
        }
    }
}

/// Goes through the fields that hold a contact, with who sees it there.
fn fields(records: &Records, see: &mut dyn FnMut(Visibility, Field<'_>, &Location)) {
    for organisation in &records.organisations {
        phones(&organisation.phones, see);
        organisation.services.iter().for_each(|service| phones(&service.phones, see));
    }
    records.private.iter().for_each(|private| phones(&private.phones, see));
    for organisation in &records.organisations {
        if let Some(email) = &organisation.email {
            see(Visibility::Public, Field::Email(&email.value), &email.at);
        }
        for person in &organisation.people {
            if let Some(phone) = &person.phone {
                let Sited { value, at } = phone.inspect();
                see(phone.visibility(), Field::Phone(value), at);
            }
            if let Some(email) = &person.email {
                let Sited { value, at } = email.inspect();
                see(email.visibility(), Field::Email(value), at);
            }
        }
    }
    for email in records.private.iter().flat_map(|private| &private.emails) {
        let Sited { value, at } = email.inspect();
        see(email.visibility(), Field::Email(value), at);
    }
}

fn phones(phones: &[Guarded<Phone>], see: &mut dyn FnMut(Visibility, Field<'_>, &Location)) {
    for phone in phones {
        let Sited { value, at } = &phone.inspect().number;
        see(phone.visibility(), Field::Phone(value), at);
    }
}

/// Looks for guarded contacts in every text of the site, outside the places that hold them as fields.
fn prose(
    records: &Records,
    mentioned: &MentionCache,
    guarded: &mut BTreeMap<Contact, Vec<Sighting>>,
) {
    for path in records.texts.keys() {
        let found = mentioned.0.get(path).map_or(&[][..], |mentions| &mentions.found);
        for (span, contact) in found {
            let Some(sightings) = guarded.get_mut(contact) else { continue };
            let at = Location::new(path, span);
            let is_field = sightings.iter().any(|s| overlap(&s.at, &at));
            if !is_field && !is_private_note(records, path, &at) {
                sightings.push(Sighting { at, visibility: Visibility::Public });
            }
        }
    }
}

/// Looks for guarded contacts in those texts of bodies that read otherwise than they are written (`050&nbsp;…`).
fn decoded(records: &Records, guarded: &mut BTreeMap<Contact, Vec<Sighting>>) {
    let bodies = records.commons().filter_map(|(_, common)| common.body.as_ref());
    for body in bodies.flat_map(|bodies| bodies.all()) {
        for (span, text) in &body.decoded {
            let at = Location::new(&body.path, span);
            for (_, contact) in Mentions::new(text).found.iter() {
                let Some(sightings) = guarded.get_mut(contact) else { continue };
                if !sightings.iter().any(|s| overlap(&s.at, &at)) {
                    sightings.push(Sighting { at: at.clone(), visibility: Visibility::Public });
                }
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
