//! A document's fields, read by the table: each value typed and sited, or reported.
//!
//! Comes in: a YAML node and the shape it should have. Goes out: a [`Form`], from which the files of this folder
//! take one field after the other. A key without a row is reported with the nearest row; a value that must not
//! be shown is masked in remarks from here on.

use std::collections::BTreeMap;
use std::ops::Range;

use super::scalar;
use crate::diag::{Checked, Code, Diagnostic, Location, Remarks, Sited};
use crate::fields::{Field, LEVELS, Privacy, Shape, Type};
use crate::locale::Lang;
use crate::locale::compare::distance;
use crate::locale::hours::Hours;
use crate::locale::phones::PhoneNumber;
use crate::localised::Text;
use crate::names::{Id, SourcePath};
use crate::parse::Document;
use crate::privacy::Visibility;
use crate::yaml::{Entry, Node, Value};

/// One typed value.
#[derive(Debug, Clone)]
pub enum Datum {
    /// Text, in one or several languages.
    Text(Text),
    /// Yes or no.
    YesNo(bool),
    /// A number, as typed (decimals keep their digits).
    Number(f64),
    /// A whole number.
    Count(u32),
    /// A date.
    Date(jiff::civil::Date),
    /// A time of the day.
    Time(jiff::civil::Time),
    /// A phone number.
    Phone(PhoneNumber),
    /// An id.
    Id(Id),
    /// One of a fixed list, by its English name.
    Choice(&'static str),
    /// Opening hours.
    Hours(Hours),
    /// A language.
    Language(Lang),
    /// Latitude and longitude.
    Coordinates(f64, f64),
    /// Fields of their own.
    Record(Form),
    /// Several values.
    List(Vec<Sited<Datum>>),
    /// Levels by the names of checks.
    Levels(BTreeMap<String, String>),
    /// Something nobody reads.
    Notes,
}

/// The fields of one record or part of it.
#[derive(Debug, Clone)]
pub struct Form {
    /// Its shape.
    pub shape: &'static Shape,
    /// Where it stands.
    pub at: Location,
    /// Who may see its guarded parts.
    pub visibility: Visibility,
    hides_name: bool,
    fields: BTreeMap<&'static str, Sited<Datum>>,
    /// Keys whose value could not be read; their remarks are made.
    lost: Vec<&'static str>,
}

/// What is the same for a whole document.
pub struct Scope<'a> {
    /// The file.
    pub path: &'a SourcePath,
    /// The languages of the site, the first one first.
    pub languages: &'a [Lang],
    /// Set when the document is a translation.
    pub translation: Option<Lang>,
}

/// Returns the place of a whole document's fields, for what is missing there.
pub fn whole_file(document: &Document) -> Location {
    match &document.front {
        Some(node) => Location::new(&document.path, &(node.span.start..node.span.start)),
        None => Location::file(&document.path),
    }
}

/// Reads `node` as `shape`. Where nothing stands, the place of `around` is where things are missing.
pub fn form(
    scope: &Scope<'_>,
    shape: &'static Shape,
    node: Option<&Node>,
    around: &Location,
    hidden: bool,
) -> Checked<Form> {
    let mut reader = Reader { scope, remarks: Remarks::default() };
    let form = reader.form(shape, node, around, hidden);
    Checked { value: form, remarks: reader.remarks }
}

/// Makes the remark about a language that the site does not have.
pub fn unknown_language(at: Location, code: &str, languages: &[Lang]) -> Diagnostic {
    let known: Vec<&str> = languages.iter().map(|lang| lang.as_str()).collect();
    Diagnostic::new(Code::UnknownLanguage, at)
        .with("language", code)
        .with("known", known.join(", "))
}

/// Walks nodes and makes remarks.
pub(super) struct Reader<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) remarks: Remarks,
}

