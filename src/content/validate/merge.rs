//! A translation is laid over its original.
//!
//! `ID.LANG.md` changes texts only. Items of a list are matched by their id, never by position, so a new item in
//! the original cannot shift a translation onto the wrong one.

use super::form::{Datum, Form, Scope, form, whole_file};
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location, Sited};
use crate::base::locale::Lang;
use crate::base::locale::compare::name_key;
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
    lay_over(original, translated, lang, diagnostics);
}

fn lay_over(original: &mut Form, mut translated: Form, lang: Lang, diagnostics: &mut Diagnostics) {
    for (key, new) in std::mem::take(translated.fields_mut()) {
        match (original.fields_mut().get_mut(key), new.value) {
            (Some(Sited { value: Datum::Text(old), .. }), Datum::Text(text)) => {
                old.others.insert(lang, text.main);
            }
            (Some(Sited { value: Datum::Record(old), .. }), Datum::Record(new)) => {
                lay_over(old, new, lang, diagnostics);
            }
            (Some(Sited { value: Datum::List(old), .. }), Datum::List(items)) => {
                for item in items {
                    lay_item(old, item, lang, diagnostics);
                }
            }
            (Some(_), _) => {}
            (None, _) => {
                let diagnostic = Diagnostic::new(Code::NotTranslatable, new.at).with("key", key);
                diagnostics.push(diagnostic.hint("original-first"));
            }
        }
    }
}

/// Finds the item of the original that has the same id.
fn lay_item(
    originals: &mut [Sited<Datum>],
    item: Sited<Datum>,
    lang: Lang,
    diagnostics: &mut Diagnostics,
) {
    let Datum::Record(mut translated) = item.value else {
        diagnostics.push(inline_only(item.at));
        return;
    };
    let wanted = ItemKeys::of(&mut translated);
    let Some(id) = written_id(&mut translated) else {
        diagnostics.push(inline_only(item.at));
        return;
    };
    let keys = originals
        .iter_mut()
        .map(|original| record(&mut original.value).map_or_else(ItemKeys::default, ItemKeys::of));
    let same = position(&keys.collect::<Vec<_>>(), &wanted);
    let same = same.and_then(|at| record(&mut originals[at].value));
    for key in ["id", "help"] {
        translated.fields_mut().remove(key);
    }
    match same {
        Some(form) => lay_over(form, translated, lang, diagnostics),
        None => diagnostics.push(Diagnostic::new(Code::UnknownItem, item.at).with("id", id)),
    }
}

fn record(value: &mut Datum) -> Option<&mut Form> {
    if let Datum::Record(form) = value { Some(form) } else { None }
}

/// Items without ids are translated where they stand: `{uk: …, en: …}`.
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
