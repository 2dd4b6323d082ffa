//! Where front matter ends and the body begins.
//!
//! A Markdown file starts with `---`, its fields, and `---` again. A fence that is missing is reported and
//! guessed at, so that the mistakes in the fields are found all the same.

use std::ops::Range;

use crate::base::diag::{Checked, Code, Diagnostic, Diagnostics, Location};
use crate::base::names::SourcePath;

/// The largest front matter, in bytes (docs/threats.md R6).
pub(in crate::content) const LARGEST: usize = 64 * 1024;

/// The two parts of a Markdown file, in bytes of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The fields, without their fences.
    pub yaml: Range<usize>,
    /// The body.
    pub body: Range<usize>,
    /// Whether the fields cannot be read at all; then none of them is missing, too.
    pub is_lost: bool,
}

/// Cuts a Markdown file at its fences.
pub fn split(path: &SourcePath, text: &str) -> Checked<Parts> {
    let mut diagnostics = Diagnostics::default();
    let mut report = |code, span: Range<usize>| {
        diagnostics
            .push(Diagnostic::new(code, Location::new(path, &span)).with("limit", LARGEST / 1024));
    };
    let first = text.find('\n').map_or(text.len(), |newline| newline + 1);
    let is_near = is_near_fence(&text[..first]);
    if is_near {
        report(Code::MistypedFence, 0..first.saturating_sub(1));
    }
    let opens = is_near || is_fence(&text[..first]);
    let start = if opens { first } else { 0 };
    let parts = |yaml, body| Parts { yaml, body, is_lost: false };
    let found = match closing(text, start) {
        Some(fence) if opens => parts(start..fence.start, fence.end..text.len()),
        Some(fence) if looks_like_fields(&text[..fence.start]) => {
            report(Code::MissingFrontMatter, 0..first.saturating_sub(1));
            parts(0..fence.start, fence.end..text.len())
        }
        None if opens && near_closing(text, start).is_some() => {
            let fence = near_closing(text, start).expect("it was just found");
            report(Code::MistypedFence, fence.start..text[..fence.end].trim_end().len());
            parts(start..fence.start, fence.end..text.len())
        }
        _ if opens => {
            report(Code::UnclosedFrontMatter, 0..first.saturating_sub(1));
            let end = end_of_fields(text, start);
            parts(start..end, end..text.len())
        }
        _ => {
            report(Code::MissingFrontMatter, 0..first.saturating_sub(1));
            Parts { is_lost: true, ..parts(0..0, 0..text.len()) }
        }
    };
    if found.yaml.len() > LARGEST {
        report(Code::FrontMatterTooLarge, 0..first.saturating_sub(1));
        return Checked { value: Parts { yaml: 0..0, is_lost: true, ..found }, diagnostics };
    }
    Checked { value: found, diagnostics }
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

/// Tells a line that was meant as a fence: hyphens or dashes and nothing else.
fn is_near_fence(line: &str) -> bool {
    let signs = line.trim();
    !is_fence(line)
        && signs.chars().count() >= 2
        && signs
            .chars()
            .all(|c| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}' | ' '))
}

fn near_closing(text: &str, start: usize) -> Option<Range<usize>> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if is_near_fence(line) {
            return Some(at..at + line.len());
        }
        at += line.len();
    }
    None
}

/// Returns the text with its mistyped fences as they must be.
pub(in crate::content) fn with_fences(path: &SourcePath, text: String) -> String {
    let diagnostics = split(path, &text).diagnostics;
    let places = diagnostics.sorted().into_iter().filter(|one| one.code == Code::MistypedFence);
    let places: Vec<Range<usize>> = places.map(|one| one.at.start..one.at.end).collect();
    let mut mended = text;
    // From the end, so that places before stay where they are.
    for at in places.into_iter().rev() {
        mended.replace_range(at, "---");
    }
    mended
}

/// Finds the next fence from `start` on, with its line end.
fn closing(text: &str, start: usize) -> Option<Range<usize>> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if is_fence(line) {
            return Some(at..at + line.len());
        }
        at += line.len();
    }
    None
}

/// A first line such as `name: …` tells that only the opening fence is missing.
fn looks_like_fields(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    first.split_once(':').is_some_and(|(key, _)| !key.contains(char::is_whitespace))
}

/// Without a closing fence the fields end at the first blank line or heading.
fn end_of_fields(text: &str, start: usize) -> usize {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim().is_empty() || line.starts_with("# ") || line.starts_with("## ") {
            return at;
        }
        at += line.len();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (&str, &str, Vec<Code>) {
        let checked = split(&SourcePath::new("content/a.md"), text);
        let codes = checked.diagnostics.sorted().iter().map(|diagnostic| diagnostic.code).collect();
        (&text[checked.value.yaml], &text[checked.value.body], codes)
    }

    #[test]
    fn fences_part_fields_from_body() {
        assert_eq!(parts("---\nname: a\n---\nBody\n---\n"), ("name: a\n", "Body\n---\n", vec![]));
        assert_eq!(parts("---\n---\n"), ("", "", vec![]));
    }

    #[test]
    fn a_missing_fence_is_reported_and_the_fields_are_still_read() {
        let unclosed = vec![Code::UnclosedFrontMatter];
        assert_eq!(parts("---\nname: a\n\nBody\n"), ("name: a\n", "\nBody\n", unclosed));
        let missing = vec![Code::MissingFrontMatter];
        assert_eq!(parts("name: a\n---\nBody\n"), ("name: a\n", "Body\n", missing.clone()));
        assert_eq!(parts("Body\n"), ("", "Body\n", missing));
    }
}
