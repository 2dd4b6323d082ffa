//! Posts of WordPress become drafts of meetings: a page that a browser saved, or the site's export file.
//!
//! A council's reports lie in its news. Each post gives one draft, which nobody sees until an editor has read it: a
//! program can take over the words, but not tell a decision from an opinion. What was not taken is said, and stands
//! in the draft's own notes. The old address is kept as the source, by which a second import knows the entry.

mod classic;
mod clean;
mod day;
mod draft;
mod export;
mod page;
mod post;
mod saved;

pub(super) use self::day::meeting_day;
pub(super) use self::draft::of_text;
use post::Post;

use self::clean::Attached;
use self::export::{Export, Item, ReadStop};
use self::page::TooMuch;
use super::asked::{Asked, Read};
use super::input::Input;
use super::place::{ImportFinding, Place};
use crate::base::diag::{Arg, Code};
use crate::base::locale::dates::parse_date;
use crate::content::parse::text::for_display;

/// Tells a saved page: HTML, whatever its name says.
pub(super) fn is_saved(input: &Input) -> bool {
    let head = file_head(input);
    let is_html = head.contains("<!doctype html") || head.contains("<html");
    is_html && !head.contains("<rss")
}

/// Tells an export file.
pub(super) fn is_export(input: &Input) -> bool {
    export::is_export(&file_head(input))
}

/// Returns the Markdown of a piece of HTML, such as a description; nothing where it is too large or too deep.
pub(super) fn html_to_markdown(html: &str) -> Option<String> {
    let text = page::parse_html(html).ok()?;
    clean::clean_tree(&text, None);
    let body = text.select("body");
    body.nodes().first().map(|body| draft::tidy(&body.md(Some(&[]))))
}

fn file_head(input: &Input) -> String {
    let bytes = input.bytes();
    for_display(&bytes[..bytes.len().min(16 * 1024)]).to_lowercase()
}

/// Reads a saved page.
pub(super) fn read_saved(input: &Input, asked: &Asked<'_>) -> Read {
    let place = Place::file(&input.name);
    let Some(text) = utf8_text(input) else { return not_text(&place) };
    let mut read = Read::default();
    match saved::parse_saved_page(text) {
        Ok(post) => draft::add_draft(post, &place, asked, &mut read),
        Err(too_much) => read.findings.push(over(&place, too_much)),
    }
    read
}

/// Reads an export file.
pub(super) fn read_export(input: &Input, asked: &Asked<'_>) -> Read {
    let place = Place::file(&input.name);
    let Some(text) = utf8_text(input) else { return not_text(&place) };
    let mut read = Read::default();
    let Export { posts, mut attachments, mut others, broken } = export::parse_export(text);
    for item in posts {
        let place = Place { row: Some(item.line), ..place.clone() };
        if matches!(item.field("wp:status"), Some("trash" | "auto-draft" | "inherit")) {
            *others.entry("trash".to_owned()).or_default() += 1;
            continue;
        }
        let files = item.field("wp:post_id").and_then(|number| attachments.remove(number));
        match post(&item, files.unwrap_or_default()) {
            Ok(post) => draft::add_draft(post, &place, asked, &mut read),
            Err(too_much) => read.findings.push(over(&place, too_much)),
        }
    }
    let alone = attachments.values().map(Vec::len).sum();
    if alone > 0 {
        others.insert("attachment".to_owned(), alone);
    }
    read.findings.extend(others.into_iter().map(|(kind, count)| {
        place.finding(Code::ImportLeft).with("what", named_kind(kind)).with("count", count)
    }));
    if let Some((line, broken)) = broken {
        let place = Place { row: Some(line), ..place };
        read.findings.push(match broken {
            ReadStop::Syntax(reason) => place.broken(Arg::Words(reason)),
            ReadStop::Cut => place.broken(Arg::Words("import-cut")),
            ReadStop::TooMuch => over(&place, TooMuch::Size),
        });
    }
    read
}

/// Names a kind of entry; one of an extension has its own name only.
fn named_kind(kind: String) -> Arg {
    match kind.as_str() {
        "page" => Arg::Words("import-left-pages"),
        "attachment" => Arg::Words("import-left-files"),
        "nav_menu_item" => Arg::Words("import-left-menus"),
        "trash" => Arg::Words("import-left-trash"),
        _ => Arg::Text(kind),
    }
}

fn post(item: &Item, attached: Vec<Attached>) -> Result<Post, TooMuch> {
    let owned = |name: &str| item.field(name).map(str::to_owned);
    let plain = |name: &str| -> Result<Option<String>, TooMuch> {
        let text = item.field(name).map(page::parse_html).transpose()?;
        let text = text.map(|page| saved::one_line(&page.select("body").text()));
        Ok(text.filter(|text| !text.is_empty()))
    };
    let day = |name: &str| parse_date(item.field(name)?.get(..10)?).ok();
    let state = item.field("wp:status").filter(|state| *state != "publish");
    let body = classic::with_paragraphs(item.field("content:encoded").unwrap_or_default());
    Ok(Post {
        title: plain("title")?.unwrap_or_default(),
        address: owned("link").or_else(|| owned("guid")),
        name: owned("wp:post_name"),
        published: day("wp:post_date").or_else(|| day("wp:post_modified")),
        state: state.map(str::to_owned),
        author: owned("dc:creator"),
        categories: owned("category"),
        excerpt: plain("excerpt:encoded")?,
        text: page::parse_html(&body)?,
        attached,
        comments: item.comments,
        others: 0,
    })
}

/// Returns the text of the file; what is not UTF-8 is said by the caller.
fn utf8_text(input: &Input) -> Option<&str> {
    let bytes = input.bytes();
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    std::str::from_utf8(bytes).ok()
}

fn not_text(place: &Place) -> Read {
    Read { findings: vec![place.finding(Code::InvalidUtf8)], ..Read::default() }
}

fn over(place: &Place, too_much: TooMuch) -> ImportFinding {
    let what = match too_much {
        TooMuch::Size => "import-over-size",
        TooMuch::Depth => "import-over-depth",
    };
    place.finding(Code::ImportTooLarge).with("what", Arg::Words(what))
}
