//! The door of pulldown-cmark: a body becomes HTML, headings and links.
//!
//! Bodies are CommonMark with tables, footnotes and task lists. Content is not trusted: raw HTML becomes text,
//! addresses pass an allow-list, ids are made here and prefixed so that no heading can shadow a script's name
//! (docs/threats.md V1, V9, V16). Links inside the site stay open until `model` knows where they lead.

mod refused;

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{
    Alignment, CowStr, Event, HeadingLevel, LinkType, Parser, Tag, TagEnd, TextMergeWithOffset,
    html,
};

use crate::base::diag::{Checked, Code, Diagnostic, Diagnostics, Location};
use crate::base::locale::Lang;
use crate::base::locale::translit::slug;
use crate::base::locale::typography::Typesetter;
use crate::base::names::SourcePath;
use crate::content::fields::SCHEMES;
use crate::content::parse::autolinks::{Autolink, autolinks};
use crate::content::parse::body::{Body, Heading, OpenLink};
use crate::content::parse::comments::Comments;
use crate::content::parse::dialect::{below_title, is_inline, options};
use crate::content::parse::leftovers::{self, Leftover};
use crate::content::parse::outline::outline;
use refused::refused_address;

/// A scheme that no allowed address has; marks the places of open links in the HTML.
const OPEN: &str = "perelik:";

/// How much of a paragraph is kept for telling what comes next, in bytes.
const LONGEST_LEAD: usize = 1024;

/// Renders the body at `span` of `text`, with the typography of `lang`.
pub fn render_body(path: &SourcePath, text: &str, span: Range<usize>, lang: Lang) -> Checked<Body> {
    let outline = outline(text, span.clone());
    let left = leftovers::find(&text[span.clone()], &outline.leaves, &outline.unseen);
    let mut work = BodyBuilder {
        path,
        text,
        base: span.start,
        lang,
        typesetter: Typesetter::new(lang),
        diagnostics: Diagnostics::default(),
        links: Vec::new(),
        headings: outline.headings,
        next_heading: 0,
        in_code: false,
        html_block: None,
        comments: Comments::default(),
        comment_at: None,
        unlinked: 0,
        before: String::new(),
        decoded: Vec::new(),
        columns: Vec::new(),
        column: 0,
        in_head: false,
    };
    // Typography looks at whole runs of text, not at the parser's pieces of them.
    let events =
        TextMergeWithOffset::new(Parser::new_ext(&text[span], options()).into_offset_iter());
    let mut page = String::new();
    html::push_html(&mut page, events.flat_map(|(event, at)| work.take_event(event, at)));
    left.iter().for_each(|leftover| work.leftover(leftover));
    let BodyBuilder { links, headings, diagnostics, decoded, .. } = work;
    let images = outline.images;
    let body =
        Body { path: path.clone(), html: cut_at_marks(&page), links, headings, images, decoded };
    Checked { value: body, diagnostics }
}

/// Returns what Markdown left as text in the body at `span` of `text` although something else was meant; its places are
/// those of the body.
pub(in crate::content) fn left_as_text(text: &str, span: Range<usize>) -> Vec<Leftover> {
    let outline = outline(text, span.clone());
    leftovers::find(&text[span], &outline.leaves, &outline.unseen)
}

/// Returns where the body at `span` of `text` has words for readers: no code, no address, no HTML.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of the parser's events and tags these few are looked at"
)]
pub fn prose(text: &str, span: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut depth = 0;
    for (event, at) in Parser::new_ext(&text[span.clone()], options()).into_offset_iter() {
        let is_address = |link: &LinkType| matches!(link, LinkType::Autolink | LinkType::Email);
        match event {
            Event::Start(Tag::CodeBlock(_)) => depth += 1,
            Event::Start(Tag::Link { link_type, .. }) if is_address(&link_type) || depth > 0 => {
                depth += 1;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::Link) if depth > 0 => depth -= 1,
            Event::Text(_) if depth == 0 => found.push(span.start + at.start..span.start + at.end),
            _ => {}
        }
    }
    found
}

