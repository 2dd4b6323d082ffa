//! The site as it is while somebody types: the files, the open texts over them, and what the engine makes of both.

use std::sync::{Arc, OnceLock};

use super::buffers::Buffers;
use crate::base::config::RawConfig;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::files::Sources;
use crate::content::validate::NameIndex;
use crate::list::model::Register;
use crate::site::pipeline::{Output, Previous, inspect_again};

/// What the engine made of one set of texts.
#[derive(Debug)]
pub(super) struct Inspected {
    /// The texts.
    pub(super) sources: Sources,
    /// What is known.
    pub(super) register: Register,
    /// The site.
    pub(super) output: Arc<Output>,
    /// All that is to be said, but for what only making every page tells.
    pub(super) diagnostics: Diagnostics,
    /// What making every page told, of these texts or of those before.
    pub(super) faults: Vec<Diagnostic>,
    /// Counted from 1.
    pub(super) revision: u64,
    /// Made when somebody asks.
    names: OnceLock<NameIndex>,
}

/// A site that is edited.
#[derive(Debug, Default)]
pub(super) struct Workspace {
    files: Sources,
    /// The open texts.
    pub(super) buffers: Buffers,
    previous: Previous,
    now: Option<Inspected>,
    is_stale: bool,
}

impl Workspace {
    /// Takes the files as they lie now.
    pub(super) fn set_files(&mut self, files: Sources) {
        self.files = files;
        self.is_stale = true;
    }

    /// Notes that an open text is another.
    pub(super) fn mark_stale(&mut self) {
        self.is_stale = true;
    }

    /// Notes that the day may be another.
    pub(super) fn mark_stale_after(&mut self, raw: &RawConfig) {
        self.is_stale |= self.now.as_ref().is_some_and(|now| !now.output.is_of_day(raw));
    }

    /// Returns what was made last, with the open texts.
    pub(super) fn site(&self) -> Option<(&Inspected, &Buffers)> {
        self.now.as_ref().map(|now| (now, &self.buffers))
    }

    /// Has the engine look at the texts as they are, where one of them is another; tells whether it did.
    pub(super) fn refresh(&mut self, raw: &RawConfig) -> bool {
        let is_fresh = self.now.is_some() && !self.is_stale;
        let before = self.now.take();
        let now = match before {
            Some(now) if !self.is_stale => now,
            before => self.inspect_anew(raw, before),
        };
        self.is_stale = false;
        self.now = Some(now);
        !is_fresh
    }

    fn inspect_anew(&mut self, raw: &RawConfig, before: Option<Inspected>) -> Inspected {
        let sources = self.buffers.overlaid(&self.files);
        let checked = inspect_again(&sources, raw, &mut self.previous);
        let (register, output) = checked.value;
        let revision = before.as_ref().map_or(1, |before| before.revision + 1);
        // What the theme could not make it cannot make still, until it was tried again.
        let is_same_theme = |before: &Inspected| before.output.theme_hash() == output.theme_hash();
        let faults = before.filter(is_same_theme).map_or_else(Vec::new, |before| before.faults);
        Inspected {
            sources,
            register,
            output: Arc::new(output),
            faults: if checked.diagnostics.has_errors() { Vec::new() } else { faults },
            diagnostics: checked.diagnostics,
            revision,
            names: OnceLock::new(),
        }
    }

    /// Takes what making every page told; nothing where the texts are others by now.
    pub(super) fn set_faults(&mut self, revision: u64, faults: Vec<Diagnostic>) -> bool {
        match &mut self.now {
            Some(now) if now.revision == revision && now.faults != faults => {
                now.faults = faults;
                true
            }
            Some(_) | None => false,
        }
    }
}

impl Inspected {
    /// Returns what terms and organisations are called.
    pub(super) fn called_names(&self) -> &NameIndex {
        self.names.get_or_init(|| self.register.name_index())
    }

    /// Returns all that is to be said, sorted as `check` does.
    pub(super) fn sorted_diagnostics(&self) -> Vec<&Diagnostic> {
        let mut all = self.diagnostics.sorted();
        if !self.faults.is_empty() {
            all.extend(&self.faults);
            all.sort();
            all.dedup();
        }
        all
    }

    /// Tells whether only making every page would tell more: the site has a theme of its own, and nothing forbids building.
    pub(super) fn may_hide_faults(&self) -> bool {
        let has_theme = self.sources.texts.keys().any(|path| path.below("themes").is_some());
        has_theme && !self.diagnostics.has_errors()
    }
}
