//! `apostrophe-sign`: a quotation mark or an asterisk in the place of an apostrophe.
//!
//! Readers see it, and nobody finds the word by searching for it. The diagnostic does not name the word, which may be private.

use std::ops::Range;

use super::rule_cache::{RuleCache, open_texts};
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::locale::apostrophes::mistaken;
use crate::base::names::SourcePath;
use crate::list::model::Register;

/// Reports each such sign of the content.
pub(super) fn check(register: &Register, cache: &mut RuleCache, diagnostics: &mut Diagnostics) {
    cache.check_texts(open_texts(register), misplaced_signs, diagnostics);
}

fn misplaced_signs(path: &SourcePath, text: &str) -> Vec<Diagnostic> {
    let diagnostic = |place: Range<usize>| {
        let sign = text[place.clone()].to_owned();
        Diagnostic::new(Code::ApostropheSign, Location::new(path, &place)).with("sign", sign)
    };
    mistaken(text).into_iter().map(diagnostic).collect()
}
