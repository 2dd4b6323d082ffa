//! What was renamed or has moved is found at its former address, whatever it is.

use crate::site::{Site, site};

/// Terms of three vocabularies that had other ids, a service of each, and a second language.
fn renamed() -> Site {
    let term = |id: &str, former: &str| {
        format!(
            "- {{id: {id}, name: Назва {id}, formerly: [{former}]}}\n- {{id: other, name: Інше}}\n"
        )
    };
    site()
        .edit("site.yaml", "title:", "languages: [uk, en]\ntitle:")
        .file("vocabulary/help.yaml", &term("groceries", "food, produkty"))
        .file("vocabulary/areas.yaml", &term("south", "pivden"))
        .file("vocabulary/audiences.yaml", &term("elderly", "starshi"))
        .edit(
            "organisations/pryklad.md",
            "[food]",
            "[{help: groceries, areas: [south], audiences: [elderly], delivery: [at-home]}]",
        )
}

#[test]
fn a_renamed_term_leads_on_from_each_page_it_stood_in_the_address_of() {
    assert_eq!(renamed().remarks(), "");
    let files = renamed().build();
    for (old, new) in [
        ("help/food/", "help/groceries/"),
        ("help/produkty/", "help/groceries/"),
        ("help/food/at-home/", "help/groceries/at-home/"),
        ("help/food/area/pivden/", "help/groceries/area/south/"),
        ("help/produkty/area/south/", "help/groceries/area/south/"),
        ("help/groceries/area/pivden/", "help/groceries/area/south/"),
        ("help/food/for/starshi/", "help/groceries/for/elderly/"),
        ("help/area/pivden/", "help/area/south/"),
        ("help/for/starshi/", "help/for/elderly/"),
    ] {
        for prefix in ["", "en/"] {
            let page = &files[&format!("{prefix}{old}index.html")];
            let page = String::from_utf8_lossy(page);
            let up = "../".repeat(prefix.len() / 3 + old.matches('/').count());
            let target = format!("content=\"0; url={up}{prefix}{new}\"");
            assert!(page.contains(&target), "{target}\n{page}");
            assert!(page.contains("Назва "), "{page}");
            assert!(files.contains_key(&format!("{prefix}{new}index.html")));
        }
    }
    let sitemap = String::from_utf8_lossy(&files["sitemap.xml"]);
    assert!(!sitemap.contains("pivden") && !sitemap.contains("/food/"), "{sitemap}");
}

#[test]
fn what_another_site_takes_in_is_there_under_the_former_id() {
    let files = renamed().build();
    for prefix in ["", "en/"] {
        for old in ["food", "produkty"] {
            for file in ["index.html", "fragment.html"] {
                let at = |id: &str| &files[&format!("{prefix}embed/{id}/{file}")];
                assert!(!at(old).is_empty() && at(old) == at("groceries"), "{prefix}{old}/{file}");
            }
        }
    }
}

#[test]
fn the_sheet_of_a_renamed_area_leads_on() {
    let services: String =
        (0..1001).map(|n| format!("  - {{id: s{n}, help: groceries, areas: [south]}}\n")).collect();
    let many = renamed().file(
        "organisations/pryklad.md",
        &format!("---\nname: Приклад\nkind: ngo\nservices:\n{services}---\n"),
    );
    let files = many.build();
    let page = String::from_utf8_lossy(&files["hotline/area/pivden/index.html"]);
    assert!(
        page.contains("url=../../../hotline/area/south/\"") && page.contains("Назва south"),
        "{page}"
    );
    // Each page of a long list leads to its own.
    let page = String::from_utf8_lossy(&files["help/food/page/3/index.html"]);
    assert!(page.contains("url=../../../../help/groceries/page/3/\""), "{page}");
}

#[test]
fn a_page_that_moved_leads_on_from_its_folders() {
    for (now, former) in [
        ("pro/nas", "about, info/about-us"),
        ("nas", "info/about-us, about"),
        ("dovidka/pro/nas", "\"/info/about-us/\", about"),
    ] {
        let text = format!("---\ntitle: Про нас\nformerly: [{former}]\n---\nТекст\n");
        let moved = site().file(&format!("pages/{now}.md"), &text);
        assert_eq!(moved.remarks(), "", "{former}");
        let files = moved.build();
        for (old, up) in [("about", "../"), ("info/about-us", "../../")] {
            let page = String::from_utf8_lossy(&files[&format!("{old}/index.html")]);
            assert!(
                page.contains(&format!("url={up}{now}/\"")) && page.contains("Про нас"),
                "{page}"
            );
        }
    }
}

