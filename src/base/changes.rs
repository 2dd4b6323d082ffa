//! What was renamed or taken out since somebody could use it: one table for content, for the mappings of `import` and for themes.
//!
//! A row says what had which name, until when, and what there is now. Whoever meets a name that nothing knows asks here before a
//! slip of the keyboard is looked for. An old name is never read; `check --fix` writes the new one where it means the same.

use super::diag::{Code, Diagnostic, Location};
use super::locale::compare::is_same_key;

/// The contract of themes that this program keeps: what templates get, and which settings, words and files a theme may have. It counts
/// up when a row of the table takes something away. Themes without a number are of the first.
pub const CONTRACT: u32 = 2;

/// One row: a name that was taken away.
#[derive(Debug, Clone, Copy)]
pub struct Change {
    /// What had the name.
    pub of: Renamable,
    /// The name.
    pub old: &'static str,
    /// What there is now.
    pub now: Now,
    /// Since when: the version of the program for fields, the number of the contract for themes.
    pub since: &'static str,
}

/// What may get another name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renamable {
    /// A field of this record, by its key in one language; mappings name it, too.
    Field(&'static str),
    /// A setting of `theme.yaml`; with a dot within another, as `colours.accent`.
    Setting,
    /// A message of `i18n/`, which `texts` may name, too.
    Message,
    /// A value of this record or template, as the manual of themes calls it.
    Value(&'static str),
    /// A file of a theme.
    File,
}

/// What stands in the place of a name that was taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Now {
    /// The same, under this name.
    Renamed(&'static str),
    /// This, which is not the same: somebody has to look.
    Replaced(&'static str),
    /// Nothing.
    Gone,
}

const fn theme_change(of: Renamable, old: &'static str, now: Now) -> Change {
    Change { of, old, now, since: "2" }
}

/// Everything that was taken away. No field of the content was, so far.
pub static CHANGES: &[Change] = &[
    theme_change(Renamable::Value("card"), "phone", Now::Replaced("card.phones")),
    theme_change(Renamable::Value("card"), "service_phones", Now::Replaced("card.phones")),
    theme_change(Renamable::Value("organisation"), "phones", Now::Replaced("card.phones")),
    theme_change(Renamable::Value("help.html"), "all_url", Now::Replaced("active")),
    theme_change(Renamable::Message, "lacking-suspended", Now::Gone),
    theme_change(Renamable::Message, "download-list-csv", Now::Gone),
    theme_change(Renamable::Message, "download-list-xlsx", Now::Gone),
    theme_change(Renamable::Message, "download-list-json", Now::Gone),
    theme_change(Renamable::Message, "download-list-txt", Now::Gone),
    theme_change(Renamable::Message, "download-meetings-atom", Now::Gone),
    theme_change(Renamable::Message, "download-changes-atom", Now::Gone),
    theme_change(Renamable::Message, "download-calendar-ics", Now::Gone),
    theme_change(Renamable::Message, "cite-as-of", Now::Replaced("cite-list-unchecked")),
    theme_change(Renamable::File, "static/copy.js", Now::Replaced("static/page.js")),
    // What no row says so far is tried with these.
    #[cfg(test)]
    Change {
        of: Renamable::Field("organisation"),
        old: "old_mail",
        now: Now::Renamed("email"),
        since: "0.0.1",
    },
    #[cfg(test)]
    Change {
        of: Renamable::Field("organisation"),
        old: "стара_пошта",
        now: Now::Renamed("пошта"),
        since: "0.0.1",
    },
    #[cfg(test)]
    Change {
        of: Renamable::Field("phone"),
        old: "digits",
        now: Now::Renamed("number"),
        since: "0.0.1",
    },
    #[cfg(test)]
    Change { of: Renamable::Field("service"), old: "fee", now: Now::Gone, since: "0.0.1" },
    #[cfg(test)]
    theme_change(Renamable::Setting, "old_tagline", Now::Renamed("tagline")),
    #[cfg(test)]
    theme_change(Renamable::Setting, "colours.old_ink", Now::Renamed("accent")),
    #[cfg(test)]
    theme_change(Renamable::Message, "old-question", Now::Renamed("home-question")),
];

/// Returns the row of a name that is no more.
pub(crate) fn find(of: Renamable, name: &str) -> Option<&'static Change> {
    CHANGES.iter().find(|change| change.of == of && is_same_key(change.old, name))
}

impl Change {
    /// Returns the new name of what is the same.
    pub(crate) fn renamed(&self) -> Option<&'static str> {
        if let Now::Renamed(name) = self.now { Some(name) } else { None }
    }

    /// Returns what there is now, if there is anything.
    pub fn successor(&self) -> Option<&'static str> {
        match self.now {
            Now::Renamed(name) | Now::Replaced(name) => Some(name),
            Now::Gone => None,
        }
    }

    /// Makes the diagnostic of a place that has the old name, written as `shown`.
    pub(crate) fn diagnostic(&self, at: Location, shown: &str) -> Diagnostic {
        let (code, is_written) = match self.of {
            Renamable::Field(_) => (Code::OldName, true),
            Renamable::Value(_) => (Code::OldName, false),
            Renamable::Setting | Renamable::Message | Renamable::File => (Code::OldThemeName, true),
        };
        let of = if matches!(self.of, Renamable::Field(_)) { "version" } else { "contract" };
        let diagnostic = Diagnostic::new(code, at).with("old", shown).with("of", of);
        let diagnostic = diagnostic.with("since", self.since);
        let diagnostic = diagnostic.with("now", self.successor().unwrap_or_default());
        diagnostic.hint(match self.now {
            Now::Renamed(_) if is_written => "renamed",
            Now::Renamed(_) | Now::Replaced(_) => "replaced",
            Now::Gone => "gone",
        })
    }
}
