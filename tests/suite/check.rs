//! Advice: every rule has a sample, and says nothing where nothing is wrong.

use perelik::base::diag::{Code, Level};
use perelik::list::check::RULES;

use crate::site::{Site, place, site};

/// A rule, what brings it about, and the path below `content/`, line and column of its only remark.
type Sample = (&'static str, fn(Site) -> Site, (&'static str, usize, usize));

const ORGANISATION: &str = "organisations/pryklad.md";

const SAMPLES: &[Sample] = &[
    (
        "address-told",
        |site| {
            let address = "address: {street: \"вул. Прикладна, 4\", visibility: private}\n";
            add(site, &format!("{address}summary: Ми на вулиці Прикладній, 4\n"))
        },
        (ORGANISATION, 6, 23),
    ),
    (
        "apostrophe-sign",
        |site| site.file("pages/a.md", "---\ntitle: А\n---\nНаше об\"єднання тут\n"),
        ("pages/a.md", 4, 8),
    ),
    (
        "expired",
        |site| site.file("pages/a.md", "---\ntitle: А\nexpires_on: 2020-03-26\n---\nТекст.\n"),
        ("pages/a.md", 3, 13),
    ),
    (
        "far-date",
        |site| site.file("pages/a.md", "---\ntitle: А\npublish_on: 2062-03-26\n---\nТекст.\n"),
        ("pages/a.md", 3, 13),
    ),
    (
        "heading-level",
        |site| site.file("pages/a.md", "---\ntitle: А\n---\n## Б\n\n#### В\n"),
        ("pages/a.md", 6, 1),
    ),
    (
        "homoglyph",
        |site| site.file("pages/a.md", "---\ntitle: А\n---\nНаша допомогa тут\n"),
        ("pages/a.md", 4, 6),
    ),
    (
        "hours-overlap",
        |site| add(site, "hours: Mo-Fr 08:00-17:00, Fr 08:00-16:00\n"),
        (ORGANISATION, 5, 8),
    ),
    ("hours-overnight", |site| add(site, "hours: Mo-Fr 18:00-09:00\n"), (ORGANISATION, 5, 8)),
    (
        "hours-overwritten",
        |site| add(site, "hours: Mo-Fr 09:00-12:00; Mo-Fr 14:00-18:00\n"),
        (ORGANISATION, 5, 8),
    ),
    ("incomplete-entry", |site| site.without("organisations/dim.yaml"), (ORGANISATION, 2, 1)),
    (
        "missing-alt",
        |site| {
            let site = site.bytes("content/files/a.png", b"png");
            site.file("pages/a.md", "---\ntitle: А\n---\nОсь ![](/files/a.png)\n")
        },
        ("pages/a.md", 4, 5),
    ),
    (
        "missing-translation",
        |site| {
            let term = |name: &str| format!("- id: {name}\n  name: {name}\n");
            let words = |file: &str, names: &[&str]| {
                (
                    format!("vocabulary/{file}.yaml"),
                    names.iter().map(|name| term(name)).collect::<String>(),
                )
            };
            // What is in Latin letters is a name in all languages.
            let vocabularies = [
                words("help", &["food", "medicine"]),
                words("audiences", &["elderly", "children"]),
                words("areas", &["north", "south"]),
                words("kinds", &["ngo", "desk"]),
                words("resources", &["masks"]),
            ];
            vocabularies
                .iter()
                .fold(site, |site, (path, text)| site.file(path, text))
                .edit("site.yaml", "title: Приклад", "title: Zoom\nlanguages: [uk, en]")
                .edit("organisations/dim.yaml", "Дім", "Dim")
        },
        (ORGANISATION, 2, 7),
    ),
    (
        "near-name",
        |site| site.file("organisations/pryklady.yaml", "name: БФ «Прикла́д»\nkind: ngo\n"),
        ("organisations/pryklady.yaml", 1, 7),
    ),
    (
        "near-organisation",
        |site| {
            let text = "---\ntitle: Н\ndate: 2020-03-20\ntasks:\n  - {what: Зробити, who: [Прикладд, Іван Приклад]}\n";
            site.file("meetings/2020-03-20.md", &format!("{text}---\n"))
        },
        ("meetings/2020-03-20.md", 5, 27),
    ),
    (
        "no-public-contact",
        |site| add(site, "phones:\n  - {number: 050 111-11-11, visibility: desks}\n"),
        (ORGANISATION, 2, 7),
    ),
    (
        "orphan-term",
        |site| {
            let terms = ["north", "south", "east"].map(|id| format!("- id: {id}\n  name: {id}\n"));
            let site = site.file("vocabulary/areas.yaml", &terms.concat());
            site.edit(ORGANISATION, "[food]", "[{help: food, areas: [north, east]}]")
        },
        ("vocabulary/areas.yaml", 3, 7),
    ),
    (
        "overdue-task",
        |site| {
            let text =
                "---\ntitle: Н\ndate: 2020-03-20\ntasks:\n  - {what: Зробити, due: 2020-03-26}\n";
            site.file("meetings/2020-03-20.md", &format!("{text}---\n"))
        },
        ("meetings/2020-03-20.md", 5, 26),
    ),
    (
        "pinned-date",
        |site| site.edit("site.yaml", "title:", "date: 2020-03-27\ntitle:"),
        ("site.yaml", 1, 7),
    ),
    (
        "placeholder",
        |site| {
            let site = site.edit("site.yaml", "{placeholder: off}", "{homoglyph: off}");
            site.edit("site.yaml", "hotline: \"112\"\n", "")
        },
        ("site.yaml", 2, 11),
    ),
    ("placeholder-edrpou", |site| add(site, "edrpou: \"00000000\"\n"), (ORGANISATION, 5, 9)),
    (
        "same-edrpou",
        |site| {
            let site = add(site, "edrpou: \"14360506\"\n");
            site.edit("organisations/dim.yaml", "kind: ngo\n", "kind: ngo\nedrpou: \"14360506\"\n")
        },
        (ORGANISATION, 5, 9),
    ),
    (
        "same-phone",
        |site| {
            let site = add(site, "phones: [\"+38 (050) 111-11-11\"]\n");
            site.edit(
                "organisations/dim.yaml",
                "kind: ngo\n",
                "kind: ngo\nphones: [050 111-11-11]\n",
            )
        },
        (ORGANISATION, 5, 10),
    ),
    (
        "stale-entry",
        |site| {
            let site = site.edit("site.yaml", "title:", "stale_after_days: 90\ntitle:");
            add(site, "verified: {on: 2019-12-27, by: Хтось}\n")
        },
        (ORGANISATION, 5, 16),
    ),
    (
        "told-otherwise",
        |site| {
            let call =
                "on: 2020-03-20\noutcome: changed\nfacts: [{field: hours, state: changed}]\n";
            add(site.file("calls/pryklad/one.yaml", call), "verified: 2020-03-01\n")
        },
        (ORGANISATION, 5, 11),
    ),
    (
        "unclear-who",
        |site| {
            let tasks = "tasks:\n  - {what: А, who: присутны}\n";
            site.file(
                "meetings/2020-03-20.md",
                &format!("---\ntitle: Н\ndate: 2020-03-20\n{tasks}---\n"),
            )
        },
        ("meetings/2020-03-20.md", 5, 20),
    ),
    ("unnamed-file", |site| site.bytes("content/files/a.pdf", b"%PDF"), ("files/a.pdf", 1, 1)),
];

