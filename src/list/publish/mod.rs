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
    let validate::Site {
        title,
        description,
        languages,
        timezone,
        namespace,
        hotline,
        publisher,
        reports_to,
        licence,
        stale_after_days,
        outputs,
        publish,
        csv,
        compress,
        embed_on,
        // What a command says of them comes first: the register's own are those that count.
        base_url: _,
        date: _,
        // Pages are made with it, and show nothing of it.
        theme: _,
        // What is checked, and where the site is sent, is its editors' business.
        places: _,
        checks: _,
        checked_files: _,
        deploy: _,
        // Where a call lies, and when one is due; what follows stands with each entry.
        verify: _,
        untranslated: _,
    } = &register.site;
    let names = |outputs: &Vec<crate::base::diag::Sited<Arc<str>>>| {
        outputs.iter().map(|output| output.value.clone()).collect()
    };
    Site {
        title: title.clone(),
        description: description.clone(),
        base_url: register.config.base_url.clone(),
        languages: languages.clone(),
        timezone: timezone.clone(),
        namespace: namespace.clone(),
        today: register.config.today,
        list_day: register.config.list_day(),
        record: register.config.record,
        hotline: hotline.clone(),
        publisher: publisher.clone(),
        reports_to: reports_to.clone(),
        licence: licence.clone(),
        stale_after_days: *stale_after_days,
        outputs: outputs.as_ref().map(names),
        csv: *csv,
        compress: *compress,
        embed_on: embed_on.clone(),
        publish: *publish,
    }
}

fn visible_term(term: &validate::Term) -> Term {
    let validate::Term {
        id,
        name,
        formerly,
        synonyms,
        parent,
        open_eligibility,
        cluster,
        katottg,
        schema_org,
        // No page has it; checks look at its file.
        icon: _,
        // Checks count it, for whoever translates.
        untranslated: _,
    } = term;
    Term {
        id: id.value.clone(),
        name: name.clone(),
        formerly: formerly.iter().map(|id| id.value.clone()).collect(),
        synonyms: synonyms.clone(),
        parent: parent.as_ref().and_then(|parent| parent.value.id().cloned()),
        open_eligibility: open_eligibility.clone(),
        cluster: cluster.clone(),
        katottg: katottg.clone(),
        schema_org: *schema_org,
    }
}

fn visible_need(view: &View<'_>, need: &validate::Need) -> Option<Need> {
    let validate::Need {
        common,
        what,
        resource,
        help,
        audiences,
        areas,
        unit,
        required,
        provided,
        by,
        state,
        as_of,
        note,
    } = need;
    Some(Need {
        entry: view.visible_entry(common)?,
        what: what.clone(),
        resource: resource.as_ref().and_then(|id| id.value.id().cloned()),
        help: help.as_ref().and_then(|id| id.value.id().cloned()),
        audiences: named_ids(audiences),
        areas: named_ids(areas),
        unit: unit.clone(),
        required: *required,
        provided: *provided,
        by: view.shown(named_ids(by)),
        state: *state,
        as_of: as_of.as_ref().map(|day| day.value),
        note: note.clone(),
    })
}

fn visible_page(view: &View<'_>, page: &validate::Page) -> Option<Page> {
    let validate::Page { common, title, summary } = page;
    Some(Page {
        entry: view.visible_entry(common)?,
        title: title.clone(),
        summary: summary.clone(),
    })
}
