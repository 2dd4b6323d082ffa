//! Opening hours: from the syntax of OpenStreetMap to words.
//!
//! A text such as `Mo-Fr 09:00-17:00; PH off` comes in, rows such as «понеділок–пʼятниця: 09:00–17:00» go out.
//! The syntax can say more than words can: what they cannot say exactly is shown as it was written, never
//! guessed. Whether somebody is open now is not asked here.

mod days;
mod exceptions;
mod overwritten;
mod printed;
mod row;
mod schedule;
mod source;
mod spoken;
mod times;
mod week;
mod weekly;
mod words;

use super::Lang;
use opening_hours_syntax::Error as SyntaxError;
use opening_hours_syntax::rules::OpeningHoursExpression;
use pest::error::InputLocation;
pub(in crate::base) use row::HoursRow;
pub(crate) use row::WordsError;
use schedule::{Span, Times};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};
pub(crate) use weekly::Weekly;

/// The longest text that is read, in bytes; OpenStreetMap itself allows 255 characters.
const LONGEST: usize = 1000;

/// What is round the clock on every day, in the notation of OpenStreetMap.
const ALWAYS: &str = "24/7";

/// Opening hours that were read without a mistake, and the text they were read from.
#[derive(Clone)]
pub struct Hours {
    source: String,
    expression: OpeningHoursExpression,
    /// What words can say of it, found once: pages and files ask for the same hours many times.
    entries: Option<Arc<[schedule::ScheduleRow]>>,
    /// The words of the language that was asked for first, which most files are in.
    words: Arc<OnceLock<(Lang, Vec<String>)>>,
}

/// Why a text is no opening hours, and where in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HoursError {
    /// The byte of the text at which reading stopped; zero when the whole is wrong.
    pub offset: usize,
    /// What is wrong.
    pub kind: HoursErrorKind,
}

/// What is wrong with opening hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoursErrorKind {
    /// Nothing was written.
    Empty,
    /// Over a thousand bytes.
    TooLong,
    /// Not the syntax of OpenStreetMap.
    Syntax,
    /// A number or a time out of range, or a range from later to earlier.
    Range,
    /// Right, but not understood here: from Easter to a day of a month.
    Unsupported,
}

/// Returns hours that have two figures: `9:00` is `09:00` to whoever reads it, and other programs want the zero.
fn with_zeros(source: &str) -> String {
    let mut padded = String::with_capacity(source.len() + 4);
    let bytes = source.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    for (at, c) in source.char_indices() {
        let is_first = at == 0 || !(is_digit(at - 1) || matches!(bytes[at - 1], b':' | b'.'));
        let is_hour = is_digit(at)
            && bytes.get(at + 1) == Some(&b':')
            && is_digit(at + 2)
            && is_digit(at + 3);
        if is_first && is_hour {
            padded.push('0');
        }
        padded.push(c);
    }
    padded
}

/// Tells a text with a time such as `25.00` or `9:75`.
fn has_impossible_time(text: &str) -> bool {
    let numbers: Vec<&str> =
        text.split(|c: char| !(c.is_ascii_digit() || ":.".contains(c))).collect();
    numbers.iter().any(|time| match time.split_once([':', '.']) {
        Some((hour, minute)) if (1..3).contains(&hour.len()) && minute.len() == 2 => {
            let figures = hour.parse::<u8>().ok().zip(minute.parse::<u8>().ok());
            figures.is_some_and(|(hour, minute)| hour > 24 || minute > 59)
        }
        _ => false,
    })
}

impl Hours {
    /// Reads opening hours in the syntax of OpenStreetMap.
    ///
    /// # Errors
    /// [`HoursError`], with the byte of `text` at which reading stopped.
    pub fn parse(text: &str) -> Result<Self, HoursError> {
        let source = text.trim();
        let whole = |kind| HoursError { offset: 0, kind };
        if source.is_empty() {
            return Err(whole(HoursErrorKind::Empty));
        }
        if source.len() > LONGEST {
            return Err(whole(HoursErrorKind::TooLong));
        }
        let before = text.len() - text.trim_start().len();
        match opening_hours_syntax::parse(source) {
            Ok(expression) => {
                let entries = schedule::schedule_rows(source, &expression).map(Arc::from);
                let source = with_zeros(source);
                Ok(Self { source, expression, entries, words: Arc::default() })
            }
            Err(SyntaxError::Syntax(error)) => {
                let (InputLocation::Pos(at) | InputLocation::Span((at, _))) = error.location;
                Err(HoursError { offset: before + at, kind: HoursErrorKind::Syntax })
            }
            // What the parser calls a mistake of its own, as `10:00-18:00/24:00` is, it does not understand either.
            Err(error)
                if matches!(error, SyntaxError::Unsupported(_))
                    || error.is_implementation_error() =>
            {
                Err(whole(HoursErrorKind::Unsupported))
            }
            Err(_) => Err(whole(HoursErrorKind::Range)),
        }
    }

