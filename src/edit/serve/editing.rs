//! The door of forms: what a browser sends goes to the desk, and pages with forms go out.
//!
//! Who may do that is decided in `form_guard`; what is done, in `edit/forms`.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, Request, State as Extracted};
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{StatusCode, Uri};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::context::{Forms, ServerContext};
use super::form_guard::{START, foreign_form, let_in, page, submission};
use super::outcome_words::told_outcome;
use super::reply::{reply, run_blocking};
use super::sending::{exchange_changes, show_waiting};
use super::state::State;
use crate::base::diag::{Diagnostic, Level};
use crate::base::html::{code_marked, escaped};
use crate::base::messages::Messages;
use crate::base::names::SourcePath;
use crate::content::parse::content_path;
use crate::content::schema::FileType;
use crate::edit::forms::{
    FormPage, FormSite, ListPage, Outcome, Submission, again_page, name_row, new_file, new_page,
    taken_day,
};
use crate::site::render::links::encoded;

/// How long an answer waits for the state that shows what was typed.
const PATIENCE: Duration = Duration::from_secs(10);

/// Returns the addresses of all forms; each is for who knows the key.
pub(super) fn routes(server: &Arc<ServerContext>) -> Router<Arc<ServerContext>> {
    let styles =
        || async { ([(CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("forms.css")) };
    let script =
        || async { ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("forms.js")) };
    Router::new()
        .route(START, get(show_list))
        .route("/_perelik/edit/send", get(show_waiting).post(exchange_changes))
        .route("/_perelik/edit/forms.css", get(styles))
        .route("/_perelik/edit/forms.js", get(script))
        .route("/_perelik/edit/entry/{*path}", get(show_form).post(take_change))
        .route("/_perelik/edit/text/{*path}", get(show_form).post(take_change))
        .route("/_perelik/edit/remove/{*path}", get(ask_removal).post(remove_entry))
        .route("/_perelik/edit/new/{kind}", get(ask_new).post(begin_entry))
        .layer(from_fn_with_state(Arc::clone(server), let_in))
}

async fn show_list(Extracted(server): Extracted<Arc<ServerContext>>, uri: Uri) -> Response {
    reply(&server, move |server, state| {
        let Some(forms) = &server.forms else { return StatusCode::NOT_FOUND.into_response() };
        let query = uri.query().unwrap_or_default().as_bytes();
        let query = form_urlencoded::parse(query).find(|(name, _)| name == "q");
        let query = query.map(|(_, value)| value.into_owned()).unwrap_or_default();
        let (unsaved, waiting) = (forms.desk.unsaved(), forms.desk.waiting_changes());
        let list = ListPage {
            words: &server.words,
            sources: &state.sources,
            diagnostics: state.diagnostics(),
            main: state.languages()[0],
            unsaved: &unsaved,
            waiting: waiting.as_ref(),
            query: &query,
        };
        page(
            &server.words,
            StatusCode::OK,
            &escaped(&server.words.say("edit-title", &[])),
            &list.list_html(),
        )
    })
    .await
}

/// Returns the file that an address names; nothing for one that no form can be of.
fn named_file(state: &State, forms: &Forms, path: &str) -> Option<SourcePath> {
    let path = SourcePath::new(path);
    let is_known = state.sources.texts.contains_key(&path) || forms.desk.unsaved().contains(&path);
    let has_fields = content_path(&path).is_some_and(|place| place.kind.shape().is_some());
    (is_known && has_fields).then_some(path)
}

async fn show_form(
    Extracted(server): Extracted<Arc<ServerContext>>,
    Path(path): Path<String>,
    uri: Uri,
) -> Response {
    let is_text = uri.path().starts_with("/_perelik/edit/text/");
    reply(&server, move |server, state| form_page(server, state, (&path, is_text), (None, None)))
        .await
}

/// Makes the page of a file; `refused` is what was sent and not taken, with the reason.
fn form_page(
    server: &ServerContext,
    state: &State,
    (path, is_text): (&str, bool),
    (refused, sent): (Option<&Outcome>, Option<&Submission>),
) -> Response {
    let words = &server.words;
    let Some(forms) = &server.forms else { return StatusCode::NOT_FOUND.into_response() };
    let Some(path) = named_file(state, forms, path) else { return not_found(words) };
    let site = FormSite { names: state.called_names(), languages: state.languages() };
    let standing = match forms.desk.standing(&path, site) {
        Ok(standing) => standing,
        Err(outcome) => {
            let (status, sentence) = told_outcome(words, &outcome);
            let title = escaped(path.file_name());
            let is_foreign = matches!(outcome, Outcome::NotText);
            let mend = if is_foreign { mend_form(server, forms) } else { String::new() };
            return page(
                words,
                status,
                &title,
                &format!("<h1>{title}</h1><p>{sentence}</p>{mend}"),
            );
        }
    };
    let diagnostics = of_file(state, &path);
    let told = refused.map(|outcome| told_outcome(words, outcome));
    let (address, waiting) = (state.page_of(&path), forms.desk.waiting_changes());
    let form = FormPage {
        words,
        path: &path,
        standing: &standing,
        site,
        diagnostics: &diagnostics,
        token: &forms.token,
        page: address.as_deref(),
        waiting: waiting.as_ref(),
        asks_name: forms.desk.asks_name(),
        message: told.as_ref().map(|(_, sentence)| sentence.as_str()),
        sent,
        is_text,
    };
    let status = told.as_ref().map_or(StatusCode::OK, |(status, _)| *status);
    page(words, status, &escaped(&form.entry_title()), &form.form_html())
}

/// Returns the button that writes a file anew in the encoding that forms know.
fn mend_form(server: &ServerContext, forms: &Forms) -> String {
    let name = if forms.desk.asks_name() { name_row(&server.words) } else { String::new() };
    format!(
        "<form method=\"post\"><input type=\"hidden\" name=\"token\" value=\"{}\">{name}\
         <p class=\"bar\"><button name=\"do\" value=\"mend\">{}</button></p></form>",
        escaped(&forms.token),
        escaped(&server.words.say("edit-mend", &[])),
    )
}

/// Returns what is to be said of one file, errors first.
fn of_file<'s>(state: &'s State, path: &SourcePath) -> Vec<&'s Diagnostic> {
    let all = state.diagnostics().sorted().into_iter();
    let mut own: Vec<&Diagnostic> = all.filter(|diagnostic| diagnostic.at.path == *path).collect();
    own.sort_by_key(|diagnostic| diagnostic.level != Level::Error);
    own
}

