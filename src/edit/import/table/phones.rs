//! Phones in one cell: several numbers, each perhaps with what it is for.
//!
//! A number is taken only where the whole of its piece is understood; otherwise the piece goes on as it stands, and
//! the judge says what is wrong with it.

use std::borrow::Cow;
use std::ops::Range;

use super::reader::{CellReader, pieces};
use crate::base::choices::{Choice, Chosen as _, PhoneType};
use crate::base::diag::Code;
use crate::base::locale::phones::{PhoneNumber, find_numbers};
use crate::base::locale::typed::numbers::whole;
use crate::content::validate;
use crate::edit::import::draft::Fact;
use crate::edit::import::place::Place;

/// Words that only say that a number follows.
const ANNOUNCED: [&str; 8] = ["тел", "телефон", "т", "моб", "phone", "tel", "mob", "конт. тел"];

/// Words for one number that answers calls and takes faxes.
const WITH_FAX: [&str; 6] = ["т/ф", "т/факс", "тел/факс", "тел./факс", "tel/fax", "phone/fax"];

/// Words that join two numbers and say nothing of either.
const JOINING: [&str; 8] = ["та", "і", "й", "або", "чи", "or", "and", "и"];

/// Reads the phones of a cell.
pub(super) fn phones(reader: &mut CellReader<'_>, place: &Place, text: &str) -> Vec<Fact> {
    let mut area: Option<String> = None;
    let phone = |piece: &str| {
        let (piece, extension) = without_extension(piece);
        let (number, label) = parts(&piece);
        let (kind, label) = kind(label);
        let with_area = area.as_deref().and_then(|area| joined(area, number));
        match &with_area {
            Some(whole) => {
                let finding = place.finding(Code::ImportAreaCode);
                reader.report(finding.with("value", whole.national()));
            }
            None => area = area_code(number).map(str::to_owned),
        }
        let number = with_area.map_or_else(|| number.to_owned(), |whole| whole.national());
        let number = reader.phone(place, &number)?;
        let mut fields = vec![("number", Fact::text(place, number))];
        fields.extend(extension.map(|digits| ("extension", Fact::text(place, digits))));
        fields.extend(kind.map(|kind| ("type", Fact::text(place, kind.as_str()))));
        fields.extend(label.map(|label| ("label", Fact::text(place, label))));
        Some(Fact::map(place, fields))
    };
    cut(whole(text)).into_iter().flat_map(apart).filter_map(phone).collect()
}

/// Cuts a piece that holds several numbers, each with its label; one whose labels may belong to either stays whole, and the
/// judge refuses it.
fn apart(piece: &str) -> Vec<&str> {
    let found = find_numbers(piece);
    let [(first, _), rest @ ..] = found.as_slice() else { return vec![piece] };
    let is_led = piece[..first.start].contains(char::is_alphabetic);
    let mut cuts = Vec::new();
    let mut from = 0;
    let mut end = first.end;
    for (next, _) in rest {
        let Some(gap) = cut_within(&piece[end..next.start], is_led) else { return vec![piece] };
        cuts.push(piece[from..end + gap.start].trim());
        from = end + gap.end;
        end = next.end;
    }
    cuts.push(piece[from..].trim());
    cuts
}

/// Returns what parts two numbers, within the text between them: what stands before it belongs to the first, what stands after
/// it to the second. `None` where nobody can tell.
fn cut_within(between: &str, is_led: bool) -> Option<Range<usize>> {
    let is_sign =
        |c: char| c.is_whitespace() || matches!(c, '/' | '.' | '+' | '&' | ')' | '-' | '–' | '—');
    let blank = between.len() - between.trim_start().len();
    if let Some(inside) = between[blank..].strip_prefix('(') {
        return match inside.find(')') {
            Some(at) => {
                let after = blank + 1 + at + 1;
                cut_within(&between[after..], true).map(|gap| after + gap.start..after + gap.end)
            }
            None => Some(blank..blank + 1),
        };
    }
    let words = between.trim_matches(is_sign);
    if words.is_empty() || JOINING.contains(&words.to_lowercase().as_str()) {
        return Some(0..between.len());
    }
    (is_led && !words.contains(|c: char| c.is_ascii_digit())).then_some(0..0)
}

/// Returns the area code that a number of a city was written with, from its zero: `06264` of `(06264) 5-00-00`.
fn area_code(number: &str) -> Option<&str> {
    let is_city = PhoneNumber::parse(number).is_ok_and(|number| number.is_of_city());
    let code = number.trim_start_matches('(');
    let length = code.find(|c: char| !c.is_ascii_digit())?;
    (is_city && code.starts_with('0')).then(|| &code[..length])
}

/// Returns the number of a city that was written without its area code, beside one that has it and as many figures.
fn joined(area: &str, number: &str) -> Option<PhoneNumber> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let is_local = !number.starts_with(['0', '+', '(']) && digits.len() + area.len() == WITH_ZERO;
    PhoneNumber::parse(&format!("{area}{digits}")).ok().filter(|_| is_local)
}

