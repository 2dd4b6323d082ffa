//! What YAML takes for something else without a fault: a comment that was meant as text, and what git leaves of two versions.

use std::ops::Range;

use super::front::Parts;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::names::SourcePath;
use crate::base::yaml::edit::{Patch, Path, quoted};
use crate::base::yaml::{Entry, Node, Value};
use crate::content::fields::{Field, Shape, Type};
use crate::content::walk::{Visitor, walk};

/// Returns the first line that git wrote between two versions of a file.
pub(super) fn conflict_marker(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let is_mark = line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ");
        if is_mark {
            return Some(start..start + line.trim_end().len());
        }
        start += line.len();
    }
    None
}

/// How many digits the number of a room or a house has at most.
const LONGEST_NUMBER: usize = 4;

/// A text that a comment cuts.
pub(in crate::content) struct Cut {
    /// The value as it was read, if there is any, with the comment.
    pub(in crate::content) span: Range<usize>,
    /// Where the comment starts.
    pub(in crate::content) hash: usize,
    /// Whether the comment can only be text: a short number, `№ 5` written as `# 5`. Anything else may be a note that nobody is to
    /// read, a telephone above all.
    pub(in crate::content) is_text: bool,
}

impl Cut {
    /// Takes the comment into the value.
    pub(in crate::content) fn patch(&self, text: &str) -> Patch {
        Patch { span: self.span.clone(), text: quoted(&text[self.span.clone()]) }
    }
}

/// Reports texts that a comment cuts.
pub(super) fn report(
    path: &SourcePath,
    text: &str,
    root: &Node,
    shape: &'static Shape,
    into: &mut Diagnostics,
) {
    for cut in cuts(text, root, shape) {
        let at = Location::new(path, &(cut.hash..cut.span.end));
        into.push(Diagnostic::new(Code::CutByComment, at));
    }
}

/// Reports a field that stands right below the fields, and fields of another entry further below.
pub(super) fn field_in_body(
    path: &SourcePath,
    text: &str,
    parts: &Parts,
    shape: &Shape,
    into: &mut Diagnostics,
) {
    if parts.yaml.is_empty() {
        return;
    }
    let mut report = |at: Range<usize>, hint| {
        let diagnostic = Diagnostic::new(Code::FieldInBody, Location::new(path, &at));
        into.push(diagnostic.hint(hint));
    };
    let line = text[parts.body.clone()].lines().next().unwrap_or("");
    let key = line.split_once(": ").map(|(key, _)| key);
    if key.is_some_and(|key| shape.row(key).is_some()) {
        report(parts.body.start..parts.body.start + line.len(), "hint");
    } else if let Some(at) = second_entry(&text[parts.body.clone()], shape) {
        report(parts.body.start + at.start..parts.body.start + at.end, "entry");
    }
}

/// Returns the first field of another entry in a body: its name or its kind, over or below another field. What is shown as code is a sample.
fn second_entry(body: &str, shape: &Shape) -> Option<Range<usize>> {
    let field = |line: &str| {
        let (key, rest) = line.split_once(':')?;
        let is_field = rest.is_empty() || rest.starts_with(' ');
        let begins_small = key.starts_with(char::is_lowercase);
        shape.row(key).filter(|_| is_field && begins_small).map(|row| row.key)
    };
    let mut in_code = false;
    let mut start = 0;
    let mut above: Option<(&str, Range<usize>)> = None;
    for line in body.split_inclusive('\n') {
        let at = start..start + line.trim_end().len();
        start += line.len();
        in_code ^= line.starts_with("```");
        let own = field(line.trim_end()).filter(|_| !in_code);
        if let (Some(own), Some((other, first))) = (own, &above)
            && [own, other].iter().any(|key| matches!(*key, "name" | "title" | "kind"))
        {
            return Some(first.clone());
        }
        above = own.map(|own| (own, at));
    }
    None
}

/// Finds values of text fields that are not quoted and have a comment behind them on their line.
pub(in crate::content) fn cuts(text: &str, root: &Node, shape: &'static Shape) -> Vec<Cut> {
    let mut finder = Finder { text, found: Vec::new() };
    walk(shape, root, &mut finder);
    finder.found
}

struct Finder<'t> {
    text: &'t str,
    found: Vec<Cut>,
}

impl Visitor for Finder<'_> {
    /// A comment that takes the whole value: `name: #турбота`. With a blank it is what a form says of a field that waits.
    fn visit_key(&mut self, field: &'static Field, entry: &Entry) -> String {
        let is_text = matches!(field.kind, Type::Text | Type::Prose);
        let rest = &self.text[entry.span.end..];
        let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let is_glued = |at: &usize| line[at + 1..].starts_with(char::is_alphanumeric);
        let hash = line.find('#').filter(|at| line[..*at].trim() == ":").filter(is_glued);
        if let (true, Value::Null, Some(hash)) = (is_text, &entry.value.value, hash) {
            let hash = entry.span.end + hash;
            let span = hash..entry.span.end + line.trim_end().len();
            self.found.push(Cut { span, hash, is_text: false });
        }
        entry.key.clone()
    }

    fn visit_value(&mut self, _: &Path, _: &'static Field, kind: Type, node: &Node) {
        if !matches!((kind, &node.value), (Type::Text | Type::Prose, Value::Scalar(_))) {
            return;
        }
        let start = node.span.start;
        let line_end = self.text[start..].find('\n').map_or(self.text.len(), |end| start + end);
        if node.span.end > line_end
            || self.text[start..].starts_with(['"', '\'', '|', '>', '[', '{'])
        {
            return;
        }
        let rest = &self.text[node.span.end..line_end];
        let Some(blanks) = rest.find('#').filter(|&at| rest[..at].trim().is_empty()) else {
            return;
        };
        let hash = node.span.end + blanks;
        let after = self.text[hash + 1..line_end].trim_end();
        let is_number = after.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let digits = after.chars().filter(char::is_ascii_digit).count();
        let is_text = is_number && digits <= LONGEST_NUMBER && !after.contains('@');
        let span = start..hash + 1 + after.len();
        self.found.push(Cut { span, hash, is_text });
    }
}
