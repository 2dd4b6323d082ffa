//! `record` writes down what changed since the last time, and never what stood there.

use perelik::base::choices::{LedgerChange, LedgerKind};
use perelik::compile;
use perelik::disk::discover::discover;
use perelik::list::publish::ChangeKind::{self, Recorded};
use perelik::list::publish::{Event, Public};

use crate::site::{Folder, Site, site};

const PHONE: &str = "name: Дім\nkind: ngo\nphones: [\"0 800 000 001\"]\n";

fn record(folder: &Folder, day: &str) -> String {
    let ran = folder.run(&["record", "--date", day]);
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stdout));
    String::from_utf8(ran.stdout).unwrap()
}

fn ledger(folder: &Folder) -> String {
    std::fs::read_to_string(folder.path.join("content/ledger.yaml")).unwrap()
}

/// Returns the ledger without its hashes.
fn told(folder: &Folder) -> String {
    let is_told = |line: &&str| !line.starts_with('#') && !line.contains("hash");
    ledger(folder).lines().filter(is_told).map(|line| format!("{line}\n")).collect()
}

/// Returns the events of an organisation, as makers of pages see them.
fn events(folder: &Folder, site: &Site, id: &str) -> Vec<Event> {
    let output = compile(&discover(&folder.path).unwrap(), &site.raw).value;
    let public: &Public = output.public();
    public.history_of(LedgerKind::Organisation, id).map(|h| h.events.clone()).unwrap_or_default()
}

fn event(on: &str, what: &[ChangeKind], fields: &[&str]) -> Event {
    let fields = fields.iter().map(|&field| field.into()).collect();
    Event { on: on.parse().unwrap(), what: what.to_vec(), fields }
}

#[test]
fn what_is_public_is_written_down_once_and_the_same_again_changes_no_byte() {
    let folder = site().file("organisations/hidden.yaml", "name: Тінь\nkind: ngo\ndraft: yes\n");
    let folder = folder.on_disk();
    let said = record(&folder, "2020-03-27");
    assert_eq!(said, "changes of 2 entries were written into the history: content/ledger.yaml\n");
    let entry = |id: &str| {
        format!(
            "- kind: organisation\n  id: \"{id}\"\n  first_seen: 2020-03-27\n  \
             changed: 2020-03-27\n  sequence: 0\n"
        )
    };
    assert_eq!(told(&folder), format!("entries:\n{}{}", entry("dim"), entry("pryklad")));
    let before = ledger(&folder);
    let said = record(&folder, "2020-04-30");
    assert_eq!(said, "nothing has changed since it was last written down\n");
    assert_eq!(ledger(&folder), before);
    assert!(folder.run(&["check", "--date", "2020-04-30"]).status.success());
}

#[test]
fn phones_names_and_closing_are_told_day_by_day_and_two_runs_a_day_make_one_event() {
    let site = site();
    let folder = site.on_disk();
    let put = |text: &str| folder.put("content/organisations/dim.yaml", text.as_bytes());
    record(&folder, "2020-03-27");
    put(PHONE);
    record(&folder, "2020-03-30");
    put(&PHONE.replace("Дім", "Хата"));
    record(&folder, "2020-03-30");
    put(&(PHONE.replace("Дім", "Хата") + "status: closed\n"));
    record(&folder, "2020-04-02");
    put(&(PHONE.replace("Дім", "Хата") + "summary: Знову тут\n"));
    record(&folder, "2020-04-03");
    let expected = [
        event("2020-03-27", &[ChangeKind::Added], &[]),
        event(
            "2020-03-30",
            &[Recorded(LedgerChange::Phones), Recorded(LedgerChange::Renamed)],
            &["name", "phones"],
        ),
        event("2020-04-02", &[Recorded(LedgerChange::Closed)], &["status"]),
        event("2020-04-03", &[Recorded(LedgerChange::Reopened)], &["status", "summary"]),
    ];
    assert_eq!(events(&folder, &site, "dim"), expected);
    assert!(told(&folder).contains("changed: 2020-04-03\n  sequence: 4\n"), "{}", told(&folder));
}

