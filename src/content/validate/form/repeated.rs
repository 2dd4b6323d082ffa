//! An item of a list that stands there already: the same term, organisation or number a second time.

use super::datum::Datum;
use crate::base::diag::Sited;
use crate::base::locale::compare::fold;

/// What tells two records of one list from each other.
const NAMES: [&str; 2] = ["number", "organisation"];

/// Returns the earlier item that says the same.
pub(super) fn earlier<'i>(items: &'i [Sited<Datum>], new: &Datum) -> Option<&'i Sited<Datum>> {
    items.iter().find(|item| says_alike(&item.value, new))
}

fn says_alike(one: &Datum, other: &Datum) -> bool {
    match (one, other) {
        (Datum::Language(one), Datum::Language(other)) => one == other,
        (Datum::Choice(one), Datum::Choice(other)) => one == other,
        (Datum::Phone(one), Datum::Phone(other)) => one == other,
        (Datum::Reference(one), Datum::Reference(other)) => fold(one.text()) == fold(other.text()),
        (Datum::Record(one), Datum::Record(other)) => {
            let both = |key: &str| one.fields.get(key).zip(other.fields.get(key));
            let is_named_alike = NAMES
                .iter()
                .filter_map(|key| both(key))
                .any(|(one, other)| says_alike(&one.value, &other.value));
            // Behind one number several people may be, each with an extension of their own.
            let extension = |form: &super::datum::Form| {
                let field = form.fields.get("extension")?;
                let Datum::Text(text) = &field.value else { return None };
                Some(text.main.clone())
            };
            is_named_alike && extension(one) == extension(other)
        }
        // What else lists hold may stand there twice, and two of different kinds are never the same.
        (
            Datum::Text(_)
            | Datum::YesNo(_)
            | Datum::Number(_)
            | Datum::Count(_)
            | Datum::Date(_)
            | Datum::Time(_)
            | Datum::Phone(_)
            | Datum::Id(_)
            | Datum::Reference(_)
            | Datum::Choice(_)
            | Datum::Hours(_)
            | Datum::Language(_)
            | Datum::Coordinates(..)
            | Datum::Record(_)
            | Datum::List(_)
            | Datum::Levels(_)
            | Datum::Notes,
            _,
        ) => false,
    }
}
