//! A meeting's fields become its record.

use std::sync::Arc;

use jiff::civil::{Date, Time};

use super::entry::{Common, LinkedFile};
use super::form::{Datum, Form};
use super::reference::Reference;
use crate::base::choices::{MeetingFormat, MeetingStatus, TaskStatus};
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location, Sited};
use crate::base::localised::Text;
use crate::base::names::Id;

/// A meeting, as its file says.
#[derive(Debug, Clone)]
pub struct Meeting {
    /// Id, dates, source, body.
    pub common: Common,
    /// Its title; the id where it is missing.
    pub title: Text,
    /// The day; missing only where a diagnostic says so.
    pub date: Option<Date>,
    /// When it starts.
    pub start: Option<Time>,
    /// When it ends.
    pub end: Option<Time>,
    /// How it is held.
    pub format: Option<MeetingFormat>,
    /// Where.
    pub place: Option<Text>,
    /// Who convenes it.
    pub organiser: Option<Sited<Reference>>,
    /// The series it belongs to.
    pub series: Option<Text>,
    /// Whether it takes place; `None` where it follows from the date.
    pub status: Option<Sited<MeetingStatus>>,
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
    pub next: Option<Sited<Next>>,
    /// Documents.
    pub documents: Vec<File>,
    /// Recording.
    pub video: Option<Arc<str>>,
}

/// Somebody who took part.
#[derive(Debug, Clone)]
pub struct Attendee {
    /// The organisation, if it is in the list.
    pub organisation: Option<Sited<Reference>>,
    /// A name, if it is not.
    pub name: Option<Sited<Text>>,
    /// Who represented it.
    pub person: Option<Text>,
    /// Their office.
    pub role: Option<Text>,
}

/// Something heard.
#[derive(Debug, Clone, Hash)]
pub struct Heard {
    /// Who reported.
    pub who: Option<Text>,
    /// About what.
    pub text: Text,
}

/// Something decided.
#[derive(Debug, Clone, Hash)]
pub struct Decision {
    /// What.
    pub text: Text,
    /// Vote or result.
    pub result: Option<Text>,
}

/// Who does a task.
#[derive(Debug, Clone, Default)]
pub struct Responsible {
    /// Everybody who took part.
    pub attendees: bool,
    /// These organisations, whether they took part or not.
    pub organisations: Vec<Sited<Id>>,
    /// These names: people's, once those of organisations were found by `model`.
    pub names: Vec<Sited<Text>>,
}

impl Responsible {
    /// Returns the organisations that do a task of `meeting`, each once: those who took part, if it is everybody's, and
    /// those named beside them.
    pub(crate) fn each_once<'a>(&'a self, meeting: &'a Meeting) -> (Vec<&'a Id>, Vec<&'a Id>) {
        let (mut took_part, mut beside): (Vec<&Id>, Vec<&Id>) = (Vec::new(), Vec::new());
        let attendees = meeting.attendees.iter().filter(|_| self.attendees);
        let organisations = attendees.filter_map(|attendee| attendee.organisation.as_ref());
        for id in organisations.filter_map(|organisation| organisation.value.id()) {
            if !took_part.contains(&id) {
                took_part.push(id);
            }
        }
        for id in &self.organisations {
            if !took_part.contains(&&id.value) && !beside.contains(&&id.value) {
                beside.push(&id.value);
            }
        }
        (took_part, beside)
    }
}

/// Something to do.
#[derive(Debug, Clone)]
pub struct Task {
    /// What.
    pub what: Text,
    /// Who.
    pub who: Responsible,
    /// By when.
    pub due: Option<Sited<Date>>,
    /// Whether it is done.
    pub done: bool,
    /// When it was done.
    pub done_on: Option<Sited<Date>>,
}

/// A channel of communication.
#[derive(Debug, Clone, Hash)]
pub struct Channel {
    /// Its name.
    pub name: Text,
    /// A public address.
    pub url: Option<Arc<str>>,
}

/// The meeting after this one.
#[derive(Debug, Clone, Hash)]
pub struct Next {
    /// The day.
    pub date: Date,
    /// When it starts.
    pub start: Option<Time>,
    /// Where.
    pub place: Option<Text>,
}

/// A document.
#[derive(Debug, Clone, Hash)]
pub struct File {
    /// A file of `content/files/` or an address.
    pub file: LinkedFile,
    /// Its name.
    pub name: Option<Text>,
}

/// Makes the record.
pub(super) fn validate_meeting(
    mut form: Form,
    common: Common,
    diagnostics: &mut Diagnostics,
) -> Meeting {
    let date = form.date("date");
    let (start, end) = (form.time("start"), form.time("end"));
    check_file_date(&common, date.as_ref(), diagnostics);
    check_order(start.as_ref(), end.as_ref(), diagnostics);
    let day = date.as_ref().map(|date| date.value);
    let text = |form: &mut Form, key| form.text(key).map(|text| text.value);
    let (attendees, tasks) = (form.records("attendees"), form.records("tasks"));
    Meeting {
        title: text(&mut form, "title").unwrap_or_else(|| Text::from(common.id.as_str())),
        date: day,
        start: start.map(|time| time.value),
        end: end.map(|time| time.value),
        format: form.choice("format").map(|choice| choice.value),
        place: text(&mut form, "place"),
        organiser: form.reference("organiser"),
        series: text(&mut form, "series"),
        status: form.choice("status"),
        attendees: attendees
            .into_iter()
            .filter_map(|form| validate_attendee(form, diagnostics))
            .collect(),
        agenda: form.texts("agenda"),
        heard: form.records("heard").into_iter().filter_map(validate_heard).collect(),
        decisions: form.records("decisions").into_iter().filter_map(validate_decision).collect(),
        tasks: tasks.into_iter().filter_map(|form| validate_task(form, day, diagnostics)).collect(),
        channels: form.records("channels").into_iter().filter_map(validate_channel).collect(),
        next: form.record("next").and_then(|form| validate_next(form.value, day, diagnostics)),
        documents: form.records("documents").into_iter().filter_map(validate_document).collect(),
        video: form.single_language("video").map(|text| text.value),
        common,
    }
}