impl Reader<'_> {
    pub(super) fn at(&self, span: &Range<usize>) -> Location {
        Location::new(self.scope.path, span)
    }

    pub(super) fn report(&mut self, remark: Diagnostic) {
        self.remarks.push(remark);
    }

    fn form(
        &mut self,
        shape: &'static Shape,
        node: Option<&Node>,
        around: &Location,
        hidden: bool,
    ) -> Form {
        let at = node.map_or(around.clone(), |node| self.at(&node.span));
        let mut form = Form {
            shape,
            at,
            visibility: visibility(shape, node),
            hides_name: hides_name(shape, node),
            fields: BTreeMap::new(),
            lost: Vec::new(),
        };
        match node.map(|node| (&node.value, node)) {
            Some((Value::Map(entries), _)) => self.entries(&mut form, entries, hidden),
            Some((Value::Scalar(_), node)) => self.bare(&mut form, node, hidden),
            Some((Value::List(_), node)) => {
                self.wrong_shape(node, "shape-fields");
                form.lose_all();
            }
            Some((Value::Lost, _)) => form.lose_all(),
            Some((Value::Null, _)) | None => {}
        }
        if self.scope.translation.is_none() {
            self.missing(&form, around);
        }
        form
    }

    /// A bare value stands for one field of the record.
    fn bare(&mut self, form: &mut Form, node: &Node, hidden: bool) {
        match form.shape.bare.and_then(|key| form.shape.row(key)) {
            Some(field) => self.field(form, field, node, hidden),
            None => {
                self.wrong_shape(node, "shape-fields");
                form.lose_all();
            }
        }
    }

    fn entries(&mut self, form: &mut Form, entries: &[Entry], hidden: bool) {
        let mut seen: BTreeMap<&'static str, Range<usize>> = BTreeMap::new();
        for entry in entries {
            let Some(field) = form.shape.row(&entry.key) else {
                self.unknown(form, entry, hidden);
                continue;
            };
            if let Some(first) = seen.insert(field.key, entry.span.clone()) {
                let remark = Diagnostic::new(Code::FieldTwice, self.at(&entry.span));
                let remark = remark.with("key", entry.key.as_str()).with("same", field.key);
                self.remarks.push(remark.see(self.at(&first)));
                continue;
            }
            self.field(form, field, &entry.value, hidden);
        }
    }

    fn field(&mut self, form: &mut Form, field: &'static Field, node: &Node, hidden: bool) {
        let hidden = hidden || is_hidden(form, field);
        if hidden && !matches!(field.key, "visibility" | "show_name" | "consent") {
            self.remarks.mask(self.scope.path, node.span.clone());
        }
        let is_translation = self.scope.translation.is_some();
        if is_translation && !field.translatable && !matches!(field.key, "id" | "help") {
            let at = self.at(&node.span);
            self.report(Diagnostic::new(Code::NotTranslatable, at).with("key", field.key));
            return;
        }
        match self.datum(field, field.kind, node, hidden) {
            Some(datum) => {
                let value = Sited { value: datum, at: self.at(&node.span) };
                form.fields.insert(field.key, value);
            }
            None if matches!(node.value, Value::Null) => {}
            None => form.lost.push(field.key),
        }
    }

    /// Reads one value; `None` when it is empty or its remark is made.
    fn datum(&mut self, field: &Field, kind: Type, node: &Node, hidden: bool) -> Option<Datum> {
        match (kind, &node.value) {
            (Type::Notes, _) => Some(Datum::Notes),
            (_, Value::Null | Value::Lost) => None,
            (Type::List(item), Value::List(nodes)) => {
                Some(Datum::List(self.items(field, *item, nodes, hidden)))
            }
            // A single value is a list of one; a map alone would hide a forgotten dash.
            (Type::List(item), Value::Scalar(_)) if item.is_scalar() => {
                Some(Datum::List(self.items(field, *item, std::slice::from_ref(node), hidden)))
            }
            (Type::List(_), _) => self.wrong_shape(node, "shape-list"),
            (Type::Record(shape), Value::Map(_) | Value::Scalar(_)) => {
                let around = self.at(&(node.span.start..node.span.start));
                let form = self.form(shape, Some(node), &around, hidden);
                Some(Datum::Record(form))
            }
            (Type::Record(_), _) => self.wrong_shape(node, "shape-fields"),
            (Type::Coordinates, _) => self.coordinates(node),
            (Type::Levels, Value::Map(entries)) => Some(self.levels(entries)),
            (Type::Levels, _) => self.wrong_shape(node, "shape-fields"),
            (Type::Text | Type::Prose, Value::Map(entries)) if field.translatable => {
                self.languages(node, entries)
            }
            (kind, Value::Scalar(text)) => scalar::read(self, field, kind, (node, text), hidden),
            (_, Value::List(_) | Value::Map(_)) => self.wrong_shape(node, "shape-one"),
        }
    }

    fn items(
        &mut self,
        field: &Field,
        kind: Type,
        nodes: &[Node],
        hidden: bool,
    ) -> Vec<Sited<Datum>> {
        let mut items = Vec::new();
        for node in nodes {
            if matches!(node.value, Value::Null) {
                let remark = Diagnostic::new(Code::MissingField, self.at(&node.span));
                self.report(remark.with("key", field.key).hint("item"));
            } else if let Some(value) = self.datum(field, kind, node, hidden) {
                items.push(Sited { value, at: self.at(&node.span) });
            }
        }
        items
    }

    /// A text in several languages: `{uk: …, en: …}`.
    fn languages(&mut self, node: &Node, entries: &[Entry]) -> Option<Datum> {
        let mut text = Text::default();
        let mut has_main = false;
        for entry in entries {
            let lang = Lang::parse(&entry.key).filter(|lang| self.scope.languages.contains(lang));
            let Some(lang) = lang else {
                let at = self.at(&entry.span);
                self.report(unknown_language(at, &entry.key, self.scope.languages));
                continue;
            };
            match &entry.value.value {
                Value::Scalar(words) if self.scope.languages.first() == Some(&lang) => {
                    text.main = scalar::nfc(words);
                    has_main = true;
                }
                Value::Scalar(words) => {
                    text.others.insert(lang, scalar::nfc(words));
                }
                Value::Null | Value::Lost => {}
                _ => drop(self.wrong_shape(&entry.value, "shape-one")),
            }
        }
        if !has_main {
            let first = self.scope.languages.first().map_or("uk", |lang| lang.as_str());
            let remark = Diagnostic::new(Code::MissingField, self.at(&node.span));
            self.report(remark.with("key", first).hint("language"));
        }
        has_main.then_some(Datum::Text(text))
    }

    fn levels(&mut self, entries: &[Entry]) -> Datum {
        let mut levels = BTreeMap::new();
        for entry in entries {
            // What forbids building cannot be switched off.
            let rules =
                || Code::ALL.iter().filter(|code| code.level() != crate::diag::Level::Error);
            if rules().all(|code| code.as_str() != entry.key) {
                let near = nearest(&entry.key, rules().map(|code| code.as_str()));
                let remark = Diagnostic::new(Code::UnknownField, self.at(&entry.span));
                self.report(remark.with("key", entry.key.as_str()).nearest(near));
            }
            match &entry.value.value {
                Value::Scalar(level) if LEVELS.contains(&level.as_str()) => {
                    levels.insert(entry.key.clone(), level.clone());
                }
                Value::Scalar(level) => {
                    let remark = Diagnostic::new(Code::UnknownChoice, self.at(&entry.value.span));
                    let remark =
                        remark.with("value", level.as_str()).with("known", LEVELS.join(", "));
                    self.report(remark.nearest(nearest(level, LEVELS.into_iter())));
                }
                _ => drop(self.wrong_shape(&entry.value, "shape-one")),
            }
        }
        Datum::Levels(levels)
    }

    fn coordinates(&mut self, node: &Node) -> Option<Datum> {
        let numbers: Vec<f64> = match &node.value {
            Value::List(nodes) => nodes
                .iter()
                .filter_map(|node| match &node.value {
                    Value::Scalar(text) => text.trim().parse().ok(),
                    _ => None,
                })
                .collect(),
            Value::Scalar(text) => {
                text.split(',').filter_map(|part| part.trim().parse().ok()).collect()
            }
            _ => Vec::new(),
        };
        match numbers[..] {
            [lat, lon] if lat.abs() <= 90.0 && lon.abs() <= 180.0 => {
                Some(Datum::Coordinates(lat, lon))
            }
            _ => {
                self.report(Diagnostic::new(Code::BadLocation, self.at(&node.span)));
                None
            }
        }
    }

    pub(super) fn wrong_shape(&mut self, node: &Node, expected: &'static str) -> Option<Datum> {
        let remark = Diagnostic::new(Code::WrongShape, self.at(&node.span));
        self.report(remark.with("expected", crate::diag::Arg::Words(expected)));
        None
    }

    fn unknown(&mut self, form: &mut Form, entry: &Entry, hidden: bool) {
        let shape = form.shape;
        // What a mistyped key was meant to hide stays hidden.
        if hidden || form.visibility != Visibility::Public || form.hides_name {
            self.remarks.mask(self.scope.path, entry.value.span.clone());
        }
        let keys = shape.rows().flat_map(|field| [field.key, field.uk]);
        let remark = Diagnostic::new(Code::UnknownField, self.at(&entry.span));
        let known: Vec<&str> = shape.rows().map(|field| field.key).collect();
        let remark = remark.with("key", entry.key.as_str()).with("known", known.join(", "));
        let near = nearest(&entry.key, keys);
        let remark = if near.is_none() { remark.hint("known") } else { remark.nearest(near) };
        // A misspelt field is not missing as well.
        form.lost.extend(near.and_then(|key| shape.row(key)).map(|field| field.key));
        self.report(remark);
    }

    fn missing(&mut self, form: &Form, around: &Location) {
        for field in form.shape.rows().filter(|field| field.required) {
            if form.fields.contains_key(field.key) || form.lost.contains(&field.key) {
                continue;
            }
            let at = if form.at.end > form.at.start { &form.at } else { around };
            let at = Location { end: at.start, ..at.clone() };
            let remark = Diagnostic::new(Code::MissingField, at).with("key", field.key);
            self.report(remark.hint("field").with("ukrainian", field.uk));
        }
    }
}

