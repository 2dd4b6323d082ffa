//! What readers may see of a meeting.

use std::sync::Arc;

use jiff::civil::{Date, DateTime, Time};

use super::view::View;

use super::entry::Entry;
use crate::base::choices::{MeetingFormat, MeetingStatus, Visibility};
use crate::base::localised::Text;
use crate::base::names::Id;
use crate::content::validate::{self, Channel, Decision, File, Heard, Next};

/// A meeting.
#[derive(Debug, Clone, Hash)]
pub struct Meeting {
    /// Id, source, body.
    pub entry: Entry,
    /// Its title.
    pub title: Text,
    /// The day.
    pub date: Date,
    /// When it starts.
    pub start: Option<Time>,
    /// When it ends.
    pub end: Option<Time>,
    /// How it is held.
    pub format: Option<MeetingFormat>,
    /// Where.
    pub place: Option<Text>,
    /// Who convenes it.
    pub organiser: Option<Mention>,
    /// The series it belongs to.
    pub series: Option<Text>,
    /// Whether it took place.
    pub status: MeetingStatus,
    /// Who was there.
    pub attendees: Vec<Attendee>,
    /// Items of the agenda.
    pub agenda: Vec<Text>,
    /// What was heard.
    pub heard: Vec<Heard>,
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// Who is to do what.
    pub tasks: Vec<Task>,
    /// Where the participants keep in touch.
    pub channels: Vec<Channel>,
    /// The meeting after this one.
    pub next: Option<Next>,
    /// Documents.
    pub documents: Vec<File>,
    /// Recording.
    pub video: Option<Arc<str>>,
}

impl Meeting {
    /// Returns the day and time of its end: the next day where it went on past midnight.
    pub(crate) fn ends(&self) -> Option<DateTime> {
        let end = self.end?;
        let is_next_day = self.start.is_some_and(|start| validate::is_past_midnight(start, end));
        let day = if is_next_day { self.date.tomorrow().ok()? } else { self.date };
        Some(day.to_datetime(end))
    }
}

/// An organisation that minutes name. Minutes are a document: whoever they name stays in them when its own entry ends.
#[derive(Debug, Clone, Hash)]
pub enum Mention {
    /// It has a page today.
    Shown(Id),
    /// It has none; its name is all that is told of it.
    Named(Text),
}

/// Somebody who took part.
#[derive(Debug, Clone, Hash)]
pub struct Attendee {
    /// The organisation, if it has a page.
    pub organisation: Option<Id>,
    /// The name in the minutes, or that of an organisation without a page.
    pub name: Option<Text>,
    /// Who represented it.
    pub person: Option<Text>,
    /// Their office.
    pub role: Option<Text>,
}

/// Something to do.
#[derive(Debug, Clone, Hash)]
pub struct Task {
    /// What.
    pub what: Text,
    /// Whether everybody who took part does it.
    pub everybody: bool,
    /// Every organisation that does it, each once; all who took part among them if it is everybody's.
    pub who: Vec<Id>,
    /// Those of them that are named beside everybody who took part, or alone.
    pub named: Vec<Id>,
    /// Those who do it and have no page, by name: organisations, then people.
    pub people: Vec<Text>,
    /// By when.
    pub due: Option<Date>,
    /// Where it stands on the day of the build.
    pub state: TaskState,
    /// When it was done.
    pub done_on: Option<Date>,
}

/// Where a task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TaskState {
    /// To be done.
    Open,
    /// To be done, and its day is past.
    Overdue,
    /// Done.
    Done,
}

impl TaskState {
    /// Returns its name for themes and data.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::Done => "done",
        }
    }
}

