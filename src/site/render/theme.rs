//! The door of tera: a theme's files become templates that can be rendered.
//!
//! The default theme is compiled in; a site's own theme lies over it file by file, and block by block through
//! `{% extends "default/…" %}`. Comes in: the files of `themes/`. Goes out: a [`Theme`], or diagnostics at file, line
//! and column. Templates are loaded from memory only, so no template can read a file (docs/threats.md V6).

pub(in crate::site) use super::layer::DEFAULT_NAME;
pub(super) use super::layer::source;
pub(in crate::site) use super::words::Languages;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use tera::{Context, ErrorKind, Tera};

use super::reports::{self, TemplateFault};
use super::{filters, settings, words};
use crate::base::diag::{Checked, Code, Diagnostic, Diagnostics, Location, Sited};
use crate::base::files::Sources;
use crate::base::locale::compare::nearest;
use crate::base::locale::{Lang, search_key};
use crate::base::messages::Messages;
use crate::base::names::SourcePath;
use crate::site::plan::StaticFile;

/// The theme that is part of the program.
static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A theme, ready to render.
pub(in crate::site) struct Theme {
    tera: Tera,
    name: String,
    /// The text of each template, by its name in tera, for placing errors.
    texts: BTreeMap<String, String>,
    /// The merged `theme.yaml`.
    pub settings: serde_json::Value,
    /// The words of its pages.
    pub messages: Arc<BTreeMap<Lang, Messages>>,
    statics: BTreeMap<String, (StaticFile, Arc<[u8]>)>,
    hash: blake3::Hash,
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Theme").field("name", &self.name).finish_non_exhaustive()
    }
}

/// The files of one theme, below its folder.
type Files = BTreeMap<String, Arc<[u8]>>;

/// The theme that was loaded before. It is only ever an advantage: empty, it is loaded.
#[derive(Debug, Default)]
pub(in crate::site) struct ThemeCache(Option<CachedTheme>);

#[derive(Debug)]
struct CachedTheme {
    name: Option<Sited<Arc<str>>>,
    languages: Languages,
    /// The files of all themes of the site.
    files: BTreeMap<SourcePath, Arc<[u8]>>,
    theme: Arc<Theme>,
    diagnostics: Diagnostics,
}

/// Loads the theme that the site names, over the default one. Where nothing about it changed since `loaded`, that is taken
/// over; afterwards it is what was loaded now.
pub(in crate::site) fn load_again(
    sources: &Sources,
    name: Option<&Sited<Arc<str>>>,
    languages: Languages,
    loaded: &mut ThemeCache,
) -> Checked<Arc<Theme>> {
    let files = sources.texts.range(SourcePath::new("themes/")..);
    let files = files.take_while(|(path, _)| path.below("themes").is_some());
    let files: BTreeMap<_, _> = files.map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
    let before = loaded.0.take().filter(|before| {
        (before.name.as_ref(), &before.languages, &before.files) == (name, &languages, &files)
    });
    let before = before.unwrap_or_else(|| {
        let Checked { value, diagnostics } = load(sources, name, &languages);
        CachedTheme { name: name.cloned(), languages, files, theme: Arc::new(value), diagnostics }
    });
    let (value, diagnostics) = (Arc::clone(&before.theme), before.diagnostics.clone());
    loaded.0 = Some(before);
    Checked { value, diagnostics }
}

/// Loads the theme that the site names, over the default one.
pub(in crate::site) fn load(
    sources: &Sources,
    name: Option<&Sited<Arc<str>>>,
    languages: &Languages,
) -> Checked<Theme> {
    let mut diagnostics = Diagnostics::default();
    let wanted = name.map_or(DEFAULT_NAME, |name| &name.value);
    let own = site_files(sources, wanted);
    if let (Some(name), true) = (name, own.is_empty() && wanted != DEFAULT_NAME) {
        diagnostics.push(unknown(sources, name));
    }
    let default = default_files();
    let hash = hash([&default, &own]);
    let settings = settings::merged(wanted, &default, &own, &mut diagnostics);
    let messages =
        Arc::new(words::read(wanted, [&own, &default], &settings, languages, &mut diagnostics));
    let statics = statics(wanted, [&default, &own], &settings, &mut diagnostics);
    for path in own.keys().filter(|path| !has_place(path)) {
        let at = Location::file(&source(wanted, path));
        diagnostics.push(Diagnostic::new(Code::ThemeFile, at).with("file", path.as_str()));
    }
    let mut theme = Theme {
        tera: Tera::default(),
        name: wanted.to_owned(),
        texts: templates(&default, &own),
        settings,
        messages,
        statics,
        hash,
    };
    theme.add_templates(&mut diagnostics);
    Checked { value: theme, diagnostics }
}

