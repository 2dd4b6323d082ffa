//! Reads the site that a command was given, with the history that lies elsewhere.

use super::history;
use super::save;
use super::session::{Failure, Session};
use crate::base::diag::Arg;
use crate::base::files::Sources;
use crate::disk::discover::{Places, ReadCache, Stamp, Stillness, discover_again, stamp};

impl Session {
    /// Reads the site.
    pub(super) fn read(&self) -> Result<Sources, Failure> {
        self.read_again(&mut ReadCache::default(), Stillness::WHOLE)
    }

    /// Reads the site once more.
    pub(super) fn read_again(
        &self,
        seen: &mut ReadCache,
        still: Stillness,
    ) -> Result<Sources, Failure> {
        let shown = || vec![("path", Arg::Text(self.root.display().to_string()))];
        if !self.root.is_dir() {
            return Err(self.fail("cli-root-missing", &shown()));
        }
        save::recover(self)?;
        if let Some(private) = self.private.as_ref().filter(|private| !private.is_dir()) {
            return Err(self.fail("cli-private-missing", &[("path", Self::path_argument(private))]));
        }
        let sources = discover_again(&self.places(), seen, still);
        let mut sources = sources.map_err(|_| self.fail("cli-root-missing", &shown()))?;
        if let Some(history) = &self.ledger {
            history::read_into(history, self, &mut sources)?;
        }
        let has_content = sources.texts.keys().any(|path| path.below("content").is_some());
        if has_content || !sources.diagnostics.sorted().is_empty() {
            Ok(sources)
        } else {
            Err(self.fail("cli-no-content", &shown()))
        }
    }

    /// Looks at the sources without reading them; nothing where that fails.
    pub(super) fn stamp(&self) -> Option<Stamp> {
        save::recover(self).ok()?;
        let mut stamp = stamp(&self.places()).ok()?;
        if let Some(history) = &self.ledger {
            let text = history::read(history, self).ok()?.unwrap_or_default();
            stamp.hash.push_str(blake3::hash(&text).to_hex().as_str());
        }
        Some(stamp)
    }

    fn places(&self) -> Places<'_> {
        Places { root: &self.root, private: self.private.as_deref() }
    }
}