    /// Reads opening hours in either manner; where a later rule replaces an earlier one, nobody knows what was meant. Times without
    /// a day are every day's in the notation of OpenStreetMap, and nobody who types them in words says so.
    ///
    /// # Errors
    /// [`WordsError`], as for hours in words.
    pub(crate) fn as_typed(text: &str) -> Result<Self, WordsError> {
        let is_bare = !text.contains(char::is_alphabetic) && text.trim() != ALWAYS;
        let notation = Self::parse(text).ok().filter(|_| !is_bare);
        let in_words = || Self::from_words(text).or_else(|e| Self::from_printed(text).ok_or(e));
        let hours = notation.map_or_else(in_words, Ok);
        let hours = hours.map_err(|error| Self::simpler_cause(text, error))?;
        if hours.has_overwritten_rule() { Err(WordsError::Twice) } else { Ok(hours) }
    }

    /// Returns why a text is no hours, where that is simpler than the part that was not understood.
    fn simpler_cause(text: &str, error: WordsError) -> WordsError {
        if has_impossible_time(text) {
            return WordsError::NoSuchTime;
        }
        // Days alone would be understood with any times behind them.
        let whole = || Self::from_words(&format!("{text} 09:00-17:00"));
        match text.contains(|c: char| c.is_ascii_digit()) {
            false => whole().map_or(error, |hours| WordsError::NoTimes(hours.source)),
            true => error,
        }
    }

    /// Reads opening hours in ordinary Ukrainian, Russian or English words.
    ///
    /// # Errors
    /// [`WordsError`], which names what was not understood: one word is enough to refuse the whole.
    fn from_words(text: &str) -> Result<Self, WordsError> {
        let source = spoken::from_words(text)?;
        Self::parse(&source).map_err(|_| WordsError::Part(text.trim().to_owned()))
    }

    /// Reads the very words that hours with dates are printed in.
    fn from_printed(text: &str) -> Option<Self> {
        [Lang::UK, Lang::EN].into_iter().find_map(|lang| {
            let hours = Self::parse(&printed::notation(text, lang)?).ok()?;
            let words = hours.in_words(lang).join(";");
            (printed::in_one(&words) == printed::in_one(text)).then_some(hours)
        })
    }

    /// Returns the text that was read, without spaces around it.
    pub(crate) fn source(&self) -> &str {
        &self.source
    }

    /// Tells whether some rule never holds because a later one replaces it on all its days: a `;` stands where a
    /// comma was meant.
    pub fn has_overwritten_rule(&self) -> bool {
        overwritten::has_overwritten(&self.expression.rules)
    }

    /// Tells whether two rules that hold beside each other are open at one time of one day: a comma stands where a `;` was meant.
    pub(crate) fn has_overlap(&self) -> bool {
        overwritten::has_overlap(&self.expression.rules)
    }

    /// Returns the first span, as minutes of the day, that ends on the next day after more than twelve hours and says nothing of that: a night
    /// shift is shorter, and two times may have changed places.
    pub(crate) fn long_night(&self) -> Option<(u16, u16)> {
        self.entries.iter().flat_map(|rows| rows.iter()).find_map(|row| match &row.times {
            Times::Spans(spans) => spans.iter().find_map(Span::long_night),
            Times::Closed(_) | Times::Open | Times::AllDay(_) | Times::Note(_) => None,
        })
    }

    /// Returns one line for each group of days, or the source in one line when words cannot say it exactly.
    pub fn in_words(&self, lang: Lang) -> Vec<String> {
        let (known, words) = self.words.get_or_init(|| (lang, self.lines(lang)));
        if *known == lang { words.clone() } else { self.lines(lang) }
    }

    fn lines(&self, lang: Lang) -> Vec<String> {
        let line = |row: HoursRow| {
            if row.days.is_empty() { row.times } else { format!("{}: {}", row.days, row.times) }
        };
        match self.table_rows(lang) {
            Some(rows) => rows.into_iter().map(line).collect(),
            None => vec![self.source.clone()],
        }
    }

    /// Returns the times of a usual week; nothing where they are no plain ones.
    pub(crate) fn weekly(&self) -> Vec<Weekly> {
        self.entries.as_deref().and_then(weekly::weekly).unwrap_or_default()
    }

    /// Returns the week for a script (`1:540-1080 7:`), or nothing when a plain week is not the whole truth.
    pub(crate) fn plain_week(&self) -> Option<String> {
        week::week(self.entries.as_deref()?)
    }

    /// Returns the rows of a table, or nothing when words cannot say the hours exactly.
    pub(super) fn table_rows(&self, lang: Lang) -> Option<Vec<HoursRow>> {
        Some(self.entries.as_ref()?.iter().map(|entry| words::hours_row(entry, lang)).collect())
    }
}

/// Everything else follows from the text.
impl PartialEq for Hours {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl Eq for Hours {}

impl Hash for Hours {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.source.hash(state);
    }
}

impl fmt::Debug for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hours({:?})", self.source)
    }
}

#[cfg(test)]
mod tests;
