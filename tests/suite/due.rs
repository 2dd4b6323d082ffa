//! `check --due`: whom to call, and never a number that is not public.

use snapbox::str;

use crate::site::{Site, site};

/// Seven organisations: never checked, long ago, recently, closed, and a desk.
fn sample() -> Site {
    site()
        .edit("site.yaml", "title:", "stale_after_days: 90\ntitle:")
        .file("organisations/dim.yaml", "name: Дім\nkind: ngo\nverified: 2019-06-01\nphones:\n  - 050 111-11-11\n  - {number: 050 222-22-22, visibility: desks}\n")
        .file("organisations/dakh.yaml", "name: Дах\nkind: ngo\nverified: 2019-05-01\npeople:\n  - name: Хтось Інший\n  - name: Олена Приклад\n    role: голова\n    responsible: так\n    phone: 050 333-33-33\n")
        .file("organisations/meta.yaml", "name: Мета\nkind: ngo\nverified: 2019-07-01\nemail: meta@example.org\n")
        .file("organisations/lis.yaml", "name: Ліс\nkind: ngo\nverified: 2020-03-01\n")
        .file("organisations/pole.yaml", "name: Поле\nkind: ngo\nstatus: closed\n")
        .file("organisations/stil.yaml", "name: Стіл\nkind: desk\n")
        .edit("organisations/pryklad.md", "services:", "people:\n  - {name: Таємна Особа, responsible: так, show_name: ні, phone: 050 444-44-44}\nservices:")
        .bytes("private/pryklad.yaml", b"phones: [050 555-55-55]\n")
}

fn said(arguments: &[&str]) -> String {
    let folder = sample().on_disk();
    let all: Vec<&str> =
        ["check", "--due", "--date", "2020-03-27"].iter().chain(arguments).copied().collect();
    let ran = folder.run(&all);
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

#[test]
fn the_list_names_whom_to_call_the_longest_overdue_first() {
    snapbox::assert_data_eq!(
        said(&[]),
        str![[r#"
Organisation  id       Checked     Phone or e-mail   Whom to ask            Where a closed number stands                                File
ГО «Приклад»  pryklad  never                                                content/organisations/pryklad.md:5; private/pryklad.yaml:1  content/organisations/pryklad.md
Дах           dakh     2019-05-01                    Олена Приклад, голова  content/organisations/dakh.yaml:9                           content/organisations/dakh.yaml
Дім           dim      2019-06-01  050 111-11-11                            content/organisations/dim.yaml:6                            content/organisations/dim.yaml
Мета          meta     2019-07-01  meta@example.org                                                                                     content/organisations/meta.yaml

"#]]
    );
}

#[test]
fn the_list_is_a_table_for_a_spreadsheet_too() {
    let csv = said(&["--csv"]);
    assert_eq!(csv, said(&["--format", "csv"]));
    assert!(csv.starts_with('\u{feff}') && csv.contains("\r\n"));
    snapbox::assert_data_eq!(
        csv.replace(['\u{feff}', '\r'], ""),
        str![[r#"
Organisation;id;Checked;Phone or e-mail;Whom to ask;Where a closed number stands;File
ГО «Приклад»;pryklad;never;;;"content/organisations/pryklad.md:5; private/pryklad.yaml:1";content/organisations/pryklad.md
Дах;dakh;2019-05-01;;Олена Приклад, голова;content/organisations/dakh.yaml:9;content/organisations/dakh.yaml
Дім;dim;2019-06-01;050 111-11-11;;content/organisations/dim.yaml:6;content/organisations/dim.yaml
Мета;meta;2019-07-01;meta@example.org;;;content/organisations/meta.yaml

"#]]
    );
}

#[test]
fn no_hidden_number_or_name_is_printed() {
    for said in [said(&[]), said(&["--csv"])] {
        for secret in ["222", "333", "444", "555", "Таємна"] {
            assert!(!said.contains(secret), "{secret}: {said}");
        }
    }
}

#[test]
fn a_list_without_anything_to_do_says_so() {
    let folder = site()
        .without("organisations/dim.yaml")
        .edit("organisations/pryklad.md", "services:", "verified: 2020-03-01\nservices:")
        .on_disk();
    let ran = folder.run(&["check", "--due"]);
    assert_eq!(String::from_utf8_lossy(&ran.stdout), "every entry was checked in time\n");
}

#[test]
fn formats_of_remarks_and_of_the_list_do_not_mix() {
    let folder = site().on_disk();
    for arguments in [["check", "--due", "--format=json"], ["check", "--strict", "--format=csv"]] {
        let ran = folder.run(&arguments);
        assert_eq!(ran.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&ran.stderr).contains("only the list of `check --due`"));
    }
}
