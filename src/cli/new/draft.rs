//! An entry in the making: what options and answers say, written in the order of the table of fields.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::base::choices::Choice;
use crate::base::locale::Lang;
use crate::base::names::Id;
use crate::base::yaml;
use crate::cli::args::New;
use crate::cli::ask::{id_of, value_of};
use crate::cli::session::{Failure, Session};
use crate::content::fields::{Field, Shape, Type};
use crate::content::schema::{FileLayout, FileType};
use crate::content::validate::{NameIndex, id_of_name};

/// Fields that hold a day and are today's where nothing is said.
const DAY_FIELDS: [&str; 2] = ["date", "as_of"];

/// An entry in the making.
pub(super) struct Draft {
    pub(super) file: &'static FileType,
    /// The language of its keys.
    pub(super) lang: Lang,
    /// What is known, by English keys, in parts too.
    values: BTreeMap<&'static str, Value>,
}

impl Draft {
    pub(super) fn new(file: &'static FileType, lang: Lang) -> Self {
        Self { file, lang, values: BTreeMap::new() }
    }

    /// Takes what the options say.
    pub(super) fn take_options(
        &mut self,
        session: &Session,
        options: &New,
        names: &NameIndex,
    ) -> Result<(), Failure> {
        if let Some(name) = &options.name {
            self.set(session, self.naming_key(), name, names)?;
        }
        if let Some(kind) = &options.kind {
            self.set(session, "kind", kind, names)?;
        }
        for pair in &options.set {
            let Some((key, value)) = pair.split_once('=') else {
                return Err(session.fail("cli-new-set-form", &[("value", pair.as_str().into())]));
            };
            self.set(session, key, value, names)?;
        }
        if options.date.is_some()
            && !DAY_FIELDS.iter().any(|key| self.file.shape.row(key).is_some())
        {
            return Err(self.unknown(session, "date"));
        }
        Ok(())
    }

