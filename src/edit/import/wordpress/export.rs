//! The door of quick-xml: WordPress's export file (WXR) becomes posts.
//!
//! Such a file is RSS with fields of WordPress's own. Entities that a file declares are never expanded, and its
//! size, depth and number of entries have limits. Where the XML breaks off, what stands before is kept and the
//! line is told. What is no post (pages, comments, menus) is counted by its kind.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::clean::Attached;

/// How deep elements may stand one inside the other.
const DEEPEST: usize = 64;
/// The most entries of a file.
const MOST_ITEMS: usize = 50_000;
/// The longest single text, in bytes.
const LONGEST_TEXT: usize = super::page::LONGEST;

/// How much is kept of the names of an entry's categories, in bytes.
const LONGEST_CATEGORIES: usize = 4096;

/// One entry of the file, as it stands there: its fields by their names.
#[derive(Debug, Clone, Default)]
pub(super) struct Item {
    /// The line on which it begins.
    pub(super) line: usize,
    fields: BTreeMap<String, String>,
    /// How many comments it has.
    pub(super) comments: usize,
}

impl Item {
    /// Returns a field that says something.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name).map(|text| text.trim()).filter(|text| !text.is_empty())
    }

    /// An entry may stand in several categories; of anything else there is one.
    fn add_value(&mut self, name: String, value: &str) {
        let is_several = name == "category";
        let field = self.fields.entry(name).or_default();
        if is_several && !field.is_empty() && field.len() < LONGEST_CATEGORIES {
            field.push_str(", ");
            field.push_str(value);
        } else if field.is_empty() {
            value.clone_into(field);
        }
    }
}

/// What an export file holds.
#[derive(Debug, Clone, Default)]
pub(super) struct Export {
    /// Its posts.
    pub(super) posts: Vec<Item>,
    /// Its files, by the number of the entry they belong to.
    pub(super) attachments: BTreeMap<String, Vec<Attached>>,
    /// What else it holds: the kind, and how many.
    pub(super) others: BTreeMap<String, usize>,
    /// What stopped the reading: the line, and why.
    pub(super) broken: Option<(usize, ReadStop)>,
}

/// Why reading stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ReadStop {
    /// No XML, and why.
    Syntax(&'static str),
    /// The file ends inside an element.
    Cut,
    /// Over a limit.
    TooMuch,
}

/// Tells the beginning of an export file.
pub(super) fn is_export(text: &str) -> bool {
    let head = super::page::beginning(text, 16 * 1024);
    head.contains("<rss") && head.contains("wordpress.org/export/")
}

/// Reads an export file.
pub(super) fn parse_export(text: &str) -> Export {
    let mut walk = ExportReader { text, ..ExportReader::default() };
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    loop {
        let position = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let taken = match reader.read_event() {
            Ok(Event::Eof) if walk.open.is_empty() => break,
            Ok(Event::Eof) => Err(ReadStop::Cut),
            Ok(event) => walk.handle(event, position),
            Err(error) => Err(ReadStop::Syntax(xml_refusal(&error))),
        };
        if let Err(broken) = taken {
            let line = walk.line_number(position);
            walk.export.broken = Some((line, broken));
            break;
        }
    }
    walk.export
}

/// Says what is wrong with the XML: the parser says it in English.
#[expect(clippy::wildcard_enum_match_arm, reason = "of the parser's errors two are about the text")]
fn xml_refusal(error: &quick_xml::Error) -> &'static str {
    match error {
        quick_xml::Error::IllFormed(_) => "import-xml-tags",
        quick_xml::Error::Syntax(_) => "import-xml-open",
        _ => "import-xml",
    }
}

/// The state of reading: which elements are open, and the entry in the making.
#[derive(Default)]
struct ExportReader<'a> {
    text: &'a str,
    /// How far lines are counted, and how many there were.
    counted: (usize, usize),
    open: Vec<String>,
    item: Option<Item>,
    items: usize,
    /// The text of the field that is open.
    value: String,
    export: Export,
}

