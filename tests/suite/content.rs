//! The content of this repository says what the council's report says, and no more.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use perelik::base::files::FileSource as _;
use perelik::disk::discover::discover;

use crate::site::{Folder, site};

fn built() -> std::collections::BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut site = crate::site::site();
    site.raw.date = None;
    let checked = perelik::compile(&discover(root).unwrap(), &site.raw);
    assert!(!checked.diagnostics.has_errors());
    let output = checked.value;
    let render = |(index, file): (usize, &perelik::base::files::PlannedFile)| {
        let mut buffer = Vec::new();
        output.render(index, &mut buffer).unwrap();
        (file.path.to_string(), String::from_utf8_lossy(&buffer).into_owned())
    };
    output.files().iter().enumerate().map(render).collect()
}

fn list() -> serde_json::Value {
    serde_json::from_str(&built()["list.json"]).unwrap()
}

#[test]
fn the_content_has_no_remark_but_what_entries_lack() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut site = crate::site::site();
    site.raw.date = None;
    let checked = perelik::compile(&discover(root).unwrap(), &site.raw);
    let remarks = checked.diagnostics.sorted();
    assert!(remarks.iter().all(|remark| remark.code.as_str() == "incomplete-entry"), "{remarks:?}");
    // Every body but the hotline lacks something; the hotline has its number.
    assert_eq!(remarks.len(), 24);
}

#[test]
fn nineteen_bodies_have_a_row_each_and_those_that_named_nothing_say_so() {
    let list = list();
    let rows = list["rows"].as_array().unwrap();
    let organisations: BTreeSet<&str> =
        rows.iter().map(|row| row["organisation"]["id"].as_str().unwrap()).collect();
    assert_eq!((rows.len(), organisations.len()), (19, 19));
    let reported: BTreeSet<&str> = rows
        .iter()
        .filter(|row| row["reported"] == true)
        .map(|row| row["service"]["help"].as_str().unwrap())
        .collect();
    assert_eq!(reported, BTreeSet::from(["legal", "social"]));
    assert_eq!(rows.iter().filter(|row| row["ask"] == "1505").count(), 17);
    let csv = &built()["list.csv"];
    assert_eq!(csv.matches("1505").count(), 17, "{csv}");
}

#[test]
fn the_list_is_handed_to_those_whom_the_decision_names_and_to_nobody_else() {
    let home = &built()["index.html"];
    let (_, desks) = home.split_once("id=\"desks\"").unwrap();
    let links = desks.split("organisations/").skip(1);
    let named: BTreeSet<&str> = links.filter_map(|link| link.split('/').next()).collect();
    let expected = [
        "hariacha-liniia",
        "kramatorska-miska-rada",
        "miskyi-shtab",
        "viddil-roboty-zi-zvernenniamy",
        "zasoby-masovoi-informatsii",
    ];
    assert_eq!(named, BTreeSet::from(expected));
}

#[test]
fn where_most_have_not_been_asked_no_cell_says_that_nobody_helps() {
    let page = &built()["coverage/index.html"];
    assert!(page.contains("class=\"unknown\"") && page.contains(">невідомо<"), "{page}");
    for word in ["class=\"gap\"", ">поки ніхто", ">ніхто не надає", "мовчать"]
    {
        assert!(!page.contains(word), "{word} in {page}");
    }
}

#[test]
fn no_row_has_a_phone_a_check_or_a_responsible_person() {
    for row in list()["rows"].as_array().unwrap() {
        assert_eq!(row["phones"].as_array().unwrap().len(), 0);
        let organisation = &row["organisation"];
        assert!(organisation["email"].is_null() && organisation["verified"].is_null());
        for person in organisation["people"].as_array().unwrap() {
            assert_eq!(person["responsible"], false);
            assert!(person["phone"].is_null() && person["email"].is_null());
        }
    }
}

#[test]
fn seventeen_bodies_name_who_came_and_three_of_them_an_office() {
    let list = list();
    let people = list["rows"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|row| row["organisation"]["people"].as_array().unwrap());
    let people: Vec<_> = people.collect();
    assert_eq!(people.len(), 17);
    assert_eq!(people.iter().filter(|person| !person["role"].is_null()).count(), 3);
}

#[test]
fn the_meeting_shows_its_nineteen_participants_with_links_to_their_pages() {
    let files = built();
    let page = &files["meetings/2020-03-27/index.html"];
    let list = list();
    for row in list["rows"].as_array().unwrap() {
        let id = row["organisation"]["id"].as_str().unwrap();
        assert!(page.contains(&format!("../../organisations/{id}/")), "{id}");
        let own = &files[&format!("organisations/{id}/index.html")];
        assert!(own.contains("../../meetings/2020-03-27/"), "{id} does not show the meeting");
    }
}

