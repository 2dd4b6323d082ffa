//! Where nothing is written, and what is never lost.

use std::fs;
use std::os::unix::fs::symlink;

use perelik::disk::write::{PlaceRefusal, WriteError};

use super::desk::{desk, walk};

#[test]
fn a_folder_that_perelik_did_not_make_is_refused_and_untouched() {
    let desk = desk();
    for manifest in ["{\"name\": \"a web app\"}", "{\"generator\": \"perelik 0", "\u{0}"] {
        desk.put("public/letter.txt", "dear");
        desk.put("public/manifest.json", manifest);
        let before = desk.stamps("public");
        let error = desk.try_write(&["index.html=1"]).unwrap_err();
        let WriteError::Foreign { names, .. } = &error else { panic!("{error:?}") };
        assert_eq!(names, &["letter.txt", "manifest.json"]);
        assert_eq!(desk.stamps("public"), before);
        assert!(!desk.at(".public.perelik").exists());
    }
}

#[test]
fn an_unknown_file_in_our_folder_is_named_and_nothing_is_lost() {
    let desk = desk();
    desk.write(&["index.html=1"]);
    desk.put("public/.well-known/key", "secret");
    let refused = |pages: &[&str]| match desk.try_write(pages) {
        Err(WriteError::UnknownFiles { names, .. }) => names,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&["index.html=2"]), [".well-known/key"]);
    assert_eq!(refused(&["index.html=1", ".well-known/key=ours"]), [".well-known/key"]);
    assert_eq!(desk.list("public"), [".well-known/key=secret", "index.html=1"]);
    fs::remove_dir_all(desk.at("public/.well-known")).unwrap();
    desk.write(&["index.html=2"]);
    // It came between the last look and the swap, and lies in the older tree now.
    desk.put(".public.perelik/previous/late.txt", "late");
    assert_eq!(refused(&["index.html=3"]), ["late.txt"]);
    assert_eq!(desk.list("public"), ["index.html=2"]);
}

#[test]
fn places_where_no_site_belongs_are_refused() {
    let mut desk = desk();
    desk.put("file", "");
    fs::create_dir_all(desk.at("home/me")).unwrap();
    symlink("/etc", desk.at("link")).unwrap();
    symlink("content", desk.at("door")).unwrap();
    desk.options.home = Some(desk.at("home/me"));
    let places = [
        ("/", PlaceRefusal::FileSystemRoot),
        ("home/me", PlaceRefusal::Home),
        ("home", PlaceRefusal::Home),
        (".", PlaceRefusal::Site),
        ("..", PlaceRefusal::Site),
        ("content", PlaceRefusal::Sources),
        ("content/files/x", PlaceRefusal::Sources),
        ("door/x", PlaceRefusal::Sources),
        ("themes", PlaceRefusal::Sources),
        ("new/../content", PlaceRefusal::Unresolved),
        ("link", PlaceRefusal::Link),
        ("link/", PlaceRefusal::Link),
        ("file", PlaceRefusal::File),
    ];
    for (place, reason) in places {
        desk.options.output = desk.at(place);
        let error = desk.try_write(&["index.html=1"]).unwrap_err();
        let WriteError::Refused { why, .. } = error else { panic!("{place}: {error:?}") };
        assert_eq!(why, reason, "{place}");
    }
    assert_eq!(walk(&desk.root).len(), 6);
}
