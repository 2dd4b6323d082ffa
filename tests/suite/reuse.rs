//! What the last build left is an advantage and never an authority: the same bytes with it and without it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use perelik::base::diag::Level;
use perelik::base::files::FileSource as _;
use perelik::base::names::SitePath;
use perelik::disk::write::{CacheOptions, Forbid, Options, Written, write_site};
use perelik::site::pipeline::{Previous, compile_again};
use perelik::site::plan::{FileKind, PageKind, RouteKind};
use perelik::site::reuse::Keys;
use proptest::prelude::*;

use crate::cases::{cases, steps};
use crate::site::{Folder, Site, site};

/// A folder that one site after another is written to.
struct Desk {
    folder: Folder,
    options: Options,
}

fn desk() -> Desk {
    let folder = Folder::new();
    let cache = CacheOptions { program: "a test".to_owned(), note: String::new(), verify: false };
    let options = Options {
        root: folder.path.clone(),
        output: folder.path.join("public"),
        home: None,
        from_scratch: false,
        wait: Duration::ZERO,
        cache,
        forbid: Forbid::default(),
    };
    Desk { folder, options }
}

impl Desk {
    fn write(&self, site: &Site) -> Written {
        let checked = site.compile();
        assert!(!checked.diagnostics.has_errors(), "{}", site.remarks());
        write_site(&checked.value, &self.options).unwrap()
    }

    /// Writes a site; returns what lies there and what each file is when it is made anew.
    fn both(&self, site: &Site) -> [BTreeMap<String, Vec<u8>>; 2] {
        let checked = site.compile();
        assert!(!checked.diagnostics.has_errors(), "{}", site.remarks());
        write_site(&checked.value, &self.options).unwrap();
        let anew = checked.value.files().iter().enumerate().map(|(index, file)| {
            let mut bytes = Vec::new();
            checked.value.render(index, &mut bytes).unwrap();
            (file.path.to_string(), bytes)
        });
        [self.bytes(), anew.collect()]
    }

    fn cache(&self) -> PathBuf {
        self.folder.path.join(".public.perelik/cache")
    }

    /// Returns every file that lies there but the manifest.
    fn bytes(&self) -> BTreeMap<String, Vec<u8>> {
        let mut found = self.folder.tree("public");
        found.remove("manifest.json");
        found
    }

    /// Returns the pages that were written.
    fn written(&self, site: &Site) -> Vec<String> {
        let written = self.write(site).written;
        written.iter().map(ToString::to_string).filter(|path| is_page(path)).collect()
    }
}

/// Tells pages from files; the one that tells how large files are changes with them.
fn is_page(path: &str) -> bool {
    path.ends_with(".html") && path != "data/index.html"
}

/// A site in which one organisation is shown by others' pages.
fn linked() -> Site {
    site()
        .edit("organisations/pryklad.md", "services: [food]\n---\n", "services: [food]\n---\n\nОдне слово.\n")
        .file("organisations/spilka.md", "---\nname: Спілка\nkind: ngo\nmembers: [pryklad]\n---\n")
        .file(
            "meetings/2020-03-27.md",
            "---\ntitle: Зустріч\ndate: 2020-03-27\nattendees:\n  - organisation: pryklad\n---\n\nБуло.\n",
        )
        .file("pages/about.md", "---\ntitle: Про перелік\n---\n\nПро що це.\n")
}

#[test]
fn a_second_build_makes_no_page_again() {
    let desk = desk();
    let first = desk.write(&linked());
    assert_eq!(first.reused, 0);
    let second = desk.write(&linked());
    let site = linked().compile().value;
    let routes = site.routes().iter();
    let made = |shows: &RouteKind| {
        !matches!(shows, RouteKind::File(FileKind::Static(_) | FileKind::Index(_)))
    };
    let made = routes.filter(|route| made(&route.shows)).count();
    assert_eq!((second.changed, second.reused), (false, made));
}

