//! One route, one template, one page.
//!
//! Comes in: what is public, where everything lies, and a theme. Goes out: HTML in a buffer, the same each time,
//! and the fingerprint of what a page shows. A page gets exactly its context; no template can look anything up.

mod card_cache;
mod common_facts;
pub(super) mod context;
mod contrast;
mod desks;
mod entries;
mod expressions;
mod files;
mod filters;
mod foreign;
mod frame;
mod help;
mod layer;
mod linked;
pub(crate) mod links;
mod listing;
mod lists;
pub mod manual;
mod meetings;
mod mentions;
pub(crate) mod migrate;
mod organisation;
mod own_settings;
mod page_builder;
mod page_context;
pub(crate) mod page_values;
mod prepare;
mod qr;
mod render_input;
mod reports;
mod row_cache;
mod settings;
mod sheets;
mod statics;
mod style_faults;
mod stylesheet;
mod template;
mod template_causes;
pub(crate) mod template_chain;
mod template_scope;
mod template_texts;
pub mod theme;
mod unknown_values;
mod unused;
mod value_builder;
pub mod values;
mod views;
mod words;
mod worker;

use crate::base::diag::Diagnostic;
use crate::base::locale::Lang;
use crate::list::offers::List;
use crate::site::plan::{PageKind, Route, Routes};
pub(super) use card_cache::CardCache;
use page_context::PageContext;
use page_values::PageValues;
pub(super) use render_input::{RenderInput, Size};
pub(crate) use template::template;
use theme::Theme;
use views::Views;

/// Everything that pages are made of, prepared once.
#[derive(Debug)]
pub(super) struct Renderer {
    views: Vec<Views>,
}

/// What a page shows, as a number: equal fingerprints, equal bytes.
pub(super) type Fingerprint = blake3::Hash;

/// How much of a hash is kept, in hex digits: 128 bits.
const LENGTH: usize = 32;

/// Writes a fingerprint as it is kept.
pub(super) fn short_hash(hash: Fingerprint) -> String {
    hash.to_hex()[..LENGTH].to_owned()
}

impl Renderer {
    /// Prepares the values that several pages share, language by language.
    /// What is in `cards` and did not change is shared; afterwards it holds what was made now.
    pub(super) fn new(
        public: &List,
        routes: &Routes,
        theme: &Theme,
        cards: &mut CardCache,
    ) -> Self {
        let of_language = |lang: &Lang| prepare::views((public, routes, theme), *lang, cards);
        Self { views: public.site.languages.iter().map(of_language).collect() }
    }

    /// Writes one page to the end of `buffer`, unless its fingerprint is `known`; returns that.
    ///
    /// # Errors
    /// What is wrong with its template, with its place there.
    pub(super) fn render_page(
        &self,
        sources: &RenderInput<'_>,
        route: &Route,
        known: Option<&str>,
        buffer: &mut Vec<u8>,
    ) -> Result<Option<Fingerprint>, Box<Diagnostic>> {
        let Some((views, template, mut page)) = self.context(sources, route) else {
            return Ok(None);
        };
        let fingerprint = fingerprint(sources, template, &page);
        if known.is_some_and(|known| *known == short_hash(fingerprint)) {
            return Ok(Some(fingerprint));
        }
        if let Some(PageKind::Help(filter, _)) = route.page_kind() {
            let html = views.kept.html(sources.theme, filter, &page)?;
            page.derive("rows_html", &html);
        }
        let start = buffer.len();
        sources.theme.render(template, page.context(), buffer)?;
        foreign::mark_languages(buffer, start, route.lang);
        Ok(Some(fingerprint))
    }

    /// Writes the script that keeps the hotline's sheets of one language, named by what they show.
    ///
    /// # Errors
    /// Words of the theme that cannot be said.
    pub(super) fn hotline_worker(
        &self,
        sources: &RenderInput<'_>,
        route: &Route,
        buffer: &mut Vec<u8>,
    ) -> Result<(), Box<Diagnostic>> {
        let mut hasher = blake3::Hasher::new();
        for sheet in worker::sheets(sources, route) {
            if let Some(fingerprint) = self.fingerprint(sources, sheet) {
                hasher.update(fingerprint.as_bytes());
            }
        }
        let hash = hasher.finalize().to_hex();
        buffer.extend_from_slice(worker::script(sources, route, &hash[..16])?.as_bytes());
        Ok(())
    }

    /// Returns the fingerprint of one page: its context, its theme, and this program's version.
    pub(super) fn fingerprint(
        &self,
        sources: &RenderInput<'_>,
        route: &Route,
    ) -> Option<Fingerprint> {
        let (_, template, page) = self.context(sources, route)?;
        Some(fingerprint(sources, template, &page))
    }

    /// Returns what the template of a page gets, and its files; `None` for a route that is no page.
    pub(super) fn values(&self, sources: &RenderInput<'_>, route: &Route) -> Option<PageValues> {
        let (views, template, mut page) = self.context(sources, route)?;
        if let Some(PageKind::Help(filter, _)) = route.page_kind() {
            // Rows that cannot be made are told on the page itself.
            if let Ok(html) = views.kept.html(sources.theme, filter, &page) {
                page.derive("rows_html", &html);
            }
        }
        let has_rows = matches!(route.page_kind(), Some(PageKind::Help(..)));
        let parts = sources.theme.template_files(template, has_rows.then_some(row_cache::TEMPLATE));
        Some(PageValues { parts, values: page_values::values(template, &page) })
    }

    /// Chooses template and context; `None` for a route that is no page.
    fn context(
        &self,
        sources: &RenderInput<'_>,
        route: &Route,
    ) -> Option<(&Views, &'static str, PageContext)> {
        let views = self.views.iter().find(|views| views.lang == route.lang)?;
        let kind = route.page_kind()?;
        Some((views, template(kind), context::page_context(sources, views, route, kind)))
    }
}

fn fingerprint(sources: &RenderInput<'_>, template: &str, page: &PageContext) -> Fingerprint {
    let mut hasher = blake3::Hasher::new();
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
    hasher.update(sources.theme.hash().as_bytes());
    hasher.update(template.as_bytes());
    hasher.update(page.hash().as_bytes());
    hasher.finalize()
}
