//! Documents become records: every field typed, or reported.
//!
//! Fields are read by the one table ([`crate::content::fields`]): a [`form::Form`] holds what a document says, each value
//! checked and sited, and one file a kind makes a record of it. Translations are laid over their originals here.
//! What needs two entries to be checked is left to `model`.

mod base_url;
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
mod read;
mod ready;
mod reference;
mod scalar;
mod site;
mod term;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::localised::Localised;
use crate::base::names::SourcePath;
use crate::content::fields::Vocabulary;
use crate::content::parse::body::Body;
pub(crate) use base_url::parse_base_url;
pub(crate) use entry::{Common, Phone, PrivateData};
pub(crate) use form::Untranslated;
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
pub(in crate::content) use ready::{language_of_keys, ready_location};
pub(crate) use ready::{parse_yes_or_no, ready_value};
pub(crate) use reference::{ATTENDEES, Reference, ReferenceKind, ids, is_everybody};
pub(crate) use site::{Csv, DeployTarget, Hotline, Publish, Publisher, Site};
pub(crate) use term::Term;

/// A body in the languages of the site.
pub(crate) type Bodies = Localised<Arc<Body>>;

/// Everything that the documents say, entry by entry, in the order of their paths.
#[derive(Debug, Default)]
pub struct Records {
    /// The settings; defaults where `site.yaml` is missing or broken.
    pub site: Site,
    /// The terms of each vocabulary, in their order.
    pub terms: BTreeMap<Vocabulary, Vec<Term>>,
    /// The organisations.
    pub organisations: Vec<Arc<Organisation>>,
    /// The meetings.
    pub meetings: Vec<Arc<Meeting>>,
    /// The needs.
    pub needs: Vec<Arc<Need>>,
    /// The free pages.
    pub pages: Vec<Arc<Page>>,
    /// What was when.
    pub ledger: Arc<Ledger>,
    /// Private data from `private/`.
    pub private: Vec<Arc<PrivateData>>,
    /// The ids of organisations whose files are there and could not be read as text.
    pub unread: BTreeSet<String>,
    /// The texts that were read, for checking what stands in prose.
    pub texts: BTreeMap<SourcePath, Arc<str>>,
}
