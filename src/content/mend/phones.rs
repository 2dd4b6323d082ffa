//! Numbers with an extension or a label beside them, and several numbers in one field.

use serde_json::{Map, Value as Json};

use crate::base::choices::{Choice, Chosen as _, PhoneType};
use crate::base::locale::Lang;
use crate::base::locale::phones::{PhoneNumber, WrittenPhone, several};
use crate::base::yaml::edit::{Edit, Path, Step};
use crate::base::yaml::{Entry, Value};
use crate::content::fields::table::PHONE;

/// Returns the edits that cut a bare number, `- 0 800 111 225 (диспетчер)`, into its fields.
pub(super) fn split_bare(at: &Path, text: &str, keys: Lang) -> Vec<Edit> {
    let Some((number, more)) = readable(text) else { return Vec::new() };
    let mut fields = Map::new();
    fields.insert(field_key("number", keys), number.national().into());
    fields.extend(more.into_iter().map(|(own, text)| (field_key(own, keys), text.into())));
    vec![Edit::Set(at.clone(), Json::Object(fields))]
}

/// Returns the edits that take extension and label out of the field `number`, where those have no value of their own.
pub(super) fn of_record(at: &Path, entries: &[Entry], keys: Lang) -> Vec<Edit> {
    let named = |own: &str| {
        let row = PHONE.row(own).expect("the field is one of a phone");
        entries.iter().position(|entry| row.is_named(&entry.key))
    };
    let Some(place) = named("number") else { return Vec::new() };
    let Value::Scalar(text) = &entries[place].value.value else { return Vec::new() };
    let Some((number, more)) = readable(text) else { return Vec::new() };
    if more.iter().any(|(own, _)| named(own).is_some()) {
        return Vec::new();
    }
    let path = |key: String| at.iter().cloned().chain([Step::Key(key)]).collect::<Path>();
    let added = more.into_iter().enumerate().map(|(index, (own, text))| Edit::Insert {
        path: path(field_key(own, keys)),
        value: text.into(),
        at: Some(place + 1 + index),
    });
    let number = Edit::Set(path(entries[place].key.clone()), number.national().into());
    [number].into_iter().chain(added).collect()
}

/// Returns the edits that make several items of one; the items behind it move.
pub(super) fn split_items(at: &Path, text: &str) -> Option<Vec<Edit>> {
    let Some((Step::Item(place), list)) = at.split_last() else { return None };
    let path =
        |index: usize| list.iter().cloned().chain([Step::Item(place + index)]).collect::<Path>();
    let edit = |(index, number): (usize, &PhoneNumber)| match index {
        0 => Edit::Set(at.clone(), number.national().into()),
        _ => Edit::Insert { path: path(index), value: number.national().into(), at: None },
    };
    Some(several(text)?.iter().enumerate().map(edit).collect())
}

/// What stands beside a number, by the key of its field.
type More = Vec<(&'static str, String)>;

/// Reads a number with more beside it; a word for what answers it has a field of its own, which is left to people.
fn readable(text: &str) -> Option<(PhoneNumber, More)> {
    let (number, written) = WrittenPhone::with_more(text)?;
    let is_type = |label: &String| Choice::meant(PhoneType::CHOICES, label).is_some();
    if written.label.as_ref().is_some_and(is_type) {
        return None;
    }
    let extension = written.extension.map(|digits| ("extension", digits));
    let label = written.label.map(|label| ("label", label));
    Some((number, extension.into_iter().chain(label).collect()))
}

fn field_key(own: &str, keys: Lang) -> String {
    let row = PHONE.row(own).expect("the field is one of a phone");
    let name = if keys == Lang::UK { row.uk } else { row.key };
    name.to_owned()
}
