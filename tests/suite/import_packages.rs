//! `perelik import` of HSDS packages as other directories publish them: each fault of theirs costs itself. All data is invented.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::site::{Folder, site};

/// A site with a package in `hsds/`.
fn package(files: &[(&str, &str)]) -> Folder {
    let folder = site().on_disk();
    for (name, text) in files {
        folder.put(&format!("hsds/{name}"), text.as_bytes());
    }
    folder
}

fn import(folder: &Folder, arguments: &[&str]) -> String {
    let ran = folder.run(&[&["import"], arguments, &["--lang", "en"]].concat());
    String::from_utf8(ran.stdout).unwrap() + &String::from_utf8(ran.stderr).unwrap()
}

/// The organisations that were imported.
fn imported(folder: &Folder) -> String {
    let own = ["pryklad.md", "dim.yaml"];
    let files = folder.tree("content/organisations").into_iter();
    let files = files.filter(|(name, _)| !own.contains(&name.as_str()));
    files.map(|(name, text)| format!("== {name}\n{}", String::from_utf8(text).unwrap())).collect()
}

/// Imports a package and returns its entries; the site is sound afterwards.
fn taken(files: &[(&str, &str)], arguments: &[&str]) -> (String, String) {
    let folder = package(files);
    let said = import(&folder, &[&["hsds", "--yes", "--set", "kind=ngo"], arguments].concat());
    let checked = folder.run(&["check"]);
    assert_eq!(
        checked.status.code(),
        Some(0),
        "{said}{}",
        String::from_utf8_lossy(&checked.stdout)
    );
    (imported(&folder), said)
}

const ORGANISATION: (&str, &str) = ("organizations.csv", "id,name\no1,Спілка\n");
const SERVICES: (&str, &str) =
    ("services.csv", "id,organization_id,name\ns1,o1,Перша\ns2,o1,Друга\ns3,o1,Третя\n");

