//! Two values of one field: lists grow, notes get another line, parts are joined; what differs is left to the caller.

use super::draft::{Fact, FactValue};

/// Adds a field to a part, or to the last part of a list; false where it holds another value.
pub(super) fn add_inside(fact: &mut Fact, key: &'static str, new: Fact) -> bool {
    match &mut fact.value {
        FactValue::List(items) => match items.last_mut() {
            Some(last) => add_inside(last, key, new),
            None => {
                items.push(Fact::from_fields(&fact.place, vec![(key, new)]));
                true
            }
        },
        FactValue::Map(fields) => add_field(fields, key, new),
        // A bare address that meets a column of its part is the street.
        FactValue::Text(_) | FactValue::Texts(_) | FactValue::Flag(_) => {
            let street = fact.clone();
            if key == "street" {
                return street.value == new.value;
            }
            fact.value = FactValue::Map(vec![("street", street), (key, new)]);
            true
        }
    }
}

/// Adds a field; two columns of one list are one list. False where the field holds another value.
pub(super) fn add_field(
    fields: &mut Vec<(&'static str, Fact)>,
    key: &'static str,
    fact: Fact,
) -> bool {
    let Some((_, own)) = fields.iter_mut().find(|(own, _)| *own == key) else {
        fields.push((key, fact));
        return true;
    };
    match (&mut own.value, fact.value) {
        (FactValue::List(items), FactValue::List(more)) => items.extend(more),
        (own, value) if *own == FactValue::Text(String::new()) => *own = value,
        // Two columns of notes are two lines: neither may vanish.
        (FactValue::Text(own), FactValue::Text(more)) if key == "private" => {
            *own = format!("{own}\n{more}");
        }
        // Parts of one whole, where no two say otherwise.
        (FactValue::Map(parts), FactValue::Map(more)) => return merge(parts, more),
        (
            own @ (FactValue::Text(_)
            | FactValue::Texts(_)
            | FactValue::Flag(_)
            | FactValue::List(_)
            | FactValue::Map(_)),
            value,
        ) => return *own == value,
    }
    true
}

/// Adds the parts that are missing; adds none, and returns false, where one of them holds another value.
fn merge(parts: &mut Vec<(&'static str, Fact)>, more: Vec<(&'static str, Fact)>) -> bool {
    let own = |key: &str| parts.iter().find(|(own, _)| *own == key).map(|(_, fact)| &fact.value);
    if more.iter().any(|(key, fact)| own(key).is_some_and(|value| *value != fact.value)) {
        return false;
    }
    let missing: Vec<_> = more.into_iter().filter(|(key, _)| own(key).is_none()).collect();
    parts.extend(missing);
    true
}
