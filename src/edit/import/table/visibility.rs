//! Who may see what, as a copy for the desks says it in columns of its own.
//!
//! Each word belongs to the phone or person at the same place of its cell. Where words are missing, or there are too many,
//! nothing is guessed: the row is refused. A stamped table without such columns is refused whole, since what is for official
//! use would come in as if it were for everybody.

use super::cells::{Cell, Table, shortened};
use super::column::{Column, FieldPath, Holds};
use super::reader::{CellReader, pieces};
use super::since::reads_same;
use crate::base::choices::{Choice, Chosen as _, Visibility};
use crate::base::diag::Code;
use crate::base::locale::compare::fold;
use crate::base::locale::phones;
use crate::edit::import::draft::{Fact, FactValue};
use crate::edit::import::place::ImportFinding;
use crate::edit::import::site_lookup::SiteLookup;

/// The fields that have a column for who may see them.
pub(super) const GUARDED: [&str; 3] = ["phones", "address", "people"];

/// Returns the field of which a column says who may see it.
pub(super) fn guarded_field(target: FieldPath) -> Option<&'static str> {
    let is_visibility = target.part.is_some_and(|part| part.key == "visibility");
    Some(target.field.key).filter(|key| is_visibility && GUARDED.contains(key))
}

/// Names the values of a row of the list's own that somebody wants to show to more people than their entry does: an import opens
/// nothing. What the values and the words beside them were comes first, then their cells.
pub(super) fn wider(
    key: &str,
    (values, words): (&str, &str),
    (is_values, said): (&str, &Cell),
    known: &SiteLookup<'_>,
) -> Vec<ImportFinding> {
    let parts = |text: &str| -> Vec<String> {
        match key {
            "phones" => phones::pieces(text).into_iter().map(str::to_owned).collect(),
            "people" => pieces(text, &[';', '\n']).map(str::to_owned).collect(),
            _ => vec![text.to_owned()],
        }
    };
    let meant = |word: &str| meant(word, known).and_then(Visibility::parse);
    let is_hidden = |value: &str| key == "phones" && known.hides(value);
    let was: Vec<&str> = pieces(words, &[';', '\n']).collect();
    let text = said.text();
    let is: Vec<&str> = pieces(&text, &[';', '\n']).collect();
    let own = parts(values);
    let mut findings = Vec::new();
    for (number, value) in parts(is_values).iter().enumerate() {
        let after = is.get(number).or(is.first()).copied().and_then(meant);
        let is_wider = match own.iter().position(|own| reads_same(own, value)) {
            Some(before) => {
                let before = was.get(before).or(was.first()).copied().and_then(meant);
                after < before && after.is_some()
            }
            // A number that is new here may be hidden elsewhere.
            None => after == Some(Visibility::Public) && is_hidden(value),
        };
        if is_wider {
            let finding = said.place.finding(Code::ImportWider).with("value", shortened(value));
            findings.push(finding);
        }
    }
    // Values that changed their places under words that did not: which word is whose?
    let place_of = |value: &String| own.iter().position(|own| reads_same(own, value));
    let is = parts(is_values);
    let is_moved =
        is.iter().enumerate().any(|(at, value)| place_of(value).is_some_and(|own| own != at));
    if findings.is_empty()
        && is_moved
        && reads_same(words, &text)
        && was.iter().any(|word| *word != was[0])
    {
        findings.push(said.place.finding(Code::ImportUnclear).hint("order"));
    }
    findings
}

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
            FactValue::List(items) => items.iter_mut().collect(),
            FactValue::Text(_) | FactValue::Texts(_) | FactValue::Flag(_) | FactValue::Map(_) => {
                vec![fact]
            }
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
    let hides_name = hides_name(word, known);
    // `validate` says that there is no such word.
    let id = meant(word, known).unwrap_or(word);
    let has_contact = ["phone", "email"].iter().any(|key| part.field(key).is_some());
    // Silence says it, too, but for the contacts of a person.
    if id == Visibility::Public.as_str() && !(key == "people" && has_contact) {
        return;
    }
    if let FactValue::Map(fields) = &mut part.value {
        // Words beside the value may keep it from more people than its column does.
        let own = fields.iter().position(|(key, _)| *key == "visibility");
        let beside = own.and_then(|own| fields[own].1.as_text()).and_then(Visibility::parse);
        if beside.is_some() && beside >= Visibility::parse(id) {
            return;
        }
        fields.retain(|(key, _)| *key != "visibility");
        fields.push(("visibility", Fact::from_text(&cell.place, id)));
        if hides_name {
            fields.push(("show_name", Fact::from_text(&cell.place, "no")));
        }
    }
}

/// Returns the id of the visibility that a word means.
fn meant(word: &str, known: &SiteLookup<'_>) -> Option<&'static str> {
    match Choice::meant(Visibility::CHOICES, word) {
        _ if hides_name(word, known) => Some(Visibility::Desks.as_str()),
        choice => choice.map(|choice| choice.id),
    }
}

/// Tells the word for a person whose name is for the desks alone.
fn hides_name(word: &str, known: &SiteLookup<'_>) -> bool {
    let wanted = fold(word);
    known.say("csv-visibility-name").iter().any(|own| fold(own) == wanted)
}

/// Tells a copy for the desks, or another stamped table, that does not say of all it holds who may see it.
pub(super) fn is_lost(
    table: &Table,
    columns: &[Column],
    (known, is_copy): (&SiteLookup<'_>, bool),
) -> bool {
    let lacks = |key: &&str| {
        let target = |column: &Column| {
            column.target.as_ref().and_then(Holds::field).filter(|target| target.field.key == *key)
        };
        let targets: Vec<_> = columns.iter().filter_map(target).collect();
        let says = targets.iter().any(|target| guarded_field(*target).is_some());
        !targets.is_empty() && !says
    };
    GUARDED.iter().any(lacks) && (is_copy || is_stamped(table, columns, known))
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
