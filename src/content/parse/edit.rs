//! One file of content is edited: its fields by paths, its body by spans.
//!
//! Comes in the text as it lies on the disk, with its byte order mark and line ends; both stay, and what is new gets the same
//! line ends. The file is cut as for reading, and cut again before it goes out: no edit of the body reaches its fields. What
//! makes the new values and who writes the file is decided elsewhere.

use std::ops::Range;

use super::{content_path, front};
use crate::base::diag::Code;
use crate::base::names::SourcePath;
use crate::base::yaml::edit::{self, Edit, Patch, Refusal};

/// The mark that some programs put before a text.
pub(crate) const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Makes edits of fields and patches of the body; the bytes that patches name are those of `text`.
///
/// # Errors
/// Why they cannot be made; then none is.
pub(crate) fn edited(
    path: &SourcePath,
    text: &str,
    fields: &[Edit],
    body: &[Patch],
) -> Result<String, Refusal> {
    let parts = split_front(path, text);
    // The body stands behind the fields: patched first, it moves nothing of theirs.
    let patched = match body {
        [] => text.to_owned(),
        body => body_edited(path, text, &parts, body)?,
    };
    match fields {
        [] => Ok(patched),
        _ if parts.is_lost => Err(Refusal::unreadable(path, Code::MissingFrontMatter)),
        fields => edit::edited(path, &patched, parts.yaml, fields),
    }
}

fn body_edited(
    path: &SourcePath,
    text: &str,
    parts: &front::Parts,
    patches: &[Patch],
) -> Result<String, Refusal> {
    let mut sorted: Vec<Patch> = patches.to_vec();
    sorted.sort_by_key(|patch| (patch.span.start, patch.span.end));
    let mut at = parts.body.start;
    for patch in &mut sorted {
        let span = &patch.span;
        if span.start < at || span.end < span.start || text.get(span.clone()).is_none() {
            return Err(Refusal::NoPlace);
        }
        at = span.end;
        let line_break = edit::line_break(text);
        patch.text = patch.text.replace("\r\n", "\n").replace('\n', line_break);
    }
    // The closing fence may be the last line and have no break; then the body brings it.
    let fence = &text[..parts.body.start];
    let first = sorted.first_mut().filter(|first| first.span.start == fence.len());
    if let Some(first) = first.filter(|first| !first.text.is_empty())
        && !matches!(fence.chars().next_back(), None | Some('\n' | '\u{feff}'))
    {
        first.text.insert_str(0, edit::line_break(text));
    }
    let after = edit::patched(text, &sorted);
    let again = split_front(path, &after);
    let is_same = again.yaml == parts.yaml && again.is_lost == parts.is_lost;
    // A line of the body may look like a fence to a file that lacks one.
    let is_apart = again.body.start >= parts.body.start && again.body.start <= fence.len() + 2;
    match is_same && is_apart && after.starts_with(fence) {
        true => Ok(after),
        false => Err(Refusal::Entangled),
    }
}

/// Makes as many edits of fields as can be made, in their order.
pub(crate) fn possible(path: &SourcePath, text: &str, fields: &[Edit]) -> String {
    if let Ok(text) = edited(path, text, fields, &[]) {
        return text;
    }
    let one = |text: String, edit: &Edit| match edited(path, &text, std::slice::from_ref(edit), &[])
    {
        Ok(text) => text,
        Err(_) => text,
    };
    fields.iter().fold(text.to_owned(), one)
}

/// Returns where fields and body stand in a text as it lies on the disk.
///
/// # Errors
/// Why the file cannot be cut.
pub fn split_front_matter(path: &SourcePath, text: &str) -> Result<front::Parts, Refusal> {
    let parts = split_front(path, text);
    match parts.is_lost {
        true => Err(Refusal::unreadable(path, Code::MissingFrontMatter)),
        false => Ok(parts),
    }
}

