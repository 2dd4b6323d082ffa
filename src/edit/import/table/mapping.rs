//! The mapping file: what the columns of a foreign table mean, in words that an editor can correct.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::column::{Column, FieldPath, Holds, LEFT};
use crate::base::diag::{Code, line_of};
use crate::base::locale::compare::{fold, nearest};
use crate::base::messages::Messages;
use crate::base::yaml;
use crate::content::fields::Vocabulary;
use crate::edit::import::asked::Asked;
use crate::edit::import::place::{ImportFinding, Place};
use crate::edit::import::site_lookup::SiteLookup;

/// What a mapping file says.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::edit) struct Mapping {
    /// The only sheet to read.
    #[serde(default)]
    pub sheet: Option<String>,
    /// The field of each heading; `-` for a column that is not to be taken.
    #[serde(default)]
    columns: BTreeMap<String, String>,
    /// Values for every row that has none of its own.
    #[serde(default)]
    defaults: BTreeMap<String, String>,
    /// What the terms of a package's own classifications mean here; nothing for one that is still open.
    #[serde(default)]
    terms: BTreeMap<String, Option<String>>,
    /// What is to be told of fields that have another name since the file was written.
    #[serde(skip)]
    pub old_names: Vec<ImportFinding>,
}

impl Mapping {
    /// Returns what is said of a heading.
    pub(in crate::edit) fn column_target(&self, heading: &str) -> Option<&str> {
        let same = |own: &&String| fold(own) == fold(heading);
        let own = self.columns.keys().find(same)?;
        self.columns.get(own).map(|path| path.trim())
    }

    /// Reads fields of an earlier version by the names that they have now, and tells of each.
    fn take_new_names(&mut self, place: impl Fn(&str) -> Place) {
        let mut findings = Vec::new();
        let mut named_now = |path: &str| {
            let change = FieldPath::changed(path.trim())?;
            let now = change.path.clone().unwrap_or_else(|| LEFT.to_owned());
            let finding = place(path).finding(Code::ImportOldName).with("old", path.trim());
            let finding = finding.with("since", change.since).with("now", now.as_str());
            findings.push(finding.hint(if change.path.is_some() { "renamed" } else { "gone" }));
            Some(now)
        };
        for path in self.columns.values_mut() {
            *path = named_now(path).unwrap_or_else(|| std::mem::take(path));
        }
        let defaults = std::mem::take(&mut self.defaults).into_iter();
        self.defaults =
            defaults.map(|(path, value)| (named_now(&path).unwrap_or(path), value)).collect();
        self.old_names = findings;
    }

    /// Returns the value of a field for rows that have none.
    pub(in crate::edit) fn value_for_all(&self, path: &str) -> Option<&str> {
        self.defaults.get(path).map(String::as_str)
    }

    /// Returns what is said of the terms of others.
    pub(in crate::edit) fn terms(&self) -> impl Iterator<Item = (&str, &str)> {
        self.terms.iter().filter_map(|(theirs, ours)| {
            Some((theirs.as_str(), ours.as_deref()?.trim())).filter(|(_, ours)| !ours.is_empty())
        })
    }

    /// Returns every such value with its field.
    pub(in crate::edit) fn defaults(&self) -> impl Iterator<Item = (FieldPath, &str)> {
        let pairs = self.defaults.iter();
        pairs.filter_map(|(path, value)| Some((FieldPath::parse(path)?, value.as_str())))
    }
}

/// Reads the mapping file and what the command line sets for all rows, which comes before the file's `defaults`.
///
/// # Errors
/// A diagnostic on the file that says why it cannot be used.
pub(in crate::edit) fn read_mapping(asked: &Asked<'_>) -> Result<Mapping, Box<ImportFinding>> {
    let mut mapping = match asked.mapping {
        Some((name, text)) => of_file(name, text)?,
        None => Mapping::default(),
    };
    for (path, value) in asked.set {
        if FieldPath::parse(path).is_none() {
            return Err(Box::new(unknown_path(Place::file("--set"), path)));
        }
        mapping.defaults.insert(path.clone(), value.clone());
    }
    Ok(mapping)
}

/// Says of a way to a field that there is no such field.
fn unknown_path(place: Place, path: &str) -> ImportFinding {
    let finding = place.finding(Code::ImportMapping).with("reason", format!("`{path}`"));
    let known = FieldPath::all();
    match nearest(path, known.iter().map(String::as_str)) {
        Some(near) => finding.with("nearest", near).hint("nearest"),
        None => finding,
    }
}