/// What [`perelik::site::reuse::Keys`] counts on: a body stands on its entry's own page, in the formats that say so, and in the index.
#[test]
fn bodies_stand_where_the_table_of_formats_says_and_nowhere_else() {
    let each = "data/hsds/organizations/ID.json";
    let site = linked()
        .edit(
            "site.yaml",
            "title:",
            &format!("outputs: [{}, {each}]\ntitle:", perelik::site::plan::EVERY_FORMAT),
        )
        .file(
            "needs/masky.md",
            "---\nwhat: Маски\nresource: masks\nas_of: 2020-03-27\n---\n\nЛежать.\n",
        );
    let files = |site: &Site| {
        let output = site.compile().value;
        let bytes = output.files().iter().enumerate().map(|(index, file)| {
            let mut bytes = Vec::new();
            output.render(index, &mut bytes).unwrap();
            (file.path.to_string(), bytes)
        });
        let bytes: BTreeMap<String, Vec<u8>> = bytes.collect();
        (output, bytes)
    };
    let (output, before) = files(&site);
    let mut wanted = BTreeSet::new();
    let mut changed = BTreeSet::new();
    for (path, word, other) in [
        ("organisations/pryklad.md", "Одне слово.", "Інше слово, довше."),
        ("meetings/2020-03-27.md", "Було.", "Так і було."),
        ("needs/masky.md", "Лежать.", "Лежать у коридорі."),
        ("pages/about.md", "Про що це.", "Про що це все."),
    ] {
        let (_, after) = files(&site.clone().edit(path, word, other));
        let differs = |(path, bytes): &(&String, &Vec<u8>)| after.get(*path) != Some(bytes);
        changed.extend(before.iter().filter(differs).map(|(path, _)| path.clone()));
    }
    // The page that tells how large files are rounds it.
    changed.retain(|path| !path.starts_with("search/") && path != "data/index.html");
    for route in output.routes() {
        let is_own = match &route.shows {
            RouteKind::Page(PageKind::Organisation(id)) => **id == *"pryklad",
            RouteKind::Page(PageKind::Meeting(_) | PageKind::Free(_)) => true,
            RouteKind::File(FileKind::Export(format, Some(id))) => {
                format.has_bodies && **id == *"pryklad"
            }
            RouteKind::File(FileKind::Export(format, None)) => format.has_bodies,
            _ => false,
        };
        if is_own {
            wanted.insert(route.path.to_string());
        }
    }
    assert_eq!(changed, wanted);
}

/// A number or a name that changes is in the key of every file.
#[test]
fn whatever_else_changes_is_looked_at() {
    let keys = |site: &Site| {
        let output = site.compile().value;
        let keys = Keys::new(output.public(), output.theme_hash());
        keys.file_key(output.public(), &RouteKind::Page(PageKind::Home)).unwrap()
    };
    let before = keys(&linked());
    assert_eq!(keys(&linked()), before);
    let edited = [
        linked().edit(
            "organisations/pryklad.md",
            "services: [food]",
            "services: [food]\nphones: [\"112\"]",
        ),
        linked().edit(
            "organisations/pryklad.md",
            "services: [food]",
            "services: [food]\nhours: Mo-Fr 09:00-17:00",
        ),
        linked().edit("organisations/spilka.md", "Спілка", "Спілка друзів"),
        linked().edit("meetings/2020-03-27.md", "Зустріч", "Нарада"),
        linked().edit("vocabulary/help.yaml", "Їжа", "Харчі"),
        linked().edit("site.yaml", "title:", "licence: CC BY 4.0\ntitle:"),
    ];
    for site in edited {
        assert_ne!(keys(&site), before);
    }
}

#[test]
fn a_word_changed_in_a_body_changes_its_own_page() {
    let desk = desk();
    desk.write(&linked());
    let site = linked().edit("organisations/pryklad.md", "Одне слово", "Інше слово");
    assert_eq!(desk.written(&site), ["organisations/pryklad/index.html"]);
    assert_eq!(desk.bytes(), site.build());
}

#[test]
fn a_name_changed_changes_the_pages_that_show_it() {
    let desk = desk();
    desk.write(&linked());
    let site = linked().edit("organisations/pryklad.md", "ГО «Приклад»", "ГО «Зразок»");
    let shows_it = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("«Приклад»");
    let shown: Vec<String> = desk
        .bytes()
        .into_iter()
        .filter(|(path, bytes)| is_page(path) && shows_it(bytes))
        .map(|(path, _)| path)
        .collect();
    let mut written = desk.written(&site);
    // What is filed under a letter moves with the name.
    written.retain(|path| shown.contains(path) || path != "organisations/index.html");
    assert_eq!(written, shown);
    assert_eq!(desk.bytes(), site.build());
}

