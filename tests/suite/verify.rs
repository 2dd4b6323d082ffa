//! `verify`: who is called next, and what an answer changes.

use snapbox::str;

use crate::site::{Folder, Site, site};

const TODAY: &str = "2020-03-27";

/// A hromada with what a round of calls meets: one number of two entries, a hidden one, one that nobody knows, one of a person.
fn sample() -> Site {
    site()
        .edit(
            "site.yaml",
            "title:",
            "stale_after_days: 90\nverify: {every_days: 90, attempts: 2, urgent: [food]}\ntitle:",
        )
        .file(
            "organisations/dim.yaml",
            "name: Дім\nkind: ngo\nverified: 2019-06-01\nphones: [050 111-11-11]\n",
        )
        .file(
            "organisations/dakh.yaml",
            "name: Дах\nkind: ngo\nverified: 2019-05-01\nphones: [\"+380 50 111 11 11\"]\n",
        )
        .file(
            "organisations/meta.yaml",
            "name: Мета\nkind: ngo\nverified: 2019-07-01\nemail: meta@example.org\n",
        )
        .file(
            "organisations/lis.yaml",
            "name: Ліс\nkind: ngo\nverified: 2020-03-01\nphones: [050 333-33-33]\n",
        )
        .file(
            "organisations/sad.yaml",
            "name: Сад\nkind: ngo\nphones: [{number: 050 222-22-22, visibility: desks}]\n",
        )
        .file(
            "organisations/pole.yaml",
            "name: Поле\nkind: ngo\nstatus: closed\nphones: [050 444-44-44]\n",
        )
}

fn run(folder: &Folder, arguments: &[&str]) -> (i32, String) {
    let all = [&["verify", "--date", TODAY], arguments].concat();
    let ran = folder.run(&all);
    let said = String::from_utf8(ran.stdout).unwrap() + &String::from_utf8(ran.stderr).unwrap();
    (ran.status.code().unwrap(), said)
}

fn tree(folder: &Folder, below: &str) -> std::collections::BTreeMap<String, Vec<u8>> {
    match folder.path.join(below).is_dir() {
        true => folder.tree(below),
        false => Default::default(),
    }
}

fn read(folder: &Folder, path: &str) -> String {
    std::fs::read_to_string(folder.path.join(path)).unwrap()
}

fn write(folder: &Folder, path: &str, text: &str) {
    folder.put(path, text.as_bytes());
}

/// Returns the texts of all calls about an entry, in the order of their names.
fn calls(folder: &Folder, about: &str) -> Vec<String> {
    let files = tree(folder, about).into_values();
    files.map(|bytes| String::from_utf8(bytes).unwrap()).collect()
}

