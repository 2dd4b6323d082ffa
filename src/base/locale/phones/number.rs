//! One checked number, and how it is read.

use std::fmt;

use super::{countries, format};

/// A phone number that was checked. It has no `Display`: say which form is meant.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhoneNumber(NumberForm);

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum NumberForm {
    /// A short number as it stands.
    Short(String),
    /// The digits of an international number, without its plus.
    Global(String),
}

/// Why a text is no phone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneError {
    /// Nothing was written.
    Empty,
    /// A letter or sign that does not belong there: a comma between two numbers, a second plus, a lone bracket.
    Character(char),
    /// Digits are missing.
    TooFew {
        /// How many digits were written.
        found: usize,
        /// How many a number written this way has.
        expected: usize,
    },
    /// There are digits too many.
    TooMany {
        /// How many digits were written.
        found: usize,
        /// How many a number written this way has.
        expected: usize,
    },
    /// A city number without its area code: `5-00-00`.
    NoAreaCode,
    /// No area or operator of Ukraine begins like this: `0150 …`.
    UnknownCode,
    /// No country has this code: `+8 050 …`.
    UnknownCountry,
}

impl PhoneNumber {
    /// Reads a number as people write it.
    ///
    /// Understood are `1545`, `+380501234567`, `380501234567`, `+38 (050) 123-45-67`, `050-123-45-67`,
    /// `8 050 123 45 67`, `06264 5-00-00`, `0 800 123 456`, `+48 22 123 45 67`, `0048 22 123 45 67`, with any spaces and dashes.
    ///
    /// # Errors
    /// Any of [`PhoneError`].
    pub fn parse(text: &str) -> Result<Self, PhoneError> {
        let written = WrittenNumber::parse(text)?;
        if written.plus {
            return global(&written);
        }
        match written.digits.as_bytes() {
            [] => Err(PhoneError::Empty),
            [b'0', b'0', b'3', b'8', b'0', ..] => ukrainian(&written.digits, 5, 14),
            [b'0', b'0', abroad @ ..] if is_abroad(&written, abroad.len()) => {
                global(&WrittenNumber { digits: written.digits[2..].to_owned(), ..written })
            }
            [b'0', ..] => ukrainian(&written.digits, 1, 10),
            [b'8', b'0', ..] if written.digits.len() > 7 => ukrainian(&written.digits, 2, 11),
            [b'3', b'8', b'0', ..] if written.digits.len() > 7 => ukrainian(&written.digits, 3, 12),
            _ => short_number(&written),
        }
    }

    /// Returns the value of a `tel:` link, without the scheme: `+380501234567`, `1545`.
    pub fn tel(&self) -> String {
        match &self.0 {
            NumberForm::Short(digits) => digits.clone(),
            NumberForm::Global(digits) => format!("+{digits}"),
        }
    }

    /// Returns the number in the form of E.164, `+380501234567`; short numbers have none.
    pub(crate) fn e164(&self) -> Option<String> {
        (!self.is_short()).then(|| self.tel())
    }

    /// Returns the number for people in Ukraine: `050 123-45-67`, `1545`; foreign ones with their country code.
    pub fn national(&self) -> String {
        match &self.0 {
            NumberForm::Short(digits) => digits.clone(),
            NumberForm::Global(digits) => match digits.strip_prefix("380") {
                Some(digits) => format::national(digits),
                None => format::foreign_number(digits),
            },
        }
    }

    /// Returns the number for people anywhere: `+380 50 123-45-67`; a short number as it stands.
    pub fn international(&self) -> String {
        match &self.0 {
            NumberForm::Short(digits) => digits.clone(),
            NumberForm::Global(digits) => match digits.strip_prefix("380") {
                Some(digits) => format::international(digits),
                None => format::foreign_number(digits),
            },
        }
    }

    /// Tells a number of a city of Ukraine, which begins with an area code and not with an operator's or a service's.
    pub(crate) fn is_of_city(&self) -> bool {
        match &self.0 {
            NumberForm::Short(_) => false,
            NumberForm::Global(digits) => {
                digits.strip_prefix("380").is_some_and(format::is_of_city)
            }
        }
    }

    /// Tells a short number such as 1545, which can be dialled only inside the country.
    pub(crate) fn is_short(&self) -> bool {
        matches!(self.0, NumberForm::Short(_))
    }
}

impl fmt::Debug for PhoneNumber {
    /// Shows enough to tell two numbers of a test apart; a log must not hold a private number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            NumberForm::Short(digits) => write!(f, "PhoneNumber({digits})"),
            NumberForm::Global(digits) => {
                write!(f, "PhoneNumber(…{})", &digits[digits.len() - 2..])
            }
        }
    }
}

/// The digits of a text, and what else in it matters.
struct WrittenNumber {
    digits: String,
    plus: bool,
    /// How many digits the first run has.
    first: usize,
    dotted: bool,
    bracketed: bool,
    /// How many runs of digits there are.
    groups: usize,
}

