//! A report that fits on a screen: what is not shown is counted, and the way to see it is said.

use std::process::Command;

use crate::site::{Folder, Site, site};

/// How many lines a screen has, and how many letters a line.
const SCREEN: (usize, usize) = (40, 80);

const WHOLE: &str = "services: [food]\nphones: [\"050 123-45-67\"]\npeople:\n  - {name: Приклад, responsible: yes, \
                     visibility: public, consent: {on: 2020-03-20, by: Приклад}}\nverified: {on: 2020-03-20, by: Приклад}\n";

/// A site of a thousand entries, of which `lacking` lack a check, and every tenth of these somebody who answers, too.
fn large(lacking: usize) -> Site {
    let mut all = site().without("organisations/dim.yaml").without("organisations/pryklad.md");
    for number in 0..1000 {
        let phone = format!("050 {:03}-{:02}-11", number / 10, number % 10);
        let rest = WHOLE.replace("050 123-45-67", &phone);
        let kept = rest.lines().filter(|line| {
            let is_check = line.starts_with("verified");
            let is_person = line.contains("responsible") || line.starts_with("people");
            number >= lacking || !(is_check || (is_person && number % 10 == 0))
        });
        let rest: String = kept.map(|line| format!("{line}\n")).collect();
        let text = format!("name: Зразок {number}\nkind: ngo\n{rest}");
        all = all.file(&format!("organisations/zrazok-{number}.yaml"), &text);
    }
    all.file("vocabulary/resources.yaml", "[]\n")
}

fn said(folder: &Folder, lang: &str, arguments: &[&str]) -> String {
    said_at(folder, "", lang, arguments)
}

/// What is printed in a folder of the site.
fn said_at(folder: &Folder, below: &str, lang: &str, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_perelik"));
    command.env_clear().env("LANG", "C.UTF-8").current_dir(folder.path.join(below));
    let ran =
        command.args(arguments).args(["--lang", lang, "--date", "2020-03-27"]).output().unwrap();
    String::from_utf8(ran.stdout).unwrap() + &String::from_utf8(ran.stderr).unwrap()
}

/// Counts the lines as a screen breaks them.
fn lines(text: &str) -> usize {
    text.lines().map(|line| line.chars().count().div_ceil(SCREEN.1).max(1)).sum()
}

fn last(text: &str) -> &str {
    text.trim_end().lines().last().unwrap()
}

/// Returns the sum of the numbers that stand before or after some words.
fn numbers(text: &str, words: &str) -> usize {
    let found = text.match_indices(words).map(|(at, _)| {
        let before = text[..at].trim_end().rsplit(|c: char| !c.is_ascii_digit()).next();
        let after = text[at + words.len()..].split(|c: char| !c.is_ascii_digit()).next();
        let digits = [before, after].into_iter().flatten().find(|digits| !digits.is_empty());
        digits.unwrap().parse::<usize>().unwrap()
    });
    found.sum()
}

#[test]
fn seven_hundred_incomplete_entries_fit_on_a_screen() {
    let folder = large(700).on_disk();
    let build = said(&folder, "en", &["build"]);
    assert!(lines(&build) <= SCREEN.0 && build.contains("incomplete entries: 700"), "{build}");
    let check = said(&folder, "uk", &["check"]);
    let head = "неповних записів: 700; найчастіше бракує: дата перевірки (`перевірено`) — 700, відповідальна \
                особа (`відповідальна_особа: так`) — 70\n";
    assert!(lines(&check) <= SCREEN.0 && check.contains(head), "{check}");
    assert!(check.contains("`perelik check --all`"), "{check}");
    assert!(last(&check).contains("`perelik check --due`"), "{check}");
    let all = said(&folder, "uk", &["check", "--all"]);
    assert_eq!(all.matches("неповно[incomplete-entry]").count(), 700);
    let json = said(&folder, "uk", &["check", "--format", "json"]);
    assert_eq!(json.matches("\"incomplete-entry\"").count(), 700);
    let sarif = said(&folder, "uk", &["check", "--format", "sarif"]);
    assert_eq!(sarif.matches("\"incomplete-entry\"").count(), 700);
}

/// A site with errors, warnings, advice and entries that lack something.
fn broken(files: usize, each: usize) -> Site {
    let mut all = site();
    for number in 0..files {
        let unknown: String = (0..each).map(|n| format!("pole{n}: a\n")).collect();
        let text = format!("name: Зразок {number}\nkind: nema\n{unknown}");
        all = all.file(&format!("organisations/z{number}.yaml"), &text);
        let page = "---\ntitle: Зразок\n---\n<b>a</b> <i>b</i>\n";
        all = all.file(&format!("pages/z{number}.md"), page);
    }
    all
}

