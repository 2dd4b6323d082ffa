//! What the preview adds to a page on its way out; no phase knows that it is served.
//!
//! Comes in: a page as its template made it. Goes out: the same with the panel, a script that keeps it current,
//! and leave for both in the page's own policy. The same facts go to the script again whenever they change.

use serde_json::json;

use super::context::ServerContext;
use super::policy;
use super::remarks::{html_document, panel};
use super::served_page::{ServedPage, short_hash};
use super::state::State;
use crate::base::html::{code_marked, escaped};
use crate::base::messages::Messages;

/// Returns the page as it is sent.
pub(super) fn page_html(server: &ServerContext, state: &State, page: &ServedPage) -> String {
    let mut html = match page.html.as_str() {
        "" => fallback_page(server, page),
        html => policy::widened(html),
    };
    // Without this tag, which HTML lets out, the end of the text is the end of the body.
    let end = html.rfind("</body>").unwrap_or(html.len());
    html.insert_str(end, &addition(server, state, page));
    html
}

/// Returns what is true of a page now, for the script of a tab that shows it.
pub(super) fn statement(server: &ServerContext, state: &State, page: &ServedPage) -> String {
    json!({
        "revision": state.revision,
        "page": page.print,
        "panel": short_hash(&panel(server, state, page)),
        "styles": page.styles,
    })
    .to_string()
}

/// Stands in for a page that its template could not make, or that the site does not have.
fn fallback_page(server: &ServerContext, page: &ServedPage) -> String {
    let key = if page.is_found { "serve-template-failed" } else { "serve-not-found" };
    let title = escaped(&server.words.say(key, &[]));
    html_document(&server.words, &format!("<h1>{title}</h1>"), &title)
}

/// Stands in for an answer that a defect of the program prevented.
pub(super) fn panicked(words: &Messages) -> String {
    let title = escaped(&words.say("serve-panicked", &[]));
    let about = code_marked(&words.say("serve-panicked-about", &[]));
    html_document(words, &format!("<h1>{title}</h1><p>{about}</p>"), &title)
}

fn addition(server: &ServerContext, state: &State, page: &ServedPage) -> String {
    format!(
        "<div id=\"perelik\" lang=\"{}\" role=\"complementary\" aria-label=\"Perelik\">\
         <link rel=\"stylesheet\" href=\"/_perelik/panel.css\">\
         <p id=\"perelik-said\" role=\"status\"></p><div id=\"perelik-panel\">{}</div>\
         <script src=\"/_perelik/reload.js\" data-now=\"{}\" defer></script></div>\n",
        server.words.lang(),
        panel(server, state, page),
        escaped(&statement(server, state, page)),
    )
}
