//! How the program ends.

use std::process::{ExitCode, Termination};

use crate::base::diag::{Code, Diagnostics, Level};

/// Whose fault it was, as the exit code says it.
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
    /// Returns how a command ends that found these diagnostics: where the disk kept a file back, the content is not to
    /// blame, and editors need not look for their mistake.
    pub(super) fn from_diagnostics(diagnostics: &Diagnostics) -> Self {
        let errors = diagnostics.at_least(Level::Error);
        match errors.iter().any(|diagnostic| diagnostic.code == Code::UnreadableFile) {
            true => Self::Failed,
            false if errors.is_empty() => Self::Fine,
            false => Self::Content,
        }
    }

    /// Returns the number that a shell sees.
    pub(super) fn code(self) -> u8 {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diag::{Diagnostic, Location};
    use crate::base::names::SourcePath;

    #[test]
    fn a_file_that_the_disk_keeps_back_is_no_mistake_of_the_content() {
        let after = |codes: &[Code]| {
            let at = Location::file(&SourcePath::new("content/site.yaml"));
            let mut diagnostics = Diagnostics::default();
            for code in codes {
                diagnostics.push(Diagnostic::new(*code, at.clone()));
            }
            Exit::from_diagnostics(&diagnostics)
        };
        assert_eq!(after(&[]), Exit::Fine);
        assert_eq!(after(&[Code::SamePhone]), Exit::Fine);
        assert_eq!(after(&[Code::UnknownTerm]), Exit::Content);
        assert_eq!(after(&[Code::UnknownTerm, Code::UnreadableFile]), Exit::Failed);
    }
}
