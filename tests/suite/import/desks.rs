//! The copy for the desks taken back: nobody sees more than before.

use perelik::edit::import::plan::{Allowed, ImportChange, ImportPlan};
use perelik::edit::import::withdrawn::WithdrawalAction;
use snapbox::str;

use super::rounds::{rows, written};
use super::{asked, carried_out, findings, only, planned};
use crate::site::{Folder, Site, site};

const SECRETS: [&str; 4] = ["222-22-22", "222-22-29", "444-44-44", "Прихована"];

const ENTRY: &str = "---\nname: Притулок «Приклад»\nkind: ngo\nphones:\n  - 050 111-11-11\n  - {number: 050 222-22-22, label: черговий, visibility: desks}\n\
         address: {street: \"вул. Прихована, 1\", visibility: desks}\npeople:\n  - {name: П. Приклад, role: голова}\n\
         \x20 - {name: Д. Приклад, phone: 050 444-44-44, visibility: desks, consent: {on: 2020-03-26}}\nservices: [food, medicine]\n---\n";

/// A site with a number, an address and a person for the desks.
fn guarded() -> Site {
    site().file("organisations/prytulok.md", ENTRY)
}

/// Returns the copies for the desks.
fn copies() -> Vec<(&'static str, Vec<u8>)> {
    let (folder, elsewhere) = (guarded().on_disk(), Folder::new());
    let names = ["list.csv", "list.xlsx"];
    let place = elsewhere.path.to_str().unwrap();
    let arguments = ["export", "--for", "desks", "-o", place, "--date", "2020-03-27"];
    let ran = folder.run(&[&arguments[..], &names].concat());
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
    let read = |name| (name, std::fs::read(elsewhere.path.join(name)).unwrap());
    names.map(read).to_vec()
}

/// Asserts that no file of the built site holds what is for the desks.
fn leaks_nothing(site: &Site, name: &str) {
    for (path, bytes) in site.build() {
        let text = String::from_utf8_lossy(&bytes);
        for secret in SECRETS {
            let bare: String = secret.chars().filter(|c| *c != '-').collect();
            assert!(
                !text.contains(secret) && !text.contains(&bare),
                "{secret} in {path} of {name}"
            );
        }
    }
}

#[test]
fn the_copy_for_the_desks_comes_back_as_closed_as_it_was() {
    for (name, bytes) in copies() {
        let plan = planned(&site(), name, &bytes);
        let new = only(&plan);
        for closed in [
            "number: 050 222-22-22\n  label: черговий\n  visibility: desks",
            "street: вул. Прихована, 1\n  visibility: desks",
        ] {
            assert!(new.contains(closed), "{name}:\n{new}\n{}", findings(&plan));
        }
        assert!(
            new.contains("- number: 050 111-11-11\n") && new.matches("visibility").count() == 2,
            "{new}"
        );
        // Consent is no column of the list: without it a person's contacts are not taken at all.
        assert!(!new.contains("444-44-44"), "{name}:\n{new}");
        leaks_nothing(&carried_out(&site(), &plan), name);
    }
}

#[test]
fn the_copy_changes_nothing_where_it_came_from() {
    for (name, bytes) in copies() {
        let plan = asked(&guarded(), name, &bytes, None, Allowed { update: true, similar: true });
        leaks_nothing(&carried_out(&guarded(), &plan), name);
    }
}

#[test]
fn a_stamped_copy_without_its_columns_of_visibility_is_refused() {
    let (_, bytes) = copies().swap_remove(0);
    let text = String::from_utf8(bytes).unwrap();
    for (from, to) in [
        ("Кому видно телефони", "Інше"),
        ("Кому видно адресу", "Інше"),
        ("Кому видно контакти людей", "Інше"),
    ] {
        let plan = planned(&site(), "list.csv", text.replace(from, to).as_bytes());
        assert!(findings(&plan).contains("error[import-stamped]"), "{from}: {}", findings(&plan));
        assert_eq!(plan.files.len(), 0, "{from}");
    }
    // The column of the stamp has a longer name and another word in it.
    let other = text.replace("Гриф", "Гриф обмеження доступу").replace("Кому видно", "Нотатка");
    let other = other.replace("для службового користування", "ДСК");
    let plan = planned(&site(), "list.csv", other.as_bytes());
    assert!(findings(&plan).contains("error[import-stamped]"), "{}", findings(&plan));
    // The column of the stamp has lost its heading: the cells say it.
    let text = text.replace("Гриф", "Стовпець").replace("Кому видно телефони", "-");
    let plan = planned(&site(), "list.csv", text.as_bytes());
    assert!(findings(&plan).contains("error[import-stamped]"), "{}", findings(&plan));
}

