//! One bare value becomes what its row says, or a diagnostic at its place.
//!
//! Numbers, phones and dates are never guessed, padded or cut. A value that must not be shown is quoted as marks.

mod contact;
mod hours;

use std::ops::Range;

use super::form::datum::Datum;
use super::form::reader::FormReader;
use super::ids::{is_uuid, read_id};
use super::ready::{parse_yes_or_no, ready_value};
use super::reference::{ATTENDEES, Reference, is_everybody};
use crate::base::choices::Choice;
use crate::base::diag::{Code, Diagnostic};
use crate::base::locale::Lang;
use crate::base::locale::compare::nearest;
use crate::base::locale::compare::nfc;
use crate::base::locale::dates::{self, DateError, parse_date, parse_time};
use crate::base::locale::edrpou::{EdrpouError, check_edrpou};
use crate::base::locale::phones::extension_digits;
use crate::base::locale::typed;
use crate::base::localised::Text;
use crate::base::names::{Id, IdError};
use crate::base::timezone;
use crate::base::yaml::Node;
use crate::content::fields::{Field, Type};

/// Reads a value by the type of its row.
pub(super) fn read_scalar(
    reader: &mut FormReader<'_>,
    field: &Field,
    kind: Type,
    (node, text): (&Node, &str),
    hidden: bool,
) -> Option<Datum> {
    let value = Scalar { node, text: text.trim(), hidden, field, kind };
    match kind {
        Type::Text | Type::Prose | Type::File => value.read_text(reader),
        Type::YesNo => value.yes_no(reader),
        Type::Number | Type::Count => value.read_number(reader, matches!(kind, Type::Count)),
        Type::Date => value.read_date(reader),
        Type::Time => match parse_time(value.text) {
            Ok(time) => Some(Datum::Time(time)),
            Err(_) => value.not_a_time(reader),
        },
        Type::Phone => value.read_phone(reader),
        Type::Email => value.email(reader),
        Type::Url => value.read_url(reader),
        Type::Hours => value.read_hours(reader),
        Type::Extension => value.checked(
            reader,
            extension_digits(value.text).map(|digits| Text::from(digits.as_str())),
            Datum::Text,
            Code::BadExtension,
        ),
        Type::Edrpou => value.read_edrpou(reader),
        Type::Id => value.read_id(reader),
        Type::Organisation | Type::Term(_) | Type::OwnTerm => {
            Some(Datum::Reference(Reference::new(value.text, hidden)))
        }
        Type::FormerId => value.former_id(reader),
        Type::Responsible => value.responsible(reader),
        Type::Language => value.read_language(reader),
        Type::Timezone if timezone::exists(value.text) => value.read_text(reader),
        Type::Timezone => value.refuse(reader, Code::BadTimezone),
        Type::Uuid if is_uuid(value.text) => value.read_text(reader),
        Type::Uuid => value.refuse(reader, Code::BadUuid),
        Type::Choice(choices) => value.read_choice(reader, choices),
        Type::Notes => Some(Datum::Notes),
        Type::Record(_) | Type::List(_) | Type::Levels | Type::Coordinates => None,
    }
}

/// A bare value with what its diagnostics need.
struct Scalar<'a> {
    node: &'a Node,
    text: &'a str,
    hidden: bool,
    field: &'a Field,
    kind: Type,
}

