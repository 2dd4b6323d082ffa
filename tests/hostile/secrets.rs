//! Long texts in a site that has something to hide: each is searched through to its end, in its time, and what is hidden behind it is found.

use std::time::Duration;

use perelik::base::files::FileSource as _;
use perelik::base::names::SourcePath;
use serde_json::json;

use crate::pages::{raw, site};
use crate::{Faults, processor_time};

/// Beginnings of what a search looks for, none of which comes to its end.
const UNITS: [&str; 30] = [
    "<a ",
    "<!-- ",
    "</",
    "a=\"<",
    "@",
    "@>",
    "a@",
    "a.",
    "at ",
    " at",
    "(at)",
    " ",
    "\u{a0}",
    "\n",
    "0",
    "0 ",
    "05 ",
    "+3",
    "нуль ",
    "О",
    "&#",
    "&a",
    "%",
    "\\u",
    "Олена ",
    "О. ",
    "\u{301}",
    "*",
    "[",
    "-",
];
/// In bytes; a body may be ten times as long. Twice as much of `at ` takes ten seconds in a debug build, as long as anything may.
const LENGTH: usize = 100_000;
/// Less is more noise than time.
const WORTH_ASKING: Duration = Duration::from_secs(1);

/// Returns a site that hides a number, an address and a name, with a page of this text.
fn hiding(text: &str) -> perelik::base::files::Sources {
    let mut sources = site();
    let mut put = |path: &str, text: String| {
        sources.texts.insert(SourcePath::new(path), text.into_bytes().into());
    };
    let hidden = json!({
        "name": "Приклад", "kind": "ngo", "summary": "Приклад", "people": [{ "name": "Олена Приклад", "show_name": false }],
        "phones": [{ "number": "050 000-00-07", "visibility": "desks" }], "private": "Пишіть на olena@example.org",
        "services": [{ "id": "s", "help": "food", "name": "Приклад", "audiences": ["all"], "areas": ["a"] }],
    });
    put("content/organisations/o.md", format!("---\n{hidden}\n---\n"));
    put("content/pages/p.md", format!("---\ntitle: Приклад\nsummary: Приклад\n---\n{text}\n"));
    sources
}

/// Builds a site with a text, and looks through all that is made; returns the time of the processor.
fn look_through(text: &str) -> Duration {
    let sources = hiding(text);
    let start = processor_time();
    let output = perelik::compile(&sources, &raw()).value;
    let mut page = Vec::new();
    for index in 0..output.files().len() {
        page.clear();
        let Some(mut look) = output.open_look(index) else { panic!("nothing is hidden") };
        if output.render(index, &mut page).is_ok() {
            look.feed(&page);
            look.finish();
        }
    }
    processor_time().saturating_sub(start)
}

/// Tries each unit; returns how many there were.
pub(crate) fn all(faults: &mut Faults) -> usize {
    for unit in UNITS {
        let text = |length: usize| unit.repeat(length / unit.len());
        let whole = text(LENGTH);
        let Some(time) =
            faults.bear("a site that hides something", &whole, || look_through(&whole))
        else {
            continue;
        };
        // Twice the text is twice the work: four times would be a text that is searched through again and again.
        let half = if time > WORTH_ASKING { look_through(&text(LENGTH / 2)) } else { time };
        if time > half * 3 {
            faults.add(format!("{unit:?} takes {time:?} for {LENGTH} bytes and {half:?} for half"));
        }
    }
    // Where the time goes into nothing, what is hidden is found all the same.
    for unit in UNITS {
        let text = format!("{}\n\n050 000-00-07\n", unit.repeat(1000));
        let diagnostics = perelik::compile(&hiding(&text), &raw()).diagnostics;
        if !diagnostics.sorted().iter().any(|found| found.code.as_str() == "private-elsewhere") {
            faults.add(format!("a number behind {unit:?} is not found"));
        }
    }
    UNITS.len()
}
