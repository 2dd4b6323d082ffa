//! What an interrupted command began with the content is finished, or taken back, by the next one that reads it.

use crate::site::{Folder, site};

const OLD: &str = "name: Дім\nkind: ngo\n";
const NEW: &str = "name: Дім\nkind: ngo\nstatus: paused\n";

/// A site in which a command was stopped: two files were to change, and neither has.
fn stopped() -> Folder {
    let folder = site()
        .file("organisations/dim.yaml", OLD)
        .file("organisations/dim-2.yaml", OLD)
        .bytes("content/organisations/.dim.yaml.perelik-7", NEW.as_bytes())
        .bytes("content/organisations/.dim-2.yaml.perelik-7", NEW.as_bytes())
        .on_disk();
    let hash = |text: &str| blake3::hash(text.as_bytes()).to_hex().to_string();
    let file = |name: &str| {
        let (old, new) = (hash(OLD), hash(NEW));
        format!(
            "{{\"path\":\"content/organisations/{name}\",\"before\":\"{old}\",\"after\":\"{new}\"}}"
        )
    };
    let files = [file("dim.yaml"), file("dim-2.yaml")].join(",");
    let journal = format!("{{\"process\":7,\"files\":[{files}]}}");
    folder.put(".perelik/saving.json", journal.as_bytes());
    folder
}

fn said(folder: &Folder, arguments: &[&str]) -> (i32, String) {
    let ran = folder.run(&[arguments, &["--date", "2020-03-27"]].concat());
    (ran.status.code().unwrap(), String::from_utf8(ran.stderr).unwrap())
}

/// The texts of the two files, and the names of all that lies hidden.
fn lies(folder: &Folder) -> (Vec<String>, Vec<String>) {
    let all = folder.tree("");
    let text = |name: &str| {
        String::from_utf8(all[&format!("content/organisations/{name}")].clone()).unwrap()
    };
    let hidden = all.keys().filter(|path| path.contains("/.") || path.starts_with('.'));
    (vec![text("dim.yaml"), text("dim-2.yaml")], hidden.cloned().collect())
}

#[test]
fn any_command_that_reads_finishes_what_was_interrupted_and_says_so() {
    let commands: [&[&str]; 4] = [&["check"], &["build"], &["record"], &["export", "list.csv"]];
    for command in commands {
        let folder = stopped();
        let (code, said) = said(&folder, command);
        let line =
            "an earlier command was interrupted; 2 files that it was writing are finished now\n";
        assert_eq!((code, said.matches(line).count()), (0, 1), "{command:?}: {said}");
        let (texts, hidden) = lies(&folder);
        assert_eq!(texts, [NEW, NEW], "{command:?}");
        assert!(!hidden.iter().any(|path| path.contains(".perelik-") || path.ends_with(".json")));
    }
}

#[test]
fn what_somebody_changed_since_stays_and_the_rest_is_taken_back() {
    let folder = stopped();
    let theirs = "name: Дім\nkind: ngo\nstatus: closed\n";
    folder.put("content/organisations/dim-2.yaml", theirs.as_bytes());
    let (_, said) = said(&folder, &["check"]);
    assert!(said.contains("dim-2.yaml` was changed since: all files are as they were"), "{said}");
    assert_eq!(lies(&folder), (vec![OLD.to_owned(), theirs.to_owned()], Vec::new()));
}

#[test]
fn a_journal_that_makes_no_sense_stops_the_command_and_is_named() {
    let folder = stopped();
    folder.put(".perelik/saving.json", b"{}");
    let (code, said) = said(&folder, &["build"]);
    assert_eq!(code, 2);
    assert!(said.contains(".perelik/saving.json` tells of an interrupted command"), "{said}");
    assert_eq!(lies(&folder).0, [OLD, OLD]);
}
