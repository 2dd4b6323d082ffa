//! The day after, with the content as it was: only what a state hangs on is another, and what tells the list's own day.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use perelik::base::files::FileSource as _;
use perelik::disk::discover::discover;

use snapbox::{assert_data_eq, str};

use crate::example::hromada;
use crate::site::{Site, site};

/// What tells the day of the list, or that a day has passed, however many entries there are. Beside it the manifest, which names all files.
const OF_THE_LIST: [&str; 18] = [
    "coverage/index.html",
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
pub(crate) fn town(count: usize) -> Site {
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

/// Builds the content of a folder as it is on a day.
fn folder_on(root: &Path, day: &str) -> BTreeMap<String, Vec<u8>> {
    let mut options = site().raw;
    options.date = day.parse().ok();
    let output = perelik::compile(&discover(root).unwrap(), &options).value;
    let render = |(index, file): (usize, &perelik::base::files::PlannedFile)| {
        let mut buffer = Vec::new();
        output.render(index, &mut buffer).unwrap();
        (file.path.to_string(), buffer)
    };
    output.files().iter().enumerate().map(render).collect()
}

/// Returns the files that differ between two days.
fn differing([before, after]: [BTreeMap<String, Vec<u8>>; 2]) -> BTreeSet<String> {
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let other = paths.into_iter().filter(|path| before.get(*path) != after.get(*path));
    other.cloned().collect()
}

/// The same without those that stand for the whole list, in whatever language.
fn of_entries(site: &Site, days: [&str; 2]) -> Vec<String> {
    let found = differing(days.map(|day| on(site, day)));
    found.into_iter().filter(|path| !is_of_the_list(path)).collect()
}

fn is_of_the_list(path: &str) -> bool {
    OF_THE_LIST.contains(&path.strip_prefix("en/").unwrap_or(path))
}

#[test]
fn a_day_on_which_nothing_happens_changes_the_files_of_the_list_alone() {
    for days in
        [["2020-03-27", "2020-03-28"], ["2020-03-31", "2020-04-01"], ["2020-03-27", "2020-04-26"]]
    {
        assert_eq!(of_entries(&town(7), days), Vec::<String>::new(), "{days:?}");
    }
    let days = ["2020-03-27", "2020-03-28"];
    let few = differing(days.map(|day| on(&town(4), day)));
    let of_the_list: BTreeSet<&str> =
        few.iter().map(|path| path.strip_prefix("en/").unwrap_or(path)).collect();
    assert_eq!(of_the_list, BTreeSet::from(OF_THE_LIST));
    assert!(few.len() < 40, "{few:?}");
    assert_eq!(few, differing(days.map(|day| on(&town(260), day))));
}

/// So many services that each area has a sheet of the hotline.
#[test]
fn the_sheets_of_areas_stay_as_they_are_and_lead_to_the_day() {
    let services = ["food", "medicine"].map(|help| {
        let service = |n: usize| {
            format!("{{id: {help}-{n}, help: {help}, areas: [{}]}}", ["north", "south"][n % 2])
        };
        (0..500).map(service).collect::<Vec<_>>().join(", ")
    });
    let many = format!("name: Багато\nkind: ngo\nservices: [{}]\n", services.join(", "));
    let town = town(4).file("organisations/many.yaml", &many);
    let days = ["2020-03-27", "2020-03-28"];
    assert_eq!(of_entries(&town, days), Vec::<String>::new());
    let files = on(&town, days[0]);
    let text = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    assert!(text("hotline/index.html").contains("<time datetime=\"2020-03-27\">"));
    let area = text("hotline/area/north/index.html");
    let link = "<a id=\"list-date\" data-words=\"Перелік станом на\" href=\"../../../hotline/\">Дата переліку</a>";
    assert!(area.contains(link), "{area}");
    assert!(!area.contains("2020-03-27"));
}

#[test]
fn a_day_on_which_nothing_happens_in_the_example_changes_the_files_of_the_list_alone() {
    let folder = hromada("2026-11-29");
    let days = ["2026-11-29", "2026-11-30"].map(|day| folder_on(&folder.path, day));
    let found = differing(days);
    let of_entries: Vec<&String> = found.iter().filter(|path| !is_of_the_list(path)).collect();
    assert_eq!(of_entries, Vec::<&String>::new());
    assert!(found.contains("list.json") && found.len() < 40, "{found:?}");
}

/// The content of this repository is a record of 28 March 2020 and stays one, whatever day it is built for.
#[test]
fn a_record_is_never_younger_than_its_day() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let [before, after] = ["2026-11-29", "2026-11-30"].map(|day| folder_on(root, day));
    for (path, bytes) in &after {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("2026-11") && !text.contains("листопада 2026"), "{path}");
        let is_page = path.ends_with("index.html") && !text.contains("http-equiv=\"refresh\"");
        assert!(
            !is_page
                || text.contains("станом на 28 березня 2020 року")
                || text.contains("Дані станом на <time datetime=\"2020-03-28\">"),
            "{path}"
        );
    }
    assert_eq!(differing([before, after]), BTreeSet::new());
}

