//! Public records become the values that templates share, in one language.
//!
//! Cards are made once and shared by every list that shows them; an entry's own value is made for its own page.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::card_cache::Cards;
use super::row_cache::RowCache;
use super::value_builder::TermValues;
use super::values::{Download, Shared};
use crate::base::locale::Lang;
use crate::base::locale::order::IndexLetter;
use crate::base::messages::Messages;
use crate::base::names::Id;
use crate::content::fields::Vocabulary;
use crate::list::publish::Public;
use crate::site::plan::Filter;

/// The shared values of one language.
#[derive(Debug)]
pub(super) struct Views {
    pub(super) lang: Lang,
    pub(super) code: Shared,
    /// Which way the language is written.
    pub(super) direction: Shared,
    pub(super) terms: TermValues,
    /// The settings without the day of the list, unless the site is a record of it.
    pub(super) site: Shared,
    /// The settings with the day of the list.
    pub(super) dated_site: Shared,
    pub(super) theme: Shared,
    pub(super) assets: Shared,
    pub(super) downloads: Shared,
    /// Those that every page offers: choosing them on each page took a sixth of its template's time.
    pub(super) common_downloads: Shared,
    pub(super) site_feeds: Shared,
    /// The program's own words in this language.
    pub(super) words: Messages,
    /// The same downloads, to choose from.
    pub(super) files: Vec<Download>,
    pub(super) cards: Cards,
    pub(super) meetings: BTreeMap<Arc<str>, Shared>,
    pub(super) ways: Ways,
    pub(super) frame: Frame,
    pub(super) index: Index,
    pub(super) mentions: Mentions,
    pub(super) kept: RowCache,
}

/// The way to each list of who helps, by the thing that it is named after: from elsewhere, and on that page itself.
pub(super) type Ways = BTreeMap<(Filter, Vocabulary), [Shared; 2]>;

/// What stands around every page.
#[derive(Debug, Default)]
pub(super) struct Frame {
    /// The sections, by the one that a page belongs to.
    pub(super) nav: BTreeMap<Option<&'static str>, Shared>,
    /// The ways back, by the section that a page belongs to.
    pub(super) crumbs: BTreeMap<Option<&'static str>, Shared>,
    /// The free pages, seen from elsewhere.
    pub(super) pages: Option<Shared>,
}

/// What is counted once for all lists.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// The index letter of each organisation that is counted, in their order.
    pub(super) letters: Vec<IndexLetter>,
    /// The letters with the pages of the list where their entries begin.
    pub(super) alphabet: Option<Shared>,
    /// How many organisations have not said yet what they help with.
    pub(super) silent: usize,
}

/// Who is named where: the other direction of each link.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    /// Organisations that count this one among their members.
    pub(super) member_of: BTreeMap<Id, Vec<Arc<str>>>,
    /// Meetings it took part in, as positions, the newest first.
    pub(super) meetings: BTreeMap<Id, Vec<usize>>,
    /// Tasks it has, as positions of meeting and task.
    pub(super) tasks: BTreeMap<Id, Vec<(usize, usize)>>,
    /// Needs it gives for, as positions.
    pub(super) needs: BTreeMap<Id, Vec<usize>>,
}

impl Mentions {
    pub(super) fn new(public: &Public) -> Self {
        let mut mentions = Self::default();
        for organisation in &public.organisations {
            for member in &organisation.members {
                let of = mentions.member_of.entry(member.clone()).or_default();
                of.push(organisation.entry.id.clone());
            }
        }
        for (position, meeting) in public.meetings.iter().enumerate() {
            for id in meeting.attendees.iter().filter_map(|a| a.organisation.as_ref()) {
                mentions.meetings.entry(id.clone()).or_default().push(position);
            }
            for (task, id) in meeting
                .tasks
                .iter()
                .enumerate()
                .flat_map(|(n, t)| t.who.iter().map(move |id| (n, id)))
            {
                mentions.tasks.entry(id.clone()).or_default().push((position, task));
            }
        }
        for (position, need) in public.needs.iter().enumerate() {
            for id in &need.by {
                mentions.needs.entry(id.clone()).or_default().push(position);
            }
        }
        mentions
    }
}
