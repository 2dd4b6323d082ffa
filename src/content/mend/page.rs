//! A file that is being mended, with its text read again.

use crate::base::diag::Code;
use crate::base::diag::Diagnostics;
use crate::base::names::SourcePath;
use crate::base::yaml;
use crate::base::yaml::Node;
use crate::base::yaml::edit::Patch;
use crate::base::yaml::edit::patched;
use crate::base::yaml::edit::says_same;
use crate::content::fields::table::FIELD_NAMES;
use crate::content::parse::front;
use std::ops::Range;

/// A file as it stands after the last mend.
pub(super) struct MendedFile<'a> {
    pub(super) path: &'a SourcePath,
    pub(super) text: &'a str,
    pub(super) is_markdown: bool,
    pub(super) fields: Option<Node>,
    pub(super) yaml: Range<usize>,
    pub(super) body: Range<usize>,
    pub(super) diagnostics: Diagnostics,
}

impl<'a> MendedFile<'a> {
    pub(super) fn parse(path: &'a SourcePath, text: &'a str, is_markdown: bool) -> Self {
        let parts = if is_markdown {
            front::split(path, text).value
        } else {
            front::Parts { yaml: 0..text.len(), body: text.len()..text.len(), is_lost: false }
        };
        let read = yaml::read_past_slips(path, text, parts.yaml.clone(), FIELD_NAMES);
        let (fields, diagnostics) = (read.value, read.diagnostics);
        Self { path, text, is_markdown, fields, yaml: parts.yaml, body: parts.body, diagnostics }
    }

    /// Returns the places of diagnostics with this code.
    pub(super) fn spans_of(&self, code: Code) -> Vec<Range<usize>> {
        let own =
            self.diagnostics.sorted().into_iter().filter(|diagnostic| diagnostic.code == code);
        own.map(|diagnostic| diagnostic.at.start..diagnostic.at.end).collect()
    }

    /// Returns the text with as many patches as make it better: all of them, or the first that does alone.
    pub(super) fn improved(&self, patches: Vec<Patch>) -> Option<String> {
        if patches.is_empty() {
            return None;
        }
        let all = patched(self.text, &patches);
        if self.is_improved(&all) {
            return Some(all);
        }
        let mut each = patches.chunks(1).map(|patch| patched(self.text, patch));
        each.find(|text| self.is_improved(text))
    }

    /// Returns a text if it is better than this.
    pub(super) fn improved_to(&self, text: String) -> Option<String> {
        self.is_improved(&text).then_some(text)
    }

    /// Tells a text that has fewer faults; one that could be read as a whole must still say the same.
    fn is_improved(&self, text: &str) -> bool {
        let after = MendedFile::parse(self.path, text, self.is_markdown);
        let faults = |page: &MendedFile<'_>| page.diagnostics.total();
        // Typographic quotes are read through; with tabs nobody can tell what was read.
        let was_readable = faults(self) == self.diagnostics.count_of(Code::YamlSmartQuotes);
        let says_same = match (&self.fields, &after.fields) {
            (Some(before), Some(after)) => says_same(before, after),
            (before, after) => before.is_none() == after.is_none(),
        };
        faults(&after) < faults(self) && (says_same || !was_readable)
    }
}
