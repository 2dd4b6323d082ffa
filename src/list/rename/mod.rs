//! An entry or a term gets another id, everywhere where it is named.
//!
//! Comes in: what was read, and the two ids. Goes out: which files move, and the new text of each that names the old id, in
//! a field, in a translation or in a link of a body; or why that cannot be done. Former links go on working: the old id is
//! written down as a former one. A name in a sentence is no reference and stays, and so does a reference by name.

mod change;
mod links;
mod references;

use std::collections::{BTreeMap, BTreeSet};

use crate::base::diag::{Code, Diagnostics, Level, line_of};
use crate::base::files::Sources;
use crate::base::locale::compare::fold_id;
use crate::base::locale::compare::nearest;
use crate::base::names::{Id, SourcePath};
use crate::base::yaml::edit::Refusal;
use crate::content::fields::Vocabulary;
use crate::content::parse::{self, Kind, content_path, edit};
use crate::content::validate::{Match, ReferenceKind};
use crate::list::ledger;
use crate::list::model::Register;
pub(crate) use change::Obstacle;
use change::{Change, Subject};

/// What is to be done.
#[derive(Debug, Default)]
pub(crate) struct RenamePlan {
    /// The files that move, and where to.
    pub moved: BTreeMap<SourcePath, SourcePath>,
    /// Those of them that lie at their new place already, since somebody renamed them by hand.
    pub by_hand: BTreeSet<SourcePath>,
    /// The new texts, by the path that was read.
    pub changed: BTreeMap<SourcePath, String>,
}

/// Plans how `old` becomes `new`; either may be preceded by its folder or vocabulary (`organisations/ID`, `help/ID`).
pub(crate) fn plan(
    sources: &Sources,
    (register, diagnostics): (&Register, &Diagnostics),
    old: &str,
    new: &str,
) -> Result<RenamePlan, Obstacle> {
    let subject = find_subject(sources, register, old)?;
    let new =
        new.strip_prefix(subject.group()).and_then(|new| new.strip_prefix('/')).unwrap_or(new);
    let change = Change { sources, register, diagnostics, subject, new: new.to_owned() };
    change.find_obstacle()?;
    change.plan()
}

/// Returns the sources as they were before somebody renamed the files of an entry by hand, and what these files were called; `None` where
/// `old` is there, or where `new` is no entry.
pub(crate) fn before_renaming(
    sources: &Sources,
    register: &Register,
    old: &str,
    new: &str,
) -> Option<(Sources, BTreeSet<SourcePath>)> {
    let Err(Obstacle::Unknown(_)) = find_subject(sources, register, old) else { return None };
    let Ok(subject @ Subject::Entry(..)) = find_subject(sources, register, new) else {
        return None;
    };
    let old = old.strip_prefix(subject.group()).map_or(old, |old| old.trim_start_matches('/'));
    let is_id = old.split('/').all(|part| Id::new(part).is_ok());
    if !subject.is_named(new) || !is_id {
        return None;
    }
    let mut before = sources.clone();
    let mut moved = BTreeSet::new();
    for path in sources.texts.keys().filter(|path| subject.owns(path)) {
        let was = subject.path_with(path, old);
        let text = before.texts.remove(path).expect("its path is one of the texts");
        before.texts.insert(was.clone(), text);
        moved.insert(was);
    }
    Some((before, moved))
}

