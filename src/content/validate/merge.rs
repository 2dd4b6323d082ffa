//! A translation is laid over its original.
//!
//! `ID.LANG.md` changes texts only. Items of a list are matched by their id, else by their words in the main language or what else they
//! repeat of the original, never by position, so a new item in the original cannot shift a translation onto the wrong one.

use super::form::{Datum, Form, NAMES_OF_ITEMS, Scope, form, whole_file};
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location, Sited};
use crate::base::locale::Lang;
use crate::base::locale::compare::{name_key, nearest};
use crate::base::localised::Text;
use crate::content::fields::Shape;
use crate::content::parse::Document;

/// Reads the fields of a translation and adds its texts to `original`.
pub(super) fn translate(
    original: &mut Form,
    document: &Document,
    lang: Lang,
    languages: &[Lang],
    diagnostics: &mut Diagnostics,
) {
    let scope =
        Scope { path: &document.path, text: &document.text, languages, translation: Some(lang) };
    let whole = whole_file(document);
    let translated = form(&scope, original.shape, document.front.as_ref(), &whole, false)
        .extend_into(diagnostics);
    let languages = Languages { own: lang, main: Lang::main_of(languages) };
    lay_over(original, translated, languages, diagnostics);
}

/// The languages of a translation.
#[derive(Clone, Copy)]
struct Languages {
    /// That of the translation.
    own: Lang,
    /// That of the original.
    main: Lang,
}

fn lay_over(
    original: &mut Form,
    mut translated: Form,
    languages: Languages,
    diagnostics: &mut Diagnostics,
) {
    for (key, new) in std::mem::take(translated.fields_mut()) {
        match (original.fields_mut().get_mut(key), new.value) {
            (Some(Sited { value: Datum::Text(old), .. }), Datum::Text(text))
                if is_translatable(translated.shape, key) =>
            {
                lay_text(old, text, languages);
            }
            (Some(Sited { value: Datum::Record(old), .. }), Datum::Record(new)) => {
                lay_over(old, new, languages, diagnostics);
            }
            (Some(Sited { value: Datum::List(old), .. }), Datum::List(items)) => {
                for item in items {
                    lay_item(old, item, languages, diagnostics);
                }
            }
            // What only names an item is the same in all languages; outside of lists it names nothing.
            (Some(_), _) if !is_translatable(translated.shape, key) => {
                diagnostics.push(Diagnostic::new(Code::NotTranslatable, new.at).with("key", key));
            }
            (Some(_), _) => {}
            (None, _) => {
                let diagnostic = Diagnostic::new(Code::NotTranslatable, new.at).with("key", key);
                diagnostics.push(diagnostic.hint("original-first"));
            }
        }
    }
}

fn is_translatable(shape: &Shape, key: &str) -> bool {
    shape.row(key).is_some_and(|row| row.translatable)
}

/// Lays a text over its original. The words of the main language, where they stand beside it, only name an item.
fn lay_text(old: &mut Text, new: Text, languages: Languages) {
    if !new.main.is_empty() {
        old.others.insert(languages.own, new.main);
    }
    let others = new.others.into_iter().filter(|(lang, _)| *lang != languages.main);
    old.others.extend(others);
}

/// Finds the item of the original that has the same id, or the same words.
fn lay_item(
    originals: &mut [Sited<Datum>],
    item: Sited<Datum>,
    languages: Languages,
    diagnostics: &mut Diagnostics,
) {
    let at = item.at;
    if let Datum::Record(mut translated) = item.value {
        match written_id(&mut translated) {
            Some(id) => lay_named(originals, (translated, id), (languages, at), diagnostics),
            None => lay_record(originals, translated, (languages, at), diagnostics),
        }
    } else if let Datum::Text(text) = item.value {
        lay_words(originals, &text, (languages, at), diagnostics);
    } else {
        diagnostics.push(inline_only(at));
    }
}

