//! Remarks as data: a code, typed arguments, a place.
//!
//! A phase that finds something wrong makes a [`Diagnostic`] and goes on; what it made of the text goes back
//! beside its remarks in a [`Checked`]. No words are made here: `messages` turns a code and its arguments into
//! a sentence, `cli/report` shows it. A value that is private travels as a mark, never as itself.

mod codes;
mod diagnostic;
mod level;
mod remarks;

pub use codes::Code;
pub use diagnostic::{Arg, Diagnostic, Location, Sited, boundary};
pub use level::Level;
pub use remarks::{Checked, LISTED, Masks, Remarks};
