//! JSON that borrows: made row by row, written at once.
//!
//! Comes in: texts, numbers and lists of what is public. Goes out: a tree whose objects keep the order of their making and
//! leave out what is not known, as bytes of JSON or as cells of a table. Nothing is parsed here, and a key is always one
//! of the program's own.

use std::borrow::Cow;

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
pub(crate) use uuid::Uuid;

use crate::base::choices::Chosen;
use crate::base::localised::Text;
use crate::base::sink::Sink;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Json<'a> {
    /// Nothing; an object leaves it out.
    Null,
    /// Yes or no.
    Flag(bool),
    /// A number; whole ones are written without a point.
    Number(f64),
    /// A text.
    Text(Cow<'a, str>),
    /// An id, which becomes a text when it is written.
    Id(Uuid),
    /// Several values.
    List(Vec<Json<'a>>),
    /// Values by name.
    Object(Object<'a>),
    /// A value that was written before, because it stands in many places.
    Written(&'a JsonBytes),
}

/// A value as bytes of JSON.
#[derive(Debug)]
pub(crate) struct JsonBytes(Box<RawValue>);

impl JsonBytes {
    /// Writes an object once; nothing for what is no JSON, which an object cannot be.
    pub(crate) fn new(object: &Object<'_>) -> Option<Self> {
        serde_json::value::to_raw_value(object).ok().map(Self)
    }
}

impl PartialEq for JsonBytes {
    fn eq(&self, other: &Self) -> bool {
        self.0.get() == other.0.get()
    }
}

/// Values by name, in the order of their making.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Object<'a>(Vec<(&'static str, Json<'a>)>);

impl<'a> Object<'a> {
    /// Starts an object that says nothing.
    pub(crate) fn new() -> Self {
        Self(Vec::with_capacity(12))
    }

    /// Adds a value; one that says nothing (absent, or an empty list) is left out.
    #[must_use]
    pub(crate) fn with(mut self, key: &'static str, value: impl Into<Json<'a>>) -> Self {
        self.add(key, value);
        self
    }

    /// As [`Self::with`], in place.
    pub(crate) fn add(&mut self, key: &'static str, value: impl Into<Json<'a>>) {
        let value = value.into();
        if !value.says_nothing() {
            self.0.push((key, value));
        }
    }

    /// Returns a value by its name.
    pub(crate) fn get(&self, key: &str) -> Option<&Json<'a>> {
        self.0.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
    }

    /// Returns a value by its name, looked for from `place` on and around, and notes the place behind it: whoever asks in
    /// the order of making finds each at once.
    pub(crate) fn find(&self, key: &str, place: &mut usize) -> Option<&Json<'a>> {
        let (before, behind) = self.0.split_at_checked(*place)?;
        let is_it = |(name, _): &&(&'static str, Json<'a>)| *name == key;
        let found = behind.iter().position(|pair| is_it(&pair)).map(|at| at + before.len());
        let found = found.or_else(|| before.iter().position(|pair| is_it(&pair)))?;
        *place = found + 1;
        self.0.get(found).map(|(_, value)| value)
    }

    /// Goes through names and values.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, &Json<'a>)> {
        self.0.iter().map(|(key, value)| (*key, value))
    }

    /// Tells whether nothing was said.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Writes it to the end of `buffer`, without spaces.
    pub(crate) fn write(&self, buffer: &mut Vec<u8>) {
        serde_json::to_writer(buffer, self).expect("memory takes every text, number and list");
    }
}

impl Json<'_> {
    fn says_nothing(&self) -> bool {
        match self {
            Self::Null => true,
            Self::List(items) => items.is_empty(),
            Self::Object(object) => object.is_empty(),
            Self::Flag(_) | Self::Number(_) | Self::Text(_) | Self::Id(_) | Self::Written(_) => {
                false
            }
        }
    }

    /// Returns what stands in a cell of a table: texts and numbers as they are, lists and objects as JSON.
    pub(crate) fn cell(&self) -> Cow<'_, str> {
        match self {
            Self::Null => Cow::Borrowed(""),
            Self::Flag(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Id(id) => Cow::Owned(id.hyphenated().to_string()),
            Self::Number(_) | Self::List(_) | Self::Object(_) | Self::Written(_) => {
                Cow::Owned(serde_json::to_string(self).expect("texts, numbers and lists are JSON"))
            }
        }
    }
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => match whole_number(*number) {
                Some(whole) => serializer.serialize_i64(whole),
                None => serializer.serialize_f64(*number),
            },
            Self::Text(text) => serializer.serialize_str(text),
            Self::Id(id) => {
                serializer.serialize_str(id.hyphenated().encode_lower(&mut Uuid::encode_buffer()))
            }
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Self::Object(object) => object.serialize(serializer),
            Self::Written(written) => written.0.serialize(serializer),
        }
    }
}

