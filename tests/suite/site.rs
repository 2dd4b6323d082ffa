//! The builder that tests speak through: a site is text in the test, read in one sitting.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output as Ran};
use std::sync::atomic::{AtomicU32, Ordering};

use perelik::base::config::RawConfig;
use perelik::base::diag::{Checked, Diagnostic, Location};
use perelik::base::files::{Attachment, FileSource as _, Sources};
use perelik::base::locale::Lang;
use perelik::base::messages::Messages;
use perelik::base::names::SourcePath;
use perelik::{Output, compile};

/// A site in memory; two organisations, so that lists and links have something to show.
#[derive(Clone)]
pub(crate) struct Site {
    files: BTreeMap<String, Vec<u8>>,
    pub(crate) raw: RawConfig,
}

/// Returns a small site without mistakes, on 27 March 2020.
pub(crate) fn site() -> Site {
    let raw = RawConfig {
        date: "2020-03-27".parse().ok(),
        source_date_epoch: None,
        now: "2020-03-27T10:00:00Z".parse().unwrap(),
        base_url: None,
        drafts: false,
        strict: false,
    };
    let term = |id: &str, name: &str| format!("- id: {id}\n  name: {name}\n");
    Site { files: BTreeMap::new(), raw }
        .file("site.yaml", "title: Приклад\nbase_url: https://example.org/\nhotline: \"112\"\nchecks: {placeholder: off}\n")
        .file("vocabulary/help.yaml", &(term("food", "Їжа") + &term("medicine", "Ліки")))
        .file(
            "vocabulary/audiences.yaml",
            &(term("elderly", "Літні люди") + &term("children", "Діти")),
        )
        .file("vocabulary/areas.yaml", &(term("north", "Північ") + &term("south", "Південь")))
        .file(
            "vocabulary/kinds.yaml",
            &(term("ngo", "Громадська організація") + &term("desk", "Служба")),
        )
        .file("vocabulary/resources.yaml", &term("masks", "Маски"))
        .file(
            "organisations/pryklad.md",
            "---\nname: ГО «Приклад»\nkind: ngo\nservices: [food]\n---\n",
        )
        .file("organisations/dim.yaml", "name: Дім\nkind: ngo\n")
}

/// Returns a site without files.
pub(crate) fn empty() -> Site {
    Site { files: BTreeMap::new(), ..site() }
}

impl Site {
    /// Puts a file below `content/`.
    pub(crate) fn file(self, path: &str, text: &str) -> Self {
        self.bytes(&format!("content/{path}"), text.as_bytes())
    }

    /// Puts a file below the root.
    pub(crate) fn bytes(mut self, path: &str, bytes: &[u8]) -> Self {
        self.files.insert(path.to_owned(), bytes.to_vec());
        self
    }

    /// Takes a file below the root away.
    pub(crate) fn removed(mut self, path: &str) -> Self {
        self.files.remove(path).unwrap();
        self
    }

    /// Takes a file of `content/` away.
    pub(crate) fn without(mut self, path: &str) -> Self {
        self.files.remove(&format!("content/{path}")).unwrap();
        self
    }

    /// Replaces text in a file of `content/`.
    pub(crate) fn edit(mut self, path: &str, from: &str, to: &str) -> Self {
        let file = self.files.get_mut(&format!("content/{path}")).unwrap();
        let text = String::from_utf8(file.clone()).unwrap();
        assert!(text.contains(from), "{from:?} is not in {path}");
        *file = text.replace(from, to).into_bytes();
        self
    }

    /// Lists the files, with their paths below the root.
    pub(crate) fn files(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.files
    }

