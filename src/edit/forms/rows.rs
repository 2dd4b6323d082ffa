//! The fields of a file as the rows of a form.
//!
//! Comes in: a file by the table of fields. Goes out: HTML in which every text of the content is escaped. A row that the file has not is
//! folded away where new entries hardly need it; each list ends with a folded row for one more.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::controls::{area, hints, select};
use super::field_path::{FieldWay, PathPart};
use super::form_file::{FormFile, is_of_lines, value_in_field};
use super::submission::{ACTION, BOXES};
use super::ticks::{FormOption, boxes_kind, choosable, option_meant, written_ids};
use crate::base::html::escaped;
use crate::base::locale::Lang;
use crate::base::messages::Messages;
use crate::base::yaml::{Node, Value};
use crate::content::fields::{Example, Field, Shape, Structure, Type};
use crate::content::schema::label;
use crate::content::validate::NameIndex;

/// What the rows of one form are made with.
pub(super) struct FormRows<'a> {
    pub(super) words: &'a Messages,
    pub(super) file: &'a FormFile<'a>,
    pub(super) names: &'a NameIndex,
    /// The languages of the site, the main one first.
    pub(super) languages: &'a [Lang],
    /// What is to be said of each field, as HTML, by its way.
    pub(super) said: &'a BTreeMap<String, String>,
    /// What somebody typed that is in no version yet, by its way.
    pub(super) typed: &'a BTreeMap<String, String>,
}