/// The file name starts with the day, so that files sort by it and one cannot contradict the other.
fn check_file_date(common: &Common, date: Option<&Sited<Date>>, diagnostics: &mut Diagnostics) {
    let Some(date) = date else { return };
    let day = date.value.to_string();
    let matches =
        common.id.strip_prefix(&day).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    if !matches {
        let diagnostic = Diagnostic::new(Code::MeetingFileDate, date.at.clone());
        let diagnostic = diagnostic.with("date", day).with("file", common.path.file_name());
        diagnostics.push(diagnostic.with("id", common.id.as_str()));
    }
}

fn check_order(
    start: Option<&Sited<Time>>,
    end: Option<&Sited<Time>>,
    diagnostics: &mut Diagnostics,
) {
    let (Some(start), Some(end)) = (start, end) else { return };
    if end.value < start.value && !is_past_midnight(start.value, end.value) {
        let diagnostic = Diagnostic::new(Code::EndBeforeStart, end.at.clone());
        diagnostics.push(diagnostic.see(start.at.clone()));
    }
}

/// Tells an end on the next day: the meeting began in the evening and its end is an hour of the night.
pub(crate) fn is_past_midnight(start: Time, end: Time) -> bool {
    let (evening, morning) = (Time::constant(17, 0, 0, 0), Time::constant(6, 0, 0, 0));
    start >= evening && end <= morning
}

fn validate_attendee(mut form: Form, diagnostics: &mut Diagnostics) -> Option<Attendee> {
    if form.is_about_nothing() {
        let at = Location { end: form.at.start, ..form.at.clone() };
        diagnostics.push(Diagnostic::new(Code::NamelessAttendee, at));
    }
    let organisation = form.reference("organisation");
    let name = form.text("name");
    if organisation.is_none() && name.is_none() {
        return None;
    }
    Some(Attendee {
        organisation,
        name,
        person: form.text("person").map(|text| text.value),
        role: form.text("role").map(|text| text.value),
    })
}

fn validate_heard(mut form: Form) -> Option<Heard> {
    let text = form.text("text")?.value;
    Some(Heard { text, who: form.text("who").map(|text| text.value) })
}

fn validate_decision(mut form: Form) -> Option<Decision> {
    let text = form.text("text")?.value;
    Some(Decision { text, result: form.text("result").map(|text| text.value) })
}

fn validate_task(mut form: Form, day: Option<Date>, diagnostics: &mut Diagnostics) -> Option<Task> {
    let what = form.text("what")?.value;
    let (done_on, due) = (form.date("done_on"), form.date("due"));
    let status = form.choice("status").map(|choice| choice.value);
    let done = status == Some(TaskStatus::Done) || (status.is_none() && done_on.is_some());
    if let Some(done_on) = done_on.as_ref().filter(|_| !done) {
        let diagnostic = Diagnostic::new(Code::DoneButOpen, done_on.at.clone());
        diagnostics.push(diagnostic.with("date", done_on.value.to_string()));
    }
    if let (Some(due), Some(day)) = (&due, day)
        && due.value < day
        && !done
    {
        let diagnostic = Diagnostic::new(Code::DueBeforeMeeting, due.at.clone());
        let diagnostic = diagnostic.with("due", due.value.to_string());
        diagnostics.push(diagnostic.with("date", day.to_string()));
    }
    Some(Task { what, who: responsible(&mut form), due, done, done_on })
}

fn responsible(form: &mut Form) -> Responsible {
    let items = form.items("who");
    let mut who = Responsible::default();
    for Sited { value, at } in items {
        match value {
            Datum::Choice(_) => who.attendees = true,
            Datum::Id(value) => who.organisations.push(Sited { value, at }),
            Datum::Text(value) => who.names.push(Sited { value, at }),
            Datum::YesNo(_)
            | Datum::Number(_)
            | Datum::Count(_)
            | Datum::Date(_)
            | Datum::Time(_)
            | Datum::Phone(_)
            | Datum::Reference(_)
            | Datum::Hours(_)
            | Datum::Language(_)
            | Datum::Coordinates(..)
            | Datum::Record(_)
            | Datum::List(_)
            | Datum::Levels(_)
            | Datum::Notes => {}
        }
    }
    who
}

fn validate_channel(mut form: Form) -> Option<Channel> {
    let name = form.text("name")?.value;
    Some(Channel { name, url: form.single_language("url").map(|text| text.value) })
}

fn validate_next(
    mut form: Form,
    day: Option<Date>,
    diagnostics: &mut Diagnostics,
) -> Option<Sited<Next>> {
    let date = form.date("date")?;
    if let Some(day) = day.filter(|day| date.value < *day) {
        let diagnostic = Diagnostic::new(Code::NextBeforeDate, date.at.clone());
        let diagnostic = diagnostic.with("next", date.value.to_string());
        diagnostics.push(diagnostic.with("date", day.to_string()));
    }
    let next = Next {
        date: date.value,
        start: form.time("start").map(|time| time.value),
        place: form.text("place").map(|text| text.value),
    };
    Some(Sited { value: next, at: date.at })
}

fn validate_document(mut form: Form) -> Option<File> {
    let file = form.single_language("file")?;
    Some(File { file, name: form.text("name").map(|text| text.value) })
}
