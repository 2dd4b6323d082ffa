//! Sources that are written while they are read: what is built is whole, or what was there before.
//!
//! The writers are real: a page is emptied and written again in pieces, git checks out one commit after the other.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{scope, sleep};
use std::time::{Duration, Instant};

use perelik::base::files::Sources;
use perelik::base::names::SourcePath;
use perelik::disk::discover::{Places, ReadCache, Snapshot, Stillness, discover, discover_again};

use crate::site::{Folder, site};

/// How many pieces a page is written in.
const PIECES: usize = 20;
/// A writer that the machine kept waiting for longer than this is no writer that pauses for a moment.
const LONGEST_PAUSE: Duration = Duration::from_millis(200);

fn places(folder: &Folder) -> Places<'_> {
    Places { root: &folder.path, private: None }
}

/// A page of which each line names its version and its number.
fn page(version: u64) -> String {
    let lines = (1..=PIECES).map(|line| format!("версія {version}, рядок {line}\n\n"));
    format!("---\ntitle: Зразок\n---\n{}", lines.collect::<String>())
}

/// Writes a page in place, piece by piece, and returns the longest pause that came of it.
fn write_in_pieces(path: &Path, text: &str, pause: Duration) -> Duration {
    let mut file = fs::OpenOptions::new().write(true).truncate(true).open(path).unwrap();
    let (mut last, mut longest) = (Instant::now(), Duration::ZERO);
    for piece in text.as_bytes().chunks(text.len() / PIECES + 1) {
        file.write_all(piece).unwrap();
        longest = longest.max(last.elapsed());
        last = Instant::now();
        sleep(pause);
    }
    longest.max(last.elapsed())
}

/// Tells whether a page was read as one version of it was written.
fn is_whole(sources: &Sources, path: &str) -> bool {
    let bytes = &sources.texts[&SourcePath::new(path)];
    let text = String::from_utf8_lossy(bytes);
    let version = text.split("версія ").nth(1).and_then(|rest| rest.split(',').next());
    version.is_some_and(|version| text == page(version.parse().unwrap()))
}

#[test]
fn a_page_that_is_written_in_place_is_built_whole_or_as_it_was() {
    let folder = site().on_disk();
    folder.put("content/pages/a.md", page(1).as_bytes());
    let path = folder.path.join("content/pages/a.md");
    let (is_done, longest, partial) =
        (AtomicBool::new(false), AtomicU64::new(0), AtomicU64::new(0));
    let mut read = 0;
    scope(|scope| {
        scope.spawn(|| {
            for version in 2.. {
                let pause = Duration::from_millis(5 + version * 7 % 46);
                let took = write_in_pieces(&path, &page(version), pause);
                longest.fetch_max(took.as_millis() as u64, Ordering::SeqCst);
                if is_done.load(Ordering::SeqCst) {
                    return;
                }
                // Long enough that somebody who waits for a moment of rest finds one.
                sleep(Duration::from_millis(400));
            }
        });
        scope.spawn(|| {
            // That there is something to meet: who only opens the page does find halves of it.
            while !is_done.load(Ordering::SeqCst) {
                let text = fs::read_to_string(&path).unwrap_or_default();
                partial.fetch_add(
                    u64::from(!text.ends_with(&format!("рядок {PIECES}\n\n"))),
                    Ordering::SeqCst,
                );
                sleep(Duration::from_millis(3));
            }
        });
        let mut seen = ReadCache::default();
        while read < 30 {
            longest.store(0, Ordering::SeqCst);
            let sources = discover_again(&places(&folder), &mut seen, Stillness::WHOLE).unwrap();
            let is_slow = longest.load(Ordering::SeqCst) > LONGEST_PAUSE.as_millis() as u64;
            if is_slow || sources.diagnostics.has_errors() {
                continue;
            }
            assert!(is_whole(&sources, "content/pages/a.md"), "read by half");
            read += 1;
        }
        is_done.store(true, Ordering::SeqCst);
    });
    assert!(partial.load(Ordering::SeqCst) > 30, "the writer never left half a page");
}

#[test]
fn a_file_that_is_moved_away_and_back_is_read_whole_or_named() {
    let folder = site().on_disk();
    folder.put("content/pages/a.md", page(1).as_bytes());
    let path = folder.path.join("content/pages/a.md");
    let is_done = AtomicBool::new(false);
    let still = Stillness { min_age: Duration::ZERO, patience: Duration::from_millis(500) };
    scope(|scope| {
        scope.spawn(|| {
            for version in 2.. {
                let new = path.with_extension("new~");
                fs::write(&new, page(version)).unwrap();
                fs::remove_file(&path).and_then(|()| fs::rename(&new, &path)).unwrap();
                if is_done.load(Ordering::SeqCst) {
                    return;
                }
                sleep(Duration::from_millis(version % 4));
            }
        });
        for _ in 0..100 {
            let sources =
                discover_again(&places(&folder), &mut ReadCache::default(), still).unwrap();
            let is_there = sources.texts.contains_key(&SourcePath::new("content/pages/a.md"));
            let is_named = sources.diagnostics.has_errors();
            assert!(is_named || !is_there || is_whole(&sources, "content/pages/a.md"));
        }
        is_done.store(true, Ordering::SeqCst);
    });
}