impl Scalar<'_> {
    /// Makes a diagnostic that quotes the value, or marks where it must not be shown.
    fn diagnostic(&self, reader: &FormReader<'_>, code: Code) -> Diagnostic {
        let quoted = if self.hidden { "•••".to_owned() } else { self.text.to_owned() };
        Diagnostic::new(code, reader.location(&self.node.span))
            .with("value", quoted)
            .with("key", self.field.key)
            .with("ukrainian", self.field.uk)
    }

    fn refuse(&self, reader: &mut FormReader<'_>, code: Code) -> Option<Datum> {
        let diagnostic = self.diagnostic(reader, code);
        reader.report(diagnostic);
        None
    }

    /// Refuses a value; where it is certain what was meant, the hint says what to write.
    fn refuse_typed(&self, reader: &mut FormReader<'_>, code: Code) -> Option<Datum> {
        let diagnostic = self.diagnostic(reader, code);
        let diagnostic = self.ready(reader, diagnostic);
        reader.report(diagnostic);
        None
    }

    /// Adds the hint that says what to write; a value that must not be shown is not in it.
    fn ready(&self, reader: &FormReader<'_>, diagnostic: Diagnostic) -> Diagnostic {
        let ready = ready_value(self.field, self.kind, self.text, reader.keys);
        match ready.filter(|_| !self.hidden) {
            Some(ready) => diagnostic.with("ready", ready).hint("ready"),
            None => diagnostic,
        }
    }

    fn checked<T>(
        &self,
        reader: &mut FormReader<'_>,
        value: Option<T>,
        datum: impl Fn(T) -> Datum,
        code: Code,
    ) -> Option<Datum> {
        value.map(datum).or_else(|| self.refuse(reader, code))
    }

    /// What was meant by a wrong code is read on as it, so that one mistake is not told of each text in that language.
    fn read_language(&self, reader: &mut FormReader<'_>) -> Option<Datum> {
        let meant = match Lang::checked(self.text) {
            Ok(lang) => return Some(Datum::Language(lang)),
            Err(meant) => meant,
        };
        let nearest = meant.filter(|_| !self.hidden).map(|lang| lang.to_string());
        let diagnostic =
            self.diagnostic(reader, Code::BadLanguage).with_nearest(nearest.as_deref());
        reader.report(diagnostic);
        meant.map(Datum::Language)
    }

    fn read_text(&self, reader: &mut FormReader<'_>) -> Option<Datum> {
        if self.text.is_empty() && self.field.required {
            // An empty text says nothing: the field is missing.
            let at = reader.location(&self.node.span);
            let diagnostic = Diagnostic::new(Code::MissingField, at).with("key", self.field.key);
            reader.report(diagnostic.with("ukrainian", self.field.uk).hint("field"));
            return None;
        }
        if let Some(ready) = ready_value(self.field, self.kind, self.text, reader.keys) {
            let is_postcode = self.field.key == "postcode";
            let code = if is_postcode { Code::LostZero } else { Code::HtmlEntity };
            let diagnostic = self.diagnostic(reader, code);
            let quoted = if self.hidden { "•••" } else { &ready };
            reader.report(diagnostic.with("ready", quoted));
        }
        Some(Datum::Text(Text::new(nfc(self.text))))
    }

    fn yes_no(&self, reader: &mut FormReader<'_>) -> Option<Datum> {
        match parse_yes_or_no(self.text) {
            Some(yes) => Some(Datum::YesNo(yes)),
            None => self.refuse_typed(reader, Code::NotYesNo),
        }
    }

    fn read_number(&self, reader: &mut FormReader<'_>, whole: bool) -> Option<Datum> {
        // A decimal comma and no-break spaces are how people here write numbers.
        let plain = self.text.replace([' ', '\u{a0}', '\u{202f}'], "").replace(',', ".");
        let is_number = !plain.is_empty()
            && plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
        let number: Option<f64> = plain.parse().ok().filter(|_| is_number);
        if let Some(thousands) = typed::numbers::as_thousands(self.text) {
            let diagnostic = self.diagnostic(reader, Code::AmbiguousNumber);
            let diagnostic =
                diagnostic.with("read", plain.trim_end_matches('0').trim_end_matches('.'));
            let thousands = if self.hidden { "•••".to_owned() } else { thousands };
            reader.report(diagnostic.with("ready", thousands));
        }
        match number {
            None => self.refuse(reader, Code::NotANumber),
            Some(n) if !(0.0..=1e12).contains(&n) || (whole && (n.fract() != 0.0 || n > 1e6)) => {
                self.refuse(reader, Code::OutOfRange)
            }
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "checked above"
            )]
            Some(n) if whole => Some(Datum::Count(n as u32)),
            Some(n) => Some(Datum::Number(n)),
        }
    }

    fn read_date(&self, reader: &mut FormReader<'_>) -> Option<Datum> {
        match parse_date(self.text) {
            Ok(date) => Some(Datum::Date(date)),
            Err(DateError::NoSuchDay) => self.refuse(reader, Code::NoSuchDate),
            Err(DateError::Form) if typed::is_no_day(self.text) => {
                self.refuse(reader, Code::NoSuchDate)
            }
            Err(DateError::Form) => self.not_a_date(reader),
        }
    }

    fn not_a_time(&self, reader: &mut FormReader<'_>) -> Option<Datum> {
        let diagnostic = self.diagnostic(reader, Code::NotATime);
        let diagnostic = self.ready(reader, diagnostic);
        let both = self.text.split_once(['-', '–', '—']).filter(|_| !self.hidden);
        let both = both.and_then(|(from, to)| typed::time(from).zip(typed::time(to)));
        reader.report(match both {
            Some((from, to)) => {
                diagnostic.with("from", dates::time(from)).with("to", dates::time(to)).hint("range")
            }
            None => diagnostic,
        });
        None
    }

    /// Returns the day of a text that tells a time, too: `2026-11-20 14:30`.
    fn day_before_time(&self) -> Option<jiff::civil::Date> {
        let (day, time) = self.text.trim().rsplit_once(' ').filter(|_| !self.hidden)?;
        let day = parse_date(day).ok().or_else(|| typed::parse_date(day))?;
        typed::time(time).map(|_| day)
    }

    /// Returns the day of a text that has a note in brackets behind it: `2026-11-20 (Марія)`.
    fn day_before_note(&self) -> Option<jiff::civil::Date> {
        let (day, _) = self.text.trim().strip_suffix(')')?.split_once('(')?;
        let day = day.trim_end();
        parse_date(day).ok().or_else(|| typed::parse_date(day)).filter(|_| !self.hidden)
    }

    fn not_a_date(&self, reader: &mut FormReader<'_>) -> Option<Datum> {
        let diagnostic = self.diagnostic(reader, Code::NotADate);
        let diagnostic = self.ready(reader, diagnostic);
        let short = typed::short_year_day(self.text).filter(|_| !self.hidden);
        let diagnostic = match typed::spreadsheet_day(self.text).filter(|_| !self.hidden) {
            Some(day) => diagnostic.with("ready", day.to_string()).hint("spreadsheet"),
            None if let Some(day) = short => {
                let dotted = day.strftime("%d.%m.%Y").to_string();
                diagnostic.with("ready", day.to_string()).with("dotted", dotted).hint("year")
            }
            None if let Some(day) = self.day_before_time() => {
                diagnostic.with("ready", day.to_string()).hint("clock")
            }
            None if let Some(day) = self.day_before_note() => {
                diagnostic.with("ready", day.to_string()).hint("note")
            }
            None if self.field.key == "done_on" && parse_yes_or_no(self.text) == Some(true) => {
                diagnostic.hint("done")
            }
            None if diagnostic.hint == Some("ready") && typed::has_letters(self.text) => {
                diagnostic.hint("letters")
            }
            None if diagnostic.hint == Some("ready") && self.text.contains(':') => {
                diagnostic.hint("time")
            }
            None => diagnostic,
        };
        reader.report(diagnostic);
        None
    }

    fn read_edrpou(&self, reader: &mut FormReader<'_>) -> Option<Datum> {
        match check_edrpou(self.text) {
            Ok(()) => Some(Datum::Text(Text::from(self.text))),
            Err(EdrpouError::Checksum { expected }) => {
                let diagnostic = self.diagnostic(reader, Code::EdrpouChecksum);
                reader.report(diagnostic.with("digit", usize::from(expected)));
                None
            }
            Err(EdrpouError::Length(_) | EdrpouError::Character(_)) => {
                self.refuse_typed(reader, Code::BadEdrpou)
            }
        }
    }

    fn read_id(&self, reader: &mut FormReader<'_>) -> Option<Datum> {
        match read_id(self.text) {
            Ok(id) => Some(Datum::Id(id)),
            Err(error) => self.refuse_id(reader, self.text, error),
        }
    }

    /// An id, or several with slashes between them, as they stand in an address.
    fn former_id(&self, reader: &mut FormReader<'_>) -> Option<Datum> {
        let mut path = String::new();
        for part in self.text.trim_matches('/').split('/') {
            match read_id(part) {
                Ok(id) if path.is_empty() => path.push_str(id.as_str()),
                Ok(id) => path.extend(["/", id.as_str()]),
                Err(error) => return self.refuse_id(reader, part, error),
            }
        }
        Some(Datum::Text(Text::from(&*path)))
    }

    fn refuse_id(&self, reader: &mut FormReader<'_>, text: &str, error: IdError) -> Option<Datum> {
        let better = crate::base::locale::translit::slug(text);
        let diagnostic = self.diagnostic(reader, Code::BadId);
        let diagnostic = match error {
            IdError::Character(_) if !better.is_empty() && !self.hidden => {
                diagnostic.with("better", better).hint("better")
            }
            IdError::Empty | IdError::Character(_) | IdError::TooLong | IdError::Reserved => {
                diagnostic
            }
        };
        reader.report(diagnostic);
        None
    }

    /// All who took part, an id, or a name: whose it is can be told when every organisation is known.
    fn responsible(&self, reader: &mut FormReader<'_>) -> Option<Datum> {
        if is_everybody(self.text) {
            return Some(Datum::Choice(ATTENDEES[0]));
        }
        Id::new(self.text).map(Datum::Id).ok().or_else(|| self.read_text(reader))
    }

    fn read_choice(
        &self,
        reader: &mut FormReader<'_>,
        choices: &'static [Choice],
    ) -> Option<Datum> {
        if let Some(choice) = Choice::named(choices, self.text) {
            return Some(Datum::Choice(choice.id));
        }
        let known: Vec<&str> = choices.iter().map(|choice| choice.word(reader.keys)).collect();
        let near = nearest(self.text, choices.iter().flat_map(|choice| [choice.id, choice.uk]));
        let near = near.and_then(|word| Choice::named(choices, word));
        let diagnostic =
            self.diagnostic(reader, Code::UnknownChoice).with("known", known.join(", "));
        let diagnostic = diagnostic.with_nearest(near.map(|choice| choice.word(reader.keys)));
        let diagnostic = match Choice::torn(choices, self.text) {
            Some([one, other]) => {
                let diagnostic = diagnostic.with("one", one.word(reader.keys));
                diagnostic.with("other", other.word(reader.keys)).hint("torn")
            }
            None => self.ready(reader, diagnostic),
        };
        reader.report(diagnostic);
        None
    }
}

fn inside(start: usize, span: &Range<usize>) -> Range<usize> {
    start.min(span.end)..span.end
}
