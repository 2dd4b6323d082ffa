//! `meetings.atom` and `changes.atom`: the meetings, and what changed in the list, as feeds (RFC 4287).
//!
//! Ids are made of the names of entries that last, as in calendars and address books: a meeting that is moved, or gets its
//! file after it was announced, stays one entry, and so does what is told of an entry that got another id. A change adds
//! its day and what happened. `updated` is the day of the change, never one to come.

use atom_syndication::{Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use jiff::civil::Date;

use crate::base::locale::Lang;
use crate::base::locale::dates::date_long;
use crate::content::parse::Kind;
use crate::list::meetings::{Occasion, UNKNOWN};
use crate::list::publish::Meeting;
use crate::list::publish::changes::EntryChange;

use super::export_context::ExportContext;

/// How many of the newest changes the feed tells.
const NEWEST_CHANGES: usize = 200;

/// Writes the meetings, the newest first.
pub(super) fn write_meetings(context: &ExportContext<'_>, buffer: &mut Vec<u8>) {
    let entries =
        context.public.occasions().map(|occasion| meeting_entry(context, occasion)).collect();
    write_feed(context, "meetings.atom", None, entries, buffer);
}

/// Writes what changed, the newest first.
pub(super) fn changes_feed(context: &ExportContext<'_>, buffer: &mut Vec<u8>) {
    let words = context.words;
    let newest = context.public.changes.iter().take(NEWEST_CHANGES);
    let entries = newest.map(|c| change(context, c)).collect();
    write_feed(context, "changes.atom", Some(words.say("feed-changes", &[])), entries, buffer);
}

fn write_feed(
    context: &ExportContext<'_>,
    file: &str,
    about: Option<String>,
    entries: Vec<Entry>,
    buffer: &mut Vec<u8>,
) {
    let site = &context.public.site;
    let publisher = site.publisher.as_ref().map_or(&site.title, |publisher| &publisher.name);
    let itself = context.absolute(file);
    let title = about.map_or(site.title.main.to_string(), |a| format!("{}: {a}", site.title.main));
    let newest = entries.iter().map(|entry| entry.updated).max();
    let feed = Feed {
        title: Text::plain(xml_text(&title)),
        id: itself.clone(),
        // The day of the build would make the empty feed another file each day.
        updated: newest.unwrap_or_else(|| midnight(UNKNOWN)),
        authors: vec![Person { name: xml_text(&publisher.main), ..Person::default() }],
        generator: Some(Generator {
            value: "Perelik".to_owned(),
            uri: None,
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
        links: vec![
            atom_link(&itself, "self", "application/atom+xml"),
            atom_link(&site.base_url, "alternate", "text/html"),
        ],
        rights: site.licence.as_deref().map(|licence| Text::plain(xml_text(licence))),
        lang: Some(context.lang().to_string()),
        entries,
        ..Feed::default()
    };
    buffer.extend_from_slice(feed.to_string().as_bytes());
    buffer.push(b'\n');
}

fn meeting_entry(context: &ExportContext<'_>, occasion: Occasion<'_>) -> Entry {
    let day = date_long(occasion.date(), context.lang());
    let next = context.words.say("meeting-next", &[]);
    let (title, id, mut words) = match occasion {
        Occasion::Filed(meeting) => {
            let Meeting {
                entry,
                title,
                decisions,
                date: _, // said above
                // A line of news is what it was and what was decided; its page has the rest.
                start: _,
                end: _,
                format: _,
                place: _,
                organiser: _,
                series: _,
                status: _,
                attendees: _,
                agenda: _,
                heard: _,
                tasks: _,
                channels: _,
                next: _,
                documents: _,
                video: _,
            } = meeting;
            let decisions = decisions.iter().map(|decision| &*decision.text.main);
            (&*title.main, &entry.id, decisions.collect::<Vec<_>>())
        }
        Occasion::Announced(announced) => {
            let series = announced.series.as_ref().map(|series| &*series.main);
            (series.unwrap_or(&next), &announced.by.id, Vec::new())
        }
    };
    let day = if words.is_empty() { day } else { format!("{day}.") };
    words.insert(0, &day);
    let url = context.page_url(Kind::Meeting, id).unwrap_or_else(|| context.absolute(""));
    let name = context.lasting_name_of(occasion);
    let changed = context.public.meeting_stamp(occasion).changed;
    atom_entry(title, &name, &url, changed, &words.join(" "))
}

fn change(context: &ExportContext<'_>, change: &EntryChange) -> Entry {
    let lang: Lang = context.lang();
    let url = context.page_url(change.kind, &change.id).unwrap_or_else(|| context.absolute(""));
    let what = context.words.say(&format!("change-{}", change.what.as_str()), &[]);
    // A fragment of its own for each change.
    let id = format!(
        "{}#{}-{}",
        context.lasting_name_of_changed(change),
        change.what.as_str(),
        change.day
    );
    let summary = format!("{}: {what}", date_long(change.day, lang));
    atom_entry(&format!("{} — {what}", change.name.main), &id, &url, change.day, &summary)
}

fn atom_entry(title: &str, id: &str, url: &str, day: Date, words: &str) -> Entry {
    Entry {
        title: Text::plain(xml_text(title)),
        id: id.to_owned(),
        updated: midnight(day),
        links: vec![atom_link(url, "alternate", "text/html")],
        summary: Some(Text::plain(xml_text(words))),
        ..Entry::default()
    }
}

fn atom_link(href: &str, rel: &str, mime: &str) -> Link {
    Link {
        href: href.to_owned(),
        rel: rel.to_owned(),
        mime_type: Some(mime.to_owned()),
        ..Link::default()
    }
}

fn midnight(day: Date) -> FixedDateTime {
    format!("{day}T00:00:00Z")
        .parse()
        .expect("RFC 3339 can write every day of a year from 0 to 9999")
}

/// Leaves out what XML 1.0 cannot hold (2.2 Char).
fn xml_text(text: &str) -> String {
    text.chars()
        .filter(|&c| matches!(c, '\t' | '\n' | ' '..) && !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect()
}