#[test]
fn services_of_one_term_have_ids_of_their_own() {
    let tied = "id,service_id,taxonomy_id\nx1,s1,t1\nx2,s2,t1\nx3,s3,t1\n";
    let tables = [
        ORGANISATION,
        SERVICES,
        ("services_taxonomy.csv", tied),
        ("taxonomy.csv", "id,name\nt1,Їжа\n"),
    ];
    let expected = "services:\n- help: food\n  name: Перша\n- id: food-2\n  help: food\n  name: Друга\n- id: food-3\n  help: food\n  name: Третя\n";
    let (entries, said) = taken(&tables, &[]);
    assert!(entries.contains(expected), "{entries}{said}");
    // Of version 3, nested; and by the service's own name.
    let service = |id: u8, name: &str| {
        format!(
            r#"{{"id": "s{id}", "name": "{name}", "attributes": [{{"taxonomy_term": {{"name": "Їжа"}}}}]}}"#
        )
    };
    let services = [service(1, "Перша"), service(2, "Друга"), service(3, "Третя")].join(", ");
    let json = format!(r#"[{{"id": "o1", "name": "Спілка", "services": [{services}]}}]"#);
    assert_eq!(taken(&[("organizations.json", &json)], &[]).0, entries);
    let named = ("services.csv", "id,organization_id,name\ns1,o1,Їжа\ns2,o1,Їжа\n");
    let (entries, said) = taken(&[ORGANISATION, named], &[]);
    assert!(
        entries.contains("services:\n- help: food\n- id: food-2\n  help: food\n"),
        "{entries}{said}"
    );
}

#[test]
fn a_service_that_nobody_can_place_comes_in_as_a_draft_and_is_named() {
    let (entries, said) = taken(&[ORGANISATION, SERVICES], &[]);
    for (id, name) in [("persha", "Перша"), ("druha", "Друга"), ("tretia", "Третя")]
    {
        assert!(
            entries.contains(&format!("- id: {id}\n  name: {name}\n  draft: true\n")),
            "{entries}"
        );
    }
    assert!(said.contains("import-draft"), "{said}");
    let sum = "organisations of the package: 1 = 1 entries + 0 drafts + 0 left out; services: 3 = 0 + 3 drafts + 0 left out";
    assert!(said.contains(sum), "{said}");
    // A term of others, and an area of others.
    let tied = ("service_taxonomy.csv", "id,service_id,taxonomy_id\nx1,s1,BD-1\nx2,s2,t2\n");
    let terms = ("taxonomy.csv", "id,name,vocabulary\nBD-1,Чужий вид,211\nt2,Їжа,\n");
    let areas = ("service_area.csv", "id,service_id,service_area\na1,s2,Чужий район\n");
    let (entries, said) = taken(&[ORGANISATION, SERVICES, tied, terms, areas], &[]);
    assert!(entries.contains("- help: food\n  name: Друга\n  draft: true\n"), "{entries}");
    assert!(
        said.contains("one of its areas is not known") && said.contains("«Чужий вид» — 1"),
        "{said}"
    );
    // Nobody sees a draft.
    let folder = package(&[ORGANISATION, SERVICES]);
    import(&folder, &["hsds", "--yes", "--set", "kind=ngo"]);
    assert_eq!(folder.run(&["build"]).status.code(), Some(0));
    for (path, bytes) in folder.tree("public") {
        assert!(!String::from_utf8_lossy(&bytes).contains("Третя"), "{path}");
    }
}

#[test]
fn a_mapping_says_what_terms_of_others_are_here() {
    let tied = "id,service_id,taxonomy_id\nx1,s1,BD-1800.2000\nx2,s2,BD-1800.2000\nx3,s3,YB-8000\nx4,s3,LN\nx5,s1,YB-8000\nx6,s2,YB-8000\n";
    let terms = "id,name\nBD-1800.2000,Food Pantries\nYB-8000,Older Adults\nLN,Щось інше\n";
    let files = [ORGANISATION, SERVICES, ("services_taxonomy.csv", tied), ("taxonomy.csv", terms)];
    let folder = package(&files);
    import(&folder, &["hsds", "--write-mapping", "terms.yaml"]);
    let written = std::fs::read_to_string(folder.path.join("terms.yaml")).unwrap();
    let order =
        ["Older Adults:", "Food Pantries:", "Щось інше:"].map(|term| written.find(term).unwrap());
    assert!(order.is_sorted(), "{written}");
    assert!(written.contains("# 3, YB-8000") && written.contains("# 2, BD-1800.2000"), "{written}");
    // By name with a vocabulary, by code, by a dash.
    for mapping in [
        "terms:\n  food pantries: food\n  Older Adults: audiences.elderly\n  Щось інше: medicine\n",
        "terms:\n  BD-1800.2000: Їжа\n  YB-8000: elderly\n  LN: Ліки\n",
    ] {
        let folder = package(&files);
        folder.put("mapping.yaml", mapping.as_bytes());
        let said =
            import(&folder, &["hsds", "--yes", "--set", "kind=ngo", "--mapping", "mapping.yaml"]);
        let expected = "services:\n- help: food\n  name: Перша\n  audiences:\n  - elderly\n- id: food-2\n  help: food\n  name: Друга\n  audiences:\n  - elderly\n- help: medicine\n  name: Третя\n  audiences:\n  - elderly\n";
        assert!(imported(&folder).contains(expected), "{mapping}{said}{}", imported(&folder));
        assert!(!said.contains("import-terms") && !said.contains("import-draft"), "{said}");
    }
    let folder = package(&files);
    folder.put("mapping.yaml", b"defaults:\n  services.help: medicine\nterms:\n  BD-1800.2000: '-'\n  YB-8000:\n  LN: nowhere\n");
    let said =
        import(&folder, &["hsds", "--yes", "--set", "kind=ngo", "--mapping", "mapping.yaml"]);
    assert!(
        imported(&folder).contains("- help: medicine\n  name: Перша\n- id: medicine-2\n"),
        "{}",
        imported(&folder)
    );
    assert!(said.contains("`LN: nowhere`") && said.contains("mapping.yaml, row 6"), "{said}");
    assert!(said.contains("«Older Adults» — 3") && !said.contains("Food Pantries"), "{said}");
}

/// One organisation with one service, in tables.
const TABLES: [(&str, &str); 5] = [
    ("organizations.csv", "id,name,url\no1,Спілка,https://spilka.example.org/\n"),
    ("services.csv", "id,organization_id,name\ns1,o1,Набори\n"),
    ("services_taxonomy.csv", "id,service_id,taxonomy_id\nx1,s1,t1\n"),
    ("taxonomy.csv", "id,name\nt1,Їжа\n"),
    ("phones.csv", "id,service_id,number\np1,s1,050 000 00 01\n"),
];
const SERVICE: &str = r#""id": "s1", "name": "Набори", "phones": [{"number": "050 000 00 01"}], "attributes": [{"taxonomy_term": {"name": "Їжа"}}]"#;
const OWNER: &str = r#""id": "o1", "name": "Спілка", "website": "https://spilka.example.org/""#;

#[test]
fn a_package_is_read_in_whatever_form_it_was_saved() {
    let (expected, said) = taken(&TABLES, &[]);
    assert!(expected.contains("website: https://spilka.example.org/"), "{expected}{said}");
    let same = |files: &[(&str, &str)], what: &str| {
        let (entries, said) = taken(files, &[]);
        assert_eq!(entries, expected, "{what}: {said}");
    };
    // The description says what the files are, and where.
    let described = r#"{"resources": [{"name": "organization", "path": "data/a.csv"}, {"name": "service", "path": "data/b.csv"},
        {"name": "service_taxonomy", "path": "data/c.csv"}, {"name": "taxonomy", "path": ["data/d.csv"]}, {"name": "phone", "path": "./data/e.csv"}]}"#;
    let names = ["data/a.csv", "data/b.csv", "data/c.csv", "data/d.csv", "data/e.csv"];
    let mut files: Vec<(&str, &str)> =
        names.into_iter().zip(TABLES).map(|(name, (_, text))| (name, text)).collect();
    files.push(("datapackage.json", described));
    same(&files, "described");
    let moved = described.replace("data/", "");
    files.pop();
    files.push(("datapackage.json", &moved));
    same(&files, "described, and moved");
    let semicolons = TABLES.map(|(name, text)| (name, text.replace(',', ";")));
    let semicolons = semicolons.each_ref().map(|(name, text)| (*name, text.as_str()));
    same(&semicolons, "with semicolons");
    let nested = format!("{{{OWNER}, \"services\": [{{{SERVICE}}}]}}");
    let turned = format!("{{{SERVICE}, \"organization\": {{{OWNER}}}}}");
    for (what, text) in [
        ("a list of organisations", format!("[{nested}]")),
        ("one organisation", format!("{nested}\n")),
        ("a list of services", format!("[{turned}]")),
        ("a page of version 3", format!("{{\"total_items\": 1, \"contents\": [{nested}]}}")),
        ("a page of items", format!("{{\"items\": [{turned}], \"page\": 1}}")),
        ("a page in a page", format!("{{\"result\": {{\"records\": [{nested}]}}}}")),
        (
            "an object of tables",
            format!(
                "{{\"organizations\": [{{{OWNER}}}], \"services\": [{{{SERVICE}, \"organization_id\": \"o1\"}}]}}"
            ),
        ),
        ("lists in lists", format!("[{{\"id\": \"l1\", \"service\": {turned}}}]")),
    ] {
        same(&[("organizations.json", &text)], what);
    }
    let lines = format!("{{{OWNER}}}\n\n{{{SERVICE}, \"organization_id\": \"o1\"}}\n");
    same(&[("directory.jsonl", &lines)], "lines");
    same(
        &[
            ("organizations.json", &format!("[{{{OWNER}}}]")),
            ("services.json", &format!("[{turned}]")),
        ],
        "two pages",
    );
}

