//! One line of opening hours as people read them, and words that are no hours.

/// One row of a table of opening hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::base) struct HoursRow {
    /// Which days, «понеділок–пʼятниця»; empty when the row is about every day and says so itself.
    pub days: String,
    /// What then, «09:00–17:00» or «зачинено».
    pub times: String,
}

/// Why words are no opening hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum WordsError {
    /// This part is not understood.
    Part(String),
    /// Times without days: «щодня» must be said.
    NoDays,
    /// Days without times: «щодня» says nothing of hours. With an example in the notation of OpenStreetMap.
    NoTimes(String),
    /// An hour or a minute that no day has.
    NoSuchTime,
    /// Two parts speak of one day, and nobody knows whether the second adds or replaces.
    Twice,
}
