//! Lines of a text, and tabs that indent them.

use std::ops::Range;

pub(super) fn lines(text: &str, span: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = span.start;
    text[span].split_inclusive('\n').map(move |line| {
        let range = start..start + line.len();
        start = range.end;
        range
    })
}

pub(super) fn tab_indentation(text: &str, span: Range<usize>) -> Option<Range<usize>> {
    lines(text, span).find_map(|line| indenting_tab(text, &line))
}

/// Returns the first tab before the text of a line.
pub(super) fn indenting_tab(text: &str, line: &Range<usize>) -> Option<Range<usize>> {
    let content = text[line.clone()].trim_end();
    let blank = &content[..content.len() - content.trim_start().len()];
    blank.find('\t').map(|tab| line.start + tab..line.start + tab + 1)
}
