//! The desk on a disk: drafts that outlive the program, files that somebody else changes, links that lead out.

#![expect(clippy::disallowed_methods, reason = "looks at what the desk wrote")]

use std::fs;
use std::path::PathBuf;

use super::desk::{Desk, FormSite, Outcome};
use super::drafts::version_mark;
use super::submission::Submission;
use crate::base::locale::Lang;
use crate::base::names::SourcePath;
use crate::content::validate::NameIndex;

/// A site in a folder of its own, which goes with it.
struct ScratchSite(PathBuf);

impl ScratchSite {
    fn new(name: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("perelik-forms-{}-{name}", std::process::id()));
        fs::create_dir_all(folder.join("content/organisations")).unwrap();
        Self(folder)
    }

    fn file(&self) -> PathBuf {
        self.0.join("content/organisations/a.md")
    }
}

impl Drop for ScratchSite {
    fn drop(&mut self) {
        // What is left of a failed test is swept by the system.
        let _ = fs::remove_dir_all(&self.0);
    }
}

const LANGUAGES: [Lang; 1] = [Lang::UK];

fn sent(version: &str, pairs: &[(&str, &str)]) -> Submission {
    let fixed = [("version", version), ("whole", "1")];
    let pairs = pairs.iter().chain(&fixed);
    Submission::new(pairs.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
}

#[test]
fn a_draft_outlives_the_program_and_every_step_can_be_taken_back() {
    let folder = ScratchSite::new("draft");
    let first = "---\nname: А # c\nkind: ngo\n---\n";
    fs::write(folder.file(), first).unwrap();
    let names = NameIndex::default();
    let site = FormSite { names: &names, languages: &LANGUAGES };
    let path = SourcePath::new("content/organisations/a.md");
    let desk = Desk::take_up(folder.0.clone()).unwrap();
    for name in ["Б", "В"] {
        let mark = desk.standing(&path, site).unwrap().text_mark();
        desk.act(&path, &sent(&mark, &[("name", name)]), site).unwrap();
    }
    drop(desk);
    let desk = Desk::take_up(folder.0.clone()).unwrap();
    assert_eq!(desk.unsaved(), std::slice::from_ref(&path));
    assert_eq!(desk.standing(&path, site).unwrap().text, first.replace('А', "В"));
    assert_eq!(fs::read_to_string(folder.file()).unwrap(), first, "nothing is saved yet");
    assert!(desk.write_draft(&path, site).unwrap());
    assert_eq!(fs::read_to_string(folder.file()).unwrap(), first.replace('А', "В"));
    for _ in 0..2 {
        desk.act(&path, &sent("", &[("do", "undo")]), site).unwrap();
    }
    assert_eq!(desk.standing(&path, site).unwrap().text, first);
    desk.act(&path, &sent("", &[("do", "redo")]), site).unwrap();
    assert_eq!(desk.standing(&path, site).unwrap().text, first.replace('А', "Б"));
    let hidden = fs::read_to_string(folder.0.join(".perelik/.gitignore")).unwrap();
    assert_eq!(hidden, "*\n");
}

#[test]
fn what_somebody_saved_meanwhile_is_kept_and_one_value_of_two_is_decided_by_a_person() {
    let folder = ScratchSite::new("meanwhile");
    fs::write(folder.file(), "---\nname: А\nkind: ngo\nemail: a@example.org\n---\n").unwrap();
    let names = NameIndex::default();
    let site = FormSite { names: &names, languages: &LANGUAGES };
    let path = SourcePath::new("content/organisations/a.md");
    let desk = Desk::take_up(folder.0.clone()).unwrap();
    let mark = desk.standing(&path, site).unwrap().text_mark();
    desk.act(&path, &sent(&mark, &[("name", "Б")]), site).unwrap();
    // Another field: both are kept.
    fs::write(folder.file(), "---\nname: А\nkind: ngo\nemail: b@example.org\n---\n").unwrap();
    assert!(desk.write_draft(&path, site).unwrap());
    assert_eq!(
        fs::read_to_string(folder.file()).unwrap(),
        "---\nname: Б\nkind: ngo\nemail: b@example.org\n---\n"
    );
    // The same field: nothing is saved until somebody has seen both.
    let mark = desk.standing(&path, site).unwrap().text_mark();
    desk.act(&path, &sent(&mark, &[("name", "В")]), site).unwrap();
    let theirs = "---\nname: Г\nkind: ngo\nemail: b@example.org\n---\n";
    fs::write(folder.file(), theirs).unwrap();
    assert!(!desk.write_draft(&path, site).unwrap());
    assert_eq!(fs::read_to_string(folder.file()).unwrap(), theirs);
    let standing = desk.standing(&path, site).unwrap();
    assert_eq!(standing.conflicts, [("name".to_owned(), "Г".to_owned())]);
    assert!(standing.text.contains("name: В"));
    desk.act(&path, &sent(&standing.text_mark(), &[("name", "В і Г")]), site).unwrap();
    assert!(desk.write_draft(&path, site).unwrap());
    assert!(fs::read_to_string(folder.file()).unwrap().contains("name: В і Г"));
}

#[test]
fn an_emptied_item_that_is_taken_away_takes_no_other_with_it() {
    let folder = ScratchSite::new("removed");
    let phones = ["050 000-00-01", "050 000-00-02", "050 000-00-03"];
    let text = |phones: &[&str]| {
        let lines: String = phones.iter().map(|phone| format!("  - number: {phone}\n")).collect();
        format!("---\nname: А\nphones:\n{lines}---\n")
    };
    let names = NameIndex::default();
    let site = FormSite { names: &names, languages: &LANGUAGES };
    let path = SourcePath::new("content/organisations/a.md");
    // What is typed in the item, what is emptied elsewhere, which item goes, and what is left.
    for (values, item, left) in [
        (["", phones[1], phones[2]], 0, &[1, 2][..]),
        ([phones[0], "", phones[2]], 1, &[0, 2]),
        (["", phones[1], phones[2]], 1, &[2]),
        ([phones[0], phones[1], ""], 0, &[1]),
        (["050 000-00-09", phones[1], phones[2]], 0, &[1, 2]),
    ] {
        fs::write(folder.file(), text(&phones)).unwrap();
        let desk = Desk::take_up(folder.0.clone()).unwrap();
        let mark = desk.standing(&path, site).unwrap().text_mark();
        let action = format!("remove:phones.{item}");
        let fields = [0, 1, 2].map(|n| format!("phones.{n}.number"));
        let mut pairs: Vec<(&str, &str)> = fields.iter().map(String::as_str).zip(values).collect();
        pairs.push(("do", &action));
        desk.act(&path, &sent(&mark, &pairs), site).unwrap();
        let left: Vec<&str> = left.iter().map(|n| phones[*n]).collect();
        assert_eq!(desk.standing(&path, site).unwrap().text, text(&left), "{values:?}, {item}");
        desk.act(&path, &sent("", &[("do", "discard")]), site).unwrap();
    }
}

#[test]
fn a_file_that_somebody_took_away_comes_back_only_when_that_is_meant() {
    let folder = ScratchSite::new("gone");
    fs::write(folder.file(), "---\nname: А\nkind: ngo\n---\n").unwrap();
    let names = NameIndex::default();
    let site = FormSite { names: &names, languages: &LANGUAGES };
    let path = SourcePath::new("content/organisations/a.md");
    let desk = Desk::take_up(folder.0.clone()).unwrap();
    let mark = desk.standing(&path, site).unwrap().text_mark();
    desk.act(&path, &sent(&mark, &[("name", "Б")]), site).unwrap();
    fs::remove_file(folder.file()).unwrap();
    assert!(!desk.write_draft(&path, site).unwrap());
    assert!(!folder.file().exists());
    let standing = desk.standing(&path, site).unwrap();
    assert!(standing.text.contains("name: Б"));
    desk.act(&path, &sent(&standing.text_mark(), &[("name", "Б")]), site).unwrap();
    assert!(desk.write_draft(&path, site).unwrap());
    assert!(fs::read_to_string(folder.file()).unwrap().contains("name: Б"));
}

#[test]
fn a_form_of_an_unknown_text_changes_nothing_and_half_a_form_neither() {
    let folder = ScratchSite::new("stale");
    let text = "---\nname: А\nkind: ngo\n---\n";
    fs::write(folder.file(), text).unwrap();
    let names = NameIndex::default();
    let site = FormSite { names: &names, languages: &LANGUAGES };
    let path = SourcePath::new("content/organisations/a.md");
    let desk = Desk::take_up(folder.0.clone()).unwrap();
    let stale = sent(&version_mark("another"), &[("name", "Б")]);
    assert!(matches!(desk.act(&path, &stale, site), Err(Outcome::Stale)));
    let mark = desk.standing(&path, site).unwrap().text_mark();
    let pairs = [("version", mark.as_str()), ("name", "Б")];
    let half = Submission::new(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert!(matches!(desk.act(&path, &half, site), Err(Outcome::Unclear)));
    for way in ["nothing", "name.0", "phones.x.number", "services.0.help@uk"] {
        let strange = sent(&mark, &[(way, "Б")]);
        assert!(matches!(desk.act(&path, &strange, site), Err(Outcome::Unclear)), "{way}");
    }
    assert_eq!(desk.standing(&path, site).unwrap().text, text);
    assert!(desk.unsaved().is_empty());
}

#[test]
fn no_link_leads_a_form_out_of_the_content() {
    let folder = ScratchSite::new("link");
    let outside = folder.0.join("outside.md");
    fs::write(&outside, "---\nname: А\n---\n").unwrap();
    std::os::unix::fs::symlink(&outside, folder.file()).unwrap();
    let names = NameIndex::default();
    let site = FormSite { names: &names, languages: &LANGUAGES };
    let path = SourcePath::new("content/organisations/a.md");
    let desk = Desk::take_up(folder.0.clone()).unwrap();
    assert!(matches!(desk.standing(&path, site), Err(Outcome::Unsaved(_))));
    assert!(matches!(desk.take_away(&path, site), Err(Outcome::Unsaved(_))));
    for way in [
        "content/organisations/../../outside.md",
        "outside.md",
        "/etc/passwd",
        "content/../outside.md",
    ] {
        assert!(desk.standing(&SourcePath::new(way), site).is_err(), "{way}");
    }
    assert_eq!(fs::read_to_string(&outside).unwrap(), "---\nname: А\n---\n");
}
