//! Walks the nodes of a document by the table, and makes diagnostics.

use super::datum::Form;
use crate::base::diag::Code;
use crate::base::diag::Diagnostic;
use crate::base::diag::Location;
use crate::base::diag::Sited;
use crate::base::locale::compare::nearest;
use crate::base::locale::compare::nfc;
use crate::base::locale::typed::{is_in_ukraine, is_swapped};
use crate::base::localised::Text;
use crate::base::yaml::Entry;
use crate::base::yaml::Node;
use crate::base::yaml::Value;
use crate::base::yaml::marked_items;
use crate::content::fields::Field;
use crate::content::fields::LEVELS;
use crate::content::fields::Shape;
use crate::content::fields::Structure;
use crate::content::fields::Type;
use crate::content::validate::form::datum::Datum;
use crate::content::validate::form::repeated;
use crate::content::validate::ready::ready_location;
use crate::content::validate::scalar;
use crate::content::walk::{cut_text, lost_part};
use std::collections::BTreeMap;
use std::ops::Range;

use super::letters::{language_of_key, other_letters};
use super::reader::FormReader;
use super::scope::{hides_name, holds_number, is_hidden, says_who_sees, visibility};

/// What a translation may repeat of its original, to say which item of a list is meant.
pub(in crate::content::validate) const NAMES_OF_ITEMS: [&str; 5] =
    ["id", "help", "organisation", "url", "file"];

