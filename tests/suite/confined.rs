//! `--confined`: the same work with the rights it needs and no others, or none at all.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::{Command, Output as Ran};

use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch, apply_filter};

use crate::site::{Folder, site};

const DAY: [&str; 2] = ["--date", "2020-03-27"];

/// Tells whether the kernel of this machine can confine; where it cannot, nothing of this is tried, which is said.
fn can_confine(folder: &Folder) -> bool {
    let ran = folder.run(&["check", "--confined", DAY[0], DAY[1]]);
    let can = ran.status.code() != Some(2);
    if !can {
        let required = std::env::var("PERELIK_REQUIRE").is_ok_and(|all| all == "all");
        println!("skipped: the kernel of this machine has no Landlock or no seccomp");
        assert!(!required, "{}", String::from_utf8_lossy(&ran.stderr));
    }
    can
}

fn said(ran: &Ran) -> (String, Option<i32>) {
    (String::from_utf8_lossy(&ran.stderr).into_owned(), ran.status.code())
}

#[test]
fn a_confined_run_does_the_same_work() {
    let folder = site().on_disk();
    if !can_confine(&folder) {
        return;
    }
    let run = |words: &[&str]| {
        let ran = folder.run(&[words, &DAY].concat());
        assert_eq!(
            ran.status.code(),
            Some(0),
            "{words:?}: {}",
            String::from_utf8_lossy(&ran.stderr)
        );
        String::from_utf8(ran.stdout).unwrap()
    };
    assert_eq!(run(&["check", "--confined"]), run(&["check"]));
    assert_eq!(run(&["check", "--due", "--confined"]), run(&["check", "--due"]));
    run(&["record", "--ledger", "free/ledger.yaml"]);
    run(&["record", "--confined", "--ledger", "bound/ledger.yaml"]);
    assert_eq!(folder.tree("free"), folder.tree("bound"));
    run(&["build", "--ledger", "free/ledger.yaml", "--output", "free/public"]);
    // The first, a change in it, and one with nothing to do.
    for name in ["Дім", "Домівка", "Домівка"] {
        folder
            .put("content/organisations/dim.yaml", format!("name: {name}\nkind: ngo\n").as_bytes());
        run(&["record", "--confined", "--ledger", "bound/ledger.yaml"]);
        for more in [&[][..], &["--from-scratch"], &["--verify"]] {
            let words =
                ["build", "--confined", "--ledger", "bound/ledger.yaml", "--output", "out/public"];
            run(&[&words[..], more].concat());
        }
    }
    run(&["record", "--ledger", "free/ledger.yaml"]);
    run(&["build", "--ledger", "free/ledger.yaml", "--output", "free/public"]);
    assert_eq!(folder.tree("free/public"), folder.tree("out/public"));
}

#[test]
fn what_the_kernel_refuses_is_said_in_a_sentence() {
    let folder = site().on_disk();
    if !can_confine(&folder) {
        return;
    }
    let other = Folder::new();
    other.put("ledger.yaml", b"entries: []\n");
    fs::create_dir(folder.path.join("history")).unwrap();
    symlink(other.path.join("ledger.yaml"), folder.path.join("history/ledger.yaml")).unwrap();
    let words = ["record", "--ledger", "history/ledger.yaml", DAY[0], DAY[1], "--lang", "uk"];
    let (said, code) = said(&folder.run(&[&words[..], &["--confined"]].concat()));
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("history/ledger.yaml") && said.lines().count() == 1, "{said}");
    assert_eq!(other.tree("")["ledger.yaml"], b"entries: []\n");
    assert_eq!(folder.run(&words).status.code(), Some(0), "without the flag the link is followed");
}

#[test]
fn what_needs_rights_is_refused_beside_it() {
    let folder = site().on_disk();
    for words in [&["check", "--fix"][..], &["check", "--live"], &["check", "--pushed", "HEAD"]] {
        let ran = folder.run(&[words, &["--confined"]].concat());
        assert_eq!(ran.status.code(), Some(2), "{words:?}");
    }
    let words = ["build", "--confined", "--ledger", "refs/perelik/ledger"];
    for (lang, file) in [("uk", "ФАЙЛ"), ("en", "FILE")] {
        let (said, code) = said(&folder.run(&[&words[..], &["--lang", lang]].concat()));
        assert_eq!(code, Some(2));
        assert!(
            said.contains(&format!("git cat-file blob refs/perelik/ledger:ledger.yaml > {file}"))
        );
    }
    assert!(!folder.path.join("public").exists());
}

/// Runs the program on a kernel that has a call not.
fn run_without(folder: &Folder, call: libc::c_long, words: &[&str]) -> Ran {
    let absent = SeccompAction::Errno(libc::ENOSYS.unsigned_abs());
    let arch = TargetArch::try_from(std::env::consts::ARCH).unwrap();
    let filter = SeccompFilter::new([(call, vec![])].into(), SeccompAction::Allow, absent, arch);
    let program: BpfProgram = filter.unwrap().try_into().unwrap();
    // What a thread may not, a program that it starts may not either.
    std::thread::scope(|scope| {
        let run = scope.spawn(|| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_perelik"));
            command.env_clear().current_dir(&folder.path).args(words);
            apply_filter(&program).unwrap();
            command.output().unwrap()
        });
        run.join().unwrap()
    })
}

#[test]
fn a_kernel_that_cannot_confine_builds_nothing_and_says_what_to_do() {
    let folder = site().on_disk();
    if !can_confine(&folder) {
        return;
    }
    for (call, name) in
        [(libc::SYS_landlock_create_ruleset, "Landlock"), (libc::SYS_seccomp, "seccomp")]
    {
        for command in ["build", "check", "record"] {
            for lang in ["uk", "en"] {
                let ran = run_without(&folder, call, &[command, "--confined", "--lang", lang]);
                let (said, code) = said(&ran);
                assert_eq!((code, ran.stdout.len()), (Some(2), 0), "{said}");
                assert!(
                    said.contains(&format!("({name})")) && said.contains("`unsandboxed: yes`"),
                    "{said}"
                );
            }
        }
        let ran = run_without(&folder, call, &["check", DAY[0], DAY[1]]);
        assert_eq!(ran.status.code(), Some(0), "without the flag nothing is asked of the kernel");
    }
    assert!(
        !folder.path.join("public").exists() && !folder.path.join("content/ledger.yaml").exists()
    );
}
