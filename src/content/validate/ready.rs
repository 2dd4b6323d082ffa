//! The value that a person meant, ready to be written.
//!
//! Comes in: a bare value that content does not accept, and its row. Goes out: the value as the table of fields writes it, where the
//! whole of it was understood and has one meaning. The hints of diagnostics say it and `check --fix` writes it, so that both are one.

use super::base_url;
use super::online::{is_email, is_web_address};
use crate::base::choices::Choice;
use crate::base::locale::Lang;
use crate::base::locale::dates::{self, parse_date, parse_time};
use crate::base::locale::edrpou::check_edrpou;
use crate::base::locale::hours::Hours;
use crate::base::locale::phones::PhoneNumber;
use crate::base::locale::typed;
use crate::base::timezone;
use crate::base::yaml::key::has_ukrainian_keys;
use crate::base::yaml::{Entry, Node, Value};
use crate::content::fields::{Field, Shape, Type};

/// Returns what is to stand in place of a value; `None` for one that is right, and where nobody can be sure. Words are in the
/// language that the file's keys have.
pub(crate) fn ready_value(field: &Field, kind: Type, text: &str, keys: Lang) -> Option<String> {
    let text = text.trim();
    match kind {
        Type::Date if parse_date(text).is_err() => ready_day(field, text),
        Type::Time if parse_time(text).is_err() => ready_time(text),
        Type::Hours => match Hours::parse(text) {
            // The zeros that its hours lack.
            Ok(hours) => Some(hours.source().to_owned()).filter(|source| source != text),
            Err(_) => Hours::as_typed(text).ok().map(|hours| hours.source().to_owned()),
        },
        Type::Url if field.key == "base_url" && base_url::without_first_page(text).is_some() => {
            base_url::without_first_page(text)
        }
        Type::Url if is_web_address(text) => typed::latin_host(text),
        Type::Url => with_or_without_sign(text, is_web_address, typed::web_address),
        Type::Timezone if !timezone::exists(text) => timezone::meant(text).map(str::to_owned),
        Type::Email if is_email(text) => typed::latin_email(text),
        Type::Email => with_or_without_sign(text, is_email, typed::email),
        Type::Phone if PhoneNumber::parse(text).is_err() => {
            typed::meant_number(text).map(|(number, _)| number.national())
        }
        Type::YesNo if parse_yes_or_no(text).is_none() => {
            let is_hidden = field.key == "show_name" && typed::is_not_shown(text);
            let yes = if is_hidden { false } else { typed::yes_or_no(text)? };
            Some(yes_no_word(yes, keys).to_owned())
        }
        Type::Choice(choices) if Choice::named(choices, text).is_none() => {
            Choice::meant(choices, text).map(|choice| choice.word(keys).to_owned())
        }
        Type::Language => Lang::checked(text).err().flatten().map(|lang| lang.to_string()),
        Type::Edrpou if check_edrpou(text).is_err() => {
            with_or_without_sign(text, |text| check_edrpou(text).is_ok(), typed::edrpou)
        }
        Type::Text if field.key == "postcode" => typed::postcode(text),
        Type::Text | Type::Prose => typed::without_entities(text),
        Type::YesNo
        | Type::Number
        | Type::Count
        | Type::Date
        | Type::Time
        | Type::Phone
        | Type::Extension
        | Type::Edrpou
        | Type::Id
        | Type::FormerId
        | Type::OwnTerm
        | Type::Timezone
        | Type::Uuid
        | Type::Coordinates
        | Type::Choice(_)
        | Type::Organisation
        | Type::Responsible
        | Type::Term(_)
        | Type::File
        | Type::Record(_)
        | Type::List(_)
        | Type::Levels
        | Type::Notes => None,
    }
}

/// Reads a value as it is meant, also without a sign that ends a sentence or a list: `2026-11-20,`, `<mailto:info@example.org>;`.
fn with_or_without_sign(
    text: &str,
    is_right: impl Fn(&str) -> bool,
    meant: impl Fn(&str) -> Option<String>,
) -> Option<String> {
    let meant = |text: &str| meant(text).filter(|value| is_right(value));
    meant(text).or_else(|| {
        let shorter = text.strip_suffix([',', ';', '.'])?.trim_end();
        if is_right(shorter) { Some(shorter.to_owned()) } else { meant(shorter) }
    })
}

/// Reads a day; behind «до», the last one, where a field holds that.
fn ready_day(field: &Field, text: &str) -> Option<String> {
    let is_end = matches!(field.key, "due" | "expires_on");
    let text = text.strip_prefix("до ").filter(|_| is_end).unwrap_or(text).trim();
    let meant = |day: &str| parse_date(day).ok().or_else(|| typed::parse_date(day));
    with_or_without_sign(
        text,
        |day| parse_date(day).is_ok(),
        |day| meant(day).map(|day| day.to_string()),
    )
}

/// Reads a time, also an hour alone.
fn ready_time(text: &str) -> Option<String> {
    let meant = |text: &str| {
        let is_hour = text.len() <= 2 && text.parse().is_ok_and(|hour: u8| hour < 24);
        let time = is_hour.then(|| format!("{text:0>2}:00"));
        time.or_else(|| typed::time(text).map(dates::time))
    };
    with_or_without_sign(text, |time| parse_time(time).is_ok(), meant)
}

/// Returns coordinates as content writes them, for what stands in their place in the file: in other words, or in the wrong order.
pub(in crate::content) fn ready_location(written: &str) -> Option<String> {
    let pair = |text: &str| -> Option<(f64, f64)> {
        let inner = text.trim().strip_prefix('[')?.strip_suffix(']')?;
        let (lat, lon) = inner.split_once(',')?;
        Some((lat.trim().parse().ok()?, lon.trim().parse().ok()?))
    };
    let (lat, lon) = match pair(written) {
        Some((lat, lon)) if typed::is_swapped(lat, lon) => {
            let inner = written.trim().trim_start_matches('[').trim_end_matches(']');
            let (lon, lat) = inner.split_once(',')?;
            (lat.trim().to_owned(), lon.trim().to_owned())
        }
        Some(_) => return None,
        None => typed::coordinates(written)?,
    };
    Some(format!("[{lat}, {lon}]"))
}

/// Reads yes or no in both languages and in YAML's own words.
pub(crate) fn parse_yes_or_no(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "true" | "yes" | "так" => Some(true),
        "false" | "no" | "ні" => Some(false),
        _ => None,
    }
}

/// Returns the word for yes or no that a file has whose keys are in this language.
pub(crate) fn yes_no_word(yes: bool, keys: Lang) -> &'static str {
    match (yes, keys == Lang::UK) {
        (true, true) => "так",
        (false, true) => "ні",
        (true, false) => "yes",
        (false, false) => "no",
    }
}

/// Returns the language that most keys of a file have, of the two that there are.
pub(crate) fn language_of_keys(shape: &Shape, root: &Node) -> Lang {
    // Of a list the first item tells it.
    let first = match &root.value {
        Value::List(items) => items.first(),
        Value::Null | Value::Scalar(_) | Value::Map(_) | Value::Lost => Some(root),
    };
    let entries: &[Entry] = match first.map(|node| &node.value) {
        Some(Value::Map(entries)) => entries,
        Some(Value::Null | Value::Scalar(_) | Value::List(_) | Value::Lost) | None => &[],
    };
    let keys = entries.iter().map(|entry| &*entry.key);
    let is_ukrainian = has_ukrainian_keys(keys.filter(|key| shape.row(key).is_some()));
    if is_ukrainian { Lang::UK } else { Lang::EN }
}
