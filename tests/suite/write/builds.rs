//! What lies on the disk after one build, and after several.

use std::fs::{self, File};
use std::io::Read;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::time::Duration;

use perelik::base::names::SitePath;
use perelik::disk::write::{Forbid, Method, WriteError, Written, write_site};
use proptest::prelude::*;

use super::desk::{desk, site};

use crate::cases::cases;

#[test]
fn a_first_build_writes_every_file_and_a_manifest() {
    let desk = desk();
    let written = desk.write(&["index.html=дім", "help/food/index.html=їжа"]);
    assert_eq!(desk.list("public"), ["help/food/index.html=їжа", "index.html=дім"]);
    assert_eq!((written.method, written.bytes), (Some(Method::FirstRename), 12));
    let manifest = fs::read_to_string(desk.at("public/manifest.json")).unwrap();
    let index = "{\"size\": 6, \"sha256\": \"a132fcc343bd4de8e97368ad34c662f6d68e66985c1b3e89cabb74910f3558b7\"}";
    assert!(manifest.starts_with("{\"generator\": \"perelik "), "{manifest}");
    assert!(manifest.ends_with(&format!("\n\"index.html\": {index}\n}}}}\n")), "{manifest}");
    desk.assert_no_litter();
}

#[test]
fn each_page_is_rendered_once_in_a_first_and_in_a_changing_build() {
    let desk = desk();
    for pages in [site(&["a.html=1", "b.html=1"]), site(&["a.html=1", "b.html=2"])] {
        write_site(&pages, &desk.options).unwrap();
        assert_eq!(pages.rendered.into_inner(), 2);
    }
}

#[test]
fn a_file_that_is_too_large_for_memory_is_compared_and_written_piece_by_piece() {
    let desk = desk();
    let large = |end: &str| format!("data.csv={}{end}", "ряд,1\n".repeat(200_000));
    let first = large("кінець");
    assert_eq!(desk.write(&["a.html=a", &first]).written.len(), 2);
    assert!(desk.list("public") == ["a.html=a", &first]);
    // The same bytes are seen to be the same, and not one of them is written.
    let before = desk.stamps("public");
    assert_eq!(desk.write(&["a.html=a", &first]), Written { kept: 2, ..Written::default() });
    assert_eq!(desk.stamps("public"), before);
    // Another begin, middle or end, a longer file and a shorter one, down to a small one and up again.
    let middle = first.replacen("ряд,1\nряд,1", "ряд,2\nряд,1", 1);
    let shorter = first[..999_999].to_owned();
    let others =
        [large("кінцi"), large("кінець і ще"), shorter, middle, "data.csv=мало".to_owned(), first];
    for other in others {
        let written = desk.write(&["a.html=a", &other]);
        assert_eq!((written.kept, written.written.len()), (1, 1));
        assert_eq!(written.bytes, other.len() as u64 - "data.csv=".len() as u64);
        assert!(desk.list("public") == ["a.html=a", &other]);
        assert_eq!(desk.write(&["a.html=a", &other]).kept, 2);
    }
    desk.assert_no_litter();
}

#[test]
fn a_build_that_changes_nothing_touches_nothing() {
    let desk = desk();
    for text in ["1", "2"] {
        desk.write(&["index.html=дім", &format!("a/b.html={text}")]);
    }
    let before = (desk.stamps("public"), desk.stamps(".public.perelik"));
    let written = desk.write(&["index.html=дім", "a/b.html=2"]);
    assert_eq!(written, Written { kept: 2, ..Written::default() });
    assert_eq!((desk.stamps("public"), desk.stamps(".public.perelik")), before);
}

#[test]
fn a_changed_file_is_a_new_inode_and_all_others_are_shared_with_the_version_before() {
    let desk = desk();
    for text in ["old", "new", "odd"] {
        let changed = format!("b/b.html={text}");
        let written = desk.write(&["a.html=a", &changed, "c/c.css=c"]);
        assert_eq!(desk.list("public"), ["a.html=a", &changed, "c/c.css=c"]);
        if text != "old" {
            assert_eq!(written.written, [SitePath::new("b/b.html").unwrap()]);
            assert_eq!((written.kept, written.method), (2, Some(Method::Exchange)));
            assert!(desk.shares("a.html") && desk.shares("c/c.css") && !desk.shares("b/b.html"));
        }
    }
    assert_eq!(desk.list(".public.perelik/previous"), ["a.html=a", "b/b.html=new", "c/c.css=c"]);
}

#[test]
fn a_changed_file_is_dated_in_a_later_second_even_when_the_clock_stands_behind() {
    let desk = desk();
    desk.write(&["a.html=050-1"]);
    let future = std::time::UNIX_EPOCH + Duration::from_secs(4_000_000_000);
    File::open(desk.at("public/a.html")).unwrap().set_modified(future).unwrap();
    desk.write(&["a.html=050-2"]);
    assert_eq!(desk.about("public/a.html").mtime(), 4_000_000_001);
    desk.write(&["b.html=-"]);
    desk.write(&["a.html=050-3"]);
    assert_eq!(desk.about("public/a.html").mtime(), 4_000_000_002);
}

#[test]
fn a_file_that_a_reader_holds_open_keeps_its_bytes_for_two_builds() {
    let desk = desk();
    desk.write(&["a.html=one"]);
    let mut reader = File::open(desk.at("public/a.html")).unwrap();
    desk.write(&["a.html=two"]);
    desk.write(&["a.html=three"]);
    let mut text = String::new();
    reader.read_to_string(&mut text).unwrap();
    assert_eq!(text, "one");
}