/// Reads who may see the guarded parts; a word that is not understood closes them.
fn visibility(shape: &'static Shape, node: Option<&Node>) -> Visibility {
    let written = value_of(shape, node, "visibility").map(|text| {
        let choice = crate::fields::table::VISIBILITY
            .iter()
            .find(|choice| choice.id == text.trim() || choice.uk == text.trim());
        choice.and_then(|choice| Visibility::parse(choice.id)).unwrap_or(Visibility::Private)
    });
    match written {
        Some(visibility) => visibility,
        None => shape.default_visibility,
    }
}

/// Tells whether `show_name` hides the name; a word that is not understood hides it, too.
fn hides_name(shape: &'static Shape, node: Option<&Node>) -> bool {
    shape.row("show_name").is_some()
        && value_of(shape, node, "show_name")
            .is_some_and(|text| scalar::yes_or_no(text) != Some(true))
}

/// Returns the raw value of a key, before anything is judged.
fn value_of<'n>(shape: &Shape, node: Option<&'n Node>, key: &str) -> Option<&'n str> {
    let Value::Map(entries) = &node?.value else { return None };
    let row = shape.row(key)?;
    let entry = entries.iter().find(|entry| entry.key == row.key || entry.key == row.uk)?;
    match &entry.value.value {
        Value::Scalar(text) => Some(text),
        Value::Null => None,
        _ => Some(""),
    }
}