#[test]
fn words_that_do_not_fit_the_values_cost_the_row() {
    let table = |words: &str| {
        format!("Назва;Вид;Телефони;Кому видно телефони\nНовий;ngo;\"101; 102\";\"{words}\"\n")
    };
    for words in ["усім; службам; усім", "", "-"] {
        let plan = planned(&site(), "a.csv", table(words).as_bytes());
        assert!(
            findings(&plan).starts_with("2D error[import-visibility]"),
            "{words}: {}",
            findings(&plan)
        );
        assert_eq!(plan.files.len(), 0);
    }
    let plan = planned(&site(), "a.csv", table("усім; декому").as_bytes());
    assert!(findings(&plan).starts_with("2D error["), "{}", findings(&plan));
    for words in ["службам", "desks; desks"] {
        let plan = planned(&site(), "a.csv", table(words).as_bytes());
        assert_eq!(only(&plan).matches("visibility: desks").count(), 2, "{words}");
    }
}

#[test]
fn an_import_opens_nothing_that_is_closed() {
    let table = "Назва;Вид;Телефони;Кому видно телефони;Адреса;Кому видно адресу;Ел. пошта\n\
                 Притулок «Приклад»;ngo;\"050 111-11-11; 050 222-22-22\";усім;\"вул. Прихована, 1\";усім;a@example.org\n";
    let allowed = Allowed { update: true, similar: false };
    let plan = asked(&guarded(), "a.csv", table.as_bytes(), None, allowed);
    assert_eq!(findings(&plan), "");
    assert_eq!(plan.count(ImportChange::Update), 1);
    let after = carried_out(&guarded(), &plan);
    leaks_nothing(&after, "a.csv");
    // A stricter word counts.
    let table = "Назва;Вид;Телефони;Кому видно телефони\nПритулок «Приклад»;ngo;\"050 111-11-11; 050 222-22-22\";службам\n";
    let plan = asked(&guarded(), "a.csv", table.as_bytes(), None, allowed);
    snapbox::assert_data_eq!(findings(&plan), str![""]);
    assert_eq!(plan.files[0].new.matches("visibility: desks").count(), 4, "{}", plan.files[0].new);
}

/// Takes the copy as CSV back with cells changed: the text of a column in the first rows of the organisation, or in all.
fn with_cells(cells: &[(&str, &str)], is_everywhere: bool) -> ImportPlan {
    taken_back(&guarded(), cells, is_everywhere)
}

/// Does the same in a site that may have changed since.
fn taken_back(site: &Site, cells: &[(&str, &str)], is_everywhere: bool) -> ImportPlan {
    let (_, bytes) = copies().swap_remove(0);
    let mut rows = rows(&bytes);
    let columns: Vec<_> = cells
        .iter()
        .map(|(heading, text)| (rows[0].iter().position(|own| own == heading).unwrap(), *text))
        .collect();
    let of: Vec<usize> =
        (0..rows.len()).filter(|row| rows[*row][0].starts_with("Притулок")).collect();
    assert_eq!(of.len(), 2);
    for row in of.into_iter().take(if is_everywhere { 2 } else { 1 }) {
        for (column, text) in &columns {
            rows[row][*column] = (*text).to_owned();
        }
    }
    let allowed = Allowed { update: true, similar: false };
    asked(site, "list.csv", &written(&rows), None, allowed)
}

const PHONES: &str = "Телефони";
const SEE_PHONES: &str = "Кому видно телефони";
const SEE_ADDRESS: &str = "Кому видно адресу";
const SEE_PEOPLE: &str = "Кому видно контакти людей";

