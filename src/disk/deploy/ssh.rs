//! A server over OpenSSH: files by rsync into a folder of their own, then one rename of a link.
//!
//! On the server lie `releases/NUMBER-VERSION/` and `current`, a link to one of them. A new version is sent to a hidden
//! folder named by its content, shares by hard link what did not change, and is held against the checksums of its
//! manifest on the server before the link moves. A connection that breaks leaves that folder, and the next run
//! goes on with it. Only a shell, coreutils and rsync are needed there.

use std::fmt::Write as _;
use std::process::Command;

use super::changes::TITLE_BYTES;
use super::error::DeployError;
use super::options::{Done, Shown, SshFolder, Standing, Version};
use super::remote::{self, Finished, refuse_options, ssh_options};
use crate::disk::write::{Built, day};
use jiff::Timestamp;

/// What runs on the server; its first argument names the step.
const SCRIPT: &str = include_str!("server.sh");

/// How the script says that somebody else is at work.
const BUSY: i32 = 75;
/// How the script says that the bytes are not those of the manifest.
const DAMAGED: i32 = 76;
/// How the script says that there is no version before.
const NO_PREVIOUS: i32 = 77;
/// How the script says that `current` is no link.
const FOREIGN: i32 = 78;

/// The digits of a version that name its folder.
const VERSION_DIGITS: usize = 16;

/// The first rsync without the faults of docs/threats.md V20.
const SOUND_RSYNC: (u32, u32, u32) = (3, 5, 0);

/// Asks for the manifest of what is current, or of the version that is to be read.
pub(super) fn live_state(server: &SshFolder) -> Result<Shown, DeployError> {
    let answer = run_step(server, &["shown", &server.read], &[])?;
    let text = String::from_utf8_lossy(&answer);
    let (first, _) = text.split_once('\n').unwrap_or((&text, ""));
    let rest = &answer[(first.len() + 1).min(answer.len())..];
    let there = rsync_version(first);
    let here = rsync_version(&local_rsync()?);
    let is_old = |version: Option<(u32, u32, u32)>| version.is_none_or(|v| v < SOUND_RSYNC);
    let mut notes = Vec::new();
    if is_old(here) {
        notes.push("deploy-old-rsync-here");
    }
    if is_old(there) {
        notes.push("deploy-old-rsync-there");
    }
    let manifest = (!rest.is_empty()).then(|| rest.to_vec());
    Ok(Shown { manifest, is_unfinished: false, notes })
}

/// Reads the beginnings of pages of the same.
pub(super) fn beginnings(server: &SshFolder, paths: &[&str]) -> Result<Vec<String>, DeployError> {
    let bytes = TITLE_BYTES.to_string();
    let answer =
        run_step(server, &["beginnings", &bytes, &server.read], paths.join("\n").as_bytes())?;
    let text = String::from_utf8_lossy(&answer);
    let mut found: Vec<String> = text.split('\0').map(str::to_owned).collect();
    found.resize(paths.len(), String::new());
    Ok(found)
}

/// Sends a version, has it checked there, and makes it current.
pub(super) fn publish(server: &SshFolder, built: &Built) -> Result<Done, DeployError> {
    let version = &built.version[..VERSION_DIGITS];
    let answer = run_step(server, &["begin", version], &[])?;
    let begun = String::from_utf8_lossy(&answer).trim().to_owned();
    if begun == "same" {
        return Ok(Done::Same);
    }
    send(server, built, version, &begun)?;
    let mut sums = String::new();
    for (path, listed) in &built.listing {
        // Two spaces: the form of sha256sum.
        writeln!(sums, "{}  {path}", listed.sha256).expect("a String takes everything");
    }
    writeln!(sums, "{}  manifest.json", built.version).expect("a String takes everything");
    let keep = server.keep.to_string();
    let answer = run_step(server, &["finish", version, &keep], sums.as_bytes())?;
    Ok(Done::Release(String::from_utf8_lossy(&answer).trim().to_owned()))
}

