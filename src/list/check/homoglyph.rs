//! `homoglyph`: a word that mixes Cyrillic letters with Latin ones that look the same.
//!
//! Nobody sees such a letter, and nobody finds the word by searching for it. The remark names the letters, not the
//! word, which may be private.

use crate::base::diag::{Code, Diagnostic, Location, Remarks};
use crate::base::locale::homoglyphs::{Stranger, mixed_words};
use crate::list::model::Register;

/// Reports each mixed word of the content, once a place.
pub(super) fn check(register: &Register, remarks: &mut Remarks) {
    for (path, text) in register.texts.iter().filter(|(path, _)| path.below("private").is_none()) {
        for word in mixed_words(text) {
            let mut letters: Vec<String> = word.strangers.iter().map(char::to_string).collect();
            letters.dedup();
            let hint = match word.script {
                Stranger::Latin => "latin",
                Stranger::Cyrillic => "cyrillic",
            };
            let remark = Diagnostic::new(Code::Homoglyph, Location::new(path, &word.span));
            remarks.push(remark.with("letters", letters.join(", ")).with("script", hint));
        }
    }
}
