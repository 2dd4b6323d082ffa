//! Shells learn the commands, and bash itself completes with what it was given.

use std::process::Command;

use crate::site::site;

fn file_for(shell: &str, lang: &str) -> String {
    let ran = site().on_disk().run(&["--lang", lang, "completions", shell]);
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

#[test]
fn bash_completes_commands_and_their_options() {
    let ask = "COMP_WORDS=(perelik \"$1\" \"$2\"); COMP_CWORD=$3; COMPREPLY=(); \
               _perelik perelik \"${COMP_WORDS[$3]}\" \"\"; printf '%s\\n' \"${COMPREPLY[@]}\"";
    for (first, second, at, whole) in [
        ("de", "", "1", "deploy\n"),
        ("deploy", "--roll", "2", "--rollback\n"),
        ("hosting", "ca", "2", "caddy\n"),
    ] {
        let script = format!("{}\n{ask}", file_for("bash", "uk"));
        let ran = Command::new("bash")
            .args(["--norc", "-c", &script, "bash", first, second, at])
            .output()
            .unwrap();
        assert_eq!(String::from_utf8_lossy(&ran.stdout), whole, "{ran:?}");
    }
}

#[test]
fn every_shell_has_its_file_and_the_words_are_of_the_asked_language() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let file = file_for(shell, "uk");
        assert!(file.contains("perelik") && file.contains("rollback"), "{shell}: {file}");
    }
    assert!(file_for("fish", "uk").contains("Показати файл, з яким оболонка"));
    assert!(file_for("fish", "en").contains("Print what makes a shell complete"));
}

/// What clap_complete 4.6 calls a group of commands has a place of its own in its file for zsh; this test tells when that moves.
#[test]
fn zsh_calls_groups_of_commands_in_the_asked_language() {
    for (lang, label) in [("uk", "команди perelik"), ("en", "commands of perelik")] {
        let file = file_for("zsh", lang);
        let labels: Vec<&str> =
            file.lines().filter(|line| line.contains("_describe -t commands")).collect();
        assert!(labels.len() > 14, "{labels:?}");
        for line in labels {
            assert!(line.contains(&format!("_describe -t commands '{label}")), "{line}");
            assert!(line.ends_with("' commands \"$@\""), "{line}");
        }
    }
}

#[test]
fn an_unknown_shell_is_refused() {
    assert_eq!(site().on_disk().run(&["completions", "tcsh"]).status.code(), Some(2));
}

#[test]
fn every_command_has_a_manual_page_in_both_languages() {
    let page = |lang: &str, of: &[&str]| {
        let ran = site().on_disk().run(&[&["--lang", lang, "man"], of].concat());
        assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
        String::from_utf8(ran.stdout).unwrap()
    };
    let whole = page("en", &[]);
    let commands: Vec<&str> = whole
        .lines()
        .filter_map(|line| line.strip_prefix("perelik\\-")?.strip_suffix("(1)"))
        .collect();
    assert!(commands.len() >= 14 && commands.contains(&"build"), "{whole}");
    for command in commands {
        let (uk, en) = (page("uk", &[command]), page("en", &[command]));
        assert!(uk.contains("\n.SH НАЗВА\n") && !uk.contains(".SH NAME"), "{uk}");
        assert!(uk.contains("Команди користувача") && !uk.contains("[OPTIONS]"), "{uk}");
        assert!(en.contains("\n.SH NAME\n") && en.contains("\n.SH OPTIONS\n"), "{en}");
    }
    assert_eq!(site().on_disk().run(&["man", "nothing"]).status.code(), Some(2));
}

#[test]
fn help_is_a_command_too() {
    let folder = site().on_disk();
    let said = |arguments: &[&str]| {
        let ran = folder.run(arguments);
        assert_eq!(ran.status.code(), Some(0), "{arguments:?}");
        String::from_utf8(ran.stdout).unwrap()
    };
    assert_eq!(said(&["help"]), said(&["--help"]));
    for command in ["check", "help", "rename"] {
        assert_eq!(said(&["help", command]), said(&[command, "--help"]));
    }
    let uk = said(&["help", "check", "--lang", "uk"]);
    assert!(uk.contains("Використання: perelik check [ПАРАМЕТРИ]"), "{uk}");
    let ran = folder.run(&["help", "chek"]);
    assert_eq!(ran.status.code(), Some(2));
    assert!(String::from_utf8(ran.stderr).unwrap().contains("is it `check`?"));
}

#[test]
fn a_command_line_that_is_wrong_is_answered_in_the_language_of_messages() {
    let folder = site().on_disk();
    let ran = folder.run(&["check", "--fxi", "--lang", "uk"]);
    let said = String::from_utf8(ran.stderr).unwrap();
    assert_eq!((ran.status.code(), ran.stdout.len()), (Some(2), 0));
    let wanted = "параметра `--fxi` немає; може, `--fix`?\n\n\
                  Використання: perelik check [ПАРАМЕТРИ]\nДокладніше: perelik check --help\n";
    assert_eq!(said, wanted);
}
