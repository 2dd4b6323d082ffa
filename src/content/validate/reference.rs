//! How an entry names a term or an organisation: names at the door, ids inside.

use std::sync::Arc;

use crate::base::diag::Sited;
use crate::base::locale::compare::{is_same_key, nfc};
use crate::base::names::Id;
use crate::content::fields::{Type, Vocabulary};

/// The words that stand for all who took part in a meeting; the first one is what the table says.
pub(crate) const ATTENDEES: [&str; 8] =
    ["attendees", "присутні", "усі", "всі", "усі присутні", "всі присутні", "усі учасники", "all"];

/// What a reference is to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ReferenceKind {
    /// A term.
    Term(Vocabulary),
    /// An organisation.
    Organisation,
}

impl ReferenceKind {
    /// Returns what a field of this type names; `None` for one that names neither.
    pub(crate) fn from_type(kind: Type) -> Option<Self> {
        match kind {
            Type::Term(vocabulary) => Some(Self::Term(vocabulary)),
            Type::Organisation | Type::Responsible => Some(Self::Organisation),
            Type::List(item) => Self::from_type(*item),
            Type::Record(shape) => Self::from_type(shape.row(shape.bare?)?.kind),
            Type::Text
            | Type::Prose
            | Type::YesNo
            | Type::Number
            | Type::Count
            | Type::Date
            | Type::Time
            | Type::Phone
            | Type::Email
            | Type::Url
            | Type::Hours
            | Type::Extension
            | Type::Edrpou
            | Type::Id
            | Type::FormerId
            | Type::OwnTerm
            | Type::Language
            | Type::Timezone
            | Type::Uuid
            | Type::Coordinates
            | Type::Choice(_)
            | Type::File
            | Type::Levels
            | Type::Notes => None,
        }
    }
}

/// A term or an organisation as an entry names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Reference {
    /// By its id; whether there is such an id, `model` tells.
    Id(Id),
    /// By other words. `model` puts the id in their place where it is known whom they mean.
    Words {
        /// What was written.
        text: Arc<str>,
        /// Whether it stands in what not everybody may see, so that nobody quotes it.
        is_hidden: bool,
    },
}

impl Reference {
    /// Reads what stands in a field.
    pub(crate) fn new(text: &str, is_hidden: bool) -> Self {
        Id::new(text).map_or_else(|_| Self::Words { text: nfc(text), is_hidden }, Self::Id)
    }

    /// Returns the id; `None` for words that name nothing, which has a diagnostic.
    pub(crate) fn id(&self) -> Option<&Id> {
        match self {
            Self::Id(id) => Some(id),
            Self::Words { .. } => None,
        }
    }

    /// Returns what was written.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Id(id) => id.as_str(),
            Self::Words { text, .. } => text,
        }
    }

    /// Returns what may be quoted of it.
    pub(crate) fn quotable(&self) -> &str {
        match self {
            Self::Words { is_hidden: true, .. } => "•••",
            Self::Id(_) | Self::Words { .. } => self.text(),
        }
    }
}

/// Returns the ids of references; what names nothing has its diagnostic.
pub(crate) fn ids(references: &[Sited<Reference>]) -> impl Iterator<Item = &Id> {
    references.iter().filter_map(|reference| reference.value.id())
}

/// Tells the words that stand for all who took part in a meeting.
pub(crate) fn is_everybody(text: &str) -> bool {
    ATTENDEES.iter().any(|word| is_same_key(word, text.trim()))
}