/// Finds what an id names.
fn find_subject(sources: &Sources, register: &Register, name: &str) -> Result<Subject, Obstacle> {
    let files = sources.texts.keys().filter_map(|path| {
        let place = content_path(path).filter(|place| place.lang.is_none())?;
        place.kind.folder().map(|_| Subject::Entry(place.kind, place.id))
    });
    let terms = register.terms.iter().flat_map(|(vocabulary, terms)| {
        terms.iter().map(|term| Subject::Term(*vocabulary, term.id.value.to_string()))
    });
    let all: Vec<Subject> = files.chain(terms).collect();
    let found: Vec<&Subject> = all.iter().filter(|subject| subject.is_named(name)).collect();
    match found.as_slice() {
        [one] => Ok((*one).clone()),
        [] => match called(register, name).as_slice() {
            [one] => Ok(one.clone()),
            [] => {
                let ids = all.iter().map(Subject::id);
                Err(Obstacle::Unknown(nearest(name, ids).map(str::to_owned)))
            }
            several => Err(several_of(several.iter())),
        },
        several => Err(several_of(several.iter().copied())),
    }
}

fn several_of<'a>(subjects: impl Iterator<Item = &'a Subject>) -> Obstacle {
    let names: BTreeSet<String> = subjects.map(Subject::full).collect();
    Obstacle::Several(names.into_iter().collect())
}

/// Finds the organisations and terms that are called so.
fn called(register: &Register, name: &str) -> Vec<Subject> {
    let names = register.name_index();
    let terms = Vocabulary::ALL.into_iter().map(ReferenceKind::Term);
    let kinds = terms.chain([ReferenceKind::Organisation]);
    let subjects = kinds.flat_map(|kind| {
        let ids = match names.find(kind, name) {
            Match::One(id) => vec![id.to_string()],
            Match::Several(ids) => ids.iter().map(Id::to_string).collect(),
            Match::None => Vec::new(),
        };
        ids.into_iter().map(move |id| match kind {
            ReferenceKind::Term(vocabulary) => Subject::Term(vocabulary, id),
            ReferenceKind::Organisation => Subject::Entry(Kind::Organisation, id),
        })
    });
    subjects.collect()
}

impl Change<'_> {
    fn find_obstacle(&self) -> Result<(), Obstacle> {
        if self.subject.id() == self.new {
            return Err(Obstacle::Same);
        }
        let mut names = self.new.split('/');
        let is_id = match self.subject {
            Subject::Entry(Kind::Page, _) => names.all(|name| Id::new(name).is_ok()),
            Subject::Entry(..) | Subject::Term(..) => Id::new(&self.new).is_ok(),
        };
        if !is_id {
            return Err(Obstacle::NoId);
        }
        if let Subject::Term(Vocabulary::Kinds, id) = &self.subject
            && Register::is_known_kind(id)
        {
            return Err(Obstacle::BuiltIn);
        }
        self.is_free()?;
        self.is_readable()
    }

    /// Looks for whatever has the new id.
    fn is_free(&self) -> Result<(), Obstacle> {
        match &self.subject {
            Subject::Entry(kind, id) => {
                let own = self.register.commons();
                let former = own.filter(|common| {
                    common.id != *id
                        && content_path(&common.path).is_some_and(|place| place.kind == *kind)
                });
                for common in former {
                    if common.formerly.iter().any(|former| *former.value == *self.new) {
                        return Err(Obstacle::Former(common.path.clone()));
                    }
                }
                let there = Subject::Entry(*kind, self.new.clone());
                let is_taken = |path: &&SourcePath| {
                    let place = content_path(path).filter(|_| !self.subject.owns(path));
                    place.is_some_and(|place| place.kind == *kind && is_same(&place.id, &self.new))
                        || there.owns(path)
                };
                self.sources
                    .texts
                    .keys()
                    .find(is_taken)
                    .map_or(Ok(()), |path| Err(Obstacle::Taken(path.clone())))
            }
            Subject::Term(vocabulary, id) => {
                let terms = self.register.terms.get(vocabulary).into_iter().flatten();
                for term in terms.filter(|term| term.id.value.as_str() != id) {
                    let path = || term.id.at.path.clone();
                    if term.id.value.as_str() == self.new {
                        return Err(Obstacle::Taken(path()));
                    }
                    if term.formerly.iter().any(|former| former.value.as_str() == self.new) {
                        return Err(Obstacle::Former(path()));
                    }
                }
                Ok(())
            }
        }
    }

    /// A file that cannot be read whole may name the id, and so may a value whose meaning is not known.
    fn is_readable(&self) -> Result<(), Obstacle> {
        let mut diagnostics = Diagnostics::default();
        let is_named = |path: &SourcePath| path.below("content/files").is_none();
        for diagnostic in self.sources.diagnostics.at_least(Level::Error) {
            if is_named(&diagnostic.at.path) {
                diagnostics.push(diagnostic.clone());
            }
        }
        for diagnostic in self.diagnostics.at_least(Level::Error) {
            if matches!(diagnostic.code, Code::UnknownField | Code::WrongShape) {
                diagnostics.push(diagnostic.clone());
            }
        }
        for (path, bytes) in &self.sources.texts {
            let own = parse::form_faults(path, bytes);
            if own.has_errors() {
                diagnostics.extend(own);
            }
        }
        if diagnostics.has_errors() { Err(Obstacle::Unread(diagnostics)) } else { Ok(()) }
    }

    fn plan(&self) -> Result<RenamePlan, Obstacle> {
        let mut plan = RenamePlan::default();
        let ledger = SourcePath::new(ledger::PATH);
        for (path, bytes) in self.sources.texts.iter().filter(|(path, _)| **path != ledger) {
            let Some(place) = content_path(path) else { continue };
            let text = std::str::from_utf8(bytes).expect("a file that is no text is an obstacle");
            let to = self.subject.owns(path).then(|| self.subject.path_with(path, &self.new));
            let fields = references::edits(self, path, &place, text);
            let body = links::patches(self, path, to.as_ref().unwrap_or(path), text)?;
            let after = edit::edited(path, text, &fields, &body).map_err(|refusal| {
                Obstacle::Entangled(path.clone(), refused_line(&refusal, text))
            })?;
            if let Some(to) = to {
                plan.moved.insert(path.clone(), to);
            }
            if after != text || plan.moved.contains_key(path) {
                plan.changed.insert(path.clone(), after);
            }
        }
        Ok(plan)
    }
}

