//! The register becomes what may be seen.
//!
//! This is the one place that opens guarded values and that decides whether an entry is shown today. The types
//! made here have no private fields, so nothing behind this line can leak what it never had. References lead only to what is public, too.

pub(crate) mod changes;
mod history;
mod meeting;
mod organisation;
mod seen;
pub(crate) mod trace;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::base::choices::{NeedState, OrganisationClass, Visibility};
use crate::base::files::Attachment;
use crate::base::locale::Lang;
use crate::base::locale::order::{SortKey, sort_key};
use crate::base::localised::{Localised, Text};
use crate::base::maps::{HashMap, HashSet, HashSetExt};
use crate::base::names::{Id, SourcePath};
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::content::validate::{self, Bodies, Common, Csv};
use crate::list::model::{Register, Target};
pub use history::{Change, Event, History};
pub(crate) use meeting::{Attendee, Meeting, Mention, Task, TaskState};
pub(crate) use organisation::{Address, Organisation, Person, Phone, Service};
pub(crate) use seen::Seen;

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
    pub changes: Vec<changes::Change>,
    /// The files that are copied.
    pub attachments: BTreeMap<SourcePath, Attachment>,
    /// What the ledger knows of each entry that is shown, by kind and id.
    pub history: Vec<History>,
    organisation_index: HashMap<Arc<str>, usize>,
}

/// The settings that pages show.
#[derive(Debug, Clone, Hash)]
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
    /// The day of the data.
    pub today: Date,
    /// Whether the site is a record of that day.
    pub is_record: bool,
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

/// A term, as pages show it.
#[derive(Debug, Clone, Hash)]
pub struct Term {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// Words that people search with.
    pub synonyms: Vec<Arc<str>>,
    /// A broader term.
    pub parent: Option<Id>,
    /// Its id in Open Eligibility.
    pub open_eligibility: Option<Arc<str>>,
    /// Its cluster of the United Nations.
    pub cluster: Option<Arc<str>>,
    /// Its КАТОТТГ code.
    pub katottg: Option<Arc<str>>,
    /// Its class of schema.org.
    pub schema_org: Option<OrganisationClass>,
}

/// What every public entry has.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id.
    pub id: Arc<str>,
    /// The file it was read from.
    pub path: SourcePath,
    /// The ids it had before.
    pub formerly: Vec<Id>,
    /// Where its facts come from.
    pub source: Option<Text>,
    /// Its body.
    pub body: Option<Localised<Body>>,
    /// Whether only the preview shows it.
    pub is_draft: bool,
    /// The day its public facts last changed, where the ledger knows.
    pub changed: Option<Date>,
    /// How often they have changed, as the ledger counts.
    pub sequence: u32,
}

/// A body and where its links lead: `targets[i]` stands between `html[i]` and `html[i+1]`.
#[derive(Debug, Clone, Hash)]
pub struct Body {
    /// The HTML between the links.
    pub html: Vec<String>,
    /// Where the links lead.
    pub targets: Vec<Target>,
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

/// Lets through what everybody may see on the day of the build. What is in `seen` and did not change is shared;
/// afterwards it holds what was let through now.
pub(crate) fn publish(register: &Register, seen: &mut Seen) -> Public {
    seen_by(register, Visibility::Public, seen)
}

/// What the desks may see besides: numbers, addresses and people that are for official use.
///
/// It is a type of its own, so that nothing that makes the site can be handed it; the list for the desks alone is made of
/// it (a test reads the code for that).
pub(crate) struct ForDesks {
    seen: Public,
}

impl ForDesks {
    /// Opens it for the list of the desks.
    pub(super) fn open_for_official_use(self) -> Public {
        self.seen
    }
}

/// Lets through what the desks may see on the day of the build, whatever `publish` of `site.yaml` says.
pub(crate) fn for_desks(register: &Register) -> ForDesks {
    let mut seen = seen_by(register, Visibility::Desks, &mut Seen::default());
    seen.site.publish = validate::Publish { coverage: true, needs: true, tasks: true };
    ForDesks { seen }
}

fn seen_by(register: &Register, circle: Visibility, seen: &mut Seen) -> Public {
    let view = View::new(register, circle);
    let organisations = seen.organisations(&view);
    let organisation_index = index(&organisations);
    let mut meetings: Vec<Meeting> =
        register.meetings.iter().filter_map(|m| meeting::meeting(&view, m)).collect();
    meetings.sort_by(|a, b| (b.date, &b.entry.id).cmp(&(a.date, &a.entry.id)));
    let show_needs = register.site.publish.needs || circle == Visibility::Desks;
    let needs = register.needs.iter().filter(|_| show_needs).filter_map(|n| need(&view, n));
    let mut public = Public {
        site: site(register),
        terms: register
            .terms
            .iter()
            .map(|(v, terms)| (*v, terms.iter().map(term).collect()))
            .collect(),
        organisations,
        meetings,
        needs: sorted(needs, |need: &Need| sort_key(&need.what.main)),
        pages: sorted(register.pages.iter().filter_map(|p| page(&view, p)), |page: &Page| {
            sort_key(&page.title.main)
        }),
        changes: Vec::new(),
        attachments: register.attachments.clone(),
        history: history::history(register),
        organisation_index,
    };
    public.changes = changes::changes(&public);
    public
}

fn sorted<T>(items: impl Iterator<Item = T>, key: impl Fn(&T) -> SortKey) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort_by_cached_key(key);
    items
}

fn index(organisations: &[Arc<Organisation>]) -> HashMap<Arc<str>, usize> {
    organisations.iter().enumerate().map(|(position, o)| (o.entry.id.clone(), position)).collect()
}

