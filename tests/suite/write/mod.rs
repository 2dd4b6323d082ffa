//! The hand that writes.

mod builds;
mod desk;
mod faults;
mod refusals;
