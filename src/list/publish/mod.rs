//! The register becomes what may be seen.
//!
//! This is the one place that opens guarded values and that decides whether an entry is shown today. The types
//! made here have no private fields, so nothing behind this line can leak what it never had. References lead only to what is public, too.

mod cache;
pub(crate) mod changes;
mod entry;
mod files;
mod history;
mod meeting;
mod organisation;
mod public;
mod recent;
mod recorded;
pub(crate) mod trace;
mod view;

pub(crate) use entry::Entry;
pub use entry::{Body, Term};
pub(crate) use public::Need;
pub use public::{Page, Public, Site};
pub(super) use recorded::{EntryKey, Past, Recorded, ledger_key};
use std::sync::Arc;

use view::{View, named_ids};

use crate::base::choices::Visibility;
use crate::base::locale::order::{SortKey, sort_key};
use crate::base::maps::HashMap;
use crate::content::validate::{self};
use crate::list::model::Register;
pub(crate) use cache::PublishCache;
pub use history::{ChangeKind, Event};
pub(crate) use meeting::{Attendee, Meeting, Mention, Task, TaskState};
pub(crate) use organisation::{Address, Organisation, Person, Phone, Service};

/// Lets through what everybody may see on the day of the build. What is in `seen` and did not change is shared;
/// afterwards it holds what was let through now.
pub(crate) fn publish(register: &Register, seen: &mut PublishCache) -> Public {
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
    let mut seen = seen_by(register, Visibility::Desks, &mut PublishCache::default());
    seen.site.publish = validate::Publish { coverage: true, needs: true, tasks: true };
    ForDesks { seen }
}

fn seen_by(register: &Register, visibility: Visibility, seen: &mut PublishCache) -> Public {
    let view = View::new(register, visibility);
    let organisations = seen.visible_organisations(&view);
    let organisation_index = index_by_id(&organisations);
    let mut meetings: Vec<Meeting> =
        register.meetings.iter().filter_map(|m| meeting::visible_meeting(&view, m)).collect();
    meetings.sort_by(|a, b| (b.date, &b.entry.id).cmp(&(a.date, &a.entry.id)));
    let show_needs = register.site.publish.needs || visibility == Visibility::Desks;
    let needs = register.needs.iter().filter(|_| show_needs).filter_map(|n| visible_need(&view, n));
    let mut public = Public {
        site: visible_site(register),
        terms: register
            .terms
            .iter()
            .map(|(v, terms)| (*v, terms.iter().map(visible_term).collect()))
            .collect(),
        organisations,
        meetings,
        needs: sorted(needs, |need: &Need| sort_key(&need.what.main)),
        pages: sorted(
            register.pages.iter().filter_map(|p| visible_page(&view, p)),
            |page: &Page| sort_key(&page.title.main),
        ),
        changes: Vec::new(),
        attachments: Default::default(),
        history: history::history(&view),
        organisation_index,
    };
    public.attachments = files::named_files(&public, &register.attachments);
    public.changes = recent::changes(&public);
    public
}

fn sorted<T>(items: impl Iterator<Item = T>, key: impl Fn(&T) -> SortKey) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort_by_cached_key(key);
    items
}

fn index_by_id(organisations: &[Arc<Organisation>]) -> HashMap<Arc<str>, usize> {
    organisations.iter().enumerate().map(|(position, o)| (o.entry.id.clone(), position)).collect()
}

fn visible_site(register: &Register) -> Site {
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

fn visible_term(term: &validate::Term) -> Term {
    Term {
        id: term.id.value.clone(),
        name: term.name.clone(),
        formerly: term.formerly.iter().map(|id| id.value.clone()).collect(),
        synonyms: term.synonyms.clone(),
        parent: term.parent.as_ref().and_then(|parent| parent.value.id().cloned()),
        open_eligibility: term.open_eligibility.clone(),
        cluster: term.cluster.clone(),
        katottg: term.katottg.clone(),
        schema_org: term.schema_org,
    }
}

fn visible_need(view: &View<'_>, need: &validate::Need) -> Option<Need> {
    Some(Need {
        entry: view.visible_entry(&need.common)?,
        what: need.what.clone(),
        resource: need.resource.as_ref().and_then(|id| id.value.id().cloned()),
        help: need.help.as_ref().and_then(|id| id.value.id().cloned()),
        audiences: named_ids(&need.audiences),
        areas: named_ids(&need.areas),
        unit: need.unit.clone(),
        required: need.required,
        provided: need.provided,
        by: view.shown(named_ids(&need.by)),
        state: need.state,
        as_of: need.as_of.as_ref().map(|day| day.value),
        note: need.note.clone(),
    })
}

fn visible_page(view: &View<'_>, page: &validate::Page) -> Option<Page> {
    Some(Page {
        entry: view.visible_entry(&page.common)?,
        title: page.title.clone(),
        summary: page.summary.clone(),
    })
}
