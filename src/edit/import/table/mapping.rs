//! The mapping file: what the columns of a foreign table mean, in words that an editor can correct.

use super::column::{Column, FieldPath, Holds, LEFT};
use crate::base::diag::Code;
use crate::base::locale::Lang;
use crate::base::locale::compare::{fold, nearest};
use crate::base::messages::Messages;
use crate::base::yaml;
use crate::content::fields::Vocabulary;
use crate::content::fields::table::ORGANISATION;
use crate::content::keys::ukrainian_path;
use crate::edit::import::place::{ImportFinding, Place};
use crate::edit::import::site_lookup::SiteLookup;

/// The keys of a mapping file, in both languages.
pub(super) const KEYS: [[&str; 2]; 4] =
    [["sheet", "аркуш"], ["columns", "стовпці"], ["defaults", "для_всіх"], ["terms", "терміни"]];

/// What a mapping file says.
#[derive(Debug, Default)]
pub(in crate::edit) struct Mapping {
    /// The only sheet to read.
    pub(super) sheet: Option<Said>,
    /// The field of each heading; `-` for a column that is not to be taken.
    pub(super) columns: Vec<Said>,
    /// Values for every row that has none of its own.
    pub(super) defaults: Vec<Said>,
    /// What the terms of a package's own classifications mean here; nothing for one that is still open.
    pub(super) terms: Vec<Said>,
    /// What is to be told of a file that can be used, such as fields that have another name since it was written.
    pub told: Vec<ImportFinding>,
}

/// One line of a mapping file.
#[derive(Debug, Clone)]
pub(in crate::edit) struct Said {
    /// What stands before the colon.
    pub key: String,
    /// What stands behind it.
    pub value: String,
    /// Where.
    pub place: Place,
}

impl Mapping {
    /// Returns what is said of a heading.
    pub(super) fn column_target(&self, heading: &str) -> Option<&str> {
        let own = self.columns.iter().find(|own| fold(&own.key) == fold(heading))?;
        Some(own.value.as_str())
    }

    /// Tells whether a sheet is to be read.
    pub(super) fn is_wanted(&self, sheet: Option<&str>) -> bool {
        self.sheet.as_ref().is_none_or(|wanted| sheet == Some(wanted.value.as_str()))
    }

    /// Returns the value of a field for rows that have none.
    pub(super) fn value_for_all(&self, path: &str) -> Option<&str> {
        let wanted = FieldPath::parse(path)?.path();
        self.defaults().find(|(own, _)| own.path() == wanted).map(|(_, value)| value)
    }

    /// Returns what is said of the terms of others, each with its line.
    pub(in crate::edit) fn terms(&self) -> impl Iterator<Item = &Said> {
        self.terms.iter().filter(|said| !said.value.is_empty())
    }

    /// Returns every such value with its field.
    pub(in crate::edit) fn defaults(&self) -> impl Iterator<Item = (FieldPath, &str)> {
        let pairs = self.defaults.iter();
        pairs.filter_map(|said| Some((FieldPath::parse(&said.key)?, said.value.as_str())))
    }

    /// Names the headings that no column has, and the sheet that is none: each says nothing, and was meant to.
    pub(super) fn unused(&self, headings: &[&str], sheets: &[&str]) -> Vec<ImportFinding> {
        let name = |said: &Said, code: Code, text: &str, known: &[&str]| {
            let finding = said.place.finding(code).with("value", text);
            match nearest(text, known.iter().copied()) {
                Some(near) => finding.with("nearest", near).hint("nearest"),
                None if known.is_empty() => finding.hint("none"),
                None => finding.with("known", known.join("; ")),
            }
        };
        let sheet = self.sheet.iter().filter(|said| !sheets.contains(&said.value.as_str()));
        let sheet = sheet.map(|said| name(said, Code::ImportMappingSheet, &said.value, sheets));
        let is_there = |said: &&Said| headings.iter().any(|own| fold(own) == fold(&said.key));
        let columns = self.columns.iter().filter(|said| !is_there(said));
        let columns =
            columns.map(|said| name(said, Code::ImportMappingColumn, &said.key, headings));
        // Of a sheet that is none, no column was looked at.
        let sheet: Vec<_> = sheet.collect();
        if sheet.is_empty() { columns.collect() } else { sheet }
    }
}

/// Writes what was guessed, for an editor to correct.
pub(in crate::edit) fn write_mapping(
    columns: &[Column],
    mapping: &Mapping,
    known: &SiteLookup<'_>,
    words: &Messages,
) -> String {
    let path = |holds: &Holds| worded_path(known, &holds.path());
    let said = |column: &Column| column.target.as_ref().map_or_else(|| LEFT.to_owned(), path);
    let pairs: serde_json::Map<String, serde_json::Value> =
        columns.iter().map(|column| (column.heading.clone(), said(column).into())).collect();
    let mut text = commented(words, "import-mapping-columns");
    if let Some(sheet) = &mapping.sheet {
        let sheet = serde_json::json!({ worded_key(known, "sheet"): sheet.value });
        text += &yaml::to_text(&sheet).expect(WRITTEN);
    }
    let columns_key = worded_key(known, "columns");
    text += &yaml::to_text(&serde_json::json!({ columns_key: pairs })).expect(WRITTEN);
    let kinds = known.term_ids(Vocabulary::Kinds);
    let has_kind = columns.iter().any(|column| column.is_for("kind"));
    if let Some(kind) = kinds.first().filter(|_| !has_kind) {
        text += &commented(words, "import-mapping-no-kind");
        let (key, field) = (worded_key(known, "defaults"), worded_path(known, "kind"));
        text += &format!("# {key}:\n#   {field}: {kind}\n");
    }
    text
}

/// Returns the way to a field of an organisation in the language of the site's keys.
pub(in crate::edit) fn worded_path(known: &SiteLookup<'_>, path: &str) -> String {
    match known.key_language() == Lang::UK && FieldPath::parse(path).is_some() {
        true => ukrainian_path(&ORGANISATION, path),
        false => path.to_owned(),
    }
}

/// Returns a key of a mapping file in the language of the site's keys.
pub(in crate::edit) fn worded_key(known: &SiteLookup<'_>, key: &'static str) -> &'static str {
    let names = KEYS.iter().find(|names| names[0] == key);
    names.filter(|_| known.key_language() == Lang::UK).map_or(key, |names| names[1])
}

/// Returns a message as lines of comment.
pub(in crate::edit) fn commented(words: &Messages, key: &str) -> String {
    words.say(key, &[]).lines().map(|line| format!("# {line}\n")).collect()
}

/// Why a mapping can be written.
const WRITTEN: &str = "YAML takes what JSON holds";
