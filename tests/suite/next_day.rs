//! The day after, with the content as it was: only what a state hangs on is another, and what tells the list's own day.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::site::{Site, site};

/// What tells the day of the list, or that a day has passed, however many entries there are.
const OF_THE_LIST: [&str; 19] = [
    "coverage/index.html",
    "data/3w.csv",
    "data/datapackage.json",
    "data/hsds/datapackage.json",
    "data/index.html",
    "data/meetings.json",
    "data/needs.json",
    "data/organisations.json",
    "data/services.json",
    "data/terms.json",
    "hotline/index.html",
    "hotline/worker.js",
    "index.html",
    "list.json",
    "list.txt",
    "list.xlsx",
    "poster/index.html",
    "press/index.html",
    "share.txt",
];

/// A site with every kind of entry and every kind of file, in two languages.
fn town(count: usize) -> Site {
    let mut town = site()
        .edit(
            "site.yaml",
            "title:",
            "languages: [uk, en]\nstale_after_days: 90\nembed_on: [\"https://example.org\"]\noutputs: [all, data/hsds/organizations/ID.json]\ntitle:",
        )
        .file("pages/about.md", "---\ntitle: Про нас\n---\nТекст\n")
        .file("pages/about.en.md", "---\ntitle: About\n---\nText\n")
        .file("needs/masky.yaml", "what: Маски\nresource: masks\nrequired: 5\nas_of: 2020-03-01\n")
        .file("meetings/2020-03-20.md", "---\ntitle: Нарада\ndate: 2020-03-20\nattendees: [dim]\ntasks: [{what: А, who: [dim], due: 2020-05-01}]\n---\n");
    let mut ledger = "entries:\n".to_owned();
    for n in 0..count {
        let when = match n % 3 {
            0 => "verified: {on: 2020-03-20, by: Приклад}\n",
            1 => "status: paused\n",
            _ => "",
        };
        let text = format!(
            "name: Приклад {n}\nkind: ngo\n{when}hours: Mo-Fr 09:00-17:00\nphones: [\"050 100-00-{:02}\"]\nservices: [{{help: food, areas: [north], audiences: [elderly]}}]\n",
            n % 100
        );
        town = town.file(&format!("organisations/o{n}.yaml"), &text);
        writeln!(ledger, "  - {{kind: organisation, id: o{n}, first_seen: 2020-03-01, changed: 2020-03-02, sequence: 1}}").unwrap();
    }
    town.file("ledger.yaml", &ledger)
}

fn on(site: &Site, day: &str) -> BTreeMap<String, Vec<u8>> {
    let mut site = site.clone();
    site.raw.date = day.parse().ok();
    site.build()
}

/// Returns the files that differ between two days, without their language.
fn differing(site: &Site, days: [&str; 2]) -> BTreeSet<String> {
    let [before, after] = days.map(|day| on(site, day));
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let other = paths.into_iter().filter(|path| before.get(*path) != after.get(*path));
    other.map(|path| path.strip_prefix("en/").unwrap_or(path).to_owned()).collect()
}

/// The same without those that stand for the whole list.
fn of_entries(site: &Site, days: [&str; 2]) -> Vec<String> {
    let of_the_list = |path: &String| OF_THE_LIST.contains(&&**path);
    differing(site, days).into_iter().filter(|path| !of_the_list(path)).collect()
}

#[test]
fn a_day_on_which_nothing_happens_changes_the_files_of_the_list_alone() {
    for days in
        [["2020-03-27", "2020-03-28"], ["2020-03-31", "2020-04-01"], ["2020-03-27", "2020-04-26"]]
    {
        assert_eq!(of_entries(&town(7), days), Vec::<String>::new(), "{days:?}");
    }
    let days = ["2020-03-27", "2020-03-28"];
    let few = differing(&town(4), days);
    assert!(few.contains("list.json") && few.contains("index.html"), "{few:?}");
    assert_eq!(few, differing(&town(130), days));
}

