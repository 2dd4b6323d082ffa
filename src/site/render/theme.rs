//! The door of tera: a theme's files become templates that can be rendered.
//!
//! The default theme is compiled in; a site's own theme lies over it file by file, and block by block through
//! `{% extends "default/…" %}`. Comes in: the files of `themes/`. Goes out: a [`Theme`], or diagnostics at file, line
//! and column. Templates are loaded from memory only, so no template can read a file (docs/threats.md V6).

pub(crate) use super::layer::DEFAULT_NAME;
pub(super) use super::layer::theme_path;
pub(in crate::site) use super::words::Languages;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use tera::{Context, Tera};

use super::layer::Files;
use super::mentions::ThemeMentions;
use super::style_faults::ThemeStyle;
use super::template_chain::{self, TemplatePart};
use super::template_scope::Scopes;
use super::template_texts::{self, TemplateTexts};
use super::unused::{self, Layers};
use super::{
    contrast, filters, own_settings, settings, statics, style_faults, unknown_values, words,
};
use crate::base::diag::{Checked, Code, Diagnostic, Diagnostics, Location, Sited};
use crate::base::files::Sources;
use crate::base::locale::Lang;
use crate::base::locale::compare::nearest;
use crate::base::messages::Messages;
use crate::base::names::SourcePath;
use crate::content::parse::text;
use crate::site::plan::StaticFile;

/// The theme that is part of the program.
static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A theme, ready to render.
pub(in crate::site) struct Theme {
    tera: Tera,
    name: String,
    /// The text of each template, for placing errors.
    texts: TemplateTexts,
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
    let own = site_files(sources, wanted, &mut diagnostics);
    let folder = format!("themes/{wanted}");
    let is_there = sources.texts.keys().any(|path| path.below(&folder).is_some());
    if let (Some(name), false) = (name, is_there || wanted == DEFAULT_NAME) {
        diagnostics.push(unknown(sources, name));
    }
    let default = default_files();
    let hash = hash([&default, &own]);
    let mentions = ThemeMentions::from_files(&own);
    let mut settings = settings::program_settings(&default);
    let over = own_settings::read_settings(
        wanted,
        (&default, &own),
        &settings,
        &mentions,
        &mut diagnostics,
    );
    settings::lay_over(&mut settings, over);
    own_settings::without_contract(wanted, &own, &mut diagnostics);
    let messages = Arc::new(words::read_messages(
        wanted,
        [&own, &default],
        &settings,
        languages,
        &mut diagnostics,
    ));
    contrast::check_contrast(wanted, (&default, &own), &settings, &mut diagnostics);
    let statics = statics::statics(wanted, [&default, &own], &settings, &mut diagnostics);
    let layers = Layers { theme: wanted, default: &default, own: &own };
    check_names(layers, &mentions, &mut diagnostics);
    let named = name.map_or_else(|| languages.at.clone(), |name| name.at.clone());
    let texts = TemplateTexts::new(wanted, Some(named), &default, &own);
    let mut theme = Theme {
        tera: Tera::default(),
        name: wanted.to_owned(),
        texts,
        settings,
        messages,
        statics,
        hash,
    };
    let broken = theme.add_templates(&mut diagnostics);
    theme.check_values(&broken, &mut diagnostics);
    Checked { value: theme, diagnostics }
}

