//! The door of foldhash: maps and sets whose order nobody asks for.
//!
//! Every entry is looked up by its path or id several times for one page that is saved; the hash of the standard library
//! took a third of linking and publishing what had not changed, because it withstands attackers who choose keys. Ours are file names and ids of editors,
//! and the seed is another in each run all the same.

pub(crate) use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
