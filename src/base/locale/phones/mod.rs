//! Phone numbers, Ukrainian and foreign.
//!
//! What a person wrote comes in, one checked number goes out; the many ways to write a number all give the same.
//! Nothing is padded, cut or guessed: a digit missing or too many is an error, because someone will dial it.
//! Short numbers (1545, 112) are kept apart: they have no international form. How numbers are shown is in
//! `format`, how they are found in running text in `find`, which of those are safe to dial in `callable`,
//! and how several stand in one field in `written`.

mod callable;
mod countries;
mod find;
mod format;
mod number;
mod written;

pub(crate) use callable::find_callable;
pub use find::find_numbers;
pub(crate) use format::extension_words;
pub(crate) use number::PhoneError;
pub use number::PhoneNumber;
pub(crate) use written::{
    WrittenPhone, extension_digits, is_with_fax, label_in_cell, pieces, several,
};

/// From this many digits on something beside a name is a number to call, not a room or a year.
pub(crate) const FEWEST_DIGITS_OF_CONTACT: usize = 5;

#[cfg(test)]
mod tests;
