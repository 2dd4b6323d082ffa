#![doc = include_str!("../ARCHITECTURE.md")]

// Ground: pure words and values.
pub mod locale;
pub mod names;
pub mod timezone;
pub mod localised;
pub mod privacy;
pub mod diag;
pub mod fields;
pub mod messages;
pub mod yaml;
pub mod config;
pub mod files;
// Phases: each arrow of the diagram.
pub mod parse;
pub mod validate;
pub mod model;
pub mod publish;
pub mod plan;
// Makers.
pub mod check;
pub mod export;
pub mod render;
// Spine.
pub mod pipeline;
// Hands: the disk.
pub mod discover;
pub mod watch;
pub mod write;
// Top.
pub mod cli;

pub use pipeline::{Output, compile};