/// Asks which folders on the way to what is current others may not enter.
pub(super) fn closed(server: &SshFolder) -> Result<Vec<String>, DeployError> {
    let answer = run_step(server, &["closed"], &[])?;
    Ok(String::from_utf8_lossy(&answer).lines().map(str::to_owned).collect())
}

/// After how many seconds without a byte a copy has failed.
const SILENCE: u32 = 120;

/// Asks which releases are there. Numbers only grow, so what follows the current one was taken back; what a stopped run did not show
/// is not listed.
pub(super) fn versions(server: &SshFolder) -> Result<Vec<Version>, DeployError> {
    let answer = run_step(server, &["versions"], &[])?;
    Ok(parse_listing(&String::from_utf8_lossy(&answer)))
}

/// Reads what the server lists: the name, the seconds, whether it is current, and the first line of the manifest.
fn parse_listing(answer: &str) -> Vec<Version> {
    let mut standing = Standing::Before;
    let mut versions = Vec::new();
    for line in answer.lines() {
        let [name, seconds, place, manifest] = std::array::from_fn({
            let mut parts = line.splitn(4, ' ');
            move |_| parts.next().unwrap_or_default()
        });
        let is_current = place == "current";
        versions.push(Version {
            folder: format!("releases/{name}"),
            name: Some(name.to_owned()),
            // The first line opens two brackets.
            day: day(format!("{manifest}}}}}").as_bytes()),
            published: seconds.parse().ok().and_then(|at| Timestamp::from_second(at).ok()),
            standing: if is_current { Standing::Shown } else { standing },
        });
        if is_current {
            standing = Standing::TakenBack;
        }
    }
    versions
}

/// Removes the releases that were taken back.
pub(super) fn release(server: &SshFolder) -> Result<(), DeployError> {
    run_step(server, &["release"], &[]).map(drop)
}

/// Makes the release before the current one current.
pub(super) fn roll_back(server: &SshFolder) -> Result<Done, DeployError> {
    let answer = run_step(server, &["roll-back"], &[])?;
    Ok(Done::Release(String::from_utf8_lossy(&answer).trim().to_owned()))
}

/// Removes every release but the current one, and what interrupted runs left.
pub(super) fn forget_previous(server: &SshFolder) -> Result<(), DeployError> {
    run_step(server, &["forget"], &[]).map(drop)
}

/// Copies the files into the hidden folder; what is equal in `current` becomes a second name of it.
fn send(
    server: &SshFolder,
    built: &Built,
    version: &str,
    current: &str,
) -> Result<(), DeployError> {
    let mut command = Command::new("rsync");
    // No links, owners, devices or times: times of files that did not change must not part them from their twins.
    // Checksums, since a corrected digit changes neither size nor, on another machine, time.
    command.args(["--recursive", "--perms", "--chmod=D0755,F0644", "--checksum", "--no-links"]);
    command.args(["--omit-dir-times", "--protect-args", "--from0", "--files-from=-"]);
    // A server that lives but says nothing ends here, on both sides; while it works, rsync sends signs of life.
    command.arg(format!("--timeout={SILENCE}"));
    command.arg(format!("--rsh={}", remote_shell(server)?));
    if !current.is_empty() {
        command.arg(format!("--link-dest=../{current}"));
    }
    command.arg("--").arg(format!("{}/", built.folder.display()));
    command.arg(format!("{}:{}/releases/.incoming-{version}/", server.host, server.path));
    let mut list = Vec::new();
    for path in built
        .listing
        .keys()
        .map(crate::base::names::SitePath::as_str)
        .chain([crate::disk::write::MANIFEST])
    {
        list.extend_from_slice(path.as_bytes());
        list.push(0);
    }
    run_program(command, "rsync", &server.host, &list).map(drop)
}

/// Writes ssh with its options as rsync splits them: at spaces, single quotes kept together.
fn remote_shell(server: &SshFolder) -> Result<String, DeployError> {
    let mut words = vec!["ssh".to_owned()];
    words.extend(ssh_options(server.config.as_deref()));
    let quoted = words.iter().map(|word| match word.contains('\'') {
        true => Err(DeployError::BadTarget { value: word.clone() }),
        false => Ok(format!("'{word}'")),
    });
    Ok(quoted.collect::<Result<Vec<_>, _>>()?.join(" "))
}

