//! Meetings: which are to come, what minutes keep, and by what name calendars and feeds know each.

use std::collections::BTreeMap;

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
pub(crate) fn text(site: &Site, path: &str) -> String {
    site.page(path).replace("\r\n ", "").replace("\\;", ";").replace('\u{a0}', " ")
}

#[test]
fn minutes_keep_the_name_of_an_organisation_whose_entry_is_not_shown() {
    for dim in ["expires_on: 2020-03-26\n", "діє_до: 2020-03-21\n"] {
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
fn minutes_do_not_name_what_readers_have_not_been_told_of() {
    for dim in ["draft: yes\n", "publish_on: 2020-04-01\n", "чернетка: так\n"] {
        for (path, bytes) in minutes(dim).build() {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            assert!(!text.contains("Дім"), "{dim}{path}:\n{text}");
        }
    }
}

#[test]
fn a_participant_who_is_not_published_yet_can_be_named_in_words() {
    let page = minutes("draft: yes\n").file(
        "meetings/2020-03-21.md",
        "---\ntitle: Нарада\ndate: 2020-03-21\nприсутні:\n  - {організація: dim, назва: Новий дім}\n---\n",
    );
    assert!(text(&page, "meetings/2020-03-21/index.html").contains("Новий дім"));
}

#[test]
fn an_organisation_that_has_ended_is_named_in_minutes_without_a_warning_and_one_never_shown_with_one()
 {
    assert_eq!(minutes("").remarks(), "");
    let ended = minutes("expires_on: 2020-03-26\n").remarks();
    assert!(ended.lines().count() == 1 && ended.contains("[expired]"), "{ended}");
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
pub(crate) fn meetings(all: &[(&str, &str)]) -> Site {
    all.iter().fold(site(), |site, (day, lines)| {
        let text = format!("---\ntitle: Зустріч {day}\ndate: {day}\n{lines}\n---\n");
        site.file(&format!("meetings/{day}.md"), &text)
    })
}

/// Returns the part of a page between two marks.
pub(crate) fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
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

/// Returns the events of a calendar, each as its lines.
pub(crate) fn events(site: &Site, path: &str) -> Vec<String> {
    let text = text(site, path);
    text.split("BEGIN:VEVENT\r\n").skip(1).map(str::to_owned).collect()
}

/// Returns the value of a line of an event.
pub(crate) fn value<'a>(event: &'a str, name: &str) -> &'a str {
    between(event, &format!("{name}:"), "\r\n")
}

/// Returns the events on a day.
fn on(site: &Site, day: &str) -> Vec<String> {
    let mut events = events(site, "calendar.ics");
    let day = day.replace('-', "");
    events.retain(|event| between(event, "\r\nDTSTART", "\r\n").contains(&day));
    events
}

#[test]
fn a_meeting_that_minutes_announce_is_in_every_output_that_tells_meetings() {
    for (next, day, words, start) in [
        (
            "next: {date: 2020-04-03, start: \"10:00\", place: Зала}",
            "2020-04-03",
            "3 квітня 2020",
            "DTSTART;TZID=Europe/Kyiv:20200403T100000",
        ),
        ("наступна: 2021-01-15", "2021-01-15", "15 січня 2021", "DTSTART;VALUE=DATE:20210115"),
        (
            "next: {date: 2020-03-27, start: \"18:30\"}\nseries: Рада",
            "2020-03-27",
            "27 березня 2020",
            "DTSTART;TZID=Europe/Kyiv:20200327T183000",
        ),
    ] {
        let site = meetings(&[("2020-03-20", next)]);
        assert_eq!(site.remarks(), "");
        let title =
            if next.contains("Рада") { "Рада" } else { "Наступна зустріч" };
        for path in ["calendar.ics".to_owned(), format!("meetings/{day}.ics")] {
            let events = events(&site, &path);
            let event = events.iter().find(|event| event.contains(start)).unwrap();
            assert_eq!(value(event, "SUMMARY"), title);
            assert_eq!(value(event, "STATUS"), "CONFIRMED");
            assert_eq!(event.contains("LOCATION:Зала"), next.contains("Зала"));
            assert!(event.contains("https://example.org/meetings/2020-03-20/"), "{event}");
        }
        let page = text(&site, "meetings/2020-03-20/index.html");
        let said = between(&page, "<h2 id=\"next\"", "</section>");
        assert!(
            said.contains(words) && said.contains(&format!("\"../../meetings/{day}.ics\"")),
            "{said}"
        );
        let list = text(&site, "meetings/index.html");
        let home = text(&site, "index.html");
        for coming in [
            between(&list, "id=\"planned\"", "</section>"),
            between(&home, "id=\"news\"", "id=\"desks\""),
        ] {
            assert!(coming.contains(words) && coming.contains(title), "{coming}");
            assert!(coming.contains("2020-03-20/#next"), "{coming}");
        }
        assert!(text(&site, "share.txt").contains(words), "{}", text(&site, "share.txt"));
        assert!(text(&site, "meetings.atom").contains(words), "{}", text(&site, "meetings.atom"));
    }
}

#[test]
fn a_meeting_that_gets_its_file_keeps_its_event() {
    let announced = meetings(&[("2020-03-20", "next: {date: 2020-04-03, start: \"10:00\"}")]);
    let [event] = &on(&announced, "2020-04-03")[..] else { panic!("one event") };
    let uid = value(event, "UID");
    let file = |name: &str, lines: &str| {
        let text = format!("---\ntitle: Власна\n{lines}\n---\n");
        announced.clone().file(&format!("meetings/{name}.md"), &text)
    };
    for (site, day) in [
        (file("2020-04-03", "date: 2020-04-03"), "2020-04-03"),
        (file("2020-04-03-vyizna", "date: 2020-04-03\nseries: Рада"), "2020-04-03"),
        (file("2020-04-10", "date: 2020-04-10\nformerly: [2020-04-03]"), "2020-04-10"),
        (file("2020-04-01-insha", "date: 2020-04-01\nformerly: [2020-04-03]"), "2020-04-01"),
        (file("2020-04-03", "date: 2020-04-03\nstatus: cancelled"), "2020-04-03"),
    ] {
        assert_eq!(events(&site, "calendar.ics").len(), 2, "no second event");
        let [event] = &on(&site, day)[..] else { panic!("one event on {day}") };
        assert_eq!((value(event, "UID"), value(event, "SUMMARY")), (uid, "Власна"));
        let cancelled = value(event, "STATUS") == "CANCELLED";
        let page = text(&site, "meetings/2020-03-20/index.html");
        let said = between(&page, "<h2 id=\"next\"", "</section>");
        assert!(said.contains(&format!("datetime=\"{day}")), "what the file says: {said}");
        assert_eq!(said.contains("Зустріч скасовано"), cancelled, "{said}");
        assert_eq!(said.contains("\"go\""), !cancelled, "a calendar of what is held only: {said}");
        // What the minutes knew of the day holds while it is that day.
        assert_eq!(said.contains("T10:00"), day == "2020-04-03", "{said}");
    }
}

#[test]
fn what_is_past_or_was_said_otherwise_later_is_not_announced() {
    let calendar = |all: &[(&str, &str)]| {
        let site = meetings(all);
        let days: Vec<String> = events(&site, "calendar.ics")
            .iter()
            .map(|event| {
                between(event, "\r\nDTSTART", "\r\n").rsplit(':').next().unwrap().to_owned()
            })
            .collect();
        let page = text(&site, "meetings/2020-03-13/index.html");
        let has_link = between(&page, "<h2 id=\"next\"", "</section>").contains(".ics");
        (days.join(" "), has_link)
    };
    let first = "2020-03-13";
    assert_eq!(calendar(&[(first, "next: 2020-03-26")]), ("20200313".into(), false));
    assert_eq!(calendar(&[(first, "next: 2020-03-27")]), ("20200327 20200313".into(), true));
    // The next minutes of the same series know better.
    let (earlier, later) = ((first, "next: 2020-04-10"), ("2020-03-20", "next: 2020-04-03"));
    assert_eq!(calendar(&[earlier, later]), ("20200403 20200320 20200313".into(), false));
    let other = ("2020-03-20", "next: 2020-04-03\nseries: Рада");
    assert_eq!(calendar(&[earlier, other]), ("20200410 20200403 20200320 20200313".into(), true));
    // Two say the same, and it is one meeting.
    let same = ("2020-03-20", "next: {date: 2020-04-10, start: \"09:00\"}");
    assert_eq!(calendar(&[earlier, same]), ("20200410T090000 20200320 20200313".into(), true));
}

#[test]
fn two_series_that_meet_on_one_day_are_two_events_and_stay_themselves() {
    let minutes = |day, series| (day, format!("next: 2020-04-03\nseries: {series}"));
    for (older, newer) in [("Рада", "Штаб"), ("Штаб", "Рада")] {
        let all = [minutes("2020-03-19", older), minutes("2020-03-20", newer)];
        let site = meetings(&all.each_ref().map(|(day, lines)| (*day, lines.as_str())));
        let uids = |site: &Site| {
            let events = on(site, "2020-04-03");
            let uids =
                events.iter().map(|e| (value(e, "SUMMARY").to_owned(), value(e, "UID").to_owned()));
            uids.collect::<BTreeMap<_, _>>()
        };
        let announced = uids(&site);
        assert_eq!(announced.len(), 2);
        assert_ne!(announced["Рада"], announced["Штаб"]);
        for (series, other) in [("Рада", "Штаб"), ("Штаб", "Рада")] {
            let text = |title: &str| {
                format!("---\ntitle: {title}\ndate: 2020-04-03\nseries: {title}\n---\n")
            };
            let one = site.clone().file("meetings/2020-04-03-b.md", &text(series));
            assert_eq!(uids(&one), announced, "{series} has a file");
            let both = one.file("meetings/2020-04-03-a.md", &text(other));
            assert_eq!(uids(&both), announced, "both have files");
        }
    }
}

#[test]
fn an_end_in_the_night_after_an_evening_is_on_the_next_day() {
    let meeting = |start: &str, end: &str| {
        let fields =
            format!("title: Нарада\ndate: 2020-02-29\nstart: \"{start}\"\nend: \"{end}\"\n");
        site().file("meetings/2020-02-29.md", &format!("---\n{fields}---\n"))
    };
    for (start, end, moment) in [
        ("22:00", "01:30", "2020-03-01T01:30"),
        ("17:00", "06:00", "2020-03-01T06:00"),
        ("23:30", "00:00", "2020-03-01T00:00"),
        ("17:00", "18:00", "2020-02-29T18:00"),
        ("04:00", "05:00", "2020-02-29T05:00"),
    ] {
        let site = meeting(start, end);
        assert!(!site.remarks().contains("end-before-start"), "{}", site.remarks());
        let compact = format!("{}00", moment.replace(['-', ':'], ""));
        let page = site.page("meetings/2020-02-29/index.html");
        assert!(page.contains(&format!("\"endDate\":\"{moment}\"")), "{page}");
        for path in ["meetings/2020-02-29.ics", "calendar.ics"] {
            let calendar = site.page(path);
            assert!(
                calendar.contains(&format!("DTEND;TZID=Europe/Kyiv:{compact}\r\n")),
                "{calendar}"
            );
        }
    }
    for (start, end) in
        [("16:59", "01:00"), ("20:00", "06:01"), ("20:00", "19:00"), ("11:00", "09:30")]
    {
        let remarks = meeting(start, end).remarks();
        assert!(remarks.contains("error[end-before-start]"), "{start} {end}: {remarks}");
    }
}

#[test]
fn an_organisation_that_is_named_without_its_legal_form_is_found_for_the_hint() {
    let text = "---\ntitle: Н\ndate: 2020-03-20\nattendees: [Зразок]\n---\n";
    let long = "name: Громадська організація «Зразок»\nkind: ngo\n";
    let site = site().file("meetings/2020-03-20.md", text).file("organisations/z1.yaml", long);
    let remarks = site.remarks();
    assert!(remarks.contains("[unknown-organisation]") && remarks.contains("`z1`"), "{remarks}");
    // Which of two is meant, nobody knows.
    let site = site.file("organisations/z2.yaml", "name: Благодійний фонд «Зразок»\nkind: ngo\n");
    assert!(!site.remarks().contains("`z1`"), "{}", site.remarks());
}