/// Returns the text of a file of the default theme, for showing a line of it.
pub(in crate::site) fn embedded(path: &SourcePath) -> Option<&'static [u8]> {
    DEFAULT.get_file(path.below("themes/default")?).map(include_dir::File::contents)
}

/// Returns every file of the default theme: path below the theme's folder, and bytes.
pub fn embedded_files() -> Vec<(&'static str, &'static [u8])> {
    let mut files = Vec::new();
    let mut folders = vec![&DEFAULT];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        files.extend(folder.files().filter_map(|f| Some((f.path().to_str()?, f.contents()))));
    }
    files.sort_unstable();
    files
}

fn default_files() -> Files {
    embedded_files().into_iter().map(|(path, bytes)| (path.to_owned(), bytes.into())).collect()
}

fn site_files(sources: &Sources, name: &str) -> Files {
    let folder = format!("themes/{name}");
    let files = sources.texts.iter();
    files
        .filter_map(|(path, bytes)| Some((path.below(&folder)?.to_owned(), bytes.clone())))
        .collect()
}

fn unknown(sources: &Sources, name: &Sited<Arc<str>>) -> Diagnostic {
    let folders = sources.texts.keys().filter_map(|path| path.below("themes")?.split('/').next());
    let near = nearest(&name.value, folders.chain([DEFAULT_NAME]));
    Diagnostic::new(Code::UnknownTheme, name.at.clone()).with("theme", &*name.value).nearest(near)
}

/// Tells the files that a theme has a place for.
fn has_place(path: &str) -> bool {
    let (folder, name) = path.split_once('/').unwrap_or(("", path));
    match folder {
        "" => matches!(name, "theme.yaml" | "README.md"),
        "templates" => name.ends_with(".html"),
        "i18n" => name.strip_suffix(".ftl").is_some_and(|lang| Lang::parse(lang).is_some()),
        "static" => true,
        _ => false,
    }
}

fn hash(layers: [&Files; 2]) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for (path, bytes) in layers.into_iter().flatten() {
        hasher.update(path.as_bytes()).update(&[0]).update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    }
    hasher.finalize()
}