#[test]
fn a_cache_that_is_damaged_foreign_or_gone_is_no_cache() {
    let mut desk = desk();
    let site = linked();
    desk.write(&site);
    let whole = fs::read(desk.cache()).unwrap();
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    for damaged in [&whole[..whole.len() - 9], &flipped, b"", b"\xff" as &[u8]] {
        fs::write(desk.cache(), damaged).unwrap();
        let written = desk.write(&site);
        assert_eq!((written.reused, written.changed), (0, false));
        assert_eq!(fs::read(desk.cache()).unwrap(), whole);
    }
    // What an earlier version left under its name is not read, and goes.
    let old = desk.cache().with_file_name("memory");
    fs::rename(desk.cache(), &old).unwrap();
    assert_eq!(desk.write(&site).reused, 0);
    assert!(!old.exists());
    fs::remove_file(desk.cache()).unwrap();
    assert_eq!(desk.write(&site).reused, 0);
    desk.options.cache.program = "another program".to_owned();
    assert_eq!(desk.write(&site).reused, 0);
    assert_eq!(desk.bytes(), site.build());
}

#[test]
fn a_file_that_somebody_wrote_into_is_made_again() {
    let desk = desk();
    let site = linked();
    desk.write(&site);
    let page = desk.options.output.join("about/index.html");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replace("Про що це", "Про не те")).unwrap();
    assert_eq!(desk.written(&site), ["about/index.html"]);
    assert_eq!(desk.bytes(), site.build());
}

#[test]
fn verifying_finds_what_no_time_tells() {
    let mut desk = desk();
    let site = linked();
    desk.write(&site);
    let page = desk.options.output.join("about/index.html");
    let modified = fs::metadata(&page).unwrap().modified().unwrap();
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replace("Про що це", "Про не те")).unwrap();
    fs::File::options().write(true).open(&page).unwrap().set_modified(modified).unwrap();
    desk.options.cache.verify = true;
    assert_eq!(desk.written(&site), ["about/index.html"]);
    assert_eq!(desk.bytes(), site.build());
}

/// One thing that somebody does to a site.
#[derive(Debug, Clone)]
enum Step {
    Body(usize, usize),
    Name(usize, usize),
    Phone(usize, usize),
    Service(usize, usize),
    Gone(usize),
    Renamed(usize, usize),
    Member(usize, usize),
    Word(usize),
    Colour(usize),
    Block(usize),
    Term(usize),
    Broader(usize),
    Date(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let (n, m) = (0..5_usize, 0..4_usize);
    prop_oneof![
        4 => (n.clone(), m.clone()).prop_map(|(n, m)| Step::Body(n, m)),
        3 => (n.clone(), m.clone()).prop_map(|(n, m)| Step::Name(n, m)),
        2 => (n.clone(), m.clone()).prop_map(|(n, m)| Step::Phone(n, m)),
        2 => (n.clone(), m.clone()).prop_map(|(n, m)| Step::Service(n, m)),
        1 => n.clone().prop_map(Step::Gone),
        1 => (n.clone(), m.clone()).prop_map(|(n, m)| Step::Renamed(n, m)),
        1 => (n.clone(), n).prop_map(|(n, m)| Step::Member(n, m)),
        1 => m.clone().prop_map(Step::Word),
        1 => m.clone().prop_map(Step::Colour),
        1 => m.clone().prop_map(Step::Block),
        1 => m.clone().prop_map(Step::Term),
        1 => m.clone().prop_map(Step::Broader),
        1 => m.prop_map(Step::Date),
    ]
}

/// What a site is made of while people work on it.
#[derive(Debug, Clone, Default)]
struct Work {
    /// By number of the entry: its id, name, body, phone, kind of help, and a member.
    entries: BTreeMap<usize, [usize; 6]>,
    settings: [usize; 6],
}

impl Work {
    fn take(&mut self, step: &Step) {
        let mut entry = |n: usize, field: usize, value: usize| {
            self.entries.entry(n).or_insert([0, 1, 1, 1, 1, 9])[field] = value;
        };
        match *step {
            Step::Renamed(n, m) => entry(n, 0, m),
            Step::Name(n, m) => entry(n, 1, m),
            Step::Body(n, m) => entry(n, 2, m),
            Step::Phone(n, m) => entry(n, 3, m),
            Step::Service(n, m) => entry(n, 4, m),
            Step::Member(n, m) => entry(n, 5, m),
            Step::Gone(n) => drop(self.entries.remove(&n)),
            Step::Word(m) => self.settings[0] = m,
            Step::Colour(m) => self.settings[1] = m,
            Step::Block(m) => self.settings[2] = m,
            Step::Term(m) => self.settings[3] = m,
            Step::Date(m) => self.settings[4] = m,
            Step::Broader(m) => self.settings[5] = m,
        }
    }