#[test]
fn a_renamed_entry_takes_its_past_along_and_a_deleted_one_leaves_nothing() {
    let site = site();
    let folder = site.on_disk();
    record(&folder, "2020-03-27");
    let (old, new) = ("content/organisations/dim.yaml", "content/organisations/khata.yaml");
    std::fs::remove_file(folder.path.join(old)).unwrap();
    folder.put(new, "name: Дім\nkind: ngo\nformerly: [dim]\n".as_bytes());
    record(&folder, "2020-04-01");
    let expected = [
        event("2020-03-27", &[ChangeKind::Added], &[]),
        event("2020-04-01", &[Recorded(LedgerChange::Renamed)], &[]),
    ];
    assert_eq!(events(&folder, &site, "khata"), expected);
    assert!(!ledger(&folder).contains("dim"), "{}", ledger(&folder));
    std::fs::remove_file(folder.path.join(new)).unwrap();
    record(&folder, "2020-04-02");
    assert!(!ledger(&folder).contains("khata"), "{}", ledger(&folder));
}

#[test]
fn an_entry_that_is_hidden_for_a_while_keeps_its_past_and_shows_none() {
    let site = site();
    let folder = site.on_disk();
    record(&folder, "2020-03-20");
    let before = ledger(&folder);
    let hidden = "name: Дім\nkind: ngo\ndraft: yes\n";
    folder.put("content/organisations/dim.yaml", hidden.as_bytes());
    record(&folder, "2020-03-25");
    assert_eq!(ledger(&folder), before);
    assert_eq!(events(&folder, &site, "dim"), []);
}

#[test]
fn the_ledger_holds_no_number_no_name_and_no_whole_hash_of_what_can_be_guessed() {
    let text = "name: Дім\nkind: ngo\nemail: a@example.org\nphones: [\"0 800 000 001\"]\npeople:\n  \
                - {name: Олена Приклад, phone: 050 000-00-01, visibility: public, \
                consent: {on: 2020-03-01, by: Приклад}}\n";
    let folder = site().file("organisations/dim.yaml", text).on_disk();
    folder.put("content/organisations/khata.yaml", PHONE.as_bytes());
    record(&folder, "2020-03-27");
    let ledger = ledger(&folder);
    for part in ["800", "000001", "Олена", "example.org", "Дім"] {
        assert!(!ledger.contains(part), "{part} stands in\n{ledger}");
    }
    let hashes = |field: &str| -> Vec<String> {
        let lines = ledger.lines().filter(|line| line.contains(&format!("field: {field},")));
        lines.map(|line| line.split('"').nth(1).unwrap().to_owned()).collect()
    };
    for field in ["phones", "people", "email"] {
        assert!(hashes(field).iter().all(|hash| hash.len() == 4), "{field}");
    }
    assert_eq!(hashes("phones").len(), 2);
    assert!(hashes("name").iter().all(|hash| hash.len() == 16));
}

#[test]
fn what_two_branches_wrote_is_joined_and_nothing_of_either_is_lost() {
    let site = site();
    let folder = site.on_disk();
    record(&folder, "2020-03-27");
    let put = |text: &str| folder.put("content/organisations/dim.yaml", text.as_bytes());
    let base = ledger(&folder);
    put(PHONE);
    record(&folder, "2020-03-28");
    let ours = ledger(&folder);
    folder.put("content/ledger.yaml", base.as_bytes());
    put("name: Дім\nkind: ngo\nsummary: Тут\n");
    record(&folder, "2020-03-29");
    // The entry stands twice: so git leaves it where both sides are kept.
    let (_, entries) = ours.split_once("entries:\n").unwrap();
    folder.put("content/ledger.yaml", (ledger(&folder) + entries).as_bytes());
    put(&(PHONE.to_owned() + "summary: Тут\n"));
    record(&folder, "2020-03-30");
    let expected = [
        event("2020-03-27", &[ChangeKind::Added], &[]),
        event("2020-03-28", &[Recorded(LedgerChange::Phones)], &["phones"]),
        event("2020-03-29", &[Recorded(LedgerChange::Changed)], &["summary"]),
        event("2020-03-30", &[Recorded(LedgerChange::Phones)], &["phones"]),
    ];
    assert_eq!(events(&folder, &site, "dim"), expected);
}

