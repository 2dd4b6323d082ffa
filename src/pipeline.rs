//! `compile`: the phases in order, and nothing clever.
//!
//! Comes in: what was read and what was asked. Goes out: a site that can be pulled file by file, and every remark
//! there is. Nothing here touches a disk, a clock or the environment, so the same sources and the same date give
//! the same bytes on any machine.

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::attachments;
use crate::check;
use crate::config::{RawConfig, SiteDate};
use crate::diag::{Checked, Code, Diagnostic, Level, Remarks};
use crate::export::{self, Kept, Material, Measure, Wanted};
use crate::files::{Made, Origin, PlannedFile, Recollection, Site, Sources};
use crate::locale::Lang;
use crate::messages::Messages;
use crate::model::{Linked, Register, model};
use crate::names::SitePath;
use crate::plan::{self, Format, Planned, Route, Routes, Shows, plan_again};
use crate::publish::{ForDesks, Public, Seen, for_desks, publish};
use crate::render::theme::{self, Loaded, Theme};
use crate::render::{self, Drawn, Ingredients, Renderer, Size};
use crate::reuse::{Fingerprint, Keys};
use crate::search::{self, SearchFile};
use crate::validate::{self, Known, Records};

/// A whole site, planned and ready to be pulled.
#[derive(Debug)]
pub struct Output {
    public: Public,
    routes: Arc<Routes>,
    theme: Arc<Theme>,
    renderer: Renderer,
    /// Made when it is asked for; planned only where the whole site is written.
    index: OnceLock<Vec<SearchFile>>,
    kept: Kept,
    keys: OnceLock<Keys>,
    files: OnceLock<Vec<PlannedFile>>,
    next_change: Option<Date>,
    words: OnceLock<Messages>,
    date: SiteDate,
}

/// What was made before, for a site that is made again and again: by the preview. It is only ever an advantage: with
/// it the same comes out as without.
#[derive(Debug, Default)]
pub struct Previous {
    known: Known,
    linked: Linked,
    seen: Seen,
    loaded: Loaded,
    planned: Planned,
    drawn: Drawn,
}

/// Turns what was read into what will be written. Reads top to bottom like the diagram of `ARCHITECTURE.md`.
pub fn compile(sources: &Sources, raw: &RawConfig) -> Checked<Output> {
    let mut checked = check_again(sources, raw, &mut Previous::default());
    checked.value.plan_index();
    checked
}

/// Does the same as [`compile`], but that the files of the index are not planned, which take as long as all else: they
/// are made when one is asked for ([`Output::search_file`]). Takes over from `previous` what did not change; afterwards
/// that is what was made now.
pub fn check_again(sources: &Sources, raw: &RawConfig, previous: &mut Previous) -> Checked<Output> {
    let mut remarks = Remarks::default();
    let register = registered(sources, raw, previous).pour(&mut remarks);
    // Advice is for the editor alone: nothing that follows waits for it.
    let (advice, output) =
        rayon::join(|| check::check(&register), || output(sources, &register, previous));
    advice.pour(&mut remarks);
    let output = output.pour(&mut remarks);
    settle(&register, raw.strict, &mut remarks);
    Checked { value: output, remarks }
}

/// Does the same as [`check_again`], but that nobody waits for advice: it is judged when it is asked for, unless the site
/// lets it forbid building.
pub fn compile_again(
    sources: &Sources,
    raw: &RawConfig,
    previous: &mut Previous,
) -> (Checked<Output>, Advice) {
    let mut remarks = Remarks::default();
    let register = registered(sources, raw, previous).pour(&mut remarks);
    let output = output(sources, &register, previous).pour(&mut remarks);
    let may_forbid = raw.strict || register.site.checks.values().any(|level| **level == *"error");
    if may_forbid {
        check::check(&register).pour(&mut remarks);
    }
    settle(&register, raw.strict, &mut remarks);
    let advice = Advice { register: (!may_forbid).then_some(register) };
    (Checked { value: output, remarks }, advice)
}

/// What could be better in a site, not judged yet.
#[derive(Debug)]
pub struct Advice {
    /// Nothing where it was judged already.
    register: Option<Register>,
}

impl Advice {
    /// Judges it: by every rule, each at the level that the site gives it.
    pub fn judge(&self) -> Remarks {
        let Some(register) = &self.register else { return Remarks::default() };
        let mut remarks = check::check(register).remarks;
        settle(register, false, &mut remarks);
        remarks
    }
}