/// Lets through what `view` may see; `None` for a meeting that is not shown or has no day.
pub(super) fn visible_meeting(view: &View<'_>, from: &validate::Meeting) -> Option<Meeting> {
    let validate::Meeting {
        common,
        title,
        date,
        start,
        end,
        format,
        place,
        organiser,
        series,
        status,
        attendees,
        agenda,
        heard,
        decisions,
        tasks,
        channels,
        next,
        documents,
        video,
    } = from;
    let entry = view.visible_entry(common)?;
    let date = (*date)?;
    let show_tasks = view.register.site.publish.tasks || view.visibility == Visibility::Desks;
    let tasks = tasks.iter().filter(|_| show_tasks).map(|task| visible_task(view, from, task));
    Some(Meeting {
        entry,
        title: title.clone(),
        date,
        start: *start,
        end: *end,
        format: *format,
        place: place.clone(),
        organiser: organiser.as_ref().and_then(|id| mention(view, id.value.id()?)),
        series: series.clone(),
        status: meeting_status(view, status.as_ref().map(|status| status.value), date),
        attendees: attendees.iter().filter_map(|a| visible_attendee(view, a)).collect(),
        agenda: agenda.clone(),
        heard: heard.clone(),
        decisions: decisions.clone(),
        tasks: tasks.collect(),
        channels: channels.clone(),
        next: next.as_ref().map(|next| next.value.clone()),
        documents: documents.clone(),
        video: video.clone(),
    })
}

/// Without a word from the editors a past meeting was held and a coming one is planned.
fn meeting_status(view: &View<'_>, written: Option<MeetingStatus>, date: Date) -> MeetingStatus {
    let is_past = date < view.register.config.today;
    written.unwrap_or(if is_past { MeetingStatus::Held } else { MeetingStatus::Planned })
}

/// Returns how an organisation is named; `None` for one that does not exist or was never shown, which has a diagnostic.
fn mention(view: &View<'_>, id: &Id) -> Option<Mention> {
    if view.shown.contains(id.as_str()) {
        return Some(Mention::Shown(id.clone()));
    }
    let mut all = view.register.organisations.iter();
    let hidden = all.find(|organisation| organisation.common.id == id.as_str())?;
    // Only what readers have been told before: a draft's name, or one whose day has not come, may be nobody's business yet.
    hidden
        .common
        .was_published(view.register.config.today)
        .then(|| Mention::Named(hidden.name.clone()))
}

fn visible_attendee(view: &View<'_>, from: &validate::Attendee) -> Option<Attendee> {
    let validate::Attendee { organisation, name, person, role } = from;
    let mentioned = organisation.as_ref().and_then(|id| mention(view, id.value.id()?));
    let own = name.as_ref().map(|name| name.value.clone());
    let (organisation, name) = match mentioned {
        Some(Mention::Shown(id)) => (Some(id), own),
        Some(Mention::Named(name)) => (None, Some(own.unwrap_or(name))),
        None => (None, Some(own?)),
    };
    Some(Attendee { organisation, name, person: person.clone(), role: role.clone() })
}

fn visible_task(view: &View<'_>, meeting: &validate::Meeting, from: &validate::Task) -> Task {
    let validate::Task { what, who: responsible, due, done, done_on } = from;
    // Which organisations it names is asked of the whole.
    let validate::Responsible { attendees, organisations: _, names } = responsible;
    let (took_part, beside) = responsible.each_once(meeting);
    let mut who: Vec<Id> = view.shown(took_part.into_iter().cloned());
    let (mut named, mut people) = (Vec::new(), Vec::new());
    for mentioned in beside.into_iter().filter_map(|id| mention(view, id)) {
        match mentioned {
            Mention::Shown(id) => named.push(id),
            Mention::Named(name) => people.push(name),
        }
    }
    who.extend(named.iter().cloned());
    people.extend(names.iter().map(|name| name.value.clone()));
    let due = due.as_ref().map(|due| due.value);
    let is_past = due.is_some_and(|due| due < view.register.config.today);
    let state = match (*done, is_past) {
        (true, _) => TaskState::Done,
        (false, true) => TaskState::Overdue,
        (false, false) => TaskState::Open,
    };
    Task {
        what: what.clone(),
        everybody: *attendees,
        who,
        named,
        people,
        due,
        state,
        done_on: done_on.as_ref().map(|day| day.value),
    }
}