fn is_hidden(form: &Form, field: &Field) -> bool {
    match field.privacy {
        Privacy::Public => false,
        Privacy::Private => true,
        Privacy::ByVisibility => form.visibility != Visibility::Public,
        Privacy::ByShowName => form.hides_name,
    }
}

/// Returns the candidate that is most like `word`, if one is like it at all.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let longest = word.chars().count();
    let allowed = match longest {
        0..=2 => 1,
        3..=6 => 2,
        _ => 3,
    };
    candidates
        .map(|candidate| (distance(&word, &candidate.to_lowercase()), candidate))
        .filter(|&(distance, candidate)| {
            distance <= allowed && distance < candidate.chars().count()
        })
        .min_by_key(|&(distance, candidate)| (distance, candidate))
        .map(|(_, candidate)| candidate)
}

impl Form {
    fn lose_all(&mut self) {
        self.lost = self.shape.rows().map(|field| field.key).collect();
    }

    /// Takes a field out; `None` when it is missing or its remark is made.
    pub fn take(&mut self, key: &'static str) -> Option<Sited<Datum>> {
        debug_assert!(self.shape.row(key).is_some(), "no row {key} in {}", self.shape.name);
        self.fields.remove(key)
    }

    /// Returns where a field stands that was not taken yet.
    pub(super) fn place(&self, key: &str) -> Option<Location> {
        self.fields.get(key).map(|value| value.at.clone())
    }

