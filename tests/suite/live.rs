//! `check --live`: a site that nobody builds any more is told by its age.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use crate::site::{Folder, site};

/// Answers one request for the manifest of what lies in a folder, and says what the program made of it.
fn asked(folder: &Folder, manifest: Vec<u8>, arguments: &[&str]) -> (Option<i32>, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = [0; 1024];
        let length = stream.read(&mut request).unwrap();
        assert!(request[..length].starts_with(b"GET /manifest.json "));
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            manifest.len()
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(&manifest).unwrap();
    });
    let all: Vec<&str> = ["check", "--live", &url].iter().chain(arguments).copied().collect();
    let ran = folder.run(&all);
    server.join().unwrap();
    let said = [ran.stdout, ran.stderr].concat();
    let said = String::from_utf8(said).unwrap().replace(&url, "URL");
    (ran.status.code(), said)
}

fn built() -> (Folder, Vec<u8>) {
    let folder = site().on_disk();
    assert!(folder.run(&["build", "--date", "2020-03-27"]).status.success());
    let manifest = std::fs::read(folder.path.join("public/manifest.json")).unwrap();
    (folder, manifest)
}

#[test]
fn two_days_are_no_age_and_three_are() {
    let (folder, manifest) = built();
    let on = |day: &str| asked(&folder, manifest.clone(), &["--date", day, "--lang", "en"]);
    let fine = (Some(0), "The site URL shows the data of 27 March 2020\n".to_owned());
    assert_eq!(on("2020-03-27"), fine);
    assert_eq!(on("2020-03-29"), fine);
    // Its clock may be ahead.
    assert_eq!(on("2020-03-26"), fine);
    let (code, said) = on("2020-03-30");
    assert_eq!(code, Some(1));
    assert!(
        said.starts_with("the data of the site URL is 3 days old: it is of 27 March 2020\n"),
        "{said}"
    );
}

#[test]
fn its_age_is_said_in_ukrainian() {
    let (folder, manifest) = built();
    let (_, said) = asked(&folder, manifest, &["--date", "2020-04-17", "--lang", "uk"]);
    assert!(
        said.starts_with("даним сайту URL уже 21 день: вони станом на 27 березня 2020 року\n"),
        "{said}"
    );
}

#[test]
fn a_record_of_one_day_never_grows_old() {
    let folder = site().edit("site.yaml", "title:", "date: 2020-03-27\ntitle:").on_disk();
    assert!(folder.run(&["build"]).status.success());
    let manifest = std::fs::read(folder.path.join("public/manifest.json")).unwrap();
    let (code, said) = asked(&folder, manifest, &["--lang", "en"]);
    assert_eq!(code, Some(0));
    assert!(
        said.starts_with("The site URL shows the data of 27 March 2020; site.yaml sets that day"),
        "{said}"
    );
}

#[test]
fn what_is_no_site_of_ours_is_said() {
    let (folder, _) = built();
    for answer in ["{}", "<!doctype html>", "{\"generator\": \"other\", \"date\": \"2020-03-27\"}"]
    {
        let (code, said) = asked(&folder, answer.into(), &["--lang", "en"]);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("no site that this program built"), "{said}");
    }
}