/// The register seen by one circle, on one day.
struct View<'a> {
    register: &'a Register,
    circle: Visibility,
    shown: HashSet<&'a str>,
    /// What the ledger knows of each entry, by kind and id.
    history: HashMap<(&'a str, &'a str), &'a validate::LedgerEntry>,
}

impl<'a> View<'a> {
    fn new(register: &'a Register, circle: Visibility) -> Self {
        let organisations = register.organisations.iter();
        let organisations = organisations.filter(|o| register.config.shows(&o.common));
        let mut shown = HashSet::with_capacity(register.organisations.len());
        shown.extend(organisations.map(|o| o.common.id.as_str()));
        let entries = register.ledger.entries.iter();
        Self {
            register,
            circle,
            shown,
            history: entries.map(|entry| ((entry.kind, entry.id.as_str()), entry)).collect(),
        }
    }

    /// Takes over what an entry is, if it is shown today.
    fn entry(&self, common: &Common) -> Option<Entry> {
        self.register.config.shows(common).then(|| Entry {
            id: common.id.as_str().into(),
            path: common.path.clone(),
            formerly: common.formerly.iter().map(|id| id.value.clone()).collect(),
            source: common.source.clone(),
            body: common.body.as_ref().map(|bodies| self.body(bodies)),
            is_draft: common.draft || !common.is_due(self.register.config.today),
            changed: self.history.get(&ledger_key(common)).map(|history| history.changed),
            sequence: self.history.get(&ledger_key(common)).map_or(0, |history| history.sequence),
        })
    }

    fn body(&self, bodies: &Bodies) -> Localised<Body> {
        bodies.map(|body| Body { html: body.html.clone(), targets: self.targets(body) })
    }

    /// Returns where the links of a body lead.
    fn targets(&self, body: &crate::content::parse::markdown::Body) -> Vec<Target> {
        let targets = self.register.links.get(&body.path).into_iter().flatten();
        targets.map(|target| target.clone().unwrap_or(Target::Unpublished)).collect()
    }

    /// Keeps the organisations that are shown themselves.
    fn shown(&self, ids: impl IntoIterator<Item = Id>) -> Vec<Id> {
        ids.into_iter().filter(|id| self.shown.contains(id.as_str())).collect()
    }
}

/// Returns what the ledger calls an entry: its kind, told by its folder, and its id.
pub(super) fn ledger_key(common: &Common) -> (&'static str, &str) {
    let folder = common.path.below("content").and_then(|path| path.split('/').next());
    let kind = match folder {
        Some("organisations") => "organisation",
        Some("meetings") => "meeting",
        Some("needs") => "need",
        _ => "page",
    };
    (kind, &common.id)
}

/// Takes the ids out of their places.
fn ids(sited: &[crate::base::diag::Sited<Id>]) -> Vec<Id> {
    sited.iter().map(|id| id.value.clone()).collect()
}

fn site(register: &Register) -> Site {
    let settings = &register.site;
    let names = |outputs: &Vec<crate::base::diag::Sited<Arc<str>>>| {
        outputs.iter().map(|output| output.value.clone()).collect()
    };
    Site {
        title: settings.title.clone(),
        description: settings.description.clone(),
        base_url: register.config.base_url.clone(),
        languages: settings.languages.clone(),
        timezone: settings.timezone.clone(),
        namespace: settings.namespace.clone(),
        today: register.config.today,
        is_record: register.config.is_record,
        hotline: settings.hotline.clone(),
        publisher: settings.publisher.clone(),
        reports_to: settings.reports_to.clone(),
        licence: settings.licence.clone(),
        stale_after_days: settings.stale_after_days,
        outputs: settings.outputs.as_ref().map(names),
        csv: settings.csv,
        compress: settings.compress,
        embed_on: settings.embed_on.clone(),
        publish: settings.publish,
    }
}

fn term(term: &validate::Term) -> Term {
    Term {
        id: term.id.value.clone(),
        name: term.name.clone(),
        synonyms: term.synonyms.clone(),
        parent: term.parent.as_ref().map(|parent| parent.value.clone()),
        open_eligibility: term.open_eligibility.clone(),
        cluster: term.cluster.clone(),
        katottg: term.katottg.clone(),
        schema_org: term.schema_org,
    }
}

fn need(view: &View<'_>, need: &validate::Need) -> Option<Need> {
    Some(Need {
        entry: view.entry(&need.common)?,
        what: need.what.clone(),
        resource: need.resource.as_ref().map(|id| id.value.clone()),
        help: need.help.as_ref().map(|id| id.value.clone()),
        audiences: ids(&need.audiences),
        areas: ids(&need.areas),
        unit: need.unit.clone(),
        required: need.required,
        provided: need.provided,
        by: view.shown(ids(&need.by)),
        state: need.state,
        as_of: need.as_of.as_ref().map(|day| day.value),
        note: need.note.clone(),
    })
}

fn page(view: &View<'_>, page: &validate::Page) -> Option<Page> {
    Some(Page {
        entry: view.entry(&page.common)?,
        title: page.title.clone(),
        summary: page.summary.clone(),
    })
}

impl Public {
    /// Returns an organisation by its id.
    pub(crate) fn organisation(&self, id: &str) -> Option<&Organisation> {
        self.organisation_index.get(id).map(|&position| &*self.organisations[position])
    }

    /// Returns a term by its id.
    pub(crate) fn term(&self, vocabulary: Vocabulary, id: &Id) -> Option<&Term> {
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
                Some(id) => at = self.term(vocabulary, id).and_then(|term| term.parent.as_ref()),
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
}
