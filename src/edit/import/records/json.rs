//! JSON, or one object a line, becomes lists of records.
//!
//! A line that cannot be read costs itself and is named.

use serde::de::IgnoredAny;
use serde_json::{Map, Value};

use super::list::{ListRecord, RecordList};
use super::lists;
use super::number_texts::with_number_texts;
use crate::base::diag::{Arg, Code};
use crate::edit::import::place::{ImportFinding, Place};

/// Returns the lists of a file.
pub(super) fn lists(bytes: &[u8], place: &Place) -> (Vec<RecordList>, Vec<ImportFinding>) {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else {
        return (Vec::new(), vec![place.finding(Code::InvalidUtf8)]);
    };
    let error = match parsed(text) {
        Ok(value) => {
            let (lists, others) = lists::find_lists(value);
            let findings = others_finding(place, others);
            return match lists.is_empty() {
                true => (lists, vec![place.finding(Code::ImportEmpty).hint("records")]),
                false => (lists, findings),
            };
        }
        Err(error) => error,
    };
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let lines: Vec<(usize, &str)> = lines.collect();
    let sound = lines.iter().filter(|(_, line)| parse_object(line).is_ok()).count();
    if lines.len() < 2 || sound * 2 < lines.len() {
        return (Vec::new(), vec![place.broken_json(text.as_bytes(), &error)]);
    }
    let (mut records, mut findings) = (Vec::new(), Vec::new());
    for (number, line) in lines {
        match parse_object(line) {
            Ok(fields) => records.push(ListRecord { number: number + 1, file: None, fields }),
            Err(error) => {
                let place = Place { row: Some(number + 1), ..place.clone() };
                findings.push(place.broken_json(line.as_bytes(), &error));
            }
        }
    }
    (vec![RecordList { way: None, records, words: &[] }], findings)
}

/// Reads JSON whose numbers become texts.
fn parsed(text: &str) -> serde_json::Result<Value> {
    // What is wrong is told of the text as it is.
    serde_json::from_str::<IgnoredAny>(text)?;
    serde_json::from_str(&with_number_texts(text))
}

fn parse_object(line: &str) -> serde_json::Result<Map<String, Value>> {
    serde_json::from_str::<Map<String, Value>>(line)?;
    serde_json::from_str(&with_number_texts(line))
}

/// Tells how much of the lists is no record.
fn others_finding(place: &Place, others: usize) -> Vec<ImportFinding> {
    let finding = place.finding(Code::ImportLeft).with("what", Arg::Words("import-left-values"));
    if others > 0 { vec![finding.with("count", others)] } else { Vec::new() }
}
