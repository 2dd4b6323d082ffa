//! What a heading means: a field of the one table, by its key, its label, our own headings, or a usual word.

use super::column::{Column, Holds, LEFT, heading_key};
use crate::base::locale::compare::{distance_within, nearest};
use crate::content::fields::{Shape, table};
use crate::edit::import::site_lookup::SiteLookup;
use crate::site::export::join::{HEADING, HEADINGS};

use super::cells::Cell;
use super::mapping::Mapping;
use super::not_public;
use super::own::OwnSheet;
use super::words::{OWN, OWN_ORGANISATIONS, WORDS};

/// Fields of a part whose own word says too little without the part: a «Примітка» may be about anything, mostly about what
/// is not for everybody, and «Хто», «Коли» are no check.
const NOT_ALONE: &[(&str, &str)] = &[
    ("services", "id"),
    ("address", "note"),
    ("address", "visibility"),
    ("people", "visibility"),
    ("people", "show_name"),
    ("verified", "on"),
    ("verified", "by"),
];

/// What the headings of remarks have in common, in three languages.
const REMARKS: [&str; 8] =
    ["приміт", "коментар", "нотатк", "зауваж", "примеч", "note", "remark", "comment"];

/// On how many letters there may be one slip.
const LETTERS_A_SLIP: usize = 5;

/// Parts whose rows a column may hold one by one.
const PARTS: [&str; 4] = ["services", "address", "people", "verified"];

/// Every word that a heading may be, the surer first, with the way to its field.
pub(in crate::edit) struct Headings {
    words: Vec<(String, String)>,
    /// Those of our own sheet of organisations.
    of_organisations: Vec<(String, String)>,
}

/// Decides what a column holds: by the mapping file, else by its heading.
pub(in crate::edit) fn guess(
    cell: &Cell,
    own: Option<OwnSheet>,
    mapping: &Mapping,
    (headings, words): (&Headings, &[(&str, &str)]),
) -> Column {
    let heading = cell.text();
    let said = mapping.column_target(&heading);
    let of_own =
        || headings.organisations_path(&heading).filter(|_| own == Some(OwnSheet::Organisations));
    let of_kind = || {
        let found = words.iter().find(|(word, _)| heading_key(word) == heading_key(&heading));
        found.map(|(_, path)| (*path).to_owned())
    };
    let path = said.map(str::to_owned).or_else(of_own).or_else(of_kind);
    let path = path.or_else(|| headings.meaning(&heading));
    let is_left = path.as_deref() == Some(LEFT);
    let target = path.as_deref().and_then(Holds::parse);
    Column { heading, place: cell.place.clone(), target, is_left }
}

impl Headings {
    /// Gathers the words.
    pub(in crate::edit) fn new(known: &SiteLookup<'_>) -> Self {
        let said = |(id, path): &(&str, &str)| {
            known.say(id).map(|word| (heading_key(&word), (*path).to_owned()))
        };
        let of_organisations = OWN_ORGANISATIONS.iter().flat_map(said).collect();
        let mut words = Vec::new();
        for (id, path) in OWN.iter().chain(HEADINGS) {
            words.extend(known.say(id).map(|word| (heading_key(&word), (*path).to_owned())));
        }
        for field in table::ORGANISATION.rows() {
            words.extend(
                [field.key, field.uk].map(|word| (heading_key(word), field.key.to_owned())),
            );
        }
        for (path, usual) in WORDS {
            words.extend(usual.split('|').map(|word| (heading_key(word), (*path).to_owned())));
        }
        for field in PARTS.iter().filter_map(|part| table::ORGANISATION.row(part)) {
            for row in field.kind.shape().into_iter().flat_map(Shape::rows) {
                let path = format!("{}.{}", field.key, row.key);
                if !NOT_ALONE.contains(&(field.key, row.key)) {
                    words.extend([row.key, row.uk].map(|word| (heading_key(word), path.clone())));
                }
                words.push((heading_key(&path), path.clone()));
                words.push((heading_key(&format!("{}.{}", field.uk, row.uk)), path));
            }
        }
        Self { words, of_organisations }
    }

    fn organisations_path(&self, heading: &str) -> Option<String> {
        let found = self.of_organisations.iter().find(|(word, _)| *word == heading_key(heading));
        found.map(|(_, path)| path.clone())
    }

    /// Returns the way to the field that a heading names.
    fn meaning(&self, heading: &str) -> Option<String> {
        let heading_key = heading_key(heading);
        if is_row_number(&heading_key) || heading == HEADING {
            return Some(LEFT.to_owned());
        }
        if is_internal_note(&heading_key) {
            return Some("private".to_owned());
        }
        let found = |wanted: &str| self.words.iter().find(|(word, _)| *word == wanted);
        let numbered = || found(without_number(&heading_key)?).filter(|(_, path)| path == "phones");
        found(&heading_key).or_else(numbered).map(|(_, path)| path.clone())
    }

