//! A post that a browser saved: a page of WordPress becomes a [`Post`].
//!
//! Title, address, day and text are looked for where WordPress and its themes put them, from the surest place to the
//! least sure. What lies around the text (menus, side columns, comments) is no part of the post. A page that holds
//! several posts gives its first, and the number of the others.

use dom_query::{Document, NodeRef};
use jiff::civil::Date;

use super::page::{self, TooMuch};
use super::post::Post;
use crate::base::locale::dates::parse_date;

/// Where the text stands.
const TEXT_PLACES: [&str; 12] = [
    ".entry-content",
    ".post-content",
    ".td-post-content",
    ".single-content",
    "[itemprop=articleBody]",
    "article .content",
    ".post-entry",
    "article",
    "main",
    "#content",
    ".content",
    "body",
];
/// How many texts of a page are looked at.
const MOST_TEXTS: usize = 200;
/// Where the title stands in the page.
const TITLES: [&str; 5] = ["h1.entry-title", ".entry-title", "h1.post-title", "article h1", "h1"];
/// What holds an address: the selector and the attribute.
const ADDRESSES: [(&str, &str); 4] = [
    ("link[rel=canonical]", "href"),
    ("meta[property='og:url']", "content"),
    ("link[rel=shortlink]", "href"),
    ("base", "href"),
];
/// What holds the day of publication.
const DAY_PLACES: [(&str, &str); 6] = [
    ("meta[property='article:published_time']", "content"),
    ("meta[itemprop=datePublished]", "content"),
    ("time.entry-date.published", "datetime"),
    ("time.entry-date", "datetime"),
    ("time[itemprop=datePublished]", "datetime"),
    ("article time", "datetime"),
];

/// Reads a saved page.
///
/// # Errors
/// When the page is larger or deeper than pages are.
pub(super) fn parse_saved_page(html: &str) -> Result<Post, TooMuch> {
    let document = page::parse_html(html)?;
    let address = canonical_url(&document, html);
    let published = published_day(&document).or_else(|| day_of_address(address.as_deref()?));
    let (text, others) = body_text(&document);
    Ok(Post {
        title: title(&document),
        published,
        address,
        text: page::parse_html(&text)?,
        others,
        comments: document.select("#comments li.comment, .comment-list li.comment").length(),
        ..Post::default()
    })
}

fn found_attributes(document: &Document, places: &[(&str, &str)]) -> impl Iterator<Item = String> {
    places.iter().filter_map(|(selector, name)| {
        let found = document.select(selector).nodes().first()?.attr(name)?.trim().to_owned();
        (!found.is_empty()).then_some(found)
    })
}

fn title(document: &Document) -> String {
    let headings = TITLES.iter().filter_map(|selector| {
        let words = document.select(selector).nodes().first()?.text();
        Some(one_line(&words))
    });
    let of_head = found_attributes(document, &[("meta[property='og:title']", "content")])
        .map(|title| one_line(&title))
        .chain([one_line(&document.select("title").text())]);
    headings.chain(of_head).find(|title| !title.is_empty()).unwrap_or_default()
}

/// Returns a text on one line.
pub(super) fn one_line(text: &str) -> String {
    let seen: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|&c| !super::clean::is_invisible(c))
        .collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn canonical_url(document: &Document, html: &str) -> Option<String> {
    let is_web =
        |address: &String| address.starts_with("https://") || address.starts_with("http://");
    // Browsers note where a page came from: `<!-- saved from url=(0025)https://… -->`.
    let marked = || {
        let head = page::beginning(html, 2048);
        let (_, rest) = head.split_once("saved from url=(")?;
        let (_, rest) = rest.split_once(')')?;
        let address = rest.split("-->").next()?.trim();
        Some(address.to_owned())
    };
    found_attributes(document, &ADDRESSES).find(is_web).or_else(|| marked().filter(is_web))
}

fn published_day(document: &Document) -> Option<Date> {
    let written =
        found_attributes(document, &DAY_PLACES).find_map(|text| parse_date(text.get(..10)?).ok());
    // What search engines are told of a page.
    let told = || {
        let scripts = document.select("script[type='application/ld+json']");
        let text = scripts.text();
        let (_, rest) = text.split_once("\"datePublished\"")?;
        let (_, rest) = rest.split_once('"')?;
        parse_date(rest.get(..10)?).ok()
    };
    written.or_else(told)
}

/// Many sites of WordPress have the day in the address: `/2020/03/27/name/`.
fn day_of_address(address: &str) -> Option<Date> {
    let parts: Vec<&str> = address.split('/').collect();
    parts.windows(3).find_map(|window| {
        let [year, month, day] = window else { return None };
        parse_date(&format!("{year}-{month}-{day}")).ok()
    })
}

/// Returns the HTML of the text, and how many further posts the page holds.
fn body_text(document: &Document) -> (String, usize) {
    for selector in TEXT_PLACES {
        let found = document.select(selector);
        // A text inside a text is a part of it.
        let is_apart = |node: &&NodeRef<'_>| !node.ancestors_it(None).any(|a| a.is(selector));
        let apart: Vec<_> = found.nodes().iter().take(MOST_TEXTS).filter(is_apart).collect();
        if let Some(first) = apart.iter().find(|node| !node.text().trim().is_empty()) {
            // Only where the texts of posts themselves are marked is a second one a second post.
            let others = if selector.starts_with('.') { apart.len() - 1 } else { 0 };
            return (first.inner_html().to_string(), others);
        }
    }
    (String::new(), 0)
}
