//! Records become the list: linked, checked, and cut down to what may be seen. Pure.

pub mod check;
pub(crate) mod forget;
pub(crate) mod freshness;
pub(crate) mod ledger;
pub(crate) mod meetings;
pub mod model;
pub(crate) mod offers;
pub mod publish;
pub(crate) mod rename;
pub(crate) mod standing;
pub(crate) mod verify;