impl RenamePlan {
    /// Returns the sources as they will be.
    pub(crate) fn applied(&self, sources: &Sources) -> Sources {
        let mut after = sources.clone();
        after.texts.retain(|path, _| !self.moved.contains_key(path));
        for (path, text) in &self.changed {
            after.texts.insert(self.path_after(path).clone(), text.as_bytes().into());
        }
        after
    }

    /// Returns where the text of a file will lie.
    pub(crate) fn path_after<'a>(&'a self, path: &'a SourcePath) -> &'a SourcePath {
        self.moved.get(path).unwrap_or(path)
    }
}

/// Returns the errors of a kind of which there are more than before.
pub(crate) fn added_errors(before: &Diagnostics, mut after: Diagnostics) -> Diagnostics {
    let count = |diagnostics: &Diagnostics, code| {
        diagnostics
            .at_least(Level::Error)
            .iter()
            .filter(|diagnostic| diagnostic.code == code)
            .count()
    };
    let codes: Vec<_> =
        after.at_least(Level::Error).iter().map(|diagnostic| diagnostic.code).collect();
    let more: Vec<_> =
        codes.into_iter().filter(|code| count(&after, *code) > count(before, *code)).collect();
    after.set_levels(|_, code, level| {
        (more.contains(&code) && level == Level::Error).then_some(Level::Error)
    });
    after
}

/// Tells two ids that one disk may take for the same.
fn is_same(one: &str, other: &str) -> bool {
    fold_id(one) == fold_id(other)
}

fn refused_line(refusal: &Refusal, text: &str) -> Option<usize> {
    match refusal {
        Refusal::Unsound(diagnostic) => Some(line_of(text, diagnostic.at.start)),
        Refusal::NoPlace | Refusal::Entangled => None,
    }
}
