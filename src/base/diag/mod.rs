//! Diagnostics as data: a code, typed arguments, a place.
//!
//! A phase that finds something wrong makes a [`Diagnostic`] and goes on; what it made of the text goes back
//! beside its diagnostics in a [`Checked`]. No words are made here: `messages` turns a code and its arguments into
//! a sentence, `cli/report` shows it. A value that is private travels as a mark, never as itself.

mod codes;
mod diagnostic;
mod diagnostics;
mod level;

pub use codes::Code;
pub(crate) use diagnostic::boundary;
pub(crate) use diagnostic::line_of;
pub(crate) use diagnostic::{Arg, Sited};
pub use diagnostic::{Diagnostic, Location};
pub(crate) use diagnostics::Diagnostics;
pub(crate) use diagnostics::Group;
pub use diagnostics::{Checked, LISTED, Masks};
pub use level::Level;