#[test]
fn a_packed_package_is_read_by_its_own_description() {
    let folder = site().on_disk();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let described = r#"{"resources": [{"name": "organization", "path": "x1.csv"}, {"name": "service", "path": "x2.csv"}]}"#;
    for (name, text) in [
        ("p/datapackage.json", described),
        ("p/data/x1.csv", TABLES[0].1),
        ("p/data/x2.csv", TABLES[1].1),
    ] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    folder.put("package.zip", &writer.finish().unwrap().into_inner());
    let said = import(&folder, &["package.zip", "--yes", "--set", "kind=ngo"]);
    assert!(imported(&folder).contains("name: Набори"), "{said}");
    // A line that cannot be read, and a description that cannot, cost themselves.
    let lines = format!(
        "{{{OWNER}}}\n{{{SERVICE}, \n{{\"id\": \"o2\", \"name\": \"Друга\", \"tax_status\": \"\"}}\n"
    );
    let (entries, said) = taken(&[("organizations.jsonl", &lines)], &[]);
    assert!(entries.contains("druha.md") && entries.contains("spilka.md"), "{said}");
    assert!(said.contains("import-broken") && said.contains("row 2"), "{said}");
    let (entries, said) =
        taken(&[&TABLES[..], &[("datapackage.json", "{\"resources\": ")]].concat(), &[]);
    assert!(entries.contains("help: food") && said.contains("import-broken"), "{said}");
}

