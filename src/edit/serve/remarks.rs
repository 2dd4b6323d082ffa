//! Diagnostics as HTML: the panel over a page, and the page of all diagnostics.
//!
//! Comes in: diagnostics with their lines. Goes out: HTML in which every text of the content is escaped (docs/threats.md
//! V15). What is private is marks already when it comes here.

use super::context::ServerContext;
use super::served_page::ServedPage;
use super::state::State;
use crate::base::diag::{Diagnostics, Level};
use crate::base::html::{code_marked, escaped};
use crate::base::messages::Messages;
use crate::base::names::SourcePath;
use crate::content::parse::content_path;
use crate::site::excerpt::{self, Excerpt, excerpts};
use crate::site::render::links::encoded;

/// How many errors the panel shows before it leads to the page of all diagnostics.
const SHOWN: usize = 10;

/// Returns what the preview says on one page: notes about it, and the errors of the site, its own first.
pub(super) fn panel(server: &ServerContext, state: &State, page: &ServedPage) -> String {
    let words = &server.words;
    let mut html = String::new();
    if let Some(source) = page.source.as_ref().filter(|_| server.forms.is_some()) {
        html.push_str(&edit_html(words, source));
    }
    if page.is_kept {
        html.push_str(&note_html("kept", &words.say("serve-kept", &[])));
    }
    if !page.drafts.is_empty() {
        let files: Vec<String> = page.drafts.iter().map(|path| format!("`{path}`")).collect();
        html.push_str(&note_html(
            "draft",
            &words.say("serve-draft", &[("files", files.join(", ").into())]),
        ));
    }
    let mut faults = Diagnostics::default();
    page.fault.iter().for_each(|fault| faults.push((**fault).clone()));
    let mut errors: Vec<_> = excerpts(&faults, &state.sources, Level::Error).collect();
    errors.extend(excerpts(state.errors(), &state.sources, Level::Error));
    errors.sort_by_key(|error| page.source.as_ref() != Some(&error.diagnostic.at.path));
    if !errors.is_empty() {
        html.push_str(&section_html(words, &errors));
    }
    html
}

/// Returns the way from a page to the form of its entry.
fn edit_html(words: &Messages, source: &SourcePath) -> String {
    if content_path(source).is_none_or(|place| place.kind.shape().is_none()) {
        return String::new();
    }
    let (address, word) = (encoded(source.as_str()), escaped(&words.say("edit-change", &[])));
    format!(
        "<p class=\"perelik-note perelik-edit\"><a href=\"/_perelik/edit/entry/{address}\">{word}</a></p>"
    )
}

fn note_html(class: &str, text: &str) -> String {
    format!("<p class=\"perelik-note perelik-{class}\">{}</p>", code_marked(text))
}

fn section_html(words: &Messages, errors: &[Excerpt<'_>]) -> String {
    let title = escaped(&words.say("serve-errors", &[("count", errors.len().into())]));
    let hide = escaped(&words.say("serve-hide", &[]));
    let all = escaped(&words.say("serve-all", &[]));
    let shown = &errors[..errors.len().min(SHOWN)];
    format!(
        "<section class=\"perelik-panel\" aria-labelledby=\"perelik-title\" tabindex=\"-1\">\
         <div class=\"perelik-head\"><h2 id=\"perelik-title\">{title}</h2>\
         <p><a href=\"/_perelik/remarks\">{all}</a> \
         <button type=\"button\" id=\"perelik-hide\" hidden>{hide}</button></p></div>{}</section>",
        excerpt_list(words, shown)
    )
}

/// Returns the page of all diagnostics.
pub(super) fn remarks_page(server: &ServerContext, state: &State) -> String {
    let words = &server.words;
    let all: Vec<_> = excerpts(state.diagnostics(), &state.sources, Level::Incomplete).collect();
    let title = escaped(&words.say("serve-remarks", &[]));
    let back = escaped(&words.say("serve-back", &[]));
    let body = if all.is_empty() {
        format!("<p>{}</p>", escaped(&words.say("cli-check-fine", &[])))
    } else {
        excerpt_list(words, &all)
    };
    html_document(words, &format!("<h1>{title}</h1><p><a href=\"/\">{back}</a></p>{body}"), &title)
}

/// Returns all diagnostics for programs, as `check --format json` writes them.
pub(super) fn json(server: &ServerContext, state: &State) -> String {
    let all = excerpts(state.diagnostics(), &state.sources, Level::Incomplete);
    excerpt::json(&server.words, all)
}

/// Returns a page of the preview's own; `title` is escaped.
pub(super) fn html_document(words: &Messages, body: &str, title: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/_perelik/panel.css\">\n</head>\n\
         <body class=\"perelik-own\">\n<main>{body}</main>\n</body>\n</html>\n",
        words.lang()
    )
}

fn excerpt_list(words: &Messages, excerpts: &[Excerpt<'_>]) -> String {
    let items: String = excerpts.iter().map(|excerpt| item(words, excerpt)).collect();
    format!("<ol class=\"perelik-list\">{items}</ol>")
}

fn item(words: &Messages, Excerpt { diagnostic, line, see }: &Excerpt<'_>) -> String {
    let level = diagnostic.level;
    let place = |path: &str, line: &excerpt::Line| {
        escaped(&format!("{path}:{}:{}", line.number, line.column))
    };
    let mut html = format!(
        "<li class=\"perelik-{}\"><p><strong>{}</strong> {} <small>{}</small></p>\
         <p class=\"perelik-place\">{}</p>",
        level.as_str(),
        escaped(&words.level_word(level)),
        code_marked(&words.sentence(diagnostic)),
        diagnostic.code.as_str(),
        place(diagnostic.at.path.as_str(), line),
    );
    if !line.text.trim().is_empty() {
        html.push_str(&format!("<pre>{}</pre>", marked_line(line)));
    }
    if let Some(hint) = words.hint(diagnostic) {
        let name = escaped(&words.say("cli-help-label", &[]));
        html.push_str(&format!("<p><strong>{name}</strong> {}</p>", code_marked(&hint)));
    }
    for (at, line) in see {
        let name = escaped(&words.say("cli-see", &[]));
        html.push_str(&format!("<p>{name} {}</p>", place(at.path.as_str(), line)));
    }
    html + "</li>"
}

fn marked_line(line: &excerpt::Line) -> String {
    let (before, rest) = line.text.split_at(line.span.start);
    let (place, after) = rest.split_at(line.span.len());
    format!("{}<mark>{}</mark>{}", escaped(before), escaped(place), escaped(after.trim_end()))
}
