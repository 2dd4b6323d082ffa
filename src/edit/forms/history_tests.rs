//! Two editors with a real git: what each saves reaches the other, what both changed is decided by a person, and nothing is lost on the way.

#![expect(
    clippy::disallowed_methods,
    reason = "makes repositories, and looks at what came of them"
)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::desk::{Desk, FormSite};
use super::exchange::Exchanged;
use super::submission::Submission;
use crate::base::locale::Lang;
use crate::base::names::SourcePath;
use crate::content::validate::NameIndex;

const LANGUAGES: [Lang; 1] = [Lang::UK];
const ENTRY: &str = "content/organisations/karitas.md";
const FIRST: &str = "---\nназва: Карітас\nвид: ngo\nтелефони:\n  - 050 000-00-01 # головний\nпошта: a@example.org\n---\nТекст\n";

/// A server and the folders of two editors, which go with it.
struct Together {
    folder: PathBuf,
    names: NameIndex,
}

fn git(folder: &Path, words: &[&str]) -> String {
    let mut command = Command::new("git");
    command.args(words).current_dir(folder).env("GIT_CONFIG_GLOBAL", "/dev/null");
    let done = command.env("GIT_CONFIG_NOSYSTEM", "1").output().unwrap();
    assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap().trim_end().to_owned()
}

impl Together {
    fn new(name: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("perelik-together-{}-{name}", std::process::id()));
        fs::create_dir_all(folder.join("one/content/organisations")).unwrap();
        git(&folder, &["init", "--quiet", "--bare", "--initial-branch=main", "server"]);
        let together = Self { folder, names: NameIndex::default() };
        let one = together.of("one");
        fs::write(one.join("content/site.yaml"), "назва: Приклад\n").unwrap();
        fs::write(one.join(ENTRY), FIRST).unwrap();
        fs::write(one.join("content/organisations/insha.md"), "---\nназва: Інша\n---\n").unwrap();
        git(&one, &["init", "--quiet", "--initial-branch=main"]);
        together.introduce("one");
        git(&one, &["add", "--all"]);
        git(&one, &["commit", "--quiet", "--message", "Початок"]);
        git(&one, &["remote", "add", "origin", "../server"]);
        git(&one, &["push", "--quiet", "--set-upstream", "origin", "main"]);
        git(&together.folder, &["clone", "--quiet", "server", "two"]);
        together.introduce("two");
        together
    }

    fn introduce(&self, name: &str) {
        git(&self.of(name), &["config", "user.name", &format!("Редактор {name}")]);
        git(&self.of(name), &["config", "user.email", &format!("{name}@example.org")]);
    }

    fn of(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn desk(&self, name: &str) -> Desk {
        Desk::take_up(self.of(name)).unwrap()
    }

    fn site(&self) -> FormSite<'_> {
        FormSite { names: &self.names, languages: &LANGUAGES }
    }

    fn file(&self, name: &str) -> String {
        fs::read_to_string(self.of(name).join(ENTRY)).unwrap()
    }

    /// Types in the form of the entry, and saves it; tells whether nothing is to be decided.
    fn save(&self, desk: &Desk, pairs: &[(&str, &str)]) -> bool {
        let path = SourcePath::new(ENTRY);
        let mark = desk.standing(&path, self.site()).unwrap().text_mark();
        let fixed = [("version", mark.as_str()), ("whole", "1")];
        let pairs = pairs.iter().chain(&fixed);
        let sent =
            Submission::new(pairs.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        desk.act(&path, &sent, self.site()).unwrap();
        desk.write_draft(&path, self.site()).unwrap()
    }

    /// Returns who, with what address, changed what on the server, the newest first.
    fn shared(&self) -> String {
        git(&self.of("server"), &["log", "--format=%an <%ae> %s", "main"])
    }

    fn is_clean(&self, name: &str) -> bool {
        git(&self.of(name), &["status", "--porcelain"]).is_empty()
    }
}