/// Lays a text of a list over those that say the same in the main language: they are translated alike.
fn lay_words(
    originals: &mut [Sited<Datum>],
    text: &Text,
    (languages, at): (Languages, Location),
    diagnostics: &mut Diagnostics,
) {
    let Some(words) = text.others.get(&languages.main) else {
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
            lay_text(old, text.clone(), languages);
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
    (languages, at): (Languages, Location),
    diagnostics: &mut Diagnostics,
) {
    let wanted = ItemKeys::of(&mut translated);
    let keys = originals.iter_mut().map(|original| {
        record_of(&mut original.value).map_or_else(ItemKeys::default, ItemKeys::of)
    });
    let same = position(&keys.collect::<Vec<_>>(), &wanted);
    let same = same.and_then(|at| record_of(&mut originals[at].value));
    for key in ["id", "help"] {
        translated.fields_mut().remove(key);
    }
    match same {
        Some(form) => lay_over(form, translated, languages, diagnostics),
        None => diagnostics.push(Diagnostic::new(Code::UnknownItem, at).with("id", id)),
    }
}

/// Lays an item without an id over the only one that says the same in the main language.
fn lay_record(
    originals: &mut [Sited<Datum>],
    mut translated: Form,
    (languages, at): (Languages, Location),
    diagnostics: &mut Diagnostics,
) {
    // Who may see an item is not said in a translation, so what names it could be private.
    let is_guarded = translated.shape.row("visibility").is_some();
    let names = names(&mut translated, languages.main);
    let Some((key, first)) = names.first().filter(|_| !is_guarded) else {
        diagnostics.push(inline_only(at));
        return;
    };
    let is_it = |original: &Sited<Datum>| {
        let same = |(key, name): &(&str, String)| {
            said(&original.value, key).is_some_and(|said| name_key(said) == name_key(name))
        };
        names.iter().all(same)
    };
    let same: Vec<usize> = (0..originals.len()).filter(|&place| is_it(&originals[place])).collect();
    let [place] = same[..] else {
        let known = originals.iter().filter_map(|original| said(&original.value, key));
        let diagnostic = unknown_item(first, known, at);
        diagnostics.push(if same.is_empty() { diagnostic } else { diagnostic.hint("several") });
        return;
    };
    for key in NAMES_OF_ITEMS {
        translated.fields_mut().remove(key);
    }
    if let Some(form) = record_of(&mut originals[place].value) {
        lay_over(form, translated, languages, diagnostics);
    }
}

/// Returns what an item of a translation repeats of its original, by key.
fn names(translated: &mut Form, main: Lang) -> Vec<(&'static str, String)> {
    let shape = translated.shape;
    let fields = translated.fields_mut().iter();
    let name = |(key, field): (&&'static str, &Sited<Datum>)| {
        if let (Datum::Text(text), true) = (&field.value, is_translatable(shape, key)) {
            return Some((*key, text.others.get(&main)?.to_string()));
        }
        Some((*key, text_of(&field.value)?.to_owned()))
    };
    fields.filter_map(name).collect()
}

/// Returns what an item of the original says under a key.
fn said<'a>(original: &'a Datum, key: &str) -> Option<&'a str> {
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
    Diagnostic::new(Code::UnknownItem, at).with("id", words).hint("words").nearest(near)
}

/// An item that nothing names is translated where it stands: `{uk: …, en: …}`.
fn inline_only(at: Location) -> Diagnostic {
    Diagnostic::new(Code::NotTranslatable, at).with("key", "id").hint("inline")
}

/// Returns what an item of a translation is called by, as written.
fn written_id(form: &mut Form) -> Option<String> {
    let fields = form.fields_mut();
    ["id", "help"].iter().find_map(|key| name(&fields.get(key)?.value).map(str::to_owned))
}

fn name(value: &Datum) -> Option<&str> {
    if let Datum::Reference(help) = value {
        return Some(help.text());
    }
    if let Datum::Id(id) = value { Some(id.as_str()) } else { None }
}

/// What an item is known by.
#[derive(Debug, Default, PartialEq, Eq)]
struct ItemKeys {
    id: Option<String>,
    help: Option<String>,
}

impl ItemKeys {
    fn of(form: &mut Form) -> Self {
        let fields = form.fields_mut();
        let key = |key: &str| name(&fields.get(key)?.value).map(name_key);
        Self { id: key("id"), help: key("help") }
    }

    /// Returns its id: `id`, or what stands in for it.
    fn own(&self) -> Option<&String> {
        self.id.as_ref().or(self.help.as_ref())
    }
}

/// Finds the item with the same id; else the only one of the same help, where the translation names no id.
fn position(originals: &[ItemKeys], wanted: &ItemKeys) -> Option<usize> {
    if let Some(at) = originals.iter().position(|keys| keys.own() == wanted.own()) {
        return Some(at);
    }
    let help = wanted.help.as_ref().filter(|_| wanted.id.is_none())?;
    let mut of_help = (0..originals.len()).filter(|&at| originals[at].help.as_ref() == Some(help));
    of_help.next().filter(|_| of_help.next().is_none())
}
