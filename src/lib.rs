#![doc = include_str!("../ARCHITECTURE.md")]

// Ground: pure words and values.
pub mod attachments;
pub mod choices;
pub mod config;
pub mod diag;
pub mod fields;
pub mod files;
pub mod json;
pub mod locale;
pub mod localised;
pub mod maps;
pub mod messages;
pub mod names;
pub mod privacy;
pub mod schema;
pub mod sink;
pub mod timezone;
pub mod yaml;
// Phases: each arrow of the diagram.
pub mod list;
pub mod model;
pub mod parse;
pub mod plan;
pub mod publish;
pub mod validate;
// Makers.
pub mod check;
pub mod excerpt;
pub mod export;
pub mod hosting;
pub mod mend;
pub mod plaintext;
pub mod render;
pub mod reuse;
pub mod search;
// Memory.
pub mod forget;
pub mod ledger;
// Spine.
pub mod pipeline;
// Hands: the disk.
pub mod discover;
pub mod watch;
pub mod write;
// Edges: the network, and foreign files.
pub mod deploy;
pub mod import;
pub mod serve;
// Top.
pub mod cli;

pub use pipeline::{Output, compile};
