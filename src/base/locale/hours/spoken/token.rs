//! What a piece of a text of opening hours means, and why a text is not understood.

use std::ops::Range;

/// What a piece of the text means.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A day of the week, Monday is 0.
    Day(usize),
    /// Several days that have one name: as bits, and in the notation of OpenStreetMap.
    Days(u8, &'static str),
    /// Public or school holidays.
    Holidays(&'static str),
    /// «Вихідні»: the days of the weekend, or that some days are off.
    Weekend,
    /// Which of the days of a month; -1 is the last.
    Count(i8),
    OfMonth,
    /// A time in minutes.
    Time(u16),
    Closed,
    AllDay,
    Break,
    NoBreak,
    Except,
    From,
    To,
    Dash,
    And,
    Comma,
    Colon,
    /// A semicolon.
    Stop,
    /// The end of a line.
    Line,
    /// Words that announce one of the schedules that a place may have.
    Schedule(Schedule),
    /// A remark in the words of its author.
    Note(String),
    /// A word that only announces.
    Nothing,
    /// What is not understood.
    Unknown,
}

/// What a schedule is of: where both stand in one text, nobody knows which days are whose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Schedule {
    /// When they work.
    Work,
    /// When they receive people.
    Reception,
}

/// A token and where it stands, in letters.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) token: Token,
    pub(super) span: Range<usize>,
}

/// Why a text is not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Misread {
    /// These letters have no place.
    Part(Range<usize>),
    /// Times without days.
    NoDays,
    /// Two groups speak of one day.
    Twice,
    /// There is nothing to read.
    Nothing,
}
