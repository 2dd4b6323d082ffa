//! Whom a value names: a term or an organisation, by id, name, short name or synonym, as the content is read.

use super::fields::{FileFields, ValueAt};
use super::question::FileQuestion;
use crate::base::diag::Location;
use crate::base::names::Id;
use crate::content::fields::{Type, Vocabulary};
use crate::content::parse::Kind;
use crate::content::validate::{Match, NameIndex, Organisation, ReferenceKind, Term, is_everybody};
use crate::list::model::Register;

/// A term or an organisation.
#[derive(Debug, Clone, Copy)]
pub(super) enum Named<'a> {
    /// An organisation.
    Organisation(&'a Organisation),
    /// A term of a vocabulary.
    Term(Vocabulary, &'a Term),
}

impl<'a> Named<'a> {
    /// Finds one by its id.
    pub(super) fn find_named(
        register: &'a Register,
        kind: ReferenceKind,
        id: &str,
    ) -> Option<Self> {
        match kind {
            ReferenceKind::Organisation => {
                let mut all = register.organisations.iter();
                all.find(|one| one.common.id == id).map(|one| Self::Organisation(one))
            }
            ReferenceKind::Term(vocabulary) => {
                let mut all = register.terms.get(&vocabulary)?.iter();
                all.find(|term| term.id.value.as_str() == id)
                    .map(|term| Self::Term(vocabulary, term))
            }
        }
    }

    /// Returns its id.
    pub(super) fn named_id(&self) -> &'a str {
        match self {
            Self::Organisation(organisation) => &organisation.common.id,
            Self::Term(_, term) => term.id.value.as_str(),
        }
    }

    /// Returns what a reference to it is to.
    pub(super) fn subject_kind(&self) -> ReferenceKind {
        match self {
            Self::Organisation(_) => ReferenceKind::Organisation,
            Self::Term(vocabulary, _) => ReferenceKind::Term(*vocabulary),
        }
    }

    /// Returns where it is written down: the name of an organisation, the id of a term.
    pub(super) fn declared_at(&self) -> &'a Location {
        match self {
            Self::Organisation(organisation) => &organisation.common.named,
            Self::Term(_, term) => &term.id.at,
        }
    }
}

/// Returns what a value refers to; `None` for one that is no reference.
pub(super) fn reference_kind(fields: &FileFields, value: &ValueAt) -> Option<ReferenceKind> {
    let own = match fields.place.kind {
        Kind::Vocabulary(vocabulary) => Some(vocabulary),
        Kind::Site
        | Kind::Organisation
        | Kind::Meeting
        | Kind::Need
        | Kind::Page
        | Kind::Ledger
        | Kind::Call
        | Kind::Private => None,
    };
    if matches!(value.kind, Type::Responsible) && is_everybody(&value.text) {
        return None;
    }
    // Where a term has its id it is itself.
    let is_own_id = matches!(value.kind, Type::Id) && value.field.key == "id";
    if is_own_id || matches!(value.kind, Type::OwnTerm) {
        return own.map(ReferenceKind::Term);
    }
    ReferenceKind::from_type(value.kind)
}

/// Returns the id that a text names, where it names one alone.
pub(super) fn id_named_by<'n>(
    names: &'n NameIndex,
    kind: ReferenceKind,
    text: &str,
) -> Option<&'n Id> {
    match names.find(kind, text) {
        Match::One(id) => Some(id),
        Match::Several(_) | Match::None => None,
    }
}

/// Returns whom a value names.
pub(super) fn named_by<'a>(
    question: &FileQuestion<'a>,
    fields: &FileFields,
    value: &ValueAt,
) -> Option<Named<'a>> {
    let kind = reference_kind(fields, value)?;
    let register = &question.now.register;
    let names = question.now.called_names();
    Named::find_named(register, kind, id_named_by(names, kind, &value.text)?.as_str())
}
