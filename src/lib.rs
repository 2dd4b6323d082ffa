#![doc = include_str!("../ARCHITECTURE.md")]

// Seven folders; each names only those before it.
pub mod base;
pub mod cli;
pub mod content;
pub mod disk;
pub mod edit;
pub mod list;
pub mod site;

pub use site::pipeline::{Output, compile};
