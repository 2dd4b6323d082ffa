//! Which organisations are nearly called as an earlier one, found anew for those alone that changed.
//!
//! Comes in: the organisations that readers are sent to, in their order. Goes out: for each the first before it whose name differs by a
//! slip or two. Whether two names are near hangs on these two alone, so what two entries say that did not change holds still.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::reach::with_files;
use super::same_edrpou;
use crate::base::locale::compare::{distance, fold};
use crate::base::locale::order::filing_name;
use crate::base::memo::Memo;
use crate::content::validate::Organisation;

/// How many slips two names may be apart, and so how much one may be longer.
const FARTHEST: usize = 2;

/// Whose names were found near before. It is only ever an advantage: empty, each is compared with each.
#[derive(Debug, Default)]
pub(super) struct NearCache {
    keys: Memo<Organisation, NameKey>,
    /// For each the first before it that is to be told of.
    first: Vec<Option<usize>>,
}

impl NearCache {
    /// Returns for each organisation the position of the first before it that has nearly its name.
    pub(super) fn find_first(&mut self, listed: &[&Arc<Organisation>]) -> &[Option<usize>] {
        /// So many may be others than before that each is compared with all; where more are, all are compared by length.
        const FEW: usize = 16;
        let now = with_files(listed.iter().copied());
        let changed = self.keys.update(now, |_, one| NameKey::new(one));
        let keys = self.keys.all_made();
        let all: Vec<NamedEntry<'_>> =
            listed.iter().zip(keys).map(|(one, key)| NamedEntry(one, key)).collect();
        match changed.filter(|changed| changed.len() <= FEW) {
            Some(changed) => update_first(&all, &changed, &mut self.first),
            None => self.first = first_of_all(&all),
        }
        &self.first
    }
}

/// Finds the first anew where an entry of `changed`, whose positions are in order, is one of the two: whether two names are near hangs on
/// these two alone.
fn update_first(all: &[NamedEntry<'_>], changed: &[usize], first: &mut [Option<usize>]) {
    for (position, second) in all.iter().enumerate() {
        let is_told = |other: &usize| all[*other].is_told_of(*second);
        let found = first[position];
        let is_open = [Some(position), found].into_iter().flatten();
        first[position] = if is_open.into_iter().any(|one| changed.contains(&one)) {
            (0..position).find(is_told)
        } else {
            let before = changed.iter().copied().take_while(|other| *other < position);
            before.filter(|other| found.is_none_or(|found| *other < found)).find(is_told).or(found)
        };
    }
}

/// Finds the first of each.
fn first_of_all(all: &[NamedEntry<'_>]) -> Vec<Option<usize>> {
    // By the numbers they hold and their length: no others can be near, and each is compared with each.
    let mut seen: BTreeMap<(&str, usize), Vec<usize>> = BTreeMap::new();
    let mut first = Vec::with_capacity(all.len());
    for (position, second) in all.iter().enumerate() {
        let NamedEntry(_, key) = *second;
        let lengths = key.length.saturating_sub(FARTHEST)..=key.length + FARTHEST;
        let alike = lengths.filter_map(|length| seen.get(&(key.digits.as_str(), length)));
        let is_told = |other: &&usize| all[**other].is_told_of(*second);
        first.push(alike.filter_map(|alike| alike.iter().find(is_told)).min().copied());
        seen.entry((key.digits.as_str(), key.length)).or_default().push(position);
    }
    first
}

/// What the name of an organisation is compared by, made once: each is compared with each.
#[derive(Debug)]
pub(super) struct NameKey {
    key: String,
    length: usize,
    digits: String,
    /// How often letters stand in the key, by their lowest bits.
    letters: [u8; 32],
}

impl NameKey {
    pub(super) fn new(organisation: &Organisation) -> Self {
        let key = fold(&filing_name(&organisation.name.main));
        let mut letters = [0_u8; 32];
        for c in key.chars() {
            let count = &mut letters[u32::from(c) as usize % 32];
            *count = count.saturating_add(1);
        }
        Self {
            length: key.chars().count(),
            digits: key.chars().filter(char::is_ascii_digit).collect(),
            letters,
            key,
        }
    }

    /// Each slip changes at most two counts by one, which is quicker to tell than the distance.
    fn may_be_within(&self, other: &Self, allowed: usize) -> bool {
        let counts = self.letters.iter().zip(&other.letters);
        counts.map(|(a, b)| usize::from(a.abs_diff(*b))).sum::<usize>() <= 2 * allowed
    }
}

/// An organisation with what its name is compared by.
#[derive(Debug, Clone, Copy)]
pub(super) struct NamedEntry<'a>(pub(super) &'a Organisation, pub(super) &'a NameKey);

impl NamedEntry<'_> {
    pub(super) fn is_near(self, other: NamedEntry<'_>) -> bool {
        let (Self(_, own), NamedEntry(_, key)) = (self, other);
        // A short name has many neighbours that are other names.
        let allowed = match own.length.min(key.length) {
            0..8 => 0,
            8..16 => 1,
            _ => FARTHEST,
        };
        own.length.abs_diff(key.length) <= allowed
            && own.may_be_within(key, allowed)
            && own.digits == key.digits
            && !self.are_two(other)
            && distance(&own.key, &key.key) <= allowed
    }

    /// Tells whether nothing surer is said of the two.
    fn is_told_of(self, other: NamedEntry<'_>) -> bool {
        self.is_near(other) && !same_edrpou::is_same(self.0, other.0)
    }

    fn are_two(self, NamedEntry(other, _): NamedEntry<'_>) -> bool {
        let Self(one, _) = self;
        let have_codes = one.edrpou.is_some() && other.edrpou.is_some();
        have_codes && !same_edrpou::is_same(one, other)
    }
}

/// Tells two names that are probably one.
pub(super) fn is_near(one: &Organisation, other: &Organisation) -> bool {
    NamedEntry(one, &NameKey::new(one)).is_near(NamedEntry(other, &NameKey::new(other)))
}
