//! A translation is laid over its original.
//!
//! `ID.LANG.md` changes texts only. Items of a list are matched by their id, else by their words in the main language or what else they
//! repeat of the original, never by position, so a new item in the original cannot shift a translation onto the wrong one.

use super::form::{Datum, Form, NAMES_OF_ITEMS, Scope, form, whole_file};
use super::name_index::{Match, NameIndex};
use super::reference::ReferenceKind;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location, Sited};
use crate::base::locale::Lang;
use crate::base::locale::compare::{name_key, nearest};
use crate::base::localised::Text;
use crate::content::fields::Shape;
use crate::content::parse::Document;

/// Reads the fields of a translation and adds its texts to `original`.
pub(super) fn add_translation(
    original: &mut Form,
    document: &Document,
    (lang, languages): (Lang, &[Lang]),
    names: &NameIndex,
    diagnostics: &mut Diagnostics,
) {
    let scope =
        Scope { path: &document.path, text: &document.text, languages, translation: Some(lang) };
    let whole = whole_file(document);
    let translated = form(&scope, original.shape, document.front.as_ref(), &whole, false)
        .extend_into(diagnostics);
    let context = Context { own: lang, main: Lang::main_of(languages), names };
    lay_over(original, translated, context, diagnostics);
}

/// What a translation is read by.
#[derive(Clone, Copy)]
struct Context<'a> {
    /// Its language.
    own: Lang,
    /// That of the original.
    main: Lang,
    /// What terms and organisations are called: either file may use any of their names.
    names: &'a NameIndex,
}

fn lay_over(
    original: &mut Form,
    mut translated: Form,
    context: Context<'_>,
    diagnostics: &mut Diagnostics,
) {
    for (key, new) in std::mem::take(translated.fields_mut()) {
        match (original.fields_mut().get_mut(key), new.value) {
            (Some(Sited { value: Datum::Text(old), .. }), Datum::Text(text))
                if is_translatable(translated.shape, key) =>
            {
                lay_text(old, text, context);
            }
            (Some(Sited { value: Datum::Record(old), .. }), Datum::Record(new)) => {
                lay_over(old, new, context, diagnostics);
            }
            (Some(Sited { value: Datum::List(old), .. }), Datum::List(items)) => {
                for item in items {
                    lay_item(old, item, context, diagnostics);
                }
            }
            // What only names an item is the same in all languages; outside of lists it names nothing.
            (Some(_), _) if !is_translatable(translated.shape, key) => {
                diagnostics.push(untranslatable(original.shape, key, new.at));
            }
            (
                Some(_),
                Datum::Text(_)
                | Datum::YesNo(_)
                | Datum::Number(_)
                | Datum::Count(_)
                | Datum::Date(_)
                | Datum::Time(_)
                | Datum::Phone(_)
                | Datum::Id(_)
                | Datum::Reference(_)
                | Datum::Choice(_)
                | Datum::Hours(_)
                | Datum::Language(_)
                | Datum::Coordinates(..)
                | Datum::Record(_)
                | Datum::List(_)
                | Datum::Levels(_)
                | Datum::Notes,
            ) => {}
            (None, _) => {
                let diagnostic = untranslatable(original.shape, key, new.at);
                diagnostics.push(diagnostic.hint("original-first"));
            }
        }
    }
}

fn untranslatable(shape: &Shape, key: &str, at: Location) -> Diagnostic {
    let ukrainian = shape.row(key).map_or(key, |row| row.uk);
    Diagnostic::new(Code::NotTranslatable, at).with("key", key).with("ukrainian", ukrainian)
}

fn is_translatable(shape: &Shape, key: &str) -> bool {
    shape.row(key).is_some_and(|row| row.translatable)
}

/// Lays a text over its original. The words of the main language, where they stand beside it, only name an item.
fn lay_text(old: &mut Text, new: Text, context: Context<'_>) {
    if !new.main.is_empty() {
        old.others.insert(context.own, new.main);
    }
    let others = new.others.into_iter().filter(|(lang, _)| *lang != context.main);
    old.others.extend(others);
}

/// Finds the item of the original that has the same id, or the same words.
fn lay_item(
    originals: &mut [Sited<Datum>],
    item: Sited<Datum>,
    context: Context<'_>,
    diagnostics: &mut Diagnostics,
) {
    let at = item.at;
    if let Datum::Record(mut translated) = item.value {
        match written_id(&mut translated) {
            Some(id) => lay_named(originals, (translated, id), (context, at), diagnostics),
            None => lay_record(originals, translated, (context, at), diagnostics),
        }
    } else if let Datum::Text(text) = item.value {
        lay_words(originals, &text, (context, at), diagnostics);
    } else {
        diagnostics.push(inline_only(at));
    }
}

