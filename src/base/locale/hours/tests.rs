//! What is said in words, and what is better left as it was written.

use super::*;

fn check(source: &str, words: &[&str]) {
    let hours = Hours::parse(source).expect(source);
    assert_eq!(hours.in_words(Lang::UK), words, "{source}");
    assert!(hours.table_rows(Lang::UK).is_some(), "{source}");
}

#[test]
fn a_week_is_said_in_words() {
    check("Mo-Fr 09:00-17:00", &["понеділок–пʼятниця: 09:00–17:00"]);
    check("Mo-Su 9:00-17:00", &["щодня: 09:00–17:00"]);
    check("09:00-17:00", &["щодня: 09:00–17:00"]);
    check("24/7", &["цілодобово"]);
    check("Mo-Su 00:00-24:00", &["цілодобово"]);
    check("Mo-Fr 00:00-24:00", &["понеділок–пʼятниця: цілодобово"]);
    check("Mo,We,Fr 10:00-12:00", &["понеділок, середа, пʼятниця: 10:00–12:00"]);
    check("Sa-Su 10:00-12:00", &["субота, неділя: 10:00–12:00"]);
    check("Sa-Mo 10:00-12:00", &["понеділок, субота, неділя: 10:00–12:00"]);
    check("Mo-Fr", &["понеділок–пʼятниця: відчинено"]);
    check("off", &["щодня: зачинено"]);
    check("Fr 18:00+", &["пʼятниця: з 18:00"]);
    check("Fr 22:00-06:00", &["пʼятниця: 22:00–06:00"]);
    check("Fr 22:00-30:00", &["пʼятниця: 22:00–06:00"]);
    check("Fr 18:00-24:00", &["пʼятниця: 18:00–24:00"]);
}

#[test]
fn later_rules_change_the_days_they_name() {
    check(
        "Mo-Fr 09:00-17:00; Sa 10:00-14:00; Su off; PH off",
        &[
            "понеділок–пʼятниця: 09:00–17:00",
            "субота: 10:00–14:00",
            "неділя: зачинено",
            "святкові дні: зачинено",
        ],
    );
    check(
        "Mo-Fr 09:00-17:00; We 10:00-14:00",
        &["понеділок, вівторок, четвер, пʼятниця: 09:00–17:00", "середа: 10:00–14:00"],
    );
    check(
        "Mo-Fr 09:00-12:00, We 15:00-18:00",
        &["понеділок, вівторок, четвер, пʼятниця: 09:00–12:00", "середа: 09:00–12:00, 15:00–18:00"],
    );
    check("24/7; PH off", &["цілодобово", "святкові дні: зачинено"]);
    check(
        "Mo-Fr,PH 09:00-17:00",
        &["понеділок–пʼятниця: 09:00–17:00", "святкові дні: 09:00–17:00"],
    );
}

#[test]
fn only_a_gap_at_noon_is_lunch() {
    let lunch = "понеділок–пʼятниця: 09:00–18:00, обідня перерва 13:00–14:00";
    check("Mo-Fr 09:00-13:00,14:00-18:00", &[lunch]);
    check("Mo-Fr 09:00-18:00; Mo-Fr 13:00-14:00 off", &[lunch]);
    check("Mo-Fr 09:00-18:00; 13:00-14:00 off", &[lunch]);
    check("Mo 08:00-10:00,18:00-20:00", &["понеділок: 08:00–10:00, 18:00–20:00"]);
    check("Mo 08:00-12:00,15:00-20:00", &["понеділок: 08:00–12:00, 15:00–20:00"]);
}

#[test]
fn notes_are_kept() {
    check("\"за попереднім записом\"", &["за попереднім записом"]);
    check("Mo-Fr \"за записом\"", &["понеділок–пʼятниця: за записом"]);
    check("Mo 09:00-17:00 \"каса\"", &["понеділок: 09:00–17:00 (каса)"]);
    check("\"каса\":Mo 09:00-17:00", &["понеділок: 09:00–17:00 (каса)"]);
    check("PH off \"відпустка\"", &["святкові дні: зачинено (відпустка)"]);
    check("24/7 \"лише дзвінки\"", &["цілодобово (лише дзвінки)"]);
    check(
        "Mo-Fr 09:00-17:00 || \"за записом\"",
        &["понеділок–пʼятниця: 09:00–17:00", "в інший час: за записом"],
    );
}

#[test]
fn dates_and_months_are_exceptions_to_the_week() {
    check(
        "Mo-Fr 09:00-17:00; Jun-Aug Mo-Fr 08:00-16:00; PH off",
        &[
            "понеділок–пʼятниця: 09:00–17:00",
            "червень–серпень, понеділок–пʼятниця: 08:00–16:00",
            "святкові дні: зачинено",
        ],
    );
    check("Dec 25 off", &["25 грудня: зачинено"]);
    check("Jan 01-05 off", &["1–5 січня: зачинено"]);
    check("Dec 24-Jan 07 off", &["24 грудня\u{a0}— 7 січня: зачинено"]);
    check("2026 Dec 31 off", &["31 грудня 2026 року: зачинено"]);
    check("Jul off", &["липень: зачинено"]);
    check("Mo[1] 10:00-12:00", &["перший понеділок місяця: 10:00–12:00"]);
    check("We[1,3] 10:00-12:00", &["перша і третя середа місяця: 10:00–12:00"]);
    check("Fr[-1] 10:00-12:00", &["остання пʼятниця місяця: 10:00–12:00"]);
    check(
        "Mo-Fr 09:00-17:00; SH 10:00-14:00; PH off",
        &[
            "понеділок–пʼятниця: 09:00–17:00",
            "шкільні канікули: 10:00–14:00",
            "святкові дні: зачинено",
        ],
    );
}

