//! Whether an entry says all that a foreign file says of it, and its text with what it lacks.
//!
//! Both are compared by the table of fields: a key in either language, a bare value or a part, a phone in any
//! spelling are the same. What only the entry says stays: an import adds and corrects, it never takes away, but for
//! public phones, of which an old one would mislead. Comments and the order of the file stay, too.

pub(super) use super::draft::ACTIVE;
use std::ops::Range;

use serde_json::{Map, Value as Json};

use super::audience::{is_shown, visibility, visibility_of, with_visibility};
use super::compare_values::{bare_beside, raw, scalar_json};
use super::draft::{Draft, Fact};
use crate::base::choices::Visibility;
use crate::base::locale::Lang;
use crate::base::locale::compare::fold;
use crate::base::names::SourcePath;
use crate::base::yaml::edit::{Edit, Patch, Step};
use crate::base::yaml::key::has_ukrainian_keys;
use crate::base::yaml::{self, Entry, Node, Value};
use crate::content::fields::{Shape, Structure, Type};
use crate::content::parse::{Kind, edit};
use crate::content::schema::{FILE_TYPES, FileType};
use crate::content::validate::{Match, NameIndex, ReferenceKind};

/// Tells what an entry says by saying nothing.
fn is_default(draft: &Draft, key: &str, fact: &Fact) -> bool {
    draft.kind == Kind::Organisation && key == "status" && fact.as_text() == Some(ACTIVE)
}

/// Tells a name by which a row of others found its entry: how they write it is no reason to write it otherwise here.
fn is_same_name(draft: &Draft, key: &str, own: &Json, new: &Json) -> bool {
    let is_of_others = draft.kind == Kind::Organisation && draft.own.is_none() && key == "name";
    let names = own.as_str().zip(new.as_str()).filter(|_| is_of_others);
    names.is_some_and(|(own, new)| fold(own) == fold(new))
}

/// An entry as it stands.
pub(in crate::edit) struct WrittenEntry<'a> {
    /// Its file.
    pub path: &'a SourcePath,
    /// Its text as it lies on the disk.
    pub text: &'a str,
    /// The first language of the site, in which foreign files speak.
    pub lang: Lang,
    /// What terms and organisations are called there.
    pub names: &'a NameIndex,
    /// To whom the program's own table shows values, where the draft is of one: its lists say all that is to be there.
    pub audience: Option<Visibility>,
}

