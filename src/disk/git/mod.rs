//! git, run as a program: what a command asks of it, and the history of a site that lies in one of its working trees.
//!
//! Comes in: words and input. Goes out: what it printed, or why it did not. No hook runs, nothing is asked on a terminal, and what talks to
//! another machine ends by itself.

mod program;

pub(crate) use program::run_git;