#[test]
fn removed_files_go_and_folders_that_became_empty_with_them() {
    let desk = desk();
    desk.write(&["a/b/c.html=1", "d.html=1", "e/f.html=1"]);
    for _ in 0..2 {
        let written = desk.write(&["d.html=1", "e=a file now"]);
        assert_eq!(desk.list("public"), ["d.html=1", "e=a file now"]);
        assert!(!desk.at("public/a").exists());
        assert_eq!(written.removed.len(), if written.changed { 2 } else { 0 });
        desk.write(&["d.html=2", "e=a file now"]);
        desk.write(&["d.html=1", "e=a file now"]);
    }
    assert!(!desk.state("previous/a").exists());
}

#[test]
fn the_gitignore_of_the_output_stays() {
    let desk = desk();
    desk.put("public/.gitignore", "*\n");
    for text in ["1", "2", "3"] {
        desk.write(&[&format!("index.html={text}")]);
        assert_eq!(desk.list("public"), [".gitignore=*\n", &format!("index.html={text}")]);
    }
    fs::remove_file(desk.at("public/.gitignore")).unwrap();
    desk.write(&["index.html=4"]);
    assert_eq!(desk.list("public"), ["index.html=4"]);
}

#[test]
fn a_copied_file_has_the_bytes_that_were_checked_or_the_build_stops() {
    let desk = desk();
    let long = "логотип ".repeat(20_000);
    for text in [&long, &long.replace('п', "П"), "short"] {
        desk.put("content/files/logo", text);
        let logo = format!("files/logo<content/files/logo={text}");
        assert!(desk.write(&[&logo]).changed);
        assert!(!desk.write(&[&logo]).changed);
        assert_eq!(desk.list("public"), [format!("files/logo={text}")]);
    }
    for other in ["shorT", "shor", "longer"] {
        desk.put("content/files/logo", other);
        let error = desk.try_write(&["files/logo<content/files/logo=short"]).unwrap_err();
        assert!(matches!(error, WriteError::Changed { .. }), "{error:?}");
        assert_eq!(desk.list("public"), ["files/logo=short"]);
    }
    desk.assert_no_litter();
}

#[test]
fn a_build_from_scratch_gives_the_same_bytes_in_new_inodes() {
    let mut desk = desk();
    desk.write(&["a.html=1", "b.html=1"]);
    desk.write(&["a.html=2", "b.html=1"]);
    let before = (desk.list("public"), fs::read(desk.at("public/manifest.json")).unwrap());
    desk.options.from_scratch = true;
    let written = desk.write(&["a.html=2", "b.html=1"]);
    assert_eq!((written.written.len(), written.kept), (2, 0));
    assert_eq!((desk.list("public"), fs::read(desk.at("public/manifest.json")).unwrap()), before);
    assert!(!desk.shares("a.html") && !desk.shares("b.html"));
}

#[test]
fn the_permissions_of_the_output_folder_stay() {
    let desk = desk();
    fs::create_dir(desk.at("public")).unwrap();
    fs::set_permissions(desk.at("public"), fs::Permissions::from_mode(0o2775)).unwrap();
    for text in ["a.html=1", "a.html=2", "a.html=3"] {
        desk.write(&[text]);
        assert_eq!(desk.about("public").mode() & 0o7777, 0o2775);
    }
}

/// Sites whose paths get in each other's way: a file where a folder was, and back.
fn any_site() -> impl Strategy<Value = Vec<String>> {
    let paths = ["a", "a/b", "a/b/c.html", "a/index.html", "index.html", "x.css", "я/ї.html"];
    prop::collection::vec(prop::option::of(0..4_usize), paths.len()).prop_map(move |contents| {
        let mut pages: Vec<String> = Vec::new();
        for (path, content) in paths.iter().zip(contents) {
            let is_below = |page: &String| {
                let above = page.split('=').next().unwrap_or_default();
                path.starts_with(&format!("{above}/"))
            };
            if let Some(content) = content.filter(|_| !pages.iter().any(is_below)) {
                pages.push(format!(
                    "{path}={}",
                    "х".repeat(content / 2 * 40_000) + &content.to_string()
                ));
            }
        }
        pages.sort();
        pages
    })
}

fn any_forbid() -> impl Strategy<Value = Forbid> {
    let forbid = |(exchange, links, folder_rename)| Forbid { exchange, links, folder_rename };
    any::<(bool, bool, bool)>().prop_map(forbid)
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn after_any_builds_the_output_is_exactly_the_last_site(
        builds in prop::collection::vec((any_site(), any_forbid(), any::<bool>()), 1..7)
    ) {
        let mut desk = desk();
        let mut last = None;
        for (pages, forbid, from_scratch) in &builds {
            (desk.options.forbid, desk.options.from_scratch) = (*forbid, *from_scratch && last.is_some());
            let written = desk.write(&pages.iter().map(String::as_str).collect::<Vec<_>>());
            prop_assert_eq!(&desk.list("public"), pages);
            let is_other = last.as_ref() != Some(&pages) || desk.options.from_scratch && !pages.is_empty();
            prop_assert_eq!(written.changed, is_other);
            desk.assert_no_litter();
            last = Some(pages);
        }
    }
}
