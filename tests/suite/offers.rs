//! What is told of a service is the same on every page and in every file: its phones, its state, its kinds of help.

use std::collections::BTreeMap;

use crate::site::{Site, site};

type Files = BTreeMap<String, Vec<u8>>;

/// An organisation with these further fields.
fn with(fields: &str) -> Site {
    site().file(
        "organisations/pryklad.md",
        &format!("---\nname: ГО «Приклад»\nkind: ngo\n{fields}---\n"),
    )
}

fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    let known = || files.keys().cloned().collect::<Vec<_>>().join("\n");
    std::str::from_utf8(files.get(path).unwrap_or_else(|| panic!("no {path} in\n{}", known())))
        .unwrap()
}

/// The part of a page from one text to the next.
fn part<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let start = page.find(from).unwrap_or_else(|| panic!("no {from} in {page}"));
    let rest = &page[start..];
    &rest[..rest.find(to).unwrap_or(rest.len())]
}

const OWN_AND_NONE: &str = "services:\n  - {help: food, phones: [{number: 050 111-11-11, label: тільки їжа}]}\n  - {help: medicine}\n";

#[test]
fn a_service_without_a_phone_never_shows_that_of_another() {
    let files = with(OWN_AND_NONE).build();
    for page in ["help/medicine/index.html", "embed/medicine/index.html"] {
        assert!(!text(&files, page).contains("111-11-11"), "{page}");
        assert!(text(&files, page).contains("Телефону не вказано"), "{page}");
    }
    let sheet = part(text(&files, "hotline/index.html"), "id=\"medicine\"", "</tbody>");
    assert!(!sheet.contains("111-11-11") && sheet.contains("Телефону не вказано"), "{sheet}");
    let row = part(text(&files, "press/index.html"), "<td>Ліки", "</tr>");
    assert!(!row.contains("111-11-11") && row.contains("112"), "{row}");
    let found = text(&files, "list.csv").lines().find(|line| line.contains("Ліки")).unwrap();
    assert!(!found.contains("111-11-11"), "{found}");
}

#[test]
fn a_service_shows_its_own_phones_with_their_labels() {
    let files = with(OWN_AND_NONE).build();
    for page in ["help/food/index.html", "hotline/index.html", "press/index.html"] {
        let page = text(&files, page);
        assert!(page.contains("050 111-11-11") && page.contains("тільки їжа"), "{page}");
    }
}

#[test]
fn without_phones_of_its_own_a_service_has_those_of_its_organisation_all_of_them() {
    let fields = format!("phones: [050 222-22-22, 050 333-33-33]\n{OWN_AND_NONE}");
    let files = with(&fields).build();
    let sheet = part(text(&files, "hotline/index.html"), "id=\"medicine\"", "</tbody>");
    assert!(sheet.contains("222-22-22") && sheet.contains("333-33-33"), "{sheet}");
    assert!(!sheet.contains("111-11-11"), "{sheet}");
    let food = part(text(&files, "hotline/index.html"), "id=\"food\"", "</tbody>");
    assert!(food.contains("111-11-11") && !food.contains("222-22-22"), "{food}");
    let row = part(text(&files, "press/index.html"), "<td>Ліки", "</tr>");
    assert!(row.contains("222-22-22, 050 333-33-33"), "{row}");
}

#[test]
fn a_number_that_only_the_desks_may_see_gives_way_to_the_public_ones() {
    let files = with(
        "phones: [050 222-22-22]\nservices: [{help: food, phones: [{number: 050 111-11-11, visibility: desks}]}]\n",
    )
    .build();
    let page = text(&files, "help/food/index.html");
    assert!(page.contains("222-22-22") && !page.contains("111-11-11"), "{page}");
}

#[test]
fn the_head_of_a_page_names_the_services_whose_phones_it_shows() {
    let files = with(OWN_AND_NONE).build();
    let page = text(&files, "organisations/pryklad/index.html");
    let head = part(page, "class=\"first\"", "</div>");
    assert!(head.contains("Їжа: тільки їжа") && head.contains("050 111-11-11"), "{head}");
    assert!(!head.contains("Телефону не вказано"), "{head}");
    let row = part(
        text(&files, "organisations/index.html"),
        "/pryklad/\">«Приклад»<small>, ГО</small>",
        "</li>",
    );
    assert!(row.contains("Їжа: тільки їжа") && row.contains("050 111-11-11"), "{row}");
}

