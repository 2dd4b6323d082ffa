//! What exists, for telling whether a name means something.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::base::config::Config;
use crate::base::files::Attachment;
use crate::base::maps::{HashMap, HashMapExt, HashSet, HashSetExt};
use crate::base::names::{Id, SourcePath};
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::content::validate::{Common, NameIndex, Records};

/// What exists, for telling whether a name means something. It is asked, and never gone through in its own order.
pub(super) struct Index<'a> {
    pub(super) organisations: HashMap<&'a str, &'a Common>,
    pub(super) entries: HashMap<(Kind, &'a str), &'a Common>,
    pub(super) paths: HashMap<&'a str, (Kind, &'a str)>,
    pub(super) terms: BTreeMap<Vocabulary, HashSet<&'a str>>,
    /// What a term is called now, by an id that it had before.
    pub(super) renamed: BTreeMap<Vocabulary, HashMap<&'a str, &'a str>>,
    pub(super) attachments: &'a BTreeMap<SourcePath, Attachment>,
    pub(super) unpublished: HashSet<(Kind, &'a str)>,
    /// Those of them that readers were told of before.
    pub(super) ended: HashSet<(Kind, &'a str)>,
    records: &'a Records,
    names: OnceLock<NameIndex>,
}

impl<'a> Index<'a> {
    pub(super) fn new(
        records: &'a Records,
        config: &Config,
        attachments: &'a BTreeMap<SourcePath, Attachment>,
        names: Option<NameIndex>,
    ) -> Self {
        let count = records.commons().count();
        let mut index = Index {
            organisations: HashMap::with_capacity(records.organisations.len()),
            entries: HashMap::with_capacity(count),
            paths: HashMap::with_capacity(count),
            terms: BTreeMap::new(),
            renamed: BTreeMap::new(),
            attachments,
            unpublished: HashSet::new(),
            ended: HashSet::new(),
            records,
            names: names.map_or_else(OnceLock::new, OnceLock::from),
        };
        for (kind, common) in records.commons() {
            if kind == Kind::Organisation {
                index.organisations.insert(&common.id, common);
            }
            index.entries.insert((kind, &common.id), common);
            index.paths.insert(common.path.as_str(), (kind, &common.id));
            if !config.shows(common) {
                index.unpublished.insert((kind, &common.id));
                if common.was_published(config.today) {
                    index.ended.insert((kind, &common.id));
                }
            }
        }
        for (vocabulary, terms) in &records.terms {
            let ids = terms.iter().map(|term| term.id.value.as_str()).collect();
            index.terms.insert(*vocabulary, ids);
            let renamed = terms.iter().flat_map(|term| {
                let former = term.formerly.iter();
                former.map(|old| (old.value.as_str(), term.id.value.as_str()))
            });
            index.renamed.insert(*vocabulary, renamed.collect());
        }
        index
    }

    /// Tells whether an organisation may be meant whose file could not be read: by its id, or by a name, which nobody knows then.
    pub(super) fn may_be_unread(&self, named: &str) -> bool {
        let unread = &self.records.unread;
        unread.contains(named) || (!unread.is_empty() && Id::new(named).is_err())
    }

    /// Goes through the entries of one kind, in their order.
    pub(super) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &'a Common> + use<'a> {
        self.records.commons().filter(move |(own, _)| *own == kind).map(|(_, common)| common)
    }

    /// Returns the ids of one kind that the history knows.
    pub(super) fn recorded(&self, kind: Kind) -> BTreeSet<&'a str> {
        let own = kind.in_ledger();
        let entries = self.records.ledger.entries.iter();
        entries.filter(|entry| Some(entry.kind) == own).map(|entry| &*entry.id).collect()
    }

    /// Returns what everybody is called, gathered when it is first asked for.
    pub(super) fn name_index(&self) -> &NameIndex {
        self.names.get_or_init(|| self.records.name_index())
    }
}

impl Config {
    /// Tells whether readers may see an entry today; the preview shows everything.
    pub(in crate::list) fn shows(&self, common: &Common) -> bool {
        self.drafts || (!common.draft && common.is_due(self.today))
    }
}

impl Records {
    /// Goes through what all entries have, kind by kind.
    pub(super) fn commons(&self) -> impl Iterator<Item = (Kind, &Common)> {
        let organisations = self.organisations.iter().map(|o| (Kind::Organisation, &o.common));
        let meetings = self.meetings.iter().map(|m| (Kind::Meeting, &m.common));
        let needs = self.needs.iter().map(|n| (Kind::Need, &n.common));
        let pages = self.pages.iter().map(|p| (Kind::Page, &p.common));
        organisations.chain(meetings).chain(needs).chain(pages)
    }
}
