//! `missing-translation`: what is not said yet in each language of the site; one diagnostic an entry.
//!
//! The settings name the languages, and what a language lacks falls back to the first. A vocabulary and the settings count as one entry.

use crate::base::diag::{Code, Diagnostic, Diagnostics};
use crate::content::validate::Untranslated;
use crate::list::model::Register;

/// Lists the entries that are published and not translated whole.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    let published = register.commons().filter(|common| register.config.shows(common));
    let entries = published.map(|common| (common.untranslated.clone(), "hint"));
    let vocabularies = register.terms.values().map(|terms| {
        let mut all = Untranslated::default();
        terms.iter().for_each(|term| all.merge(&term.untranslated));
        (all, "inside")
    });
    // Vocabularies and settings have no file of another language beside them.
    let settings = std::iter::once((register.site.untranslated.clone(), "inside"));
    for (lacking, hint) in settings.chain(vocabularies).chain(entries) {
        let Some(first) = &lacking.first else { continue };
        let languages = lacking.missing.iter().map(|(lang, count)| format!("{lang} — {count}"));
        let diagnostic = Diagnostic::new(Code::MissingTranslation, first.at.clone());
        let diagnostic = diagnostic.with("languages", languages.collect::<Vec<_>>().join(", "));
        let diagnostic =
            diagnostic.with("texts", lacking.texts).with("extension", first.at.path.extension());
        let diagnostic =
            diagnostic.with("first", &*first.value.en).with("ukrainian", &*first.value.uk);
        diagnostics.push(diagnostic.hint(hint));
    }
}
