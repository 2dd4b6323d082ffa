//! One build at a time.
//!
//! The lock is the kernel's (`flock`), so a killed build frees it; the file holds the number of the process, for
//! the message only. It lies in the state folder, because a lock would follow the inode of a swapped tree.

use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::time::{Duration, Instant};

use rustix::fs::OFlags;

use super::disk;
use super::error::{Doing, WriteError, fault_at};
use super::place::OutputPlace;

/// How long to sleep between two looks at a busy lock.
const PAUSE: Duration = Duration::from_millis(20);

/// The lock, held until dropped.
#[derive(Debug)]
pub(super) struct Lock(File);

impl Lock {
    /// Takes the lock, making the state folder if need be; waits at most `wait` for another build.
    pub(super) fn acquire(place: &OutputPlace, wait: Duration) -> Result<Self, WriteError> {
        let start = Instant::now();
        loop {
            place.make_state()?;
            let file = disk::open(&place.lock, OFlags::RDWR | OFlags::CREATE)
                .map_err(fault_at(Doing::Locking, &place.lock))?;
            match file.try_lock() {
                Ok(()) if is_at(&file, place) => return Self::sign(file, place),
                Ok(()) => {}
                Err(TryLockError::Error(error)) => {
                    return Err(fault_at(Doing::Locking, &place.lock)(error));
                }
                Err(TryLockError::WouldBlock) if start.elapsed() < wait => {
                    std::thread::sleep(PAUSE.min(wait));
                }
                Err(TryLockError::WouldBlock) => return Err(held(place)),
            }
        }
    }

    /// Writes down who holds the lock.
    fn sign(mut file: File, place: &OutputPlace) -> Result<Self, WriteError> {
        file.set_len(0)
            .and_then(|()| writeln!(file, "{}", std::process::id()))
            .map_err(fault_at(Doing::Locking, &place.lock))?;
        Ok(Self(file))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Only the message of another build would suffer; the lock itself goes with the file.
        let _ = self.0.set_len(0);
    }
}

/// Tells whether the locked file is still the one at its path: the state folder may have been deleted.
fn is_at(file: &File, place: &OutputPlace) -> bool {
    match (file.metadata(), fs::symlink_metadata(&place.lock)) {
        (Ok(held), Ok(found)) => (held.dev(), held.ino()) == (found.dev(), found.ino()),
        _ => false,
    }
}

fn held(place: &OutputPlace) -> WriteError {
    let text = fs::read_to_string(&place.lock).unwrap_or_default();
    WriteError::Locked { lock: place.lock.clone(), pid: text.trim().parse().ok() }
}
