//! The history of a site: one version for each entry that is saved, and where it is shared.

#![expect(clippy::disallowed_methods, reason = "disk I/O: reads what is kept")]

use std::path::{Path, PathBuf};

use super::program::{GitFault, GitRun, Patience, ask_git, finished_git};
use crate::base::names::SourcePath;

/// The repository in whose working tree a site lies.
#[derive(Debug, Clone)]
pub(crate) struct Repository {
    /// The folder of the site.
    pub(super) root: PathBuf,
    /// The way from the top of the working tree to the site, with a slash at its end; empty where both are one.
    pub(super) prefix: String,
    /// Where git keeps its own files of this working tree.
    pub(super) state: PathBuf,
    /// The top of the working tree.
    pub(super) top: PathBuf,
}

/// Whose changes are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Author {
    /// How people call them.
    pub(crate) name: String,
    /// Where to write; never asked for.
    pub(crate) email: String,
}

/// What became of a file that was to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// It is a version of the history.
    Version,
    /// It is as the history has it.
    Same,
    /// git is told to pass it over.
    Ignored,
}

/// Where the history is shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SharedLine {
    /// The name of the other repository.
    pub(super) remote: String,
    /// What it calls the line there.
    pub(super) there: String,
    /// What is known here of it.
    pub(super) known: String,
}

impl Repository {
    /// Finds the repository that keeps a site; nothing where none does, or git is not there.
    pub(crate) fn keeping_site(root: &Path) -> Option<Self> {
        let words = [
            "rev-parse",
            "--is-inside-work-tree",
            "--show-prefix",
            "--absolute-git-dir",
            "--show-toplevel",
        ];
        let told = String::from_utf8(ask_git(root, &words, GitRun::default()).ok()?).ok()?;
        let mut lines = told.lines();
        let is_inside = lines.next()? == "true";
        let prefix = lines.next()?.to_owned();
        let (state, top) = (PathBuf::from(lines.next()?), PathBuf::from(lines.next()?));
        let found = Self { root: root.to_path_buf(), prefix, state, top };
        // A site that merely lies in somebody's working tree, as in a folder that is passed over, is none of its files.
        let is_kept = found.ask_repository(&["cat-file", "-e", "HEAD:./content/site.yaml"]).is_ok();
        (is_inside && is_kept).then_some(found)
    }

    /// Asks git something about the site.
    pub(super) fn ask_repository(&self, words: &[&str]) -> Result<String, GitFault> {
        self.ask_repository_with(words, GitRun::default())
    }

    /// Asks git something about the site, with input or another environment.
    pub(super) fn ask_repository_with(
        &self,
        words: &[&str],
        run: GitRun<'_>,
    ) -> Result<String, GitFault> {
        let told = ask_git(&self.root, words, run)?;
        Ok(String::from_utf8_lossy(&told).trim_end().to_owned())
    }

    /// Asks git what may have two answers: whether it says yes.
    pub(super) fn is_so(&self, words: &[&str]) -> Result<bool, GitFault> {
        is_yes(&finished_git(&self.root, words, GitRun::default())?)
    }

    /// Returns the version that stands now.
    ///
    /// # Errors
    /// Why it is not known.
    pub(crate) fn current_version(&self) -> Result<String, GitFault> {
        self.ask_repository(&["rev-parse", "--verify", "HEAD^{commit}"])
    }

    /// Returns what the user set for git, where it is set.
    pub(crate) fn setting(&self, name: &str) -> Option<String> {
        let value = self.ask_repository(&["config", "--get", name]).ok()?;
        (!value.trim().is_empty()).then(|| value.trim().to_owned())
    }

    /// Returns the bytes of a file in a version; nothing where it has none.
    ///
    /// # Errors
    /// Why git does not tell.
    pub(crate) fn file_in(
        &self,
        version: &str,
        path: &SourcePath,
    ) -> Result<Option<Vec<u8>>, GitFault> {
        let name = format!("{version}:./{}", path.as_str());
        let done = finished_git(&self.root, &["cat-file", "blob", &name], GitRun::default())?;
        Ok(done.status.success().then_some(done.stdout))
    }

