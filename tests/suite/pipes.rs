//! Output that does not arrive: a reader who has gone is nobody's fault, a full disk is said.

use std::fs::File;
use std::process::{Command, Output as Ran, Stdio};

use crate::site::{Folder, site};

/// Runs the program with an output that nobody reads.
fn unread(folder: &Folder, lang: &str, arguments: &[&str]) -> Ran {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    program(folder, lang, arguments).stdout(writer).output().unwrap()
}

fn program(folder: &Folder, lang: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_perelik"));
    command.env_clear().env("LANG", lang).current_dir(&folder.path).args(arguments);
    command
}

#[test]
fn who_reads_no_further_hears_of_no_failure() {
    let folder = site().on_disk();
    for arguments in [
        &["check"][..],
        &["check", "--format", "json"],
        &["check", "--due"],
        &["man"],
        &["man", "build"],
        &["completions", "bash"],
        &["--help"],
        &["check", "--help"],
        &["--version"],
        &["schema", "--manual"],
        &["schema", "--print", "organisation"],
        &["export", "list.csv"],
        &["export", "--list"],
        &["hosting", "nginx"],
    ] {
        let ran = unread(&folder, "uk_UA.UTF-8", arguments);
        assert_eq!(String::from_utf8_lossy(&ran.stderr), "", "{arguments:?}");
        assert_eq!(ran.status.code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn a_command_does_its_work_although_nobody_reads_what_it_says() {
    let folder = site().on_disk();
    let ran = unread(&folder, "en_GB.UTF-8", &["build", "--list", "--date", "2020-03-27"]);
    assert_eq!((ran.status.code(), ran.stderr.len()), (Some(0), 0));
    assert!(folder.path.join("public/index.html").is_file());
    let ran = unread(&folder, "en_GB.UTF-8", &["build", "--watch", "--date", "2020-03-27"]);
    assert_eq!((ran.status.code(), ran.stderr.len()), (Some(0), 0), "and it ends");
}

#[test]
fn the_exit_code_tells_of_mistakes_although_nobody_reads_them() {
    let folder = site().edit("organisations/dim.yaml", "ngo", "nema").on_disk();
    for arguments in [&["check"][..], &["build"], &["export", "list.csv"]] {
        assert_eq!(unread(&folder, "en_GB.UTF-8", arguments).status.code(), Some(1));
    }
}

#[test]
fn a_full_disk_is_said_in_the_readers_language() {
    let folder = site().on_disk();
    for (lang, cause) in
        [("uk_UA.UTF-8", "на диску скінчилося місце"), ("en_GB.UTF-8", "disk is full")]
    {
        for arguments in [&["man"][..], &["check", "--date", "2020-03-27"]] {
            let full = File::options().write(true).open("/dev/full").unwrap();
            let ran = program(&folder, lang, arguments).stdout(full).output().unwrap();
            let said = String::from_utf8_lossy(&ran.stderr);
            assert!(said.contains(cause) && said.lines().count() == 1, "{said}");
            assert_eq!(ran.status.code(), Some(2));
        }
    }
}

#[test]
fn what_the_system_refuses_is_said_in_words() {
    let folder = site().on_disk();
    folder.put("file", b"x");
    let long = "n".repeat(300);
    for (arguments, cause) in [
        (&["import", "nema.csv"][..], "такого файлу чи папки немає"),
        (&["import", "file/list.csv"], "частина шляху — не папка"),
        (&["export", "list.csv", "-o", "file/list.csv"], "там уже щось є"),
        (&["export", "list.csv", "-o", &long], "назва задовга для цього диска"),
        (&["deploy", "--settings", "content"], "це папка, а не файл"),
    ] {
        let ran = program(&folder, "uk_UA.UTF-8", arguments).stdin(Stdio::null()).output().unwrap();
        let said = String::from_utf8_lossy(&ran.stderr);
        assert!(said.contains(cause) && !said.contains("os error"), "{arguments:?}: {said}");
        assert_eq!(ran.status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_port_that_is_taken_is_said_in_words() {
    let folder = site().on_disk();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let ran = program(&folder, "uk_UA.UTF-8", &["serve", "--port", &port]).output().unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(said.contains("зайняла інша програма") && said.contains(&port), "{said}");
    assert_eq!(ran.status.code(), Some(2));
}

#[test]
fn a_site_that_does_not_answer_is_told_why() {
    let folder = site().on_disk();
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("http://{closed}/");
    let ran = program(&folder, "uk_UA.UTF-8", &["check", "--live", &url]).output().unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(said.contains("ніхто не приймає зʼєднань"), "{said}");
}