impl ExportReader<'_> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "of the XML these few events are looked at")]
    fn handle(&mut self, event: Event<'_>, position: usize) -> Result<(), ReadStop> {
        match event {
            Event::Start(start) => self.open_element(&start, position),
            Event::End(_) => self.close_element(),
            Event::Text(text) => self.push(&text),
            Event::CData(text) => self.push(&text),
            Event::GeneralRef(entity) => self.entity(&entity),
            // An empty element says nothing; declarations and comments are not read.
            _ => Ok(()),
        }
    }

    fn open_element(&mut self, start: &BytesStart<'_>, position: usize) -> Result<(), ReadStop> {
        let name = start.name().as_ref().to_owned();
        if self.open.len() >= DEEPEST {
            return Err(ReadStop::TooMuch);
        }
        if name == "item" && self.item.is_none() {
            self.items += 1;
            if self.items > MOST_ITEMS {
                return Err(ReadStop::TooMuch);
            }
            let line = self.line_number(position);
            self.item = Some(Item { line, ..Item::default() });
        } else if name == "wp:comment"
            && let Some(item) = &mut self.item
        {
            item.comments += 1;
        }
        self.open.push(name);
        self.value.clear();
        Ok(())
    }

    fn close_element(&mut self) -> Result<(), ReadStop> {
        let Some(name) = self.open.pop() else { return Ok(()) };
        let value = std::mem::take(&mut self.value);
        match (name.as_str(), self.open.last().map(String::as_str)) {
            ("item", _) => self.finish(),
            // A field of an entry; fields of its comments and of its metadata lie deeper.
            (_, Some("item")) => {
                if let Some(item) = &mut self.item {
                    item.add_value(name, &value);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn push(&mut self, text: &str) -> Result<(), ReadStop> {
        if self.value.len() + text.len() > LONGEST_TEXT {
            return Err(ReadStop::TooMuch);
        }
        if self.item.is_some() {
            self.value.push_str(text);
        }
        Ok(())
    }

    /// A character by its number or one of XML's own five; any other entity stays as it is written.
    fn entity(&mut self, entity: &BytesRef<'_>) -> Result<(), ReadStop> {
        if let Ok(Some(character)) = entity.resolve_char_ref() {
            return self.push(character.encode_utf8(&mut [0; 4]));
        }
        let name: &str = entity;
        match resolve_predefined_entity(name) {
            Some(text) => self.push(text),
            None => self.push(&format!("&{name};")),
        }
    }

    fn finish(&mut self) {
        let Some(item) = self.item.take() else { return };
        match item.field("wp:post_type").unwrap_or("post") {
            "post" => self.export.posts.push(item),
            "attachment" => {
                let address = item.field("wp:attachment_url").or_else(|| item.field("guid"));
                let parent = item.field("wp:post_parent").unwrap_or("0");
                if let Some(address) = address {
                    let name = item.field("title").unwrap_or(address).to_owned();
                    let file = Attached { address: address.to_owned(), name };
                    self.export.attachments.entry(parent.to_owned()).or_default().push(file);
                }
            }
            other => *self.export.others.entry(other.to_owned()).or_default() += 1,
        }
    }

    /// Counts lines up to a place; places come in order, so the text is counted once.
    fn line_number(&mut self, position: usize) -> usize {
        let (from, lines) = self.counted;
        let end = position.clamp(from, self.text.len());
        let between = self.text.as_bytes()[from..end].iter().filter(|&&b| b == b'\n').count();
        self.counted = (end, lines + between);
        lines + between + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"boom\">]>\n<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>\n";

    #[test]
    fn fields_are_read_without_expanding_entities() {
        let text = format!(
            "{HEAD}<item><title>А &amp; Б &#8212; &a;</title><wp:post_id>7</wp:post_id>\
            <content:encoded><![CDATA[<p>&lt;т</p>]]></content:encoded><wp:comment><title>x</title></wp:comment></item>\n\
            <item><wp:post_type>page</wp:post_type></item>\
            <item><wp:post_type>attachment</wp:post_type><wp:post_parent>7</wp:post_parent><guid>https://example.org/а.pdf</guid></item></channel></rss>"
        );
        let export = parse_export(&text);
        let post = &export.posts[0];
        assert_eq!((export.posts.len(), post.line, post.comments), (1, 3, 1));
        assert_eq!(post.field("title"), Some("А & Б — &a;"));
        assert_eq!(post.field("content:encoded"), Some("<p>&lt;т</p>"));
        assert_eq!(export.others.get("page"), Some(&1));
        assert_eq!(export.attachments["7"][0].address, "https://example.org/а.pdf");
        assert_eq!(export.broken, None);
        assert!(is_export(&text));
    }

    #[test]
    fn what_stands_before_a_break_is_kept() {
        let text = format!("{HEAD}<item><title>А</title></item>\n<item></title></item>");
        let export = parse_export(&text);
        assert_eq!(export.posts.len(), 1);
        assert!(matches!(export.broken, Some((4, ReadStop::Syntax(_)))), "{:?}", export.broken);
        let deep = format!("{HEAD}{}", "<a>".repeat(1000));
        assert!(matches!(parse_export(&deep).broken, Some((3, ReadStop::TooMuch))));
    }
}
