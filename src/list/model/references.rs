//! Ids that name something else: organisations, terms, files.
//!
//! An unknown id is reported at the place where it is named, with the nearest name that exists. A mention of an
//! entry that is not published today is a warning: the page leaves it out.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::hints::Hints;
use super::index::Index;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location, Sited};
use crate::base::files::attachment_named;
use crate::base::locale::compare::nearest;
use crate::base::locale::typed::is_own_disk;
use crate::base::names::{Id, SourcePath};
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::content::validate::{
    Meeting, Need, Organisation, Records, Reference, ReferenceKind, Term,
};

/// Reports every id and file that an organisation names and that does not exist.
pub(super) fn of_organisation(
    organisation: &Organisation,
    index: &Index<'_>,
    diagnostics: &mut Diagnostics,
) {
    ReferenceCheck { index, diagnostics }.of_organisation(organisation);
}

/// Reports the same of everything else.
pub(super) fn check_references(
    records: &Records,
    index: &Index<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut check = ReferenceCheck { index, diagnostics };
    for meeting in &records.meetings {
        check.of_meeting(meeting);
    }
    for need in &records.needs {
        check.of_need(need);
    }
    for (vocabulary, terms) in &records.terms {
        check.of_terms(*vocabulary, terms);
    }
    for file in &records.site.checked_files {
        check.checked_file(file);
    }
    for private in &records.private {
        check.organisation_named(&private.id.value, &private.id.at);
    }
}

struct ReferenceCheck<'a> {
    index: &'a Index<'a>,
    diagnostics: &'a mut Diagnostics,
}

