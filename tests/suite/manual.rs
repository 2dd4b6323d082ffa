//! The manual is what the program prints, and its three sheets do what they say.

use std::fs;
use std::path::Path;

use perelik::content::schema::manual;

use crate::site::Folder;

#[test]
fn the_manual_of_the_repository_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/manual.md");
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == manual::markdown()
            + &perelik::site::export::manual::markdown()
            + perelik::edit::import::MANUAL,
        "docs/manual.md is behind: cargo run -- schema --manual > docs/manual.md"
    );
}

/// A fenced block of a sheet: the words after the fence, and the text within.
fn blocks(sheet: &str) -> Vec<(Vec<&str>, &str)> {
    let fenced = sheet.split("```").skip(1).step_by(2);
    fenced
        .map(|block| {
            let (info, text) = block.split_once('\n').unwrap();
            (info.split(' ').collect(), text)
        })
        .collect()
}

/// Makes a new site as it was on a day before those that the sheets tell of.
fn example(folder: &Folder) {
    const DAY: &str = "2020-03-13";
    assert_eq!(folder.run(&["init", "."]).status.code(), Some(0));
    let meetings = fs::read_dir(folder.path.join("content/meetings")).unwrap();
    let meeting = meetings.map(|entry| entry.unwrap().path()).next().unwrap();
    let today = meeting.file_stem().unwrap().to_str().unwrap().to_owned();
    for (path, bytes) in folder.tree("content") {
        let text = String::from_utf8(bytes).unwrap().replace(&today, DAY);
        let text = match path.ends_with("site.yaml") {
            true => text + "checks: {placeholder: off}\n",
            false => text,
        };
        folder.put(&format!("content/{}", path.replace(&today, DAY)), text.as_bytes());
    }
    fs::remove_file(meeting).unwrap();
}

/// Does what a sheet says in a new site: runs its commands, replaces what was by what is.
fn replay(number: usize) -> Folder {
    let manual = manual::markdown();
    let sheet = manual.split("\n## ").nth(number).unwrap();
    assert!(sheet.starts_with(&format!("Аркуш {number}.")), "{sheet}");
    let folder = Folder::new();
    example(&folder);
    let mut before = "";
    for (info, text) in blocks(sheet) {
        match info[..] {
            ["console"] => command(&folder, text),
            ["yaml", _, "було"] => before = text,
            ["yaml", path, "стало"] => {
                let old = fs::read_to_string(folder.path.join(path)).unwrap();
                assert!(old.contains(before), "{path} is\n{old}");
                folder.put(path, old.replacen(before, text, 1).as_bytes());
            }
            _ => panic!("{info:?}"),
        }
    }
    assert_eq!(folder.run(&["build"]).status.code(), Some(0));
    folder
}

/// Runs `$ perelik …` and compares what it says with the lines below.
fn command(folder: &Folder, text: &str) {
    let (line, said) = text.split_once('\n').unwrap();
    // Every second piece stands in quotes.
    let pieces = line.strip_prefix("$ perelik ").unwrap().split('"').enumerate();
    let mut arguments: Vec<&str> = pieces
        .flat_map(|(n, piece)| match n % 2 {
            0 => piece.split_whitespace().collect::<Vec<_>>(),
            _ => vec![piece],
        })
        .collect();
    arguments.extend(["--lang", "uk"]);
    if arguments[0] == "check" {
        // The sheets tell of a day in 2020; later the entry would want to be checked again.
        arguments.extend(["--date", "2020-03-28"]);
    }
    let ran = folder.run(&arguments);
    let errors = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(String::from_utf8(ran.stdout).unwrap(), said, "{line}\n{errors}");
}

fn page(folder: &Folder, path: &str) -> String {
    let page = fs::read_to_string(folder.path.join("public").join(path)).unwrap();
    page.replace('\u{a0}', " ")
}

#[test]
fn a_phone_is_changed_as_the_first_sheet_says() {
    let page = page(&replay(1), "organisations/pryklad/index.html");
    assert!(page.contains("tel:+380800111222") && !page.contains("0800000000"), "{page}");
}

#[test]
fn an_organisation_is_added_as_the_second_sheet_says() {
    let folder = replay(2);
    let page = page(&folder, "organisations/fond-turbota/index.html");
    for words in ["Фонд «Турбота»", "tel:+380500000001", "за рецептом", "Олена Прикладна"]
    {
        assert!(page.contains(words), "no {words} in\n{page}");
    }
}

#[test]
fn a_meeting_is_written_up_as_the_third_sheet_says() {
    let page = page(&replay(3), "meetings/2020-03-27/index.html");
    for words in ["Зустріч координаційної групи", "Волонтери району", "Скласти спільний перелік"]
    {
        assert!(page.contains(words), "no {words} in\n{page}");
    }
}
