//! When feeds and calendars say that a meeting changed, and that they know it again.

use crate::meetings::{between, events, meetings, text, value};
use crate::site::{Site, site};

/// What a feed and both calendars tell of the meeting of a day: the id, the day of the change, how often it changed.
fn stamp(site: &Site, title: &str) -> (String, String, u32) {
    let atom = text(site, "meetings.atom");
    let told = format!("<title>{title}</title>");
    let mut entries = atom.split("<entry>").filter(|entry| entry.contains(&told));
    let entry = entries.next().unwrap_or_else(|| panic!("no {title} in {atom}"));
    assert_eq!(entries.next(), None, "one entry: {atom}");
    let id = between(entry, "<id>", "</id>");
    let updated = between(entry, "<updated>", "T00:00:00+00:00</updated>");
    let all = events(site, "calendar.ics");
    let [event] = &all.iter().filter(|e| value(e, "SUMMARY") == title).collect::<Vec<_>>()[..]
    else {
        panic!("one {title} in {all:?}")
    };
    assert_eq!(value(event, "UID"), id);
    for field in ["DTSTAMP", "LAST-MODIFIED"] {
        let day = format!("{}T000000Z", updated.replace('-', ""));
        assert_eq!(value(event, field), day, "{field}: {event}");
    }
    (id.to_owned(), updated.to_owned(), value(event, "SEQUENCE").parse().unwrap())
}

fn on_day(site: &Site, day: &str) -> Site {
    let mut site = site.clone();
    site.raw.date = day.parse().ok();
    site
}

#[test]
fn without_a_history_a_meeting_changed_on_a_day_that_has_come_and_stays() {
    let first = ("2020-03-13", "next: 2020-03-20");
    let minutes = ("2020-03-20", "next: 2020-04-03");
    let (next, planned) = ("Наступна зустріч", "Зустріч 2020-04-10");
    let to_come = ("2020-04-10", "status: planned");
    let of_file = ("2020-04-03", "title: Зустріч 2020-04-03");
    for (all, title, changed, sequence) in [
        // It was held, and minutes announced it.
        (vec![first, minutes], "Зустріч 2020-03-20", "2020-03-20", 1),
        (vec![first, minutes], "Зустріч 2020-03-13", "2020-03-13", 0),
        // Minutes announce it; then it gets its file.
        (vec![first, minutes], next, "2020-03-20", 0),
        (vec![first, minutes, (of_file.0, "")], "Зустріч 2020-04-03", "2020-03-20", 1),
        (vec![minutes, (of_file.0, "status: cancelled")], "Зустріч 2020-04-03", "2020-03-20", 1),
        // Nobody says when it was planned.
        (vec![first, minutes, to_come], planned, "2020-03-13", 0),
        (vec![minutes, to_come, ("2021-01-15", "")], "Зустріч 2021-01-15", "2020-03-20", 0),
        (vec![to_come], planned, "1970-01-01", 0),
        (vec![("2020-04-10", "next: 2020-05-08")], next, "1970-01-01", 0),
    ] {
        let site = meetings(&all);
        let told = stamp(&site, title);
        assert_eq!((&*told.1, told.2), (changed, sequence), "{title} of {all:?}");
        // Another meeting passes in between, and neither calendar nor feed is told anything of this one.
        for day in ["2020-03-28", "2020-04-02"] {
            assert_eq!(stamp(&on_day(&site, day), title), told, "{title} on {day}");
        }
    }
    let atom = |site: &Site| text(site, "meetings.atom");
    let none = site();
    assert_eq!(atom(&none), atom(&on_day(&none, "2020-03-28")), "an empty feed stays as it is");
}

#[test]
fn the_history_tells_when_a_meeting_changed() {
    let minutes = ("2020-03-20", "next: 2020-04-03");
    let history = "entries:\n  - {kind: meeting, id: 2020-03-20, first_seen: 2020-03-21, changed: 2020-03-25, sequence: 4, events: [{on: 2020-03-22, what: [changed], fields: [agenda]}, {on: 2020-03-23, what: [changed], fields: [next, place]}, {on: 2020-03-25, what: [changed], fields: [text]}]}\n";
    let own = "  - {kind: meeting, id: 2020-04-03, first_seen: 2020-03-26, changed: 2020-03-26, sequence: 0}\n";
    let site = |all: &[(&str, &str)], entries: &str| meetings(all).file("ledger.yaml", entries);
    let told = |site: &Site, title: &str| {
        let (_, changed, sequence) = stamp(site, title);
        (changed, sequence)
    };
    let announced = site(&[minutes], history);
    assert_eq!(told(&announced, "Зустріч 2020-03-20"), ("2020-03-25".to_owned(), 4));
    // Only what was said of it counts.
    assert_eq!(told(&announced, "Наступна зустріч"), ("2020-03-23".to_owned(), 1));
    let both = [minutes, ("2020-04-03", "status: planned")];
    let (title, filed) = ("Зустріч 2020-04-03", format!("{history}{own}"));
    assert_eq!(told(&site(&both, history), title), ("2020-03-23".to_owned(), 2), "not recorded");
    assert_eq!(told(&site(&both, &filed), title), ("2020-03-26".to_owned(), 2));
    // A history of days to come is not believed.
    let future = filed.replace("changed: 2020-03-26", "changed: 2020-04-02");
    assert_eq!(told(&site(&both, &future), title), ("2020-03-23".to_owned(), 2));
}

