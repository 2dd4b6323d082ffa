//! A text of opening hours as tokens: days, times, breaks and what joins them.
//!
//! What is not understood becomes a token, too, so that it can be named. Nothing is dropped but signs that only decorate.

use super::day_names::ordinal;
use super::lexicon::{MOST_WORDS, counted_token, meaning};
use super::token::{Piece, Token};

/// A letter as it is compared, and as it was written.
pub(super) type Letter = (char, char);

/// Returns the letters of a text with dashes, apostrophes, spaces and case made one.
pub(super) fn letters(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for c in text.trim().chars() {
        let plain = match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '\'' | '’' | '`' | '‘' | '´' => 'ʼ',
            '\u{a0}' | '\t' | '\u{202f}' | '\u{2009}' => ' ',
            '\r' => '\n',
            _ => c.to_lowercase().next().unwrap_or(c),
        };
        if let Some(digit) = raised(c) {
            // 9⁰⁰ is 9:00.
            if letters
                .last()
                .is_some_and(|(c, written)| c.is_ascii_digit() && raised(*written).is_none())
            {
                letters.push((':', ' '));
            }
            letters.push((digit, c));
        } else if !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}') {
            letters.push((plain, c));
        }
    }
    letters
}

fn raised(c: char) -> Option<char> {
    // The sign of degrees is what a keyboard has for a raised zero.
    if matches!(c, '°' | 'º' | '˚') {
        return Some('0');
    }
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().zip('0'..='9').find(|(raised, _)| *raised == c).map(|(_, digit)| digit)
}

/// Cuts letters into tokens.
pub(super) fn tokens(letters: &[Letter]) -> Vec<Piece> {
    let mut lexer =
        Lexer { letters, at: 0, hyphens: has_hyphens_for_minutes(letters), found: Vec::new() };
    while lexer.at < letters.len() {
        lexer.step();
    }
    lexer.found
}

/// Tells a text that writes `8-00` for 8:00: then each hyphen between an hour and two digits is one.
fn has_hyphens_for_minutes(letters: &[Letter]) -> bool {
    let digit = |at: usize| letters.get(at).is_some_and(|(c, _)| c.is_ascii_digit());
    let is = |at: usize, wanted: char| letters.get(at).is_some_and(|(c, _)| *c == wanted);
    (1..letters.len()).any(|at| {
        let minutes = (is(at + 1, '0') || is(at + 1, '3')) && is(at + 2, '0')
            || is(at + 1, '4') && is(at + 2, '5');
        is(at, '-')
            && digit(at - 1)
            && minutes
            && !digit(at + 3)
            && !is(at + 3, ':')
            && !is(at + 3, '.')
    })
}

struct Lexer<'a> {
    letters: &'a [Letter],
    at: usize,
    hyphens: bool,
    found: Vec<Piece>,
}

