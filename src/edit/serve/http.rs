//! The listener: requests come in, answers go out.
//!
//! The door of axum and hyper. Each request passes the gate first; then it is answered from the state of that
//! moment, on a thread of its own kind, so that a large page holds up no other. Limits stand here as numbers
//! (docs/threats.md V15).

use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State as Extracted};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue, LOCATION, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{StatusCode, Uri};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use futures_util::Stream;
use futures_util::stream::unfold;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::sync::watch;

use super::answer::{Answer, answer};
use super::connections::{Connection, Connections};
use super::context::ServerContext;
use super::reply::{HTML, Panicked, own_response, reply, run_blocking};
use super::state::State;
use super::{editing, outgoing, remarks, values};

/// How many requests are worked on at the same time.
const WORKERS: usize = 4;
/// How many bytes the head of a request may have: the least that hyper takes.
const HEAD_LIMIT: usize = 8192;
/// How many lines the head of a request may have.
const HEAD_LINES: usize = 64;
/// How long the head of a request may take.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long to wait when the system gives no more connections.
const BREATH: Duration = Duration::from_millis(100);

/// Tells search engines what to leave out.
const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

/// What a tab is told that has nothing to do.
const NOTHING: &str = "null";
/// The channel on which tabs hear of changes; the way of their page follows it.
const EVENTS: &str = "/_perelik/events";
/// The panel of one page; its way follows it.
const PANEL: &str = "/_perelik/panel";

/// Begins to answer, on a thread of its own.
///
/// # Errors
/// What the system answers when it gives no thread or no events.
pub(super) fn spawn(listener: TcpListener, server: Arc<ServerContext>) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(WORKERS)
        .build()?;
    let thread = std::thread::Builder::new().name("serve".to_owned());
    thread.spawn(move || runtime.block_on(accept(listener, server)))?;
    Ok(())
}

async fn accept(listener: TcpListener, server: Arc<ServerContext>) {
    // A listener that is open and bound is refused by no system that has events.
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    let router = router(server);
    let connections = Arc::new(Connections::default());
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(BREATH).await;
            continue;
        };
        // Where all are being answered, who comes now is not heard.
        let Some(connection) = connections.register().map(Arc::new) else { continue };
        let router = router.clone().layer(Extension(Arc::clone(&connection)));
        let service = TowerToHyperService::new(router);
        let task = tokio::spawn(async move {
            let mut http = http1::Builder::new();
            http.timer(TokioTimer::new()).header_read_timeout(PATIENCE);
            http.max_buf_size(HEAD_LIMIT).max_headers(HEAD_LINES);
            // A connection that ends badly has nobody left to be told.
            let _ = http.serve_connection(TokioIo::new(stream), service).await;
        });
        connection.served_by(task.abort_handle());
        // What went in the place of newer ones is closed by its task, which gets a turn now.
        tokio::task::yield_now().await;
    }
}

fn router(server: Arc<ServerContext>) -> Router {
    let own =
        |kind, text: &'static str| get(move || async move { own_response(kind, text.to_owned()) });
    let router = Router::new();
    let router =
        if server.forms.is_some() { router.merge(editing::routes(&server)) } else { router };
    router
        .route(
            "/_perelik/reload.js",
            own("text/javascript; charset=utf-8", include_str!("reload.js")),
        )
        .route("/_perelik/panel.css", own("text/css; charset=utf-8", include_str!("panel.css")))
        .route("/_perelik/remarks", get(all_remarks))
        .route("/_perelik/remarks.json", get(remarks_json))
        .route("/_perelik/panel/{*page}", get(panel))
        .route("/_perelik/panel/", get(panel))
        .route("/_perelik/events/{*page}", get(events))
        .route("/_perelik/events/", get(events))
        .fallback(get(serve_site))
        .layer(from_fn_with_state(Arc::clone(&server), guard_request))
        .with_state(server)
}

