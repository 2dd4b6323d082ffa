//! Builds that were killed, disks that refuse something, and two writers at once.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::time::Duration;

use perelik::disk::write::{Doing, Forbid, Method, WriteError};

use super::desk::desk;

const NO_EXCHANGE: Forbid = Forbid { exchange: true, links: false, folder_rename: false };
const NO_FOLDERS: Forbid = Forbid { exchange: false, links: false, folder_rename: true };
const NO_LINKS: Forbid = Forbid { exchange: false, links: true, folder_rename: false };

#[test]
fn a_killed_build_is_put_right_by_the_next_one() {
    for pages in [["a.html=2", "b/c.html=1"], ["a.html=3", "b/c.html=1"]] {
        let desk = desk();
        desk.write(&["a.html=1", "b/c.html=1"]);
        desk.write(&["a.html=2", "b/c.html=1"]);
        fs::write(desk.state("building"), "").unwrap();
        fs::remove_dir_all(desk.state("previous/b")).unwrap();
        fs::remove_file(desk.state("previous/a.html")).unwrap();
        fs::create_dir(desk.state("previous/a.html")).unwrap();
        desk.put(".public.perelik/staging/7", "half");
        let written = desk.write(&pages);
        assert!(written.recovered);
        assert_eq!(written.changed, pages[0] != "a.html=2");
        assert_eq!(desk.list("public"), pages);
        assert_eq!(desk.list(".public.perelik/previous"), ["a.html=2", "b/c.html=1"]);
        assert!(desk.shares("b/c.html"));
        desk.assert_no_litter();
    }
}

#[test]
fn two_renames_that_were_interrupted_are_finished() {
    for renames_done in 0..=3 {
        let desk = desk();
        desk.write(&["a.html=1"]);
        desk.write(&["a.html=2"]);
        fs::write(desk.state("building"), "").unwrap();
        fs::write(desk.state("journal"), "{\"step\":\"two-renames\"}").unwrap();
        let (live, older, outgoing) =
            (desk.at("public"), desk.state("previous"), desk.state("outgoing"));
        let steps = [(&live, &outgoing), (&older, &live), (&outgoing, &older)];
        for (from, to) in &steps[..renames_done] {
            fs::rename(from, to).unwrap();
        }
        let done = renames_done > 0;
        let pages = if done { ["a.html=1"] } else { ["a.html=2"] };
        let written = desk.write(&pages);
        assert_eq!((written.changed, written.recovered), (false, true), "{renames_done}");
        assert_eq!(desk.list("public"), pages);
        assert_eq!(
            desk.list(".public.perelik/previous"),
            [if done { "a.html=2" } else { "a.html=1" }]
        );
        desk.assert_no_litter();
    }
}

#[test]
fn a_journal_that_cannot_be_read_is_decided_by_what_lies_there() {
    let desk = desk();
    desk.write(&["a.html=1"]);
    desk.write(&["a.html=2"]);
    fs::write(desk.state("journal"), "{").unwrap();
    fs::rename(desk.at("public"), desk.state("outgoing")).unwrap();
    // The new tree is only half there.
    fs::remove_file(desk.state("previous/manifest.json")).unwrap();
    assert!(!desk.write(&["a.html=2"]).changed);
    assert_eq!(desk.list("public"), ["a.html=2"]);
    desk.assert_no_litter();
}

#[test]
fn a_site_that_was_half_carried_over_file_by_file_is_finished() {
    let desk = desk().with(NO_FOLDERS);
    desk.write(&["a.html=1", "b.html=1", "old/c.html=1"]);
    // What the next build would leave behind when killed after its first rename.
    let stop = "{\"step\":\"file-by-file\",\"remove\":[\"old/c.html\",\"../content/x\"]}";
    desk.put("content/x", "never removed");
    let other = self::desk();
    let pages = ["a.html=2", "b.html=2"];
    other.write(&pages);
    fs::remove_dir_all(desk.state("previous")).unwrap();
    fs::rename(other.at("public"), desk.state("previous")).unwrap();
    desk.put("public/a.html", "2");
    desk.put("public/.perelik-next/1", "2");
    fs::write(desk.state("journal"), stop).unwrap();
    let written = desk.write(&pages);
    assert_eq!((written.changed, written.recovered), (false, true));
    assert_eq!(desk.list("public"), pages);
    assert!(!desk.at("public/old").exists() && desk.at("content/x").exists());
    desk.assert_no_litter();
}