    /// Tells whether the value of a key could not be read.
    pub fn is_lost(&self, key: &str) -> bool {
        self.lost.contains(&key)
    }

    /// Tells that of the fields of which one must be there none was written.
    pub(super) fn is_about_nothing(&self) -> bool {
        let stands = |key: &&str| self.fields.contains_key(key) || self.is_lost(key);
        !self.shape.any_of.is_empty() && !self.shape.any_of.iter().any(stands)
    }

    /// Returns the fields for laying a translation over them.
    pub(super) fn fields_mut(&mut self) -> &mut BTreeMap<&'static str, Sited<Datum>> {
        &mut self.fields
    }
}

/// Declares the takers: one a type, each giving the value without its wrapping.
macro_rules! takers {
    ($($(#[$about:meta])* $name:ident: $variant:ident -> $type:ty;)*) => {
        impl Form {
            $($(#[$about])*
            pub fn $name(&mut self, key: &'static str) -> Option<Sited<$type>> {
                let Sited { value, at } = self.take(key)?;
                match value {
                    Datum::$variant(value) => Some(Sited { value, at }),
                    _ => None,
                }
            })*
        }
    };
}

takers! {
    /// Takes a text.
    text: Text -> Text;
    /// Takes yes or no.
    yes_no: YesNo -> bool;
    /// Takes a number.
    number: Number -> f64;
    /// Takes a whole number.
    count: Count -> u32;
    /// Takes a date.
    date: Date -> jiff::civil::Date;
    /// Takes a time.
    time: Time -> jiff::civil::Time;
    /// Takes a phone number.
    phone: Phone -> PhoneNumber;
    /// Takes an id.
    id: Id -> Id;
    /// Takes one of a fixed list.
    choice: Choice -> &'static str;
    /// Takes opening hours.
    hours: Hours -> Hours;
    /// Takes a part with fields of its own.
    record: Record -> Form;
    /// Takes a list.
    list: List -> Vec<Sited<Datum>>;
    /// Takes levels.
    levels: Levels -> BTreeMap<String, String>;
}

impl Form {
    /// Takes the parts of a list of records.
    pub fn records(&mut self, key: &'static str) -> Vec<Form> {
        let items = self.list(key).map(|list| list.value).unwrap_or_default();
        items
            .into_iter()
            .filter_map(|item| match item.value {
                Datum::Record(form) => Some(form),
                _ => None,
            })
            .collect()
    }

    /// Takes the texts of a list.
    pub fn texts(&mut self, key: &'static str) -> Vec<Text> {
        let items = self.list(key).map(|list| list.value).unwrap_or_default();
        items
            .into_iter()
            .filter_map(|item| match item.value {
                Datum::Text(text) => Some(text),
                _ => None,
            })
            .collect()
    }

    /// Takes the ids of a list, each with its place.
    pub fn ids(&mut self, key: &'static str) -> Vec<Sited<Id>> {
        let items = self.list(key).map(|list| list.value).unwrap_or_default();
        items
            .into_iter()
            .filter_map(|item| match item.value {
                Datum::Id(id) => Some(Sited { value: id, at: item.at }),
                _ => None,
            })
            .collect()
    }

    /// Takes a text of one language only.
    pub fn plain(&mut self, key: &'static str) -> Option<Sited<std::sync::Arc<str>>> {
        self.text(key).map(|text| Sited { value: text.value.main, at: text.at })
    }
}
