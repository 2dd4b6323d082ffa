//! What gets another id, and what may stand in the way.

use crate::base::diag::{Arg, Diagnostics};
use crate::base::files::Sources;
use crate::base::names::SourcePath;
use crate::content::fields::Vocabulary;
use crate::content::parse::{Kind, content_path};
use crate::list::model::Register;

/// What gets another id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// An entry.
    Entry(Kind, String),
    /// A term.
    Term(Vocabulary, String),
}

/// Why an id cannot be changed.
#[derive(Debug)]
pub(crate) enum Obstacle {
    /// Nothing has the id; the one that is most like it.
    Unknown(Option<String>),
    /// Several things have it: these.
    Several(Vec<String>),
    /// Both ids are the same.
    Same,
    /// The new id is none.
    NoId,
    /// The new id is taken, in this file.
    Taken(SourcePath),
    /// The new id is a former one of what stands in this file.
    Former(SourcePath),
    /// The program knows the term by its id.
    BuiltIn,
    /// Some files cannot be read, so nobody knows what they name.
    Unread(Diagnostics),
    /// A file is written so that the id in it cannot be changed alone; the line, where it is known.
    Entangled(SourcePath, Option<usize>),
}

impl Obstacle {
    /// Returns the sentence of the catalogue that says what stands in the way, and what it needs.
    pub(crate) fn refusal_message(
        &self,
        old: &str,
        new: &str,
    ) -> (&'static str, Vec<(&'static str, Arg)>) {
        let path = |at: &SourcePath| Some(("path", Arg::Text(at.to_string())));
        let (key, more) = match self {
            Self::Unknown(None) => ("cli-rename-unknown", None),
            Self::Unknown(Some(near)) => {
                ("cli-rename-unknown-near", Some(("near", near.as_str().into())))
            }
            Self::Several(names) => {
                let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
                ("cli-rename-several", Some(("names", names.join(", ").into())))
            }
            Self::Same => ("cli-rename-same", None),
            Self::NoId => ("cli-rename-no-id", None),
            Self::Taken(at) => ("cli-rename-taken", path(at)),
            Self::Former(at) => ("cli-rename-former", path(at)),
            Self::BuiltIn => ("cli-rename-built-in", None),
            Self::Entangled(at, None) => ("cli-rename-entangled", path(at)),
            Self::Entangled(at, Some(line)) => {
                ("cli-rename-entangled", Some(("path", Arg::Text(format!("{at}:{line}")))))
            }
            Self::Unread(_) => ("cli-rename-unread", None),
        };
        let ids = [("old", old.into()), ("new", new.into())];
        (key, ids.into_iter().chain(more).collect())
    }
}

/// A subject with its two ids.
pub(super) struct Change<'a> {
    pub(super) sources: &'a Sources,
    pub(super) register: &'a Register,
    /// What is wrong with the content.
    pub(super) diagnostics: &'a Diagnostics,
    pub(super) subject: Subject,
    pub(super) new: String,
}

impl Subject {
    /// Returns its id alone.
    pub(super) fn id(&self) -> &str {
        match self {
            Self::Entry(_, id) | Self::Term(_, id) => id,
        }
    }

    /// Returns its folder or its vocabulary.
    pub(super) fn group(&self) -> &'static str {
        match self {
            Self::Entry(kind, _) => kind.folder().expect("only entries are subjects"),
            Self::Term(vocabulary, _) => vocabulary.as_str(),
        }
    }

    /// Returns its id with what it is of.
    pub(super) fn full(&self) -> String {
        format!("{}/{}", self.group(), self.id())
    }

    /// Tells whether this is what it is called.
    pub(super) fn is_named(&self, name: &str) -> bool {
        self.id() == name || self.full() == name
    }

    /// Tells the files that are named after it: in any language, and what is private of it.
    pub(super) fn owns(&self, path: &SourcePath) -> bool {
        let Self::Entry(kind, id) = self else { return false };
        content_path(path).is_some_and(|place| {
            let is_own =
                place.kind == *kind || (place.kind == Kind::Private && *kind == Kind::Organisation);
            is_own && place.id == *id
        })
    }

    /// Returns where a file of the entry lies once it is named after another id.
    pub(super) fn path_with(&self, path: &SourcePath, id: &str) -> SourcePath {
        let folder = match path.below("private") {
            Some(_) => "private".to_owned(),
            None => format!("content/{}", self.group()),
        };
        let rest = path.below(&folder).expect("a file of the entry lies in its folder");
        let ending = rest.strip_prefix(self.id()).expect("it is named after the entry");
        SourcePath::new(format!("{folder}/{id}{ending}"))
    }
}
