//! `missing-alt`: a picture without words, which a screen reader passes over and a slow network never shows.

use super::reach::bodies;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::list::model::Register;

/// Reports each picture of a body that has no words in its square brackets.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    for body in bodies(register) {
        for image in body.images.iter().filter(|image| !image.has_words) {
            diagnostics
                .push(Diagnostic::new(Code::MissingAlt, Location::new(&body.path, &image.span)));
        }
    }
}
