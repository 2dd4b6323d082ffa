//! Out and in again: what `list.csv` says is what an import of it says.

use std::fs;
use std::path::Path;

use perelik::base::files::FileSource as _;
use perelik::base::locale::Lang;
use perelik::base::messages::Messages;
use perelik::edit::import::plan::{Allowed, ImportChange, ImportPlan};
use perelik::site::export::csv::unguarded;
use proptest::prelude::*;

use super::{carried_out, findings, planned};
use crate::cases::cases;
use crate::site::{Site, site};

pub(crate) fn list(site: &Site) -> Vec<u8> {
    exported(site, "list.csv")
}

pub(super) fn exported(site: &Site, file_name: &str) -> Vec<u8> {
    let checked = site.compile();
    assert!(!checked.diagnostics.has_errors(), "{}", site.remarks());
    let files = checked.value.files();
    let index = files.iter().position(|file| file.path.as_str() == file_name).unwrap();
    let mut list = Vec::new();
    checked.value.render(index, &mut list).unwrap();
    list
}

/// Returns the real content without its entries, or with them.
pub(super) fn real(with_entries: bool) -> Site {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut all = site();
    for path in site().files().keys() {
        all = all.without(path.strip_prefix("content/").unwrap());
    }
    all.raw.date = None;
    let mut folders = vec!["vocabulary"];
    if with_entries {
        folders.extend(["organisations", "meetings", "needs", "pages"]);
    }
    let read = |path: String| (fs::read_to_string(root.join(&path)).unwrap(), path);
    let (settings, path) = read("site.yaml".to_owned());
    all = all.file(&path, &settings);
    for folder in folders {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let (text, path) = read(format!("{folder}/{name}"));
            all = all.file(&path, &text);
        }
    }
    all
}

#[test]
fn the_real_list_comes_back_into_its_own_site_without_a_change() {
    let site = real(true);
    let list = list(&site);
    let plan = planned(&site, "list.csv", &list);
    assert_eq!(findings(&plan), "");
    assert_eq!(plan.count(ImportChange::Same), plan.files.len());
    assert!(plan.files.len() > 15);
}

#[test]
fn the_real_list_gives_an_empty_site_the_same_list() {
    let first = list(&real(true));
    let plan = planned(&real(false), "list.csv", &first);
    assert_eq!(findings(&plan), "");
    let second = list(&carried_out(&real(false), &plan));
    assert_eq!(String::from_utf8_lossy(&first), String::from_utf8_lossy(&second));
    let again = planned(&carried_out(&real(false), &plan), "list.csv", &second);
    assert_eq!(again.count(ImportChange::Same), again.files.len());
}

/// One line of a text as people write it, with what tables and YAML treat apart.
const TEXT: &str =
    "[А-ЯҐЄІЇA-Z'\"=+@-][а-яґєії’ʼ'\"a-z0-9 ,.;:#&%|{}\\[\\]()!?*_=+@/\\\\-]{0,20}[а-яa-z0-9]";
const HOURS: [&str; 8] = [
    "Mo-Fr 09:00-17:00",
    "Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-12:00",
    "24/7",
    "Mo-Th 08:00-17:00; Fr 08:00-15:45; PH off",
    "Tu,Th 10:00+",
    "Mo-Su 08:00-20:00",
    "Mo[1] 09:00-12:00",
    "Mo-Fr 09:00-17:00 \"за записом\"",
];

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

