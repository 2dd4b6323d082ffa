//! How the program ends.

use std::process::{ExitCode, Termination};

/// Whose fault it was (DESIGN.md §4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Everything is fine.
    Fine,
    /// The content has errors.
    Content,
    /// Perelik could not run.
    Failed,
}

impl Exit {
    /// Returns the number that a shell sees.
    pub fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Content => 1,
            Self::Failed => 2,
        }
    }
}

impl Termination for Exit {
    fn report(self) -> ExitCode {
        ExitCode::from(self.code())
    }
}