/// Says how the one service of «Приклад» stands, in every file that says so.
fn states(fields: &str) -> Vec<(&'static str, String)> {
    let files = with(fields).build();
    let csv = |path: &str, separator: u8| {
        let mut reader = csv::ReaderBuilder::new();
        let bytes = files[path].strip_prefix("\u{feff}".as_bytes()).unwrap_or(&files[path]);
        let mut reader = reader.delimiter(separator).from_reader(bytes);
        let column = reader.headers().unwrap().iter().position(|name| name == "Стан").unwrap();
        let rows: Vec<_> = reader.records().map(|row| row.unwrap()).collect();
        let row = rows.iter().find(|row| row.iter().any(|cell| cell == "ГО «Приклад»")).unwrap();
        row[column].to_owned()
    };
    let json = |path: &str| serde_json::from_slice::<serde_json::Value>(&files[path]).unwrap();
    let list = json("list.json");
    let is_it = |row: &&serde_json::Value| row["organisation"]["id"] == "pryklad";
    let row = list["rows"].as_array().unwrap().iter().find(is_it).unwrap();
    let services = json("data/services.json");
    let hsds = json("data/hsds/services.json");
    let hsds = &hsds["contents"][0];
    vec![
        ("list.csv", csv("list.csv", b';')),
        ("3w.csv", csv("data/3w.csv", b',')),
        ("list.json", row["status"].as_str().unwrap().to_owned()),
        ("hsds", hsds["status"].as_str().unwrap().to_owned()),
        ("services.json", services["rows"][0]["status"].as_str().unwrap().to_owned()),
    ]
}

#[test]
fn a_service_stands_as_the_worse_of_itself_and_its_organisation() {
    for (organisation, service, words, id, hsds) in [
        ("active", "active", "діє", "active", "active"),
        ("relocated", "active", "переміщено", "relocated", "inactive"),
        ("relocated", "paused", "переміщено", "relocated", "inactive"),
        ("paused", "relocated", "переміщено", "relocated", "inactive"),
        ("active", "paused", "призупинено", "paused", "temporarily closed"),
        ("closed", "paused", "закрито", "closed", "defunct"),
        ("active", "closed", "закрито", "closed", "defunct"),
    ] {
        let told = states(&format!(
            "status: {organisation}\nservices: [{{help: food, status: {service}}}]\n"
        ));
        let wanted = [
            ("list.csv", words),
            ("3w.csv", words),
            ("list.json", id),
            ("hsds", hsds),
            ("services.json", id),
        ];
        let wanted: Vec<_> = wanted.map(|(file, state)| (file, state.to_owned())).into();
        assert_eq!(told, wanted, "{organisation}, {service}");
    }
}

#[test]
fn what_is_paused_or_has_moved_is_listed_last_and_marked() {
    let files = with("status: relocated\nphones: [050 111-11-11]\nservices: [food]\n")
        .file("organisations/yabluko.yaml", "name: Яблуко\nkind: ngo\nservices: [food]\n")
        .file(
            "organisations/abetka.yaml",
            "name: Абетка\nkind: ngo\nservices: [{help: food, status: paused}]\n",
        )
        .build();
    for page in ["help/food/index.html", "hotline/index.html", "embed/food/index.html"] {
        let page = text(&files, page);
        let place =
            |words: &str| page.find(words).unwrap_or_else(|| panic!("no {words} in {page}"));
        assert!(
            place("/yabluko/\">") < place("/abetka/\">")
                && place("/abetka/\">") < place("/pryklad/\">"),
            "{page}"
        );
        let end = if page.contains("<tr class=\"row\"") { "</tr>" } else { "</li>" };
        assert!(part(page, "/abetka/\">", end).contains("Тимчасово"), "{page}");
        assert!(part(page, "/pryklad/\">", end).contains("Тепер в іншій громаді"), "{page}");
        assert!(page.contains("111-11-11"), "{page}");
    }
    let press = text(&files, "press/index.html");
    assert!(press.contains("Їжа (Тепер в іншій громаді"), "{press}");
    let share = text(&files, "organisations/pryklad/share.txt");
    assert!(share.contains("переміщено"), "{share}");
    let card = text(&files, "organisations/pryklad.vcf").replace("\r\n ", "");
    assert!(card.contains("Стан: переміщено"), "{card}");
    let linked = text(&files, "organisations/pryklad/index.html");
    assert!(linked.contains("\"availability\":\"https://schema.org/Discontinued\""), "{linked}");
}

