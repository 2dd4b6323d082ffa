#![doc = include_str!("../ARCHITECTURE.md")]
// `missing_docs` knows only what other crates may name; this one what other files may.
#![warn(clippy::missing_docs_in_private_items)]

// Seven folders; each names only those before it.
pub mod base;
pub mod cli;
pub mod content;
pub mod disk;
pub mod edit;
pub mod list;
pub mod site;

pub use site::pipeline::{Output, compile};