/// Lays a text of a list over those that say the same in the main language: they are translated alike.
fn lay_words(
    originals: &mut [Sited<Datum>],
    text: &Text,
    (context, at): (Context<'_>, Location),
    diagnostics: &mut Diagnostics,
) {
    let Some(words) = text.others.get(&context.main) else {
        diagnostics.push(inline_only(at));
        return;
    };
    let key = name_key(words);
    let mut is_there = false;
    for original in originals.iter_mut() {
        if let Datum::Text(old) = &mut original.value
            && name_key(&old.main) == key
        {
            is_there = true;
            lay_text(old, text.clone(), context);
        }
    }
    if !is_there {
        let known = originals.iter().filter_map(|original| text_of(&original.value));
        diagnostics.push(unknown_item(words, known, at));
    }
}

/// Lays an item over that of the same `id` or `help`.
fn lay_named(
    originals: &mut [Sited<Datum>],
    (mut translated, id): (Form, String),
    (context, at): (Context<'_>, Location),
    diagnostics: &mut Diagnostics,
) {
    let wanted = ItemKeys::from_form(&mut translated, context.names);
    let of = |form| ItemKeys::from_form(form, context.names);
    let keys = originals
        .iter_mut()
        .map(|original| record_of(&mut original.value).map_or_else(ItemKeys::default, of));
    let keys = keys.collect::<Vec<_>>();
    let same = position(&keys, &wanted);
    let same = same.and_then(|at| record_of(&mut originals[at].value));
    for key in ["id", "help"] {
        translated.fields_mut().remove(key);
    }
    match same {
        Some(form) => lay_over(form, translated, context, diagnostics),
        None => {
            let known =
                originals.iter_mut().filter_map(|one| written_id(record_of(&mut one.value)?));
            let known: Vec<String> = known.map(|id| format!("`{id}`")).collect();
            let known = known.join(", ");
            let diagnostic = Diagnostic::new(Code::UnknownItem, at).with("id", id);
            diagnostics.push(match known.is_empty() {
                true => diagnostic,
                false => diagnostic.with("known", known).hint("known"),
            });
        }
    }
}

/// Lays an item without an id over the only one that says the same in the main language.
fn lay_record(
    originals: &mut [Sited<Datum>],
    mut translated: Form,
    (context, at): (Context<'_>, Location),
    diagnostics: &mut Diagnostics,
) {
    // Who may see an item is not said in a translation, so what names it could be private.
    let is_guarded = translated.shape.row("visibility").is_some();
    let names = item_names(&mut translated, context);
    let Some(first) = names.first().filter(|_| !is_guarded) else {
        diagnostics.push(inline_field(&translated, is_guarded, at));
        return;
    };
    let is_it = |original: &Sited<Datum>| {
        let Datum::Record(form) = &original.value else { return false };
        let same = |item: &ItemName| {
            let own = form.value(item.field);
            let own = own.and_then(|value| key_of((form.shape, item.field), value, context.names));
            own.is_some_and(|own| own == item.key)
        };
        names.iter().all(same)
    };
    let same: Vec<usize> = (0..originals.len()).filter(|&place| is_it(&originals[place])).collect();
    let [place] = same[..] else {
        let known =
            originals.iter().filter_map(|original| text_under(&original.value, first.field));
        let diagnostic = unknown_item(&first.written, known, at);
        diagnostics.push(if same.is_empty() { diagnostic } else { diagnostic.hint("several") });
        return;
    };
    for key in NAMES_OF_ITEMS {
        translated.fields_mut().remove(key);
    }
    if let Some(form) = record_of(&mut originals[place].value) {
        lay_over(form, translated, context, diagnostics);
    }
}

/// What an item of a translation repeats of its original.
struct ItemName {
    /// In which field.
    field: &'static str,
    /// As it is written.
    written: String,
    /// What it is compared by.
    key: String,
}

/// Returns what an item of a translation repeats of its original.
fn item_names(translated: &mut Form, context: Context<'_>) -> Vec<ItemName> {
    let shape = translated.shape;
    let fields = translated.fields_mut().iter();
    let name = |(field, value): (&&'static str, &Sited<Datum>)| {
        if let (Datum::Text(text), true) = (&value.value, is_translatable(shape, field)) {
            let written = text.others.get(&context.main)?.to_string();
            return Some(ItemName { field, key: name_key(&written), written });
        }
        let written = text_of(&value.value)?.to_owned();
        let key = key_of((shape, field), &value.value, context.names)?;
        Some(ItemName { field, written, key })
    };
    fields.filter_map(name).collect()
}

/// Returns what an item of the original says under a key.
fn text_under<'a>(original: &'a Datum, key: &str) -> Option<&'a str> {
    if let Datum::Record(form) = original { text_of(form.value(key)?) } else { None }
}

fn record_of(value: &mut Datum) -> Option<&mut Form> {
    if let Datum::Record(form) = value { Some(form) } else { None }
}

fn text_of(value: &Datum) -> Option<&str> {
    if let Datum::Text(text) = value {
        Some(&text.main)
    } else if let Datum::Reference(reference) = value {
        Some(reference.text())
    } else {
        None
    }
}

/// Makes the diagnostic of an item that the original does not have, with the words of the nearest that it has.
fn unknown_item<'a>(words: &str, known: impl Iterator<Item = &'a str>, at: Location) -> Diagnostic {
    let near = nearest(words, known);
    Diagnostic::new(Code::UnknownItem, at).with("id", words).hint("words").with_nearest(near)
}