impl WrittenNumber {
    fn parse(text: &str) -> Result<Self, PhoneError> {
        let text = text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
        let (plus, rest) = match text.strip_prefix(['+', '＋']) {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        if let Some(other) = rest.chars().find(|&c| !c.is_ascii_digit() && !is_separator(c)) {
            return Err(PhoneError::Character(other));
        }
        check_brackets(rest)?;
        let first = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        Ok(Self {
            digits: rest.chars().filter(char::is_ascii_digit).collect(),
            plus,
            first,
            dotted: rest.contains('.'),
            bracketed: rest.contains('('),
            groups: rest.split(is_separator).filter(|group| !group.is_empty()).count(),
        })
    }
}

/// Tells what may stand between digits; invisible marks come with numbers copied from messengers.
pub(super) fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || is_invisible(c)
        || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '.' | '(' | ')')
}

pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Allows one pair of brackets with digits in it.
fn check_brackets(text: &str) -> Result<(), PhoneError> {
    let brackets: String = text.chars().filter(|c| matches!(c, '(' | ')')).collect();
    let stray = match brackets.strip_prefix("()") {
        Some("") if text.contains("()") => Some('('),
        Some(more) => more.chars().next(),
        None => brackets.chars().next(),
    };
    stray.map_or(Ok(()), |bracket| Err(PhoneError::Character(bracket)))
}

/// Tells a foreign number with the prefix for calls abroad: its country code stands alone after `00`, or its length is the one
/// that all numbers of the country have. A slip in a number of Ukraine, `0050 123 45 67`, is neither.
fn is_abroad(written: &WrittenNumber, length: usize) -> bool {
    let code = countries::country_code(&written.digits[2..]);
    code.is_some_and(|code| {
        let stands_alone = written.first == 2 + code.len();
        stands_alone || countries::fixed_length(code) == Some(length)
    })
}

/// Reads a number of Ukraine: `prefix` digits lead to the nine that matter.
fn ukrainian(digits: &str, prefix: usize, expected: usize) -> Result<PhoneNumber, PhoneError> {
    check_length(digits, expected)?;
    let significant = &digits[prefix..];
    // By the numbering plan no area, operator or service code begins with these.
    if significant.starts_with(['0', '1', '2']) {
        return Err(PhoneError::UnknownCode);
    }
    Ok(PhoneNumber(NumberForm::Global(format!("380{significant}"))))
}

/// Reads a number that was written with a plus.
fn global(written: &WrittenNumber) -> Result<PhoneNumber, PhoneError> {
    let digits = written.digits.as_str();
    if digits.is_empty() {
        return Err(PhoneError::Empty);
    }
    if digits.starts_with("380") {
        return ukrainian(digits, 3, 12);
    }
    // `+38 50 …` is Ukrainian with a zero missing, not Croatian +385 0…; and no country has the code 38.
    if written.plus && written.first == 2 && digits.starts_with("38") {
        return Err(PhoneError::UnknownCountry);
    }
    let country = countries::country_code(digits).ok_or(PhoneError::UnknownCountry)?;
    match countries::fixed_length(country) {
        Some(expected) => check_length(digits, expected)?,
        None if digits.len() < countries::FEWEST_DIGITS => {
            return Err(PhoneError::TooFew {
                found: digits.len(),
                expected: countries::FEWEST_DIGITS,
            });
        }
        None if digits.len() > countries::MOST_DIGITS => {
            return Err(PhoneError::TooMany {
                found: digits.len(),
                expected: countries::MOST_DIGITS,
            });
        }
        None => {}
    }
    Ok(PhoneNumber(NumberForm::Global(digits.to_owned())))
}

/// Reads a short number, which stands by itself: without prefix, brackets and points.
///
/// Three and four digits are short numbers. So are five and six that begin with 1 (116 123): no city number
/// does. In two groups only those that begin with 1 are (15-05); `45-00` is rather a city number without its area
/// code, as are other numbers of five to seven digits.
fn short_number(written: &WrittenNumber) -> Result<PhoneNumber, PhoneError> {
    let digits = written.digits.as_str();
    let service = digits.starts_with('1');
    let short = match digits.len() {
        3..=4 => written.groups == 1 || (service && written.groups == 2),
        5..=6 => service && written.groups <= 2,
        _ => false,
    };
    match digits.len() {
        _ if short && !written.dotted && !written.bracketed => {
            Ok(PhoneNumber(NumberForm::Short(digits.to_owned())))
        }
        3..=7 | 10 => Err(PhoneError::NoAreaCode),
        found if found < 10 => Err(PhoneError::TooFew { found, expected: 10 }),
        found => Err(PhoneError::TooMany { found, expected: 10 }),
    }
}

fn check_length(digits: &str, expected: usize) -> Result<(), PhoneError> {
    let found = digits.len();
    match found {
        _ if found < expected => Err(PhoneError::TooFew { found, expected }),
        _ if found > expected => Err(PhoneError::TooMany { found, expected }),
        _ => Ok(()),
    }
}
