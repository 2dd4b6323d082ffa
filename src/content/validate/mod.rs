//! Documents become records: every field typed, or reported.
//!
//! Fields are read by the one table ([`crate::content::fields`]): a [`form::Form`] holds what a document says, each value
//! checked and sited, and one file a kind makes a record of it. Translations are laid over their originals here.
//! What needs two entries to be checked is left to `model`.

mod base_url;
mod call;
mod entry;
pub(crate) mod form;
mod ids;
mod ledger;
mod meeting;
mod merge;
mod name_index;
mod need;
mod online;
mod organisation;
mod page;
mod parents;
mod read;
mod ready;
mod records;
mod reference;
mod scalar;
mod site;
mod term;
#[cfg(test)]
mod tests;

pub(crate) use base_url::parse_base_url;
pub(crate) use call::{Call, is_more_than_initials};
pub(crate) use entry::{Bodies, Common, Phone, PrivateData};
pub(crate) use form::Untranslated;
pub(crate) use ids::id_of_name;
pub(crate) use ids::read_id;
pub(in crate::content) use ids::{id_meant, id_of_words};
pub(crate) use ledger::{Ledger, LedgerEntry, LedgerEvent};
pub(crate) use meeting::{
    Attendee, Channel, Decision, File, Heard, Meeting, Next, Responsible, Task, is_past_midnight,
};
pub(crate) use name_index::Match;
pub use name_index::NameIndex;
pub(crate) use need::Need;
pub(crate) use online::is_web_address;
pub(crate) use organisation::{Address, Link, Organisation, Person, Service, Verified};
pub(crate) use page::Page;
pub use read::{RecordCache, read_records};
pub(crate) use ready::language_of_keys;
pub(in crate::content) use ready::ready_location;
pub(crate) use ready::{parse_yes_or_no, ready_value, yes_no_word};
pub use records::Records;
pub(crate) use reference::{ATTENDEES, Reference, ReferenceKind, ids, is_everybody};
pub(crate) use site::{Csv, DeployTarget, Hotline, Publish, Publisher, Site};
pub(crate) use term::Term;