/// An item that nothing names is translated where it stands: `{uk: …, en: …}`.
fn inline_only(at: Location) -> Diagnostic {
    Diagnostic::new(Code::NotTranslatable, at).with("key", "id").hint("inline")
}

/// As [`inline_only`], of an item with fields; where who may see it is said, only the original may tell of it.
fn inline_field(item: &Form, is_guarded: bool, at: Location) -> Diagnostic {
    let Some(field) = item.shape.rows().find(|row| row.translatable) else {
        return inline_only(at);
    };
    let diagnostic = Diagnostic::new(Code::NotTranslatable, at).with("key", "id");
    let diagnostic = diagnostic.with("example", field.key).with("ukrainian", field.uk);
    diagnostic.hint(if is_guarded { "inline-original" } else { "inline-field" })
}

/// Returns what an item of a translation is called by, as written.
fn written_id(form: &mut Form) -> Option<String> {
    let fields = form.fields_mut();
    ["id", "help"].iter().find_map(|key| name_of_item(&fields.get(key)?.value).map(str::to_owned))
}

fn name_of_item(value: &Datum) -> Option<&str> {
    if let Datum::Reference(help) = value {
        return Some(help.text());
    }
    if let Datum::Id(id) = value { Some(id.as_str()) } else { None }
}

/// Returns what a value is compared by: a term or an organisation is the same whatever it is called.
fn key_of((shape, field): (&Shape, &str), value: &Datum, names: &NameIndex) -> Option<String> {
    let text = name_of_item(value).or_else(|| text_of(value))?;
    let kind = shape.row(field).and_then(|row| ReferenceKind::from_type(row.kind));
    Some(match kind.map(|kind| names.find(kind, text)) {
        Some(Match::One(id)) => name_key(id.as_str()),
        Some(Match::Several(_) | Match::None) | None => name_key(text),
    })
}

/// What an item is known by.
#[derive(Debug, Default, PartialEq, Eq)]
struct ItemKeys {
    id: Option<String>,
    help: Option<String>,
}

impl ItemKeys {
    fn from_form(form: &mut Form, names: &NameIndex) -> Self {
        let shape = form.shape;
        let fields = form.fields_mut();
        let key = |key: &str| key_of((shape, key), &fields.get(key)?.value, names);
        Self { id: key("id"), help: key("help") }
    }

    /// Returns its id: `id`, or what stands in for it.
    fn own_id(&self) -> Option<&String> {
        self.id.as_ref().or(self.help.as_ref())
    }
}

/// Finds the item with the same id; else the only one of the same help, where the translation names no id.
fn position(originals: &[ItemKeys], wanted: &ItemKeys) -> Option<usize> {
    if let Some(at) = originals.iter().position(|keys| keys.own_id() == wanted.own_id()) {
        return Some(at);
    }
    let help = wanted.help.as_ref().filter(|_| wanted.id.is_none())?;
    let mut of_help = (0..originals.len()).filter(|&at| originals[at].help.as_ref() == Some(help));
    of_help.next().filter(|_| of_help.next().is_none())
}
