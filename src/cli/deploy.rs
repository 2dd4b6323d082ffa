//! `perelik deploy`: the built site goes to where readers are, in one step; or the version before comes back.

use std::path::{Path, PathBuf};

use super::args::{Deploy, DeployTask};
use super::build;
use super::deploy_report::{NAMED, failure, say_done, show};
use super::exit::Exit;
use super::session::{Failure, Session};
use super::settings::Settings;
use super::versions;
use crate::base::diag::{Arg, Checked, Code, Diagnostics, Level};
use crate::base::files::Sources;
use crate::base::locale::dates::date_long;
use crate::content::validate::Site;
use crate::disk::deploy::changes::Changes;
use crate::disk::deploy::{self, Options, Target, from_home};
use crate::disk::write::{Built, Listing, day, listing};
use crate::list::check::{RuleCache, placeholder};
use crate::list::model::Register;
use crate::site::hosting::redirects;
use crate::site::pipeline::{compile, read_list};

/// Publishes, rolls back, lists, or compares.
pub(super) fn run(session: &mut Session, options: &Deploy) -> Result<Exit, Failure> {
    let content = read_content(session, options)?;
    let noted;
    let site = match &content {
        Some((register, ..)) => &register.site,
        None => {
            noted = noted_site(session, options);
            &noted
        }
    };
    if let DeployTask::CheckLive(url) = &options.task {
        let url = url.clone().unwrap_or_else(|| site.base_url.to_string());
        return check_live(session, options, &url);
    }
    let places = Options {
        root: session.root.clone(),
        home: session.home.clone(),
        ssh_config: options.ssh_config.clone(),
        store_keys: session.store_keys.clone(),
    };
    let mut target = target_or_faults(session, options, (site, &places), content.as_ref())?;
    let is_of_versions = matches!(options.task, DeployTask::RollBack | DeployTask::List);
    if is_of_versions && !target.keeps_versions() {
        return Err(session.fail("deploy-no-versions", &[]));
    }
    match options.task {
        DeployTask::RollBack => {
            return versions::roll_back(session, (&target, &places), site, options.yes);
        }
        DeployTask::List => return versions::list_versions(session, &target, &places, site),
        DeployTask::Publish | DeployTask::DryRun | DeployTask::CheckLive(_) => {}
    }
    match &content {
        Some((register, sources, _)) => refuse_placeholders(session, options, register, sources)?,
        None => refuse_noted(session, options)?,
    }
    if let (Some((_, sources, _)), Target::Store(_)) = (&content, &target) {
        // What a web server is told by its settings, a store is told with each file.
        let site = compile(sources, &session.config(&options.common)?).value;
        target.set_redirects(redirects(site.public(), site.routes()));
    }
    compare_and_publish(session, options, (&target, &places), site)
}

/// Says what would change, refuses what must not be published, and publishes.
fn compare_and_publish(
    session: &mut Session,
    options: &Deploy,
    (target, places): (&Target, &Options),
    site: &Site,
) -> Result<Exit, Failure> {
    let built = publishable(session, options, site)?;
    target.validate_place(places).map_err(|error| failure(session, &error))?;
    let shown = target.live_state().map_err(|error| failure(session, &error))?;
    for note in shown.notes {
        session.note(&session.say(note, &[]))?;
    }
    let published = published_files(session, options, shown.manifest.as_deref())?;
    let changes = Changes::between(&published, &built.listing);
    // An archive is made anew all the same: nobody knows what became of its other bytes.
    let is_same = changes.is_empty() && shown.manifest.is_some() && !shown.is_unfinished;
    if is_same && options.zip.is_none() {
        return publish_nothing(session, options, (target, places), site);
    }
    show(session, &changes, &Target::Folder(built.folder.clone()), target)?;
    if !options.release {
        versions::refuse_rolled_back(session, target, places, site)?;
    }
    if changes.drops_much() && !options.allow_removals {
        let numbers = [("gone", changes.gone.len().into()), ("before", changes.before.into())];
        return Err(session.fail("deploy-drops-much", &numbers));
    }
    if options.task == DeployTask::DryRun {
        let line = session.say("deploy-dry-run", &[]);
        session.print_line(&line)?;
        return Ok(Exit::Fine);
    }
    publish(session, options, &built, (target, places))
}

/// Finds the target; where there is none, what is wrong with the settings may be the cause.
fn target_or_faults(
    session: &mut Session,
    options: &Deploy,
    (site, places): (&Site, &Options),
    content: Option<&(Register, Sources, Diagnostics)>,
) -> Result<Target, Failure> {
    let target = target(session, options, site, places);
    if let (Err(_), Some((_, sources, faults))) = (&target, content) {
        session.print_diagnostics(&options.common, faults, sources, Level::Error)?;
    }
    target
}

