//! The text of a post without what is no text: scripts, forms, buttons to share.
//!
//! A tree comes in and is changed in place; what went away, and what an editor must look at, goes out by name and
//! number, so that nothing is lost silently. Pictures and players of other servers become links: a page of the
//! list shows nothing that lies elsewhere, and what is linked is listed among the documents.

use std::collections::BTreeMap;

use dom_query::{Document, NodeRef};

use crate::content::fields::SCHEMES;

/// What was taken out of a text, or must be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CleanedPart {
    /// Scripts and styles.
    Scripts,
    /// Forms, fields and buttons.
    Forms,
    /// Buttons to share, related posts, navigation.
    Sharing,
    /// Drawings inside the page.
    Drawings,
    /// Players and maps of other servers: now links.
    Embeds,
    /// Pictures: now links.
    Pictures,
    /// Links that lead nowhere here: their text stays.
    Links,
    /// Invisible and directional characters.
    Invisible,
}

/// A file that a post shows or links.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Attached {
    /// Its address.
    pub(super) address: String,
    /// What the post calls it.
    pub(super) name: String,
}

/// What was found in a text.
#[derive(Debug, Clone, Default)]
pub(super) struct Findings {
    /// How many of each.
    pub(super) counts: BTreeMap<CleanedPart, usize>,
    /// The files of the post, in their order.
    pub(super) attached: Vec<Attached>,
}

impl Findings {
    fn add(&mut self, finding: CleanedPart, count: usize) {
        if count > 0 {
            *self.counts.entry(finding).or_default() += count;
        }
    }

    fn attach(&mut self, address: &str, name: &str) {
        if !self.attached.iter().any(|known| known.address == address) {
            self.attached.push(Attached { address: address.to_owned(), name: name.to_owned() });
        }
    }
}

/// What is taken out, by selector. Classes are those of WordPress itself and of its common extensions.
const DROPPED: [(CleanedPart, &str); 4] = [
    (CleanedPart::Scripts, "script, style, template, link, meta, title, head"),
    (
        CleanedPart::Sharing,
        "nav, .sharedaddy, .sd-sharing, .jp-relatedposts, .addtoany_share_save_container, .a2a_kit, \
         .addthis_toolbox, .ssba, .heateor_sss_sharing_container, .essb_links, .wp-block-social-links, \
         .social-share, .social-sharing, .share-buttons, .post-share, .entry-share, .yarpp-related, \
         .related-posts, .fb-like, .fb-share-button, .twitter-share-button, .ya-share2, .likely, \
         .post-navigation, .wp-post-navigation, .likebtn_container",
    ),
    (CleanedPart::Forms, "form, button, input, select, textarea, dialog"),
    (CleanedPart::Drawings, "svg, canvas, math"),
];

/// Endings of files that a post offers for download.
const FILES: [&str; 14] = [
    ".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".csv", ".ppt", ".pptx",
    ".odp", ".zip", ".txt",
];

/// Cleans the tree of a text; addresses in it are relative to `base`.
pub(super) fn clean_tree(text: &Document, base: Option<&str>) -> Findings {
    let mut findings = Findings::default();
    for (finding, selector) in DROPPED {
        let dropped = text.select(selector);
        let in_body = dropped.nodes().iter().filter(|node| !is_of_head(node)).count();
        findings.add(finding, in_body);
        dropped.remove();
    }
    embeds(text, base, &mut findings);
    pictures(text, base, &mut findings);
    clean_links(text, base, &mut findings);
    for line_break in
        text.select("table br, h1 br, h2 br, h3 br, h4 br, h5 br, h6 br, a br").nodes()
    {
        line_break.replace_with(&text.tree.new_text(" "));
    }
    lower_headings(text);
    characters(text, &mut findings);
    findings
}

/// The head of a page, which every tree has, is no loss.
fn is_of_head(node: &NodeRef<'_>) -> bool {
    node.has_name("head") || node.ancestors_it(Some(4)).any(|parent| parent.has_name("head"))
}

/// Players, maps and the like become links to what they show.
fn embeds(text: &Document, base: Option<&str>, findings: &mut Findings) {
    let embeds = text.select("iframe, embed, object, video, audio, amp-youtube");
    findings.add(CleanedPart::Embeds, embeds.length());
    for embed in embeds.nodes() {
        let source =
            ["src", "data", "data-src"].iter().find_map(|name| embed.attr(name)).or_else(|| {
                embed
                    .descendants_it()
                    .find_map(|inner| inner.has_name("source").then(|| inner.attr("src"))?)
            });
        match source.and_then(|source| absolute(&source, base)) {
            Some(address) => {
                let name = embed.attr("title").map(|title| title.trim().to_owned());
                let name = name.filter(|name| !name.is_empty()).unwrap_or_else(|| address.clone());
                embed.replace_with(&link_element(text, &address, &name, true));
            }
            None => embed.remove_from_parent(),
        }
    }
}

