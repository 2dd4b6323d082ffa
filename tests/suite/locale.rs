//! The tables of `uk/`, row by row, and what holds for any text.
//!
//! Each table is a contract; its number of rows is asserted too, so that a cut table fails.

use perelik::base::locale::Lang;
use perelik::base::locale::compare::{fold, fold_id};
use perelik::base::locale::dates::{
    date_cldr_long, date_full, date_long, date_numeric, in_weekday, parse_date, weekday_day_month,
};
use perelik::base::locale::edrpou::{check_edrpou, is_placeholder};
use perelik::base::locale::hours::Hours;
use perelik::base::locale::number::{Number, format_number};
use perelik::base::locale::order::{filing_name, index_letter, sort_key};
use perelik::base::locale::phones::{PhoneNumber, find_numbers};
use perelik::base::locale::plural::{Plural, plural};
use perelik::base::locale::translit::{slug, to_latin};
use perelik::base::locale::typography::{Typesetter, typeset};
use proptest::prelude::*;

use crate::cases::cases;

/// Returns the rows of a table under the heading it must have.
fn rows<'a, const N: usize>(
    table: &'a str,
    heading: &str,
    separator: char,
    count: usize,
) -> Vec<[&'a str; N]> {
    let mut lines = table.lines();
    assert_eq!(lines.next(), Some(heading));
    let rows: Vec<[&str; N]> = lines
        .map(|line| {
            let cells: Vec<&str> = line.splitn(N, separator).collect();
            cells.try_into().unwrap_or_else(|_| panic!("{line}"))
        })
        .collect();
    assert_eq!(rows.len(), count);
    rows
}

#[test]
fn names_are_filed_and_ordered_as_in_the_table() {
    let table = include_str!("../tables/sort.tsv");
    let rows = rows::<4>(table, "order\tname\tsort_name\tindex_letter", '\t', 43);
    for (i, [order, name, sort_name, letter]) in rows.iter().enumerate() {
        assert_eq!(order.parse(), Ok(i + 1));
        assert_eq!(filing_name(name), *sort_name);
        assert_eq!(index_letter(name).label(Lang::UK), *letter, "{name}");
    }
    let mut names: Vec<&str> = rows.iter().rev().map(|row| row[1]).collect();
    names.sort_by_cached_key(|name| sort_key(name));
    let expected: Vec<&str> = rows.iter().map(|row| row[1]).collect();
    assert_eq!(names, expected);
}

#[test]
fn names_are_transliterated_as_in_the_table() {
    let table = include_str!("../tables/translit.tsv");
    for [ukrainian, latin, address, _] in
        rows::<4>(table, "ukrainian\tlatin\tslug\tsource", '\t', 120)
    {
        assert_eq!(to_latin(ukrainian), latin);
        assert_eq!(slug(ukrainian), address);
    }
}

#[test]
fn numbers_take_the_words_of_the_table() {
    let table = include_str!("../tables/plural.tsv");
    for [number, category, example] in rows::<3>(table, "number\tcategory\texample", '\t', 47) {
        let number = Number::parse(number).unwrap();
        let form = plural(number, Lang::UK);
        assert_eq!(form.as_str(), category, "{example}");
        let word = match form {
            Plural::One => "організація",
            Plural::Many => "організацій",
            Plural::Few | Plural::Other => "організації",
        };
        assert_eq!(format!("{}\u{a0}{word}", format_number(number, Lang::UK)), example);
    }
}

#[test]
fn dates_read_as_in_the_table() {
    let table = include_str!("../tables/dates.tsv");
    let heading =
        "iso\tcldr_full\tcldr_long\tlong_roku\tcldr_weekday_day_month\tin_weekday\tcldr_numeric";
    for [iso, full, long, roku, weekday, accusative, numeric] in rows::<7>(table, heading, '\t', 14)
    {
        let date = parse_date(iso).unwrap();
        assert_eq!(date_full(date, Lang::UK), full);
        assert_eq!(date_cldr_long(date, Lang::UK), long);
        assert_eq!(date_long(date, Lang::UK), roku);
        assert_eq!(weekday_day_month(date, Lang::UK), weekday);
        assert_eq!(in_weekday(date, Lang::UK), accusative);
        assert_eq!(date_numeric(date, Lang::UK), numeric);
    }
}

