//! The door through which what is saved goes to the others, and theirs comes.

use std::sync::Arc;

use axum::extract::{Request, State as Extracted};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::context::ServerContext;
use super::form_guard::{foreign_form, page, submission};
use super::reply::reply;
use crate::base::html::escaped;
use crate::edit::forms::{Exchanged, FormSite, SendPage};

/// Shows what waits.
pub(super) async fn show_waiting(Extracted(server): Extracted<Arc<ServerContext>>) -> Response {
    reply(&server, |server, _| send_page(server, None)).await
}

/// Sends what waits, or brings what others changed.
pub(super) async fn exchange_changes(
    Extracted(server): Extracted<Arc<ServerContext>>,
    request: Request,
) -> Response {
    let Some(submission) = submission(&server, request).await else { return foreign_form(&server) };
    let is_sending = match submission.asked_action() {
        "send" => true,
        "receive" => false,
        _ => return foreign_form(&server),
    };
    reply(&server, move |server, state| {
        let Some(forms) = &server.forms else { return StatusCode::NOT_FOUND.into_response() };
        let site = FormSite { names: state.called_names(), languages: state.languages() };
        // A name that is not kept is asked for again.
        let exchanged = match forms.desk.note_name(&submission) {
            Ok(()) => forms.desk.exchange_with_others(is_sending, site),
            Err(_) => Exchanged::Unnamed,
        };
        forms.wake();
        send_page(server, Some(&exchanged))
    })
    .await
}

fn send_page(server: &ServerContext, exchanged: Option<&Exchanged>) -> Response {
    let Some(forms) = &server.forms else { return StatusCode::NOT_FOUND.into_response() };
    let waiting = forms.desk.waiting_changes();
    let html = SendPage {
        words: &server.words,
        token: &forms.token,
        waiting: waiting.as_ref(),
        asks_name: forms.desk.asks_name(),
        exchanged,
    };
    let status = match exchanged {
        None | Some(Exchanged::Done { .. }) => StatusCode::OK,
        Some(Exchanged::Offline(_)) => StatusCode::BAD_GATEWAY,
        Some(
            Exchanged::Undecided(_)
            | Exchanged::Stuck(_)
            | Exchanged::Unkept(_)
            | Exchanged::Refused(_)
            | Exchanged::Busy
            | Exchanged::Alone
            | Exchanged::Overtaken
            | Exchanged::Foreign
            | Exchanged::Unnamed
            | Exchanged::Closed(_)
            | Exchanged::Unsaved,
        ) => StatusCode::CONFLICT,
    };
    let title = escaped(&server.words.say("edit-send-title", &[]));
    page(&server.words, status, &title, &html.send_html())
}
