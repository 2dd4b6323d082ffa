//! Public records become the values that templates share, in one language.
//!
//! Cards are made once and shared by every list that shows them; an entry's own value is made for its own page.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::make::Make;
use super::theme::Theme;
use super::values::{Download, Shared};
use crate::locale::Lang;
use crate::messages::Messages;
use crate::names::Id;
use crate::plan::Routes;
use crate::publish::{Meeting, Organisation, Public};

/// The shared values of one language.
#[derive(Debug)]
pub(super) struct Views {
    pub(super) lang: Lang,
    pub(super) site: Shared,
    pub(super) theme: Shared,
    pub(super) assets: Shared,
    pub(super) downloads: Shared,
    /// The program's own words in this language.
    pub(super) words: Messages,
    /// The same downloads, to choose from.
    pub(super) files: Vec<Download>,
    pub(super) cards: BTreeMap<Arc<str>, Shared>,
    pub(super) meetings: BTreeMap<Arc<str>, Shared>,
    pub(super) services: BTreeMap<(Arc<str>, Id), Shared>,
    pub(super) mentions: Mentions,
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

impl Views {
    pub(super) fn new(public: &Public, routes: &Routes, theme: &Theme, lang: Lang) -> Self {
        let make = Make { public, routes, lang };
        let words = Messages::of_program(lang);
        let files = make.downloads(&words);
        let organisations = &public.organisations;
        let card = |o: &Organisation| (o.entry.id.clone(), Shared::new(&make.card(o)));
        let meeting = |m: &Meeting| (m.entry.id.clone(), Shared::new(&make.meeting(m)));
        let services = organisations.iter().flat_map(|o| {
            let make = &make;
            o.services
                .iter()
                .map(move |s| ((o.entry.id.clone(), s.id.clone()), Shared::new(&make.service(s))))
        });
        Self {
            lang,
            site: Shared::new(&make.site()),
            theme: Shared::new(&theme.settings),
            assets: Shared::new(routes.addresses.statics()),
            downloads: Shared::new(&files),
            words,
            files,
            cards: organisations.par_iter().map(card).collect(),
            meetings: public.meetings.iter().map(meeting).collect(),
            services: services.collect(),
            mentions: Mentions::new(public),
        }
    }
}

impl Mentions {
    fn new(public: &Public) -> Self {
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
