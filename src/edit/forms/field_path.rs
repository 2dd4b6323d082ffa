//! The way to a value as a form names it: keys of the table, numbers of items and languages, as in `services.0.name@en`.

use std::fmt;

use crate::base::locale::Lang;
use crate::base::yaml::{Node, Value};
use crate::content::fields::{Field, Shape, Structure, Type};

/// One step of the way.
#[derive(Debug, Clone, Copy)]
pub(in crate::edit) enum PathPart {
    /// A field of a record.
    Field(&'static Field),
    /// An item of a list, counted from 0.
    Item(usize),
    /// A text in one of its languages.
    Language(Lang),
}

/// The way from the root of a file to a value, and what may stand there.
#[derive(Debug, Clone)]
pub(in crate::edit) struct FieldWay {
    pub(super) parts: Vec<PathPart>,
    /// What may stand there.
    pub(super) kind: Type,
    /// The row that it belongs to; nothing for the root.
    pub(super) field: Option<&'static Field>,
}

impl FieldWay {
    /// Makes the way to the root of a file.
    pub(super) fn of_root(kind: Type) -> Self {
        Self { parts: Vec::new(), kind, field: None }
    }

    /// Reads a way; `None` for one that leads nowhere in the table.
    pub(super) fn parse_way(root: Type, text: &str) -> Option<Self> {
        let (way, language) = match text.split_once('@') {
            Some((way, language)) => (way, Some(Lang::parse(language)?)),
            None => (text, None),
        };
        let mut path = Self::of_root(root);
        for part in way.split('.').filter(|part| !part.is_empty()) {
            path = match path.kind.structure() {
                Structure::Record(shape) => {
                    path.below_field(shape.rows().find(|row| row.key == part)?)
                }
                Structure::List(_) => path.below_item(part.parse().ok()?)?,
                Structure::Scalar | Structure::Coordinates | Structure::Levels => return None,
            };
        }
        match language {
            None => Some(path),
            Some(language) if path.kind.is_text() => Some(path.in_language(language)),
            Some(_) => None,
        }
    }

    /// Makes the way of some steps, as far as the table has it.
    pub(super) fn of_parts(root: Type, parts: &[PathPart]) -> Self {
        parts.iter().fold(Self::of_root(root), |path, part| match part {
            PathPart::Field(field) => path.below_field(field),
            PathPart::Item(number) => path.below_item(*number).unwrap_or(path),
            PathPart::Language(language) => path.in_language(*language),
        })
    }

    /// Goes on to a field.
    pub(super) fn below_field(&self, field: &'static Field) -> Self {
        Self { parts: self.with_part(PathPart::Field(field)), kind: field.kind, field: Some(field) }
    }

    /// Goes on to an item; `None` where no list may stand.
    pub(super) fn below_item(&self, number: usize) -> Option<Self> {
        let Structure::List(item) = self.kind.structure() else { return None };
        Some(Self { parts: self.with_part(PathPart::Item(number)), kind: *item, field: self.field })
    }

    /// Goes on to the text in one language.
    pub(super) fn in_language(&self, language: Lang) -> Self {
        let parts = self.with_part(PathPart::Language(language));
        Self { parts, kind: self.kind, field: self.field }
    }

    /// Returns the way to the text in all of its languages.
    #[cfg(test)]
    pub(super) fn without_language(&self) -> Self {
        let mut way = self.clone();
        if let Some(PathPart::Language(_)) = way.parts.last() {
            way.parts.pop();
        }
        way
    }

    /// Returns the way to what holds this, and the item's number, of an item.
    pub(super) fn split_item(mut self) -> Option<(Vec<PathPart>, usize)> {
        match self.parts.pop() {
            Some(PathPart::Item(number)) => Some((self.parts, number)),
            Some(PathPart::Field(_) | PathPart::Language(_)) | None => None,
        }
    }

    /// Returns what stands there; `main` is the language of a text that names none.
    pub(super) fn find_value<'n>(
        &self,
        kind: Type,
        root: Option<&'n Node>,
        main: Lang,
    ) -> Option<&'n Node> {
        let start = (root?, kind);
        let found = self.parts.iter().try_fold(start, |(node, kind), part| {
            Some((child(node, kind, part, main)?, part.kind_below(kind)?))
        });
        found.map(|(node, _)| node)
    }

    fn with_part(&self, part: PathPart) -> Vec<PathPart> {
        self.parts.iter().copied().chain([part]).collect()
    }
}

impl fmt::Display for FieldWay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, part) in self.parts.iter().enumerate() {
            match part {
                PathPart::Field(field) if n == 0 => write!(f, "{}", field.key)?,
                PathPart::Field(field) => write!(f, ".{}", field.key)?,
                PathPart::Item(number) if n == 0 => write!(f, "{number}")?,
                PathPart::Item(number) => write!(f, ".{number}")?,
                PathPart::Language(language) => write!(f, "@{language}")?,
            }
        }
        Ok(())
    }
}

impl PathPart {
    /// Returns what may stand one step further on from a value of this type.
    pub(super) fn kind_below(&self, kind: Type) -> Option<Type> {
        match (self, kind.structure()) {
            (Self::Field(field), Structure::Record(_)) => Some(field.kind),
            (Self::Item(_), Structure::List(item)) => Some(*item),
            (Self::Language(_), Structure::Scalar) => Some(kind),
            (
                Self::Field(_) | Self::Item(_) | Self::Language(_),
                Structure::Scalar
                | Structure::Record(_)
                | Structure::List(_)
                | Structure::Coordinates
                | Structure::Levels,
            ) => None,
        }
    }
}

/// Goes one step down: a bare value is its record's own field, a lone one the list's only item, a text without languages one of the main
/// language.
pub(super) fn child<'n>(
    node: &'n Node,
    kind: Type,
    part: &PathPart,
    main: Lang,
) -> Option<&'n Node> {
    let named = |is_own: &dyn Fn(&str) -> bool| match &node.value {
        Value::Map(entries) => {
            entries.iter().find(|entry| is_own(&entry.key)).map(|entry| &entry.value)
        }
        Value::Null | Value::Scalar(_) | Value::List(_) | Value::Lost => None,
    };
    match (part, kind.structure()) {
        (PathPart::Field(field), Structure::Record(shape)) => match &node.value {
            Value::Scalar(_) => (shape.bare == Some(field.key)).then_some(node),
            Value::Null | Value::List(_) | Value::Map(_) | Value::Lost => {
                named(&|key| field.is_named(key))
            }
        },
        (PathPart::Item(number), Structure::List(_)) => match &node.value {
            Value::List(items) => items.get(*number),
            Value::Scalar(_) | Value::Map(_) => (*number == 0).then_some(node),
            Value::Null | Value::Lost => None,
        },
        (PathPart::Language(language), Structure::Scalar) => match &node.value {
            Value::Scalar(_) => (*language == main).then_some(node),
            Value::Null | Value::List(_) | Value::Map(_) | Value::Lost => {
                named(&|key| Lang::parse(key) == Some(*language))
            }
        },
        (
            PathPart::Field(_) | PathPart::Item(_) | PathPart::Language(_),
            Structure::Scalar
            | Structure::Record(_)
            | Structure::List(_)
            | Structure::Coordinates
            | Structure::Levels,
        ) => None,
    }
}

/// Returns the field that a bare value of a record stands for.
pub(super) fn bare_field(shape: &'static Shape) -> Option<&'static Field> {
    shape.bare.and_then(|key| shape.row(key))
}
