//! `expired`: an entry that its `expires_on` took from readers.
//!
//! Advice, for the same reason as `stale-entry`; a draft was never shown, so nothing was taken.

use jiff::civil::Date;

use crate::base::diag::{Code, Diagnostic, Diagnostics};
use crate::list::model::Register;

/// Reports each entry whose last day has passed.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    let today = register.config.today;
    for common in register.commons().filter(|common| common.was_published(today)) {
        // Whose last day comes before its first is told as that.
        let is_shown =
            |last: Date| common.publish_on.as_ref().is_none_or(|first| first.value <= last);
        let last = common.expires_on.as_ref().filter(|last| last.value < today);
        if let Some(last) = last.filter(|last| is_shown(last.value)) {
            let diagnostic = Diagnostic::new(Code::Expired, last.at.clone());
            diagnostics.push(diagnostic.with("date", last.value.to_string()));
        }
    }
}
