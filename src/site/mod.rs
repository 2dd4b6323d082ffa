//! The list becomes planned files and their bytes: plan, render, export, search. Pure.

pub(crate) mod excerpt;
pub mod export;
pub mod hosting;
pub mod pipeline;
pub(crate) mod plaintext;
pub mod plan;
pub mod render;
pub mod reuse;
pub mod search;
pub(crate) mod theme_check;
