//! The text of a mapping file, read value by value: each mistake is told at its line, and what an earlier version called otherwise is
//! read by its name of now and can be written so.

use super::column::{FieldPath, Holds, LEFT};
use super::mapping::{KEYS, Mapping, Said};
use crate::base::diag::{Code, Level, line_of};
use crate::base::locale::compare::{distance_within, is_same_key, nearest};
use crate::base::names::SourcePath;
use crate::base::yaml::edit::{Edit, Step, edited};
use crate::base::yaml::slips::FieldNames;
use crate::base::yaml::{self, Entry, Value};
use crate::edit::import::asked::Asked;
use crate::edit::import::place::{ImportFinding, Place};

/// What a text says as a mapping file, what is wrong with it, and what would mend it.
#[derive(Debug)]
pub(in crate::edit) struct MappingText<'a> {
    name: &'a str,
    text: &'a str,
    mapping: Mapping,
    pub(in crate::edit) findings: Vec<ImportFinding>,
    edits: Vec<Edit>,
}

/// Reads the mapping file and what the command line sets for all rows, which comes before the file's `defaults`.
///
/// # Errors
/// What is wrong with the file, each mistake at its line.
pub(in crate::edit) fn read_mapping(asked: &Asked<'_>) -> Result<Mapping, Vec<ImportFinding>> {
    let mut mapping = match asked.mapping {
        Some((name, text)) => of_text(name, text).usable()?,
        None => Mapping::default(),
    };
    for (path, value) in asked.set {
        let place = Place::file("--set");
        let Some(target) = FieldPath::parse(path) else {
            return Err(vec![unknown_field(&place, path)]);
        };
        let is_same = |said: &Said| {
            FieldPath::parse(&said.key).is_some_and(|own| own.path() == target.path())
        };
        mapping.defaults.retain(|said| !is_same(said));
        mapping.defaults.push(Said { key: path.clone(), value: value.clone(), place });
    }
    Ok(mapping)
}

/// Reads the text of a mapping file.
pub(in crate::edit) fn of_text<'a>(name: &'a str, text: &'a str) -> MappingText<'a> {
    let path = SourcePath::new(name);
    let names = FieldNames {
        is_key: |key| KEYS.iter().flatten().any(|own| *own == key),
        bare_key: |_| None,
    };
    let read = yaml::read_past_slips(&path, text, 0..text.len(), names);
    let findings = ImportFinding::of_yaml(&Place::file(name), text, 1, &read.diagnostics);
    let mapping = Mapping::default();
    let mut own = MappingText { name, text, mapping, findings, edits: Vec::new() };
    match read.value.map(|node| node.value) {
        Some(Value::Map(entries)) => entries.iter().for_each(|entry| own.read_part(entry)),
        Some(Value::Lost) => {}
        None | Some(Value::Null | Value::Scalar(_) | Value::List(_)) => {
            own.add_problem(0, "shape", "");
        }
    }
    own.findings.sort();
    own
}

/// Says of a way to a field that there is no such field.
fn unknown_field(place: &Place, path: &str) -> ImportFinding {
    let finding = problem(place, "field", path);
    let known = FieldPath::all();
    let parts = FieldPath::of_part(path);
    if !parts.is_empty() {
        // `phone` is a field of a person, and may be a slip of `phones`.
        let slips = known.iter().filter(|own| distance_within(own, path, 1).is_some()).cloned();
        let near: Vec<String> = slips.chain(parts).collect();
        return finding.with("nearest", near.join("`, `")).hint("nearest");
    }
    match nearest(path, known.iter().map(String::as_str)) {
        Some(near) => finding.with("nearest", near).hint("nearest"),
        None => finding,
    }
}

fn problem(place: &Place, what: &'static str, value: &str) -> ImportFinding {
    place.finding(Code::ImportMapping).with("problem", what).with("value", value)
}