#[test]
fn a_bad_value_costs_itself() {
    let rest = "phones:\n- number: 050 000 00 01\n";
    for (field, value, lost) in [
        ("url", "не сайт", "website"),
        ("url", "ftp:///", "website"),
        ("email", "ніяка пошта", "email"),
        ("email", "a@b@example.org", "email"),
    ] {
        let organisations = format!("id,name,{field}\no1,Спілка,{value}\no2,Друга,\n");
        let phones =
            "id,organization_id,number\np1,o1,050 000 00 01\np2,o1,305-555-0100 x5\np3,o2,12\n";
        let (entries, said) =
            taken(&[("organizations.csv", &organisations), ("phones.csv", phones)], &[]);
        assert!(
            entries.contains(rest) && !entries.contains(lost) && entries.contains("druha.md"),
            "{value}: {entries}{said}"
        );
        assert!(said.contains(&format!("`{value}`")), "{said}");
        assert!(said.contains("305-555-0100"), "{said}");
        assert!(said.contains("organisations of the package: 2 = 2 entries"), "{said}");
    }
    // An address of the web without its beginning is no fault.
    let organisations = ("organizations.csv", "id,name,url\no1,Спілка,www.spilka.example.org\n");
    assert!(taken(&[organisations], &[]).0.contains("website: https://www.spilka.example.org"));
    // Coordinates of nowhere leave the address.
    let places = "id,organization_id,latitude,longitude\nl1,o1,100,101\n";
    let addresses = "id,location_id,address_1,city\na1,l1,вул. Прикладна 1,Прикладськ\n";
    let files = [ORGANISATION, ("locations.csv", places), ("physical_addresses.csv", addresses)];
    let (entries, said) = taken(&files, &[]);
    assert!(
        entries.contains("address:\n  street: вул. Прикладна 1\n  city: Прикладськ\n---"),
        "{entries}{said}"
    );
    // A number of a person that the organisation shows to everybody.
    let json = r#"[{"id": "o1", "name": "Спілка", "phones": [{"number": "050 000 00 01"}], "services": [],
        "contacts": [{"name": "Особа", "phones": [{"number": "0500000001"}]}], "locations": []}]"#;
    let (entries, said) = taken(&[("organizations.json", json)], &[]);
    assert!(
        entries.contains("- name: Особа\n") && entries.contains("050 000 00 01"),
        "{entries}{said}"
    );
    assert!(!entries.contains("0500000001"), "{entries}");
}

#[test]
fn a_kind_that_nobody_says_is_asked_for_once() {
    let organisations = ("organizations.csv", "id,name\no1,Спілка\no2,Друга\no3,Третя\n");
    let folder = package(&[organisations]);
    let said = import(&folder, &["hsds", "--yes"]);
    assert_eq!(said.matches("import-no-kind").count(), 1, "{said}");
    assert!(
        said.contains("so they come in as drafts: 3") && said.contains("`--set kind=…`"),
        "{said}"
    );
    assert_eq!(imported(&folder).matches("draft: true").count(), 3);
    assert_eq!(folder.run(&["check"]).status.code(), Some(0));
    for (arguments, mapping) in [
        (&["--set", "kind=ngo"][..], None),
        (&["--set", "вид=Громадська організація"], None),
        (&["--mapping", "m.yaml"], Some("defaults: {kind: ngo}\n")),
        (&["--mapping", "m.yaml", "--set", "kind=ngo"], Some("defaults: {kind: desk}\n")),
    ] {
        let folder = package(&[organisations]);
        mapping.iter().for_each(|text: &&str| folder.put("m.yaml", text.as_bytes()));
        let said = import(&folder, &[&["hsds", "--yes"], arguments].concat());
        let entries = imported(&folder);
        assert_eq!(entries.matches("kind: ").count(), 3, "{said}{entries}");
        assert!(!entries.contains("draft") && !entries.contains("desk"), "{entries}");
        assert_eq!(folder.run(&["check"]).status.code(), Some(0), "{entries}");
    }
    let said = import(&package(&[organisations]), &["hsds", "--set", "kinds=ngo"]);
    assert!(said.contains("is it `kind`?"), "{said}");
    let said = import(&package(&[organisations]), &["hsds", "--set", "kind"]);
    assert!(said.contains("does not say what to set"), "{said}");
}

