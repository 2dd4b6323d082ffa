//! A list of which some columns were sorted alone is refused by that cause; what only changes, or changes back, is taken.

use perelik::edit::import::plan::{Allowed, ImportPlan};

use super::rounds::{exported, list, rows, written};
use super::{asked, findings};
use crate::site::{Site, site};

/// Seven organisations, each with a phone, hours and a day of its own.
fn seven() -> Site {
    let entry = |site: Site, number: usize| {
        let state = if number.is_multiple_of(2) { "paused" } else { "active" };
        let text = format!(
            "name: Осередок {number}\nkind: ngo\nservices: [food]\nphones: [050 000-00-0{}]\n\
             hours: Mo-Fr 0{number}:00-18:00\nstatus: {state}\nverified: 2020-03-0{number}\n",
            9 - number
        );
        site.file(&format!("organisations/oseredok-{number}.yaml"), &text)
    };
    (1..=7).fold(site(), entry)
}

fn planned(name: &str, bytes: &[u8]) -> ImportPlan {
    asked(&seven(), name, bytes, None, Allowed { update: true, similar: false })
}

/// Returns the list in which the cells of a column were made anew out of those that stood there.
fn with_column(heading: &str, make: impl Fn(Vec<String>) -> Vec<String>) -> Vec<Vec<String>> {
    let mut rows = rows(&list(&seven()));
    let column = rows[0].iter().position(|own| own == heading).unwrap();
    let of = |row: &Vec<String>| row[0].starts_with("Осередок");
    let own: Vec<usize> = (1..rows.len()).filter(|at| of(&rows[*at])).collect();
    assert_eq!(own.len(), 7);
    let made = make(own.iter().map(|at| rows[*at][column].clone()).collect());
    for (at, text) in own.into_iter().zip(made) {
        rows[at][column] = text;
    }
    rows
}

fn sorted(mut cells: Vec<String>) -> Vec<String> {
    cells.sort();
    cells
}

/// Empties the cells of a column in all rows but that of the headings.
fn without_codes(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let code = rows[0].iter().position(|own| own.starts_with("Код рядка")).unwrap();
    rows.iter_mut().skip(1).for_each(|row| row[code].clear());
    rows
}

#[test]
fn a_column_that_was_sorted_alone_is_refused_by_its_cause_and_nothing_is_written() {
    for (heading, count) in [("Телефони", 6), ("Організація", 0), ("Стан", 4)]
    {
        let descending = |cells| {
            let mut cells = sorted(cells);
            cells.reverse();
            cells
        };
        let order: fn(Vec<String>) -> Vec<String> =
            if heading == "Організація" { descending } else { sorted };
        let plan = planned("list.csv", &written(&with_column(heading, order)));
        let said = findings(&plan);
        assert_eq!(plan.writes().count(), 0, "{heading}: {said}");
        assert_eq!(said.matches("error[").count(), 1, "{heading}: {said}");
        assert!(said.contains("error[import-moved]") && said.contains(heading), "{said}");
        if count > 0 {
            assert!(said.contains(&format!("{count} rows were not taken")), "{said}");
            assert_eq!(plan.left_out, count, "{heading}");
        }
    }
}

#[test]
fn two_values_that_changed_places_are_taken_once_their_codes_are_emptied() {
    let swapped = with_column("Телефони", |mut cells| {
        cells.swap(0, 4);
        cells
    });
    let plan = planned("list.csv", &written(&swapped));
    assert!(plan.writes().count() == 0 && plan.left_out == 2, "{}", findings(&plan));
    let plan = planned("list.csv", &written(&without_codes(swapped.clone())));
    // A table without any codes is compared with the list as it is now.
    assert!(plan.writes().count() == 0 && plan.left_out == 2, "{}", findings(&plan));
    assert!(
        plan.findings.iter().any(|one| one.diagnostic.hint == Some("bare")),
        "{}",
        findings(&plan)
    );
    let mut vouched = without_codes(swapped.clone());
    for (row, whole) in vouched.iter_mut().zip(&swapped) {
        if !["Осередок 1", "Осередок 5"].contains(&row[0].as_str()) {
            row.clone_from(whole);
        }
    }
    let plan = planned("list.csv", &written(&vouched));
    assert_eq!(plan.writes().count(), 2, "{}", findings(&plan));
    assert!(!plan.has_faults(), "{}", findings(&plan));
}

#[test]
fn what_was_filled_in_anew_is_taken_also_where_another_row_had_it() {
    /// A new text of the cell that stood at a place.
    type Change = (&'static str, fn(usize, String) -> String);
    let changes: [Change; 5] = [
        // Who moved to another's office took its number; that one has a new one.
        ("Телефони", |at, own| match at {
            0 => "050 000-00-07".to_owned(),
            1 => "050 000-00-01".to_owned(),
            _ => own,
        }),
        ("Стан", |at, own| if at == 2 { "Закрито".to_owned() } else { own }),
        // Each opens as early as the one before it.
        ("Години роботи", |at, own| match at {
            1..=2 => format!("Mo-Fr 0{at}:00-18:00"),
            _ => own,
        }),
        ("Телефони", |at, _| format!("050 000-00-1{at}")),
        ("Години роботи", |_, _| "Mo-Fr 09:00-17:00".to_owned()),
    ];
    for (heading, change) in changes {
        let rows = with_column(heading, |cells| {
            cells.into_iter().enumerate().map(|(at, own)| change(at, own)).collect()
        });
        let plan = planned("list.csv", &written(&rows));
        assert!(!findings(&plan).contains("import-moved"), "{heading}: {}", findings(&plan));
        assert!(plan.writes().count() > 0, "{heading}");
    }
}

#[test]
fn a_list_that_was_sorted_whole_changes_nothing() {
    let mut rows = rows(&list(&seven()));
    let column = rows[0].iter().position(|own| own == "Телефони").unwrap();
    rows[1..].sort_by(|a, b| a[column].cmp(&b[column]));
    let plan = planned("list.csv", &written(&rows));
    assert_eq!((plan.writes().count(), findings(&plan)), (0, String::new()));
    let plan = planned("list.xlsx", &exported(&seven(), "list.xlsx"));
    assert_eq!((plan.writes().count(), findings(&plan)), (0, String::new()));
}
