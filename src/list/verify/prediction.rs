//! When the whole list will have been verified, and how many calls a week hold it so.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::queue::Queue;
use crate::list::model::Register;
use crate::list::standing::cycle_days;

/// Days that are looked ahead: ten years.
const MOST_DAYS: usize = 3650;

/// What calls lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Prediction {
    /// How many calls a week hold the cycle once nothing is overdue.
    pub(crate) needed: usize,
    /// The day by which nothing is overdue with the calls a week that were asked for; `None` where they are too few.
    pub(crate) held_on: Option<Date>,
}

/// Works out when nothing is overdue any more with `per_week` calls a week, if each of them is answered.
pub(crate) fn predict(register: &Register, queue: &Queue, per_week: usize) -> Prediction {
    let cycle = i64::from(cycle_days(register));
    let needed = (queue.whole * 7).div_ceil(usize::try_from(cycle).expect("a cycle has days"));
    let today = register.config.today;
    let waiting = std::iter::repeat_n(today, queue.calls.len());
    let mut due: BinaryHeap<Reverse<Date>> =
        waiting.chain(queue.coming.iter().copied()).map(Reverse).collect();
    let mut made = 0;
    for (n, day) in (1..=MOST_DAYS).zip(today.series(1.day())) {
        while made < (per_week * n).div_ceil(7) && due.peek().is_some_and(|next| next.0 <= day) {
            due.pop();
            made += 1;
            due.extend(day.checked_add(cycle.days()).ok().map(Reverse));
        }
        if due.peek().is_none_or(|next| next.0 > day) {
            return Prediction { needed, held_on: Some(day) };
        }
    }
    Prediction { needed, held_on: None }
}
