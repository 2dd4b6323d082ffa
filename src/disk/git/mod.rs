//! git, run as a program: what a command asks of it, and the history of a site that lies in one of its working trees.
//!
//! Comes in: words and input, or files that were saved. Goes out: what it printed, a version of the history, or why there is none. No hook
//! runs, nothing is asked on a terminal, and what talks to another machine ends by itself. What two people changed is put together by who
//! calls, and the working tree goes from one whole version to another.

mod checkout;
mod program;
mod remote;
mod replay;
mod repository;
#[cfg(test)]
mod tests;
mod tree;

pub(crate) use checkout::MoveFault;
pub(crate) use program::{GitFault, run_git};
pub(crate) use remote::PushFault;
pub(crate) use replay::Clash;
pub(crate) use repository::{Author, Kept, Repository};