impl ReferenceCheck<'_> {
    fn of_organisation(&mut self, organisation: &Organisation) {
        self.references(organisation.references());
        self.check_file(organisation.logo.as_ref());
        self.check_picture(organisation.logo.as_ref());
        for member in &organisation.members {
            if member.value.id().is_some_and(|id| id.as_str() == organisation.common.id) {
                self.diagnostics.push(Diagnostic::new(Code::OwnMember, member.at.clone()));
            }
        }
    }

    fn of_meeting(&mut self, meeting: &Meeting) {
        for (kind, reference) in meeting.references() {
            match reference.value.id() {
                Some(id) => self.minuted(id, &reference.at),
                None => self.unknown(kind, &reference.value, &reference.at),
            }
        }
        for id in meeting.tasks.iter().flat_map(|task| &task.who.organisations) {
            self.minuted(&id.value, &id.at);
        }
        for document in &meeting.documents {
            self.check_file(Some(&document.file));
        }
    }

    fn of_need(&mut self, need: &Need) {
        self.references(need.references());
    }

    fn of_terms(&mut self, vocabulary: Vocabulary, terms: &[Term]) {
        let parents: BTreeMap<&Id, &Id> = terms
            .iter()
            .filter_map(|term| Some((&term.id.value, term.parent.as_ref()?.value.id()?)))
            .collect();
        for term in terms {
            let is_known = |id: &Id| self.is_term(vocabulary, id);
            if let Some(Sited { value, at }) =
                term.parent.as_ref().filter(|parent| !parent.value.id().is_some_and(is_known))
            {
                self.unknown(ReferenceKind::Term(vocabulary), value, at);
            }
            self.check_file(term.icon.as_ref());
            self.check_picture(term.icon.as_ref());
            if let Some(parent) =
                term.parent.as_ref().filter(|_| is_own_ancestor(&term.id.value, &parents))
            {
                let diagnostic = Diagnostic::new(Code::TermLoop, parent.at.clone());
                self.diagnostics.push(diagnostic.with("id", term.id.value.as_str()));
            }
        }
    }

    fn references(&mut self, references: Vec<(ReferenceKind, &Sited<Reference>)>) {
        for (kind, Sited { value, at }) in references {
            match (kind, value.id()) {
                (ReferenceKind::Organisation, Some(id)) => self.organisation_named(id.as_str(), at),
                (ReferenceKind::Term(vocabulary), Some(id)) if self.is_term(vocabulary, id) => {}
                (ReferenceKind::Term(_), Some(_) | None) | (ReferenceKind::Organisation, None) => {
                    self.unknown(kind, value, at);
                }
            }
        }
    }

    fn is_term(&self, vocabulary: Vocabulary, id: &Id) -> bool {
        self.index.terms.get(&vocabulary).is_some_and(|known| known.contains(id.as_str()))
    }

    /// Organisations that minutes name keep their names there. That one has ended since is no reason to ask anybody.
    fn minuted(&mut self, id: &Id, at: &Location) {
        let key = (Kind::Organisation, id.as_str());
        match (self.index.unpublished.contains(&key), self.index.ended.contains(&key)) {
            (false, _) => self.organisation_named(id.as_str(), at),
            (true, true) => {}
            (true, false) => {
                let diagnostic = Diagnostic::new(Code::NamedUnpublished, at.clone());
                self.diagnostics.push(diagnostic.with("target", id.as_str()));
            }
        }
    }

    fn organisation_named(&mut self, id: &str, at: &Location) {
        match self.index.organisations.get(id) {
            Some(_) if self.index.unpublished.contains(&(Kind::Organisation, id)) => {
                let diagnostic = Diagnostic::new(Code::LinkToUnpublished, at.clone());
                self.diagnostics.push(diagnostic.with("target", id));
            }
            Some(_) => {}
            None => self.unknown(ReferenceKind::Organisation, &Reference::new(id, false), at),
        }
    }

    /// Reports what names nobody, with whom it may mean.
    fn unknown(&mut self, kind: ReferenceKind, named: &Reference, at: &Location) {
        // Its file is there and could not be read, which is said at the file.
        if kind == ReferenceKind::Organisation && self.index.may_be_unread(named.text()) {
            return;
        }
        let diagnostic = match kind {
            ReferenceKind::Organisation => Diagnostic::new(Code::UnknownOrganisation, at.clone()),
            ReferenceKind::Term(vocabulary) => Diagnostic::new(Code::UnknownTerm, at.clone())
                .with("vocabulary", vocabulary.as_str()),
        };
        let diagnostic = diagnostic.with("id", named.quotable());
        let diagnostic = Hints { kind, index: self.index }.with_best_hint(named.text(), diagnostic);
        self.diagnostics.push(diagnostic);
    }

    /// A file that somebody says to have looked through.
    fn checked_file(&mut self, named: &Sited<Arc<str>>) {
        let path = attachment_path(&named.value);
        if path.is_some_and(|path| attachment_named(self.index.attachments, &path).is_some()) {
            return;
        }
        let names = self.index.attachments.keys().filter_map(|path| path.below("content/files"));
        let written = named.value.trim_start_matches('/').trim_start_matches("files/");
        let near = nearest(written, names);
        let diagnostic = Diagnostic::new(Code::UnknownCheckedFile, named.at.clone());
        self.diagnostics.push(diagnostic.with("file", &*named.value).with_nearest(near));
    }

    /// A file that a page shows as a picture.
    fn check_picture(&mut self, file: Option<&Sited<Arc<str>>>) {
        const PICTURES: [&str; 7] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];
        let Some(file) = file else { return };
        let ending = file.value.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        if attachment_path(&file.value).is_some()
            && ending.is_some_and(|ending| !PICTURES.contains(&ending.as_str()))
        {
            let diagnostic = Diagnostic::new(Code::NoPicture, file.at.clone());
            let diagnostic = diagnostic.with("target", &*file.value);
            self.diagnostics.push(diagnostic.with("known", PICTURES.join(", ")));
        }
    }

    /// A file of `content/files/`, named below `content/` or by its whole path; an address passes.
    fn check_file(&mut self, file: Option<&Sited<Arc<str>>>) {
        let Some(file) = file else { return };
        if attachment_path(&file.value)
            .is_some_and(|path| attachment_named(self.index.attachments, &path).is_none())
        {
            let diagnostic = Diagnostic::new(Code::BrokenLink, file.at.clone());
            let names = self.index.attachments.keys().map(|path| path.file_name());
            let near = nearest(SourcePath::new(&*file.value).file_name(), names);
            let diagnostic = diagnostic.with("target", &*file.value).with_nearest(near);
            self.diagnostics.push(match near {
                _ if is_own_disk(&file.value) => diagnostic.hint("own-disk"),
                Some(_) => diagnostic,
                None => diagnostic.hint("file"),
            });
        }
    }
}

/// Returns where a named file lies below the root; `None` for an address on the web.
pub(crate) fn attachment_path(named: &str) -> Option<SourcePath> {
    if crate::content::parse::markdown::scheme(named).is_some() && !is_own_disk(named) {
        return None;
    }
    let name = named.trim_start_matches('/');
    let name = name.strip_prefix("content/").unwrap_or(name);
    let name = name.strip_prefix("files/").unwrap_or(name);
    Some(SourcePath::new(format!("content/files/{name}")))
}

fn is_own_ancestor(id: &Id, parents: &BTreeMap<&Id, &Id>) -> bool {
    let mut at = id;
    for _ in 0..=parents.len() {
        match parents.get(at) {
            Some(&parent) if parent == id => return true,
            Some(&parent) => at = parent,
            None => return false,
        }
    }
    false
}