#[test]
fn of_many_errors_the_first_are_shown_and_each_other_is_counted() {
    for (files, each) in [(60, 1), (3, 40), (1, 300), (40, 12)] {
        let folder = broken(files, each).on_disk();
        for command in ["check", "build"] {
            let said = said(&folder, "en", &[command]);
            assert!(lines(&said) <= SCREEN.0, "{files}, {each}: {said}");
            let shown = said.matches("error[").count();
            assert!(shown > 0 && said.starts_with("error["), "{said}");
            let total = numbers(&said, "\nerrors: ");
            assert_eq!(total, files * (each + 1), "{said}");
            assert_eq!(shown + numbers(&said, "further errors: "), total, "{said}");
            let groups = &said[said.find("further errors").unwrap()
                ..said.find("errors in ").unwrap_or(said.find("warnings").unwrap())];
            let counted = numbers(groups, " of a kind") + numbers(groups, "others: ");
            assert!(counted + groups.matches("yaml:").count() >= total - shown, "{said}");
            assert!(
                last(&said).contains("correct the errors, and run `perelik check` again"),
                "{said}"
            );
        }
        let all = said(&folder, "en", &["check", "--all"]);
        assert!(all.matches("error[").count() >= (files * (each + 1)).min(200), "{all}");
    }
}

#[test]
fn a_few_remarks_stand_each_at_their_place_the_gravest_first() {
    let folder = site()
        .edit("organisations/dim.yaml", "ngo", "nema")
        .file("pages/a.md", "---\ntitle: А\n---\n<b>a\n")
        .on_disk();
    let said = said(&folder, "uk", &["check"]);
    let at = |word: &str| said.find(word).unwrap_or_else(|| panic!("{word}: {said}"));
    assert!(at("помилка[unknown-term]") < at("попередження[raw-html]"), "{said}");
    assert!(at("попередження[raw-html]") < at("неповно[incomplete-entry]"), "{said}");
    assert!(!said.contains("--all"), "{said}");
}

#[test]
fn the_last_line_says_what_to_do_next() {
    let whole = || {
        let file = format!("name: Дім\nkind: ngo\n{WHOLE}");
        site().without("organisations/pryklad.md").file("organisations/dim.yaml", &file).edit(
            "site.yaml",
            "placeholder: off",
            "placeholder: off, orphan-term: off",
        )
    };
    for (site, next) in [
        (whole(), "усе гаразд, зауважень немає"),
        (
            whole().edit("organisations/dim.yaml", "ngo", "nema"),
            "виправте помилки й запустіть `perelik check` ще раз",
        ),
        (whole().edit("organisations/dim.yaml", "kind: ngo", "kind:ngo"), "`perelik check --fix`"),
        (whole().file("pages/a.md", "---\ntitle: А\n---\n<b>a</b>\n"), "перегляньте попередження"),
        (site(), "`perelik check --due`"),
        (whole().file("files/a.bak", "x"), "робити нічого не треба"),
    ] {
        let said = said(&site.on_disk(), "uk", &["check"]);
        assert!(last(&said).contains(next), "{next}: {said}");
    }
}

#[test]
fn a_command_that_is_named_can_be_typed_where_somebody_stands() {
    let folder = large(700).on_disk();
    let name = folder.path.file_name().unwrap().to_str().unwrap();
    let root = format!("../{name}");
    let said = said(&folder, "en", &["check", "--root", &root]);
    assert!(said.contains(&format!("`perelik check --all --root {root}`")), "{said}");
    assert!(last(&said).contains(&format!("`perelik check --due --root {root}`")), "{said}");
}

#[test]
fn the_site_is_found_from_a_folder_below_and_paths_are_written_from_there() {
    let folder = site().edit("organisations/dim.yaml", "ngo", "nema").on_disk();
    folder.put("notes/2020/march.txt", b"");
    for (below, path) in [
        ("", "content/organisations/dim.yaml:2:7"),
        ("content", "organisations/dim.yaml:2:7"),
        ("content/organisations", " dim.yaml:2:7"),
        ("content/vocabulary", "../organisations/dim.yaml:2:7"),
        ("notes/2020", "../../content/organisations/dim.yaml:2:7"),
    ] {
        let said = said_at(&folder, below, "uk", &["check"]);
        assert!(said.contains(path), "{below}: {said}");
        let json = said_at(&folder, below, "uk", &["check", "--format", "json"]);
        assert!(json.contains("\"content/organisations/dim.yaml\""), "{json}");
    }
    folder.put("content/organisations/dim.yaml", "name: Дім\nkind: ngo\n".as_bytes());
    let said = said_at(
        &folder,
        "content/organisations",
        "uk",
        &["new", "потреба", "--name", "Маски", "--set", "resource=masks"],
    );
    assert!(folder.path.join("content/needs/masky.yaml").is_file(), "{said}");
    let said = said_at(&folder, "content/needs", "uk", &["build"]);
    assert!(folder.path.join("public/index.html").is_file(), "{said}");
}

#[test]
fn a_folder_that_holds_no_site_is_not_taken_for_one() {
    let folder = Folder::new();
    folder.put("content/a.txt", b"");
    folder.put("below/b.txt", b"");
    let said = said_at(&folder, "below", "uk", &["check"]);
    assert!(said.contains("тут немає папки `content/`: `.`"), "{said}");
}
