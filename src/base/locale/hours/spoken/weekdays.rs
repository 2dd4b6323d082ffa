//! Which days a group is about: one, ranges, several, groups with a name, such as the first Monday of the month.

use super::groups::Days;
use super::reader::{HoursReader, Read};
use super::token::Token;

impl HoursReader<'_> {
    /// Reads days: one, ranges, several, groups with a name, such as the first Monday of the month.
    pub(super) fn read_days(&mut self) -> Read<Days> {
        let mut days = Days::default();
        loop {
            self.one_of_days(&mut days)?;
            let mut next = self.at;
            while matches!(
                self.pieces.get(next).map(|p| &p.token),
                Some(Token::Comma | Token::And | Token::Nothing)
            ) {
                next += 1;
            }
            let names_days = matches!(
                self.pieces.get(next).map(|piece| &piece.token),
                Some(Token::Day(_) | Token::Days(..) | Token::Holidays(_) | Token::Count(_))
            );
            if next == self.at || !names_days {
                return Ok(days);
            }
            self.at = next;
        }
    }

    fn one_of_days(&mut self, days: &mut Days) -> Read<()> {
        if self.peek() == Some(&Token::From) && matches!(self.token(1), Some(Token::Day(_))) {
            self.at += 1;
        }
        match self.peek() {
            Some(Token::Day(first)) => {
                self.at += 1;
                let is_range = matches!(self.peek(), Some(Token::Dash | Token::To));
                if is_range && let Some(Token::Day(last)) = self.token(1) {
                    self.at += 2;
                    if first == last {
                        return Err(self.lost());
                    }
                    let length = (7 + last - first) % 7;
                    (0..=length).for_each(|more| days.week |= 1 << ((first + more) % 7));
                    days.notation.push(format!("{}-{}", Days::NAMES[*first], Days::NAMES[*last]));
                } else {
                    days.week |= 1 << first;
                    days.notation.push(Days::NAMES[*first].to_owned());
                }
                Ok(())
            }
            Some(Token::Days(week, notation)) => {
                self.at += 1;
                days.week |= week;
                days.notation.push((*notation).to_owned());
                Ok(())
            }
            Some(Token::Holidays(notation)) => {
                self.at += 1;
                days.notation.push((*notation).to_owned());
                Ok(())
            }
            Some(Token::Count(_)) => self.monthly(days),
            Some(
                Token::Weekend
                | Token::OfMonth
                | Token::Time(_)
                | Token::Closed
                | Token::AllDay
                | Token::Break
                | Token::NoBreak
                | Token::Except
                | Token::From
                | Token::To
                | Token::Dash
                | Token::And
                | Token::Comma
                | Token::Colon
                | Token::Stop
                | Token::Line
                | Token::Schedule(_)
                | Token::Note(_)
                | Token::Nothing
                | Token::Unknown,
            )
            | None => Err(self.lost()),
        }
    }

    /// «Перший і третій понеділок місяця».
    fn monthly(&mut self, days: &mut Days) -> Read<()> {
        let mut counts = Vec::new();
        while let Some(token) = self.peek() {
            if let Token::Count(count) = token {
                counts.push(count.to_string());
            } else if !matches!(token, Token::And | Token::Comma) {
                break;
            }
            self.at += 1;
        }
        let (Some(Token::Day(day)), Some(Token::OfMonth)) = (self.peek(), self.token(1)) else {
            return Err(self.lost());
        };
        self.at += 2;
        days.notation.push(format!("{}[{}]", Days::NAMES[*day], counts.join(",")));
        Ok(())
    }

    /// Reads the days after «крім»: «вихідних і свят», «понеділка та вівторка».
    pub(super) fn exception(&mut self) -> Read<Days> {
        self.at += 1;
        self.skip_words();
        let mut days = Days::default();
        loop {
            if self.peek() == Some(&Token::Weekend) {
                self.at += 1;
                days.add_days(Days::weekend());
            } else {
                days.add_days(self.read_days()?);
            }
            let goes_on =
                matches!(self.token(1), Some(Token::Weekend | Token::Holidays(_) | Token::Day(_)));
            if self.peek() != Some(&Token::And) || !goes_on {
                return Ok(days);
            }
            self.at += 1;
        }
    }

    fn skip_words(&mut self) {
        while matches!(self.peek(), Some(Token::Nothing | Token::Colon)) {
            self.at += 1;
        }
    }
}
