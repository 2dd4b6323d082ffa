//! Two hundred single mistakes in good entries ([`tests/mistakes/`]), made by somebody who had not read the program: each is named by its
//! cause at its place, most are mended, and none changes what is published without a word.

use std::cell::{LazyCell, RefCell};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use perelik::Output;
use perelik::base::diag::{Checked, Code};
use perelik::base::files::FileSource as _;
use perelik::base::locale::Lang;
use perelik::base::names::SourcePath;
use perelik::content::mend::mend;
use perelik::site::pipeline::{Previous, compile_again, read_list};
use rayon::prelude::*;
use serde::Deserialize;

use crate::site::{Site, empty, line};

/// What holds today; these only grow.
const NAMED: usize = 200;
const MENDED: usize = 126;

#[derive(Deserialize)]
struct Mistake {
    id: String,
    kind: String,
    file: String,
    find: Option<String>,
    replace: Option<String>,
    bytes: Option<String>,
    rename: Option<String>,
    add: Option<BTreeMap<String, String>>,
    delete: Option<String>,
    at: Option<String>,
    line: usize,
    #[serde(default)]
    also_lines: Vec<usize>,
    words: Vec<serde_yaml::Value>,
    fixable: bool,
    fixed: Option<serde_yaml::Value>,
    silent_harm: bool,
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mistakes"))
}

fn good() -> Site {
    fn gather(site: Site, folder: &Path, below: &str) -> Site {
        let mut entries: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        entries.into_iter().fold(site, |site, path| {
            let name = format!("{below}{}", path.file_name().unwrap().to_str().unwrap());
            match path.is_dir() {
                true => gather(site, &path, &format!("{name}/")),
                false => site.bytes(&name, &fs::read(&path).unwrap()),
            }
        })
    }
    let mut site = gather(empty(), &folder().join("site"), "");
    // Its own settings say which day it is.
    site.raw.date = None;
    site
}

impl Mistake {
    fn planted(&self, good: &Site) -> Site {
        let site = good.clone();
        let bytes = good.files().get(&self.file).cloned().unwrap_or_default();
        let text = || String::from_utf8(bytes.clone()).unwrap();
        match self {
            Self { find: Some(find), replace: Some(replace), .. } => {
                let text = text();
                assert_eq!(text.matches(find.as_str()).count(), 1, "{}", self.id);
                site.bytes(&self.file, text.replacen(find.as_str(), replace, 1).as_bytes())
            }
            Self { bytes: Some(how), .. } => site.bytes(&self.file, &saved_as(how, &text())),
            Self { rename: Some(to), .. } => site.removed(&self.file).bytes(to, &bytes),
            Self { add: Some(what), .. } => match (what.get("text"), what.get("copy")) {
                (Some(text), _) => site.bytes(&self.file, text.as_bytes()),
                (_, Some(of)) => site.bytes(&self.file, &good.files()[of]),
                _ => panic!("{}: nothing to add", self.id),
            },
            Self { delete: Some(path), .. } => site.removed(path),
            _ => panic!("{}: no operation", self.id),
        }
    }

    fn place(&self) -> &str {
        self.at.as_deref().or(self.rename.as_deref()).unwrap_or(&self.file)
    }

    /// Tells whether a remark stands at the place and says the cause.
    fn is_named(&self, remarks: &[String]) -> bool {
        let words: Vec<String> = self
            .words
            .iter()
            .map(|word| match word {
                serde_yaml::Value::String(word) => word.to_lowercase(),
                other => serde_yaml::to_string(other).unwrap().trim().to_owned(),
            })
            .collect();
        remarks.iter().any(|remark| {
            let Some(rest) = remark.strip_prefix(&format!("{}:", self.place())) else {
                return false;
            };
            let row: usize = rest.split(':').next().unwrap().parse().unwrap();
            let said = remark.to_lowercase();
            (row == self.line || self.also_lines.contains(&row))
                && words.iter().any(|word| said.contains(word))
        })
    }