#[test]
fn what_is_written_without_end_is_named_and_nothing_is_built() {
    let folder = site().on_disk();
    folder.put("content/files/a.pdf", b"%PDF-1.4\n");
    let path = folder.path.join("content/files/a.pdf");
    let is_done = AtomicBool::new(false);
    let still = Stillness { patience: Duration::from_millis(700), ..Stillness::WHOLE };
    let sources = scope(|scope| {
        scope.spawn(|| {
            let mut file = fs::OpenOptions::new().append(true).open(&path).unwrap();
            while !is_done.load(Ordering::SeqCst) {
                file.write_all(b"a").unwrap();
                sleep(Duration::from_millis(1));
            }
        });
        sleep(Duration::from_millis(50));
        let sources = discover_again(&places(&folder), &mut ReadCache::default(), still).unwrap();
        is_done.store(true, Ordering::SeqCst);
        sources
    });
    let named: Vec<(&str, &str)> = sources
        .diagnostics
        .sorted()
        .into_iter()
        .map(|remark| (remark.at.path.as_str(), remark.code.as_str()))
        .filter(|(_, code)| *code == "file-still-written")
        .collect();
    assert_eq!(named, [("content/files/a.pdf", "file-still-written")]);
    assert!(sources.diagnostics.has_errors());
}

#[test]
fn a_lock_that_git_left_behind_is_waited_for_and_then_passed() {
    let folder = site().on_disk();
    folder.put(".git/index.lock", b"");
    let still = Stillness { min_age: Duration::ZERO, patience: Duration::from_millis(200) };
    let sources = discover_again(&places(&folder), &mut ReadCache::default(), still).unwrap();
    assert!(!sources.texts.is_empty() && !sources.diagnostics.has_errors());
}

fn git(folder: &Folder, arguments: &[&str]) -> bool {
    let mut command = Command::new("git");
    command.current_dir(&folder.path).args(["-c", "user.name=a", "-c", "user.email=a@example.org"]);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    command.args(arguments).output().unwrap().status.success()
}

#[test]
fn a_checkout_between_two_commits_is_never_built_by_half() {
    const FILES: usize = 40;
    let folder = site().on_disk();
    let put = |version: usize| {
        for number in 0..FILES {
            let text =
                format!("---\ntitle: Версія {version}\n---\n{}\n", "рядок\n".repeat(version));
            folder.put(&format!("content/pages/p{number}.md"), text.as_bytes());
        }
        folder.put(&format!("content/pages/only-{version}.md"), b"---\ntitle: a\n---\n");
    };
    assert!(git(&folder, &["init", "-q", "-b", "one"]));
    put(1);
    assert!(git(&folder, &["add", "."]) && git(&folder, &["commit", "-qm", "one"]));
    assert!(git(&folder, &["checkout", "-qb", "two"]));
    fs::remove_file(folder.path.join("content/pages/only-1.md")).unwrap();
    put(2);
    assert!(git(&folder, &["add", "."]) && git(&folder, &["commit", "-qm", "two"]));
    let is_done = AtomicBool::new(false);
    let mut met = [0, 0];
    scope(|scope| {
        scope.spawn(|| {
            for branch in ["one", "two"].iter().cycle() {
                git(&folder, &["checkout", "-q", branch]);
                sleep(Duration::from_millis(350));
                if is_done.load(Ordering::SeqCst) {
                    return;
                }
            }
        });
        // As many as it takes to meet both states: a whole build takes less than a checkout lasts.
        for read in 0..100_000 {
            if read >= 50 && met.iter().all(|times| *times > 5) {
                break;
            }
            let sources = discover(&folder.path).unwrap();
            if sources.diagnostics.has_errors() {
                continue;
            }
            let version = |number: usize| {
                let path = SourcePath::new(format!("content/pages/p{number}.md"));
                let text = String::from_utf8_lossy(&sources.texts[&path]).into_owned();
                if text.contains("Версія 1") { 1 } else { 2 }
            };
            let first = version(0);
            assert!((0..FILES).all(|number| version(number) == first), "a mixture");
            let own = SourcePath::new(format!("content/pages/only-{first}.md"));
            let other = SourcePath::new(format!("content/pages/only-{}.md", 3 - first));
            assert!(sources.texts.contains_key(&own) && !sources.texts.contains_key(&other));
            met[first - 1] += 1;
        }
        is_done.store(true, Ordering::SeqCst);
    });
    assert!(met[0] > 5 && met[1] > 5, "{met:?}");
}

#[test]
fn what_editors_lay_beside_a_file_is_no_change_and_wakes_nobody() {
    let folder = site().on_disk();
    let before = Snapshot::capture(&folder.path);
    for name in [".dim.yaml.swp", ".dim.yaml.swx", "dim.yaml~", "#dim.yaml#", ".#dim.yaml"] {
        folder.put(&format!("content/organisations/{name}"), b"x");
        assert!(Snapshot::capture(&folder.path) == before, "{name}");
    }
    folder.put("content/organisations/dim.yaml", "name: Хата\nkind: ngo\n".as_bytes());
    assert!(Snapshot::capture(&folder.path) != before);
}