/// Adds fields to the first organisation, from its fifth line on.
fn add(site: Site, fields: &str) -> Site {
    site.edit(ORGANISATION, "services: [food]\n", &format!("services: [food]\n{fields}"))
}

/// Returns path, line and column of each remark of a rule.
fn places(site: &Site, rule: &str) -> Vec<(String, usize, usize)> {
    let sources = site.sources();
    let checked = site.compile();
    let remarks = checked.diagnostics.sorted();
    assert!(!checked.diagnostics.has_errors(), "{rule}: {remarks:?}");
    let own = remarks.into_iter().filter(|remark| remark.code.as_str() == rule);
    own.map(|remark| {
        let (line, column) = place(&sources, &remark.at);
        (remark.at.path.below("content").unwrap().to_owned(), line, column)
    })
    .collect()
}

/// Returns a site for each rule that earns its advice.
pub(crate) fn samples() -> Vec<(&'static str, Site)> {
    SAMPLES.iter().map(|(rule, edit, _)| (*rule, edit(site()))).collect()
}

#[test]
fn every_rule_finds_its_sample_once_and_at_its_place() {
    for (rule, edit, (path, line, column)) in SAMPLES {
        let found = places(&edit(site()), rule);
        assert_eq!(found, [((*path).to_owned(), *line, *column)], "{rule}");
    }
}

#[test]
fn a_sample_brings_about_no_other_rule() {
    for (rule, edit, _) in SAMPLES {
        let said = edit(site()).remarks();
        let others = said.lines().filter(|line| !line.contains(&format!("[{rule}]")));
        assert_eq!(others.collect::<String>(), "", "{rule}");
    }
}