/// Makes the site of what is known.
fn output(sources: &Sources, register: &Register, previous: &mut Previous) -> Checked<Output> {
    let mut remarks = Remarks::default();
    let site = &register.site;
    let (name, loaded) = (site.theme.as_ref(), &mut previous.loaded);
    let theme = theme::load_again(sources, name, &site.languages, loaded).pour(&mut remarks);
    let public = publish(register, &mut previous.seen);
    let (statics, formats) = (theme.static_files(), export::formats());
    let routes = plan_again(&public, &statics, &formats, &mut previous.planned).pour(&mut remarks);
    let renderer = Renderer::new(&public, &routes, &theme, &mut previous.drawn);
    let output = Output {
        renderer,
        kept: Kept::default(),
        keys: OnceLock::new(),
        files: OnceLock::new(),
        next_change: check::next_change(register),
        words: OnceLock::new(),
        date: SiteDate {
            base_url: site.base_url.clone(),
            timezone: site.timezone.clone(),
            pinned: site.date,
        },
        public,
        routes,
        theme,
        index: OnceLock::new(),
    };
    Checked { value: output, remarks }
}

/// Gives each remark the level that the site has for it.
fn settle(register: &Register, is_strict: bool, remarks: &mut Remarks) {
    remarks.relevel(|remark| level(register, remark));
    if is_strict {
        remarks.make_strict();
    }
}

/// Turns what was read into what the desks may see: for `export --for desks` alone, which stamps it and never
/// publishes it. Its remarks are those of the site.
pub fn desks(sources: &Sources, raw: &RawConfig) -> ForDesks {
    for_desks(&register(sources, raw).value)
}

/// Turns what was read into what is known: for commands that ask the content and make no site.
pub fn register(sources: &Sources, raw: &RawConfig) -> Checked<Register> {
    registered(sources, raw, &mut Previous::default())
}

fn registered(sources: &Sources, raw: &RawConfig, previous: &mut Previous) -> Checked<Register> {
    let mut remarks = sources.remarks.clone();
    let records = validate::read(sources, &mut previous.known).pour(&mut remarks);
    formats(&records, &mut remarks);
    let config = raw.settle(&records.site.base_url, &records.site.timezone, records.site.date);
    let register =
        model(records, config, &sources.attachments, &mut previous.linked).pour(&mut remarks);
    Checked { value: register, remarks }
}

/// Reports formats that `site.yaml` asks for and nobody makes.
fn formats(records: &Records, remarks: &mut Remarks) {
    let known = export::names();
    for wanted in records.site.outputs.iter().flatten() {
        let is_folder =
            |name: &str| name.ends_with('/') && known.iter().any(|file| file.starts_with(name));
        let is_known = known.contains(&&*wanted.value) || *wanted.value == *plan::ALL;
        if !is_known && !is_folder(&wanted.value) {
            let near = crate::validate::form::nearest(&wanted.value, known.iter().copied());
            let remark = Diagnostic::new(Code::UnknownFormat, wanted.at.clone());
            let remark = remark.with("format", &*wanted.value).with("known", known.join(", "));
            remarks.push(remark.nearest(near));
        }
    }
}

/// Returns the level that the site gives a remark. What forbids building cannot be switched off.
fn level(register: &Register, remark: &Diagnostic) -> Option<Level> {
    if remark.level == Level::Error {
        return Some(Level::Error);
    }
    match register.site.checks.get(remark.code.as_str()).map(String::as_str) {
        Some("error") => Some(Level::Error),
        Some("warning") => Some(Level::Warning),
        Some("advice") => Some(Level::Advice),
        Some("off") => None,
        _ => Some(remark.level),
    }
}

/// The turn in which the page is made that tells of all files in open formats.
const LAST_TURN: u8 = 2;

fn planned(route: &Route) -> PlannedFile {
    let bytes = match &route.shows {
        Shows::Attachment(path, file) if attachments::is_cleaned(path.extension()) => {
            Origin::Cleaned(path.clone(), file.clone())
        }
        Shows::Attachment(path, file) => Origin::Copied(path.clone(), file.clone()),
        _ => Origin::Rendered,
    };
    let turn = match &route.shows {
        Shows::Data => LAST_TURN,
        Shows::Export(format, None) if export::tells_of_others(format) => 1,
        _ => 0,
    };
    PlannedFile { path: route.path.clone(), bytes, turn }
}