    /// Returns the bytes of a file as it lies on the disk; nothing where it does not.
    ///
    /// # Errors
    /// What the disk answers.
    pub(crate) fn file_on_disk(&self, path: &SourcePath) -> Result<Option<Vec<u8>>, GitFault> {
        match std::fs::read(self.root.join(path.as_str())) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(GitFault::NotStarted(error)),
        }
    }

    /// Keeps one file as it lies on the disk, or that it is gone, with a sentence that says what changed; whatever else is changed or staged
    /// stays so.
    ///
    /// # Errors
    /// Why it is not kept; the file lies on the disk all the same.
    pub(crate) fn keep_file(
        &self,
        path: &SourcePath,
        sentence: &str,
        author: &Author,
    ) -> Result<Kept, GitFault> {
        let name = path.as_str();
        // This question alone takes no path as it is; so written, none means more than itself.
        let run = GitRun { environment: &[("GIT_LITERAL_PATHSPECS", "0")], ..GitRun::default() };
        let words = ["check-ignore", "--quiet", "--", &format!("./{name}")];
        if is_yes(&finished_git(&self.root, &words, run)?)? {
            return Ok(Kept::Ignored);
        }
        let is_there = self.root.join(name).symlink_metadata().is_ok();
        let is_known = self.is_so(&["ls-files", "--error-unmatch", "--", name])?;
        if is_there && !is_known {
            self.ask_repository(&["add", "--intent-to-add", "--", name])?;
        }
        if !is_there && !is_known || self.is_so(&["diff", "--quiet", "HEAD", "--", name])? {
            return Ok(Kept::Same);
        }
        let words = ["commit", "--only", "--quiet", "--no-verify", "--cleanup=verbatim"];
        let words = [&words[..], &["--file=-", "--", name]].concat();
        let people = author.environment();
        let environment: Vec<(&str, &str)> = people.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let run = GitRun {
            input: sentence.as_bytes(),
            environment: &environment,
            patience: Patience::Disk,
        };
        self.ask_repository_with(&words, run).map(|_| Kept::Version)
    }

    /// Finds where the history is shared: where the user said so, else the only other repository that is known; nothing where none is.
    pub(super) fn shared_line(&self) -> Result<Option<SharedLine>, GitFault> {
        if !self.is_so(&["symbolic-ref", "--quiet", "HEAD"])? {
            return Ok(None);
        }
        let line = self.ask_repository(&["symbolic-ref", "HEAD"])?;
        let told = "--format=%(upstream:remotename)%00%(upstream:remoteref)%00%(upstream)";
        let told = self.ask_repository(&["for-each-ref", told, &line])?;
        let mut parts = told.split('\0').map(str::to_owned);
        let named = [parts.next(), parts.next(), parts.next()].map(Option::unwrap_or_default);
        let [remote, there, known] = named;
        if !remote.is_empty() && remote != "." && !known.is_empty() {
            return Ok(Some(SharedLine { remote, there, known }));
        }
        let remotes = self.ask_repository(&["remote"])?;
        let mut remotes = remotes.lines();
        let (Some(remote), None) = (remotes.next(), remotes.next()) else { return Ok(None) };
        let short = line.strip_prefix("refs/heads/").unwrap_or(&line);
        let known = format!("refs/remotes/{remote}/{short}");
        Ok(Some(SharedLine { remote: remote.to_owned(), there: line, known }))
    }

    /// Tells whether something is known of the line where it is shared.
    pub(super) fn is_known(&self, line: &SharedLine) -> Result<bool, GitFault> {
        self.is_so(&["rev-parse", "--verify", "--quiet", &line.known])
    }

    /// Returns the sentences of what is kept here and not shared yet, the newest first; nothing where there is nobody to share it with.
    ///
    /// # Errors
    /// Why git does not tell.
    pub(crate) fn waiting_sentences(&self) -> Result<Option<Vec<String>>, GitFault> {
        let Some(line) = self.shared_line()? else { return Ok(None) };
        let remotes = format!("--remotes={}", line.remote);
        let not = if self.is_known(&line)? { line.known.as_str() } else { remotes.as_str() };
        let told =
            self.ask_repository(&["log", "--format=%s", "--max-count=1000", "HEAD", "--not", not])?;
        Ok(Some(told.lines().map(str::to_owned).collect()))
    }
}

/// Reads an answer that is yes or no.
fn is_yes(done: &std::process::Output) -> Result<bool, GitFault> {
    match done.status.code() {
        Some(0) => Ok(true),
        Some(1) => Ok(false),
        Some(_) | None => {
            Err(GitFault::Refused(String::from_utf8_lossy(&done.stderr).trim().to_owned()))
        }
    }
}

impl Author {
    /// Returns what git is told of a person.
    pub(super) fn environment(&self) -> [(&'static str, String); 4] {
        [
            ("GIT_AUTHOR_NAME", self.name.clone()),
            ("GIT_AUTHOR_EMAIL", self.email.clone()),
            ("GIT_COMMITTER_NAME", self.name.clone()),
            ("GIT_COMMITTER_EMAIL", self.email.clone()),
        ]
    }
}
