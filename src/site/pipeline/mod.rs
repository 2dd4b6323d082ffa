//! `compile`: the phases in order, and nothing clever.
//!
//! Comes in: what was read and what was asked. Goes out: a site that can be pulled file by file, and every diagnostic
//! there is. Nothing here touches a disk, a clock or the environment, so the same sources and the same date give
//! the same bytes on any machine.

mod output;
mod turns;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::base::config::{RawConfig, SiteDate};
use crate::base::diag::{Checked, Code, Diagnostic, Diagnostics, Level, Location};
use crate::base::files::Sources;
use crate::base::names::SourcePath;
use crate::content::validate::{self, RecordCache, Records};
use crate::list::check::{self, CheckCache};
use crate::list::model::{LinkCache, Register, model};
use crate::list::offers::{DeskList, List};
use crate::list::publish::{PublishCache, for_desks, publish};
use crate::site::export;
use crate::site::export::desks::Everybody;
use crate::site::export::tables::Baseline;
use crate::site::plan::{self, PlanCache, Routes, plan_again};
use crate::site::render::CardCache;
use crate::site::render::theme::{self, ThemeCache};
pub use output::Output;
use output::SiteParts;

/// What was made before, for a site that is made again and again: by the preview, and by an import that tries its files. It is only
/// ever an advantage: with it the same comes out as without.
#[derive(Debug, Default)]
pub struct Previous {
    known: RecordCache,
    linked: LinkCache,
    seen: PublishCache,
    loaded: ThemeCache,
    planned: PlanCache,
    cards: CardCache,
    checked: Arc<Mutex<CheckCache>>,
}

/// Turns what was read into what will be written.
pub fn compile(sources: &Sources, raw: &RawConfig) -> Checked<Output> {
    let checked = compile_with(sources, raw, true, &mut Previous::default());
    let (_, mut output) = checked.value;
    output.plan_index();
    Checked { value: output, diagnostics: checked.diagnostics }
}

/// Does the same as [`compile`] for whoever asks for diagnostics first: what pages share is made when the first page is asked
/// for, and the files of the index, which take as long as all else, are not planned ([`Output::search_file`]).
pub(crate) fn compile_for_diagnostics(sources: &Sources, raw: &RawConfig) -> Checked<Output> {
    let Checked { value: (_, output), diagnostics } =
        inspect_again(sources, raw, &mut Previous::default());
    Checked { value: output, diagnostics }
}

/// Does the same as [`compile_for_diagnostics`] for whoever asks the content as well, again and again. Takes over from `previous` what
/// did not change; afterwards that is what was made now.
pub(crate) fn inspect_again(
    sources: &Sources,
    raw: &RawConfig,
    previous: &mut Previous,
) -> Checked<(Register, Output)> {
    compile_with(sources, raw, false, previous)
}

/// Reads top to bottom like the diagram of `ARCHITECTURE.md`.
fn compile_with(
    sources: &Sources,
    raw: &RawConfig,
    with_pages: bool,
    previous: &mut Previous,
) -> Checked<(Register, Output)> {
    let mut diagnostics = Diagnostics::default();
    let register = read_list_again(sources, raw, previous).extend_into(&mut diagnostics);
    let checks = Arc::clone(&previous.checked);
    // Opened before the work is shared out: no worker waits for another's lock.
    let mut checks = locked_checks(&checks);
    let checked: &mut CheckCache = &mut checks;
    let made = || {
        let mut made = output(sources, &register, previous);
        if with_pages {
            made.value.prepare_pages(&mut previous.cards);
        }
        made
    };
    // Advice is for the editor alone: nothing that follows waits for it.
    let (advice, output) = rayon::join(|| check::check_register(&register, checked), made);
    let output = output.extend_into(&mut diagnostics);
    let broken = diagnostics.broken_files();
    advice.extend_into(&mut diagnostics);
    diagnostics.drop_what_broken_files_lack(&broken);
    apply_levels(&register, raw.strict, &mut diagnostics);
    Checked { value: (register, output), diagnostics }
}

