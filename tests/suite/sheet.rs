//! Does what a sheet of the manual says: reads its fenced blocks and runs them with the real programs in a site of its own.
//!
//! `console` holds commands (`$ …`) and what they answer, where a line `…` stands for any lines and `…` at the end of one for its
//! rest; `PATH було` and `PATH стало` are what an editor looks for and writes in its place, `колега` what somebody else wrote there
//! and sent first; `PATH` alone is a new file, and `наприкінці` is added to one.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use perelik::content::schema::manual;

use crate::site::Folder;

/// Noon of 28 March 2020, the day that the sheets are read on.
const NOW: &str = "1585389600";
/// The day of the site that they begin with.
const DAY: &str = "2020-03-13";
/// Where the sheet says that everybody's copy lies.
const ADDRESS: &str = "ssh://git@git.example.org/perelik.git";

/// The words after the fence, and the text within.
pub(crate) type Block = (Vec<String>, String);

/// Returns the fenced blocks of a sheet.
pub(crate) fn blocks(number: usize) -> Vec<Block> {
    let manual = manual::markdown();
    let (_, rest) = manual.split_once(&format!("\n## Аркуш {number}.")).unwrap();
    // A heading within a block is text of a page.
    let sheet = rest.split("\n## Аркуш ").next().unwrap().split("\n## Усі поля").next().unwrap();
    let fenced = sheet.split("```").skip(1).step_by(2);
    fenced
        .map(|block| {
            let (info, text) = block.split_once('\n').unwrap();
            (info.split(' ').map(str::to_owned).collect(), text.to_owned())
        })
        .collect()
}

/// A folder in which a sheet was replayed.
pub(crate) struct Replay {
    pub(crate) folder: Folder,
    /// Where its commands run now.
    pub(crate) site: PathBuf,
    before: String,
}

impl Replay {
    /// Does what a sheet says.
    pub(crate) fn of(number: usize) -> Self {
        let blocks = blocks(number);
        let says = |word: &str| blocks.iter().any(|(_, text)| text.contains(word));
        let folder = Folder::new();
        let site = folder.path.clone();
        let mut replay = Self { folder, site, before: String::new() };
        if !says("$ perelik init") {
            replay.site = replay.folder.path.join("example");
            replay.example();
        }
        if says("$ git clone") {
            // What the administrator has made: nothing is in it yet.
            let made =
                replay.git(&["init", "--quiet", "--bare", "-b", "main", "../origin.git"]).status();
            assert!(made.unwrap().success());
        }
        blocks.iter().for_each(|(info, text)| replay.block(info, text));
        replay
    }

