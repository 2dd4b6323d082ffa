//! Where a history lies that is no part of the content.

/// What refs are called.
const REFS: &str = "refs/";

/// Where a history lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum HistoryPlace {
    /// A ref of the repository.
    Ref(String),
    /// A file.
    File(String),
}

impl HistoryPlace {
    /// Tells a ref from a file.
    pub(super) fn new(name: &str) -> Self {
        match name.starts_with(REFS) {
            true => Self::Ref(name.to_owned()),
            false => Self::File(name.to_owned()),
        }
    }

    /// Returns its name.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Ref(name) | Self::File(name) => name,
        }
    }
}
