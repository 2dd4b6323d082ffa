//! `address-told`: a street and house that are hidden where the entry has its address, told in a text of it that everybody reads.
//!
//! A warning: another house of that street may be meant. The text is masked, as the address is.

#![expect(
    clippy::disallowed_methods,
    reason = "compares a hidden address with the texts of its entry, and tells only where it stands"
)]

use std::ops::Range;

use crate::base::choices::Visibility;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::names::SourcePath;
use crate::content::fields::table::ORGANISATION;
use crate::content::parse::front;
use crate::content::validate::Organisation;
use crate::list::model::Register;

/// The fewest letters of a street's name that is looked for without its ending.
const FEWEST_LETTERS: usize = 4;
/// How many words may stand between a street and the number of a house: «буд.».
const FARTHEST: usize = 2;
/// Fields with texts for everybody.
const OPEN_FIELDS: [&str; 4] = ["summary", "services", "links", "source"];
/// Words that are of every street.
const SORTS: [&str; 12] = [
    "вулиця",
    "вулиці",
    "провулок",
    "проспект",
    "бульвар",
    "площа",
    "street",
    "avenue",
    "lane",
    "square",
    "будинок",
    "квартира",
];

/// Reports each text that tells a hidden address.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    for organisation in &register.organisations {
        let addresses = hidden_addresses(organisation);
        if addresses.is_empty() {
            continue;
        }
        // The original and its translations stand side by side: nobody goes through all texts for one entry.
        let own = SourcePath::new(format!("content/organisations/{}.", organisation.common.id));
        let files = register.texts.range(&own..);
        for (path, text) in files.take_while(|(path, _)| path.as_str().starts_with(own.as_str())) {
            let is_markdown = path.extension() == "md";
            let told = open_texts(path, text, is_markdown).into_iter().find_map(|open| {
                let at = told_at(&text[open.clone()], &addresses)?;
                Some(open.start + at.start..open.start + at.end)
            });
            if let Some(at) = told {
                diagnostics.mask(path, at.clone());
                diagnostics.push(Diagnostic::new(Code::AddressTold, Location::new(path, &at)));
            }
        }
    }
}

/// Returns of each hidden street, in each language, its name without the ending, and the number of the house.
fn hidden_addresses(organisation: &Organisation) -> Vec<(String, String)> {
    let hidden = organisation.address.iter();
    let hidden = hidden.filter(|address| address.visibility() != Visibility::Public);
    let streets = hidden.filter_map(|address| address.inspect().street.as_ref());
    streets.flat_map(|street| street.all()).filter_map(|street| key_of(street)).collect()
}

fn key_of(street: &str) -> Option<(String, String)> {
    let words = placed_words(street);
    let names = words.iter().filter(|(_, word)| {
        let is_name = word.chars().all(char::is_alphabetic) && !SORTS.contains(&word.as_str());
        is_name && word.chars().count() >= FEWEST_LETTERS
    });
    let (_, name) = names.max_by_key(|(_, word)| word.chars().count())?;
    let number = words.iter().find(|(_, word)| word.starts_with(|c: char| c.is_ascii_digit()));
    let length = name.chars().count();
    let stem = name.chars().take(length - if length > FEWEST_LETTERS + 2 { 2 } else { 1 });
    Some((stem.collect(), number?.1.clone()))
}

/// Returns the words of a text in small letters, and where each stands.
fn placed_words(text: &str) -> Vec<(Range<usize>, String)> {
    let pieces = text.split(|c: char| !c.is_alphanumeric() && c != 'ʼ');
    let word = |piece: &str| {
        let start = piece.as_ptr() as usize - text.as_ptr() as usize;
        (start..start + piece.len(), piece.to_lowercase())
    };
    pieces.filter(|piece| !piece.is_empty()).map(word).collect()
}

fn told_at(text: &str, addresses: &[(String, String)]) -> Option<Range<usize>> {
    let words = placed_words(text);
    addresses.iter().find_map(|(street, house)| {
        words.iter().enumerate().find_map(|(n, (first, word))| {
            let near = words[n + 1..].iter().take(FARTHEST + 1);
            let is_near = |before: &Range<usize>, other: &Range<usize>| {
                word.starts_with(street.as_str()) && !text[before.end..other.start].contains('\n')
            };
            // In English the house stands before its street.
            let after = near.clone().find(|(at, word)| word == house && is_near(first, at));
            let before = n.checked_sub(1).map(|before| &words[before]);
            let before = before.filter(|(at, word)| word == house && is_near(at, first));
            after
                .map(|(at, _)| first.start..at.end)
                .or_else(|| before.map(|(at, _)| at.start..first.end))
        })
    })
}

/// Returns the texts of a file that everybody reads: its body, and the lines of some fields.
fn open_texts(path: &SourcePath, text: &str, is_markdown: bool) -> Vec<Range<usize>> {
    let (fields, body) = match is_markdown {
        true => {
            let parts = front::split(path, text).value;
            (parts.yaml, Some(parts.body))
        }
        false => (0..text.len(), None),
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = fields.start;
    let mut is_open = false;
    for line in text[fields].split_inclusive('\n') {
        if line.starts_with(char::is_alphabetic) {
            let row = line.split_once(':').and_then(|(key, _)| ORGANISATION.row(key));
            is_open = row.is_some_and(|row| OPEN_FIELDS.contains(&row.key));
        }
        if is_open {
            found.push(start..start + line.len());
        }
        start += line.len();
    }
    found.into_iter().chain(body).collect()
}
