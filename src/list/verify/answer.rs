//! What an answer changes: a file for the call, and in the entry what was said.
//!
//! The day of a check is written only where all that the entry tells is right then: what changed has its new value, or the day stays.

use jiff::civil::Date;
use serde_json::{Map, Value as Json};

use crate::base::choices::{CallOutcome, Choice, Chosen as _, FactState, Status};
use crate::base::files::Sources;
use crate::base::locale::Lang;
use crate::base::names::{Id, SourcePath};
use crate::base::yaml::edit::{Edit, Path, Refusal, Step};
use crate::base::yaml::{self, Node, Value};
use crate::content::fields::Shape;
use crate::content::fields::table::{CALL, ORGANISATION, SERVICE};
use crate::content::parse::edit::{BYTE_ORDER_MARK, edited, split_front_matter};
use crate::content::validate::{Organisation, Service, language_of_keys};

/// What was said in a call about one entry.
#[derive(Debug, Clone)]
pub(crate) struct CallAnswer {
    /// The day.
    pub(crate) on: Date,
    /// How the call ended.
    pub(crate) outcome: CallOutcome,
    /// Who called: initials or a role.
    pub(crate) by: Option<String>,
    /// The services that were asked about; the whole entry where empty.
    pub(crate) services: Vec<Id>,
    /// What was said of single fields, by their English keys.
    pub(crate) facts: Vec<(&'static str, FactState)>,
    /// Their new values, each with the way to it.
    pub(crate) values: Vec<Edit>,
    /// Whether all that changed has its new value, so that the entry is right as it stands then.
    pub(crate) is_whole: bool,
    /// Whether they asked not to be called again.
    pub(crate) do_not_call: bool,
    /// Whether the entry is to be closed: a person said so.
    pub(crate) closes: bool,
}

/// The texts that an answer makes.
#[derive(Debug)]
pub(crate) struct CallEdits {
    /// The file of the call, and its text.
    pub(crate) call: (SourcePath, String),
    /// What the file of the entry becomes; `None` where nothing in it changes.
    pub(crate) entry: Option<String>,
}

/// Works out what an answer changes; `name` is what the file of the call is called, without its extension, and `is_public` whether everybody
/// sees the repository.
///
/// # Errors
/// Why the file of the entry cannot be changed; nothing is, then.
pub(crate) fn call_edits(
    sources: &Sources,
    organisation: &Organisation,
    answer: &CallAnswer,
    (name, is_public): (&str, bool),
) -> Result<CallEdits, Refusal> {
    let path = &organisation.common.path;
    let bytes = sources.texts.get(path).ok_or(Refusal::NoPlace)?;
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::NoPlace)?;
    let parts = split_front_matter(path, text)?;
    let root = yaml::parse(path, text, parts.yaml).value;
    let keys = root.as_ref().map_or(Lang::UK, |root| language_of_keys(&ORGANISATION, root));
    let edits = entry_edits((organisation, text, root.as_ref()), answer, keys);
    let entry = match edits.is_empty() {
        true => None,
        false => Some(edited(path, text, &edits, &[])?).filter(|after| after != text),
    };
    let folder = if is_public { "private/calls" } else { "content/calls" };
    let call = SourcePath::new(format!("{folder}/{}/{name}.yaml", organisation.common.id));
    Ok(CallEdits { call: (call, call_text(answer, keys)), entry })
}

fn entry_edits(
    (organisation, text, root): (&Organisation, &str, Option<&Node>),
    answer: &CallAnswer,
    keys: Lang,
) -> Vec<Edit> {
    let mut edits = answer.values.clone();
    if answer.closes {
        let way = vec![field_step(&ORGANISATION, "status")];
        edits.push(Edit::Set(way, choice_word(Status::CHOICES, Status::Closed.id(), keys)));
    }
    let is_right = match answer.outcome {
        CallOutcome::Confirmed => true,
        CallOutcome::Changed => answer.is_whole,
        CallOutcome::Closed => answer.closes,
        CallOutcome::NoAnswer | CallOutcome::Refused | CallOutcome::WrongNumber => false,
    };
    if is_right {
        let places = match answer.services.is_empty() {
            true => vec![Path::new()],
            false => service_paths((organisation, text, root), &answer.services),
        };
        for mut place in places {
            let shape = if place.is_empty() { &ORGANISATION } else { &SERVICE };
            place.push(field_step(shape, "verified"));
            edits.push(Edit::Set(place, check_value(answer, keys)));
        }
    }
    edits
}

