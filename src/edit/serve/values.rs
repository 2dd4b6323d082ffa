//! The page of a page: what its template got, at the same address with `?values`.
//!
//! Comes in: a planned page. Goes out: the files of its template and its values as JSON, escaped. Only the preview answers
//! so; no build has such a page.

use super::address::{site_path, with_slash};
use super::context::ServerContext;
use super::remarks::html_document;
use super::state::{Addressed, State};
use crate::base::html::{code_marked, escaped};
use crate::site::render::page_values::PageValues;
use crate::site::render::template_chain::{PartRole, TemplatePart};

/// What stands behind the question mark.
const QUERY: &str = "values";

/// Tells whether the values of a page are asked for.
pub(super) fn are_asked(query: Option<&str>) -> bool {
    let mut parts = query.into_iter().flat_map(|query| query.split('&'));
    parts.any(|part| part.split('=').next() == Some(QUERY))
}

/// Returns the page; nothing for an address that no template answers.
pub(super) fn values_page(server: &ServerContext, state: &State, address: &str) -> Option<String> {
    let path = site_path(address)?;
    let in_folder = || state.find(&with_slash(&path)?);
    let found = state.find(&path).or_else(in_folder)?;
    let made;
    let PageValues { parts, values } = match found {
        Addressed::File(found) => {
            made = found.output.page_values(found.index)?;
            &made
        }
        Addressed::Last(last) => last.values.as_ref()?,
    };
    let words = &server.words;
    let address = match found {
        Addressed::File(found) => format!("/{}", found.route.path.relative_url()),
        Addressed::Last(_) => address.to_owned(),
    };
    let title = words.say("serve-values", &[("page", address.as_str().into())]);
    let parts: String = parts.iter().map(|part| item(server, part)).collect();
    let json = serde_json::to_string_pretty(values).expect("a value with texts as keys is JSON");
    let back = escaped(&words.say("serve-values-back", &[]));
    let body = format!(
        "<h1>{title}</h1><p><a href=\"{}\">{back}</a></p><p>{}</p><ol>{parts}</ol><pre>{}</pre>",
        escaped(&crate::site::render::links::encoded(&address)),
        code_marked(&words.say("serve-values-about", &[])),
        escaped(&json),
        title = code_marked(&title),
    );
    Some(html_document(words, &body, &escaped(&title.replace('`', ""))))
}

fn item(server: &ServerContext, part: &TemplatePart) -> String {
    let role = match part.role {
        PartRole::Page => "serve-values-page",
        PartRole::Extended => "serve-values-extended",
        PartRole::Included => "serve-values-included",
        PartRole::Components => "serve-values-components",
    };
    let whose = if part.is_own { "serve-values-own" } else { "serve-values-built-in" };
    let names: Vec<String> = part.components.iter().map(|name| format!("`{name}`")).collect();
    let arguments = [
        ("file", part.path.as_str().into()),
        ("whose", server.words.say(whose, &[]).into()),
        ("components", names.join(", ").into()),
    ];
    format!("<li>{}</li>", code_marked(&server.words.say(role, &arguments)))
}
