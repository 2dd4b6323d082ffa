//! `perelik forget`: take an entry, a number, an address or a person out of the content, the history, the kept versions and the site.
//!
//! What goes is shown first, and nothing goes without a yes. At the end everything below the root and beside the
//! output is looked through once more; where something is left, its files are named. What no program here can reach
//! is said in words.

use std::path::{Path, PathBuf};

use super::args::Forget;
use super::diff::{self, Side};
use super::exit::Exit;
use super::session::{Failure, Session};
use super::{build, save};
use crate::base::config::RawConfig;
use crate::base::diag::Arg;
use crate::base::files::Sources;
use crate::base::locale::Lang;
use crate::base::locale::emails::find_emails;
use crate::base::locale::phones::PhoneNumber;
use crate::base::messages::Messages;
use crate::content::parse::text::for_display;
use crate::disk::discover::holding;
use crate::disk::save::FileChange;
use crate::disk::write::{self, CacheOptions, Forbid, Options, state_folder};
use crate::edit::forms::{DRAFTS, drop_drafts};
use crate::list::forget::{self, ForgetPlan, What};
use crate::list::model::Register;
use crate::site::pipeline::{compile, read_list};

/// Forgets.
pub(super) fn run(session: &mut Session, options: &Forget) -> Result<Exit, Failure> {
    save::sweep(session)?;
    let sources = session.read()?;
    let config = session.config(&options.build.common)?;
    let register = read_list(&sources, &config).value;
    let output = build::output_folder(session, &options.build);
    let what = parse_target(session, &register, &output, &options.what)?;
    let lang = Lang::main_of(&register.site.languages);
    let marker = match &what {
        What::Address(_) => "cli-forget-marker-address",
        What::Phone(_) | What::Person(_) | What::Entry(..) => "cli-forget-marker",
    };
    let marker = Messages::of_program(lang).say(marker, &[]);
    let plan = forget::plan(&sources, &register, &what, &marker);
    if plan.is_empty() && left(session, &output, &what).is_empty() {
        let line = session.say("cli-forget-nothing", &[("what", options.what.as_str().into())]);
        session.print_line(&line)?;
        return Ok(Exit::Content);
    }
    show(session, &config, &sources, &plan)?;
    if !options.yes && !save::is_agreed(session)? {
        return Ok(Exit::Content);
    }
    let count = plan.deleted.len() + plan.changed.len();
    let forgotten = session.say("cli-forgotten", &[("count", count.into())]);
    apply(session, &sources, &plan)?;
    // What is typed and not saved goes whole, with every version of it.
    drop_drafts(&session.root, &|text| what.is_in(text))
        .map_err(|error| save::unwritten(session, Path::new(DRAFTS), &error))?;
    session.print_line(&forgotten)?;
    let is_built = rebuild(session, options)?;
    let left = left(session, &output, &what);
    tell_left(session, &output, &left, is_built)?;
    let line = session.say("cli-forget-unreachable", &[]);
    session.print_line(&line)?;
    Ok(if left.is_empty() && is_built { Exit::Fine } else { Exit::Content })
}

/// Understands what is to be forgotten: an id, or else a phone, an address, the name of a person.
fn parse_target(
    session: &Session,
    register: &Register,
    output: &Path,
    given: &str,
) -> Result<What, Failure> {
    match forget::entries(register, given).as_slice() {
        [] => {}
        [key] => return Ok(What::Entry(key.clone(), forget::forgotten_names(register, key))),
        _ => return Err(session.fail("cli-forget-ambiguous", &[("what", given.into())])),
    }
    if let Ok(phone) = PhoneNumber::parse(given) {
        return Ok(What::Phone(phone));
    }
    if let Some(address) = parse_email(given) {
        return Ok(What::Address(address));
    }
    let person = forget::person_names(register, given).map(What::Person);
    if let Some(person) = person.filter(|person| !left(session, output, person).is_empty()) {
        return Ok(person);
    }
    // Its file may be gone already: by hand, or since this command was stopped before the site was built anew.
    let mut gone = forget::gone(given).into_iter();
    if let Some(found) = gone.find(|what| !left(session, output, what).is_empty()) {
        return Ok(found);
    }
    let people = forget::people_called(register, given);
    if !people.is_empty() {
        let names = people.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let args = [("what", given.into()), ("names", names.as_str().into())];
        return Err(session.fail("cli-forget-whole-name", &args));
    }
    Err(session.fail("cli-forget-unknown", &[("what", given.into())]))
}

