//! Groups of figures that may be one number, whatever stands between them.
//!
//! A number begins where a group begins and ends where one ends. Light signs part groups of any length; cells, lines and commas only
//! groups of two figures or more, else a table of counts would be full of numbers.

use super::numbers::Numbers;
use super::spoken::Spoken;

/// The most visible signs between two groups: `** / **`.
const WIDEST_GAP: usize = 6;
/// The most figures of a number as it is dialled from anywhere: `00` and 15.
const LONGEST: usize = 17;
/// The fewest figures that are looked for: a Ukrainian number without its zero.
const SHORTEST: usize = 8;
/// How many groups are held before the older half is forgotten.
const MANY: usize = 64;
/// The most groups of a number whose zero was left out.
const MOST_WITHOUT_ZERO: usize = 5;

/// What stands between two groups.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Gap {
    marks: usize,
    is_heavy: bool,
    is_broken: bool,
}

impl Gap {
    pub(super) fn mark(&mut self, c: char) {
        self.marks += 1;
        self.is_heavy |= matches!(c, '|' | ';' | ',' | '\t');
    }

    /// Notes the end of a line or a cell.
    pub(super) fn heavy(&mut self) {
        self.is_heavy = true;
    }

    /// Notes what no number goes on over.
    pub(super) fn end_run(&mut self) {
        self.is_broken = true;
    }

    fn is_separator(&self) -> bool {
        self.is_broken || self.marks > WIDEST_GAP
    }
}

/// Figures without anything between them.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// Where its figures begin among all.
    at: usize,
    length: usize,
    /// Where it stands in the text.
    start: usize,
    end: usize,
    /// What stands before it is a line's end, a cell's or a comma.
    is_heavy: bool,
    /// The last word of it, where it was written in words.
    spoken: Option<Spoken>,
}

/// The groups that may still become a number.
#[derive(Debug, Default)]
pub(super) struct Runs {
    digits: Vec<u8>,
    runs: Vec<Run>,
    pub(super) gap: Gap,
    /// How often the next word counts.
    times: Option<u16>,
}

/// Where a number stands, and which.
pub(super) struct FoundNumber {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) secret: u32,
}

impl Runs {
    fn clear(&mut self) {
        self.digits.clear();
        self.runs.clear();
    }

    /// Tells whether nothing is awaited.
    pub(super) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Begins anew: what came before belongs to no number.
    pub(super) fn break_off(&mut self) {
        self.clear();
        self.gap = Gap::default();
        self.times = None;
    }

    /// Takes a group of figures.
    pub(super) fn take_figures(
        &mut self,
        figures: impl Iterator<Item = u8>,
        place: (usize, usize),
        numbers: &Numbers,
    ) -> Option<FoundNumber> {
        self.add_figures(figures, place, None);
        self.ending_number(numbers)
    }

    fn add_figures(
        &mut self,
        figures: impl Iterator<Item = u8>,
        (start, end): (usize, usize),
        spoken: Option<Spoken>,
    ) {
        let gap = std::mem::take(&mut self.gap);
        if gap.is_separator() {
            self.clear();
        }
        if self.runs.len() >= MANY {
            let kept = self.runs.split_off(MANY / 2);
            let first = kept[0].at;
            self.digits.drain(..first);
            self.runs = kept.into_iter().map(|run| Run { at: run.at - first, ..run }).collect();
        }
        let at = self.digits.len();
        self.digits.extend(figures);
        let length = self.digits.len() - at;
        self.runs.push(Run { at, length, start, end, is_heavy: gap.is_heavy, spoken });
    }

