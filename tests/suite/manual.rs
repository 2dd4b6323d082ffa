//! The manual is what the program prints, and its sheets do what they say.

use std::fs;
use std::path::Path;

use perelik::content::schema::manual;

use crate::sheet::{self, Replay};

/// How many sheets there are.
const SHEETS: usize = 23;

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

#[test]
fn the_sheets_are_numbered_and_each_of_them_is_replayed() {
    let text = manual::markdown();
    let titles: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("## Аркуш ")).collect();
    let numbers: Vec<usize> =
        titles.iter().filter_map(|title| title.split('.').next()?.parse().ok()).collect();
    assert_eq!(numbers, (1..=SHEETS).collect::<Vec<_>>());
    let tests = include_str!("manual.rs");
    for number in 1..=SHEETS {
        assert!(tests.contains(&format!("replay({number})")), "nobody replays sheet {number}");
        let blocks = sheet::blocks(number);
        assert!(blocks.iter().any(|(info, _)| info[0] == "console"), "sheet {number} does nothing");
        // What cannot be tried here is how the program is installed, and how a key is made.
        assert!(
            [4, 9].contains(&number) || blocks.iter().all(|(info, _)| info[0] != "sh"),
            "{number}"
        );
    }
}

/// Does what a sheet says, and builds the site that it leaves.
fn replay(number: usize) -> Replay {
    let replay = Replay::of(number);
    replay.build();
    replay
}

/// Asserts what a page has and what it has not.
fn shows(replay: &Replay, path: &str, has: &[&str], lacks: &[&str]) {
    let page = fs::read_to_string(replay.site.join("public").join(path)).unwrap();
    let page = page.replace('\u{a0}', " ");
    for words in has {
        assert!(page.contains(words), "no {words} in\n{page}");
    }
    for words in lacks {
        assert!(!page.contains(words), "{words} in\n{page}");
    }
}

#[test]
fn a_phone_is_changed_as_the_first_sheet_says() {
    let page = "organisations/pryklad/index.html";
    let replay = replay(1);
    shows(&replay, page, &["tel:+380800111222"], &["0800000000"]);
    let number = "0 50 000 00 07".replace(' ', "");
    let files = replay.folder.tree("example/public");
    let digits = |bytes: &[u8]| -> String {
        String::from_utf8_lossy(bytes).chars().filter(|c| !" -\u{a0}".contains(*c)).collect()
    };
    assert!(!files.is_empty());
    for (path, bytes) in files {
        assert!(!digits(&bytes).contains(&number), "{path}");
    }
    let content = fs::read_to_string(replay.site.join("content/organisations/pryklad.md"));
    assert!(!content.unwrap().contains("000-00-07"));
}

#[test]
fn an_organisation_is_added_as_the_second_sheet_says() {
    let words = ["Фонд «Турбота»", "tel:+380500000001", "за рецептом", "Олена Прикладна"];
    shows(&replay(2), "organisations/fond-turbota/index.html", &words, &[]);
}

#[test]
fn a_meeting_is_written_up_as_the_third_sheet_says() {
    let words = ["Зустріч координаційної групи", "Волонтери району", "Скласти спільний перелік"];
    shows(&replay(3), "meetings/2020-03-27/index.html", &words, &[]);
}

#[test]
fn the_program_is_there_as_the_fourth_sheet_says() {
    replay(4);
}

#[test]
fn a_site_is_begun_as_the_fifth_sheet_says() {
    let replay = replay(5);
    let words = ["Хто допоможе в Прикладовому", "tel:+380800000000", "Рада вигаданої громади"];
    shows(&replay, "index.html", &words, &["112"]);
    shows(&replay, "about/index.html", &["рада вигаданої громади"], &["Тут"]);
    assert!(replay.folder.path.join("hromada/content/site.yaml").is_file());
}

#[test]
fn a_site_is_seen_as_the_sixth_sheet_says() {
    replay(6);
}

#[test]
fn a_mistake_is_mended_as_the_seventh_sheet_says() {
    shows(&replay(7), "organisations/pryklad/index.html", &["27 березня 2020"], &[]);
}

