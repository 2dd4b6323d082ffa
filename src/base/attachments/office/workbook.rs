//! What a workbook of Office Open XML hides: sheets, rows, columns.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::base::attachments::finding::{Finding, HiddenKind};
use crate::base::attachments::xml::{Element, Node};

/// What is known of a workbook. Names of parts are in small letters, since letter case makes no other name (ECMA-376-2, 6.2.2.3).
#[derive(Debug, Default)]
pub(super) struct Workbook {
    /// The part that a part refers to by an id.
    targets: BTreeMap<(String, String), String>,
    /// By the part that is referred to, who refers to it.
    owners: BTreeMap<String, String>,
    /// The names of sheets by their parts.
    sheets: BTreeMap<String, String>,
}

impl Workbook {
    /// Notes what a part refers to: `xl/_rels/workbook.xml.rels` says it of `xl/workbook.xml`.
    pub(super) fn relation(&mut self, part: &str, node: &Node<'_>) {
        let Node::Open(element) = node else { return };
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let folder = folder.strip_suffix("_rels").unwrap_or(folder).trim_end_matches('/');
        let owner = joined(folder, file.strip_suffix(".rels").unwrap_or(file));
        let text = |key| element.attribute(key).unwrap_or_default();
        let target = joined(folder, &text("Target").to_ascii_lowercase());
        self.owners.insert(target.clone(), owner.clone());
        self.targets.insert((owner, text("Id")), target);
    }

    /// Notes the names of sheets, and those that are hidden.
    pub(super) fn take_book_node(
        &mut self,
        part: &str,
        node: &Node<'_>,
        found: &mut BTreeSet<Finding>,
    ) {
        let Node::Open(element) = node else { return };
        if element.name() != "sheet" {
            return;
        }
        let text = |key| element.attribute(key).unwrap_or_default();
        if element.has_attribute("state", &["hidden", "veryHidden"]) {
            found.insert(Finding::Hidden(HiddenKind::Sheet, text("name")));
        }
        let target = self.targets.get(&(part.to_owned(), text("id")));
        self.sheets.extend(target.cloned().map(|target| (target, text("name"))));
    }

    /// Returns the name of the sheet that a part is or belongs to; nothing where that is not known.
    pub(super) fn sheet_name(&self, part: &str) -> String {
        let of = |part: &str| self.sheets.get(part);
        let owner = || self.owners.get(part).and_then(|owner| of(owner));
        of(part).or_else(owner).cloned().unwrap_or_default()
    }
}

/// Resolves a path against a folder.
fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = match path.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|part| !part.is_empty()).collect(),
    };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Reads the cells of a sheet. Rows and columns are counted from one.
#[derive(Debug, Default)]
pub(super) struct SheetCells {
    columns: Vec<RangeInclusive<u32>>,
    is_row_hidden: bool,
    column: u32,
    /// Whether the value of a cell is read.
    is_value: bool,
}

impl SheetCells {
    pub(super) fn take_node(&mut self, node: &Node<'_>, found: &mut dyn FnMut(HiddenKind)) {
        match node {
            Node::Open(element) => self.begin_element(element),
            Node::Close("v" | "t") => self.is_value = false,
            Node::Text(text) if self.is_value && !text.trim().is_empty() => {
                if self.is_row_hidden {
                    found(HiddenKind::Rows);
                }
                if self.columns.iter().any(|columns| columns.contains(&self.column)) {
                    found(HiddenKind::Columns);
                }
            }
            Node::Close(_) | Node::Text(_) => {}
        }
    }

    fn begin_element(&mut self, element: &Element<'_>) {
        let number = |key| element.attribute(key).and_then(|text| text.parse::<u32>().ok());
        let is_hidden = |size| {
            let size = element.attribute(size).and_then(|text| text.parse::<f64>().ok());
            element.has_attribute("hidden", &["1", "true"]) || size == Some(0.0)
        };
        match element.name() {
            "col" if is_hidden("width") => {
                self.columns.extend(number("min").zip(number("max")).map(|(min, max)| min..=max));
            }
            "row" => (self.is_row_hidden, self.column) = (is_hidden("ht"), 0),
            "c" => {
                let named = element.attribute("r").and_then(|name| column(&name));
                self.column = named.unwrap_or(self.column + 1);
            }
            "v" | "t" => self.is_value = true,
            _ => {}
        }
    }
}

/// Returns the column of a cell: `AB12` is in the 28th.
fn column(cell: &str) -> Option<u32> {
    let letters = cell.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters
        .take(4)
        .fold(0, |number, letter| number * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    (number > 0).then_some(number)
}
