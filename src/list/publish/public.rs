//! What may be seen: everything that pages and files are made of.

use super::entry::{Entry, Term};
use super::history::History;
use super::meeting::Meeting;
use super::organisation::Organisation;
use crate::base::choices::LedgerKind;
use crate::base::files::Attachment;
use crate::base::maps::HashMap;
use crate::base::names::SourcePath;
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use std::collections::BTreeMap;

use crate::base::choices::NeedState;
use crate::base::locale::Lang;
use crate::base::localised::Text;
use crate::base::names::Id;
use crate::content::validate;
use crate::content::validate::Csv;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Everything that readers may see.
#[derive(Debug)]
pub struct Public {
    /// The settings that pages show.
    pub site: Site,
    /// The terms of each vocabulary.
    pub terms: BTreeMap<Vocabulary, Vec<Term>>,
    /// The organisations, in the order of their names.
    pub organisations: Vec<Arc<Organisation>>,
    /// The meetings, the newest first.
    pub meetings: Vec<Meeting>,
    /// The needs, in the order of their names.
    pub needs: Vec<Need>,
    /// The free pages, in the order of their titles.
    pub pages: Vec<Page>,
    /// What changed, the newest first.
    pub changes: Vec<super::changes::EntryChange>,
    /// The files that something shown names.
    pub attachments: BTreeMap<SourcePath, Attachment>,
    /// What the ledger knows of each entry that is shown, by kind and id.
    pub history: Vec<History>,
    pub(super) organisation_index: HashMap<Arc<str>, usize>,
}

/// The settings that pages show.
#[derive(Debug, Clone)]
pub struct Site {
    /// The site's title.
    pub title: Text,
    /// Its description.
    pub description: Option<Text>,
    /// Its address, ending in `/`.
    pub base_url: Arc<str>,
    /// Its languages, the main one first.
    pub languages: Vec<Lang>,
    /// The IANA zone of its times.
    pub timezone: Arc<str>,
    /// The UUID that its lasting names are made of, if it has one.
    pub namespace: Option<Arc<str>>,
    /// The day by which states are told: overdue, stale, to come.
    pub today: Date,
    /// The day that the list is of: today, or that of a record. Few files tell it; the plan knows which.
    pub list_day: Date,
    /// The day that the site is a record of.
    pub record: Option<Date>,
    /// The hotline.
    pub hotline: Option<validate::Hotline>,
    /// Who publishes the list.
    pub publisher: Option<validate::Publisher>,
    /// Where to report an error, in words.
    pub reports_to: Option<Text>,
    /// The licence of the data.
    pub licence: Option<Arc<str>>,
    /// After how many days a check is stale.
    pub stale_after_days: Option<u32>,
    /// Which formats are made; all when absent.
    pub outputs: Option<BTreeSet<Arc<str>>>,
    /// The form of `list.csv`.
    pub csv: Csv,
    /// Whether needs and tasks have pages.
    pub publish: validate::Publish,
    /// Whether compressed files lie beside the others.
    pub compress: bool,
    /// Hosts that may frame what is made for embedding.
    pub embed_on: Vec<Arc<str>>,
}

/// A need, as pages show it.
#[derive(Debug, Clone)]
pub struct Need {
    /// Id, source.
    pub entry: Entry,
    /// What is lacking.
    pub what: Text,
    /// The resource.
    pub resource: Option<Id>,
    /// The kind of help.
    pub help: Option<Id>,
    /// For whom.
    pub audiences: Vec<Id>,
    /// Where.
    pub areas: Vec<Id>,
    /// The unit counted in.
    pub unit: Option<Text>,
    /// How much is needed.
    pub required: Option<f64>,
    /// How much has come.
    pub provided: Option<f64>,
    /// Who gave it.
    pub by: Vec<Id>,
    /// How it is met.
    pub state: NeedState,
    /// As of which day.
    pub as_of: Option<Date>,
    /// A note.
    pub note: Option<Text>,
}

