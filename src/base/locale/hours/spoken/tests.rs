use super::super::Hours;
use super::from_words;
use crate::base::locale::Lang;
use crate::base::locale::hours::row::WordsError;

/// What people wrote and what it means, or a mark where it must be refused.
const SPELLINGS: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tables/hours_in_words.tsv"));

#[test]
fn every_spelling_of_the_table_gives_exactly_its_week_or_is_refused() {
    let rows = SPELLINGS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut count = 0;
    for (words, source) in rows.filter_map(|line| line.split_once('\t')) {
        let words = words.replace("\\n", "\n");
        let read = from_words(&words).ok();
        assert_eq!(read.as_deref(), Some(source).filter(|source| *source != "?"), "{words}");
        // Whoever reads what people type must not understand by another way what is refused here.
        assert_eq!(Hours::as_typed(&words).is_err(), source == "?", "{words}");
        if let Some(read) = read {
            let hours = Hours::parse(&read).unwrap_or_else(|_| panic!("{words}: {read}"));
            assert!(!hours.has_overwritten_rule(), "{words}: {read}");
        }
        count += 1;
    }
    assert!(count > 100, "{count}");
}

/// Spellings of public pages and tables, what each means, and where it was read.
const OF_OFFICES: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tables/hours_of_offices.tsv"));

#[test]
fn every_spelling_of_an_office_gives_its_week_or_names_what_is_not_understood() {
    let mut count = 0;
    for row in OF_OFFICES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [words, meaning, source] = cells[..] else { panic!("three cells: {row}") };
        assert!(!source.is_empty(), "{row}");
        let words = words.replace("\\n", "\n");
        let read = from_words(&words).unwrap_or_else(|error| match error {
            WordsError::Part(part) => format!("refused: {}", part.replace('\n', "\\n")),
            WordsError::NoDays => "refused: no days".to_owned(),
            WordsError::Twice => "refused: twice".to_owned(),
            WordsError::NoTimes(_) | WordsError::NoSuchTime => "refused: by its cause".to_owned(),
        });
        assert_eq!(read, meaning, "{words}");
        let is_refused = meaning.starts_with("refused: ");
        assert_eq!(Hours::as_typed(&words).is_err(), is_refused, "{words}");
        count += 1;
    }
    assert!(count >= 200, "{count}");
}

#[test]
fn what_is_not_understood_is_named() {
    let part = |text: &str| Err(WordsError::Part(text.to_owned()));
    for (words, error) in [
        ("9:00-18:00", Err(WordsError::NoDays)),
        ("з 8-00 до 17-00", Err(WordsError::NoDays)),
        ("пн-пт 9-12; вт 14-16", Err(WordsError::Twice)),
        ("нд вихідний, щодня 9-18", Err(WordsError::Twice)),
        ("пн-пт 9-17, сб як вийде", part("як")),
        ("Виробництво: пн-пт 9-17", part("Виробництво")),
        ("пн-пт 9:00-17:00 (не приймаємо 12-13)", part("не приймаємо")),
        ("пн-пт 9:00-17:00 (крім Великодня 12-13)", part("(крім Великодня 12-13)")),
        ("", part("")),
    ] {
        assert_eq!(from_words(words), error, "{words}");
    }
    assert!(from_words(&"(".repeat(900)).is_err() && from_words(&"пн ".repeat(900)).is_err());
}

#[test]
fn our_own_words_come_back_as_the_same_words() {
    for source in [
        "Mo-Fr 09:00-17:00; PH off",
        "Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-12:00",
        "Mo-Fr 08:00-12:00,13:00-17:00; Sa \"за записом\"",
        "24/7",
        "Mo,We,Fr 08:00-12:00",
        "Tu 18:00-02:00",
        "Mo-Fr 09:00+",
        "Mo-Su 08:00-20:00",
        "Mo-Fr 09:00-17:00 \"за записом\"",
        "SH off; Mo-Th 09:00-17:00",
        "Mo[1] 09:00-12:00",
        "We[1,-1] 09:00-12:00",
    ] {
        let hours = Hours::parse(source).unwrap();
        for lang in [Lang::UK, Lang::EN] {
            let words = hours.in_words(lang).join("; ");
            let read = Hours::parse(&words).ok().or_else(|| Hours::from_words(&words).ok());
            let read = read.unwrap_or_else(|| panic!("{words}"));
            assert_eq!(read.in_words(lang).join("; "), words, "{source}");
        }
    }
}
