//! Who is called next to verify an entry, and what an answer changes.
//!
//! Comes in: the register and the rows of the list. Goes out: calls in the order of their risk, when the whole list will be verified, and
//! of an answer the texts that files become: a call of its own, which is never changed again, and the day in the entry.

mod answer;
mod consents;
mod prediction;
mod queue;

pub(crate) use answer::{CallAnswer, call_edits};
pub(crate) use consents::{WithdrawObstacle, consents, withdrawn};
pub(crate) use prediction::predict;
pub(crate) use queue::{DueEntry, PlannedCall, Queue, only_helps_of, queue};
