//! What is given in a broader area or to a broader audience is found in each that lies within; what nobody has said is not guessed.

use crate::site::{Site, site};

/// A community with two districts, a street in one of them, and everybody, of whom the old are some.
fn town() -> Site {
    let term = |id: &str, name: &str, parent: &str| {
        format!(
            "- id: {id}\n  name: {name}\n{}",
            if parent.is_empty() { String::new() } else { format!("  parent: {parent}\n") }
        )
    };
    let areas = [
        ("whole", "Громада", ""),
        ("north", "Північ", "whole"),
        ("south", "Південь", "whole"),
        ("street", "Вулична", "north"),
    ];
    let audiences = [
        ("everyone", "Усі", ""),
        ("elderly", "Літні люди", "everyone"),
        ("children", "Діти", "everyone"),
    ];
    let terms = |all: &[(&str, &str, &str)]| {
        all.iter().map(|(id, name, parent)| term(id, name, parent)).collect::<String>()
    };
    let organisation = |name: &str, number: u8, service: &str| {
        format!("name: {name}\nkind: ngo\nphones: [050 000-00-0{number}]\nservices: [{service}]\n")
    };
    site()
        .without("organisations/pryklad.md")
        .without("organisations/dim.yaml")
        .file("vocabulary/areas.yaml", &terms(&areas))
        .file("vocabulary/audiences.yaml", &terms(&audiences))
        .file(
            "organisations/a.yaml",
            &organisation("Приклад А", 1, "{help: food, areas: [whole], audiences: [everyone]}"),
        )
        .file(
            "organisations/b.yaml",
            &organisation("Приклад Б", 2, "{help: food, areas: [north], audiences: [elderly]}"),
        )
        .file(
            "organisations/v.yaml",
            &organisation("Приклад В", 3, "{help: food, areas: [street]}"),
        )
        .file(
            "organisations/h.yaml",
            &organisation(
                "Приклад Г",
                4,
                "{help: medicine, areas: [south], audiences: [children]}",
            ),
        )
}

/// Returns whose numbers a page shows, in its order, each once.
fn numbers(page: &str) -> String {
    let calls = page.split("href=\"tel:+38050000000").skip(1);
    let mut found: Vec<&str> = calls.map(|rest| &rest[..1]).collect();
    found.dedup();
    found.concat()
}

#[test]
fn what_is_given_to_all_of_a_community_is_found_in_each_district_and_not_the_other_way_round() {
    let files = town().build();
    for (path, expected) in [
        ("help/food/area/whole/", "1"),
        ("help/food/area/north/", "12"),
        ("help/food/area/street/", "123"),
        ("help/food/area/south/", "1"),
        ("help/area/south/", "14"),
        ("help/food/for/everyone/", "1"),
        ("help/food/for/elderly/", "12"),
        ("help/food/for/children/", "1"),
        ("help/for/children/", "14"),
        ("hotline/", "1234"),
    ] {
        let page = String::from_utf8_lossy(&files[&format!("{path}index.html")]);
        let rows = page.split_once("<main").unwrap().1;
        assert_eq!(numbers(rows), expected, "{path}");
    }
    // Rows and files tell what was named.
    let list = String::from_utf8_lossy(&files["list.csv"]);
    assert!(list.contains(";Усі;Громада;"), "{list}");
}

#[test]
fn the_hotline_s_sheet_finds_a_row_by_what_lies_within_its_area() {
    let page = town().page("hotline/index.html");
    let row = |number: &str| {
        let at = page.find(&format!("tel:+38050000000{number}")).unwrap();
        let start = page[..at].rfind("<tr").unwrap();
        page[start..at].split('>').next().unwrap().to_owned()
    };
    assert_eq!(row("1"), "<tr class=\"row\" data-everywhere data-words=\"Літні люди Діти\"");
    assert_eq!(row("2"), "<tr class=\"row\" data-words=\"Вулична\"");
    assert_eq!(row("3"), "<tr class=\"row\"");
}

#[test]
fn who_does_not_say_whom_he_helps_is_told_of_beside_the_list_and_no_gap() {
    let site = town();
    let page = site.page("help/food/for/elderly/index.html").replace('\u{a0}', " ");
    let told = "Ще 1 організація не вказала, кому саме допомагає";
    assert!(page.contains(told) && page.contains("help/food/\">Ще"), "{page}");
    let page = site.page("help/for/elderly/index.html");
    assert!(page.contains("Не всі вказали, кому саме допомагають"), "{page}");
    // Whoever stands still helps nobody now.
    let still = site.edit("organisations/v.yaml", "kind: ngo", "kind: ngo\nstatus: paused");
    for page in ["help/food/for/elderly/index.html", "help/for/elderly/index.html"] {
        assert!(!still.page(page).contains("кому саме"), "{page}");
    }
}

#[test]
fn who_can_be_called_stands_before_who_cannot() {
    let silent = town().edit("organisations/a.yaml", "phones: [050 000-00-01]\n", "");
    let page = silent.page("help/food/index.html");
    let order: Vec<usize> =
        ["Приклад Б", "Приклад В", "Приклад А"].map(|name| page.find(name).unwrap()).to_vec();
    assert!(order.is_sorted(), "{page}");
    // One that helps now without a number stands before one that stands still.
    let still = silent.edit("organisations/b.yaml", "kind: ngo", "kind: ngo\nstatus: paused");
    let page = still.page("help/food/index.html");
    let order: Vec<usize> =
        ["Приклад В", "Приклад А", "Приклад Б"].map(|name| page.find(name).unwrap()).to_vec();
    assert!(order.is_sorted(), "{page}");
}

#[test]
fn coverage_tells_a_part_and_what_nobody_said_from_nothing() {
    let site = town();
    let states = |site: &Site| {
        let list = site.build()["coverage.csv"].clone();
        let list = String::from_utf8(list).unwrap();
        let cells = list.lines().skip(1).map(|line| line.split(';').collect::<Vec<_>>());
        cells.map(|cells| format!("{} {}: {}", cells[0], cells[2], cells[5])).collect::<Vec<_>>()
    };
    let all = states(&site);
    for expected in [
        "Їжа Громада: є допомога",
        "Їжа Літні люди: є допомога",
        "Ліки Громада: лише декому або де-не-де",
        "Ліки Північ: ніхто не надає",
        "Ліки Південь: є допомога",
        "Ліки Усі: лише декому або де-не-де",
        "Ліки Літні люди: ніхто не надає",
    ] {
        assert!(all.iter().any(|state| state == expected), "{expected} in {all:?}");
    }
    let unsaid = site.edit("organisations/h.yaml", ", audiences: [children]", "");
    let all = states(&unsaid);
    for audience in ["Усі", "Літні люди", "Діти"] {
        let expected = format!("Ліки {audience}: є допомога, не вказано кому");
        assert!(all.contains(&expected), "{expected} in {all:?}");
    }
    let page = unsaid.page("coverage/index.html");
    assert!(page.contains(">не вказали, кому<") && page.contains("help/medicine/"), "{page}");
}
