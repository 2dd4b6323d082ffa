//! Which values of a file name what gets another id.
//!
//! The table of fields says which value is an id and of what. An id is understood as it is when the content is read:
//! typed with capitals or letters that only look like the right ones, it is the same.

use serde_json::Value as Json;

use super::change::{Change, Subject};
use crate::base::names::{Id, SourcePath};
use crate::base::yaml::edit::{Edit, Path, Step};
use crate::base::yaml::{self, Node, Value};
use crate::content::fields::{Field, Shape, Type};
use crate::content::parse::{ContentPath, Kind, edit};
use crate::content::validate::{ReferenceKind, is_everybody, read_id};
use crate::content::walk::{Visitor, walk};

/// A value of a file: its row and its text.
struct NamedValue<'a> {
    field: &'static Field,
    kind: Type,
    text: &'a str,
}

/// Returns the edits by which a file names the new id.
pub(super) fn edits(
    change: &Change<'_>,
    path: &SourcePath,
    place: &ContentPath,
    text: &str,
) -> Vec<Edit> {
    let Some(shape) = place.kind.shape() else { return Vec::new() };
    let Ok(parts) = edit::split_front_matter(path, text) else { return Vec::new() };
    let Some(root) = yaml::parse(path, text, parts.yaml).value else { return Vec::new() };
    let mut named = ReferencePaths { change, place, paths: Vec::new() };
    walk(shape, &root, &mut named);
    let new = Json::from(change.new.as_str());
    let mut edits: Vec<Edit> =
        named.paths.into_iter().map(|path| Edit::Set(path, new.clone())).collect();
    edits.extend(change.add_former_id(path, place, shape, &root));
    edits
}

impl Change<'_> {
    fn is_reference(&self, place: &ContentPath, found: &NamedValue<'_>) -> bool {
        let kind = ReferenceKind::from_type(found.kind);
        match &self.subject {
            Subject::Entry(Kind::Organisation, id) => {
                let is_everybody =
                    matches!(found.kind, Type::Responsible) && is_everybody(found.text);
                kind == Some(ReferenceKind::Organisation) && is_id(found.text, id) && !is_everybody
            }
            Subject::Entry(..) => false,
            Subject::Term(vocabulary, id) => {
                let is_own_file = place.kind == Kind::Vocabulary(*vocabulary);
                let is_own_id =
                    is_own_file && (matches!(found.kind, Type::OwnTerm) || found.field.key == "id");
                let is_meant = is_own_id || kind == Some(ReferenceKind::Term(*vocabulary));
                is_meant && is_id(found.text, id)
            }
        }
    }

    /// Writes the old id down as a former one, where the shape has such a field.
    fn add_former_id(
        &self,
        path: &SourcePath,
        place: &ContentPath,
        shape: &'static Shape,
        root: &Node,
    ) -> Option<Edit> {
        let field = shape.row("formerly")?;
        let old = self.subject.id();
        old.split('/').all(|name| Id::new(name).is_ok()).then_some(())?;
        let (mut way, record) = match (&self.subject, &root.value) {
            (Subject::Entry(kind, _), _) => {
                let is_original = self.subject.owns(path) && place.lang.is_none();
                (is_original && place.kind == *kind).then(|| (Path::new(), root))?
            }
            (Subject::Term(vocabulary, id), Value::List(terms)) => {
                let is_it = |term: &&Node| {
                    value_of_key(term, shape, "id").is_some_and(|own| match &own.value {
                        Value::Scalar(text) => is_id(text, id),
                        Value::Null | Value::List(_) | Value::Map(_) | Value::Lost => false,
                    })
                };
                let n = terms.iter().position(|term| is_it(&term))?;
                let is_own_file = place.kind == Kind::Vocabulary(*vocabulary);
                is_own_file.then(|| (vec![Step::Item(n)], &terms[n]))?
            }
            (Subject::Term(..), Value::Null | Value::Scalar(_) | Value::Map(_) | Value::Lost) => {
                return None;
            }
        };
        way.push(Step::Field(field.key_names()));
        let former = match value_of_key(record, shape, "formerly").map(|node| &node.value) {
            Some(Value::List(nodes)) => nodes.iter().filter_map(scalar_text).collect(),
            Some(Value::Scalar(text)) => vec![text.as_str()],
            Some(Value::Null | Value::Map(_) | Value::Lost) | None => Vec::new(),
        };
        // What it is called from now on is no former name, and a name is written down once.
        let is_other = |id: &&str| {
            let id = id.trim().trim_matches('/');
            !is_id(id, &self.new) && !is_id(id, old)
        };
        let kept = former.into_iter().filter(is_other);
        let all: Vec<Json> = kept.chain([old]).map(Json::from).collect();
        Some(Edit::Set(way, Json::from(all)))
    }
}

/// Tells a value that is read as this id.
fn is_id(text: &str, id: &str) -> bool {
    text.trim() == id || read_id(text.trim()).is_ok_and(|own| own.as_str() == id)
}

fn scalar_text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Scalar(text) => Some(text),
        Value::Null | Value::List(_) | Value::Map(_) | Value::Lost => None,
    }
}

fn value_of_key<'n>(record: &'n Node, shape: &Shape, key: &str) -> Option<&'n Node> {
    let Value::Map(entries) = &record.value else { return None };
    let is_it = |own: &str| shape.row(own).is_some_and(|row| row.key == key);
    entries.iter().find(|entry| is_it(&entry.key)).map(|entry| &entry.value)
}

/// Gathers the ways to the values that are meant.
struct ReferencePaths<'a> {
    change: &'a Change<'a>,
    place: &'a ContentPath,
    paths: Vec<Path>,
}

impl Visitor for ReferencePaths<'_> {
    fn visit_value(&mut self, at: &Path, field: &'static Field, kind: Type, node: &Node) {
        let Value::Scalar(text) = &node.value else { return };
        if self.change.is_reference(self.place, &NamedValue { field, kind, text }) {
            self.paths.push(at.clone());
        }
    }
}
