//! Times of the day: from when until when, and the breaks between.

use super::groups::{Days, When};
use super::reader::{HoursReader, Read};
use super::token::Token;

impl HoursReader<'_> {
    /// «Пт до 15:45» begins when the group before it does.
    pub(super) fn until(&mut self, days: Days) -> Read<()> {
        let Some(Token::Time(end)) = self.token(1) else { return Err(self.lost()) };
        let Some(when) = self.groups.until(*end) else { return Err(self.lost()) };
        self.at += 2;
        self.skip_units();
        self.groups.begin(Some(days), when);
        self.remark()
    }

    /// Reads the times of a group.
    pub(super) fn timed(&mut self, days: Option<Days>) -> Read<()> {
        let start = self.at;
        let mut spans = Vec::new();
        loop {
            match self.read_span()? {
                (from, Some(to)) => spans.push((from, to)),
                (from, None) if spans.is_empty() => {
                    self.groups.begin(days, When::From(from));
                    return self.remark();
                }
                _ => return Err(self.lost()),
            }
            let mut next = self.at;
            while matches!(
                self.pieces.get(next).map(|p| &p.token),
                Some(Token::Comma | Token::And | Token::Nothing)
            ) {
                next += 1;
            }
            let token = |at: usize| self.pieces.get(at).map(|piece| &piece.token);
            let is_time = matches!(token(next), Some(Token::Time(_)))
                || (token(next) == Some(&Token::From)
                    && matches!(token(next + 1), Some(Token::Time(_))));
            if next == self.at || !is_time {
                break;
            }
            self.at = next;
        }
        if !are_in_order(&spans) || (days.is_none() && !self.groups.is_empty()) {
            self.at = start;
            return Err(self.lost());
        }
        self.groups.begin(days, When::Spans(spans));
        self.remark()
    }

    /// Reads `9:00-17:00`, `з 9 до 17`, `з 9:00`.
    fn read_span(&mut self) -> Read<(u16, Option<u16>)> {
        let has_from = self.peek() == Some(&Token::From);
        self.at += usize::from(has_from);
        let Some(Token::Time(from)) = self.peek() else { return Err(self.lost()) };
        self.at += 1;
        self.skip_units();
        let is_joined = matches!(self.peek(), Some(Token::Dash | Token::To));
        if is_joined
            && let Some(Token::Time(to)) = self.token(1)
            && from != to
        {
            self.at += 2;
            self.skip_units();
            return Ok((*from, Some(*to)));
        }
        if has_from && !is_joined {
            return Ok((*from, None));
        }
        self.at -= 1;
        Err(self.lost())
    }

    fn skip_units(&mut self) {
        while self.peek() == Some(&Token::Nothing) {
            self.at += 1;
        }
    }

    /// Reads the times of a break; `days` are named where it is for these alone.
    pub(super) fn pause(&mut self, days: Option<Days>) -> Read<()> {
        self.groups.is_after_break = true;
        self.skip_signs();
        let has_own =
            days.is_none() && matches!(self.peek(), Some(Token::Day(_) | Token::Days(..)));
        let days = if has_own { Some(self.read_days()?) } else { days };
        self.skip_signs();
        if self.peek() == Some(&Token::Line) {
            self.go_below();
        }
        loop {
            let start = self.at;
            let (from, Some(to)) = self.read_span()? else { return Err(self.lost()) };
            if from >= to {
                self.at = start;
                return Err(self.lost());
            }
            if !self.groups.give_break((from, to), days.as_ref()) {
                self.at = start;
                return Err(self.lost());
            }
            let is_more =
                |token: Option<&Token>| matches!(token, Some(Token::Time(_) | Token::From));
            if !is_more(self.token(1)) {
                return Ok(());
            } else if self.peek() == Some(&Token::And) {
                self.at += 1;
            } else if self.peek() == Some(&Token::Comma) {
                // Another break, or the time after it? Nobody knows.
                return Err(self.lost());
            } else {
                return Ok(());
            }
        }
    }
}

/// Tells spans that follow each other; the last may end after midnight.
fn are_in_order(spans: &[(u16, u16)]) -> bool {
    let last = spans.len().saturating_sub(1);
    let is_forward =
        spans.iter().enumerate().all(|(number, span)| number == last || span.0 < span.1);
    is_forward && spans.windows(2).all(|pair| pair[0].1 <= pair[1].0)
}
