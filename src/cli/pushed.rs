//! `perelik check --pushed COMMIT`: what a commit must not bring, told from git's list of its files.
//!
//! A server asks before it writes any of these files: a link in a checked-out tree leads every later writer out of it, an
//! attribute changes the bytes that were looked at, and what is private must not lie in a history that is cloned. Nothing is
//! checked out here and no content is read, but that of `.gitattributes`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::exit::Exit;
use super::git::git;
use super::session::{Failure, Session};
use crate::base::names::is_invisible;

/// How many refused paths are named before the rest is counted.
const NAMED: usize = 20;
/// Attributes that make a file's bytes in a checkout or an archive differ from those that were pushed.
const CHANGING: [&str; 5] =
    ["filter", "ident", "working-tree-encoding", "export-ignore", "export-subst"];
/// Files by which git would be told where to fetch from, or what to start.
const SETTINGS: [&str; 2] = [".gitmodules", ".lfsconfig"];

/// One file of a commit, as `git ls-tree -r -z` tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct CommitFile<'a> {
    mode: &'a str,
    object: &'a str,
    path: &'a [u8],
}

/// Looks through the files of a commit; with anything that must not be there the run ends as with errors of the content.
pub(super) fn run(session: &mut Session, commit: &str) -> Result<Exit, Failure> {
    let root = session.root.clone();
    let listing = git(session, &root, &["ls-tree", "-r", "-z", "--full-tree", commit], &[])?;
    let (refused, settings) = sort_listing(&listing);
    let mut refused = refused;
    for entry in settings {
        let text = git(session, &root, &["cat-file", "blob", entry.object], &[])?;
        if changes_bytes(&String::from_utf8_lossy(&text)) {
            refused.push(("cli-pushed-attributes", quoted_path(entry.path)));
        }
    }
    if refused.is_empty() {
        return Ok(Exit::Fine);
    }
    for (key, path) in refused.iter().take(NAMED) {
        session.say_line(key, &[("path", path.as_str().into())])?;
    }
    if refused.len() > NAMED {
        session.say_line("cli-pushed-more", &[("count", (refused.len() - NAMED).into())])?;
    }
    Ok(Exit::Content)
}

/// A sentence's key, and the path that it names.
type Refused = (&'static str, String);

/// Returns what is refused by its kind or its name, and the files of attributes, which must be read.
fn sort_listing(listing: &[u8]) -> (Vec<Refused>, Vec<CommitFile<'_>>) {
    let (mut refused, mut settings, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for line in listing.split(|byte| *byte == 0).filter(|line| !line.is_empty()) {
        let Some(entry) = parse_line(line) else {
            refused.push(("cli-pushed-kind", quoted_path(line)));
            continue;
        };
        let key = kind_fault(entry.mode).or_else(|| path_fault(entry.path));
        let key = key.or_else(|| (!seen.insert(entry.path)).then_some("cli-pushed-twice"));
        match key {
            Some(key) => refused.push((key, quoted_path(entry.path))),
            None if entry.path.ends_with(b".gitattributes") => settings.push(entry),
            None => {}
        }
    }
    (refused, settings)
}

/// Reads `MODE TYPE OBJECT<TAB>PATH`.
fn parse_line(line: &[u8]) -> Option<CommitFile<'_>> {
    let tab = line.iter().position(|byte| *byte == b'\t')?;
    let mut words = std::str::from_utf8(&line[..tab]).ok()?.split(' ');
    let (mode, _, object) = (words.next()?, words.next()?, words.next()?);
    Some(CommitFile { mode, object, path: &line[tab + 1..] })
}

/// Returns what is wrong with a kind of file.
fn kind_fault(mode: &str) -> Option<&'static str> {
    match mode {
        "100644" | "100755" | "100664" => None,
        "120000" => Some("cli-pushed-link"),
        "160000" => Some("cli-pushed-submodule"),
        _ => Some("cli-pushed-kind"),
    }
}

/// Returns what is wrong with a path.
fn path_fault(path: &[u8]) -> Option<&'static str> {
    let Some(path) = std::str::from_utf8(path).ok().filter(|p| !p.contains(char::is_control))
    else {
        return Some("cli-pushed-name");
    };
    // Disks that take one letter case for the other are in use.
    let lower = path.to_lowercase();
    let mut parts = lower.split('/');
    let first = parts.clone().next().expect("split gives at least one piece");
    if first == ".perelik" {
        return Some("cli-pushed-own");
    }
    if first == "private" {
        return Some("cli-pushed-private");
    }
    if parts.clone().any(|part| part == ".git" || part.starts_with("git~"))
        || parts.clone().any(|part| SETTINGS.contains(&part))
    {
        return Some("cli-pushed-git");
    }
    parts.any(|part| matches!(part, "" | "." | "..")).then_some("cli-pushed-name")
}

