//! An item of a list changes places with its neighbour, with the comments above it and on its line.

use std::ops::Range;

use super::field_path::FieldWay;
use super::form_file::FormFile;
use super::value_edit::{json_of, value_edit};
use crate::base::yaml::edit::Refusal;
use crate::base::yaml::{Node, Value};

/// Where an item goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ItemMove {
    /// Before the one above it.
    Up,
    /// Behind the one below it.
    Down,
}

/// Returns the text in which an item has changed places; the same where there is no neighbour.
///
/// # Errors
/// Why the text cannot be edited so.
pub(super) fn with_moved_item(
    file: &FormFile<'_>,
    item: FieldWay,
    way: ItemMove,
) -> Result<String, Refusal> {
    let same = || Ok(file.text.to_owned());
    let Some((parts, number)) = item.split_item() else { return same() };
    let list = FieldWay::of_parts(file.root_kind(), &parts);
    let Some(Node { value: Value::List(items), .. }) = file.node_at(&list) else { return same() };
    let first = match way {
        ItemMove::Up => number.checked_sub(1),
        ItemMove::Down => Some(number),
    };
    let Some(first) = first.filter(|first| first + 1 < items.len()) else { return same() };
    let mut wanted: Vec<_> = items.iter().map(json_of).collect();
    wanted.swap(first, first + 1);
    if let Some(text) = swapped_lines(file.text, &items[first], &items[first + 1]) {
        let again = FormFile::read_form(file.path, &text, file.style.main);
        let is_so = again.is_ok_and(|again| {
            let now = again.node_at(&list).map(json_of);
            now == Some(wanted.iter().cloned().collect()) && has_same_others(file, &again, &list)
        });
        if is_so {
            return Ok(text);
        }
    }
    // Items that share a line, or whose lines mean something else elsewhere: their values alone change places.
    match value_edit(file.style, file.root.as_ref(), &list, Some(wanted.into())) {
        Some(edit) => file.with_edits(&[edit]),
        None => same(),
    }
}

/// Tells whether two texts differ in one list alone.
fn has_same_others(one: &FormFile<'_>, other: &FormFile<'_>, list: &FieldWay) -> bool {
    let without = |file: &FormFile<'_>| {
        let edit = value_edit(file.style, file.root.as_ref(), list, None);
        let text = edit.map(|edit| file.with_edits(&[edit]));
        let text = text.and_then(Result::ok)?;
        let left = FormFile::read_form(file.path, &text, file.style.main).ok()?;
        Some((left.root.as_ref().map(json_of), left.body().map(str::to_owned)))
    };
    list.parts.is_empty() || without(one).is_some_and(|left| Some(left) == without(other))
}

/// Swaps the lines of two items that follow each other, each with the lines of comments right above it.
fn swapped_lines(text: &str, first: &Node, second: &Node) -> Option<String> {
    let begins = |node: &Node| {
        let line = text[..node.span.start].rfind('\n').map_or(0, |end| end + 1);
        text[line..node.span.start].trim_start().starts_with('-').then_some(line)
    };
    let (first_line, second_line) = (begins(first)?, begins(second)?);
    let is_above = |line: &str, at: usize| {
        line.trim_start().starts_with('#') && indent(line) == indent(&text[at..])
    };
    let with_comments = |at: usize| {
        let mut start = at;
        while let Some(before) = line_before(text, start) {
            if !is_above(&text[before.clone()], at) {
                break;
            }
            start = before.start;
        }
        start
    };
    let (from, middle) = (with_comments(first_line), with_comments(second_line));
    let last = text[second_line..second.span.end].trim_end().len() + second_line;
    let end = text[last..].find('\n').map_or(text.len(), |end| last + end + 1);
    let (one, other) = (text.get(from..middle)?, text.get(middle..end)?);
    // The last line of a file may have no end.
    (other.ends_with('\n') && one.ends_with('\n'))
        .then(|| format!("{}{other}{one}{}", &text[..from], &text[end..]))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

fn line_before(text: &str, start: usize) -> Option<Range<usize>> {
    let end = start.checked_sub(1)?;
    Some(text[..end].rfind('\n').map_or(0, |end| end + 1)..start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::locale::Lang;
    use crate::base::names::SourcePath;

    fn moved(text: &str, item: &str, way: ItemMove) -> String {
        let path = SourcePath::new("content/organisations/a.md");
        let file = FormFile::read_form(&path, text, Lang::UK).expect("a sound text");
        let item = FieldWay::parse_way(file.root_kind(), item).expect("a way of the table");
        with_moved_item(&file, item, way).expect("it can be edited")
    }

    #[test]
    fn an_item_takes_its_comments_along() {
        let text = "---\nназва: А\nтелефони:\n  - 050 000-00-01 # головний\n  # для скарг\n  - номер: 050 000-00-02\n    для_чого: скарги # лише\n  - 101\nпошта: a@example.org # п\n---\n";
        let swapped = "---\nназва: А\nтелефони:\n  # для скарг\n  - номер: 050 000-00-02\n    для_чого: скарги # лише\n  - 050 000-00-01 # головний\n  - 101\nпошта: a@example.org # п\n---\n";
        assert_eq!(moved(text, "phones.1", ItemMove::Up), swapped);
        assert_eq!(moved(text, "phones.0", ItemMove::Down), swapped);
        assert_eq!(moved(swapped, "phones.0", ItemMove::Down), text);
        assert_eq!(moved(text, "phones.0", ItemMove::Up), text);
        assert_eq!(moved(text, "phones.2", ItemMove::Down), text);
        let last = moved(text, "phones.2", ItemMove::Up);
        assert!(last.contains("  - 101\n  # для скарг\n  - номер: 050 000-00-02\n"), "{last}");
    }

    #[test]
    fn items_of_one_line_change_places_too() {
        let text = "---\nназва: А\nтелефони: [050 000-00-01, \"101\"] # два\n---\n";
        let swapped = moved(text, "phones.1", ItemMove::Up);
        assert!(swapped.contains("101") && swapped.find("101") < swapped.find("050"), "{swapped}");
        assert!(swapped.contains("# два"), "{swapped}");
    }
}
