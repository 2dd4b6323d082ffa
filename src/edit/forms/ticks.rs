//! Values to choose from: each with its id and its name, and which of them a file has.

use super::field_path::FieldWay;
use super::form_file::FormFile;
use crate::base::choices::Choice;
use crate::base::locale::Lang;
use crate::base::localised::Text;
use crate::base::names::Id;
use crate::base::yaml::{Node, Value};
use crate::content::fields::{Structure, Type};
use crate::content::validate::{Match, NameIndex, ReferenceKind, parse_yes_or_no, yes_no_word};

/// A value that can be chosen.
#[derive(Debug)]
pub(super) struct FormOption {
    /// What is written.
    pub(super) id: String,
    /// What is shown.
    pub(super) name: String,
}

/// Returns what can be chosen in a field of this type; nothing where anything can be typed.
pub(super) fn choosable(
    kind: Type,
    names: &NameIndex,
    lang: Lang,
    keys: Lang,
) -> Option<Vec<FormOption>> {
    match kind {
        Type::Choice(choices) => {
            let option = |choice: &Choice| FormOption {
                id: choice.word(keys).to_owned(),
                name: choice.word(lang).replace('_', " "),
            };
            Some(choices.iter().map(option).collect())
        }
        Type::Term(vocabulary) => {
            let terms = names.all(ReferenceKind::Term(vocabulary));
            let option = |(id, name): &(Id, Text)| FormOption {
                id: id.to_string(),
                name: name.main.to_string(),
            };
            Some(terms.iter().map(option).collect())
        }
        Type::YesNo => {
            let option = |yes| FormOption {
                id: yes_no_word(yes, keys).to_owned(),
                name: yes_no_word(yes, lang).to_owned(),
            };
            Some([true, false].map(option).into())
        }
        Type::Text
        | Type::Prose
        | Type::Number
        | Type::Count
        | Type::Date
        | Type::Time
        | Type::Phone
        | Type::Email
        | Type::Url
        | Type::Hours
        | Type::Extension
        | Type::Edrpou
        | Type::Id
        | Type::FormerId
        | Type::Language
        | Type::Timezone
        | Type::Uuid
        | Type::Coordinates
        | Type::Organisation
        | Type::Responsible
        | Type::OwnTerm
        | Type::File
        | Type::Record(_)
        | Type::List(_)
        | Type::Levels
        | Type::Notes => None,
    }
}

/// Returns the option that a written value means; the value itself where it means none.
pub(super) fn option_meant(kind: Type, names: &NameIndex, keys: Lang, text: &str) -> String {
    let meant = if let Type::Choice(choices) = kind {
        Choice::named(choices, text).map(|choice| choice.word(keys).to_owned())
    } else if let Type::Term(vocabulary) = kind {
        match names.find(ReferenceKind::Term(vocabulary), text) {
            Match::One(id) => Some(id.to_string()),
            Match::Several(_) | Match::None => None,
        }
    } else if matches!(kind, Type::YesNo) {
        parse_yes_or_no(text).map(|yes| yes_no_word(yes, keys).to_owned())
    } else {
        None
    };
    meant.unwrap_or_else(|| text.to_owned())
}

/// Tells a list of which each value is ticked: its items can be chosen from.
pub(super) fn boxes_kind(kind: Type) -> Option<Type> {
    let Structure::List(item) = kind.structure() else { return None };
    matches!(item, Type::Choice(_) | Type::Term(_)).then_some(*item)
}

/// Returns each value of such a list as it is written, with the option that it means.
pub(super) fn written_ids(
    file: &FormFile<'_>,
    names: &NameIndex,
    path: &FieldWay,
) -> Vec<(String, String)> {
    let Some(kind) = boxes_kind(path.kind) else { return Vec::new() };
    let items: Vec<&Node> = match file.node_at(path) {
        Some(Node { value: Value::List(items), .. }) => items.iter().collect(),
        Some(node) => vec![node],
        None => Vec::new(),
    };
    let text = |node: &Node| match &node.value {
        Value::Scalar(text) => Some(text.clone()),
        Value::Null | Value::List(_) | Value::Map(_) | Value::Lost => None,
    };
    let pair = |text: String| (text.clone(), option_meant(kind, names, file.style.keys, &text));
    items.into_iter().filter_map(text).map(pair).collect()
}
