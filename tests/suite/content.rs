//! The content of this repository says what the council's report says, and no more.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use perelik::discover::discover;
use perelik::files::Site as _;

use crate::site::Folder;

fn built() -> std::collections::BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut site = crate::site::site();
    site.raw.date = None;
    let checked = perelik::compile(&discover(root).unwrap(), &site.raw);
    assert!(!checked.remarks.has_errors());
    let output = checked.value;
    let render = |(index, file): (usize, &perelik::files::PlannedFile)| {
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
    let remarks = checked.remarks.sorted();
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
fn a_new_site_builds_without_remarks() {
    let folder = Folder::new();
    // An empty clone has the history of git and nothing else.
    std::fs::create_dir_all(folder.path.join("new/.git")).unwrap();
    let made = folder.run(&["init", "new"]);
    assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
    for arguments in [
        &["check", "--strict", "--root", "new", "--format", "json"][..],
        &["build", "--root", "new"],
    ] {
        let ran = folder.run(arguments);
        assert_eq!(ran.status.code(), Some(0));
        let said = String::from_utf8(ran.stdout).unwrap();
        assert!(!said.contains("\"code\"") && !said.contains("error"), "{said}");
    }
    let again = folder.run(&["init", "new"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(folder.path.join("new/public/index.html").is_file());
}