struct BodyBuilder<'a> {
    path: &'a SourcePath,
    text: &'a str,
    base: usize,
    lang: Lang,
    typesetter: Typesetter,
    diagnostics: Diagnostics,
    links: Vec<OpenLink>,
    headings: Vec<Heading>,
    next_heading: usize,
    in_code: bool,
    /// Within a block of HTML: whether it has shown anything yet.
    html_block: Option<bool>,
    comments: Comments,
    /// Where the first comment of the block stands.
    comment_at: Option<Range<usize>>,
    /// How many links, pictures and headings are open: what stands in them is no link of its own.
    unlinked: usize,
    /// The end of what was read of the block.
    before: String,
    /// Texts that read otherwise than they are written.
    decoded: Vec<(Range<usize>, Arc<str>)>,
    /// How the columns of the open table are aligned, and where in it we are.
    columns: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl BodyBuilder<'_> {
    /// Turns one event of the parser into those that are written.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "of the parser's events and tags these few are looked at"
    )]
    fn take_event<'e>(&mut self, event: Event<'e>, at: Range<usize>) -> Vec<Event<'e>> {
        let at = self.base + at.start..self.base + at.end;
        match event {
            Event::Html(raw) | Event::InlineHtml(raw) => self.raw_html(raw, at),
            Event::Start(Tag::HtmlBlock) => {
                self.html_block = Some(false);
                Vec::new()
            }
            Event::Start(tag) => self.start_tag(tag, at),
            Event::End(TagEnd::CodeBlock) => {
                self.in_code = false;
                vec![Event::End(TagEnd::CodeBlock)]
            }
            Event::End(TagEnd::Heading(level)) => {
                self.unlinked -= 1;
                vec![Event::End(TagEnd::Heading(below_title(level)))]
            }
            Event::End(TagEnd::Table) => {
                vec![Event::End(TagEnd::Table), Event::Html("</div>\n".into())]
            }
            // A block of raw HTML is a paragraph of text here; of a comment nothing is left.
            Event::End(TagEnd::HtmlBlock) => {
                self.end_comment();
                let is_shown = self.html_block.take() == Some(true);
                is_shown.then_some(Event::End(TagEnd::Paragraph)).into_iter().collect()
            }
            Event::Text(words) => {
                if self.text.get(at.clone()) != Some(&*words) {
                    self.decoded.push((at, (&*words).into()));
                }
                if self.in_code { vec![Event::Text(words)] } else { self.linked_words(&words) }
            }
            Event::End(end @ (TagEnd::Link | TagEnd::Image)) => {
                self.unlinked -= 1;
                vec![Event::End(end)]
            }
            Event::Code(code) => {
                self.typesetter.skip(&code);
                vec![Event::Code(code)]
            }
            Event::SoftBreak | Event::HardBreak => {
                self.typesetter.skip("\n");
                vec![event]
            }
            Event::FootnoteReference(name) => vec![Event::FootnoteReference(footnote(&name))],
            // A disabled checkbox without a label says nothing to a screen reader; a sign does.
            Event::TaskListMarker(done) => vec![Event::Text(if done { "☑ " } else { "☐ " }.into())],
            other => vec![other],
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "of the parser's events and tags these few are looked at"
    )]
    fn start_tag<'e>(&mut self, tag: Tag<'e>, at: Range<usize>) -> Vec<Event<'e>> {
        if !is_inline(&tag) {
            self.typesetter = Typesetter::new(self.lang);
            self.before.clear();
        }
        if matches!(tag, Tag::Link { .. } | Tag::Image { .. } | Tag::Heading { .. }) {
            self.unlinked += 1;
        }
        let tag = match tag {
            Tag::CodeBlock(kind) => {
                self.in_code = true;
                Tag::CodeBlock(kind)
            }
            Tag::Heading { level, .. } => self.heading(level),
            Tag::FootnoteDefinition(name) => Tag::FootnoteDefinition(footnote(&name)),
            Tag::Link { link_type, dest_url, title, id } => {
                let dest_url = self.allowed_address(dest_url, link_type, at, false);
                Tag::Link { link_type, dest_url, title, id }
            }
            Tag::Image { link_type, dest_url, title, id } => {
                let dest_url = self.allowed_address(dest_url, link_type, at, true);
                Tag::Image { link_type, dest_url, title, id }
            }
            Tag::Table(columns) => {
                // Alignment is a class of the style sheet: pages allow no style of their own.
                let plain = vec![Alignment::None; columns.len()];
                self.columns = columns;
                // The wrapper scrolls alone, so that a wide table does not widen the page.
                let wrapper = Event::Html("<div class=\"wide\" tabindex=\"0\">".into());
                return vec![wrapper, Event::Start(Tag::Table(plain))];
            }
            Tag::TableHead | Tag::TableRow => {
                self.in_head = matches!(tag, Tag::TableHead);
                self.column = 0;
                tag
            }
            Tag::TableCell => return vec![self.open_cell()],
            other => other,
        };
        vec![Event::Start(tag)]
    }

    /// Opens a cell; the parser's own event closes it.
    fn open_cell<'e>(&mut self) -> Event<'e> {
        let alignment = self.columns.get(self.column).copied().unwrap_or(Alignment::None);
        self.column += 1;
        let class = match alignment {
            Alignment::Right => "right",
            Alignment::Center => "centre",
            Alignment::None | Alignment::Left => return Event::Start(Tag::TableCell),
        };
        let name = if self.in_head { "th" } else { "td" };
        Event::Html(format!("<{name} class=\"{class}\">").into())
    }

    /// Sets words of the text, and makes links of the addresses and numbers among them.
    fn linked_words<'e>(&mut self, words: &str) -> Vec<Event<'e>> {
        let found = match self.unlinked {
            0 => autolinks(&self.before, words),
            _ => Vec::new(),
        };
        // Only what stands close before a number says what it is.
        if self.before.len() > LONGEST_LEAD {
            self.before.clear();
        }
        self.before.push_str(words);
        let mut events = Vec::with_capacity(1 + 4 * found.len());
        let mut from = 0;
        for (at, link) in found {
            let (link_type, target) = match link {
                Autolink::Web(url) => (LinkType::Autolink, url),
                Autolink::Email(address) => (LinkType::Email, address),
                Autolink::Phone(number) => (LinkType::Autolink, format!("tel:{}", number.tel())),
            };
            let (dest_url, title, id) = (target.into(), "".into(), "".into());
            events.push(Event::Text(self.typesetter.set_node(&words[from..at.start]).into()));
            events.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            events.push(Event::Text(self.typesetter.set_node(&words[at.clone()]).into()));
            events.push(Event::End(TagEnd::Link));
            from = at.end;
        }
        events.push(Event::Text(self.typesetter.set_node(&words[from..]).into()));
        events
    }

    fn leftover(&mut self, leftover: &Leftover) {
        let span = self.base + leftover.span.start..self.base + leftover.span.end;
        let diagnostic = Diagnostic::new(leftover.code, Location::new(self.path, &span));
        let diagnostic = diagnostic.with("sign", leftover.sign.as_str());
        self.diagnostics.push(diagnostic.hint(leftover.hint));
    }

    fn heading<'e>(&mut self, level: HeadingLevel) -> Tag<'e> {
        let id = self.headings.get(self.next_heading).map(|heading| heading.id.clone().into());
        self.next_heading += 1;
        Tag::Heading { level: below_title(level), id, classes: Vec::new(), attrs: Vec::new() }
    }

    fn raw_html<'e>(&mut self, raw: CowStr<'e>, at: Range<usize>) -> Vec<Event<'e>> {
        let cut = self.comments.cut(&raw);
        if cut.is_some() {
            self.comment_at.get_or_insert(at.clone());
        }
        if self.html_block.is_none() {
            self.end_comment();
        }
        let raw = match cut {
            Some(left) if left.trim().is_empty() => return Vec::new(),
            Some(left) => left.into(),
            None => raw,
        };
        let opened = match self.html_block.as_mut() {
            Some(is_shown) if !*is_shown => {
                *is_shown = true;
                vec![Event::Start(Tag::Paragraph)]
            }
            _ => Vec::new(),
        };
        opened.into_iter().chain(self.shown_html(raw, at)).collect()
    }

    /// Tells of a comment at the end of what it stands in: a block, or a line of text.
    fn end_comment(&mut self) {
        let is_open = std::mem::take(&mut self.comments).is_open();
        let code = if is_open { Code::OpenComment } else { Code::HtmlComment };
        if let Some(at) = self.comment_at.take() {
            let end = at.start + self.text[at.clone()].trim_end().len().max(1);
            let at = Location::new(self.path, &(at.start..end));
            self.diagnostics.push(Diagnostic::new(code, at));
        }
    }

    fn shown_html<'e>(&mut self, raw: CowStr<'e>, at: Range<usize>) -> Vec<Event<'e>> {
        if raw.starts_with("</") {
            // The opening tag has its diagnostic.
            return vec![Event::Text(raw)];
        }
        let first = raw.split_whitespace().next().unwrap_or_default();
        let tag: String = first.chars().take_while(|c| *c != '>').take(20).collect();
        let at = Location::new(self.path, &(at.start..at.start + raw.trim_end().len().max(1)));
        let diagnostic = Diagnostic::new(Code::RawHtml, at);
        self.diagnostics
            .push(diagnostic.with("tag", tag.trim_start_matches(['<', '/']).to_owned()));
        vec![Event::Text(raw)]
    }

    /// Lets an allowed address pass, leaves one inside the site open, refuses every other.
    fn allowed_address<'e>(
        &mut self,
        url: CowStr<'e>,
        kind: LinkType,
        at: Range<usize>,
        is_image: bool,
    ) -> CowStr<'e> {
        if kind == LinkType::Email {
            return url;
        }
        let code = match scheme(&url) {
            None if url.starts_with("//") => Code::UrlScheme,
            None => {
                self.links.push(OpenLink { target: url.to_string(), span: at, is_image });
                return format!("{OPEN}{}", self.links.len() - 1).into();
            }
            Some(_) if is_image => Code::ImageElsewhere,
            Some(name) if SCHEMES.contains(&name.as_str()) => return url,
            Some(_) => Code::UrlScheme,
        };
        self.diagnostics.push(refused_address(code, Location::new(self.path, &at), &url));
        "".into()
    }
}

/// A footnote's name becomes an id of ours, never the content's.
fn footnote<'e>(name: &str) -> CowStr<'e> {
    format!("fn-{}", slug(name)).into()
}

/// Returns the scheme of an address, lower case, as a browser would find it: control characters and spaces
/// before it do not count.
pub fn scheme(url: &str) -> Option<String> {
    let visible: String = url.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let (scheme, _) = visible.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

/// Cuts the HTML at the marks of open links. A mark cannot come from content: a quote is escaped there.
fn cut_at_marks(page: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut rest = page;
    while let Some(mark) = rest.find("=\"perelik:") {
        let start = mark + 2;
        let end = rest[start..].find('"').map_or(rest.len(), |quote| start + quote);
        piece.push_str(&rest[..start]);
        pieces.push(std::mem::take(&mut piece));
        rest = &rest[end..];
    }
    piece.push_str(rest);
    pieces.push(piece);
    pieces
}

#[cfg(test)]
mod tests;
