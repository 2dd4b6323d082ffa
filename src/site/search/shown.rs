//! What a result of the search shows.

use serde::Serialize;

/// How many letters of its description a result shows.
const LINE: usize = 120;

/// What a result shows: kind, title, address, description, state, phone, services.
#[derive(Debug, Serialize)]
pub(super) struct Shown(
    pub(super) &'static str,
    pub(super) String,
    pub(super) String,
    pub(super) String,
    pub(super) &'static str,
    pub(super) Option<[String; 2]>,
    pub(super) Vec<ShownService>,
);

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