#[test]
fn every_rule_has_a_sample_and_a_level_that_lets_the_site_be_built() {
    let sampled: Vec<&str> = SAMPLES.iter().map(|(rule, ..)| *rule).collect();
    let rules: Vec<&str> = RULES.iter().map(|rule| rule.code.as_str()).collect();
    assert_eq!(sampled, rules);
    assert!(RULES.iter().all(|rule| rule.code.level() != Level::Error));
}

#[test]
fn a_site_sets_the_level_of_each_rule() {
    for (rule, edit, _) in SAMPLES {
        for (level, count) in [("off", 0), ("error", 1)] {
            let site = edit(site());
            let site = site.edit("site.yaml", "checks: {", &format!("checks: {{{rule}: {level}, "));
            let remarks = site.compile().diagnostics;
            let found = remarks.sorted().iter().filter(|r| r.code.as_str() == *rule).count();
            assert!((count == 0) == (found == 0), "{rule} {level}");
            assert_eq!(remarks.has_errors(), count > 0, "{rule} {level}");
        }
    }
}

/// Things that look like mistakes and are none.
const INNOCENT: &[fn(Site) -> Site] = &[
    // Its last day, a draft that ended, and people and guests who are called as nobody of the list.
    |site| {
        site.file("pages/a.md", "---\ntitle: А\nexpires_on: 2020-03-27\n---\nТекст.\n")
            .file("pages/b.md", "---\ntitle: Б\nexpires_on: 2020-03-26\ndraft: true\n---\nТекст.\n")
    },
    |site| {
        let who = "attendees:\n  - {name: Приклад Прикладенко}\n  - {name: Вдома}\ntasks:\n  - {what: А, who: [Дима, Приклад Прикладенко, усі, \"Рада та інші\", \"Дім та сад\"]}\n";
        site.file("meetings/2020-03-20.md", &format!("---\ntitle: Н\ndate: 2020-03-20\n{who}---\n"))
    },
    |site| {
        site.file("organisations/dim.yaml", "name: Школа № 2\nkind: ngo\n")
            .file("organisations/dva.yaml", "name: Школа № 3\nkind: ngo\n")
    },
    |site| site.file("organisations/dva.yaml", "name: Дах\nkind: ngo\n"),
    |site| {
        site.file("organisations/pryklady.yaml", "name: ГО «Приклад»\nkind: ngo\nstatus: closed\n")
    },
    |site| add(site, "hours: Mo-Fr 20:00-08:00\n"),
    |site| add(site, "hours: 'Mo-Fr 17:00-08:00 \"уночі\"'\n"),
    |site| add(site, "hours: Mo-Fr 09:00-17:00; Fr 09:00-16:00; PH off\n"),
    |site| add(site, "hours: Mo-Fr 09:00-18:00; Mo-Fr 13:00-14:00 off\n"),
    |site| add(site, "hours: \"Mo-Fr 09:00-12:00, Mo-Fr 14:00-18:00\"\n"),
    |site| {
        add(site, "phones: [\"1545\"]\n")
            .file("organisations/dim.yaml", "name: Дім\nkind: ngo\nphones: [\"1545\"]\n")
    },
    |site| {
        add(site, "phones: [050 111-11-11]\nmembers: [dim]\n")
            .file("organisations/dim.yaml", "name: Дім\nkind: ngo\nphones: [050 111-11-11]\n")
    },
    |site| {
        add(
            site,
            "people:\n  - name: Хтось\n    phone: 050 111-11-11\n    visibility: public\n    consent: {on: 2020-03-01, by: Ми}\n",
        )
    },
    |site| {
        add(site, "verified: 2019-12-28\n").edit(
            "site.yaml",
            "title:",
            "stale_after_days: 90\ntitle:",
        )
    },
    |site| {
        site.file("meetings/2020-03-20.md", "---\ntitle: Н\ndate: 2020-03-20\ntasks:\n  - {what: А, due: 2020-03-27}\n  - {what: Б, due: 2020-03-21, status: done}\n---\n")
    },
    |site| {
        site.file(
            "pages/a.md",
            "---\ntitle: А\n---\n# Б\n\n### В\n\n## Г\n\nУ Viberі, Zoom-зустріч і COVID-19.\n",
        )
    },
];

#[test]
fn what_only_looks_like_a_mistake_is_left_alone() {
    for edit in INNOCENT {
        assert_eq!(edit(site()).remarks(), "");
    }
}

