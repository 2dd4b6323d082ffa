//! Numbers by their figures, with or without what is dialled before them.

use std::fmt;

use crate::base::maps::HashMap;

/// Numbers by their figures as they are dialled from abroad.
#[derive(Default)]
pub(super) struct Numbers(pub(super) HashMap<u64, u32>);

impl fmt::Debug for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Numbers({}, •••)", self.0.len())
    }
}

impl Numbers {
    /// Returns the number that these figures are, with or without what is dialled before it; `may_lack_zero` tells figures that stand for
    /// themselves.
    pub(super) fn get(&self, figures: &[u8], may_lack_zero: bool) -> Option<u32> {
        let value =
            |figures: &[u8]| figures.iter().fold(0_u64, |n, digit| n * 10 + u64::from(*digit));
        let own = |rest: &[u8]| match rest.len() {
            9 => self.0.get(&(380_000_000_000 + value(rest))).copied(),
            _ => None,
        };
        match figures {
            [0, 0, abroad @ ..] => self.0.get(&value(abroad)).copied(),
            [0, rest @ ..] => own(rest),
            [8, 0, rest @ ..] if rest.len() == 9 => own(rest),
            [3, 8, rest @ ..] if rest.len() == 9 => own(rest),
            _ if figures.len() > 9 => self.0.get(&value(figures)).copied(),
            _ if may_lack_zero => own(figures).or_else(|| self.0.get(&value(figures)).copied()),
            _ => None,
        }
    }
}
