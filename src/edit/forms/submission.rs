//! What a browser sent becomes changes of values.

use super::field_path::FieldWay;
use super::form_file::{FieldChange, FormFile, one_line_ends, value_in_field};
use super::ticks::{option_meant, written_ids};
use crate::content::validate::NameIndex;

/// The name of the text below the fields.
pub(super) const BODY: &str = "body";
/// Names each group of boxes: of those that are not ticked a browser tells nothing.
pub(super) const BOXES: &str = "boxes";
/// The last value of each form: without it not all of the form came.
pub(super) const WHOLE: &str = "whole";
/// The value of a button: what is to be done.
pub(super) const ACTION: &str = "do";
/// Which version of the text the form showed.
pub(super) const VERSION: &str = "version";
/// How who edits is called.
pub(super) const EDITOR: &str = "your-name";
/// What only a page of this program can know.
pub(super) const TOKEN: &str = "token";

/// The names and values that a form sent, in its order.
#[derive(Debug, Clone, Default)]
pub(in crate::edit) struct Submission {
    pairs: Vec<(String, String)>,
}

impl Submission {
    /// Takes what was sent.
    pub(in crate::edit) fn new(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { pairs: pairs.into_iter().collect() }
    }

    /// Returns the only value of a name.
    pub(in crate::edit) fn first_value(&self, name: &str) -> Option<&str> {
        self.values_of(name).next()
    }

    /// Tells whether all of a form came.
    pub(in crate::edit) fn is_whole(&self) -> bool {
        self.first_value(WHOLE).is_some()
    }

    /// Returns what is to be done.
    pub(in crate::edit) fn asked_action(&self) -> &str {
        self.first_value(ACTION).unwrap_or_default()
    }

    /// Returns which version of the text the form showed.
    pub(in crate::edit) fn version(&self) -> &str {
        self.first_value(VERSION).unwrap_or_default()
    }

    /// Returns what tells that a page of this program sent it.
    pub(in crate::edit) fn sent_token(&self) -> &str {
        self.first_value(TOKEN).unwrap_or_default()
    }

    /// Returns what is another than the text says that the form showed; `None` where a name leads nowhere.
    pub(in crate::edit) fn changes(
        &self,
        file: &FormFile<'_>,
        names: &NameIndex,
    ) -> Option<Vec<FieldChange>> {
        let mut changes = Vec::new();
        let boxes: Vec<&str> = self.values_of(BOXES).collect();
        // An item that is taken away goes among the other values that go, and what is typed in it with it: when it is its turn
        // each item has still the number that the form gave it.
        let mut removed = self.asked_action().strip_prefix("remove:");
        let item = removed;
        let is_of_item = |way: &str| {
            let rest = item.and_then(|item| way.strip_prefix(item));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '@']))
        };
        for (name, value) in &self.pairs {
            let way = if name == BOXES { value } else { name };
            if is_of_item(way) {
                if let Some(item) = removed.take() {
                    let item = FieldWay::parse_way(file.root_kind(), item)?;
                    changes.push(FieldChange::Typed(item, String::new()));
                }
                continue;
            }
            match name.as_str() {
                BOXES => {
                    let path = FieldWay::parse_way(file.root_kind(), value)?;
                    let ticked: Vec<&str> = self.values_of(value).collect();
                    changes.extend(ticked_values(file, names, path, &ticked));
                }
                WHOLE | ACTION | VERSION | TOKEN | EDITOR => {}
                BODY => changes.push(FieldChange::Body(value.clone())),
                name if boxes.contains(&name) => {}
                name => {
                    let path = FieldWay::parse_way(file.root_kind(), name)?;
                    if !is_as_shown(file, names, &path, value) {
                        changes.push(FieldChange::Typed(path, value.clone()));
                    }
                }
            }
        }
        Some(changes)
    }

    fn values_of(&self, name: &str) -> impl Iterator<Item = &str> {
        self.pairs.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// Tells whether a form showed just this in a field: then nobody changed it, however the file writes it.
fn is_as_shown(file: &FormFile<'_>, names: &NameIndex, path: &FieldWay, typed: &str) -> bool {
    let was = value_in_field(file.node_at(path)).unwrap_or_default();
    let typed = one_line_ends(typed);
    one_line_ends(&was) == typed
        || (!was.is_empty() && option_meant(path.kind, names, file.style.keys, &was) == typed)
}

/// Returns the values of a list after boxes were ticked: those that stay as they are written, in their order, then the new ones.
fn ticked_values(
    file: &FormFile<'_>,
    names: &NameIndex,
    path: FieldWay,
    ticked: &[&str],
) -> Option<FieldChange> {
    let written = written_ids(file, names, &path);
    let stays = |(_, id): &&(String, String)| ticked.contains(&id.as_str());
    let mut values: Vec<String> =
        written.iter().filter(stays).map(|(text, _)| text.clone()).collect();
    let is_new = |id: &&&str| !written.iter().any(|(_, own)| own == **id);
    let new: Vec<String> = ticked.iter().filter(is_new).map(ToString::to_string).collect();
    let is_same = new.is_empty() && values.len() == written.len();
    values.extend(new);
    (!is_same).then_some(FieldChange::Ticked(path, values))
}
