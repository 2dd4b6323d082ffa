use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::file::exchange;
use super::journal::{Journal, Progress};
use super::step::StepState;
use super::*;
use crate::base::names::SourcePath;

/// A site of its own for one test, with two files that change, one that goes, and one that stays.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("perelik-many-{name}-{}", std::process::id()));
        let folder = Self(path);
        for (file, text) in OLD {
            folder.put(file, text);
        }
        folder
    }

    fn put(&self, file: &str, text: &str) {
        let path = self.0.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Every file below the root, hidden ones too.
    fn files(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        gather(&self.0, &self.0, &mut found);
        found.retain(|(path, _)| path != ".perelik/.gitignore");
        found.sort();
        found
    }

    /// Begins the change and does its first steps, as a program that is stopped then.
    fn begun(&self, steps: usize, can_exchange: bool) -> Journal {
        let changes = changes();
        let changes: Vec<&FileChange> = changes.iter().collect();
        let mut journal = Journal::begin_change(&self.0, &changes).unwrap();
        transaction::stage(&self.0, &changes, &journal).unwrap();
        journal.advance(Progress::Saving).unwrap();
        journal.steps[..steps].iter().for_each(|step| step.advance(can_exchange).unwrap());
        journal
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn gather(root: &Path, folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(root, &path, found);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

const OLD: [(&str, &str); 4] = [
    ("content/a.md", "old a"),
    ("content/b.md", "old b"),
    ("content/pages/deep/gone.md", "old gone"),
    ("content/stays.md", "stays"),
];
const NEW: [(&str, &str); 4] = [
    ("content/a.md", "new a"),
    ("content/b.md", "new b"),
    ("content/pages/new.md", "new page"),
    ("content/stays.md", "stays"),
];
/// How many files the change is about.
const STEPS: usize = 4;

fn owned(files: &[(&str, &str)]) -> Vec<(String, String)> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

fn changes() -> Vec<FileChange> {
    let path = SourcePath::new;
    let bytes = |text: &str| Some(Arc::from(text.as_bytes()));
    let moved = FileChange::renaming(
        &path("content/pages/deep/gone.md"),
        Arc::from(&b"old gone"[..]),
        path("content/pages/new.md"),
        "new page".to_owned(),
    );
    let [made, gone] = moved;
    let a = FileChange::replacement(path("content/a.md"), bytes("old a"), "new a".to_owned());
    let b = FileChange::replacement(path("content/b.md"), bytes("old b"), "new b".to_owned());
    vec![a, made, b, gone]
}

#[test]
fn many_files_change_as_one_and_nothing_is_left_beside_them() {
    let folder = Folder::new("all");
    let moved = folder.0.join("content/pages/deep/gone.md");
    fs::set_permissions(&moved, Permissions::from_mode(0o600)).unwrap();
    let mut all = changes();
    // What is the same already is not touched, and need not be there to be compared.
    all.push(FileChange::replacement(
        SourcePath::new("content/stays.md"),
        Some(Arc::from(&b"same"[..])),
        "same".to_owned(),
    ));
    save(&folder.0, &all).unwrap();
    assert_eq!(folder.files(), owned(&NEW));
    let mode = fs::metadata(folder.0.join("content/pages/new.md")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert!(!folder.0.join("content/pages/deep").exists());
    assert_eq!(fs::read_to_string(folder.0.join(".perelik/.gitignore")).unwrap(), "*\n");
    assert!(recover(&folder.0).unwrap().is_none());
}

#[test]
fn where_one_file_is_not_what_was_read_none_is_written() {
    for (file, text) in [
        ("content/a.md", "theirs"),
        ("content/pages/new.md", "theirs"),
        ("content/pages/deep/gone.md", "theirs"),
    ] {
        let folder = Folder::new("changed");
        folder.put(file, text);
        let before = folder.files();
        let refused = save(&folder.0, &changes());
        let Err(SaveError::Changed(path)) = refused else { panic!("{refused:?}") };
        assert_eq!((path, folder.files()), (folder.0.join(file), before));
    }
    let folder = Folder::new("changed");
    fs::remove_file(folder.0.join("content/b.md")).unwrap();
    assert!(matches!(save(&folder.0, &changes()), Err(SaveError::Changed(_))));
}

#[test]
fn what_was_stopped_between_any_two_steps_is_finished() {
    for can_exchange in [true, false] {
        for steps in 0..=STEPS {
            let folder = Folder::new("finished");
            folder.begun(steps, can_exchange);
            assert_eq!(recover(&folder.0).unwrap(), Some(Recovered::Finished(STEPS)), "{steps}");
            assert_eq!(folder.files(), owned(&NEW), "{steps}");
        }
    }
    // Between the two renames of a disk that cannot exchange.
    let folder = Folder::new("finished");
    let journal = folder.begun(0, false);
    let hidden =
        |name: &str| folder.0.join(format!("content/.{name}.perelik-{}", std::process::id()));
    fs::rename(folder.0.join("content/a.md"), hidden("a.md.old")).unwrap();
    assert_eq!(journal.steps[0].state().unwrap(), StepState::Halfway);
    assert_eq!(recover(&folder.0).unwrap(), Some(Recovered::Finished(STEPS)));
    assert_eq!(folder.files(), owned(&NEW));
}

#[test]
fn what_was_stopped_before_it_began_is_dropped_and_what_was_undoing_itself_is_undone() {
    let folder = Folder::new("dropped");
    let all = changes();
    let all: Vec<&FileChange> = all.iter().collect();
    let journal = Journal::begin_change(&folder.0, &all).unwrap();
    journal.steps[0].stage(all[0], None).unwrap();
    assert_eq!(recover(&folder.0).unwrap(), Some(Recovered::Dropped));
    assert_eq!(folder.files(), owned(&OLD));
    folder.put(".perelik/staging.json", "{\"process\": 1, \"fil");
    assert_eq!(recover(&folder.0).unwrap(), Some(Recovered::Dropped));
    assert_eq!(folder.files(), owned(&OLD));
    for can_exchange in [true, false] {
        for steps in 0..=STEPS {
            for undone in 0..=steps {
                let folder = Folder::new("undone");
                let mut journal = folder.begun(steps, can_exchange);
                journal.advance(Progress::Undoing).unwrap();
                journal.steps[..undone].iter().for_each(|step| step.undo().unwrap());
                assert_eq!(recover(&folder.0).unwrap(), Some(Recovered::Undone(None)));
                assert_eq!(folder.files(), owned(&OLD), "{steps} {undone}");
            }
        }
    }
}

#[test]
fn a_file_that_somebody_changed_after_the_stop_is_never_written_over() {
    // One that was not written yet: everything goes back but the change of the other.
    for (steps, file) in
        [(0, "content/b.md"), (2, "content/b.md"), (2, "content/pages/deep/gone.md")]
    {
        let folder = Folder::new("theirs");
        folder.begun(steps, true);
        folder.put(file, "theirs");
        let undone = Recovered::Undone(Some(folder.0.join(file)));
        assert_eq!(recover(&folder.0).unwrap(), Some(undone));
        let mut expected = owned(&OLD);
        expected
            .iter_mut()
            .filter(|(path, _)| path == file)
            .for_each(|(_, text)| *text = "theirs".into());
        assert_eq!(folder.files(), expected);
    }
    // One that was written: everything else is finished.
    let folder = Folder::new("theirs");
    folder.begun(1, true);
    folder.put("content/a.md", "theirs, of the new");
    assert_eq!(recover(&folder.0).unwrap(), Some(Recovered::Finished(STEPS)));
    let mut expected = owned(&NEW);
    expected[0].1 = "theirs, of the new".into();
    assert_eq!(folder.files(), expected);
    // Both: what can be finished is, and the other is named.
    let folder = Folder::new("theirs");
    folder.begun(1, true);
    folder.put("content/a.md", "theirs, of the new");
    folder.put("content/b.md", "theirs, of the old");
    let named = Recovered::Overtaken(vec![folder.0.join("content/b.md")]);
    assert_eq!(recover(&folder.0).unwrap(), Some(named));
    expected[1].1 = "theirs, of the old".into();
    assert_eq!(folder.files(), expected);
}

#[test]
fn a_change_that_came_in_the_moment_of_the_exchange_comes_back() {
    for can_exchange in [true, false] {
        let folder = Folder::new("moment");
        let journal = folder.begun(1, can_exchange);
        folder.put("content/b.md", "theirs");
        let hidden =
            |name: &str| folder.0.join(format!("content/.{name}.perelik-{}", std::process::id()));
        let place = folder.0.join("content/b.md");
        match can_exchange {
            true => assert!(exchange(&hidden("b.md"), &place).unwrap()),
            false => {
                fs::rename(&place, hidden("b.md.old")).unwrap();
                fs::rename(hidden("b.md"), &place).unwrap();
            }
        }
        assert_eq!(journal.steps[2].state().unwrap(), StepState::Changed);
        assert_eq!(recover(&folder.0).unwrap(), Some(Recovered::Undone(Some(place))));
        let mut expected = owned(&OLD);
        expected[1].1 = "theirs".into();
        assert_eq!(folder.files(), expected);
    }
}

#[test]
fn a_journal_that_came_with_the_content_touches_nothing_but_what_a_program_laid_there() {
    let folder = Folder::new("hostile");
    let outside = Folder::new("outside");
    symlink(&outside.0, folder.0.join("content/link")).unwrap();
    let hash = blake3::hash(b"old a").to_hex().to_string();
    let journal = |path: &str| {
        format!(
            "{{\"process\":7,\"files\":[{{\"path\":\"{path}\",\"before\":\"{hash}\",\"after\":null}}]}}"
        )
    };
    let path =
        format!("content/../../{}/content/a.md", outside.0.file_name().unwrap().to_str().unwrap());
    for path in
        [path.as_str(), "content/link/content/a.md", "public/a", "themes/../a", "/etc/a", "content"]
    {
        folder.put(".perelik/saving.json", &journal(path));
        let refused = recover(&folder.0);
        assert!(matches!(refused, Err(SaveError::Journal(_))), "{path}: {refused:?}");
    }
    // Its own files, too, go only where a program said so beside them.
    folder.put(".perelik/saving.json", &journal("content/a.md"));
    assert!(matches!(recover(&folder.0), Err(SaveError::Disk { .. })));
    folder.put(".perelik/saving.json", "{\"process\": 1, \"fil");
    assert!(matches!(recover(&folder.0), Err(SaveError::Journal(_))));
    fs::remove_file(folder.0.join(".perelik/saving.json")).unwrap();
    fs::remove_file(folder.0.join("content/link")).unwrap();
    assert_eq!((folder.files(), outside.files()), (owned(&OLD), owned(&OLD)));
}
