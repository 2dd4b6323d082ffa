//! Walks the values of a file by the table of fields.
//!
//! Comes in: what a file says, and the shape of its record. Every key and value that has a row is handed on with the way
//! to it, in the order of the file. Nothing is checked here: what no row knows is passed over, and a value that is
//! written in another way than its row asks for is handed on as it stands.

use std::ops::Range;

use crate::base::locale::compare::nearest;
use crate::base::yaml::edit::{Path, Step};
use crate::base::yaml::{Entry, Node, Value};
use crate::content::fields::table::has_key;
use crate::content::fields::{Field, Shape, Structure, Type};

/// What is done with the keys and values of a file.
pub(crate) trait Visitor {
    /// Takes a key; returns how the way to its value names it.
    fn visit_key(&mut self, _field: &'static Field, entry: &Entry) -> String {
        entry.key.clone()
    }

    /// Takes the fields of a record before they are handed on one by one.
    fn visit_record(&mut self, _at: &Path, _shape: &'static Shape, _entries: &[Entry]) {}

    /// Takes a bare value where a list belongs; true where it is not to be handed on as the one item.
    fn lone(&mut self, _at: &Path, _item: Type, _node: &Node) -> bool {
        false
    }

    /// Takes a value of this type that holds no further rows.
    fn visit_value(&mut self, at: &Path, field: &'static Field, kind: Type, node: &Node);
}

/// Hands on what a file says; a vocabulary is a list of records.
pub(crate) fn walk(shape: &'static Shape, root: &Node, visitor: &mut impl Visitor) {
    let mut walk = Walk { at: Path::new(), visitor };
    match &root.value {
        Value::List(records) => {
            for (n, node) in records.iter().enumerate() {
                walk.descend(Step::Item(n), |walk| walk.walk_record(shape, node));
            }
        }
        Value::Null | Value::Scalar(_) | Value::Map(_) | Value::Lost => {
            walk.walk_record(shape, root);
        }
    }
}

struct Walk<'v, V> {
    at: Path,
    visitor: &'v mut V,
}

impl<V: Visitor> Walk<'_, V> {
    fn descend(&mut self, step: Step, look: impl FnOnce(&mut Self)) {
        self.at.push(step);
        look(self);
        self.at.pop();
    }

    fn walk_record(&mut self, shape: &'static Shape, node: &Node) {
        match &node.value {
            Value::Map(entries) if cut_text(shape, entries).is_some() => {
                let field =
                    shape.bare.and_then(|key| shape.row(key)).expect("a cut text is a bare one");
                self.visitor.visit_value(&self.at, field, field.kind, node);
            }
            Value::Map(entries) => {
                self.visitor.visit_record(&self.at, shape, entries);
                for entry in entries {
                    let Some(field) = shape.row(&entry.key) else { continue };
                    let key = self.visitor.visit_key(field, entry);
                    self.descend(Step::Key(key), |walk| {
                        walk.walk_value(field, field.kind, &entry.value);
                    });
                }
            }
            Value::Scalar(_) => {
                if let Some(field) = shape.bare.and_then(|key| shape.row(key)) {
                    self.walk_value(field, field.kind, node);
                }
            }
            Value::List(_) | Value::Null | Value::Lost => {}
        }
    }

    fn walk_value(&mut self, field: &'static Field, kind: Type, node: &Node) {
        match (kind.structure(), &node.value) {
            (Structure::List(item), Value::List(nodes)) => {
                for (n, node) in nodes.iter().enumerate() {
                    self.descend(Step::Item(n), |walk| walk.walk_value(field, *item, node));
                }
            }
            (Structure::List(item), Value::Scalar(_)) => {
                if !(item.is_scalar() && self.visitor.lone(&self.at, *item, node)) {
                    self.walk_value(field, *item, node);
                }
            }
            (Structure::Record(shape), _) => self.walk_record(shape, node),
            (Structure::List(_), Value::Null | Value::Map(_) | Value::Lost)
            | (Structure::Scalar | Structure::Coordinates | Structure::Levels, _) => {
                self.visitor.visit_value(&self.at, field, kind, node);
            }
        }
    }
}

/// A part of a record whose field stands beside it, for want of indentation.
#[derive(Debug, Clone, Copy)]
pub(in crate::content) struct LostPart<'e> {
    /// The part.
    pub(in crate::content) part: &'e Entry,
    fields: &'e [Entry],
}

impl<'e> LostPart<'e> {
    /// Returns its first field.
    pub(in crate::content) fn first_child(&self) -> Option<&'e Entry> {
        self.fields.first()
    }
}

/// Returns the part that a field of a record belongs to: it stands above it, has such a field, and lacks it.
pub(in crate::content) fn lost_part<'e>(
    shape: &'static Shape,
    entries: &'e [Entry],
    index: usize,
) -> Option<LostPart<'e>> {
    let entry = entries.get(index).filter(|entry| shape.row(&entry.key).is_none())?;
    // A file may have thousands of keys that nobody knows: none of those is looked for above.
    has_key(shape, &entry.key).then_some(())?;
    // Others that are lost may stand between the two.
    let part = entries[..index].iter().rev().find(|above| shape.row(&above.key).is_some())?;
    let (Type::Record(shape) | Type::List(&Type::Record(shape))) = shape.row(&part.key)?.kind
    else {
        return None;
    };
    let fields = match &part.value.value {
        Value::Map(fields) => fields,
        Value::List(items) => match &items.last()?.value {
            Value::Map(fields) => fields,
            Value::Null | Value::Scalar(_) | Value::List(_) | Value::Lost => return None,
        },
        Value::Null | Value::Scalar(_) | Value::Lost => return None,
    };
    let row = shape.row(&entry.key)?;
    let is_there = fields.iter().any(|field| row.is_named(&field.key));
    (!is_there).then_some(LostPart { part, fields })
}

/// Returns the text that was cut at its colon, `- Вирішили: скласти`, and where the colon stands: one field that nobody knows, where a bare text
/// may stand.
pub(in crate::content) fn cut_text(
    shape: &Shape,
    entries: &[Entry],
) -> Option<(Range<usize>, String)> {
    let [Entry { key, span, value }] = entries else { return None };
    let Value::Scalar(rest) = &value.value else { return None };
    let keys = shape.rows().flat_map(|field| [field.key, field.uk]);
    let is_text = shape
        .bare
        .and_then(|key| shape.row(key))
        .is_some_and(|field| matches!(field.kind, Type::Text | Type::Prose));
    let is_cut = is_text && shape.row(key).is_none() && nearest(key, keys).is_none();
    is_cut.then(|| (span.end..span.end + 1, format!("{key}: {rest}")))
}
