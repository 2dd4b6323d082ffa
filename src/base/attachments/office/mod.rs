//! What office documents tell: Office Open XML and OpenDocument, which are archives of XML.
//!
//! What a part is, its first element says; where it lies does not matter, since every program has its own way there.
//! Each part is read once, event by event.

mod opendocument;
mod people;
mod word;
mod words;
mod workbook;

use std::collections::BTreeSet;
use std::io::Read;

use super::finding::{Finding, HiddenKind};
use super::package::Package;
use super::xml::{self, Element, Node};
use opendocument::{OpenDocument, Styles};
use people::People;
use word::Word;
use words::Words;
use workbook::{SheetCells, Workbook};

/// How much of one part is unpacked, in bytes.
const LARGEST_PART: u64 = 256 * 1024 * 1024;

/// Looks through an archive; nothing is found in one that is no document.
pub(super) fn inspect(package: &mut Package<'_>) -> BTreeSet<Finding> {
    let mut look = Look::default();
    let mut parts: Vec<(usize, String)> = package
        .names()
        .into_iter()
        .enumerate()
        // Some programs part folders as Windows does.
        .filter_map(|(number, name)| Some((number, name?.to_ascii_lowercase().replace('\\', "/"))))
        .filter(|(_, name)| name.ends_with(".xml") || name.ends_with(".rels"))
        .collect();
    parts.sort_by_key(|(_, name)| part_order(name));
    for (number, name) in parts {
        let read =
            package.part(number).and_then(|part| look.read_part(&name, part.take(LARGEST_PART)));
        if read.is_none() {
            look.found.insert(Finding::Unlooked(name));
        }
    }
    look.found
}

/// What other parts refer to is read first: relations, then the book, then styles.
fn part_order(name: &str) -> usize {
    match name {
        _ if name.ends_with(".rels") => 0,
        _ if name.contains("workbook") => 1,
        _ if name.contains("styles") => 2,
        _ => 3,
    }
}

/// What is known of a document while its parts are read.
#[derive(Default)]
struct Look {
    workbook: Workbook,
    /// The styles of OpenDocument and of Word that hide.
    styles: Styles,
    found: BTreeSet<Finding>,
}

/// Who reads a part.
enum PartReader {
    Relations,
    Book,
    Sheet(SheetCells),
    Copy,
    SheetComments(Words),
    Word(Word),
    WordStyles(Option<String>),
    OpenDocument(Box<OpenDocument>),
    People(People),
    Nobody,
}

impl Look {
    fn read_part(&mut self, name: &str, part: impl Read) -> Option<()> {
        let mut reading: Option<PartReader> = None;
        xml::walk(part, &mut |node| match (&mut reading, node) {
            (None, Node::Open(element)) => reading = Some(reading_of(name, &element)),
            (None, Node::Close(_) | Node::Text(_)) => {}
            (Some(reading), node) => self.take_node(name, reading, &node),
        })
    }

    fn take_node(&mut self, part: &str, reading: &mut PartReader, node: &Node<'_>) {
        match reading {
            PartReader::Relations => self.workbook.relation(part, node),
            PartReader::Book => self.workbook.take_book_node(part, node, &mut self.found),
            PartReader::Sheet(sheet) => sheet.take_node(node, &mut |kind| {
                self.found.insert(Finding::Hidden(kind, self.workbook.sheet_name(part)));
            }),
            PartReader::Copy => {
                if let Node::Open(element) = node
                    && matches!(element.name(), "r" | "cell")
                {
                    self.found.insert(Finding::Hidden(HiddenKind::Copy, String::new()));
                }
            }
            PartReader::SheetComments(words) => {
                if words.feed(node, &["comment", "threadedComment"]).is_some() {
                    let sheet = self.workbook.sheet_name(part);
                    self.found.insert(Finding::Hidden(HiddenKind::Comments, sheet));
                }
            }
            PartReader::Word(word) => word.take_node(node, &self.styles.text, &mut |kind| {
                self.found.insert(Finding::Hidden(kind, String::new()));
            }),
            PartReader::WordStyles(style) => word::styles(node, style, &mut self.styles.text),
            PartReader::OpenDocument(document) => {
                document.take_node(node, &mut self.styles, &mut |kind, name| {
                    self.found.insert(Finding::Hidden(kind, name.to_owned()));
                });
            }
            PartReader::People(people) => {
                self.found.extend(people.take_node(node).map(Finding::Author));
            }
            PartReader::Nobody => {}
        }
    }
}

/// Tells by its first element who reads a part.
fn reading_of(part: &str, first: &Element<'_>) -> PartReader {
    match first.name() {
        "Relationships" => PartReader::Relations,
        "workbook" => PartReader::Book,
        "worksheet" | "dialogsheet" | "macrosheet" => PartReader::Sheet(SheetCells::default()),
        "pivotCacheRecords" | "externalLink" => PartReader::Copy,
        // Of a book they belong to cells, of a text to words.
        "comments" if part.starts_with("xl/") => PartReader::SheetComments(Words::default()),
        "ThreadedComments" => PartReader::SheetComments(Words::default()),
        "document" | "hdr" | "ftr" | "footnotes" | "endnotes" | "comments" | "glossaryDocument" => {
            PartReader::Word(Word::default())
        }
        "styles" => PartReader::WordStyles(None),
        "document-content" | "document-styles" => PartReader::OpenDocument(Box::default()),
        "document-meta" | "coreProperties" | "Properties" | "people" | "personList" => {
            PartReader::People(People::default())
        }
        _ if part.starts_with("docprops/") => PartReader::People(People::default()),
        _ => PartReader::Nobody,
    }
}