#[test]
fn a_site_is_published_as_the_eighth_sheet_says() {
    let replay = replay(8);
    let published = replay.site.join("../www");
    let page = |root: &Path| fs::read(root.join("organisations/pryklad/index.html")).unwrap();
    // The mistake was taken back, and what is mended is published over it.
    assert_eq!(page(&published), page(&replay.site.join("public")));
    assert!(!String::from_utf8(page(&published)).unwrap().contains("помилково"));
}

#[test]
fn two_edit_one_line_as_the_ninth_sheet_says() {
    let replay = replay(9);
    let page = "organisations/pryklad/index.html";
    shows(&replay, page, &["tel:+380800000111", "щодня"], &["0800000222"]);
    assert!(replay.published("content/organisations/pryklad.md").contains("0 800 000 111"));
}

#[test]
fn an_organisation_closes_as_the_tenth_sheet_says() {
    let replay = replay(10);
    let page = fs::read_to_string(replay.site.join("public/organisations/pryklad/index.html"));
    assert!(page.unwrap().contains("Прикладна, 1"));
    shows(&replay, "hotline/index.html", &[], &["Громадська організація «Приклад»"]);
}

#[test]
fn a_need_is_met_as_the_eleventh_sheet_says() {
    shows(&replay(11), "needs/index.html", &["Рукавички", "500"], &[]);
}

#[test]
fn a_page_is_written_as_the_twelfth_sheet_says() {
    let words =
        ["Пункти обігріву", "зарядити телефон", "organisations/pryklad/", "tel:+380800000000"];
    shows(&replay(12), "punkty-obihrivu/index.html", &words, &[]);
}

#[test]
fn an_entry_is_translated_as_the_thirteenth_sheet_says() {
    let words = ["NGO Example", "We bring a food parcel", "Food"];
    shows(&replay(13), "en/organisations/pryklad/index.html", &words, &[]);
}

#[test]
fn a_table_is_taken_in_as_the_fourteenth_sheet_says() {
    let page = "organisations/pekarnia-zrazkova/index.html";
    shows(&replay(14), page, &["Пекарня «Зразкова»", "tel:+380500000005"], &[]);
}

#[test]
fn who_is_due_is_called_as_the_fifteenth_sheet_says() {
    shows(&replay(15), "organisations/pryklad/index.html", &["28 березня 2020"], &[]);
}

#[test]
fn a_number_is_forgotten_as_the_sixteenth_sheet_says() {
    let replay = replay(16);
    shows(&replay, "organisations/pryklad/index.html", &[], &["0800000000", "0 800 000 000"]);
}

#[test]
fn a_meeting_is_called_and_moved_as_the_seventeenth_sheet_says() {
    let words = ["Зустріч координаційної групи", "Хто візьме нові заявки"];
    shows(&replay(17), "meetings/2020-04-06/index.html", &words, &[]);
}

#[test]
fn an_id_changes_as_the_eighteenth_sheet_says() {
    let replay = replay(18);
    shows(&replay, "organisations/zrazok/index.html", &["Приклад"], &[]);
    shows(&replay, "organisations/pryklad/index.html", &["zrazok"], &[]);
}

#[test]
fn a_word_is_added_as_the_nineteenth_sheet_says() {
    shows(&replay(19), "needs/index.html", &["Ковдри для шпиталю"], &[]);
}

#[test]
fn two_organisations_become_one_as_the_twentieth_sheet_says() {
    let replay = replay(20);
    shows(&replay, "organisations/pryklad/index.html", &["tel:+380500000009"], &[]);
    shows(&replay, "organisations/pryklad-2/index.html", &["pryklad/"], &["Осередок"]);
}

#[test]
fn colours_are_changed_as_the_twenty_first_sheet_says() {
    let replay = replay(21);
    let styles = replay.folder.tree("example/public");
    let has = |(path, bytes): &(String, Vec<u8>)| {
        path.ends_with(".css") && String::from_utf8_lossy(bytes).contains("#0b5394")
    };
    assert!(styles.into_iter().any(|file| has(&file)));
    shows(&replay, "poster/index.html", &[], &[]);
}

#[test]
fn a_year_ends_as_the_twenty_second_sheet_says() {
    replay(22);
}

#[test]
fn forms_begin_as_the_twenty_third_sheet_says() {
    replay(23);
}
