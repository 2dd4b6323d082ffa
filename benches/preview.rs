//! The preview under load, on invented sites and with the real program: `cargo bench --bench preview`.
//!
//! `save` measures from the moment a file is saved until its page is served, as an open tab gets it: told that the page is
//! another, it asks for it. Median and worst of 50, at 30 and at 10,000 entries. `soak` makes 2,000 random edits, renames, deletions, broken and mended files, and then holds
//! every address against a fresh build, and memory against what it was after the first 200. Name one to run it alone:
//! `cargo bench --bench preview -- soak`. PERELIK_PROGRAM names another program to measure. Needs Linux.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark, not a library: it times, prints, and stops at the first surprise"
)]

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const DAY: &str = "2020-03-27";
const DEADLINE: Duration = Duration::from_secs(120);
const SAVES: usize = 50;
const EDITS: usize = 2_000;
/// How many entries a soak begins with, and keeps to.
const ENTRIES: usize = 60;
/// After this many edits memory is looked at for the first time.
const WARM: usize = 200;

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let runs = |name: &str| wanted.is_empty() || wanted.iter().any(|wanted| wanted == name);
    if runs("save") {
        save(30);
        save(10_000);
    }
    if runs("soak") {
        soak();
    }
}

fn program() -> PathBuf {
    std::env::var_os("PERELIK_PROGRAM")
        .map_or_else(|| env!("CARGO_BIN_EXE_perelik").into(), PathBuf::from)
}

/// A site in a folder of its own.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, entries: usize) -> Self {
        let path = std::env::temp_dir().join(format!("perelik-{name}-{}", std::process::id()));
        let folder = Self(path);
        folder.put("site.yaml", "title: Приклад\nbase_url: https://example.org/\n");
        let files = [("help", 10), ("audiences", 6), ("areas", 10), ("kinds", 5), ("resources", 3)];
        for (file, count) in files {
            let mut terms = String::new();
            for n in 0..count {
                writeln!(terms, "- id: {file}-{n}\n  name: Поняття {n}").unwrap();
            }
            folder.put(&format!("vocabulary/{file}.yaml"), &terms);
        }
        for n in 0..entries {
            folder.put(&organisation(n), &text(n, "Вигадана організація"));
        }
        folder
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.0.join("content").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Saves as editors do: beside it, then in its place.
    fn save(&self, path: &str, text: &str) {
        let beside = self.0.join("beside");
        fs::write(&beside, text).unwrap();
        fs::rename(beside, self.0.join("content").join(path)).unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn organisation(n: usize) -> String {
    format!("organisations/pryklad-{n}.md")
}

fn text(n: usize, summary: &str) -> String {
    let (help, area, kind) = (n % 10, n % 7, n % 5);
    format!(
        "---\nname: ГО «Приклад {n}»\nkind: kinds-{kind}\nsummary: {summary}\nservices:\n  \
         - help: help-{help}\n    audiences: [audiences-{}]\n    areas: [areas-{area}]\nphones:\n  \
         - {{number: \"+38050{n:07}\", label: приймальня}}\naddress: {{street: \"вул. Прикладна, {n}\"}}\n\
         hours: Mo-Fr 09:00-17:00\n---\n\n## Як отримати допомогу\n\nЗателефонуйте й скажіть, що сталося.\n",
        n % 6
    )
}

/// A preview that runs, and ends with its owner.
struct Preview {
    host: String,
    child: Child,
}

impl Preview {
    fn start(root: &Path) -> Self {
        let mut command = Command::new(program());
        command.env_clear().args(["serve", "--port", "0", "--date", DAY, "--lang", "en", "--root"]);
        let mut child = command.arg(root).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.next().unwrap().unwrap();
        let host = line.split_once("http://").unwrap().1.split('/').next().unwrap().to_owned();
        // Reads to the end, so that the preview never waits for its own words to be read.
        std::thread::spawn(move || lines.map_while(Result::ok).count());
        Self { host, child }
    }

    fn get(&self, path: &str) -> Vec<u8> {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(DEADLINE)).unwrap();
        let request =
            format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.host);
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let head = bytes.windows(4).position(|end| end == b"\r\n\r\n").unwrap();
        bytes.split_off(head + 4)
    }

    /// Waits until a page holds a text, and says how long it took.
    fn until(&self, path: &str, wanted: &str) -> Duration {
        let start = Instant::now();
        while !String::from_utf8_lossy(&self.get(path)).contains(wanted) {
            assert!(start.elapsed() < DEADLINE, "{path} never shows {wanted}");
            sleep(Duration::from_millis(1));
        }
        start.elapsed()
    }

    /// Opens what tells a tab that its page is another.
    fn told(&self, page: &str) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(DEADLINE)).unwrap();
        let request = format!("GET /_perelik/events{page} HTTP/1.1\r\nHost: {}\r\n\r\n", self.host);
        stream.write_all(request.as_bytes()).unwrap();
        BufReader::new(stream)
    }

    /// Returns the memory that it holds, in KiB.
    fn memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits for the next word of the preview about a page.
