//! The one editor of YAML: values change, and not one byte more.
//!
//! Comes in: a text, where its YAML stands, and edits by paths. Goes out: the text in which they are made, or why they
//! cannot be. Each edit sees what those before it made. A value that is the same already changes nothing; what is new
//! is written as its surroundings are (indentation, quotes, brackets, line ends). Before a text goes out it is read
//! again: where an edit was made it must say what was asked for, elsewhere what it said. Anchors, aliases and tags are
//! refused.

mod block;
pub(super) mod change;
mod flow;
mod layout;
mod new;
mod page;
mod said;
pub(super) mod scalar;
mod target;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::{Value, parse};
use crate::base::diag::{Code, Diagnostics};
use crate::base::names::SourcePath;
pub use change::{Edit, Path, Refusal, Step};
pub(crate) use change::{Patch, patched};
use new::Writer;
use page::MeasuredText;
pub(crate) use page::line_break;
pub(crate) use said::says_same;
pub(crate) use scalar::quoted;
use target::NewValue;

/// Makes edits in the YAML that stands at `span` of `text`.
///
/// # Errors
/// Why they cannot be made.
pub fn edited(
    path: &SourcePath,
    text: &str,
    span: Range<usize>,
    edits: &[Edit],
) -> Result<String, Refusal> {
    let before = parse(path, text, span.clone());
    if let Some(diagnostic) =
        before.diagnostics.sorted().into_iter().find(|diagnostic| forbids(diagnostic.code))
    {
        return Err(Refusal::Unsound(Box::new(diagnostic.clone())));
    }
    let page = MeasuredText::new(text, span.clone());
    let root = before.value.filter(|node| !page.is_nothing(node));
    let layout = match &root {
        Some(node) => Some(page.measure_root(node).ok_or(Refusal::Entangled)?),
        None => None,
    };
    let mut target = NewValue::from_layout(layout.as_ref());
    for edit in edits {
        target.apply(edit)?;
    }
    let mut writer = Writer::new(&page, layout.as_ref());
    writer.write_target(&target)?;
    let patches = writer.patches;
    if patches.is_empty() {
        return Ok(text.to_owned());
    }
    let after = patched(text, &patches);
    let end = span.end + after.len() - text.len();
    let again = parse(path, &after, span.start..end);
    let says_so = match &again.value {
        // Marks of a document with nothing between them are read as a value.
        Some(node) if node.value == Value::Null && target.is_empty() => true,
        Some(node) => target.is_said_by(node),
        None => target.is_empty(),
    };
    match says_so && !is_worse(&before.diagnostics, &again.diagnostics) {
        true => Ok(after),
        false => Err(Refusal::Entangled),
    }
}

/// Tells what the editor would not understand.
fn forbids(code: Code) -> bool {
    matches!(
        code,
        Code::YamlAlias | Code::YamlTag | Code::YamlDocuments | Code::YamlTooDeep | Code::YamlKey
    )
}

/// Tells whether a text has more faults of any sort.
fn is_worse(before: &Diagnostics, after: &Diagnostics) -> bool {
    let count = |diagnostics: &Diagnostics, code: Code| {
        diagnostics.sorted().iter().filter(|diagnostic| diagnostic.code == code).count()
    };
    after
        .sorted()
        .iter()
        .any(|diagnostic| count(after, diagnostic.code) > count(before, diagnostic.code))
}
