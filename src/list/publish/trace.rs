//! What readers may see, as numbers: what was the same yesterday need not be made again.
//!
//! There are two, because nearly every edit is one in a text: bodies stand on their own pages and in few files, everything else
//! may stand anywhere. Each hash takes in every field, also one that is added later: the types are hashed field by field
//! by the compiler, or taken apart here without `..`.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use super::Address;

use super::public::Need;

use super::public::Public;

use super::public::Site;

use super::entry::Entry;

/// Everything that readers may see but the bodies and the day; equal hashes, equal facts and states. What tells the day itself says so
/// (`RouteKind::tells_list_day`).
pub(crate) fn facts_hash(public: &Public) -> blake3::Hash {
    let Public {
        site,
        terms,
        organisations,
        meetings,
        needs,
        pages,
        changes,
        attachments,
        history,
        organisation_index: _,
    } = public;
    let mut all = Blake::default();
    (site, terms, organisations, meetings, needs, pages).hash(&mut all);
    (changes, attachments, history).hash(&mut all);
    days_that_came(public).hash(&mut all);
    all.0.finalize()
}

/// Which of the days that meetings and the history name have come. What is told of meetings in time hangs on that and never on the
/// day itself; the states of everything else are facts already.
fn days_that_came(public: &Public) -> Vec<Ordering> {
    let meetings = public.meetings.iter().flat_map(|meeting| {
        let next = meeting.next.as_ref().map(|next| next.date);
        [Some(meeting.date), next, meeting.entry.changed].into_iter().flatten()
    });
    let history = public.history.iter().flat_map(|history| {
        std::iter::once(history.first_seen).chain(history.events.iter().map(|event| event.on))
    });
    meetings.chain(history).map(|day| day.cmp(&public.site.today)).collect()
}

/// The same as [`facts_hash`] without organisations, and with the day: what surrounds them.
pub(crate) fn frame_hash(public: &Public) -> blake3::Hash {
    let Public {
        site,
        terms,
        organisations: _,
        meetings,
        needs,
        pages,
        changes,
        attachments,
        history,
        organisation_index: _,
    } = public;
    let mut all = Blake::default();
    (site, terms, meetings, needs, pages, changes, attachments, history).hash(&mut all);
    (site.today, site.list_day).hash(&mut all);
    all.0.finalize()
}

/// The bodies of all entries, in their order.
pub(crate) fn bodies_hash(public: &Public) -> blake3::Hash {
    let organisations = public.organisations.iter().map(|organisation| &organisation.entry);
    let meetings = public.meetings.iter().map(|meeting| &meeting.entry);
    let needs = public.needs.iter().map(|need| &need.entry);
    let pages = public.pages.iter().map(|page| &page.entry);
    let mut all = Blake::default();
    for entry in organisations.chain(meetings).chain(needs).chain(pages) {
        entry.body.hash(&mut all);
    }
    all.0.finalize()
}

/// The body of one entry.
pub(crate) fn body_hash(entry: &Entry) -> blake3::Hash {
    let mut all = Blake::default();
    entry.body.hash(&mut all);
    all.0.finalize()
}

/// Lets the compiler's hashing of types feed a hash that no two texts share.
#[derive(Default)]
struct Blake(blake3::Hasher);

impl Hasher for Blake {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        let hash = self.0.finalize();
        hash.as_bytes().iter().take(8).fold(0, |all, &byte| all << 8 | u64::from(byte))
    }
}

impl Hash for Entry {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { id, path, formerly, source, body: _, is_draft, changed, sequence } = self;
        (id, path, formerly, source, is_draft, changed, sequence).hash(state);
    }
}

impl Hash for Site {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self {
            title,
            description,
            base_url,
            languages,
            timezone,
            namespace,
            today: _,    // states are facts of their own
            list_day: _, // told by few files, which say so
            record,
            hotline,
            publisher,
            reports_to,
            licence,
            stale_after_days,
            outputs,
            csv,
            publish,
            compress,
            embed_on,
        } = self;
        (title, description, base_url, languages, timezone, namespace, record).hash(state);
        (hotline, publisher, reports_to, licence, stale_after_days, outputs).hash(state);
        (csv, publish, compress, embed_on).hash(state);
    }
}

impl Hash for Need {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self {
            entry,
            what,
            resource,
            help,
            audiences,
            areas,
            unit,
            required,
            provided,
            by,
            state: how,
            as_of,
            note,
        } = self;
        (entry, what, resource, help, audiences, areas, unit).hash(state);
        (required.map(f64::to_bits), provided.map(f64::to_bits)).hash(state);
        (by, how, as_of, note).hash(state);
    }
}

impl Hash for Address {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { street, city, postcode, area, note, how_to_get, accessibility, location } = self;
        (street, city, postcode, area, note, how_to_get, accessibility).hash(state);
        location.map(|(latitude, longitude)| [latitude, longitude].map(f64::to_bits)).hash(state);
    }
}
