//! Everything that is known of one site, private or not.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::calls::Calls;
use super::links::LinkTarget;
use crate::base::config::Config;
use crate::base::files::Attachment;
use crate::base::maps::HashMap;
use crate::base::names::Id;
use crate::base::names::SourcePath;
use crate::base::secrets::Secrets;
use crate::content::fields::Vocabulary;
use crate::content::validate::{
    Common, Ledger, Meeting, NameIndex, Need, Organisation, Page, PrivateData, Site, Term,
};

/// The kind of organisations that receive the list and stand outside its counts.
pub(crate) const DESK: &str = "desk";

/// The kind of bodies that coordinate those who help: outside the counts like desks, but nobody hands them the list.
const COORDINATION: &str = "coordination";

/// Everything that is known, private or not.
#[derive(Debug)]
pub struct Register {
    /// The settings.
    pub site: Site,
    /// What is asked of this build.
    pub config: Config,
    /// The terms of each vocabulary, in the order of their files.
    pub terms: BTreeMap<Vocabulary, Vec<Term>>,
    /// The organisations, by id.
    pub organisations: Vec<Arc<Organisation>>,
    /// The meetings, by id.
    pub meetings: Vec<Arc<Meeting>>,
    /// The needs, by id.
    pub needs: Vec<Arc<Need>>,
    /// The free pages, by id.
    pub pages: Vec<Arc<Page>>,
    /// What was when.
    pub ledger: Arc<Ledger>,
    /// Where the links of each body lead, in their order; `None` where a diagnostic is made.
    pub links: HashMap<SourcePath, Vec<Option<LinkTarget>>>,
    /// What `private/` holds.
    pub private: Vec<Arc<PrivateData>>,
    /// The calls by which entries were verified.
    pub(crate) calls: Calls,
    /// The text of each document, for checking what stands in it.
    pub texts: BTreeMap<SourcePath, Arc<str>>,
    /// The files that can be linked to.
    pub attachments: BTreeMap<SourcePath, Attachment>,
    /// What must stand in no finished file.
    pub secrets: Arc<Secrets>,
}

impl Register {
    /// Goes through what all entries have, kind by kind.
    pub(crate) fn commons(&self) -> impl Iterator<Item = &Common> {
        let organisations = self.organisations.iter().map(|o| &o.common);
        let meetings = self.meetings.iter().map(|m| &m.common);
        let needs = self.needs.iter().map(|n| &n.common);
        organisations.chain(meetings).chain(needs).chain(self.pages.iter().map(|p| &p.common))
    }

    /// Returns what terms and organisations are called.
    pub fn name_index(&self) -> NameIndex {
        let terms = self.terms.iter().map(|(vocabulary, terms)| (vocabulary, &**terms));
        NameIndex::new(terms, self.organisations.iter().map(|organisation| &**organisation))
    }

    /// Tells whether an organisation receives the list or coordinates rather than being counted in it.
    pub(in crate::list) fn is_desk(organisation: &Organisation) -> bool {
        let kind = organisation.kind.as_ref().and_then(|kind| kind.value.id()).map(Id::as_str);
        kind.is_some_and(Self::is_known_kind)
    }

    /// Tells the kinds that the program knows by their ids.
    pub(in crate::list) fn is_known_kind(id: &str) -> bool {
        [DESK, COORDINATION].contains(&id)
    }

    /// Returns the site's base address.
    pub(crate) fn base_url(&self) -> &Arc<str> {
        &self.config.base_url
    }
}