#[test]
fn codes_are_checked_as_in_the_table() {
    let table = include_str!("../tables/edrpou_vectors.csv");
    for [code, valid, source] in rows::<3>(table, "code,valid,source", ',', 14) {
        assert_eq!(check_edrpou(code).is_ok(), valid == "true", "{code}");
        assert_eq!(is_placeholder(code), source.contains("placeholder"), "{code}");
    }
}

/// Text as people mangle it: Ukrainian, Latin, digits, marks, spaces and separators.
const MESSY: &str = "[а-яА-ЯґҐєЄіІїЇa-zA-Z0-9'’ʼ`\"«»„“” .,:;()№@/+\u{a0}–—-]{0,40}";

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_slug_is_always_a_slug(text in "\\PC{0,30}", messy in MESSY) {
        for slug in [slug(&text), slug(&messy)] {
            prop_assert!(slug.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-')));
            prop_assert!(!slug.contains("--") && !slug.starts_with('-') && !slug.ends_with('-'));
        }
    }

    #[test]
    fn a_number_shown_is_the_number_read(digits in "[3-9][0-9]{8}") {
        let number = PhoneNumber::parse(&format!("+380{digits}")).unwrap();
        let shown = [
            number.tel(),
            number.national(),
            number.international(),
            format!("0{digits}"),
            format!("8 0{digits}"),
        ];
        for text in shown {
            prop_assert_eq!(PhoneNumber::parse(&text), Ok(number.clone()));
            let sentence = format!("Телефонуйте {text}, щодня");
            let found: Vec<_> = find_numbers(&sentence);
            prop_assert_eq!(found.len(), 1);
            prop_assert_eq!(&sentence[found[0].0.clone()], text);
        }
    }

    #[test]
    fn digits_are_never_added_or_lost(text in "[+]?[0-9() -]{1,20}") {
        if let Ok(number) = PhoneNumber::parse(&text) {
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            let (read, shown) = (digits(&text), digits(&number.tel()));
            prop_assert!(read == shown || shown.strip_prefix("38").is_some_and(|rest| read.ends_with(rest)));
        }
    }

    #[test]
    fn different_names_never_share_a_place(a in MESSY, b in MESSY) {
        let (first, second) = (sort_key(&a), sort_key(&b));
        prop_assert_eq!(first == second, a == b);
        prop_assert_eq!(first.cmp(&second), second.cmp(&first).reverse());
    }

    #[test]
    fn what_was_set_once_is_not_changed_again(text in MESSY, any in "\\PC{0,30}") {
        for lang in [Lang::UK, Lang::EN] {
            for text in [&text, &any] {
                let set = typeset(text, lang);
                prop_assert_eq!(typeset(&set, lang), set);
            }
        }
    }

    #[test]
    fn typesetting_changes_no_letter_and_no_digit(nodes in prop::collection::vec(MESSY, 1..4)) {
        let kept = |text: &str| text.chars().filter(|&c| c != 'ʼ' && c.is_alphanumeric()).collect::<String>();
        let mut typesetter = Typesetter::for_block(Lang::UK, &nodes.concat());
        for node in &nodes {
            prop_assert_eq!(kept(&typesetter.set_node(node)), kept(node));
        }
    }

    #[test]
    fn folding_twice_changes_nothing(text in MESSY, any in "\\PC{0,30}") {
        for text in [text, any] {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
            prop_assert_eq!(fold_id(&fold_id(&text)), fold_id(&text));
        }
    }

    #[test]
    fn hours_never_fall_over(text in "((Mo|Tu|Sa|Su|PH|SH|Jun|Dec|2026|week|easter|24/7|off|open|\"a\"|[0-9]{1,2}:[0-9]{2}|[0-9]{1,2}|\\|\\|)[-,; +:/\\[\\]]{0,2}){0,8}") {
        match Hours::parse(&text) {
            Ok(hours) => prop_assert!(!hours.in_words(Lang::UK).is_empty()),
            Err(error) => prop_assert!(error.offset <= text.len()),
        }
    }
}