impl MappingText<'_> {
    /// Returns what the file says.
    ///
    /// # Errors
    /// Everything that is to be told of it, where a mistake is among it: half of a mapping would take columns for what they are not.
    fn usable(self) -> Result<Mapping, Vec<ImportFinding>> {
        let is_error = |told: &ImportFinding| told.diagnostic.level == Level::Error;
        if self.findings.iter().any(is_error) {
            return Err(self.findings);
        }
        Ok(Mapping { told: self.findings, ..self.mapping })
    }

    /// Returns the text with the names of now, if that changes it; nothing for a file whose YAML has to be mended first.
    pub(in crate::edit) fn migrated(&self) -> Option<String> {
        if self.edits.is_empty() {
            return None;
        }
        edited(&SourcePath::new(self.name), self.text, 0..self.text.len(), &self.edits).ok()
    }

    fn line_place(&self, byte: usize) -> Place {
        Place { row: Some(line_of(self.text, byte)), ..Place::file(self.name) }
    }

    fn add_problem(&mut self, byte: usize, what: &'static str, value: &str) {
        let finding = problem(&self.line_place(byte), what, value);
        self.findings.push(finding);
    }

    /// Takes one part of the file.
    fn read_part(&mut self, entry: &Entry) {
        let named = KEYS.iter().find(|names| names.iter().any(|own| is_same_key(own, &entry.key)));
        let Some([key, _]) = named else {
            let finding = problem(&self.line_place(entry.span.start), "key", &entry.key);
            let known = KEYS.iter().flatten().copied();
            self.findings.push(match nearest(&entry.key, known) {
                Some(near) => finding.with("nearest", near).hint("nearest"),
                None => finding,
            });
            return;
        };
        if *key == "sheet" {
            self.mapping.sheet = self.line(entry, true);
            return;
        }
        let lines = match &entry.value.value {
            Value::Map(lines) => lines.as_slice(),
            Value::Null | Value::Lost => &[],
            Value::Scalar(text) if text.contains(':') => {
                self.add_problem(entry.value.span.start, "blank", text);
                &[]
            }
            Value::Scalar(_) | Value::List(_) => {
                self.add_problem(entry.value.span.start, "pairs", &entry.key);
                &[]
            }
        };
        for line in lines {
            // A term may still be open.
            let Some(mut said) = self.line(line, *key != "terms") else { continue };
            let written = || vec![Step::Key(entry.key.clone()), Step::Key(line.key.clone())];
            match *key {
                "columns" => {
                    let set = |now: &str| Edit::Set(written(), now.into());
                    self.name_now(&mut said.value, set, &said.place, true);
                    if said.value != LEFT && Holds::parse(&said.value).is_none() {
                        self.findings.push(unknown_field(&said.place, &said.value));
                    }
                    self.mapping.columns.push(said);
                }
                "defaults" => {
                    let rename = |now: &str| Edit::RenameKey(written(), now.to_owned());
                    self.name_now(&mut said.key, rename, &said.place, false);
                    if said.key != LEFT && FieldPath::parse(&said.key).is_none() {
                        self.findings.push(unknown_field(&said.place, &said.key));
                    }
                    self.mapping.defaults.push(said);
                }
                _ => self.mapping.terms.push(said),
            }
        }
    }

    /// Returns one line, whose value is one text.
    fn line(&mut self, entry: &Entry, is_filled: bool) -> Option<Said> {
        let place = self.line_place(entry.span.start);
        let value = match &entry.value.value {
            Value::Scalar(text) => text.trim(),
            Value::Null => "",
            Value::Lost => return None,
            Value::List(_) | Value::Map(_) => {
                self.add_problem(entry.value.span.start, "text", &entry.key);
                return None;
            }
        };
        if value.is_empty() && is_filled {
            self.add_problem(entry.span.start, "empty", &entry.key);
            return None;
        }
        Some(Said { key: entry.key.trim().to_owned(), value: value.to_owned(), place })
    }

    /// Reads a field of an earlier version by the name that it has now, and tells of it.
    fn name_now(
        &mut self,
        path: &mut String,
        edit: impl FnOnce(&str) -> Edit,
        place: &Place,
        is_column: bool,
    ) {
        let Some(change) = FieldPath::changed(path) else { return };
        let finding = place.finding(Code::ImportOldName).with("old", path.as_str());
        let now = change.path.clone().unwrap_or_else(|| LEFT.to_owned());
        let finding = finding.with("since", change.since).with("now", now.as_str());
        self.findings.push(finding.hint(match (&change.path, is_column) {
            (Some(_), _) => "renamed",
            (None, true) => "gone",
            (None, false) => "value",
        }));
        // A value of a field that is no more has no other place: somebody has to look.
        if change.path.is_some() || is_column {
            self.edits.push(edit(&now));
        }
        *path = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "columns: # як було\n  Пошта: \"old_mail\"\n  Тел.: phones.digits\n  Ціна: services.fee\n  Назва: name\ndefaults:\n  стара_пошта: a@example.org\n";

    fn told(text: &str) -> Vec<(Option<usize>, Code, Option<&'static str>)> {
        let read = of_text("m.yaml", text);
        let of =
            |told: &ImportFinding| (told.place.row, told.diagnostic.code, told.diagnostic.hint);
        read.findings.iter().map(of).collect()
    }

    #[test]
    fn fields_of_an_earlier_version_are_read_by_their_names_of_now_and_told() {
        let of = |row, hint| (Some(row), Code::ImportOldName, Some(hint));
        let expected = [of(2, "renamed"), of(3, "renamed"), of(4, "gone"), of(7, "renamed")];
        assert_eq!(told(OLD), expected);
        let mapping = of_text("m.yaml", OLD).usable().unwrap();
        let columns =
            ["Пошта", "Тел.", "Ціна", "Назва"].map(|heading| mapping.column_target(heading));
        assert_eq!(columns, ["email", "phones.number", "-", "name"].map(Some));
        assert_eq!(mapping.value_for_all("email"), Some("a@example.org"));
    }

    #[test]
    fn a_migrated_file_has_the_names_of_now_and_nothing_else_changes() {
        let new = of_text("m.yaml", OLD).migrated().unwrap();
        let wanted = OLD
            .replace("old_mail", "email")
            .replace("phones.digits", "phones.number")
            .replace("services.fee", "\"-\"")
            .replace("стара_пошта", "пошта");
        assert_eq!(new, wanted);
        assert_eq!(told(&new), []);
        assert_eq!(of_text("m.yaml", &new).migrated(), None);
        // A value whose field is no more is left for somebody to look at.
        let gone = "defaults:\n  services.fee: '5'\n";
        assert_eq!(of_text("m.yaml", gone).migrated(), None);
        assert_eq!(told(gone), [(Some(2), Code::ImportOldName, Some("value"))]);
    }

    #[test]
    fn every_mistake_is_told_at_its_line_and_hides_no_other() {
        let text = "стовпці:\n  Назва: nme\n  Вид:\n  Пошта: [email]\n  Тел: phones\nterms:\n- food\nrows: 1\n";
        let lines: Vec<_> = told(text).into_iter().map(|(row, ..)| row.unwrap()).collect();
        assert_eq!(lines, [2, 3, 4, 7, 8]);
        assert_eq!(told("").len(), 1);
        assert_eq!(told("- Назва: name\n").len(), 1);
        assert_eq!(told("columns:\n  Назва:name\n").len(), 1);
        // What is still open is no mistake.
        assert_eq!(told("columns:\n  Назва: name\nterms:\n  Пайки:\nsheet: Аркуш1\n"), []);
    }
}