/// Reads an e-mail address, in lower case.
fn parse_email(given: &str) -> Option<String> {
    let given = given.trim();
    let [(place, address)] = &find_emails(given)[..] else { return None };
    (*place == (0..given.len())).then(|| address.clone())
}

/// Shows what goes: the changed lines, and the names of files.
fn show(
    session: &mut Session,
    config: &RawConfig,
    sources: &Sources,
    plan: &ForgetPlan,
) -> Result<(), Failure> {
    for path in &plan.deleted {
        let line = session.say("cli-forget-deletes", &[("path", path.as_str().into())]);
        session.print_line(&line)?;
    }
    let (old, new) =
        (compile(sources, config).diagnostics, compile(&plan.applied(sources), config).diagnostics);
    for (path, text) in &plan.changed {
        let before = for_display(sources.texts.get(path).map_or(&[][..], |bytes| bytes));
        let was = Side { text: &before, masks: old.masks(path) };
        let after = for_display(text.as_bytes());
        let is = Side { text: &after, masks: new.masks(path) };
        session.print_line(&diff::unified(path.as_str(), &was, &is))?;
    }
    Ok(())
}

fn apply(session: &Session, sources: &Sources, plan: &ForgetPlan) -> Result<(), Failure> {
    let changed = plan.changed.iter().map(|(path, text)| {
        FileChange::replacement(path.clone(), sources.texts.get(path).cloned(), text.clone())
    });
    let deleted = plan.deleted.iter().filter_map(|path| {
        Some(FileChange::removal(path.clone(), sources.texts.get(path)?.clone()))
    });
    save::save(session, &changed.chain(deleted).collect::<Vec<_>>())
}

/// Builds the site anew, if there is one, and takes the version before away; tells whether it was done.
fn rebuild(session: &mut Session, options: &Forget) -> Result<bool, Failure> {
    let output = build::output_folder(session, &options.build);
    if !output.is_dir() && !state_folder(&output).is_dir() {
        return Ok(true);
    }
    // A site that is not there is not built anew; what was noted of it then may name what is forgotten.
    let is_there = output.is_dir();
    let built = !is_there || build::once(session, &options.build)? == Exit::Fine;
    let place = Options {
        root: session.root.clone(),
        output,
        home: session.home.clone(),
        from_scratch: false,
        wait: build::PATIENCE,
        forbid: Forbid::default(),
        cache: CacheOptions::default(),
    };
    write::forget_previous(&place, is_there && built)
        .map_err(|error| session.fail(error.message_key(), &error.args()))?;
    if !built {
        let line = session.say("cli-forget-not-built", &[]);
        session.print_line(&line)?;
    }
    Ok(built)
}

/// Looks through everything that can be reached.
fn left(session: &Session, output: &Path, what: &What) -> Vec<PathBuf> {
    let is_meant = |text: &str| what.is_in(text);
    let mut places = vec![session.root.clone()];
    // An output elsewhere has its state beside it.
    if !output.starts_with(&session.root) {
        places.extend([output.to_owned(), state_folder(output)]);
    }
    places.iter().flat_map(|place| holding(place, &is_meant)).collect()
}

/// Names the files in which it stands still. Those of a site that could not be built anew are nobody's to change: they are counted.
fn tell_left(
    session: &mut Session,
    output: &Path,
    left: &[PathBuf],
    is_built: bool,
) -> Result<(), Failure> {
    let is_built_file = |path: &&PathBuf| !is_built && path.starts_with(output);
    let (site, own): (Vec<&PathBuf>, Vec<&PathBuf>) = left.iter().partition(is_built_file);
    if !own.is_empty() {
        let line = session.say("cli-forget-left", &[("count", own.len().into())]);
        session.print_line(&line)?;
    }
    for path in own {
        let path = path.strip_prefix(&session.root).unwrap_or(path).display().to_string();
        let line = session.say("cli-forget-left-file", &[("path", Arg::Text(path))]);
        session.print_line(&line)?;
    }
    if !site.is_empty() {
        let count = ("count", site.len().into());
        let line = session
            .say("cli-forget-left-built", &[count, ("folder", Session::path_argument(output))]);
        session.print_line(&line)?;
    }
    Ok(())
}