fn word(told: &mut BufReader<TcpStream>) {
    let mut line = String::new();
    while !line.starts_with("data:") {
        line.clear();
        assert!(told.read_line(&mut line).unwrap() > 0, "the preview fell silent");
    }
}

fn save(entries: usize) {
    let folder = Folder::new("save", entries);
    let preview = Preview::start(&folder.0);
    preview.until("/", "</html>");
    let mut times: Vec<Duration> = (0..SAVES)
        .map(|round| {
            let n = round * 7 % entries;
            let (words, page) =
                (format!("Збережено {round} раз"), format!("/organisations/pryklad-{n}/"));
            let mut told = preview.told(&page);
            word(&mut told);
            let start = Instant::now();
            folder.save(&organisation(n), &text(n, &words));
            word(&mut told);
            let shown = preview.get(&page);
            let took = start.elapsed();
            assert!(String::from_utf8_lossy(&shown).contains(&words), "{page} shows no {words}");
            // People pause between two saves; the next one must not fall into the sweep of this one.
            sleep(Duration::from_millis(300));
            took
        })
        .collect();
    times.sort_unstable();
    let (median, worst) = (times[SAVES / 2], times[SAVES - 1]);
    println!("save → HTML at {entries} entries: median {median:.1?}, worst {worst:.1?} of {SAVES}");
}

/// Numbers that look random and are the same in each run (xorshift64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % count as u64).unwrap()
    }
}

/// What the editors of a soak have done so far.
struct Soak {
    folder: Folder,
    dice: Dice,
    names: Vec<String>,
    made: usize,
}

impl Soak {
    fn path(&self, place: usize) -> PathBuf {
        self.folder.0.join("content/organisations").join(&self.names[place])
    }

    fn edit(&mut self, round: usize) {
        let place = self.dice.below(self.names.len());
        let name = self.names[place].clone();
        let path = format!("organisations/{name}");
        let fine = text(place, &format!("Рядок {round}"));
        match self.dice.below(12) {
            0..4 => self.folder.save(&path, &fine),
            4 | 5 => self.folder.put(&path, &fine),
            6 => self.folder.save(&path, "---\nname: \"не закрито\nkind: kinds-1\n---\n"),
            7 => self.folder.save(&path, &fine.replace("kinds-", "kindz-")),
            8 => {
                self.made += 1;
                let new = format!("nazva-{}.md", self.made);
                fs::rename(
                    self.path(place),
                    self.folder.0.join("content/organisations").join(&new),
                )
                .unwrap();
                self.names[place] = new;
            }
            // The site stays as large as it was, so that memory can be compared.
            9 | 10 if self.names.len() >= ENTRIES => {
                fs::remove_file(self.path(place)).unwrap();
                self.names.swap_remove(place);
            }
            9 | 10 => {
                self.made += 1;
                let new = format!("novyi-{}.md", self.made);
                self.folder.put(&format!("organisations/{new}"), &fine);
                self.names.push(new);
            }
            _ => {
                for (n, name) in self.names.iter().enumerate().take(18) {
                    let text = text(n, &format!("Разом {round}"));
                    self.folder.save(&format!("organisations/{name}"), &text);
                }
            }
        }
    }