async fn take_change(
    Extracted(server): Extracted<Arc<ServerContext>>,
    Path(path): Path<String>,
    request: Request,
) -> Response {
    let address = request.uri().path().to_owned();
    let is_text = address.starts_with("/_perelik/edit/text/");
    let Some(submission) = submission(&server, request).await else { return foreign_form(&server) };
    let submission = Arc::new(submission);
    let (sent, place) = (Arc::clone(&submission), path.clone());
    let acted = run_blocking(&server, move |server, state| {
        let forms = server.forms.as_ref()?;
        let path = named_file(state, forms, &place)?;
        let site = FormSite { names: state.called_names(), languages: state.languages() };
        let named = forms.desk.note_name(&sent);
        let acted = match sent.asked_action() {
            "mend" => named.and_then(|()| forms.desk.mend_file(&path, site)),
            _ => named.and_then(|()| forms.desk.act(&path, &sent, site)),
        };
        let standing = forms.desk.standing(&path, site).ok();
        Some((acted, path, standing.map(|standing| standing.text)))
    })
    .await;
    let Ok(Some((acted, file, text))) = acted else { return not_found(&server.words) };
    if let Err(outcome) = acted {
        let show = move |server: &ServerContext, state: &State| {
            form_page(server, state, (&path, is_text), (Some(&outcome), Some(&submission)))
        };
        return reply(&server, show).await;
    }
    wait_for_state(&server, &file, text.as_deref()).await;
    if submission.asked_action() == "save" {
        return save_entry(server, (path, is_text), (file, address)).await;
    }
    let anchor = submission
        .asked_action()
        .split_once(':')
        .map(|(_, way)| format!("#f-{}", way.replace(['.', '@'], "-")));
    (StatusCode::SEE_OTHER, [(LOCATION, address + &anchor.unwrap_or_default())]).into_response()
}

