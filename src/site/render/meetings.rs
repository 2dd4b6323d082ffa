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
use crate::content::validate;
use crate::list::meetings::{Announced, Occasion};
use crate::list::publish::{Attendee, Meeting, Mention};

impl ValueBuilder<'_> {
    /// Makes the card of a meeting.
    pub(super) fn meeting(&self, m: &Meeting) -> v::MeetingCard {
        v::MeetingCard {
            id: m.entry.id.to_string(),
            url: self.routes.addresses.entry(self.lang, Kind::Meeting, &m.entry.id),
            title: self.text(&m.title),
            date: m.date.to_string(),
            start: m.start.map(dates::time),
            end: m.end.map(dates::time),
            format: m.format,
            place: self.maybe(m.place.as_ref()),
            status: m.status,
            to_come: m.is_to_come(self.public.site.today),
            draft: m.entry.is_draft,
            attendees: m.attendees.len(),
        }
    }

    /// Makes the card of a meeting that is only announced; its page is that of the minutes.
    pub(super) fn announced(&self, a: &Announced, words: &Messages) -> v::MeetingCard {
        let minutes = self.routes.addresses.entry(self.lang, Kind::Meeting, &a.by.id);
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
        let heard = |h: &validate::Heard| v::HeardValue {
            who: self.maybe(h.who.as_ref()),
            text: self.text(&h.text),
        };
        let decision = |d: &validate::Decision| v::DecisionValue {
            text: self.text(&d.text),
            result: self.maybe(d.result.as_ref()),
        };
        let channel = |c: &validate::Channel| v::NameValue {
            name: self.text(&c.name),
            url: c.url.as_ref().map(|url| url.to_string()),
        };
        let document = |d: &validate::File| v::NameValue {
            name: self.maybe(d.name.as_ref()).unwrap_or_else(|| self.set(&d.file.value)),
            url: self.file(&d.file.value),
        };
        v::MeetingEntry {
            organiser: m.organiser.as_ref().and_then(|organiser| match organiser {
                Mention::Shown(id) => self.named(id),
                Mention::Named(name) => Some(v::NameValue { name: self.text(name), url: None }),
            }),
            series: self.maybe(m.series.as_ref()),
            agenda: m.agenda.iter().map(|item| self.text(item)).collect(),
            attendees: m.attendees.iter().map(|attendee| self.attendee(attendee)).collect(),
            heard: m.heard.iter().map(heard).collect(),
            decisions: m.decisions.iter().map(decision).collect(),
            tasks: m.tasks.iter().map(|task| self.task(task, m)).collect(),
            channels: m.channels.iter().map(channel).collect(),
            next: self.next(m),
            calendar: self.calendar(&m.entry.id),
            documents: m.documents.iter().map(document).collect(),
            video: m.video.as_ref().map(|video| video.to_string()),
            source: self.maybe(m.entry.source.as_ref()),
            body: self.body(&m.entry, base),
        }
    }

    fn attendee(&self, a: &Attendee) -> v::AttendeeValue {
        let named = a.organisation.as_ref().and_then(|id| self.named(id));
        let (name, url) = match named {
            Some(named) => (named.name, named.url),
            None => (self.maybe(a.name.as_ref()).unwrap_or_default(), None),
        };
        v::AttendeeValue {
            name,
            url,
            person: self.maybe(a.person.as_ref()),
            role: self.maybe(a.role.as_ref()),
        }
    }

    /// What minutes say of the next meeting; where that has a file of its own, what that says.
    fn next(&self, m: &Meeting) -> Option<v::NextValue> {
        let said = m.next.as_ref()?;
        let plain = v::NextValue {
            date: said.date.to_string(),
            start: said.start.map(dates::time),
            place: self.maybe(said.place.as_ref()),
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
        let said = (filed.date == said.date).then_some(plain);
        let (start, place) = said.map_or((None, None), |said| (said.start, said.place));
        Some(v::NextValue {
            date: filed.date.to_string(),
            start: filed.start.map(dates::time).or(start),
            place: self.maybe(filed.place.as_ref()).or(place),
            status: Some(filed.status),
            url: self.routes.addresses.entry(self.lang, Kind::Meeting, &filed.entry.id),
            calendar: self.calendar(&filed.entry.id).filter(|_| is_planned),
        })
    }

    /// Returns the calendar file of one meeting.
    fn calendar(&self, id: &str) -> Option<String> {
        self.routes.addresses.file(&format!("meetings/{id}.ics"))
    }
}
