//! Who may see what, as a copy for the desks says it in columns of its own.
//!
//! Each word belongs to the phone or person at the same place of its cell. Where words are missing, or there are too many,
//! nothing is guessed: the row is refused. A stamped table without such columns is refused whole, since what is for official
//! use would come in as if it were for everybody.

use super::cells::{Cell, Table};
use super::column::{Column, Holds};
use super::reader::{CellReader, pieces};
use crate::base::choices::{Choice, Chosen as _, Visibility};
use crate::base::diag::Code;
use crate::base::locale::compare::fold;
use crate::edit::import::draft::{Fact, Value};
use crate::edit::import::site_lookup::SiteLookup;

/// The fields that have a column for who may see them.
pub(super) const GUARDED: [&str; 3] = ["phones", "address", "people"];

/// Gives the parts of a row what the columns say of who may see them: the key of a field and its cell.
pub(super) fn give(
    fields: &mut [(&'static str, Fact)],
    said: &[(&'static str, Cell)],
    reader: &mut CellReader<'_>,
) {
    for (key, cell) in said {
        let Some((_, fact)) = fields.iter_mut().find(|(own, _)| own == key) else { continue };
        let text = cell.text();
        let words: Vec<&str> = pieces(&text, &[';', '\n']).collect();
        let mut parts: Vec<&mut Fact> = match &mut fact.value {
            Value::List(items) => items.iter_mut().collect(),
            Value::Text(_) | Value::Flag(_) | Value::Map(_) => vec![fact],
        };
        let is_clear = match words.len() {
            0 => parts.is_empty(),
            // One word may stand for all.
            1 => true,
            count => count == parts.len(),
        };
        if !is_clear {
            let finding = cell.place.finding(Code::ImportVisibility);
            reader.report(finding.with("words", words.len()).with("parts", parts.len()));
            continue;
        }
        for (number, part) in parts.iter_mut().enumerate() {
            if let Some(word) = words.get(number).or(words.first()) {
                set_visibility(part, key, word, (cell, reader.asked.known));
            }
        }
    }
}

fn set_visibility(part: &mut Fact, key: &str, word: &str, (cell, known): (&Cell, &SiteLookup<'_>)) {
    let wanted = fold(word);
    let hides_name = known.say("csv-visibility-name").iter().any(|own| fold(own) == wanted);
    let id = match Choice::meant(Visibility::CHOICES, word) {
        _ if hides_name => Visibility::Desks.as_str(),
        Some(choice) => choice.id,
        // The judge says that there is no such word.
        None => word,
    };
    if id == Visibility::Public.as_str() && key != "people" {
        return;
    }
    if let Value::Map(fields) = &mut part.value {
        fields.push(("visibility", Fact::text(&cell.place, id)));
        if hides_name {
            fields.push(("show_name", Fact::text(&cell.place, "no")));
        }
    }
}

/// Tells a stamped table that does not say of all it holds who may see it.
pub(super) fn is_lost(table: &Table, columns: &[Column], known: &SiteLookup<'_>) -> bool {
    let lacks = |key: &&str| {
        let target = |column: &Column| {
            column.target.as_ref().and_then(Holds::field).filter(|target| target.field.key == *key)
        };
        let is_visibility = |part: &str| part == "visibility";
        let targets: Vec<_> = columns.iter().filter_map(target).collect();
        let says = targets.iter().any(|t| t.part.is_some_and(|part| is_visibility(part.key)));
        !targets.is_empty() && !says
    };
    GUARDED.iter().any(lacks) && is_stamped(table, columns, known)
}

fn is_stamped(table: &Table, columns: &[Column], known: &SiteLookup<'_>) -> bool {
    let same = |key: &str, text: &str| known.say(key).iter().any(|own| fold(own) == fold(text));
    // «Гриф обмеження доступу» is the same column under a longer name, whatever its cells say.
    let begins = |key: &str, text: &str| {
        let first = text.split_whitespace().next().unwrap_or_default();
        known.say(key).iter().any(|own| fold(own) == fold(first))
    };
    let mut cells = table.rows.iter().flatten();
    columns.iter().any(|column| begins("csv-stamp", &column.heading))
        || cells.any(|cell| same("desks-stamp", &cell.text()))
}
