//! Which language a text is of: by its code, and whether its letters are those of another.

use std::ops::Range;

use super::reader::FormReader;
use super::scope::unknown_language;
use crate::base::diag::{Code, Diagnostic};
use crate::base::locale::{Lang, is_cyrillic};
use crate::base::localised::Text;
use crate::base::yaml::Entry;

/// The languages of other sites' readers that nobody writes in Cyrillic letters.
const IN_LATIN: [&str; 12] =
    ["en", "pl", "de", "fr", "es", "it", "cs", "sk", "hu", "ro", "lt", "et"];

/// In fewer letters may be an abbreviation that is one in all languages.
const FEWEST_LETTERS: usize = 4;

/// Returns the language of a text, by its code; of one that is called otherwise than it should (`ua`) the language that is meant, so that
/// the text is not missed as well.
pub(super) fn language_of_key(
    reader: &mut FormReader<'_>,
    code: &str,
    span: &Range<usize>,
) -> Option<Lang> {
    let languages = reader.scope.languages;
    let own = |lang: &Lang| languages.contains(lang);
    if let Some(lang) = Lang::parse(code).filter(own) {
        return Some(lang);
    }
    let meant = Lang::checked(code).err().flatten().filter(own);
    let diagnostic = unknown_language(reader.location(span), code, languages);
    reader.report(match meant {
        Some(lang) => diagnostic.with("ready", lang.to_string()).hint("meant"),
        None => diagnostic,
    });
    meant
}

/// Returns what is to be said of words of a language of Latin letters that are in Cyrillic alone; `entries` are the texts as written.
pub(super) fn other_letters(
    reader: &FormReader<'_>,
    text: &Text,
    entries: &[Entry],
) -> Option<Diagnostic> {
    let is_in_cyrillic = |words: &str| {
        let letters = || words.chars().filter(|c| c.is_alphabetic());
        letters().all(is_cyrillic) && letters().count() >= FEWEST_LETTERS
    };
    let (lang, _) = text
        .others
        .iter()
        .find(|(lang, words)| IN_LATIN.contains(&lang.as_str()) && is_in_cyrillic(words))?;
    let entry = entries.iter().find(|entry| Lang::parse(&entry.key) == Some(*lang))?;
    let diagnostic = Diagnostic::new(Code::OtherLetters, reader.location(&entry.value.span));
    let diagnostic = diagnostic.with("language", lang.to_string());
    let main = Lang::main_of(reader.scope.languages);
    let is_swapped = main == Lang::UK && !text.main.contains(is_cyrillic);
    Some(if is_swapped { diagnostic.hint("swapped") } else { diagnostic })
}
