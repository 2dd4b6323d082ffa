//! A row that was deleted and a cell that was emptied in the list's own table are asked about, and left alone without an answer.

use perelik::edit::import::plan::{Allowed, ImportChange, ImportPlan};
use perelik::edit::import::withdrawn::{WithdrawalAction, Withdrawn};

use super::rounds::{RICH, list, rich, rows, written};
use super::{asked, findings};
use crate::site::Site;

const FUND: &str = "Фонд «Приклад»";

/// Returns the rows of the list, and where those of the rich organisation stand.
fn table() -> (Vec<Vec<String>>, Vec<usize>) {
    let rows = rows(&list(&rich()));
    let own = (0..rows.len()).filter(|row| rows[*row][0] == FUND).collect();
    (rows, own)
}

fn planned(site: &Site, rows: &[Vec<String>]) -> ImportPlan {
    let allowed = Allowed { update: true, similar: false };
    asked(site, "list.csv", &written(rows), None, allowed)
}

/// Gives one answer to every question.
fn answered(site: &Site, rows: &[Vec<String>], answer: WithdrawalAction) -> ImportPlan {
    let mut plan = planned(site, rows);
    let answers: Vec<(usize, WithdrawalAction)> =
        (0..plan.questions.len()).map(|number| (number, answer)).collect();
    plan.answer((&site.sources(), &site.raw), &answers).unwrap();
    plan
}

fn emptied(number: usize, heading: &str) -> Vec<Vec<String>> {
    let (mut rows, own) = table();
    let column = rows[0].iter().position(|name| name == heading).unwrap();
    assert_ne!(rows[own[number]][column], "", "{heading}");
    rows[own[number]][column].clear();
    rows
}

#[test]
fn an_emptied_cell_empties_one_value_once_somebody_says_so() {
    for (number, heading, from, to) in [
        (0, "Подробиці", "    details: На тиждень.\n", ""),
        (1, "Подробиці", "    details: Набори.\n", ""),
        (0, "Послуга", "    name: \"Ліки додому\" # назва з листа\n", ""),
        (0, "Що взяти з собою", "    documents: [паспорт, рецепт]\n", ""),
        (0, "Для кого", "    audiences: [elderly, children]\n", ""),
        (0, "Години роботи", "    hours: Mo-Fr 08:00-12:00,13:00-17:00\n", ""),
        (1, "Години роботи", "hours: Mo-Fr 09:00-18:00\n", ""),
        (0, "Електронна пошта", "email: a@example.org\n", ""),
        // The number that is for nobody stays.
        (1, "Телефони", "  - number: 050 020-00-01\n    label: {uk: приймальня, en: office}\n", ""),
        (
            0,
            "Адреса",
            "address:\n  street: {uk: \"вул. Прикладна, 1\", en: \"1 Example St\"}\n  city: Приклад\n  note: другий поверх\n  postcode: \"01001\"\n",
            "",
        ),
    ] {
        let rows = emptied(number, heading);
        let plan = answered(&rich(), &rows, WithdrawalAction::Remove);
        assert_eq!(findings(&plan), "", "{heading}");
        let [file] = plan.writes().collect::<Vec<_>>()[..] else { panic!("{heading}") };
        assert_eq!(file.new, RICH.replacen(from, to, 1), "{heading}");
        let plan = answered(&rich(), &rows, WithdrawalAction::Leave);
        assert_eq!((plan.writes().count(), findings(&plan)), (0, String::new()), "{heading}");
        // Without an answer it is a fault.
        let plan = planned(&rich(), &rows);
        assert!(plan.has_faults() && plan.writes().count() == 0, "{heading}");
    }
}

#[test]
fn what_an_entry_needs_or_the_table_shows_in_part_is_never_emptied() {
    for heading in ["Організація", "Вид організації", "Вид допомоги", "Стан", "Люди"]
    {
        let plan = planned(&rich(), &emptied(0, heading));
        assert_eq!(plan.questions.len(), 0, "{heading}");
        assert!(findings(&plan).contains("error[import-emptied]"), "{}", findings(&plan));
    }
}

