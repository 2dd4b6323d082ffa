//! A number or an address that is private in one place is private everywhere.
//!
//! Every phone and e-mail of the site is compared after normalising, whatever its spelling, in fields and in
//! prose. One that stands less open in one place than in another is an error at both places: a
//! program cannot know which of the two the editor meant. What editors' notes mention is private too, unless a field
//! shows it: a note may name the hotline.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::contacts::{Contact, public_contacts, visit_fields};
use super::folded::{self, FoldedCache};
use crate::base::choices::Visibility;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::locale::disguised::PlainText;
use crate::base::locale::emails::find_emails;
use crate::base::locale::phones::find_numbers;
use crate::base::memo::Memo;
use crate::base::names::SourcePath;
use crate::base::secrets::{Secret, Secrets};
use crate::content::validate::Records;

/// Where a contact stands, and who sees it there.
struct Sighting {
    at: Location,
    visibility: Visibility,
    is_note: bool,
}

impl Sighting {
    fn in_field(at: &Location, visibility: Visibility) -> Self {
        Self { at: at.clone(), visibility, is_note: false }
    }

    fn in_text(at: Location) -> Self {
        Self { at, visibility: Visibility::Public, is_note: false }
    }

    fn in_note(at: Location) -> Self {
        Self { at, visibility: Visibility::Private, is_note: true }
    }
}

/// What stands in texts that were read before. It is only ever an advantage: empty, every text is looked through.
#[derive(Debug, Default)]
pub(super) struct MentionCache {
    /// By path, in their order.
    contacts: Memo<str, Vec<ContactMention>>,
    folded: FoldedCache,
}

/// A contact that a text mentions, and where.
type ContactMention = (Range<usize>, Contact);

/// Returns the contacts that a text mentions, also those that were written for eyes alone: `050/000/00/07`, `name (at) example.org`.
fn contact_mentions(text: &str) -> Vec<ContactMention> {
    let mut found = find_contacts(text);
    if let Some(plain) = PlainText::from_text(text) {
        for (part, contact) in find_contacts(plain.text()) {
            let span = plain.place(&part);
            let is_known = |(own, known): &ContactMention| {
                *known == contact && own.start < span.end && span.start < own.end
            };
            if !found.iter().any(is_known) {
                found.push((span, contact));
            }
        }
    }
    found
}

/// Returns the contacts that a text has, and where.
fn find_contacts(text: &str) -> Vec<ContactMention> {
    let numbers = find_numbers(text).into_iter().map(|(span, n)| (span, Contact::Phone(n)));
    let emails = find_emails(text).into_iter().map(|(span, e)| (span, Contact::Email(e)));
    numbers.chain(emails).collect()
}

/// Reports every contact that is more open in one place than in another, and every name that is not to be shown; returns what is
/// kept from readers.
pub(super) fn check_contacts(
    records: &Records,
    mentioned: &mut MentionCache,
    diagnostics: &mut Diagnostics,
) -> Secrets {
    // Only what is guarded somewhere is looked for elsewhere.
    let mut guarded: BTreeMap<Contact, Vec<Sighting>> = BTreeMap::new();
    visit_fields((&records.organisations, &records.private), &mut |visibility, contact, _| {
        if visibility != Visibility::Public {
            guarded.entry(contact.owned()).or_default();
        }
    });
    let (notes, names) = (Notes::new(records), folded::hidden_names(records));
    if guarded.is_empty() && notes.0.is_empty() && names.is_empty() {
        return Secrets::default();
    }
    visit_fields((&records.organisations, &records.private), &mut |visibility, contact, at| {
        if let Some(sightings) = guarded.get_mut(&contact.owned()) {
            sightings.push(Sighting::in_field(at, visibility));
        }
    });
    mentioned.contacts.update(&records.texts, |_, text| contact_mentions(text));
    notes.guard_mentions(records, mentioned, &mut guarded);
    check_prose(records, &notes, mentioned, &mut guarded);
    decoded_contacts(records, &mut guarded);
    let secrets = secrets(&guarded, &names);
    if !secrets.is_empty() {
        mentioned.folded.update(records, &secrets);
        folded_prose(records, (&notes, &names), &mentioned.folded, (&mut guarded, diagnostics));
    }
    for sightings in guarded.values() {
        report(sightings, diagnostics);
    }
    secrets
}

/// Makes the set of what is kept from readers: the contacts in their order, then the names.
fn secrets(guarded: &BTreeMap<Contact, Vec<Sighting>>, names: &[(Arc<str>, Location)]) -> Secrets {
    let contacts = guarded.iter().map(|(contact, sightings)| {
        let held = sightings.iter().max_by_key(|sighting| sighting.visibility);
        let at = held.map_or_else(|| Location::file(&SourcePath::new("private")), |s| s.at.clone());
        let secret = match contact {
            Contact::Phone(number) => Secret::Phone(number),
            Contact::Email(address) => Secret::Email(address),
        };
        (secret, at)
    });
    folded::secrets(contacts, names)
}