    fn site(&self) -> Site {
        let [word, colour, block, term, date, broader] = self.settings;
        let mut site = site()
            .edit("site.yaml", "title: Приклад", "title: Приклад\ntheme: own")
            .edit("vocabulary/help.yaml", "Їжа", ["Їжа", "Харчі", "Продукти", "Обіди"][term])
            .edit(
                "vocabulary/areas.yaml",
                "Південь",
                ["Південь", "Південь\n  parent: north"][broader % 2],
            )
            .edit(
                "vocabulary/areas.yaml",
                "Північ",
                ["Північ", "Північ\n  parent: south"][usize::from(broader == 2)],
            )
            .bytes(
                "themes/own/theme.yaml",
                format!("colours:\n  accent: \"#1{colour}3f91\"\n").as_bytes(),
            )
            .bytes("themes/own/i18n/uk.ftl", format!("hotline = Лінія {word}\n").as_bytes());
        if block > 0 {
            let text = format!(
                "{{% extends \"default/organisation.html\" %}}{{% block about %}}<p>{block}</p>{{% endblock about %}}"
            );
            site = site.bytes("themes/own/templates/organisation.html", text.as_bytes());
        }
        site.raw.date = format!("2020-03-2{}", 7 - date).parse().ok();
        for (n, [_, name, body, phone, help, member]) in &self.entries {
            let help = [
                "[]",
                "[food]",
                "[{help: medicine, areas: [north]}]",
                "[{help: food, areas: [south]}, medicine]",
            ][*help];
            let member = self
                .entries
                .get(member)
                .filter(|_| member != n)
                .map(|e| format!("members: [org-{member}-{}]\n", e[0]));
            let text = format!(
                "---\nname: Спілка {name}-{n}\nkind: ngo\nservices: {help}\nphones: [\"05012345{phone}{n}\"]\n{}---\n\nСлово {body}.\n",
                member.unwrap_or_default()
            );
            site = site.file(&format!("organisations/{}.md", self.id(*n)), &text);
        }
        site
    }

