//! Meetings for a calendar: RFC 5545, one file for each and all of them in one.
//!
//! The zone is written out with every change of the clock around the meetings, as the bundled time zones have it, so no
//! program needs to know it by name. A meeting without an hour is an all-day event. Its UID never changes; SEQUENCE counts
//! its changes as the ledger does, and a cancelled meeting says so. What has no property of its own stands in the
//! description.

use jiff::civil::{Date, DateTime, Time};

use super::export_context::ExportContext;
use super::lines::Lines;
use crate::base::choices::MeetingStatus;
use crate::base::locale::dates::{date_long, time};
use crate::base::messages::Messages;
use crate::base::names::Id;
use crate::base::timezone::{self, ClockChange};
use crate::content::parse::Kind;
use crate::content::validate::{Channel, Decision, File, Heard, Next};
use crate::list::meetings::{Announced, Occasion, Stamp, UNKNOWN};
use crate::list::publish::{Attendee, Meeting, Mention, Task};

/// Writes one meeting.
pub(super) fn write_one(context: &ExportContext<'_>, occasion: Occasion<'_>, buffer: &mut Vec<u8>) {
    calendar(context, &[occasion], buffer);
}

/// Writes all meetings, those that are only announced first, then the newest first.
pub(super) fn write_all(context: &ExportContext<'_>, buffer: &mut Vec<u8>) {
    calendar(context, &context.public.occasions().collect::<Vec<_>>(), buffer);
}

fn calendar(context: &ExportContext<'_>, occasions: &[Occasion<'_>], buffer: &mut Vec<u8>) {
    let site = &context.public.site;
    let mut lines = Lines::new(buffer);
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.raw("PRODID", concat!("-//Perelik//", env!("CARGO_PKG_VERSION"), "//UK"));
    lines.raw("CALSCALE", "GREGORIAN");
    lines.raw("METHOD", "PUBLISH");
    lines.put_text("X-WR-CALNAME", &site.title.main);
    lines.put_text("X-WR-TIMEZONE", &site.timezone);
    let days = occasions.iter().map(|occasion| occasion.date());
    // A calendar without a meeting is the same on every day.
    let first = days.clone().min().unwrap_or(UNKNOWN);
    zone(&site.timezone, first, days.max().unwrap_or(UNKNOWN), &mut lines);
    let event = Event { context, words: context.words };
    occasions.iter().for_each(|occasion| event.write(*occasion, &mut lines));
    lines.raw("END", "VCALENDAR");
}

/// Writes the zone with the change that holds on the first day, and each after it up to the last.
fn zone(name: &str, first: Date, last: Date, lines: &mut Lines<'_>) {
    lines.raw("BEGIN", "VTIMEZONE");
    lines.put_text("TZID", name);
    for ClockChange { is_summer, at, before, after, abbreviation } in
        timezone::clock_changes(name, first, last)
    {
        let part = if is_summer { "DAYLIGHT" } else { "STANDARD" };
        lines.raw("BEGIN", part);
        lines.raw("DTSTART", &at.strftime("%Y%m%dT%H%M%S").to_string());
        lines.raw("TZOFFSETFROM", &before);
        lines.raw("TZOFFSETTO", &after);
        lines.put_text("TZNAME", &abbreviation);
        lines.raw("END", part);
    }
    lines.raw("END", "VTIMEZONE");
}

struct Event<'a> {
    context: &'a ExportContext<'a>,
    words: &'a Messages,
}

