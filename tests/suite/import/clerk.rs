//! Tables and forms as clerks fill them in: what can be understood is taken, and what cannot is named in their words.

use perelik::base::locale::Lang;
use perelik::base::messages::Messages;
use perelik::edit::import::plan::{Allowed, ImportPlan};

use super::{asked, findings, only, planned};
use crate::site::{Site, site};

fn table(rows: &str) -> ImportPlan {
    planned(&site(), "list.csv", rows.as_bytes())
}

/// Returns the hints of what was found, in Ukrainian.
fn hints(plan: &ImportPlan) -> String {
    let words = Messages::of_program(Lang::UK);
    let hint = |one: &perelik::edit::import::place::ImportFinding| words.hint(&one.diagnostic);
    plan.findings.iter().filter_map(hint).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_state_is_understood_in_everyday_words_and_offered_in_those_of_the_site() {
    for (word, state) in [
        ("зачинено", "closed"),
        ("ліквідовано", "closed"),
        ("тимчасово не працює", "paused"),
        ("переїхали", "relocated"),
    ] {
        let plan = table(&format!("Назва;Вид;Стан\nНова;ngo;{word}\n"));
        assert!(only(&plan).contains(&format!("status: {state}\n")), "{word}: {}", findings(&plan));
    }
    for word in ["працює", "активна", "Функціонує"] {
        let plan = table(&format!("Назва;Вид;Стан\nНова;ngo;{word}\n"));
        assert!(!only(&plan).contains("status"), "{word}: {}", only(&plan));
    }
    let plan = table("Назва;Вид;Стан\nНова;ngo;на обліку\n");
    assert_eq!(plan.files.len(), 0);
    assert!(findings(&plan).contains("2C error[unknown-choice]"), "{}", findings(&plan));
    // Whether it will work again only a person can say.
    for word in ["не працює", "Не діє", "неактивна"] {
        let plan = table(&format!("Назва;Вид;Стан\nНова;ngo;{word}\n"));
        assert!(plan.files.is_empty(), "{word}");
        let said = hints(&plan);
        assert!(said.contains("`призупинено`, а якщо ні — `закрито`"), "{word}: {said}");
    }
    let said = hints(&plan);
    assert!(said.contains("діє, призупинено, переміщено, закрито"), "{said}");
    assert!(!said.contains("active"), "{said}");
}

#[test]
fn a_letter_for_a_figure_at_the_end_of_a_number_is_that_figure() {
    let plan = table(
        "Назва;Вид;Телефон\nНова;ngo;050 765-43-2l\nІнша;ngo;\"050 765-43-2І; 044 000-00-01 (приймальня)\"\n",
    );
    assert_eq!(findings(&plan), "");
    let new: Vec<&str> = plan.files.iter().map(|file| file.new.as_str()).collect();
    assert!(new.iter().all(|text| text.contains("number: 050 765-43-21\n")), "{new:?}");
    assert!(new.iter().any(|text| text.contains("label: приймальня\n")), "{new:?}");
}

#[test]
fn a_year_of_two_figures_is_asked_for_whole() {
    for typed in ["27.11.19", "27/11/19"] {
        let plan = table(&format!("Назва;Вид;Перевірено\nНова;ngo;{typed}\n"));
        assert!(findings(&plan).contains("2C error[not-a-date]"), "{}", findings(&plan));
        assert!(hints(&plan).contains("`27.11.2019`"), "{typed}: {}", hints(&plan));
    }
    let plan = table("Назва;Вид;Перевірено\nНова;ngo;торік\n");
    assert!(hints(&plan).contains("`27.03.2020`"), "{}", hints(&plan));
}

#[test]
fn who_stands_under_a_heading_of_who_answers_is_responsible() {
    for heading in ["Відповідальний", "Відповідальна особа", "Хто відповідає", "Responsible person"]
    {
        let plan = table(&format!("Назва;Вид;{heading}\nНова;ngo;Прикладенко Іван\n"));
        let text = only(&plan);
        assert!(
            text.contains("- name: Прикладенко Іван\n  responsible: true\n"),
            "{heading}: {text}"
        );
    }
    for heading in ["Контактна особа", "Директор"] {
        let plan = table(&format!("Назва;Вид;{heading}\nНова;ngo;Прикладенко Іван\n"));
        assert!(!only(&plan).contains("responsible"), "{heading}: {}", only(&plan));
    }
}

#[test]
fn a_name_in_other_letters_or_quotes_finds_its_entry_and_changes_no_name() {
    let site = site().file(
        "organisations/karavan.md",
        "---\nназва: Волонтери «Караван»\nвид: ngo\nпослуги: [food]\n---\n",
    );
    let with_update = |site: &Site, rows: &str| {
        let allowed = Allowed { update: true, similar: false };
        asked(site, "list.csv", rows.as_bytes(), None, allowed)
    };
    for name in ["волонтери караван", "ВОЛОНТЕРИ \"КАРАВАН\"", "Волонтери “Караван”"]
    {
        let quoted = name.replace('"', "\"\"");
        let plan = with_update(&site, &format!("Назва;Вид\n\"{quoted}\";ngo\n"));
        assert_eq!((plan.writes().count(), findings(&plan)), (0, String::new()), "{name}");
        let plan =
            with_update(&site, &format!("Назва;Вид;Пошта\n\"{quoted}\";ngo;a@example.org\n"));
        let [file] = plan.writes().collect::<Vec<_>>()[..] else { panic!("{}", findings(&plan)) };
        assert!(file.new.contains("назва: Волонтери «Караван»\n"), "{}", file.new);
        assert!(file.new.contains("пошта: a@example.org\n"), "{}", file.new);
    }
}

#[test]
fn a_field_of_a_part_is_offered_with_its_part() {
    let rows = b"\xd0\x9d\xd0\xb0\xd0\xb7\xd0\xb2\xd0\xb0;X\n";
    for (field, offered) in [
        ("подробиці", "`послуги.подробиці`"),
        ("details", "`services.details`"),
        ("посада", "`люди.посада`"),
        ("послуги.подробицы", "`послуги.подробиці`"),
    ] {
        let mapping = format!("columns:\n  X: {field}\n");
        let plan = asked(&site(), "list.csv", rows, Some(&mapping), Allowed::default());
        assert!(findings(&plan).contains("error[import-mapping]"), "{}", findings(&plan));
        assert!(hints(&plan).contains(offered), "{field}: {}", hints(&plan));
    }
}

#[test]
fn an_apostrophe_that_an_encoding_took_is_given_back_and_told() {
    let rows =
        "Назва;Вид;Вид допомоги;Опис\nМедпункт «Здоровʼя»;ngo;Ліки;Сімʼя, памʼять і Д?Артаньян\n";
    let lost = rows.replace('ʼ', "?");
    for bytes in [lost.as_bytes(), &encoding_rs::WINDOWS_1251.encode(&lost).0] {
        let plan = planned(&site(), "list.csv", bytes);
        let file = &plan.files[0];
        assert_eq!(file.path.as_str(), "content/organisations/medpunkt-zdorovia.md");
        assert!(file.new.contains("name: Медпункт «Здоровʼя»\n"), "{}", file.new);
        assert!(file.new.contains("details: Сімʼя, памʼять і Д?Артаньян\n"), "{}", file.new);
        let said = findings(&plan);
        assert_eq!(said.matches("2A warning[import-letters]").count(), 1, "{said}");
        // What nobody can be sure of is told, and left.
        assert_eq!(said.matches("2D warning[import-letters]").count(), 2, "{said}");
    }
}

#[test]
fn a_name_with_letters_of_another_keyboard_gives_no_file_a_wrong_name() {
    // Latin `p` and `o`.
    let plan = table(
        "Назва;Вид;Контактна особа\nПекарня «Зpазok»;ngo;Пpикладенко Іван\nПекарня «Зpазoк»;ngo;\n",
    );
    let said = findings(&plan);
    let file = plan.files.iter().find(|file| file.path.as_str().ends_with("pekarnia-zrazok.md"));
    assert!(file.is_some_and(|file| file.new.contains("name: Пекарня «Зразок»\n")), "{said}");
    assert!(said.contains("3A warning[import-letters]"), "{said}");
    assert!(said.contains("2C warning[import-letters]"), "{said}");
}

#[test]
fn what_was_wrong_with_an_entry_before_is_told_there_and_costs_no_row() {
    let karavan = "---\nназва: Караван\nвид: ngo\nлюди:\n  - імʼя: Приклад Прикладенко\n    телефон: 050 000-00-01\n    кому_видно: службам\n---\n";
    let site = site().file("organisations/karavan.md", karavan);
    assert!(site.remarks().contains("error[missing-consent]"), "{}", site.remarks());
    let allowed = Allowed { update: true, similar: false };
    let rows = "Назва;Вид;Вид допомоги;Опис\nКараван;ngo;Ліки;За рецептом\n";
    let plan = asked(&site, "list.csv", rows.as_bytes(), None, allowed);
    let [file] = plan.writes().collect::<Vec<_>>()[..] else { panic!("{}", findings(&plan)) };
    assert!(file.new.contains("За рецептом"), "{}", file.new);
    assert!(!plan.has_faults() && plan.left_out == 0, "{}", findings(&plan));
    let told = plan.findings.iter().find(|one| one.diagnostic.code.as_str() == "missing-consent");
    let place = &told.expect("it is told").place;
    assert_eq!(&*place.file, "content/organisations/karavan.md");
    let row = file.new.lines().position(|line| line.contains("кому_видно: службам")).unwrap() + 1;
    assert_eq!(place.row, Some(row), "{}", file.new);
    // A fault that the row brings is the row's, and costs it.
    let rows = "Назва;Вид;Телефон\nКараван;ngo;050 1\n";
    let plan = asked(&site, "list.csv", rows.as_bytes(), None, allowed);
    assert!(plan.writes().count() == 0 && plan.left_out == 1, "{}", findings(&plan));
}

#[test]
fn a_service_that_is_added_stands_as_somebody_without_yaml_can_go_on_with_it() {
    let allowed = Allowed { update: true, similar: false };
    for (entry, rows, wanted) in [
        (
            "назва: Караван\nвид: ngo\nпослуги: [food]\nсайт: https://example.org/ # новий\n",
            "Назва;Вид;Вид допомоги\nКараван;ngo;Ліки\n",
            "назва: Караван\nвид: ngo\nпослуги: [food, medicine]\nсайт: https://example.org/ # новий\n",
        ),
        (
            "назва: Караван\nвид: ngo\nпослуги: [food]\nсайт: https://example.org/ # новий\n",
            "Назва;Вид;Вид допомоги;Опис\nКараван;ngo;Ліки;За рецептом\n",
            "назва: Караван\nвид: ngo\nпослуги:\n  - food\n  - допомога: medicine\n    подробиці: За рецептом\nсайт: https://example.org/ # новий\n",
        ),
        (
            "назва: Караван\nвид: ngo\nпослуги:\n  - food\n",
            "Назва;Вид;Вид допомоги\nКараван;ngo;Ліки\n",
            "назва: Караван\nвид: ngo\nпослуги:\n  - food\n  - medicine\n",
        ),
        // Whose line it shares with a comment stays in brackets.
        (
            "назва: Караван\nвид: ngo\nпослуги: [food] # і більше нічого\n",
            "Назва;Вид;Вид допомоги;Опис\nКараван;ngo;Ліки;За рецептом\n",
            "назва: Караван\nвид: ngo\nпослуги: [food, {допомога: medicine, подробиці: За рецептом}] # і більше нічого\n",
        ),
    ] {
        let site = site().file("organisations/karavan.yaml", entry);
        let plan = asked(&site, "list.csv", rows.as_bytes(), None, allowed);
        let [file] = plan.writes().collect::<Vec<_>>()[..] else { panic!("{}", findings(&plan)) };
        assert_eq!(file.new, wanted);
    }
}