impl Lexer<'_> {
    fn letter(&self, at: usize) -> Option<char> {
        self.letters.get(at).map(|(c, _)| *c)
    }

    fn push(&mut self, token: Token, end: usize) {
        self.found.push(Piece { token, span: self.at..end });
        self.at = end;
    }

    fn step(&mut self) {
        let Some(c) = self.letter(self.at) else { return };
        match c {
            ' ' | '.' | '!' | '•' | '·' | '*' | '"' | '«' | '»' => self.at += 1,
            // Little pictures before lines.
            '\u{231a}'..='\u{23ff}'
            | '\u{25a0}'..='\u{27bf}'
            | '\u{fe0f}'
            | '\u{1f300}'..='\u{1faff}' => self.at += 1,
            '0'..='9' => self.clock_time(),
            '(' => self.bracket(),
            '-' => self.push(Token::Dash, self.at + 1),
            ',' | '/' => self.push(Token::Comma, self.at + 1),
            ';' | '|' => self.push(Token::Stop, self.at + 1),
            '\n' => self.line_end(),
            ':' => self.push(Token::Colon, self.at + 1),
            '&' | '+' => self.push(Token::And, self.at + 1),
            c if c.is_alphabetic() => self.phrase(),
            _ => self.push(Token::Unknown, self.at + 1),
        }
    }

    /// The end of a line; after a word that wants another the text only goes on below.
    fn line_end(&mut self) {
        let last = self.found.last().map(|piece| &piece.token);
        if matches!(last, Some(Token::And | Token::From | Token::To | Token::Line)) {
            self.at += 1;
        } else {
            self.push(Token::Line, self.at + 1);
        }
    }

    fn digits(&self, from: usize) -> usize {
        (from..).take_while(|at| self.letter(*at).is_some_and(|c| c.is_ascii_digit())).count()
    }

    fn number_at(&self, from: usize, count: usize) -> Option<u16> {
        let digits: String =
            self.letters.get(from..from + count)?.iter().map(|(c, _)| *c).collect();
        digits.parse().ok()
    }

    /// Reads a time of the day: `9`, `9:00`, `9.00`, and `9-00` where the text writes it so.
    fn clock_time(&mut self) {
        let start = self.at;
        let hours = self.digits(start);
        let sign = self.letter(start + hours);
        let minutes = self.digits(start + hours + 1);
        if self.letter(start + hours) == Some('/')
            && self.number_at(start, hours) == Some(24)
            && minutes == 1
            && self.letter(start + hours + 1) == Some('7')
        {
            return self.push(Token::AllDay, start + hours + 2);
        }
        if let Some((token, end)) = self.counted_token(start + hours) {
            return self.push(token, end);
        }
        let has_minutes = minutes == 2
            && (matches!(sign, Some(':' | '.')) || (self.hyphens && sign == Some('-')));
        let (end, minute) = match has_minutes {
            true => (start + hours + 1 + minutes, self.number_at(start + hours + 1, minutes)),
            false => (start + hours, Some(0)),
        };
        if let Some((minutes, end)) = self.joined_time(start, hours) {
            return self.push(Token::Time(minutes), end);
        }
        let time = self.number_at(start, hours).filter(|_| hours <= 2).zip(minute);
        let time = time.filter(|(hour, minute)| *minute < 60 && hour * 60 + minute <= 24 * 60);
        // A seconds' part, a third number or a letter at the end: no time.
        let goes_on = self.letter(end).is_some_and(|c| {
            c == ':' && self.digits(end + 1) > 0 || c.is_alphabetic() && self.unit(end) == 0
        });
        match time.filter(|_| !goes_on) {
            Some((hour, minute)) => {
                let (half, end) = self.half_of_day(hour, end).unwrap_or((0, end));
                self.push(Token::Time((hour + half) * 60 + minute), end);
            }
            None => self.push(Token::Unknown, end),
        }
    }

    /// Reads `7/7`, `24 години на добу`, `1-ша`: a number that is no time with what stands behind it, and where that ends.
    fn counted_token(&self, end: usize) -> Option<(Token, usize)> {
        let number = self.number_at(self.at, end - self.at)?;
        let behind = |from: usize, is_wanted: &dyn Fn(char) -> bool| -> String {
            self.letters[from..].iter().map(|(c, _)| *c).take_while(|c| is_wanted(*c)).collect()
        };
        if number == 7 && behind(end, &|c| c == '/' || c.is_ascii_digit()) == "/7" {
            return counted_token(number, "днів на тиждень").map(|(token, _)| (token, end + 2));
        }
        if self.letter(end) == Some('-') {
            let word = behind(end + 1, &char::is_alphabetic);
            let length = word.chars().count();
            return ordinal(number, &word).map(|token| (token, end + 1 + length));
        }
        let words = behind(end, &|c| c.is_alphabetic() || c == ' ' || c == '.');
        counted_token(number, &words).map(|(token, length)| (token, end + length))
    }

    /// Reads `800` and `2100`, quarters of an hour without a sign before the minutes, and where they end.
    fn joined_time(&self, start: usize, digits: usize) -> Option<(u16, usize)> {
        let end = start + digits;
        let number = self.number_at(start, digits).filter(|_| matches!(digits, 3 | 4))?;
        let (hour, minute) = (number / 100, number % 100);
        let is_sign = |c: char| matches!(c, ':' | '.') || c.is_alphabetic();
        let after = (end..).find(|at| self.letter(*at) != Some(' ')).unwrap_or(end);
        let is_plain = !self.letter(end).is_some_and(is_sign) && self.unit(after) == 0;
        let is_time = hour * 60 + minute <= 24 * 60 && minute < 60 && minute % 15 == 0;
        (is_plain && is_time).then_some((hour * 60 + minute, end))
    }

    /// Reads the part of the day behind an hour of twelve: how many hours it adds, and where it ends. «12 ночі» nobody can be sure of.
    fn half_of_day(&self, hour: u16, end: usize) -> Option<(u16, usize)> {
        let blanks = (end..).take_while(|at| self.letter(*at) == Some(' ')).count();
        let start = end + blanks;
        let letters = (start..).map_while(|at| self.letter(at)).take_while(|c| c.is_alphabetic());
        let word: String = letters.collect();
        let added = match (word.as_str(), hour) {
            ("ранку" | "утра", 4..=11) | ("дня", 12) => 0,
            ("вечора" | "вечера", 4..=11) | ("дня", 1..=5) => 12,
            _ => return None,
        };
        Some((added, start + word.chars().count()))
    }

    /// Returns the length of «год» right after a number.
    fn unit(&self, at: usize) -> usize {
        let word: String =
            self.letters[at..].iter().map(|(c, _)| *c).take_while(|c| c.is_alphabetic()).collect();
        if matches!(word.as_str(), "год" | "г" | "h" | "ч") { word.chars().count() } else { 0 }
    }

    /// Reads the longest phrase that means something, else one word.
    fn phrase(&mut self) {
        let is_letter = |c: char| c.is_alphabetic() || c == 'ʼ';
        let mut phrase = String::new();
        let mut best = None;
        let mut first_end = None;
        let mut at = self.at;
        for _ in 0..MOST_WORDS {
            let start = at;
            while let Some(c) = self.letter(at).filter(|c| is_letter(*c)) {
                phrase.push(c);
                at += 1;
            }
            if at == start {
                break;
            }
            first_end.get_or_insert(at);
            if let Some(token) = meaning(&phrase) {
                best = Some((token, at));
            }
            while self.letter(at) == Some(' ') {
                at += 1;
            }
            phrase.push(' ');
        }
        match (best, first_end) {
            (Some((token, end)), _) => self.push(token, end),
            (None, Some(end)) => self.push(Token::Unknown, end),
            (None, None) => self.at += 1,
        }
    }

    /// A bracket holds a part of the hours or a remark.
    fn bracket(&mut self) {
        let start = self.at;
        let mut depth = 0_usize;
        let end = (start..self.letters.len()).find(|at| {
            match self.letters[*at].0 {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        let Some(end) = end else { return self.push(Token::Unknown, self.letters.len()) };
        let inner = &self.letters[start + 1..end];
        let pieces = tokens(inner);
        match kind_of(&pieces, inner) {
            Inside::Hours => {
                let moved = pieces.into_iter().map(|piece| Piece {
                    span: piece.span.start + start + 1..piece.span.end + start + 1,
                    ..piece
                });
                self.found.extend(moved);
                self.at = end + 1;
            }
            Inside::Remark => {
                let written: String = inner.iter().map(|(_, written)| *written).collect();
                self.push(Token::Note(written.trim().to_owned()), end + 1);
            }
            Inside::Unclear => self.push(Token::Unknown, end + 1),
        }
    }
}

enum Inside {
    Hours,
    Remark,
    Unclear,
}

/// Words by which a number in a remark is a place.
const PLACES: [&str; 12] = [
    "каб",
    "кім",
    "кабінет",
    "кімнат",
    "поверх",
    "корп",
    "вхід",
    "вікно",
    "офіс",
    "№",
    "room",
    "floor",
];

/// What may close earlier than the place itself: «(каса до 17:00)» is no part of its hours.
const CLOSE_EARLIER: [&str; 4] = ["каса", "каси", "вхід", "касса"];

/// Decides what stands in a bracket. Half of a schedule that is taken for a remark would make the hours more open.
fn kind_of(pieces: &[Piece], inner: &[Letter]) -> Inside {
    let is_unknown = |piece: &Piece| piece.token == Token::Unknown;
    if let [what, until, time] = pieces
        && (&until.token, &what.token) == (&Token::To, &Token::Unknown)
        && matches!(time.token, Token::Time(_))
    {
        let word: String = inner[what.span.clone()].iter().map(|(c, _)| *c).collect();
        return if CLOSE_EARLIER.contains(&&*word) { Inside::Remark } else { Inside::Unclear };
    }
    if !pieces.iter().any(is_unknown) {
        return if pieces.is_empty() { Inside::Unclear } else { Inside::Hours };
    }
    let speaks_of_hours = |piece: &Piece| {
        matches!(
            piece.token,
            Token::Day(_)
                | Token::Days(..)
                | Token::Holidays(_)
                | Token::Weekend
                | Token::Closed
                | Token::AllDay
                | Token::Break
                | Token::NoBreak
                | Token::Except
        )
    };
    let text: String = inner.iter().map(|(c, _)| *c).collect();
    let has_number = text.contains(|c: char| c.is_ascii_digit());
    let is_place = PLACES.iter().any(|word| text.contains(word)) && !text.contains(':');
    if pieces.iter().any(speaks_of_hours) || text.contains('"') || (has_number && !is_place) {
        return Inside::Unclear;
    }
    Inside::Remark
}
