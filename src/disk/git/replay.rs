//! What is kept here on top of what others shared: a new line of versions, made beside the working tree.
//!
//! Comes in: the version that others shared, and who puts two texts together. Goes out: a version that has both, and the files that two
//! people changed so that somebody must decide; of these it has the others'. Neither a file nor the line that stands is touched.

#![expect(clippy::disallowed_methods, reason = "disk I/O: drops a list of files that it made")]

use std::collections::{BTreeMap, BTreeSet};

use super::program::{GitFault, GitRun, Patience};
use super::repository::{Author, Repository};
use super::tree::{TreeChange, TreeFile};
use crate::base::names::SourcePath;

/// A new line of versions.
#[derive(Debug)]
pub(crate) struct Replay {
    /// Its last version.
    pub(crate) version: String,
    /// What somebody must decide.
    pub(crate) clashes: Vec<Clash>,
    /// Files that nobody can put together; with any, the version is none to go on with.
    pub(crate) stuck: Vec<String>,
}

/// A file that two people changed so that somebody must decide.
#[derive(Debug)]
pub(crate) struct Clash {
    /// The file.
    pub(crate) path: SourcePath,
    /// What both began with.
    pub(crate) base: Option<Vec<u8>>,
    /// What stands here.
    pub(crate) mine: Option<Vec<u8>>,
    /// What the new version has.
    pub(crate) other: Option<Vec<u8>>,
}

/// Puts two texts together that began as one: path, beginning, mine, the other's; nothing where somebody must decide.
pub(crate) type MergeTexts<'a> = &'a dyn Fn(&SourcePath, &[u8], &[u8], &[u8]) -> Option<String>;

/// Whether a form can show a file, so that somebody can decide what two changed in it.
pub(crate) type HasForm<'a> = &'a dyn Fn(&SourcePath) -> bool;

/// What is known while versions are made anew.
struct Replaying<'a> {
    repository: &'a Repository,
    /// A list of files beside git's own.
    index: String,
    merge: MergeTexts<'a>,
    has_form: HasForm<'a>,
    clashed: BTreeSet<String>,
    stuck: BTreeSet<String>,
}

impl Repository {
    /// Makes the versions that are kept here anew on top of another; `base` is the last that both have.
    ///
    /// # Errors
    /// Why git could not.
    pub(crate) fn replayed(
        &self,
        (base, mine, onto): (&str, &str, &str),
        author: &Author,
        (merge, has_form): (MergeTexts<'_>, HasForm<'_>),
    ) -> Result<Replay, GitFault> {
        let index = self.state.join("perelik-index").display().to_string();
        let (clashed, stuck) = (BTreeSet::new(), BTreeSet::new());
        let mut work = Replaying { repository: self, index, merge, has_form, clashed, stuck };
        let range = format!("{base}..{mine}");
        work.list(&["read-tree", onto], b"")?;
        let mut version = onto.to_owned();
        if self.ask_repository(&["rev-list", "--max-count=1", "--merges", &range])?.is_empty() {
            let versions =
                self.ask_repository(&["rev-list", "--reverse", "--topo-order", &range])?;
            for each in versions.lines() {
                version = work.add_version(&version, (&format!("{each}^"), each), author)?;
            }
        } else {
            // What somebody decided where two lines met stands in no single version: all of it becomes one.
            version = work.add_version(&version, (base, mine), author)?;
        }
        let clashes = work.clashed.iter().filter_map(|path| self.path_in_site(path));
        let clash = |path: SourcePath| {
            Ok(Clash {
                base: self.file_in(base, &path)?,
                mine: self.file_in(mine, &path)?,
                other: self.file_in(&version, &path)?,
                path,
            })
        };
        let clashes = clashes.map(clash).collect::<Result<Vec<_>, GitFault>>()?;
        // One that is left is made anew the next time.
        let _ = std::fs::remove_file(&work.index);
        let stuck = work.stuck.into_iter().collect();
        Ok(Replay { version, clashes, stuck })
    }

