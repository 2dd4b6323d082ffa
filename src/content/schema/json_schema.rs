//! The shapes as JSON Schema 2020-12, for editors that check while one types.
//!
//! A file type comes in, its schema goes out. Both languages of keys are there, never both at once; what a bare
//! value, a single value or a map of languages may stand for is said as alternatives. A schema never refuses what
//! `check` accepts; what needs a second file, a calendar or a checksum is left to `check`.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::file_type::{FileLayout, FileType};
use super::scalar::scalar_schema;
use crate::base::choices::{Chosen as _, Visibility};
use crate::base::diag::{Code, Level};
use crate::content::fields::{Field, LEVELS, Privacy, Shape, Structure, Type};

/// The dialect.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Returns the name of a schema's file.
pub(in crate::content) fn file_name(file: &FileType, translation: bool) -> String {
    let part = if translation { ".translation" } else { "" };
    format!("{}{part}.schema.json", file.name)
}

/// Returns the schema as text.
pub(in crate::content) fn to_json(file: &FileType, translation: bool) -> String {
    let schema = if translation { of_translation(file) } else { schema_for(file) };
    format!("{schema:#}\n")
}

/// Returns the schema of a type of file.
pub fn schema_for(file: &FileType) -> Value {
    file_schema(file, false)
}

/// Returns the schema of its translations: texts only, and nothing is required.
pub fn of_translation(file: &FileType) -> Value {
    file_schema(file, true)
}

fn file_schema(file: &FileType, translation: bool) -> Value {
    let mut writer = SchemaWriter { translation, parts: BTreeMap::new() };
    let root = writer.reference(file.shape);
    let root = match file.form {
        FileLayout::Lists => json!({ "type": "array", "items": root }),
        FileLayout::Markdown | FileLayout::Yaml | FileLayout::Single => root,
    };
    let mut schema = into_object(json!({ "$schema": DIALECT, "title": file.one }));
    schema.extend(into_object(root));
    schema.insert("$defs".to_owned(), Value::Object(writer.parts.into_iter().collect()));
    Value::Object(schema)
}

/// Writes shapes, each once.
struct SchemaWriter {
    translation: bool,
    parts: BTreeMap<String, Value>,
}

impl SchemaWriter {
    /// Returns a reference to a shape, and sees to it that its definition is there.
    fn reference(&mut self, shape: &'static Shape) -> Value {
        if !self.parts.contains_key(shape.name) {
            // A shape may stand within itself.
            self.parts.insert(shape.name.to_owned(), Value::Null);
            let definition = self.definition(shape);
            self.parts.insert(shape.name.to_owned(), definition);
        }
        json!({ "$ref": format!("#/$defs/{}", shape.name) })
    }

    fn definition(&mut self, shape: &'static Shape) -> Value {
        let fields: Vec<&'static Field> =
            shape.rows().filter(|field| self.may_stand(field)).collect();
        let mut properties = Map::new();
        for field in &fields {
            properties.insert(field.key.to_owned(), self.property(field, field.uk));
        }
        for field in &fields {
            for name in field_keys(field).into_iter().skip(1) {
                properties.insert(name, self.property(field, field.key));
            }
        }
        let mut rules: Vec<Value> = fields.iter().filter_map(|f| self.presence(shape, f)).collect();
        if !self.translation {
            rules.extend(any_of(shape));
            rules.extend(consent(shape));
        }
        let mut definition = json!({
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        });
        if !rules.is_empty() {
            definition["allOf"] = rules.into();
        }
        definition
    }

    /// A translation has texts, and the ids that tell items apart.
    fn may_stand(&self, field: &Field) -> bool {
        !self.translation || field.translatable || matches!(field.key, "id" | "help")
    }

    /// Says that a required field is there, and no field in two languages.
    fn presence(&self, shape: &Shape, field: &Field) -> Option<Value> {
        let stands = self.standing(field)?;
        let draft = shape.row("draft").filter(|_| field.waits && !self.translation);
        let Some(draft) = draft else { return Some(stands) };
        let drafts = field_keys(draft).into_iter().map(|key| {
            json!({ "properties": { &key: { "enum": [true, "true", "yes", "Yes", "так", "Так"] } }, "required": [key] })
        });
        let none = json!({ "not": { "anyOf": field_keys(field).iter().map(|key| json!({ "required": [key] })).collect::<Vec<_>>() } });
        let is_draft = json!({ "allOf": [{ "anyOf": drafts.collect::<Vec<_>>() }, none] });
        Some(json!({ "anyOf": [stands, is_draft] }))
    }

    fn standing(&self, field: &Field) -> Option<Value> {
        let names = field_keys(field);
        let each: Vec<Value> = names.iter().map(|name| json!({ "required": [name] })).collect();
        match (field.required && !self.translation, each.len()) {
            (true, 1) => each.into_iter().next(),
            (true, _) => Some(json!({ "oneOf": each })),
            (false, 1) => None,
            (false, 2) => Some(json!({ "not": { "required": names } })),
            // At most one of several: exactly one, or none.
            (false, _) => {
                Some(json!({ "anyOf": [{ "oneOf": each }, { "not": { "anyOf": each } }] }))
            }
        }
    }