#[test]
fn what_has_closed_leaves_every_list_for_readers_and_stays_in_data() {
    let closed = with("status: closed\nphones: [050 111-11-11]\nservices: [food]\n").build();
    let stopped = with("services: [{help: food, status: closed}, medicine]\n").build();
    assert!(!closed.contains_key("help/food/index.html"));
    assert!(!stopped.contains_key("help/food/index.html"));
    assert!(stopped.contains_key("help/medicine/index.html"));
    for page in ["hotline/index.html", "organisations/index.html", "embed/index.html"] {
        assert!(!text(&closed, page).contains("Приклад»"), "{page}");
        assert!(!text(&stopped, page).contains("Їжа"), "{page}");
    }
    let index = closed.iter().filter(|(path, _)| path.starts_with("search/"));
    let mut index = index.map(|(_, bytes)| String::from_utf8_lossy(bytes));
    assert!(index.all(|file| !file.contains("111-11-11")));
    assert!(text(&closed, "organisations/pryklad/index.html").contains("Діяльність припинено"));
    assert!(text(&closed, "list.csv").contains("ГО «Приклад»"));
    assert!(text(&stopped, "list.json").contains("\"status\":\"closed\""));
}

#[test]
fn each_kind_of_help_is_named_once_in_the_order_of_first_mention() {
    let files = with(
        "services:\n  - {help: medicine, phones: [050 111-11-11]}\n  - {id: b, help: food, phones: [050 222-22-22]}\n  \
         - {id: c, help: medicine, phones: [050 222-22-22, 050 111-11-11]}\n",
    )
    .build();
    let share = text(&files, "organisations/pryklad/share.txt");
    assert!(share.contains(": Ліки, Їжа\n"), "{share}");
    assert_eq!(share.matches("111-11-11").count(), 1, "{share}");
    assert_eq!(share.matches("222-22-22").count(), 1, "{share}");
    let row = part(
        text(&files, "organisations/index.html"),
        "/pryklad/\">«Приклад»<small>, ГО</small>",
        "</li>",
    );
    assert!(row.contains("<p>Ліки, Їжа</p>"), "{row}");
    let card = text(&files, "organisations/pryklad.vcf").replace("\r\n ", "");
    assert!(card.contains("Громадська організація,Ліки,Їжа\r\n"), "{card}");
}

#[test]
fn a_line_of_kinds_names_none_that_stands_worse_than_its_organisation() {
    let helps = |status: &str, services: &str| {
        let entry = format!("name: Абетка\nkind: ngo\nstatus: {status}\nservices: [{services}]\n");
        let built = site().file("organisations/abetka.yaml", &entry).build();
        let row = part(text(&built, "organisations/index.html"), "/abetka/\">", "</li>").to_owned();
        (row.contains("Їжа"), row.contains("Ліки"))
    };
    assert_eq!(helps("active", "{help: food, status: paused}, medicine"), (false, true));
    assert_eq!(helps("active", "food, {help: medicine, status: relocated}"), (true, false));
    assert_eq!(helps("paused", "food, medicine"), (true, true));
    assert_eq!(helps("relocated", "food, {help: medicine, status: closed}"), (true, false));
}

