//! Ids that name something else: organisations, terms, files.
//!
//! An unknown id is reported at the place where it is named, with the nearest name that exists. A mention of an
//! entry that is not published today is a warning: the page leaves it out.

#![expect(clippy::disallowed_methods, reason = "looks an area up that stands in a hidden address")]

use std::collections::BTreeMap;
use std::sync::Arc;

use super::index::Index;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Sited};
use crate::base::names::{Id, SourcePath};
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::content::validate::form::nearest;
use crate::content::validate::{Meeting, Need, Organisation, Records, Term};

/// Reports every id and file that an organisation names and that does not exist.
pub(super) fn of_organisation(
    organisation: &Organisation,
    index: &Index<'_>,
    diagnostics: &mut Diagnostics,
) {
    Check { index, diagnostics }.of_organisation(organisation);
}

/// Reports the same of everything else.
pub(super) fn check(records: &Records, index: &Index<'_>, diagnostics: &mut Diagnostics) {
    let mut check = Check { index, diagnostics };
    for meeting in &records.meetings {
        check.of_meeting(meeting);
    }
    for need in &records.needs {
        check.of_need(need);
    }
    for (vocabulary, terms) in &records.terms {
        check.of_terms(*vocabulary, terms);
    }
    for private in &records.private {
        check.organisation_named(&private.id.value, &private.id.at);
    }
}

struct Check<'a> {
    index: &'a Index<'a>,
    diagnostics: &'a mut Diagnostics,
}