    /// Builds what the sheet has left.
    pub(crate) fn build(&self) {
        let built = self.perelik(&["build".to_owned()]).output().unwrap();
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stdout));
    }

    /// Returns a file of everybody's copy.
    pub(crate) fn published(&self, path: &str) -> String {
        let origin = self.folder.path.join("origin.git").display().to_string();
        let mut shown = self.git(&["--git-dir", &origin, "show", &format!("main:{path}")]);
        String::from_utf8(shown.output().unwrap().stdout).unwrap()
    }

    /// Makes a new site as it was on a day before those that the sheets tell of.
    fn example(&self) {
        let made = self.folder.run(&["init", "example"]);
        assert!(made.status.success());
        let meetings = fs::read_dir(self.site.join("content/meetings")).unwrap();
        let meeting = meetings.map(|entry| entry.unwrap().path()).next().unwrap();
        let today = meeting.file_stem().unwrap().to_str().unwrap().to_owned();
        for (path, bytes) in self.folder.tree("example/content") {
            let text = String::from_utf8(bytes).unwrap().replace(&today, DAY);
            let text = match path.ends_with("site.yaml") {
                true => text + "перевірки: {placeholder: off}\n",
                false => text,
            };
            self.folder
                .put(&format!("example/content/{}", path.replace(&today, DAY)), text.as_bytes());
        }
        fs::remove_file(meeting).unwrap();
    }

    fn block(&mut self, info: &[String], text: &str) {
        match info.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["sh"] => {}
            ["console"] => {
                // Each command with what stands below it.
                let commands = format!("\n{text}");
                for command in commands.split("\n$ ").skip(1) {
                    let (line, said) = command.split_once('\n').unwrap_or((command, ""));
                    self.command(line, said);
                }
            }
            [_, _, "було"] => self.before = text.to_owned(),
            [_, path, "стало"] => self.replace(&self.site.join(path), text),
            [_, path, "колега"] => self.colleague(path, text),
            [_, path, "наприкінці"] => {
                let old = fs::read_to_string(self.site.join(path)).unwrap();
                fs::write(self.site.join(path), old + text).unwrap();
            }
            [_, path] => {
                let file = self.site.join(path);
                assert!(!file.exists(), "{path}");
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, text).unwrap();
            }
            _ => panic!("{info:?}"),
        }
    }

    /// Writes what is in the place of what was.
    fn replace(&self, file: &Path, new: &str) {
        let old = fs::read_to_string(file).unwrap();
        let wanted: Vec<&str> = self.before.lines().collect();
        let lines: Vec<&str> = old.lines().collect();
        let place = lines
            .windows(wanted.len())
            .position(|part| part.iter().zip(&wanted).all(|(line, wanted)| is_as(line, wanted)));
        let Some(place) = place else { panic!("no {wanted:?} in\n{old}") };
        let text =
            |lines: &[&str]| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
        let rest = text(&lines[place + wanted.len()..]);
        fs::write(file, text(&lines[..place]) + new + &rest).unwrap();
    }

    /// Somebody else changes the same file, and is sooner.
    fn colleague(&self, path: &str, text: &str) {
        let run = |arguments: &[&str]| {
            let who =
                ["-C", "../colleague", "-c", "user.name=Колега", "-c", "user.email=k@example.org"];
            let done = self.git(&[&who[..], arguments].concat()).output().unwrap();
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        };
        assert!(
            self.git(&["clone", "--quiet", ADDRESS, "../colleague"]).status().unwrap().success()
        );
        self.replace(&self.site.join("../colleague").join(path), text);
        run(&["commit", "--quiet", "--all", "-m", "Номер"]);
        run(&["push", "--quiet"]);
    }

    fn command(&mut self, line: &str, said: &str) {
        let words = words(line);
        match (words[0].as_str(), &words[1..]) {
            ("rm", paths) => paths.iter().for_each(|path| self.remove(path)),
            ("cd", [path]) => self.site = self.site.join(path),
            ("perelik", [name]) if name == "serve" || name == "edit" => self.serve(name, said),
            ("perelik", arguments) => {
                let ran = self.perelik(arguments).output().unwrap();
                let errors = String::from_utf8(ran.stderr).unwrap();
                compare(
                    &String::from_utf8(ran.stdout).unwrap(),
                    said,
                    &format!("{line}\n{errors}"),
                );
                assert_ne!(ran.status.code(), Some(2), "{line}: {errors}");
            }
            ("git", arguments) => {
                let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
                let ran = self.git(&arguments).output().unwrap();
                let all = String::from_utf8([ran.stdout, ran.stderr].concat()).unwrap();
                let is_refused = said.contains("rejected") || said.contains("CONFLICT");
                assert!(ran.status.success() != is_refused, "{line}\n{all}");
                // What git says when all is well is its own affair.
                if is_refused {
                    compare(&all, said, line);
                }
            }
            _ => panic!("{line}"),
        }
    }

    /// Deletes a file, or all of a folder that end as what stands after its `*`.
    fn remove(&self, path: &str) {
        let Some((folder, end)) = path.split_once('*') else {
            return fs::remove_file(self.site.join(path)).unwrap();
        };
        let files = fs::read_dir(self.site.join(folder)).unwrap().map(|file| file.unwrap().path());
        let found: Vec<PathBuf> =
            files.filter(|file| file.to_str().unwrap().ends_with(end)).collect();
        assert!(!found.is_empty(), "{path}");
        found.iter().for_each(|file| fs::remove_file(file).unwrap());
    }

    fn perelik(&self, arguments: &[String]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_perelik"));
        command.env_clear().env("SOURCE_DATE_EPOCH", NOW).current_dir(&self.site);
        command.args(arguments);
        // Not for the program's own options, which stand before a command.
        command.args(["--lang", "uk"]);
        command
    }

    fn git(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        let origin = format!("url.{}.insteadOf", self.folder.path.join("origin.git").display());
        command
            .env("HOME", &self.folder.path)
            .env("LC_ALL", "C")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_COUNT", "1")
            .env("GIT_CONFIG_KEY_0", origin)
            .env("GIT_CONFIG_VALUE_0", ADDRESS)
            .env("GIT_EDITOR", "true")
            .current_dir(&self.site);
        command.args(arguments);
        command
    }

    /// Looks at the preview as a browser does, and stops it.
    fn serve(&self, name: &str, said: &str) {
        let mut command = self.perelik(&[name, "--port", "0"].map(str::to_owned));
        let mut server = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(server.stdout.take().unwrap()).lines();
        let line =
            lines.find_map(|line| line.ok().filter(|line| line.contains("http://"))).unwrap();
        let url = line.split("http://").nth(1).unwrap().split([' ', ';']).next().unwrap();
        let (address, way) = url.split_once('/').unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "GET /{way} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")
            .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        server.kill().unwrap();
        server.wait().unwrap();
        // Forms give a cookie for the key first.
        let (status, port) = if name == "edit" { ("303", "3001") } else { ("200", "3000") };
        assert!(String::from_utf8_lossy(&answer).starts_with(&format!("HTTP/1.1 {status}")));
        let mut line = line.replace(address.split_once(':').unwrap().1, port);
        if let Some((_, key)) = way.split_once("key=") {
            line = line.replace(key, "0123456789abcdef0123456789abcdef");
        }
        compare(&(line + "\n"), said, name);
    }
}

