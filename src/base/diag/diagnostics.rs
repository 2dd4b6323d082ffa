//! A list of diagnostics that a file cannot make longer than anybody reads.
//!
//! Of one code and one file the first [`LISTED`] are listed; the others are counted, and one line says how many they
//! are. So the work of a report grows with what is shown, not with what a broken file holds. Beside them stand the
//! places whose text must never be shown.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::codes::Code;
use super::diagnostic::{Arg, Diagnostic, Location};
use super::level::Level;
use crate::base::maps::HashMap;
use crate::base::names::SourcePath;

/// How many diagnostics of one code are listed for one file.
pub const LISTED: usize = 200;

/// The diagnostics of a phase, and the places whose text must never be shown.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    /// How many are listed of each code and file.
    listed: HashMap<(SourcePath, Code), usize>,
    /// Those that are counted only.
    counted: BTreeMap<(SourcePath, Code), Counted>,
    masks: BTreeMap<SourcePath, Vec<Range<usize>>>,
}

/// Diagnostics of one code and file that are not listed.
#[derive(Debug, Clone)]
struct Counted {
    count: usize,
    /// The line that says how many, at the place of the first.
    diagnostic: Diagnostic,
}

/// Diagnostics of one level and code.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Group<'a> {
    /// What is wrong.
    pub code: Code,
    /// How often, also where it is not listed.
    pub count: usize,
    /// The first of them.
    pub first: &'a Diagnostic,
}

