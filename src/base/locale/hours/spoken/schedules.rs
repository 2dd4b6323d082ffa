//! A text may announce what its hours are of: when they work, or when they receive people. Only one of both is read.
//!
//! Tokens come in and go out without the announcement. «Графік роботи: пн–пт 9–18. Прийом громадян: вт 10–12» is refused: taken
//! together the second would replace the first on its days.

use super::token::{Misread, Piece, Schedule, Token};

/// Makes announcements nothing, or names the one that begins another schedule.
pub(super) fn only_one(mut pieces: Vec<Piece>) -> Result<Vec<Piece>, Misread> {
    let mut leading: Option<Schedule> = None;
    let mut has_hours = false;
    for at in 0..pieces.len() {
        let is_when = |token: &Token| {
            matches!(token, Token::Time(_) | Token::AllDay | Token::Closed | Token::Weekend)
        };
        has_hours |= is_when(&pieces[at].token);
        let Token::Schedule(kind) = pieces[at].token else { continue };
        let is_own = leading.map_or(!has_hours, |own| own == kind);
        if !is_own && begins_hours(&pieces[at + 1..]) {
            return Err(Misread::Part(pieces[at].span.clone()));
        }
        leading = leading.or(Some(kind).filter(|_| !has_hours));
        pieces[at].token = Token::Nothing;
    }
    Ok(pieces)
}

/// Tells whether hours follow, and not what only says more of those before: «прийом здійснюється без перерви».
fn begins_hours(rest: &[Piece]) -> bool {
    let is_sign = |token: &Token| {
        matches!(
            token,
            Token::Nothing | Token::Colon | Token::Dash | Token::Comma | Token::Schedule(_)
        )
    };
    let next = rest.iter().map(|piece| &piece.token).find(|token| !is_sign(token));
    !matches!(next, None | Some(Token::NoBreak | Token::Note(_)))
}
