//! What a result of the search shows.

use serde::ser::SerializeSeq as _;
use serde::{Serialize, Serializer};

/// How many letters of its description a result shows.
const LINE: usize = 120;

/// What a result shows: kind, title, address, description, state, phone, services; and of what is crossed with others (a kind of help
/// for some people, in an area, at home) with whom.
#[derive(Debug)]
pub(super) struct Shown(
    pub(super) &'static str,
    pub(super) String,
    pub(super) String,
    pub(super) String,
    pub(super) &'static str,
    pub(super) Option<[String; 2]>,
    pub(super) Vec<ShownService>,
    pub(super) Crossing,
);

/// What a result is crossed with.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Crossing {
    /// Nothing: the script gets no more of it.
    None,
    /// A kind of help: the entries with each of which it has a page.
    With(Vec<usize>),
    /// An audience, an area, or help at home: how its page is reached from that of a kind of help.
    By(String),
}

impl Serialize for Shown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(kind, title, address, line, state, phone, services, crossing) = self;
        let mut list = serializer.serialize_seq(None)?;
        list.serialize_element(kind)?;
        list.serialize_element(title)?;
        list.serialize_element(address)?;
        list.serialize_element(line)?;
        list.serialize_element(state)?;
        list.serialize_element(phone)?;
        list.serialize_element(services)?;
        match crossing {
            Crossing::None => {}
            Crossing::With(_) | Crossing::By(_) => list.serialize_element(crossing)?,
        }
        list.end()
    }
}

/// A service of a result: its name, its number, and its state where that is another than the organisation's.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum ShownService {
    Alike(String, Option<[String; 2]>),
    Apart(String, Option<[String; 2]>, &'static str),
}

/// Cuts a text at a word.
pub(super) fn shortened(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(LINE) else { return text.to_owned() };
    let cut = text[..end].rfind(' ').unwrap_or(end);
    format!("{}…", text[..cut].trim_end_matches([',', ';', ':', '–', '—', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_cut_at_a_word() {
        assert_eq!(shortened("коротко"), "коротко");
        let long = "довге, ".repeat(30);
        assert!(
            shortened(&long).ends_with("довге…") && shortened(&long).chars().count() <= LINE + 1
        );
    }
}
