//! What templates see of a meeting: its card in lists, its minutes, and the tasks that they give.

use super::contract::values;
use super::parts::NameValue;
use crate::base::choices::{MeetingFormat, MeetingStatus};

values! {
    /// A meeting in lists. One that minutes announce and that has no file yet has a card, too.
    "meeting card" MeetingCard {
        /// Its id.
        id: String,
        /// Its page; where it is only announced, that of the minutes.
        url: Option<String>,
        /// Its title.
        title: String,
        /// Its day.
        date: String,
        /// When it begins.
        start: Option<String>,
        /// When it ends.
        end: Option<String>,
        /// How it is held.
        format: Option<MeetingFormat>,
        /// Where it is held.
        place: Option<String>,
        /// Whether it took place.
        status: MeetingStatus,
        /// True while its day is to come and it has not been held; for cancelled ones, too.
        to_come: bool,
        /// Whether it is a draft, which stands in the preview only.
        draft: bool,
        /// How many took part.
        attendees: usize,
    }

    /// Somebody who took part in a meeting.
    "attendee" AttendeeValue {
        /// The organisation, or whoever it was.
        name: String,
        /// The page of the organisation.
        url: Option<String>,
        /// Who came for it.
        person: Option<String>,
        /// What that person does there.
        role: Option<String>,
    }

    /// Something heard.
    "heard" HeardValue {
        /// Who spoke.
        who: Option<String>,
        /// What was said.
        text: String,
    }

    /// Something decided.
    "decision" DecisionValue {
        /// What was decided.
        text: String,
        /// What came of it.
        result: Option<String>,
    }

    /// Something to do.
    "task" TaskValue {
        /// What is to be done.
        what: String,
        /// Who is to do it; a person has no `url`.
        who: Vec<NameValue>,
        /// True for "all who took part", with `who` beside them.
        everybody: bool,
        /// By when.
        due: Option<String>,
        /// Where it stands: `open`, `overdue` or `done`.
        state: &'static str,
        /// On which day it was done.
        done_on: Option<String>,
        /// The meeting that gave it.
        meeting: MeetingCard,
    }

    /// The meeting after this one: what its own file says, if there is one, else what these minutes say.
    "next meeting" NextValue {
        /// Its day.
        date: String,
        /// When it begins.
        start: Option<String>,
        /// Where it is held.
        place: Option<String>,
        /// Whether it took place; nothing where its day is past and it has no file.
        status: Option<MeetingStatus>,
        /// Its own page.
        url: Option<String>,
        /// The address of its calendar file, only while it is to come.
        calendar: Option<String>,
    }

    /// Everything about a meeting, for its own page.
    "meeting" MeetingEntry {
        /// Who called it.
        organiser: Option<NameValue>,
        /// The series it belongs to.
        series: Option<String>,
        /// What it was about, point by point.
        agenda: Vec<String>,
        /// Who took part.
        attendees: Vec<AttendeeValue>,
        /// What was heard.
        heard: Vec<HeardValue>,
        /// What was decided.
        decisions: Vec<DecisionValue>,
        /// What is to be done.
        tasks: Vec<TaskValue>,
        /// Where people keep in touch between meetings.
        channels: Vec<NameValue>,
        /// The meeting after this one.
        next: Option<NextValue>,
        /// The address of this meeting's calendar file.
        calendar: Option<String>,
        /// Papers of the meeting.
        documents: Vec<NameValue>,
        /// The address of a recording.
        video: Option<String>,
        /// Where the facts come from.
        source: Option<String>,
        /// The text of its page: finished HTML, as [below](#texts-of-entries).
        body: Option<String>,
    }

    /// A meeting that an organisation took part in.
    "attended meeting" Attended {
        /// The meeting.
        meeting: MeetingCard,
        /// Who came for the organisation.
        person: Option<String>,
        /// What that person does there.
        role: Option<String>,
    }
}