    fn fixed_texts(&self) -> Vec<String> {
        match &self.fixed {
            Some(serde_yaml::Value::String(text)) => vec![text.clone()],
            Some(serde_yaml::Value::Sequence(texts)) => {
                texts.iter().map(|text| text.as_str().unwrap().to_owned()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The site as it should be once mended.
    fn mended_sites(&self, good: &Site) -> Vec<Site> {
        let texts = self.fixed_texts();
        texts
            .iter()
            .map(|text| match (text.as_str(), &self.find) {
                ("good", _) | (_, None) => good.clone(),
                (text, Some(find)) => {
                    let whole = String::from_utf8(good.files()[&self.file].clone()).unwrap();
                    good.clone()
                        .bytes(&self.file, whole.replacen(find.as_str(), text, 1).as_bytes())
                }
            })
            .collect()
    }
}

fn saved_as(how: &str, text: &str) -> Vec<u8> {
    match how {
        "cp1251" => encoding_rs::WINDOWS_1251.encode(text).0.into_owned(),
        "utf16" => "\u{feff}"
            .chars()
            .chain(text.chars())
            .flat_map(|c| {
                let mut units = [0; 2];
                c.encode_utf16(&mut units)
                    .iter()
                    .flat_map(|unit| unit.to_le_bytes())
                    .collect::<Vec<_>>()
            })
            .collect(),
        "mojibake" => encoding_rs::WINDOWS_1251
            .decode_without_bom_handling(text.as_bytes())
            .0
            .into_owned()
            .into_bytes(),
        other => panic!("unknown {other}"),
    }
}

thread_local! {
    /// What the last site has in common with the next, its theme above all.
    static PREVIOUS: RefCell<Previous> = RefCell::default();
}

/// Compiles a site as the preview does, with all advice.
fn compiled(site: &Site) -> Checked<Output> {
    PREVIOUS.with_borrow_mut(|previous| {
        let (mut checked, advice) = compile_again(&site.sources(), &site.raw, previous);
        checked.diagnostics.extend(advice.diagnostics());
        checked
    })
}

fn remarks(site: &Site) -> Vec<String> {
    let sources = site.sources();
    let checked = compiled(site);
    checked
        .diagnostics
        .sorted()
        .into_iter()
        // The good site stands still on purpose.
        .filter(|remark| remark.code != Code::PinnedDate)
        .map(|remark| line(&sources, remark, Lang::UK))
        .collect()
}

/// What `check --fix` leaves.
fn fixed(site: &Site) -> Site {
    let names = read_list(&site.sources(), &site.raw).value.name_index();
    site.files().iter().fold(site.clone(), |fixed, (path, bytes)| {
        match mend(&SourcePath::new(path.as_str()), bytes, &names) {
            Some(text) => fixed.bytes(path, text.as_bytes()),
            None => fixed,
        }
    })
}

/// How one mistake fared.
#[derive(Default)]
struct Outcome {
    unnamed: Option<String>,
    unmended: bool,
    silent: bool,
}

fn outcome(mistake: &Mistake, good: &Site) -> Outcome {
    let site = mistake.planted(good);
    let said = remarks(&site);
    let entry = mistake.file.rsplit('/').next().unwrap().split('.').next().unwrap();
    let pages = |site: &Site| pages(site, entry);
    let mended =
        LazyCell::new(|| mistake.mended_sites(good).iter().map(pages).collect::<Vec<Pages>>());
    let is_named = mistake.is_named(&said);
    // What is understood as it was meant needs no word.
    let is_understood = said.is_empty() && {
        let shown = pages(&site);
        shown == pages(good) || mended.contains(&shown)
    };
    let is_mended = || {
        let now = fixed(&site);
        remarks(&now).is_empty() && mended.contains(&pages(&now))
    };
    Outcome {
        unnamed: (!is_named && !is_understood).then(|| said.join(" | ")),
        unmended: mistake.fixable && !is_mended(),
        silent: mistake.silent_harm && said.is_empty() && !is_understood,
    }
}

/// What readers see of the list and of one entry; nothing where the site has errors and is not built.
type Pages = BTreeMap<String, Vec<u8>>;

fn pages(site: &Site, entry: &str) -> Pages {
    let checked = compiled(site);
    if checked.diagnostics.has_errors() {
        return Pages::new();
    }
    let site = checked.value;
    let files = site.files().iter().enumerate().filter(|(_, file)| {
        let path = file.path.as_str();
        ["index.html", "list.json", "list.csv", "meetings/index.html"].contains(&path)
            || path.contains(entry)
    });
    let render = |(index, file): (usize, &perelik::base::files::PlannedFile)| {
        let mut buffer = Vec::new();
        site.render(index, &mut buffer).unwrap();
        (file.path.to_string(), buffer)
    };
    files.map(render).collect()
}

#[test]
fn two_hundred_mistakes_are_named_most_mended_and_none_is_published_without_a_word() {
    let text = fs::read_to_string(folder().join("mistakes.yaml")).unwrap();
    let mistakes: Vec<Mistake> = serde_yaml::from_str(&text).unwrap();
    assert_eq!(mistakes.len(), 200);
    let good = good();
    assert_eq!(remarks(&good), Vec::<String>::new());
    let outcomes: Vec<Outcome> =
        mistakes.par_iter().map(|mistake| outcome(mistake, &good)).collect();
    let list = |is_it: &dyn Fn(&Outcome) -> bool| {
        let those = mistakes.iter().zip(&outcomes).filter(|(_, outcome)| is_it(outcome));
        let name = |(mistake, outcome): (&Mistake, &Outcome)| {
            let said = outcome.unnamed.as_deref().unwrap_or_default();
            format!("{} {}: {said}", mistake.id, mistake.kind)
        };
        those.map(name).collect::<Vec<_>>()
    };
    let unnamed = list(&|outcome| outcome.unnamed.is_some());
    let unmended = list(&|outcome| outcome.unmended);
    let silent = list(&|outcome| outcome.silent);
    for (what, those) in [("unnamed", &unnamed), ("unmended", &unmended), ("silent", &silent)] {
        println!("{what} {}:\n{}", those.len(), those.join("\n"));
    }
    let mended = mistakes.iter().filter(|mistake| mistake.fixable).count() - unmended.len();
    let named = mistakes.len() - unnamed.len();
    assert!(
        named >= NAMED && mended >= MENDED && silent.is_empty(),
        "{named} {mended} {}",
        silent.len()
    );
}
