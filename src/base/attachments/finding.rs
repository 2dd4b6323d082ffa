//! What a file tells beside what it shows.

/// What an editor must look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Finding {
    /// A file that is not what its extension says, or is cut off.
    Broken,
    /// A document that names its author.
    Author(String),
    /// A document with something that readers do not see; with its name where it has one: of a sheet, of a file.
    Hidden(HiddenKind, String),
    /// A file that may tell a place or a device, in a form that cannot be taken out here.
    Metadata,
    /// A file of which something could not be opened; with the name of that part.
    Unlooked(String),
}

/// What readers of a document do not see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HiddenKind {
    /// A sheet or table.
    Sheet,
    /// Rows that hold something.
    Rows,
    /// Columns that hold something.
    Columns,
    /// Comments, notes on cells, annotations.
    Comments,
    /// What was changed, and by whom.
    Changes,
    /// Text that is set and not shown.
    Text,
    /// Another file.
    File,
    /// A layer that is switched off.
    Layer,
    /// Data of another table: what a pivot table was made of, values of linked workbooks.
    Copy,
    /// Where a photo was taken.
    Place,
}

impl HiddenKind {
    /// Returns its name for messages.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Sheet => "sheet",
            Self::Rows => "rows",
            Self::Columns => "columns",
            Self::Comments => "comments",
            Self::Changes => "changes",
            Self::Text => "text",
            Self::File => "file",
            Self::Layer => "layer",
            Self::Copy => "copy",
            Self::Place => "place",
        }
    }
}

impl Finding {
    /// Returns what is to be said of a file in which another with this finding lies under a name.
    pub(super) fn within(self, file: &str) -> Self {
        let named = |name: String| match name.is_empty() {
            true => file.to_owned(),
            false => format!("{file}: {name}"),
        };
        match self {
            Self::Broken => Self::Unlooked(file.to_owned()),
            Self::Unlooked(name) => Self::Unlooked(named(name)),
            Self::Hidden(kind, name) => Self::Hidden(kind, named(name)),
            Self::Author(_) | Self::Metadata => self,
        }
    }
}
