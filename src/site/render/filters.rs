//! The functions and filters that themes may use, beside tera's own.
//!
//! Each is pure: words, dates and links of what the page was given, and nothing else. `themes/README.md` is their
//! contract with theme authors.

use std::collections::BTreeMap;
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::civil::Date;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::foreign;
use crate::base::locale::{Lang, dates, number, typography};
use crate::base::maps::HashMap;
use crate::base::messages::Messages;

/// Makes them known to the templates of one theme.
pub(super) fn register(tera: &mut Tera, messages: Arc<BTreeMap<Lang, Messages>>) {
    let plain = Plain::new(&messages);
    tera.register_function("t", move |args: Kwargs, state: &State| {
        translate(&messages, &plain, &args, state)
    });
    tera.register_function("mail", mail);
    tera.register_filter("href", href);
    tera.register_filter("typeset", typeset);
    tera.register_filter("date", date);
    tera.register_filter("number", format_number);
}

fn lang(state: &State) -> TeraResult<Lang> {
    // The value itself is shared, where a string would be a copy.
    let code = state.get::<Value>("lang")?;
    let lang = code.as_ref().and_then(Value::as_str).and_then(Lang::parse);
    lang.ok_or_else(|| Error::message("no language on this page"))
}

/// The messages without variables, which are most of a page's words, ready to be shown.
struct Plain(BTreeMap<Lang, HashMap<String, Value>>);

impl Plain {
    fn new(messages: &BTreeMap<Lang, Messages>) -> Self {
        let of = |messages: &Messages| {
            let value =
                |(lang, words)| Value::from(foreign::borrowed(words, lang, messages.lang()));
            messages.without_variables().map(|(id, found)| (id.to_owned(), value(found))).collect()
        };
        Self(messages.iter().map(|(lang, messages)| (*lang, of(messages))).collect())
    }
}

/// `t(key="…", n=5)`: a message with its variables.
fn translate(
    messages: &BTreeMap<Lang, Messages>,
    plain: &Plain,
    args: &Kwargs,
    state: &State,
) -> TeraResult<Value> {
    let key = args.must_get::<&str>("key")?;
    let lang = lang(state)?;
    if let Some(words) = plain.0.get(&lang).and_then(|plain| plain.get(key)) {
        return Ok(words.clone());
    }
    let mut variables = FluentArgs::new();
    for (name, value) in args.iter() {
        let name = name.as_str().expect("arguments are named by words");
        if name != "key" {
            variables.set(name.to_owned(), fluent_value(value));
        }
    }
    let words = messages.get(&lang).ok_or_else(|| Error::message("no words in this language"))?;
    let (from, words) = words.find(key, &variables).map_err(Error::message)?;
    Ok(Value::from(foreign::borrowed(words, from, lang)))
}

fn fluent_value(value: &Value) -> FluentValue<'static> {
    match (value.as_i128(), value.as_f64()) {
        (Some(whole), _) => FluentValue::from(i64::try_from(whole).unwrap_or(i64::MAX)),
        (None, Some(number)) => FluentValue::from(number),
        (None, None) => FluentValue::from(value.to_string()),
    }
}

/// `url | href`: the relative link from this page. The page brings the way to the site's base.
fn href(url: &str, _: Kwargs, state: &State) -> TeraResult<String> {
    let base = state.get::<Value>("base")?;
    let Some(base) = base.as_ref().and_then(Value::as_str) else {
        // Without it the link would lead from the home page, wherever it stands.
        return Err(Error::message(
            "`href` needs `base`: a component that uses it has `@base` among its arguments",
        ));
    };
    Ok(super::links::relative(base, url))
}

/// `mail(to="…", subject="…", body="…")`: a link that opens a letter which is written already.
fn mail(args: Kwargs, _: &State) -> TeraResult<String> {
    let text = |key| Ok::<_, Error>(args.get::<&str>(key)?.unwrap_or_default());
    Ok(super::links::mail(args.must_get::<&str>("to")?, text("subject")?, text("body")?))
}

/// `text | typeset`: quotes, dashes and spaces of the page's language.
fn typeset(text: &str, _: Kwargs, state: &State) -> TeraResult<String> {
    Ok(typography::typeset(text, lang(state)?))
}

/// `iso | date(style="…")`: a date in words.
fn date(iso: &str, args: Kwargs, state: &State) -> TeraResult<String> {
    let day: Date = iso.parse().map_err(|_| Error::message(format!("`{iso}` is no ISO date")))?;
    let lang = lang(state)?;
    match args.get::<&str>("style")?.unwrap_or("long") {
        "long" => Ok(dates::date_long(day, lang)),
        "short" => Ok(dates::date_numeric(day, lang)),
        "full" => Ok(dates::date_full(day, lang)),
        "weekday" => Ok(dates::weekday_day_month(day, lang)),
        "in_weekday" => Ok(dates::in_weekday(day, lang)),
        other => Err(Error::message(format!("no date style `{other}`"))),
    }
}

/// `n | number`: digits in groups, with the decimal sign of the language.
fn format_number(n: Value, _: Kwargs, state: &State) -> TeraResult<String> {
    // A whole number says no decimals, whatever type it comes in.
    let text = match n.as_f64() {
        Some(number) => number.to_string(),
        None => n.to_string(),
    };
    let parsed = number::Number::parse(&text);
    let parsed = parsed.ok_or_else(|| Error::message(format!("`{text}` is no number")))?;
    Ok(number::format_number(parsed, lang(state)?))
}