fn split_front(path: &SourcePath, text: &str) -> front::Parts {
    let start = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let is_markdown =
        content_path(path).map_or(path.extension() == "md", |place| place.is_markdown);
    if !is_markdown {
        let body = text.len()..text.len();
        return front::Parts { yaml: start..text.len(), body, is_lost: false };
    }
    let parts = front::split(path, &text[start..]).value;
    let moved = |span: Range<usize>| start + span.start..start + span.end;
    front::Parts { yaml: moved(parts.yaml), body: moved(parts.body), is_lost: parts.is_lost }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::yaml::edit::Step;

    fn name(value: &str) -> Edit {
        Edit::Set(vec![Step::Key("name".to_owned())], value.into())
    }

    fn run(file: &str, text: &str, edits: &[Edit], body: &[Patch]) -> Result<String, Refusal> {
        edited(&SourcePath::new(file), text, edits, body)
    }

    #[test]
    fn mark_and_line_ends_stay_in_entries_with_and_without_a_body() {
        for (file, text, expected) in [
            (
                "content/organisations/a.md",
                "---\nname: А\n---\nТіло\n",
                "---\nname: Б\n---\nТіло\n",
            ),
            (
                "content/organisations/a.md",
                "\u{feff}---\r\nname: А # c\r\n---\r\nname: А\r\n",
                "\u{feff}---\r\nname: Б # c\r\n---\r\nname: А\r\n",
            ),
            (
                "content/organisations/a.yaml",
                "\u{feff}name: А\r\nx: 1\r\n",
                "\u{feff}name: Б\r\nx: 1\r\n",
            ),
            ("content/site.yaml", "\u{feff}name: А", "\u{feff}name: Б"),
            ("content/organisations/a.md", "---\n---\n", "---\nname: Б\n---\n"),
            ("content/organisations/a.md", "---\r\nx: 1\r\n---", "---\r\nx: 1\r\nname: Б\r\n---"),
        ] {
            assert_eq!(run(file, text, &[name("Б")], &[]).as_deref(), Ok(expected), "{text:?}");
        }
    }

    #[test]
    fn spans_of_the_body_change_together_with_fields_and_never_reach_into_them() {
        let text = "---\nname: А\n---\n# Один\nдва\n";
        let patch = |word: &str, new: &str| {
            let start = text.find(word).unwrap();
            Patch { span: start..start + word.len(), text: new.to_owned() }
        };
        let file = "content/pages/a.md";
        let both = run(file, text, &[name("Б")], &[patch("два", "три"), patch("Один", "Нуль")]);
        assert_eq!(both.as_deref(), Ok("---\nname: Б\n---\n# Нуль\nтри\n"));
        assert_eq!(run(file, text, &[], &[patch("name", "x")]), Err(Refusal::NoPlace));
        assert_eq!(
            run(file, text, &[], &[patch("два", "x"), patch("ва", "y")]),
            Err(Refusal::NoPlace)
        );
        let without_fields = run(file, "Тіло\n", &[name("Б")], &[]);
        assert!(matches!(without_fields, Err(Refusal::Unsound(_))), "{without_fields:?}");
    }

    /// Replaces one word of a text, or adds at its end where there is none.
    fn replaced(text: &str, word: &str, new: &str) -> Result<String, Refusal> {
        let start = if word.is_empty() { text.len() } else { text.find(word).unwrap() };
        let patch = Patch { span: start..start + word.len(), text: new.to_owned() };
        run("content/pages/a.md", text, &[], &[patch])
    }

    #[test]
    fn a_body_keeps_its_mark_and_gets_its_own_line_ends() {
        for (text, word, new, expected) in [
            ("---\na: 1\n---\nодин два", "два", "три\nчотири", "---\na: 1\n---\nодин три\nчотири"),
            (
                "\u{feff}---\r\na: 1\r\n---\r\nодин\r\nдва\r\n",
                "два",
                "три\nчотири\r\nп’ять",
                "\u{feff}---\r\na: 1\r\n---\r\nодин\r\nтри\r\nчотири\r\nп’ять\r\n",
            ),
            ("---\na: 1\n---\nодин\nдва\n", "два", "три\r\n", "---\na: 1\n---\nодин\nтри\n\n"),
            // A fence that is the end of the file is ended first, and only if something follows.
            ("---\na: 1\n---", "", "Тіло\n", "---\na: 1\n---\nТіло\n"),
            ("---\r\na: 1\r\n---", "", "Тіло", "---\r\na: 1\r\n---\r\nТіло"),
            ("---\na: 1\n---", "", "", "---\na: 1\n---"),
            ("---\na: 1\n---\n", "", "Тіло", "---\na: 1\n---\nТіло"),
            // Without fields all is body.
            ("Тіло", "Тіло", "Інше", "Інше"),
            ("\u{feff}Тіло\r\n", "Тіло", "а\nб", "\u{feff}а\r\nб\r\n"),
            ("", "", "Тіло\n", "Тіло\n"),
            // A line that is a fence in a body is a rule there.
            ("---\na: 1\n---\nодин", "один", "---\nдва", "---\na: 1\n---\n---\nдва"),
        ] {
            assert_eq!(replaced(text, word, new).as_deref(), Ok(expected), "{text:?} {word:?}");
        }
    }

    #[test]
    fn a_body_never_turns_into_fields_nor_fields_into_body() {
        for (text, word, new) in [
            // Without its second fence, a file gets one.
            ("---\na: 1\n\nодин\n", "один", "---\nдва"),
            ("---\na: 1\n\nодин\n", "один", "два\n---\nтри"),
            // Without fields, it gets some.
            ("один\n", "один", "---\na: 1\n---\nдва"),
            ("один\n", "один", "a: 1\n---\nдва"),
            ("\u{feff}один\r\n", "один", "---\na: 1\n---\nдва"),
        ] {
            assert_eq!(replaced(text, word, new), Err(Refusal::Entangled), "{text:?} {new:?}");
        }
        let reversed = Range { start: 20, end: 19 };
        for span in [0..3, 3..14, 18..19, reversed, 26..27, 40..50] {
            let text = "---\nname: А\n---\nодин\n";
            let patch = Patch { span: span.clone(), text: String::new() };
            let refused = run("content/pages/a.md", text, &[], &[patch]);
            assert_eq!(refused, Err(Refusal::NoPlace), "{span:?}");
        }
    }
}