#[test]
fn what_is_set_for_all_rows_holds_for_tables_too() {
    let folder = site().on_disk();
    folder.put("t.csv", "Назва,Телефон\nСпілка,050 000 00 01\nДруга,050 000 00 02\n".as_bytes());
    let said = import(&folder, &["t.csv", "--yes", "--set", "kind=ngo", "--set", "source=Анкета"]);
    let entries = imported(&folder);
    assert_eq!(entries.matches("kind: ngo\n").count(), 2, "{said}{entries}");
    assert_eq!(entries.matches("source: Анкета\n").count(), 2, "{said}{entries}");
}

#[test]
fn places_hours_and_phones_are_understood_wherever_they_stand() {
    let files = [
        ("organizations.csv", "id,name\n1,Спілка\n2,Друга\n"),
        // Of a service by its place alone, by its programme, by the service that it is a part of.
        (
            "services.csv",
            "id,organization_id,program_id,location_id,name\n10,,,l1,Їжа\n11,,p1,,Їжа\n12,10,,,Ліки\n13,1,,,Ліки\n",
        ),
        ("programs.csv", "id,organization_id,name\np1,2,Програма\n"),
        ("locations.csv", "id,organization_id,name\nl1,1,Склад\nl2,,Філія\n"),
        ("services_at_location.csv", "id,service_id,location_id\nx1,11,l2\n"),
        (
            "physical_addresses.csv",
            "id,location_id,address_1\na1,l1,вул. Прикладна 1\na2,l2,вул. Прикладна 2\n",
        ),
        (
            "regular_schedules.csv",
            "id,service_id,location_id,weekday,opens_at,closes_at\nr1,,l1,Monday,9:00am,5:00pm\nr2,,l1,Tuesday,9am,noon\nr3,13,,Mon-Fri,8:30 a.m.,4:30 p.m.\nr4,,l2,7,10:00,14:00\n",
        ),
        (
            "phones.csv",
            "id,organization_id,location_id,number,number_type,extension\nf1,1,,050 000 00 01,fax,\nf2,1,,050 000 00 02,voice,\nf3,1,,050 000 00 03 x12,,\nf4,,l2,050 000 00 04,,відділ\nf5,1,,050-000-00-02,,\n",
        ),
    ];
    let (entries, said) = taken(&files, &[]);
    let second = "== druha.md\n---\nname: Друга\nkind: ngo\nservices:\n- food\nphones:\n- number: 050 000 00 04\n  label: дод. відділ\naddress:\n  street: вул. Прикладна 2\n  note: Філія\nhours: Su 10:00-14:00\n---\n";
    let first = "== spilka.md\n---\nname: Спілка\nkind: ngo\nservices:\n- help: food\n- help: medicine\n- id: medicine-2\n  help: medicine\n  hours: Mo-Fr 08:30-16:30\nphones:\n- number: 050 000 00 02\n- number: 050 000 00 03\n  extension: '12'\n- number: 050 000 00 01\n  type: fax\naddress:\n  street: вул. Прикладна 1\n  note: Склад\nhours: Mo 09:00-17:00; Tu 09:00-12:00\n---\n";
    let second = second.replace("- food\n", "- help: food\n");
    assert_eq!(entries, format!("{second}{first}"), "{said}");
    // Nested: the place stands in the service alone.
    let json = r#"[{"id": "s1", "name": "Їжа", "organization": {"id": "o1", "name": "Спілка"}, "service_at_locations": [{"id": "x",
        "location": {"id": "l1", "addresses": [{"address_1": "вул. Прикладна 1"}],
        "schedules": [{"byday": "MO,TU", "opens_at": "09:00:00", "closes_at": "17:00:00", "valid_from": "2019-01-01"}]}}]}]"#;
    let (entries, said) = taken(&[("services.json", json)], &[]);
    let expected = "services:\n- help: food\naddress:\n  street: вул. Прикладна 1\nhours: Mo,Tu 09:00-17:00\n---\n";
    assert!(entries.ends_with(expected), "{entries}{said}");
}