/// Writes what stands of a file where the program understands it.
async fn save_entry(
    server: Arc<ServerContext>,
    (path, is_text): (String, bool),
    (file, address): (SourcePath, String),
) -> Response {
    let saved = reply(&server, move |server, state| {
        let Some(forms) = &server.forms else { return StatusCode::NOT_FOUND.into_response() };
        let has_errors =
            of_file(state, &file).iter().any(|diagnostic| diagnostic.level == Level::Error);
        let site = FormSite { names: state.called_names(), languages: state.languages() };
        let seen = state.sources.texts.get(&file).map_or(&[][..], |bytes| bytes);
        let is_seen =
            forms.desk.standing(&file, site).is_ok_and(|standing| standing.text.as_bytes() == seen);
        let refused = match (is_seen, has_errors) {
            (false, _) => Outcome::Unchecked,
            (true, true) => Outcome::Wrong,
            (true, false) => match forms.desk.write_draft(&file, site) {
                Ok(true) => {
                    forms.wake();
                    return (StatusCode::SEE_OTHER, [(LOCATION, address.clone())]).into_response();
                }
                Ok(false) => Outcome::Undecided,
                Err(outcome) => outcome,
            },
        };
        form_page(server, state, (&path, is_text), (Some(&refused), None))
    });
    saved.await
}

/// Waits until what is shown has a text of a file; not for ever, since somebody else may change it meanwhile.
async fn wait_for_state(server: &Arc<ServerContext>, file: &SourcePath, text: Option<&str>) {
    let Some((forms, text)) = server.forms.as_ref().zip(text) else { return };
    let mut states = server.now.subscribe();
    forms.wake();
    let has_it = |state: &Arc<State>| {
        state.sources.texts.get(file).map_or(text.is_empty(), |bytes| **bytes == *text.as_bytes())
    };
    // Where the preview ends meanwhile, nobody waits for the answer.
    let _ = tokio::time::timeout(PATIENCE, states.wait_for(has_it)).await;
}

async fn ask_new(
    Extracted(server): Extracted<Arc<ServerContext>>,
    Path(kind): Path<String>,
) -> Response {
    let file = FileType::named(&kind).filter(|file| file.is_entry());
    let Some((file, forms)) = file.zip(server.forms.as_ref()) else {
        return not_found(&server.words);
    };
    let html = new_page(&server.words, file, &forms.token, None);
    page(&server.words, StatusCode::OK, &escaped(&server.words.say("edit-new", &[])), &html)
}

async fn begin_entry(
    Extracted(server): Extracted<Arc<ServerContext>>,
    Path(kind): Path<String>,
    request: Request,
) -> Response {
    let file = FileType::named(&kind).filter(|file| file.is_entry());
    let Some(file) = file else { return not_found(&server.words) };
    let Some(submission) = submission(&server, request).await else { return foreign_form(&server) };
    let begun = run_blocking(&server, move |server, state| {
        let forms = server.forms.as_ref()?;
        let site = FormSite { names: state.called_names(), languages: state.languages() };
        let typed = submission.first_value("name").unwrap_or_default().to_owned();
        if let Some(taken) = taken_day(file, &submission, &state.sources) {
            return Some(Err(again_page(&server.words, &forms.token, (&typed, &taken))));
        }
        let made = new_file(file, &submission, (&state.sources, site));
        let begun = made.and_then(|made| match made {
            Some((path, text)) => forms.desk.begin_file(&path, &text).map(|()| Some((path, text))),
            None => Ok(None),
        });
        Some(match begun {
            Ok(Some(begun)) => Ok(begun),
            Ok(None) => Err(new_page(&server.words, file, &forms.token, Some(&typed))),
            Err(outcome) => Err(format!("<p>{}</p>", told_outcome(&server.words, &outcome).1)),
        })
    })
    .await;
    match begun {
        Ok(Some(Ok((path, text)))) => {
            wait_for_state(&server, &path, Some(&text)).await;
            let address = format!("/_perelik/edit/entry/{}", encoded(path.as_str()));
            (StatusCode::SEE_OTHER, [(LOCATION, address)]).into_response()
        }
        Ok(Some(Err(html))) => {
            let title = escaped(&server.words.say("edit-new", &[]));
            page(&server.words, StatusCode::UNPROCESSABLE_ENTITY, &title, &html)
        }
        Ok(None) | Err(_) => not_found(&server.words),
    }
}