/// Does the same as [`compile_for_diagnostics`], but that nobody waits for advice: it is worked out when it is asked for, unless the site
/// lets it forbid building. Takes over from `previous` what did not change; afterwards that is what was made now.
pub fn compile_again(
    sources: &Sources,
    raw: &RawConfig,
    previous: &mut Previous,
) -> (Checked<Output>, Advice) {
    let mut diagnostics = Diagnostics::default();
    let register = read_list_again(sources, raw, previous).extend_into(&mut diagnostics);
    let mut output = output(sources, &register, previous).extend_into(&mut diagnostics);
    output.prepare_pages(&mut previous.cards);
    let may_forbid = raw.strict || register.site.checks.values().any(|level| **level == *"error");
    let broken = diagnostics.broken_files();
    if may_forbid {
        check::check_register(&register, &mut locked_checks(&previous.checked))
            .extend_into(&mut diagnostics);
        diagnostics.drop_what_broken_files_lack(&broken);
    }
    apply_levels(&register, raw.strict, &mut diagnostics);
    let checked = Arc::clone(&previous.checked);
    let advice = Advice { register, is_given: may_forbid, broken, checked };
    (Checked { value: output, diagnostics }, advice)
}

/// What could be better in a site, not worked out yet.
#[derive(Debug)]
pub struct Advice {
    register: Register,
    /// Whether it was worked out already.
    is_given: bool,
    /// The files with errors: what they lack may be there, unread.
    broken: BTreeSet<SourcePath>,
    /// What was worked out for states before.
    checked: Arc<Mutex<CheckCache>>,
}

impl Advice {
    /// Works it out: by every rule, each at the level that the site gives it.
    pub fn diagnostics(&self) -> Diagnostics {
        if self.is_given {
            return Diagnostics::default();
        }
        let mut checked = locked_checks(&self.checked);
        let mut diagnostics = check::check_register(&self.register, &mut checked).diagnostics;
        diagnostics.drop_what_broken_files_lack(&self.broken);
        apply_levels(&self.register, false, &mut diagnostics);
        diagnostics
    }

    /// Returns all that is known of the site.
    pub(crate) fn known_register(&self) -> &Register {
        &self.register
    }
}

/// Opens what is known of states before; one that a panic left is as good as any: each answer stands under what it was made of.
fn locked_checks(checked: &Mutex<CheckCache>) -> MutexGuard<'_, CheckCache> {
    checked.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes the site of what is known.
fn output(sources: &Sources, register: &Register, previous: &mut Previous) -> Checked<Output> {
    let mut diagnostics = Diagnostics::default();
    let site = &register.site;
    let (name, loaded) = (site.theme.as_ref(), &mut previous.loaded);
    let settings = || Location::file(&SourcePath::new("content/site.yaml"));
    let at = site.places.get("languages").cloned().unwrap_or_else(settings);
    let languages = theme::Languages { all: site.languages.clone(), at };
    let theme = theme::load_again(sources, name, languages, loaded).extend_into(&mut diagnostics);
    check::telling_file::check(register, &mut diagnostics);
    let public = List::new(publish(register, &mut previous.seen));
    let (statics, formats) = (theme.static_files(), export::formats());
    let routes = plan_again(&public, &statics, &formats, &mut previous.planned)
        .extend_into(&mut diagnostics);
    let secrets = Arc::clone(&register.secrets);
    let made = SiteParts { secrets, public, routes, theme };
    let date = SiteDate {
        base_url: site.base_url.clone(),
        timezone: site.timezone.clone(),
        pinned: site.date,
    };
    let output = Output::new(made, check::next_change(register), date);
    Checked { value: output, diagnostics }
}

/// Gives each diagnostic the level that the site has for it.
fn apply_levels(register: &Register, is_strict: bool, diagnostics: &mut Diagnostics) {
    diagnostics.set_levels(|_, code, now| level(register, code, now));
    if is_strict {
        diagnostics.make_strict();
    }
}

