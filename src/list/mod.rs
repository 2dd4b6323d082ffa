//! Records become the list: linked, checked, and cut down to what may be seen. Pure.

pub mod check;
pub mod forget;
pub mod ledger;
pub mod model;
pub mod offers;
pub mod publish;