/// Lets a request in, or refuses it, and says on each answer how browsers are to treat it.
async fn guard_request(
    Extracted(server): Extracted<Arc<ServerContext>>,
    Extension(connection): Extension<Arc<Connection>>,
    request: Request,
    next: Next,
) -> Response {
    connection.note_answer();
    let is_own = request.uri().path().starts_with("/_perelik");
    let mut response = match server.gate.admit(request.uri(), request.headers(), is_own) {
        Ok(()) => next.run(request).await,
        Err(refusal) => {
            let sentence = server.words.say(refusal.message_key(), &[]);
            (refusal.status_code(), own_response("text/plain; charset=utf-8", sentence))
                .into_response()
        }
    };
    connection.answered();
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    let embedding = HeaderName::from_static("cross-origin-resource-policy");
    headers.insert(embedding, HeaderValue::from_static("same-origin"));
    response
}

async fn serve_site(Extracted(server): Extracted<Arc<ServerContext>>, uri: Uri) -> Response {
    if values::are_asked(uri.query()) {
        return page_values(&server, uri).await;
    }
    reply(&server, move |server, state| match answer(&server.root, state, uri.path()) {
        Answer::Page(page) => {
            let has_nothing = page.html.is_empty() && page.fault.is_some();
            let status = match (page.is_found, has_nothing) {
                (_, true) => StatusCode::INTERNAL_SERVER_ERROR,
                (false, false) => StatusCode::NOT_FOUND,
                (true, false) => StatusCode::OK,
            };
            let html = outgoing::page_html(server, state, &page);
            (status, file_response(HTML, html.into())).into_response()
        }
        Answer::File(kind, bytes) => file_response(kind, bytes.into()),
        Answer::Folder(address) => {
            (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, address)]).into_response()
        }
        Answer::Changing => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    })
    .await
}

/// Answers with what the template of a page got.
async fn page_values(server: &Arc<ServerContext>, uri: Uri) -> Response {
    reply(server, move |server, state| match values::values_page(server, state, uri.path()) {
        Some(html) => ([(ROBOTS, "noindex")], own_response(HTML, html)).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    })
    .await
}

fn file_response(kind: &'static str, body: Body) -> Response {
    ([(CONTENT_TYPE, kind)], body).into_response()
}

async fn all_remarks(Extracted(server): Extracted<Arc<ServerContext>>) -> Response {
    reply(&server, |server, state| own_response(HTML, remarks::remarks_page(server, state))).await
}

async fn remarks_json(Extracted(server): Extracted<Arc<ServerContext>>) -> Response {
    let kind = "application/json; charset=utf-8";
    reply(&server, move |server, state| own_response(kind, remarks::json(server, state))).await
}

async fn panel(Extracted(server): Extracted<Arc<ServerContext>>, uri: Uri) -> Response {
    let html =
        move |server: &ServerContext, state: &State| match page_at(server, state, PANEL, &uri) {
            Answer::Page(page) => remarks::panel(server, state, &page),
            Answer::File(..) | Answer::Folder(_) | Answer::Changing => String::new(),
        };
    reply(&server, move |server, state| own_response(HTML, html(server, state))).await
}

/// Tells a tab what is true of its page: at once, and after each change.
async fn events(
    Extracted(server): Extracted<Arc<ServerContext>>,
    Extension(connection): Extension<Arc<Connection>>,
    uri: Uri,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    connection.streams();
    let mut changes = server.now.subscribe();
    changes.mark_changed();
    let stream = unfold((server, changes, uri), |(server, mut changes, uri)| async move {
        let data = next_statement(&server, &mut changes, uri.clone()).await?;
        Some((Ok(Event::default().data(data)), (server, changes, uri)))
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}

async fn next_statement(
    server: &Arc<ServerContext>,
    changes: &mut watch::Receiver<Arc<State>>,
    uri: Uri,
) -> Option<String> {
    changes.changed().await.ok()?;
    changes.mark_unchanged();
    let statement =
        move |server: &ServerContext, state: &State| match page_at(server, state, EVENTS, &uri) {
            Answer::Page(page) => outgoing::statement(server, state, &page),
            Answer::File(..) | Answer::Folder(_) | Answer::Changing => NOTHING.to_owned(),
        };
    // A tab whose page a defect spoils stays as it is and goes on listening; the terminal shows the panic.
    Some(run_blocking(server, statement).await.unwrap_or_else(|Panicked| NOTHING.to_owned()))
}

fn page_at(server: &ServerContext, state: &State, prefix: &str, uri: &Uri) -> Answer {
    let page = uri.path().strip_prefix(prefix).expect("the router sends here what begins so");
    answer(&server.root, state, page)
}