/// Brings nothing, since the same is there, and does what else was asked.
fn publish_nothing(
    session: &mut Session,
    options: &Deploy,
    (target, places): (&Target, &Options),
    site: &Site,
) -> Result<Exit, Failure> {
    let line = session.say("deploy-same", &[]);
    session.print_line(&line)?;
    let was_held = versions::refuse_rolled_back(session, target, places, site).is_err();
    if was_held && options.task == DeployTask::Publish {
        let key = if options.release { "deploy-same-released" } else { "deploy-same-held" };
        session.say_line(key, &[])?;
    }
    if options.release {
        target.release(places).map_err(|error| failure(session, &error))?;
    }
    forget_previous(session, options, target, places)?;
    Ok(Exit::Fine)
}

/// Brings the site there, and says what is to be said of it.
fn publish(
    session: &mut Session,
    options: &Deploy,
    built: &Built,
    (target, places): (&Target, &Options),
) -> Result<Exit, Failure> {
    let done = target.publish(built, places).map_err(|error| failure(session, &error))?;
    let exit = say_done(session, &done, "deploy-done")?;
    forget_previous(session, options, target, places)?;
    for path in target.closed().map_err(|error| failure(session, &error))? {
        session.note(&session.say("deploy-closed", &[("path", path.into())]))?;
    }
    Ok(exit)
}

/// Reads the content, and what is wrong with the settings; not for a server, whose settings are named: what was pushed to it is read where there are no rights.
fn read_content(
    session: &Session,
    options: &Deploy,
) -> Result<Option<(Register, Sources, Diagnostics)>, Failure> {
    if options.settings.is_some() {
        return Ok(None);
    }
    let sources = session.read()?;
    let Checked { value, diagnostics } = read_list(&sources, &session.config(&options.common)?);
    let mut settings = Diagnostics::default();
    let own = diagnostics.at_least(Level::Error).into_iter();
    own.filter(|fault| fault.at.path.as_str() == "content/site.yaml")
        .for_each(|fault| settings.push(fault.clone()));
    Ok(Some((value, sources, settings)))
}

/// Returns what the build noted of the site.
fn noted_site(session: &Session, options: &Deploy) -> Site {
    let noted = build::noted_in(session, &folder(session, options));
    let Some(noted) = noted.map(|note| note.day_and_address()) else { return Site::default() };
    Site {
        base_url: noted.base_url,
        timezone: noted.timezone,
        date: noted.pinned,
        ..Site::default()
    }
}

/// Refuses a site of which the build noted that it holds what an example has; and one that no build noted anything of.
fn refuse_noted(session: &Session, options: &Deploy) -> Result<(), Failure> {
    match build::noted_in(session, &folder(session, options)) {
        None => Err(session.fail("deploy-outdated", &[])),
        Some(note) if note.tally.placeholders > 0 => Err(session.fail("deploy-placeholder", &[])),
        Some(_) => Ok(()),
    }
}

/// Reads which files are published.
fn published_files(
    session: &Session,
    options: &Deploy,
    manifest: Option<&[u8]>,
) -> Result<Listing, Failure> {
    match manifest.map(listing) {
        Some(Some(published)) => Ok(published),
        // How much would go cannot be told.
        Some(None) if !options.allow_removals => Err(session.fail("deploy-unread-manifest", &[])),
        Some(None) | None => Ok(Listing::default()),
    }
}

/// Takes the versions before away, where the site is published and where it was built: they hold what the new one no longer has.
fn forget_previous(
    session: &mut Session,
    options: &Deploy,
    target: &Target,
    places: &Options,
) -> Result<(), Failure> {
    if !options.forget_previous {
        return Ok(());
    }
    let built = Target::Folder(folder(session, options));
    for target in [target, &built] {
        target.forget_previous(places).map_err(|error| failure(session, &error))?;
    }
    let line = session.say("deploy-forgotten", &[]);
    session.print_line(&line)
}

/// Reads what was built, if it is what readers should see today.
fn publishable(session: &Session, options: &Deploy, site: &Site) -> Result<Built, Failure> {
    let built = built(session, options)?;
    is_current(session, &built.folder)?;
    refuse_future(session, site, &built)?;
    Ok(built)
}

/// Makes sure that what was built is what the content says now: the build noted how the content lay. Without its note nobody can tell.
fn is_current(session: &Session, folder: &Path) -> Result<(), Failure> {
    match build::noted_in(session, folder).zip(session.stamp()) {
        Some((note, stamp)) if note.is_of(&stamp) => Ok(()),
        Some(_) => Err(session.fail("deploy-outdated", &[])),
        None => Err(session.fail("deploy-unnoted", &[])),
    }
}

/// A trial of a day to come (`build --date`) is not for readers; a site that names its day itself is.
fn refuse_future(session: &Session, site: &Site, built: &Built) -> Result<(), Failure> {
    let today = session.today(&site.timezone)?;
    match day(&built.manifest).filter(|day| *day > today && site.date.is_none()) {
        Some(day) => {
            let date = date_long(day, session.words.lang());
            Err(session.fail("deploy-future", &[("date", date.into())]))
        }
        None => Ok(()),
    }
}

