//! A meeting becomes one row, with what was heard, decided and given to do.

use super::rows::{RowWords, id_texts};
use crate::base::json::Object;
use crate::base::locale::dates;
use crate::content::parse::Kind;
use crate::content::validate::{Channel, Decision, File, Heard, Next};
use crate::list::publish::{Attendee, Meeting, Mention, Task, TaskState};

impl<'a> RowWords<'a> {
    pub(super) fn meeting_row(self, m: &'a Meeting) -> Object<'a> {
        let Meeting {
            entry,
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
        } = m;
        let organiser = organiser.as_ref().map(|organiser| match organiser {
            Mention::Shown(id) => id.as_str(),
            Mention::Named(name) => self.text(name),
        });
        let row = Object::new()
            .with("id", &entry.id)
            .with("title", self.text(title))
            .with("date", date.to_string())
            .with("start", start.map(dates::time))
            .with("end", end.map(dates::time))
            .with("format", *format)
            .with("place", self.maybe(place.as_ref()))
            .with("organiser", organiser)
            .with("series", self.maybe(series.as_ref()))
            .with("status", status.as_str())
            .with("attendees", objects(attendees, |attendee| self.attendee_object(attendee)))
            .with("agenda", self.texts(agenda))
            .with("heard", objects(heard, |heard| self.heard_object(heard)))
            .with("decisions", objects(decisions, |decision| self.decision_object(decision)))
            .with("tasks", objects(tasks, |task| self.task_object(task)))
            .with("channels", objects(channels, |channel| self.channel_object(channel)))
            .with("next", next.as_ref().map(|next| self.next_object(next)))
            .with("documents", objects(documents, |document| self.document_object(document)))
            .with("video", video.as_ref());
        self.entry_fields(row, Kind::Meeting, entry)
    }

    fn attendee_object(self, attendee: &'a Attendee) -> Object<'a> {
        let Attendee { organisation, name, person, role } = attendee;
        Object::new()
            .with("organisation", organisation.as_ref())
            .with("name", self.maybe(name.as_ref()))
            .with("person", self.maybe(person.as_ref()))
            .with("role", self.maybe(role.as_ref()))
    }

    fn heard_object(self, heard: &'a Heard) -> Object<'a> {
        let Heard { who, text } = heard;
        Object::new().with("who", self.maybe(who.as_ref())).with("text", self.text(text))
    }

    fn decision_object(self, decision: &'a Decision) -> Object<'a> {
        let Decision { text, result } = decision;
        Object::new().with("text", self.text(text)).with("result", self.maybe(result.as_ref()))
    }

    fn task_object(self, task: &'a Task) -> Object<'a> {
        let Task {
            what,
            everybody,
            who: _, // who took part stands with the meeting
            named,
            people,
            due,
            state,
            done_on,
        } = task;
        let everybody = everybody.then_some("attendees");
        let people = people.iter().map(|person| self.text(person));
        let who: Vec<&str> = everybody.into_iter().chain(id_texts(named)).chain(people).collect();
        Object::new()
            .with("what", self.text(what))
            .with("who", who)
            .with("due", due.map(|due| due.to_string()))
            .with("status", if *state == TaskState::Done { "done" } else { "open" })
            .with("done_on", done_on.map(|day| day.to_string()))
            .with("overdue", *state == TaskState::Overdue)
    }

    fn channel_object(self, channel: &'a Channel) -> Object<'a> {
        let Channel { name, url } = channel;
        Object::new().with("name", self.text(name)).with("url", url.as_ref())
    }

    fn next_object(self, next: &'a Next) -> Object<'a> {
        let Next { date, start, place } = next;
        Object::new()
            .with("date", date.to_string())
            .with("start", start.map(dates::time))
            .with("place", self.maybe(place.as_ref()))
    }

    fn document_object(self, document: &'a File) -> Object<'a> {
        let File { file, name } = document;
        Object::new()
            .with("file", self.context.file_url(&file.value))
            .with("name", self.maybe(name.as_ref()))
    }
}

fn objects<'a, T>(items: &'a [T], make: impl Fn(&'a T) -> Object<'a>) -> Vec<Object<'a>> {
    items.iter().map(make).collect()
}
