//! One program at a time writes files of a site.
//!
//! The lock is the kernel's (`flock`) on the site's folder itself, so a killed program frees it and nothing is left of it. A
//! disk that cannot lock a folder goes without.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::error::SaveError;

/// How long to sleep between two looks at a busy lock.
const PAUSE: Duration = Duration::from_millis(20);
/// How long another program is waited for: it holds the lock only while it renames files.
const PATIENCE: Duration = Duration::from_secs(10);

/// The lock, held until dropped.
pub(super) struct Lock {
    _folder: File,
}

impl Lock {
    /// Takes the lock of a site.
    pub(super) fn acquire(root: &Path) -> Result<Self, SaveError> {
        let begun = Instant::now();
        let folder = File::open(root).map_err(SaveError::disk("write-doing-locking", root))?;
        loop {
            match folder.try_lock() {
                Ok(()) | Err(TryLockError::Error(_)) => return Ok(Self { _folder: folder }),
                Err(TryLockError::WouldBlock) if begun.elapsed() > PATIENCE => {
                    return Err(SaveError::Busy);
                }
                Err(TryLockError::WouldBlock) => sleep(PAUSE),
            }
        }
    }
}
