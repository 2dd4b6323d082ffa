//! What was read, all of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::call::Call;
use super::entry::PrivateData;
use super::ledger::Ledger;
use super::meeting::Meeting;
use super::need::Need;
use super::organisation::Organisation;
use super::page::Page;
use super::site::Site;
use super::term::Term;
use crate::base::names::SourcePath;
use crate::content::fields::Vocabulary;

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
    /// The calls by which entries were verified, by entry and name.
    pub(crate) calls: Vec<Arc<Call>>,
    /// The ids of organisations whose files are there and could not be read as text.
    pub unread: BTreeSet<String>,
    /// The texts that were read, for checking what stands in prose.
    pub texts: BTreeMap<SourcePath, Arc<str>>,
}
