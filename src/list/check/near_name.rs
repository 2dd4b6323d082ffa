//! `near-name`: two organisations whose names differ by a typing mistake or by their legal form only.
//!
//! Different codes of the register prove that they are two; one code is `same-edrpou`. Numbers must be equal:
//! school № 2 is not a misspelt school № 3.

use std::collections::BTreeMap;

use super::same_edrpou;

use super::reach::listed;
use crate::base::diag::{Code, Diagnostic, Diagnostics};
use crate::base::locale::compare::{distance, fold};
use crate::base::locale::order::filing_name;
use crate::content::validate::Organisation;
use crate::list::model::Register;

/// Reports each organisation whose name is nearly that of an earlier one.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    // By the numbers they hold and their length: no others can be near, and each is compared with each.
    let mut seen: BTreeMap<(String, usize), Vec<(usize, NameKeys<'_>)>> = BTreeMap::new();
    for (position, organisation) in listed(register).into_iter().enumerate() {
        let second = NameKeys::new(organisation);
        let is_told = |first: &&(usize, NameKeys<'_>)| {
            first.1.is_near(&second) && !same_edrpou::is_same(first.1.organisation, organisation)
        };
        let lengths = second.length.saturating_sub(FARTHEST)..=second.length + FARTHEST;
        let alike = lengths.filter_map(|length| seen.get(&(second.digits.clone(), length)));
        let first = alike.filter_map(|alike| alike.iter().find(is_told));
        let first =
            first.min_by_key(|(position, _)| *position).map(|(_, first)| first.organisation);
        if let Some(first) = first {
            let diagnostic = Diagnostic::new(Code::NearName, organisation.common.named.clone());
            let diagnostic = diagnostic.with("name", &*first.name.main);
            diagnostics.push(diagnostic.see(first.common.named.clone()));
        }
        let alike = seen.entry((second.digits.clone(), second.length)).or_default();
        alike.push((position, second));
    }
}

/// How many slips two names may be apart, and so how much one may be longer.
const FARTHEST: usize = 2;

/// Tells two names that are probably one.
pub(super) fn is_near(one: &Organisation, other: &Organisation) -> bool {
    NameKeys::new(one).is_near(&NameKeys::new(other))
}

/// An organisation with what its name is compared by, made once: each is compared with each.
pub(super) struct NameKeys<'a> {
    pub(super) organisation: &'a Organisation,
    key: String,
    length: usize,
    digits: String,
    /// How often letters stand in the key, by their lowest bits.
    letters: [u8; 32],
}

impl<'a> NameKeys<'a> {
    pub(super) fn new(organisation: &'a Organisation) -> Self {
        let key = fold(&filing_name(&organisation.name.main));
        let mut letters = [0_u8; 32];
        for c in key.chars() {
            let count = &mut letters[u32::from(c) as usize % 32];
            *count = count.saturating_add(1);
        }
        Self {
            organisation,
            length: key.chars().count(),
            digits: key.chars().filter(char::is_ascii_digit).collect(),
            letters,
            key,
        }
    }

    pub(super) fn is_near(&self, other: &Self) -> bool {
        // A short name has many neighbours that are other names.
        let allowed = match self.length.min(other.length) {
            0..8 => 0,
            8..16 => 1,
            _ => FARTHEST,
        };
        self.length.abs_diff(other.length) <= allowed
            && self.may_be_within(other, allowed)
            && self.digits == other.digits
            && !self.are_two(other)
            && distance(&self.key, &other.key) <= allowed
    }

    /// Each slip changes at most two counts by one, which is quicker to tell than the distance.
    fn may_be_within(&self, other: &Self, allowed: usize) -> bool {
        let counts = self.letters.iter().zip(&other.letters);
        counts.map(|(a, b)| usize::from(a.abs_diff(*b))).sum::<usize>() <= 2 * allowed
    }

    fn are_two(&self, other: &Self) -> bool {
        let (one, other) = (self.organisation, other.organisation);
        let have_codes = one.edrpou.is_some() && other.edrpou.is_some();
        have_codes && !same_edrpou::is_same(one, other)
    }
}
