//! What every phase stands on: pure words and values. Nothing here knows a council, and nothing touches the world.

pub mod attachments;
pub mod choices;
pub mod config;
pub mod diag;
pub mod files;
pub mod json;
pub mod locale;
pub mod localised;
pub mod maps;
pub mod messages;
pub mod names;
pub mod privacy;
pub mod sink;
pub mod timezone;
pub mod yaml;
