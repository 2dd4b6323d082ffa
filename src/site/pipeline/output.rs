//! A planned site, pulled file by file.
//!
//! Comes in: what was made of the register. Goes out: the bytes of one file after the other, each the same whenever it is
//! asked for, and what it is made of, so that nobody makes it twice for nothing.

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::base::config::{RawConfig, SiteDate};
use crate::base::diag::Diagnostic;
use crate::base::files::{self, FileSource, PlannedFile, Recollection};
use crate::base::locale::Lang;
use crate::base::messages::Messages;
use crate::base::names::SitePath;
use crate::base::secrets::{Look, Secrets};
use crate::base::sink::Sink;
use crate::list::offers::List;
use crate::site::export::{self, ExportContext, Measure, MeasureCache, Wanted};
use crate::site::pipeline::turns::{LAST_TURN, planned, tells_sizes};
use crate::site::plan::{FileKind, Format, Route, RouteKind, Routes};
use crate::site::render::page_values::PageValues;
use crate::site::render::theme::Theme;
use crate::site::render::{self, CardCache, RenderInput, Renderer, Size};
use crate::site::reuse::{Fingerprint, Keys};
use crate::site::search::{self, SearchFile};

/// A whole site, planned and ready to be pulled.
#[derive(Debug)]
pub struct Output {
    public: List,
    routes: Arc<Routes>,
    theme: Arc<Theme>,
    /// Made when the first page is asked for: content with mistakes is told of without one.
    renderer: OnceLock<Renderer>,
    /// Made when it is asked for; planned only where the whole site is written.
    index: OnceLock<Vec<SearchFile>>,
    kept: MeasureCache,
    keys: OnceLock<Keys>,
    files: OnceLock<Vec<PlannedFile>>,
    next_change: Option<Date>,
    words: OnceLock<Messages>,
    date: SiteDate,
    secrets: Arc<Secrets>,
}

/// What a site is made of.
pub(super) struct SiteParts {
    /// What must stand in none of its files.
    pub(super) secrets: Arc<Secrets>,
    pub(super) public: List,
    pub(super) routes: Arc<Routes>,
    pub(super) theme: Arc<Theme>,
}

impl Output {
    /// Makes an output of what was made of the register, the day after which it is another, and what its date depends on.
    pub(super) fn new(made: SiteParts, next_change: Option<Date>, date: SiteDate) -> Self {
        let SiteParts { secrets, public, routes, theme } = made;
        Self {
            public,
            routes,
            theme,
            renderer: OnceLock::new(),
            index: OnceLock::new(),
            kept: MeasureCache::for_files(export::names()),
            keys: OnceLock::new(),
            files: OnceLock::new(),
            next_change,
            words: OnceLock::new(),
            date,
            secrets,
        }
    }

    /// Prepares what pages share. What is in `cards` and did not change is taken over; afterwards it is what is shared now.
    pub(super) fn prepare_pages(&mut self, cards: &mut CardCache) {
        let renderer = Renderer::new(&self.public, &self.routes, &self.theme, cards);
        self.renderer = OnceLock::from(renderer);
    }

    /// Returns what pages share. It is made by several threads, so the first to ask may be none of them: who renders in
    /// parallel asks before ([`Self::faults`]), or has it made.
    fn renderer(&self) -> &Renderer {
        let new =
            || Renderer::new(&self.public, &self.routes, &self.theme, &mut CardCache::default());
        self.renderer.get_or_init(new)
    }

    /// Plans the files of the index.
    pub(super) fn plan_index(&mut self) {
        let index = search::index(&self.public, &self.routes.addresses);
        let routes = Arc::make_mut(&mut self.routes);
        routes.add_index(index.iter().map(|file| (file.lang, file.hash.as_deref())));
        self.index = OnceLock::from(index);
    }

    /// Returns a file of the index.
    pub fn search_file(&self, path: &SitePath) -> Option<&[u8]> {
        let (public, addresses) = (&self.public, &self.routes.addresses);
        let folder = |lang: &Lang| addresses.index_file(*lang, None);
        let is_of_index = |root: String| {
            let folder = root.rsplit_once('/').map(|(folder, _)| folder);
            path.as_str().rsplit_once('/').map(|(folder, _)| folder) == folder
        };
        if !public.site.languages.iter().map(folder).any(is_of_index) {
            return None;
        }
        let index = self.index.get_or_init(|| search::index(public, addresses));
        let is_it = |file: &&SearchFile| {
            addresses.index_file(file.lang, file.hash.as_deref()) == path.as_str()
        };
        index.iter().find(is_it).map(|file| &*file.bytes)
    }

    /// Returns what every file shows, in the order of [`FileSource::files`].
    pub fn routes(&self) -> &[Route] {
        &self.routes.list
    }