/// How many figures a number of Ukraine has with the zero in front.
const WITH_ZERO: usize = 10;

/// Words before an extension.
const EXTENSIONS: [&str; 6] = ["дод", "доб", "внутр", "вн", "ext", "extension"];

/// Finds an extension behind a number: `050 123-45-67 дод. 101`, `…, внутр. 12`.
fn extension_in(text: &str) -> Option<(Range<usize>, String)> {
    text.char_indices()
        .filter(|(at, _)| *at == 0 || text[..*at].ends_with([' ', ',', '\u{a0}']))
        .find_map(|(at, _)| {
            let rest = &text[at..];
            let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
            EXTENSIONS.contains(&word.to_lowercase().as_str()).then_some(())?;
            let gap = rest[word.len()..]
                .find(|c: char| !matches!(c, '.' | ':' | ' ' | '\u{a0}' | '№'))?;
            let digits = &rest[word.len() + gap..];
            let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
            let number = validate::extension(&digits[..end])?;
            Some((at..at + word.len() + gap + end, number))
        })
}

/// Takes the extension out of a piece.
fn without_extension(piece: &str) -> (Cow<'_, str>, Option<String>) {
    match extension_in(&outside_brackets(piece)).filter(|(place, _)| place.start > 0) {
        Some((place, digits)) => {
            let before = piece[..place.start].trim_end_matches([' ', ',', '\u{a0}']);
            (format!("{before}{}", &piece[place.end..]).into(), Some(digits))
        }
        None => (piece.into(), None),
    }
}

/// Blanks what stands in brackets, which says what a number is for; every other byte stays in its place.
fn outside_brackets(piece: &str) -> String {
    let mut depth = 0_usize;
    let outside = piece.chars().map(|c| {
        depth += usize::from(c == '(');
        let shown = if depth > 0 { " ".repeat(c.len_utf8()) } else { c.to_string() };
        depth = depth.saturating_sub(usize::from(c == ')'));
        shown
    });
    outside.collect()
}

/// Takes what answers a number out of its label: «факс», `факс; бухгалтерія`.
fn kind(label: Option<String>) -> (Option<PhoneType>, Option<String>) {
    let Some(text) = label else { return (None, None) };
    if WITH_FAX.contains(&text.to_lowercase().as_str()) {
        return (None, Some("телефон і факс".to_owned()));
    }
    let (first, rest) = text.split_once("; ").map_or((&*text, None), |(a, b)| (a, Some(b)));
    match Choice::named(PhoneType::CHOICES, first).and_then(|choice| PhoneType::parse(choice.id)) {
        Some(kind) => (Some(kind), rest.map(str::to_owned)),
        None => (None, Some(text)),
    }
}