    /// Returns what may stand under a key; `other` is the same key in the other language.
    fn property(&mut self, field: &'static Field, other: &str) -> Value {
        let mut forms = self.forms(field.kind, field);
        if !field.required || self.translation {
            forms.push(json!({ "type": "null" }));
        }
        let mut property = into_object(json!({ "title": other, "description": field.about_uk }));
        if !matches!(field.kind, Type::Notes) {
            property.extend(into_object(any(forms)));
        }
        Value::Object(property)
    }

    /// Lists the forms in which a value may be written.
    fn forms(&mut self, kind: Type, field: &'static Field) -> Vec<Value> {
        match kind.structure() {
            Structure::Scalar if field.translatable && matches!(kind, Type::Text | Type::Prose) => {
                vec![scalar_schema(kind, field), translated_text()]
            }
            Structure::Scalar => vec![scalar_schema(kind, field)],
            Structure::Record(shape) => {
                let mut forms = bare_values(kind, field);
                forms.push(self.reference(shape));
                forms
            }
            Structure::List(item) => {
                let mut forms = bare_values(*item, field);
                let items = any(self.forms(*item, field));
                forms.push(json!({ "type": "array", "items": items }));
                forms
            }
            Structure::Coordinates => coordinates(),
            Structure::Levels => vec![levels()],
        }
    }
}

/// Returns what a value without fields may be; of a record it stands for one of its fields.
fn bare_values(kind: Type, field: &'static Field) -> Vec<Value> {
    match kind.structure() {
        Structure::Scalar => vec![scalar_schema(kind, field)],
        Structure::Record(shape) => match shape.bare.and_then(|key| shape.row(key)) {
            Some(row) => bare_values(row.kind, row),
            None => Vec::new(),
        },
        Structure::List(_) | Structure::Coordinates | Structure::Levels => Vec::new(),
    }
}

/// A text in several languages.
fn translated_text() -> Value {
    json!({
        "type": "object",
        "propertyNames": { "pattern": "^[a-z]{2,3}$" },
        "additionalProperties": { "type": ["string", "number", "boolean", "null"] },
        "minProperties": 1,
    })
}

fn coordinates() -> Vec<Value> {
    let degrees = |limit: u32| {
        let text = json!({ "type": "string", "pattern": r"^\s*-?\d+(?:\.\d+)?\s*$" });
        any(vec![json!({ "type": "number", "minimum": -f64::from(limit), "maximum": limit }), text])
    };
    vec![
        json!({
            "type": "array",
            "prefixItems": [degrees(90), degrees(180)],
            "minItems": 2,
            "maxItems": 2,
        }),
        json!({
            "type": "string",
            "pattern": r"^\s*-?\d+(?:\.\d+)?\s*,\s*-?\d+(?:\.\d+)?\s*$",
        }),
    ]
}

/// What forbids building cannot be switched off, so only the other checks have a level.
fn levels() -> Value {
    let rules = Code::ALL.iter().filter(|code| code.level() != Level::Error);
    let level = json!({ "enum": LEVELS });
    let properties: Map<String, Value> =
        rules.map(|code| (code.as_str().to_owned(), level.clone())).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

/// Says that at least one of the shape's keys is there, with a value.
fn any_of(shape: &Shape) -> Option<Value> {
    let stands: Vec<Value> =
        shape.any_of.iter().filter_map(|key| shape.row(key)).flat_map(requires_value).collect();
    (!stands.is_empty()).then(|| json!({ "anyOf": stands }))
}

/// Says that what is closed by itself is opened only with consent.
fn consent(shape: &Shape) -> Option<Value> {
    let (consent, visibility) = (shape.row("consent")?, shape.row("visibility")?);
    let opened = Visibility::CHOICES.iter().filter(|choice| choice.id != "private");
    let opened: Vec<&str> = opened.flat_map(|choice| [choice.id, choice.uk]).collect();
    let shown: Vec<Value> = [visibility.key, visibility.uk]
        .iter()
        .map(|key| json!({ "properties": { *key: { "enum": opened } }, "required": [key] }))
        .collect();
    let guarded = shape.rows().filter(|field| field.privacy == Privacy::ByVisibility);
    let guarded: Vec<Value> = guarded.flat_map(requires_value).collect();
    Some(json!({
        "if": { "allOf": [{ "anyOf": shown }, { "anyOf": guarded }] },
        "then": { "anyOf": requires_value(consent) },
    }))
}

/// Says, for each language of its key, that a field stands and is not empty.
fn requires_value(field: &Field) -> Vec<Value> {
    let says = |key: &str| json!({ "required": [key], "properties": { key: { "not": { "type": "null" } } } });
    field_keys(field).iter().map(|key| says(key)).collect()
}

/// Returns every key that an editor's program lets stand: the English one first, then the Ukrainian one with each apostrophe
/// that a keyboard has.
fn field_keys(field: &Field) -> Vec<String> {
    let typed = ['\'', '’'].map(|apostrophe| field.uk.replace('ʼ', &apostrophe.to_string()));
    let mut names: Vec<String> = vec![field.key.to_owned()];
    for name in [field.uk.to_owned()].into_iter().chain(typed) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn any(mut forms: Vec<Value>) -> Value {
    match forms.len() {
        1 => forms.remove(0),
        _ => json!({ "anyOf": forms }),
    }
}

fn into_object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Map::new()
        }
    }
}
