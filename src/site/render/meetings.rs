//! A meeting becomes its values: a card for lists, all of its minutes for its page, and what became of the next one.
//!
//! Which meetings are to come and which is next is known here already; a meeting that is only announced has a card whose
//! address is that of the minutes.

use super::value_builder::ValueBuilder;
use super::values as v;
use crate::base::choices::MeetingStatus;
use crate::base::locale::dates;
use crate::base::messages::Messages;
use crate::content::parse::Kind;
use crate::content::validate::{Channel, Decision, File, Heard, Next};
use crate::list::meetings::{Announced, Occasion};
use crate::list::publish::{Attendee, Meeting, Mention};

impl ValueBuilder<'_> {
    /// Makes the card of a meeting.
    pub(super) fn meeting_card(&self, m: &Meeting) -> v::MeetingCard {
        let Meeting {
            entry,
            title,
            date,
            start,
            end,
            format,
            place,
            status,
            attendees,
            // Its own page tells these.
            organiser: _,
            series: _,
            agenda: _,
            heard: _,
            decisions: _,
            tasks: _,
            channels: _,
            next: _,
            documents: _,
            video: _,
        } = m;
        v::MeetingCard {
            id: entry.id.to_string(),
            url: self.routes.addresses.entry_page(self.lang, Kind::Meeting, &entry.id),
            title: self.text(title),
            date: date.to_string(),
            start: start.map(dates::time),
            end: end.map(dates::time),
            format: *format,
            place: self.maybe(place.as_ref()),
            status: *status,
            to_come: m.is_to_come(self.public.site.today),
            draft: entry.is_draft,
            attendees: attendees.len(),
        }
    }

    /// Makes the card of a meeting that is only announced; its page is that of the minutes.
    pub(super) fn announced(&self, a: &Announced, words: &Messages) -> v::MeetingCard {
        let minutes = self.routes.addresses.entry_page(self.lang, Kind::Meeting, &a.by.id);
        v::MeetingCard {
            id: a.key.to_string(),
            url: minutes.map(|minutes| format!("{minutes}#next")),
            title: self.maybe(a.series.as_ref()).unwrap_or_else(|| words.say("meeting-next", &[])),
            date: a.date.to_string(),
            start: a.start.map(dates::time),
            end: None,
            format: None,
            place: self.maybe(a.place.as_ref()),
            status: MeetingStatus::Planned,
            to_come: true,
            draft: a.by.is_draft,
            attendees: 0,
        }
    }

    /// Makes everything about a meeting.
    pub(super) fn minutes(&self, m: &Meeting, base: &str) -> v::MeetingEntry {
        let Meeting {
            entry,
            organiser,
            series,
            attendees,
            agenda,
            heard,
            decisions,
            tasks,
            channels,
            next: _, // where it has a file of its own, what that says
            documents,
            video,
            // Its card tells these.
            title: _,
            date: _,
            start: _,
            end: _,
            format: _,
            place: _,
            status: _,
        } = m;
        v::MeetingEntry {
            organiser: organiser.as_ref().and_then(|organiser| match organiser {
                Mention::Shown(id) => self.named_organisation(id),
                Mention::Named(name) => Some(v::NameValue { name: self.text(name), url: None }),
            }),
            series: self.maybe(series.as_ref()),
            agenda: agenda.iter().map(|item| self.text(item)).collect(),
            attendees: attendees.iter().map(|attendee| self.attendee_value(attendee)).collect(),
            heard: heard.iter().map(|heard| self.heard_value(heard)).collect(),
            decisions: decisions.iter().map(|decision| self.decision_value(decision)).collect(),
            tasks: tasks.iter().map(|task| self.task_value(task, m)).collect(),
            channels: channels.iter().map(|channel| self.channel_value(channel)).collect(),
            next: self.next_value(m),
            calendar: self.calendar(&entry.id),
            documents: documents.iter().map(|document| self.document_value(document)).collect(),
            video: video.as_ref().map(|video| video.to_string()),
            source: self.maybe(entry.source.as_ref()),
            body: self.body_value(entry, base),
        }
    }

    fn heard_value(&self, heard: &Heard) -> v::HeardValue {
        let Heard { who, text } = heard;
        v::HeardValue { who: self.maybe(who.as_ref()), text: self.text(text) }
    }

    fn decision_value(&self, decision: &Decision) -> v::DecisionValue {
        let Decision { text, result } = decision;
        v::DecisionValue { text: self.text(text), result: self.maybe(result.as_ref()) }
    }

    fn channel_value(&self, channel: &Channel) -> v::NameValue {
        let Channel { name, url } = channel;
        v::NameValue { name: self.text(name), url: url.as_ref().map(|url| url.to_string()) }
    }

    fn document_value(&self, document: &File) -> v::NameValue {
        let File { file, name } = document;
        v::NameValue {
            name: self.maybe(name.as_ref()).unwrap_or_else(|| self.typeset(&file.value)),
            url: self.file_url(&file.value),
        }
    }

    fn attendee_value(&self, attendee: &Attendee) -> v::AttendeeValue {
        let Attendee { organisation, name, person, role } = attendee;
        let named = organisation.as_ref().and_then(|id| self.named_organisation(id));
        let (name, url) = match named {
            Some(named) => (named.name, named.url),
            None => (self.maybe(name.as_ref()).unwrap_or_default(), None),
        };
        v::AttendeeValue {
            name,
            url,
            person: self.maybe(person.as_ref()),
            role: self.maybe(role.as_ref()),
        }
    }

    /// What minutes say of the next meeting; where that has a file of its own, what that says.
    fn next_value(&self, m: &Meeting) -> Option<v::NextValue> {
        let Next { date, start, place } = m.next.as_ref()?;
        let plain = v::NextValue {
            date: date.to_string(),
            start: start.map(dates::time),
            place: self.maybe(place.as_ref()),
            status: None,
            url: None,
            calendar: None,
        };
        let filed = match self.public.meeting_after(m) {
            None => return Some(plain),
            Some(Occasion::Announced(announced)) => {
                let calendar = self.calendar(&announced.key);
                return Some(v::NextValue {
                    status: Some(MeetingStatus::Planned),
                    calendar,
                    ..plain
                });
            }
            Some(Occasion::Filed(filed)) => filed,
        };
        let is_planned =
            filed.is_to_come(self.public.site.today) && filed.status == MeetingStatus::Planned;
        // What the minutes knew of a day is of no use on another.
        let said = (filed.date == *date).then_some(plain);
        let (start, place) = said.map_or((None, None), |said| (said.start, said.place));
        Some(v::NextValue {
            date: filed.date.to_string(),
            start: filed.start.map(dates::time).or(start),
            place: self.maybe(filed.place.as_ref()).or(place),
            status: Some(filed.status),
            url: self.routes.addresses.entry_page(self.lang, Kind::Meeting, &filed.entry.id),
            calendar: self.calendar(&filed.entry.id).filter(|_| is_planned),
        })
    }

    /// Returns the calendar file of one meeting.
    fn calendar(&self, id: &str) -> Option<String> {
        self.routes.addresses.file_url(&format!("meetings/{id}.ics"))
    }
}
