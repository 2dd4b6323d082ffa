//! `no-public-contact`: contacts are written down, but a citizen sees none of them.
//!
//! An organisation without any contact is `incomplete-entry`; of the two only one is said.

use super::reach::{Reachability, listed, reach};
use crate::base::diag::{Code, Diagnostic, Diagnostics};
use crate::list::model::Register;

/// Reports each organisation all of whose contacts are hidden.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    for organisation in listed(register) {
        if let Reachability::Hidden(at) = reach(organisation) {
            let diagnostic =
                Diagnostic::new(Code::NoPublicContact, organisation.common.named.clone());
            diagnostics.push(diagnostic.with("name", &*organisation.name.main).see(at));
        }
    }
}
