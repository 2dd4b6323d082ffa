//! Who may change content, and what a page with forms is allowed.
//!
//! Content is changed by who knows the key of this run alone: it stands in the address that the terminal shows, then in a cookie that
//! pages of other sites cannot use. Each form has a token besides, and must come from a page of this very address (docs/threats.md V14).

use std::sync::Arc;

use axum::body::to_bytes;
use axum::extract::{Request, State as Extracted};
use axum::http::StatusCode;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, LOCATION, ORIGIN,
    SET_COOKIE,
};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::context::ServerContext;
use super::reply::HTML;
use crate::base::html::{code_marked, escaped};
use crate::base::messages::Messages;
use crate::edit::forms::Submission;

/// The address of the list of files; with the key it lets a browser in.
pub(super) const START: &str = "/_perelik/edit/";
/// How many bytes a form may have.
const FORM_LIMIT: usize = 8 << 20;
/// What pages with forms may load, and where their forms may go.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; \
                      form-action 'self'; frame-ancestors 'none'";
/// What a browser says of the page that asks.
const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Lets in who knows the key: by the address at first, then by the cookie that it gave.
pub(super) async fn let_in(
    Extracted(server): Extracted<Arc<ServerContext>>,
    request: Request,
    next: Next,
) -> Response {
    let Some(forms) = &server.forms else { return StatusCode::NOT_FOUND.into_response() };
    let cookie = format!("perelik-{}", &forms.key[..8]);
    let given = request.uri().query().and_then(|query| query.strip_prefix("key="));
    if given == Some(&forms.key) && request.uri().path() == START {
        let value =
            format!("{cookie}={}; Path=/_perelik/edit/; HttpOnly; SameSite=Strict", forms.key);
        return (StatusCode::SEE_OTHER, [(LOCATION, START.to_owned()), (SET_COOKIE, value)])
            .into_response();
    }
    if !has_cookie(request.headers(), &cookie, &forms.key) {
        let title = escaped(&server.words.say("edit-locked", &[]));
        let about = code_marked(&server.words.say("edit-locked-about", &[]));
        return page(
            &server.words,
            StatusCode::FORBIDDEN,
            &title,
            &format!("<h1>{title}</h1><p>{about}</p>"),
        );
    }
    next.run(request).await
}

fn has_cookie(headers: &HeaderMap, name: &str, value: &str) -> bool {
    let all = headers.get_all(COOKIE).iter().filter_map(|header| header.to_str().ok());
    let mut pairs =
        all.flat_map(|header| header.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.any(|(own, given)| own == name && given == value)
}

/// Reads what a form sent; nothing where it did not come from a form of this run.
pub(super) async fn submission(server: &ServerContext, request: Request) -> Option<Submission> {
    let headers = request.headers();
    // The gate refused every other origin; here one must be told.
    let is_own =
        headers.get(SITE).is_some_and(|site| site == "same-origin") || headers.contains_key(ORIGIN);
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let is_form = kind
        .split(';')
        .next()
        .is_some_and(|kind| kind.trim() == "application/x-www-form-urlencoded");
    if !is_own || !is_form {
        return None;
    }
    let bytes = to_bytes(request.into_body(), FORM_LIMIT).await.ok()?;
    let pairs = form_urlencoded::parse(&bytes);
    let submission =
        Submission::new(pairs.map(|(name, value)| (name.into_owned(), value.into_owned())));
    let forms = server.forms.as_ref()?;
    (submission.sent_token() == forms.token).then_some(submission)
}

/// Answers a form that did not come from a page of this run.
pub(super) fn foreign_form(server: &ServerContext) -> Response {
    let title = escaped(&server.words.say("edit-foreign", &[]));
    let about = escaped(&server.words.say("edit-foreign-about", &[]));
    page(&server.words, StatusCode::FORBIDDEN, &title, &format!("<h1>{title}</h1><p>{about}</p>"))
}

/// Returns a page with forms; `title` is escaped.
pub(super) fn page(words: &Messages, status: StatusCode, title: &str, body: &str) -> Response {
    let html = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title} · Perelik</title>\n\
         <link rel=\"stylesheet\" href=\"/_perelik/edit/forms.css\">\n<script src=\"/_perelik/edit/forms.js\" defer></script>\n</head>\n\
         <body>\n<main>{body}</main>\n</body>\n</html>\n",
        words.lang()
    );
    (status, [(CONTENT_TYPE, HTML), (CONTENT_SECURITY_POLICY, POLICY)], html).into_response()
}
