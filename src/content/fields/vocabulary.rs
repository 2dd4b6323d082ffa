//! The vocabularies: lists of terms by which entries say what, for whom, where.

/// The vocabularies, one file each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vocabulary {
    /// Kinds of help.
    Help,
    /// Whom it is for.
    Audiences,
    /// Parts of the town.
    Areas,
    /// Kinds of organisations.
    Kinds,
    /// What may be lacking.
    Resources,
}

impl Vocabulary {
    /// All of them, in the order that the manual lists them in.
    pub(crate) const ALL: [Self; 5] =
        [Self::Help, Self::Audiences, Self::Areas, Self::Kinds, Self::Resources];

    /// Returns the file name without extension, which is also its name in diagnostics.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Help => "help",
            Self::Audiences => "audiences",
            Self::Areas => "areas",
            Self::Kinds => "kinds",
            Self::Resources => "resources",
        }
    }
}
