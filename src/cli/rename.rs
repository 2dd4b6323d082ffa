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
use crate::base::names::SourcePath;
use crate::content::parse::text::for_display;
use crate::disk::save::FileChange;
use crate::list::rename::{Obstacle, RenamePlan, before_renaming, plan};
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
    let plan = match plan(&sources, &register, &options.old, &options.new) {
        Ok(plan) => RenamePlan { by_hand, ..plan },
        Err(obstacle) => return refused(session, options, &sources, obstacle),
    };
    let after = plan.applied(&sources);
    let (old, new) = (compile(&sources, &config).diagnostics, compile(&after, &config).diagnostics);
    show(session, &sources, &plan, (&old, &new))?;
    let broken = added(&old, new);
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
    let ids = id_arguments(options);
    let with = |more: (&'static str, Arg)| [&ids[..], &[more]].concat();
    let path = |path: &SourcePath| ("path", Arg::Text(path.to_string()));
    Err(match obstacle {
        Obstacle::Unknown(None) => session.fail("cli-rename-unknown", &ids),
        Obstacle::Unknown(Some(near)) => {
            session.fail("cli-rename-unknown-near", &with(("near", near.into())))
        }
        Obstacle::Several(names) => {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            session.fail("cli-rename-several", &with(("names", names.join(", ").into())))
        }
        Obstacle::Same => session.fail("cli-rename-same", &ids),
        Obstacle::NoId => session.fail("cli-rename-no-id", &ids),
        Obstacle::Taken(at) => session.fail("cli-rename-taken", &with(path(&at))),
        Obstacle::Former(at) => session.fail("cli-rename-former", &with(path(&at))),
        Obstacle::BuiltIn => session.fail("cli-rename-built-in", &ids),
        Obstacle::Entangled(at, None) => session.fail("cli-rename-entangled", &with(path(&at))),
        Obstacle::Entangled(at, Some(line)) => {
            let line = ("path", Arg::Text(format!("{at}:{line}")));
            session.fail("cli-rename-entangled", &with(line))
        }
        Obstacle::Unread(diagnostics) => {
            session.print_diagnostics(&options.common, &diagnostics, sources, Level::Error)?;
            session.fail("cli-rename-unread", &ids)
        }
    })
}

/// Returns the errors of a kind of which there are more than before.
fn added(before: &Diagnostics, mut after: Diagnostics) -> Diagnostics {
    let count = |diagnostics: &Diagnostics, code| {
        diagnostics
            .at_least(Level::Error)
            .iter()
            .filter(|diagnostic| diagnostic.code == code)
            .count()
    };
    let codes: Vec<_> =
        after.at_least(Level::Error).iter().map(|diagnostic| diagnostic.code).collect();
    let more: Vec<_> =
        codes.into_iter().filter(|code| count(&after, *code) > count(before, *code)).collect();
    after.set_levels(|_, code, level| {
        (more.contains(&code) && level == Level::Error).then_some(Level::Error)
    });
    after
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
