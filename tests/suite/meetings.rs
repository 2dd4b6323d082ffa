//! Meetings: which are to come, what minutes keep, and by what name calendars and feeds know each.

use crate::site::{Site, site};

/// Minutes of 20 March 2020 that name `dim` as convener, participant and doer, with these lines in its own file.
fn minutes(dim: &str) -> Site {
    site()
        .file(
            "organisations/dim.yaml",
            &format!("name: Дім\nkind: ngo\nemail: dim@example.org\nphones: [\"050 444-44-44\"]\n{dim}"),
        )
        .file(
            "meetings/2020-03-20.md",
            "---\ntitle: Нарада\ndate: 2020-03-20\norganiser: dim\nattendees: [pryklad, {organisation: dim, person: Іван Прикладний}]\ntasks:\n  - {what: Скласти перелік, who: [dim]}\n  - {what: Прочитати перелік, who: [attendees, dim]}\n---\n",
        )
}

/// Returns a file as a reader sees it: without folded lines, and with plain spaces.
fn text(site: &Site, path: &str) -> String {
    site.page(path).replace("\r\n ", "").replace("\\;", ";").replace('\u{a0}', " ")
}

#[test]
fn minutes_keep_the_name_of_an_organisation_whose_entry_is_not_shown() {
    for dim in [
        "expires_on: 2020-03-26\n",
        "draft: yes\n",
        "publish_on: 2020-04-01\n",
        "діє_до: 2020-03-21\n",
    ] {
        let site = minutes(dim);
        let page = text(&site, "meetings/2020-03-20/index.html");
        assert!(page.contains("2 учасники"), "{dim}{page}");
        for path in [
            "meetings/2020-03-20/index.html",
            "calendar.ics",
            "data/meetings.json",
            "data/meetings.csv",
            "meetings/2020-03-20.ics",
        ] {
            assert!(
                text(&site, path).matches("Дім").count() >= 3,
                "{dim}{path}:\n{}",
                text(&site, path)
            );
        }
        for path in ["tasks.csv", "tasks/index.html"] {
            assert!(text(&site, path).contains("Дім"), "{dim}{path}");
        }
        for (path, bytes) in site.build() {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let contact = ["dim@example.org", "444-44-44", "504444444", "organisations/dim"];
            assert!(!contact.iter().any(|part| text.contains(part)), "{dim}{path}:\n{text}");
            assert!(!path.contains("dim"), "{path}");
        }
    }
}

#[test]
fn an_organisation_that_has_ended_is_named_in_minutes_without_a_warning_and_one_never_shown_with_one()
 {
    assert_eq!(minutes("").remarks(), "");
    assert_eq!(minutes("expires_on: 2020-03-26\n").remarks(), "");
    for dim in ["draft: yes\n", "publish_on: 2020-04-01\n"] {
        let remarks = minutes(dim).remarks();
        assert_eq!(remarks.matches("warning[named-unpublished]").count(), 4, "{remarks}");
        assert_eq!(remarks.lines().count(), 4, "{remarks}");
    }
}

#[test]
fn minutes_have_not_changed_when_an_organisation_in_them_ends() {
    let site = minutes("expires_on: 2020-03-25\n");
    let folder = site.on_disk();
    for day in ["2020-03-24", "2020-03-26"] {
        assert!(folder.run(&["record", "--date", day]).status.success());
    }
    let ledger = std::fs::read_to_string(folder.path.join("content/ledger.yaml")).unwrap();
    let entry = ledger.split("- kind: ").find(|entry| entry.starts_with("meeting")).unwrap();
    assert!(entry.contains("changed: 2020-03-24\n  sequence: 0\n"), "{entry}");
}
