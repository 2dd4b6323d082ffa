//! What every answer of the preview needs.

use super::state::State;
use crate::base::messages::Messages;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::watch;

/// What every answer is made with.
#[derive(Debug)]
pub(super) struct ServerContext {
    pub(super) words: Messages,
    pub(super) root: PathBuf,
    pub(super) gate: super::gate::Gate,
    pub(super) now: watch::Sender<Arc<State>>,
}