    /// Returns the last version that two lines share; nothing where they share none.
    ///
    /// # Errors
    /// Why git does not tell.
    pub(crate) fn common_version(
        &self,
        one: &str,
        other: &str,
    ) -> Result<Option<String>, GitFault> {
        match self.ask_repository(&["merge-base", one, other]) {
            Ok(version) => Ok(Some(version)),
            Err(GitFault::Refused(said)) if said.is_empty() => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// Reads the bytes of a file by their name.
    pub(super) fn object_bytes(&self, object: &str) -> Result<Vec<u8>, GitFault> {
        super::program::ask_git(&self.root, &["cat-file", "blob", object], GitRun::default())
    }
}

impl Replaying<'_> {
    /// Asks git something of the list beside its own.
    fn list(&self, words: &[&str], input: &[u8]) -> Result<String, GitFault> {
        let environment = [("GIT_INDEX_FILE", self.index.as_str())];
        let run = GitRun { input, environment: &environment, patience: Patience::Disk };
        let told = super::program::ask_git(&self.repository.top, words, run)?;
        Ok(String::from_utf8_lossy(&told).trim_end().to_owned())
    }

    /// Makes one version anew on top of another, with its author, its day and its words.
    fn add_version(
        &mut self,
        onto: &str,
        (before, of): (&str, &str),
        author: &Author,
    ) -> Result<String, GitFault> {
        let changes = self.repository.tree_changes(before, of)?;
        let there = self.list_entries(&changes)?;
        let mut lines = Vec::new();
        for change in &changes {
            if self.clashed.contains(&change.path) {
                continue;
            }
            if let Some(file) = self.put_together(change, there.get(&change.path))? {
                let none = || format!("0 {}", "0".repeat(onto.len()));
                let about = file.map_or_else(none, |file| format!("{} {}", file.mode, file.object));
                lines.extend(format!("{about}\t{}\0", change.path).into_bytes());
            }
        }
        self.list(&["update-index", "-z", "--index-info"], &lines)?;
        let tree = self.list(&["write-tree"], b"")?;
        if tree == self.repository.ask_repository(&["rev-parse", &format!("{onto}^{{tree}}")])? {
            return Ok(onto.to_owned());
        }
        let told = ["show", "--no-patch", "--format=%an%x00%ae%x00%aI%x00%B", of];
        let told = self.repository.ask_repository(&told)?;
        let mut parts = told.splitn(4, '\0');
        let [name, email, day, words] = [(); 4].map(|()| parts.next().unwrap_or_default());
        let environment = [
            ("GIT_AUTHOR_NAME", name),
            ("GIT_AUTHOR_EMAIL", email),
            ("GIT_AUTHOR_DATE", day),
            ("GIT_COMMITTER_NAME", author.name.as_str()),
            ("GIT_COMMITTER_EMAIL", author.email.as_str()),
        ];
        let run =
            GitRun { input: words.as_bytes(), environment: &environment, patience: Patience::Disk };
        self.repository.ask_repository_with(&["commit-tree", &tree, "-p", onto, "-F", "-"], run)
    }

    /// Returns what the list has of some files.
    fn list_entries(&self, changes: &[TreeChange]) -> Result<BTreeMap<String, TreeFile>, GitFault> {
        let paths: Vec<&str> = changes.iter().map(|change| change.path.as_str()).collect();
        let mut files = BTreeMap::new();
        // So many at once that no system refuses them.
        for some in paths.chunks(500) {
            let words = ["ls-files", "--stage", "-z", "--"];
            for line in self.list(&[&words[..], some].concat(), b"")?.split('\0') {
                let Some((about, path)) = line.split_once('\t') else { continue };
                let mut words = about.split(' ');
                let (mode, object) = (words.next(), words.next());
                let file = mode.zip(object).and_then(|(mode, object)| TreeFile::new(mode, object));
                files.extend(file.map(|file| (path.to_owned(), file)));
            }
        }
        Ok(files)
    }

    /// Returns what a file becomes; nothing where it stays, also since somebody must decide.
    fn put_together(
        &mut self,
        change: &TreeChange,
        other: Option<&TreeFile>,
    ) -> Result<Option<Option<TreeFile>>, GitFault> {
        let (base, mine) = (change.before.as_ref(), change.after.as_ref());
        if other == base {
            return Ok(Some(mine.cloned()));
        }
        if other == mine {
            return Ok(None);
        }
        let site_path = self.repository.path_in_site(&change.path);
        let is_plain = [base, mine, other].into_iter().flatten().all(TreeFile::is_plain_file);
        let form = site_path.filter(|path| is_plain && (self.has_form)(path));
        if let (Some(base), Some(mine), Some(other), true) = (base, mine, other, is_plain) {
            let merged = match &form {
                Some(path) => {
                    let read = |file: &TreeFile| self.repository.object_bytes(&file.object);
                    (self.merge)(path, &read(base)?, &read(mine)?, &read(other)?)
                }
                None => self.merged_lines([mine, base, other])?,
            };
            if let Some(text) = merged {
                let run = GitRun { input: text.as_bytes(), ..GitRun::default() };
                let words = ["hash-object", "-w", "--stdin"];
                let object = self.repository.ask_repository_with(&words, run)?;
                return Ok(Some(TreeFile::new(&other.mode, &object)));
            }
        }
        let named = if form.is_some() { &mut self.clashed } else { &mut self.stuck };
        named.insert(change.path.clone());
        Ok(None)
    }

    /// Puts a text of no form together line by line; nothing where both changed one line, or this git cannot.
    fn merged_lines(&self, files: [&TreeFile; 3]) -> Result<Option<String>, GitFault> {
        let [mine, base, other] = files.map(|file| file.object.as_str());
        let words = ["merge-file", "--object-id", "-p", "--quiet", mine, base, other];
        let done = super::program::finished_git(&self.repository.root, &words, GitRun::default())?;
        Ok(done.status.success().then(|| String::from_utf8(done.stdout).ok()).flatten())
    }
}
