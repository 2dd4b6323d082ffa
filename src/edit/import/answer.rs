//! What was answered about rows and cells that somebody took out of the list becomes part of the plan.
//!
//! Each answer is an edit of its entry, or takes the entry away. What would give the site an error it does not have is not
//! done.

use serde_json::{Map, Value as Json, json};

use super::audience::is_shown;
use super::change::{ImportChange, PlannedChange};
use super::compare::WrittenEntry;
use super::place::ImportFinding;
use super::plan::{ImportPlan, errors, masks};
use super::withdrawn::{ImportQuestion, WithdrawalAction, Withdrawn, WithdrawnCell};
use crate::base::config::RawConfig;
use crate::base::diag::{Code, Diagnostic};
use crate::base::files::Sources;
use crate::base::locale::Lang;
use crate::base::names::SourcePath;
use crate::base::yaml::edit::{Edit, Path, Step};
use crate::content::fields::{Field, table};
use crate::content::parse::edit;
use crate::content::parse::text::for_display;
use crate::site::pipeline::{Previous, read_list_again};

impl ImportPlan {
    /// Takes the answers, each with the number of its question, into the plan; a question without an answer stays a fault.
    ///
    /// # Errors
    /// The diagnostics that the site would have then. The plan is as it was.
    pub fn answer(
        &mut self,
        (sources, raw): (&Sources, &RawConfig),
        answers: &[(usize, WithdrawalAction)],
    ) -> Result<(), Vec<Diagnostic>> {
        let mut previous = Previous::default();
        let before = read_list_again(sources, raw, &mut previous);
        let names = before.value.name_index();
        let lang = Lang::main_of(&before.value.site.languages);
        let mut files = self.files.clone();
        for (number, answer) in
            answers.iter().filter(|(_, answer)| *answer != WithdrawalAction::Leave)
        {
            let question = &self.questions[*number];
            let entry = |end: &str| {
                SourcePath::new(format!("content/organisations/{}.{end}", question.organisation))
            };
            let mut paths = ["md", "yaml"].map(entry).into_iter();
            let Some(path) = paths.find(|path| sources.texts.contains_key(path)) else {
                continue;
            };
            let old = sources.texts[&path].to_vec();
            let planned = files.iter().position(|file| file.path == path);
            let is_update = |file: &PlannedChange| file.change == ImportChange::Update;
            let text = match planned.filter(|at| is_update(&files[*at])) {
                Some(at) => files[at].new.clone(),
                None => for_display(&old),
            };
            let page =
                WrittenEntry { path: &path, text: &text, lang, names: &names, audience: None };
            let Some((change, new)) = carried_out(&page, question, *answer) else { continue };
            let file = PlannedChange {
                path: path.clone(),
                place: question.places.first().cloned().unwrap_or_default(),
                change,
                old: Some(old),
                new,
            };
            match planned {
                Some(at) => files[at] = file,
                None => files.push(file),
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        self.accept_files((sources, raw, &mut previous), files)?;
        self.drop_answered(answers);
        Ok(())
    }

    /// Takes the files where they give the site no error that it does not have.
    fn accept_files(
        &mut self,
        (sources, raw, previous): (&Sources, &RawConfig, &mut Previous),
        files: Vec<PlannedChange>,
    ) -> Result<(), Vec<Diagnostic>> {
        let mut with = |files: &[PlannedChange]| {
            let mut sources = sources.clone();
            for file in files {
                match file.change {
                    ImportChange::New | ImportChange::Update => {
                        sources.texts.insert(file.path.clone(), file.new.as_bytes().into());
                    }
                    ImportChange::Remove => drop(sources.texts.remove(&file.path)),
                    ImportChange::Same | ImportChange::Differs | ImportChange::Similar => {}
                }
            }
            read_list_again(&sources, raw, previous).diagnostics
        };
        let (was, is) = (with(&self.files), with(&files));
        let known: Vec<&Diagnostic> = errors(&was).collect();
        let new: Vec<Diagnostic> =
            errors(&is).filter(|diagnostic| !known.contains(diagnostic)).cloned().collect();
        if !new.is_empty() {
            return Err(new);
        }
        self.masks.extend(masks(&files, &is));
        self.old_masks.extend(masks(&files, &was));
        self.files = files;
        Ok(())
    }

    /// What was answered is no fault any more.
    fn drop_answered(&mut self, answers: &[(usize, WithdrawalAction)]) {
        let is_answered = |number: usize| answers.iter().any(|(own, _)| *own == number);
        let (mut answered, mut open) = (Vec::new(), Vec::new());
        for (number, question) in self.questions.iter().enumerate() {
            if is_answered(number) { answered.push(question) } else { open.push(question) }
        }
        let is_cell = |question: &&&ImportQuestion| matches!(question.what, Withdrawn::Cell(_));
        let has_rows = |questions: &[&ImportQuestion]| questions.iter().any(|q| !is_cell(&q));
        let is_of_rows = has_rows(&answered) && !has_rows(&open);
        let has_place = |question: &&ImportQuestion, finding: &ImportFinding| {
            is_cell(&question) && question.places.contains(&finding.place)
        };
        self.findings.retain(|finding| {
            let code = finding.diagnostic.code;
            let is_told = code == Code::ImportEmptied
                && answered.iter().any(|question| has_place(question, finding));
            !(is_told || matches!(code, Code::ImportGone | Code::ImportVanished) && is_of_rows)
        });
    }
}

/// Returns what becomes of an entry; `None` where nothing can be done.
fn carried_out(
    page: &WrittenEntry<'_>,
    question: &ImportQuestion,
    answer: WithdrawalAction,
) -> Option<(ImportChange, String)> {
    let fields = page.canonical_fields();
    let worded = |field: &Field, value: Json| page.worded(field.kind, None, value);
    let state = table::SERVICE.row("status").expect("a field of a service");
    let closed = worded(state, CLOSED.into());
    let status =
        |path: Vec<Step>| Edit::Set([path, vec![field_step("status")]].concat(), closed.clone());
    // What is tried, one after the other.
    let ways: Vec<Vec<Edit>> = match (&question.what, answer) {
        (_, WithdrawalAction::Leave) => return None,
        (Withdrawn::Organisation, WithdrawalAction::Remove) => {
            return Some((ImportChange::Remove, String::new()));
        }
        (Withdrawn::Organisation, WithdrawalAction::Close) => vec![vec![status(Vec::new())]],
        (Withdrawn::Service { id, .. }, WithdrawalAction::Remove) => {
            let number = number_of(&fields, id)?;
            vec![all_removed(removed(&fields, "services", &[number]))]
        }
        (Withdrawn::Service { id, .. }, WithdrawalAction::Close) => {
            let path = vec![field_step("services"), Step::Item(number_of(&fields, id)?)];
            // A service that is only its kind of help is one word.
            let services = table::ORGANISATION.row("services").expect("a field");
            let whole = worded(services, json!([{ "help": id, "status": CLOSED }]));
            let whole = whole.get(0).cloned().unwrap_or_default();
            vec![vec![status(path.clone())], vec![Edit::Set(path, whole)]]
        }
        (Withdrawn::Cell(cell), WithdrawalAction::Close | WithdrawalAction::Remove) => {
            vec![all_removed(emptied(&fields, cell)?)]
        }
    };
    let mut texts = ways.iter().map(|edits| edit::edited(page.path, page.text, edits, &[]));
    Some((ImportChange::Update, texts.find_map(Result::ok)?))
}

fn all_removed(paths: Vec<Path>) -> Vec<Edit> {
    paths.into_iter().map(Edit::Remove).collect()
}

/// The state of what is closed.
const CLOSED: &str = "closed";

/// Returns the step to a field of an organisation or of one of its parts.
fn field_step(key: &str) -> Step {
    let inner = table::ORGANISATION.rows().filter_map(|row| row.kind.shape());
    let mut shapes = std::iter::once(&table::ORGANISATION).chain(inner);
    let row = shapes.find_map(|shape| shape.row(key));
    Step::Field(row.expect("a field of the table").key_names())
}

/// Returns where a service stands among those of its entry.
fn number_of(fields: &Map<String, Json>, id: &str) -> Option<usize> {
    let services = fields.get("services")?.as_array()?;
    let has = |key: &str| {
        services.iter().position(|service| service.get(key).and_then(Json::as_str) == Some(id))
    };
    has("id").or_else(|| has("help"))
}

/// Returns the ways to what goes when items of a list go; with the last one the field goes.
fn removed(fields: &Map<String, Json>, key: &str, numbers: &[usize]) -> Vec<Path> {
    let all = fields.get(key).and_then(Json::as_array).map_or(0, Vec::len);
    if all <= numbers.len() {
        return vec![vec![field_step(key)]];
    }
    // From the end, since each edit sees what those before it made.
    let numbers = numbers.iter().rev();
    numbers.map(|number| vec![field_step(key), Step::Item(*number)]).collect()
}

/// Returns the ways to what a cell shows; `None` where the entry does not have it.
fn emptied(fields: &Map<String, Json>, cell: &WithdrawnCell) -> Option<Vec<Path>> {
    let field = cell.field;
    let key = field.part.unwrap_or(field.field).key;
    let of_service = match (&cell.service, field.field.key) {
        (Some(id), "services") => Some(number_of(fields, id)?),
        _ => None,
    };
    let service = of_service.and_then(|number| fields.get("services")?.get(number)?.as_object());
    let owner = service.unwrap_or(fields);
    let below = |paths: Vec<Path>| -> Option<Vec<Path>> {
        let base = of_service.map(|number| vec![field_step("services"), Step::Item(number)]);
        let base = base.unwrap_or_default();
        Some(paths.into_iter().map(|path| [base.clone(), path].concat()).collect())
    };
    match (field.field.key, field.part.map(|part| part.key)) {
        ("address", None) => {
            let address = fields.get("address")?.as_object()?;
            let is_rest = |key: &String| key != "visibility" && !cell.parts.contains(&key.as_str());
            if !address.keys().any(is_rest) {
                return Some(vec![vec![field_step("address")]]);
            }
            let there = cell.parts.iter().filter(|part| address.contains_key(**part));
            Some(there.map(|part| vec![field_step("address"), field_step(part)]).collect())
        }
        ("verified", Some("on")) => Some(vec![vec![field_step("verified")]]),
        (whole @ ("address" | "verified"), Some(part)) => {
            fields.get(whole)?.get(part)?;
            let part = field.part.expect("matched").key_names();
            Some(vec![vec![field_step(whole), Step::Field(part)]])
        }
        _ if key == "phones" => {
            let phones = owner.get("phones")?.as_array()?;
            let shown = phones.iter().enumerate();
            let shown = shown.filter(|(_, phone)| is_shown(phone, cell.audience));
            let shown: Vec<usize> = shown.map(|(number, _)| number).collect();
            below(removed(owner, "phones", &shown))
        }
        _ => {
            owner.get(key)?;
            below(vec![vec![Step::Field(field.part.unwrap_or(field.field).key_names())]])
        }
    }
}