/// A free page, as readers see it.
#[derive(Debug, Clone, Hash)]
pub struct Page {
    /// Id, source, body.
    pub entry: Entry,
    /// Its title.
    pub title: Text,
    /// One line about it.
    pub summary: Option<Text>,
}

impl Public {
    /// Returns an organisation by its id.
    pub(crate) fn find_organisation(&self, id: &str) -> Option<&Organisation> {
        self.organisation_index.get(id).map(|&position| &*self.organisations[position])
    }

    /// Returns a meeting by its id.
    pub(crate) fn find_meeting(&self, id: &str) -> Option<&Meeting> {
        self.meetings.iter().find(|meeting| &*meeting.entry.id == id)
    }

    /// Returns a free page by its id.
    pub(crate) fn find_page(&self, id: &str) -> Option<&Page> {
        self.pages.iter().find(|page| &*page.entry.id == id)
    }

    /// Returns an entry of any kind by its id, with what it is called.
    pub(crate) fn find_entry(&self, kind: Kind, id: &str) -> Option<(&Entry, &Text)> {
        match kind {
            Kind::Organisation => self.find_organisation(id).map(|o| (&o.entry, &o.name)),
            Kind::Meeting => self.find_meeting(id).map(|m| (&m.entry, &m.title)),
            Kind::Need => {
                let need = self.needs.iter().find(|need| &*need.entry.id == id);
                need.map(|need| (&need.entry, &need.what))
            }
            Kind::Page => self.find_page(id).map(|p| (&p.entry, &p.title)),
            Kind::Site | Kind::Vocabulary(_) | Kind::Ledger | Kind::Private | Kind::Call => None,
        }
    }

    /// Returns a term by its id.
    pub(crate) fn find_term(&self, vocabulary: Vocabulary, id: &Id) -> Option<&Term> {
        self.terms.get(&vocabulary)?.iter().find(|term| term.id == *id)
    }

    /// Returns the terms of a vocabulary, in the order of its file.
    pub(crate) fn terms(&self, vocabulary: Vocabulary) -> &[Term] {
        self.terms.get(&vocabulary).map_or(&[], Vec::as_slice)
    }

    /// Tells whether `id` is `broader` or lies below it.
    pub(crate) fn is_within(&self, vocabulary: Vocabulary, id: &Id, broader: &Id) -> bool {
        let mut at = Some(id);
        // The model reports loops; here they only must not hang.
        for _ in 0..=self.terms(vocabulary).len() {
            match at {
                Some(id) if id == broader => return true,
                Some(id) => {
                    at = self.find_term(vocabulary, id).and_then(|term| term.parent.as_ref());
                }
                None => return false,
            }
        }
        false
    }

    /// Tells whether the site has several areas; with one, pages and filters by area say nothing.
    pub(crate) fn has_areas(&self) -> bool {
        self.terms(Vocabulary::Areas).len() > 1
    }

    /// Returns the organisations that are counted: all but the desks.
    pub(crate) fn counted(&self) -> impl Iterator<Item = &Organisation> {
        self.organisations.iter().map(|o| &**o).filter(|o| !o.is_desk)
    }

    /// Returns every kind of entry with the ids it had before, for redirects.
    pub(crate) fn former_ids(&self) -> impl Iterator<Item = (Kind, &Entry)> {
        let organisations = self.organisations.iter().map(|o| (Kind::Organisation, &o.entry));
        let meetings = self.meetings.iter().map(|m| (Kind::Meeting, &m.entry));
        let pages = self.pages.iter().map(|p| (Kind::Page, &p.entry));
        organisations.chain(meetings).chain(pages).filter(|(_, entry)| !entry.formerly.is_empty())
    }

    /// Returns what is known of the past of an entry, by `organisation`, `meeting`, `need` or `page` and its id.
    pub fn history_of(&self, kind: LedgerKind, id: &str) -> Option<&History> {
        let place = self.history.binary_search_by(|h| (h.kind, &*h.id).cmp(&(kind, id)));
        place.ok().map(|place| &self.history[place])
    }
}