impl WrittenEntry<'_> {
    /// Tells whether the entry says everything that the draft says.
    pub(in crate::edit) fn says(&self, draft: &Draft) -> bool {
        let Some(shape) = draft.file_type().map(|file| file.shape) else { return false };
        let Some((entries, body)) = self.parse_entries() else { return false };
        let says = |(key, fact): &(&'static str, Fact)| match entry_of_key(&entries, shape, key) {
            _ if draft.is_unchanged(key) => true,
            Some(entry) => self.holds(draft, key, &raw(&entry.value), &fact.json()),
            None => is_default(draft, key, fact),
        };
        self.has_body(&body, draft) && draft.fields.iter().all(says)
    }

    /// Returns the text with what the draft says; nothing where it cannot be changed value by value.
    pub(in crate::edit) fn updated(&self, draft: &Draft) -> Option<String> {
        let shape = draft.file_type()?.shape;
        let (entries, body) = self.parse_entries()?;
        if let Some(text) = self.with_lists_by_lines(&entries, (shape, draft)) {
            return WrittenEntry { text: &text, ..*self }.updated(draft);
        }
        let worded = |kind: Type, own: Option<&Json>, new: Json| self.worded(kind, own, new);
        let mut edits: Vec<Edit> = Vec::new();
        for (key, fact) in &draft.fields {
            let (row, new) = (shape.row(key)?, fact.json());
            match entry_of_key(&entries, shape, key) {
                _ if draft.is_unchanged(key) => {}
                Some(entry) if self.holds(draft, key, &raw(&entry.value), &new) => {}
                Some(entry) => {
                    let own = raw(&entry.value);
                    let value = self.overlaid(row.kind, own.clone(), new);
                    let value = worded(row.kind, Some(&own), value);
                    edits.push(Edit::Set(vec![Step::Key(entry.key.clone())], value));
                }
                None if is_default(draft, key, fact) => {}
                None => {
                    let value = worded(row.kind, None, new);
                    edits.push(Edit::Set(vec![Step::Field(row.key_names())], value));
                }
            }
        }
        let patches: Vec<Patch> = self.body_patch(body, draft).into_iter().collect();
        let text = edit::edited(self.path, self.text, &edits, &patches).ok()?;
        let page = WrittenEntry { text: &text, ..*self };
        page.says(draft).then_some(text)
    }

    /// Returns what the fields say, in the one spelling that all of one meaning share.
    pub(super) fn canonical_fields(&self) -> Map<String, Json> {
        let shape = FILE_TYPES.iter().find(|file| self.path.below(file.place).is_some());
        let read = shape.zip(self.parse_entries());
        let of = |(file, (entries, _)): (&FileType, (Vec<Entry>, _))| {
            let pair = |entry: &Entry| {
                let row = file.shape.row(&entry.key)?;
                Some((row.key.to_owned(), self.canonical(row.kind, &raw(&entry.value))))
            };
            entries.iter().filter_map(pair).collect()
        };
        read.map(of).unwrap_or_default()
    }

    pub(super) fn has_ukrainian_keys(&self) -> bool {
        let keys = self.parse_entries().map(|(entries, _)| entries).unwrap_or_default();
        has_ukrainian_keys(keys.iter().map(|entry| &*entry.key))
    }

    fn has_body(&self, body: &Range<usize>, draft: &Draft) -> bool {
        let own = self.text[body.clone()].replace("\r\n", "\n");
        draft.body.as_deref().is_none_or(|new| new.trim() == own.trim())
    }

    /// Returns what makes the body that of the draft, with the line ends of the file.
    fn body_patch(&self, body: Range<usize>, draft: &Draft) -> Option<Patch> {
        let new = draft.body.as_deref().map(str::trim).filter(|new| !new.is_empty())?;
        if self.has_body(&body, draft) {
            return None;
        }
        let is_windows = self.text.contains("\r\n");
        let new = if is_windows { new.replace('\n', "\r\n") } else { new.to_owned() };
        let line_break = if is_windows { "\r\n" } else { "\n" };
        let own = &self.text[body.clone()];
        let blank = own.len() - own.trim_start().len();
        if blank == own.len() {
            return Some(Patch { span: body, text: format!("{line_break}{new}{line_break}") });
        }
        let start = body.start + blank;
        Some(Patch { span: start..start + own.trim().len(), text: new })
    }

    fn parse_entries(&self) -> Option<(Vec<Entry>, Range<usize>)> {
        let parts = edit::split_front_matter(self.path, self.text).ok()?;
        let entries = match yaml::parse(self.path, self.text, parts.yaml).value {
            Some(Node { value: Value::Map(entries), .. }) => entries,
            Some(Node {
                value: Value::Null | Value::Scalar(_) | Value::List(_) | Value::Lost,
                ..
            })
            | None => Vec::new(),
        };
        Some((entries, parts.body))
    }

    fn holds(&self, draft: &Draft, key: &str, own: &Json, new: &Json) -> bool {
        let Some(row) = draft.file_type().and_then(|file| file.shape.row(key)) else {
            return false;
        };
        if !self.has_languages(row.kind, own, new) {
            return false;
        }
        let mut own = self.canonical(row.kind, own);
        if is_same_name(draft, key, &own, new) {
            return true;
        }
        with_visibility(row.kind, &mut own);
        if let (Json::Array(items), "services") = (&mut own, row.key) {
            for fields in items.iter_mut().filter_map(Json::as_object_mut) {
                fields.entry("status").or_insert_with(|| ACTIVE.into());
            }
        }
        contains(&own, &self.canonical(row.kind, new), self.audience)
    }

    /// Returns the id of a term or an organisation that an entry names otherwise.
    fn id_of(&self, kind: Type, text: &str) -> Option<Json> {
        match self.names.find(ReferenceKind::from_type(kind)?, text) {
            Match::One(id) => Some(id.as_str().into()),
            Match::Several(_) | Match::None => None,
        }
    }

    /// Returns what all spellings of a value share.
    pub(super) fn canonical(&self, kind: Type, value: &Json) -> Json {
        match (kind.structure(), value) {
            (Structure::List(item), Json::Array(items)) => {
                items.iter().map(|value| self.canonical(*item, value)).collect()
            }
            (Structure::List(item), Json::String(_)) => vec![self.canonical(*item, value)].into(),
            (Structure::Record(shape), Json::Object(fields)) => {
                let pair = |(key, value): (&String, &Json)| {
                    let row = shape.row(key)?;
                    Some((row.key.to_owned(), self.canonical(row.kind, value)))
                };
                Json::Object(fields.iter().filter_map(pair).collect())
            }
            (Structure::Record(shape), Json::String(_)) => match shape.bare {
                Some(bare) => {
                    let fields = Map::from_iter([(bare.to_owned(), value.clone())]);
                    self.canonical(kind, &Json::Object(fields))
                }
                None => value.clone(),
            },
            (Structure::Scalar, Json::Object(texts)) if kind.is_text() => {
                texts.get(self.lang.as_str()).map_or(Json::Null, |text| self.canonical(kind, text))
            }
            (
                Structure::Scalar | Structure::Coordinates | Structure::Levels,
                Json::String(text),
            ) => self.id_of(kind, text).unwrap_or_else(|| scalar_json(kind, text)),
            // What is no value of its field says what it says.
            (_, Json::Null | Json::Bool(_) | Json::Number(_))
            | (Structure::List(_), Json::Object(_))
            | (Structure::Record(_), Json::Array(_))
            | (
                Structure::Scalar | Structure::Coordinates | Structure::Levels,
                Json::Array(_) | Json::Object(_),
            ) => value.clone(),
        }
    }

    /// Tells a value that says all of another one, also by its silence of who may see it.
    fn says_all(&self, kind: Type, own: &Json, new: &Json) -> bool {
        let mut own = self.canonical(kind, own);
        with_visibility(kind, &mut own);
        contains(&own, &self.canonical(kind, new), None)
    }

    /// Lays what is new over what is there; a value that says the same keeps its spelling.
    pub(super) fn overlaid(&self, kind: Type, own: Json, new: Json) -> Json {
        match (kind.structure(), own, new) {
            (Structure::List(item @ Type::Record(shape)), own, Json::Array(new)) => {
                let own = match own {
                    Json::Array(items) => items,
                    other @ (Json::Null
                    | Json::Bool(_)
                    | Json::Number(_)
                    | Json::String(_)
                    | Json::Object(_)) => vec![other],
                };
                self.overlaid_list((*item, shape), own, new).into()
            }
            (Structure::Record(_), own @ Json::String(_), new)
                if self.says_all(kind, &own, &new) =>
            {
                own
            }
            (Structure::Record(shape), own, Json::Object(new)) => {
                self.overlaid_record(shape, own, new).into()
            }
            (Structure::List(item), Json::Array(own), Json::Array(new)) if item.is_text() => {
                self.overlaid_list_of_texts(*item, &own, new)
            }
            (Structure::Scalar, own, Json::Object(new)) if kind.is_text() => {
                self.overlaid_texts(kind, own, new)
            }
            (Structure::Scalar, Json::Object(mut texts), new @ Json::String(_))
                if kind.is_text() =>
            {
                texts.insert(self.lang.as_str().to_owned(), new);
                Json::Object(texts)
            }
            (
                Structure::Scalar
                | Structure::Record(_)
                | Structure::List(_)
                | Structure::Coordinates
                | Structure::Levels,
                own,
                new,
            ) => {
                let is_same = self.canonical(kind, &own) == self.canonical(kind, &new);
                if is_same { own } else { new }
            }
        }
    }

    fn overlaid_record(
        &self,
        shape: &Shape,
        own: Json,
        new: Map<String, Json>,
    ) -> Map<String, Json> {
        let mut fields = match (own, shape.bare) {
            (Json::Object(fields), _) => fields,
            (own, Some(bare)) => Map::from_iter([(bare.to_owned(), own)]),
            (
                Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) | Json::Array(_),
                None,
            ) => Map::new(),
        };
        let visibility = visibility(shape, &fields);
        for (key, value) in new {
            let Some(row) = shape.row(&key) else { continue };
            let written = fields.keys().find(|own| row.is_named(own)).cloned();
            // What is there says as much by saying nothing.
            let is_said = match row.key {
                "status" => value == ACTIVE,
                "visibility" => visibility.is_some() && visibility_of(&value) == visibility,
                _ => false,
            };
            let is_wider = row.key == "visibility" && visibility_of(&value) < visibility;
            if is_wider || (is_said && written.is_none()) {
                continue;
            }
            let key = || row.key_names().beside(fields.keys().map(String::as_str)).to_owned();
            let own = fields.entry(written.unwrap_or_else(key)).or_insert(Json::Null);
            *own = self.overlaid(row.kind, own.take(), value);
        }
        fields
    }

    fn overlaid_list(
        &self,
        (item, shape): (Type, &Shape),
        mut own: Vec<Json>,
        new: Vec<Json>,
    ) -> Vec<Json> {
        let key = |value: &Json| identity(shape, &self.canonical(item, value));
        let names: Vec<_> = new.iter().map(key).collect();
        if shape.name == "phone" {
            // An old number would mislead; one that fewer may see is unknown to whoever made the file.
            let audience = self.audience.unwrap_or(Visibility::Public);
            let is_gone = |value: &Json| {
                is_shown(&self.canonical(item, value), audience) && !names.contains(&key(value))
            };
            let gone: Vec<usize> = (0..own.len()).filter(|at| is_gone(&own[*at])).collect();
            let is_there = |name: &_| own.iter().any(|old| key(old) == *name);
            let come: Vec<usize> = (0..names.len()).filter(|at| !is_there(&names[*at])).collect();
            if gone.len() == come.len() {
                // As many came as are gone: each stands where the one before it stood.
                for (at, from) in gone.into_iter().zip(come) {
                    let old = own[at].take();
                    own[at] = self.replaced((item, shape), old, new[from].clone());
                }
            } else {
                own.retain(|value| !is_gone(value));
            }
        }
        for (value, name) in new.into_iter().zip(names) {
            match own.iter().position(|old| key(old) == name) {
                Some(at) => {
                    let old = own[at].take();
                    own[at] = self.overlaid(item, old, value);
                }
                None => {
                    let value = bare_beside(shape, &own, value);
                    own.push(value);
                }
            }
        }
        own
    }
}