/// Takes a command apart as a shell does: words, and quotes around what has blanks.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for c in line.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words
}

/// Tells whether a line is as a sheet shows it.
fn is_as(line: &str, wanted: &str) -> bool {
    wanted.strip_suffix('…').map_or(line == wanted, |start| line.starts_with(start))
}

fn compare(said: &str, wanted: &str, what: &str) {
    let lines: Vec<&str> = said.lines().collect();
    let wanted: Vec<&str> = wanted.lines().collect();
    assert!(fits(&lines, &wanted), "{what}\nsaid:\n{said}\nwanted: {wanted:#?}");
}

fn fits(lines: &[&str], wanted: &[&str]) -> bool {
    match wanted.split_first() {
        None => lines.is_empty(),
        Some((&"…", rest)) => (0..=lines.len()).any(|passed| fits(&lines[passed..], rest)),
        Some((first, rest)) => {
            lines.split_first().is_some_and(|(line, below)| is_as(line, first) && fits(below, rest))
        }
    }
}

#[test]
fn a_sheet_that_lies_is_found() {
    let fit = |said: &str, wanted: &str| {
        fits(&said.lines().collect::<Vec<_>>(), &wanted.lines().collect::<Vec<_>>())
    };
    assert!(fit("a\nb\nc", "a\n…\nc") && fit("a", "…\na\n…") && fit("a b c", "a …"));
    assert!(!fit("a\nb", "a") && !fit("a", "a\nb") && !fit("a b", "b …") && !fit("", "a"));
    assert_eq!(
        words("perelik new --set a=\"b c\" \"d e\""),
        ["perelik", "new", "--set", "a=b c", "d e"]
    );
}
