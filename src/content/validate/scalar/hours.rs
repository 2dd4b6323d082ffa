//! Opening hours, and what is said of those that cannot be read.

use super::{Scalar, inside};
use crate::base::diag::{Code, Diagnostic};
use crate::base::locale::hours::{Hours, HoursErrorKind, WordsError};
use crate::base::locale::is_cyrillic;
use crate::base::locale::phones::find_callable;
use crate::base::locale::typed;
use crate::content::validate::form::datum::Datum;
use crate::content::validate::form::reader::FormReader;

impl Scalar<'_> {
    pub(super) fn read_hours(&self, reader: &mut FormReader<'_>) -> Option<Datum> {
        let error = match Hours::parse(self.text) {
            Ok(hours) => return Some(Datum::Hours(hours)),
            Err(error) => error,
        };
        let because = match error.kind {
            HoursErrorKind::Empty | HoursErrorKind::Syntax => "syntax",
            HoursErrorKind::TooLong => "too-long",
            HoursErrorKind::Range => "range",
            HoursErrorKind::Unsupported => "unsupported",
        };
        let mut diagnostic = self.diagnostic(reader, Code::BadHours).hint(because);
        // The place inside the value, where the value stands in the file letter by letter.
        let span = self.node.span.clone();
        let lead = usize::from(span.len() == self.text.len() + 2);
        if span.len() == self.text.len() + 2 * lead {
            let start = span.start + lead + error.offset.min(self.text.len());
            diagnostic.at = reader.location(&inside(start, &span));
        }
        let diagnostic = match Hours::as_typed(self.text) {
            Err(WordsError::NoDays) => {
                let source = |days: &str| Hours::as_typed(&format!("{days} {}", self.text));
                match (source("щодня"), source("пн-пт")) {
                    (Ok(daily), Ok(weekdays)) => diagnostic
                        .with("daily", daily.source())
                        .with("weekdays", weekdays.source())
                        .hint("no-days"),
                    _ => diagnostic,
                }
            }
            Err(WordsError::NoTimes(example)) => {
                diagnostic.with("example", example).hint("no-times")
            }
            Err(WordsError::NoSuchTime) => diagnostic.hint("range"),
            Err(WordsError::Part(_) | WordsError::Twice) | Ok(_) => diagnostic,
        };
        let diagnostic = self.ready(reader, diagnostic);
        reader.report(self.with_words_hint(diagnostic));
        None
    }

    /// Says of hours in words what to write: the notation, where that is known, or the words as a remark.
    fn with_words_hint(&self, diagnostic: Diagnostic) -> Diagnostic {
        let is_in_words = self.text.contains(is_cyrillic);
        let is_unknown = matches!(diagnostic.hint, Some("syntax" | "unsupported"));
        let has_notation = self.text.contains(|c: char| c.is_ascii_alphanumeric());
        let is_note = Hours::as_typed(self.text).is_ok_and(|hours| hours.source().starts_with('"'));
        let is_words = is_unknown && is_in_words && !has_notation && !self.text.contains('"');
        match diagnostic.hint {
            _ if typed::is_nothing(self.text) => diagnostic.hint("nothing"),
            // YAML takes one pair of quotes for itself.
            _ if (is_note || is_words) && !self.hidden => {
                diagnostic.with("quoted", format!("'\"{}\"'", self.text.trim())).hint("note")
            }
            Some("ready") if is_in_words => diagnostic.hint("words"),
            _ if is_unknown && !find_callable("", self.text).is_empty() => diagnostic.hint("phone"),
            _ => diagnostic,
        }
    }
}
