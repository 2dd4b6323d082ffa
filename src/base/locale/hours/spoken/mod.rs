//! Opening hours as people write them: «пн-пт 9:00-17:00, сб 9-13», and as our own pages say them.
//!
//! A text in Ukrainian, Russian or English words comes in, the same in the notation of OpenStreetMap goes out, or the part that
//! has no place. Every word must be understood: half of a text could mislead. Of two readings none is taken, and nothing is
//! ever more open than it was written.

mod day_names;
mod groups;
mod lexer;
mod lexicon;
mod reader;
mod schedules;
mod spans;
mod token;
mod weekdays;

use super::row::WordsError;
use token::Misread;

/// The longest text that is read, in bytes.
const LONGEST: usize = 1000;

/// Returns hours in the notation of OpenStreetMap.
///
/// # Errors
/// [`WordsError`], which names what has no place.
pub(super) fn from_words(text: &str) -> Result<String, WordsError> {
    if text.len() > LONGEST {
        return Err(WordsError::Part(String::new()));
    }
    if lexicon::is_arranged(&text.to_lowercase()) {
        return Ok(format!("\"{}\"", text.trim().trim_end_matches('.')));
    }
    let letters = lexer::letters(text);
    let pieces = schedules::only_one(lexer::tokens(&letters));
    let read = pieces.and_then(|pieces| reader::HoursReader::new(&pieces).read_hours());
    read.map_err(|misread| match misread {
        Misread::Part(span) => {
            let part = letters.get(span).unwrap_or_default();
            WordsError::Part(part.iter().map(|(_, written)| *written).collect())
        }
        Misread::NoDays => WordsError::NoDays,
        Misread::Twice => WordsError::Twice,
        Misread::Nothing => WordsError::Part(String::new()),
    })
}

#[cfg(test)]
mod tests;
