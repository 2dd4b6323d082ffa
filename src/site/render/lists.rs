//! What pages that list things see.

use super::listing::window;
pub(super) use super::listing::{cards, meetings_on, pager, silent};
use std::collections::BTreeMap;
use std::sync::Arc;

use super::page_builder::PageBuilder;

use super::page_context::PageContext;
use super::value_builder::ValueBuilder;
use super::values::{self as v, Counts, Letter, Shared, TaskCounts};
use super::views::Index;
use super::{foreign, help};
use crate::base::locale::Lang;
use crate::base::locale::order::{ALPHABET, IndexLetter};
use crate::list::meetings::Occasion;
use crate::list::offers::is_listed;
use crate::list::publish::{Meeting, Organisation, TaskState};
use crate::site::plan::PAGE_LENGTH;

/// The home page: what happened, for whom, where, and who is behind it.
pub(super) fn home(builder: &PageBuilder<'_>, page: &mut PageContext) {
    let public = builder.values.public;
    help::ways_in(builder, page);
    help::lacking(builder, page);
    let counts = Counts {
        organisations: public.listed_organisations().count(),
        reported: public.listed_organisations().filter(|o| !o.services.is_empty()).count(),
        services: public.listed().count(),
        meetings: public.meetings.len(),
    };
    page.put("counts", &counts);
    let (cancelled, next) = public.next_meeting();
    let card = |occasion: Occasion<'_>| builder.views.meetings.get(occasion.id());
    page.share_list("cancelled_meetings", cancelled.into_iter().filter_map(card));
    page.share_found("next_meeting", next.and_then(card));
    page.put("last_meeting", &public.last_meeting().map(|m| builder.values.meeting_card(m)));
    let tasks = public.meetings.iter().flat_map(|m| &m.tasks);
    let count = |state| tasks.clone().filter(|task| task.state == state).count();
    let tasks = TaskCounts { open: count(TaskState::Open), overdue: count(TaskState::Overdue) };
    page.put("tasks", &tasks);
    desks(builder, page);
}

/// The alphabetical list.
pub(super) fn alphabetical_list(builder: &PageBuilder<'_>, page: &mut PageContext, number: usize) {
    let public = builder.values.public;
    let all: Vec<&Organisation> = public.listed_organisations().collect();
    let shown = window(&all, number);
    let mut groups: BTreeMap<IndexLetter, Vec<&Organisation>> = BTreeMap::new();
    for (organisation, letter) in shown.iter().zip(window(&builder.views.index.letters, number)) {
        groups.entry(*letter).or_default().push(organisation);
    }
    let groups = groups.into_iter().map(|(letter, organisations)| {
        let cards = cards(builder, organisations.into_iter());
        let list = Shared::from_items(&cards);
        let label = Shared::from_text(&label(letter, builder.route.lang));
        let anchor = Shared::from_text(letter.anchor());
        Shared::from_entries(vec![("label", label), ("anchor", anchor), ("cards", list)])
    });
    page.share_list("groups", &groups.collect::<Vec<_>>());
    page.share_found("letters", builder.views.index.alphabet.as_ref());
    if number == 1 {
        desks(builder, page);
    } else {
        page.share_list("desks", []);
    }
    page.put("total", &all.len());
    let url = |number| {
        builder.values.routes.addresses.list_page(builder.route.lang, "organisations", number)
    };
    page.put("pager", &pager(&url, number, all.len()));
}

/// The meetings: those to come, then those that were.
pub(super) fn fill_meetings(builder: &PageBuilder<'_>, page: &mut PageContext, number: usize) {
    let (planned, held) = meetings_on(builder, number);
    let card = |id: &Arc<str>| builder.views.meetings.get(id);
    page.share_list("planned", planned.into_iter().filter_map(|occasion| card(occasion.id())));
    page.share_list("held", held.into_iter().filter_map(|meeting| card(&meeting.entry.id)));
    let url =
        |number| builder.values.routes.addresses.list_page(builder.route.lang, "meetings", number);
    page.put("pager", &pager(&url, number, builder.values.public.meetings_past().len()));
}

/// What is lacking, and where help is stuck.
pub(super) fn fill_needs(builder: &PageBuilder<'_>, page: &mut PageContext) {
    let needs = builder.values.public.needs.iter();
    let (resources, stuck): (Vec<_>, Vec<_>) =
        needs.map(|need| builder.values.need_value(need)).partition(|need| need.resource.is_some());
    page.put("needs", &resources);
    page.put("stuck", &stuck);
}

/// Who is to do what: the nearest day first; done ones with the newest first.
pub(super) fn fill_tasks(builder: &PageBuilder<'_>, page: &mut PageContext) {
    let meetings = &builder.values.public.meetings;
    let of = |state| {
        let mut tasks: Vec<_> = meetings
            .iter()
            .flat_map(|m| m.tasks.iter().map(move |task| (m, task)))
            .filter(|(_, task)| task.state == state)
            .collect();
        tasks.sort_by_key(|(_, task)| (task.due.is_none(), task.due));
        tasks
    };
    let values = |tasks: Vec<(&Meeting, &crate::list::publish::Task)>| -> Vec<v::TaskValue> {
        tasks.into_iter().map(|(meeting, task)| builder.values.task_value(task, meeting)).collect()
    };
    page.put("open", &values(of(TaskState::Open)));
    page.put("overdue", &values(of(TaskState::Overdue)));
    let mut done = of(TaskState::Done);
    done.sort_by_key(|(_, task)| std::cmp::Reverse(task.done_on));
    page.put("done", &values(done));
}

/// Counts what all lists tell.
pub(super) fn index(values: &ValueBuilder<'_>) -> Index {
    let letters = values.public.listed_organisations().map(|o| o.index_letter);
    let letters: Vec<IndexLetter> = letters.collect();
    Index {
        alphabet: Some(Shared::new(&alphabet(values, &letters))),
        letters,
        silent: crate::site::plan::coverage::silent(values.public).count(),
    }
}

fn desks(builder: &PageBuilder<'_>, page: &mut PageContext) {
    let desks =
        builder.values.public.organisations.iter().map(|o| &**o).filter(|o| o.is_addressee());
    let desks = desks.filter(|o| is_listed(o.status));
    page.share_list("desks", cards(builder, desks));
}

/// The index letters, each with the page of the list where its entries begin.
fn alphabet(values: &ValueBuilder<'_>, letters: &[IndexLetter]) -> Vec<Letter> {
    let mut first: BTreeMap<IndexLetter, usize> = BTreeMap::new();
    for (position, letter) in letters.iter().enumerate() {
        first.entry(*letter).or_insert(position);
    }
    let url = |letter: IndexLetter| {
        let number = first.get(&letter)? / PAGE_LENGTH + 1;
        let list = values.routes.addresses.list_page(values.lang, "organisations", number)?;
        Some(format!("{list}#{}", letter.anchor()))
    };
    ALPHABET
        .into_iter()
        .filter(|letter| *letter < IndexLetter::LATIN || first.contains_key(letter))
        .map(|letter| Letter {
            label: label(letter, values.lang),
            anchor: letter.anchor(),
            url: url(letter),
        })
        .collect()
}

/// What stands for a letter: on pages in other languages a Ukrainian one is marked as such.
fn label(letter: IndexLetter, lang: Lang) -> String {
    let label = letter.label(lang).to_owned();
    if lang != Lang::UK && letter < IndexLetter::LATIN {
        foreign::mark_language(label, Lang::UK)
    } else {
        label
    }
}
