//! Every page of a scene is made, and looked at for what no page may lack and no text may do.

use super::html::{self, Tag};
use super::scenes::Scene;
use super::trial::{self, Trial};
use crate::base::diag::{Arg, Code, Diagnostic};
use crate::site::plan::{Embed, PageKind, Route};
use crate::site::render::values::direction;

/// Makes every page of a scene and looks at it.
pub(super) fn check_pages(trial: &mut Trial<'_>, scene: &Scene) {
    let made = trial.make_site(scene).value;
    for (index, route) in made.routes().iter().enumerate() {
        let Some(kind) = route.page_kind() else { continue };
        let page = match trial::page_html(&made, index) {
            Ok(page) => page,
            Err(fault) => {
                trial.tell_once(*fault, false);
                continue;
            }
        };
        let tags = html::tags(&page);
        let address = route.path.relative_url();
        for part in missing(&tags, route, kind) {
            let diagnostic = Diagnostic::new(Code::MissingPart, trial.place(&made, index));
            let diagnostic = diagnostic.with("part", Arg::Words(part));
            trial.tell_once(diagnostic.with("page", address), true);
        }
        if is_markup_of_content(&tags) {
            let diagnostic = Diagnostic::new(Code::UnescapedText, trial.place(&made, index));
            trial.tell_once(diagnostic.with("page", address), true);
        }
    }
}

/// Returns what a page lacks that every page must have: its language, a title, one main part and one heading.
fn missing(tags: &[Tag], route: &Route, kind: &PageKind) -> Vec<&'static str> {
    if matches!(kind, PageKind::Embed(_, Embed::Fragment)) {
        return Vec::new();
    }
    let count = |name: &str| tags.iter().filter(|tag| tag.name == name).count();
    let html = tags.iter().find(|tag| tag.name == "html");
    let has = |name: &str, value: &str| html.is_some_and(|tag| tag.attribute(name) == Some(value));
    let title = tags.iter().any(|tag| tag.name == "title" && !tag.text.trim().is_empty());
    let is_whole = !matches!(kind, PageKind::Redirect(..) | PageKind::Embed(..));
    let parts = [
        ("theme-part-lang", has("lang", route.lang.as_str())),
        ("theme-part-dir", direction(route.lang) == "ltr" || has("dir", "rtl")),
        ("theme-part-title", title),
        ("theme-part-main", !is_whole || count("main") == 1),
        ("theme-part-h1", !is_whole || count("h1") == 1),
    ];
    parts.into_iter().filter_map(|(part, is_there)| (!is_there).then_some(part)).collect()
}

/// Tells whether a text of the content became markup, or part of a template.
fn is_markup_of_content(tags: &[Tag]) -> bool {
    tags.iter().any(|tag| {
        let is_named = tag.attributes.iter().any(|(name, value)| {
            name == "data-perelik" || (name == "onerror" && value.starts_with("perelik"))
        });
        let is_run = tag.name == "script" && tag.text.trim_start().starts_with("perelik(");
        // 7777 times 7777.
        is_named || is_run || tag.text.contains("60481729")
    })
}