#[test]
fn with_mistakes_in_the_content_nothing_is_written() {
    let folder = site().file("organisations/dim.yaml", "name: Дім\nkind: nog\n").on_disk();
    let ran = folder.run(&["record", "--date", "2020-03-27"]);
    assert_eq!(ran.status.code(), Some(1));
    let said = String::from_utf8(ran.stdout).unwrap();
    assert!(said.contains("content/organisations/dim.yaml:2:7"), "{said}");
    assert!(said.ends_with("nothing was written: mend the errors first\n"), "{said}");
    assert!(!folder.path.join("content/ledger.yaml").exists());
}

#[test]
fn new_phones_names_and_closing_reach_the_page_and_the_feed_of_changes() {
    let folder = site().file("organisations/dim.yaml", PHONE).on_disk();
    record(&folder, "2020-03-23");
    let changed = PHONE.replace("001", "002").replace("Дім", "Оселя");
    folder.put("content/organisations/dim.yaml", changed.as_bytes());
    record(&folder, "2020-03-26");
    let closed = changed.replace("kind: ngo", "kind: ngo\nstatus: closed");
    folder.put("content/organisations/dim.yaml", closed.as_bytes());
    record(&folder, "2020-03-27");
    assert!(folder.run(&["build", "--date", "2020-03-27"]).status.success());
    let page = std::fs::read_to_string(folder.path.join("public/changes/index.html")).unwrap();
    let feed = std::fs::read_to_string(folder.path.join("public/changes.atom")).unwrap();
    for said in ["інші телефони", "нова назва", "2020-03-23", "2020-03-26", "2020-03-27"]
    {
        assert!(page.contains(said) && feed.contains(said), "{said}");
    }
    assert!(page.contains("Оселя") && !page.contains("Дім"), "an old name is told");
}

#[test]
fn a_history_that_lies_elsewhere_is_begun_kept_and_joined_with_that_of_the_content() {
    let folder = site().on_disk();
    let entry = |id: &str, first: &str, changed: &str| {
        format!(
            "- kind: organisation\n  id: {id}\n  first_seen: {first}\n  changed: {changed}\n  \
             sequence: 1\n"
        )
    };
    let elsewhere = folder.path.join("elsewhere.yaml");
    let name = elsewhere.to_str().unwrap();
    let missing = folder.run(&["build", "--ledger", name]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8(missing.stderr).unwrap().contains(name));
    let begun = folder.run(&["record", "--date", "2020-03-27", "--ledger", name]);
    assert!(begun.status.success() && !folder.path.join("content/ledger.yaml").exists());
    // The earliest that was seen and the latest that changed, whichever of the two knows it; and what only one knows.
    let content =
        entry("dim", "2019-01-01", "2020-03-01") + &entry("gone", "2019-01-01", "2019-01-01");
    folder.put("content/ledger.yaml", format!("entries:\n{content}").as_bytes());
    let other =
        entry("dim", "2019-06-01", "2020-03-20") + &entry("pryklad", "2019-02-02", "2019-02-02");
    std::fs::write(&elsewhere, format!("entries:\n{other}")).unwrap();
    let said = folder.run(&["record", "--date", "2020-03-27", "--ledger", name]);
    let noted = String::from_utf8(said.stderr).unwrap();
    assert!(noted.contains(name) && noted.contains("content/ledger.yaml"), "{noted}");
    let whole = std::fs::read_to_string(&elsewhere).unwrap();
    for line in ["first_seen: 2019-01-01", "changed: 2020-03-20", "first_seen: 2019-02-02"] {
        assert_eq!(whole.matches(line).count(), 1, "{line}: {whole}");
    }
    assert!(!whole.contains("gone"), "it has no file: {whole}");
    assert_eq!(ledger(&folder), format!("entries:\n{content}"), "the content was written to");
    // A build is another one as soon as the history is.
    let build = || {
        assert!(folder.run(&["build", "--date", "2020-03-27", "--ledger", name]).status.success());
        std::fs::read_to_string(folder.path.join("public/manifest.json")).unwrap()
    };
    let before = build();
    std::fs::write(&elsewhere, whole.replace("2020-03-20", "2020-03-21")).unwrap();
    assert_ne!(build(), before);
}
