//! A list that is older than its entries brings nothing old back: what changed in the entry since stays, and that is said.

use perelik::edit::import::plan::{Allowed, ImportPlan};

use super::rounds::{RICH, exported, list, rich, rows, written};
use super::{asked, findings};
use crate::site::Site;

/// Returns the site in which something of the rich organisation was changed after its list was taken.
fn since(changes: &[(&str, &str)]) -> Site {
    let change = |text: String, (from, to): &(&str, &str)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    };
    rich().file("organisations/bahatyi.md", &changes.iter().fold(RICH.to_owned(), change))
}

fn with_update(site: &Site, name: &str, bytes: &[u8]) -> ImportPlan {
    asked(site, name, bytes, None, Allowed { update: true, similar: false })
}

const CHANGES: [(&str, &str); 6] = [
    ("details: На тиждень.", "details: На два тижні."),
    ("name: \"Ліки додому\"", "name: \"Ліки\""),
    ("status: paused", "status: active"),
    ("hours: Mo-Fr 09:00-18:00", "hours: Mo-Fr 10:00-18:00"),
    ("number: 050 020-00-01", "number: 050 020-00-09"),
    ("{uk: Фонд «Приклад», en: Example Fund}", "{uk: Фонд «Зразок», en: Example Fund}"),
];

#[test]
fn an_old_list_that_nobody_changed_changes_nothing() {
    let site = since(&CHANGES);
    for name in ["list.csv", "list.xlsx"] {
        let plan = with_update(&site, name, &exported(&rich(), name));
        assert_eq!(plan.writes().count(), 0, "{name}: {}", findings(&plan));
        assert!(!plan.has_faults(), "{name}: {}", findings(&plan));
        let said = findings(&plan);
        assert!(said.contains("warning[import-stale]"), "{name}: {said}");
        for heading in ["Подробиці", "Послуга", "Стан", "Години роботи", "Організація"]
        {
            assert!(
                said.contains(&format!("“{heading}”")) || said.contains(heading),
                "{heading}: {said}"
            );
        }
    }
}

#[test]
fn what_somebody_changed_in_an_old_list_changes_that_value_alone() {
    let site = since(&CHANGES);
    let changed = |heading: &str, text: &str| {
        let mut rows = rows(&list(&rich()));
        let column = rows[0].iter().position(|own| own == heading).unwrap();
        let row = rows.iter().position(|row| row[0] == "Фонд «Приклад»").unwrap();
        rows[row][column] = text.to_owned();
        with_update(&site, "list.csv", &written(&rows))
    };
    let text = since(&CHANGES).files()["content/organisations/bahatyi.md"].to_vec();
    let text = String::from_utf8(text).unwrap();
    for (heading, new, from, to) in [
        ("Умови", "За два дні.", "conditions: За день.", "conditions: За два дні."),
        ("Електронна пошта", "b@example.org", "a@example.org", "b@example.org"),
    ] {
        let plan = changed(heading, new);
        let [file] = plan.writes().collect::<Vec<_>>()[..] else { panic!("{}", findings(&plan)) };
        assert_eq!(file.new, text.replacen(from, to, 1), "{heading}");
        assert!(!plan.has_faults(), "{}", findings(&plan));
    }
    for (heading, new) in
        [("Подробиці", "На місяць."), ("Подробиці", ""), ("Організація", "Фонд «Інший»")]
    {
        let plan = changed(heading, new);
        assert_eq!(plan.writes().count(), 0, "{heading}: {new}");
        let said = findings(&plan);
        assert_eq!(said.matches("error[import-clash]").count(), 1, "{heading}: {said}");
    }
    // The same change on both sides is none.
    assert!(!findings(&changed("Подробиці", "На два тижні.")).contains("import-clash"));
}

#[test]
fn what_is_gone_from_the_site_since_does_not_come_back() {
    let service = "  - help: food\n    details: Набори.\n    status: paused\n";
    let old = list(&rich());
    let plan = with_update(&since(&[(service, "")]), "list.csv", &old);
    assert_eq!(plan.writes().count(), 0, "{}", findings(&plan));
    assert!(findings(&plan).contains("warning[import-returned]"), "{}", findings(&plan));
    // Who wants it back empties its code.
    let mut rows = rows(&old);
    let column = rows[0].iter().position(|own| own.starts_with("Код рядка")).unwrap();
    rows.iter_mut().skip(1).for_each(|row| row[column].clear());
    let plan = with_update(&since(&[(service, "")]), "list.csv", &written(&rows));
    assert_eq!(plan.writes().count(), 1, "{}", findings(&plan));
    // An organisation that is gone as a whole is made again, and that is said.
    let plan = with_update(&rich().without("organisations/bahatyi.md"), "list.csv", &old);
    assert_eq!(plan.writes().count(), 1, "{}", findings(&plan));
    assert_eq!(findings(&plan).matches("warning[import-returned]").count(), 2);
}

