//! One file of content is edited: its fields by paths, its body by spans.
//!
//! Comes in the text as it lies on the disk, with its byte order mark and line ends; both stay. The file is cut as for
//! reading; what makes the new values and who writes the file is decided elsewhere.

use std::ops::Range;

use super::{front, place};
use crate::base::diag::Code;
use crate::base::names::SourcePath;
use crate::base::yaml::edit::{self, Edit, Patch, Refusal};

/// The mark that some programs put before a text.
const BYTE_ORDER_MARK: &str = "\u{feff}";

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
    let parts = parts(path, text)?;
    let mut sorted: Vec<&Patch> = body.iter().collect();
    sorted.sort_by_key(|patch| (patch.span.start, patch.span.end));
    let mut at = parts.body.start;
    for patch in sorted {
        let span = &patch.span;
        if span.start < at || span.end < span.start || text.get(span.clone()).is_none() {
            return Err(Refusal::NoPlace);
        }
        at = span.end;
    }
    // The body stands behind the fields: patched first, it moves nothing of theirs.
    edit::edited(path, &edit::patched(text, body), parts.yaml, fields)
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
pub fn parts(path: &SourcePath, text: &str) -> Result<front::Parts, Refusal> {
    let start = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let is_markdown = place(path).map_or(path.extension() == "md", |place| place.is_markdown);
    if !is_markdown {
        return Ok(front::Parts {
            yaml: start..text.len(),
            body: text.len()..text.len(),
            is_lost: false,
        });
    }
    let parts = front::split(path, &text[start..]).value;
    if parts.is_lost {
        return Err(Refusal::unreadable(path, Code::MissingFrontMatter));
    }
    let moved = |span: Range<usize>| start + span.start..start + span.end;
    Ok(front::Parts { yaml: moved(parts.yaml), body: moved(parts.body), is_lost: false })
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
}
