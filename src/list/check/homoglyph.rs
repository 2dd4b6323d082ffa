//! `homoglyph`: a word that mixes Cyrillic letters with Latin ones that look the same.
//!
//! Nobody sees such a letter, and nobody finds the word by searching for it. The diagnostic names the letters, not the
//! word, which may be private.

use super::rule_cache::{RuleCache, open_texts};
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::locale::homoglyphs::{MixedWord, Script, mixed_words};
use crate::base::names::SourcePath;
use crate::list::model::Register;

/// Reports each mixed word of the content, once a place.
pub(super) fn check(register: &Register, cache: &mut RuleCache, diagnostics: &mut Diagnostics) {
    cache.check_texts(open_texts(register), mixed_words_of, diagnostics);
}

fn mixed_words_of(path: &SourcePath, text: &str) -> Vec<Diagnostic> {
    let diagnostic = |word: MixedWord| {
        let mut letters: Vec<String> = word.foreign.iter().map(char::to_string).collect();
        letters.dedup();
        let hint = match word.script {
            Script::Latin => "latin",
            Script::Cyrillic => "cyrillic",
        };
        let diagnostic = Diagnostic::new(Code::Homoglyph, Location::new(path, &word.span));
        let diagnostic = diagnostic.with("letters", letters.join(", ")).with("script", hint);
        match is_in_address(text, word.span.start) {
            true => diagnostic.hint("address"),
            false => diagnostic,
        }
    };
    mixed_words(text).into_iter().map(diagnostic).collect()
}

/// Tells a place within an e-mail address or one of the web.
fn is_in_address(text: &str, at: usize) -> bool {
    let is_apart = |c: char| c.is_whitespace() || "()<>[]\"'«»,;".contains(c);
    let start = text[..at].rfind(is_apart).map_or(0, |before| before + 1);
    let start = (start..=at).find(|byte| text.is_char_boundary(*byte)).unwrap_or(at);
    let word = text[start..].split(is_apart).next().unwrap_or_default();
    word.contains('@') || word.contains("://") || word.starts_with("www.")
}
