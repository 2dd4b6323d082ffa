//! Days that contradict each other, or the day of the site (27 March 2020 in these tests), are named; nobody believes them.

use perelik::base::files::FileSource as _;

use crate::site::{Site, site};

const NUMBER: &str = "050 111-11-11";

fn person(consent: &str) -> Site {
    site().file(
        "organisations/zrazok.md",
        &format!(
            "---\nname: Зразок\nkind: ngo\nemail: a@example.org\npeople:\n  - name: Приклад\n    phone: {NUMBER}\n    visibility: public\n    consent: {{on: {consent}}}\n---\n"
        ),
    )
}

/// Renders a site with errors, as the preview does, and tells whether any file says one of `words`.
fn says(site: &Site, words: &[&str]) -> bool {
    let output = site.compile().value;
    (0..output.files().len()).any(|index| {
        let mut bytes = Vec::new();
        output.render(index, &mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        words.iter().any(|word| text.contains(word))
    })
}

#[test]
fn consent_counts_from_its_day_on() {
    for day in ["2020-03-28", "2021-02-28", "2036-01-01"] {
        let site = person(day);
        assert!(site.remarks().contains("error[future-consent]"), "{day}");
        assert!(!says(&site, &[NUMBER, "+380501111111"]), "{day}");
    }
    for day in ["2020-03-27", "2020-03-26", "2019-12-31"] {
        let site = person(day);
        assert_eq!(site.remarks(), "", "{day}");
        assert!(says(&site, &["+380501111111"]), "{day}");
    }
}

#[test]
fn a_check_that_is_to_come_is_none() {
    let verified = |day: &str| {
        site().edit("organisations/pryklad.md", "kind:", &format!("verified: {day}\nkind:"))
    };
    for day in ["2062-11-28", "2020-03-28", "2031-01-01"] {
        let site = verified(day).edit("site.yaml", "title:", "stale_after_days: 90\ntitle:");
        let remarks = site.remarks();
        assert!(remarks.contains("error[future-verified]"), "{day}");
        assert_eq!(remarks.lines().count(), 1, "{remarks}");
        assert!(!says(&site, &[day, "2062 року", "28 березня 2020", "2031 року"]), "{day}");
    }
    assert_eq!(verified("2020-03-27").remarks(), "");
}

fn meeting(day: &str, text: &str) -> Site {
    let text = format!("---\ntitle: Нарада\ndate: {day}\n{text}\n---\n");
    site().file(&format!("meetings/{day}.md"), &text)
}

fn done(day: &str) -> Site {
    meeting("2020-03-20", &format!("tasks: [{{what: А, done_on: {day}}}]"))
}

fn need(text: &str) -> Site {
    site().file("needs/a.yaml", &format!("what: А\nresource: masks\n{text}\n"))
}

fn shown(from: &str, until: &str) -> Site {
    let text = format!("---\ntitle: А\npublish_on: {from}\nexpires_on: {until}\n---\n");
    site().file("pages/a.md", &text)
}

fn figures(required: &str, provided: &str, state: &str) -> Site {
    need(&format!("required: {required}\nprovided: {provided}\nstate: {state}"))
}

#[test]
fn each_contradiction_has_a_remark_of_its_own() {
    for (code, bad) in [
        ("future-as-of", need("as_of: 2020-03-28")),
        ("future-as-of", need("станом_на: 2030-01-01")),
        ("future-done", done("2020-03-28")),
        ("future-done", done("2120-03-26")),
        (
            "done-but-open",
            meeting("2020-03-20", "tasks: [{what: А, status: open, done_on: 2020-03-22}]"),
        ),
        (
            "done-but-open",
            meeting("2020-03-20", "доручення: [{що: А, стан: виконується, виконано: 2020-03-27}]"),
        ),
        ("due-before-meeting", meeting("2020-03-20", "tasks: [{what: А, due: 2020-03-19}]")),
        ("due-before-meeting", meeting("2020-03-28", "доручення: [{що: А, строк: 2019-04-01}]")),
        ("future-held", meeting("2020-03-28", "status: held")),
        ("future-held", meeting("2020-12-01", "стан: відбулася")),
        ("planned-past", meeting("2020-03-26", "status: planned")),
        ("planned-past", meeting("2019-03-26", "стан: заплановано")),
        ("next-before-date", meeting("2020-03-20", "next: 2020-03-19")),
        ("next-before-date", meeting("2020-03-20", "next: {date: 2019-04-20}")),
        ("never-shown", shown("2020-03-02", "2020-03-01")),
        ("never-shown", shown("2021-01-01", "2020-12-31")),
        ("need-figures", figures("100", "400", "partial")),
        ("need-figures", figures("100", "40", "met")),
        ("need-figures", figures("5", "5", "critical")),
        ("need-figures", figures("\"1,5\"", "1", "закрита")),
    ] {
        let remarks = bad.remarks();
        let is_alone = remarks.lines().count() == 1 && remarks.contains(&format!("[{code}]"));
        assert!(is_alone, "{code}: {remarks}");
    }
}

#[test]
fn days_and_figures_that_agree_are_left_alone() {
    for good in [
        need("as_of: 2020-03-27"),
        done("2020-03-27"),
        meeting("2020-03-27", "status: held"),
        meeting("2020-03-27", "status: planned"),
        meeting("2020-03-28", "status: planned"),
        meeting("2019-03-26", "status: cancelled"),
        meeting("2020-03-20", "next: 2020-03-20"),
        meeting("2020-03-20", "next: {date: 2020-04-20}"),
        shown("2020-03-01", "2020-03-31"),
        shown("2020-03-27", "2020-03-27"),
        figures("100", "40", "partial"),
        figures("100", "100", "met"),
        figures("100", "400", "met"),
        need("required: 5\nstate: critical"),
        need("provided: 1\nstate: met"),
    ] {
        assert_eq!(good.remarks(), "");
    }
}

#[test]
fn a_day_given_by_hand_that_no_site_can_be_of_is_named_and_nothing_is_built() {
    for day in ["1850-06-01", "0001-01-01", "1969-12-31", "9999-01-01"] {
        let ran = site().on_disk().run(&["build", "--date", day]);
        assert_eq!(ran.status.code(), Some(2), "{day}");
        assert!(String::from_utf8_lossy(&ran.stderr).contains(day), "{day}");
    }
    // A record of an old day is built: workbooks alone know no such day.
    let record = site().edit("site.yaml", "title:", "date: 1890-01-01\ntitle:").on_disk();
    assert_eq!(record.run(&["build"]).status.code(), Some(0));
}
