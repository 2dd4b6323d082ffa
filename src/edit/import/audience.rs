//! Who may see the parts of an entry that is there: nobody sees more of them because of an import.

use serde_json::{Map, Value as Json};

use crate::base::choices::{Choice, Chosen as _, Visibility};
use crate::content::fields::{Shape, Structure, Type};

/// Returns who may see a part that is there; nobody may see more of it because of an import. A part that holds nothing to
/// be seen, as a person without contacts, is open to what comes.
pub(super) fn visibility(shape: &Shape, fields: &Map<String, Json>) -> Option<Visibility> {
    let value = |key: &str| {
        let row = shape.row(key)?;
        fields.iter().find(|(typed, _)| row.is_named(typed)).map(|(_, value)| value)
    };
    shape.row("visibility")?;
    let has_contact = ["phone", "email"].iter().any(|key| value(key).is_some());
    if fields.is_empty() || (shape.name == "person" && !has_contact) {
        return None;
    }
    match value("visibility") {
        Some(word) => visibility_of(word),
        None => Some(shape.default_visibility),
    }
}

/// Returns the visibility that a word means.
pub(super) fn visibility_of(word: &Json) -> Option<Visibility> {
    let choice = Choice::named(Visibility::CHOICES, word.as_str()?.trim())?;
    Visibility::parse(choice.id)
}

/// Tells a part that a table for an audience shows; who may see it stands in `visibility`, or it is everybody.
pub(super) fn is_shown(part: &Json, audience: Visibility) -> bool {
    visibility_of(&part["visibility"]).is_none_or(|own| own <= audience)
}

/// Says of every part who may see it, also where its silence says it.
pub(super) fn with_visibility(kind: Type, value: &mut Json) {
    match (kind.structure(), value) {
        (Structure::List(item), Json::Array(items)) => {
            items.iter_mut().for_each(|value| with_visibility(*item, value));
        }
        (Structure::Record(shape), Json::Object(fields)) => {
            for row in shape.rows() {
                if let Some(value) = fields.get_mut(row.key) {
                    with_visibility(row.kind, value);
                }
            }
            if shape.row("visibility").is_some() {
                let default = || shape.default_visibility.as_str().into();
                fields.entry("visibility").or_insert_with(default);
            }
        }
        (
            Structure::Scalar
            | Structure::Record(_)
            | Structure::List(_)
            | Structure::Coordinates
            | Structure::Levels,
            _,
        ) => {}
    }
}
