//! `heading-level`: a heading that skips a level, so that an outline read aloud seems to lack a chapter.

use super::reach::bodies;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::list::model::Register;

/// Reports each heading that stands more than one level below the heading before it; the title has the first.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    for body in bodies(register) {
        let mut above = 1;
        for heading in &body.headings {
            if heading.level > above + 1 {
                let at = Location::new(&body.path, &heading.span);
                let wanted = "#".repeat(usize::from(above) + 1);
                let found = "#".repeat(usize::from(heading.level));
                let diagnostic = Diagnostic::new(Code::HeadingLevel, at);
                diagnostics.push(diagnostic.with("wanted", wanted).with("found", found));
            }
            above = heading.level;
        }
    }
}
