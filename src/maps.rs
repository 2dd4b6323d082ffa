//! The door of foldhash: maps and sets whose order nobody asks for.
//!
//! Every entry is looked up by its path or id a dozen times for one page that is saved; the hash of the standard library
//! takes a third of that time, because it withstands strangers who choose keys. Ours are file names and ids of editors,
//! and the seed is another in each run all the same.

pub use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