/// Tells whether a text of attributes makes files differ from what was pushed.
fn changes_bytes(text: &str) -> bool {
    let lines = text.lines().map(str::trim_start).filter(|line| !line.starts_with('#'));
    // What stands first is the pattern; in quotes it may hold spaces, and then its rest can only be refused in vain.
    let mut words = lines.flat_map(|line| line.split_ascii_whitespace().skip(1));
    // `-filter` and `!filter` switch it off.
    words.any(|word| CHANGING.contains(&word.split_once('=').map_or(word, |(name, _)| name)))
}

/// Writes a path so that it can be read on a terminal and does nothing there.
fn quoted_path(path: &[u8]) -> String {
    let mut text = String::new();
    for chunk in path.utf8_chunks() {
        for letter in chunk.valid().chars() {
            let is_odd = letter.is_control() || is_invisible(letter);
            match is_odd {
                true => text.extend(letter.escape_unicode()),
                false => text.push(letter),
            }
        }
        for byte in chunk.invalid() {
            write!(text, "\\x{byte:02x}").expect("a String takes everything");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(mode: &str, path: &[u8]) -> Vec<u8> {
        [format!("{mode} blob {}\t", "0".repeat(40)).as_bytes(), path, b"\0"].concat()
    }

    fn keys(listing: &[u8]) -> Vec<Refused> {
        sort_listing(listing).0
    }

    #[test]
    fn what_leads_out_of_a_tree_is_refused_by_kind_and_named() {
        for (mode, key) in [
            ("120000", "cli-pushed-link"),
            ("160000", "cli-pushed-submodule"),
            ("040000", "cli-pushed-kind"),
            ("100666", "cli-pushed-kind"),
        ] {
            for path in ["private/x.yaml", "content/а.md", "x"] {
                assert_eq!(keys(&line(mode, path.as_bytes())), [(key, path.to_owned())]);
            }
        }
        assert!(keys(&line("100644", "content/organisations/а б.md".as_bytes())).is_empty());
        assert!(keys(&line("100755", b"content/site.yaml")).is_empty());
    }

    #[test]
    fn paths_that_are_not_for_a_server_are_refused_in_any_letter_case() {
        for (path, key) in [
            ("private", "cli-pushed-private"),
            ("private/a/b.yaml", "cli-pushed-private"),
            ("Private/a.yaml", "cli-pushed-private"),
            (".perelik/saving.json", "cli-pushed-own"),
            (".Perelik", "cli-pushed-own"),
            (".gitmodules", "cli-pushed-git"),
            ("content/.LFSConfig", "cli-pushed-git"),
            ("a/.git/hooks/pre-receive", "cli-pushed-git"),
            ("a/GIT~1/config", "cli-pushed-git"),
            ("../publish", "cli-pushed-name"),
            ("content/./a.md", "cli-pushed-name"),
            ("/etc/passwd", "cli-pushed-name"),
        ] {
            assert_eq!(keys(&line("100644", path.as_bytes())), [(key, path.to_owned())]);
        }
        for path in [".gitignore", "privatel/a", "content/private.md", ".github/x", "a..b"] {
            assert_eq!(keys(&line("100644", path.as_bytes())), []);
        }
    }

    #[test]
    fn odd_bytes_of_a_name_are_shown_and_do_nothing() {
        for (path, wanted) in [
            (&b"content/a\nb.md"[..], "content/a\\u{a}b.md"),
            (b"content/\xff\xfe.md", "content/\\xff\\xfe.md"),
            (b"\x1b[2Jx", "\\u{1b}[2Jx"),
        ] {
            assert_eq!(keys(&line("100644", path)), [("cli-pushed-name", wanted.to_owned())]);
        }
        assert_eq!(quoted_path("a\u{202e}b".as_bytes()), "a\\u{202e}b");
        let both = [line("100644", b"a"), line("100644", b"a")].concat();
        assert_eq!(keys(&both), [("cli-pushed-twice", "a".to_owned())]);
    }

    #[test]
    fn attributes_that_change_bytes_are_told_from_those_that_do_not() {
        for text in [
            "*.md filter=x",
            "# a\n  *\ttext ident\r\n",
            "* working-tree-encoding=UTF-16",
            "/a export-ignore",
            "[attr]secret export-subst",
            "\"a b\" filter",
        ] {
            assert!(changes_bytes(text), "{text}");
        }
        for text in ["", "* text=auto", "*.md -filter !ident", "# * filter=x", "l.yaml merge=union"]
        {
            assert!(!changes_bytes(text), "{text}");
        }
    }
}
