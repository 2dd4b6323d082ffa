//! Values that are spelt in more than one way: phones, dates, hours, choices, apostrophes, a list item that became a field.

use std::collections::BTreeMap;
use std::ops::Range;

use super::page::MendedFile;
use super::phones;
use crate::base::choices::Choice;
use crate::base::locale::apostrophes::mistaken;
use crate::base::locale::compare::fold;
use crate::base::locale::homoglyphs::mixed_words;
use crate::base::locale::phones::PhoneNumber;
use crate::base::locale::typed::is_nothing;
use crate::base::locale::{Lang, is_apostrophe};
use crate::base::names::Id;
use crate::base::yaml::edit::{Edit, Patch, Path, Step, patched};
use crate::base::yaml::{Entry, Node, Value, marked_items};
use crate::content::fields::table::{PHONE, is_key};
use crate::content::fields::{Field, Shape, Type, Vocabulary};
use crate::content::parse::edit::{edited, possible};
use crate::content::parse::markdown::prose;
use crate::content::parse::{Kind, content_path};
use crate::content::validate::{
    Match, NameIndex, ReferenceKind, id_meant, id_of_words, language_of_keys, ready_location,
    ready_value,
};
use crate::content::walk::{Visitor, walk};

/// Returns the text with each value in its one spelling.
pub(super) fn mend_spelling(
    page: &MendedFile<'_>,
    shape: &'static Shape,
    names: &NameIndex,
) -> Option<String> {
    let keys = page.fields.as_ref().map_or(Lang::EN, |root| language_of_keys(shape, root));
    let (patches, edits) = (Vec::new(), Vec::new());
    let late = Vec::new();
    let vocabulary = match content_path(page.path).map(|place| place.kind) {
        Some(Kind::Vocabulary(vocabulary)) => Some(vocabulary),
        Some(
            Kind::Site
            | Kind::Organisation
            | Kind::Meeting
            | Kind::Need
            | Kind::Page
            | Kind::Private
            | Kind::Call
            | Kind::Ledger,
        )
        | None => None,
    };
    let mut speller = Speller { names, vocabulary, keys, text: page.text, patches, edits, late };
    if let Some(root) = &page.fields {
        walk(shape, root, &mut speller);
    }
    for span in prose(page.text, page.body.clone()) {
        speller.mend_letters(span);
    }
    let text = patched(page.text, &speller.patches);
    let text = possible(page.path, &text, &speller.edits);
    // What moves items comes last: the ways to other values would lead elsewhere.
    let text = if text == page.text { with_more_items(page, speller.late) } else { text };
    if text == page.text {
        return None;
    }
    let after = MendedFile::parse(page.path, &text, page.is_markdown);
    (after.diagnostics.total() <= page.diagnostics.total()).then_some(text)
}

/// Returns the text with several items in the place of one, from the last on: so those before stay where they are.
fn with_more_items(page: &MendedFile<'_>, late: Vec<Vec<Edit>>) -> String {
    let edits: Vec<Edit> = late.iter().rev().flatten().cloned().collect();
    if let Ok(text) = edited(page.path, page.text, &edits, &[]) {
        return text;
    }
    // Half of the items of a value would be a loss: each value becomes several or stays.
    let value = |text: String, edits: &Vec<Edit>| match edited(page.path, &text, edits, &[]) {
        Ok(text) => text,
        Err(_) => text,
    };
    late.iter().rev().fold(page.text.to_owned(), value)
}

/// Gathers what is spelt otherwise: letters by their bytes, whole values by the way to them.
struct Speller<'a> {
    names: &'a NameIndex,
    /// The vocabulary that the file is.
    vocabulary: Option<Vocabulary>,
    /// The language that the keys have.
    keys: Lang,
    text: &'a str,
    patches: Vec<Patch>,
    edits: Vec<Edit>,
    /// The edits of each value that becomes several.
    late: Vec<Vec<Edit>>,
}

