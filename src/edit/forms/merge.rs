//! Two people changed one file: what each of them changed is put together, value by value.
//!
//! Comes in: the text that both began with, mine, and the other's. Goes out: the other's text with my changes in it, and each value that
//! both changed; there mine stands, and the other's is told beside it. Items of a list are told apart by what names them, not by their
//! number.

use serde_json::{Map, Value as Json};

use super::form_file::{FieldChange, FormFile, one_line_ends};
use super::value_edit::json_of;
use crate::base::locale::Lang;
use crate::base::names::SourcePath;
use crate::base::yaml::edit::{Edit, Refusal, Step};
use crate::content::fields::{Structure, Type};

use super::field_path::FieldWay;

/// A value that both changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::edit) struct Conflict {
    /// The field, as a form names it.
    pub(in crate::edit) field: String,
    /// What the other made of it; nothing where it is gone.
    pub(in crate::edit) other: String,
}

/// Texts put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::edit) struct Merged {
    pub(in crate::edit) text: String,
    pub(in crate::edit) conflicts: Vec<Conflict>,
}

/// Puts two changes of one text together.
///
/// # Errors
/// Why the other's text cannot be edited.
pub(in crate::edit) fn merged(
    path: &SourcePath,
    main: Lang,
    base: &str,
    (mine, other): (&str, &str),
) -> Result<Merged, Refusal> {
    if base == other || mine == other {
        return Ok(Merged { text: mine.to_owned(), conflicts: Vec::new() });
    }
    if mine == base {
        return Ok(Merged { text: other.to_owned(), conflicts: Vec::new() });
    }
    let read = |text| {
        FormFile::read_form(path, text, main).map_err(|refusal| refusal.unwrap_or(Refusal::NoPlace))
    };
    let files = (read(base)?, read(mine)?, read(other)?);
    let json = |file: &FormFile<'_>| file.root.as_ref().map_or(Json::Null, json_of);
    let (base_json, mine_json, other_json) = (json(&files.0), json(&files.1), json(&files.2));
    let mut merge = Merge { at: Vec::new(), conflicts: Vec::new() };
    let whole = merge
        .merge_values(Some(&base_json), Some(&mine_json), Some(&other_json))
        .unwrap_or(Json::Null);
    let mut text = files.2.with_edits(&edits(&other_json, &whole))?;
    let mut conflicts: Vec<Conflict> = Vec::new();
    for (steps, other) in merge.conflicts {
        conflicts.push(Conflict {
            field: form_name(files.0.root_kind(), &steps),
            other: json_words(other.as_ref()),
        });
    }
    let bodies = (files.0.body(), files.1.body(), files.2.body());
    if let (Some(was), Some(mine), Some(other)) = bodies {
        let (was, mine, other) = (one_line_ends(was), one_line_ends(mine), one_line_ends(other));
        if was != mine && mine != other {
            if was != other {
                conflicts.push(Conflict { field: super::submission::BODY.to_owned(), other });
            }
            text = super::form_file::with_changes(path, &text, main, &[FieldChange::Body(mine)])?;
        }
    }
    Ok(Merged { text, conflicts })
}

/// Returns the edits that make one root of another.
fn edits(old: &Json, new: &Json) -> Vec<Edit> {
    match (old, new) {
        (Json::Object(old), Json::Object(new)) => {
            let step = |key: &String| vec![Step::Key(key.clone())];
            let changed = new.iter().filter(|(key, value)| old.get(*key) != Some(*value));
            let gone = old.keys().filter(|key| !new.contains_key(*key));
            let set = changed.map(|(key, value)| Edit::Set(step(key), value.clone()));
            set.chain(gone.map(|key| Edit::Remove(step(key)))).collect()
        }
        (old, new) if old == new => Vec::new(),
        (_, new) => vec![Edit::Set(Vec::new(), new.clone())],
    }
}

/// A step of the way to a value as it is written.
#[derive(Debug, Clone)]
enum WrittenStep {
    Key(String),
    Item(usize),
}

struct Merge {
    at: Vec<WrittenStep>,
    conflicts: Vec<(Vec<WrittenStep>, Option<Json>)>,
}

