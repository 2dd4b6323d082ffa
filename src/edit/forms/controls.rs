//! What a value is typed in or chosen from, as HTML.

use super::ticks::FormOption;
use crate::base::html::escaped;
use crate::content::fields::Type;

/// Returns a list to choose from; `empty` stands for no choice, and what is chosen and no option is one more.
pub(super) fn select(common: &str, empty: &str, options: &[FormOption], chosen: &str) -> String {
    let option = |id: &str, name: &str| {
        let is_chosen = if id == chosen { " selected" } else { "" };
        format!("<option value=\"{}\"{is_chosen}>{}</option>", escaped(id), escaped(name))
    };
    let mut html = option("", empty);
    html.extend(options.iter().map(|one| option(&one.id, &one.name)));
    if !chosen.is_empty() && !options.iter().any(|one| one.id == chosen) {
        html.push_str(&option(chosen, chosen));
    }
    format!("<select {common}>{html}</select>")
}

/// Returns a field of several lines. A browser drops the first line break in it.
pub(super) fn area(common: &str, value: &str) -> String {
    let rows = value.lines().count().clamp(3, 24);
    format!("<textarea {common} rows=\"{rows}\">\n{}</textarea>", escaped(value))
}

/// Returns which keyboard a phone shows, and what a browser may do with what is typed.
pub(super) fn hints(kind: Type) -> &'static str {
    match kind {
        Type::Phone => " inputmode=\"tel\" autocomplete=\"off\"",
        Type::Email => " inputmode=\"email\" autocomplete=\"off\" autocapitalize=\"none\"",
        Type::Url => " inputmode=\"url\" autocomplete=\"off\" autocapitalize=\"none\"",
        Type::Count | Type::Extension | Type::Edrpou => {
            " inputmode=\"numeric\" autocomplete=\"off\""
        }
        Type::Number => " inputmode=\"decimal\" autocomplete=\"off\"",
        Type::Text
        | Type::Prose
        | Type::YesNo
        | Type::Date
        | Type::Time
        | Type::Hours
        | Type::Id
        | Type::FormerId
        | Type::Language
        | Type::Timezone
        | Type::Uuid
        | Type::Coordinates
        | Type::Choice(_)
        | Type::Organisation
        | Type::Responsible
        | Type::Term(_)
        | Type::OwnTerm
        | Type::File
        | Type::Record(_)
        | Type::List(_)
        | Type::Levels
        | Type::Notes => " autocomplete=\"off\"",
    }
}
