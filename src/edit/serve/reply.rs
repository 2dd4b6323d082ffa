//! One answer, made of the state of its moment on a thread where work may take its time.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::context::ServerContext;
use super::outgoing;
use super::state::State;

/// The type of pages.
pub(super) const HTML: &str = "text/html; charset=utf-8";
/// What the preview's own pages may load.
const POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";

/// The work on an answer ended in a panic: a defect of the program.
pub(super) struct Panicked;

/// Answers with what `work` makes, or says that a defect of the program prevented it.
pub(super) async fn reply(
    server: &Arc<ServerContext>,
    work: impl FnOnce(&ServerContext, &State) -> Response + Send + 'static,
) -> Response {
    run_blocking(server, work).await.unwrap_or_else(|Panicked| {
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        (status, own_response(HTML, outgoing::panicked(&server.words))).into_response()
    })
}

/// Works on the state of this moment, on a thread where work may take its time.
pub(super) async fn run_blocking<T: Send + 'static>(
    server: &Arc<ServerContext>,
    work: impl FnOnce(&ServerContext, &State) -> T + Send + 'static,
) -> Result<T, Panicked> {
    let server = Arc::clone(server);
    let state = Arc::clone(&server.now.borrow());
    tokio::task::spawn_blocking(move || work(&server, &state)).await.map_err(|_| Panicked)
}

/// Answers with something of the preview's own.
pub(super) fn own_response(kind: &'static str, text: String) -> Response {
    ([(CONTENT_TYPE, kind), (CONTENT_SECURITY_POLICY, POLICY)], text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    use tokio::sync::watch;

    use axum::body::to_bytes;

    use crate::base::config::RawConfig;
    use crate::base::files::Sources;
    use crate::base::locale::Lang;
    use crate::base::messages::Messages;
    use crate::edit::serve::gate::Gate;
    use crate::site::pipeline::Previous;

    fn server(lang: Lang) -> Arc<ServerContext> {
        let (date, now) = (None, "2020-03-27T08:00:00Z".parse().unwrap());
        let (source_date_epoch, base_url, drafts, strict) = (None, None, true, false);
        let raw = RawConfig { date, source_date_epoch, now, base_url, drafts, strict };
        let first = State::initial(Sources::default(), &raw, &mut Previous::default());
        Arc::new(ServerContext {
            words: Messages::of_program(lang),
            root: std::path::PathBuf::new(),
            gate: Gate::new(80),
            now: watch::Sender::new(Arc::new(first)),
            forms: None,
        })
    }

    async fn text(response: Response) -> (StatusCode, String) {
        let status = response.status();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8(bytes.to_vec()).unwrap())
    }

    #[test]
    fn a_panic_is_said_in_words_with_status_500_and_the_next_answer_is_made() {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        runtime.max_blocking_threads(1);
        for (lang, sentence) in [(Lang::UK, "Перегляд працює далі"), (Lang::EN, "preview goes on")]
        {
            let server = server(lang);
            runtime.build().unwrap().block_on(async {
                for defect in ["a text", "another"] {
                    let spoilt = reply(&server, move |_, _| panic!("{defect}")).await;
                    assert_eq!(spoilt.headers()[CONTENT_TYPE], HTML);
                    let (status, page) = text(spoilt).await;
                    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
                    assert!(page.contains(sentence), "{page}");
                    assert!(page.contains(&format!("<html lang=\"{}\">", server.words.lang())));
                }
                let whole = reply(&server, |_, _| "whole".into_response()).await;
                assert_eq!(text(whole).await, (StatusCode::OK, "whole".to_owned()));
            });
        }
    }

    #[test]
    fn a_panic_is_told_apart_from_an_empty_value() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let server = server(Lang::UK);
        let spoilt = |_: &ServerContext, _: &State| -> String { panic!("a defect") };
        assert!(runtime.block_on(run_blocking(&server, spoilt)).is_err());
        let empty = |_: &ServerContext, _: &State| String::new();
        assert!(runtime.block_on(run_blocking(&server, empty)).is_ok_and(|text| text.is_empty()));
    }
}