fn of_file(name: &str, text: &str) -> Result<Mapping, Box<ImportFinding>> {
    let refuse = |row: Option<usize>, reason: String| {
        let place = Place { row, ..Place::file(name) };
        Box::new(place.finding(Code::ImportMapping).with("reason", reason))
    };
    if let Some((key, near)) = unknown_key(text) {
        let row = text.lines().position(|line| line.starts_with(&key)).map(|row| row + 1);
        let place = Place { row, ..Place::file(name) };
        let finding = place.finding(Code::ImportMapping).with("reason", format!("`{key}`"));
        return Err(Box::new(match near {
            Some(near) => finding.with("nearest", near).hint("nearest"),
            None => finding,
        }));
    }
    let mut mapping: Mapping =
        yaml::typed(text).map_err(|(reason, byte)| refuse(Some(line_of(text, byte)), reason))?;
    let row = |path: &str| text.lines().position(|line| line.contains(path)).map(|row| row + 1);
    mapping.take_new_names(|path| Place { row: row(path), ..Place::file(name) });
    let is_known = |path: &&String| {
        let path = path.trim();
        path == LEFT || Holds::parse(path).is_some()
    };
    let paths = mapping.columns.values().chain(mapping.defaults.keys());
    match paths.into_iter().find(|path| !is_known(path)) {
        Some(unknown) => {
            let place = Place { row: row(unknown), ..Place::file(name) };
            Err(Box::new(unknown_path(place, unknown)))
        }
        None => Ok(mapping),
    }
}

/// The keys of a mapping file.
const KEYS: [&str; 4] = ["sheet", "columns", "defaults", "terms"];

/// Returns the first key that no mapping file has, and the one that it is nearest to.
fn unknown_key(text: &str) -> Option<(String, Option<&'static str>)> {
    let all: BTreeMap<String, serde_json::Value> = yaml::typed(text).ok()?;
    let key = all.into_keys().find(|key| !KEYS.contains(&key.as_str()))?;
    let near = nearest(&key, KEYS.into_iter());
    Some((key, near))
}

/// Writes what was guessed, for an editor to correct.
pub(in crate::edit) fn write_mapping(
    columns: &[Column],
    mapping: &Mapping,
    known: &SiteLookup<'_>,
    words: &Messages,
) -> String {
    let said =
        |column: &Column| column.target.as_ref().map_or_else(|| LEFT.to_owned(), Holds::path);
    let pairs: serde_json::Map<String, serde_json::Value> =
        columns.iter().map(|column| (column.heading.clone(), said(column).into())).collect();
    let mut text = commented(words, "import-mapping-columns");
    if let Some(sheet) = &mapping.sheet {
        text += &yaml::to_text(&serde_json::json!({ "sheet": sheet })).expect(WRITTEN);
    }
    text += &yaml::to_text(&serde_json::json!({ "columns": pairs })).expect(WRITTEN);
    let kinds = known.ids(Vocabulary::Kinds);
    let has_kind = columns.iter().any(|column| column.is_for("kind"));
    if let Some(kind) = kinds.first().filter(|_| !has_kind) {
        text += &commented(words, "import-mapping-no-kind");
        text += &format!("# defaults:\n#   kind: {kind}\n");
    }
    text
}

/// Returns a message as lines of comment.
pub(in crate::edit) fn commented(words: &Messages, key: &str) -> String {
    words.say(key, &[]).lines().map(|line| format!("# {line}\n")).collect()
}

/// Why a mapping can be written.
const WRITTEN: &str = "YAML takes what JSON holds";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_an_earlier_version_are_read_by_their_names_of_now_and_told() {
        let text = "columns:\n  Пошта: old_mail\n  Тел.: phones.digits\n  Ціна: services.fee\n  Назва: name\ndefaults:\n  стара_пошта: a@example.org\n";
        let mapping = of_file("m.yaml", text).unwrap();
        let columns =
            ["Пошта", "Тел.", "Ціна", "Назва"].map(|heading| mapping.column_target(heading));
        assert_eq!(columns, ["email", "phones.number", "-", "name"].map(Some));
        assert_eq!(mapping.value_for_all("пошта"), Some("a@example.org"));
        let mut told: Vec<_> = mapping
            .old_names
            .iter()
            .map(|finding| (finding.place.row, finding.diagnostic.code, finding.diagnostic.hint))
            .collect();
        told.sort_unstable();
        let of = |row, hint| (Some(row), Code::ImportOldName, Some(hint));
        let expected = [of(2, "renamed"), of(3, "renamed"), of(4, "gone"), of(7, "renamed")];
        assert_eq!(told, expected);
    }
}
