//! What whoever made a workbook has hidden in it: sheets, rows and columns.
//!
//! The bytes of an XLSX or ODS file come in, what is hidden of each sheet goes out. Rows that a filter leaves out are
//! hidden as well. What cannot be read here is the fault of the whole file: half a look would show what was hidden.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::ops::RangeInclusive;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// The largest part of a workbook that is looked through, unpacked, in bytes.
const LARGEST: u64 = 200 * 1024 * 1024;

/// What is hidden of one sheet; rows and columns are counted from zero.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Hidden {
    /// The sheet itself.
    pub(super) is_whole: bool,
    rows: Vec<RangeInclusive<u32>>,
    columns: Vec<RangeInclusive<u32>>,
}

/// A merged cell that goes over several rows, counted from zero; its first cell alone holds something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Merged {
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) column: u32,
}

impl Hidden {
    /// Tells a hidden row.
    pub(super) fn has_row(&self, row: u32) -> bool {
        holds(&self.rows, row)
    }

    /// Tells a hidden column.
    pub(super) fn has_column(&self, column: u32) -> bool {
        holds(&self.columns, column)
    }
}

/// Ranges are in order and do not overlap.
fn holds(ranges: &[RangeInclusive<u32>], at: u32) -> bool {
    let next = ranges.partition_point(|range| *range.end() < at);
    ranges.get(next).is_some_and(|range| range.contains(&at))
}

/// Looks through an XLSX file; sheets by their names. A sheet that is not found is not named.
pub(super) fn xlsx(bytes: &[u8]) -> Result<BTreeMap<String, Hidden>, String> {
    let mut book = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut targets = BTreeMap::new();
    elements(&unzipped_part(&mut book, "xl/_rels/workbook.xml.rels")?, |name, element| {
        if name == "Relationship" {
            let target = attribute(element, "Target").unwrap_or_default();
            targets.insert(attribute(element, "Id").unwrap_or_default(), target);
        }
    })?;
    let mut sheets = Vec::new();
    elements(&unzipped_part(&mut book, "xl/workbook.xml")?, |name, element| {
        if name == "sheet" {
            let text = |key| attribute(element, key).unwrap_or_default();
            let is_whole = matches!(text("state").as_str(), "hidden" | "veryHidden");
            sheets.push((text("name"), text("id"), is_whole));
        }
    })?;
    let mut found = BTreeMap::new();
    for (name, id, is_whole) in sheets {
        // A sheet that is not in the file has no cells; where calamine finds some, nothing is known of what is hidden.
        let Some(path) = targets.get(&id).and_then(|target| sheet_path(&book, target)) else {
            continue;
        };
        let own = xlsx_sheet(&unzipped_part(&mut book, &path)?)?;
        found.insert(name, Hidden { is_whole, ..own });
    }
    Ok(found)
}

/// Returns the part of a sheet, whose target is told from the root, from `xl/`, or wrongly from the root without its slash. Letter
/// case makes no other name (ECMA-376-2, 6.2.2.3).
fn sheet_path(book: &ZipArchive<Cursor<&[u8]>>, target: &str) -> Option<String> {
    let from_root = target.strip_prefix('/').map(str::to_owned);
    let of_book = || [format!("xl/{target}"), target.to_owned()];
    let wanted = from_root.map_or_else(|| of_book().to_vec(), |path| vec![path]);
    let find =
        |path: &String| book.file_names().flatten().find(|name| name.eq_ignore_ascii_case(path));
    wanted.iter().find_map(find).map(|name| name.into_owned())
}

fn xlsx_sheet(sheet: &str) -> Result<Hidden, String> {
    let mut hidden = Hidden::default();
    let mut row = 0;
    elements(sheet, |name, element| {
        let number = |key| attribute(element, key).and_then(|text| text.parse::<u32>().ok());
        let is_zero =
            |key| attribute(element, key).and_then(|t| t.parse::<f64>().ok()) == Some(0.0);
        let is_hidden = || matches!(attribute(element, "hidden").as_deref(), Some("1" | "true"));
        match name {
            "col" if is_hidden() || is_zero("width") => {
                let (Some(first), Some(last)) = (number("min"), number("max")) else { return };
                hidden.columns.push(first.saturating_sub(1)..=last.saturating_sub(1));
            }
            "row" => {
                // A row without its number is the next one.
                row = number("r").unwrap_or(row + 1);
                if is_hidden() || is_zero("ht") {
                    hidden.rows.push(row.saturating_sub(1)..=row.saturating_sub(1));
                }
            }
            _ => {}
        }
    })?;
    hidden.rows.sort_by_key(|range| *range.start());
    hidden.columns.sort_by_key(|range| *range.start());
    Ok(hidden)
}