impl Visitor for Speller<'_> {
    /// Keys with one slip get their own name, and a number loses the unit that stands beside it anyway.
    fn visit_record(&mut self, at: &Path, shape: &'static Shape, entries: &[Entry]) {
        self.mend_keys(at, shape, entries);
        self.units(at, shape, entries);
        if shape.name == PHONE.name {
            self.edits.extend(phones::of_record(at, entries, self.keys));
        }
    }

    fn visit_key(&mut self, field: &'static Field, entry: &Entry) -> String {
        self.mend_word(&entry.key, field.key_names().spelling(&entry.key), entry.span.clone())
    }

    /// Lines that are marked as items, and several names in one text, become the items of a list.
    fn lone(&mut self, at: &Path, item: Type, node: &Node) -> bool {
        let texts: Option<Vec<String>> = marked_items(self.text, node)
            .map(|(_, items)| {
                let texts = items.into_iter().filter_map(|item| match item.value {
                    Value::Scalar(text) => Some(text),
                    Value::Null | Value::List(_) | Value::Map(_) | Value::Lost => None,
                });
                texts.collect()
            })
            .or_else(|| self.several(item, node));
        let Some(texts) = texts else { return false };
        self.edits.push(Edit::Set(at.clone(), texts.into()));
        true
    }

    fn visit_value(&mut self, at: &Path, field: &'static Field, kind: Type, node: &Node) {
        if let Value::Scalar(text) = &node.value
            && let Some(ready) = ready_value(field, kind, text, self.keys)
        {
            if matches!(kind, Type::YesNo) {
                // The editor would put quotes around a `yes`, which YAML has other ideas of and content has not.
                self.mend_word(text, &ready, node.span.clone());
            } else {
                self.edits.push(Edit::Set(at.clone(), ready.into()));
            }
            return;
        }
        match (kind, &node.value) {
            (Type::Text | Type::Prose, _) => self.mend_text(at, field, kind, node),
            (Type::Coordinates, Value::List(_) | Value::Scalar(_)) => {
                let written = &self.text[node.span.clone()];
                if let Some(text) = ready_location(written).filter(|_| !written.contains('\n')) {
                    self.patches.push(Patch { span: node.span.clone(), text });
                }
            }
            (_, Value::Scalar(text)) => self.mend_scalar(at, field, kind, (node, text)),
            (_, Value::Null | Value::List(_) | Value::Map(_) | Value::Lost) => {}
        }
    }
}