#[test]
fn every_way_to_swap_gives_the_same_trees() {
    let ways = [
        (Forbid::default(), Method::Exchange, true),
        (NO_LINKS, Method::Exchange, true),
        (NO_EXCHANGE, Method::TwoRenames, true),
        (NO_FOLDERS, Method::FileByFile, false),
    ];
    for (forbid, method, keeps_previous) in ways {
        let desk = desk().with(forbid);
        desk.put("public/.gitignore", "*");
        desk.write(&["index.html=1", "a/b.html=1", "a/c.css=c", "d=1"]);
        let written = desk.write(&["index.html=2", "a/b.html=1", "a/c.css=c", "d/e.html=2"]);
        assert_eq!(written.method, Some(method));
        assert_eq!(written.copied > 0, forbid.links);
        let new = [".gitignore=*", "a/b.html=1", "a/c.css=c", "d/e.html=2", "index.html=2"];
        assert_eq!(desk.list("public"), new);
        let old = [".gitignore=*", "a/b.html=1", "a/c.css=c", "d=1", "index.html=1"];
        let previous = if keeps_previous { old } else { new };
        assert_eq!(desk.list(".public.perelik/previous"), previous);
        desk.assert_no_litter();
    }
}

#[test]
fn without_links_a_second_change_copies_only_what_the_first_one_wrote() {
    let desk = desk().with(NO_LINKS);
    desk.write(&["a.html=1", "b.html=1", "c.html=1"]);
    assert_eq!(desk.write(&["a.html=2", "b.html=1", "c.html=1"]).copied, 2);
    assert_eq!(desk.write(&["a.html=2", "b.html=2", "c.html=1"]).copied, 1);
}

#[test]
fn a_second_writer_is_told_who_holds_the_lock_or_waits() {
    let mut desk = desk();
    desk.write(&["a.html=1"]);
    let lock = File::open(desk.state("lock")).unwrap();
    lock.try_lock().unwrap();
    fs::write(desk.state("lock"), "4321\n").unwrap();
    let error = desk.try_write(&["a.html=2"]).unwrap_err();
    assert!(matches!(error, WriteError::Locked { pid: Some(4321), .. }), "{error:?}");
    desk.options.wait = Duration::from_secs(60);
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| desk.write(&["a.html=2"]));
        std::thread::sleep(Duration::from_millis(50));
        assert_eq!(desk.list("public"), ["a.html=1"]);
        lock.unlock().unwrap();
        assert!(waiting.join().unwrap().changed);
    });
}

#[test]
fn writers_at_once_leave_a_whole_site() {
    let mut desk = desk();
    desk.options.wait = Duration::from_secs(60);
    std::thread::scope(|scope| {
        for text in ["1", "2", "3", "4"] {
            let desk = &desk;
            let pages = [format!("a.html={text}"), format!("b.html={text}")];
            scope.spawn(move || desk.write(&pages.each_ref().map(String::as_str)));
        }
    });
    let list = desk.list("public");
    assert_eq!(list[0].replace('a', "b"), list[1]);
    desk.assert_no_litter();
}

