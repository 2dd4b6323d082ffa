//! Inputs that nobody here wrote, against the readers and the pages: no panic, no way out of the folder, nothing that a
//! browser would run, no input over two seconds or 200 MB. `hostile INPUTS.json FOLDER`: tests/run.sh gathers the
//! inputs (corpora.mjs), and Chromium then opens the pages that are written to FOLDER.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::exit,
    clippy::match_wildcard_for_single_variants,
    clippy::wildcard_enum_match_arm,
    reason = "a test stops at the first surprise, prepares and looks at folders itself, and asks for what it needs"
)]

mod bodies;
mod commonmark;
mod pages;
mod paths;
mod secrets;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use perelik::base::files::Sources;
use perelik::base::names::SourcePath;
use serde_json::Value;

/// Time of the processor; a build without optimisation, which this one is where nothing else is asked for, gets five times as long.
const SLOWEST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 2 });
const LARGEST_KIB: u64 = 200 * 1024;

/// Counts faults, and shows the first of each sort.
#[derive(Default)]
pub(crate) struct Faults(Vec<String>);

impl Faults {
    pub(crate) fn add(&mut self, fault: String) {
        if self.0.len() < 20 {
            println!("FAULT {fault}");
        }
        self.0.push(fault);
    }

    /// Does something to an input, in its bounds of time and memory, whatever the input does.
    pub(crate) fn bear<T>(
        &mut self,
        what: &str,
        text: &str,
        work: impl FnOnce() -> T,
    ) -> Option<T> {
        let shown: String = text.chars().take(60).collect();
        // Writing 5 sets the peak back to what is held now (man 5 proc).
        let _ = std::fs::write("/proc/self/clear_refs", "5");
        let (before, start) = (memory("VmRSS:"), processor_time());
        let result = catch_unwind(AssertUnwindSafe(work));
        let time = processor_time().saturating_sub(start);
        let grown = memory("VmHWM:").saturating_sub(before);
        if result.is_err() {
            self.add(format!("{what} panics at {shown:?}"));
        }
        if time > SLOWEST {
            self.add(format!(
                "{what} takes {} ms for {} bytes: {shown:?}",
                time.as_millis(),
                text.len()
            ));
        }
        if grown > LARGEST_KIB {
            self.add(format!(
                "{what} takes {} MiB for {} bytes: {shown:?}",
                grown / 1024,
                text.len()
            ));
        }
        result.ok()
    }
}

/// Returns what this process has used of the processor, on all its threads (man 5 proc: utime and stime, in hundredths of a second): what
/// else the machine does is no fault of an input.
pub(crate) fn processor_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let (_, fields) = stat.rsplit_once(')').unwrap();
    let used =
        fields.split_whitespace().skip(11).take(2).map(|field| field.parse::<u64>().unwrap());
    Duration::from_millis(used.sum::<u64>() * 10)
}

fn memory(line: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|found| found.strip_prefix(line)).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse().unwrap_or_default()
}

/// Returns the texts of a list of the inputs; larger files reach no reader (`discover`).
pub(crate) fn texts<'a>(inputs: &'a Value, list: &str) -> Vec<&'a str> {
    inputs[list]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|input| input["text"].as_str())
        .filter(|text| text.len() <= 1024 * 1024)
        .collect()
}

/// Reads each text as YAML of its own and as a whole Markdown file.
fn readers(inputs: &Value, faults: &mut Faults) -> usize {
    let mut count = 0;
    for list in ["texts", "yaml", "long", "svg"] {
        for text in texts(inputs, list) {
            for path in [
                "content/needs/a.yaml",
                "content/pages/a.md",
                "content/site.yaml",
                "content/ledger.yaml",
            ] {
                let mut sources = Sources::default();
                let fenced = format!("---\n{text}\n---\n");
                let bytes = if path.ends_with(".md") { fenced.as_bytes() } else { text.as_bytes() };
                sources.texts.insert(SourcePath::new(path), bytes.into());
                faults.bear(path, text, || {
                    let mut known = perelik::content::validate::RecordCache::default();
                    perelik::content::validate::read_records(&sources, &mut known)
                        .diagnostics
                        .sorted()
                        .len()
                });
                count += 1;
            }
        }
    }
    count
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (Some(inputs), Some(folder)) = (arguments.next(), arguments.next()) else {
        println!("hostile INPUTS.json FOLDER");
        std::process::exit(2);
    };
    let inputs: Value = serde_json::from_slice(&std::fs::read(inputs).unwrap()).unwrap();
    let mut faults = Faults::default();
    std::panic::set_hook(Box::new(|_| {}));
    let told = |what: &str, count: usize, start: Instant, faults: &Faults| {
        println!(
            "{what}: {count} in {:.1} s, {} faults so far",
            start.elapsed().as_secs_f32(),
            faults.0.len()
        );
    };
    let part = |what: &str, faults: &mut Faults, work: &dyn Fn(&mut Faults) -> usize| {
        let start = Instant::now();
        let count = work(faults);
        told(what, count, start, faults);
    };
    part("CommonMark as pulldown-cmark intends", &mut faults, &|f| commonmark::all(&inputs, f));
    part("bodies", &mut faults, &|f| bodies::bodies(&inputs, f));
    part("readers", &mut faults, &|f| readers(&inputs, f));
    part("ways out of the folder", &mut faults, &|f| paths::paths_all(&inputs, f));
    part("something to hide", &mut faults, &|f| secrets::all(f));
    part("pages for Chromium", &mut faults, &|f| pages::write(&inputs, &folder, f));
    std::process::exit(i32::from(!faults.0.is_empty()));
}