/// Adds what only a closer look at the texts tells.
fn folded_prose(
    records: &Records,
    (notes, names): (&Notes<'_>, &[(Arc<str>, Location)]),
    folded: &FoldedCache,
    (guarded, diagnostics): (&mut BTreeMap<Contact, Vec<Sighting>>, &mut Diagnostics),
) {
    let drafts = drafts(records);
    let contacts: Vec<Contact> = guarded.keys().cloned().collect();
    for (path, mentions) in folded.found_in_files() {
        for mention in mentions {
            let at = Location::new(path, &mention.span);
            if notes.cover(&at) {
                continue;
            }
            let Some(contact) = contacts.get(mention.secret) else {
                let (_, person) = &names[mention.secret - contacts.len()];
                let is_own = names.iter().any(|(_, own)| overlap(own, &at));
                if !is_own && !drafts.contains(path) && !is_translated_field(records, &at) {
                    folded::report_name(at, person, diagnostics);
                }
                continue;
            };
            let Some(sightings) = guarded.get_mut(contact) else { continue };
            let is_known = sightings.iter().any(|sighting| overlap(&sighting.at, &at))
                || (at.end == 0 && sightings.iter().any(|sighting| sighting.at.path == at.path));
            if !is_known && !is_shown_later(&drafts, &at, sightings) {
                sightings.push(Sighting::in_text(at));
            }
        }
    }
}

/// Tells a field of a translation, which names the people that the original names.
fn is_translated_field(records: &Records, at: &Location) -> bool {
    let is_original = records.commons().any(|(_, common)| common.path == at.path);
    let text = records.texts.get(&at.path).map_or("", |text| text);
    let body = text.strip_prefix("---\n").and_then(|text| text.find("\n---\n"));
    !is_original && body.is_none_or(|body| at.start < body)
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
        let hint = match sighting {
            Sighting { is_note: true, .. } => "here-note",
            _ if sighting.visibility == hidden.visibility => "here-private",
            _ => "here-shown",
        };
        let diagnostic = Diagnostic::new(Code::PrivateElsewhere, sighting.at.clone()).hint(hint);
        diagnostics.push(other.map(|s| s.at.clone()).into_iter().fold(diagnostic, Diagnostic::see));
    }
}

/// Looks for guarded contacts in every text of the site, outside the places that hold them as fields.
fn check_prose(
    records: &Records,
    notes: &Notes<'_>,
    mentioned: &MentionCache,
    guarded: &mut BTreeMap<Contact, Vec<Sighting>>,
) {
    let drafts = drafts(records);
    for (path, mentions) in mentioned.contacts.made_by_path() {
        for (span, contact) in mentions {
            let Some(sightings) = guarded.get_mut(contact) else { continue };
            let at = Location::new(path, span);
            let is_field = sightings.iter().any(|s| overlap(&s.at, &at));
            if !is_field && !is_shown_later(&drafts, &at, sightings) && !notes.cover(&at) {
                sightings.push(Sighting::in_text(at));
            }
        }
    }
}

/// Looks for guarded contacts in those texts of bodies that read otherwise than they are written (`050&nbsp;…`).
fn decoded_contacts(records: &Records, guarded: &mut BTreeMap<Contact, Vec<Sighting>>) {
    let drafts = drafts(records);
    let bodies = records.commons().filter_map(|(_, common)| common.body.as_ref());
    for body in bodies.flat_map(|bodies| bodies.all()) {
        for (span, text) in &body.decoded {
            let at = Location::new(&body.path, span);
            for (_, contact) in contact_mentions(text) {
                let Some(sightings) = guarded.get_mut(&contact) else { continue };
                let is_field = sightings.iter().any(|s| overlap(&s.at, &at));
                if !is_field && !is_shown_later(&drafts, &at, sightings) {
                    sightings.push(Sighting::in_text(at.clone()));
                }
            }
        }
    }
}

fn drafts(records: &Records) -> BTreeSet<&SourcePath> {
    let drafts = records.commons().filter(|(_, common)| common.draft);
    drafts.map(|(_, common)| &common.path).collect()
}

/// Tells what a draft says of what is in notes alone: it shows nothing yet, and its notes may say what is to be looked at in its text.
fn is_shown_later(drafts: &BTreeSet<&SourcePath>, at: &Location, sightings: &[Sighting]) -> bool {
    drafts.contains(&at.path) && sightings.iter().all(|sighting| sighting.is_note)
}

fn overlap(a: &Location, b: &Location) -> bool {
    a.path == b.path && a.start < b.end && b.start < a.end
}

/// What only editors read, by file: `private` of an entry, and all of a file of `private/`.
struct Notes<'a>(BTreeMap<&'a SourcePath, Option<&'a Location>>);

impl<'a> Notes<'a> {
    fn new(records: &'a Records) -> Self {
        let fields = records.commons().filter_map(|(_, common)| common.notes.as_ref());
        let whole = records.texts.keys().filter(|path| path.below("private").is_some());
        let fields = fields.map(|note| (&note.path, Some(note)));
        Self(fields.chain(whole.map(|path| (path, None))).collect())
    }

    /// Tells whether a place is within a note: it may name what is private.
    fn cover(&self, at: &Location) -> bool {
        match self.0.get(&at.path) {
            Some(Some(note)) => overlap(note, at),
            Some(None) => true,
            None => false,
        }
    }

    /// Guards what the notes mention and no field shows.
    fn guard_mentions(
        &self,
        records: &Records,
        mentioned: &MentionCache,
        guarded: &mut BTreeMap<Contact, Vec<Sighting>>,
    ) {
        let mut in_notes: Vec<(Contact, Location)> = Vec::new();
        let noted = mentioned.contacts.made_by_path().filter(|(path, _)| self.0.contains_key(path));
        for (path, mentions) in noted {
            let places =
                mentions.iter().map(|(span, contact)| (contact, Location::new(path, span)));
            let within =
                places.filter(|(contact, at)| self.cover(at) && !guarded.contains_key(contact));
            in_notes.extend(within.map(|(contact, at)| (contact.clone(), at)));
        }
        if in_notes.is_empty() {
            return;
        }
        let shown = public_contacts(records);
        for (contact, at) in in_notes.into_iter().filter(|(contact, _)| !shown.contains(contact)) {
            guarded.entry(contact).or_default().push(Sighting::in_note(at));
        }
    }
}
