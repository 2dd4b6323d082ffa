//! A meeting becomes one row, with what was heard, decided and given to do.

use super::rows::{RowWords, ids};
use crate::base::json::Object;
use crate::base::locale::dates;
use crate::content::parse::Kind;
use crate::list::publish::{self, Meeting, Mention, Task};

impl<'a> RowWords<'a> {
    pub(super) fn meeting(self, m: &'a Meeting) -> Object<'a> {
        let attendees = m.attendees.iter().map(|a| {
            Object::new()
                .with("organisation", a.organisation.as_ref())
                .with("name", self.maybe(a.name.as_ref()))
                .with("person", self.maybe(a.person.as_ref()))
                .with("role", self.maybe(a.role.as_ref()))
        });
        let channels = m.channels.iter().map(|channel| {
            Object::new().with("name", self.text(&channel.name)).with("url", channel.url.as_ref())
        });
        let organiser = m.organiser.as_ref().map(|organiser| match organiser {
            Mention::Shown(id) => id.as_str(),
            Mention::Named(name) => self.text(name),
        });
        let row = Object::new()
            .with("id", &m.entry.id)
            .with("title", self.text(&m.title))
            .with("date", m.date.to_string())
            .with("start", m.start.map(dates::time))
            .with("end", m.end.map(dates::time))
            .with("format", m.format)
            .with("place", self.maybe(m.place.as_ref()))
            .with("organiser", organiser)
            .with("series", self.maybe(m.series.as_ref()))
            .with("status", m.status.as_str())
            .with("attendees", attendees.collect::<Vec<_>>())
            .with("agenda", self.texts(&m.agenda));
        let row = self
            .minutes(row, m)
            .with("channels", channels.collect::<Vec<_>>())
            .with("next", m.next.as_ref().map(|next| self.next(next)))
            .with("documents", self.documents(m))
            .with("video", m.video.as_ref());
        self.entry(row, Kind::Meeting, &m.entry)
    }

    /// Adds what was heard, decided and given to do.
    fn minutes(self, row: Object<'a>, m: &'a Meeting) -> Object<'a> {
        let heard = m.heard.iter().map(|heard| {
            Object::new()
                .with("who", self.maybe(heard.who.as_ref()))
                .with("text", self.text(&heard.text))
        });
        let decisions = m.decisions.iter().map(|decision| {
            Object::new()
                .with("text", self.text(&decision.text))
                .with("result", self.maybe(decision.result.as_ref()))
        });
        row.with("heard", heard.collect::<Vec<_>>())
            .with("decisions", decisions.collect::<Vec<_>>())
            .with("tasks", m.tasks.iter().map(|task| self.task(task)).collect::<Vec<_>>())
    }

    fn task(self, task: &'a Task) -> Object<'a> {
        let everybody = task.everybody.then_some("attendees");
        let people = task.people.iter().map(|person| self.text(person));
        let who: Vec<&str> = everybody.into_iter().chain(ids(&task.named)).chain(people).collect();
        let is_done = task.state == publish::TaskState::Done;
        let is_overdue = task.state == publish::TaskState::Overdue;
        Object::new()
            .with("what", self.text(&task.what))
            .with("who", who)
            .with("due", task.due.map(|due| due.to_string()))
            .with("status", if is_done { "done" } else { "open" })
            .with("done_on", task.done_on.map(|day| day.to_string()))
            .with("overdue", is_overdue)
    }

    fn next(self, next: &'a crate::content::validate::Next) -> Object<'a> {
        Object::new()
            .with("date", next.date.to_string())
            .with("start", next.start.map(dates::time))
            .with("place", self.maybe(next.place.as_ref()))
    }

    fn documents(self, m: &'a Meeting) -> Vec<Object<'a>> {
        let document = |document: &'a crate::content::validate::File| {
            Object::new()
                .with("file", self.context.file(&document.file.value))
                .with("name", self.maybe(document.name.as_ref()))
        };
        m.documents.iter().map(document).collect()
    }
}