/// Returns what else is another than on the day before, after an edit of a town; each page is in both languages, and search beside.
fn changed_by(town: Site) -> String {
    let mut found = of_entries(&town, ["2020-03-27", "2020-03-28"]);
    found.retain(|path| !path.contains("search/"));
    let (english, own): (Vec<String>, Vec<String>) =
        found.into_iter().partition(|path| path.starts_with("en/"));
    let pages = own.iter().filter(|path| path.ends_with(".html"));
    assert_eq!(pages.map(|path| format!("en/{path}")).collect::<Vec<_>>(), english);
    own.join("\n")
}

#[test]
fn a_task_that_is_overdue_changes_its_minutes_and_the_tasks() {
    let task = "title: Друга\ndate: 2020-03-21\ntasks: [{what: Б, who: [o2], due: 2020-03-27}]\n";
    let town = town(7).file("meetings/2020-03-21.md", &format!("---\n{task}---\n"));
    assert_data_eq!(
        changed_by(town),
        str![[r#"
calendar.ics
data/meetings.csv
meetings/2020-03-21.ics
meetings/2020-03-21/index.html
tasks.csv
tasks/index.html
"#]]
    );
}

#[test]
fn an_entry_that_ends_leaves_what_names_it() {
    let ends = town(7).edit("organisations/o3.yaml", "kind:", "expires_on: 2020-03-27\nkind:");
    assert_data_eq!(
        changed_by(ends),
        str![[r#"
changes.atom
changes/index.html
coverage.csv
data/3w.csv
data/835/organizations.csv
data/hsds/attributes.csv
data/hsds/organizations.csv
data/hsds/organizations.json
data/hsds/organizations/o3.json
data/hsds/phones.csv
data/hsds/schedules.csv
data/hsds/service_areas.csv
data/hsds/services.csv
data/hsds/services.json
data/organisations.csv
data/services.csv
embed/food/fragment.html
embed/food/index.html
embed/fragment.html
embed/index.html
help/area/north/index.html
help/food/area/north/index.html
help/food/area/south/index.html
help/food/for/elderly/index.html
help/food/index.html
help/for/elderly/index.html
help/index.html
list.csv
organisations-4.vcf
organisations.vcf
organisations/index.html
organisations/o3.vcf
organisations/o3/index.html
organisations/o3/share.txt
sitemap.xml
"#]]
    );
}

#[test]
fn a_meeting_that_is_past_changes_the_meetings() {
    let meets = "title: Друга\ndate: 2020-03-27\nattendees: [o2]\n";
    let town = town(7).file("meetings/2020-03-27.md", &format!("---\n{meets}---\n"));
    assert_data_eq!(
        changed_by(town),
        str![[r#"
calendar.ics
data/meetings.csv
meetings.atom
meetings/2020-03-27.ics
meetings/2020-03-27/index.html
meetings/index.html
"#]]
    );
}

#[test]
fn a_meeting_that_was_only_announced_and_is_past_is_gone() {
    let next = "title: Друга\ndate: 2020-03-21\nnext: {date: 2020-03-27}\n";
    let town = town(7).file("meetings/2020-03-21.md", &format!("---\n{next}---\n"));
    assert_data_eq!(
        changed_by(town),
        str![[r#"
calendar.ics
meetings.atom
meetings/2020-03-21/index.html
meetings/2020-03-27.ics
meetings/index.html
"#]]
    );
}

#[test]
fn a_check_that_grows_old_changes_its_entry() {
    let stale = town(7).edit("organisations/o3.yaml", "2020-03-20", "2019-12-28");
    assert_data_eq!(
        changed_by(stale),
        str![[r#"
embed/food/fragment.html
embed/food/index.html
embed/fragment.html
embed/index.html
help/area/north/index.html
help/food/area/north/index.html
help/food/for/elderly/index.html
help/food/index.html
help/for/elderly/index.html
organisations-4.vcf
organisations.vcf
organisations/index.html
organisations/o3.vcf
organisations/o3/index.html
organisations/o3/share.txt
"#]]
    );
}

#[test]
fn each_page_tells_how_fresh_it_is() {
    let files = on(&town(3), "2020-03-27");
    let text = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    let page = |id: &str| text(&format!("organisations/{id}/index.html"));
    let shared = |id: &str| text(&format!("organisations/{id}/share.txt"));
    assert!(page("o0").contains("Приклад 0. Приклад. Запис перевірено 20 березня 2020 року."));
    assert!(shared("o0").ends_with("\nДані перевірено 20 березня 2020 року\n"));
    let unchecked = "Востаннє змінено 2 березня 2020 року, дату перевірки не вказано";
    for id in ["o1", "o2"] {
        let cited = "Запис востаннє змінено 2 березня 2020 року, дату перевірки не вказано.";
        assert!(page(id).contains(cited), "{}", page(id));
        assert!(page(id).contains("<p>Востаннє змінено: <time datetime=\"2020-03-02\">"));
        assert!(shared(id).ends_with(&format!("\n{unchecked}\n")));
    }
    // Nothing is known of this one, and that is said.
    assert!(page("dim").contains("<cite>Дім. Приклад. Дату перевірки запису не вказано. https"));
    assert!(shared("dim").ends_with("/organisations/dim/\nДату перевірки не вказано\n"));
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

/// A row of who does what where is as old as its last check, else as its last change.
#[test]
fn rows_of_data_are_as_old_as_what_they_say() {
    let reported = |site: &Site| -> Vec<String> {
        let text = String::from_utf8(on(site, "2020-03-27")["data/3w.csv"].clone()).unwrap();
        let rows = text.lines().skip(2).filter(|row| row.starts_with("Приклад "));
        rows.map(|row| row.rsplit(',').next().unwrap().to_owned()).collect()
    };
    assert_eq!(reported(&town(3)), ["2020-03-20", "2020-03-02", "2020-03-02"]);
    let unknown = town(3).without("ledger.yaml");
    assert_eq!(reported(&unknown), ["2020-03-20", "", ""]);
    let record = unknown.edit("site.yaml", "title:", "date: 2020-03-25\ntitle:");
    assert_eq!(reported(&record), ["2020-03-20", "2020-03-25", "2020-03-25"]);
}

#[test]
fn a_record_tells_its_day_on_every_page_and_that_of_each_entry_beside_it() {
    let record = town(3).edit("site.yaml", "title:", "date: 2020-03-26\ntitle:");
    let files = on(&record, "2020-03-27");
    let text = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    for path in ["organisations/o0/index.html", "help/food/index.html", "embed/fragment.html"] {
        assert!(text(path).contains("Дані станом на"), "{path}");
        assert!(text(path).contains("26 березня 2020 року"), "{path}");
    }
    let cited = |id: &str, days: &str| {
        let page = text(&format!("organisations/{id}/index.html"));
        let days = format!("Приклад. Перелік станом на 26 березня 2020 року, {days}. https://");
        assert!(page.contains(&days), "{page}");
    };
    cited("o0", "запис перевірено 20 березня 2020 року");
    cited("o1", "запис востаннє змінено 2 березня 2020 року, дату перевірки не вказано");
    cited("dim", "дату перевірки запису не вказано");
    let shared = "\nДані перевірено 20 березня 2020 року\nДані станом на 26 березня 2020 року\n";
    assert!(text("organisations/o0/share.txt").ends_with(shared));
    for path in ["list.json", "data/organisations.json"] {
        assert!(text(path).contains("\"date\":\"2020-03-26\",\"is_record\":true"), "{path}");
    }
    assert!(text("list.txt").contains("станом на 26 березня 2020 року"));
}