impl Event<'_> {
    fn write(&self, occasion: Occasion<'_>, lines: &mut Lines<'_>) {
        lines.raw("BEGIN", "VEVENT");
        lines.put_text("UID", &self.context.lasting_name_of(occasion));
        let Stamp { changed, sequence } = self.context.public.meeting_stamp(occasion);
        lines.raw("DTSTAMP", &changed.strftime("%Y%m%dT000000Z").to_string());
        lines.raw("LAST-MODIFIED", &changed.strftime("%Y%m%dT000000Z").to_string());
        lines.raw("SEQUENCE", &sequence.to_string());
        match occasion {
            Occasion::Filed(meeting) => self.write_filed(meeting, lines),
            Occasion::Announced(announced) => self.write_announced(announced, lines),
        }
        if self.context.stamp.is_some() {
            lines.raw("CLASS", "CONFIDENTIAL");
        }
        lines.raw("TRANSP", "TRANSPARENT");
        lines.raw("END", "VEVENT");
    }

    /// What is known of a meeting without a file; its page is that of the minutes which announce it.
    fn write_announced(&self, announced: &Announced, lines: &mut Lines<'_>) {
        self.when(announced.date, announced.start, None, lines);
        let series = announced.series.as_ref().map(|series| &*series.main);
        lines.put_text("SUMMARY", series.unwrap_or(&self.words.say("meeting-next", &[])));
        lines.maybe("LOCATION", announced.place.as_ref().map(|place| &*place.main));
        let stamp = self.context.stamp.map(str::to_owned);
        let planned = self.words.say("meeting-planned", &[]);
        let said: Vec<String> = stamp.into_iter().chain([planned]).collect();
        lines.put_text("DESCRIPTION", &said.join("\n"));
        if let Some(page) = self.context.page_url(Kind::Meeting, &announced.by.id) {
            lines.raw("URL;VALUE=URI", &page);
        }
        if let Some(series) = series {
            lines.write_joined("CATEGORIES", ",", [series]);
        }
        lines.raw("STATUS", "CONFIRMED");
    }

    fn write_filed(&self, meeting: &Meeting, lines: &mut Lines<'_>) {
        let Meeting {
            entry,
            title,
            date,
            start,
            end: _, // with its day, below
            place,
            series,
            status,
            // What has no property of its own is said in words.
            format: _,
            organiser: _,
            attendees: _,
            agenda: _,
            heard: _,
            decisions: _,
            tasks: _,
            channels: _,
            next: _,
            documents: _,
            video: _,
        } = meeting;
        self.when(*date, *start, meeting.ends(), lines);
        lines.put_text("SUMMARY", &title.main);
        lines.maybe("LOCATION", place.as_ref().map(|place| &*place.main));
        lines.maybe("DESCRIPTION", Some(&self.description(meeting)));
        if let Some(page) = self.context.page_url(Kind::Meeting, &entry.id) {
            lines.raw("URL;VALUE=URI", &page);
        }
        if let Some(series) = series {
            lines.write_joined("CATEGORIES", ",", [&*series.main]);
        }
        lines.raw(
            "STATUS",
            match status {
                MeetingStatus::Cancelled => "CANCELLED",
                MeetingStatus::Planned | MeetingStatus::Held => "CONFIRMED",
            },
        );
    }

    fn when(&self, day: Date, start: Option<Time>, end: Option<DateTime>, lines: &mut Lines<'_>) {
        let zone = &self.context.public.site.timezone;
        let at = |moment: DateTime| moment.strftime("%Y%m%dT%H%M%S").to_string();
        let Some(start) = start else {
            lines.raw("DTSTART;VALUE=DATE", &day.strftime("%Y%m%d").to_string());
            return;
        };
        let start = day.to_datetime(start);
        lines.raw(&format!("DTSTART;TZID={zone}"), &at(start));
        // An event of no length has no end (RFC 5545, 3.6.1).
        if let Some(end) = end.filter(|end| *end > start) {
            lines.raw(&format!("DTEND;TZID={zone}"), &at(end));
        }
    }

    /// Says in words what has no property of its own.
    fn description(&self, meeting: &Meeting) -> String {
        let Meeting {
            format,
            organiser,
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
            // These have properties.
            entry: _,
            title: _,
            date: _,
            start: _,
            end: _,
            place: _,
            series: _,
        } = meeting;
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.context.stamp.map(str::to_owned));
        parts.push(self.words.say(&format!("meeting-{}", status.as_str()), &[]));
        parts.extend(format.map(|f| self.words.say(&format!("meeting-format-{f}"), &[])));
        let organiser = organiser.as_ref().and_then(|organiser| match organiser {
            Mention::Shown(id) => self.organisation_name(id),
            Mention::Named(name) => Some(name.main.to_string()),
        });
        parts.extend(organiser.map(|name| self.said("meeting-organiser", &name)));
        self.property_list(
            "meeting-agenda",
            agenda.iter().map(|item| item.main.to_string()),
            &mut parts,
        );
        self.property_list(
            "meeting-present",
            attendees.iter().map(|a| self.attendee_line(a)),
            &mut parts,
        );
        self.property_list("meeting-heard", heard.iter().map(of_heard), &mut parts);
        self.property_list("meeting-decided", decisions.iter().map(of_decision), &mut parts);
        self.property_list(
            "meeting-tasks",
            tasks.iter().map(|task| self.task_line(task)),
            &mut parts,
        );
        self.property_list("meeting-channels", channels.iter().map(of_channel), &mut parts);
        let documents = documents.iter().map(|document| self.document_line(document));
        self.property_list("meeting-documents", documents, &mut parts);
        parts.extend(
            next.as_ref().map(|next| self.said("meeting-next", &self.next_meeting_line(next))),
        );
        parts.extend(video.as_ref().map(|video| self.said("meeting-video", video)));
        parts.join("\n")
    }

    fn document_line(&self, document: &File) -> String {
        let File { file, name } = document;
        let name = name.as_ref().map(|name| name.main.to_string());
        let parts = [name, self.context.file_url(&file.value)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(": ")
    }

    fn next_meeting_line(&self, next: &Next) -> String {
        let Next { date, start, place } = next;
        let mut parts = vec![date_long(*date, self.context.lang())];
        parts.extend(start.map(time));
        parts.extend(place.as_ref().map(|place| place.main.to_string()));
        parts.join(", ")
    }

    fn said(&self, key: &str, what: &str) -> String {
        format!("{}: {what}", self.words.say(key, &[]))
    }

    fn property_list(
        &self,
        key: &str,
        items: impl Iterator<Item = String>,
        parts: &mut Vec<String>,
    ) {
        let items: Vec<String> = items.map(|item| format!("— {item}")).collect();
        if !items.is_empty() {
            parts.push(format!("{}:\n{}", self.words.say(key, &[]), items.join("\n")));
        }
    }

    fn organisation_name(&self, id: &Id) -> Option<String> {
        self.context.public.find_organisation(id.as_str()).map(|o| o.name.main.to_string())
    }

    fn attendee_line(&self, attendee: &Attendee) -> String {
        let Attendee { organisation, name, person, role } = attendee;
        let organisation = organisation.as_ref().and_then(|id| self.organisation_name(id));
        let name = organisation.or_else(|| name.as_ref().map(|name| name.main.to_string()));
        let person = person.as_ref().map(|person| person.main.to_string());
        let role = role.as_ref().map(|role| role.main.to_string());
        [name, person, role].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn task_line(&self, task: &Task) -> String {
        let Task {
            what,
            everybody,
            who: _, // those who took part are listed above
            named,
            people,
            due,
            state,
            done_on: _, // minutes say whether it is done; the table of tasks says when
        } = task;
        let everybody = everybody.then(|| self.words.say("task-everybody", &[]));
        let named = named.iter().filter_map(|id| self.organisation_name(id));
        let people = people.iter().map(|person| person.main.to_string());
        let who = everybody.into_iter().chain(named).chain(people).collect::<Vec<_>>().join("; ");
        let mut parts = vec![what.main.to_string()];
        parts.extend((!who.is_empty()).then_some(who));
        let due = due.map(|due| date_long(due, self.context.lang()));
        parts.extend(due.map(|due| self.said("csv-due", &due)));
        parts.push(self.words.say(&format!("task-{}", state.as_str()), &[]));
        parts.join("; ")
    }
}

fn of_heard(heard: &Heard) -> String {
    let Heard { who, text } = heard;
    match who {
        Some(who) => format!("{}: {}", who.main, text.main),
        None => text.main.to_string(),
    }
}

fn of_decision(decision: &Decision) -> String {
    let Decision { text, result } = decision;
    match result {
        Some(result) => format!("{} ({})", text.main, result.main),
        None => text.main.to_string(),
    }
}

fn of_channel(channel: &Channel) -> String {
    let Channel { name, url } = channel;
    match url {
        Some(url) => format!("{}: {url}", name.main),
        None => name.main.to_string(),
    }
}
