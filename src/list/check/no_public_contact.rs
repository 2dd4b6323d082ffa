//! `no-public-contact`: contacts are written down, but a citizen sees none of them.
//!
//! An organisation without any contact is `incomplete-entry`; of the two only one is said.

use super::reach::{Reach, listed, reach};
use crate::base::diag::{Code, Diagnostic, Remarks};
use crate::list::model::Register;

/// Reports each organisation all of whose contacts are hidden.
pub(super) fn check(register: &Register, remarks: &mut Remarks) {
    for organisation in listed(register) {
        if let Reach::Hidden(at) = reach(organisation) {
            let remark = Diagnostic::new(Code::NoPublicContact, organisation.common.named.clone());
            remarks.push(remark.with("name", &*organisation.name.main).see(at));
        }
    }
}
