//! `perelik rename OLD NEW`: an entry or a term gets another id, everywhere where it is named.
//!
//! What changes is shown first, and nothing is written without a yes. All files change, or none. A change after which the
//! content would have mistakes that it has not now is refused.

use std::collections::BTreeSet;

use super::args::Rename;
use super::diff::{self, Side};
use super::exit::Exit;
use super::save;
use super::session::{Failure, Session};
use crate::base::diag::{Arg, Diagnostics, Level};
use crate::base::files::Sources;
use crate::content::parse::text::for_display;
use crate::disk::save::FileChange;
use crate::list::rename::{Obstacle, RenamePlan, added_errors, before_renaming, plan};
use crate::site::pipeline::{compile, read_list};

/// Gives another id.
pub(super) fn run(session: &mut Session, options: &Rename) -> Result<Exit, Failure> {
    save::sweep(session)?;
    let sources = session.read()?;
    let config = session.config(&options.common)?;
    let register = read_list(&sources, &config);
    let by_hand = before_renaming(&sources, &register.value, &options.old, &options.new);
    let (sources, register, by_hand) = match by_hand {
        Some((before, moved)) => {
            let register = read_list(&before, &config);
            (before, register, moved)
        }
        None => (sources, register, BTreeSet::new()),
    };
    let plan = match plan(
        &sources,
        (&register.value, &register.diagnostics),
        &options.old,
        &options.new,
    ) {
        Ok(plan) => RenamePlan { by_hand, ..plan },
        Err(obstacle) => return refused(session, options, &sources, obstacle),
    };
    let after = plan.applied(&sources);
    let (old, new) = (compile(&sources, &config).diagnostics, compile(&after, &config).diagnostics);
    show(session, &sources, &plan, (&old, &new))?;
    let broken = added_errors(&old, new);
    if broken.has_errors() {
        session.print_diagnostics(&options.common, &broken, &after, Level::Error)?;
        return Err(session.fail("cli-rename-breaks", &id_arguments(options)));
    }
    if options.dry_run {
        session.note(&session.say("cli-fix-left", &[]))?;
        return Ok(Exit::Fine);
    }
    if !options.yes && !save::is_agreed(session)? {
        return Ok(Exit::Content);
    }
    save::save(session, &file_changes(&sources, &plan))?;
    let count = ("count", plan.changed.len().into());
    session.say_line("cli-renamed", &[&id_arguments(options)[..], &[count]].concat())?;
    Ok(Exit::Fine)
}

fn id_arguments(options: &Rename) -> [(&'static str, Arg); 2] {
    [("old", options.old.as_str().into()), ("new", options.new.as_str().into())]
}

/// Says what stands in the way.
fn refused(
    session: &mut Session,
    options: &Rename,
    sources: &Sources,
    obstacle: Obstacle,
) -> Result<Exit, Failure> {
    if let Obstacle::Unread(diagnostics) = &obstacle {
        session.print_diagnostics(&options.common, diagnostics, sources, Level::Error)?;
    }
    let (key, arguments) = obstacle.refusal_message(&options.old, &options.new);
    Err(session.fail(key, &arguments))
}

/// Shows which files move, and the changed lines.
fn show(
    session: &mut Session,
    sources: &Sources,
    plan: &RenamePlan,
    (old, new): (&Diagnostics, &Diagnostics),
) -> Result<(), Failure> {
    for (from, to) in plan.moved.iter().filter(|(from, _)| !plan.by_hand.contains(*from)) {
        let paths = [("from", from.as_str().into()), ("to", to.as_str().into())];
        session.say_line("cli-rename-moves", &paths)?;
    }
    for (path, text) in &plan.changed {
        let before = for_display(sources.texts.get(path).map_or(&[][..], |bytes| bytes));
        let after = for_display(text.as_bytes());
        let target = plan.path_after(path);
        let was = Side { text: &before, masks: old.masks(path) };
        let is = Side { text: &after, masks: new.masks(target) };
        let shown = diff::moved_file((path.as_str(), target.as_str()), &was, &is);
        if !shown.is_empty() {
            session.print_line(&shown)?;
        }
    }
    Ok(())
}

fn file_changes(sources: &Sources, plan: &RenamePlan) -> Vec<FileChange> {
    let mut changes = Vec::new();
    for (path, text) in &plan.changed {
        let read = sources.texts.get(path).cloned().expect("what changes was read");
        match plan.moved.get(path) {
            Some(to) if plan.by_hand.contains(path) => {
                changes.push(FileChange::replacement(to.clone(), Some(read), text.clone()));
            }
            Some(to) => changes.extend(FileChange::renaming(path, read, to.clone(), text.clone())),
            None => changes.push(FileChange::replacement(path.clone(), Some(read), text.clone())),
        }
    }
    changes
}
