//! The door of notify: events of the disk become quiet sets of changes.
//!
//! No event is trusted: any of them only means "look again". After a quiet moment the folders are walked and
//! compared as far as they are read, so what editors lay beside a file wakes nobody; a slow sweep does the same
//! without events, so network drives and lost events work, too. What changed is not told: who builds finds out for itself.

#![expect(
    clippy::disallowed_methods,
    reason = "disk I/O: looks at the disk and the clock until something changes"
)]

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::disk::discover::Snapshot;

/// How long nothing may happen before a set of changes is complete.
const QUIET: Duration = Duration::from_millis(40);
/// How long a set of changes is waited for at most.
const CAP: Duration = Duration::from_millis(250);
/// How long nothing may happen before somebody looks whether that is all: one save is several events.
const GLANCE: Duration = Duration::from_millis(3);
/// How often the folders are looked at without an event.
const SWEEP: Duration = Duration::from_secs(2);
/// The same on a disk of another machine, which gives no events for what is changed there.
const DISTANT_SWEEP: Duration = Duration::from_millis(500);
/// File systems that other machines or programs change without an event here, by the number that Linux gives them:
/// NFS, SMB (two), CIFS, 9P, FUSE, Ceph, AFS, VirtualBox's and VMware's shared folders.
const DISTANT: [u32; 10] = [
    0x6969,
    0x517B,
    0xFE53_4D42,
    0xFF53_4D42,
    0x0102_1997,
    0x6573_5546,
    0x00C3_6400,
    0x5346_414F,
    0x786F_4256,
    0xBACB_ACBC,
];
/// The folders of a site that are watched.
const FOLDERS: [&str; 3] = ["content", "private", "themes"];

/// Waits for changes of one site.
pub struct Watch {
    root: PathBuf,
    events: Receiver<()>,
    sender: Sender<()>,
    seen: Snapshot,
    is_distant: bool,
    /// When the first event of a set of changes came, and the last.
    begun: Instant,
    last: Instant,
    // Events stop when it is dropped.
    watcher: Option<RecommendedWatcher>,
}

impl Watch {
    /// Begins to watch. Where the system has no events to give, the sweep alone finds changes.
    pub fn new(root: &Path) -> Self {
        let (sender, events) = mpsc::channel();
        let waker = sender.clone();
        let handler = move |event: notify::Result<Event>| {
            // Reading is no change; without this a build would wake itself.
            if !event.is_ok_and(|event| event.kind.is_access()) {
                // The receiver is gone only when nobody waits any more.
                let _ = sender.send(());
            }
        };
        let mut watch = Self {
            root: root.to_path_buf(),
            events,
            sender: waker,
            seen: Snapshot::capture(root),
            is_distant: is_distant(root),
            begun: Instant::now(),
            last: Instant::now(),
            watcher: notify::recommended_watcher(handler).ok(),
        };
        watch.follow();
        watch
    }

    /// Tells whether the files lie where changes may come without an event, so that they are only swept for.
    pub(crate) fn is_distant(&self) -> bool {
        self.is_distant
    }

    /// Returns what makes it look again, as an event of the disk does.
    pub(crate) fn waker(&self) -> impl Fn() + Send + Sync + use<> {
        let sender = Mutex::new(self.sender.clone());
        move || {
            // Who is gone needs no waking.
            let _ = sender.lock().unwrap_or_else(PoisonError::into_inner).send(());
        }
    }

    /// Blocks until something happened, or until `is_over` says that there is another reason to look; it is asked at every
    /// sweep. What happened may have left the content as it was: who looks finds out. More may follow: see [`Watch::rests`].
    pub(crate) fn wait_event_or(&mut self, is_over: &dyn Fn() -> bool) {
        // The folders are not walked here, since who looks does that anyway; the next sweep does, and finds new ones.
        loop {
            match self.events.recv_timeout(self.sweep_interval()) {
                Ok(()) => {}
                Err(_) if self.is_other() || is_over() => {}
                Err(_) => continue,
            }
            self.begun = Instant::now();
            self.gather(GLANCE);
            return;
        }
    }

    /// Waits until what has begun is over, and tells whether nothing more happened since the caller began to look; after
    /// `false` the caller looks again. So the time until it is quiet is not lost, and only what is whole is shown.
    pub(crate) fn rests(&mut self) -> bool {
        let left = CAP.saturating_sub(self.begun.elapsed());
        if left.is_zero() {
            // What happens from now on is the next set of changes.
            return true;
        }
        let quiet = QUIET.saturating_sub(self.last.elapsed()).min(left);
        let is_over = self.events.recv_timeout(quiet).is_err();
        if !is_over {
            self.gather(Duration::ZERO);
        }
        is_over
    }

    /// Tells whether something happened since that was last asked, and waits for nothing.
    pub(crate) fn has_news(&mut self) -> bool {
        self.begun.elapsed() < CAP
            && self.events.try_recv().is_ok_and(|()| {
                self.gather(Duration::ZERO);
                true
            })
    }

    /// Takes what is reported at once, each within a pause of the last.
    fn gather(&mut self, pause: Duration) {
        while self.begun.elapsed() < CAP && self.events.recv_timeout(pause) == Ok(()) {}
        self.last = Instant::now();
    }

    /// Blocks until the content differs, or until `is_over` says that there is another reason to look again; it
    /// is asked at every sweep.
    pub fn wait_or(&mut self, is_over: &dyn Fn() -> bool) {
        loop {
            if self.events.recv_timeout(self.sweep_interval()) == Ok(()) {
                self.watch_new_folders();
            }
            if self.is_other() || is_over() {
                return;
            }
        }
    }

    fn sweep_interval(&self) -> Duration {
        if self.is_distant { DISTANT_SWEEP } else { SWEEP }
    }

    /// Walks the folders, and tells whether they differ from when that was last done.
    fn is_other(&mut self) -> bool {
        let now = Snapshot::capture(&self.root);
        let is_other = now != self.seen;
        if is_other {
            self.seen = now;
            // A folder may be new, or have been replaced by another of the same name.
            self.follow();
        }
        is_other
    }

    /// Lets a set of changes come to an end.
    fn watch_new_folders(&self) {
        let start = Instant::now();
        while start.elapsed() < CAP {
            match self.events.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn follow(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        let folders =
            FOLDERS.iter().map(|folder| self.root.join(folder)).filter(|folder| folder.is_dir());
        for folder in folders {
            // A folder that cannot be watched is still swept.
            let _ = watcher.watch(&folder, RecursiveMode::Recursive);
        }
    }
}

/// Asks the system what a folder lies on; one that cannot be asked is as good as near.
fn is_distant(folder: &Path) -> bool {
    let kind = rustix::fs::statfs(folder).ok().and_then(|about| u32::try_from(about.f_type).ok());
    kind.is_some_and(|kind| DISTANT.contains(&kind))
}