async fn ask_removal(
    Extracted(server): Extracted<Arc<ServerContext>>,
    Path(path): Path<String>,
) -> Response {
    reply(&server, move |server, state| {
        let Some(forms) = &server.forms else { return StatusCode::NOT_FOUND.into_response() };
        let words = &server.words;
        let Some(path) = named_file(state, forms, &path) else { return not_found(words) };
        let title = words.say("edit-remove-title", &[("file", path.file_name().into())]);
        let html = format!(
            "<p class=\"way\"><a href=\"/_perelik/edit/entry/{address}\">{back}</a></p><h1>{title}</h1>{named}<p>{about}</p>\
             <form method=\"post\"><input type=\"hidden\" name=\"token\" value=\"{token}\">\
             {name}<p class=\"bar\"><button>{go}</button></p></form>",
            address = encoded(path.as_str()),
            name = if forms.desk.asks_name() { name_row(words) } else { String::new() },
            named = named_by(words, &state.files_naming(&path)),
            back = escaped(&words.say("edit-back", &[])),
            title = escaped(&title),
            about = code_marked(&words.say("edit-remove-about", &[])),
            token = escaped(&forms.token),
            go = escaped(&words.say("edit-remove-go", &[])),
        );
        page(words, StatusCode::OK, &escaped(&title), &html)
    })
    .await
}

/// Says which files name an entry that is to go.
fn named_by(words: &Messages, files: &[SourcePath]) -> String {
    if files.is_empty() {
        return String::new();
    }
    let about = words.say("edit-remove-named", &[("count", files.len().into())]);
    let line = |path: &SourcePath| {
        let (address, name) = (encoded(path.as_str()), escaped(path.as_str()));
        format!("<li><a href=\"/_perelik/edit/entry/{address}\">{name}</a></li>")
    };
    let lines: String = files.iter().map(line).collect();
    format!("<div class=\"message\"><p>{}</p><ul>{lines}</ul></div>", escaped(&about))
}

async fn remove_entry(
    Extracted(server): Extracted<Arc<ServerContext>>,
    Path(path): Path<String>,
    request: Request,
) -> Response {
    let Some(submission) = submission(&server, request).await else { return foreign_form(&server) };
    reply(&server, move |server, state| {
        let Some(forms) = &server.forms else { return StatusCode::NOT_FOUND.into_response() };
        let Some(file) = named_file(state, forms, &path) else { return not_found(&server.words) };
        let site = FormSite { names: state.called_names(), languages: state.languages() };
        let named = forms.desk.note_name(&submission);
        match named.and_then(|()| forms.desk.take_away(&file, site)) {
            Ok(()) => {
                forms.wake();
                (StatusCode::SEE_OTHER, [(LOCATION, START)]).into_response()
            }
            Err(outcome) => form_page(server, state, (&path, false), (Some(&outcome), None)),
        }
    })
    .await
}

fn not_found(words: &Messages) -> Response {
    let title = escaped(&words.say("edit-no-file", &[]));
    let back = escaped(&words.say("edit-list", &[]));
    page(
        words,
        StatusCode::NOT_FOUND,
        &title,
        &format!("<h1>{title}</h1><p><a href=\"{START}\">{back}</a></p>"),
    )
}
