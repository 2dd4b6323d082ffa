//! JSON-LD: what a page says, for search engines, in the vocabulary of schema.org.
//!
//! Comes in: the public records that the page shows. Goes out: one script element's text, safe within HTML whatever stands in
//! a field (docs/threats.md V10): no `<`, so no `</script` and no `<!--`, and no line separators of Unicode. It says nothing that the
//! page itself does not say.

mod node;
mod organisation;

use super::page_builder::PageBuilder;
use crate::base::choices::{MeetingFormat, MeetingStatus};
use crate::base::json::{Json, Object};
use crate::base::locale::dates;
use crate::base::localised::Text;
use crate::base::maps::{HashSet, HashSetExt as _};
use crate::content::parse::Kind;
use crate::list::meetings::Occasion;
use crate::list::offers::Offer;
use crate::list::publish::{Meeting, Mention, Organisation, Page};
use crate::site::plan::{PAGE_LENGTH, PageKind};
use node::NodeBuilder;

/// Returns the text of a page's script element; nothing for a page that search engines should not keep.
pub(super) fn of_page(builder: &PageBuilder<'_>) -> Option<String> {
    let linked = NodeBuilder { builder };
    let nodes = match builder.kind {
        PageKind::NotFound | PageKind::Redirect(..) => return None,
        PageKind::Home => vec![linked.site_node()],
        PageKind::Help(filter, number) => {
            let found = builder.values.routes.matches.get(filter)?;
            let rows = found.rows_on_page(builder.values.public, *number);
            let all = rows.flatten().map(Offer::organisation);
            vec![linked.organisation_list(all, (number - 1) * PAGE_LENGTH)]
        }
        PageKind::Organisations(number) => {
            let start = (number - 1) * PAGE_LENGTH;
            let all = builder.values.public.listed_organisations().skip(start).take(PAGE_LENGTH);
            vec![linked.organisation_list(all, start)]
        }
        PageKind::Organisation(id) => {
            let organisation = builder.values.public.find_organisation(id)?;
            let mut nodes = vec![linked.reviewed(organisation)];
            nodes.extend(linked.organisation_nodes(organisation));
            nodes
        }
        PageKind::Meetings(number) => vec![linked.meetings(*number)],
        PageKind::Meeting(id) => {
            let meeting = builder.values.public.find_meeting(id)?;
            vec![linked.meeting_node(meeting)]
        }
        PageKind::Data => vec![linked.dataset()],
        PageKind::Free(id) => vec![linked.page_node(builder.values.public.find_page(id))],
        PageKind::HelpIndex
        | PageKind::Needs
        | PageKind::Tasks
        | PageKind::JoinSheet
        | PageKind::Hotline(_)
        | PageKind::Poster
        | PageKind::Coverage
        | PageKind::Changes
        | PageKind::Press
        | PageKind::Embed(..)
        | PageKind::Search => vec![linked.page_node(None)],
    };
    let graph = Object::new().with("@context", "https://schema.org").with("@graph", nodes);
    let mut text = Vec::new();
    graph.write(&mut text);
    Some(guarded(&String::from_utf8_lossy(&text)))
}

/// Writes what could end or open something in HTML or in JavaScript as JSON's own escapes.
fn guarded(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' => safe.push_str("\\u003c"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            c => safe.push(c),
        }
    }
    safe
}