impl Output {
    /// Plans the files of the index.
    fn plan_index(&mut self) {
        let index = search::index(&self.public, &self.routes.addresses);
        let routes = Arc::make_mut(&mut self.routes);
        routes.add_index(index.iter().map(|file| (file.lang, file.hash.as_deref())));
        self.index = OnceLock::from(index);
    }

    /// Returns a file of the index.
    pub fn search_file(&self, path: &SitePath) -> Option<&[u8]> {
        let (public, addresses) = (&self.public, &self.routes.addresses);
        let folder = |lang: &Lang| addresses.index(*lang, None);
        let is_of_index = |root: String| {
            let folder = root.rsplit_once('/').map(|(folder, _)| folder);
            path.as_str().rsplit_once('/').map(|(folder, _)| folder) == folder
        };
        if !public.site.languages.iter().map(folder).any(is_of_index) {
            return None;
        }
        let index = self.index.get_or_init(|| search::index(public, addresses));
        let is_it =
            |file: &&SearchFile| addresses.index(file.lang, file.hash.as_deref()) == path.as_str();
        index.iter().find(is_it).map(|file| &*file.bytes)
    }

    /// Returns what every file shows, in the order of [`Site::files`].
    pub fn routes(&self) -> &[Route] {
        &self.routes.list
    }

    /// Returns the hash of the theme.
    pub fn theme_hash(&self) -> blake3::Hash {
        self.theme.hash()
    }

    /// Returns what readers may see.
    pub fn public(&self) -> &Public {
        &self.public
    }

    /// Returns where everything lies.
    pub fn addresses(&self) -> &Routes {
        &self.routes
    }

    /// Writes one file in an open format, planned or not, to the end of `buffer`.
    pub fn export(&self, wanted: &Wanted, buffer: &mut Vec<u8>) {
        export::file(&self.material(), wanted, buffer);
    }

    /// Returns the day on which the same content gives another site by itself, if there is one.
    pub fn next_change(&self) -> Option<Date> {
        self.next_change
    }

    /// Tells whether the site is of the day that is asked for: with a clock it is another one after midnight there.
    pub fn is_of_day(&self, raw: &RawConfig) -> bool {
        self.date.settle(raw).today == self.public.site.today
    }

    /// Returns what the site says that "today" and its address depend on.
    pub fn date(&self) -> &SiteDate {
        &self.date
    }

    /// Returns the fingerprint of what a page shows; `None` for a file that is no page, and for the page that tells how
    /// large files are, which is known only once they are made.
    pub fn fingerprint(&self, index: usize) -> Option<render::Fingerprint> {
        let route = self.routes.list.get(index)?;
        match route.shows {
            Shows::Data => None,
            _ => self.renderer.fingerprint(&self.ingredients(&[]), route),
        }
    }

    /// Measures the files in open formats, for the page that tells of them.
    fn sizes(&self, route: &Route) -> Vec<Size> {
        let exports: &[_] = match route.shows {
            Shows::Data => self.routes.addresses.exports(),
            _ => &[],
        };
        let material = self.material();
        let size = |format: &&'static Format| {
            let measure = material.measured(format.file)?;
            let records = format.media.starts_with("text/csv").then_some(measure.records);
            let rows = format.carries.count(&self.public).or(records);
            Some(Size { format, bytes: measure.bytes, rows })
        };
        exports.iter().filter_map(size).collect()
    }

    fn main_language(&self) -> Lang {
        self.public.site.languages.first().copied().unwrap_or(Lang::UK)
    }

    /// Makes every file and keeps none; returns what is wrong with templates, which may fail on one entry only.
    pub fn faults(&self) -> Vec<Diagnostic> {
        let fault = |buffer: &mut Vec<u8>, index| {
            buffer.clear();
            self.render(index, buffer).err().map(|remark| *remark)
        };
        let turn = |turn: u8| {
            let files = self.files().par_iter().enumerate();
            let files = files.filter(move |(_, file)| file.turn == turn).map(|(index, _)| index);
            files.map_init(Vec::new, fault).flatten().collect::<Vec<_>>()
        };
        (0..=LAST_TURN).flat_map(turn).collect()
    }

    fn material(&self) -> Material<'_> {
        Material {
            public: &self.public,
            routes: &self.routes,
            words: self.words.get_or_init(|| Messages::of_program(self.main_language())),
            stamp: None,
            kept: &self.kept,
        }
    }

    fn ingredients<'a>(&'a self, sizes: &'a [Size]) -> Ingredients<'a> {
        Ingredients { public: &self.public, routes: &self.routes, theme: &self.theme, sizes }
    }
}

