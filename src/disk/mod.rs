//! The only readers and writers of the disk: discover, watch, write, deploy, and save for content; and git.

pub(crate) mod deploy;
pub mod discover;
pub(crate) mod git;
pub(crate) mod save;
pub mod watch;
pub mod write;