/// Runs one step of the script on the server.
fn run_step(server: &SshFolder, words: &[&str], input: &[u8]) -> Result<Vec<u8>, DeployError> {
    refuse_options(&server.host, &server.path)?;
    let mut command = Command::new("ssh");
    command.args(ssh_options(server.config.as_deref())).arg("--").arg(&server.host);
    let mut line = format!("sh -c {} perelik {}", quoted(SCRIPT), quoted(&server.path));
    for word in words {
        line.push(' ');
        line.push_str(&quoted(word));
    }
    command.arg(line);
    run_program(command, "ssh", &server.host, input)
}

/// Quotes a word for a POSIX shell.
fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// Runs a program with its input, and returns what it printed.
fn run_program(
    command: Command,
    program: &'static str,
    host: &str,
    input: &[u8],
) -> Result<Vec<u8>, DeployError> {
    let Finished { code, out, said } = remote::run_to_end(command, program, input)?;
    match code {
        Some(0) => Ok(out),
        Some(BUSY) if program == "ssh" => Err(DeployError::Busy { host: host.to_owned() }),
        Some(DAMAGED) if program == "ssh" => Err(DeployError::Damaged { host: host.to_owned() }),
        Some(NO_PREVIOUS) if program == "ssh" => Err(DeployError::NoPrevious),
        Some(FOREIGN) if program == "ssh" => {
            Err(DeployError::Foreign { path: String::from_utf8_lossy(&out).trim().to_owned() })
        }
        _ => Err(DeployError::Server { host: host.to_owned(), said: last_line(&said, program) }),
    }
}

fn last_line(said: &[u8], program: &str) -> String {
    let text = String::from_utf8_lossy(said);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    // rsync's last line only repeats that there was an error.
    let line = match program {
        "rsync" => lines.first(),
        _ => lines.last(),
    };
    line.map_or_else(|| program.to_owned(), |line| (*line).to_owned())
}

fn local_rsync() -> Result<String, DeployError> {
    let mut command = Command::new("rsync");
    command.arg("--version");
    let said = run_program(command, "rsync", "", &[])?;
    Ok(String::from_utf8_lossy(&said).lines().next().unwrap_or_default().to_owned())
}

/// Reads `rsync  version 3.4.1  protocol version 32`.
fn rsync_version(line: &str) -> Option<(u32, u32, u32)> {
    let version = line.split_whitespace().skip_while(|word| *word != "version").nth(1)?;
    let mut numbers = version.trim_start_matches('v').split('.').map(|n| n.parse().ok());
    Some((numbers.next()??, numbers.next()??, numbers.next().flatten().unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_the_current_release_was_taken_back() {
        let line = |name: &str, place: &str| {
            format!(
                "{name} 1585300000 {place} {{\"generator\": \"perelik 1\", \"date\": \"2020-03-27\", \"files\": {{\n"
            )
        };
        let answer = [line("1", "kept"), line("2", "current"), line("3", "kept")].concat();
        let versions = parse_listing(&answer);
        let standing: Vec<Standing> = versions.iter().map(|version| version.standing).collect();
        assert_eq!(standing, [Standing::Before, Standing::Shown, Standing::TakenBack]);
        assert_eq!(versions[0].day, Some(jiff::civil::date(2020, 3, 27)));
        assert_eq!(versions[0].published.map(Timestamp::as_second), Some(1_585_300_000));
        assert_eq!(versions[0].folder, "releases/1");
    }

    #[test]
    fn versions_of_rsync_are_compared_as_numbers() {
        let is_old = |line: &str| rsync_version(line).is_none_or(|v| v < SOUND_RSYNC);
        assert!(is_old("rsync  version 3.4.1  protocol version 32"));
        assert!(!is_old("rsync  version 3.5.0  protocol version 32"));
        assert!(!is_old("rsync  version v3.10.0  protocol version 33"));
        assert!(is_old("no rsync"));
    }
}
