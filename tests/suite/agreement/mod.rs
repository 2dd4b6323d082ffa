//! Every output tells the same of a service: what is due stands there, and no other fact stands in its place.
//!
//! The content is made by proptest ([`town`]), each output is cut into its rows ([`read`]), and each row is looked through
//! for every value of the whole content: what the row's output carries must be there, and whatever is there must be said
//! of this very service. What an output carries is told where it is looked at ([`formats`], [`pages`]); one that nobody looks
//! at fails the test.

mod formats;
mod pages;
mod read;
mod town;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use crate::cases::cases;
use read::Part;
use town::{Fact, Town};

/// What is compared, and what was found wrong.
struct Check<'a> {
    town: &'a Town,
    files: &'a BTreeMap<String, Vec<u8>>,
    universe: BTreeSet<Fact>,
    wrong: Vec<String>,
}

/// What must be told in one row, and what may be.
struct Due {
    must: BTreeSet<Fact>,
    may: BTreeSet<Fact>,
}

impl Due {
    /// All that a row's output carries of these facts is due; whatever else is told must be among them, too.
    fn of(facts: BTreeSet<Fact>, carried: &str) -> Self {
        let is_carried = |fact: &&Fact| carried.split(' ').any(|kind| kind == fact.kind());
        let must = facts.iter().filter(is_carried).copied().collect();
        Self { must, may: facts }
    }

    fn or(mut self, others: impl IntoIterator<Item = Fact>) -> Self {
        self.may.extend(others);
        self
    }

    fn and(mut self, others: impl IntoIterator<Item = Fact>) -> Self {
        self.must.extend(others);
        self.may.extend(self.must.iter().copied());
        self
    }

    fn without(mut self, other: impl Fn(&Fact) -> bool) -> Self {
        self.must.retain(|fact| !other(fact));
        self.may.retain(|fact| !other(fact));
        self
    }
}

impl<'a> Check<'a> {
    fn new(town: &'a Town, files: &'a BTreeMap<String, Vec<u8>>) -> Self {
        Self { town, files, universe: town.universe(), wrong: Vec::new() }
    }

    fn bytes(&self, path: &str) -> &'a [u8] {
        self.files.get(path).unwrap_or_else(|| panic!("no {path}"))
    }

    fn text(&self, path: &str) -> &'a str {
        std::str::from_utf8(self.bytes(path)).unwrap()
    }

    /// Returns the facts that a text tells, with the places where it does.
    fn told(&self, text: &str) -> Vec<(usize, Fact)> {
        let text = text.replace('\u{a0}', " ");
        let digits = text.replace([' ', '-', '(', ')'], "");
        let mut told = Vec::new();
        for fact in &self.universe {
            let text = if fact.kind() == "phone" { &digits } else { &text };
            let places = fact.spellings().into_iter().filter_map(|word| text.find(&word));
            told.extend(places.min().map(|place| (place, *fact)));
        }
        told
    }

    fn row(&mut self, path: &str, part: &str, due: &Due) {
        let told: BTreeSet<Fact> = self.told(part).into_iter().map(|(_, fact)| fact).collect();
        let lost: Vec<_> = due.must.difference(&told).collect();
        let wrong: Vec<_> = told.difference(&due.may).collect();
        if !lost.is_empty() || !wrong.is_empty() {
            self.wrong.push(format!("{path}: lost {lost:?}, in its place {wrong:?}\n{part}"));
        }
        self.labels(path, part);
    }

    /// A label stands beside its own number.
    fn labels(&mut self, path: &str, part: &str) {
        let flat = part.replace('\u{a0}', " ").replace([' ', '-', '(', ')'], "");
        let is_one = |fact: &&Fact| matches!(fact, Fact::Phone(_) | Fact::Label(_));
        let mut said: Vec<(usize, Fact)> = Vec::new();
        for fact in self.universe.iter().filter(is_one) {
            said.extend(flat.match_indices(&fact.spellings()[0]).map(|(place, _)| (place, *fact)));
        }
        said.sort_unstable();
        let order: Vec<Fact> = said.into_iter().map(|(_, fact)| fact).collect();
        for (place, fact) in order.iter().enumerate() {
            let Fact::Label(n) = fact else { continue };
            let beside = [place.checked_sub(1), Some(place + 1)].into_iter().flatten();
            let mut beside = beside.filter_map(|place| order.get(place));
            if !beside.any(|other| *other == Fact::Phone(*n)) {
                self.wrong.push(format!("{path}: {fact:?} stands beside another number\n{part}"));
            }
        }
    }

    /// Compares rows with what is due in them, in this order.
    fn rows(&mut self, path: &str, parts: &[Part], due: &[Due]) {
        if parts.len() != due.len() {
            let all = parts.join("\n");
            self.wrong.push(format!(
                "{path}: {} rows instead of {}\n{all}",
                parts.len(),
                due.len()
            ));
            return;
        }
        parts.iter().zip(due).for_each(|(part, due)| self.row(path, part, due));
    }

    fn equal<T: PartialEq + std::fmt::Debug>(&mut self, path: &str, found: &T, due: &T) {
        if found != due {
            self.wrong.push(format!("{path}: {found:?} instead of {due:?}"));
        }
    }

    /// What nobody may see stands in no file.
    fn hidden(&mut self) {
        let all = std::mem::replace(&mut self.universe, self.town.hidden());
        for (path, bytes) in self.files {
            let text = match path.ends_with(".xlsx") {
                true => (0..2)
                    .filter(|_| path == "list.xlsx")
                    .flat_map(|n| read::sheet(bytes, n))
                    .collect(),
                false => String::from_utf8_lossy(bytes).replace("\r\n ", ""),
            };
            let told = self.told(&text);
            if !told.is_empty() {
                self.wrong.push(format!("{path} tells what is hidden: {told:?}"));
            }
        }
        self.universe = all;
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn every_output_tells_the_same_of_a_service_and_nothing_of_another(town in town::town()) {
        let files = town.site().build();
        let mut check = Check::new(&town, &files);
        formats::all(&mut check);
        pages::all(&mut check);
        check.hidden();
        prop_assert!(check.wrong.is_empty(), "{}", check.wrong.join("\n\n"));
    }
}