#[test]
fn a_changed_cell_of_the_copy_keeps_who_may_see_it() {
    for (cells, from, to) in [
        // A number for the desks, then one for everybody.
        (vec![(PHONES, "050 111-11-11; 050 222-22-29 (черговий)")], "222-22-22", "222-22-29"),
        (vec![(PHONES, "050 111-11-19; 050 222-22-22 (черговий)")], "111-11-11", "111-11-19"),
        (vec![(PHONES, "050 111-11-11; 050 222-22-22 (сторож)")], "черговий", "сторож"),
        // One that is gone with its word.
        (
            vec![(PHONES, "050 111-11-11"), (SEE_PHONES, "усім")],
            "  - {number: 050 222-22-22, label: черговий, visibility: desks}\n",
            "",
        ),
        // Fewer may see it.
        (
            vec![(SEE_PHONES, "службам; службам")],
            "- 050 111-11-11",
            "- number: 050 111-11-11\n    visibility: desks",
        ),
        (
            vec![(SEE_PHONES, "усім; нікому")],
            "label: черговий, visibility: desks",
            "label: черговий, visibility: private",
        ),
        (vec![(SEE_ADDRESS, "нікому")], "1\", visibility: desks", "1\", visibility: private"),
        (
            vec![(SEE_PEOPLE, "усім; нікому")],
            "444-44-44, visibility: desks",
            "444-44-44, visibility: private",
        ),
    ] {
        for is_everywhere in [false, true] {
            let plan = with_cells(&cells, is_everywhere);
            assert_eq!(findings(&plan), "", "{cells:?}");
            let changed = |text: &str| text.replace(' ', "").replace(['"', '\n'], "");
            let new: Vec<_> = plan.writes().collect();
            let [file] = new.as_slice() else { panic!("{cells:?}: {} files", new.len()) };
            let new = &file.new;
            assert_eq!(changed(new), changed(&ENTRY.replacen(from, to, 1)), "{cells:?}:\n{new}");
            // What the entry says decides what is published; a build of each would take long.
            assert!(!new.contains("visibility: public"), "{cells:?}:\n{new}");
        }
        if cells[0].0 == PHONES {
            leaks_nothing(&carried_out(&guarded(), &with_cells(&cells, true)), "list.csv");
        }
    }
}

#[test]
fn the_copy_opens_nothing_and_says_so() {
    for (cells, said) in [
        (vec![(SEE_PHONES, "усім; усім")], "import-wider"),
        (vec![(SEE_PHONES, "усім")], "import-wider"),
        (vec![(SEE_ADDRESS, "усім")], "import-wider"),
        (vec![(SEE_PEOPLE, "усім; усім")], "import-wider"),
        (vec![(SEE_PHONES, "")], "import-emptied"),
        (
            vec![(PHONES, "050 111-11-11; 050 222-22-22 (черговий); 050 333-33-33")],
            "import-visibility",
        ),
        (vec![(PHONES, "050 111-11-11")], "import-visibility"),
        (
            vec![(PHONES, "050 111-11-19; 050 222-22-22 (черговий)"), (SEE_PHONES, "")],
            "import-emptied",
        ),
    ] {
        for is_everywhere in [false, true] {
            let plan = with_cells(&cells, is_everywhere);
            assert!(findings(&plan).contains(said), "{cells:?}: {}", findings(&plan));
            assert_eq!(plan.writes().count(), 0, "{cells:?}: {}", plan.files[0].new);
        }
    }
}

#[test]
fn an_emptied_cell_of_the_copy_empties_all_that_the_desks_saw() {
    let mut plan = with_cells(&[(PHONES, "")], true);
    let answers: Vec<(usize, WithdrawalAction)> =
        (0..plan.questions.len()).map(|number| (number, WithdrawalAction::Remove)).collect();
    plan.answer((&guarded().sources(), &guarded().raw), &answers).unwrap();
    assert_eq!(findings(&plan), "");
    let [file] = plan.writes().collect::<Vec<_>>()[..] else { panic!("not one file") };
    let start = ENTRY.find("phones:").unwrap();
    let end = ENTRY.find("address:").unwrap();
    assert_eq!(file.new, [&ENTRY[..start], &ENTRY[end..]].concat());
    // Who may see a value is no answer: without it everybody might.
    for heading in [SEE_PHONES, SEE_ADDRESS, SEE_PEOPLE] {
        let plan = with_cells(&[(heading, "")], false);
        assert!(findings(&plan).contains("error[import-emptied]"), "{heading}");
        assert_eq!((plan.questions.len(), plan.writes().count()), (0, 0), "{heading}");
    }
}

#[test]
fn who_may_see_a_value_that_has_changed_since_is_not_passed_over() {
    for (from, to, heading, words) in [
        ("111-11-11", "111-11-18", SEE_PHONES, "службам; службам"),
        ("вул. Прихована, 1", "вул. Прихована, 2", SEE_ADDRESS, "нікому"),
        ("role: голова", "role: головиня", SEE_PEOPLE, "усім; нікому"),
    ] {
        let since = guarded().file("organisations/prytulok.md", &ENTRY.replacen(from, to, 1));
        let plan = taken_back(&since, &[(heading, words)], false);
        assert!(
            findings(&plan).contains("error[import-unclear]"),
            "{heading}: {}",
            findings(&plan)
        );
        assert_eq!(plan.writes().count(), 0, "{heading}");
    }
}

