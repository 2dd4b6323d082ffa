//! `perelik check --fix`: shows what can be mended, asks, and writes it.
//!
//! A file is written beside itself and renamed, and only while it still holds what was read: what an editor saves
//! meanwhile is never lost. Where nobody can be asked, nothing is written without `--yes`.

#![expect(
    clippy::disallowed_methods,
    reason = "an edge: the only place that writes content, and only what was shown"
)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::args::Check;
use super::diff::{self, Side};
use super::report::Format;
use super::session::{Failure, Session};
use super::{Exit, check};
use crate::diag::Arg;
use crate::files::Sources;
use crate::mend::mend;
use crate::names::SourcePath;
use crate::parse::text::for_display;
use crate::pipeline::compile;

/// Mends the content, then reports what is left.
pub(super) fn run(session: &mut Session, options: &Check, yes: bool) -> Result<Exit, Failure> {
    let sources = session.read()?;
    let mended: BTreeMap<SourcePath, String> = sources
        .texts
        .iter()
        .filter_map(|(path, bytes)| Some((path.clone(), mend(path, bytes)?)))
        .collect();
    if mended.is_empty() {
        session.note(&session.say("cli-fix-nothing", &[]))?;
        return check::report(session, options);
    }
    show(session, options, &sources, &mended)?;
    if !yes && !is_agreed(session)? {
        return Ok(Exit::Content);
    }
    for (path, text) in &mended {
        let read = sources.texts.get(path).map_or(&[][..], |bytes| bytes);
        replace(session, path, read, text)?;
    }
    session.note(&session.say("cli-fix-written", &[("count", mended.len().into())]))?;
    check::report(session, options)
}

/// Shows each file's changes; on the error stream where the other is read by a program.
fn show(
    session: &mut Session,
    options: &Check,
    sources: &Sources,
    mended: &BTreeMap<SourcePath, String>,
) -> Result<(), Failure> {
    let config = session.config(&options.common)?;
    let mut after = sources.clone();
    for (path, text) in mended {
        after.texts.insert(path.clone(), text.as_bytes().into());
    }
    let (old, new) = (compile(sources, &config).remarks, compile(&after, &config).remarks);
    for (path, text) in mended {
        let bytes = sources.texts.get(path).map_or(&[][..], |bytes| bytes);
        let before = for_display(bytes);
        let was = Side { text: &before, masks: old.masks(path) };
        let is = Side { text, masks: new.masks(path) };
        let mut shown = diff::unified(path.as_str(), &was, &is);
        // What no line shows is said in words.
        if bytes.starts_with("\u{feff}".as_bytes()) {
            shown += &format!("{path}: {}\n", session.say("cli-fix-mark", &[]));
        }
        if bytes.contains(&b'\r') {
            shown += &format!("{path}: {}\n", session.say("cli-fix-line-ends", &[]));
        }
        match options.common.format {
            Format::Human => session.line(&shown)?,
            _ => session.note(&shown)?,
        }
    }
    Ok(())
}

/// Asks on a terminal; elsewhere says what to do.
fn is_agreed(session: &mut Session) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        session.note(&session.say("cli-fix-needs-yes", &[]))?;
        return Ok(false);
    }
    session.out.flush()?;
    session.note(&session.say("cli-fix-ask", &[]))?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    let is_yes = matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "т" | "так");
    if !is_yes {
        session.note(&session.say("cli-fix-left", &[]))?;
    }
    Ok(is_yes)
}

/// Puts the mended text in the place of its file.
fn replace(session: &Session, path: &SourcePath, read: &[u8], text: &str) -> Result<(), Failure> {
    let file = session.root.join(path.as_str());
    let shown = Session::shown(&file);
    match put(&file, read, text) {
        Ok(true) => Ok(()),
        Ok(false) => Err(session.fail("cli-fix-changed", &[("path", shown)])),
        Err(error) => {
            let doing = Arg::Words("write-doing-writing");
            let cause = Arg::Text(error.to_string());
            Err(session.fail("cli-disk", &[("doing", doing), ("path", shown), ("cause", cause)]))
        }
    }
}

/// Replaces a file that still holds `read`, in one step; tells whether it did.
fn put(file: &Path, read: &[u8], text: &str) -> io::Result<bool> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    // A hidden name, which no build reads.
    let beside = file.with_file_name(format!(".{name}.perelik-{}", std::process::id()));
    let mut new = fs::OpenOptions::new().write(true).create_new(true).open(&beside)?;
    let mut write = || {
        new.write_all(text.as_bytes())?;
        new.set_permissions(fs::metadata(file)?.permissions())?;
        new.sync_all()?;
        let is_same = fs::read(file)? == read;
        if is_same { fs::rename(&beside, file).map(|()| true) } else { Ok(false) }
    };
    let done = write();
    if !matches!(done, Ok(true)) {
        // What went wrong is told already; a leftover would only be in the way.
        let _ = fs::remove_file(&beside);
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changed_meanwhile_is_not_touched() {
        let folder = std::env::temp_dir().join(format!("perelik-fix-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("a.md");
        fs::write(&file, "new").unwrap();
        assert_eq!(put(&file, b"old", "mended").ok(), Some(false));
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(put(&file, b"new", "mended").ok(), Some(true));
        assert_eq!(fs::read(&file).unwrap(), b"mended");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        assert!(put(&folder.join("gone.md"), b"", "x").is_err());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        fs::remove_dir_all(&folder).unwrap();
    }
}
