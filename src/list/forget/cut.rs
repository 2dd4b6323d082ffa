//! Values go from YAML with the list item or the part that exists for their sake.
//!
//! What goes is decided here, the editor of YAML takes it out. What it refuses to take out stays; the caller then
//! replaces the value itself.

use crate::base::names::SourcePath;
use crate::base::yaml::edit::{Edit, Path, Step};
use crate::base::yaml::{self, Node, Value};
use crate::content::fields::{Field, Shape, Structure, Type};
use crate::content::parse::{content_path, edit};

/// Says whether a value of a field is to go.
pub(super) type Hit<'a> = dyn Fn(&str, Type, &str) -> bool + 'a;

/// Returns the text without the values that are hit.
pub(super) fn cut(path: &SourcePath, text: &str, hit: &Hit<'_>) -> String {
    let Some(shape) = content_path(path).and_then(|place| place.kind.shape()) else {
        return text.to_owned();
    };
    let Ok(parts) = edit::split_front_matter(path, text) else { return text.to_owned() };
    let Some(root) = yaml::parse(path, text, parts.yaml).value else { return text.to_owned() };
    let mut finder = Finder { hit, at: Path::new(), gone: Vec::new() };
    match &root.value {
        // A vocabulary is a list of terms.
        Value::List(terms) => {
            for (n, term) in terms.iter().enumerate() {
                finder.cuts_part(Step::Item(n), |finder| finder.cut_record(shape, term));
            }
        }
        Value::Null | Value::Scalar(_) | Value::Map(_) | Value::Lost => {
            finder.cut_record(shape, &root);
        }
    }
    // From the end, so that no item changes its number before its turn.
    let edits: Vec<Edit> = finder.gone.into_iter().rev().map(Edit::Remove).collect();
    edit::possible(path, text, &edits)
}

/// Gathers the paths of what goes.
struct Finder<'a> {
    hit: &'a Hit<'a>,
    /// The way to the value that is looked at.
    at: Path,
    gone: Vec<Path>,
}

impl Finder<'_> {
    /// Looks at a part; tells whether it goes, and notes it then instead of what goes of it.
    fn cuts_part(&mut self, step: Step, look: impl FnOnce(&mut Self) -> bool) -> bool {
        let before = self.gone.len();
        self.at.push(step);
        let goes = look(self);
        if goes {
            self.gone.truncate(before);
            self.gone.push(self.at.clone());
        }
        self.at.pop();
        goes
    }

    /// Tells whether a record goes whole: with the field that it exists for, or with all that it has.
    fn cut_record(&mut self, shape: &'static Shape, node: &Node) -> bool {
        match &node.value {
            Value::Map(entries) => {
                let (mut count, mut has_lost_reason) = (0, false);
                for entry in entries {
                    let Some(field) = shape.row(&entry.key) else { continue };
                    let look =
                        |finder: &mut Self| finder.cut_value(field, field.kind, &entry.value);
                    if self.cuts_part(Step::Key(entry.key.clone()), look) {
                        count += 1;
                        has_lost_reason |= is_reason(shape, field);
                    }
                }
                has_lost_reason || (count > 0 && count == entries.len())
            }
            Value::Scalar(_) => {
                let field = shape.bare.and_then(|key| shape.row(key));
                field.is_some_and(|field| self.cut_value(field, field.kind, node))
            }
            Value::List(_) | Value::Null | Value::Lost => false,
        }
    }

    fn cut_value(&mut self, field: &'static Field, kind: Type, node: &Node) -> bool {
        match (kind.structure(), &node.value) {
            (Structure::List(item), Value::List(nodes)) => {
                let look = |(n, node)| {
                    self.cuts_part(Step::Item(n), |finder| finder.cut_value(field, *item, node))
                };
                let count = nodes.iter().enumerate().map(look).filter(|goes| *goes).count();
                count > 0 && count == nodes.len()
            }
            (Structure::List(item), Value::Scalar(_)) => self.cut_value(field, *item, node),
            (Structure::Record(shape), _) => self.cut_record(shape, node),
            (Structure::Scalar | Structure::Coordinates | Structure::Levels, Value::Scalar(text)) => {
                (self.hit)(field.key, kind, text)
            }
            // The same in several languages: `{uk: …, en: …}`.
            (Structure::Scalar, Value::Map(entries)) if kind.is_text() => entries.iter().any(|entry| {
                matches!(&entry.value.value, Value::Scalar(text) if (self.hit)(field.key, kind, text))
            }),
            // Such a value is a fault of the content; what it has in it is replaced where it stands.
            (Structure::List(_), Value::Map(_))
            | (
                Structure::Scalar | Structure::Coordinates | Structure::Levels,
                Value::List(_) | Value::Map(_),
            )
            | (_, Value::Null | Value::Lost) => false,
        }
    }
}

/// Tells the field that a record exists for: a phone its number, a participant its organisation.
fn is_reason(shape: &Shape, field: &Field) -> bool {
    shape.bare == Some(field.key) || (field.required && shape.bare.is_none())
}
