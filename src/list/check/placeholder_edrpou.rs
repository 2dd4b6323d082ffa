//! `placeholder-edrpou`: a code that somebody typed to fill the field.

use crate::base::diag::{Code, Diagnostic, Remarks};
use crate::base::locale::edrpou::is_placeholder;
use crate::list::model::Register;

/// Reports each code that is formally right and belongs to nobody, such as eight zeros.
pub(super) fn check(register: &Register, remarks: &mut Remarks) {
    let codes = register.organisations.iter().filter_map(|o| o.edrpou.as_ref());
    for code in codes.filter(|code| is_placeholder(&code.value)) {
        let remark = Diagnostic::new(Code::PlaceholderEdrpou, code.at.clone());
        remarks.push(remark.with("value", &*code.value));
    }
}