#[test]
fn a_state_that_changes_with_the_day_changes_what_tells_it() {
    let days = ["2020-03-27", "2020-03-28"];
    let all = |site: Site, wanted: &[&str]| {
        let found = of_entries(&site, days);
        assert!(wanted.iter().all(|path| found.iter().any(|f| f == path)), "{found:?}");
        let of_others =
            |path: &&String| path.starts_with("organisations/o") && !wanted.contains(&&***path);
        let others = found.iter().filter(of_others);
        assert_eq!(others.collect::<Vec<_>>(), Vec::<&String>::new());
    };
    let task = "title: Друга\ndate: 2020-03-21\ntasks: [{what: Б, who: [o2], due: 2020-03-27}]\n";
    all(
        town(7).file("meetings/2020-03-21.md", &format!("---\n{task}---\n")),
        &["meetings/2020-03-21/index.html", "tasks/index.html"],
    );
    let expires = town(7).edit("organisations/o3.yaml", "kind:", "expires_on: 2020-03-27\nkind:");
    all(
        expires,
        &[
            "help/food/index.html",
            "organisations/index.html",
            "organisations/o3.vcf",
            "organisations/o3/index.html",
            "organisations/o3/share.txt",
            "data/hsds/organizations/o3.json",
        ],
    );
    let meets = "title: Друга\ndate: 2020-03-27\nattendees: [o2]\n";
    all(
        town(7).file("meetings/2020-03-27.md", &format!("---\n{meets}---\n")),
        &["meetings/2020-03-27/index.html", "meetings/index.html"],
    );
    let stale = town(7).edit("organisations/o3.yaml", "2020-03-20", "2019-12-28");
    all(stale, &["organisations/o3/index.html"]);
}

#[test]
fn each_page_tells_how_fresh_it_is() {
    let files = on(&town(3), "2020-03-27");
    let text = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    let page = |id: &str| text(&format!("organisations/{id}/index.html"));
    let shared = |id: &str| text(&format!("organisations/{id}/share.txt"));
    assert!(page("o0").contains("Приклад 0. Приклад. Дані перевірено 20 березня 2020 року."));
    assert!(shared("o0").ends_with("\nДані перевірено 20 березня 2020 року\n"));
    for id in ["o1", "o2"] {
        assert!(page(id).contains(". Востаннє змінено 2 березня 2020 року."), "{}", page(id));
        assert!(page(id).contains("<p>Востаннє змінено: <time datetime=\"2020-03-02\">"));
        assert!(shared(id).ends_with("\nВостаннє змінено 2 березня 2020 року\n"));
    }
    // Nothing is known of this one, and nothing is said.
    assert!(page("dim").contains("<cite>Дім. Приклад. https://example.org/organisations/dim/"));
    assert!(shared("dim").ends_with("\nhttps://example.org/organisations/dim/\n"));
    assert!(text("index.html").contains("<span id=\"data-date\">Дані станом на"));
    for path in ["organisations/dim/index.html", "help/food/index.html", "about/index.html"] {
        assert!(text(path).contains("/#data-date\">Дата переліку"), "{}", text(path));
        assert!(!text(path).contains("27 березня"), "{path}");
    }
    assert!(text("embed/fragment.html").contains("href=\"https://example.org/#data-date\""));
    assert!(
        text("en/embed/food/fragment.html").contains("href=\"https://example.org/en/#data-date\"")
    );
}

#[test]
fn a_record_tells_its_day_on_every_page() {
    let record = town(3).edit("site.yaml", "title:", "date: 2020-03-27\ntitle:");
    let files = record.build();
    for path in ["organisations/o0/index.html", "help/food/index.html", "embed/fragment.html"] {
        let text = String::from_utf8(files[path].clone()).unwrap();
        assert!(text.contains("Дані станом на") && text.contains("27 березня 2020 року"), "{path}");
    }
    let shared = String::from_utf8(files["organisations/o0/share.txt"].clone()).unwrap();
    assert!(shared.ends_with("\nДані станом на 27 березня 2020 року\n"));
}
