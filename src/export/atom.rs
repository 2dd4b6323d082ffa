//! `meetings.atom`: the meetings as a feed (RFC 4287).
//!
//! Ids are the pages' addresses and never change. `updated` is the day of the meeting, also of one to come: the day
//! of the build would tell every reader of the feed each day that something is new.

use atom_syndication::{Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use jiff::civil::Date;

use crate::locale::dates::date_long;
use crate::parse::Kind;
use crate::publish::Meeting;

use super::Material;

/// Writes the feed, the newest meeting first.
pub(super) fn meetings(material: &Material<'_>, buffer: &mut Vec<u8>) {
    let site = &material.public.site;
    let lang = site.languages.first().copied().unwrap_or(crate::locale::Lang::UK);
    let publisher = site.publisher.as_ref().map_or(&site.title, |publisher| &publisher.name);
    let itself = material.absolute("meetings.atom");
    let newest = material.public.meetings.iter().map(|meeting| meeting.date).max();
    let feed = Feed {
        title: Text::plain(xml_text(&site.title.main)),
        id: itself.clone(),
        updated: midnight(newest.unwrap_or(site.today)),
        authors: vec![Person { name: xml_text(&publisher.main), ..Person::default() }],
        generator: Some(Generator {
            value: "Perelik".to_owned(),
            uri: None,
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
        links: vec![
            link(&itself, "self", "application/atom+xml"),
            link(&site.base_url, "alternate", "text/html"),
        ],
        rights: site.licence.as_deref().map(|licence| Text::plain(xml_text(licence))),
        lang: Some(lang.to_string()),
        entries: material.public.meetings.iter().map(|m| entry(material, m, lang)).collect(),
        ..Feed::default()
    };
    buffer.extend_from_slice(feed.to_string().as_bytes());
    buffer.push(b'\n');
}

fn entry(material: &Material<'_>, meeting: &Meeting, lang: crate::locale::Lang) -> Entry {
    let address = material.routes.addresses.entry(lang, Kind::Meeting, &meeting.entry.id);
    let url = material.absolute(&address.unwrap_or_default());
    let decisions: Vec<&str> = meeting.decisions.iter().map(|d| &*d.text.main).collect();
    let words = match decisions.is_empty() {
        true => date_long(meeting.date, lang),
        false => format!("{}. {}", date_long(meeting.date, lang), decisions.join(" ")),
    };
    Entry {
        title: Text::plain(xml_text(&meeting.title.main)),
        id: url.clone(),
        updated: midnight(meeting.date),
        links: vec![link(&url, "alternate", "text/html")],
        summary: Some(Text::plain(xml_text(&words))),
        content: None::<Content>,
        ..Entry::default()
    }
}

fn link(href: &str, rel: &str, mime: &str) -> Link {
    Link {
        href: href.to_owned(),
        rel: rel.to_owned(),
        mime_type: Some(mime.to_owned()),
        ..Link::default()
    }
}

fn midnight(day: Date) -> FixedDateTime {
    // A civil date of this program is always a day that RFC 3339 can write.
    format!("{day}T00:00:00Z").parse().unwrap_or_default()
}

/// Leaves out what XML 1.0 cannot hold (2.2 Char).
fn xml_text(text: &str) -> String {
    text.chars()
        .filter(|&c| matches!(c, '\t' | '\n' | ' '..) && !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect()
}
