//! `apostrophe-sign`: a quotation mark or an asterisk in the place of an apostrophe.
//!
//! Readers see it, and nobody finds the word by searching for it. The diagnostic does not name the word, which may be private.

use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::locale::apostrophes::mistaken;
use crate::list::model::Register;

/// Reports each such sign of the content.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    for (path, text) in register.texts.iter().filter(|(path, _)| path.below("private").is_none()) {
        for place in mistaken(text) {
            let sign = text[place.clone()].to_owned();
            let diagnostic = Diagnostic::new(Code::ApostropheSign, Location::new(path, &place));
            diagnostics.push(diagnostic.with("sign", sign));
        }
    }
}