    fn id(&self, n: usize) -> String {
        format!("org-{n}-{}", self.entries[&n][0])
    }
}

proptest! {
    #![proptest_config(cases(1))]

    /// Each step is built three times: into the folder, from scratch, and in the preview.
    #[test]
    fn after_each_edit_the_bytes_are_those_of_a_build_from_scratch(
        taken in prop::collection::vec(step(), steps(80))
    ) {
        let desk = desk();
        let mut work = Work::default();
        let mut previous = Previous::default();
        for step in &taken {
            work.take(step);
            let [lies, anew] = desk.both(&work.site());
            prop_assert!(lies == anew, "after {step:?}");
            prop_assert!(again(&work.site(), &mut previous) == anew, "in the preview, after {step:?}");
        }
    }
}

/// Everything that a day may change happens in it: an entry appears and ends, a task is overdue, meetings are past, one that was only
/// announced among them, a check grows old, the ledger knows of days to come.
fn eventful() -> Site {
    let minutes = "title: Друга\ndate: 2020-03-26\nattendees: [o1]\nnext: {date: 2020-04-02}\ntasks: [{what: Б, who: [o2], due: 2020-03-30}]\n";
    let held = "title: Третя\ndate: 2020-03-29\nstatus: planned\n";
    let event = "  - {kind: organisation, id: o4, first_seen: 2020-03-01, changed: 2020-04-03, sequence: 2, events: [{on: 2020-04-03, what: [changed], fields: [name]}]}";
    crate::next_day::town(4)
        .edit("organisations/o3.yaml", "kind:", "expires_on: 2020-03-31\nkind:")
        .edit("organisations/o0.yaml", "2020-03-20", "2020-01-02")
        .file("organisations/o4.yaml", "name: Приклад 4\nkind: ngo\nservices: [food]\n")
        .edit("ledger.yaml", "entries:", &format!("entries:\n{event}"))
        .file("organisations/o5.yaml", "name: Приклад 5\nkind: ngo\npublish_on: 2020-04-01\n")
        .file("meetings/2020-03-26.md", &format!("---\n{minutes}---\n"))
        .file("meetings/2020-03-29.md", &format!("---\n{held}---\n"))
}

/// Days pass, come back (a clock that was wrong) and are left out.
#[test]
fn days_that_pass_give_the_bytes_of_a_build_from_scratch() {
    let desk = desk();
    let mut previous = Previous::default();
    let mut written = BTreeMap::new();
    for day in ["27", "28", "29", "30", "31", "28"]
        .map(|day| format!("2020-03-{day}"))
        .into_iter()
        .chain(["01", "02", "03", "04", "30"].map(|day| format!("2020-04-{day}")))
    {
        let mut site = eventful();
        site.raw.date = day.parse().ok();
        let [lies, anew] = desk.both(&site);
        assert!(lies == anew, "{day}");
        assert!(again(&site, &mut previous) == anew, "in the preview, {day}");
        written.insert(day, anew);
    }
    // Something did happen on them.
    let pages = |day: &str, path: &str| String::from_utf8_lossy(&written[day][path]).into_owned();
    assert!(written["2020-03-31"].contains_key("organisations/o3/index.html"));
    assert!(!written["2020-04-01"].contains_key("organisations/o3/index.html"));
    assert_ne!(pages("2020-03-30", "tasks/index.html"), pages("2020-03-31", "tasks/index.html"));
    assert_ne!(pages("2020-04-02", "changes.atom"), pages("2020-04-03", "changes.atom"));
}

/// The day after is asked of the files that tell it alone: of all others it is known that they are the same, unmade.
#[test]
fn a_day_on_which_nothing_happens_makes_the_files_of_the_list_alone() {
    let made = |count: usize| {
        let desk = desk();
        let mut site = crate::next_day::town(count);
        site.raw.date = "2020-03-27".parse().ok();
        desk.write(&site);
        site.raw.date = "2020-03-28".parse().ok();
        let written = desk.write(&site);
        let routes = site.compile().value.routes().to_vec();
        let copied = |shows: &RouteKind| {
            matches!(shows, RouteKind::File(FileKind::Static(_) | FileKind::Index(_)))
        };
        let copied = routes.iter().filter(|route| copied(&route.shows)).count();
        (written.kept - written.reused - copied, written.written.len())
    };
    assert_eq!(made(4), made(60));
    assert!(made(4).0 <= 2, "{:?}", made(4));
}

/// The faults of an organisation: names that do not exist, another's id, a hidden number that stands in another's text.
const FAULTS: [&str; 8] = [
    "kind: ngo\n",
    "kind: nobody\n",
    "kind: ngo\nmembers: [o1, o9]\n",
    "kind: ngo\nservices: [food, food]\n",
    "kind: ngo\nservices: [cakes]\n",
    "kind: ngo\nphones: [{number: \"0501234567\", visibility: desks}]\n",
    "kind: ngo\nsummary: Телефонуйте 050 123-45-67\n",
    "kind: ngo\ndraft: yes\nformerly: [o2]\n",
];

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn what_was_said_before_is_said_again_and_nothing_else(
        steps in prop::collection::vec((0..4_usize, 0..9_usize, any::<bool>()), 25)
    ) {
        let mut previous = Previous::default();
        let mut entries = BTreeMap::new();
        for (n, fault, is_twice) in steps {
            entries.insert(n, (fault, is_twice));
            let site = entries.iter().fold(site(), |site, (n, (fault, is_twice))| {
                let Some(fields) = FAULTS.get(*fault) else { return site };
                let text = format!("name: Назва {n}\n{fields}");
                let site = site.file(&format!("organisations/o{n}.yaml"), &text);
                match is_twice {
                    true => site.file(&format!("organisations/O{n}.yaml"), &text),
                    false => site,
                }
            });
            let whole = site.compile().diagnostics;
            let (seen, advice) = compile_again(&site.sources(), &site.raw, &mut previous);
            let mut seen = seen.diagnostics;
            prop_assert_eq!(seen.at_least(Level::Error), whole.at_least(Level::Error));
            seen.extend(advice.diagnostics());
            prop_assert_eq!(seen.sorted(), whole.sorted());
            for path in site.sources().texts.keys() {
                prop_assert_eq!(seen.masks(path), whole.masks(path));
            }
        }
    }
}

#[test]
fn advice_that_the_site_lets_forbid_building_is_checked_before_a_page_is_shown() {
    let entry = "name: Назва\nkind: ngo\nphones: [\"0501234567\"]\n";
    let site = site().file("organisations/a.yaml", entry).file("organisations/b.yaml", entry);
    let has_errors = |site: &Site| {
        let (seen, _) = compile_again(&site.sources(), &site.raw, &mut Previous::default());
        seen.diagnostics.has_errors()
    };
    assert!(!has_errors(&site));
    let strict = "{placeholder: off, near-name: error}";
    assert!(has_errors(&site.edit("site.yaml", "{placeholder: off}", strict)));
}

