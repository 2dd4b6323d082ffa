//! What a file tells beside what it shows.

/// What an editor must look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// A picture that is not what its extension says, or is cut off.
    Broken,
    /// A document that names its author.
    Author(String),
    /// A document with text that a reader does not see.
    HiddenText,
    /// A file that may tell a place or a device, in a form that cannot be taken out here.
    Metadata,
}
