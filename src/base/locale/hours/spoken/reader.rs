//! Tokens become groups of days with their times.
//!
//! Every token must find its place: one that does not is named, and nothing of the text is taken.

use super::groups::{Days, Groups, When};
use super::token::{Misread, Piece, Token};

/// Reads groups, token by token.
pub(super) struct HoursReader<'a> {
    pub(super) pieces: &'a [Piece],
    pub(super) at: usize,
    pub(super) groups: Groups,
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

    pub(super) fn skip_signs(&mut self) {
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
        if has_colon && matches!(self.peek(), Some(Token::Day(_) | Token::Days(..))) {
            // «Робочі дні: пн–пт» says the same twice.
            let own = self.read_days()?;
            return self.after_days(own);
        }
        self.times_of_days(days, last_day)
    }

    /// Reads the times of days that were named, or the word that stands for times.
    fn times_of_days(&mut self, days: Days, last_day: usize) -> Read<()> {
        match self.peek() {
            Some(Token::Closed | Token::Weekend) => {
                let is_timed = matches!(self.token(1), Some(Token::Time(_) | Token::From));
                if is_timed {
                    self.at += 1;
                    return Err(self.lost());
                }
                self.untimed(days, When::Closed)
            }
            Some(Token::AllDay) => self.untimed(days, When::AllDay),
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
            Some(
                Token::Day(_)
                | Token::Days(..)
                | Token::Holidays(_)
                | Token::Count(_)
                | Token::OfMonth
                | Token::NoBreak
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
                // The days stand after the times: «9:00–18:00, пн–пт».
                let is_late = self.groups.take_late_days(&days);
                if is_late { Ok(()) } else { Err(self.lost_behind(last_day)) }
            }
        }
    }

    /// Takes a word that needs no times, and the remark behind it.
    fn untimed(&mut self, days: Days, when: When) -> Read<()> {
        self.at += 1;
        self.groups.begin(Some(days), when);
        self.remark()
    }

    /// Names the strange word that stands behind days, else the days of which nothing is said.
    fn lost_behind(&mut self, last_day: usize) -> Misread {
        let is_sign = |token: &Token| matches!(token, Token::And | Token::Comma | Token::Nothing);
        while self.peek().is_some_and(is_sign) {
            self.at += 1;
        }
        if self.peek() != Some(&Token::Unknown) {
            self.at = last_day;
        }
        self.lost()
    }

    /// Goes to the next line where it holds times, or says that it is closed.
    pub(super) fn go_below(&mut self) {
        let is_from = self.token(1) == Some(&Token::From);
        let next = self.token(1 + usize::from(is_from));
        let is_closed = !is_from && matches!(next, Some(Token::Closed | Token::AllDay));
        self.at += usize::from(is_closed || matches!(next, Some(Token::Time(_))));
    }

    /// Takes a remark that stands right after the times.
    pub(super) fn remark(&mut self) -> Read<()> {
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
}