/// Returns every file of a site that takes over what it can from the one before.
fn again(site: &Site, previous: &mut Previous) -> BTreeMap<String, Vec<u8>> {
    let (mut again, advice) = compile_again(&site.sources(), &site.raw, previous);
    let whole = site.compile();
    again.diagnostics.extend(advice.diagnostics());
    assert_eq!(again.diagnostics.sorted(), whole.diagnostics.sorted());
    let planned: BTreeMap<&str, usize> =
        again.value.files().iter().enumerate().map(|(n, file)| (file.path.as_str(), n)).collect();
    let file = |path: &SitePath| {
        let mut bytes = Vec::new();
        match planned.get(path.as_str()) {
            Some(&index) => again.value.render(index, &mut bytes).unwrap(),
            None => bytes.extend_from_slice(again.value.search_file(path).unwrap()),
        }
        (path.to_string(), bytes)
    };
    whole.value.files().iter().map(|planned| file(&planned.path)).collect()
}

#[test]
fn what_is_taken_over_knows_of_other_entries() {
    let entry = |more: &str, body: &str| {
        format!("---\nname: Дім\nkind: ngo\nservices: [food]\n{more}---\n\n{body}\n")
    };
    let linked = entry("", "[зустріч](../meetings/2020-03-20.md)");
    let meeting = |more: &str| format!("---\ntitle: Зустріч\ndate: 2020-03-20\n{more}---\n");
    let pages = [
        site().file("organisations/dim.md", &linked).file("meetings/2020-03-20.md", &meeting("")),
        // What it links to is hidden, comes back with another heading, and goes; its own file stays as it was.
        site()
            .file("organisations/dim.md", &linked)
            .file("meetings/2020-03-20.md", &meeting("draft: true\n")),
        site().file("organisations/dim.md", &linked).file("meetings/2020-03-20.md", &meeting("")),
        site().file("organisations/dim.md", &linked),
        // A translation comes beside it, in a language that the site gets with it.
        site().file("organisations/dim.md", &linked).file("meetings/2020-03-20.md", &meeting("")),
        site()
            .edit("site.yaml", "title: Приклад", "title: Приклад\nlanguages: [uk, en]")
            .file("organisations/dim.md", &linked)
            .file("organisations/dim.en.md", "---\nname: House\n---\n\nNo link.\n")
            .file("meetings/2020-03-20.md", &meeting("")),
        // The ledger knows when it changed.
        site()
            .file("organisations/dim.md", &linked)
            .file("meetings/2020-03-20.md", &meeting(""))
            .file(
                "ledger.yaml",
                "entries:\n  - {kind: organisation, id: dim, first_seen: 2020-03-01, changed: 2020-03-02}\n",
            ),
    ];
    let mut previous = Previous::default();
    for site in pages {
        let checked = site.compile();
        let anew = checked.value.files().iter().enumerate().map(|(index, file)| {
            let mut bytes = Vec::new();
            checked.value.render(index, &mut bytes).unwrap();
            (file.path.to_string(), bytes)
        });
        assert!(again(&site, &mut previous) == anew.collect::<BTreeMap<_, _>>());
    }
}

#[test]
fn a_build_with_nothing_to_do_reads_nothing_and_a_save_of_the_same_size_and_time_is_seen() {
    let folder = site().on_disk();
    let build = || String::from_utf8(folder.run(&["build", "--lang", "en"]).stdout).unwrap();
    let read =
        || fs::read_to_string(folder.path.join("public/organisations/dim/index.html")).unwrap();
    // A source that is younger than two seconds is not trusted by its look.
    std::thread::sleep(Duration::from_secs(4));
    assert!(build().contains("written"));
    let page = read();
    let source = folder.path.join("content/organisations/dim.yaml");
    let time = fs::metadata(&source).unwrap().modified().unwrap();
    assert!(build().contains("nothing changed"));

    let text = fs::read_to_string(&source).unwrap().replace("Дім", "Рік");
    fs::write(&source, text).unwrap();
    fs::File::options().write(true).open(&source).unwrap().set_modified(time).unwrap();
    build();
    assert_ne!(read(), page);
    assert!(read().contains("Рік"));
}