#[test]
fn a_service_whose_organisation_is_not_in_the_package_is_not_lost() {
    let services = "id,organization_id,name\ns1,o1,Їжа\ns2,o9,Їжа нічия\ns3,o9,Ліки\ns4,,Їжа\n";
    let (entries, said) = taken(&[ORGANISATION, ("services.csv", services)], &[]);
    assert!(
        entries.contains("== yizha-nychyia.md\n---\nname: Їжа нічия\nkind: ngo\n")
            || entries.contains("name: Їжа нічия\nkind: ngo\n"),
        "{entries}"
    );
    assert!(said.contains("organisations of the package: 3 = 1 entries + 2 drafts + 0 left out; services: 4 = 1 + 3 drafts"), "{said}{entries}");
    assert!(said.contains("its organisation is not in the package"), "{said}");
}

#[test]
fn numbers_of_another_country_are_understood_by_its_name() {
    let phones = "id,organization_id,number\np1,o1,305-555-0100\np2,o1,(305) 555-0101 x57471\n";
    let expected =
        "phones:\n- number: '+13055550100'\n- number: '+13055550101'\n  extension: '57471'\n";
    let expected = expected.replace('\'', "");
    let plain = |text: &str| text.replace(['\'', '"'], "");
    let files = [ORGANISATION, ("phones.csv", phones)];
    for country in ["US", "us", "USA"] {
        let (entries, said) = taken(&files, &["--country", country]);
        assert!(plain(&entries).contains(&expected), "{country}: {entries}{said}");
    }
    // The package's own addresses say it.
    let places = ("locations.csv", "id,organization_id\nl1,o1\n");
    let addresses =
        ("physical_addresses.csv", "id,location_id,city,country\na1,l1,Springfield,US\n");
    let (entries, said) = taken(&[files[0], files[1], places, addresses], &[]);
    assert!(plain(&entries).contains(&expected), "{entries}{said}");
    let poland = ("phones.csv", "id,organization_id,number\np1,o1,22 555 01 00\n");
    let (entries, _) = taken(&[ORGANISATION, poland], &["--country", "PL"]);
    assert!(plain(&entries).contains("+48225550100"), "{entries}");
    let (entries, said) = taken(&files, &[]);
    assert!(
        !entries.contains("phones") && said.matches("import-no-country").count() == 1,
        "{entries}{said}"
    );
    let said = import(&package(&files), &["hsds", "--country", "Нарнія"]);
    assert!(said.contains("numbers of `Нарнія` are not known"), "{said}");
}

#[test]
fn rows_that_belong_to_nobody_are_told_once_a_table() {
    let strays = |first: &str| {
        (1..=200)
            .map(|n| format!("{n},nobody{n},t\n"))
            .fold(first.to_owned(), |all, row| all + &row)
    };
    let tied = strays("id,service_id,taxonomy_id\n");
    let needed = strays("id,service_id,eligibility\n").replace("nobody", "");
    let spoken = strays("id,service_id,language\n");
    let files = [
        ORGANISATION,
        ("services_taxonomy.csv", &*tied),
        ("eligibility.csv", &*needed),
        ("languages.csv", &*spoken),
    ];
    let (_, said) = taken(&files, &[]);
    assert_eq!(said.matches("import-stray").count(), 3, "{said}");
    assert_eq!(said.matches("rows: 200").count(), 3, "{said}");
    assert!(said.contains("The first: 2, 3, 4"), "{said}");
}