#[test]
fn every_page_is_a_record_of_its_day_and_names_the_hotline() {
    for (path, page) in built() {
        if path.ends_with(".html") {
            assert!(
                page.contains("28\u{a0}березня 2020\u{a0}року")
                    || page.contains("28 березня 2020 року"),
                "{path}"
            );
            assert!(page.contains("href=\"tel:1505\""), "{path}");
        }
    }
}

#[test]
fn the_only_number_to_dial_is_the_hotline_and_no_link_is_empty() {
    for (path, page) in built().into_iter().filter(|(path, _)| path.ends_with(".html")) {
        for link in page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(!link.is_empty(), "{path} has an empty link");
            assert!(!link.starts_with("mailto:"), "{path}: {link}");
            assert!(!link.starts_with("tel:") || link == "tel:1505", "{path}: {link}");
        }
    }
}

/// What only the report itself can tell; it does not lie in this repository.
#[test]
fn persons_are_named_as_the_report_prints_them() {
    let report =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seed/meeting-2020-03-27.txt");
    let Ok(report) = fs::read_to_string(report) else {
        println!(
            "not checked here: the report lies beside the repository only where it is written"
        );
        return;
    };
    for row in list()["rows"].as_array().unwrap() {
        for person in row["organisation"]["people"].as_array().unwrap() {
            let name = person["name"].as_str().unwrap();
            assert!(report.contains(name), "{name}");
        }
    }
}

