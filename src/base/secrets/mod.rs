//! What not everybody may see, looked for in what everybody will: numbers, addresses and names, however they are written.
//!
//! A set of them comes in once and can be asked where a text holds one; nothing gives them away again. A text is read in one pass,
//! sign by sign, and what it says is compared with what is known: what is read too widely costs nothing, since no number is found but one
//! of the set.

mod addresses;
mod figures;
mod find;
mod look;
mod numbers;
mod people;
mod runs;
mod set;
mod signs;
mod spoken;
#[cfg(test)]
mod tests;

pub use look::Look;
pub(crate) use look::{part_name, unlooked};
pub use set::Secrets;
pub(crate) use set::{FoundSecret, Secret};

/// Returns what two spellings of one name share, whatever the order of its words.
pub(crate) fn name_key(name: &str) -> Vec<String> {
    let mut words: Vec<String> = people::name_words(name).into_iter().flatten().collect();
    words.sort();
    words
}
