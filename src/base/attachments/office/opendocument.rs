//! What an OpenDocument hides: sheets, rows and columns, notes, changes that were tracked, hidden text.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::words::Words;
use crate::base::attachments::finding::HiddenKind;
use crate::base::attachments::xml::{Element, Node};

/// The elements that say what was changed, below `tracked-changes`.
const CHANGES: [&str; 6] = [
    "changed-region",
    "cell-content-change",
    "insertion",
    "deletion",
    "movement",
    "change-track-table-cell",
];

/// What stands in a note and is no text of it.
const ASIDE: [&str; 5] = ["creator", "date", "date-string", "creator-initials", "sender-initials"];

/// Reads the content or the styles of a document.
#[derive(Debug, Default)]
pub(super) struct OpenDocument {
    style: String,
    tables: Vec<OdfTable>,
    /// For each open paragraph, span or section whether it is hidden.
    texts: Vec<bool>,
    /// A note being read, without its author and day.
    note: Words,
    /// Within how many notes, and elements of them that are no text of theirs.
    notes: usize,
    aside: usize,
    changes: usize,
}

/// The names of styles by which something is not shown.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// Of text, also those of Word.
    pub(super) text: BTreeSet<String>,
    /// Of tables.
    pub(super) table: BTreeSet<String>,
}

/// A table being read.
#[derive(Debug, Default)]
struct OdfTable {
    name: String,
    is_hidden: bool,
    columns: Vec<RangeInclusive<u32>>,
    next_column: u32,
    is_row_hidden: bool,
    column: u32,
    /// The columns over which the cell is repeated.
    cell: u32,
    /// For each open group of rows or columns whether it is folded away.
    groups: Vec<bool>,
}

type OnFinding<'a> = &'a mut dyn FnMut(HiddenKind, &str);

impl OpenDocument {
    pub(super) fn take_node(&mut self, node: &Node<'_>, styles: &mut Styles, found: OnFinding<'_>) {
        match node {
            Node::Open(element) => self.begin_element(element, styles, found),
            Node::Close(name) => self.end(name),
            Node::Text(text) if !text.trim().is_empty() => self.note_text(found),
            Node::Text(_) => {}
        }
        let is_note = self.aside == 0 || !matches!(node, Node::Text(_));
        if is_note && self.note.feed(node, &["annotation"]).is_some() {
            found(HiddenKind::Comments, self.table_name());
        }
    }

    fn table_name(&self) -> &str {
        self.tables.last().map_or("", |table| &table.name)
    }

    fn begin_element(&mut self, element: &Element<'_>, styles: &mut Styles, found: OnFinding<'_>) {
        let text = |key| element.attribute(key).unwrap_or_default();
        let name = element.name();
        match name {
            "style" => self.style = text("name"),
            "table-properties" if element.has_attribute("display", &["false"]) => {
                styles.table.insert(self.style.clone());
            }
            "text-properties" if element.has_attribute("display", &["none"]) => {
                styles.text.insert(self.style.clone());
            }
            "annotation" => self.notes += 1,
            _ if self.notes > 0 && ASIDE.contains(&name) => self.aside += 1,
            "tracked-changes" => self.changes += 1,
            _ if self.changes > 0 && CHANGES.contains(&name) => found(HiddenKind::Changes, ""),
            "hidden-paragraph" if element.has_attribute("is-hidden", &["true"]) => {
                self.texts.iter_mut().last().into_iter().for_each(|is_hidden| *is_hidden = true);
            }
            "hidden-text" if !text("string-value").trim().is_empty() => found(HiddenKind::Text, ""),
            "p" | "h" | "span" | "section" => {
                let is_hidden = styles.text.contains(&text("style-name"))
                    || element.has_attribute("display", &["none"]);
                self.texts.push(is_hidden);
            }
            "table" => {
                let is_hidden = styles.table.contains(&text("style-name"));
                self.tables.push(OdfTable { name: text("name"), is_hidden, ..OdfTable::default() });
            }
            _ => {
                if let Some(table) = self.tables.last_mut() {
                    table.begin_element(element);
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "annotation" => self.notes = self.notes.saturating_sub(1),
            _ if ASIDE.contains(&name) => self.aside = self.aside.saturating_sub(1),
            "tracked-changes" => self.changes = self.changes.saturating_sub(1),
            "p" | "h" | "span" | "section" => drop(self.texts.pop()),
            "table" => drop(self.tables.pop()),
            "table-row-group" | "table-column-group" => {
                if let Some(table) = self.tables.last_mut() {
                    table.groups.pop();
                }
            }
            _ => {}
        }
    }

    /// Notes where a text stands that is not shown. What stands in a note or in what was changed is told by that.
    fn note_text(&self, found: OnFinding<'_>) {
        if self.notes > 0 || self.changes > 0 {
            return;
        }
        if self.texts.contains(&true) {
            found(HiddenKind::Text, "");
        }
        // A table lies in no cell of a hidden one unless that one is hidden as well.
        for table in self.tables.iter().filter(|_| !self.texts.is_empty()) {
            for kind in table.hidden() {
                found(kind, &table.name);
            }
        }
    }
}

impl OdfTable {
    fn begin_element(&mut self, element: &Element<'_>) {
        let count = |key| element.attribute(key).and_then(|text| text.parse::<u32>().ok());
        let is_hidden = element.has_attribute("visibility", &["collapse", "filter"]);
        let is_folded = self.groups.contains(&true);
        match element.name() {
            "table-row-group" | "table-column-group" => {
                self.groups.push(element.has_attribute("display", &["false"]));
            }
            "table-column" => {
                let columns = count("number-columns-repeated").unwrap_or(1).max(1);
                let first = self.next_column;
                self.next_column = first.saturating_add(columns);
                if is_hidden || is_folded {
                    self.columns.push(first..=self.next_column - 1);
                }
            }
            "table-row" => {
                self.is_row_hidden = is_hidden || is_folded;
                (self.column, self.cell) = (0, 0);
            }
            "table-cell" | "covered-table-cell" => {
                self.column = self.column.saturating_add(self.cell);
                self.cell = count("number-columns-repeated").unwrap_or(1).max(1);
            }
            _ => {}
        }
    }

    /// Returns how the cell that is read is hidden.
    fn hidden(&self) -> impl Iterator<Item = HiddenKind> {
        let cell = self.column..self.column.saturating_add(self.cell);
        let is_column_hidden = self
            .columns
            .iter()
            .any(|hidden| *hidden.start() < cell.end && cell.start <= *hidden.end());
        let kinds = [
            (self.is_hidden, HiddenKind::Sheet),
            (self.is_row_hidden, HiddenKind::Rows),
            (is_column_hidden, HiddenKind::Columns),
        ];
        kinds.into_iter().filter(|(is_hidden, _)| *is_hidden).map(|(_, kind)| kind)
    }
}