impl FormRows<'_> {
    /// Returns all rows of the file.
    pub(super) fn all_rows(&self) -> String {
        let path = FieldWay::of_root(self.file.root_kind());
        match self.file.root_kind().structure() {
            Structure::List(_) => self.list(&path),
            Structure::Record(shape) => self.record_rows(shape, &path, true),
            Structure::Scalar | Structure::Coordinates | Structure::Levels => String::new(),
        }
    }

    /// Returns the rows of a record: those that it has or is likely to need, then the others, folded.
    fn record_rows(&self, shape: &'static Shape, path: &FieldWay, is_top: bool) -> String {
        let translates =
            |field: &&'static Field| self.file.place.lang.is_none() || field.translatable;
        let (near, far): (Vec<_>, Vec<_>) = shape.rows().filter(translates).partition(|field| {
            field.required
                || !(field.example == Example::Absent || is_top && is_common(shape, field))
                || self.file.node_at(&path.below_field(field)).is_some()
                || self.is_spoken_of(&path.below_field(field))
        });
        let rows = |fields: Vec<&'static Field>| -> String {
            fields
                .into_iter()
                .map(|field| self.field_row(&path.below_field(field), field))
                .collect()
        };
        let near = rows(near);
        if far.is_empty() {
            return near;
        }
        let more = escaped(&self.words.say("edit-more", &[]));
        format!("{near}<details class=\"more\"><summary>{more}</summary>{}</details>", rows(far))
    }

    fn is_spoken_of(&self, path: &FieldWay) -> bool {
        let way = path.to_string();
        let is_own = |key: &String| {
            key.strip_prefix(&way).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        self.said.keys().chain(self.typed.keys()).any(is_own)
    }

    /// Returns one field.
    fn field_row(&self, path: &FieldWay, field: &'static Field) -> String {
        if let Some(kind) = boxes_kind(path.kind) {
            return self.boxes(path, field, kind);
        }
        match path.kind.structure() {
            Structure::Record(shape) => self.group_html(
                path,
                &self.own_label(field),
                field,
                &self.record_rows(shape, path, false),
            ),
            Structure::List(_) => {
                self.group_html(path, &self.own_label(field), field, &self.list(path))
            }
            Structure::Scalar | Structure::Coordinates
                if field.translatable && path.kind.is_text() =>
            {
                self.translated_rows(path, field)
            }
            Structure::Scalar | Structure::Coordinates => {
                self.single_row(path, field, &self.own_label(field))
            }
            Structure::Levels => self.locked(path, field),
        }
    }

    /// Returns the items of a list, each with its buttons, and a folded one more.
    fn list(&self, path: &FieldWay) -> String {
        let count = match self.file.node_at(path) {
            Some(Node { value: Value::List(items), .. }) => items.len(),
            Some(Node { value: Value::Scalar(_) | Value::Map(_), .. }) => 1,
            Some(Node { value: Value::Null | Value::Lost, .. }) | None => 0,
        };
        let mut html = String::new();
        for n in 0..count {
            let Some(item) = path.below_item(n) else { break };
            let buttons = self.item_buttons(&item, n, count);
            let name = self.item_name(&item, n);
            let _ = write!(
                html,
                "<fieldset class=\"item\"{id}><legend>{name}</legend>{said}{}{buttons}</fieldset>",
                self.item_rows(&item),
                id = wrapper_id(&item),
                said = self.said_of(&item),
            );
        }
        let Some(next) = path.below_item(count) else { return html };
        let more = escaped(&self.words.say("edit-add", &[]));
        let open = if self.is_spoken_of(&next) { " open" } else { "" };
        let _ = write!(
            html,
            "<details class=\"add\"{}{open}><summary>{more}</summary>{}</details>",
            wrapper_id(&next),
            self.item_rows(&next),
        );
        html
    }

    fn item_rows(&self, item: &FieldWay) -> String {
        match (item.kind.structure(), item.field) {
            (Structure::Record(shape), _) => self.record_rows(shape, item, false),
            (Structure::Scalar, Some(field)) if field.translatable && item.kind.is_text() => {
                self.translated_rows(item, field)
            }
            (Structure::Scalar, Some(field)) => {
                self.single_row(item, field, &self.own_label(field))
            }
            (
                Structure::Scalar | Structure::List(_) | Structure::Coordinates | Structure::Levels,
                _,
            ) => String::new(),
        }
    }

    fn item_buttons(&self, item: &FieldWay, n: usize, count: usize) -> String {
        let way = item.to_string();
        let button = |action: &str, key: &str| {
            let word = escaped(&self.words.say(key, &[]));
            format!("<button name=\"{ACTION}\" value=\"{action}:{way}\">{word}</button>")
        };
        let up = if n > 0 { button("up", "edit-up") } else { String::new() };
        let down = if n + 1 < count { button("down", "edit-down") } else { String::new() };
        format!("<p class=\"buttons\">{up}{down}{}</p>", button("remove", "edit-remove"))
    }

    /// Returns what an item is called: by its first texts.
    fn item_name(&self, item: &FieldWay, n: usize) -> String {
        let mut texts = Vec::new();
        if let Some(node) = self.file.node_at(item) {
            first_texts(node, &mut texts);
        }
        let label = item.field.map(|field| self.own_label(field)).unwrap_or_default();
        let number = n + 1;
        let told = texts.first().map(|text| {
            let name =
                item.kind.shape().and_then(|shape| shape.bare.and_then(|key| shape.row(key)));
            let meant =
                name.map_or_else(|| text.clone(), |field| self.option_name(field.kind, text));
            escaped(&meant)
        });
        match told {
            Some(told) => format!("{} {number}: {told}", escaped(&label)).trim_start().to_owned(),
            None => format!("{} {number}", escaped(&label)).trim_start().to_owned(),
        }
    }

    fn option_name(&self, kind: Type, text: &str) -> String {
        let (lang, keys) = (self.words.lang(), self.file.style.keys);
        let id = option_meant(kind, self.names, keys, text);
        let all = choosable(kind, self.names, lang, keys).unwrap_or_default();
        all.into_iter()
            .find(|option| option.id == id)
            .map_or_else(|| text.to_owned(), |option| option.name)
    }

    fn group_html(&self, path: &FieldWay, label: &str, field: &Field, rows: &str) -> String {
        format!(
            "<fieldset class=\"group\" id=\"{}\"><legend>{}</legend>{}{}{rows}</fieldset>",
            element_id(path),
            escaped(label),
            self.about_html(field),
            self.said_of(path),
        )
    }

    /// Returns a text in each of its languages.
    fn translated_rows(&self, path: &FieldWay, field: &'static Field) -> String {
        let own = match self.file.node_at(path) {
            Some(Node { value: Value::Map(entries), .. }) => {
                entries.iter().filter_map(|entry| Lang::parse(&entry.key)).collect()
            }
            Some(_) | None => Vec::new(),
        };
        let of_site = if self.file.place.lang.is_some() { &[][..] } else { self.languages };
        let mut languages = vec![self.file.style.main];
        languages.extend(of_site.iter().chain(&own).copied());
        let mut unique: Vec<Lang> = Vec::new();
        for lang in languages {
            if !unique.contains(&lang) {
                unique.push(lang);
            }
        }
        if let [_] = unique.as_slice() {
            return self.single_row(path, field, &self.own_label(field));
        }
        let one = |lang: &Lang| {
            let name = lang.name_in(self.words.lang()).unwrap_or_else(|| lang.to_string());
            let label = format!("{} ({name})", self.own_label(field));
            self.single_row(&path.in_language(*lang), field, &label)
        };
        let rows: String = unique.iter().map(one).collect();
        format!("<div class=\"languages\">{rows}</div>{}", self.said_of(path))
    }

    /// Returns a field of one value.
    fn single_row(&self, path: &FieldWay, field: &'static Field, label: &str) -> String {
        let Some(written) = value_in_field(self.file.node_at(path)) else {
            return self.locked(path, field);
        };
        let way = path.to_string();
        let value = self.typed.get(&way).cloned().unwrap_or(written);
        let (id, about_id) = (element_id(path), format!("{}-about", element_id(path)));
        // In the main language of the site, and at the top: within a part that is left out nothing is needed.
        let is_needed = field.required
            && match path.parts.as_slice() {
                [_] => true,
                [_, PathPart::Language(lang)] => *lang == self.file.style.main,
                _ => false,
            };
        let needed = if is_needed { self.words.say("edit-needed", &[]) } else { String::new() };
        let needed =
            if needed.is_empty() { needed } else { format!(" <em>{}</em>", escaped(&needed)) };
        let said = self.said_of(path);
        let invalid = if said.is_empty() { "" } else { " aria-invalid=\"true\"" };
        let common = format!("id=\"{id}\" name=\"{way}\" aria-describedby=\"{about_id}\"{invalid}");
        let keys = self.file.style.keys;
        let control = match choosable(path.kind, self.names, self.words.lang(), keys) {
            Some(options) => {
                let chosen = option_meant(path.kind, self.names, keys, &value);
                select(&common, &self.empty_option(path, field), &options, &chosen)
            }
            None if is_of_lines(path.kind) || value.contains('\n') => area(&common, &value),
            None => format!("<input {common} value=\"{}\"{}>", escaped(&value), hints(path.kind)),
        };
        format!(
            "<div class=\"row\"><label for=\"{id}\">{}{needed}</label>{control}<div id=\"{about_id}\">{}{said}</div></div>",
            escaped(label),
            self.about_html(field),
        )
    }

    /// Returns what stands for a choice that nobody made; of who may see something what that means.
    fn empty_option(&self, path: &FieldWay, field: &Field) -> String {
        let holder = path.parts.split_last().map_or(&[][..], |(_, parts)| parts);
        let holder = FieldWay::of_parts(self.file.root_kind(), holder).kind.shape();
        match holder.filter(|_| field.key == "visibility") {
            Some(shape) => {
                let state = [("who", shape.default_visibility.as_str().into())];
                self.words.say("edit-visibility-empty", &state)
            }
            None => "—".to_owned(),
        }
    }

    /// Returns a list to tick from.
    fn boxes(&self, path: &FieldWay, field: &'static Field, kind: Type) -> String {
        let (lang, keys) = (self.words.lang(), self.file.style.keys);
        let written = written_ids(self.file, self.names, path);
        let mut all = choosable(kind, self.names, lang, keys).unwrap_or_default();
        for (text, id) in &written {
            if !all.iter().any(|option| option.id == *id) {
                all.push(FormOption { id: id.clone(), name: text.clone() });
            }
        }
        let way = path.to_string();
        let one = |option: &FormOption| {
            let ticked =
                if written.iter().any(|(_, id)| *id == option.id) { " checked" } else { "" };
            let (id, name) = (escaped(&option.id), escaped(&option.name));
            format!(
                "<label class=\"box\"><input type=\"checkbox\" name=\"{way}\" value=\"{id}\"{ticked}> {name}</label>"
            )
        };
        let boxes: String = all.iter().map(one).collect();
        let marker = format!("<input type=\"hidden\" name=\"{BOXES}\" value=\"{way}\">");
        self.group_html(
            path,
            &self.own_label(field),
            field,
            &format!("{marker}<div class=\"boxes\">{boxes}</div>"),
        )
    }

    /// Returns a value that no form shows.
    fn locked(&self, path: &FieldWay, field: &'static Field) -> String {
        let Some(node) = self.file.node_at(path) else { return String::new() };
        let text = &self.file.text[node.span.clone()];
        let said = escaped(&self.words.say("edit-as-text", &[]));
        let rows = format!("<pre>{}</pre><p class=\"about\">{said}</p>", escaped(text));
        self.group_html(path, &self.own_label(field), field, &rows)
    }

    fn said_of(&self, path: &FieldWay) -> String {
        self.said.get(&path.to_string()).cloned().unwrap_or_default()
    }

    fn own_label(&self, field: &Field) -> String {
        field_label(field, self.words.lang())
    }

    fn about_html(&self, field: &Field) -> String {
        let about = if self.words.lang() == Lang::UK { field.about_uk } else { field.about_en };
        format!("<p class=\"about\">{}</p>", escaped(about))
    }
}

/// Returns a field's name in plain words: «скорочена_назва» as «Скорочена назва».
pub(super) fn field_label(field: &Field, lang: Lang) -> String {
    label(if lang == Lang::UK { field.uk } else { field.key })
}

/// Tells a field that every kind of file has, where its own come first.
fn is_common(shape: &Shape, field: &Field) -> bool {
    shape.common.iter().any(|common| std::ptr::eq(common, field))
}

/// Returns the id of what a way leads to on the page.
pub(super) fn element_id(path: &FieldWay) -> String {
    format!("f-{}", path.to_string().replace(['.', '@'], "-"))
}

/// Returns the attribute by which what is around an item is found; a single value is found itself.
fn wrapper_id(item: &FieldWay) -> String {
    match item.kind.shape() {
        Some(_) => format!(" id=\"{}\"", element_id(item)),
        None => String::new(),
    }
}

fn first_texts(node: &Node, texts: &mut Vec<String>) {
    match &node.value {
        Value::Scalar(text) => texts.push(text.clone()),
        Value::Map(entries) => {
            entries.iter().take(2).for_each(|entry| first_texts(&entry.value, texts));
        }
        Value::Null | Value::List(_) | Value::Lost => {}
    }
}