    /// Tells a heading of remarks, which nobody but the editor knows to be for everybody.
    pub(super) fn is_of_remarks(heading: &str) -> bool {
        let heading = heading_key(heading);
        REMARKS.iter().any(|stem| heading.contains(stem))
    }

    /// Returns the known word that is most like a heading.
    pub(in crate::edit) fn nearest(&self, heading: &str) -> Option<&str> {
        let heading = heading_key(heading);
        // A short word, or one that begins otherwise, is another word and no slip.
        let is_slip = |word: &&str| {
            let letters = heading.chars().count().min(word.chars().count());
            heading.chars().next() == word.chars().next()
                && distance_within(&heading, word, letters / LETTERS_A_SLIP).is_some()
        };
        nearest(&heading, self.words.iter().map(|(word, _)| word.as_str()).filter(is_slip))
    }
}

/// What headings of notes have in common that are not for everybody, beside the words that say so of a value.
const INTERNAL: [&str; 4] = ["внутрішн", "службов", "служебн", "internal"];

/// Tells a heading of remarks that says itself that they are not for everybody.
fn is_internal_note(key: &str) -> bool {
    let has = |stems: &[&str]| stems.iter().any(|stem| key.contains(stem));
    has(&REMARKS) && (has(&INTERNAL) || not_public::visibility(key).is_some())
}

/// Returns a heading without the number behind it: `Телефон 2`, `Phone №3`.
fn without_number(key: &str) -> Option<&str> {
    let word = key.trim_end_matches(|c: char| c.is_ascii_digit());
    let word = (word != key).then(|| word.trim_end_matches(['№', '#', ' ']))?;
    Some(word).filter(|word| !word.is_empty())
}

/// Tells the column that only counts rows.
fn is_row_number(key: &str) -> bool {
    let letters: String = key.chars().filter(|c| !c.is_whitespace()).collect();
    matches!(
        &*letters,
        "№" | "№з/п" | "№п/п" | "№зп" | "№пп" | "n" | "no" | "#" | "з/п" | "п/п" | "номерз/п"
    )
}

#[cfg(test)]
mod tests {
    use super::super::column::PAGE_COLUMN;
    use super::*;
    use crate::base::config::RawConfig;
    use crate::base::files::Sources;
    use crate::site::pipeline::read_list;

    fn with_headings(test: impl Fn(&Headings)) {
        let raw = RawConfig {
            date: None,
            source_date_epoch: None,
            now: "2020-03-27T10:00:00Z".parse().unwrap(),
            base_url: None,
            drafts: false,
            strict: false,
        };
        test(&Headings::new(&SiteLookup::new(&read_list(&Sources::default(), &raw).value)));
    }

    /// Headings of foreign tables, and the field of each.
    const HEADINGS: &str =
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tables/headings.tsv"));

    #[test]
    fn every_heading_of_the_table_leads_to_its_field_or_to_none() {
        with_headings(|headings| {
            let mut count = 0;
            for row in HEADINGS.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
                let (heading, path) = row.split_once('\t').unwrap_or_else(|| panic!("{row}"));
                let meaning = headings.meaning(heading);
                assert_eq!(meaning.as_deref().unwrap_or("none"), path, "{heading}");
                count += 1;
            }
            assert!(count >= 300, "{count}");
        });
    }

    #[test]
    fn our_own_words_and_ways_to_fields_are_understood() {
        with_headings(|headings| {
            for (heading, path) in [
                ("скорочена_назва", "short_name"),
                ("services.details", "services.details"),
                ("Адреса.примітка", "address.note"),
                ("Сторінка на сайті", PAGE_COLUMN),
            ] {
                assert_eq!(headings.meaning(heading).as_deref(), Some(path), "{heading}");
            }
        });
    }

    #[test]
    fn a_note_that_is_not_for_everybody_is_never_in_a_public_field() {
        with_headings(|headings| {
            for stem in INTERNAL {
                for remark in REMARKS {
                    let heading = format!("{remark} ({stem})");
                    assert_eq!(headings.meaning(&heading).as_deref(), Some("private"), "{heading}");
                }
                for field in ["Телефон", "Адреса", "Контактна особа", "Опис", "Phone", "Email"]
                {
                    let heading = format!("{field} ({stem})");
                    assert_eq!(headings.meaning(&heading), None, "{heading}");
                }
            }
        });
    }

    #[test]
    fn every_word_leads_to_a_field() {
        with_headings(|headings| {
            for (word, path) in headings.words.iter().chain(&headings.of_organisations) {
                assert!(path == LEFT || Holds::parse(path).is_some(), "{word}: {path}");
            }
        });
    }
}
