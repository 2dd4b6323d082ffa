//! What goes to another repository and what comes from there. Nothing of the working tree is touched.

use super::program::{GitFault, GitRun, Patience, finished_git};
use super::repository::Repository;

/// What ends a connection that says nothing, and what would ask.
const SSH: &str = "-o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=10 \
                   -o ServerAliveCountMax=3 -o ControlMaster=no";
/// The same of a connection over HTTP: bytes a second, and for how many seconds fewer are borne.
const HTTP: [&str; 4] = ["-c", "http.lowSpeedLimit=1", "-c", "http.lowSpeedTime=30"];

/// Why what is kept here is not there.
#[derive(Debug)]
pub(crate) enum PushFault {
    /// Others shared something meanwhile.
    Behind,
    /// The server does not take it; its words.
    Refused(String),
    /// There was no connection, or it ended; what was said of that.
    Offline(String),
    /// git could not.
    Git(GitFault),
}

impl From<GitFault> for PushFault {
    fn from(fault: GitFault) -> Self {
        Self::Git(fault)
    }
}

impl Repository {
    /// Asks what others shared, and returns its last version; nothing where nobody shared anything yet, or there is nowhere to ask.
    ///
    /// # Errors
    /// Why it is not known.
    pub(crate) fn fetch(&self) -> Result<Option<String>, PushFault> {
        let Some(line) = self.shared_line()? else { return Ok(None) };
        let words = ["fetch", "--quiet", "--no-tags", "--no-recurse-submodules", &line.remote];
        let done = self.over_network(&words)?;
        if !done.status.success() {
            return Err(PushFault::Offline(connection_words(&done.stderr)));
        }
        if !self.is_known(&line)? {
            return Ok(None);
        }
        let version = format!("{}^{{commit}}", line.known);
        Ok(Some(self.ask_repository(&["rev-parse", "--verify", &version])?))
    }

    /// Shares a version.
    ///
    /// # Errors
    /// Why it is not shared.
    pub(crate) fn push(&self, version: &str) -> Result<(), PushFault> {
        let Some(line) = self.shared_line()? else { return Ok(()) };
        let goes = format!("{version}:{}", line.there);
        let words = ["push", "--porcelain", "--no-verify", "--quiet", &line.remote, &goes];
        let done = self.over_network(&words)?;
        if done.status.success() {
            return Ok(());
        }
        // One line tells what became of the one line of versions (git-push(1), "--porcelain").
        let told = String::from_utf8_lossy(&done.stdout);
        let refused = told.lines().find(|line| line.starts_with("!\t"));
        match refused {
            Some(refused) if refused.contains("[remote rejected]") => {
                Err(PushFault::Refused(server_words(&done.stderr)))
            }
            Some(refused) if refused.contains("[rejected]") => Err(PushFault::Behind),
            Some(_) | None => Err(PushFault::Offline(connection_words(&done.stderr))),
        }
    }

    fn over_network(&self, words: &[&str]) -> Result<std::process::Output, GitFault> {
        let ssh = self.setting("core.sshCommand").unwrap_or_else(|| "ssh".to_owned());
        let ssh = format!("core.sshCommand={ssh} {SSH}");
        let run = GitRun { patience: Patience::Network, ..GitRun::default() };
        finished_git(&self.root, &[&HTTP[..], &["-c", &ssh], words].concat(), run)
    }
}

/// Returns what a server said, as it said it: git puts `remote: ` before each line.
fn server_words(said: &[u8]) -> String {
    let said = String::from_utf8_lossy(said);
    let lines = said.lines().filter_map(|line| line.strip_prefix("remote:"));
    let lines: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// Returns what the program that makes connections said: all before git says that it cannot go on.
fn connection_words(said: &[u8]) -> String {
    let said = String::from_utf8_lossy(said);
    let is_gits = |line: &&str| {
        ["fatal:", "error:", "warning:", "hint:", "remote:"].iter().any(|own| line.starts_with(own))
    };
    let lines = said.lines().take_while(|line| !line.starts_with("fatal:"));
    lines.filter(|line| !is_gits(line)).collect::<Vec<_>>().join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_server_said_is_told_without_what_git_puts_around_it() {
        let said =
            "remote: помилка: `nmae` не поле\nremote:   content/a.md:2\nremote: \nTo ssh://x\n";
        assert_eq!(server_words(said.as_bytes()), "помилка: `nmae` не поле\n  content/a.md:2");
    }

    #[test]
    fn what_ssh_said_of_a_connection_is_told_and_gits_words_are_not() {
        let said = "ssh: connect to host 127.0.0.1 port 9: Connection refused\r\nfatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.\n";
        let told = "ssh: connect to host 127.0.0.1 port 9: Connection refused";
        assert_eq!(connection_words(said.as_bytes()), told);
    }
}
