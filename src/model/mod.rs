//! Records become the register: linked, sorted, frozen.
//!
//! Here two entries meet for the first time: ids are unique, names of organisations and terms exist, links lead
//! somewhere, nothing private in one place is shown in another. What fails is reported at its own place; the
//! register holds everything that was read, private or not, and answers questions about it.

mod ids;
mod linked;
mod links;
mod privacy;
mod references;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Config;
use crate::diag::{Checked, Remarks};
use crate::fields::Vocabulary;
use crate::files::Attachment;
use crate::maps::{HashMap, HashMapExt, HashSet, HashSetExt};
use crate::names::{Id, SourcePath};
use crate::parse::Kind;
use crate::validate::{
    Common, Ledger, Meeting, Need, Organisation, Page, PrivateData, Records, Site, Term,
};
pub use linked::Linked;
pub use links::Target;
pub use references::attachment_path;

/// The kind of organisations that receive the list and stand outside its counts (issue "The spine", 8).
pub const DESK: &str = "desk";

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
    /// Where the links of each body lead, in their order; `None` where a remark is made.
    pub links: HashMap<SourcePath, Vec<Option<Target>>>,
    /// What `private/` holds.
    pub private: Vec<Arc<PrivateData>>,
    /// The text of each document, for judging what stands in it.
    pub texts: BTreeMap<SourcePath, Arc<str>>,
    /// The files that can be linked to.
    pub attachments: BTreeMap<SourcePath, Attachment>,
}

/// Links the records of one site. What `linked` knows of what did not change is taken over; afterwards it knows what is now.
pub fn model(
    mut records: Records,
    config: Config,
    attachments: &BTreeMap<SourcePath, Attachment>,
    linked: &mut Linked,
) -> Checked<Register> {
    let mut remarks = Remarks::default();
    ids::check(&mut records, linked, &mut remarks);
    let index = Index::new(&records, &config, attachments);
    let ((named, private), links) = rayon::join(
        || {
            let (mut named, mut private) = (Remarks::default(), Remarks::default());
            named.extend(linked.own(&records, &index));
            references::check(&records, &index, &mut named);
            privacy::check(&records, &mut linked.mentioned, &mut private);
            (named, private)
        },
        || {
            let mut remarks = Remarks::default();
            Checked { value: links::resolve(&records, &index, &mut remarks), remarks }
        },
    );
    remarks.extend(named);
    remarks.extend(private);
    let links = links.pour(&mut remarks);
    let register = Register {
        site: records.site,
        config,
        terms: records.terms,
        organisations: records.organisations,
        meetings: records.meetings,
        needs: records.needs,
        ledger: records.ledger,
        pages: records.pages,
        private: records.private,
        texts: records.texts,
        links,
        attachments: attachments.clone(),
    };
    Checked { value: register, remarks }
}

/// What exists, for telling whether a name means something. It is asked, and never gone through in its own order.
struct Index<'a> {
    organisations: HashMap<&'a str, &'a Common>,
    entries: HashMap<(Kind, &'a str), &'a Common>,
    paths: HashMap<&'a str, (Kind, &'a str)>,
    terms: BTreeMap<Vocabulary, HashSet<&'a str>>,
    attachments: &'a BTreeMap<SourcePath, Attachment>,
    unpublished: HashSet<(Kind, &'a str)>,
}

impl<'a> Index<'a> {
    fn new(
        records: &'a Records,
        config: &Config,
        attachments: &'a BTreeMap<SourcePath, Attachment>,
    ) -> Self {
        let count = records.commons().count();
        let mut index = Index {
            organisations: HashMap::with_capacity(records.organisations.len()),
            entries: HashMap::with_capacity(count),
            paths: HashMap::with_capacity(count),
            terms: BTreeMap::new(),
            attachments,
            unpublished: HashSet::new(),
        };
        for (kind, common) in records.commons() {
            if kind == Kind::Organisation {
                index.organisations.insert(&common.id, common);
            }
            index.entries.insert((kind, &common.id), common);
            index.paths.insert(common.path.as_str(), (kind, &common.id));
            if !config.shows(common) {
                index.unpublished.insert((kind, &common.id));
            }
        }
        for (vocabulary, terms) in &records.terms {
            let ids = terms.iter().map(|term| term.id.value.as_str()).collect();
            index.terms.insert(*vocabulary, ids);
        }
        index
    }
}

impl Config {
    /// Tells whether readers may see an entry today; the preview shows everything.
    pub fn shows(&self, common: &Common) -> bool {
        self.drafts || (!common.draft && common.is_due(self.today))
    }
}

impl Records {
    /// Goes through what all entries have, kind by kind.
    fn commons(&self) -> impl Iterator<Item = (Kind, &Common)> {
        let organisations = self.organisations.iter().map(|o| (Kind::Organisation, &o.common));
        let meetings = self.meetings.iter().map(|m| (Kind::Meeting, &m.common));
        let needs = self.needs.iter().map(|n| (Kind::Need, &n.common));
        let pages = self.pages.iter().map(|p| (Kind::Page, &p.common));
        organisations.chain(meetings).chain(needs).chain(pages)
    }
}

impl Register {
    /// Goes through what all entries have, kind by kind.
    pub fn commons(&self) -> impl Iterator<Item = &Common> {
        let organisations = self.organisations.iter().map(|o| &o.common);
        let meetings = self.meetings.iter().map(|m| &m.common);
        let needs = self.needs.iter().map(|n| &n.common);
        organisations.chain(meetings).chain(needs).chain(self.pages.iter().map(|p| &p.common))
    }

    /// Returns a term by its id.
    pub fn term(&self, vocabulary: Vocabulary, id: &Id) -> Option<&Term> {
        self.terms.get(&vocabulary)?.iter().find(|term| term.id.value == *id)
    }

    /// Tells whether an organisation receives the list rather than being counted in it.
    pub fn is_desk(organisation: &Organisation) -> bool {
        organisation.kind.as_ref().is_some_and(|kind| kind.value.as_str() == DESK)
    }

    /// Returns the site's base address.
    pub fn base_url(&self) -> &Arc<str> {
        &self.config.base_url
    }
}