#[test]
fn a_manifest_that_says_wrong_things_is_mended() {
    let desk = desk();
    let pages = ["a.html=1", "b.html=1"];
    desk.write(&pages);
    let right = fs::read_to_string(desk.at("public/manifest.json")).unwrap();
    let wrong = [
        right.replace("6b86", "0000"),
        "{\"generator\": \"perelik 9\", \"files\": {\"a.html\": 7, \"../content/x\": {}}}"
            .to_owned(),
    ];
    for manifest in wrong {
        fs::remove_file(desk.at("public/manifest.json")).unwrap();
        desk.put("public/manifest.json", &manifest);
        let written = desk.write(&pages);
        assert_eq!((written.changed, written.kept), (true, 2));
        assert_eq!(fs::read_to_string(desk.at("public/manifest.json")).unwrap(), right);
        // The older tree has the wrong manifest now, and is none the worse for it.
        desk.write(&["a.html=2", "b.html=1"]);
        desk.write(&pages);
    }
}

#[test]
fn the_state_folder_may_be_lost() {
    let desk = desk();
    let losses: [&dyn Fn(); 4] = [
        &|| fs::remove_dir_all(desk.state("previous")).unwrap(),
        &|| fs::remove_dir_all(desk.at(".public.perelik")).unwrap(),
        &|| fs::remove_dir_all(desk.at("public")).unwrap(),
        &|| fs::write(desk.state("previous/manifest.json"), "{}").unwrap(),
    ];
    for (number, lose) in losses.iter().enumerate() {
        desk.write(&["a.html=a", "b/c.html=old"]);
        desk.write(&["a.html=a", "b/c.html=older"]);
        lose();
        let changed = format!("b/c.html={number}");
        desk.write(&["a.html=a", &changed]);
        assert_eq!(desk.list("public"), ["a.html=a", &changed]);
        desk.assert_no_litter();
    }
}

#[test]
fn all_broken_templates_are_reported_and_nothing_is_touched() {
    let desk = desk();
    desk.write(&["a.html=1", "b.html=1", "c.html=1"]);
    desk.write(&["a.html=2", "b.html=1", "c.html=1"]);
    let before = (desk.stamps("public"), desk.stamps(".public.perelik/previous"));
    let error = desk.try_write(&["c.html=!", "b.html=2", "a.html=!"]).unwrap_err();
    let WriteError::Templates(remarks) = error else { panic!("{error:?}") };
    let places: Vec<&str> = remarks.iter().map(|remark| remark.at.path.as_str()).collect();
    assert_eq!(places, ["a.html", "c.html"]);
    assert_eq!((desk.stamps("public"), desk.stamps(".public.perelik/previous")), before);
    desk.assert_no_litter();
}

#[test]
fn a_disk_fault_names_the_path_and_what_was_done() {
    let mut desk = desk();
    desk.put("file", "");
    desk.options.output = desk.at("file/below/public");
    let error = desk.try_write(&["a.html=1"]).unwrap_err();
    let WriteError::Disk { doing, path, .. } = &error else { panic!("{error:?}") };
    assert_eq!((*doing, path), (Doing::MakingFolder, &desk.at("file/below")));
    assert_eq!(error.message_key(), "write-disk");
    let names: Vec<&str> = error.args().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["doing", "path", "cause"]);
}

#[test]
fn a_link_in_our_trees_is_removed_and_never_followed() {
    let desk = desk();
    desk.put("secret/a.html", "mine");
    desk.write(&["d/a.html=1", "b.html=1"]);
    desk.write(&["d/a.html=1", "b.html=2"]);
    fs::remove_dir_all(desk.state("previous/d")).unwrap();
    symlink(desk.at("secret"), desk.state("previous/d")).unwrap();
    fs::remove_file(desk.state("previous/b.html")).unwrap();
    symlink(desk.at("secret/a.html"), desk.state("previous/b.html")).unwrap();
    fs::remove_file(desk.at("public/b.html")).unwrap();
    symlink(desk.at("secret/a.html"), desk.at("public/b.html")).unwrap();
    desk.write(&["d/a.html=2", "b.html=3"]);
    assert_eq!(desk.list("public"), ["b.html=3", "d/a.html=2"]);
    assert!(desk.about("public/b.html").is_file() && desk.about("public/d").is_dir());
    desk.write(&["b.html=4"]);
    assert_eq!(desk.list("secret"), ["a.html=mine"]);
}