impl Drop for Together {
    fn drop(&mut self) {
        // What is left of a failed test is swept by the system.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn each_saved_entry_is_one_version_with_a_name_and_a_sentence_and_nothing_else_in_it() {
    let together = Together::new("one-version");
    let (one, desk) = (together.of("one"), together.desk("one"));
    // What somebody staged, changed and laid there by hand stays as it is.
    fs::write(one.join("content/organisations/insha.md"), "---\nназва: Ще інша\n---\n").unwrap();
    fs::write(one.join("staged"), "x").unwrap();
    git(&one, &["add", "staged"]);
    let before = git(&one, &["status", "--porcelain"]);
    assert!(together.save(&desk, &[("phones.0.number", "050 000-00-09")]));
    assert_eq!(git(&one, &["status", "--porcelain"]), before);
    assert_eq!(
        git(&one, &["show", "--name-only", "--format=%an <%ae> %s"]),
        format!("Редактор one <one@example.org> Карітас: новий телефон\n\n{ENTRY}")
    );
    assert!(together.save(&desk, &[("status", "closed")]));
    assert!(together.save(&desk, &[("name@uk", "Карітас міста"), ("body", "Інший текст\n")]));
    desk.take_away(&SourcePath::new(ENTRY), together.site()).unwrap();
    assert_eq!(
        git(&one, &["log", "--format=%s"]),
        "Карітас міста: вилучено\nКарітас міста: назва, текст\nКарітас: закрито\nКарітас: новий телефон\nПочаток"
    );
    assert_eq!(desk.waiting_changes().unwrap().total_count(), 4);
}

#[test]
fn a_new_meeting_is_told_by_its_title_and_day_and_a_file_that_git_passes_over_stays_out() {
    let together = Together::new("new-meeting");
    let (one, desk) = (together.of("one"), together.desk("one"));
    let path = SourcePath::new("content/meetings/2020-03-27.md");
    let text = "---\nдата: 2020-03-27\nзаголовок: Нарада\n---\n";
    desk.begin_file(&path, text).unwrap();
    assert!(desk.write_draft(&path, together.site()).unwrap());
    assert_eq!(git(&one, &["log", "-1", "--format=%s"]), "Нарада 27.03.2020: нова");
    fs::write(one.join(".git/info/exclude"), "content/pages/\n").unwrap();
    let hidden = SourcePath::new("content/pages/a.md");
    desk.begin_file(&hidden, "---\nназва: Сторінка\n---\n").unwrap();
    assert!(desk.write_draft(&hidden, together.site()).unwrap());
    assert!(one.join("content/pages/a.md").exists());
    assert_eq!(desk.waiting_changes().unwrap().total_count(), 1);
}

#[test]
fn what_two_editors_change_in_one_entry_meets_on_the_server() {
    let together = Together::new("meet");
    let (one, two) = (together.desk("one"), together.desk("two"));
    assert!(together.save(&one, &[("phones.0.number", "050 000-00-09")]));
    assert!(together.save(&two, &[("email", "b@example.org")]));
    let sent = one.exchange_with_others(true, together.site());
    assert!(matches!(sent, Exchanged::Done { sent: 1, received: 0 }), "{sent:?}");
    let sent = two.exchange_with_others(true, together.site());
    assert!(matches!(sent, Exchanged::Done { sent: 1, received: 1 }), "{sent:?}");
    let both = FIRST.replace("00-01", "00-09").replace("a@example", "b@example");
    assert_eq!(together.file("two"), both);
    let got = one.exchange_with_others(false, together.site());
    assert!(matches!(got, Exchanged::Done { sent: 0, received: 1 }), "{got:?}");
    assert_eq!(together.file("one"), both);
    assert_eq!(
        together.shared(),
        "Редактор two <two@example.org> Карітас: пошта\nРедактор one <one@example.org> Карітас: новий телефон\nРедактор one <one@example.org> Початок"
    );
    assert!(together.is_clean("one") && together.is_clean("two"));
    let nothing = one.exchange_with_others(true, together.site());
    assert!(matches!(nothing, Exchanged::Done { sent: 0, received: 0 }), "{nothing:?}");
}

#[test]
fn one_value_that_two_changed_is_decided_by_a_person_and_then_sent() {
    let together = Together::new("decide");
    let (one, two) = (together.desk("one"), together.desk("two"));
    assert!(together.save(&one, &[("email", "one@example.org")]));
    assert!(together.save(&two, &[("email", "two@example.org"), ("body", "Мій текст\n")]));
    assert!(matches!(
        one.exchange_with_others(true, together.site()),
        Exchanged::Done { sent: 1, .. }
    ));
    let shared = together.shared();
    let stopped = two.exchange_with_others(true, together.site());
    assert!(
        matches!(&stopped, Exchanged::Undecided(paths) if paths[0].as_str() == ENTRY),
        "{stopped:?}"
    );
    assert_eq!(together.shared(), shared, "nothing is sent half");
    assert!(together.is_clean("two"));
    // Both values are told, also by a program that was started again.
    drop(two);
    let two = together.desk("two");
    let path = SourcePath::new(ENTRY);
    let standing = two.standing(&path, together.site()).unwrap();
    assert_eq!(standing.conflicts, [("email".to_owned(), "one@example.org".to_owned())]);
    assert!(standing.text.contains("two@example.org") && standing.text.ends_with("Мій текст\n"));
    // Sending again does not decide it.
    let again = two.exchange_with_others(true, together.site());
    assert!(matches!(again, Exchanged::Done { sent: 0, .. }), "{again:?}");
    assert!(together.save(&two, &[("email", "both@example.org")]));
    let sent = two.exchange_with_others(true, together.site());
    assert!(matches!(sent, Exchanged::Done { sent: 1, .. }), "{sent:?}");
    one.exchange_with_others(false, together.site());
    assert_eq!(
        together.file("one"),
        FIRST.replace("a@example", "both@example").replace("Текст", "Мій текст")
    );
}

#[test]
fn what_one_took_away_and_the_other_changed_is_not_lost() {
    let together = Together::new("gone");
    let (one, two) = (together.desk("one"), together.desk("two"));
    let path = SourcePath::new(ENTRY);
    one.take_away(&path, together.site()).unwrap();
    assert!(matches!(
        one.exchange_with_others(true, together.site()),
        Exchanged::Done { sent: 1, .. }
    ));
    assert!(together.save(&two, &[("email", "two@example.org")]));
    assert!(matches!(two.exchange_with_others(true, together.site()), Exchanged::Undecided(_)));
    assert!(!together.of("two").join(ENTRY).exists());
    let standing = two.standing(&path, together.site()).unwrap();
    assert!(standing.text.contains("two@example.org") && standing.is_new);
    assert_eq!(standing.conflicts, [(String::new(), String::new())]);
    // The other way round the file stays, and who took it away is told.
    let third = Together::new("gone-here");
    let (one, two) = (third.desk("one"), third.desk("two"));
    assert!(third.save(&one, &[("email", "one@example.org")]));
    assert!(matches!(
        one.exchange_with_others(true, third.site()),
        Exchanged::Done { sent: 1, .. }
    ));
    two.take_away(&path, third.site()).unwrap();
    assert!(matches!(two.exchange_with_others(true, third.site()), Exchanged::Undecided(_)));
    assert_eq!(third.file("two"), third.file("one"));
}

#[test]
fn what_a_server_refuses_is_told_in_its_words_and_waits() {
    let together = Together::new("refused");
    let hook = together.of("server").join("hooks/pre-receive");
    fs::write(&hook, "#!/bin/sh\necho 'Надіслане не прийнято: рядок 4' >&2\nexit 1\n").unwrap();
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
    let desk = together.desk("one");
    assert!(together.save(&desk, &[("email", "b@example.org")]));
    let refused = desk.exchange_with_others(true, together.site());
    assert!(
        matches!(&refused, Exchanged::Refused(words) if words == "Надіслане не прийнято: рядок 4"),
        "{refused:?}"
    );
    assert_eq!(desk.waiting_changes().unwrap().sentences, ["Карітас: пошта"]);
    fs::remove_file(&hook).unwrap();
    assert!(matches!(
        desk.exchange_with_others(true, together.site()),
        Exchanged::Done { sent: 1, .. }
    ));
    assert!(desk.waiting_changes().unwrap().sentences.is_empty());
}

#[test]
fn without_a_connection_everything_waits() {
    let together = Together::new("offline");
    let desk = together.desk("one");
    assert!(together.save(&desk, &[("email", "b@example.org")]));
    fs::rename(together.of("server"), together.of("away")).unwrap();
    let offline = desk.exchange_with_others(true, together.site());
    assert!(matches!(offline, Exchanged::Offline(_)), "{offline:?}");
    assert_eq!(desk.waiting_changes().unwrap().sentences, ["Карітас: пошта"]);
    fs::rename(together.of("away"), together.of("server")).unwrap();
    assert!(matches!(
        desk.exchange_with_others(true, together.site()),
        Exchanged::Done { sent: 1, .. }
    ));
}

#[test]
fn a_program_that_ended_between_the_file_and_its_version_goes_on_there() {
    let together = Together::new("ended");
    let one = together.of("one");
    fs::create_dir_all(one.join(".perelik")).unwrap();
    fs::write(one.join(".perelik/.gitignore"), "*\n").unwrap();
    fs::write(one.join(".perelik/editor.json"), format!("{{\"unkept\":[\"{ENTRY}\"]}}")).unwrap();
    fs::write(one.join(ENTRY), FIRST.replace("00-01", "00-09")).unwrap();
    let desk = together.desk("one");
    assert_eq!(desk.waiting_changes().unwrap().total_count(), 1);
    assert!(matches!(
        desk.exchange_with_others(true, together.site()),
        Exchanged::Done { sent: 1, .. }
    ));
    assert!(together.shared().starts_with("Редактор one <one@example.org> Карітас: новий телефон"));
    assert_eq!(desk.waiting_changes().unwrap().total_count(), 0);
}

#[test]
fn files_that_somebody_changed_without_forms_are_named_and_stay() {
    let together = Together::new("by-hand");
    let (one, two) = (together.desk("one"), together.desk("two"));
    assert!(together.save(&one, &[("email", "one@example.org")]));
    assert!(matches!(one.exchange_with_others(true, together.site()), Exchanged::Done { .. }));
    let by_hand = FIRST.replace("Текст", "Рукою");
    fs::write(together.of("two").join(ENTRY), &by_hand).unwrap();
    let stopped = two.exchange_with_others(false, together.site());
    assert!(matches!(&stopped, Exchanged::Unkept(paths) if paths == &[ENTRY]), "{stopped:?}");
    assert_eq!(together.file("two"), by_hand);
}

#[test]
fn a_file_of_no_form_that_two_changed_is_left_to_who_knows_and_nothing_moves() {
    let together = Together::new("stuck");
    for (name, text) in [("one", "а"), ("two", "б")] {
        fs::create_dir_all(together.of(name).join("themes")).unwrap();
        fs::write(together.of(name).join("themes/style.css"), text).unwrap();
        git(&together.of(name), &["add", "--all"]);
        git(&together.of(name), &["commit", "--quiet", "--message", "Тема"]);
    }
    git(&together.of("one"), &["push", "--quiet"]);
    let before = git(&together.of("two"), &["rev-parse", "HEAD"]);
    let stuck = together.desk("two").exchange_with_others(true, together.site());
    assert!(
        matches!(&stuck, Exchanged::Stuck(paths) if paths == &["themes/style.css"]),
        "{stuck:?}"
    );
    assert_eq!(git(&together.of("two"), &["rev-parse", "HEAD"]), before);
    assert!(together.is_clean("two"));
}

#[test]
fn a_folder_that_no_history_keeps_has_none() {
    let together = Together::new("inside");
    let inner = together.of("one").join("inner");
    fs::create_dir_all(inner.join("content")).unwrap();
    fs::write(inner.join("content/site.yaml"), "назва: Приклад\n").unwrap();
    assert!(Desk::take_up(inner).unwrap().history().is_none());
    assert!(together.desk("one").history().is_some());
}