    /// Returns the hash of the theme.
    pub fn theme_hash(&self) -> blake3::Hash {
        self.theme.hash()
    }

    /// Returns what readers may see.
    pub fn public(&self) -> &List {
        &self.public
    }

    /// Returns where everything lies.
    pub(crate) fn planned_addresses(&self) -> &Routes {
        &self.routes
    }

    /// Writes one file in an open format, planned or not, to the end of `buffer`.
    pub(crate) fn write_export(&self, wanted: &Wanted, buffer: &mut Vec<u8>) {
        export::write_file(&self.export_context(), wanted, &mut Sink::into_buffer(buffer));
    }

    /// Returns the day on which the same content gives another site by itself, if there is one.
    pub(crate) fn next_change(&self) -> Option<Date> {
        self.next_change
    }

    /// Tells whether the site is of the day that is asked for: with a clock it is another one after midnight there.
    pub(crate) fn is_of_day(&self, raw: &RawConfig) -> bool {
        self.date.with_build_options(raw).today == self.public.site.today
    }

    /// Returns what the site says that "today" and its address depend on.
    pub(crate) fn day_and_address(&self) -> &SiteDate {
        &self.date
    }

    /// Returns the fingerprint of what a page shows; `None` for a file that is no page, and for the page that tells how
    /// large files are, which is known only once they are made.
    pub fn fingerprint(&self, index: usize) -> Option<render::Fingerprint> {
        let route = self.routes.list.get(index)?;
        if tells_sizes(route) {
            return None;
        }
        self.renderer().fingerprint(&self.input(&[]), route)
    }

    /// Measures the files in open formats, for the page that tells of them.
    fn sizes(&self, route: &Route) -> Vec<Size> {
        let exports = if tells_sizes(route) { self.routes.addresses.exports() } else { &[] };
        let context = self.export_context();
        let size = |format: &&'static Format| {
            let measure = context.measured(format.file)?;
            let records = format.media.starts_with("text/csv").then_some(measure.records);
            let rows = format.carries.count(&self.public).or(records);
            Some(Size { format, bytes: measure.bytes, rows })
        };
        exports.iter().filter_map(size).collect()
    }

    /// Returns what the template of a page gets; `None` for a file that is no page.
    pub(crate) fn page_values(&self, index: usize) -> Option<PageValues> {
        let route = self.routes.list.get(index)?;
        let sizes = self.sizes(route);
        self.renderer().values(&self.input(&sizes), route)
    }

    fn main_language(&self) -> Lang {
        Lang::main_of(&self.public.site.languages)
    }

    /// Makes every file and keeps none; returns what is wrong with templates, which may fail on one entry only.
    pub(crate) fn faults(&self) -> Vec<Diagnostic> {
        let fault = |buffer: &mut Vec<u8>, index| {
            let nobody: &mut dyn FnMut(&[u8]) = &mut |_| {};
            self.render_anew(index, &mut Sink::flowing(buffer, nobody))
                .err()
                .map(|diagnostic| *diagnostic)
        };
        self.renderer();
        let turn = |turn: u8| {
            let files = self.files().par_iter().enumerate();
            let files = files.filter(move |(_, file)| file.turn == turn).map(|(index, _)| index);
            files.map_init(Vec::new, fault).flatten().collect::<Vec<_>>()
        };
        (0..=LAST_TURN).flat_map(turn).collect()
    }

    fn export_context(&self) -> ExportContext<'_> {
        ExportContext {
            public: &self.public,
            routes: &self.routes,
            words: self.words.get_or_init(|| Messages::of_program(self.main_language())),
            stamp: None,
            everybody: None,
            formats: export::FORMATS,
            kept: &self.kept,
        }
    }

    fn input<'a>(&'a self, sizes: &'a [Size]) -> RenderInput<'a> {
        RenderInput { public: &self.public, routes: &self.routes, theme: &self.theme, sizes }
    }
}

impl FileSource for Output {
    fn files(&self) -> &[PlannedFile] {
        self.files.get_or_init(|| self.routes.list.iter().map(planned).collect())
    }

    fn day(&self) -> Option<Date> {
        Some(self.public.site.list_day)
    }

    fn render(&self, index: usize, buffer: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
        self.render_anew(index, &mut Sink::into_buffer(buffer))
    }