/// Writes an object with a list behind its own fields, an item a line: what changed can be seen by comparing lines, and no item
/// is held in memory.
pub(crate) fn write_array<T>(
    head: &impl Serialize,
    key: &str,
    items: impl Iterator<Item = T>,
    sink: &mut Sink<'_>,
    write: impl Fn(T, &mut Vec<u8>),
) {
    let head = serde_json::to_vec(head).expect("memory takes every text, number and list");
    let open = head.strip_suffix(b"}").expect("an object of JSON ends with its brace");
    let comma = if open == b"{" { "" } else { "," };
    sink.buffer().extend_from_slice(open);
    sink.buffer().extend_from_slice(format!("{comma}\"{key}\":[").as_bytes());
    for (number, item) in items.enumerate() {
        sink.buffer().extend_from_slice(if number == 0 { b"\n" } else { b",\n" });
        write(item, sink.buffer());
        sink.flow();
    }
    sink.buffer().extend_from_slice(b"\n]}\n");
}

/// Returns a number without a fraction as such; beyond 2^53 a float knows no single numbers.
fn whole_number(number: f64) -> Option<i64> {
    let is_whole = number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0;
    // The range was just checked.
    is_whole.then_some(number as i64)
}

impl<'a> From<&'a str> for Json<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Json<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<Uuid> for Json<'_> {
    fn from(id: Uuid) -> Self {
        Self::Id(id)
    }
}

impl<T: Chosen> From<T> for Json<'_> {
    fn from(choice: T) -> Self {
        choice.id().into()
    }
}

impl From<bool> for Json<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<f64> for Json<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Json<'_> {
    fn from(count: usize) -> Self {
        Self::Number(count as f64)
    }
}

impl<'a> From<Object<'a>> for Json<'a> {
    fn from(object: Object<'a>) -> Self {
        Self::Object(object)
    }
}

impl<'a, T: Into<Json<'a>>> From<Option<T>> for Json<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<'a, T: Into<Json<'a>>> From<Vec<T>> for Json<'a> {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

impl<'a> From<&'a Text> for Json<'a> {
    fn from(text: &'a Text) -> Self {
        Self::Text(Cow::Borrowed(&text.main))
    }
}

impl<'a> From<&'a std::sync::Arc<str>> for Json<'a> {
    fn from(text: &'a std::sync::Arc<str>) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a crate::base::names::Id> for Json<'a> {
    fn from(id: &'a crate::base::names::Id) -> Self {
        Self::Text(Cow::Borrowed(id.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_left_out() {
        let object = Object::new()
            .with("a", None::<&str>)
            .with("b", Vec::<&str>::new())
            .with("c", "«так»")
            .with("d", 2.0)
            .with("e", 0.5)
            .with("f", vec!["x", "y"]);
        let mut bytes = Vec::new();
        object.write(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert_eq!(text, r#"{"c":"«так»","d":2,"e":0.5,"f":["x","y"]}"#);
    }

    #[test]
    fn a_list_stands_behind_the_fields_of_its_object_or_alone() {
        for (head, items, wanted) in [
            (Object::new(), vec![], "{\"rows\":[\n]}\n"),
            (Object::new(), vec![1, 2], "{\"rows\":[\n1,\n2\n]}\n"),
            (Object::new().with("a", "}"), vec![3], "{\"a\":\"}\",\"rows\":[\n3\n]}\n"),
        ] {
            let mut bytes = Vec::new();
            let write = |item: i32, buffer: &mut Vec<u8>| {
                buffer.extend_from_slice(item.to_string().as_bytes());
            };
            write_array(
                &head,
                "rows",
                items.into_iter(),
                &mut Sink::into_buffer(&mut bytes),
                write,
            );
            assert_eq!(String::from_utf8(bytes).unwrap(), wanted);
        }
    }

    #[test]
    fn a_cell_holds_a_text_as_it_is_and_a_list_as_json() {
        assert_eq!(Json::from("a \"b\"").cell(), "a \"b\"");
        assert_eq!(Json::from(vec!["a", "b"]).cell(), r#"["a","b"]"#);
        assert_eq!(Json::Null.cell(), "");
        assert_eq!(Json::from(1.5).cell(), "1.5");
    }
}