impl Merge {
    /// Puts a value together; nothing where it goes.
    fn merge_values(
        &mut self,
        base: Option<&Json>,
        mine: Option<&Json>,
        other: Option<&Json>,
    ) -> Option<Json> {
        if mine == other || base == mine {
            return other.cloned();
        }
        if base == other {
            return mine.cloned();
        }
        match (base, mine, other) {
            (Some(Json::Object(base)), Some(Json::Object(mine)), Some(Json::Object(other))) => {
                Some(Json::Object(self.merge_maps(base, mine, other)))
            }
            (None, Some(Json::Object(mine)), Some(Json::Object(other))) => {
                Some(Json::Object(self.merge_maps(&Map::new(), mine, other)))
            }
            (Some(Json::Array(base)), Some(Json::Array(mine)), Some(Json::Array(other))) => {
                Some(Json::Array(self.merge_lists(base, mine, other)))
            }
            (None, Some(Json::Array(mine)), Some(Json::Array(other))) => {
                Some(Json::Array(self.merge_lists(&[], mine, other)))
            }
            _ => {
                self.conflicts.push((self.at.clone(), other.cloned()));
                // What is gone for me is kept: it can be taken away again, but not brought back.
                mine.or(other).cloned()
            }
        }
    }

    fn at_step<T>(&mut self, step: WrittenStep, work: impl FnOnce(&mut Self) -> T) -> T {
        self.at.push(step);
        let result = work(self);
        self.at.pop();
        result
    }

    fn merge_maps(
        &mut self,
        base: &Map<String, Json>,
        mine: &Map<String, Json>,
        other: &Map<String, Json>,
    ) -> Map<String, Json> {
        let new = mine.keys().filter(|key| !other.contains_key(*key));
        let keys: Vec<&String> = other.keys().chain(new).collect();
        let mut map = Map::new();
        for key in keys {
            let value = self.at_step(WrittenStep::Key(key.clone()), |merge| {
                merge.merge_values(base.get(key), mine.get(key), other.get(key))
            });
            map.extend(value.map(|value| (key.clone(), value)));
        }
        map
    }

    /// Puts lists together in the order of the other's: each item with the one that it was, then what is new in mine.
    fn merge_lists(&mut self, base: &[Json], mine: &[Json], other: &[Json]) -> Vec<Json> {
        let (of_mine, of_other) = (item_matches(base, mine), item_matches(base, other));
        let find =
            |matched: &[Option<usize>], n: usize| matched.iter().position(|own| *own == Some(n));
        let mut list: Vec<Json> = Vec::new();
        for (place, item) in other.iter().enumerate() {
            let was = of_other[place];
            let value = match was {
                Some(was) => {
                    let own = find(&of_mine, was).map(|n| &mine[n]);
                    self.at_step(WrittenStep::Item(list.len()), |merge| {
                        merge.merge_values(Some(&base[was]), own, Some(item))
                    })
                }
                None => Some(item.clone()),
            };
            list.extend(value);
        }
        for (place, item) in mine.iter().enumerate() {
            match of_mine[place] {
                None => {
                    if !list.contains(item) {
                        list.push(item.clone());
                    }
                }
                // The other took it away: if I changed it, it stays and is told.
                Some(was) if find(&of_other, was).is_none() && base[was] != *item => {
                    self.at_step(WrittenStep::Item(list.len()), |merge| {
                        merge.conflicts.push((merge.at.clone(), None));
                    });
                    list.push(item.clone());
                }
                Some(_) => {}
            }
        }
        list
    }
}

/// Returns for each item of a list which one it was: the same value, else the one that is named alike, else the one between the same
/// neighbours.
fn item_matches(base: &[Json], list: &[Json]) -> Vec<Option<usize>> {
    let mut matched: Vec<Option<usize>> = vec![None; list.len()];
    let stages: [fn(&Json, &Json) -> bool; 2] =
        [|a, b| a == b, |a, b| naming_value(a).is_some() && naming_value(a) == naming_value(b)];
    for is_same in stages {
        for (place, item) in list.iter().enumerate() {
            if matched[place].is_some() {
                continue;
            }
            let free = (0..base.len()).filter(|n| !matched.contains(&Some(*n)));
            // Where several are alike, the one at the same place.
            let mut same: Vec<usize> = free.filter(|n| is_same(&base[*n], item)).collect();
            same.sort_by_key(|n| n.abs_diff(place));
            matched[place] = same.first().copied();
        }
    }
    for place in 0..list.len() {
        if matched[place].is_some() {
            continue;
        }
        let before = place.checked_sub(1).map_or(Some(0), |at| matched[at].map(|n| n + 1));
        let is_free = |n: &usize| *n < base.len() && !matched.contains(&Some(*n));
        let after = match list.get(place + 1) {
            Some(_) => matched[place + 1],
            None => Some(base.len()),
        };
        matched[place] =
            before.filter(is_free).filter(|n| after.is_none_or(|after| after == n + 1));
    }
    matched
}