    /// Takes a word of a number.
    pub(super) fn push_word(
        &mut self,
        word: Spoken,
        place: (usize, usize),
        numbers: &Numbers,
    ) -> Option<FoundNumber> {
        let is_near = !self.gap.is_separator() && self.gap.marks == 0;
        let last = self.runs.last().and_then(|run| run.spoken).filter(|_| is_near);
        match (last, word) {
            (_, Spoken::Times(times)) => {
                self.times = Some(times);
                return None;
            }
            (Some(Spoken::Hundreds(_)), Spoken::Unit(1..) | Spoken::Teen(_) | Spoken::Tens(_))
            | (Some(Spoken::Tens(_)), Spoken::Unit(1..)) => self.complete(word, place.1),
            (Some(Spoken::Unit(hundreds)), Spoken::Hundred) => {
                self.digits.extend([0, 0]);
                self.replace_last(Spoken::Hundreds(hundreds * 100), place.1);
            }
            (Some(Spoken::Unit(count @ 2..)), Spoken::Zeros) => self.zeros(count, place),
            (_, Spoken::Hundred | Spoken::Zeros) => return None,
            (_, Spoken::Unit(_) | Spoken::Teen(_) | Spoken::Tens(_) | Spoken::Hundreds(_)) => {
                let times = self.times.take().unwrap_or(1);
                let figures = spoken_value(word).to_string().repeat(usize::from(times));
                let word = if times > 1 { Spoken::Unit(0) } else { word };
                self.add_figures(figures.bytes().map(|byte| byte - b'0'), place, Some(word));
            }
        }
        self.ending_number(numbers)
    }

    /// Adds the tens or units to a number of which the greater part came before.
    fn complete(&mut self, word: Spoken, end: usize) {
        let figures = spoken_value(word).to_string();
        let from = self.digits.len() - figures.len();
        self.digits.truncate(from);
        self.digits.extend(figures.bytes().map(|byte| byte - b'0'));
        self.replace_last(word, end);
    }

    /// Puts zeros in the place of the word that said how many.
    fn zeros(&mut self, count: u16, (start, end): (usize, usize)) {
        if let Some(run) = self.runs.last_mut() {
            run.length -= 1;
            self.digits.pop();
            if run.length == 0 {
                self.runs.pop();
            } else {
                // «пʼятдесят два нулі»: the two belonged to the zeros.
                self.digits.push(0);
                run.length += 1;
                run.spoken = Some(Spoken::Unit(0));
            }
        }
        self.add_figures(
            std::iter::repeat_n(0, usize::from(count)),
            (start, end),
            Some(Spoken::Unit(0)),
        );
    }

    fn replace_last(&mut self, word: Spoken, end: usize) {
        let all = self.digits.len();
        if let Some(run) = self.runs.last_mut() {
            (run.length, run.end, run.spoken) = (all - run.at, end, Some(word));
        }
        self.gap = Gap::default();
    }

    /// Looks whether a number ends with the last group.
    fn ending_number(&self, numbers: &Numbers) -> Option<FoundNumber> {
        if self.digits.len() < SHORTEST {
            return None;
        }
        let (mut length, mut has_heavy) = (0, false);
        for (position, run) in self.runs.iter().enumerate().rev() {
            length += run.length;
            if length > LONGEST {
                return None;
            }
            if length >= SHORTEST
                && let Some(secret) = self.known(position, has_heavy, numbers)
            {
                let end = self.runs.last()?.end;
                return Some(FoundNumber { start: run.start, end, secret });
            }
            let before = position.checked_sub(1).map(|before| &self.runs[before])?;
            if run.is_heavy {
                let is_spoken = run.spoken.is_some() && before.spoken.is_some();
                if !is_spoken && (run.length < 2 || before.length < 2) {
                    return None;
                }
                has_heavy |= !is_spoken;
            }
        }
        None
    }

    /// Returns the number that goes from a group to the last one.
    fn known(&self, position: usize, has_heavy: bool, numbers: &Numbers) -> Option<u32> {
        let run = self.runs[position];
        let goes_on = position > 0 && !run.is_heavy;
        if has_heavy && goes_on {
            // It begins amid another number, which is followed by a third.
            return None;
        }
        let count = self.runs.len() - position;
        let is_certain = !has_heavy && !goes_on && run.length > 1 && count <= MOST_WITHOUT_ZERO;
        numbers.get(&self.digits[run.at..], is_certain)
    }
}

fn spoken_value(word: Spoken) -> u16 {
    match word {
        Spoken::Unit(value)
        | Spoken::Teen(value)
        | Spoken::Tens(value)
        | Spoken::Hundreds(value) => value,
        Spoken::Hundred | Spoken::Zeros | Spoken::Times(_) => 0,
    }
}
