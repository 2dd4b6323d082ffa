//! Front matter of other programs: YAML between `---`, or the usual part of TOML between `+++`.

use serde_json::{Map, Value};

use crate::base::diag::Arg;
use crate::base::names::SourcePath;
use crate::base::yaml::{self, Node};
use crate::edit::import::place::{ImportFinding, Place};

/// A text with its front matter taken apart.
pub(super) struct Front {
    /// The fields.
    pub(super) fields: Map<String, Value>,
    /// What stands below.
    pub(super) body: String,
    /// What could not be read.
    pub(super) findings: Vec<ImportFinding>,
}

/// The largest front matter, in bytes.
const LARGEST: usize = 64 * 1024;
/// The fences, of YAML and of TOML.
const FENCES: [&str; 2] = ["---", "+++"];

/// Tells a text that begins with front matter.
pub(super) fn has_fence(text: &str) -> bool {
    split_front_matter(text).is_some()
}

/// Returns the fence, the fields and the body.
fn split_front_matter(text: &str) -> Option<(&'static str, &str, &str)> {
    let text = text.trim_start_matches('\u{feff}');
    let (first, rest) = text.split_once('\n')?;
    let fence = FENCES.into_iter().find(|fence| first.trim_end() == *fence)?;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == fence {
            return Some((fence, &rest[..at], &rest[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

/// Takes a text apart.
pub(super) fn parse_front_matter(place: &Place, text: &str) -> Front {
    let Some((fence, front, body)) = split_front_matter(text) else {
        let body = text.to_owned();
        return Front { fields: Map::new(), body, findings: Vec::new() };
    };
    let mut findings = Vec::new();
    let mut fields = match fence {
        _ if front.len() > LARGEST => {
            findings.push(place.broken(Arg::Words("import-front-large")));
            Map::new()
        }
        "---" => of_yaml(place, front, &mut findings),
        _ => of_toml(place, front, &mut findings),
    };
    // A page that is not shown there is not shown here, either.
    let hides =
        |key: &str, word: &str| fields.get(key).is_some_and(|said| said.as_str() == Some(word));
    if hides("published", "false") {
        fields.insert("draft".to_owned(), "true".into());
    }
    if ["true", "false"]
        .iter()
        .any(|word| fields.get("published").and_then(Value::as_str) == Some(word))
    {
        fields.shift_remove("published");
    }
    Front { fields, body: body.trim_start_matches('\n').to_owned(), findings }
}

fn of_yaml(place: &Place, front: &str, findings: &mut Vec<ImportFinding>) -> Map<String, Value> {
    let path = SourcePath::new(place.file.clone());
    let read = yaml::parse(&path, front, 0..front.len());
    // The fence is the first line.
    findings.extend(ImportFinding::of_yaml(place, front, 2, &read.diagnostics));
    match read.value.map(|node| node_value(&node)) {
        Some(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

fn node_value(node: &Node) -> Value {
    match &node.value {
        yaml::Value::Null | yaml::Value::Lost => Value::Null,
        yaml::Value::Scalar(text) => text.as_str().into(),
        yaml::Value::List(items) => items.iter().map(node_value).collect(),
        yaml::Value::Map(entries) => {
            entries.iter().map(|entry| (entry.key.clone(), node_value(&entry.value))).collect()
        }
    }
}

/// Reads `key = value` and `[table]`; a line of another sort is named.
fn of_toml(place: &Place, front: &str, findings: &mut Vec<ImportFinding>) -> Map<String, Value> {
    let mut fields = Map::new();
    let mut table: Vec<String> = Vec::new();
    for (number, line) in front.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let head = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        if let Some(head) =
            head.filter(|head| !head.starts_with('[') && !head.contains(['"', '\'']))
        {
            table = head.split('.').map(|part| part.trim().to_owned()).collect();
            continue;
        }
        let pair = line.split_once('=').and_then(|(key, text)| {
            let key = key.trim().trim_matches(['"', '\'']).to_owned();
            Some((key, toml_value(text.trim())?))
        });
        let put = pair.and_then(|(key, value)| {
            inner(&mut fields, &table)?.insert(key, value).is_none().then_some(())
        });
        if put.is_none() {
            let place = Place { row: Some(number + 2), ..place.clone() };
            findings.push(place.broken(line));
        }
    }
    fields
}

fn inner<'f>(
    fields: &'f mut Map<String, Value>,
    table: &[String],
) -> Option<&'f mut Map<String, Value>> {
    table.iter().try_fold(fields, |fields, part| {
        fields.entry(part.clone()).or_insert_with(|| Value::Object(Map::new())).as_object_mut()
    })
}

/// Reads a value of one line; a list is a list of such.
fn toml_value(text: &str) -> Option<Value> {
    match text.chars().next()? {
        // Texts and lists of texts are as in JSON; a comment may stand behind them.
        '"' | '[' => {
            let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
            let value = values.next()?.ok()?;
            let rest = text[values.byte_offset()..].trim();
            (rest.is_empty() || rest.starts_with('#')).then_some(value)
        }
        '\'' => {
            let (own, rest) = text[1..].split_once('\'')?;
            (rest.trim().is_empty() || rest.trim().starts_with('#')).then(|| own.into())
        }
        '{' => None,
        _ => Some(text.split('#').next()?.trim().into()),
    }
}
