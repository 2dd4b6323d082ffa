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
fn entry_value(
    builder: &PageBuilder<'_>,
    page: &mut PageContext,
    title: &Text,
    card: Option<&Shared>,
    value: &impl Serialize,
) {
    let entry = Shared::new(value);
    let is_foreign = entry.is_foreign || card.is_some_and(|card| card.is_foreign);
    let untranslated = match foreign::has_marks(builder.values.text(title)) {
        true => Some("whole"),
        false => is_foreign.then_some("part"),
    };
    page.put("untranslated", &untranslated);
    page.add_shared("entry", &entry);
    if let Some(card) = card {
        page.add_shared("card", card);
    }
}

/// The page of an organisation.
pub(super) fn organisation_page(
    builder: &PageBuilder<'_>,
    page: &mut PageContext,
    organisation: &Organisation,
) {
    let public = builder.values.public;
    let Ok(id) = Id::new(&organisation.entry.id) else { return };
    let card = builder.views.cards.card(&organisation.entry.id);
    entry_value(
        builder,
        page,
        &organisation.name,
        card,
        &builder.values.organisation_value(organisation, &builder.base()),
    );
    let cards = |ids: &mut dyn Iterator<Item = &str>| -> Vec<&Shared> {
        ids.filter_map(|id| builder.views.cards.card(id)).collect()
    };
    page.share_list("members", cards(&mut organisation.members.iter().map(Id::as_str)));
    let mentions = &builder.views.mentions;
    let groups = mentions.member_of.get(&id).map_or(&[][..], Vec::as_slice);
    page.share_list("member_of", cards(&mut groups.iter().map(|id| &**id)));
    let attended = mentions.meetings.get(&id).into_iter().flatten().map(|&position| {
        let meeting = &public.meetings[position];
        let attendee = meeting.attendees.iter().find(|a| a.organisation.as_ref() == Some(&id));
        v::Attended {
            meeting: builder.values.meeting_card(meeting),
            person: attendee.and_then(|a| builder.values.maybe(a.person.as_ref())),
            role: attendee.and_then(|a| builder.values.maybe(a.role.as_ref())),
        }
    });
    page.put("meetings", &attended.collect::<Vec<_>>());
    let tasks = mentions.tasks.get(&id).into_iter().flatten().map(|&(meeting, task)| {
        let meeting = &public.meetings[meeting];
        builder.values.task_value(&meeting.tasks[task], meeting)
    });
    page.put("tasks", &tasks.collect::<Vec<_>>());
    let needs = mentions.needs.get(&id).into_iter().flatten();
    let needs = needs.map(|&position| builder.values.need_value(&public.needs[position]));
    page.put("needs", &needs.collect::<Vec<_>>());
}

/// The page of a meeting.
pub(super) fn meeting_page(builder: &PageBuilder<'_>, page: &mut PageContext, id: &str) {
    let meetings = &builder.values.public.meetings;
    let Some(position) = meetings.iter().position(|m| &*m.entry.id == id) else { return };
    let meeting = &meetings[position];
    let card = builder.views.meetings.get(id);
    entry_value(
        builder,
        page,
        &meeting.title,
        card,
        &builder.values.minutes(meeting, &builder.base()),
    );
    let same_series = |other: &&crate::list::publish::Meeting| {
        other.series.is_some()
            && other.series == meeting.series
            && other.status != MeetingStatus::Cancelled
    };
    let previous = meetings[position + 1..].iter().find(same_series);
    let following = meetings[..position].iter().rev().find(same_series);
    page.put("previous", &previous.map(|m| builder.values.meeting_card(m)));
    page.put("following", &following.map(|m| builder.values.meeting_card(m)));
}

/// A free page.
pub(super) fn free_page(builder: &PageBuilder<'_>, page: &mut PageContext, id: &str) {
    let Some(free) = builder.values.public.find_page(id) else { return };
    let Page { entry: of, title, summary } = free;
    let value = v::PageEntry {
        title: builder.values.text(title),
        summary: builder.values.maybe(summary.as_ref()),
        body: builder.values.body_value(of, &builder.base()),
        source: builder.values.maybe(of.source.as_ref()),
    };
    entry_value(builder, page, title, None, &value);
}