#[test]
fn a_service_has_the_hours_of_its_organisation_where_it_has_none_of_its_own() {
    let services = "services: [food, {help: medicine, hours: Tu 11:11-12:12}]\n";
    let files = with(&format!("hours: Mo 09:09-10:10\n{services}")).build();
    let sheet = |help: &str| {
        part(text(&files, "hotline/index.html"), &format!("id=\"{help}\""), "</tbody>").to_owned()
    };
    assert!(sheet("food").contains("09:09"), "{}", sheet("food"));
    assert!(sheet("medicine").contains("11:11"), "{}", sheet("medicine"));
    assert!(!sheet("medicine").contains("09:09"), "{}", sheet("medicine"));
    let page = part(text(&files, "organisations/pryklad/index.html"), "<main", "</main>");
    assert_eq!(page.matches("09:09").count(), 1, "said once: {page}");
}

#[test]
fn a_number_of_a_service_that_is_not_given_now_stands_last_and_says_so() {
    let files = with(
        "services:\n  - {help: food, status: paused, phones: [050 111-11-11]}\n  \
         - {help: medicine, phones: [050 222-22-22]}\n",
    )
    .build();
    let head = part(text(&files, "organisations/pryklad/index.html"), "class=\"first\"", "</div>");
    let row = part(
        text(&files, "organisations/index.html"),
        "/pryklad/\">«Приклад»<small>, ГО</small>",
        "</li>",
    );
    let share = text(&files, "organisations/pryklad/share.txt");
    for (told, word) in [(head, "Тимчасово"), (row, "Тимчасово"), (share, "призупинено")]
    {
        let place =
            |words: &str| told.find(words).unwrap_or_else(|| panic!("no {words} in {told}"));
        let paused = place(&format!("Їжа ({word}"));
        assert!(place("222-22-22") < paused && paused < place("111-11-11"), "{told}");
    }
}

#[test]
fn a_list_of_nobody_is_not_called_too_long() {
    let site = site().without("organisations/pryklad.md").without("organisations/dim.yaml");
    let press = site.page("press/index.html");
    assert!(press.contains("немає жодної організації"), "{press}");
    assert!(!press.contains("завеликий"), "{press}");
}

#[test]
fn a_fax_is_listed_but_is_no_button_and_stands_for_nobody() {
    let files = with(
        "phones: [050 222-22-22, {number: 050 333-33-33, type: fax}]\nservices:\n  - {help: food, phones: [{number: 050 111-11-11, \
         type: факс, label: склад}]}\n  - {help: medicine, phones: [{number: 050 444-44-44, extension: 0101}, {number: 050 555-55-55, type: text}]}\n",
    )
    .build();
    let sheet = text(&files, "hotline/index.html");
    let food = part(sheet, "id=\"food\"", "</tbody>");
    assert!(food.contains("href=\"tel:+380502222222\""), "{food}");
    for fax in ["Факс: 050 111-11-11", "Факс: 050 333-33-33"] {
        assert!(food.replace('\u{a0}', " ").contains(fax), "{food}");
    }
    let medicine = part(sheet, "id=\"medicine\"", "</tbody>");
    assert!(medicine.contains("tel:+380504444444,0101\">050 444-44-44 дод. 0101"), "{medicine}");
    assert!(!medicine.contains("222-22-22") && !medicine.contains("333-33-33"), "{medicine}");
    for (path, page) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(page);
        for fax in ["1111111", "3333333", "5555555"] {
            assert!(!page.contains(&format!("tel:+38050{fax}")), "{path}: a button for {fax}");
        }
    }
    let card = text(&files, "organisations/pryklad.vcf").replace("\r\n ", "");
    assert!(card.contains("TEL;TYPE=WORK,FAX:+380503333333\r\n"), "{card}");
    assert!(card.contains("TEL;TYPE=WORK,VOICE:+380504444444\\,0101\r\n"), "{card}");
    let four = text(&files, "organisations-4.vcf").replace("\r\n ", "");
    assert!(four.contains("tel:+380504444444;ext=0101\r\n"), "{four}");
    let list = text(&files, "list.csv");
    assert!(
        list.contains("050 222-22-22; 050 111-11-11 (факс; склад); 050 333-33-33 (факс)"),
        "{list}"
    );
    assert!(list.contains("050 444-44-44 дод. 0101; 050 555-55-55 (текстовий)"), "{list}");
    let linked = text(&files, "organisations/pryklad/index.html");
    assert!(linked.contains("\"faxNumber\":\"+380503333333\""), "{linked}");
}

