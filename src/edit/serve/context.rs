//! What every answer of the preview needs.

use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::watch;
use uuid::Uuid;

use super::state::State;
use crate::base::messages::Messages;
use crate::edit::forms::Desk;

/// What every answer is made with.
#[derive(Debug)]
pub(super) struct ServerContext {
    pub(super) words: Messages,
    pub(super) root: PathBuf,
    pub(super) gate: super::gate::Gate,
    pub(super) now: watch::Sender<Arc<State>>,
    /// Nothing for a preview that only shows.
    pub(super) forms: Option<Forms>,
}

/// What a preview with forms has besides.
pub(crate) struct Forms {
    pub(super) desk: Arc<Desk>,
    /// Who knows it may change content; it stands in the first address, then in a cookie.
    pub(super) key: String,
    /// What each form of this run has in it.
    pub(super) token: String,
    wake: Box<dyn Fn() + Send + Sync>,
}

impl Forms {
    /// Makes the secrets of one run; `wake` is called when something is typed, so that the next state is made.
    pub(crate) fn new(desk: Arc<Desk>, wake: impl Fn() + Send + Sync + 'static) -> Self {
        // 122 bits of the system's randomness each.
        let secret = || Uuid::new_v4().simple().to_string();
        Self { desk, key: secret(), token: secret(), wake: Box::new(wake) }
    }

    /// Has the next state made.
    pub(super) fn wake(&self) {
        (self.wake)();
    }
}

impl std::fmt::Debug for Forms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Forms")
    }
}
