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
    let Some(id) = id_of(&mut translated) else {
        diagnostics.push(inline_only(item.at));
        return;
    };
    let same = originals.iter_mut().find_map(|candidate| match &mut candidate.value {
        Datum::Record(form) => (id_of(form).as_deref() == Some(id.as_str())).then_some(form),
        _ => None,
    });
    match same {
        Some(form) => lay_over(form, translated, lang, diagnostics),
        None => diagnostics.push(Diagnostic::new(Code::UnknownItem, item.at).with("id", id)),
    }
}

/// Items without ids are translated where they stand: `{uk: …, en: …}`.
fn inline_only(at: Location) -> Diagnostic {
    Diagnostic::new(Code::NotTranslatable, at).with("key", "id").hint("inline")
}

/// Returns the item's id: `id`, or what stands in for it.
fn id_of(form: &mut Form) -> Option<String> {
    let fields = form.fields_mut();
    ["id", "help"].iter().find_map(|key| match fields.get(key) {
        Some(Sited { value: Datum::Id(id), .. }) => Some(id.to_string()),
        Some(Sited { value: Datum::Reference(help), .. }) => Some(name_key(help.text())),
        _ => None,
    })
}
