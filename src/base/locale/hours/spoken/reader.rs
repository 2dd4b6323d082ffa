//! Tokens become groups of days with their times.
//!
//! Every token must find its place: one that does not is named, and nothing of the text is taken.

use super::groups::{Days, Groups, When};
use super::token::{Misread, Piece, Token};

/// Reads groups, token by token.
pub(super) struct HoursReader<'a> {
    pub(super) pieces: &'a [Piece],
    pub(super) at: usize,
    groups: Groups,
}

pub(super) type Read<T> = Result<T, Misread>;

impl<'a> HoursReader<'a> {
    pub(super) fn new(pieces: &'a [Piece]) -> Self {
        Self { pieces, at: 0, groups: Groups::default() }
    }

    /// Returns the hours in the notation of OpenStreetMap.
    pub(super) fn read_hours(mut self) -> Read<String> {
        self.skip();
        while self.at < self.pieces.len() {
            self.read_item()?;
            self.skip();
        }
        if self.groups.is_empty() {
            return Err(self.lost());
        }
        let whole = 0..self.pieces.last().map_or(0, |piece| piece.span.end);
        self.groups.notation(whole)
    }

    pub(super) fn peek(&self) -> Option<&'a Token> {
        self.pieces.get(self.at).map(|piece| &piece.token)
    }

    pub(super) fn token(&self, more: usize) -> Option<&'a Token> {
        self.pieces.get(self.at + more).map(|piece| &piece.token)
    }

    /// Says that the token at hand has no place.
    pub(super) fn lost(&self) -> Misread {
        match self.pieces.get(self.at).or(self.pieces.last()) {
            Some(piece) => Misread::Part(piece.span.clone()),
            None => Misread::Nothing,
        }
    }

    /// Goes past what only joins.
    fn skip(&mut self) {
        while matches!(
            self.peek(),
            Some(
                Token::Comma
                    | Token::Stop
                    | Token::Line
                    | Token::Colon
                    | Token::Dash
                    | Token::Nothing
                    | Token::And
            )
        ) {
            self.at += 1;
        }
    }

    fn skip_signs(&mut self) {
        while matches!(
            self.peek(),
            Some(Token::Comma | Token::Colon | Token::Dash | Token::Nothing)
        ) {
            self.at += 1;
        }
    }

    fn read_item(&mut self) -> Read<()> {
        match self.peek() {
            Some(Token::Break) => {
                self.at += 1;
                self.pause(None)
            }
            Some(Token::NoBreak) => {
                self.at += 1;
                self.groups.end_breaks();
                Ok(())
            }
            Some(Token::Except) => {
                if self.groups.is_empty() || self.groups.is_after_break {
                    return Err(self.lost());
                }
                let days = self.exception()?;
                self.groups.begin(Some(days), When::Closed);
                Ok(())
            }
            Some(Token::Closed | Token::Weekend) => self.closed_days(),
            Some(Token::AllDay) => {
                self.at += 1;
                self.groups.begin(None, When::AllDay);
                self.remark()
            }
            Some(Token::Note(note)) => self.late_remark(note),
            Some(Token::Time(_)) => self.timed(None),
            Some(Token::From) if matches!(self.token(1), Some(Token::Time(_))) => self.timed(None),
            Some(
                Token::Day(_)
                | Token::Days(..)
                | Token::Holidays(_)
                | Token::Count(_)
                | Token::OfMonth
                | Token::From
                | Token::To
                | Token::Dash
                | Token::And
                | Token::Comma
                | Token::Colon
                | Token::Stop
                | Token::Line
                | Token::Schedule(_)
                | Token::Nothing
                | Token::Unknown,
            )
            | None => {
                let days = self.read_days()?;
                self.after_days(days)
            }
        }
    }

    /// «Вихідні: сб, нд», «вихідний неділя»; «вихідні: 10–15» are the days of the weekend.
    fn closed_days(&mut self) -> Read<()> {
        let is_weekend = self.peek() == Some(&Token::Weekend);
        let start = self.at;
        self.at += 1;
        if let (true, Some(Token::And), Some(Token::Holidays(notation))) =
            (is_weekend, self.peek(), self.token(1))
        {
            self.at += 2;
            let mut days = Days::weekend();
            days.notation.push((*notation).to_owned());
            return self.after_days(days);
        }
        self.skip_signs();
        match self.peek() {
            Some(Token::Time(_) | Token::AllDay | Token::Closed | Token::Note(_)) if is_weekend => {
                self.after_days(Days::weekend())
            }
            Some(Token::From) if is_weekend && matches!(self.token(1), Some(Token::Time(_))) => {
                self.after_days(Days::weekend())
            }
            Some(
                Token::Day(_)
                | Token::Days(..)
                | Token::Holidays(_)
                | Token::Count(_)
                | Token::From,
            ) => {
                let days = self.read_days()?;
                // «Вихідний сб 9–13» says two things; «вихідний нд, санітарний день: остання пт» goes on.
                let is_next = self.peek() == Some(&Token::Closed)
                    && matches!(self.token(1), Some(Token::Colon | Token::Dash | Token::Count(_)));
                let is_said_twice =
                    matches!(self.peek(), Some(Token::Time(_) | Token::From | Token::Closed));
                if is_said_twice && !is_next {
                    return Err(self.lost());
                }
                self.groups.begin(Some(days), When::Closed);
                Ok(())
            }
            _ => {
                self.at = start;
                Err(self.lost())
            }
        }
    }

    /// Reads what is said of days that were named.
    fn after_days(&mut self, days: Days) -> Read<()> {
        let last_day = self.at.saturating_sub(1);
        let has_colon = self.peek() == Some(&Token::Colon);
        self.skip_signs();
        if self.peek() == Some(&Token::Line) {
            // «9–18», «пн–пт» and «пн–пт», «9–18» stand below each other, too.
            if self.groups.take_late_days(&days) {
                return Ok(());
            }
            self.go_below();
        }
        match self.peek() {
            // «Робочі дні: пн–пт» says the same twice.
            Some(Token::Day(_) | Token::Days(..)) if has_colon => {
                let own = self.read_days()?;
                self.after_days(own)
            }
            Some(Token::Closed | Token::Weekend) => {
                self.at += 1;
                if matches!(self.peek(), Some(Token::Time(_) | Token::From)) {
                    return Err(self.lost());
                }
                self.groups.begin(Some(days), When::Closed);
                self.remark()
            }
            Some(Token::AllDay) => {
                self.at += 1;
                self.groups.begin(Some(days), When::AllDay);
                self.remark()
            }
            Some(Token::Time(_) | Token::From) => self.timed(Some(days)),
            Some(Token::To) => self.until(days),
            Some(Token::Except) => {
                let off = self.exception()?;
                self.after_days(days)?;
                self.groups.begin(Some(off), When::Closed);
                Ok(())
            }
            // «9–18 пн–пт, обід 13–14»: the days belong to the times before them.
            Some(Token::Break) if self.groups.take_late_days(&days) => Ok(()),
            Some(Token::Break) => {
                self.at += 1;
                self.pause(Some(days))
            }
            Some(Token::Note(note)) => {
                self.at += 1;
                self.groups.begin(Some(days), When::Remark);
                self.groups.remark(note);
                Ok(())
            }
            // The days stand after the times: «9:00–18:00, пн–пт».
            _ if self.groups.take_late_days(&days) => Ok(()),
            // A strange word is named, else the days of which nothing is said.
            _ => {
                let is_sign =
                    |token: &Token| matches!(token, Token::And | Token::Comma | Token::Nothing);
                while self.peek().is_some_and(is_sign) {
                    self.at += 1;
                }
                if self.peek() != Some(&Token::Unknown) {
                    self.at = last_day;
                }
                Err(self.lost())
            }
        }
    }

    /// Goes to the next line where it holds times, or says that it is closed.
    fn go_below(&mut self) {
        let is_from = self.token(1) == Some(&Token::From);
        let next = self.token(1 + usize::from(is_from));
        let is_closed = !is_from && matches!(next, Some(Token::Closed | Token::AllDay));
        self.at += usize::from(is_closed || matches!(next, Some(Token::Time(_))));
    }

    /// «Пт до 15:45» begins when the group before it does.
    fn until(&mut self, days: Days) -> Read<()> {
        let Some(Token::Time(end)) = self.token(1) else { return Err(self.lost()) };
        let Some(when) = self.groups.until(*end) else { return Err(self.lost()) };
        self.at += 2;
        self.skip_units();
        self.groups.begin(Some(days), when);
        self.remark()
    }

    /// Reads the times of a group.
    fn timed(&mut self, days: Option<Days>) -> Read<()> {
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

    /// Takes a remark that stands right after the times.
    fn remark(&mut self) -> Read<()> {
        let start = self.at;
        self.skip_signs();
        if let Some(Token::Note(note)) = self.peek() {
            return self.late_remark(note);
        }
        self.at = start;
        Ok(())
    }

    fn late_remark(&mut self, note: &str) -> Read<()> {
        if !self.groups.remark(note) {
            return Err(self.lost());
        }
        self.at += 1;
        Ok(())
    }

    /// Reads the times of a break; `days` are named where it is for these alone.
    fn pause(&mut self, days: Option<Days>) -> Read<()> {
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
