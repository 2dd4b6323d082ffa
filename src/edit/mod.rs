//! Foreign files and people's edits: import, and the preview.

pub mod import;
pub mod serve;