/// Takes the copy as CSV back after somebody worked on its rows.
fn worked_on(site: &Site, work: impl Fn(&mut Vec<Vec<String>>)) -> ImportPlan {
    let (_, bytes) = copies().swap_remove(0);
    let mut rows = rows(&bytes);
    work(&mut rows);
    asked(site, "list.csv", &written(&rows), None, Allowed { update: true, similar: false })
}

/// Takes columns out by their headings.
fn without(rows: &mut [Vec<String>], headings: &[&str]) {
    let gone: Vec<usize> =
        headings.iter().map(|name| rows[0].iter().position(|own| own == name).unwrap()).collect();
    for row in rows {
        let mut at = 0;
        row.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }
}

#[test]
fn a_copy_that_lost_columns_is_known_by_what_it_has_still() {
    for headings in [
        &[SEE_PHONES, "Гриф"][..],
        &[SEE_ADDRESS, SEE_PEOPLE, "Гриф"],
        &[SEE_PHONES, SEE_ADDRESS, SEE_PEOPLE, "Гриф"],
        &["Код рядка (не змінюйте)", SEE_PHONES, "Гриф"],
    ] {
        for number in ["222-22-22", "222-22-29"] {
            let plan = worked_on(&guarded(), |rows| {
                without(rows, headings);
                let rows = rows.iter_mut().flatten();
                rows.for_each(|cell| *cell = cell.replace("222-22-22", number));
            });
            assert!(
                findings(&plan).contains("error[import-stamped]"),
                "{headings:?}: {}",
                findings(&plan)
            );
            assert_eq!(plan.writes().count(), 0, "{headings:?}");
        }
    }
}

#[test]
fn values_under_words_that_are_not_theirs_are_refused() {
    for phones in [
        "050 222-22-29 (черговий); 050 111-11-11",
        "050 222-22-22 (черговий); 050 111-11-11",
        "050 333-33-33; 050 111-11-11",
    ] {
        let plan = with_cells(&[(PHONES, phones)], true);
        let said = findings(&plan);
        assert!(
            said.contains("import-unclear") || said.contains("import-wider"),
            "{phones}: {said}"
        );
        assert_eq!(plan.writes().count(), 0, "{phones}");
    }
    // Moved with their words they are who they were.
    let both = [(PHONES, "050 222-22-29 (черговий); 050 111-11-11"), (SEE_PHONES, "службам; усім")];
    let plan = with_cells(&both, true);
    assert_eq!(findings(&plan), "");
    leaks_nothing(&carried_out(&guarded(), &plan), "list.csv");
}

#[test]
fn a_number_that_is_hidden_elsewhere_becomes_public_nowhere() {
    let plan = worked_on(&guarded(), |rows| {
        let at = |name: &str| rows[0].iter().position(|own| own == name).unwrap();
        let (phones, words) = (at(PHONES), at(SEE_PHONES));
        for row in rows.iter_mut().skip(1) {
            let is_from = row[0].starts_with("Притулок");
            row[phones] = if is_from { "050 111-11-11" } else { "050 222 22 22" }.to_owned();
            row[words] = "усім".to_owned();
        }
    });
    assert!(findings(&plan).contains("error[import-wider]"), "{}", findings(&plan));
    leaks_nothing(&carried_out(&guarded(), &plan), "list.csv");
}

#[test]
fn a_person_s_changed_number_keeps_the_consent_that_the_entry_has() {
    let people = "П. Приклад, голова; Д. Приклад, 050 444-44-49";
    let plan = with_cells(&[("Люди", people)], true);
    assert_eq!(findings(&plan), "");
    let [file] = plan.writes().collect::<Vec<_>>()[..] else { panic!("not one file") };
    assert_eq!(file.new, ENTRY.replacen("444-44-44", "444-44-49", 1));
}

#[test]
fn what_is_said_beside_a_value_keeps_it_from_everybody() {
    for (heading, cell) in [
        ("Телефони", "050 222-22-22 (не показувати)"),
        ("Телефони", "050 222-22-22 (нікому)"),
        ("Адреса", "вул. Прихована, 1 (не публікувати)"),
        ("Адреса", "вул. Прихована, 1, не розголошувати"),
    ] {
        let table = format!("Назва;Вид;{heading}\nНовий;ngo;\"{cell}\"\n");
        let plan = planned(&site(), "a.csv", table.as_bytes());
        let new = only(&plan);
        assert!(new.contains("visibility: private"), "{cell}: {new}");
        leaks_nothing(&carried_out(&site(), &plan), cell);
    }
}
