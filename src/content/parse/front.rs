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
    if text.trim().is_empty() {
        let missing = Diagnostic::new(Code::MissingFrontMatter, Location::new(path, &(0..0)));
        diagnostics.push(missing.hint("empty"));
        let value = Parts { yaml: 0..0, body: 0..text.len(), is_lost: true };
        return Checked { value, diagnostics };
    }
    if let Some(lead) = blank_lead(text) {
        return split_below(path, text, lead);
    }
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
        None if opens && glued_closing(text, start).is_some() => {
            let fence = glued_closing(text, start).expect("it was just found");
            report(Code::MistypedFence, fence.clone());
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

/// Cuts a file with blank lines above its fences.
fn split_below(path: &SourcePath, text: &str, lead: usize) -> Checked<Parts> {
    let Checked { value, diagnostics: below } = split(path, &text[lead..]);
    let missing = Diagnostic::new(Code::MissingFrontMatter, Location::new(path, &(0..0)));
    let mut diagnostics = Diagnostics::default();
    diagnostics.push(missing.hint("blank"));
    diagnostics.extend(below.moved(&|byte| byte + lead));
    let moved = |span: Range<usize>| span.start + lead..span.end + lead;
    let value = Parts { yaml: moved(value.yaml), body: moved(value.body), ..value };
    Checked { value, diagnostics }
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

/// Tells a line that was meant as a fence: hyphens or dashes and nothing else.
fn is_near_fence(line: &str) -> bool {
    let signs = line.trim();
    // A long dash alone is what a program makes of three hyphens.
    let is_long = signs.chars().count() >= 2 || matches!(signs, "—" | "―");
    !is_fence(line)
        && is_long
        && signs
            .chars()
            .all(|c| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}' | ' '))
}

/// Returns how long the blank lines are that stand before the first fence; `None` where there are none.
fn blank_lead(text: &str) -> Option<usize> {
    let lead: usize =
        text.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum();
    let line = text[lead..].lines().next().unwrap_or_default();
    (lead > 0 && is_fence(line)).then_some(lead)
}

/// Returns a fence that has the first words of the body on its line, with the blanks after it.
fn glued_closing(text: &str, start: usize) -> Option<Range<usize>> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if let Some(words) = line.strip_prefix("--- ").map(str::trim_start) {
            return Some(at..at + line.len() - words.len());
        }
        at += line.len();
    }
    None
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
    let lead = blank_lead(&text).unwrap_or(0);
    let text = text[lead..].to_owned();
    let Checked { value: parts, diagnostics } = split(path, &text);
    let is_unopened = diagnostics.count_of(Code::MissingFrontMatter) > 0 && !parts.is_lost;
    let places = diagnostics.sorted().into_iter().filter(|one| one.code == Code::MistypedFence);
    let places: Vec<Range<usize>> = places.map(|one| one.at.start..one.at.end).collect();
    let mut mended = text;
    // From the end, so that places before stay where they are.
    for at in places.into_iter().rev() {
        // The words behind a fence are a paragraph of their own.
        let is_glued = mended[at.end..].starts_with(|c: char| !c.is_whitespace());
        let fence = if is_glued { "---\n\n" } else { "---" };
        mended.replace_range(at, fence);
    }
    if is_unopened { format!("---\n{mended}") } else { mended }
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
    fn fences_that_people_or_programs_spoil_are_mended() {
        let path = SourcePath::new("content/a.md");
        for (typed, mended) in [
            ("name: a\n---\nBody\n", "---\nname: a\n---\nBody\n"),
            ("\n \n---\nname: a\n---\nBody\n", "---\nname: a\n---\nBody\n"),
            ("—\nname: a\n---\nBody\n", "---\nname: a\n---\nBody\n"),
            ("---\nname: a\n—\nBody\n", "---\nname: a\n---\nBody\n"),
            ("---\nname: a\n--- Body\n", "---\nname: a\n---\n\nBody\n"),
            ("---\nname: a\n---   Body\nmore\n", "---\nname: a\n---\n\nBody\nmore\n"),
        ] {
            assert_eq!(with_fences(&path, typed.to_owned()), mended, "{typed:?}");
            assert_eq!(with_fences(&path, mended.to_owned()), mended);
        }
        for text in ["Body\n", "", "\n\n", "---\nname: a\n---\n--- Body\n", "Body\n---\nname: a\n"]
        {
            assert_eq!(with_fences(&path, text.to_owned()), text, "{text:?}");
        }
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