/// Returns what names an item.
fn naming_value(item: &Json) -> Option<&Json> {
    const NAMES: [&str; 12] = [
        "id",
        "number",
        "номер",
        "name",
        "імʼя",
        "назва",
        "help",
        "допомога",
        "what",
        "що",
        "url",
        "адреса",
    ];
    match item {
        Json::Object(map) => NAMES.iter().find_map(|key| map.get(*key)),
        Json::String(_) => Some(item),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Array(_) => None,
    }
}

/// Returns how a form names a value.
fn form_name(root: Type, steps: &[WrittenStep]) -> String {
    let mut path = FieldWay::of_root(root);
    for step in steps {
        let next = match (step, path.kind.structure()) {
            (WrittenStep::Key(key), Structure::Record(shape)) => {
                shape.row(key).map(|field| path.below_field(field))
            }
            (WrittenStep::Item(number), Structure::List(_)) => path.below_item(*number),
            (WrittenStep::Key(key), Structure::Scalar) => {
                Lang::parse(key).map(|lang| path.in_language(lang))
            }
            (WrittenStep::Key(_) | WrittenStep::Item(_), _) => None,
        };
        let Some(next) = next else { break };
        path = next;
    }
    path.to_string()
}

/// Returns a value as a person reads it.
fn json_words(value: Option<&Json>) -> String {
    match value {
        None | Some(Json::Null) => String::new(),
        Some(Json::String(text)) => text.clone(),
        Some(Json::Array(items)) => {
            items.iter().map(|item| json_words(Some(item))).collect::<Vec<_>>().join(", ")
        }
        Some(Json::Object(map)) => map
            .iter()
            .map(|(key, value)| format!("{key}: {}", json_words(Some(value))))
            .collect::<Vec<_>>()
            .join("; "),
        Some(value @ (Json::Bool(_) | Json::Number(_))) => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merge(base: &str, mine: &str, other: &str) -> Merged {
        let path = SourcePath::new("content/organisations/a.md");
        let file = |fields: &str| format!("---\n{fields}---\nТекст\n");
        merged(&path, Lang::UK, &file(base), (&file(mine), &file(other))).expect("plain files")
    }

    fn text(fields: &str) -> String {
        format!("---\n{fields}---\nТекст\n")
    }

    #[test]
    fn what_each_changed_is_in_both() {
        let base = "назва: А\nтелефони:\n  - номер: 050 000-00-01 # головний\n    для_чого: заявки\n  - 050 000-00-02\n";
        let mine = base.replace("заявки", "скарги");
        let other =
            "назва: Б\nтелефони:\n  - номер: 050 000-00-01 # головний\n    для_чого: заявки\n";
        let expected = text(&other.replace("заявки", "скарги"));
        assert_eq!(merge(base, &mine, other), Merged { text: expected, conflicts: Vec::new() });
    }

    #[test]
    fn what_both_changed_is_mine_and_the_others_is_told() {
        let base = "назва: А\nтелефони:\n  - 050 000-00-01\n  - 050 000-00-02\n";
        let (mine, other) = (base.replace("00-01", "00-03"), base.replace("00-01", "00-04"));
        let conflicts =
            vec![Conflict { field: "phones.0".to_owned(), other: "050 000-00-04".to_owned() }];
        assert_eq!(merge(base, &mine, &other), Merged { text: text(&mine), conflicts });
    }

    #[test]
    fn an_item_that_one_took_away_and_the_other_changed_is_told_and_not_lost() {
        let base = "назва: А\nтелефони:\n  - номер: 050 000-00-01\n    для_чого: заявки\n  - 050 000-00-02\n";
        let changed = base.replace("заявки", "скарги");
        let without = "назва: А\nтелефони:\n  - 050 000-00-02\n";
        for (mine, other) in [(changed.as_str(), without), (without, changed.as_str())] {
            let merged = merge(base, mine, other);
            assert!(merged.text.contains("скарги"), "{}", merged.text);
            assert_eq!(merged.conflicts.len(), 1, "{merged:?}");
        }
    }
}