#[test]
fn what_words_cannot_say_exactly_stays_as_written() {
    for source in [
        "sunrise-sunset",
        "Mo-Fr 09:00-17:00/00:30",
        "week 1-10 Mo 10:00-12:00",
        "2026 Mo 10:00-12:00",
        "easter off",
        "PH Mo-Fr 10:00-12:00",
        "PH off; Mo-Fr 09:00-17:00",
        "PH off; Jun-Aug 08:00-16:00",
        "Aug 24 10:00-12:00; Jun-Aug off; Jun-Sep 09:00-10:00",
        "Mo-Fr 09:00-17:00; \"дзвоніть\"",
        "\"каса\":Mo-Fr 09:00-17:00 \"перший поверх\"",
        "Mo-Fr 09:00-17:00 unknown",
        "Mo-Fr 09:00-17:00 || 10:00-11:00",
        "Mo[5-3] 10:00-12:00",
        "Mo[-2] 10:00-12:00",
        "Mo 09:00-13:00,12:00-15:00",
        "Mo 10:00-10:00",
        "Feb 31 off",
        "Dec 20+ off; 2026 Jan 1+ off",
        "PH -1 day off",
        "24/7; Mo-Fr",
        "12:00-13:00 off",
    ] {
        let hours = Hours::parse(source).expect(source);
        assert_eq!(hours.in_words(Lang::UK), [source]);
        assert_eq!(hours.table_rows(Lang::EN), None);
    }
}

#[test]
fn english_words() {
    let words = |source: &str| Hours::parse(source).unwrap().in_words(Lang::EN).join("; ");
    assert_eq!(
        words("Mo-Fr 09:00-13:00,14:00-18:00; PH off"),
        "Monday–Friday: 09:00–18:00, lunch break 13:00–14:00; public holidays: closed"
    );
    assert_eq!(words("Tu[2] 10:00+"), "second Tuesday of the month: from 10:00");
    assert_eq!(words("2026 Jan 1-5 off"), "1–5 January 2026: closed");
}

#[test]
fn mistakes_have_a_place() {
    let error = |text: &str| Hours::parse(text).map_err(|error| (error.offset, error.kind)).err();
    assert_eq!(error("  "), Some((0, HoursErrorKind::Empty)));
    assert_eq!(error("Mo-Fr 09:00–17:00"), Some((11, HoursErrorKind::Syntax)));
    assert_eq!(error(" Пн-Пт 09:00-17:00"), Some((1, HoursErrorKind::Syntax)));
    assert_eq!(error("Mo-Fr 09:00-17:00; Хх"), Some((19, HoursErrorKind::Syntax)));
    assert_eq!(error("Mo 10:00"), Some((8, HoursErrorKind::Syntax)));
    assert_eq!(error("easter-5 off"), Some((0, HoursErrorKind::Unsupported)));
    assert_eq!(error("Mo 09:00-18:00/24:00"), Some((0, HoursErrorKind::Unsupported)));
    assert_eq!(error("week 10-5 Mo"), Some((0, HoursErrorKind::Range)));
    assert_eq!(error(&"Mo,".repeat(400)), Some((0, HoursErrorKind::TooLong)));
}

#[test]
fn a_script_is_told_a_week_only_where_it_is_the_whole_truth() {
    let week = |text: &str| Hours::parse(text).unwrap().plain_week();
    assert_eq!(week("Mo-We 09:00-18:00").as_deref(), Some("1:540-1080 2:540-1080 3:540-1080"));
    assert_eq!(
        week("Mo 09:00-13:00,14:00-18:00; Tu off").as_deref(),
        Some("1:540-780,840-1080 2:")
    );
    assert_eq!(week("Fr 22:00-02:00").as_deref(), Some("5:1320-1560"));
    assert_eq!(
        week("24/7").as_deref(),
        Some("1:0-1440 2:0-1440 3:0-1440 4:0-1440 5:0-1440 6:0-1440 7:0-1440")
    );
    assert_eq!(week("Mo-Fr 09:00-18:00; PH off"), None);
    assert_eq!(week("Mo 09:00-18:00 \"за записом\""), None);
    assert_eq!(week("Mo 09:00+"), None);
}

#[test]
fn what_is_printed_with_dates_is_read_back() {
    for source in [
        "Mo-Fr 09:00-17:00; 2020 Apr 06-10 off; PH off",
        "Mo-Fr 09:00-17:00; Jun-Aug Mo-Fr 08:00-16:00; PH off",
        "Mo-Fr 09:00-13:00,14:00-18:00; Dec 24-Jan 07 off",
        "Dec 25 off",
        "Jul off",
        "24/7; 2026 Dec 31 off",
        "Mo-Sa 10:00-19:00; 2020 Dec 24-2021 Jan 07 10:00-12:00",
        "Mo-Fr 09:00-17:00; Jan 01,Dec 25 off",
    ] {
        let hours = Hours::parse(source).unwrap();
        for lang in [Lang::UK, Lang::EN] {
            for between in ["; ", "\n", ", "] {
                let words = hours.in_words(lang).join(between);
                let Some(again) = Hours::from_printed(&words) else { panic!("{words:?}") };
                assert_eq!(again.in_words(lang), hours.in_words(lang), "{words}");
            }
        }
    }
}

#[test]
fn other_words_with_dates_are_not_read() {
    for words in [
        "пн-пт 9-17; 6-10 квітня зачинено",
        "6–10 квітня: може, зачинено",
        "до 15 травня: 09:00–17:00",
        "31 квітня: зачинено",
        "понеділок: 09:00–17:00",
        "10–6 квітня: зачинено",
        "",
    ] {
        assert!(Hours::from_printed(words).is_none(), "{words}");
    }
}