#[test]
fn a_fax_that_service_and_organisation_both_name_is_told_once() {
    let phones = |own: &str, common: &str| {
        format!(
            "phones: [{common}]\nservices:\n  - {{help: food, phones: [{own}]}}\n  - {{help: medicine, phones: [050 444-44-44]}}\n"
        )
    };
    for (own, common, cell) in [
        // The service's own words count.
        (
            "{number: 050 333-33-33, type: fax, label: склад}",
            "{number: 050 333-33-33, type: fax}, 050 222-22-22",
            "050 222-22-22; 050 333-33-33 (факс; склад)",
        ),
        // Behind another extension somebody else answers, and a fax is no number to call.
        (
            "{number: 050 333-33-33, extension: 12, type: text}",
            "{number: 050 333-33-33, type: text}",
            "050 333-33-33 дод. 12 (текстовий); 050 333-33-33 (текстовий)",
        ),
        (
            "{number: 050 333-33-33, type: fax}",
            "050 333-33-33",
            "050 333-33-33; 050 333-33-33 (факс)",
        ),
    ] {
        let site = with(&phones(own, common));
        let list = crate::import::rounds::list(&site);
        let row = String::from_utf8_lossy(&list);
        let row = row.lines().find(|line| line.contains("Їжа")).unwrap();
        assert!(row.contains(&format!(";\"{cell}\";")), "{row}");
    }
}

#[test]
fn an_organisation_with_a_fax_alone_has_nobody_to_call() {
    let files = with("phones: [{number: 050 333-33-33, type: fax}]\nservices: [food]\n").build();
    let page = text(&files, "help/food/index.html");
    assert!(page.contains("Телефону не вказано") && !page.contains("333-33-33"), "{page}");
    let page = text(&files, "organisations/pryklad/index.html");
    let head = part(page, "class=\"first\"", "</div>");
    assert!(head.contains("Телефону не вказано") && head.contains("333-33-33"), "{head}");
}

#[test]
fn a_number_from_abroad_is_told_whole_in_every_output() {
    for written in ["0048 22 123 45 67", "+48 22 123 45 67", "00 48 221234567"] {
        let files = with(&format!("phones: [\"{written}\"]\nservices: [food]\n")).build();
        for path in [
            "organisations/pryklad/index.html",
            "help/food/index.html",
            "hotline/index.html",
            "press/index.html",
            "embed/food/index.html",
            "list.csv",
            "list.json",
            "list.txt",
            "organisations/pryklad/share.txt",
            "organisations.vcf",
            "organisations-4.vcf",
            "data/organisations.json",
            "data/hsds/organizations.json",
            "data/hsds/phones.csv",
            "data/3w.csv",
            "data/835/organizations.csv",
        ] {
            let file = text(&files, path);
            let told = ["+48221234567", "+48 221234567"].iter().any(|form| file.contains(form));
            assert!(told, "{written}: {path}");
            assert!(!file.contains("048 22") && !file.contains("0048"), "{written}: {path}");
        }
    }
}

#[test]
fn a_person_who_has_a_task_is_named_wherever_the_task_is() {
    let files = site()
        .file("site.yaml", "title: Приклад\nbase_url: https://example.org/\npublish: {coverage: true, needs: true, tasks: true}\n")
        .file(
            "meetings/2020-03-20.md",
            "---\ntitle: Нарада\ndate: 2020-03-20\nattendees: [pryklad]\ntasks: [{what: Скласти, who: [Ян Зразок, pryklad, attendees], due: 2020-03-21}]\n---\n",
        )
        .build();
    for path in [
        "meetings/2020-03-20/index.html",
        "tasks/index.html",
        "coverage/index.html",
        "tasks.csv",
        "calendar.ics",
        "meetings/2020-03-20.ics",
        "data/meetings.json",
        "data/meetings.csv",
    ] {
        let file = text(&files, path).replace("\r\n ", "").replace('\u{a0}', " ");
        assert!(file.contains("Скласти") && file.contains("Ян Зразок"), "{path}: {file}");
    }
    // What the headquarters asked of it is nothing that a citizen comes to its page for.
    assert!(!text(&files, "organisations/pryklad/index.html").contains("Скласти"));
}