#[test]
fn a_day_ahead_is_told_by_its_cause_where_the_site_stands_still() {
    let future = add(site(), "verified: {on: 2020-03-28, by: Хтось}\n");
    let told = |site: &Site| {
        let remarks = site.compile().diagnostics;
        let words = perelik::base::messages::Messages::of_program(perelik::base::locale::Lang::UK);
        let of = |one: &&perelik::base::diag::Diagnostic| one.code == Code::FutureVerified;
        remarks.sorted().into_iter().find(of).and_then(|one| words.hint(one)).unwrap()
    };
    assert!(!told(&future).contains("site.yaml"));
    let still = future.edit("site.yaml", "title:", "date: 2020-03-27\ntitle:");
    assert!(told(&still).contains("для сайту сьогодні завжди 2020-03-27"), "{}", told(&still));
}

#[test]
fn hidden_contacts_and_missing_ones_are_never_both_told() {
    let remarks = |fields: &str| {
        let site = add(site(), fields).without("organisations/dim.yaml");
        let remarks = site.compile().diagnostics;
        let said: Vec<String> =
            remarks.sorted().into_iter().map(|remark| format!("{remark:?}")).collect();
        (said.join("\n").contains("lacks-contact"), !places(&site, "no-public-contact").is_empty())
    };
    assert_eq!(remarks(""), (true, false));
    assert_eq!(remarks("phones: [{number: 050 111-11-11, visibility: private}]\n"), (false, true));
    assert_eq!(remarks("phones: [050 111-11-11]\n"), (false, false));
}

#[test]
fn one_organisation_entered_twice_is_told_once() {
    let fields = "edrpou: \"14360506\"\nphones: [050 111-11-11]\n";
    let twice = format!("name: ГО «Приклад»\nkind: ngo\n{fields}");
    let site = add(site(), fields).file("organisations/pryklady.yaml", &twice);
    let codes: Vec<Code> = site.compile().diagnostics.sorted().iter().map(|r| r.code).collect();
    let told: Vec<Code> = codes.into_iter().filter(|c| *c != Code::IncompleteEntry).collect();
    assert_eq!(told, [Code::SameEdrpou]);
}

#[test]
fn several_in_one_text_are_to_be_a_list() {
    let meeting = |who: &str| {
        let head = format!("title: Н\ndate: 2020-03-20\ntasks:\n  - {{what: А, who: {who}}}\n");
        site().file("meetings/2020-03-20.md", &format!("---\n{head}---\n"))
    };
    for who in ["\"присутні, dim\"", "\"dim; Хтось Інший\"", "Дім та ГО «Приклад»", "Присутни"]
    {
        assert_eq!(places(&meeting(who), "unclear-who").len(), 1, "{who}");
    }
    for who in ["\"Прикладенко, Вигадана\"", "Дім і діти", "присутні", "учасники та dim"]
    {
        assert!(places(&meeting(who), "unclear-who").is_empty(), "{who}");
    }
}

#[test]
fn a_year_that_may_be_a_slip_is_asked_about_wherever_readers_would_see_it() {
    let meeting = |fields: &str| {
        let head = format!("title: Н\ndate: 2020-03-20\n{fields}");
        site().file("meetings/2020-03-20.md", &format!("---\n{head}---\n"))
    };
    let person = |day: &str| {
        add(
            site(),
            &format!(
                "people:\n  - name: Приклад Прикладенко\n    phone: 050 111-22-33\n    visibility: public\n    consent: {{on: {day}, by: Хтось}}\n"
            ),
        )
    };
    let need = |fields: &str| {
        site().file("needs/voda.yaml", &format!("what: Вода\nresource: masks\n{fields}"))
    };
    for (slip, right) in [
        (
            meeting("tasks:\n  - {what: А, who: Б В, due: 2206-12-07}\n"),
            meeting("tasks:\n  - {what: А, who: Б В, due: 2021-12-07}\n"),
        ),
        (meeting("next: {date: 2062-12-01}\n"), meeting("next: {date: 2020-12-01}\n")),
        (person("1920-03-01"), person("2019-03-01")),
        (need("as_of: 2002-03-20\n"), need("as_of: 2020-03-20\n")),
        (
            need("as_of: 2020-03-20\nexpires_on: 2220-05-01\n"),
            need("as_of: 2020-03-20\nexpires_on: 2030-05-01\n"),
        ),
    ] {
        assert_eq!(places(&slip, "far-date").len(), 1, "{}", slip.remarks());
        assert_eq!(places(&right, "far-date").len(), 0, "{}", right.remarks());
    }
}
