//! A site that is text in the test, and a folder to write it to.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use perelik::base::diag::{Code, Diagnostic, Location};
use perelik::base::files::{Attachment, FileAnswer, FileSource, Origin, PlannedFile};
use perelik::base::names::{SitePath, SourcePath};
use perelik::base::sink::Sink;
use perelik::disk::write::{CacheOptions, Forbid, Options, WriteError, Written, write_site};

/// A site of given bytes; a page that says `!` has a broken template.
pub(super) struct Pages {
    files: Vec<PlannedFile>,
    bytes: Vec<String>,
    pub(super) rendered: AtomicUsize,
}

impl FileSource for Pages {
    fn files(&self) -> &[PlannedFile] {
        &self.files
    }

    fn render(&self, index: usize, buffer: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
        self.rendered.fetch_add(1, Ordering::Relaxed);
        if self.bytes[index] == "!" {
            let at = Location::file(&SourcePath::new(self.files[index].path.as_str()));
            return Err(Box::new(Diagnostic::new(Code::UnreadableFile, at)));
        }
        buffer.extend_from_slice(self.bytes[index].as_bytes());
        Ok(())
    }

    /// A large page comes in pieces, as a list does.
    fn make(
        &self,
        index: usize,
        _: Option<&str>,
        sink: &mut Sink<'_>,
    ) -> Result<FileAnswer, Box<Diagnostic>> {
        let mut page = Vec::new();
        self.render(index, &mut page)?;
        page.chunks(1000).for_each(|piece| sink.write_all(piece).unwrap());
        Ok(FileAnswer::Anew(None))
    }
}

/// Makes a site of pages, written `path=bytes`; `path<source=bytes` is copied from `source`.
pub(super) fn site(pages: &[&str]) -> Pages {
    let mut sorted: Vec<&str> = pages.to_vec();
    sorted.sort_by_key(|page| page.split(['<', '=']).next());
    let (mut files, mut texts) = (Vec::new(), Vec::new());
    for page in sorted {
        let (path, text) = page.split_once('=').unwrap();
        let (path, source) = path.split_once('<').unwrap_or((path, ""));
        let hash = blake3::hash(text.as_bytes()).to_hex().to_string();
        let attachment = Attachment { size: text.len() as u64, hash, findings: Default::default() };
        let bytes = match source {
            "" => Origin::Rendered,
            source => Origin::Copied(SourcePath::new(source), attachment),
        };
        files.push(PlannedFile { path: SitePath::new(path).unwrap(), bytes, turn: 0 });
        texts.push(text.to_owned());
    }
    Pages { files, bytes: texts, rendered: AtomicUsize::new(0) }
}

/// A folder of its own for each test, gone at its end.
pub(super) struct Desk {
    pub(super) root: PathBuf,
    pub(super) options: Options,
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

pub(super) fn desk() -> Desk {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("perelik-write-{}-{number}", std::process::id());
    let root = std::env::temp_dir().join(name);
    fs::create_dir_all(root.join("content")).unwrap();
    let options = Options {
        root: root.clone(),
        output: root.join("public"),
        home: None,
        from_scratch: false,
        cache: CacheOptions::default(),
        wait: Duration::ZERO,
        forbid: Forbid::default(),
    };
    Desk { root, options }
}

impl Desk {
    pub(super) fn with(mut self, forbid: Forbid) -> Self {
        self.options.forbid = forbid;
        self
    }

    pub(super) fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    pub(super) fn put(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), text).unwrap();
    }

    pub(super) fn try_write(&self, pages: &[&str]) -> Result<Written, WriteError> {
        write_site(&site(pages), &self.options)
    }

    pub(super) fn write(&self, pages: &[&str]) -> Written {
        self.try_write(pages).unwrap()
    }

    pub(super) fn state(&self, name: &str) -> PathBuf {
        self.at(".public.perelik").join(name)
    }

    /// What lies in a folder, `path=bytes`, but for the manifest.
    pub(super) fn list(&self, folder: &str) -> Vec<String> {
        let mut found: Vec<String> = walk(&self.at(folder))
            .into_iter()
            .filter(|(path, about)| path != "manifest.json" && !about.is_dir())
            .map(|(path, _)| {
                let text = fs::read_to_string(self.at(folder).join(&path)).unwrap();
                format!("{path}={text}")
            })
            .collect();
        found.sort();
        found
    }

    /// Everything that a touch would change, but for the lock.
    pub(super) fn stamps(&self, folder: &str) -> Vec<String> {
        let stamp = |(path, about): (String, fs::Metadata)| {
            let times = (about.mtime(), about.mtime_nsec(), about.ctime(), about.ctime_nsec());
            format!("{path} {} {times:?}", about.ino())
        };
        walk(&self.at(folder)).into_iter().map(stamp).filter(|s| !s.starts_with("lock ")).collect()
    }

    pub(super) fn about(&self, path: &str) -> fs::Metadata {
        fs::symlink_metadata(self.at(path)).unwrap()
    }

    pub(super) fn shares(&self, path: &str) -> bool {
        let previous = format!(".public.perelik/previous/{path}");
        self.about(&format!("public/{path}")).ino() == self.about(&previous).ino()
    }

    pub(super) fn assert_no_litter(&self) {
        let mut names: Vec<String> = walk(&self.at(".public.perelik"))
            .into_keys()
            .filter(|path| !path.contains('/'))
            .collect();
        names.retain(|name| name != "lock" && name != "previous");
        assert_eq!(names, [""; 0]);
        assert!(!self.at("public/.perelik-next").exists());
    }
}

pub(super) fn walk(folder: &Path) -> BTreeMap<String, fs::Metadata> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let about = entry.metadata().unwrap();
        for (path, inner) in if about.is_dir() { walk(&entry.path()) } else { BTreeMap::new() } {
            found.insert(format!("{name}/{path}"), inner);
        }
        found.insert(name, about);
    }
    found
}
