//! `build` gives the same bytes for the same input, and touches only what differs.

use std::collections::BTreeMap;
use std::os::unix::fs::MetadataExt;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::site::{Folder, site};

fn stdout(ran: &std::process::Output) -> String {
    String::from_utf8_lossy(&ran.stdout).into_owned()
}

/// What a disk tells of each file: a write, a new inode or a touch would change it.
fn traces(folder: &Folder) -> BTreeMap<String, (u64, i64, i64, i64, i64)> {
    let files = folder.tree("public").into_keys();
    let trace = |path: String| {
        let about = std::fs::metadata(folder.path.join("public").join(&path)).unwrap();
        let times = (about.mtime(), about.mtime_nsec(), about.ctime(), about.ctime_nsec());
        (path, (about.ino(), times.0, times.1, times.2, times.3))
    };
    files.map(trace).collect()
}

#[test]
fn the_same_content_gives_the_same_bytes_in_any_folder_language_zone_and_order() {
    let site = site().file("pages/about.md", "---\ntitle: Про нас\n---\nТекст\n");
    let first = site.on_disk();
    let second = Folder::new();
    for (path, bytes) in site.files().iter().rev() {
        second.put(path, bytes);
    }
    let run = |folder: &Folder, lang: &str, zone: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_perelik"));
        command.env_clear().env("LC_ALL", lang).env("TZ", zone).current_dir(&folder.path);
        let ran = command.args(["build", "--date", "2020-03-27"]).output().unwrap();
        assert_eq!(ran.status.code(), Some(0), "{}", stdout(&ran));
        folder.tree("public")
    };
    let one = run(&first, "uk_UA.UTF-8", "Pacific/Auckland");
    assert!(one.len() > 15);
    assert!(one == run(&second, "C", "America/Los_Angeles"));
}

#[test]
fn a_second_build_touches_nothing_and_says_so() {
    let folder = site().on_disk();
    assert_eq!(folder.run(&["build"]).status.code(), Some(0));
    let before = traces(&folder);
    let ran = folder.run(&["build"]);
    assert!(stdout(&ran).contains("nothing changed"), "{}", stdout(&ran));
    assert_eq!(traces(&folder), before);
}

#[test]
fn a_changed_body_makes_one_page_and_a_changed_name_the_pages_that_show_it() {
    let site = site().edit(
        "organisations/pryklad.md",
        "services: [food]\n---\n",
        "services: [food]\n---\nТекст\n",
    );
    let fingerprints = |site: &crate::site::Site| {
        let output = site.compile().value;
        // Files of the index are no pages.
        let of = |(n, route): (usize, &perelik::site::plan::Route)| {
            Some((route.path.to_string(), output.fingerprint(n)?))
        };
        output.routes().iter().enumerate().filter_map(of).collect::<BTreeMap<_, _>>()
    };
    let changed = |edited: &crate::site::Site| {
        let (before, after) = (fingerprints(&site), fingerprints(edited));
        let differs = |(path, print): (String, _)| (before[&path] != print).then_some(path);
        after.into_iter().filter_map(differs).collect::<Vec<_>>()
    };
    let body = site.clone().edit("organisations/pryklad.md", "Текст", "Інше");
    assert_eq!(changed(&body), ["organisations/pryklad/index.html"]);
    let name = site.clone().edit("organisations/pryklad.md", "ГО «Приклад»", "ГО «Зразок»");
    assert_eq!(
        changed(&name),
        [
            "embed/food/fragment.html",
            "embed/food/index.html",
            "embed/fragment.html",
            "embed/index.html",
            "help/area/north/index.html",
            "help/area/south/index.html",
            "help/food/area/north/index.html",
            "help/food/area/south/index.html",
            "help/food/index.html",
            "hotline/index.html",
            "organisations/index.html",
            "organisations/pryklad/index.html",
            "press/index.html",
        ]
    );
}