impl Site for Output {
    fn files(&self) -> &[PlannedFile] {
        self.files.get_or_init(|| self.routes.list.iter().map(planned).collect())
    }

    fn day(&self) -> Option<Date> {
        Some(self.public.site.today)
    }

    fn render(&self, index: usize, buffer: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
        match self.routes.list.get(index) {
            Some(route) if !self.is_ready(route, buffer) => {
                self.rest(route, None, buffer).map(drop)
            }
            _ => Ok(()),
        }
    }

    fn recall(&self, known: &dyn Fn(&str) -> Option<Recollection>) {
        let is_one_file = |route: &&Route| matches!(route.shows, Shows::Export(_, None));
        for route in self.routes.list.iter().filter(is_one_file) {
            let Shows::Export(format, None) = route.shows else { continue };
            let Some(Recollection { fingerprint, size, sha256 }) = known(route.path.as_str())
            else {
                continue;
            };
            let Fingerprint { key, rest } = Fingerprint::read(&fingerprint);
            let records = rest.parse().ok();
            let bytes = usize::try_from(size).ok();
            let is_same = self.keys().of(&self.public, &route.shows) == Some(key);
            if let (true, Some(bytes), Some(records)) = (is_same, bytes, records) {
                self.material().recall(format, Measure { bytes, sha256, records });
            }
        }
    }

    fn make(
        &self,
        index: usize,
        known: Option<&str>,
        buffer: &mut Vec<u8>,
    ) -> Result<Made, Box<Diagnostic>> {
        let Some(route) = self.routes.list.get(index) else { return Ok(Made::Anew(None)) };
        if self.is_ready(route, buffer) {
            return Ok(Made::Anew(None));
        }
        let Some(key) = self.keys().of(&self.public, &route.shows) else {
            return Ok(Made::Anew(None));
        };
        let known = known.map(Fingerprint::read);
        if let Some(known) = known.as_ref().filter(|known| known.key == key) {
            return Ok(Made::Same(known.text()));
        }
        let (rest, is_same) = self.rest(route, known, buffer)?;
        let fingerprint = Fingerprint { key, rest }.text();
        Ok(if is_same { Made::Same(fingerprint) } else { Made::Anew(Some(fingerprint)) })
    }
}

impl Output {
    fn keys(&self) -> &Keys {
        self.keys.get_or_init(|| Keys::new(&self.public, self.theme.hash()))
    }

    /// Writes a file that is ready, if it is one: of the theme, or of the index; a copied one is read by who writes it.
    fn is_ready(&self, route: &Route, buffer: &mut Vec<u8>) -> bool {
        match &route.shows {
            Shows::Static(name) => {
                buffer.extend_from_slice(self.theme.static_bytes(name).unwrap_or_default());
            }
            Shows::Index(position) => {
                let index = self.index.get().and_then(|index| index.get(*position));
                buffer.extend_from_slice(index.map_or(&[], |file| &file.bytes));
            }
            Shows::Attachment(..) => {}
            _ => return false,
        }
        true
    }

    /// Makes a file whose key changed, unless a closer look tells that it shows the same; returns the rest of its
    /// fingerprint, and whether it does.
    fn rest(
        &self,
        route: &Route,
        known: Option<Fingerprint>,
        buffer: &mut Vec<u8>,
    ) -> Result<(String, bool), Box<Diagnostic>> {
        if route.shows == Shows::HotlineWorker {
            self.renderer.hotline_worker(&self.ingredients(&[]), route, buffer);
            return Ok((String::new(), false));
        }
        export::write(&self.material(), &route.shows, buffer);
        if let Shows::Export(format, None) = route.shows {
            let records = self.material().measured(format.file).map(|measure| measure.records);
            return Ok((records.unwrap_or_default().to_string(), false));
        }
        // What tells how large files are is known only once they are made.
        let known = known.filter(|_| route.shows != Shows::Data).map(|known| known.rest);
        let sizes = self.sizes(route);
        let ingredients = self.ingredients(&sizes);
        let shown = self.renderer.page(&ingredients, route, known.as_deref(), buffer)?;
        let shown = shown.filter(|_| route.shows != Shows::Data).map(render::short);
        let is_same = shown.is_some() && shown == known;
        Ok((shown.unwrap_or_default(), is_same))
    }
}
