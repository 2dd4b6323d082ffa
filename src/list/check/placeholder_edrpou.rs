//! `placeholder-edrpou`: a code that somebody typed to fill the field.

use crate::base::diag::{Code, Diagnostic, Diagnostics};
use crate::base::locale::edrpou::is_placeholder;
use crate::list::model::Register;

/// Reports each code that is formally right and belongs to nobody, such as eight zeros.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    let codes = register.organisations.iter().filter_map(|o| o.edrpou.as_ref());
    for code in codes.filter(|code| is_placeholder(&code.value)) {
        let diagnostic = Diagnostic::new(Code::PlaceholderEdrpou, code.at.clone());
        diagnostics.push(diagnostic.with("value", &*code.value));
    }
}
