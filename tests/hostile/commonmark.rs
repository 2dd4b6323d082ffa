//! The examples of CommonMark: pulldown-cmark, asked as the program asks it, gives the specification's HTML; and a body of
//! the program is that HTML but for what it changes on purpose.

use perelik::base::locale::Lang;
use perelik::base::names::SourcePath;
use perelik::content::fields::SCHEMES;
use perelik::content::parse::markdown;
use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};
use serde_json::Value;

use crate::Faults;
use crate::bodies::{Node, outline};

/// Examples with a bare address, which a body makes a link of and CommonMark does not: there all but links is the same.
const BARE: [u64; 5] = [602, 606, 608, 611, 612];

/// Takes the tags of links away.
fn unlinked(html: &str) -> String {
    let mut rest = html;
    let mut text = String::new();
    while let Some(start) = rest.find("<a ") {
        let end = rest[start..].find('>').map_or(rest.len(), |end| start + end + 1);
        text.push_str(&rest[..start]);
        rest = &rest[end..];
    }
    (text + rest).replace("</a>", "")
}

pub(crate) fn all(inputs: &Value, faults: &mut Faults) -> usize {
    let examples = inputs["commonmark"].as_array().unwrap();
    for example in examples {
        let (text, wanted) =
            (example["markdown"].as_str().unwrap(), example["html"].as_str().unwrap());
        let number = &example["number"];
        let plain = plain(text);
        if outline(&plain) != outline(wanted) {
            faults.add(format!(
                "example {number}: pulldown-cmark says {plain:?}, CommonMark {wanted:?}"
            ));
        }
        let meant = plain_with_our_rules(text);
        let ours = faults.bear("body", text, || body(text)).unwrap_or_default();
        let is_bare = number.as_u64().is_some_and(|number| BARE.contains(&number));
        let shown = |html: &str| if is_bare { unlinked(html) } else { html.to_owned() };
        let (meant_nodes, nodes) = (eased(outline(&shown(&meant))), eased(outline(&shown(&ours))));
        if meant_nodes != nodes {
            faults.add(format!("example {number}: the body is {ours:?}, meant is {meant:?}"));
        }
    }
    examples.len()
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS
}

fn plain(text: &str) -> String {
    let mut page = String::new();
    html::push_html(&mut page, Parser::new_ext(text, options()));
    page
}

/// Raw HTML is text but for its comments, the first level of headings is the page's title, an address passes a list.
fn plain_with_our_rules(text: &str) -> String {
    let mut events = Vec::new();
    let mut block: Option<String> = None;
    for event in Parser::new_ext(text, options()) {
        match (event, &mut block) {
            (Event::Start(Tag::HtmlBlock), _) => block = Some(String::new()),
            (Event::Html(raw), Some(block)) => block.push_str(&raw),
            (Event::End(TagEnd::HtmlBlock), _) => {
                let shown = without_comments(&block.take().unwrap_or_default());
                if !shown.trim().is_empty() {
                    events.push(Event::Start(Tag::Paragraph));
                    events.push(Event::Text(shown.into()));
                    events.push(Event::End(TagEnd::Paragraph));
                }
            }
            (Event::Html(raw) | Event::InlineHtml(raw), _) => {
                events.push(Event::Text(without_comments(&raw).into()));
            }
            (event, _) => events.push(with_our_rules(event)),
        }
    }
    let mut page = String::new();
    html::push_html(&mut page, events.into_iter());
    page
}

/// Cuts out the comments of HTML; one that is not closed goes to the end.
fn without_comments(html: &str) -> String {
    let Some((before, after)) = html.split_once("<!--") else { return html.to_owned() };
    // The shortest two close themselves: `<!-->` and `<!--->`.
    let rest = ["->", ">"].iter().find_map(|end| after.strip_prefix(end));
    let rest = rest.or_else(|| after.split_once("-->").map(|(_, rest)| rest));
    format!("{before}{}", rest.map(without_comments).unwrap_or_default())
}

fn with_our_rules(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Start(Tag::Heading { level, .. }) => Event::Start(Tag::Heading {
            level: below(level),
            id: None,
            classes: vec![],
            attrs: vec![],
        }),
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(below(level))),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let is_email = link_type == LinkType::Email;
            let dest_url =
                if is_email || is_allowed(&dest_url, false) { dest_url } else { "".into() };
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            let dest_url = if is_allowed(&dest_url, true) { dest_url } else { "".into() };
            Event::Start(Tag::Image { link_type, dest_url, title, id })
        }
        other => other,
    }
}

fn below(level: HeadingLevel) -> HeadingLevel {
    if level == HeadingLevel::H1 { HeadingLevel::H2 } else { level }
}

fn is_allowed(url: &str, is_image: bool) -> bool {
    match markdown::scheme(url) {
        None => !url.starts_with("//"),
        Some(scheme) => !is_image && SCHEMES.contains(&scheme.as_str()),
    }
}

/// The body with the addresses inside the site put where they belong.
fn body(text: &str) -> String {
    let body = markdown::render_body(
        &SourcePath::new("content/pages/a.md"),
        text,
        0..text.len(),
        Lang::EN,
    )
    .value;
    let mut page = String::new();
    let mut links = body.links.iter();
    for (n, piece) in body.html.iter().enumerate() {
        page.push_str(piece);
        if n + 1 < body.html.len() {
            let target = links.next().map(|link| link.target.as_str()).unwrap_or_default();
            html::push_html(&mut page, std::iter::empty());
            let mut escaped = String::new();
            pulldown_cmark_escape(&mut escaped, target);
            page.push_str(&escaped);
        }
    }
    page
}

/// An address as pulldown-cmark writes it.
fn pulldown_cmark_escape(out: &mut String, url: &str) {
    let link = format!(
        "[a](<{}>)",
        url.replace('\\', "\\\\").replace('<', "\\<").replace('>', "\\>").replace('&', "&amp;")
    );
    let page = plain(&link);
    let href = page.split("href=\"").nth(1).and_then(|rest| rest.split('"').next());
    out.push_str(href.unwrap_or(url));
}

/// What is changed on purpose: anchors of headings, and the typography of words.
fn eased(nodes: Vec<Node>) -> Vec<Node> {
    let ease = |mut node: Node| {
        node.attributes.retain(|(name, _)| name != "id");
        for (_, value) in &mut node.attributes {
            *value = letters(value);
        }
        node.text = letters(&node.text);
        node
    };
    nodes.into_iter().map(ease).collect()
}

fn letters(text: &str) -> String {
    let is_kept = |c: &char| {
        !c.is_whitespace() && !"\"'“”‘’«»„ʼ…\u{2060}".contains(*c) && !"-–—.".contains(*c)
    };
    text.chars().filter(is_kept).collect()
}