/// Returns the ways to the services with these names: each stands where its kind of help does.
fn service_paths(
    (organisation, text, root): (&Organisation, &str, Option<&Node>),
    ids: &[Id],
) -> Vec<Path> {
    let row = ORGANISATION.row("services").expect("organisations have services");
    let Some(Node { value: Value::Map(fields), .. }) = root else { return Vec::new() };
    let list = fields.iter().find(|field| row.is_named(&field.key)).map(|field| &field.value.value);
    let Some(Value::List(items)) = list else { return Vec::new() };
    // Places are bytes of the text without its mark.
    let mark = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let is_asked = |name: &Id| ids.contains(name);
    let asked = organisation
        .services
        .iter()
        .filter(|one| one.stable_name().is_some_and(|(name, _)| is_asked(name)));
    let position = |service: &Service| {
        let at = service.help.at.start + mark;
        items.iter().position(|item| item.span.contains(&at))
    };
    let way = |n| vec![Step::Field(row.key_names()), Step::Item(n)];
    asked.filter_map(position).map(way).collect()
}

fn check_value(answer: &CallAnswer, keys: Lang) -> Json {
    let check = ORGANISATION.row("verified").and_then(|row| row.kind.shape());
    let check = check.expect("a check has its fields");
    let mut value = Map::new();
    value.insert(key_in(check, "on", keys), answer.on.to_string().into());
    // Initials stay with the call: what the entry tells is published.
    let office = answer.by.as_ref().filter(|by| by.split_whitespace().any(is_word_of_office));
    value.extend(office.map(|by| (key_in(check, "by", keys), by.as_str().into())));
    Json::Object(value)
}

/// Tells a word of an office from initials.
fn is_word_of_office(word: &str) -> bool {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    letters.len() > 2 && letters[1..].iter().all(|letter| letter.is_lowercase())
}

/// Returns the key of a field in the language of the file.
fn key_in(shape: &'static Shape, key: &'static str, keys: Lang) -> String {
    let row = shape.row(key).expect("it is a row of the table");
    (if keys == Lang::UK { row.uk } else { row.key }).to_owned()
}

fn choice_word(choices: &'static [Choice], id: &str, keys: Lang) -> Json {
    let choice = choices.iter().find(|choice| choice.id == id);
    choice.expect("it is one of them").word(keys).into()
}

fn field_step(shape: &'static Shape, key: &'static str) -> Step {
    Step::Field(shape.row(key).expect("it is a row of the table").key_names())
}

/// Writes the file of a call, its keys in the language of the entry.
fn call_text(answer: &CallAnswer, keys: Lang) -> String {
    let key = |name| key_in(&CALL, name, keys);
    let mut fields = Map::new();
    fields.insert(key("on"), answer.on.to_string().into());
    let outcome = choice_word(CallOutcome::CHOICES, answer.outcome.id(), keys);
    fields.insert(key("outcome"), outcome);
    fields.extend(answer.by.as_ref().map(|by| (key("by"), by.as_str().into())));
    if !answer.services.is_empty() {
        let ids = answer.services.iter().map(|id| id.as_str().into()).collect();
        fields.insert(key("services"), Json::Array(ids));
    }
    if !answer.facts.is_empty() {
        let facts = answer.facts.iter().map(|fact| fact_value(fact, keys)).collect();
        fields.insert(key("facts"), Json::Array(facts));
    }
    if answer.do_not_call {
        fields.insert(key("do_not_call"), true.into());
    }
    yaml::to_text(&Json::Object(fields)).expect("YAML takes what JSON holds")
}

fn fact_value((name, state): &(&'static str, FactState), keys: Lang) -> Json {
    let fact = CALL.row("facts").and_then(|row| row.kind.shape()).expect("facts are records");
    let field = ORGANISATION.row(name).or_else(|| SERVICE.row(name));
    let field = field.expect("facts are fields of an entry");
    let mut value = Map::new();
    let named = if keys == Lang::UK { field.uk } else { field.key };
    value.insert(key_in(fact, "field", keys), named.into());
    let said = choice_word(FactState::CHOICES, state.id(), keys);
    value.insert(key_in(fact, "state", keys), said);
    Json::Object(value)
}