/// Pictures become links; the words for each are its description, else the name of its file.
fn pictures(text: &Document, base: Option<&str>, findings: &mut Findings) {
    let pictures = text.select("img");
    findings.add(CleanedPart::Pictures, pictures.length());
    for picture in pictures.nodes() {
        // Where pictures load late, `src` holds a blank one.
        let sources = ["data-src", "data-lazy-src", "data-orig-file", "src"];
        let address = sources.iter().find_map(|name| absolute(&picture.attr(name)?, base));
        let Some(address) = address else {
            picture.remove_from_parent();
            continue;
        };
        let words = picture.attr("alt").map(|alt| alt.trim().to_owned());
        let name = words.filter(|words| !words.is_empty()).unwrap_or_else(|| file_name(&address));
        let address = full_size(&address);
        findings.attach(&address, &name);
        let in_link = picture.ancestors_it(None).any(|parent| parent.has_name("a"));
        if in_link {
            picture.replace_with(&text.tree.new_text(name));
        } else {
            picture.replace_with(&link_element(text, &address, &name, false));
        }
    }
}

fn link_element<'a>(text: &'a Document, address: &str, name: &str, apart: bool) -> NodeRef<'a> {
    let link = text.tree.new_element("a");
    link.set_attr("href", &escaped(address));
    link.append_child(&text.tree.new_text(name));
    if !apart {
        return link;
    }
    let paragraph = text.tree.new_element("p");
    paragraph.append_child(&link);
    paragraph
}

/// Links get whole addresses; one that leads nowhere keeps its words only.
fn clean_links(text: &Document, base: Option<&str>, findings: &mut Findings) {
    for link in text.select("a").nodes() {
        let Some(written) = link.attr("href") else {
            unwrap_link(link);
            continue;
        };
        match absolute(&written, base) {
            Some(address) => {
                let path = address
                    .split(['?', '#'])
                    .next()
                    .expect("split gives at least one piece")
                    .to_lowercase();
                if FILES.iter().any(|ending| path.ends_with(ending)) {
                    let words = link.text();
                    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                    let name = if words.is_empty() { file_name(&address) } else { words };
                    findings.attach(&address, &name);
                }
                link.set_attr("href", &escaped(&address));
            }
            None => {
                findings.add(CleanedPart::Links, 1);
                unwrap_link(link);
            }
        }
    }
}

/// A link that leads nowhere: its words stay.
fn unwrap_link(link: &NodeRef<'_>) {
    link.rename("span");
    link.remove_all_attrs();
}

/// The title of a page is its only first heading.
fn lower_headings(text: &Document) {
    if text.select("h1").exists() {
        for level in (1..6).rev() {
            text.select(&format!("h{level}")).rename(&format!("h{}", level + 1));
        }
    }
}

/// Invisible characters and those that turn the direction of writing go, no-break spaces become spaces.
fn characters(text: &Document, findings: &mut Findings) {
    let mut count = 0;
    for node in text.root().descendants_it().filter(NodeRef::is_text).collect::<Vec<_>>() {
        let old = node.text();
        if !old.contains(|c| c == '\u{a0}' || is_invisible(c)) {
            continue;
        }
        count += old.chars().filter(|&c| is_invisible(c)).count();
        let new: String = old
            .chars()
            .filter(|&c| !is_invisible(c))
            .map(|c| if c == '\u{a0}' { ' ' } else { c })
            .collect();
        node.replace_with(&text.tree.new_text(new));
    }
    findings.add(CleanedPart::Invisible, count);
}

/// Tells controls, directional marks and marks without width; content may not hold them.
pub(super) fn is_invisible(c: char) -> bool {
    let is_format = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{61c}');
    is_format || (c.is_control() && !matches!(c, '\n' | '\t'))
}

/// Returns an address with its scheme and host, if it has one that the list may link to.
fn absolute(written: &str, base: Option<&str>) -> Option<String> {
    let written: String = written.chars().filter(|c| !c.is_control()).collect();
    let written = written.trim();
    let scheme = written.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let is_scheme = |scheme: &String| {
        !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    };
    if let Some(scheme) = scheme.filter(is_scheme) {
        return SCHEMES.contains(&scheme.as_str()).then(|| written.to_owned());
    }
    let base = base?;
    let (scheme, rest) = base.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    if host.is_empty() || written.is_empty() || written.starts_with('#') {
        return None;
    }
    if let Some(rest) = written.strip_prefix("//") {
        return Some(format!("{scheme}://{rest}"));
    }
    // Files that a browser saved beside the page are not on the server.
    if written.starts_with("./") || written.starts_with("../") {
        return None;
    }
    written.starts_with('/').then(|| format!("{scheme}://{host}{written}"))
}

/// Returns an address without characters that would end a link of Markdown.
pub(super) fn escaped(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            ' ' => out.push_str("%20"),
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            c => out.push(c),
        }
    }
    out
}

fn file_name(address: &str) -> String {
    let path =
        address.split_once(['?', '#']).map_or(address, |(path, _)| path).trim_end_matches('/');
    path.rsplit_once('/').map_or(path, |(_, name)| name).to_owned()
}

/// Returns the address of the whole picture: `photo-300x200.jpg` is WordPress's small copy of `photo.jpg`.
fn full_size(address: &str) -> String {
    let shorter = || {
        let (stem, extension) = address.rsplit_once('.')?;
        let (stem, size) = stem.rsplit_once('-')?;
        let (width, height) = size.split_once('x')?;
        let is_number =
            |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let is_size = is_number(width) && is_number(height) && address.contains("/wp-content/");
        is_size.then(|| format!("{stem}.{extension}"))
    };
    shorter().unwrap_or_else(|| address.to_owned())
}