/// Reports files without a place, and names in them that nothing knows.
fn check_names(layers: Layers<'_>, mentions: &ThemeMentions, diagnostics: &mut Diagnostics) {
    for path in layers.own.keys().filter(|path| !has_place(path)) {
        let at = Location::file(&theme_path(layers.theme, path));
        let near = nearest(path, layers.default.keys().map(String::as_str));
        let diagnostic = Diagnostic::new(Code::ThemeFile, at).with("file", path.as_str());
        diagnostics.push(diagnostic.with_nearest(near));
    }
    let files = layers.own.keys().chain(layers.default.keys()).map(String::as_str).collect();
    for (path, bytes) in layers.own.iter().filter(|(path, _)| path.ends_with(".css")) {
        let text = String::from_utf8_lossy(bytes);
        let style = ThemeStyle { path: theme_path(layers.theme, path), own: path, files: &files };
        style_faults::check_style(&style, &text, diagnostics);
    }
    unused::report_unused(layers, mentions, diagnostics);
    unused::messages(layers, mentions, diagnostics);
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

/// Returns the files of the site's own theme; what people write in them is decoded as content is.
pub(super) fn site_files(sources: &Sources, name: &str, diagnostics: &mut Diagnostics) -> Files {
    let folder = format!("themes/{name}");
    let mut files = Files::new();
    for (path, bytes) in &sources.texts {
        let Some(file) = path.below(&folder) else { continue };
        let bytes = if [".html", ".ftl", ".yaml"].iter().any(|ending| file.ends_with(ending)) {
            let text = text::decode(path, bytes).extend_into(diagnostics);
            text.map(|text| text.into_bytes().into())
        } else {
            Some(bytes.clone())
        };
        files.extend(bytes.map(|bytes| (file.to_owned(), bytes)));
    }
    files
}

fn unknown(sources: &Sources, name: &Sited<Arc<str>>) -> Diagnostic {
    let folders = sources.texts.keys().filter_map(|path| path.below("themes")?.split('/').next());
    let near = nearest(&name.value, folders.chain([DEFAULT_NAME]));
    Diagnostic::new(Code::UnknownTheme, name.at.clone())
        .with("theme", &*name.value)
        .with_nearest(near)
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

impl Theme {
    /// Adds both layers; a name without a layer is looked for in the site's first. tera stops at the first template
    /// that is wrong, so it is reported, left out, and the others are tried again without it. Returns those that are wrong.
    fn add_templates(&mut self, diagnostics: &mut Diagnostics) -> BTreeSet<String> {
        let mut broken: BTreeSet<String> = BTreeSet::new();
        loop {
            self.tera = Tera::default();
            filters::register(&mut self.tera, Arc::clone(&self.messages));
            let sound: Vec<_> =
                self.texts.all().filter(|(name, _)| !broken.contains(*name)).collect();
            let prefixes = self.tera.set_fallback_prefixes(["site/", "default/"]);
            let Err(error) = prefixes.and_then(|()| self.tera.add_raw_templates(sound)) else {
                return broken;
            };
            // Unknown filters and the like are told all at once.
            let Some(name) = template_texts::broken_template(error.kind()) else {
                let faults = self.texts.reports(&error);
                let files = faults.iter().map(|fault| fault.at.path.file_name());
                broken.extend(files.map(|file| format!("site/{file}")));
                faults.into_iter().for_each(|fault| diagnostics.push(fault));
                return broken;
            };
            let name = name.to_owned();
            diagnostics.push(self.texts.diagnostic(&error, "base.html"));
            if !name.starts_with("site/") || !broken.insert(name) {
                return broken;
            }
        }
    }

    /// Reports values that the site's own templates ask for and no page has; of a template that cannot be read enough is said.
    fn check_values(&self, broken: &BTreeSet<String>, diagnostics: &mut Diagnostics) {
        if self.texts.site_texts().next().is_none() {
            return;
        }
        let scopes = Scopes::from_texts(&self.texts);
        for (name, text) in self.texts.site_texts() {
            let whole_name = format!("site/{name}");
            if !broken.contains(&whole_name) {
                let path = theme_path(&self.name, &format!("templates/{name}"));
                unknown_values::check_template(
                    &path,
                    name,
                    text,
                    scopes.scope(&whole_name),
                    diagnostics,
                );
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
        rendered.map_err(|error| Box::new(self.texts.diagnostic(&error, template)))
    }

    /// Returns a message of the theme without variables, with the language it is found in.
    ///
    /// # Errors
    /// A message that cannot be said: it asks for a variable.
    pub(super) fn say(&self, lang: Lang, key: &str) -> Result<(Lang, String), Box<Diagnostic>> {
        let messages = self.messages.get(&lang).expect("each language of the site has its words");
        messages.find_plain(key).map_err(|error| {
            let at = Location::file(&theme_path(&self.name, &format!("i18n/{lang}.ftl")));
            Box::new(Diagnostic::new(Code::MessagesError, at).with("detail", error))
        })
    }

    /// Returns the files that a template is made of, and one besides that is rendered for it.
    pub(super) fn template_files(
        &self,
        template: &str,
        besides: Option<&str>,
    ) -> Vec<TemplatePart> {
        template_chain::chain(&self.texts, template, besides)
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
}
