//! Pages with every hostile text in every field, written for a browser to open. What the program refuses is rendered all the
//! same, as the preview does: no page may lean on a refusal.

use std::path::Path;

use perelik::base::config::RawConfig;
use perelik::base::files::{FileSource as _, Sources};
use perelik::base::names::SourcePath;
use serde_json::{Value, json};

use crate::{Faults, texts};

/// How many texts one organisation says.
const IN_ONE: usize = 40;

/// Returns the settings and vocabularies of a small site.
pub(crate) fn site() -> Sources {
    let mut sources = Sources::default();
    let mut put = |path: &str, text: &str| {
        sources.texts.insert(SourcePath::new(path), text.as_bytes().into());
    };
    put(
        "content/site.yaml",
        "title: Приклад\nbase_url: https://example.org/\nhotline: \"112\"\nlanguages: [uk, en]\n",
    );
    for (name, id) in [
        ("help", "food"),
        ("audiences", "all"),
        ("areas", "a"),
        ("kinds", "ngo"),
        ("resources", "masks"),
    ] {
        put(
            &format!("content/vocabulary/{name}.yaml"),
            &format!("- id: {id}\n  name: Назва\n- id: b\n  name: Інша\n"),
        );
    }
    sources
}

/// Returns a day.
pub(crate) fn raw() -> RawConfig {
    RawConfig {
        date: "2020-03-27".parse().ok(),
        source_date_epoch: None,
        now: "2020-03-27T10:00:00Z".parse().unwrap(),
        base_url: None,
        drafts: false,
        strict: false,
    }
}

fn organisation(texts: &[&str]) -> Value {
    let say = |n: usize| texts[n % texts.len()];
    let services: Vec<Value> = texts.iter().enumerate().map(|(n, text)| json!({
        "id": format!("s{n}"), "help": "food", "name": text, "details": text, "conditions": text, "cost": text, "documents": [text],
        "audiences": ["all"], "areas": ["a"], "phones": [{ "number": "050 000-00-00", "label": text }],
    })).collect();
    json!({
        "name": say(0), "short_name": say(1), "summary": say(2), "kind": "ngo", "source": say(3), "website": say(4), "email": say(5),
        "links": texts.iter().map(|text| json!({ "url": text, "name": text })).collect::<Vec<_>>(), "services": services,
        "people": [{ "name": say(6), "role": say(7) }], "verified": { "on": "2020-03-01", "by": say(8) },
        "address": { "street": say(9), "city": say(10), "note": say(11), "how_to_get": say(12), "accessibility": [say(13)] },
    })
}

fn meeting(texts: &[&str]) -> Value {
    let say = |n: usize| texts[n % texts.len()];
    json!({
        "title": say(0), "date": "2020-03-20", "place": say(1), "series": say(2), "video": say(3), "agenda": texts,
        "attendees": [{ "name": say(4), "person": say(5), "role": say(6) }], "heard": [{ "who": say(7), "text": say(8) }],
        "decisions": [{ "text": say(9), "result": say(10) }], "tasks": [{ "what": say(11), "due": "2020-03-21" }],
        "channels": [{ "name": say(12), "url": say(13) }], "next": { "date": "2020-04-01", "place": say(14) },
        "documents": [{ "file": say(15), "name": say(16) }],
    })
}

/// Renders everything into `folder`; returns how many files that are.
pub(crate) fn write(inputs: &Value, folder: &str, faults: &mut Faults) -> usize {
    let mut sources = site();
    let hostile = texts(inputs, "texts");
    for (n, chunk) in hostile.chunks(IN_ONE).enumerate() {
        let mut put = |path: String, text: String| {
            sources.texts.insert(SourcePath::new(path), text.into_bytes().into());
        };
        let body = chunk.join("\n\n");
        let front = organisation(chunk);
        put(format!("content/organisations/o{n}.md"), format!("---\n{front}\n---\n{body}\n"));
        put(
            format!("content/meetings/2020-03-20-m{n}.md"),
            format!("---\n{}\n---\n{body}\n", meeting(chunk)),
        );
        put(format!("content/needs/n{n}.yaml"), json!({ "what": chunk[0], "note": chunk[chunk.len() / 2], "unit": chunk[0], "resource": "masks" }).to_string());
        put(
            format!("content/pages/p{n}.md"),
            format!("---\n{}\n---\n{body}\n", json!({ "title": chunk[0], "summary": chunk[0] })),
        );
    }
    let output = perelik::compile(&sources, &raw()).value;
    for (index, file) in output.files().iter().enumerate() {
        let mut page = Vec::new();
        if let Err(fault) = output.render(index, &mut page) {
            faults.add(format!("{} is not rendered: {fault:?}", file.path));
        }
        let path = Path::new(folder).join(file.path.as_str());
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, page).unwrap();
    }
    output.files().len()
}
