//! The form for joining, filled in: which of its rows only explain it, and who its contact person is.

use super::cells::{Cell, shortened};
use super::column::Column;
use crate::base::diag::Code;
use crate::base::locale::compare::fold;
use crate::edit::import::draft::{Draft, Fact, FactValue};
use crate::edit::import::place::{ImportFinding, Place};
use crate::edit::import::site_lookup::SiteLookup;
use crate::site::export::join::{HEADING, MARKS};

/// Tells the form by its first heading.
pub(super) fn is_form(columns: &[Column]) -> bool {
    columns.first().is_some_and(|column| column.heading == HEADING)
}

/// Tells the rows that explain the form.
pub(super) fn is_marked(row: &[Cell]) -> bool {
    let mark = row.iter().find(|cell| cell.place.column == Some(0)).map(Cell::text);
    let mark = mark.unwrap_or_default().to_lowercase();
    MARKS.iter().any(|word| mark.starts_with(word))
}

/// Names an explaining row into which somebody wrote an organisation: what is invented stands there otherwise.
pub(super) fn overwritten(
    row: &[Cell],
    columns: &[Column],
    known: &SiteLookup<'_>,
) -> Option<ImportFinding> {
    let [_, sample] = MARKS;
    let mark = row.iter().find(|cell| cell.place.column == Some(0))?;
    if !mark.text().to_lowercase().starts_with(sample) {
        return None;
    }
    let column = columns.iter().find(|column| column.is_for("name"))?;
    let cell = row.iter().find(|cell| cell.place.column == column.place.column)?;
    let is_invented =
        known.say("join-example-name").iter().any(|own| fold(own) == fold(&cell.text()));
    let finding = || cell.place.finding(Code::ImportSample).with("name", shortened(&cell.text()));
    (!is_invented && !cell.is_empty()).then(finding)
}

/// Gives a row of an organisation its kind where only another of its rows says it: whoever adds a service writes the name again.
pub(super) fn with_kind(row: &[Cell], rows: &[&Vec<Cell>], columns: &[Column]) -> Vec<Cell> {
    let column = |key: &str| columns.iter().find(|c| c.is_for(key)).and_then(|c| c.place.column);
    let cell = |row: &[Cell], key: &str| {
        let of = column(key)?;
        row.iter()
            .find(|cell| cell.place.column == Some(of))
            .filter(|cell| !cell.is_empty())
            .cloned()
    };
    let mut own = row.to_vec();
    if let (Some(name), None) = (cell(row, "name"), cell(row, "kind")) {
        let is_same = |other: &&&Vec<Cell>| {
            cell(other, "name").is_some_and(|other| fold(&other.text()) == fold(&name.text()))
        };
        let kind = rows.iter().filter(is_same).find_map(|other| cell(other, "kind"));
        if let Some(kind) = kind {
            own.retain(|cell| cell.place.column != kind.place.column);
            let place = Place { column: kind.place.column, field: None, ..name.place };
            own.push(Cell { place, ..kind });
        }
    }
    own
}

/// Gives every row of an organisation what another of its rows says of phones and hours: the form asks for those of the organisation.
pub(super) fn share_contacts(drafts: &mut [Draft]) {
    let name = |draft: &Draft| draft.field("name").and_then(Fact::as_text).map(fold);
    for key in ["phones", "hours"] {
        let said =
            drafts.iter().filter_map(|draft| Some((name(draft)?, draft.field(key)?.clone())));
        let said: Vec<(String, Fact)> = said.collect();
        for draft in drafts.iter_mut().filter(|draft| draft.field(key).is_none()) {
            let own = name(draft);
            let fact = said.iter().find(|(name, _)| Some(name) == own.as_ref());
            let fact = fact.map(|(_, fact)| (key, fact.clone()));
            draft.fields.extend(fact);
        }
    }
}

/// Says of the contact person of each form that they answer for the list: that is what the form asks for.
pub(super) fn name_responsible(drafts: &mut [Draft]) {
    for (_, people) in
        drafts.iter_mut().flat_map(|draft| &mut draft.fields).filter(|(key, _)| *key == "people")
    {
        let FactValue::List(people) = &mut people.value else { continue };
        let Some(first) = people.first_mut() else { continue };
        let place = first.place.clone();
        if let FactValue::Map(fields) = &mut first.value
            && fields.iter().any(|(key, _)| *key == "name")
            && fields.iter().all(|(key, _)| *key != "responsible")
        {
            fields.push(("responsible", Fact::from_bool(&place, true)));
        }
    }
}
