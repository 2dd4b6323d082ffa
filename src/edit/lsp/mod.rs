//! The language server: help while somebody types, in any editor that speaks the Language Server Protocol.
//!
//! Comes in: what a client says over standard input and output, and the files of the site. Goes out: diagnostics in the words and at the
//! places of `check`, all that `check --fix` would mend, and answers about a place: what may be typed there, what stands there, where that
//! is written down and who names it. It is the same engine over the texts as they stand in the editor, saved or not. Nothing is written
//! here: changes are handed to the client, which shows and saves them.

mod abilities;
mod actions;
mod answers;
mod buffers;
mod client;
mod completion;
mod cursor;
mod edits;
mod field_words;
mod fields;
mod hints;
mod host;
mod hover;
mod links;
mod named;
mod navigation;
mod position;
mod question;
mod rename;
mod report;
mod server;
mod site_symbols;
mod uri;
mod workspace;

pub use client::Client;
pub use host::Host;
pub use server::Ending;