prop_compose! {
    /// A service in YAML, indented as an item of a list.
    fn service()(
        help in prop::sample::select(vec!["food", "medicine"]),
        name in prop::option::of(TEXT),
        details in prop::option::of(TEXT),
        phones in prop::collection::vec(0..10_000_u32, 0..3),
        label in prop::option::of("[а-я]{2,8}( [а-я]{2,8})?"),
        hours in prop::option::of(prop::sample::select(HOURS.to_vec())),
        status in prop::option::of(prop::sample::select(vec!["active", "paused", "closed"])),
        audiences in prop::sample::subsequence(vec!["elderly", "children"], 0..=2),
        areas in prop::sample::subsequence(vec!["north", "south"], 0..=2),
        delivery in prop::sample::subsequence(vec!["at-home", "by-phone", "online"], 0..=3),
    ) -> String {
        let mut text = format!("help: {help}\n");
        let mut add = |key: &str, value: Option<String>| {
            text.extend(value.map(|value| format!("    {key}: {value}\n")));
        };
        add("name", name.as_deref().map(quoted));
        add("details", details.as_deref().map(quoted));
        add("hours", hours.map(quoted));
        add("status", status.map(str::to_owned));
        for (key, ids) in [("audiences", audiences), ("areas", areas), ("delivery", delivery)] {
            add(key, (!ids.is_empty()).then(|| format!("[{}]", ids.join(", "))));
        }
        let phone = |number: &u32| {
            let label = label.as_deref().map(|label| format!(", label: {label}")).unwrap_or_default();
            format!("{{number: 050 010-{:02}-{:02}{label}}}", number / 100, number % 100)
        };
        let phones: Vec<String> = phones.iter().map(phone).collect();
        add("phones", (!phones.is_empty()).then(|| format!("[{}]", phones.join(", "))));
        text
    }
}

prop_compose! {
    /// An organisation in YAML.
    fn organisation()(
        name in TEXT,
        sort_name in prop::option::of(TEXT),
        services in prop::collection::vec(service(), 0..4),
        phones in prop::collection::vec(0..10_000_u32, 0..3),
        hours in prop::option::of(prop::sample::select(HOURS.to_vec())),
        status in prop::sample::select(vec!["active", "active", "paused", "relocated", "closed"]),
        street in prop::option::of(TEXT),
        postcode in prop::option::of("[0-9]{5}"),
        role in prop::option::of("[а-я]{3,9}( [а-я]{3,9})?"),
        person in prop::option::of("[А-Я][а-я]{2,8} [А-Я][а-я]{2,8}"),
        responsible in any::<bool>(),
        website in any::<bool>(),
    ) -> String {
        let mut text = format!("name: {}\nkind: ngo\nstatus: {status}\n", quoted(&name));
        text.extend(sort_name.map(|name| format!("sort_name: {}\n", quoted(&name))));
        for (n, service) in services.iter().enumerate() {
            text += &format!("{}  - id: s{n}\n    {service}", if n == 0 { "services:\n" } else { "" });
        }
        let phones: Vec<String> =
            phones.iter().map(|n| format!("050 020-{:02}-{:02}", n / 100, n % 100)).collect();
        text += &format!("phones: [{}]\n", phones.join(", "));
        text.extend(hours.map(|hours| format!("hours: {}\n", quoted(hours))));
        text.extend(website.then_some("website: https://example.org/a?b#c\nemail: a@example.org\n"));
        let street = street.map(|street| format!("  street: {}\n", quoted(&street)));
        let postcode = postcode.map(|code| format!("  postcode: '{code}'\n"));
        let address: String = [street, postcode].into_iter().flatten().collect();
        if !address.is_empty() {
            text += &format!("address:\n{address}");
        }
        if let Some(person) = person {
            let role = role.map(|role| format!(", role: {role}")).unwrap_or_default();
            let yes = if responsible { ", responsible: yes" } else { "" };
            text += &format!("people: [{{name: {person}{role}{yes}}}]\n");
        }
        text
    }
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn any_list_comes_back_as_the_same_list(entries in prop::collection::vec(organisation(), 1..4)) {
        let empty = site()
            .without("organisations/dim.yaml")
            .without("organisations/pryklad.md")
            .edit("site.yaml", "placeholder: off", "placeholder: off, same-phone: off");
        let full = entries.iter().enumerate().fold(empty.clone(), |site, (n, entry)| {
            site.file(&format!("organisations/o{n}.yaml"), entry)
        });
        prop_assume!(!full.compile().diagnostics.has_errors());
        let first = list(&full);
        for file in ["list.csv", "list.xlsx"] {
            let plan = planned(&full, file, &exported(&full, file));
            prop_assert_eq!(findings_but_lost(&plan), "");
            prop_assert_eq!(plan.count(ImportChange::Same), plan.files.len());
        }
        let plan = planned(&empty, "list.csv", &first);
        prop_assert!(!plan.has_faults(), "{}\n{}", findings(&plan), String::from_utf8_lossy(&first));
        let after = carried_out(&empty, &plan);
        let second = list(&after);
        prop_assert_eq!(String::from_utf8_lossy(&first), String::from_utf8_lossy(&second));
        // A workbook needs no guard against formulas, and what looks like one is taken off all the same.
        let is_guarded = |text: &str| text.starts_with('\'') && unguarded(text) != text;
        prop_assume!(!rows(&first).iter().flatten().any(|cell| is_guarded(unguarded(cell))));
        let plan = planned(&empty, "list.xlsx", &exported(&full, "list.xlsx"));
        prop_assert!(!plan.has_faults(), "{}", findings(&plan));
        let of_workbook = list(&carried_out(&empty, &plan));
        prop_assert_eq!(String::from_utf8_lossy(&first), String::from_utf8_lossy(&of_workbook));
        let again = planned(&after, "list.csv", &second);
        prop_assert_eq!(again.count(ImportChange::Same), again.files.len());
    }
}