impl Speller<'_> {
    /// Mends a single value that is not ready and still means something.
    fn mend_scalar(
        &mut self,
        at: &Path,
        field: &'static Field,
        kind: Type,
        (node, text): (&Node, &str),
    ) {
        match kind {
            Type::Phone => self.mend_phone(at, text),
            Type::Choice(choices) => {
                if let Some(choice) = Choice::named(choices, text) {
                    self.mend_word(text, choice.spelling(text), node.span.clone());
                }
            }
            Type::Organisation | Type::Responsible | Type::Term(_) | Type::OwnTerm => {
                self.reference(self.reference_kind(kind), text, node);
            }
            Type::Email | Type::Url | Type::Edrpou => {
                if is_nothing(text) && !field.required && matches!(at.last(), Some(Step::Key(_))) {
                    self.edits.push(Edit::Remove(at.clone()));
                }
            }
            Type::Id | Type::FormerId => {
                let meant = id_meant(text).or_else(|| id_of_words(text));
                if let Some(meant) = meant.filter(|_| Id::new(text).is_err()) {
                    self.mend_word(text, meant.as_str(), node.span.clone());
                }
            }
            // What of these can be mended is ready as it stands; the rest is no single value.
            Type::Text
            | Type::Prose
            | Type::YesNo
            | Type::Number
            | Type::Count
            | Type::Date
            | Type::Time
            | Type::Hours
            | Type::Extension
            | Type::Language
            | Type::Timezone
            | Type::Uuid
            | Type::Coordinates
            | Type::File
            | Type::Record(_)
            | Type::List(_)
            | Type::Levels
            | Type::Notes => {}
        }
    }

    /// Mends the letters of a text, in each of its languages; a text that was cut at a colon gets its quotes.
    fn mend_text(&mut self, at: &Path, field: &'static Field, kind: Type, node: &Node) {
        match &node.value {
            Value::Scalar(_) if field.translatable => self.mend_letters(node.span.clone()),
            Value::Map(entries) if self.is_cut_item(at, entries) => {
                let [entry] = entries.as_slice() else { return };
                let written = &self.text[entry.span.start..entry.value.span.end];
                if !written.contains(['"', '\'', '\n', '{']) {
                    self.edits.push(Edit::Set(at.clone(), written.into()));
                }
            }
            Value::Map(entries) if field.translatable => {
                for entry in entries {
                    let own = at.iter().cloned().chain([Step::Key(entry.key.clone())]).collect();
                    self.visit_value(&own, field, kind, &entry.value);
                }
            }
            Value::Scalar(_) | Value::Map(_) | Value::Null | Value::List(_) | Value::Lost => {}
        }
    }

    /// Names the fields whose key has a slip, each where it stands for no other entry of the record as well.
    fn mend_keys(&mut self, at: &Path, shape: &'static Shape, entries: &[Entry]) {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut meant = Vec::new();
        // Several keys of another part stand here since the line above that part is gone: they are no slips.
        let is_foreign = |entry: &Entry| shape.row(&entry.key).is_none() && is_key(&entry.key);
        let is_mixed = entries.iter().filter(|entry| is_foreign(entry)).count() > 1;
        for entry in entries {
            let slip = shape.key_meant(&entry.key).filter(|_| !(is_mixed && is_foreign(entry)));
            let own = slip.and_then(|key| shape.row(key)).or_else(|| shape.row(&entry.key));
            if let Some(row) = own {
                *counts.entry(row.key).or_default() += 1;
                meant.extend(slip.map(|key| (entry, key, row.key)));
            }
        }
        for (entry, key, _) in meant.into_iter().filter(|(_, _, own)| counts[own] == 1) {
            let path = at.iter().cloned().chain([Step::Key(entry.key.clone())]).collect();
            self.edits.push(Edit::RenameKey(path, key.to_owned()));
        }
    }

    /// Tells a text in a list whose colon made a field of it: `- Маски: стан`.
    fn is_cut_item(&self, at: &Path, entries: &[Entry]) -> bool {
        let is_field = |entry: &Entry| {
            Lang::parse(&entry.key).is_none() && matches!(entry.value.value, Value::Scalar(_))
        };
        matches!(at.last(), Some(Step::Item(_))) && matches!(entries, [entry] if is_field(entry))
    }

    /// Writes a key or a value of a fixed list as the table does, in the quotes that it had; returns what stands there then.
    fn mend_word(&mut self, typed: &str, table: &str, span: Range<usize>) -> String {
        let written = &self.text[span.clone()];
        let text = match written.chars().next() {
            Some(quote @ ('"' | '\'')) => format!("{quote}{table}{quote}"),
            _ if written == typed => table.to_owned(),
            _ => return typed.to_owned(),
        };
        if typed == table || written.contains('\n') {
            return typed.to_owned();
        }
        self.patches.push(Patch { span, text });
        table.to_owned()
    }

    /// Returns the ids of what is named one after the other in one text.
    fn several(&self, item: Type, node: &Node) -> Option<Vec<String>> {
        let Value::Scalar(text) = &node.value else { return None };
        let kind = ReferenceKind::from_type(item)?;
        let ids = self
            .names
            .ids_of_all(kind, text)
            .filter(|_| self.names.find(kind, text) == Match::None)?;
        Some(ids.into_iter().map(str::to_owned).collect())
    }

    /// Returns what a field of this type names.
    fn reference_kind(&self, kind: Type) -> ReferenceKind {
        let own = self.vocabulary.filter(|_| matches!(kind, Type::OwnTerm));
        let other = || ReferenceKind::from_type(kind).expect("each of these names somebody");
        own.map_or_else(other, ReferenceKind::Term)
    }

    /// Writes the id of what is named in other words; an id of nothing is written as an id at least.
    fn reference(&mut self, kind: ReferenceKind, text: &str, node: &Node) {
        let id = match self.names.find(kind, text) {
            Match::One(id) => Some(id.clone()),
            Match::None if self.names.ids_of_all(kind, text).is_some() => {
                self.several_ids(kind, text, node);
                None
            }
            Match::None => id_meant(text).filter(|_| Id::new(text).is_err()),
            Match::Several(_) => None,
        };
        if let Some(id) = id {
            self.mend_word(text, id.as_str(), node.span.clone());
        }
    }

    /// Takes from a number the words that the field `unit` says as well.
    fn units(&mut self, at: &Path, shape: &'static Shape, entries: &[Entry]) {
        let texts = || {
            entries.iter().filter_map(|entry| match &entry.value.value {
                Value::Scalar(text) => Some((entry, shape.row(&entry.key)?, text.trim())),
                Value::Null | Value::List(_) | Value::Map(_) | Value::Lost => None,
            })
        };
        let Some(unit) = texts().find_map(|(_, row, text)| (row.key == "unit").then(|| fold(text)))
        else {
            return;
        };
        for (entry, _, text) in texts().filter(|(_, row, _)| matches!(row.kind, Type::Number)) {
            let end = text.find(char::is_alphabetic).unwrap_or(text.len());
            let (number, words) = (text[..end].trim(), fold(&text[end..]));
            let is_unit =
                !words.is_empty() && words.trim_end_matches('.') == unit.trim_end_matches('.');
            if let Some(number) = number.parse::<u64>().ok().filter(|_| is_unit) {
                let path = at.iter().cloned().chain([Step::Key(entry.key.clone())]).collect();
                self.edits.push(Edit::Set(path, number.into()));
            }
        }
    }

    /// Writes the id of each of several that one item names, `[elderly; children]`, where they stand in one line.
    fn several_ids(&mut self, kind: ReferenceKind, text: &str, node: &Node) {
        let Some(ids) = self.names.ids_of_all(kind, text) else { return };
        let before = self.text[..node.span.start].trim_end_matches(' ');
        if before.ends_with(['[', ',']) && self.text[node.span.clone()] == *text {
            self.patches.push(Patch { span: node.span.clone(), text: ids.join(", ") });
        }
    }

    /// Writes a number as people in Ukraine read it.
    fn mend_phone(&mut self, at: &Path, number: &str) {
        let Ok(phone) = PhoneNumber::parse(number) else {
            if matches!(at.last(), Some(Step::Item(_))) {
                self.edits.extend(phones::split_bare(at, number, self.keys));
                self.late.extend(phones::split_items(at, number));
            }
            return;
        };
        self.edits.push(Edit::Set(at.clone(), phone.national().into()));
    }

    /// Writes letters of the other keyboard in the alphabet of their word, and each apostrophe by its one sign.
    fn mend_letters(&mut self, span: Range<usize>) {
        for word in mixed_words(&self.text[span.clone()]).iter().filter(|word| word.is_certain) {
            let start = span.start + word.span.start;
            let letters = self.text[start..span.start + word.span.end].char_indices();
            let foreign = letters.filter(|(_, c)| word.foreign.contains(c));
            self.patches.extend(foreign.map(|(at, c)| Patch {
                span: start + at..start + at + c.len_utf8(),
                text: word.meant(c).to_string(),
            }));
        }
        let mistaken = mistaken(&self.text[span.clone()]).into_iter();
        self.patches.extend(mistaken.map(|sign| Patch {
            span: span.start + sign.start..span.start + sign.end,
            text: 'ʼ'.to_string(),
        }));
        let mut before = None;
        let mut signs = self.text[span.clone()].char_indices().peekable();
        while let Some((at, c)) = signs.next() {
            let after = signs.peek().map(|(_, next)| *next);
            let is_inside = before.is_some_and(is_ukrainian) && after.is_some_and(is_ukrainian);
            if is_apostrophe(c) && c != 'ʼ' && is_inside {
                let at = span.start + at;
                self.patches.push(Patch { span: at..at + c.len_utf8(), text: 'ʼ'.to_string() });
            }
            before = Some(c);
        }
    }
}

fn is_ukrainian(c: char) -> bool {
    let lower = c.to_lowercase().next().unwrap_or(c);
    matches!(lower, 'а'..='щ' | 'ь' | 'ю' | 'я' | 'є' | 'і' | 'ї' | 'ґ')
}
