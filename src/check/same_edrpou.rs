//! `same-edrpou`: two organisations with one code of the register, which has one organisation a code.

use super::{earlier, listed};
use crate::diag::{Code, Diagnostic, Remarks};
use crate::locale::edrpou::is_placeholder;
use crate::model::Register;
use crate::validate::Organisation;

/// Reports each organisation whose code an earlier one has.
pub(super) fn check(register: &Register, remarks: &mut Remarks) {
    let listed = listed(register);
    for (first, second) in earlier(&listed, is_same) {
        if let (Some(one), Some(other)) = (&first.edrpou, &second.edrpou) {
            let remark = Diagnostic::new(Code::SameEdrpou, other.at.clone());
            remarks.push(remark.with("name", &*first.name.main).see(one.at.clone()));
        }
    }
}

/// Tells two organisations that have one code.
pub(super) fn is_same(one: &Organisation, other: &Organisation) -> bool {
    match (&one.edrpou, &other.edrpou) {
        (Some(one), Some(other)) => one.value == other.value && !is_placeholder(&one.value),
        _ => false,
    }
}