#[test]
fn a_new_site_builds_and_says_what_is_still_an_example() {
    let folder = Folder::new();
    // An empty clone has the history of git and nothing else.
    std::fs::create_dir_all(folder.path.join("new/.git")).unwrap();
    let made = folder.run(&["init", "new"]);
    assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
    let ran = folder.run(&["check", "--root", "new", "--format", "json"]);
    assert_eq!(ran.status.code(), Some(0));
    let said = String::from_utf8(ran.stdout).unwrap();
    let count = |text: &str| said.matches(text).count();
    // Title, address, publisher, and the invented organisation, meeting, need and page.
    assert_eq!((count("\"code\""), count("\"placeholder\"")), (7, 7), "{said}");
    assert_eq!(folder.run(&["build", "--root", "new"]).status.code(), Some(0));
    let again = folder.run(&["init", "new"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(folder.path.join("new/public/index.html").is_file());
    let home = std::fs::read_to_string(folder.path.join("new/public/index.html")).unwrap();
    assert!(!home.contains("tel:112") && !home.contains(">112<"));
}

#[test]
fn a_new_site_has_the_title_address_and_hotline_that_were_given() {
    let folder = Folder::new();
    let given = ["--title", "Хто: «поруч»", "--base-url", "https://lystok.gov.ua/", "--hotline"];
    for (number, line) in
        [("0 800 123 456", "повний: \"0 800 123 456\""), ("1505", "короткий: \"1505\"")]
    {
        let arguments = [&["init", number][..], &given, &[number]].concat();
        let made = folder.run(&arguments);
        assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
        let settings = std::fs::read_to_string(folder.path.join(number).join("content/site.yaml"));
        let settings = settings.unwrap();
        for line in ["заголовок: \"Хто: «поруч»\"", "адреса: \"https://lystok.gov.ua/\"", line]
        {
            assert!(settings.contains(line), "{line} in\n{settings}");
        }
    }
    for wrong in ["101", "102", "103", "104", "112", "12"] {
        let made = folder.run(&["init", "wrong", "--hotline", wrong]);
        assert_eq!(made.status.code(), Some(2), "{wrong}");
        assert!(!folder.path.join("wrong").exists(), "{wrong}");
    }
    for wrong in ["lystok.gov.ua", "ftp://lystok.gov.ua"] {
        assert_eq!(folder.run(&["init", "wrong", "--base-url", wrong]).status.code(), Some(2));
    }
}

#[test]
fn an_example_is_published_only_where_it_is_meant_to_be_one() {
    let folder = Folder::new();
    let run = |arguments: &[&str]| folder.run(arguments).status.code();
    assert_eq!(run(&["init", "new"]), Some(0));
    let path = "new/content/site.yaml";
    let settings = std::fs::read_to_string(folder.path.join(path)).unwrap();
    let settings = format!("{settings}deploy: [{{name: web, folder: ../web}}]\n");
    folder.put(path, settings.as_bytes());
    assert_eq!(run(&["build", "--root", "new"]), Some(0));
    let refused = folder.run(&["deploy", "--root", "new"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(!folder.path.join("web").exists());
    folder.put(path, format!("{settings}checks: {{placeholder: off}}\n").as_bytes());
    assert_eq!(run(&["build", "--root", "new"]), Some(0));
    assert_eq!(run(&["deploy", "--root", "new"]), Some(0));
    assert!(folder.path.join("web/index.html").is_file());
}

#[test]
fn each_placeholder_is_named_where_it_stands() {
    let site = crate::site::site().edit("site.yaml", "{placeholder: off}", "{}");
    let count = |site: &crate::site::Site| site.remarks().matches("[placeholder]").count();
    // The address and the emergency number.
    assert_eq!(count(&site), 2, "{}", site.remarks());
    let own = site.edit("site.yaml", "https://example.org/", "https://lystok.gov.ua/");
    let own = own.edit("site.yaml", "112", "1505");
    assert_eq!(count(&own), 0, "{}", own.remarks());
    for number in ["101", "102", "103", "104"] {
        assert_eq!(count(&own.clone().edit("site.yaml", "1505", number)), 1, "{number}");
    }
    for address in ["https://perelik.example/", "https://www.example.com/perelik/"] {
        let site = own.clone().edit("site.yaml", "https://lystok.gov.ua/", address);
        assert_eq!(count(&site), 1, "{address}");
    }
    for contact in
        ["email: a@example.net", "website: https://example.org/", "source: Вигадано для прикладу"]
    {
        let site =
            own.clone().edit("organisations/dim.yaml", "kind:", &format!("{contact}\nkind:"));
        assert_eq!(count(&site), 1, "{contact}");
    }
}

#[test]
fn an_organisation_whose_file_is_no_text_is_not_called_unknown() {
    for bytes in [
        &b"\xcf\xee\xf0\xf3\xf7 \xf4\xee\xed\xe4"[..],
        b"PK\x03\x04\x14\0\x06\0\xff\xfe",
        b"\xff\xfe-\0",
    ] {
        let remarks = site()
            .bytes("content/organisations/dim.md", bytes)
            .file(
                "meetings/2020-03-20.md",
                "---\ntitle: Зустріч\ndate: 2020-03-20\nattendees: [dim, ГО «Дім»]\n---\n",
            )
            .remarks();
        assert!(!remarks.contains("unknown-organisation"), "{remarks}");
        assert!(remarks.contains("content/organisations/dim.md"), "{remarks}");
    }
}

#[test]
fn a_folder_that_only_a_shell_or_windows_finds_is_no_target() {
    for folder in ["~/www", "C:\\www", "D:/www"] {
        let target = format!("deploy:\n  - name: web\n    folder: '{folder}'\nchecks:");
        let site = site().edit("site.yaml", "checks:", &target).on_disk();
        site.run(&["build"]);
        let before = site.tree("");
        let ran = site.run(&["deploy", "--lang", "uk"]);
        let said = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(2), "{said}");
        assert!(said.contains(folder) && said.contains("`../www`"), "{said}");
        assert_eq!(site.tree(""), before, "{folder}");
    }
}

#[test]
fn going_back_twice_never_brings_back_what_was_taken_from_readers() {
    let target = "deploy:\n  - name: web\n    folder: web\nchecks:";
    let site = site().edit("site.yaml", "checks:", target).on_disk();
    let shown = || site.tree("web")["manifest.json"].clone();
    let publish = |options: &[&str]| {
        assert!(site.run(&["build"]).status.success());
        site.run(&[&["deploy"], options].concat())
    };
    let said = |ran: &std::process::Output| {
        String::from_utf8_lossy(&[&*ran.stdout, &*ran.stderr].concat()).into_owned()
    };
    let entry = |name: &str| format!("---\nname: {name}\nkind: ngo\nservices: [food]\n---\n");
    assert!(publish(&[]).status.success());
    let first = shown();
    site.put("content/organisations/pryklad.md", entry("Помилка").as_bytes());
    assert!(publish(&[]).status.success());
    let back = site.run(&["deploy", "--rollback", "--lang", "en"]);
    assert!(said(&back).contains("pages will change") && shown() == first, "{}", said(&back));
    // A second time, a plain `deploy` and a build of another day leave what readers see.
    for arguments in [&["deploy", "--rollback"][..], &["deploy"], &["deploy", "--dry-run"]] {
        let ran = site.run(arguments);
        assert_eq!(ran.status.code(), Some(2), "{arguments:?} {}", said(&ran));
        assert!(said(&ran).contains("--release") && shown() == first, "{}", said(&ran));
    }
    let listed = said(&site.run(&["deploy", "--list", "--lang", "en"]));
    assert!(
        listed.contains("what readers see") && listed.contains("taken from readers"),
        "{listed}"
    );
    site.put("content/organisations/pryklad.md", entry("Виправлено").as_bytes());
    assert!(publish(&["--release"]).status.success() && shown() != first);
    assert!(site.run(&["deploy", "--rollback"]).status.success() && shown() == first);
}