/// Cuts at signs that stand outside brackets; an extension stays with its number.
fn cut(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0 && is_extension(&text[at + 1..]) => {}
            ';' | ',' | '\n' if depth == 0 => {
                found.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    found.push(&text[start..]);
    let found: Vec<&str> =
        found.into_iter().map(str::trim).filter(|piece| !piece.is_empty()).collect();
    // A bracket that nobody closed holds everything together: then signs count everywhere.
    if depth > 0 { pieces(text, &[';', '\n', ',']).collect() } else { found }
}

/// Tells a text that begins with an extension.
fn is_extension(text: &str) -> bool {
    extension_in(text.trim_start()).is_some_and(|(place, _)| place.start == 0)
}

/// Parts a number from its label: `050 123-45-67 (приймальня)`, `приймальня: 050 123-45-67`.
fn parts(piece: &str) -> (&str, Option<String>) {
    let is_number = |text: &str| PhoneNumber::parse(text).is_ok();
    if is_number(piece) {
        return (piece, None);
    }
    if let Some(inner) = piece.strip_suffix(')') {
        let mut brackets = piece.match_indices('(').map(|(at, _)| at);
        if let Some(at) = brackets.find(|at| is_number(&piece[..*at])) {
            return (piece[..at].trim(), Some(inner[at + 1..].trim().to_owned()));
        }
    }
    let found = find_numbers(piece);
    let [(span, _)] = found.as_slice() else { return (piece, None) };
    let (before, after) = (&piece[..span.start], &piece[span.end..]);
    if before.chars().chain(after.chars()).any(|c| c.is_ascii_digit() || c == '+') {
        return (piece, None);
    }
    let words: Vec<&str> =
        [before, after].into_iter().map(plain).filter(|t| !t.is_empty()).collect();
    let label = words.join(" ");
    let announces = ANNOUNCED.contains(&label.to_lowercase().as_str());
    (&piece[span.clone()], Some(label).filter(|label| !label.is_empty() && !announces))
}

fn plain(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '.' | '-' | '–' | '—' | '(' | ')' | ',' | '/')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_parted_from_its_label() {
        for (piece, number, label) in [
            ("050 123-45-67", "050 123-45-67", None),
            ("(050) 123-45-67", "(050) 123-45-67", None),
            ("050 123-45-67 (склад, з 9:00)", "050 123-45-67", Some("склад, з 9:00")),
            ("1505 (гаряча лінія)", "1505", Some("гаряча лінія")),
            ("тел.: 050 123-45-67", "050 123-45-67", None),
            ("приймальня — 050 123-45-67", "050 123-45-67", Some("приймальня")),
            ("050 123-45-67/68", "050 123-45-67/68", None),
            ("каб. 5 050 123-45-67", "каб. 5 050 123-45-67", None),
        ] {
            assert_eq!(parts(piece), (number, label.map(str::to_owned)), "{piece}");
        }
    }

    #[test]
    fn numbers_that_only_a_blank_or_a_bracket_parts_are_each_their_own() {
        for (text, each) in [
            ("0501111113 0671111113", &["0501111113", "0671111113"] as &[&str]),
            ("050 111 22 33 (067 111 22 33)", &["050 111 22 33", "067 111 22 33)"]),
            ("050 111-22-33 (склад, 067 111-22-33)", &["050 111-22-33", "склад, 067 111-22-33)"]),
            ("050 111-22-33 (каб. 5) 067 111-22-33", &["050 111-22-33 (каб. 5)", "067 111-22-33"]),
            ("(06264) 5-00-00 / (06264) 5-00-01", &["(06264) 5-00-00", "(06264) 5-00-01"]),
            ("+380501112233 або +380671112233", &["+380501112233", "+380671112233"]),
            (
                "приймальня 050 111-22-33 склад 067 111-22-33",
                &["приймальня 050 111-22-33", "склад 067 111-22-33"],
            ),
            // Of whom is the word between?
            ("050 111-22-33 склад 067 111-22-33", &["050 111-22-33 склад 067 111-22-33"]),
            ("050 111-22-33/34 067 111-22-33", &["050 111-22-33/34 067 111-22-33"]),
        ] {
            assert_eq!(apart(text), each, "{text}");
        }
        assert_eq!(parts("067 111 22 33)"), ("067 111 22 33", None));
        assert_eq!(parts("склад, 067 111-22-33)"), ("067 111-22-33", Some("склад".to_owned())));
    }

    #[test]
    fn a_local_number_takes_the_area_code_of_its_neighbour_alone() {
        let number = |before: &str, text: &str| {
            joined(area_code(before)?, text).map(|number| number.national())
        };
        for (before, local, whole) in [
            ("(06264) 5-00-00", "5-00-01", "06264 5-00-01"),
            ("0626 41-55-55", "41-55-56", "06264 1-55-56"),
            ("044 234-56-78", "234 56 79", "044 234-56-79"),
        ] {
            assert_eq!(number(before, local).as_deref(), Some(whole), "{before}");
        }
        for (before, local) in [
            ("050 111-22-33", "222-33-44"),
            ("(06264) 5-00-00", "41-55-56"),
            ("0 800 111 222", "333 444"),
            ("1505", "5-00-01"),
            ("0626450000", "5-00-01"),
        ] {
            assert_eq!(number(before, local), None, "{before}");
        }
    }

    #[test]
    fn an_extension_stays_with_its_number() {
        for (text, number, digits) in [
            ("050 123-45-67 дод. 101", "050 123-45-67", "101"),
            ("050 123-45-67, дод. 0101", "050 123-45-67", "0101"),
            ("050 123-45-67 (внутр. 5), вн. 12", "050 123-45-67 (внутр. 5)", "12"),
            ("(050) 123-45-67 доб.7 (склад)", "(050) 123-45-67 (склад)", "7"),
            ("050 123-45-67, ext 42", "050 123-45-67", "42"),
            ("(06264) 5-12-34 (приймальня) дод. 3", "(06264) 5-12-34 (приймальня)", "3"),
        ] {
            let [piece] = cut(text)[..] else { panic!("{text} is cut") };
            let (rest, found) = without_extension(piece);
            assert_eq!((&*rest, found.as_deref()), (number, Some(digits)), "{text}");
        }
        for text in ["050 123-45-67 (дод. склад)", "довідка: 050 123-45-67", "050 123-45-67"]
        {
            assert_eq!(without_extension(text), (text.into(), None), "{text}");
        }
        assert_eq!(cut("101, 102 дод. 5"), ["101", "102 дод. 5"]);
    }

    #[test]
    fn what_answers_a_number_is_no_label() {
        let said = |text: &str| kind(Some(text.to_owned()));
        assert_eq!(said("факс"), (Some(PhoneType::Fax), None));
        assert_eq!(said("Факс; бухгалтерія"), (Some(PhoneType::Fax), Some("бухгалтерія".into())));
        assert_eq!(said("fax"), (Some(PhoneType::Fax), None));
        assert_eq!(said("т/ф"), (None, Some("телефон і факс".into())));
        assert_eq!(said("факс і телефон"), (None, Some("факс і телефон".into())));
    }

    #[test]
    fn signs_in_brackets_do_not_cut() {
        assert_eq!(cut("101 (а; б), 102\n103"), ["101 (а; б)", "102", "103"]);
        assert_eq!(cut("101 (а; 102"), ["101 (а", "102"]);
    }
}
