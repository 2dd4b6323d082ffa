//! The only readers and writers of the disk that a build needs: discover, watch, write, deploy.

pub(crate) mod deploy;
pub mod discover;
pub mod watch;
pub mod write;
