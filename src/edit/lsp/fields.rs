//! The keys and values of one file as they stand there, by the table of fields.

use std::ops::Range;

use crate::base::locale::Lang;
use crate::base::names::SourcePath;
use crate::base::yaml::edit::Path;
use crate::base::yaml::key::has_ukrainian_keys;
use crate::base::yaml::{self, Entry, Node, Value};
use crate::content::fields::{Field, Shape, Type};
use crate::content::parse::{ContentPath, content_path, front};
use crate::content::walk::{Visitor, walk};

/// A key where it stands.
#[derive(Debug)]
pub(super) struct KeyAt {
    /// The record that it is of.
    pub(super) shape: &'static Shape,
    pub(super) field: &'static Field,
    /// As it is written.
    pub(super) name: String,
    pub(super) bytes: Range<usize>,
    /// Its value.
    pub(super) value: Range<usize>,
    /// How deep it stands; 0 for fields of the entry itself.
    pub(super) depth: usize,
    /// What it says, where that is one value.
    pub(super) text: Option<String>,
}

/// A value where it stands.
#[derive(Debug)]
pub(super) struct ValueAt {
    pub(super) field: &'static Field,
    pub(super) kind: Type,
    pub(super) bytes: Range<usize>,
    pub(super) text: String,
}

/// A file of content, its fields one by one.
#[derive(Debug)]
pub(super) struct FileFields {
    pub(super) place: ContentPath,
    /// The fields, and the body.
    pub(super) parts: front::Parts,
    pub(super) keys: Vec<KeyAt>,
    pub(super) values: Vec<ValueAt>,
}

impl FileFields {
    /// Reads a file; `None` for one that has no fields of the table.
    pub(super) fn parse_fields(path: &SourcePath, text: &str) -> Option<Self> {
        let place = content_path(path)?;
        let shape = place.kind.shape()?;
        let parts = match place.is_markdown {
            true => front::split(path, text).value,
            false => {
                front::Parts { yaml: 0..text.len(), body: text.len()..text.len(), is_lost: false }
            }
        };
        let mut found = Found { keys: Vec::new(), values: Vec::new() };
        if let Some(root) = yaml::parse(path, text, parts.yaml.clone()).value {
            walk(shape, &root, &mut found);
        }
        let Found { mut keys, values } = found;
        keys.sort_by_key(|key| key.bytes.start);
        Some(Self { place, parts, keys, values })
    }

    /// Returns what the whole of the fields is.
    pub(super) fn root(&self) -> Type {
        self.place.kind.root_type().expect("a file without fields is not read")
    }

    /// Returns the language of most of its keys.
    pub(super) fn key_language(&self) -> Lang {
        let is_ukrainian = has_ukrainian_keys(self.keys.iter().map(|key| key.name.as_str()));
        if is_ukrainian { Lang::UK } else { Lang::EN }
    }

    /// Returns the value at a byte.
    pub(super) fn value_at(&self, byte: usize) -> Option<&ValueAt> {
        self.values.iter().find(|value| value.bytes.start <= byte && byte <= value.bytes.end)
    }

    /// Returns the key at a byte.
    pub(super) fn key_at(&self, byte: usize) -> Option<&KeyAt> {
        self.keys.iter().find(|key| key.bytes.start <= byte && byte <= key.bytes.end)
    }
}

struct Found {
    keys: Vec<KeyAt>,
    values: Vec<ValueAt>,
}

impl Visitor for Found {
    fn visit_record(&mut self, at: &Path, shape: &'static Shape, entries: &[Entry]) {
        for entry in entries {
            let Some(field) = shape.row(&entry.key) else { continue };
            let text = match &entry.value.value {
                Value::Scalar(text) => Some(text.clone()),
                Value::Null | Value::List(_) | Value::Map(_) | Value::Lost => None,
            };
            let (bytes, value) = (entry.span.clone(), entry.value.span.clone());
            let name = entry.key.clone();
            self.keys.push(KeyAt { shape, field, name, bytes, value, depth: at.len(), text });
        }
    }

    fn visit_value(&mut self, _at: &Path, field: &'static Field, kind: Type, node: &Node) {
        if let Value::Scalar(text) = &node.value {
            let (bytes, text) = (node.span.clone(), text.clone());
            self.values.push(ValueAt { field, kind, bytes, text });
        }
    }
}
