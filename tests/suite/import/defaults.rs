//! One value for all: `defaults:` of the mapping file and `--set` hold for every row that says nothing else.

use perelik::edit::import::plan::Allowed;

use super::rounds::{list, rich};
use super::{asked, findings, text};
use crate::site::site;

const TABLE: &str = "Назва;Телефон;Адреса;Контактна особа;Вид допомоги;Опис послуги\n\
    Перша;050 000-00-01;вул. Прикладна, 1;Приклад Олена;Ліки;За рецептом\n\
    Друга;050 000-00-02;;;;\n\
    Третя;050 000-00-03;;;;Пакунки\n";

/// Returns the three entries that the table makes with these defaults.
fn with_defaults(defaults: &str) -> [String; 3] {
    let mapping = format!("defaults:\n  kind: ngo\n{defaults}");
    let plan = asked(&site(), "a.csv", TABLE.as_bytes(), Some(&mapping), Allowed::default());
    assert_eq!(findings(&plan), "", "{defaults}");
    let of = |id: &str| {
        let path = format!("content/organisations/{id}.md");
        let mut files = plan.files.iter();
        files.find(|file| file.path.as_str() == path).unwrap().new.clone()
    };
    // A description without a kind of help is a draft of a service.
    ["persha", "druha", "tretia"].map(of)
}

#[test]
fn a_kind_of_help_for_all_makes_a_service_of_every_row() {
    let [first, second, third] =
        with_defaults("  services.help: Їжа\n  services.areas: Північ\n  status: paused\n");
    assert!(
        first.contains("- help: medicine\n  details: За рецептом\n  areas:\n  - north\n"),
        "{first}"
    );
    assert!(second.contains("services:\n- help: food\n  areas:\n  - north\n"), "{second}");
    assert!(third.contains("- help: food\n  details: Пакунки\n  areas:\n  - north\n"), "{third}");
    for entry in [first, second, third] {
        assert_eq!(entry.matches("status: paused").count(), 1, "{entry}");
    }
}

#[test]
fn a_part_for_all_completes_what_is_there() {
    let [first, second, _] = with_defaults(
        "  services.help: food\n  address.city: Приклад\n  address.note: двір\n  people.role: голова\n  phones.label: довідка\n",
    );
    for part in [
        "street: вул. Прикладна, 1",
        "city: Приклад",
        "note: двір",
        "role: голова",
        "label: довідка",
    ] {
        assert!(first.contains(part), "{part}: {first}");
    }
    assert!(second.contains("city: Приклад") && second.contains("label: довідка"), "{second}");
    // A note is no address, and a role nobody.
    let [_, second, _] =
        with_defaults("  services.help: food\n  address.note: двір\n  people.role: голова\n");
    assert!(!second.contains("address") && !second.contains("people"), "{second}");
}

#[test]
fn numbers_are_for_the_desks_where_that_is_said_for_all() {
    let [first, second, third] =
        with_defaults("  services.help: food\n  phones.visibility: службам\n");
    for entry in [first, second, third] {
        assert!(entry.contains("visibility: desks"), "{entry}");
    }
}

#[test]
fn the_command_line_sets_the_same() {
    let folder = site().on_disk();
    folder.put("a.csv", TABLE.as_bytes());
    let set = ["--set", "kind=ngo", "--set", "services.help=food", "--yes"];
    let ran = folder.run(&[&["import", "a.csv"], &set[..]].concat());
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stdout));
    let second = text(&folder, "content/organisations/druha.md");
    assert!(second.contains("services:\n- help: food\n"), "{second}");
}

#[test]
fn a_row_of_the_own_list_lacks_nothing() {
    let allowed = Allowed { update: true, similar: false };
    let defaults =
        "defaults:\n  hours: Mo-Su 00:00-24:00\n  services.cost: дорого\n  summary: Ні\n";
    let plan = asked(&rich(), "list.csv", &list(&rich()), Some(defaults), allowed);
    assert_eq!((plan.writes().count(), findings(&plan)), (0, String::new()));
}