/// Returns what tells one item of a list from another.
pub(super) fn identity(shape: &Shape, item: &Json) -> Option<Json> {
    let keys: &[&str] = match shape.name {
        "service" => &["id", "help"],
        // What is called otherwise is the same page still.
        "link" => &["url"],
        _ => &["number", "name", "url", "organisation", "text", "what"],
    };
    keys.iter().find_map(|key| item.get(key)).cloned()
}

/// Tells whether `own` says all of `new`. In the program's own table a list of words says all there is, and one of phones all that
/// its audience may see.
fn contains(own: &Json, new: &Json, audience: Option<Visibility>) -> bool {
    match (own, new) {
        (Json::Array(own), Json::Array(new)) => {
            let is_left = |item: &Json| match (audience, item.get("number")) {
                (None, _) => true,
                (Some(_), None) => item.is_object(),
                (Some(audience), Some(number)) => {
                    !is_shown(item, audience)
                        || new.iter().any(|new| new.get("number") == Some(number))
                }
            };
            let is_said = |new: &Json| own.iter().any(|own| contains(own, new, audience));
            own.iter().all(|own| is_left(own) || new.iter().any(|new| contains(own, new, audience)))
                && new.iter().all(is_said)
        }
        (Json::Object(own), Json::Object(new)) => {
            let holds = |key: &str, own: &Json, new: &Json| match key {
                // What fewer may see stays so.
                "visibility" => visibility_of(own) >= visibility_of(new),
                _ => contains(own, new, audience),
            };
            new.iter().all(|(key, new)| own.get(key).is_some_and(|own| holds(key, own, new)))
        }
        (own, new) => own == new,
    }
}

fn entry_of_key<'a>(entries: &'a [Entry], shape: &Shape, key: &str) -> Option<&'a Entry> {
    let row = shape.row(key)?;
    entries.iter().find(|entry| row.is_named(&entry.key))
}