    /// Returns what `discover` would read.
    pub(crate) fn sources(&self) -> Sources {
        let mut sources = Sources::default();
        for (path, bytes) in &self.files {
            let path = SourcePath::new(path.as_str());
            if path.below("content/files").is_some() {
                let hash = blake3::hash(bytes).to_hex().to_string();
                // Most files of tests are no real ones; those that are lie on a disk.
                let findings = Default::default();
                sources
                    .attachments
                    .insert(path, Attachment { size: bytes.len() as u64, hash, findings });
            } else {
                sources.texts.insert(path, bytes.as_slice().into());
            }
        }
        sources
    }

    /// Compiles it.
    pub(crate) fn compile(&self) -> Checked<Output> {
        compile(&self.sources(), &self.raw)
    }

    /// Returns its remarks but for what entries lack: `path:line:column level[code] sentence (hint)`.
    pub(crate) fn remarks(&self) -> String {
        let sources = self.sources();
        let checked = compile(&sources, &self.raw);
        let all = checked.diagnostics.sorted();
        let lacks = ["incomplete-entry", "missing-translation"];
        let shown = all.into_iter().filter(|remark| !lacks.contains(&remark.code.as_str()));
        shown.map(|remark| line(&sources, remark, Lang::EN) + "\n").collect()
    }

    /// Returns every file it renders to.
    pub(crate) fn build(&self) -> BTreeMap<String, Vec<u8>> {
        let checked = self.compile();
        assert!(!checked.diagnostics.has_errors(), "{}", self.remarks());
        let site = checked.value;
        let render = |(index, file): (usize, &perelik::base::files::PlannedFile)| {
            let mut buffer = Vec::new();
            site.render(index, &mut buffer).unwrap();
            // What stands in for a message that is lacking reaches no reader.
            let is_lacking = String::from_utf8_lossy(&buffer).contains("no such message");
            assert!(!is_lacking, "{} lacks a message", file.path);
            (file.path.to_string(), buffer)
        };
        site.files().iter().enumerate().map(render).collect()
    }

    /// Returns one page.
    pub(crate) fn page(&self, path: &str) -> String {
        let mut files = self.build();
        let known = files.keys().cloned().collect::<Vec<_>>().join("\n");
        let page = files.remove(path).unwrap_or_else(|| panic!("no {path} among\n{known}"));
        String::from_utf8(page).unwrap()
    }

    /// Writes it into a folder of its own.
    pub(crate) fn on_disk(&self) -> Folder {
        let folder = Folder::new();
        for (path, bytes) in &self.files {
            folder.put(path, bytes);
        }
        folder
    }
}

/// Shows a remark on one line.
pub(crate) fn line(sources: &Sources, remark: &Diagnostic, lang: Lang) -> String {
    let words = Messages::of_program(lang);
    let (row, column) = place(sources, &remark.at);
    let hint = words.hint(remark).map(|hint| format!(" ({hint})")).unwrap_or_default();
    let (level, code) = (remark.level.as_str(), remark.code.as_str());
    format!("{}:{row}:{column} {level}[{code}] {}{hint}", remark.at.path, words.sentence(remark))
}

/// Counts line and column of a place, both from 1, columns in characters.
pub(crate) fn place(sources: &Sources, at: &Location) -> (usize, usize) {
    let bytes = sources.texts.get(&at.path).map(|bytes| bytes.to_vec()).unwrap_or_default();
    let text = perelik::content::parse::text::for_display(&bytes);
    let before = &text[..at.start.min(text.len())];
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
}

/// A folder below the system's folder for such things; it goes away with its owner.
pub(crate) struct Folder {
    pub(crate) path: PathBuf,
}

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("perelik-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self { path: path.canonicalize().unwrap() }
    }

    pub(crate) fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.path.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Runs the program here, with a language that does not depend on the machine's.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_perelik"));
        command.env_clear().env("LANG", "en_GB.UTF-8").current_dir(&self.path);
        command.args(arguments).output().unwrap()
    }

    /// Returns every file below `folder`, by path.
    pub(crate) fn tree(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        gather(&self.path.join(folder), "", &mut files);
        files
    }
}

fn gather(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            gather(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}