#[test]
fn a_meeting_that_is_moved_or_gets_minutes_is_the_same_one_changed_on_that_day() {
    let folder = meetings(&[("2020-04-03", "status: planned")]).on_disk();
    let told = |day: &str| {
        let content = folder.tree("content").into_iter();
        let of_meetings =
            content.filter(|(path, _)| path.starts_with("meetings/") || &**path == "ledger.yaml");
        let site = of_meetings.fold(site(), |site, (path, bytes)| {
            site.file(&path, &String::from_utf8(bytes).unwrap())
        });
        stamp(&on_day(&site, day), "Зустріч")
    };
    let record = |day: &str| {
        let output = folder.run(&["record", "--date", day]);
        assert!(output.status.success(), "{output:?}");
        told(day)
    };
    let write = |day: &str, lines: &str| {
        let text = format!("---\ntitle: Зустріч\ndate: {day}\n{lines}\n---\n");
        folder.put(&format!("content/meetings/{day}.md"), text.as_bytes());
    };
    write("2020-04-03", "status: planned");
    let (id, changed, sequence) = record("2020-03-26");
    assert_eq!((&*changed, sequence), ("2020-03-26", 0));
    assert_eq!(record("2020-03-27"), (id.clone(), changed, 0), "nothing happened");
    std::fs::remove_file(folder.path.join("content/meetings/2020-04-03.md")).unwrap();
    write("2020-04-10", "status: planned\nformerly: [2020-04-03]");
    let unrecorded = (id.clone(), "2020-03-26".to_owned(), 1);
    assert_eq!(told("2020-03-28"), unrecorded, "moved, and calendars hear of it before the ledger");
    assert_eq!(record("2020-03-28"), (id.clone(), "2020-03-28".to_owned(), 1), "moved");
    write("2020-04-10", "formerly: [2020-04-03]\ndecisions: [Скласти перелік]");
    assert_eq!(record("2020-04-11"), (id.clone(), "2020-04-11".to_owned(), 2), "minutes came");
    write("2020-04-10", "formerly: [2020-04-03]\ndecisions: [Скласти перелік]\nagenda: [Перелік]");
    assert_eq!(record("2020-04-20"), (id, "2020-04-20".to_owned(), 3), "more minutes");
}

#[test]
fn what_changed_stays_one_entry_of_the_feed_when_the_entry_gets_another_id() {
    let ids = |site: &Site| {
        let atom = text(site, "changes.atom");
        let entries = atom.split("<entry>").skip(1);
        entries.map(|entry| between(entry, "<id>", "</id>").to_owned()).collect::<Vec<_>>()
    };
    let history = |kind: &str, id: &str| {
        format!(
            "entries:\n  - {{kind: {kind}, id: {id}, first_seen: 2020-03-20, changed: 2020-03-26, sequence: 1, events: [{{on: 2020-03-26, what: [changed], fields: [name]}}]}}\n"
        )
    };
    for (kind, [before, after], head, text) in [
        ("organisation", ["khata", "oselia"], "organisations", "name: Хата\nkind: ngo\n"),
        ("need", ["masky", "respiratory"], "needs", "what: Маски\nresource: masks\n"),
        ("meeting", ["2020-03-20", "2020-03-21"], "meetings", "title: Нарада\ndate: 2020-03-20\n"),
        ("page", ["pro", "about"], "pages", "title: Про нас\n"),
    ] {
        let site = |id: &str, more: &str| {
            let (ending, text) = match head {
                "meetings" => ("md", text.replace("2020-03-20", id)),
                "pages" => ("md", text.to_owned()),
                _ => ("yaml", text.to_owned()),
            };
            let text = format!("{text}{more}");
            let text = if ending == "md" { format!("---\n{text}---\nТекст\n") } else { text };
            site()
                .file(&format!("{head}/{id}.{ending}"), &text)
                .file("ledger.yaml", &history(kind, id))
        };
        let old = ids(&site(before, ""));
        assert_eq!(old.len(), 2, "{kind}");
        assert_ne!(old[0], old[1], "{kind}");
        assert!(old.iter().all(|id| id.starts_with("urn:uuid:")), "{old:?}");
        assert_eq!(ids(&site(after, &format!("formerly: [{before}]\n"))), old, "{kind}");
    }
}