/// Returns what is told of a plan, but that a «?» within a word may stand for a lost letter: among odd letters it does not.
fn findings_but_lost(plan: &ImportPlan) -> String {
    let told = findings(plan);
    let lines = told.lines().filter(|line| !line.contains("[lost-letters]"));
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn odd_letters_of_the_own_list_come_back_as_they_are() {
    let empty = site().without("organisations/dim.yaml").without("organisations/pryklad.md");
    let entry =
        "name: \"''а?єa\"\nkind: ngo\nservices:\n  - {id: s0, help: food, details: '@aц'}\n";
    let full = empty.clone().file("organisations/o0.yaml", entry);
    let first = list(&full);
    assert_eq!(findings_but_lost(&planned(&full, "list.csv", &first)), "");
    let after = carried_out(&empty, &planned(&empty, "list.csv", &first));
    assert_eq!(String::from_utf8_lossy(&list(&after)), String::from_utf8_lossy(&first));
}

/// Everything that the list's own tables tell, beside what they do not.
pub(super) const RICH: &str = "---
name: {uk: Фонд «Приклад», en: Example Fund}
kind: ngo # не міняти
status: active
services:
  - id: m1
    help: medicine
    name: \"Ліки додому\" # назва з листа
    details: На тиждень.
    audiences: [elderly, children]
    areas: [north]
    delivery: [at-home, by-phone]
    conditions: За день.
    cost: безкоштовно
    documents: [паспорт, рецепт]
    phones:
      - {number: 050 010-00-01, label: прийом заявок, hours: Mo-Fr 09:00-17:00, languages: [uk, en]}
      - number: 050 010-00-02 # склад
    hours: Mo-Fr 08:00-12:00,13:00-17:00
  - help: food
    details: Набори.
    status: paused
phones:
  - number: 050 020-00-01
    label: {uk: приймальня, en: office}
  - {number: 050 020-00-02, visibility: private}
email: a@example.org
address:
  street: {uk: \"вул. Прикладна, 1\", en: \"1 Example St\"}
  city: Приклад
  note: другий поверх
  postcode: \"01001\"
hours: Mo-Fr 09:00-18:00
people:
  - {name: Приклад Олена, role: голова, responsible: yes}
---
Лист.
";

pub(super) fn rich() -> Site {
    site()
        .edit("site.yaml", "title: Приклад", "title: Приклад\nlanguages: [uk, en]")
        .file("organisations/bahatyi.md", RICH)
}

/// Returns the rows of the list, without its mark.
pub(super) fn rows(list: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(list).unwrap().trim_start_matches('\u{feff}');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

pub(super) fn written(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

/// Returns the list in which one cell was changed: of the first or second row of the rich organisation.
fn changed(number: usize, heading: &str, text: &str) -> Vec<u8> {
    let mut rows = rows(&list(&rich()));
    let column = rows[0].iter().position(|own| own == heading).unwrap();
    let mut of = (0..rows.len()).filter(|row| rows[*row][0] == "Фонд «Приклад»");
    let row = of.nth(number).unwrap();
    assert_ne!(rows[row][column], text, "{heading}");
    rows[row][column] = text.to_owned();
    written(&rows)
}

/// A row of the rich organisation, a column, a new text; and what that changes in the entry.
const CHANGED: [(usize, &str, &str, &str, &str); 16] = [
    (0, "Подробиці", "На місяць.", "details: На тиждень.", "details: На місяць."),
    (
        0,
        "Послуга",
        "Ліки",
        "name: \"Ліки додому\" # назва з листа",
        "name: \"Ліки\" # назва з листа",
    ),
    (1, "Подробиці", "Пакунки.", "details: Набори.", "details: Пакунки."),
    (1, "Стан", "діє", "status: paused", "status: active"),
    // The row is a service's, and so is its state.
    (
        0,
        "Стан",
        "закрито",
        "    hours: Mo-Fr 08:00-12:00,13:00-17:00\n",
        "    hours: Mo-Fr 08:00-12:00,13:00-17:00\n    status: closed\n",
    ),
    // Another number under the same words keeps what they are in other languages.
    (1, "Телефони", "050 020-00-09 (приймальня)", "050 020-00-01", "050 020-00-09"),
    (0, "Для кого", "Літні люди", "audiences: [elderly, children]", "audiences: [elderly]"),
    (0, "Умови", "За два дні.", "conditions: За день.", "conditions: За два дні."),
    (0, "Що взяти з собою", "паспорт; довідка", "[паспорт, рецепт]", "[паспорт, довідка]"),
    (
        0,
        "Години роботи",
        "понеділок–пʼятниця: 08:00–16:00",
        "Mo-Fr 08:00-12:00,13:00-17:00",
        "Mo-Fr 08:00-16:00",
    ),
    (0, "Електронна пошта", "b@example.org", "a@example.org", "b@example.org"),
    (
        0,
        "Адреса",
        "вул. Прикладна, 3, Приклад, другий поверх, 01001",
        "вул. Прикладна, 1",
        "вул. Прикладна, 3",
    ),
    (
        0,
        "Адреса",
        "вул. Прикладна, 1, Приклад, третій поверх, 01001",
        "другий поверх",
        "третій поверх",
    ),
    (0, "Люди", "Приклад Олена, головиня, відповідальна особа", "role: голова", "role: головиня"),
    (0, "Організація", "Фонд «Зразок»", "Фонд «Приклад»", "Фонд «Зразок»"),
    (
        0,
        "Телефони",
        "050 010-00-01 (прийом заявок; понеділок–пʼятниця: 09:00–17:00; uk, en); 050 010-00-03",
        "050 010-00-02 # склад",
        "050 010-00-03 # склад",
    ),
];

#[test]
fn a_cell_that_was_changed_changes_one_value_and_no_other_byte() {
    for (number, heading, text, from, to) in CHANGED {
        let allowed = Allowed { update: true, similar: false };
        let plan =
            super::asked(&rich(), "list.csv", &changed(number, heading, text), None, allowed);
        // Who closes a service is told that its organisation stays.
        let said = findings(&plan);
        let told: Vec<&str> =
            said.lines().filter(|line| !line.contains("[import-service-state]")).collect();
        assert_eq!(told, [""; 0], "{heading}");
        assert_eq!(!said.is_empty(), text == "закрито", "{heading}: {said}");
        let new: Vec<_> = plan.writes().collect();
        let [file] = new.as_slice() else { panic!("{heading}: {} files", new.len()) };
        assert_eq!(file.new, RICH.replacen(from, to, 1), "{heading}");
    }
}

#[test]
fn what_a_change_was_meant_for_is_never_guessed() {
    for (number, heading, text, code) in [
        (0, "Подробиці", "", "import-emptied"),
        (0, "Люди", "-", "import-emptied"),
        (0, "Люди", "Зразок Петро, голова, відповідальна особа", "import-unclear"),
        (0, "Адреса", "вул. Зразкова, 5, Зразок", "import-unclear"),
        (0, "Організація", "", "import-emptied"),
        (1, "Телефони", "050 020-00-01", "import-emptied"),
    ] {
        let allowed = Allowed { update: true, similar: false };
        let plan =
            super::asked(&rich(), "list.csv", &changed(number, heading, text), None, allowed);
        let said = findings(&plan);
        assert!(
            said.contains(&format!("error[{code}]")) && said.lines().count() == 1,
            "{heading}: {said}"
        );
        assert_eq!(plan.writes().count(), 0, "{heading}");
    }
    let mut rows = rows(&list(&rich()));
    let gone = rows.iter().position(|row| row[0] == "Фонд «Приклад»").unwrap();
    rows.remove(gone);
    let plan = planned(&rich(), "list.csv", &written(&rows));
    assert!(findings(&plan).starts_with("- error[import-gone]"), "{}", findings(&plan));
    assert_eq!(plan.count(ImportChange::Same), plan.files.len());
}

/// Returns the rows of the list with the row of the headings, and where the rich organisation begins.
fn rich_rows() -> (Vec<Vec<String>>, usize) {
    let rows = rows(&list(&rich()));
    let first = rows.iter().position(|row| row[0] == "Фонд «Приклад»").unwrap();
    (rows, first)
}

fn with_update(rows: &[Vec<String>]) -> perelik::edit::import::plan::ImportPlan {
    let allowed = Allowed { update: true, similar: false };
    super::asked(&rich(), "list.csv", &written(rows), None, allowed)
}

#[test]
fn an_added_row_is_a_service_and_changes_nothing_of_its_organisation() {
    let (mut rows, first) = rich_rows();
    let column = |heading: &str| rows[0].iter().position(|own| own == heading).unwrap();
    let (details, page) = (column("Подробиці"), column("Сторінка на сайті"));
    let mut copy = rows[first + 1].clone();
    copy[details] = "Дитячі набори.".to_owned();
    rows.push(copy);
    let plan = with_update(&rows);
    assert_eq!(findings(&plan), "");
    let new: Vec<_> = plan.writes().collect();
    let [file] = new.as_slice() else { panic!("{} files", new.len()) };
    let service =
        "  - help: food\n    details: Дитячі набори.\n    status: paused\n    id: food-2\n";
    let (before, after) = RICH.split_at(RICH.find("phones:\n  - number: 050 020").unwrap());
    assert_eq!(file.new, format!("{before}{service}{after}"));
    // The very same row, and another organisation beside the page of this one.
    for (name, cell, code) in [
        (None, None, "warning[import-twice]"),
        (Some("Фонд «Зразок»"), None, "error[import-unclear]"),
        (Some("Фонд «Приклад»"), Some(""), "warning[import-twice]"),
    ] {
        let (mut rows, first) = rich_rows();
        let mut copy = rows[first].clone();
        copy[0] = name.map_or_else(|| copy[0].clone(), str::to_owned);
        copy[page] = cell.map_or_else(|| copy[page].clone(), str::to_owned);
        // Without its page it is the same row where its name says which.
        if cell.is_some() {
            rows[first][page].clear();
        }
        rows.push(copy);
        let plan = with_update(&rows);
        let said = findings(&plan);
        assert!(said.contains(code) && said.lines().count() == 1, "{name:?} {cell:?}: {said}");
        assert_eq!(plan.writes().count(), 0, "{name:?}");
    }
}

#[test]
fn the_list_is_known_by_its_other_columns_where_some_are_renamed_or_gone() {
    for (heading, other) in [
        ("Організація", Some("Назва")),
        ("Телефони", Some("Телефон")),
        ("Адреса", Some("Адреса організації")),
        ("Години роботи", Some("Графік роботи")),
        ("Люди", Some("Контактна особа")),
        ("Сторінка на сайті", None),
    ] {
        let (mut rows, first) = rich_rows();
        let details = rows[0].iter().position(|own| own == "Подробиці").unwrap();
        rows[first][details] = "На місяць.".to_owned();
        let column = rows[0].iter().position(|own| own == heading).unwrap();
        match other {
            Some(other) => rows[0][column] = other.to_owned(),
            None => rows.iter_mut().for_each(|row| drop(row.remove(column))),
        }
        let plan = with_update(&rows);
        assert_eq!(findings(&plan), "", "{heading}");
        let new: Vec<_> = plan.writes().map(|file| file.new.clone()).collect();
        assert_eq!(new, [RICH.replacen("На тиждень.", "На місяць.", 1)], "{heading}");
    }
}

#[test]
fn a_list_comes_back_also_where_the_site_has_moved_since() {
    let (mut rows, first) = rich_rows();
    let details = rows[0].iter().position(|own| own == "Подробиці").unwrap();
    rows[first][details] = "На місяць.".to_owned();
    let page = rows[0].iter().position(|own| own == "Сторінка на сайті").unwrap();
    for row in &mut rows[1..] {
        row[page] = row[page].replace("https://", "https://old.");
    }
    let plan = with_update(&rows);
    assert_eq!(findings(&plan), "");
    let new: Vec<_> = plan.writes().map(|file| file.new.clone()).collect();
    assert_eq!(new, [RICH.replacen("На тиждень.", "На місяць.", 1)]);
}

#[test]
fn the_sheets_of_needs_and_tasks_are_not_read_back_and_that_is_said() {
    let site = real(true);
    let plan = planned(&site, "list.xlsx", &exported(&site, "list.xlsx"));
    assert_eq!(plan.count(ImportChange::Same), plan.files.len());
    let words = Messages::of_program(Lang::EN);
    let said: Vec<String> =
        plan.findings.iter().filter_map(|finding| words.hint(&finding.diagnostic)).collect();
    assert_eq!(said.len(), 2, "{}", findings(&plan));
    assert!(said.iter().all(|hint| hint.contains("`content/needs/`")), "{said:?}");
}

#[test]
fn a_state_that_is_the_organisation_s_is_not_opened_by_a_row_of_a_service() {
    let paused = rich().edit("organisations/bahatyi.md", "status: active", "status: paused");
    let mut rows = rows(&list(&paused));
    let column = rows[0].iter().position(|own| own == "Стан").unwrap();
    let row = rows.iter().position(|row| row[0] == "Фонд «Приклад»").unwrap();
    assert_ne!(rows[row][column], "діє");
    rows[row][column] = "діє".to_owned();
    let allowed = Allowed { update: true, similar: false };
    let plan = super::asked(&paused, "list.csv", &written(&rows), None, allowed);
    assert!(findings(&plan).contains("error[import-unclear]"), "{}", findings(&plan));
    assert_eq!(plan.writes().count(), 0);
}

#[test]
fn numbers_of_the_organisation_do_not_become_those_of_a_service_that_has_a_fax_alone() {
    let own = "---\nname: ГО «Приклад»\nkind: ngo\nphones: [050 222-22-22, {number: 050 333-33-33, type: fax}]\nservices:\n  - {help: food, \
               phones: [{number: 050 111-11-11, type: fax}]}\n  - {help: medicine, phones: [050 444-44-44]}\n---\n";
    let full = site().file("organisations/pryklad.md", own);
    let empty = site().without("organisations/pryklad.md").without("organisations/dim.yaml");
    let plan = planned(&empty, "list.xlsx", &exported(&full, "list.xlsx"));
    let again = carried_out(&empty, &plan);
    assert_eq!(String::from_utf8_lossy(&list(&full)), String::from_utf8_lossy(&list(&again)));
    let data = |site: &Site| exported(site, "data/services.csv");
    assert_eq!(String::from_utf8_lossy(&data(&full)), String::from_utf8_lossy(&data(&again)));
}

#[test]
fn of_two_rows_that_contradict_each_other_neither_is_taken() {
    let (mut rows, first) = rich_rows();
    let column = rows[0].iter().position(|own| own == "Електронна пошта").unwrap();
    rows[first][column] = "b@example.org".to_owned();
    rows[first + 1][column] = "c@example.org".to_owned();
    let plan = with_update(&rows);
    assert_eq!(findings(&plan).matches("error[import-conflict]").count(), 2, "{}", findings(&plan));
    assert_eq!(plan.writes().count(), 0);
}
