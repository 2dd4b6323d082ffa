//! `near-name`: two organisations whose names differ by a typing mistake or by their legal form only.
//!
//! Different codes of the register prove that they are two; one code is `same-edrpou`. Numbers must be equal:
//! school № 2 is not a misspelt school № 3.

use super::{earlier, listed, same_edrpou};
use crate::diag::{Code, Diagnostic, Remarks};
use crate::locale::compare::{distance, fold};
use crate::locale::order::filing_name;
use crate::model::Register;
use crate::validate::Organisation;

/// Reports each organisation whose name is nearly that of an earlier one.
pub(super) fn check(register: &Register, remarks: &mut Remarks) {
    let listed = listed(register);
    let is_told = |a: &Organisation, b: &Organisation| is_near(a, b) && !same_edrpou::is_same(a, b);
    for (first, second) in earlier(&listed, is_told) {
        let remark = Diagnostic::new(Code::NearName, second.common.named.clone());
        let remark = remark.with("name", &*first.name.main);
        remarks.push(remark.see(first.common.named.clone()));
    }
}

/// Tells two names that are probably one.
pub(super) fn is_near(one: &Organisation, other: &Organisation) -> bool {
    let are_two =
        one.edrpou.is_some() && other.edrpou.is_some() && !same_edrpou::is_same(one, other);
    let (a, b) = (key(one), key(other));
    let digits = |key: &str| key.chars().filter(char::is_ascii_digit).collect::<String>();
    if are_two || digits(&a) != digits(&b) {
        return false;
    }
    // A short name has many neighbours that are other names.
    let allowed = match a.chars().count().min(b.chars().count()) {
        0..8 => 0,
        8..16 => 1,
        _ => 2,
    };
    a.chars().count().abs_diff(b.chars().count()) <= allowed && distance(&a, &b) <= allowed
}

fn key(organisation: &Organisation) -> String {
    fold(&filing_name(&organisation.name.main))
}
