//! What the page of one entry sees: all about it, whatever names it, and whether it is in the page's language.

use serde::Serialize;

use super::page_builder::PageBuilder;

use super::foreign;
use super::page_context::PageContext;
use super::values::{self as v, Shared};
use crate::base::choices::MeetingStatus;
use crate::base::localised::Text;
use crate::base::names::Id;
use crate::list::publish::{Organisation, Page};

/// Adds what is shown on the entry's own page, and whether it is in the page's language: `whole` when not even its
/// title is, `part` when something else is not.
fn entry(
    work: &PageBuilder<'_>,
    page: &mut PageContext,
    title: &Text,
    card: Option<&Shared>,
    value: &impl Serialize,
) {
    let entry = Shared::new(value);
    let is_foreign = entry.is_foreign || card.is_some_and(|card| card.is_foreign);
    let untranslated = match foreign::is_in(work.make.text(title)) {
        true => Some("whole"),
        false => is_foreign.then_some("part"),
    };
    page.put("untranslated", &untranslated);
    page.share("entry", &entry);
    if let Some(card) = card {
        page.share("card", card);
    }
}

/// The page of an organisation.
pub(super) fn organisation(
    work: &PageBuilder<'_>,
    page: &mut PageContext,
    organisation: &Organisation,
) {
    let public = work.make.public;
    let Ok(id) = Id::new(&organisation.entry.id) else { return };
    let card = work.views.cards.card(&organisation.entry.id);
    entry(
        work,
        page,
        &organisation.name,
        card,
        &work.make.organisation(organisation, &work.base()),
    );
    let cards = |ids: &mut dyn Iterator<Item = &str>| -> Vec<&Shared> {
        ids.filter_map(|id| work.views.cards.card(id)).collect()
    };
    page.share_list("members", cards(&mut organisation.members.iter().map(Id::as_str)));
    let mentions = &work.views.mentions;
    let groups = mentions.member_of.get(&id).map_or(&[][..], Vec::as_slice);
    page.share_list("member_of", cards(&mut groups.iter().map(|id| &**id)));
    let attended = mentions.meetings.get(&id).into_iter().flatten().map(|&position| {
        let meeting = &public.meetings[position];
        let attendee = meeting.attendees.iter().find(|a| a.organisation.as_ref() == Some(&id));
        v::Attended {
            meeting: work.make.meeting(meeting),
            person: attendee.and_then(|a| work.make.maybe(a.person.as_ref())),
            role: attendee.and_then(|a| work.make.maybe(a.role.as_ref())),
        }
    });
    page.put("meetings", &attended.collect::<Vec<_>>());
    let tasks = mentions.tasks.get(&id).into_iter().flatten().map(|&(meeting, task)| {
        let meeting = &public.meetings[meeting];
        work.make.task(&meeting.tasks[task], meeting)
    });
    page.put("tasks", &tasks.collect::<Vec<_>>());
    let needs = mentions.needs.get(&id).into_iter().flatten();
    let needs = needs.map(|&position| work.make.need(&public.needs[position]));
    page.put("needs", &needs.collect::<Vec<_>>());
}

/// The page of a meeting.
pub(super) fn meeting(work: &PageBuilder<'_>, page: &mut PageContext, id: &str) {
    let meetings = &work.make.public.meetings;
    let Some(position) = meetings.iter().position(|m| &*m.entry.id == id) else { return };
    let meeting = &meetings[position];
    let card = work.views.meetings.get(id);
    entry(work, page, &meeting.title, card, &work.make.minutes(meeting, &work.base()));
    let same_series = |other: &&crate::list::publish::Meeting| {
        other.series.is_some()
            && other.series == meeting.series
            && other.status != MeetingStatus::Cancelled
    };
    let previous = meetings[position + 1..].iter().find(same_series);
    let following = meetings[..position].iter().rev().find(same_series);
    page.put("previous", &previous.map(|m| work.make.meeting(m)));
    page.put("following", &following.map(|m| work.make.meeting(m)));
}

/// A free page.
pub(super) fn free_page(work: &PageBuilder<'_>, page: &mut PageContext, id: &str) {
    let Some(free) = work.make.public.page(id) else { return };
    let Page { entry: of, title, summary } = free;
    let value = v::PageEntry {
        title: work.make.text(title),
        summary: work.make.maybe(summary.as_ref()),
        body: work.make.body(of, &work.base()),
        source: work.make.maybe(of.source.as_ref()),
    };
    entry(work, page, title, None, &value);
}
