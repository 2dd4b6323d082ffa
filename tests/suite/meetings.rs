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

/// A site with a meeting on each of these days, each with these lines.
fn meetings(all: &[(&str, &str)]) -> Site {
    all.iter().fold(site(), |site, (day, lines)| {
        let text = format!("---\ntitle: Зустріч {day}\ndate: {day}\n{lines}\n---\n");
        site.file(&format!("meetings/{day}.md"), &text)
    })
}

/// Returns the part of a page between two marks.
fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("no {from} in {page}"));
    rest.split_once(to).map_or(rest, |(part, _)| part)
}

#[test]
fn a_cancelled_meeting_stands_among_those_to_come_until_its_day_is_past() {
    let held = ("2020-03-20", "");
    let planned = ("2020-04-10", "status: planned");
    for (day, is_to_come) in
        [("2020-03-31", true), ("2020-03-27", true), ("2020-05-01", true), ("2020-03-26", false)]
    {
        let site = meetings(&[held, planned, (day, "status: скасовано")]);
        let title = format!("Зустріч {day}");
        let page = text(&site, "meetings/index.html");
        let coming = between(&page, "id=\"planned\"", "id=\"held\"");
        assert_eq!(coming.contains(&title), is_to_come, "{day}: {coming}");
        assert_eq!(coming.contains("Зустріч скасовано"), is_to_come, "{day}: {coming}");
        let past = between(&page, "id=\"held\"", "</main>");
        assert_eq!(past.contains(&title), !is_to_come, "{day}: {past}");
        if is_to_come {
            let order = coming.find(&title) < coming.find("Зустріч 2020-04-10");
            assert_eq!(order, day < "2020-04-10", "the soonest first: {coming}");
        }
        let calendar = text(&site, &format!("meetings/{day}.ics"));
        assert!(calendar.contains("\r\nSTATUS:CANCELLED\r\n"), "{calendar}");
        // Who waits for the next meeting is told of one before it that is not held.
        let is_before = is_to_come && day < "2020-04-10";
        let home = text(&site, "index.html");
        let news = between(&home, "id=\"news\"", "id=\"desks\"");
        assert!(news.contains("Зустріч 2020-04-10") && news.contains("Зустріч 2020-03-20"));
        assert_eq!(news.contains(&title), is_before, "{day}: {news}");
        let share = text(&site, "share.txt");
        assert!(share.contains("Наступна зустріч: Зустріч 2020-04-10"), "{share}");
        let told = format!("Зустріч скасовано: {title}");
        assert_eq!(share.contains(&told), is_before, "{share}");
    }
}

#[test]
fn a_meeting_whose_day_is_past_is_not_said_to_be_still_to_come() {
    let page = |day: &str| {
        let site = meetings(&[(day, "status: planned")]);
        text(&site, &format!("meetings/{day}/index.html"))
    };
    assert!(page("2020-03-27").contains("ще не відбулася"));
    assert!(page("2020-12-01").contains("ще не відбулася"));
    assert!(!page("2020-03-26").contains("ще не відбулася"));
    assert!(!page("2019-12-01").contains("ще не відбулася"));
}
