//! How numbers are grouped for reading.
//!
//! Checked digits come in, the same digits with spaces and hyphens go out. Grouping is a habit and never part of a
//! number: reading the result again gives the same number. Where the habit of a city is not certain the
//! four-digit area code is kept apart, as in `06264 5-00-00`.

use crate::base::locale::Lang;

/// Cities with numbers of seven digits: the two-digit area code, and the digits that city numbers begin with.
const SEVEN_DIGITS: &[(&str, &str)] = &[
    ("32", "2"),          // Lviv
    ("44", "0123456789"), // Kyiv
    ("48", "27"),         // Odesa
    ("56", "237"),        // Dnipro
    ("57", "237"),        // Kharkiv
    ("61", "27"),         // Zaporizhzhia
    ("62", "23"),         // Donetsk
];

/// Cities with numbers of six digits that are no oblast centres; the centres' codes all end in 2.
const SIX_DIGITS: &[&str] = &["536", "564", "619", "629"];

/// The spans of nine significant digits: area or operator code, and the groups after it.
struct Groups {
    code: usize,
    rest: &'static [usize],
    separator: char,
}

/// Returns nine significant digits of Ukraine with the trunk zero: `050 123-45-67`.
pub(super) fn national(digits: &str) -> String {
    let groups = digit_groups(digits);
    let zero = if groups.separator == ' ' { "0 " } else { "0" };
    format!("{zero}{}", grouped(digits, &groups))
}

/// Returns nine significant digits of Ukraine with the country code: `+380 50 123-45-67`.
pub(super) fn international(digits: &str) -> String {
    format!("+380 {}", grouped(digits, &digit_groups(digits)))
}

/// Returns a foreign number: the country code, then the rest in one piece. How it is grouped differs from country to country
/// and from city to city, and a wrong grouping hides the area code.
pub(super) fn foreign_number(digits: &str) -> String {
    let code =
        super::countries::country_code(digits).expect("only numbers of a known country are read");
    format!("+{code} {}", &digits[code.len()..])
}

/// Returns an extension as it follows a number: `дод. 101`.
pub(crate) fn extension_words(digits: &str, lang: Lang) -> String {
    let word = if lang == Lang::UK { "дод." } else { "ext." };
    format!("{word} {digits}")
}

fn digit_groups(digits: &str) -> Groups {
    let city = |(code, first): &(&str, &str)| {
        digits.strip_prefix(code).is_some_and(|rest| rest.starts_with(|c| first.contains(c)))
    };
    if digits.starts_with(['7', '8', '9']) && digits[1..].starts_with("00") {
        Groups { code: 3, rest: &[3, 3], separator: ' ' } // 0 800, 0 900: free and paid services.
    } else if !is_of_city(digits) || SEVEN_DIGITS.iter().any(city) {
        Groups { code: 2, rest: &[3, 2, 2], separator: '-' }
    } else if digits[2..].starts_with('2') || SIX_DIGITS.iter().any(|code| digits.starts_with(code))
    {
        Groups { code: 3, rest: &[2, 2, 2], separator: '-' }
    } else {
        Groups { code: 4, rest: &[1, 2, 2], separator: '-' }
    }
}

/// Tells nine significant digits that begin with an area code.
pub(super) fn is_of_city(digits: &str) -> bool {
    !digits.starts_with(['7', '8', '9']) && !is_old_mobile(digits)
}

/// Tells mobile codes that lie among the area codes.
fn is_old_mobile(digits: &str) -> bool {
    ["39", "50", "63", "66", "67", "68"].iter().any(|code| digits.starts_with(code))
}

fn grouped(digits: &str, groups: &Groups) -> String {
    let (code, mut rest) = digits.split_at(groups.code);
    let mut out = code.to_owned();
    let mut separator = ' ';
    for &length in groups.rest {
        let (group, later) = rest.split_at(length);
        out.push(separator);
        out.push_str(group);
        separator = groups.separator;
        rest = later;
    }
    out
}
