//! The only readers and writers of the disk: discover, watch, write, deploy, and save for content.

pub(crate) mod deploy;
pub mod discover;
pub(crate) mod save;
pub mod watch;
pub mod write;