impl Diagnostics {
    /// Adds one diagnostic.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        let listed = self.listed.entry((diagnostic.at.path.clone(), diagnostic.code)).or_default();
        if *listed < LISTED {
            *listed += 1;
            self.list.push(diagnostic);
        } else {
            self.count_only(diagnostic.code, 1, diagnostic);
        }
    }

    /// Counts diagnostics without listing them; `first` has the place of the first of them.
    fn count_only(&mut self, code: Code, more: usize, first: Diagnostic) {
        let key = (first.at.path.clone(), code);
        let counted = self.counted.entry(key).or_insert_with(|| {
            let diagnostic = Diagnostic::new(Code::MoreOfTheSame, first.at);
            Counted { count: 0, diagnostic: Diagnostic { level: first.level, ..diagnostic } }
        });
        counted.count += more;
        counted.diagnostic.args =
            vec![("code", Arg::from(code.as_str())), ("count", Arg::from(counted.count))];
    }

    /// Hides a place: whoever shows a line that overlaps it shows marks instead of letters.
    pub(crate) fn mask(&mut self, path: &SourcePath, span: Range<usize>) {
        self.masks.entry(path.clone()).or_default().push(span);
    }

    /// Takes over the diagnostics and masks of another phase.
    pub fn extend(&mut self, other: Diagnostics) {
        other.list.into_iter().for_each(|diagnostic| self.push(diagnostic));
        for ((_, code), counted) in other.counted {
            self.count_only(code, counted.count, counted.diagnostic);
        }
        for (path, spans) in other.masks {
            self.masks.entry(path).or_default().extend(spans);
        }
    }

    /// Does the same with what stays with its phase.
    pub(crate) fn extend_from(&mut self, other: &Diagnostics) {
        other.list.iter().for_each(|diagnostic| self.push(diagnostic.clone()));
        for ((_, code), counted) in &other.counted {
            self.count_only(*code, counted.count, counted.diagnostic.clone());
        }
        for (path, spans) in &other.masks {
            self.masks.entry(path.clone()).or_default().extend_from_slice(spans);
        }
    }

    /// Returns the diagnostics, sorted by path, place, level and code, each once.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        self.at_least(Level::Incomplete)
    }

    /// Returns those that are at least as grave as `least`, sorted in the same way, each once.
    pub fn at_least(&self, least: Level) -> Vec<&Diagnostic> {
        let counted = self.counted.values().map(|counted| &counted.diagnostic);
        let all = self.list.iter().chain(counted);
        let mut list: Vec<&Diagnostic> =
            all.filter(|diagnostic| diagnostic.level <= least).collect();
        list.sort();
        list.dedup();
        list
    }

    /// Returns the places of a file that must not be shown.
    pub fn masks(&self, path: &SourcePath) -> &[Range<usize>] {
        self.masks.get(path).map_or(&[], Vec::as_slice)
    }

    /// Counts the diagnostics of one level, also those that are not listed.
    pub(crate) fn count(&self, level: Level) -> usize {
        let is_listed = |diagnostic: &&&Diagnostic| {
            diagnostic.level == level && diagnostic.code != Code::MoreOfTheSame
        };
        let counted = self.counted.values().filter(|counted| counted.diagnostic.level == level);
        self.at_least(level).iter().filter(is_listed).count()
            + counted.map(|counted| counted.count).sum::<usize>()
    }

    /// Counts all diagnostics, also those that are not listed.
    pub(crate) fn total(&self) -> usize {
        [Level::Error, Level::Warning, Level::Advice, Level::Incomplete]
            .into_iter()
            .map(|level| self.count(level))
            .sum()
    }

    /// Counts the diagnostics with one code, also those that are not listed.
    pub(crate) fn count_of(&self, code: Code) -> usize {
        let counted = self.counted.iter().filter(|((_, other), _)| *other == code);
        self.sorted().iter().filter(|diagnostic| diagnostic.code == code).count()
            + counted.map(|(_, counted)| counted.count).sum::<usize>()
    }

    /// Groups those of one level by code, the most frequent first; the first `skipped` of them, in their order, are left out.
    pub(crate) fn groups(&self, level: Level, skipped: usize) -> Vec<Group<'_>> {
        let mut groups: BTreeMap<Code, Group<'_>> = BTreeMap::new();
        let sorted = self.at_least(level).into_iter().filter(|one| one.level == level);
        for diagnostic in sorted.skip(skipped) {
            let is_counted = diagnostic.code == Code::MoreOfTheSame;
            let mut counted = self.counted.iter().filter(|_| is_counted);
            let (code, count) = match counted.find(|(_, one)| one.diagnostic == *diagnostic) {
                Some(((_, code), counted)) => (*code, counted.count),
                None => (diagnostic.code, 1),
            };
            let group = groups.entry(code).or_insert(Group { code, count: 0, first: diagnostic });
            group.count += count;
        }
        let mut groups: Vec<_> = groups.into_values().collect();
        groups.sort_by_key(|group| (Reverse(group.count), group.code));
        groups
    }

    /// Counts the errors of each file, also those that are not listed; the most first.
    pub(crate) fn errors_by_file(&self) -> Vec<(&SourcePath, usize)> {
        let mut files: BTreeMap<&SourcePath, usize> = BTreeMap::new();
        for diagnostic in self.at_least(Level::Error) {
            if diagnostic.code != Code::MoreOfTheSame {
                *files.entry(&diagnostic.at.path).or_default() += 1;
            }
        }
        for ((path, _), counted) in &self.counted {
            if counted.diagnostic.level == Level::Error {
                *files.entry(path).or_default() += counted.count;
            }
        }
        let mut files: Vec<_> = files.into_iter().collect();
        files.sort_by_key(|(path, count)| (Reverse(*count), *path));
        files
    }

    /// Tells whether anything forbids building.
    pub fn has_errors(&self) -> bool {
        let counted = self.counted.values().map(|counted| &counted.diagnostic);
        self.list.iter().chain(counted).any(|diagnostic| diagnostic.level == Level::Error)
    }

    /// Tells whether nothing is said at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty() && self.counted.is_empty()
    }

    /// Returns the files that have an error.
    pub(crate) fn broken_files(&self) -> BTreeSet<SourcePath> {
        let counted = self.counted.values().map(|counted| &counted.diagnostic);
        let errors = self.list.iter().chain(counted).filter(|one| one.level == Level::Error);
        errors.map(|diagnostic| diagnostic.at.path.clone()).collect()
    }

    /// Drops what a file is said to lack where it has an error: it may be there, unread.
    pub(crate) fn drop_what_broken_files_lack(&mut self, broken: &BTreeSet<SourcePath>) {
        let follows = |path: &SourcePath, code: Code| {
            matches!(code, Code::IncompleteEntry | Code::NoPublicContact) && broken.contains(path)
        };
        self.list.retain(|diagnostic| !follows(&diagnostic.at.path, diagnostic.code));
        self.counted.retain(|(path, code), _| !follows(path, *code));
    }

    /// Turns warnings into errors, for `--strict`.
    pub(crate) fn make_strict(&mut self) {
        let counted = self.counted.values_mut().map(|counted| &mut counted.diagnostic);
        for diagnostic in self.list.iter_mut().chain(counted) {
            if diagnostic.level == Level::Warning {
                diagnostic.level = Level::Error;
            }
        }
    }

    /// Gives each diagnostic the level that `level` has for its file and code; what it has none for goes away.
    pub(crate) fn set_levels(&mut self, level: impl Fn(&SourcePath, Code, Level) -> Option<Level>) {
        self.list.retain_mut(|diagnostic| {
            let new = level(&diagnostic.at.path, diagnostic.code, diagnostic.level);
            diagnostic.level = new.unwrap_or(diagnostic.level);
            new.is_some()
        });
        // What is counted has the level of what it counts.
        self.counted.retain(|(path, code), Counted { diagnostic, .. }| {
            let new = level(path, *code, diagnostic.level);
            diagnostic.level = new.unwrap_or(diagnostic.level);
            new.is_some()
        });
    }
}