impl Check<'_> {
    fn of_organisation(&mut self, organisation: &Organisation) {
        self.terms(Vocabulary::Kinds, organisation.kind.iter());
        for service in &organisation.services {
            self.terms(Vocabulary::Help, [&service.help].into_iter());
            self.terms(Vocabulary::Audiences, service.audiences.iter());
            self.terms(Vocabulary::Areas, service.areas.iter());
        }
        if let Some(address) = &organisation.address {
            self.terms(Vocabulary::Areas, address.inspect().area.iter());
        }
        self.organisations(organisation.members.iter());
        self.file(organisation.logo.as_ref());
    }

    fn of_meeting(&mut self, meeting: &Meeting) {
        self.minuted(meeting.organiser.iter());
        self.minuted(meeting.attendees.iter().filter_map(|a| a.organisation.as_ref()));
        for task in &meeting.tasks {
            self.minuted(task.who.organisations.iter());
        }
        for document in &meeting.documents {
            self.file(Some(&document.file));
        }
    }

    fn of_need(&mut self, need: &Need) {
        self.terms(Vocabulary::Resources, need.resource.iter());
        self.terms(Vocabulary::Help, need.help.iter());
        self.terms(Vocabulary::Audiences, need.audiences.iter());
        self.terms(Vocabulary::Areas, need.areas.iter());
        self.organisations(need.by.iter());
    }

    fn of_terms(&mut self, vocabulary: Vocabulary, terms: &[Term]) {
        let parents: BTreeMap<&Id, &Sited<Id>> =
            terms.iter().filter_map(|t| Some((&t.id.value, t.parent.as_ref()?))).collect();
        for term in terms {
            self.terms(vocabulary, term.parent.iter());
            self.file(term.icon.as_ref());
            if let Some(parent) =
                term.parent.as_ref().filter(|_| is_own_ancestor(&term.id.value, &parents))
            {
                let diagnostic = Diagnostic::new(Code::TermLoop, parent.at.clone());
                self.diagnostics.push(diagnostic.with("id", term.id.value.as_str()));
            }
        }
    }

    fn terms<'r>(&mut self, vocabulary: Vocabulary, ids: impl Iterator<Item = &'r Sited<Id>>) {
        let known = self.index.terms.get(&vocabulary);
        for id in ids {
            if known.is_some_and(|known| known.contains(id.value.as_str())) {
                continue;
            }
            let names = sorted(known.into_iter().flatten().copied());
            let diagnostic = Diagnostic::new(Code::UnknownTerm, id.at.clone())
                .with("id", id.value.as_str())
                .with("vocabulary", vocabulary.as_str());
            let renamed = self.index.renamed.get(&vocabulary);
            let renamed = renamed.and_then(|renamed| renamed.get(id.value.as_str()).copied());
            let near = renamed.or_else(|| nearest(id.value.as_str(), names.into_iter()));
            self.diagnostics.push(diagnostic.nearest(near));
        }
    }

    fn organisations<'r>(&mut self, ids: impl Iterator<Item = &'r Sited<Id>>) {
        for id in ids {
            self.organisation_named(id.value.as_str(), &id.at);
        }
    }

    /// Organisations that minutes name keep their names there. That one has ended since is no reason to ask anybody.
    fn minuted<'r>(&mut self, ids: impl Iterator<Item = &'r Sited<Id>>) {
        for Sited { value, at } in ids {
            let key = (Kind::Organisation, value.as_str());
            match (self.index.unpublished.contains(&key), self.index.ended.contains(&key)) {
                (false, _) => self.organisation_named(value.as_str(), at),
                (true, true) => {}
                (true, false) => {
                    let diagnostic = Diagnostic::new(Code::NamedUnpublished, at.clone());
                    self.diagnostics.push(diagnostic.with("target", value.as_str()));
                }
            }
        }
    }

    fn organisation_named(&mut self, id: &str, at: &crate::base::diag::Location) {
        match self.index.organisations.get(id) {
            Some(_) if self.index.unpublished.contains(&(Kind::Organisation, id)) => {
                let diagnostic = Diagnostic::new(Code::LinkToUnpublished, at.clone());
                self.diagnostics.push(diagnostic.with("target", id));
            }
            Some(_) => {}
            None => {
                let names = sorted(self.index.organisations.keys().copied());
                let diagnostic =
                    Diagnostic::new(Code::UnknownOrganisation, at.clone()).with("id", id);
                let near = nearest(id, names.into_iter());
                let file = near.and_then(|id| self.index.organisations.get(id));
                let diagnostic = match file {
                    Some(common) => diagnostic.with("file", common.path.as_str()),
                    None => diagnostic,
                };
                self.diagnostics.push(diagnostic.nearest(near));
            }
        }
    }

    /// A file of `content/files/`, named below `content/` or by its whole path; an address passes.
    fn file(&mut self, file: Option<&Sited<Arc<str>>>) {
        let Some(file) = file else { return };
        if attachment_path(&file.value)
            .is_some_and(|path| !self.index.attachments.contains_key(&path))
        {
            let diagnostic = Diagnostic::new(Code::BrokenLink, file.at.clone());
            let names = self.index.attachments.keys().map(|path| path.file_name());
            let near = nearest(SourcePath::new(&*file.value).file_name(), names);
            self.diagnostics.push(diagnostic.with("target", &*file.value).nearest(near));
        }
    }
}

/// Of several names that are equally near, the first is told.
fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names
}

/// Returns where a named file lies below the root; `None` for an address on the web.
pub(crate) fn attachment_path(named: &str) -> Option<SourcePath> {
    if crate::content::parse::markdown::scheme(named).is_some() {
        return None;
    }
    let name = named.trim_start_matches('/');
    let name = name.strip_prefix("content/").unwrap_or(name);
    let name = name.strip_prefix("files/").unwrap_or(name);
    Some(SourcePath::new(format!("content/files/{name}")))
}

fn is_own_ancestor(id: &Id, parents: &BTreeMap<&Id, &Sited<Id>>) -> bool {
    let mut at = id;
    for _ in 0..=parents.len() {
        match parents.get(at) {
            Some(parent) if parent.value == *id => return true,
            Some(parent) => at = &parent.value,
            None => return false,
        }
    }
    false
}
