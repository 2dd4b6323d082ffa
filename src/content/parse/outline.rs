//! A first look at a body: its headings, its pictures, and the leaves that its text stands in.
//!
//! An id must be known when its heading opens, and the words of a picture before it is written.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::body::{Heading, Image};
use super::dialect::{below_title, is_inline, options};
use super::leftovers::{Leaf, LeafKind};
use crate::base::locale::translit::slug;

/// What a first look finds.
#[derive(Default)]
pub(super) struct Outline {
    pub(super) headings: Vec<Heading>,
    pub(super) images: Vec<Image>,
    pub(super) leaves: Vec<Leaf>,
    /// Where addresses of links are told that nothing names, in the body: nobody sees these lines.
    pub(super) unseen: Vec<Range<usize>>,
}

/// Looks through the body at `span` of `text`.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of the parser's events and tags these few are looked at"
)]
pub(super) fn outline(text: &str, span: Range<usize>) -> Outline {
    let body = &text[span.clone()];
    let mut outline = Outline::default();
    let mut leaves = LeafReader { body, ..LeafReader::default() };
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    let mut heading: Option<String> = None;
    // A picture may stand within the words of another; whether there are any is all that is kept of them, as a file can
    // nest them by the thousand.
    let mut open: Vec<bool> = Vec::new();
    let mut named: BTreeSet<String> = BTreeSet::new();
    let mut events = Parser::new_ext(body, options()).into_offset_iter();
    for (event, at) in events.by_ref() {
        if let Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) = &event {
            named.insert(id.to_lowercase());
        }
        leaves.take_event(&event, at.clone());
        let at = span.start + at.start..span.start + at.end;
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Start(Tag::Image { .. }) => open.push(false),
            Event::Text(words) | Event::Code(words) => {
                heading.iter_mut().for_each(|text| text.push_str(&words));
                open.iter_mut().last().into_iter().for_each(|has| *has |= !words.trim().is_empty());
            }
            Event::End(TagEnd::Image) => {
                let has_words = open.pop().expect("a picture that ends was begun");
                open.iter_mut().last().into_iter().for_each(|outer| *outer |= has_words);
                outline.images.push(Image { has_words, span: at });
            }
            Event::End(TagEnd::Heading(level)) => {
                let text = heading.take().expect("a heading that ends was begun");
                let level = below_title(level) as u8;
                let id = unique(&slug(&text), &mut used);
                outline.headings.push(Heading { id, text, level, span: at });
            }
            _ => {}
        }
    }
    outline.leaves = leaves.leaves;
    let definitions = events.reference_definitions().iter();
    // `[//]: #` is how people write a note that nobody is to see.
    let unseen = definitions.filter(|(label, definition)| {
        definition.dest.as_ref() != "#" && !named.contains(&label.to_lowercase())
    });
    outline.unseen = unseen.map(|(_, definition)| definition.span.clone()).collect();
    outline.unseen.sort_by_key(|place| place.start);
    outline
}

/// Numbers equal ids through a map, so that many equal headings cost no more than different ones.
fn unique(slug: &str, used: &mut BTreeMap<String, usize>) -> String {
    let base = format!("s-{}", if slug.is_empty() { "part" } else { slug });
    let count = used.entry(base.clone()).or_default();
    *count += 1;
    if *count == 1 { base } else { format!("{base}--{count}") }
}

/// Gathers the leaves of a document.
#[derive(Default)]
struct LeafReader<'a> {
    body: &'a str,
    leaves: Vec<Leaf>,
    /// The blocks around, from the outermost: what their text is, if it is looked at.
    around: Vec<Option<LeafKind>>,
    open: Option<Leaf>,
    columns: usize,
}

impl LeafReader<'_> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "of the parser's events and tags these few are looked at"
    )]
    fn take_event(&mut self, event: &Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(tag) if !is_inline(tag) => {
                self.close();
                let kind = self.leaf_kind(tag);
                if let Tag::TableRow = tag {
                    let mut row = Leaf::new(LeafKind::Row(self.columns), at.start);
                    row.add_object(at.clone());
                    self.leaves.push(row);
                }
                self.around.push(kind);
            }
            Event::End(end) if is_block_end(*end) => {
                self.close();
                self.around.pop();
            }
            Event::Text(words) => {
                let body = self.body;
                if let Some(leaf) = self.leaf(at.start) {
                    leaf.push_text(body, words, at);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                let is_hard = matches!(event, Event::HardBreak);
                if let Some(leaf) = self.leaf(at.start) {
                    leaf.add_line_end(at, is_hard);
                }
            }
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                self.add_object(at.start..at.start);
            }
            Event::End(TagEnd::Link | TagEnd::Image) => self.add_object(at.end..at.end),
            Event::Code(_)
            | Event::InlineHtml(_)
            | Event::Html(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => self.add_object(at),
            _ => {}
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "of the parser's events and tags these few are looked at"
    )]
    fn leaf_kind(&mut self, tag: &Tag<'_>) -> Option<LeafKind> {
        match tag {
            Tag::Paragraph if self.around.last() == Some(&Some(LeafKind::Item)) => {
                Some(LeafKind::Item)
            }
            Tag::Paragraph => Some(LeafKind::Paragraph),
            Tag::Item => Some(LeafKind::Item),
            Tag::Heading { .. } => Some(LeafKind::Heading),
            Tag::TableCell => Some(LeafKind::Cell),
            Tag::CodeBlock(CodeBlockKind::Indented) => Some(LeafKind::Code),
            Tag::Table(columns) => {
                self.columns = columns.len();
                None
            }
            _ => None,
        }
    }

    /// Returns the leaf that text stands in, begun if need be; nothing where it is not looked at.
    fn leaf(&mut self, start: usize) -> Option<&mut Leaf> {
        let kind = (*self.around.last()?)?;
        Some(self.open.get_or_insert_with(|| Leaf::new(kind, start)))
    }

    fn add_object(&mut self, at: Range<usize>) {
        if let Some(leaf) = self.leaf(at.start) {
            leaf.add_object(at);
        }
    }

    fn close(&mut self) {
        self.leaves.extend(self.open.take().map(Leaf::finished));
    }
}

fn is_block_end(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}
