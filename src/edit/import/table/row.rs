//! One row becomes what it says of an organisation and its services.

use super::cells::{Cell, Held, Row, shortened};
use super::column::{Column, FieldPath, Holds, LOCATION};
use super::mapping::Mapping;
use super::own_row::OwnRow;
use super::people::{assign_contacts, is_of_responsible, mark_responsible};
use super::reader::{CellReader, RowRules};
use super::{empty, house, not_public, schedule, visibility};
use crate::base::choices::{Choice, Chosen as _, Visibility};
use crate::base::diag::{Code, Level};
use crate::content::fields::{Type, table};
use crate::content::keys::ukrainian_path;
use crate::content::parse::Kind;
use crate::edit::import::asked::{Asked, Read};
use crate::edit::import::draft::{Draft, Fact, FactValue, OwnList};
use crate::edit::import::joined_fields::{add_field, add_inside};
use crate::edit::import::place::{ImportFinding, Place};
use crate::edit::import::withdrawn::ImportQuestion;

/// Understands a row; a row without a word gives nothing. Of a row of the list's own only what somebody changed counts.
pub(super) fn read_row(
    cells: &[Cell],
    columns: &[Column],
    own: Option<OwnRow<'_>>,
    rules: &RowRules<'_>,
    read: &mut Read,
) -> Row {
    let findings = &mut read.findings;
    let place =
        cells.first().map(|cell| Place { column: None, field: None, ..cell.place.clone() })?;
    let mut reader = CellReader::new(rules);
    let id = own.map(|own| own.row.organisation.clone());
    let mut parts = Parts { place: place.clone(), id, ..Parts::default() };
    let has_words = parts.take_cells((cells, columns), own, &mut reader, findings);
    if !has_words {
        findings.extend(strays(cells, columns));
        return None;
    }
    reader.findings.extend(strays(cells, columns));
    if own.is_none() {
        reader.findings.extend(not_for_all(cells, columns));
    }
    // A row of the list's own says nothing of what nobody changed, and that is no lack.
    if own.is_none_or(|own| own.is_added) {
        parts.take_defaults(&mut reader, rules.mapping);
    }
    parts.take_degrees(&mut reader);
    parts.name_missing(&mut reader);
    if let Some(own) = own {
        let is_other_kind = parts.services.iter().any(|(key, _)| *key == "help");
        parts.services.extend(own.identity(&place, is_other_kind));
    }
    parts.take_guarded(&mut reader, own, columns);
    visibility::give(&mut parts.fields, &parts.visibility, &mut reader);
    visibility::give(&mut parts.services, &parts.visibility, &mut reader);
    let is_faulty = reader.findings.iter().any(|finding| finding.diagnostic.level == Level::Error);
    let unchanged = std::mem::take(&mut parts.unchanged);
    let questions = std::mem::take(&mut parts.questions);
    let list = own.map(|own| OwnList { unchanged, audience: own.audience });
    let draft = Draft { own: list, ..parts.draft(&mut reader, own, is_faulty) };
    findings.append(&mut reader.findings);
    questions.into_iter().for_each(|question| question.add_to(&mut read.questions));
    Some(draft)
}

/// Names the filled cells that stand under no heading: what they say would vanish without a word.
fn strays(cells: &[Cell], columns: &[Column]) -> impl Iterator<Item = ImportFinding> {
    let is_under = |cell: &Cell| columns.iter().any(|c| c.place.column == cell.place.column);
    let strays = cells.iter().filter(move |cell| !is_under(cell));
    strays.filter(|cell| !empty::says_nothing(&cell.text())).map(|cell| {
        cell.place.finding(Code::ImportStrayCell).with("value", shortened(&cell.text()))
    })
}

