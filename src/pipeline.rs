//! `compile`: the phases in order, and nothing clever.
//!
//! Comes in: what was read and what was asked. Goes out: a site that can be pulled file by file, and every remark
//! there is. Nothing here touches a disk, a clock or the environment, so the same sources and the same date give
//! the same bytes on any machine.

use jiff::civil::Date;

use crate::attachments;
use crate::check;
use crate::config::{RawConfig, SiteDate};
use crate::diag::{Checked, Code, Diagnostic, Level, Remarks};
use crate::export::{self, Kept, Material, Wanted};
use crate::files::{Origin, PlannedFile, Site, Sources};
use crate::locale::Lang;
use crate::messages::Messages;
use crate::model::{Register, model};
use crate::parse::parse;
use crate::plan::{self, Format, Route, Routes, Shows, plan};
use crate::publish::{ForDesks, Public, for_desks, publish};
use crate::render::theme::{self, Theme};
use crate::render::{Fingerprint, Ingredients, Renderer, Size};
use crate::search::{self, SearchFile};
use crate::validate::{Records, validate};

/// A whole site, planned and ready to be pulled.
#[derive(Debug)]
pub struct Output {
    public: Public,
    routes: Routes,
    theme: Theme,
    renderer: Renderer,
    index: Vec<SearchFile>,
    kept: Kept,
    files: Vec<PlannedFile>,
    next_change: Option<Date>,
    words: Messages,
    date: SiteDate,
}

/// Turns what was read into what will be written. Reads top to bottom like the diagram of `ARCHITECTURE.md`.
pub fn compile(sources: &Sources, raw: &RawConfig) -> Checked<Output> {
    let mut remarks = Remarks::default();
    let register = register(sources, raw).pour(&mut remarks);
    check::check(&register).pour(&mut remarks);
    let site = &register.site;
    let theme = theme::load(sources, site.theme.as_ref(), &site.languages).pour(&mut remarks);
    let public = publish(&register);
    let mut routes = plan(&public, &theme.static_files(), &export::formats()).pour(&mut remarks);
    let index = search::index(&public, &routes.addresses);
    routes.add_index(index.iter().map(|file| (file.lang, file.hash.as_deref())));
    remarks.relevel(|remark| level(&register, remark));
    if raw.strict {
        remarks.make_strict();
    }
    let output = Output {
        renderer: Renderer::new(&public, &routes, &theme),
        kept: Kept::default(),
        files: routes.list.iter().map(planned).collect(),
        next_change: check::next_change(&register),
        words: Messages::of_program(public.site.languages.first().copied().unwrap_or(Lang::UK)),
        date: SiteDate {
            base_url: site.base_url.clone(),
            timezone: site.timezone.clone(),
            pinned: site.date,
        },
        public,
        routes,
        theme,
        index,
    };
    Checked { value: output, remarks }
}

/// Turns what was read into what the desks may see: for `export --for desks` alone, which stamps it and never
/// publishes it. Its remarks are those of the site.
pub fn desks(sources: &Sources, raw: &RawConfig) -> ForDesks {
    for_desks(&register(sources, raw).value)
}

/// Turns what was read into what is known: for commands that ask the content and make no site.
pub fn register(sources: &Sources, raw: &RawConfig) -> Checked<Register> {
    let mut remarks = sources.remarks.clone();
    let documents = parse(sources).pour(&mut remarks);
    let records = validate(documents).pour(&mut remarks);
    formats(&records, &mut remarks);
    let config = raw.settle(&records.site.base_url, &records.site.timezone, records.site.date);
    let register = model(records, config, &sources.attachments).pour(&mut remarks);
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

fn planned(route: &Route) -> PlannedFile {
    let bytes = match &route.shows {
        Shows::Attachment(path, file) if attachments::is_cleaned(path.extension()) => {
            Origin::Cleaned(path.clone(), file.clone())
        }
        Shows::Attachment(path, file) => Origin::Copied(path.clone(), file.clone()),
        _ => Origin::Rendered,
    };
    PlannedFile { path: route.path.clone(), bytes }
}

impl Output {
    /// Returns what every file shows, in the order of [`Site::files`].
    pub fn routes(&self) -> &[Route] {
        &self.routes.list
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
    pub fn fingerprint(&self, index: usize) -> Option<Fingerprint> {
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

    fn material(&self) -> Material<'_> {
        Material {
            public: &self.public,
            routes: &self.routes,
            words: &self.words,
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
        &self.files
    }

    fn fingerprint(&self, index: usize) -> Option<String> {
        Self::fingerprint(self, index).map(|hash| hash.to_hex().to_string())
    }

    fn render(&self, index: usize, buffer: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
        let Some(route) = self.routes.list.get(index) else { return Ok(()) };
        if let Shows::Static(name) = &route.shows {
            buffer.extend_from_slice(self.theme.static_bytes(name).unwrap_or_default());
            return Ok(());
        }
        if let Shows::Index(position) = route.shows {
            buffer.extend(self.index.get(position).iter().flat_map(|file| &file.bytes));
            return Ok(());
        }
        if route.shows == Shows::HotlineWorker {
            self.renderer.hotline_worker(&self.ingredients(&[]), route, buffer);
            return Ok(());
        }
        export::write(&self.material(), &route.shows, buffer);
        self.renderer.page(&self.ingredients(&self.sizes(route)), route, buffer)
    }
}