#[test]
fn one_number_is_one_call_and_the_riskiest_comes_first() {
    let (code, said) = run(&sample().on_disk(), &["--list", "--assign", "О. П.,редакція"]);
    assert_eq!(code, 0, "{said}");
    snapbox::assert_data_eq!(
        &said,
        str![[r#"
Phone                             Who calls  Organisation  id    Checked
050 111-11-11                     О. П.      Дах           dakh  2019-05-01
050 111-11-11                     О. П.      Дім           dim   2019-06-01
content/organisations/sad.yaml:3  редакція   Сад           sad   never

2 calls are due today; entries: 3
2 entries are verified by letter: they asked not to be called, or no number is known
1 call a week is enough to verify everything within 90 days
with 1 a week nothing will be overdue on 2020-04-03

"#]]
    );
    assert!(!said.contains("222-22-22"), "{said}");
}

#[test]
fn a_confirmation_is_a_file_of_its_own_and_the_day_of_the_entry() {
    let folder = sample().on_disk();
    let before = read(&folder, "content/organisations/dim.yaml");
    let (code, said) = run(&folder, &["dim", "підтверджено", "--by", "відділ звернень"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(
        read(&folder, "content/organisations/dim.yaml"),
        before.replace(" 2019-06-01", "\n  on: 2020-03-27\n  by: відділ звернень")
    );
    assert_eq!(
        calls(&folder, "content/calls/dim"),
        ["on: 2020-03-27\noutcome: confirmed\nby: відділ звернень\n"]
    );
    assert!(!run(&folder, &["--list"]).1.contains("Дім"));
    // Initials are nobody's business but the editors'.
    run(&folder, &["dakh", "confirmed", "--by", "О. П."]);
    assert!(!read(&folder, "content/organisations/dakh.yaml").contains("О. П."));
    assert!(calls(&folder, "content/calls/dakh")[0].contains("О. П."));
}

#[test]
fn only_what_was_confirmed_counts_as_checked() {
    for outcome in ["не відповіли", "відмовилися", "не той номер", "змінено", "закрито"]
    {
        let folder = sample().on_disk();
        let before = read(&folder, "content/organisations/dim.yaml");
        let (code, said) = run(&folder, &["dim", outcome]);
        assert_eq!(code, 0, "{said}");
        assert_eq!(read(&folder, "content/organisations/dim.yaml"), before, "{outcome}");
        assert_eq!(calls(&folder, "content/calls/dim").len(), 1);
        // Nobody is called twice on one day.
        let list = run(&folder, &["--list"]).1;
        assert!(
            !list.lines().any(|line| line.starts_with("050 111-11-11") && line.contains("Дім"))
        );
    }
}

#[test]
fn who_was_tried_in_vain_stands_last_with_a_mark_and_comes_back() {
    let lists = |folder: &Folder| {
        let ran = folder.run(&["build", "--date", TODAY]);
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        let text =
            String::from_utf8(folder.tree("public")["help/food/index.html"].clone()).unwrap();
        let place = |name: &str| text.find(name).unwrap();
        (
            place("Архів") < place("Яр"),
            text.contains("Could not be confirmed") || text.contains("Не вдалося підтвердити"),
        )
    };
    let entry = |name: &str, number: &str| {
        format!(
            "name: {name}\nkind: ngo\nverified: 2020-03-01\nservices: [food]\nphones: [{number}]\n"
        )
    };
    let folder = sample()
        .file("organisations/arkhiv.yaml", &entry("Архів", "050 555-55-55"))
        .file("organisations/yar.yaml", &entry("Яр", "050 666-66-66"))
        .on_disk();
    assert_eq!(lists(&folder), (true, false));
    write(&folder, "content/calls/arkhiv/1.yaml", "on: 2020-03-20\noutcome: no-answer\n");
    write(&folder, "content/calls/arkhiv/2.yaml", "on: 2020-03-20\noutcome: no-answer\n");
    // Two calls of one day are one attempt.
    assert_eq!(lists(&folder), (true, false));
    write(&folder, "content/calls/arkhiv/3.yaml", "on: 2020-03-22\noutcome: wrong-number\n");
    assert_eq!(lists(&folder), (false, true));
    let page = &folder.tree("public")["organisations/arkhiv/share.txt"];
    let page = String::from_utf8_lossy(page);
    assert!(page.contains("Не вдалося підтвердити") && page.contains("050 555-55-55"), "{page}");
    run(&folder, &["arkhiv", "confirmed"]);
    assert_eq!(lists(&folder), (true, false));
}

#[test]
fn an_entry_is_closed_only_by_a_person_who_hears_what_nobody_else_gives() {
    let folder = sample()
        .edit("organisations/pryklad.md", "services:", "phones: [050 777-77-77]\nservices:")
        .on_disk();
    let (code, said) = run(&folder, &["pryklad", "closed"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("nobody else in the list gives this"), "{said}");
    assert!(!read(&folder, "content/organisations/pryklad.md").contains("closed"));
    run(&folder, &["pryklad", "closed", "--yes"]);
    assert!(read(&folder, "content/organisations/pryklad.md").contains("status: closed\n"));
}

#[test]
fn calls_about_an_entry_that_is_called_otherwise_now_stay_with_it_and_are_forgotten_with_it() {
    let folder = sample()
        .edit("organisations/dim.yaml", "kind: ngo", "kind: ngo\nformerly: [khata]")
        .file("calls/khata/1.yaml", "on: 2020-03-26\noutcome: refused\n")
        .file("calls/dim/2.yaml", "on: 2020-03-25\noutcome: no-answer\n")
        .file("calls/dakh/1.yaml", "on: 2020-03-25\noutcome: no-answer\n")
        .on_disk();
    let ran = folder.run(&["check"]);
    assert!(!String::from_utf8_lossy(&ran.stdout).contains("call-of-nobody"));
    // Who did not want to speak is not called again within the cycle.
    assert!(!run(&folder, &["--list"]).1.contains("Дім"));
    folder.run(&["forget", "organisations/dim", "--yes"]);
    assert_eq!(tree(&folder, "content/calls").keys().collect::<Vec<_>>(), ["dakh/1.yaml"]);
}

#[test]
fn in_a_repository_that_everybody_sees_calls_lie_beside_it() {
    let folder = sample()
        .edit("site.yaml", "attempts: 2,", "attempts: 2, public_repository: yes,")
        .on_disk();
    run(&folder, &["dim", "no-answer"]);
    assert!(tree(&folder, "content/calls").is_empty());
    assert_eq!(calls(&folder, "private/calls/dim").len(), 1);
    run(&folder, &["--list"]);
}

#[test]
fn what_is_no_answer_is_refused_with_what_there_is() {
    let folder = sample().on_disk();
    for (arguments, part) in [
        (&["nobody", "confirmed"][..], "no organisation with the id `nobody`"),
        (&["dim", "perhaps"], "`wrong-number`"),
        (&["dim"], "`confirmed`"),
        (&["dim", "confirmed", "--by", "Олена Приклад"], "initials or a role"),
        (&["dim", "confirmed", "--service", "food"], "no service `food`"),
    ] {
        let (code, said) = run(&folder, arguments);
        assert!(code != 0 && said.contains(part), "{arguments:?}: {said}");
    }
    assert!(tree(&folder, "content/calls").is_empty());
}

/// Fills a sheet of calls: the cells of each row by the id that its key has, and what is put into which column.
fn filled(folder: &Folder, answers: &[(&str, &[(u16, &str)])]) {
    use calamine::{Data, Reader, Xlsx};
    let bytes = std::fs::read(folder.path.join("calls.xlsx")).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let name = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&name).unwrap();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (line, row) in (0_u32..).zip(range.rows()) {
        let id = row[0].to_string();
        for (column, cell) in (0_u16..).zip(row) {
            let answer = answers.iter().find(|(own, _)| id.starts_with(&format!("{own}@")));
            let said = answer.and_then(|(_, cells)| cells.iter().find(|(at, _)| *at == column));
            match (said, cell) {
                (Some((_, text)), _) => sheet.write_string(line, column, *text).unwrap(),
                (None, Data::Empty) => continue,
                (None, text) => sheet.write_string(line, column, text.to_string()).unwrap(),
            };
        }
    }
    workbook.save(folder.path.join("filled.xlsx")).unwrap();
}

#[test]
fn a_sheet_of_calls_comes_back_as_somebody_filled_it_in() {
    let folder = sample().on_disk();
    let (code, said) = run(&folder, &["--sheet", "calls.xlsx"]);
    assert_eq!(code, 0, "{said}");
    assert_ne!(run(&folder, &["--sheet", "calls.xlsx"]).0, 0);
    filled(
        &folder,
        &[
            ("dakh", &[(4, "26.03.2020"), (5, "Все правильно"), (8, "О. П.")]),
            (
                "dim",
                &[
                    (5, "змінилося"),
                    (6, "години, телефон"),
                    (7, "Тепер 050 999-99-99, пн–пт"),
                    (9, "так"),
                ],
            ),
            ("sad", &[(5, "передзвонити згодом")]),
        ],
    );
    let import = || {
        let ran = folder.run(&["import", "filled.xlsx", "--yes"]);
        String::from_utf8(ran.stdout).unwrap() + &String::from_utf8(ran.stderr).unwrap()
    };
    let said = import();
    assert!(said.contains("передзвонити згодом") && said.contains("050 999-99-99"), "{said}");
    assert!(read(&folder, "content/organisations/dakh.yaml").contains("2020-03-26"));
    assert_eq!(
        calls(&folder, "content/calls/dakh"),
        ["on: 2020-03-26\noutcome: confirmed\nby: О. П.\n"]
    );
    let dim = calls(&folder, "content/calls/dim").remove(0);
    assert!(dim.contains("do_not_call: true") && dim.contains("field: phones"), "{dim}");
    // No telephone and no words of one's own are kept.
    assert!(!dim.contains("999"), "{dim}");
    assert!(read(&folder, "content/organisations/dim.yaml").contains("2019-06-01"));
    assert!(tree(&folder, "content/calls/sad").is_empty());
    // The same sheet again adds nothing.
    let before = tree(&folder, "content");
    let said = import();
    assert_eq!(tree(&folder, "content"), before, "{said}");
}

#[test]
fn what_was_confirmed_of_an_entry_as_it_was_before_is_not_taken_for_what_it_is_now() {
    let folder = sample().on_disk();
    run(&folder, &["--sheet", "calls.xlsx"]);
    let entry = read(&folder, "content/organisations/dim.yaml");
    write(&folder, "content/organisations/dim.yaml", &entry.replace("111-11-11", "111-11-12"));
    filled(&folder, &[("dim", &[(5, "підтверджено")]), ("dakh", &[(5, "підтверджено")])]);
    let ran = folder.run(&["import", "filled.xlsx", "--yes"]);
    assert_eq!(ran.status.code(), Some(1));
    assert!(tree(&folder, "content/calls/dim").is_empty());
    assert_eq!(calls(&folder, "content/calls/dakh").len(), 1);
}

#[test]
fn calls_of_two_people_who_worked_apart_lie_beside_each_other() {
    let folder = sample().on_disk();
    let git = |arguments: &[&str]| {
        let mut command = std::process::Command::new("git");
        command.current_dir(&folder.path).args([
            "-c",
            "user.name=Приклад",
            "-c",
            "user.email=a@example.org",
        ]);
        let ran = command.args(arguments).output().unwrap();
        assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
    };
    git(&["init", "-q", "-b", "main"]);
    git(&["add", "-A"]);
    git(&["commit", "-qm", "Приклад"]);
    for (branch, outcome) in [("one", "no-answer"), ("two", "refused")] {
        git(&["checkout", "-q", "-b", branch, "main"]);
        run(&folder, &["dim", outcome]);
        git(&["add", "-A"]);
        git(&["commit", "-qm", outcome]);
    }
    git(&["checkout", "-q", "main"]);
    git(&["merge", "-q", "one"]);
    git(&["merge", "-q", "-m", "Разом", "two"]);
    assert_eq!(calls(&folder, "content/calls/dim").len(), 2);
}

#[test]
fn a_consent_is_listed_and_withdrawn_in_one_step() {
    for consent in ["{on: 2019-09-19, by: Приклад}", "2019-09-19"] {
        let person = format!(
            "people:\n  # про людину\n  - name: Олена Приклад\n    role: голова # лишається\n    phone: 050 888-88-88\n    email: a@example.org\n    visibility: public\n    consent: {consent}\n  - {{name: Інша Людина, phone: 050 999-99-99}}\n"
        );
        let folder = sample()
            .edit(
                "organisations/lis.yaml",
                "kind: ngo",
                &format!("kind: ngo\n{}", person.trim_end()),
            )
            .on_disk();
        let (code, said) = run(&folder, &["--consents"]);
        assert!(
            code == 0 && said.contains("Олена Приклад") && said.contains("2019-09-19"),
            "{said}"
        );
        assert!(said.contains("Інша Людина"), "{said}");
        assert_eq!(run(&folder, &["--consents", "--sheet", "consents.xlsx"]).0, 0);
        let build = || {
            let ran = folder.run(&["build", "--date", TODAY]);
            assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
            String::from_utf8(folder.tree("public")["organisations/lis/index.html"].clone())
                .unwrap()
        };
        assert!(build().contains("888-88-88"));
        let before = read(&folder, "content/organisations/lis.yaml");
        assert_ne!(run(&folder, &["lis", "--withdraw", "Хтось Інший", "--yes"]).0, 0);
        assert_eq!(run(&folder, &["lis", "--withdraw", "олена приклад"]).0, 1);
        assert_eq!(read(&folder, "content/organisations/lis.yaml"), before);
        let (code, said) = run(&folder, &["lis", "--withdraw", "олена приклад", "--yes"]);
        assert_eq!(code, 0, "{said}");
        let after = read(&folder, "content/organisations/lis.yaml");
        assert!(after.contains("withdrawn: 2020-03-27") && after.contains("2019-09-19"), "{after}");
        assert!(!after.contains("888-88-88") && !after.contains("a@example.org"), "{after}");
        assert!(
            after.contains("role: голова # лишається") && after.contains("999-99-99"),
            "{after}"
        );
        assert!(after.contains("# про людину"), "{after}");
        let page = build();
        assert!(page.contains("Олена Приклад") && !page.contains("888-88-88"));
        assert_ne!(run(&folder, &["lis", "--withdraw", "олена приклад", "--yes"]).0, 0);
    }
}

#[test]
fn a_contact_beside_a_withdrawn_consent_is_shown_to_nobody() {
    let person = "people:\n  - {name: Олена Приклад, phone: 050 888-88-88, visibility: public, consent: {on: 2019-09-19, withdrawn: 2020-01-01}}\nservices:";
    let site = site().edit("organisations/pryklad.md", "services:", person);
    assert!(site.remarks().contains("[missing-consent]"), "{}", site.remarks());
}