#[test]
fn a_list_without_its_codes_is_compared_as_it_is_and_that_is_said() {
    let mut rows = rows(&list(&rich()));
    let column = rows[0].iter().position(|own| own.starts_with("Код рядка")).unwrap();
    rows.iter_mut().for_each(|row| drop(row.remove(column)));
    let plan = with_update(&rich(), "list.csv", &written(&rows));
    assert_eq!((plan.writes().count(), findings(&plan)), (0, String::new()));
    let plan = with_update(&since(&CHANGES[..1]), "list.csv", &written(&rows));
    assert_eq!(plan.writes().count(), 1);
    assert!(findings(&plan).contains("warning[import-undated]"), "{}", findings(&plan));
}

#[test]
fn codes_are_kept_by_rows_that_were_sorted_and_columns_that_were_moved() {
    let mut rows = rows(&list(&rich()));
    rows[1..].reverse();
    rows.iter_mut().for_each(|row| row.rotate_right(3));
    let plan = with_update(&since(&CHANGES[..1]), "list.csv", &written(&rows));
    assert_eq!(plan.writes().count(), 0, "{}", findings(&plan));
    assert!(findings(&plan).contains("warning[import-stale]"), "{}", findings(&plan));
}

#[test]
fn a_row_that_lost_its_code_is_named_and_a_changed_one_that_is_gone_does_not_come_back() {
    let mut rows = rows(&list(&rich()));
    let code = rows[0].len() - 1;
    let first = rows.iter().position(|row| row[0] == "Фонд «Приклад»").unwrap();
    let whole = rows.clone();
    rows[first][code].clear();
    let site = since(&[("details: На тиждень.", "details: На два тижні.")]);
    let plan = with_update(&site, "list.csv", &written(&rows));
    assert!(findings(&plan).contains("warning[import-undated]"), "{}", findings(&plan));
    // The second service was taken out of the entry, and changed in the copy.
    let gone = "  - help: food\n    details: Набори.\n    status: paused\n";
    let mut rows = whole;
    let details = rows[0].iter().position(|own| own == "Подробиці").unwrap();
    rows[first + 1][details] = "Пакунки.".to_owned();
    let plan = with_update(&since(&[(gone, "")]), "list.csv", &written(&rows));
    assert!(findings(&plan).contains("warning[import-returned]"), "{}", findings(&plan));
    assert_eq!(plan.writes().count(), 0);
}

#[test]
fn a_list_in_an_encoding_without_apostrophes_changes_nothing_by_that() {
    let site = rich().edit(
        "organisations/bahatyi.md",
        "details: На тиждень.",
        "details: На тиждень, для сімʼї.",
    );
    let text = String::from_utf8(list(&site)).unwrap().replace('ʼ', "?");
    assert!(text.contains("сім?ї"), "{text}");
    let plain = text.trim_start_matches('\u{feff}');
    let bytes = encoding_rs::WINDOWS_1251.encode(plain).0.into_owned();
    for bytes in [text.as_bytes(), &bytes] {
        let plan = with_update(&site, "list.csv", bytes);
        assert_eq!(plan.writes().count(), 0, "{}", findings(&plan));
        assert!(!findings(&plan).contains("import-letters"), "{}", findings(&plan));
    }
    // A cell that somebody changed gets its apostrophes back, and that is told.
    let changed = text.replace("На тиждень, для сім?ї.", "На два тижні, для сім?ї.");
    let plan = with_update(&site, "list.csv", changed.as_bytes());
    let [file] = plan.writes().collect::<Vec<_>>()[..] else { panic!("{}", findings(&plan)) };
    assert!(file.new.contains("details: На два тижні, для сімʼї.\n"), "{}", file.new);
    assert!(findings(&plan).contains("warning[import-letters]"), "{}", findings(&plan));
}

#[test]
fn who_closes_a_service_is_told_that_its_organisation_stays() {
    let changed = |name: &str| {
        let mut rows = rows(&exported(&rich(), name));
        let column = rows[0].iter().position(|own| own == "Стан").unwrap();
        let row = rows.iter().position(|row| row[0] == "Фонд «Приклад»").unwrap();
        rows[row][column] = "Закрито".to_owned();
        with_update(&rich(), name, &written(&rows))
    };
    let plan = changed("list.csv");
    let [file] = plan.writes().collect::<Vec<_>>()[..] else { panic!("{}", findings(&plan)) };
    assert!(file.new.contains("\nstatus: active\n"), "{}", file.new);
    assert!(findings(&plan).contains("warning[import-service-state]"), "{}", findings(&plan));
    assert!(!plan.has_faults(), "{}", findings(&plan));
}
