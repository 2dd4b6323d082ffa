//! `perelik check --mapping FILE`: what is wrong with a mapping file before it is used, and `--fix`, which writes it as this version does.

use std::path::Path;

use super::preview;
use crate::base::diag::Level;
use crate::cli::diff::{self, Side};
use crate::cli::exit::Exit;
use crate::cli::save;
use crate::cli::session::{Failure, Session};
use crate::content::parse::text::for_display;
use crate::edit::import::{self, CheckedMapping, input};

/// Looks at a mapping file, and mends it where that is asked for.
pub(in crate::cli) fn check_mapping(
    session: &mut Session,
    file: &Path,
    fix: bool,
    yes: bool,
) -> Result<Exit, Failure> {
    let read = input::read(file).map_err(|error| save::unread(session, file, &error))?;
    let (name, text) = (file.display().to_string(), for_display(read.bytes()));
    let CheckedMapping { findings, migrated } = import::check_mapping(&name, &text);
    if let Some(new) = migrated.filter(|_| fix) {
        let side = |text| Side { text, masks: &[] };
        session.print_line(&diff::unified(&name, &side(&text), &side(&new)))?;
        if !yes && !save::is_agreed(session)? {
            return Ok(Exit::Content);
        }
        save::save_file(session, file, Some(read.bytes()), &new)?;
        session.note(&session.say("cli-fix-written", &[("count", 1_usize.into())]))?;
        return check_mapping(session, file, false, false);
    }
    for finding in &findings {
        let shown = preview::as_words(session, finding);
        session.print_line(&shown)?;
    }
    if findings.is_empty() {
        let line = session.say("cli-mapping-fine", &[("path", name.into())]);
        session.print_line(&line)?;
    }
    let has_errors = findings.iter().any(|told| told.diagnostic.level == Level::Error);
    Ok(if has_errors { Exit::Content } else { Exit::Fine })
}