    fn open_look(&self, index: usize) -> Option<Look<'_>> {
        let route = self.routes.list.get(index).filter(|_| !self.secrets.is_empty())?;
        Some(Look::new(&self.secrets, &route.path, &route.source))
    }

    fn seal(&self) -> String {
        self.secrets.seal()
    }

    fn recall(&self, known: &dyn Fn(&str) -> Option<Recollection>) {
        for route in &self.routes.list {
            let Some((format, None)) = route.export_format() else { continue };
            let Some(Recollection { fingerprint, size, sha256 }) = known(route.path.as_str())
            else {
                continue;
            };
            let Fingerprint { key, rest } = Fingerprint::parse(&fingerprint);
            let records = rest.parse().ok();
            let is_same = self.route_keys().file_key(&self.public, &route.shows) == Some(key);
            if let (true, Some(records)) = (is_same, records) {
                self.export_context().recall(format, Measure { bytes: size, sha256, records });
            }
        }
    }

    fn make(
        &self,
        index: usize,
        known: Option<&str>,
        sink: &mut Sink<'_>,
    ) -> Result<files::FileAnswer, Box<Diagnostic>> {
        let Some(route) = self.routes.list.get(index) else {
            return Ok(files::FileAnswer::Anew(None));
        };
        if self.is_ready(route, sink.buffer()) {
            return Ok(files::FileAnswer::Anew(None));
        }
        let Some(key) = self.route_keys().file_key(&self.public, &route.shows) else {
            return Ok(files::FileAnswer::Anew(None));
        };
        let known = known.map(Fingerprint::parse);
        if let Some(known) = known.as_ref().filter(|known| known.key == key) {
            return Ok(files::FileAnswer::Same(known.to_text()));
        }
        let (rest, is_same) = self.remake(route, known, sink)?;
        let fingerprint = Fingerprint { key, rest }.to_text();
        Ok(if is_same {
            files::FileAnswer::Same(fingerprint)
        } else {
            files::FileAnswer::Anew(Some(fingerprint))
        })
    }
}

impl Output {
    fn route_keys(&self) -> &Keys {
        self.keys.get_or_init(|| Keys::new(&self.public, self.theme.hash()))
    }

    /// Makes a file, whatever is known of it.
    fn render_anew(&self, index: usize, sink: &mut Sink<'_>) -> Result<(), Box<Diagnostic>> {
        let route = self.routes.list.get(index).expect("only planned files are asked for");
        if self.is_ready(route, sink.buffer()) {
            return Ok(());
        }
        self.remake(route, None, sink).map(drop)
    }

    /// Writes a file that is ready, if it is one: of the theme, or of the index; a copied one is read by who writes it.
    fn is_ready(&self, route: &Route, buffer: &mut Vec<u8>) -> bool {
        let Some(file) = route.file_kind() else { return false };
        match file {
            FileKind::Static(name) => {
                buffer.extend_from_slice(
                    self.theme.static_bytes(name).expect("only files of the theme are planned"),
                );
            }
            FileKind::Index(position) => {
                let index = self.index.get().expect("its files are planned once it is made");
                buffer.extend_from_slice(&index[*position].bytes);
            }
            FileKind::Attachment(..) => {}
            FileKind::Export(..)
            | FileKind::Sitemap
            | FileKind::Robots
            | FileKind::Security
            | FileKind::HotlineWorker => return false,
        }
        true
    }

    /// Makes a file whose key changed, unless a closer look tells that it shows the same; returns the rest of its
    /// fingerprint, and whether it does.
    fn remake(
        &self,
        route: &Route,
        known: Option<Fingerprint>,
        sink: &mut Sink<'_>,
    ) -> Result<(String, bool), Box<Diagnostic>> {
        if let RouteKind::File(file) = &route.shows {
            return self.write_file(route, file, sink).map(|rest| (rest, false));
        }
        let known = known.filter(|_| !tells_sizes(route)).map(|known| known.rest);
        let sizes = self.sizes(route);
        let input = self.input(&sizes);
        let shown = self.renderer().render_page(&input, route, known.as_deref(), sink.buffer())?;
        let shown = shown.filter(|_| !tells_sizes(route)).map(render::short_hash);
        let is_same = shown.is_some() && shown == known;
        Ok((shown.unwrap_or_default(), is_same))
    }

    /// Makes a file that is no page; returns what is known of it besides its key: how many records a format has.
    fn write_file(
        &self,
        route: &Route,
        kind: &FileKind,
        sink: &mut Sink<'_>,
    ) -> Result<String, Box<Diagnostic>> {
        if *kind == FileKind::HotlineWorker {
            self.renderer().hotline_worker(&self.input(&[]), route, sink.buffer())?;
            return Ok(String::new());
        }
        let context = self.export_context();
        export::write(&context, kind, sink);
        Ok(match route.export_format() {
            Some((format, None)) => {
                let measure = context.measured(format.file).expect("it was written just now");
                measure.records.to_string()
            }
            Some((_, Some(_))) | None => String::new(),
        })
    }
}
