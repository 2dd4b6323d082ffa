//! Ranges of numbers, and what only looks like one.
//!
//! The text on both sides of a hyphen comes in, whether an en dash belongs there goes out. Times, dates, years and
//! small rising numbers are ranges; phones, codes, ISO dates and numbers of documents are not. A range left with
//! a hyphen is still read rightly, a phone changed is not: doubt leaves the hyphen.

/// Beginnings of words before a number that is dialled or looked up, not counted: «на лінію 15-45».
const NAMES_OF_CODES: &[&str] = &[
    "тел",
    "зателеф",
    "дзвон",
    "подзвон",
    "ліні",
    "моб",
    "факс",
    "код",
    "номер",
    "phone",
    "tel",
    "fax",
    "call",
    "line",
    "hotline",
    "code",
];

/// Units after which three digits on both sides are a range, too.
const UNITS: &[&str] =
    &["грн", "км", "м", "кг", "г", "осіб", "особи", "шт", "год", "хв", "днів", "років"];

/// Tells whether a hyphen between `before` and `after` stands for "from … to".
pub(super) fn is_range(before: &str, after: &str) -> bool {
    let left = &before[before.trim_end_matches(is_digit_or_point).len()..];
    let right = &after[..after.len() - after.trim_start_matches(is_digit_or_point).len()];
    let right = right.trim_end_matches(['.', ':', ',']);
    let (context, rest) = (&before[..before.len() - left.len()], &after[right.len()..]);
    if !begins_apart(context) || !ends_apart(rest) {
        return false;
    }
    let days = is_day(left) && is_date(right);
    are_times(left, right) || (is_date(left) && is_date(right)) || days || {
        (are_years(left, right) || are_counts(left, right, rest))
            && !is_phone_or_code(context, rest)
    }
}

/// Tells two times of day, `09:00` and `17:00`, that a dash parts; nothing but a space may stand before the first.
pub(super) fn are_times_around(before: &str, after: &str) -> bool {
    let left = &before[before.trim_end_matches(is_digit_or_point).len()..];
    let right = &after[..after.len() - after.trim_start_matches(is_digit_or_point).len()];
    let right = right.trim_end_matches(['.', ':', ',']);
    let apart = begins_apart(&before[..before.len() - left.len()]);
    apart && ends_apart(&after[right.len()..]) && are_times(left, right)
}

fn is_digit_or_point(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ':' | ',')
}

fn begins_apart(context: &str) -> bool {
    let last = context.chars().next_back();
    last.is_none_or(|c| c.is_whitespace() || "([«„“\"~≈<>".contains(c))
}

fn ends_apart(rest: &str) -> bool {
    let next = rest.chars().next();
    next.is_none_or(|c| c.is_whitespace() || ")]»“”\".,;:!?%…₴".contains(c))
}

fn are_times(left: &str, right: &str) -> bool {
    let is_time = |text: &str| match *text.as_bytes() {
        [h, b':', m1, m2] => h.is_ascii_digit() && is_minute(m1, m2),
        [h1, h2, b':', m1, m2] => {
            h1.is_ascii_digit() && h2.is_ascii_digit() && [h1, h2] <= *b"24" && is_minute(m1, m2)
        }
        _ => false,
    };
    is_time(left) && is_time(right)
}

fn is_minute(tens: u8, ones: u8) -> bool {
    (b'0'..=b'5').contains(&tens) && ones.is_ascii_digit()
}

/// Tells `27.03` and `27.03.2020`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let number = |i: usize| parts[i].parse::<u16>().ok();
    let digits = parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    digits
        && matches!(lengths[..], [2, 2] | [2, 2, 4])
        && number(0).is_some_and(|day| (1..=31).contains(&day))
        && number(1).is_some_and(|month| (1..=12).contains(&month))
}

fn is_day(text: &str) -> bool {
    parse_number(text).is_some_and(|day| (1..=31).contains(&day))
}

fn are_years(left: &str, right: &str) -> bool {
    let year = |text: &str| parse_number(text).filter(|year| (1000..3000).contains(year));
    year(left).zip(year(right)).is_some_and(|(left, right)| left < right)
}

/// Tells rising numbers of one to three digits; three on both sides look like a phone unless a unit follows.
fn are_counts(left: &str, right: &str, rest: &str) -> bool {
    let count =
        |text: &str| parse_number(text).filter(|_| text.len() <= 3 && !text.starts_with('0'));
    let rising = count(left).zip(count(right)).is_some_and(|(left, right)| left < right);
    rising && (left.len() < 3 || right.len() < 3 || has_unit(rest))
}

fn has_unit(rest: &str) -> bool {
    let word = rest.trim_start();
    let end = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
    word.starts_with(['%', '₴']) || UNITS.contains(&&word[..end])
}

/// Tells the neighbourhood of a phone or a code: more digits beside it, or its name before it.
fn is_phone_or_code(context: &str, rest: &str) -> bool {
    let context = context.trim_end();
    if context.ends_with(|c: char| c.is_ascii_digit() || matches!(c, ')' | '+' | '№')) {
        return true;
    }
    let words = context.trim_end_matches(|c: char| !c.is_alphanumeric());
    let start = words.rfind(|c: char| !c.is_alphabetic());
    let last =
        start.map_or(words, |at| words[at..].trim_start_matches(|c: char| !c.is_alphabetic()));
    let last = last.to_lowercase();
    let named = last == "т" || NAMES_OF_CODES.iter().any(|name| last.starts_with(name));
    let mut after = rest.chars();
    let continued = after.next().is_some_and(char::is_whitespace)
        && after.next().is_some_and(|c| c.is_ascii_digit());
    named || continued
}

fn parse_number(text: &str) -> Option<u16> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}
