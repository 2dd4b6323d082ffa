//! The mapping file: what the columns of a foreign table mean, in words that an editor can correct.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::column::{Column, FieldPath, Holds, LEFT};
use crate::base::diag::{Code, line_of};
use crate::base::locale::compare::{fold, nearest};
use crate::base::yaml;
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
}

impl Mapping {
    /// Returns what is said of a heading.
    pub(in crate::edit) fn column(&self, heading: &str) -> Option<&str> {
        let same = |own: &&String| fold(own) == fold(heading);
        let own = self.columns.keys().find(same)?;
        self.columns.get(own).map(|path| path.trim())
    }

    /// Returns the value of a field for rows that have none.
    pub(in crate::edit) fn value_for_all(&self, path: &str) -> Option<&str> {
        self.defaults.get(path).map(String::as_str)
    }

    /// Returns every such value with its field.
    pub(in crate::edit) fn defaults(&self) -> impl Iterator<Item = (FieldPath, &str)> {
        let pairs = self.defaults.iter();
        pairs.filter_map(|(path, value)| Some((FieldPath::parse(path)?, value.as_str())))
    }
}

/// Reads a mapping file; without one nothing is said.
///
/// # Errors
/// A diagnostic on the file that says why it cannot be used.
pub(in crate::edit) fn read(file: Option<(&str, &str)>) -> Result<Mapping, Box<ImportFinding>> {
    let Some((name, text)) = file else { return Ok(Mapping::default()) };
    let refuse = |row: Option<usize>, reason: String| {
        let place = Place { row, ..Place::file(name) };
        Box::new(place.finding(Code::ImportMapping).with("reason", reason))
    };
    let mapping: Mapping =
        yaml::typed(text).map_err(|(reason, byte)| refuse(Some(line_of(text, byte)), reason))?;
    let is_known = |path: &&String| {
        let path = path.trim();
        path == LEFT || Holds::parse(path).is_some()
    };
    let paths = mapping.columns.values().chain(mapping.defaults.keys());
    match paths.into_iter().find(|path| !is_known(path)) {
        Some(unknown) => {
            let row = text.lines().position(|line| line.contains(unknown.as_str()));
            let mut finding = refuse(row.map(|row| row + 1), format!("`{unknown}`"));
            let known = FieldPath::all();
            if let Some(near) = nearest(unknown, known.iter().map(String::as_str)) {
                *finding = finding.with("nearest", near).hint("nearest");
            }
            Err(finding)
        }
        None => Ok(mapping),
    }
}

/// Writes what was guessed, for an editor to correct.
pub(in crate::edit) fn write(
    columns: &[Column],
    mapping: &Mapping,
    known: &SiteLookup<'_>,
) -> String {
    let said =
        |column: &Column| column.target.as_ref().map_or_else(|| LEFT.to_owned(), Holds::path);
    let pairs: serde_json::Map<String, serde_json::Value> =
        columns.iter().map(|column| (column.heading.clone(), said(column).into())).collect();
    let mut text = String::from(HEAD);
    if let Some(sheet) = &mapping.sheet {
        text += &yaml::to_text(&serde_json::json!({ "sheet": sheet })).expect(WRITTEN);
    }
    text += &yaml::to_text(&serde_json::json!({ "columns": pairs })).expect(WRITTEN);
    if !columns.iter().any(|column| column.is_for("kind")) {
        let kinds = known.ids(crate::content::fields::Vocabulary::Kinds);
        text += &format!("{KIND}# defaults:\n#   kind: {}\n", kinds.first().unwrap_or(&"ngo"));
    }
    text
}

/// Why a mapping can be written.
const WRITTEN: &str = "YAML takes what JSON holds";
const HEAD: &str = "# Що означає кожен стовпець: ліворуч — назва стовпця, праворуч — поле.
# Поля — у посібнику редактора; поле частини пишіть через крапку: services.help, address.street, people.phone.
# «-» означає: цього стовпця не брати. Далі: perelik import ТАБЛИЦЯ --mapping ЦЕЙ_ФАЙЛ
";
const KIND: &str = "# Стовпця з видом організації немає. Один вид для всіх рядків:
";