/// Names the cells of columns that are not taken and say that the row is not for everybody: without them it would come in as if it
/// were. Of a column that somebody left out on purpose only the very words for it count, not remarks.
fn not_for_all(cells: &[Cell], columns: &[Column]) -> impl Iterator<Item = ImportFinding> {
    let left = columns.iter().filter(|column| column.target.is_none());
    left.filter_map(|column| {
        let cell = cells.iter().find(|cell| cell.place.column == column.place.column)?;
        let text = cell.text();
        let is_word = Choice::meant(Visibility::CHOICES, text.trim()).is_some();
        let is_said = not_public::visibility(&text).is_some() && (is_word || !column.is_left);
        is_said.then(|| {
            let finding = cell.place.finding(Code::ImportNotPublic);
            finding.with("heading", column.heading.as_str())
        })
    })
}

/// Tells a column in which a dash is a «no» and not an empty cell.
fn holds_yes_or_no(column: &Column) -> bool {
    matches!(column.target, Some(Holds::Field(target)) if matches!(target.kind(), Type::YesNo))
}

/// Returns the cell with its heading; a missing one, or one that says nothing, is empty, and has its place all the same.
fn here(cell: Option<&Cell>, column: &Column, row: &Place) -> Cell {
    let says_nothing = |cell: &&Cell| !holds_yes_or_no(column) && empty::says_nothing(&cell.text());
    let held = cell.filter(|cell| !says_nothing(cell)).map_or(Held::Nothing, |c| c.held.clone());
    let own = cell.map_or(row, |cell| &cell.place);
    let field = Some(column.heading.as_str().into());
    Cell { place: Place { column: column.place.column, field, ..own.clone() }, held }
}

/// Tells a part that is something also by itself: a kind of help is a service, and a town an address. A role without a person is
/// nobody.
fn begins_part(target: FieldPath) -> bool {
    matches!(
        (target.field.key, target.part.map(|part| part.key)),
        ("services", Some("help")) | ("address", Some("city" | "area"))
    )
}