#[test]
fn a_guess_of_a_term_is_the_surest_or_none() {
    let names = ["Food Pantries", "Pregnant Women", "Older Adults", "Щось інше", "Видача їжі"];
    let rows = |row: &dyn Fn(usize, &&str) -> String| -> String {
        names.iter().enumerate().map(|(number, name)| row(number, name)).collect()
    };
    let terms = "id,name\n".to_owned() + &rows(&|number, name| format!("t{number},{name}\n"));
    let tied = "id,service_id,taxonomy_id\n".to_owned()
        + &rows(&|number, _| format!("x{number},s1,t{number}\n"));
    let folder = site()
        .edit(
            "vocabulary/help.yaml",
            "name: Їжа\n",
            "name: Їжа\n  open_eligibility: human_services:food\n",
        )
        .on_disk();
    let files =
        [ORGANISATION, SERVICES, ("services_taxonomy.csv", &*tied), ("taxonomy.csv", &*terms)];
    for (name, text) in files {
        folder.put(&format!("hsds/{name}"), text.as_bytes());
    }
    import(&folder, &["hsds", "--write-mapping", "terms.yaml"]);
    let written = std::fs::read_to_string(folder.path.join("terms.yaml")).unwrap();
    for line in ["Food Pantries: food #", "Pregnant Women: #", "Щось інше: #", "Видача їжі: #"]
    {
        assert!(written.contains(line), "{line}: {written}");
    }
    // What was written is a mapping file as it is.
    let said = import(&folder, &["hsds", "--yes", "--set", "kind=ngo", "--mapping", "terms.yaml"]);
    assert!(imported(&folder).contains("- help: food\n  name: Перша\n"), "{said}");
    assert!(!said.contains("import-mapping"), "{said}");
}

#[test]
fn records_of_one_id_that_are_called_differently_are_all_there() {
    let json = r#"[{"id": "s1", "name": "Їжа", "organization": {"id": "o1", "name": "Спілка"}},
        {"id": "s1", "name": "Їжа", "organization": {"id": "o1", "name": "Спілка"}, "fees_description": "Безкоштовно"},
        {"id": "s1", "name": "Ліки", "organization": {"id": "o1", "name": "Спілка"}},
        {"id": "s2", "name": "Ліки", "organization": {"id": "o1", "name": "Інша"}}]"#;
    let (entries, said) = taken(&[("services.json", json)], &[]);
    assert!(entries.contains("insha.md") && entries.contains("spilka.md"), "{entries}{said}");
    assert!(entries.contains("- help: food\n  cost: Безкоштовно\n- help: medicine\n"), "{entries}");
    assert!(said.contains("organisations of the package: 2 = 2 entries"), "{said}");
    assert!(said.contains("services: 3 = 3 + 0 drafts + 0 left out"), "{said}");
    let rows = "id,organization_id,name\ns1,o1,Їжа\ns1,o1,Ліки\n";
    let (entries, said) = taken(&[ORGANISATION, ("services.csv", rows)], &[]);
    assert!(entries.contains("- help: food\n- help: medicine\n"), "{entries}{said}");
}

/// An organisation that pauses, with services that do not.
const PAUSED: &str = "---
name: Призупинена
kind: ngo
status: paused
phones: [050 000 00 01]
services:
  - {help: food, status: active}
  - {help: medicine, status: closed}
---
";

#[test]
fn states_come_back_from_our_own_package_as_they_left() {
    let built = |folder: &Folder| {
        assert_eq!(folder.run(&["build"]).status.code(), Some(0));
        folder.tree("public/data/hsds")
    };
    for state in ["paused", "closed", "relocated", "active"] {
        let entry = PAUSED.replace("status: paused", &format!("status: {state}"));
        let whole = site().file("organisations/pryzupynena.md", &entry).on_disk();
        let package = built(&whole);
        for ending in [".csv", ".json"] {
            let second = site().on_disk();
            for (name, text) in package.iter().filter(|(name, _)| name.ends_with(ending)) {
                second.put(&format!("hsds/{name}"), text);
            }
            let said = import(&second, &["hsds", "--yes"]);
            assert!(built(&second) == package, "{state} {ending}: {said}{}", imported(&second));
        }
    }
}

#[test]
fn a_file_of_a_package_that_holds_no_records_is_an_error() {
    let description = "{\"name\": \"p\", \"resources\": [{\"name\": \"organizations\", \"path\": \"organizations.csv\"}]}";
    let folder = package(&[ORGANISATION, ("datapackage.json", description)]);
    let ran = folder.run(&["import", "hsds/datapackage.json", "--lang", "en"]);
    let said = String::from_utf8(ran.stdout).unwrap();
    assert_eq!(ran.status.code(), Some(1), "{said}");
    assert!(said.contains("error[import-empty]"), "{said}");
}
