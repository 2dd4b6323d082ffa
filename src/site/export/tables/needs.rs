//! What is lacking, and who is to do what.

use super::table::{Cell, CellWords, Table, text_cell};
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::list::publish::{Meeting, Need, Task, TaskState};

const NEEDS: [(&str, u8); 14] = [
    ("csv-need", 36),
    ("csv-resource", 24),
    ("csv-help", 24),
    ("csv-audiences", 28),
    ("csv-areas", 24),
    ("csv-state", 18),
    ("csv-required", 12),
    ("csv-provided", 12),
    ("csv-unit", 12),
    ("csv-by", 36),
    ("csv-as-of", 14),
    ("csv-note", 36),
    ("csv-source", 28),
    ("csv-page", 44),
];

const TASKS: [(&str, u8); 8] = [
    ("csv-task", 48),
    ("csv-who", 40),
    ("csv-due", 14),
    ("csv-state", 18),
    ("csv-done-on", 14),
    ("csv-meeting", 40),
    ("csv-meeting-date", 14),
    ("csv-page", 44),
];

pub(super) fn table(words: CellWords<'_>) -> Table<'_> {
    let needs = words.context.public.needs.iter();
    Table::new("sheet-needs", NEEDS, needs.map(move |need| need_cells(&words, need)))
}

fn need_cells<'a>(words: &CellWords<'a>, need: &'a Need) -> [Cell<'a>; 14] {
    let Need {
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
        state,
        as_of,
        note,
    } = need;
    [
        (&*what.main).into(),
        words.terms_cell(Vocabulary::Resources, resource.as_slice()),
        words.terms_cell(Vocabulary::Help, help.as_slice()),
        words.terms_cell(Vocabulary::Audiences, audiences),
        words.terms_cell(Vocabulary::Areas, areas),
        words.say(&format!("need-{state}")).into(),
        Cell::maybe_number(*required),
        Cell::maybe_number(*provided),
        text_cell(unit.as_ref()),
        words.organisations_cell(by),
        Cell::maybe_day(*as_of),
        text_cell(note.as_ref()),
        text_cell(entry.source.as_ref()),
        words.context.page_url(Kind::Need, &entry.id).unwrap_or_default().into(),
    ]
}

pub(super) fn tasks(words: CellWords<'_>) -> Table<'_> {
    let meetings = words.context.public.meetings.iter();
    let mut tasks: Vec<(&Meeting, &Task)> = meetings
        .flat_map(|meeting| meeting.tasks.iter().map(move |task| (meeting, task)))
        .collect();
    let order = |state| match state {
        TaskState::Overdue => 0,
        TaskState::Open => 1,
        TaskState::Done => 2,
    };
    tasks.sort_by_key(|(_, task)| (order(task.state), task.due.is_none(), task.due));
    let rows = tasks.into_iter().map(move |(meeting, task)| task_cells(&words, meeting, task));
    Table::new("sheet-tasks", TASKS, rows)
}

fn task_cells<'a>(words: &CellWords<'a>, meeting: &'a Meeting, task: &'a Task) -> [Cell<'a>; 8] {
    let Task {
        what,
        everybody,
        who: _, // whoever took part is named by the minutes
        named,
        people,
        due,
        state,
        done_on,
    } = task;
    // Everybody who took part, further organisations, people.
    let everybody = everybody.then(|| words.say("task-everybody"));
    let name =
        |id: &str| words.context.public.find_organisation(id).map(|o| o.name.main.to_string());
    let named = named.iter().filter_map(|id| name(id.as_str()));
    let people = people.iter().map(|person| person.main.to_string());
    let who: Vec<String> = everybody.into_iter().chain(named).chain(people).collect();
    [
        (&*what.main).into(),
        who.join("; ").into(),
        Cell::maybe_day(*due),
        words.say(&format!("task-{}", state.as_str())).into(),
        Cell::maybe_day(*done_on),
        (&*meeting.title.main).into(),
        Cell::Day(meeting.date),
        words.context.page_url(Kind::Meeting, &meeting.entry.id).unwrap_or_default().into(),
    ]
}
