//! What is kept from readers, looked for in every text of the content by what it says rather than by how it is written.
//!
//! The build looks through its finished files by the same [`Secrets`]; what it would find there is found here first, at its place.

#![expect(
    clippy::disallowed_methods,
    reason = "gathers what must not be shown into a set that shows nothing of it"
)]

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::base::choices::Visibility;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::localised::Text;
use crate::base::maps::HashMap;
use crate::base::memo::Memo;
use crate::base::names::SourcePath;
use crate::base::secrets::{FoundSecret, Secret, Secrets, name_key};
use crate::content::parse::body::Body;
use crate::content::validate::{Person, Records};

/// What was found in texts that were read before. It is only ever an advantage: empty, every text is looked through.
#[derive(Debug, Default)]
pub(super) struct FoldedCache {
    /// What is kept from readers, and was looked for.
    seal: String,
    found: Memo<str, Vec<FoldedMention>>,
}

/// A place where something is said, and which secret it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoldedMention {
    pub(super) span: Range<usize>,
    pub(super) secret: usize,
}

impl FoldedMention {
    fn new(found: &FoundSecret) -> Self {
        Self { span: found.span.clone(), secret: found.secret_index() }
    }
}

impl FoldedCache {
    /// Looks through every text that is published; what is known of those that did not change is taken over.
    pub(super) fn update(&mut self, records: &Records, secrets: &Secrets) {
        let seal = secrets.seal();
        if seal != self.seal {
            *self = Self { seal, ..Self::default() };
        }
        let bodies = bodies(records);
        let texts = records.texts.iter().filter(|(path, _)| path.below("private").is_none());
        self.found.update(texts, |path, text| mentions(text, bodies.get(path).copied(), secrets));
    }

    /// Goes through what each file says, by path.
    pub(super) fn found_in_files(
        &self,
    ) -> impl Iterator<Item = (&SourcePath, &Vec<FoldedMention>)> {
        self.found.made_by_path()
    }
}

fn bodies(records: &Records) -> HashMap<&SourcePath, &Body> {
    let bodies = records.commons().filter_map(|(_, common)| common.body.as_ref());
    bodies.flat_map(|bodies| bodies.all()).map(|body| (&body.path, &**body)).collect()
}

/// Looks through a text as it is written and as it will be shown; what only the second tells stands at the file's beginning.
fn mentions(text: &str, body: Option<&Body>, secrets: &Secrets) -> Vec<FoldedMention> {
    let mut found: Vec<FoldedMention> = secrets.find(text).iter().map(FoldedMention::new).collect();
    if let Some(body) = body {
        let decoded = body.decoded.iter().flat_map(|(span, text)| {
            secrets
                .find(text)
                .into_iter()
                .map(|found| FoldedMention { span: span.clone(), secret: found.secret_index() })
        });
        let decoded: Vec<FoldedMention> = decoded.collect();
        let html = match &*body.html {
            [whole] => secrets.find(whole),
            // Where an open link leads is not written yet.
            parts => secrets.find(&parts.concat()),
        };
        let shown =
            html.iter().map(|found| FoldedMention { span: 0..0, secret: found.secret_index() });
        for mention in decoded.into_iter().chain(shown) {
            if !found.iter().any(|known| known.secret == mention.secret) {
                found.push(mention);
            }
        }
    }
    found
}

/// Returns the people whose names are not shown anywhere, with the name in each language and the place of the person.
pub(super) fn hidden_names(records: &Records) -> Vec<(Arc<str>, Location)> {
    let people = || records.organisations.iter().flat_map(|organisation| &organisation.people);
    let name = |person: &Person| person.name.inspect().0.clone();
    let attendees = records.meetings.iter().flat_map(|meeting| &meeting.attendees);
    let attendees = attendees.flat_map(|attendee| {
        let name = attendee.name.as_ref().map(|name| &name.value);
        [name, attendee.person.as_ref()].into_iter().flatten().cloned()
    });
    let hidden = people().filter(|person| person.name.visibility() != Visibility::Public);
    let hidden = hidden.flat_map(|person| {
        let names: Vec<Arc<str>> = name(person).all().cloned().collect();
        names.into_iter().map(|name| (name, person.at.clone()))
    });
    let hidden: Vec<(Arc<str>, Location)> = hidden.collect();
    if hidden.is_empty() {
        return hidden;
    }
    let open = people().filter(|person| person.name.visibility() == Visibility::Public).map(name);
    let open: BTreeSet<Vec<String>> = open.chain(attendees).flat_map(|name| keys(&name)).collect();
    hidden.into_iter().filter(|(name, _)| !open.contains(&name_key(name))).collect()
}

fn keys(name: &Text) -> Vec<Vec<String>> {
    name.all().map(|name| name_key(name)).collect()
}

/// Makes the set of what is kept from readers: contacts, then names.
pub(super) fn secrets<'a>(
    contacts: impl Iterator<Item = (Secret<'a>, Location)>,
    names: &'a [(Arc<str>, Location)],
) -> Secrets {
    let names = names.iter().map(|(name, at)| (Secret::Name(name), at.clone()));
    Secrets::new(contacts.chain(names))
}

/// Reports a name where it is shown, and where it is not to be.
pub(super) fn report_name(at: Location, person: &Location, diagnostics: &mut Diagnostics) {
    diagnostics.mask(&at.path, at.start..at.end);
    diagnostics.push(Diagnostic::new(Code::PrivateName, at).see(person.clone()));
}