#[test]
fn equal_fingerprints_mean_equal_bytes() {
    let site = site()
        .file("meetings/2020-03-20.md", "---\ntitle: Н\ndate: 2020-03-20\nattendees: [dim]\n---\n");
    let edited = site.clone().edit("organisations/dim.yaml", "name: Дім", "name: Хата");
    let (one, two) = (site.compile().value, edited.compile().value);
    let (before, after) = (site.build(), edited.build());
    for (n, route) in one.routes().iter().enumerate() {
        let path = route.path.as_str();
        let same_print = one.fingerprint(n).is_some() && one.fingerprint(n) == two.fingerprint(n);
        assert!(!same_print || before[path] == after[path], "{path}");
    }
}

#[test]
fn line_ends_and_byte_order_marks_change_no_byte() {
    let lf = site().file(
        "pages/about.md",
        "---\ntitle: Про\nsummary: |\n  два\n  рядки\n---\n```\nкод\nкод\n```\n",
    );
    let mut crlf = lf.clone();
    for (path, bytes) in lf.files() {
        let text = String::from_utf8(bytes.clone()).unwrap().replace('\n', "\r\n");
        crlf = crlf.bytes(path, format!("\u{feff}{text}").as_bytes());
    }
    assert!(lf.build() == crlf.build());
}

#[test]
fn the_list_of_files_is_printed_on_request() {
    let folder = site().on_disk();
    let said = stdout(&folder.run(&["build", "--list"]));
    let planned: Vec<&str> = said.lines().take_while(|line| !line.contains(' ')).collect();
    let mut written: Vec<String> = folder.tree("public").into_keys().collect();
    written.retain(|path| path != "manifest.json");
    assert_eq!(planned, written);
}

#[test]
fn the_ledger_tells_the_sitemap_when_an_entry_changed() {
    let entry = "  - {kind: organisation, id: dim, first_seen: 2020-03-01, changed: 2020-03-20, sequence: 2}\n";
    let with = site().file("ledger.yaml", &format!("entries:\n{entry}"));
    let sitemap = with.page("sitemap.xml");
    assert!(sitemap.contains("organisations/dim/</loc><lastmod>2020-03-20</lastmod>"), "{sitemap}");
    assert_eq!(sitemap.matches("<lastmod>").count(), 1);
    let remarks = with.edit("ledger.yaml", "2020-03-20", "20.03.2020").remarks();
    assert!(remarks.starts_with("content/ledger.yaml:2:68 error[not-a-date]"), "{remarks}");
}

#[test]
fn former_ids_lead_to_the_entry_and_a_clash_names_both_files() {
    let moved = site().edit("organisations/dim.yaml", "kind: ngo", "kind: ngo\nformerly: [khata]");
    let page = moved.page("organisations/khata/index.html");
    assert!(page.contains("../../organisations/dim/") || page.contains("../dim/"), "{page}");
    let clash = site()
        .file("pages/needs.md", "---\ntitle: Потреби\n---\n")
        .file("needs/masky.yaml", "what: Маски\nresource: masks\n");
    let remarks = clash.remarks();
    assert!(remarks.contains("route-clash"), "{remarks}");
}

#[test]
fn watch_builds_again_after_a_save_by_rename() {
    let folder = site().on_disk();
    let mut command = Command::new(env!("CARGO_BIN_EXE_perelik"));
    command
        .args(["build", "--watch"])
        .current_dir(&folder.path)
        .stdout(std::process::Stdio::null());
    let mut running = command.spawn().unwrap();
    let shows = |words: &str| {
        let page = folder.path.join("public/organisations/dim/index.html");
        let deadline = Instant::now() + Duration::from_secs(30);
        while Instant::now() < deadline {
            if std::fs::read_to_string(&page).is_ok_and(|page| page.contains(words)) {
                return true;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        false
    };
    let first = shows("Дім");
    folder.put("content/organisations/.dim.yaml.tmp", "name: Хата\nkind: ngo\n".as_bytes());
    let saved = folder.path.join("content/organisations/.dim.yaml.tmp");
    std::fs::rename(saved, folder.path.join("content/organisations/dim.yaml")).unwrap();
    let second = shows("Хата");
    running.kill().unwrap();
    running.wait().unwrap();
    assert!(first && second);
}
