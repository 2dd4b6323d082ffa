//! Ways out of the folder: each as a file name, an id, a link, a picture, a logo and a former id. No path that is planned may
//! leave the site, and none may be written twice.

use std::collections::BTreeSet;

use perelik::base::files::{Attachment, FileSource as _, Sources};
use perelik::base::names::SourcePath;
use serde_json::{Value, json};

use crate::pages::{raw, site};
use crate::{Faults, texts};

/// How many stand in one site.
const AT_ONCE: usize = 60;
/// One of so many is tried: what a broken link is compared with makes the whole lists take minutes.
const ONE_OF: usize = 8;

pub(crate) fn paths_all(inputs: &Value, faults: &mut Faults) -> usize {
    let mut ways: Vec<&str> = texts(inputs, "paths").into_iter().step_by(ONE_OF).collect();
    ways.extend([
        "../../etc/passwd",
        "..\\..\\windows",
        "/etc/passwd",
        "a/../../b",
        "con",
        "nul.md",
        "a\0b",
        "%2e%2e/%2e%2e/a",
        "....//a",
    ]);
    for chunk in ways.chunks(AT_ONCE) {
        let sources = sources(chunk);
        let planned = faults.bear("a site of ways out", chunk[0], || {
            let output = perelik::compile(&sources, &raw()).value;
            output.files().iter().map(|file| file.path.to_string()).collect::<Vec<_>>()
        });
        let mut seen = BTreeSet::new();
        for path in planned.unwrap_or_default() {
            let leaves = path.starts_with('/')
                || path.split('/').any(|part| part.is_empty() || part == "." || part == "..");
            if leaves || path.contains(['\\', '\0', ':']) || !seen.insert(path.to_lowercase()) {
                faults.add(format!("a file is planned at {path:?}"));
            }
        }
    }
    ways.len()
}

fn sources(ways: &[&str]) -> Sources {
    let mut sources = site();
    let settings = SourcePath::new("content/site.yaml");
    // Each name is compared with each, and thousands of names that differ in a number are nobody's list.
    let quiet = "title: Приклад\nbase_url: https://example.org/\nchecks: {near-name: off}\n";
    sources.texts.insert(settings, quiet.as_bytes().into());
    let mut put = |path: String, text: String| {
        sources.texts.insert(SourcePath::new(path), text.into_bytes().into());
    };
    for (n, way) in ways.iter().enumerate() {
        let entry = json!({ "name": format!("Назва {n}"), "kind": "ngo", "formerly": [way], "logo": way, "website": way });
        put(
            format!("content/organisations/o{n}.md"),
            format!("---\n{entry}\n---\n[a]({way}) ![b]({way}) <{way}>\n"),
        );
        put(format!("content/organisations/{way}.yaml"), "name: a\nkind: ngo\n".to_owned());
        put(format!("content/pages/{way}.md"), "---\ntitle: a\n---\n".to_owned());
        put(format!("content/{way}"), String::new());
    }
    for way in ways {
        let file = Attachment { size: 1, hash: "0".repeat(64), findings: Default::default() };
        sources.attachments.insert(SourcePath::new(format!("content/files/{way}")), file);
    }
    sources
}
