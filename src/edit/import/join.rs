//! `join.md` in: the form as a text, filled in by hand.
//!
//! Lines «heading: answer» become the cells of a table, one row a service; explanations begin with `>`. So everything
//! that is true of tables is true of the form, too; places are lines.

use super::asked::{Asked, Read};
use super::draft::{Draft, Fact, FactValue};
use super::input::Input;
use super::place::{ImportFinding, Place};
use super::table;
use super::table::{Cell, Held, Table};
use crate::base::diag::Code;
use crate::content::parse::text::for_display;
use crate::site::export::join::{HEADING, QUESTIONS};

/// Tells the form by its first line.
pub(super) fn is_it(input: &Input) -> bool {
    let text = || for_display(input.bytes());
    !input.is_folder
        && matches!(input.extension().as_str(), "md" | "txt")
        && text().lines().any(|line| line.trim_start_matches(['#', ' ']).trim() == HEADING)
}

/// Reads it.
pub(super) fn read_drafts(input: &Input, asked: &Asked<'_>) -> Read {
    let headings = QUESTIONS.iter().flat_map(|question| asked.known.say(question.heading));
    let mut questions: Vec<String> = headings.collect();
    // The longest first: «Вид допомоги» before a heading that it begins with.
    questions.sort_by_key(|heading| std::cmp::Reverse(heading.len()));
    let table = as_table(&input.name, &for_display(input.bytes()), &questions);
    let mut read = table::read_sheets(&[table], asked);
    // Lines of a text are no rows to be shown beside their remarks.
    read.tables.clear();
    for finding in &mut read.findings {
        finding.place.column = None;
        speak_of_lines(finding);
    }
    for draft in &mut read.drafts {
        without_columns(draft);
    }
    read
}

/// Neither cells nor columns are in a text: hints speak of its lines.
fn speak_of_lines(finding: &mut ImportFinding) {
    let heading = finding.place.field.as_deref().map(str::to_owned);
    let diagnostic = &mut finding.diagnostic;
    let has_other_hint =
        matches!(diagnostic.code, Code::MissingField | Code::ImportConsent | Code::ImportEmpty);
    if !has_other_hint {
        return;
    }
    let is_lineless = diagnostic.code == Code::MissingField && heading.is_none();
    diagnostic.hint = Some(if is_lineless { "form-line" } else { "form" });
    if let Some(heading) = heading {
        *diagnostic = diagnostic.clone().with("heading", heading);
    }
}

/// An answer: its heading, its text, and the line that it begins in.
struct FormAnswer {
    heading: String,
    text: String,
    line: usize,
}

/// Returns the answers as a table: those of the first section stand in every row.
fn as_table(name: &str, text: &str, questions: &[String]) -> Table {
    let place = Place::file(name);
    let sections = answer_sections(text, questions);
    let mut headings: Vec<&str> = vec![HEADING];
    for answer in sections.iter().flatten() {
        if !headings.contains(&answer.heading.as_str()) {
            headings.push(&answer.heading);
        }
    }
    let cell = |line: usize, column: usize, held: Held| Cell {
        place: Place { row: Some(line), column: Some(column), ..place.clone() },
        held,
    };
    let head = headings.iter().enumerate();
    let head = head.map(|(column, heading)| cell(0, column, Held::Text((*heading).to_owned())));
    let mut rows = vec![head.collect::<Vec<_>>()];
    let (first, services) =
        sections.split_first().map_or((&[][..], &[][..]), |(f, s)| (f.as_slice(), s));
    let filled: Vec<&Vec<FormAnswer>> = services
        .iter()
        .filter(|service| service.iter().any(|answer| !answer.text.is_empty()))
        .collect();
    let empty = Vec::new();
    let filled = if filled.is_empty() { vec![&empty] } else { filled };
    for service in filled {
        let answers = first.iter().chain(service);
        let cells = answers.filter_map(|answer| {
            let column = headings.iter().position(|heading| *heading == answer.heading)?;
            let held = if answer.text.is_empty() {
                Held::Nothing
            } else {
                Held::Text(answer.text.clone())
            };
            Some(cell(answer.line, column, held))
        });
        rows.push(cells.collect());
    }
    Table { place, rows, ..Table::default() }
}

/// Cuts the text at its headings; a line that is no question goes on with the answer before it.
fn answer_sections(text: &str, questions: &[String]) -> Vec<Vec<FormAnswer>> {
    let mut sections: Vec<Vec<FormAnswer>> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let plain = line.trim();
        if plain.starts_with("##") {
            sections.push(Vec::new());
            continue;
        }
        let Some(section) = sections.last_mut() else { continue };
        if plain.is_empty() || plain.starts_with('>') {
            continue;
        }
        let question = plain
            .strip_prefix("- ")
            .and_then(|line| line.split_once(':').or_else(|| without_colon(line, questions)));
        match (question, section.last_mut()) {
            (Some((heading, answer)), _) => section.push(FormAnswer {
                heading: heading.trim_matches(['*', ' ']).to_owned(),
                text: answer.trim_matches(['*', ' ', '_']).to_owned(),
                line: number + 1,
            }),
            (None, Some(last)) => {
                last.text = format!("{}\n{plain}", last.text).trim().to_owned();
            }
            (None, None) => {}
        }
    }
    sections
}

/// Takes apart a question and its answer where somebody took the colon away: by the words of the question.
fn without_colon<'l>(line: &'l str, questions: &[String]) -> Option<(&'l str, &'l str)> {
    let plain = line.trim_start_matches(['*', ' ']);
    let answer = |question: &String| {
        let rest = plain.strip_prefix(question.as_str())?;
        let is_whole = rest.is_empty() || rest.starts_with([' ', '*', '-', '–', '—']);
        is_whole
            .then(|| (&plain[..question.len()], rest.trim_start_matches(['*', ' ', '-', '–', '—'])))
    };
    questions.iter().find_map(answer)
}

/// A text has lines and no columns.
fn without_columns(draft: &mut Draft) {
    draft.fields.iter_mut().for_each(|(_, fact)| forget_column(fact));
}

fn forget_column(fact: &mut Fact) {
    fact.place.column = None;
    match &mut fact.value {
        FactValue::List(items) => items.iter_mut().for_each(forget_column),
        FactValue::Map(fields) => fields.iter_mut().for_each(|(_, fact)| forget_column(fact)),
        FactValue::Text(_) | FactValue::Texts(_) | FactValue::Flag(_) => {}
    }
}