    /// Makes every entry whole again.
    fn mend(&self) {
        for (n, name) in self.names.iter().enumerate() {
            self.folder.save(&format!("organisations/{name}"), &text(n, "Наприкінці"));
        }
    }
}

fn soak() {
    let folder = Folder::new("soak", ENTRIES);
    let preview = Preview::start(&folder.0);
    let names = (0..ENTRIES).map(|n| format!("pryklad-{n}.md")).collect();
    let mut soak = Soak { folder, dice: Dice(0x2020_0327), names, made: 0 };
    let mut after_warm = 0;
    for round in 0..EDITS {
        soak.edit(round);
        sleep(Duration::from_millis(soak.dice.below(60) as u64));
        if round % 10 == 9 {
            // A reader looks on meanwhile; whatever the content is, there is an answer.
            assert!(!preview.get("/").is_empty() && !preview.get("/organisations/").is_empty());
        }
        if (round + 1) % WARM == 0 {
            soak.mend();
            sleep(Duration::from_secs(3));
            let memory = preview.memory();
            println!("soak: {memory} KiB after {} edits", round + 1);
            after_warm = if round + 1 == WARM { memory } else { after_warm };
        }
    }
    soak.mend();
    let start = Instant::now();
    soak.folder.put("pages/last.md", "---\ntitle: Останнє слово\n---\n");
    preview.until("/last/", "Останнє слово");
    sleep(Duration::from_secs(3));
    let memory = preview.memory();
    let (files, differing) = compare(&soak.folder, &preview);
    println!(
        "soak: {EDITS} edits; {files} files held against a fresh build after {:.1?}, {} differ; memory {after_warm} KiB \
         after {WARM}, {memory} KiB at the end ({:+.1} %)",
        start.elapsed(),
        differing.len(),
        (memory as f64 / after_warm as f64 - 1.0) * 100.0
    );
    assert!(differing.is_empty(), "{differing:#?}");
    assert!(memory as f64 <= after_warm as f64 * 1.1, "memory grew by more than a tenth");
}

/// Holds each file of a fresh build against what the preview serves, without what it adds.
fn compare(folder: &Folder, preview: &Preview) -> (usize, Vec<String>) {
    let public = folder.0.join("public");
    let mut command = Command::new(program());
    command.env_clear().args(["build", "--list", "--date", DAY, "--lang", "en", "--root"]);
    let built = command.arg(&folder.0).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stdout));
    let listed = String::from_utf8(built.stdout).unwrap();
    let files = listed.lines().filter(|line| public.join(line).is_file());
    let files: Vec<&str> =
        files.filter(|file| !file.is_empty() && !file.ends_with("404.html")).collect();
    let differs = |file: &&&str| {
        let address = file.strip_suffix("index.html").unwrap_or(file);
        let served = preview.get(&format!("/{address}"));
        let built = fs::read(public.join(file)).unwrap();
        if file.ends_with(".html") { bare(&served) != bare(&built) } else { served != built }
    };
    (files.len(), files.iter().filter(differs).map(|file| (*file).to_owned()).collect())
}

/// Takes out what the preview adds: its panel and script, and the leave for both.
fn bare(html: &[u8]) -> String {
    let mut html = String::from_utf8(html.to_vec()).unwrap();
    if let Some(start) = html.find("<div id=\"perelik\"") {
        // A piece of HTML for another site has no body of its own.
        let end = html.rfind("</body>").unwrap_or(html.len());
        html.replace_range(start..end, "");
    }
    let meta = "<meta http-equiv=\"Content-Security-Policy\"";
    if let Some(start) = html.find(meta) {
        let end = start + html[start..].find('>').unwrap();
        html.replace_range(start..end, meta);
    }
    html
}