/// Turns what was read into what the desks may see: for `export --for desks` alone, which stamps it and never
/// publishes it. Its diagnostics are those of the site.
pub(crate) fn desks(sources: &Sources, raw: &RawConfig) -> DeskList {
    DeskList::new(for_desks(&read_list(sources, raw).value))
}

/// Returns the list as readers see it, and where its pages lie: for a command that speaks of it and makes no page.
pub(crate) fn list_of(register: &Register) -> (List, Arc<Routes>) {
    let public = List::new(publish(register, &mut PublishCache::default()));
    let routes = plan_again(&public, &[], &export::formats(), &mut PlanCache::default()).value;
    (public, routes)
}

/// Returns the tables of the list as they are now, to tell what was changed in a copy that comes back: services and organisations
/// as everybody has them, then as the desks have them.
pub(crate) fn baselines(register: &Register) -> [Baseline; 4] {
    let (public, routes) = list_of(register);
    let desks = DeskList::new(for_desks(register));
    let [services, organisations] = export::baselines::baselines(&public, &routes);
    let everybody = Everybody { public: &public, routes: &routes };
    let [of_desks, organisations_of_desks] = export::desks::baselines(&desks, everybody);
    [services, organisations, of_desks, organisations_of_desks]
}

/// Returns the rows of `data/` as they are now, kind by kind, to tell what was changed in a copy that comes back.
pub(crate) fn data_rows(register: &Register) -> Vec<Vec<serde_json::Value>> {
    let public = List::new(publish(register, &mut PublishCache::default()));
    let routes = plan_again(&public, &[], &export::formats(), &mut PlanCache::default()).value;
    export::baselines::data_rows(&public, &routes)
}

/// Turns what was read into what is known: for commands that ask the content and make no site.
pub fn read_list(sources: &Sources, raw: &RawConfig) -> Checked<Register> {
    read_list_again(sources, raw, &mut Previous::default())
}

/// Does the same as [`read_list`] for a site that was read before, but for a few files.
pub(crate) fn read_list_again(
    sources: &Sources,
    raw: &RawConfig,
    previous: &mut Previous,
) -> Checked<Register> {
    let mut diagnostics = sources.diagnostics.clone();
    let records =
        validate::read_records(sources, &mut previous.known).extend_into(&mut diagnostics);
    report_unknown_formats(&records, &mut diagnostics);
    let config = raw.resolve(&records.site.base_url, &records.site.timezone, records.site.date);
    let register = model(records, config, &sources.attachments, &mut previous.linked)
        .extend_into(&mut diagnostics);
    Checked { value: register, diagnostics }
}

/// Reports formats that `site.yaml` asks for and nobody makes.
fn report_unknown_formats(records: &Records, diagnostics: &mut Diagnostics) {
    let known = export::names();
    for wanted in records.site.outputs.iter().flatten() {
        let is_folder =
            |name: &str| name.ends_with('/') && known.iter().any(|file| file.starts_with(name));
        let is_known = known.contains(&&*wanted.value) || *wanted.value == *plan::EVERY_FORMAT;
        if !is_known && !is_folder(&wanted.value) {
            let near = crate::base::locale::compare::nearest(&wanted.value, known.iter().copied());
            let diagnostic = Diagnostic::new(Code::UnknownFormat, wanted.at.clone());
            let diagnostic =
                diagnostic.with("format", &*wanted.value).with("known", known.join(", "));
            diagnostics.push(diagnostic.with_nearest(near));
        }
    }
}

/// Returns the level that the site gives a diagnostic. What forbids building cannot be switched off.
fn level(register: &Register, code: Code, now: Level) -> Option<Level> {
    if now == Level::Error {
        return Some(Level::Error);
    }
    match register.site.checks.get(code.as_str()).map(String::as_str) {
        Some("error") => Some(Level::Error),
        Some("warning") => Some(Level::Warning),
        Some("advice") => Some(Level::Advice),
        Some("off") => None,
        _ => Some(now),
    }
}
