//! `homoglyph`: a word that mixes Cyrillic letters with Latin ones that look the same.
//!
//! Nobody sees such a letter, and nobody finds the word by searching for it. The diagnostic names the letters, not the
//! word, which may be private.

use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::locale::homoglyphs::{Script, mixed_words};
use crate::list::model::Register;

/// Reports each mixed word of the content, once a place.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    for (path, text) in register.texts.iter().filter(|(path, _)| path.below("private").is_none()) {
        for word in mixed_words(text) {
            let mut letters: Vec<String> = word.foreign.iter().map(char::to_string).collect();
            letters.dedup();
            let hint = match word.script {
                Script::Latin => "latin",
                Script::Cyrillic => "cyrillic",
            };
            let diagnostic = Diagnostic::new(Code::Homoglyph, Location::new(path, &word.span));
            diagnostics.push(diagnostic.with("letters", letters.join(", ")).with("script", hint));
        }
    }
}