#[test]
fn the_files_of_a_renamed_entry_lie_at_both_addresses() {
    let moved = site()
        .edit("site.yaml", "title:", "outputs: [all, data/hsds/organizations/ID.json]\ntitle:")
        .edit("organisations/dim.yaml", "kind:", "formerly: [khata, hata]\nphones: [101]\nkind:")
        .file(
            "meetings/2020-03-31-narada.md",
            "---\ntitle: Нарада\ndate: 2020-03-31\nformerly: [2020-03-31, 2020-03-30]\n---\n",
        );
    let files = moved.build();
    for old in ["khata", "hata"] {
        for file in [
            "organisations/ID.vcf",
            "organisations/ID/share.txt",
            "data/hsds/organizations/ID.json",
        ] {
            let at = |id: &str| &files[&file.replace("ID", id)];
            assert_eq!(at(old), at("dim"), "{file}");
        }
    }
    for old in ["2020-03-31", "2020-03-30"] {
        let at = |id: &str| &files[&format!("meetings/{id}.ics")];
        assert_eq!(at(old), at("2020-03-31-narada"), "{old}");
    }
    // The page of data counts each once, and a server leads on.
    let data = String::from_utf8_lossy(&files["data/index.html"]).into_owned();
    let row = data.split("organisations/ID.vcf").nth(1).unwrap();
    assert!(row[..row.find("</tr>").unwrap()].contains(">2 файли<"), "{row}");
    let said = moved.on_disk().run(&["hosting", "nginx"]).stdout;
    let said = String::from_utf8_lossy(&said);
    for (old, new) in [
        ("/organisations/khata.vcf", "/organisations/dim.vcf"),
        ("/meetings/2020-03-30.ics", "/meetings/2020-03-31-narada.ics"),
        ("/organisations/hata/", "/organisations/dim/"),
    ] {
        let line = said.lines().find(|line| line.contains(&format!("\"{old}\" ")));
        assert!(line.is_some_and(|line| line.contains(&format!("\"{new}\";"))), "{old}\n{said}");
    }
}

#[test]
fn a_former_id_that_cannot_be_is_told_at_its_place() {
    let terms = |text: &str| site().file("vocabulary/areas.yaml", text);
    let two =
        "- {id: north, name: А, formerly: [FORMER]}\n- {id: south, name: Б, formerly: [old]}\n";
    for (site, remark) in [
        (terms(&two.replace("FORMER", "south")), "areas.yaml:1:35 error[formerly-taken]"),
        (terms(&two.replace("FORMER", "north")), "areas.yaml:1:35 error[formerly-taken]"),
        (terms(&two.replace("FORMER", "old")), "areas.yaml:2:35 error[formerly-taken]"),
        (terms(&two.replace("FORMER", "а/б")), "areas.yaml:1:35 error[bad-id]"),
        (
            site().edit("organisations/dim.yaml", "kind:", "formerly: [a/b]\nkind:"),
            "dim.yaml:2:12 error[bad-id]",
        ),
        (
            site().file("pages/a.md", "---\ntitle: А\nformerly: [b//c]\n---\n"),
            "a.md:3:12 error[bad-id]",
        ),
        (
            site()
                .file("pages/a.md", "---\ntitle: А\nformerly: [sub/b]\n---\n")
                .file("pages/sub/b.md", "---\ntitle: Б\n---\n"),
            "a.md:3:12 error[formerly-taken]",
        ),
        (site().file("pages/a.md", "---\ntitle: А\nformerly: [help]\n---\n"), "error[route-clash]"),
    ] {
        let remarks = site.remarks();
        assert!(remarks.contains(remark) && remarks.lines().count() == 1, "{remark}\n{remarks}");
    }
    // A vocabulary of its own has ids of its own.
    assert_eq!(terms(&two.replace("FORMER", "food")).remarks(), "");
}

#[test]
fn content_that_names_a_term_by_its_former_id_is_told_the_present_one() {
    for old in ["food", "produkty"] {
        let stale = renamed().file("needs/a.yaml", &format!("what: А\nhelp: {old}\n"));
        let remarks = stale.remarks();
        assert!(
            remarks.contains("error[unknown-term]") && remarks.contains("`groceries`"),
            "{remarks}"
        );
    }
}
