//! How grave a diagnostic is.

/// How grave a diagnostic is; the gravest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing is built until it is mended.
    Error,
    /// Built, but probably not as meant; an error under `--strict`.
    Warning,
    /// Could be better.
    Advice,
    /// What an entry still lacks; one diagnostic an entry.
    Incomplete,
}

impl Level {
    /// Returns the word used in `site.yaml` and in machine-readable reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
            Self::Incomplete => "incomplete",
        }
    }
}