/// Looks through an OpenDocument spreadsheet.
#[expect(clippy::wildcard_enum_match_arm, reason = "of the XML these few events are looked at")]
pub(super) fn ods(bytes: &[u8]) -> Result<OdsLook, String> {
    let mut book = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let content = unzipped_part(&mut book, "content.xml")?;
    let mut look = OdsLook::default();
    let mut reader = Reader::from_str(&content);
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(element) => look.begin_element(&element, true),
            Event::Empty(element) => look.begin_element(&element, false),
            Event::End(element) => look.end(element.local_name().as_ref()),
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(look)
}

/// What was found in an OpenDocument spreadsheet, by the names of its sheets, and where in it the look stands.
#[derive(Default)]
pub(super) struct OdsLook {
    pub(super) hidden: BTreeMap<String, Hidden>,
    pub(super) merged: BTreeMap<String, Vec<Merged>>,
    /// The style that is being read, and those by which a sheet is hidden.
    style: String,
    hiding: Vec<String>,
    /// The sheet, the next row and the next column.
    sheet: Option<(String, u32, u32)>,
    /// The next cell of the row.
    cell: u32,
    /// For each open group of rows or columns, whether it is folded away.
    groups: Vec<bool>,
}

impl OdsLook {
    fn begin_element(&mut self, element: &BytesStart<'_>, has_end: bool) {
        let text = |key| attribute(element, key).unwrap_or_default();
        match element.local_name().as_ref() {
            "style" => self.style = text("name"),
            "table-properties" if text("display") == "false" => {
                self.hiding.push(self.style.clone());
            }
            "table" if self.sheet.is_none() && has_end => {
                let is_whole = self.hiding.contains(&text("style-name"));
                self.hidden.insert(text("name"), Hidden { is_whole, ..Hidden::default() });
                self.sheet = Some((text("name"), 0, 0));
            }
            "table-row-group" | "table-column-group" if has_end => {
                self.groups.push(text("display") == "false");
            }
            "table-row" => {
                self.cell = 0;
                self.count_lines(element, "number-rows-repeated", true);
            }
            "table-cell" | "covered-table-cell" => self.count_cell(element),
            "table-column" => self.count_lines(element, "number-columns-repeated", false),
            _ => {}
        }
    }

    /// Counts rows or columns, and notes those that are hidden.
    fn count_lines(&mut self, element: &BytesStart<'_>, repeated: &str, is_row: bool) {
        let Some((name, row, column)) = &mut self.sheet else { return };
        let count = attribute(element, repeated).and_then(|text| text.parse::<u32>().ok());
        let count = count.unwrap_or(1).max(1);
        let visibility = attribute(element, "visibility").unwrap_or_default();
        let is_hidden =
            matches!(visibility.as_str(), "collapse" | "filter") || self.groups.contains(&true);
        let next = if is_row { row } else { column };
        let first = *next;
        *next = first.saturating_add(count);
        if let Some(hidden) = self.hidden.get_mut(name).filter(|_| is_hidden) {
            let ranges = if is_row { &mut hidden.rows } else { &mut hidden.columns };
            ranges.push(first..=first.saturating_add(count - 1));
        }
    }

    /// Counts cells, and notes those that go over several rows.
    fn count_cell(&mut self, element: &BytesStart<'_>) {
        let Some((name, next_row, _)) = &self.sheet else { return };
        let count = |key| attribute(element, key).and_then(|text| text.parse::<u32>().ok());
        let rows = count("number-rows-spanned").unwrap_or(1);
        if let (true, Some(first)) = (rows > 1, next_row.checked_sub(1)) {
            let last = first.saturating_add(rows - 1);
            let merged = Merged { first, last, column: self.cell };
            self.merged.entry(name.clone()).or_default().push(merged);
        }
        let repeated = count("number-columns-repeated").unwrap_or(1);
        self.cell = self.cell.saturating_add(repeated.max(1));
    }

    fn end(&mut self, name: &str) {
        match name {
            "table" => self.sheet = None,
            "table-row-group" | "table-column-group" => {
                self.groups.pop();
            }
            _ => {}
        }
    }
}

/// Unpacks a part of a workbook.
fn unzipped_part(book: &mut ZipArchive<Cursor<&[u8]>>, path: &str) -> Result<String, String> {
    let file = book.by_name(path).map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("{path}: > {LARGEST}"));
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Goes through the beginnings of all elements, with their names.
#[expect(clippy::wildcard_enum_match_arm, reason = "of the XML these few events are looked at")]
fn elements(text: &str, mut see: impl FnMut(&str, &BytesStart<'_>)) -> Result<(), String> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(element) | Event::Empty(element) => {
                see(element.local_name().as_ref(), &element);
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Returns the value of an attribute by its name without prefix.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes().flatten();
    let own = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let plain = quick_xml::escape::unescape(&own.value).map(|text| text.into_owned());
    Some(plain.unwrap_or_else(|_| own.value.clone().into_owned()))
}