impl<'a> NodeBuilder<'a> {
    fn of_site(&self) -> Object<'a> {
        Object::new().with("@id", format!("{}#site", self.builder.values.public.site.base_url))
    }

    /// The site, who publishes it, and the hotline.
    fn site_node(&self) -> Object<'a> {
        let site = &self.builder.values.public.site;
        let publisher = site.publisher.as_ref().map(|publisher| {
            Object::new()
                .with("@type", "Organization")
                .with("name", self.text(&publisher.name))
                .with("url", publisher.url.as_ref())
                .with("email", publisher.email.as_ref())
                .with("contactPoint", self.hotline_node())
        });
        Object::new()
            .with("@type", "WebSite")
            .with("@id", format!("{}#site", site.base_url))
            .with("name", self.text(&site.title))
            .with("description", self.maybe(site.description.as_ref()))
            .with("url", &site.base_url)
            .with("inLanguage", self.builder.route.lang.to_string())
            .with("publisher", publisher)
    }

    fn hotline_node(&self) -> Option<Object<'a>> {
        let hotline = self.builder.values.public.site.hotline.as_ref()?;
        let number = hotline.full.as_ref().or(hotline.short.as_ref())?;
        let hours = hotline.hours.as_ref().map(|hours| organisation::opening(&hours.value));
        Some(
            Object::new()
                .with("@type", "ContactPoint")
                .with("contactType", self.maybe(hotline.label.as_ref()))
                .with("telephone", number.tel())
                .with("hoursAvailable", hours),
        )
    }

    /// A page without anything that schema.org has a word for.
    fn page_node(&self, free: Option<&'a Page>) -> Object<'a> {
        let free = free.map(|Page { entry, title, summary }| (entry, title, summary));
        let changed = free.and_then(|(entry, ..)| entry.changed);
        Object::new()
            .with("@type", "WebPage")
            .with("url", self.here())
            .with("name", free.map(|(_, title, _)| self.text(title)))
            .with("description", free.and_then(|(_, _, summary)| self.maybe(summary.as_ref())))
            .with("inLanguage", self.builder.route.lang.to_string())
            .with("dateModified", changed.map(|day| day.to_string()))
            .with("isPartOf", self.of_site())
    }

    /// The page of an organisation, and when somebody last saw to it that it is right.
    fn reviewed(&self, organisation: &'a Organisation) -> Object<'a> {
        let reviewed = organisation.verified.as_ref().map(|check| check.on.to_string());
        let changed = organisation.entry.changed.map(|day| day.to_string());
        Object::new()
            .with("@type", "WebPage")
            .with("url", self.here())
            .with("name", self.text(&organisation.name))
            .with("inLanguage", self.builder.route.lang.to_string())
            .with("lastReviewed", reviewed)
            .with("dateModified", changed)
            .with("isPartOf", self.of_site())
            .with("mainEntity", Object::new().with("@id", format!("{}#it", self.here())))
    }

    /// The organisations of a list, each once, by the pages that tell of them.
    fn organisation_list(
        &self,
        all: impl Iterator<Item = &'a Organisation>,
        before: usize,
    ) -> Object<'a> {
        let mut items: Vec<Object<'a>> = Vec::new();
        let mut named = HashSet::new();
        for organisation in all {
            if !named.insert(&organisation.entry.id) {
                continue;
            }
            let url = self.entry_page(Kind::Organisation, &organisation.entry.id);
            items.push(self.item_node(before + items.len(), self.text(&organisation.name), url));
        }
        self.item_list(items)
    }

    /// The meetings that a page of the list shows.
    fn meetings(&self, number: usize) -> Object<'a> {
        let (coming, past) = super::listing::meetings_on(self.builder, number);
        // One that is only announced has no page to lead to.
        let coming = coming.into_iter().filter_map(|occasion| match occasion {
            Occasion::Filed(meeting) => Some(meeting),
            Occasion::Announced(_) => None,
        });
        let meetings = coming.chain(past).enumerate();
        let item = |(position, meeting): (usize, &'a Meeting)| {
            let url = self.entry_page(Kind::Meeting, &meeting.entry.id);
            self.item_node(position, self.text(&meeting.title), url)
        };
        self.item_list(meetings.map(item).collect())
    }

    /// The list as data, file by file.
    fn dataset(&self) -> Object<'a> {
        let site = &self.builder.values.public.site;
        let creator = site.publisher.as_ref().map(|publisher| {
            Object::new().with("@type", "Organization").with("name", self.text(&publisher.name))
        });
        let words = crate::base::messages::Messages::of_program(self.builder.route.lang);
        let files = self.builder.values.routes.addresses.exports().iter().map(|format| {
            Object::new()
                .with("@type", "DataDownload")
                .with("name", words.say(&format.message_key(), &[]))
                .with("contentUrl", self.absolute(format.file))
                .with("encodingFormat", format.media)
        });
        Object::new()
            .with("@type", "Dataset")
            .with("name", self.text(&site.title))
            .with("description", self.maybe(site.description.as_ref()))
            .with("url", self.here())
            .with("dateModified", site.list_day.to_string())
            .with("license", site.licence.as_ref())
            .with("creator", creator)
            .with("distribution", files.collect::<Vec<_>>())
            .with("isPartOf", self.of_site())
    }

    fn item_node(&self, position: usize, name: &'a str, url: Option<String>) -> Object<'a> {
        Object::new()
            .with("@type", "ListItem")
            .with("position", position + 1)
            .with("name", name)
            .with("url", url)
    }

    fn item_list(&self, items: Vec<Object<'a>>) -> Object<'a> {
        Object::new()
            .with("@type", "ItemList")
            .with("url", self.here())
            .with("numberOfItems", items.len())
            .with("itemListElement", items)
    }

    fn meeting_node(&self, meeting: &'a Meeting) -> Object<'a> {
        let Meeting {
            entry: _, // the address of the page is its name here
            title,
            date,
            start,
            end: _, // with its day, below
            format,
            place,
            organiser,
            status,
            attendees,
            // The words of minutes are text; search engines have no use for what it is.
            series: _,
            agenda: _,
            heard: _,
            decisions: _,
            tasks: _,
            channels: _,
            next: _,
            documents: _,
            video: _,
        } = meeting;
        let at = |time: Option<jiff::civil::Time>| match time {
            Some(time) => format!("{date}T{}", dates::time(time)),
            None => date.to_string(),
        };
        let ends = meeting.ends().map(|end| format!("{}T{}", end.date(), dates::time(end.time())));
        let status = match status {
            MeetingStatus::Cancelled => "https://schema.org/EventCancelled",
            MeetingStatus::Planned | MeetingStatus::Held => "https://schema.org/EventScheduled",
        };
        let other = |name: &'a Text| {
            Object::new().with("@type", "Organization").with("name", self.text(name))
        };
        let attendees = attendees.iter().filter_map(|attendee| {
            let known = attendee.organisation.as_ref().and_then(|id| self.named_organisation(id));
            known.or_else(|| attendee.name.as_ref().map(other))
        });
        let organiser = organiser.as_ref().and_then(|organiser| match organiser {
            Mention::Shown(id) => self.named_organisation(id),
            Mention::Named(name) => Some(other(name)),
        });
        Object::new()
            .with("@type", "Event")
            .with("name", self.text(title))
            .with("url", self.here())
            .with("startDate", at(*start))
            .with("endDate", ends)
            .with("eventStatus", status)
            .with("eventAttendanceMode", format.map(attendance_mode))
            .with("location", self.venue(*format, place.as_ref()))
            .with("organizer", organiser)
            .with("attendee", attendees.collect::<Vec<_>>())
            .with("inLanguage", self.builder.route.lang.to_string())
    }

    /// A meeting online takes place where its page says how to join.
    fn venue(&self, format: Option<MeetingFormat>, place: Option<&'a Text>) -> Json<'a> {
        match (format, self.maybe(place)) {
            (Some(MeetingFormat::Online), name) => Object::new()
                .with("@type", "VirtualLocation")
                .with("name", name)
                .with("url", self.here())
                .into(),
            (Some(MeetingFormat::InPerson | MeetingFormat::Mixed) | None, Some(name)) => {
                Object::new().with("@type", "Place").with("name", name).into()
            }
            (Some(MeetingFormat::InPerson | MeetingFormat::Mixed) | None, None) => Json::Null,
        }
    }
}

fn attendance_mode(format: MeetingFormat) -> &'static str {
    match format {
        MeetingFormat::Online => "https://schema.org/OnlineEventAttendanceMode",
        MeetingFormat::Mixed => "https://schema.org/MixedEventAttendanceMode",
        MeetingFormat::InPerson => "https://schema.org/OfflineEventAttendanceMode",
    }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn nothing_in_a_text_ends_the_element_or_the_line() {
        let json = serde_json::to_string("</Script><!--\u{2028}\u{2029}").unwrap();
        let safe = guarded(&json);
        assert_eq!(safe, r#""\u003c/Script>\u003c!--\u2028\u2029""#);
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), "</Script><!--\u{2028}\u{2029}");
    }
}
