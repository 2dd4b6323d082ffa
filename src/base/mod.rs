//! What every phase stands on: pure words and values. Nothing here knows a council, and nothing touches the world.

pub mod attachments;
pub mod changes;
pub mod choices;
pub mod config;
pub mod diag;
pub mod files;
pub(crate) mod html;
pub(crate) mod json;
pub mod locale;
pub(crate) mod localised;
pub(crate) mod maps;
pub(crate) mod memo;
pub mod messages;
pub mod names;
pub(crate) mod privacy;
pub(crate) mod quoted;
pub mod secrets;
pub mod sink;
pub(crate) mod system_error;
pub(crate) mod timezone;
pub mod yaml;
