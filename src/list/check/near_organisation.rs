//! `near-organisation`: somebody of a meeting who is taken for a person or a guest, and is called nearly as an organisation.
//!
//! A warning: readers would see a mistyped name as somebody's, and the organisation none of its tasks. Names of people are short
//! and like many words, so a short name must be all of an organisation's own name, and a longer one may have a slip or two.

use crate::base::diag::{Code, Diagnostic, Diagnostics, Sited};
use crate::base::locale::compare::{distance_within, fold};
use crate::base::locale::order::filing_name;
use crate::base::localised::Text;
use crate::content::validate::Organisation;
use crate::list::model::Register;

/// Names longer than this are sentences, and no slips of a name.
const LONGEST: usize = 200;

/// Reports each name that is nearly that of an organisation.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    let meetings = || register.meetings.iter();
    let guests = meetings().flat_map(|meeting| {
        let unlisted = meeting.attendees.iter().filter(|one| one.organisation.is_none());
        unlisted.filter_map(|one| one.name.as_ref()).map(|name| (name, Some("guest")))
    });
    let tasks = meetings().flat_map(|meeting| &meeting.tasks);
    let people = tasks.flat_map(|task| &task.who.names).map(|name| (name, None));
    let named: Vec<(&Sited<Text>, Option<&'static str>)> = guests.chain(people).collect();
    if named.is_empty() {
        return;
    }
    let known: Vec<(&Organisation, Vec<String>)> =
        register.organisations.iter().map(|one| (&**one, keys(one))).collect();
    for (name, hint) in named {
        let text = &*name.value.main;
        let Some(near) = nearest(text, &known) else { continue };
        let diagnostic = Diagnostic::new(Code::NearOrganisation, name.at.clone());
        let diagnostic = diagnostic.with("name", text).with("id", &*near.common.id);
        let diagnostic = diagnostic.with("organisation", &*near.name.main);
        diagnostics.push(match hint {
            Some(hint) => diagnostic.hint(hint),
            None => diagnostic,
        });
    }
}

/// Returns what an organisation may be called by: its names and short names without the legal form, and its id.
fn keys(organisation: &Organisation) -> Vec<String> {
    let texts = [Some(&organisation.name), organisation.short_name.as_ref()];
    let names = texts.into_iter().flatten().flat_map(Text::all).map(|name| comparison_key(name));
    names.chain([organisation.common.id.to_lowercase()]).collect()
}

fn comparison_key(name: &str) -> String {
    fold(&filing_name(name))
}

/// Returns the one organisation that a text is most like; `None` where it is like none, or like two.
fn nearest<'a>(text: &str, known: &[(&'a Organisation, Vec<String>)]) -> Option<&'a Organisation> {
    let key = comparison_key(text);
    if key.len() > LONGEST {
        return None;
    }
    let far = |keys: &[String]| keys.iter().filter_map(|known| slips(&key, known)).min();
    let near = known.iter().filter_map(|(one, keys)| Some((far(keys)?, *one)));
    let near: Vec<(usize, &Organisation)> = near.collect();
    let least = near.iter().map(|(slips, _)| *slips).min()?;
    let mut best = near.iter().filter(|(slips, _)| *slips == least).map(|(_, one)| *one);
    best.next().filter(|_| best.next().is_none())
}

/// Returns in how many slips two names differ, where they are so few that one is meant by the other.
fn slips(one: &str, other: &str) -> Option<usize> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let allowed = match one.chars().count().min(other.chars().count()) {
        0..3 => return None,
        3..6 => 0,
        6..12 => 1,
        _ => 2,
    };
    distance_within(one, other, allowed).filter(|_| digits(one) == digits(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_near_and_a_name_of_a_person_is_not() {
        let is_near =
            |one: &str, other: &str| slips(&comparison_key(one), &comparison_key(other)).is_some();
        for (one, other) in [
            ("Прикладд", "Приклад"),
            ("прикалд", "ГО «Приклад»"),
            ("Приклад", "Громадська організація «Приклад»"),
            ("Дім", "БФ «Дім»"),
            ("pryklda", "pryklad"),
            ("Рада пільгових категрій", "ГО «Рада пільгових категорій»"),
        ] {
            assert!(is_near(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("Марія", "Мрія"),
            ("Приклад Прикладенко", "Приклад"),
            ("Дим", "Дім"),
            ("Школа № 2", "Школа № 3"),
            ("Коваль", "Ковалі та сини"),
            ("Я", "Я"),
        ] {
            assert!(!is_near(one, other), "{one} {other}");
        }
    }
}
