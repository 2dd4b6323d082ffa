//! Documents become records: every field typed, or reported.
//!
//! Fields are read by the one table ([`crate::content::fields`]): a [`form::Form`] holds what a document says, each value
//! checked and sited, and one file a kind makes a record of it. Translations are laid over their originals here.
//! What needs two entries to judge is left to `model`.

mod entry;
pub mod form;
mod ledger;
mod meeting;
mod merge;
mod need;
mod organisation;
mod page;
mod read;
mod scalar;
mod site;
mod term;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::localised::Localised;
use crate::base::names::SourcePath;
use crate::content::fields::Vocabulary;
use crate::content::parse::markdown::Body;
pub use entry::{Common, LinkedFile, Phone, PrivateData};
pub use ledger::{Ledger, LedgerEntry, LedgerEvent};
pub use meeting::{Attendee, Channel, Decision, File, Heard, Meeting, Next, Responsible, Task};
pub use need::Need;
pub use organisation::{Address, Link, Organisation, Person, Service, Verified};
pub use page::Page;
pub use read::{Known, read};
pub(crate) use scalar::{id_meant, is_web_address};
pub use scalar::{nfc, yes_or_no};
pub use site::{Csv, DeployTarget, Hotline, Publish, Publisher, Site};
pub use term::Term;

/// A body in the languages of the site.
pub type Bodies = Localised<Arc<Body>>;

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
    /// The texts that were read, for judging what stands in prose.
    pub texts: BTreeMap<SourcePath, Arc<str>>,
}