fn statics(
    name: &str,
    layers: [&Files; 2],
    settings: &serde_json::Value,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, (StaticFile, Arc<[u8]>)> {
    let mut files = BTreeMap::new();
    let keys = uncommented("keys.js", &search_key::script().into_bytes().into());
    let mut add = |file: &str, source, bytes: Arc<[u8]>| {
        let hash = blake3::hash(&bytes).to_hex()[..10].to_owned();
        files.insert(file.to_owned(), (StaticFile { name: file.to_owned(), hash, source }, bytes));
    };
    for (layer, theme) in layers.into_iter().zip([DEFAULT_NAME, name]) {
        for (path, bytes) in layer {
            let Some(file) = path.strip_prefix("static/") else { continue };
            let source = source(theme, path);
            let is_ours = theme == DEFAULT_NAME;
            let bytes = if is_ours { uncommented(file, bytes) } else { bytes.clone() };
            let bytes = match file {
                // One request less for a page that is opened while somebody waits on the phone.
                "hotline.js" => [&*keys, &*bytes].concat().into(),
                _ if file.ends_with(".css") => {
                    settings::colours(&source, &bytes, settings, diagnostics)
                }
                _ => bytes,
            };
            add(file, source, bytes);
        }
    }
    // Not of any theme: the index was made by the same rules.
    add("keys.js", source(DEFAULT_NAME, "static/keys.js"), keys.clone());
    files
}

/// Takes the comments that have a line to themselves off a script of the program's own, in which no text begins a line so:
/// they are for authors, and every reader would load them.
fn uncommented(file: &str, bytes: &Arc<[u8]>) -> Arc<[u8]> {
    match std::str::from_utf8(bytes) {
        Ok(text) if file.ends_with(".js") => {
            let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            lines.map(|line| format!("{line}\n")).collect::<String>().into_bytes().into()
        }
        _ => bytes.clone(),
    }
}

impl Theme {
    /// Adds both layers; a name without a layer is looked for in the site's first. tera stops at the first template
    /// that is wrong, so it is reported, left out, and the others are tried again without it.
    fn add_templates(&mut self, diagnostics: &mut Diagnostics) {
        let mut broken: BTreeSet<String> = BTreeSet::new();
        loop {
            self.tera = Tera::default();
            filters::register(&mut self.tera, Arc::clone(&self.messages));
            let sound = self.texts.iter().filter(|(name, _)| !broken.contains(*name));
            let texts: Vec<_> = sound.map(|(name, text)| (name.as_str(), text.as_str())).collect();
            let prefixes = self.tera.set_fallback_prefixes(["site/", "default/"]);
            let Err(error) = prefixes.and_then(|()| self.tera.add_raw_templates(texts)) else {
                return;
            };
            // Unknown filters and the like are told all at once.
            let ErrorKind::SyntaxError(report) = error.kind() else {
                for diagnostic in self.reports(&error) {
                    diagnostics.push(diagnostic);
                }
                return;
            };
            let name = report.filename().to_owned();
            diagnostics.push(self.diagnostic(&error, "base.html"));
            if !name.starts_with("site/") || !broken.insert(name) {
                return;
            }
        }
    }

    /// Renders a template to the end of `buffer`.
    pub(super) fn render(
        &self,
        template: &str,
        context: &Context,
        buffer: &mut Vec<u8>,
    ) -> Result<(), Box<Diagnostic>> {
        let rendered = self.tera.render_to(template, context, &mut *buffer);
        rendered.map_err(|error| Box::new(self.diagnostic(&error, template)))
    }

    /// Returns a message of the theme without variables, with the language it is found in.
    ///
    /// # Errors
    /// A message that cannot be said: it asks for a variable.
    pub(super) fn say(&self, lang: Lang, key: &str) -> Result<(Lang, String), Box<Diagnostic>> {
        let messages = self.messages.get(&lang).expect("each language of the site has its words");
        messages.find_plain(key).map_err(|error| {
            let at = Location::file(&source(&self.name, &format!("i18n/{lang}.ftl")));
            Box::new(Diagnostic::new(Code::MessagesError, at).with("detail", error))
        })
    }

    /// Returns the fingerprint of everything in the theme.
    pub(in crate::site) fn hash(&self) -> blake3::Hash {
        self.hash
    }

    /// Returns the static files: name, hash and source of each.
    pub(in crate::site) fn static_files(&self) -> Vec<StaticFile> {
        self.statics.values().map(|(file, _)| file.clone()).collect()
    }

    /// Returns the bytes of a static file.
    pub(in crate::site) fn static_bytes(&self, name: &str) -> Option<&[u8]> {
        self.statics.get(name).map(|(_, bytes)| &**bytes)
    }

    /// Turns tera's error into a diagnostic at its place in the template.
    fn diagnostic(&self, error: &tera::Error, template: &str) -> Diagnostic {
        let kind = error.kind();
        let (name, span, words) =
            if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = kind {
                let (name, words) = (report.filename(), report.message());
                (name.to_owned(), Some(report.span().clone()), words.to_owned())
            } else {
                (template.to_owned(), None, in_one_line(&kind.to_string()))
            };
        let path = self.template_path(&name);
        let text = self.texts.get(&name).map_or("", String::as_str);
        let span = span.map_or(0..0, |span| {
            byte(text, span.start_line, span.start_col)..byte(text, span.end_line, span.end_col)
        });
        Diagnostic::new(Code::TemplateError, Location::new(&path, &span)).with("detail", words)
    }

    /// Turns what tera says of several templates in one text into a diagnostic for each place. Where the text cannot be taken
    /// apart, all of it is one diagnostic: nothing that is wrong goes unsaid.
    fn reports(&self, error: &tera::Error) -> Vec<Diagnostic> {
        let said = error.to_string();
        let Some(reports) = reports::reports(&said) else {
            return vec![self.diagnostic(error, "base.html")];
        };
        let diagnostic = |report: TemplateFault<'_>| {
            let text = self.texts.get(report.template).map_or("", String::as_str);
            let start = byte(text, report.line, report.column - 1);
            let at = Location::new(&self.template_path(report.template), &(start..start));
            Diagnostic::new(Code::TemplateError, at).with("detail", report.words)
        };
        reports.into_iter().map(diagnostic).collect()
    }

    /// Returns the file of a template by the name it has in tera.
    fn template_path(&self, name: &str) -> SourcePath {
        let (layer, file) = name.split_once('/').unwrap_or((DEFAULT_NAME, name));
        let theme = if layer == "site" { &self.name } else { DEFAULT_NAME };
        source(theme, &format!("templates/{file}"))
    }
}

/// Names the templates of both layers.
fn templates(default: &Files, own: &Files) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for (layer, files) in [("default", default), ("site", own)] {
        for (path, bytes) in files {
            let name = path.strip_prefix("templates/").filter(|name| name.ends_with(".html"));
            if let Some(name) = name {
                let text = String::from_utf8_lossy(bytes).into_owned();
                texts.insert(format!("{layer}/{name}"), text);
            }
        }
    }
    texts
}

/// Turns tera's place (lines from 1, characters from 0) into a byte of the text.
fn byte(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start..];
    start + rest.char_indices().nth(column).map_or(rest.len(), |(byte, _)| byte)
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
