//! Copied files, looked through for what not everybody may see.
//!
//! They are the editor's own: what stands in a document or a table is not known to `check`. One that was looked through for the same is not
//! opened again.

use std::io::Read;

use super::disk;
use super::error::{Doing, WriteError, fault_at};
use super::fate::Fate;
use super::live::vanished;
use super::survey::{Buffers, Outcome, Survey};
use crate::base::files::Attachment;
use crate::base::names::SourcePath;
use crate::base::secrets::Look;

/// Which look it was: another one finds more.
const LOOK: u8 = 2;

impl Survey<'_> {
    /// Compares a file of the root with the live one and copies it if it differs, unless it holds what not everybody may see.
    pub(super) fn copied_and_looked_through(
        &self,
        index: usize,
        (source, known): (&SourcePath, &Attachment),
        buffers: &mut Buffers,
    ) -> Result<Outcome, WriteError> {
        let fate = self.copied(index, source, known)?;
        let Some(look) = self.site.open_look(index).filter(|look| !look.is_idle()) else {
            return Ok(Ok(fate));
        };
        let fingerprint = Some(format!("{} looked {LOOK}", known.hash));
        let path = self.site.files()[index].path.as_str();
        let before = self.previous_file(path, &mut buffers.live)?;
        let is_known = before.is_some_and(|before| before.fingerprint == fingerprint);
        match is_known {
            true => Ok(Ok(Fate { fingerprint, ..fate })),
            false => Ok(match self.look_through(source, known, look)? {
                Some(diagnostic) => Err(diagnostic),
                None => Ok(Fate { fingerprint, ..fate }),
            }),
        }
    }

    fn look_through(
        &self,
        source: &SourcePath,
        known: &Attachment,
        mut look: Look<'_>,
    ) -> Result<Option<Box<crate::base::diag::Diagnostic>>, WriteError> {
        let from = self.root.join(source.as_str());
        let mut bytes = Vec::new();
        let read = disk::open_file(&from)
            .and_then(|file| file.take(known.size.saturating_add(1)).read_to_end(&mut bytes));
        match read {
            Err(error) if !vanished(&error) => return Err(fault_at(Doing::Reading, &from)(error)),
            _ if blake3::hash(&bytes).to_hex().as_str() != known.hash => {
                return Err(WriteError::Changed { source: source.clone() });
            }
            _ => {}
        }
        look.feed(&bytes);
        Ok(look.finish())
    }
}
