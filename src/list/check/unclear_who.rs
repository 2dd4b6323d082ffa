//! `unclear-who`: a task for somebody who is taken for a person, and is a word for all who took part with a slip in it, or several in one text.
//!
//! Readers would see it as it stands, an id among words too.

use std::sync::LazyLock;

use crate::base::diag::{Code, Diagnostic, Diagnostics};
use crate::base::locale::compare::{distance_within, fold};
use crate::content::validate::{ATTENDEES, Match, NameIndex, ReferenceKind, is_everybody};
use crate::list::model::Register;

/// The fewest letters of a word that may have a slip: «усі» is too near to others.
const SHORTEST: usize = 6;

/// Reports each such text.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    let names = LazyLock::new(|| register.name_index());
    let tasks = register.meetings.iter().flat_map(|meeting| &meeting.tasks);
    for who in tasks.flat_map(|task| &task.who.names) {
        let text = &*who.value.main;
        let hint = if is_nearly_everybody(text) {
            "everybody"
        } else if names_several(&names, text) {
            "several"
        } else {
            continue;
        };
        let diagnostic = Diagnostic::new(Code::UnclearWho, who.at.clone());
        diagnostics.push(diagnostic.with("name", text).hint(hint));
    }
}

/// Tells a word for all who took part that has a slip in it.
fn is_nearly_everybody(text: &str) -> bool {
    let word = fold(text);
    word.chars().count() >= SHORTEST
        && ATTENDEES.iter().any(|all| distance_within(&word, &fold(all), 1).is_some())
}

/// Tells a text that lists several: one between commas is known, or all between conjunctions are. Names have conjunctions of their own.
fn names_several(names: &NameIndex, text: &str) -> bool {
    let is_known = |part: &&str| {
        is_everybody(part)
            || match names.find(ReferenceKind::Organisation, part) {
                Match::One(_) | Match::Several(_) => true,
                Match::None => false,
            }
    };
    let listed: Vec<&str> = text.split([',', ';']).map(str::trim).collect();
    let joined: Vec<&str> =
        [" та ", " і ", " й ", " and "].iter().fold(vec![text], |parts, word| {
            parts.into_iter().flat_map(|part| part.split(word)).map(str::trim).collect()
        });
    listed.len() > 1 && listed.iter().any(is_known)
        || joined.len() > 1 && joined.iter().all(is_known)
}