#[test]
fn the_service_of_a_deleted_row_is_closed_or_removed() {
    let without = |number: usize| {
        let (mut rows, own) = table();
        rows.remove(own[number]);
        rows
    };
    let second = "  - help: food\n    details: Набори.\n    status: paused\n";
    for (number, answer, from, to) in [
        (1, WithdrawalAction::Close, "status: paused", "status: closed"),
        (1, WithdrawalAction::Remove, second, ""),
        (
            0,
            WithdrawalAction::Close,
            "    hours: Mo-Fr 08:00-12:00,13:00-17:00\n",
            "    hours: Mo-Fr 08:00-12:00,13:00-17:00\n    status: closed\n",
        ),
    ] {
        let plan = answered(&rich(), &without(number), answer);
        assert_eq!(findings(&plan), "");
        let [file] = plan.writes().collect::<Vec<_>>()[..] else { panic!("{answer:?}") };
        assert_eq!(file.new, RICH.replacen(from, to, 1), "{answer:?}");
    }
    let plan = planned(&rich(), &without(0));
    let [question] = &plan.questions[..] else { panic!("{:?}", plan.questions) };
    assert!(
        matches!(&question.what, Withdrawn::Service { id, name } if id == "m1" && name == "Ліки додому")
    );
    let short = rich().file(
        "organisations/korotka.yaml",
        "name: Коротка\nkind: ngo\nservices: [food, medicine]\n",
    );
    let mut rows = rows(&list(&short));
    let own = rows.iter().position(|row| row[0] == "Коротка").unwrap();
    rows.remove(own);
    let plan = answered(&short, &rows, WithdrawalAction::Close);
    let [file] = plan.writes().collect::<Vec<_>>()[..] else { panic!("{}", findings(&plan)) };
    assert_eq!(file.new.matches("status: closed").count(), 1, "{}", file.new);
}

#[test]
fn the_organisation_of_which_no_row_is_left_is_asked_about_once() {
    let (mut rows, own) = table();
    rows.retain(|row| row[0] != FUND);
    assert_eq!(own.len(), 2);
    let plan = planned(&rich(), &rows);
    assert!(matches!(&plan.questions[..], [one] if matches!(one.what, Withdrawn::Organisation)));
    let plan = answered(&rich(), &rows, WithdrawalAction::Close);
    let [file] = plan.writes().collect::<Vec<_>>()[..] else { panic!("{}", findings(&plan)) };
    assert_eq!(file.new, RICH.replacen("status: active", "status: closed", 1));
    let plan = answered(&rich(), &rows, WithdrawalAction::Remove);
    let [file] = plan.writes().collect::<Vec<_>>()[..] else { panic!("{}", findings(&plan)) };
    assert_eq!(
        (file.change, file.path.as_str()),
        (ImportChange::Remove, "content/organisations/bahatyi.md")
    );
    assert!(!plan.has_faults());
}

#[test]
fn an_answer_that_would_break_the_site_is_not_carried_out() {
    let meeting = "---\ntitle: Зустріч\ndate: 2020-03-20\norganiser: bahatyi\n---\n";
    let site = rich().file("meetings/2020-03-20.md", meeting);
    let mut rows = rows(&list(&site));
    rows.retain(|row| row[0] != FUND);
    let mut plan = planned(&site, &rows);
    let refused =
        plan.answer((&site.sources(), &site.raw), &[(0, WithdrawalAction::Remove)]).unwrap_err();
    assert!(refused.iter().any(|one| one.code.as_str() == "unknown-organisation"), "{refused:?}");
    assert!(plan.writes().count() == 0 && plan.has_faults());
}

#[test]
fn what_is_closed_by_an_answer_is_closed_in_the_words_of_its_entry() {
    let short = rich().file(
        "organisations/korotka.yaml",
        "назва: Коротка\nвид: ngo\nпослуги: [food, medicine]\n",
    );
    let all = rows(&list(&short));
    let of = |text: &str| all.iter().position(|row| row[0] == text).unwrap();
    let mut without_one = all.clone();
    without_one.remove(of("Коротка"));
    let mut without_all = all.clone();
    without_all.retain(|row| row[0] != "Коротка");
    for rows in [without_one, without_all] {
        let plan = answered(&short, &rows, WithdrawalAction::Close);
        let [file] = plan.writes().collect::<Vec<_>>()[..] else { panic!("{}", findings(&plan)) };
        assert!(file.new.contains("стан: закрито"), "{}", file.new);
        assert!(!file.new.contains("closed") && !file.new.contains("help"), "{}", file.new);
    }
}
