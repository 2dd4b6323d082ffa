//! The script that keeps the hotline's sheet for when there is no network.
//!
//! Comes in: the routes of one language and the hash of what its sheets show. Goes out: `worker.js` with both filled in, so
//! that another list is another script, and a browser takes the new one. It names the sheets and what they load, and nothing
//! else: no other page is ever kept.

use serde::Serialize;

use super::links;

use super::render_input::RenderInput;
use crate::base::diag::Diagnostic;
use crate::site::plan::{PageKind, Route};

const SCRIPT: &str = include_str!("worker.js");

/// Writes the script of one language; `hash` is that of what its sheets show.
///
/// # Errors
/// Words of the theme that cannot be said.
pub(super) fn script(
    sources: &RenderInput<'_>,
    route: &Route,
    hash: &str,
) -> Result<String, Box<Diagnostic>> {
    let base = route.path.to_base();
    let relative = |address: &str| links::relative(&base, address);
    let sheets = sheets(sources, route);
    let pages: Vec<String> = sheets.map(|sheet| relative(sheet.path.relative_url())).collect();
    let statics = sources.routes.addresses.statics().iter();
    let loaded = statics.filter(|(name, _)| is_loaded(sources, name));
    let assets: Vec<String> = loaded.map(|(_, address)| relative(address)).collect();
    let script = SCRIPT
        .replace("@@hash@@", &json(&hash))
        .replace("@@pages@@", &json(&pages))
        .replace("@@assets@@", &json(&assets))
        .replace("@@too_old@@", &json(&too_old(sources, route)?));
    Ok(script)
}

/// Returns the sheets of the route's language.
pub(super) fn sheets<'a>(
    sources: &RenderInput<'a>,
    route: &Route,
) -> impl Iterator<Item = &'a Route> {
    let lang = route.lang;
    let routes = sources.routes.list.iter();
    routes.filter(move |r| r.lang == lang && matches!(r.page_kind(), Some(PageKind::Hotline(_))))
}

/// Tells the static files that a page loads: styles, scripts, icons, and the coat of arms.
fn is_loaded(sources: &RenderInput<'_>, name: &str) -> bool {
    let arms = sources.theme.settings.get("coat_of_arms").and_then(serde_json::Value::as_str);
    [".css", ".js", ".svg"].iter().any(|ending| name.ends_with(ending)) || arms == Some(name)
}

/// The page that stands where the list was: it says why, and whom to call.
fn too_old(sources: &RenderInput<'_>, route: &Route) -> Result<String, Box<Diagnostic>> {
    let words = |key| {
        let (lang, words) = sources.theme.say(route.lang, key)?;
        Ok::<_, Box<Diagnostic>>((lang, escaped(&words)))
    };
    let (lang, title) = words("sheet-dropped")?;
    let (_, text) = words("sheet-dropped-text")?;
    let hotline = sources.public.site.hotline.as_ref();
    let phone = hotline.and_then(|hotline| hotline.number_to_call());
    let phone = phone.map(|phone| {
        format!("<p><a href=\"tel:{}\">{}</a></p>", phone.tel(), escaped(&phone.national()))
    });
    Ok(format!(
        "<!doctype html><html lang=\"{lang}\" dir=\"{}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{title}</title><h1>{title}</h1><p>{text}</p>{}",
        super::values::direction(lang),
        phone.unwrap_or_default()
    ))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Writes a value as a script reads it.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("texts and lists of texts are JSON")
}