impl Diagnostics {
    /// Returns the same about another text, in which `origin` tells where each byte stands.
    pub(crate) fn moved(self, origin: &dyn Fn(usize) -> usize) -> Self {
        let moved = |at: Location| Location { start: origin(at.start), end: origin(at.end), ..at };
        let diagnostic = |diagnostic: Diagnostic| Diagnostic {
            at: moved(diagnostic.at),
            see: diagnostic.see.into_iter().map(moved).collect(),
            ..diagnostic
        };
        let counted = |(key, counted): ((SourcePath, Code), Counted)| {
            (key, Counted { diagnostic: diagnostic(counted.diagnostic), ..counted })
        };
        let masks = |(path, spans): (SourcePath, Vec<Range<usize>>)| {
            let span = |span: Range<usize>| origin(span.start)..origin(span.end);
            (path, spans.into_iter().map(span).collect())
        };
        Self {
            list: self.list.into_iter().map(diagnostic).collect(),
            listed: self.listed,
            counted: self.counted.into_iter().map(counted).collect(),
            masks: self.masks.into_iter().map(masks).collect(),
        }
    }
}

/// Places that must not be shown, in their order and none within another.
#[derive(Debug, Clone, Default)]
pub struct Masks(Vec<Range<usize>>);

impl Masks {
    /// Puts places in order.
    pub(crate) fn new(places: &[Range<usize>]) -> Self {
        let mut sorted: Vec<Range<usize>> = places.to_vec();
        sorted.sort_by_key(|place| (place.start, place.end));
        let mut merged: Vec<Range<usize>> = Vec::new();
        for place in sorted {
            match merged.last_mut() {
                Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
                _ => merged.push(place),
            }
        }
        Self(merged)
    }

    /// Tells whether a byte must not be shown.
    pub(crate) fn hides(&self, byte: usize) -> bool {
        let after = self.0.partition_point(|place| place.end <= byte);
        self.0.get(after).is_some_and(|place| place.contains(&byte))
    }
}

/// What a phase made, and what it has to say about it. A phase never fails: broken text is data.
#[derive(Debug, Clone)]
pub struct Checked<T> {
    /// The product; as whole as the text allowed.
    pub value: T,
    /// The diagnostics.
    pub diagnostics: Diagnostics,
}

impl<T> Checked<T> {
    /// Hands the product on and moves the diagnostics into `into`.
    pub(crate) fn extend_into(self, into: &mut Diagnostics) -> T {
        into.extend(self.diagnostics);
        self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::diag::Location;

    fn diagnostic(path: &str, code: Code, byte: usize) -> Diagnostic {
        Diagnostic::new(code, Location::new(&SourcePath::new(path), &(byte..byte + 1)))
    }

    fn many(code: Code, count: usize) -> Diagnostics {
        let mut diagnostics = Diagnostics::default();
        (0..count).for_each(|byte| diagnostics.push(diagnostic("a", code, byte)));
        diagnostics
    }

    #[test]
    fn of_one_code_and_file_two_hundred_are_listed_and_the_rest_are_counted() {
        let mut all = many(Code::RawHtml, LISTED + 7);
        all.extend(many(Code::UrlScheme, LISTED));
        all.push(diagnostic("b", Code::RawHtml, 0));
        assert_eq!(all.sorted().len(), 2 * LISTED + 2);
        assert_eq!((all.total(), all.count(Level::Warning)), (2 * LISTED + 8, LISTED + 8));
        let more =
            all.sorted().into_iter().find(|diagnostic| diagnostic.code == Code::MoreOfTheSame);
        let more =
            more.map(|diagnostic| (diagnostic.at.start, diagnostic.level, diagnostic.args.clone()));
        let args = vec![("code", Arg::from("raw-html")), ("count", Arg::from(7))];
        assert_eq!(more, Some((LISTED, Level::Warning, args)));
    }

    #[test]
    fn what_phases_counted_is_added_up_and_follows_the_level_of_its_code() {
        let mut all = many(Code::RawHtml, LISTED + 1);
        all.extend(many(Code::RawHtml, LISTED + 2));
        assert_eq!(all.count_of(Code::RawHtml), 2 * LISTED + 3);
        all.set_levels(|_, code, level| (code != Code::RawHtml).then_some(level));
        assert_eq!(all.sorted().len(), 0);
    }

    #[test]
    fn masks_are_looked_up_whatever_their_order() {
        let masks = Masks::new(&[7..9, 1..3, 2..4, 20..20]);
        let hidden: Vec<usize> = (0..25).filter(|byte| masks.hides(*byte)).collect();
        assert_eq!(hidden, [1, 2, 3, 7, 8]);
    }
}