/// What a row has said so far.
#[derive(Default)]
pub(super) struct Parts {
    place: Place,
    id: Option<String>,
    fields: Vec<(&'static str, Fact)>,
    /// One service, or several of other kinds of help that share everything else.
    services: Vec<(&'static str, Fact)>,
    /// Who may see the phones, the address, the people: the cells that say it.
    pub(super) visibility: Vec<(&'static str, Cell)>,
    /// What is to be asked about cells that were emptied.
    pub(super) questions: Vec<ImportQuestion>,
    /// Of a row of the list's own the phones, address and people that it says as they were.
    pub(super) guarded: Vec<(usize, FieldPath, Cell)>,
    /// The headings of cells whose fields have changed in the entry since.
    pub(super) older: Vec<std::sync::Arc<str>>,
    /// The fields that a row of the list's own says as they were.
    pub(super) unchanged: Vec<&'static str>,
    /// Latitude and longitude, where each has a column of its own.
    degrees: [Option<Cell>; 2],
}

impl Parts {
    /// Takes the cells of the row, and tells whether any says something.
    fn take_cells(
        &mut self,
        (cells, columns): (&[Cell], &[Column]),
        own: Option<OwnRow<'_>>,
        reader: &mut CellReader<'_>,
        findings: &mut Vec<ImportFinding>,
    ) -> bool {
        let mut has_words = own.is_some();
        for (number, column) in columns.iter().enumerate() {
            let cell = cells.iter().find(|cell| cell.place.column == column.place.column);
            let cell = here(cell, column, &self.place);
            let cell = schedule::hours_with_breaks(cell, column, columns, cells);
            let cell = house::street_with_house(cell, column, columns, cells);
            let is_empty = cell.text().is_empty();
            match column.target {
                // The row is known by it already, also where it was emptied, or the site has moved.
                Some(Holds::Page) if own.is_some() => {}
                Some(Holds::Page) => self.take_page_address(&cell, reader.asked),
                Some(Holds::Latitude) => self.degrees[0] = Some(cell),
                Some(Holds::Longitude) => self.degrees[1] = Some(cell),
                Some(Holds::Field(target)) => {
                    has_words |= !is_empty;
                    match own {
                        Some(own) => {
                            findings.extend(self.take_changed(
                                reader,
                                own,
                                (number, target),
                                &cell,
                            ));
                        }
                        None => self.take_cell(reader, target, &cell),
                    }
                }
                Some(Holds::House | Holds::Break | Holds::DaysOff) | None => {}
            }
        }
        if !self.older.is_empty() {
            let finding = self.place.finding(Code::ImportStale);
            reader.report(finding.with("columns", self.older.join(", ")));
        }
        has_words
    }

    /// The page of our own site names the entry; of another site it is the source.
    fn take_page_address(&mut self, cell: &Cell, asked: &Asked<'_>) {
        let text = cell.text();
        match asked.known.id_of_page(&text) {
            Some(id) => self.id = Some(id.to_owned()),
            None if text.is_empty() => {}
            None => self.fields.push(("source", Fact::from_text(&cell.place, text))),
        }
    }

    pub(super) fn take_cell(
        &mut self,
        reader: &mut CellReader<'_>,
        target: FieldPath,
        cell: &Cell,
    ) {
        let is_required = target.part.is_none() && target.field.required;
        let key = target.field.key;
        if visibility::guarded_field(target).is_some() {
            self.visibility.push((key, cell.clone()));
            return;
        }
        if cell.text().is_empty() {
            // An empty cell of a needed field is told at its own place, unless another column has the value.
            if is_required && !self.fields.iter().any(|(own, _)| *own == key) {
                self.fields.push((key, Fact::from_text(&cell.place, "")));
            }
            return;
        }
        let Some(mut fact) =
            reader.parse_cell(target.kind(), target.part.unwrap_or(target.field), cell)
        else {
            return;
        };
        if (key, target.part.is_none()) == ("people", true) && is_of_responsible(cell) {
            mark_responsible(&mut fact);
        }
        if !self.put(target, cell, fact) {
            let finding = cell.place.finding(Code::ImportSecondValue);
            let ukrainian = ukrainian_path(&table::ORGANISATION, &target.path());
            reader.report(finding.with("key", target.path()).with("ukrainian", ukrainian));
        }
    }

    /// Puts two columns of degrees together; where one says nothing, `validate` refuses the other.
    fn take_degrees(&mut self, reader: &mut CellReader<'_>) {
        let filled = self.degrees.iter().flatten().filter(|cell| !cell.is_empty());
        let texts: Vec<(Cell, String)> = filled.map(|cell| (cell.clone(), cell.text())).collect();
        // What is wrong is named where no number stands.
        let is_odd = |(_, text): &&(Cell, String)| text.replace(',', ".").parse::<f64>().is_err();
        let Some((cell, _)) = texts.iter().find(is_odd).or(texts.first()) else { return };
        let degrees: Vec<String> = texts.iter().map(|(_, text)| text.replace(',', ".")).collect();
        let held = Held::Text(degrees.join(", "));
        let target = FieldPath::parse(LOCATION).expect("a row of the table of fields");
        self.take_cell(reader, target, &Cell { held, ..cell.clone() });
    }

    /// Puts a value into its field; false where another column has filled it with another value.
    pub(super) fn put(&mut self, target: FieldPath, cell: &Cell, fact: Fact) -> bool {
        let key = target.field.key;
        match (target.part, key) {
            (None, _) => add_field(&mut self.fields, key, fact),
            (Some(part), "services") => add_field(&mut self.services, part.key, fact),
            (Some(part), _) => match self.fields.iter_mut().find(|(own, _)| *own == key) {
                Some((_, whole)) => add_inside(whole, part.key, fact),
                None => {
                    let whole = Fact::from_fields(&cell.place, vec![(part.key, fact)]);
                    let people = || Fact::from_items(&cell.place, vec![whole.clone()]);
                    self.fields.push((key, if key == "people" { people() } else { whole }));
                    true
                }
            },
        }
    }

    /// Takes what holds for every row that has none of its own, first what begins a part.
    fn take_defaults(&mut self, reader: &mut CellReader<'_>, mapping: &Mapping) {
        let (first, others): (Vec<_>, Vec<_>) =
            mapping.defaults().partition(|(target, _)| begins_part(*target));
        for (target, value) in first.into_iter().chain(others) {
            let held = Held::Text(value.to_owned());
            self.take_default(reader, target, &Cell { place: self.place.clone(), held });
        }
    }

    fn take_default(&mut self, reader: &mut CellReader<'_>, target: FieldPath, cell: &Cell) {
        let key = target.field.key;
        let has = |fields: &[(&'static str, Fact)], key: &str| {
            fields.iter().any(|(own, fact)| *own == key && fact.as_text() != Some(""))
        };
        let Some(part) = target.part else {
            if !has(&self.fields, key) {
                self.fields.retain(|(own, fact)| !(*own == key && fact.as_text() == Some("")));
                self.take_cell(reader, target, cell);
            }
            return;
        };
        if visibility::guarded_field(target).is_some() {
            let is_said = self.visibility.iter().any(|(own, _)| *own == key);
            if has(&self.fields, key) && !is_said {
                self.take_cell(reader, target, cell);
            }
            return;
        }
        let whole = self.fields.iter_mut().find(|(own, _)| *own == key).map(|(_, fact)| fact);
        match whole.map(|fact| &mut fact.value) {
            _ if key == "services" => {
                let is_there = !self.services.is_empty() || begins_part(target);
                if is_there && !has(&self.services, part.key) {
                    self.take_cell(reader, target, cell);
                }
            }
            Some(FactValue::List(items)) => {
                let Some(fact) = reader.parse_cell(target.kind(), part, cell) else { return };
                for item in items.iter_mut() {
                    if let FactValue::Map(fields) = &mut item.value
                        && !has(fields, part.key)
                    {
                        fields.push((part.key, fact.clone()));
                    }
                }
            }
            Some(FactValue::Map(fields)) if has(fields, part.key) => {}
            Some(
                FactValue::Map(_) | FactValue::Text(_) | FactValue::Texts(_) | FactValue::Flag(_),
            ) => {
                self.take_cell(reader, target, cell);
            }
            None if begins_part(target) => self.take_cell(reader, target, cell),
            None => {}
        }
    }

    /// Names the needed fields whose cells are empty. A needed field without a column is no fault of the row.
    fn name_missing(&mut self, reader: &mut CellReader<'_>) {
        self.fields.retain(|(key, fact)| {
            let is_missing = fact.as_text() == Some("");
            if is_missing {
                let ukrainian = table::ORGANISATION.row(key).map_or(*key, |field| field.uk);
                let finding = fact.place.finding(Code::MissingField).with("key", *key);
                let finding = finding.with("ukrainian", ukrainian);
                reader.report(finding.hint("cell"));
            }
            !is_missing
        });
    }

    fn draft(
        mut self,
        reader: &mut CellReader<'_>,
        own: Option<OwnRow<'_>>,
        is_faulty: bool,
    ) -> Draft {
        assign_contacts(&mut self.fields, reader, own);
        if !self.services.is_empty() {
            let services = split_help(self.services, &self.place, is_faulty);
            self.fields.push(("services", services));
        }
        let Self { place, id, fields, .. } = self;
        Draft { kind: Kind::Organisation, id, place, fields, body: None, is_faulty, own: None }
    }
}

/// Makes a service of each kind of help that the row names.
fn split_help(fields: Vec<(&'static str, Fact)>, place: &Place, is_faulty: bool) -> Fact {
    let help = fields.iter().find(|(key, _)| *key == "help").map(|(_, fact)| fact.clone());
    let others = || fields.iter().filter(|(key, _)| *key != "help").cloned();
    let with = |help: &Fact| {
        Fact::from_fields(
            &help.place,
            std::iter::once(("help", help.clone())).chain(others()).collect(),
        )
    };
    let services = match &help {
        Some(Fact { value: FactValue::List(items), .. }) => items.iter().map(with).collect(),
        Some(
            help @ Fact {
                value:
                    FactValue::Text(_) | FactValue::Texts(_) | FactValue::Flag(_) | FactValue::Map(_),
                ..
            },
        ) => vec![with(help)],
        // The fault is told; a service without its kind would be told once more.
        None if is_faulty => Vec::new(),
        None => vec![Fact::from_fields(place, others().collect())],
    };
    Fact::from_items(place, services)
}