/// What an example has in place of a site's own is not for readers.
fn refuse_placeholders(
    session: &mut Session,
    options: &Deploy,
    register: &Register,
    sources: &Sources,
) -> Result<(), Failure> {
    let code = Code::Placeholder;
    if register.site.checks.get(code.as_str()).is_some_and(|level| level == "off") {
        return Ok(());
    }
    let mut diagnostics = Diagnostics::default();
    placeholder::check(register, &mut RuleCache::default(), &mut diagnostics);
    diagnostics.set_levels(|_, _, _| Some(Level::Error));
    if !diagnostics.has_errors() {
        return Ok(());
    }
    session.print_diagnostics(&options.common, &diagnostics, sources, Level::Error)?;
    Err(session.fail("deploy-placeholder", &[]))
}

fn folder(session: &Session, options: &Deploy) -> PathBuf {
    options.output.clone().unwrap_or_else(|| session.root.join("public"))
}

fn built(session: &Session, options: &Deploy) -> Result<Built, Failure> {
    Built::read(&folder(session, options)).map_err(|e| session.fail(e.message_key(), &e.args()))
}

/// Finds the target that was named, or the only one.
fn target(
    session: &Session,
    options: &Deploy,
    site: &Site,
    places: &Options,
) -> Result<Target, Failure> {
    if let Some(file) = &options.zip {
        return Ok(Target::Archive(file.clone()));
    }
    let (targets, place) = match &options.settings {
        Some(file) => (Settings::read(session, file)?.targets(file), Session::path_argument(file)),
        None => (site.deploy.clone(), Arg::Text("site.yaml".to_owned())),
    };
    let names: Vec<&str> = targets.iter().map(|target| &*target.name).collect();
    let known = || vec![("known", Arg::Text(names.join(", "))), ("place", place.clone())];
    let written = match (&options.target, targets.as_slice()) {
        (_, []) => return Err(session.fail("deploy-no-target", &[("place", place)])),
        (None, [only]) => only,
        (None, _) => return Err(session.fail("deploy-which-target", &known())),
        (Some(name), all) => match all.iter().find(|target| *target.name == **name) {
            Some(found) => found,
            None => {
                let mut args = known();
                args.push(("name", name.as_str().into()));
                return Err(session.fail("deploy-unknown-target", &args));
            }
        },
    };
    let folder = written.folder.as_deref().map(|folder| from_home(folder, places.home.as_deref()));
    let folder = folder.as_deref().and_then(Path::to_str);
    if let Some(folder) = folder.filter(|folder| is_elsewhere(folder)) {
        return Err(session.fail("deploy-elsewhere", &[("folder", folder.into())]));
    }
    let bad = || {
        session.fail(
            "deploy-unclear-target",
            &[("name", (*written.name).into()), ("place", place.clone())],
        )
    };
    Target::new(written, places).ok_or_else(bad)
}

/// Tells a folder as only a shell or Windows would find it; here it would be a new folder of that very name.
fn is_elsewhere(folder: &str) -> bool {
    let is_drive = folder.get(1..2) == Some(":");
    folder.starts_with('~') || folder.contains('\\') || is_drive
}

/// Compares what is published at an address with what was built here.
fn check_live(session: &mut Session, options: &Deploy, url: &str) -> Result<Exit, Failure> {
    let built = built(session, options)?;
    let live = deploy::fetch_manifest(url).map_err(|error| failure(session, &error))?;
    let address = || ("url", Arg::Text(live.url.clone()));
    if live.manifest == built.manifest {
        let line = session.say("deploy-live-same", &[address()]);
        session.print_line(&line)?;
        return Ok(Exit::Fine);
    }
    let Some(published) = listing(&live.manifest) else {
        return Err(session.fail("deploy-live-foreign", &[address()]));
    };
    let line = session.say("deploy-live-differs", &[address()]);
    session.print_line(&line)?;
    differences(session, &published, &built.listing)?;
    Ok(Exit::Content)
}

fn differences(session: &mut Session, live: &Listing, built: &Listing) -> Result<(), Failure> {
    let changes = Changes::between(live, built);
    for (key, paths) in [
        ("deploy-live-lacks", &changes.added),
        ("deploy-live-other", &changes.changed),
        ("deploy-live-more", &changes.gone),
    ] {
        for path in paths.iter().take(NAMED) {
            let line = session.say(key, &[("path", format!("/{}", path.relative_url()).into())]);
            session.print_line(&format!("  {line}"))?;
        }
    }
    if changes.others > 0 {
        let line = session.say("deploy-others", &[("files", changes.others.into())]);
        session.print_line(&line)?;
    }
    Ok(())
}
