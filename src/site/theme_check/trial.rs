//! A theme that is being tried: the sites that are made with it, and what was told.

use std::collections::{BTreeMap, BTreeSet};

use super::scenes::Scene;
use crate::base::config::RawConfig;
use crate::base::diag::{Arg, Checked, Code, Diagnostic, Diagnostics, Location};
use crate::base::files::{FileSource as _, Sources};
use crate::base::names::SourcePath;
use crate::site::pipeline::{self, Output};
use crate::site::render::template;

/// What tells one fault from another.
type Told = (Location, Code, Vec<(&'static str, Arg)>);

/// A theme that is being tried.
pub(super) struct Trial<'a> {
    sources: &'a Sources,
    theme: &'a str,
    raw: RawConfig,
    /// What was told.
    pub(super) diagnostics: Diagnostics,
    /// The same, so that a fault of every page is told once.
    told: BTreeSet<Told>,
    /// Where each template is the theme's own.
    places: BTreeMap<&'static str, Location>,
}

impl<'a> Trial<'a> {
    /// Begins with the theme of this name among the sources. The day is that of the scenes.
    pub(super) fn new(sources: &'a Sources, theme: &'a str, raw: &RawConfig) -> Self {
        let raw = RawConfig { date: Some(super::scenes::DAY), ..raw.clone() };
        let (told, places) = (BTreeSet::new(), BTreeMap::new());
        Self { sources, theme, raw, diagnostics: Diagnostics::default(), told, places }
    }

    /// Makes the site of a scene with this theme.
    pub(super) fn make_site(&self, scene: &Scene) -> Checked<Output> {
        let themes = self.sources.texts.iter().filter(|(path, _)| path.below("themes").is_some());
        let mut texts: BTreeMap<_, _> =
            themes.map(|(path, text)| (path.clone(), text.clone())).collect();
        for (path, text) in scene {
            let text = match path.as_str() {
                "content/site.yaml" => format!("theme: {}\n{text}", self.theme),
                _ => text.clone(),
            };
            texts.insert(SourcePath::new(path.as_str()), text.into_bytes().into());
        }
        pipeline::compile_for_diagnostics(&Sources { texts, ..Sources::default() }, &self.raw)
    }

    /// Takes what is wrong with files of themes; of the content only a theme can be to blame for what is invented.
    pub(super) fn take_own(&mut self, diagnostics: &Diagnostics) {
        for diagnostic in diagnostics.sorted() {
            if diagnostic.at.path.below("themes").is_some() {
                self.diagnostics.push(diagnostic.clone());
            }
        }
    }

    /// Returns where a page's template is the theme's own, the nearest to the page first; else the built-in template.
    pub(super) fn place(&mut self, made: &Output, index: usize) -> Location {
        let kind = made.routes()[index].page_kind().expect("only pages are looked at");
        let place = || {
            let values = made.page_values(index).expect("a page has a template");
            let own = values.parts.iter().find(|part| part.is_own).or(values.parts.first());
            Location::file(&own.expect("a template is made of files").path)
        };
        self.places.entry(template(kind)).or_insert_with(place).clone()
    }

    /// Tells a fault of a file once, whatever pages show it; with its arguments only where they tell faults apart.
    pub(super) fn tell_once(&mut self, diagnostic: Diagnostic, by_arguments: bool) {
        let kept = |(name, _): &&(&'static str, Arg)| by_arguments && *name != "page";
        let arguments = diagnostic.args.iter().filter(kept).cloned().collect();
        if self.told.insert((diagnostic.at.clone(), diagnostic.code, arguments)) {
            self.diagnostics.push(diagnostic);
        }
    }
}

/// Returns a page as it is made.
///
/// # Errors
/// What is wrong with its template.
pub(super) fn page_html(made: &Output, index: usize) -> Result<String, Box<Diagnostic>> {
    let mut page = Vec::new();
    made.render(index, &mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}
