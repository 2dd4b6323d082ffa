//! Tables of every sort: separators, encodings, numbers in cells, headings, and what happens to entries that are there.

use perelik::base::locale::Lang;
use perelik::base::messages::Messages;
use perelik::edit::import::plan::{Allowed, ImportChange};
use snapbox::str;

use super::files::{Cell, csv, ods, workbook, xlsx};
use super::{asked, carried_out, findings, only, planned, run, text};
use crate::site::{Site, site};

const HEAD: &str = "Назва;Вид;Вид допомоги;Телефони";

fn lines(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

fn row(cells: &[Cell]) -> Vec<Cell> {
    cells.to_vec()
}

#[test]
fn every_separator_and_encoding_gives_the_same_entry() {
    let text = "Назва;Вид;Вид допомоги;Телефони\r\nГО «Новий приклад»;ngo;Їжа;050 000-00-01\r\n";
    let expected = str![[r#"
---
name: ГО «Новий приклад»
kind: ngo
services:
- help: food
phones:
- number: 050 000-00-01
---

"#]];
    let windows = encoding_rs::WINDOWS_1251.encode(text).0.into_owned();
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [
        lines(text),
        lines(&format!("\u{feff}{text}")),
        lines(&text.replace(';', ",")),
        lines(&text.replace(';', "\t")),
        lines(&format!("sep=,\r\n{}", text.replace(';', ","))),
        windows,
        wide,
    ] {
        let plan = planned(&site(), "a.csv", &bytes);
        snapbox::assert_data_eq!(only(&plan), expected.clone());
    }
}

#[test]
fn an_encoding_that_was_told_by_the_bytes_is_said() {
    let text = "Назва;Вид;Вид допомоги;Телефони\r\nГО «Новий приклад»;ngo;Їжа;050 000-00-01\r\n";
    let windows = encoding_rs::WINDOWS_1251.encode(text).0.into_owned();
    assert_eq!(
        findings(&planned(&site(), "a.csv", &windows)),
        "- warning[import-encoding] the file was read as Windows-1251\n"
    );
    assert_eq!(findings(&planned(&site(), "a.csv", text.as_bytes())), "");
}

#[test]
fn a_sheet_that_is_no_list_is_left_out_and_said() {
    let row = |cells: &[&str]| cells.iter().map(|cell| Cell::from(*cell)).collect::<Vec<_>>();
    let list = [
        row(&["Назва", "Вид", "Вид допомоги", "Телефони"]),
        row(&["ГО «Новий приклад»", "ngo", "Їжа", "050 000-00-01"]),
    ];
    let notes = [row(&["Хто складав", "Коли"]), row(&["Прикладний відділ", "2020"])];
    let plan = planned(&site(), "a.xlsx", &workbook(&[("Перелік", &list), ("Нотатки", &notes)]));
    assert_eq!(
        findings(&plan),
        "- warning[import-sheet] this sheet has no column with the name of an organisation, so it was not taken\n"
    );
    let told = &plan.findings[0].place;
    assert_eq!(told.sheet.as_deref(), Some("Нотатки"));
    assert!(only(&plan).contains("ГО «Новий приклад»"));
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let plan = planned(&site(), "a.csv", b"\xd0\xd0 name;\xff\x80\x81\n");
    assert_eq!(
        findings(&plan),
        "- error[invalid-utf8] there is a damaged character here: it is not UTF-8\n"
    );
    let plan = planned(&site(), "a.docx", b"PK");
    assert!(findings(&plan).starts_with("- error[import-format]"), "{}", findings(&plan));
    let plan = planned(&site(), "a.xlsx", b"PK");
    assert!(findings(&plan).starts_with("- error[import-unreadable]"), "{}", findings(&plan));
}

/// A sheet of numbers as spreadsheets spoil them.
fn spoilt() -> Vec<u8> {
    let head = ["Назва", "Вид", "Телефони", "ЄДРПОУ", "Перевірено", "Індекс"].map(Cell::from);
    let numbers = |name: &str, phone: Cell, code: Cell, day: Cell| {
        row(&[name.into(), "ngo".into(), phone, code, day, 1001.0.into()])
    };
    let rows = vec![
        head.to_vec(),
        numbers("Приклад А", 380_500_000_001.0.into(), 32106.0.into(), Cell::Day(43917.0)),
        numbers("Приклад Б", 500_000_002.0.into(), 14_360_506.0.into(), "27.03.2020".into()),
        numbers("Приклад В", 3.805_000_000_03e20.into(), "".into(), "".into()),
        numbers("Приклад Г", 50_000_000.0.into(), 1234.0.into(), 43917.0.into()),
        numbers("Приклад Ґ", Cell::Fault, "".into(), "".into()),
        numbers("Приклад Д", 1505.0.into(), "".into(), "".into()),
    ];
    xlsx("Перелік", &rows)
}

#[test]
fn numbers_in_cells_are_never_guessed() {
    let plan = planned(&site(), "a.xlsx", &spoilt());
    snapbox::assert_data_eq!(
        findings(&plan),
        str![[r#"
2D warning[import-zero] the spreadsheet has dropped the first zero; read as `00032106`
2F warning[import-zero] the spreadsheet has dropped the first zero; read as `01001`
3C warning[import-zero] the spreadsheet has dropped the first zero; read as `050 000-00-02`
3F warning[import-zero] the spreadsheet has dropped the first zero; read as `01001`
4C error[import-cut-number] the spreadsheet has rounded the number, so digits are lost: `380500000003000000000`
4F warning[import-zero] the spreadsheet has dropped the first zero; read as `01001`
5C error[bad-phone] this is not a phone number: `50000000`
5D error[bad-edrpou] an EDRPOU code has eight digits, unlike `1234`
5E error[not-a-date] `43917` is not a date as they are written here
5F warning[import-zero] the spreadsheet has dropped the first zero; read as `01001`
6C error[import-cell] the formula in this cell gives the error `#DIV/0!`
6F warning[import-zero] the spreadsheet has dropped the first zero; read as `01001`
7F warning[import-zero] the spreadsheet has dropped the first zero; read as `01001`

"#]]
    );
}

#[test]
fn a_number_that_is_certain_is_written_whole() {
    let plan = planned(&site(), "a.xlsx", &spoilt());
    let new: String = plan.files.iter().map(|file| file.new.as_str()).collect();
    snapbox::assert_data_eq!(
        new,
        str![[r#"
---
name: Приклад А
kind: ngo
edrpou: '00032106'
phones:
- number: 050 000-00-01
address:
  postcode: '01001'
verified:
  on: 2020-03-27
---
---
name: Приклад Б
kind: ngo
edrpou: '14360506'
phones:
- number: 050 000-00-02
address:
  postcode: '01001'
verified:
  on: 2020-03-27
---
---
name: Приклад Д
kind: ngo
phones:
- number: '1505'
address:
  postcode: '01001'
---

"#]]
    );
}

#[test]
fn an_opendocument_spreadsheet_is_read_as_any_other() {
    let rows = vec![
        row(&["Перелік організацій".into()]),
        row(&["".into()]),
        ["Назва", "Вид", "Допомога", "Тел.", "ЄДРПОУ"].map(Cell::from).to_vec(),
        row(&[
            "ГО «Новий»".into(),
            "громадська організація".into(),
            "ліки".into(),
            380_500_000_001.0.into(),
            32106.0.into(),
        ]),
        row(&["Другий".into(), "ngo".into(), "".into(), "050".into()]),
    ];
    let plan = planned(&site(), "a.ods", &ods("Аркуш 1", &rows));
    snapbox::assert_data_eq!(
        findings(&plan),
        str![[r#"
4E warning[import-zero] the spreadsheet has dropped the first zero; read as `00032106`
5D error[bad-phone] this is not a phone number: `050`

"#]]
    );
    snapbox::assert_data_eq!(
        only(&plan),
        str![[r#"
---
name: ГО «Новий»
kind: ngo
edrpou: '00032106'
services:
- help: medicine
phones:
- number: 050 000-00-01
---

"#]]
    );
    assert_eq!(plan.findings[0].place.sheet.as_deref(), Some("Аркуш 1"));
}

#[test]
fn rows_of_one_organisation_become_one_entry() {
    let table = format!(
        "{HEAD};Години;Стан;Ел. пошта\n\
         Новий;ngo;Їжа;050 000-00-01;пн-пт 9-17;діє;\n\
         Новий;ngo;Ліки;050 000-00-02 (склад);пн-пт 9-17;призупинено;a@example.org\n\
         Новий;ngo;Їжа;;пн-пт 9-17;діє;a@example.org\n\
         НОВИЙ;ngo;Їжа;;пн-пт 9-17;діє;b@example.org\n"
    );
    let plan = planned(&site(), "a.csv", &lines(&table));
    assert_eq!(
        findings(&plan),
        "5A error[import-conflict] the field `name` is not as in row 2, which is about the same organisation\n"
    );
    snapbox::assert_data_eq!(
        only(&plan),
        str![[r#"
---
name: Новий
kind: ngo
services:
- help: food
  phones:
  - number: 050 000-00-01
- help: medicine
  phones:
  - number: 050 000-00-02
    label: склад
  status: paused
- id: food-2
  help: food
email: a@example.org
hours: Mo-Fr 09:00-17:00
---

"#]]
    );
    assert!(!carried_out(&site(), &plan).compile().diagnostics.has_errors());
}

#[test]
fn unknown_columns_are_named_and_a_mapping_file_tells_what_they_mean() {
    let table = "Колір;Установа X;Хто;Чим\nсиній;Новий;Приклад П., голова;їжа\n";
    let plan = planned(&site(), "a.csv", &lines(table));
    snapbox::assert_data_eq!(
        findings(&plan),
        str![[r#"
- error[import-no-column] no column holds the field `name`
1A warning[import-column] it is not known what the column “Колір” means, so it was not taken
1B warning[import-column] it is not known what the column “Установа X” means, so it was not taken
1C warning[import-column] it is not known what the column “Хто” means, so it was not taken
1D warning[import-column] it is not known what the column “Чим” means, so it was not taken

"#]]
    );
    let mapping = "columns:\n  Колір: '-'\n  Установа X: назва\n  Хто: people\n  Чим: services.help\ndefaults:\n  kind: ngo\n";
    let plan = asked(&site(), "a.csv", &lines(table), Some(mapping), Allowed::default());
    assert_eq!(findings(&plan), "");
    snapbox::assert_data_eq!(
        only(&plan),
        str![[r#"
---
name: Новий
kind: ngo
services:
- help: food
people:
- name: Приклад П.
  role: голова
---

"#]]
    );
    for (bad, reason) in [
        ("columns: {Хто: колір}", "`колір`"),
        ("columns: {Хто: phone}", "`phone`"),
        ("columns: [", "columns"),
        ("rows: 1", "rows"),
    ] {
        let plan = asked(&site(), "a.csv", &lines(table), Some(bad), Allowed::default());
        let said = findings(&plan);
        let is_yaml = bad.ends_with('[');
        let code = if is_yaml { "error[yaml-" } else { "error[import-mapping]" };
        assert!(said.contains(code) && (is_yaml || said.contains(reason)), "{said}");
        let hint = Messages::of_program(Lang::EN).hint(&plan.findings[0].diagnostic);
        let is_near = hint.is_some_and(|hint| hint.starts_with("is it `phones`, `people.phone`?"));
        assert_eq!(is_near, bad.contains("phone"), "{bad}");
    }
}

#[test]
fn the_guess_is_written_once_and_used() {
    let folder = site().on_disk();
    folder.put("a.csv", "Назва;Колір\nНовий;синій\n".as_bytes());
    for (lang, words) in [("uk", "# Стовпця"), ("en", "# There is no column")] {
        let file = format!("m.{lang}.yaml");
        let wrote = folder.run(&["--lang", lang, "import", "a.csv", "--write-mapping", &file]);
        assert_eq!(wrote.status.code(), Some(0));
        let guess = text(&folder, &file);
        let columns = format!("columns:\n  Назва: name\n  Колір: '-'\n{words}");
        assert!(guess.contains(&columns), "{guess}");
        assert!(guess.starts_with("# "), "{guess}");
    }
    let guess = text(&folder, "m.uk.yaml");
    folder.put("m.yaml", guess.as_bytes());
    assert_eq!(
        folder.run(&["import", "a.csv", "--write-mapping", "m.yaml"]).status.code(),
        Some(2)
    );
    let corrected = guess.replace("# defaults:\n#   kind", "defaults:\n  kind");
    folder.put("m.yaml", corrected.as_bytes());
    let (code, report) = run(&folder, "a.csv", &["--mapping", "m.yaml", "--yes"]);
    assert_eq!((code, &report["remarks"]), (Some(0), &serde_json::json!([])));
    assert_eq!(
        text(&folder, "content/organisations/novyi.md"),
        "---\nname: Новий\nkind: ngo\n---\n"
    );
}

#[test]
fn the_guess_is_written_in_the_language_of_the_sites_keys_and_used() {
    let settings = "назва: Приклад\nадреса: https://example.org/\nгаряча_лінія: \"112\"\n";
    let folder = site().file("site.yaml", settings).on_disk();
    folder.put(
        "a.csv",
        "Назва;Тел;Що саме;Координати;Колір\nНовий;050 000-00-01;Ліки;;синій\n".as_bytes(),
    );
    let wrote = folder.run(&["--lang", "uk", "import", "a.csv", "--write-mapping", "m.yaml"]);
    assert_eq!(wrote.status.code(), Some(0), "{}", String::from_utf8_lossy(&wrote.stderr));
    let guess = text(&folder, "m.yaml");
    let columns = "стовпці:\n  Назва: назва\n  Тел: телефони\n  Що саме: послуги.подробиці\n  Координати: адреса.координати\n  Колір: '-'\n";
    assert!(guess.contains(columns), "{guess}");
    let corrected =
        guess.replace("# для_всіх:\n#   вид", "для_всіх:\n  послуги.допомога: medicine\n  вид");
    assert!(corrected != guess, "{guess}");
    folder.put("m.yaml", corrected.as_bytes());
    let (code, report) = run(&folder, "a.csv", &["--mapping", "m.yaml", "--yes"]);
    assert_eq!((code, &report["remarks"]), (Some(0), &serde_json::json!([])));
    let new = text(&folder, "content/organisations/novyi.md");
    assert!(new.contains("допомога: medicine\n") && new.contains("подробиці: Ліки\n"), "{new}");
}

#[test]
fn a_dry_run_ends_as_an_import_would() {
    let folder = site().on_disk();
    for (table, code) in [("Назва;Вид\nНовий;ngo\n", 0), ("Назва;Вид\nНовий;ngo\nЩе;астероїд\n", 1)]
    {
        folder.put("a.csv", table.as_bytes());
        assert_eq!(folder.run(&["import", "a.csv"]).status.code(), Some(code), "{table}");
    }
    assert!(!folder.path.join("content/organisations/novyi.md").exists());
}

#[test]
fn without_leave_nothing_is_written_and_the_difference_is_shown() {
    let folder = site().on_disk();
    folder.put("a.csv", format!("{HEAD}\nНовий;ngo;Їжа;050 000-00-01\n").as_bytes());
    let before = folder.tree("content");
    let ran = folder.run(&["import", "a.csv"]);
    assert_eq!(ran.status.code(), Some(0));
    assert!(before == folder.tree("content"));
    snapbox::assert_data_eq!(
        String::from_utf8(ran.stdout).unwrap(),
        str![[r#"
column            field          understood  for example
A “Назва”         name           1 of 1      Новий
B “Вид”           kind           1 of 1      ngo
C “Вид допомоги”  services.help  1 of 1      Їжа
D “Телефони”      phones         1 of 1      050 000-00-01

what           new  changed  unchanged  not taken
organisations  1    0        0          0
services       1    0        0          0
phones         1    0        0          0

--- content/organisations/novyi.md
+++ content/organisations/novyi.md
@@ -1,0 +1,8 @@
+---
+name: Новий
+kind: ngo
+services:
+- help: food
+phones:
+- number: 050 000-00-01
+---

rows read: 1; with errors: 0; new files: 1; changed: 0; unchanged: 0

"#]]
    );
    let said = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(said, "nothing was written; to write these changes, add `--yes`\n");
}

/// A site whose entry has a comment, a private number and a Ukrainian key.
fn kept() -> Site {
    site().file(
        "organisations/pryklad.md",
        "---\n# Не змінювати назви!\nname: ГО «Приклад»\nkind: ngo\nтелефони:\n  - 050 000-00-01\n  - {number: 050 000-00-09, visibility: desks}\n\n# Послуги\nservices: [food]\nsource: Лист\n---\n\nТекст.\n",
    )
}

#[test]
fn an_entry_that_is_there_is_changed_only_when_asked_and_only_where_it_differs() {
    let table = format!("{HEAD};Ел. пошта\nго \"Приклад\";ngo;Їжа;050 000-00-02;a@example.org\n");
    // The same name in other letters is another spelling, which an editor may have chosen.
    let plan = planned(&kept(), "a.csv", &lines(&table));
    assert_eq!(plan.files[0].change, ImportChange::Differs);
    snapbox::assert_data_eq!(
        findings(&plan),
        str![[r#"
2 warning[import-differs] there is such an entry and it says something else, so it was left as it is: `content/organisations/pryklad.md`

"#]]
    );
    assert_eq!(plan.writes().count(), 0);
    let allowed = Allowed { update: true, similar: false };
    let table = table.replace("го \"Приклад\"", "ГО «Приклад»");
    let plan = asked(&kept(), "a.csv", &lines(&table), None, allowed);
    snapbox::assert_data_eq!(
        plan.files[0].new.as_str(),
        str![[r#"
---
# Не змінювати назви!
name: ГО «Приклад»
kind: ngo
телефони:
  - 050 000-00-02
  - {number: 050 000-00-09, visibility: desks}

# Послуги
services: [food]
source: Лист
email: a@example.org
---

Текст.

"#]]
    );
    let after = carried_out(&kept(), &plan);
    assert_eq!(asked(&after, "a.csv", &lines(&table), None, allowed).count(ImportChange::Same), 1);
    assert!(!after.compile().diagnostics.has_errors());
}

#[test]
fn an_organisation_that_may_be_there_waits_for_a_person() {
    let there = site().file(
        "organisations/pryklad.md",
        "---\nname: Громадська організація «Взірець добра»\nkind: ngo\nedrpou: \"14360506\"\nphones: [050 000-00-01]\n---\n",
    );
    let table = "Назва;Вид;Телефони;ЄДРПОУ\nВзірець добра;ngo;;\nСхожий;ngo;(050) 000 00 01;\nІнший;ngo;;14360506\nНовий;ngo;;\n";
    let plan = planned(&there, "a.csv", &lines(table));
    snapbox::assert_data_eq!(
        findings(&plan),
        str![[r#"
2 warning[import-similar] `Взірець добра` may be there already: nearly the same name; see `content/organisations/pryklad.md`
3 warning[import-similar] `Схожий` may be there already: the same phone; see `content/organisations/pryklad.md`
4 warning[import-differs] there is such an entry and it says something else, so it was left as it is: `content/organisations/pryklad.md`

"#]]
    );
    assert_eq!((plan.count(ImportChange::Similar), plan.count(ImportChange::New)), (2, 1));
    let all = asked(&there, "a.csv", &lines(table), None, Allowed { update: false, similar: true });
    assert_eq!(all.count(ImportChange::New), 3);
}

#[test]
fn a_persons_contacts_need_consent() {
    let table = "Назва;Вид;Контактна особа;Телефон контактної особи;Згода\n\
                 Перший;ngo;Приклад П.;050 000-00-01;\n\
                 Другий;ngo;Приклад Д.;050 000-00-02;27.03.2020\n";
    let plan = planned(&site(), "a.csv", &lines(table));
    assert_eq!(
        findings(&plan),
        "2D warning[import-consent] this person's contacts were not taken: there is no consent\n"
    );
    let new: String = plan.files.iter().map(|file| file.new.as_str()).collect();
    assert!(!new.contains("050 000-00-01"), "{new}");
    snapbox::assert_data_eq!(
        new,
        str![[r#"
---
name: Другий
kind: ngo
people:
- name: Приклад Д.
  phone: 050 000-00-02
  visibility: public
  consent:
    on: 2020-03-27
---
---
name: Перший
kind: ngo
people:
- name: Приклад П.
---

"#]]
    );
    let folder = site().on_disk();
    folder.put("a.csv", table.as_bytes());
    let (_, report) = run(&folder, "a.csv", &["--consent", "2020-03-26", "--yes"]);
    assert_eq!(report["remarks"], serde_json::json!([]));
    let first = text(&folder, "content/organisations/pershyi.md");
    assert!(
        first
            .contains("phone: 050 000-00-01\n  visibility: public\n  consent:\n    on: 2020-03-26"),
        "{first}"
    );
}

#[test]
fn a_cell_can_hold_no_yaml_and_no_formula() {
    let poison = "\"'><!--<script></script>${{x}}{%\n--- \n# a: b\n- c";
    let rows = vec![
        ["Назва", "Вид", "Подробиці", "Допомога"].map(str::to_owned).to_vec(),
        vec![poison.to_owned(), "ngo".to_owned(), "'=1+1".to_owned(), "food".to_owned()],
        vec!["а\u{7}б".to_owned(), "ngo".to_owned(), String::new(), String::new()],
        vec!["а\u{202e}б".to_owned(), "ngo".to_owned(), String::new(), String::new()],
    ];
    let plan = planned(&site(), "a.csv", &csv(&rows, ","));
    snapbox::assert_data_eq!(
        findings(&plan),
        str![[r#"
3A error[control-character] the text has an invisible control character U+0007
4A error[bidirectional-control] the text has an invisible character U+202E that turns the direction of writing

"#]]
    );
    assert!(only(&plan).contains("details: =1+1"), "{}", only(&plan));
    let list =
        String::from_utf8(carried_out(&site(), &plan).build().remove("list.csv").unwrap()).unwrap();
    assert!(list.contains("'=1+1") && list.contains("${{x}}{%\n---"), "{list}");
}

/// Returns an entry after one line of a table was taken in with `--update`.
fn updated(entry: &str, table: &str) -> String {
    let site = site().file("organisations/pryklad.md", entry);
    let allowed = Allowed { update: true, similar: false };
    let plan = asked(&site, "a.csv", &lines(table), None, allowed);
    assert_eq!((plan.writes().count(), findings(&plan)), (1, String::new()));
    plan.files[0].new.clone()
}

#[test]
fn an_update_changes_the_bytes_of_its_value_only() {
    let entry = "---\nkind: 'ngo' # вид\nname:   \"Приклад\"\n\nemail:   'a@example.org'  # стара\n\
                 phones:\n# черговий\n- label:   Чергова\n  number: '0500000001' # дзвонити\n  # зранку\n\
                 services:\n    - details: \"суп\" # гарячий\n      help: food\n    # одяг\n    - help: medicine\n\
                 ---\n\nТекст.\n\n\n";
    for (table, old, new) in [
        ("Назва;Вид;Ел. пошта\nПриклад;ngo;b@example.org\n", "'a@example.org'", "'b@example.org'"),
        ("Назва;Вид\nПриклад;desk\n", "'ngo'", "'desk'"),
        ("Назва;Вид;Вид допомоги;Опис послуги\nПриклад;ngo;food;борщ\n", "\"суп\"", "\"борщ\""),
        (
            "Назва;Вид;Телефон\nПриклад;ngo;+38 050 000 00 01, 050 000-00-02\n",
            "  # зранку\n",
            "  # зранку\n- number: '050 000-00-02'\n",
        ),
    ] {
        assert_eq!(updated(entry, table), entry.replace(old, new), "{table}");
        let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
        assert_eq!(updated(&windows(entry), table), windows(&entry.replace(old, new)), "{table}");
    }
}

#[test]
fn what_an_update_adds_has_the_words_of_its_entry() {
    let entry = "---\nвид: ngo\nназва: Приклад\nтелефони:\n- номер: 050 000-00-01\n  visibility: public\nпослуги:\n- допомога: food\n---\n";
    let table = "Назва;Вид;Вид допомоги;Телефон;Вулиця;Місто;Статус;Контактна особа;Ел. пошта\n\
                 Приклад;ngo;medicine;+38 050 000 00 01, 050 000-00-02;вул. Прикладна, 1;Прикладськ;призупинено;Іван Прикладний;a@example.org\n";
    let new = updated(entry, table);
    let keys = new.lines().filter_map(|line| line.trim_start_matches(['-', ' ']).split_once(": "));
    let english: Vec<_> = keys.map(|(key, _)| key).filter(|key| key.is_ascii()).collect();
    // What stood there keeps its word.
    assert_eq!(english, ["visibility"], "{new}");
    for added in
        ["- номер: 050 000-00-02", "- допомога: medicine", "стан: призупинено", "  вулиця: "]
    {
        assert!(new.contains(added), "{added}: {new}");
    }
    let english = "---\nkind: ngo\nname: Приклад\n---\n";
    let new = updated(english, table);
    assert!(new.contains("status: paused") && new.contains("  street: "), "{new}");
}

#[test]
fn a_thousand_remarks_of_a_kind_are_one_and_a_count() {
    let folder = site().on_disk();
    let rows: String = (0..1_000).map(|n| format!("Новий {n};ngo;050 111-1{}\n", n % 7)).collect();
    folder.put("a.csv", format!("Назва;Вид;Телефони\n{rows}").as_bytes());
    let shown = |more: &[&str]| {
        let ran = folder.run(&[&["import", "a.csv", "--lang", "en"], more].concat());
        assert_eq!(ran.status.code(), Some(1));
        String::from_utf8(ran.stdout).unwrap()
    };
    let short = shown(&[]);
    assert!(short.lines().count() < 20, "{short}");
    assert!(short.contains("\n999 more of the same, in rows such as 3, 4, 5, 6,"), "{short}");
    assert!(short.contains("`--all`") && short.contains("with errors: 1000"), "{short}");
    let all = shown(&["--all"]);
    assert_eq!(all.matches("error[bad-phone]").count(), 1_000);
}

#[test]
fn breaks_and_days_off_in_columns_of_their_own_belong_to_the_hours() {
    let table = "Назва;Вид;Вид допомоги;Графік роботи;Обідня перерва;Вихідні дні\n\
        ГО «Приклад 1»;ngo;Їжа;пн-пт 8-17;12:00-13:00;сб, нд\n\
        ГО «Приклад 2»;ngo;Їжа;пн-пт 8-17;без перерви;-\n\
        ГО «Приклад 3»;ngo;Їжа;з 9 до 18;обід з 13 до 14;субота, неділя\n\
        ГО «Приклад 4»;ngo;Їжа;пн-пт 8-17;;\n\
        ГО «Приклад 5»;ngo;Їжа;пн-пт 8-17;по черзі;\n\
        ГО «Приклад 6»;ngo;Їжа;;12-13;\n";
    let plan = planned(&site(), "a.csv", table.as_bytes());
    let hours = |number: usize| {
        let name = format!("name: ГО «Приклад {number}»\n");
        let file = plan.files.iter().find(|file| file.new.contains(&name))?;
        file.new.lines().find_map(|line| line.strip_prefix("hours: "))
    };
    assert_eq!(hours(1), Some("Mo-Fr 08:00-12:00,13:00-17:00; Sa,Su off"));
    assert_eq!(hours(2), Some("Mo-Fr 08:00-17:00"));
    assert_eq!(hours(3), Some("Mo-Su 09:00-13:00,14:00-18:00; Sa,Su off"));
    assert_eq!(hours(4), Some("Mo-Fr 08:00-17:00"));
    // What is not understood together is refused: without the break the hours would be too open.
    assert_eq!((hours(5), hours(6)), (None, None));
    assert_eq!(findings(&plan).matches("[import-hours]").count(), 2, "{}", findings(&plan));
    // Without hours such a column is named as unknown.
    let alone = "Назва;Вид;Вид допомоги;Обідня перерва\nГО «Приклад 1»;ngo;Їжа;12-13\n";
    let told = findings(&planned(&site(), "b.csv", alone.as_bytes()));
    assert!(told.contains("[import-column]"), "{told}");
}

#[test]
fn a_house_in_a_column_of_its_own_stands_behind_its_street() {
    let table = "Назва;Вид;Вулиця;Номер будинку;Місто\n\
        А;ngo;вул. Прикладна;5-А;Прикладськ\nБ;ngo;вул. Прикладна, 7;7;Прикладськ\nВ;ngo;;12;с. Приклад\nГ;ngo;вул. Прикладна;-;Прикладськ\n";
    let plan = planned(&site(), "a.csv", &lines(table));
    assert_eq!(findings(&plan), "");
    let streets = plan.files.iter().flat_map(|file| file.new.lines());
    let streets: Vec<&str> =
        streets.filter_map(|line| line.trim().strip_prefix("street: ")).collect();
    assert_eq!(streets, ["вул. Прикладна, 5-А", "вул. Прикладна, 7", "вул. Прикладна", "буд. 12"]);
    let alone = planned(&site(), "a.csv", &lines("Назва;Вид;Номер будинку\nА;ngo;5\n"));
    let expected = "1C warning[import-column] it is not known what the column “Номер будинку” means, so it was not taken\n";
    assert_eq!(findings(&alone), expected);
}

#[test]
fn many_headings_that_nobody_knows_are_one_remark() {
    let table = "Назва;Вид;amenity;_id;building;ref;wheelchair;Коментар;Телефо\nА;ngo;a;b;c;d;e;f;0500000001\n";
    let said = findings(&planned(&site(), "a.csv", &lines(table)));
    let expected = "- warning[import-columns] it is not known what these columns mean, so they were not taken (5): amenity; _id; building; ref; wheelchair\n";
    assert!(said.starts_with(expected), "{said}");
    assert_eq!(said.lines().count(), 3, "{said}");
}