impl FormReader<'_> {
    /// Reads one record or part of one.
    pub(super) fn form(
        &mut self,
        shape: &'static Shape,
        node: Option<&Node>,
        around: &Location,
        hidden: bool,
    ) -> Form {
        let at = node.map_or(around.clone(), |node| self.location(&node.span));
        let mut form = Form {
            shape,
            at,
            visibility: visibility(shape, node),
            hides_name: hides_name(shape, node),
            fields: BTreeMap::new(),
            lost: Vec::new(),
        };
        match node.map(|node| (&node.value, node)) {
            Some((Value::Map(entries), node)) => match cut_text(shape, entries) {
                Some((colon, text)) => {
                    let at = Location::new(self.scope.path, &colon);
                    self.report(Diagnostic::new(Code::YamlColon, at));
                    let whole = Node { span: node.span.clone(), value: Value::Scalar(text) };
                    self.bare(&mut form, &whole, hidden);
                }
                None => self.read_entries(&mut form, entries, hidden),
            },
            Some((Value::Scalar(_), node)) => self.bare(&mut form, node, hidden),
            Some((Value::List(_), node)) => {
                self.wrong_shape(node, "shape-fields");
                form.lose_all();
            }
            Some((Value::Lost, _)) => form.lose_all(),
            Some((Value::Null, _)) | None => {}
        }
        if self.scope.translation.is_none() {
            self.report_missing(&form, around);
        }
        form
    }

    /// A bare value stands for one field of the record.
    fn bare(&mut self, form: &mut Form, node: &Node, hidden: bool) {
        match form.shape.bare.and_then(|key| form.shape.row(key)) {
            Some(field) => self.read_field(form, field, node, hidden),
            None => {
                self.fields_expected(node, form.shape);
                form.lose_all();
            }
        }
    }

    fn read_entries(&mut self, form: &mut Form, entries: &[Entry], hidden: bool) {
        let mut seen: BTreeMap<&'static str, Range<usize>> = BTreeMap::new();
        for (index, entry) in entries.iter().enumerate() {
            let Some(field) = form.shape.row(&entry.key) else {
                let part = lost_part(form.shape, entries, index).map(|lost| lost.part);
                self.unknown(form, entry, part, hidden);
                continue;
            };
            if let Some(first) = seen.insert(field.key, entry.span.clone()) {
                let diagnostic = Diagnostic::new(Code::FieldTwice, self.location(&entry.span));
                let diagnostic = diagnostic.with("key", entry.key.as_str()).with("same", field.key);
                self.diagnostics.push(diagnostic.see(self.location(&first)));
                continue;
            }
            self.read_field(form, field, &entry.value, hidden);
        }
    }

    fn read_field(&mut self, form: &mut Form, field: &'static Field, node: &Node, hidden: bool) {
        let hidden = hidden || is_hidden(form, field);
        if hidden && !matches!(field.key, "visibility" | "show_name" | "consent") {
            self.diagnostics.mask(self.scope.path, node.span.clone());
        }
        let is_translation = self.scope.translation.is_some();
        if is_translation && !field.translatable && !NAMES_OF_ITEMS.contains(&field.key) {
            let at = self.location(&node.span);
            let diagnostic = Diagnostic::new(Code::NotTranslatable, at).with("key", field.key);
            self.report(diagnostic.with("ukrainian", field.uk));
            return;
        }
        if says_who_sees(field) && says_nothing(node) {
            self.empty_visibility(field, node);
            form.lost.push(field.key);
            return;
        }
        match self.datum(field, field.kind, node, hidden) {
            Some(datum) if field.names_person && holds_number(&datum) => {
                self.report(Diagnostic::new(Code::NumberInName, self.location(&node.span)));
                form.lost.push(field.key);
            }
            Some(datum) => {
                let value = Sited { value: datum, at: self.location(&node.span) };
                form.fields.insert(field.key, value);
            }
            None if says_nothing(node) => {}
            None => form.lost.push(field.key),
        }
    }

    /// Reads one value; `None` when it is empty or its diagnostic is made.
    fn datum(&mut self, field: &Field, kind: Type, node: &Node, hidden: bool) -> Option<Datum> {
        if matches!(kind, Type::Notes) {
            return Some(Datum::Notes);
        }
        if says_nothing(node) {
            return None;
        }
        match (kind.structure(), &node.value) {
            (_, Value::Null | Value::Lost) => None,
            (Structure::List(item), Value::List(nodes)) => {
                Some(Datum::List(self.read_items(field, *item, nodes, hidden)))
            }
            (Structure::List(Type::Language), Value::Scalar(text)) if text.contains([',', ';']) => {
                Some(Datum::List(self.languages_in_one(field, node, text, hidden)))
            }
            // A single value is a list of one; a map alone would hide a forgotten dash.
            (Structure::List(item), Value::Scalar(_)) if item.is_scalar() => {
                let marked = marked_items(self.scope.text, node);
                if let Some((marks, items)) = &marked {
                    let diagnostic = Diagnostic::new(Code::ListMarks, self.location(&node.span));
                    let diagnostic = diagnostic.with("count", items.len());
                    self.report(diagnostic.with("marks", marks.as_str()));
                }
                let items = marked.as_ref().map_or(std::slice::from_ref(node), |(_, items)| items);
                Some(Datum::List(self.read_items(field, *item, items, hidden)))
            }
            (Structure::List(_), Value::Scalar(_) | Value::Map(_)) => {
                self.wrong_shape(node, "shape-list")
            }
            (Structure::Record(shape), Value::Map(_) | Value::Scalar(_)) => {
                let around = self.location(&(node.span.start..node.span.start));
                let form = self.form(shape, Some(node), &around, hidden);
                Some(Datum::Record(form))
            }
            (Structure::Record(_), Value::List(_)) => self.wrong_shape(node, "shape-fields"),
            (Structure::Coordinates, _) => self.read_coordinates(node, hidden),
            (Structure::Levels, Value::Map(entries)) => Some(self.read_levels(entries)),
            (Structure::Levels, Value::Scalar(_) | Value::List(_)) => {
                self.wrong_shape(node, "shape-fields")
            }
            (Structure::Scalar, Value::Map(entries)) if kind.is_text() && field.translatable => {
                self.read_translations(node, entries)
            }
            (Structure::Scalar, Value::Scalar(text)) => {
                scalar::read_scalar(self, field, kind, (node, text), hidden)
            }
            (Structure::Scalar, Value::List(_) | Value::Map(_)) => {
                self.wrong_shape(node, "shape-one")
            }
        }
    }

    /// Languages in one text, parted by commas: read on, so that nothing written in them is told as well.
    fn languages_in_one(
        &mut self,
        field: &Field,
        node: &Node,
        text: &str,
        hidden: bool,
    ) -> Vec<Sited<Datum>> {
        let parts: Vec<&str> =
            text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
        let ready = format!("[{}]", parts.join(", "));
        let diagnostic = Diagnostic::new(Code::BadLanguage, self.location(&node.span));
        self.report(diagnostic.with("value", text).with("ready", ready).hint("several"));
        let item = |part: &&str| Node {
            span: node.span.clone(),
            value: Value::Scalar((*part).to_owned()),
        };
        let nodes: Vec<Node> = parts.iter().map(item).collect();
        self.read_items(field, Type::Language, &nodes, hidden)
    }

    fn read_items(
        &mut self,
        field: &Field,
        kind: Type,
        nodes: &[Node],
        hidden: bool,
    ) -> Vec<Sited<Datum>> {
        let mut items = Vec::new();
        for node in nodes {
            if matches!(node.value, Value::Null) {
                let diagnostic = Diagnostic::new(Code::MissingField, self.location(&node.span));
                let diagnostic = diagnostic.with("key", field.key).with("ukrainian", field.uk);
                self.report(diagnostic.hint("item"));
            } else if let Some(value) = self.datum(field, kind, node, hidden) {
                if let Some(first) = repeated::earlier(&items, &value) {
                    let at = self.location(&node.span);
                    let seen = first.at.clone();
                    if let Datum::Language(lang) = value {
                        let diagnostic = Diagnostic::new(Code::LanguageTwice, at).see(seen);
                        self.report(diagnostic.with("language", lang.to_string()));
                        continue;
                    }
                    self.report(Diagnostic::new(Code::RepeatedItem, at).see(seen));
                }
                items.push(Sited { value, at: self.location(&node.span) });
            }
        }
        items
    }

    /// A text in several languages: `{uk: …, en: …}`.
    fn read_translations(&mut self, node: &Node, entries: &[Entry]) -> Option<Datum> {
        let mut text = Text::default();
        let mut has_main = false;
        // In a translation, the words of the main language beside it tell which item of a list is meant.
        let first = self.scope.translation.or(self.scope.languages.first().copied());
        for entry in entries {
            let Some(lang) = language_of_key(self, &entry.key, &entry.span) else { continue };
            match &entry.value.value {
                Value::Scalar(words) if words.trim().is_empty() => {}
                Value::Scalar(words) if first == Some(lang) => {
                    text.main = nfc(words);
                    has_main = true;
                }
                Value::Scalar(words) => {
                    text.others.insert(lang, nfc(words));
                }
                Value::Null | Value::Lost => {}
                Value::List(_) | Value::Map(_) => drop(self.wrong_shape(&entry.value, "shape-one")),
            }
        }
        let is_said = |entry: &Entry| match &entry.value.value {
            Value::Scalar(words) => !words.trim().is_empty(),
            Value::Null | Value::List(_) | Value::Map(_) | Value::Lost => true,
        };
        if self.scope.translation.is_some() {
            return entries.iter().any(is_said).then_some(Datum::Text(text));
        }
        if !has_main && entries.iter().any(is_said) {
            let first = self.scope.languages.first().map_or("uk", |lang| lang.as_str());
            let diagnostic = Diagnostic::new(Code::MissingField, self.location(&node.span));
            self.report(diagnostic.with("key", first).with("ukrainian", first).hint("language"));
        }
        if let Some(diagnostic) = has_main.then(|| other_letters(self, &text, entries)).flatten() {
            self.report(diagnostic);
        }
        has_main.then_some(Datum::Text(text))
    }

    fn read_levels(&mut self, entries: &[Entry]) -> Datum {
        let mut levels = BTreeMap::new();
        for entry in entries {
            // What forbids building cannot be switched off.
            let rules =
                || Code::ALL.iter().filter(|code| code.level() != crate::base::diag::Level::Error);
            if rules().all(|code| code.as_str() != entry.key) {
                let near = nearest(&entry.key, rules().map(|code| code.as_str()));
                let diagnostic = Diagnostic::new(Code::UnknownField, self.location(&entry.span));
                self.report(diagnostic.with("key", entry.key.as_str()).with_nearest(near));
            }
            match &entry.value.value {
                Value::Scalar(level) if LEVELS.contains(&level.as_str()) => {
                    levels.insert(entry.key.clone(), level.clone());
                }
                Value::Scalar(level) => {
                    let diagnostic =
                        Diagnostic::new(Code::UnknownChoice, self.location(&entry.value.span));
                    let diagnostic =
                        diagnostic.with("value", level.as_str()).with("known", LEVELS.join(", "));
                    self.report(diagnostic.with_nearest(nearest(level, LEVELS.into_iter())));
                }
                Value::Null | Value::List(_) | Value::Map(_) | Value::Lost => {
                    drop(self.wrong_shape(&entry.value, "shape-one"));
                }
            }
        }
        Datum::Levels(levels)
    }

    fn read_coordinates(&mut self, node: &Node, hidden: bool) -> Option<Datum> {
        let number = |text: &str| text.trim().parse::<f64>().ok();
        let numbers: Option<Vec<f64>> = match &node.value {
            Value::List(nodes) => {
                let item = |node: &Node| match &node.value {
                    Value::Scalar(text) => number(text),
                    Value::Null | Value::List(_) | Value::Map(_) | Value::Lost => None,
                };
                nodes.iter().map(item).collect()
            }
            Value::Scalar(text) => text.split(',').map(number).collect(),
            Value::Null | Value::Map(_) | Value::Lost => None,
        };
        match numbers.unwrap_or_default()[..] {
            [lat, lon] if lat.abs() <= 90.0 && lon.abs() <= 180.0 => {
                if is_swapped(lat, lon) {
                    let diagnostic =
                        Diagnostic::new(Code::SwappedLocation, self.location(&node.span));
                    self.report(diagnostic.with("ready", format!("[{lon}, {lat}]")));
                } else if !is_in_ukraine(lat, lon) && !hidden {
                    let at = self.location(&node.span);
                    self.report(Diagnostic::new(Code::FarLocation, at));
                }
                Some(Datum::Coordinates(lat, lon))
            }
            _ => {
                let diagnostic = Diagnostic::new(Code::BadLocation, self.location(&node.span));
                let written = self.scope.text.get(node.span.clone());
                self.report(match written.and_then(ready_location).filter(|_| !hidden) {
                    Some(ready) => diagnostic.with("ready", ready).hint("ready"),
                    None => diagnostic,
                });
                None
            }
        }
    }

    /// Says of one value in the place of fields which fields there are.
    fn fields_expected(&mut self, node: &Node, shape: &'static Shape) {
        const MOST: usize = 8;
        let names = |name: fn(&Field) -> &'static str| {
            shape.rows().take(MOST).map(name).collect::<Vec<_>>().join(", ")
        };
        let Some(first) = shape.rows().next() else { return };
        let diagnostic = Diagnostic::new(Code::WrongShape, self.location(&node.span));
        let diagnostic = diagnostic.with("expected", crate::base::diag::Arg::Words("shape-fields"));
        let diagnostic = diagnostic.with("first", first.key).with("first-uk", first.uk);
        let diagnostic = diagnostic.with("known", names(|field| field.key));
        self.report(diagnostic.with("ukrainian", names(|field| field.uk)).hint("fields"));
    }

    pub(super) fn wrong_shape(&mut self, node: &Node, expected: &'static str) -> Option<Datum> {
        let diagnostic = Diagnostic::new(Code::WrongShape, self.location(&node.span));
        self.report(diagnostic.with("expected", crate::base::diag::Arg::Words(expected)));
        None
    }
}

/// Tells what says nothing: no value, or quotes with nothing in them, as forms of the web write them.
fn says_nothing(node: &Node) -> bool {
    match &node.value {
        Value::Null => true,
        Value::Scalar(text) => text.trim().is_empty(),
        Value::List(_) | Value::Map(_) | Value::Lost => false,
    }
}
