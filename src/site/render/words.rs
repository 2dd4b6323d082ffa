//! The words of a theme's pages, in each language of the site.
//!
//! What the site's `theme.yaml` says stands before its `i18n/`, that before the default's, and English behind all. What
//! cannot be read is told; what another language stands in for is counted.

use std::collections::BTreeMap;

use super::layer::{Files, theme_path};
use super::settings;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::locale::Lang;
use crate::base::messages::Messages;

/// The languages of a site, the main one first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::site) struct Languages {
    pub(in crate::site) all: Vec<Lang>,
    /// Where they are named.
    pub(in crate::site) at: Location,
}

/// Reads the words of each language: the site's own first, then the default's, then English.
pub(super) fn read_messages(
    name: &str,
    layers: [&Files; 2],
    settings: &serde_json::Value,
    languages: &Languages,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<Lang, Messages> {
    let mut all = BTreeMap::new();
    for lang in &languages.all {
        let mut messages = Messages::empty(*lang);
        let texts = settings::fluent_texts(settings, *lang, languages.all.first() == Some(lang));
        messages
            .add_file(*lang, &texts)
            .expect("texts of `theme.yaml` are quoted when they become messages");
        for (language, layer) in
            [*lang, Lang::EN].iter().flat_map(|l| layers.map(|layer| (l, layer)))
        {
            let path = format!("i18n/{language}.ftl");
            let Some(bytes) = layer.get(&path) else { continue };
            let text = String::from_utf8_lossy(bytes);
            for error in messages.add_file(*language, &text).err().unwrap_or_default() {
                let at = Location::new(&theme_path(name, &path), &(error.byte..error.byte + 1));
                diagnostics
                    .push(Diagnostic::new(Code::MessagesError, at).with("detail", error.words));
            }
        }
        if let Some(diagnostic) = report_untranslated(name, &messages, &languages.at) {
            diagnostics.push(diagnostic);
        }
        all.insert(*lang, messages);
    }
    all
}

/// Tells how many words of pages another language stands in for.
fn report_untranslated(theme: &str, messages: &Messages, at: &Location) -> Option<Diagnostic> {
    let first = messages.borrowed().next()?;
    let diagnostic = Diagnostic::new(Code::MissingWords, at.clone()).with("theme", theme);
    let diagnostic = diagnostic.with("language", messages.lang().to_string()).with("first", first);
    Some(
        diagnostic
            .with("missing", messages.borrowed().count())
            .with("all", messages.message_ids().len()),
    )
}