    /// The field that names the entry stands first in its shape.
    fn naming_key(&self) -> &'static str {
        self.file.shape.fields.first().map_or("name", |field| field.key)
    }

    /// Takes a value; what names a term, an organisation or a choice is written by its id.
    fn set(
        &mut self,
        session: &Session,
        key: &str,
        value: &str,
        names: &NameIndex,
    ) -> Result<(), Failure> {
        let Some(field) = self.file.shape.row(key) else {
            return Err(self.unknown(session, key));
        };
        let typed = value.trim();
        let value = value_of(field, typed, (names, self.lang));
        if value != typed && id_of(field.kind, typed, names).is_none() {
            let key = ("key", self.field_key(field).into());
            let said =
                session.say("cli-new-understood-key", &[key, ("value", value.as_str().into())]);
            session.note(&said)?;
        }
        match self.put(field.key, value.into()) {
            Some(_) => Err(session.fail("cli-new-twice", &[("key", key.into())])),
            None => Ok(()),
        }
    }

    /// Puts a value in the place of the one that was there.
    pub(super) fn put(&mut self, key: &'static str, value: Value) -> Option<Value> {
        self.values.insert(key, value)
    }

    pub(super) fn get(&self, key: &str) -> Option<&Value> {
        self.values.get(key)
    }

    pub(super) fn remove(&mut self, key: &str) {
        self.values.remove(key);
    }

    fn unknown(&self, session: &Session, key: &str) -> Failure {
        let known: Vec<&str> = self.file.shape.rows().map(|field| self.field_key(field)).collect();
        session.fail("cli-new-unknown", &[("key", key.into()), ("known", known.join(", ").into())])
    }

    /// Returns the key of a field in the language of the entry.
    pub(super) fn field_key(&self, field: &Field) -> &'static str {
        if self.lang == Lang::UK { field.uk } else { field.key }
    }

    /// Fills in today where a day may be left out.
    pub(super) fn fill_days(&mut self, today: &str) {
        for field in DAY_FIELDS.iter().filter_map(|key| self.file.shape.row(key)) {
            self.values.entry(field.key).or_insert_with(|| today.into());
        }
    }

    /// Tells a field that is today's where nothing is said.
    pub(super) fn is_today(field: &Field) -> bool {
        DAY_FIELDS.contains(&field.key)
    }

    /// Says what is missing, and how to add it.
    pub(super) fn complete(&self, session: &Session) -> Result<(), Failure> {
        let mut rows = self.file.shape.rows();
        if let Some(field) = rows.find(|field| field.required && self.get(field.key).is_none()) {
            let flag = ("flag", self.flag(field).into());
            return Err(
                session.fail("cli-new-missing", &[("key", self.field_key(field).into()), flag])
            );
        }
        let any: Vec<&Field> = self.alternative_fields().collect();
        let Some(first) = any.first().filter(|_| any.iter().all(|one| self.get(one.key).is_none()))
        else {
            return Ok(());
        };
        let shown: Vec<String> =
            any.iter().map(|field| format!("`{}`", self.field_key(field))).collect();
        let flag = ("flag", self.flag(first).into());
        Err(session.fail("cli-new-missing-one", &[("keys", shown.join(", ").into()), flag]))
    }

    /// Returns the fields of which one is enough.
    pub(super) fn alternative_fields(&self) -> impl Iterator<Item = &'static Field> {
        let shape = self.file.shape;
        shape.any_of.iter().filter_map(|key| shape.row(key))
    }

    /// Returns the option that gives a field.
    fn flag(&self, field: &Field) -> String {
        match field.key {
            key if key == self.naming_key() => "`--name …`".to_owned(),
            "kind" => "`--kind …`".to_owned(),
            _ => format!("`--set {}=…`", self.field_key(field)),
        }
    }

    /// Returns the file's name: what was asked for, the day of a meeting, or the name in Latin letters.
    pub(super) fn choose_id(&self, session: &Session, options: &New) -> Result<String, Failure> {
        match (self.id_if_any(options), &options.id) {
            (Some(id), _) => Ok(id),
            (None, Some(id)) => Err(session.fail("cli-new-bad-id", &[("id", id.as_str().into())])),
            (None, None) => {
                Err(session
                    .fail("cli-new-no-id", &[("name", self.name().unwrap_or_default().into())]))
            }
        }
    }

    /// Returns the same as far as it is known and one at all.
    pub(super) fn id_if_any(&self, options: &New) -> Option<String> {
        let day = self.get("date").and_then(Value::as_str);
        let id = match (&options.id, day) {
            (Some(id), _) => id.clone(),
            (None, Some(day)) => day.to_owned(),
            (None, None) => id_of_name(self.name()?)?.to_string(),
        };
        // Pages may lie in folders.
        let has_folders = self.file.name == "page" && options.id.is_some();
        let id = id.trim_end_matches('-');
        let is_id = |part: &str| Id::new(part).is_ok();
        let is_right = if has_folders { id.split('/').all(is_id) } else { is_id(id) };
        is_right.then(|| id.to_owned())
    }

    /// Returns what the entry is called.
    pub(super) fn name(&self) -> Option<&str> {
        self.get(self.naming_key()).and_then(Value::as_str)
    }

    /// Writes the fields in the order of the table, and below them what is added.
    pub(super) fn entry_text(&self, rest: &str) -> String {
        let map = self.keyed_values(self.file.shape, |key| self.get(key));
        let fields = yaml::to_text(&map).expect("YAML takes what JSON holds");
        match self.file.form {
            FileLayout::Markdown => format!("---\n{fields}{rest}---\n"),
            FileLayout::Yaml | FileLayout::Single | FileLayout::Lists => fields + rest,
        }
    }

    /// Returns the values of a shape with the keys of the entry's language.
    fn keyed_values<'v>(
        &self,
        shape: &Shape,
        value: impl Fn(&'static str) -> Option<&'v Value>,
    ) -> Map<String, Value> {
        let told = |field: &'static Field| {
            let value = self.value_in_words(field, value(field.key)?);
            Some((self.field_key(field).to_owned(), value))
        };
        shape.rows().filter_map(told).collect()
    }

    /// Returns the word of a choice in the language of the entry; any other text as it is.
    fn choice_word<'v>(&self, kind: Type, text: &'v str) -> &'v str {
        let (Type::Choice(choices) | Type::List(&Type::Choice(choices))) = kind else {
            return text;
        };
        Choice::named(choices, text).map_or(text, |choice| choice.word(self.lang))
    }

    fn value_in_words(&self, field: &Field, value: &Value) -> Value {
        let one = |value: &Value| match (value, field.kind.shape()) {
            (Value::Object(map), Some(shape)) => {
                Value::Object(self.keyed_values(shape, |key| map.get(key)))
            }
            (Value::Bool(true), _) if self.lang == Lang::UK => "так".into(),
            (Value::String(id), _) => self.choice_word(field.kind, id).into(),
            (value, _) => value.clone(),
        };
        value.as_array().map_or_else(|| one(value), |items| items.iter().map(one).collect())
    }
}
