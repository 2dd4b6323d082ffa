//! One build, from the plan to the swap.
//!
//! Comes in: a site and the live tree. The first pass tells what differs; if nothing does, nothing more happens.
//! Else the older tree is marked, brought up to date, synced, swapped, and the mark taken away.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::cache::{PreviousFile, WriteCache};
use super::error::{Doing, WriteError, fault_at};
use super::fate::Fate;
use super::journal::exists;
use super::live::Live;
use super::manifest::{self, KEPT_FILE, MANIFEST};
use super::options::Options;
use super::place::OutputPlace;
use super::staging::{Layout, Staging};
use super::survey::Survey;
use super::tree::{Claim, Tree, claim};
use super::tree_update::TreeUpdate;
use super::written::Written;
use super::{disk, swap};
use crate::base::files::{FileSource, PlannedFile};
use crate::base::names::SitePath;

/// What a build works with; the lock is held.
pub(super) struct Build<'a> {
    /// The site to write.
    pub(super) site: &'a dyn FileSource,
    /// Where and how.
    pub(super) options: &'a Options,
    /// Where everything lies.
    pub(super) place: &'a OutputPlace,
    /// What is live.
    pub(super) live: &'a Tree,
    /// What the last build left.
    pub(super) recalled: WriteCache,
}

impl Build<'_> {
    /// Builds.
    pub(super) fn build(&self) -> Result<Written, WriteError> {
        let files = self.site.files();
        let planned: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        self.refuse_unknown_files(|path| planned.contains(path))?;

        let marked = exists(&self.place.mark);
        let layout = if marked { Layout::Tree } else { self.layout()? };
        let staging = Staging::new(&self.place.staging, layout);
        let fates = self.survey(&staging)?;
        // A file that no manifest names but that has the right bytes is ours: a manifest may be damaged.
        let same = |(file, fate): (&PlannedFile, &Fate)| fate.same.then(|| file.path.clone());
        let ours: BTreeSet<SitePath> = files.iter().zip(&fates).filter_map(same).collect();
        self.refuse_unknown_files(|path| ours.contains(path))?;

        let manifest = manifest::compose(self.site.day(), files, &fates);
        let mut written = self.compare(&fates, &planned);
        written.changed |= manifest.as_bytes() != self.live.manifest;
        written.recovered = marked;
        if written.changed || marked {
            self.make_tree(&staging, &fates, &manifest, &mut written)?;
        }
        if written.changed {
            self.swap(&mut written)?;
        }
        disk::remove_file(&self.place.mark)?;
        disk::remove_file(&self.place.journal)?;
        self.remember(fates, &written)?;
        Ok(written)
    }

    /// Leaves for the next build what this one knows of the files as they lie now.
    fn remember(&self, fates: Vec<Fate>, written: &Written) -> Result<(), WriteError> {
        if self.options.cache.program.is_empty() {
            return Ok(());
        }
        let output = &self.place.output;
        let now = if written.changed { Some(Tree::read(output, claim(output)?)?) } else { None };
        let tree = now.as_ref().unwrap_or(self.live);
        let known = |(file, fate): (&PlannedFile, Fate)| {
            let entry = tree.files.get(file.path.as_str())?;
            Some((file.path.to_string(), PreviousFile::new(fate.fingerprint, fate.sha256, entry)))
        };
        let mut files: BTreeMap<String, PreviousFile> =
            self.site.files().iter().zip(fates).filter_map(known).collect();
        if let Some(entry) = tree.files.get(MANIFEST) {
            files.insert(MANIFEST.to_owned(), PreviousFile::new(None, String::new(), entry));
        }
        let left = WriteCache::new(&self.options.cache, self.site.seal(), files);
        if left == self.recalled { Ok(()) } else { left.save(&self.place.cache) }
    }

    /// Refuses to go on if the live tree holds files that are not ours, but for those that `fine` says.
    fn refuse_unknown_files(&self, fine: impl Fn(&str) -> bool) -> Result<(), WriteError> {
        let is_ours = |path: &str| self.live.owns(path) || fine(path);
        let strange =
            self.live.files.iter().filter(|(path, entry)| {
                !is_ours(path) || path.as_str() == KEPT_FILE && !entry.is_file
            });
        refuse(self.live, strange.map(|(path, _)| path.clone()).collect())
    }

    /// Tells whether the older tree can be brought up to date, or a new one must be made.
    fn layout(&self) -> Result<Layout, WriteError> {
        if self.options.from_scratch || self.live.manifest.is_empty() {
            return Ok(Layout::Tree);
        }
        let is_whole = matches!(claim(&self.place.previous)?, Claim::Ours(..));
        Ok(if is_whole { Layout::Flat } else { Layout::Tree })
    }

    fn survey(&self, staging: &Staging) -> Result<Vec<Fate>, WriteError> {
        let known = !self.options.from_scratch && !self.live.manifest.is_empty();
        let live = Live(known.then_some(self.live));
        let recalled = &self.recalled;
        let verify = self.options.cache.verify;
        Survey { site: self.site, root: &self.options.root, live, staging, recalled, verify }
            .compare_files()
    }

    /// Says what will be written, kept and removed.
    fn compare(&self, fates: &[Fate], planned: &BTreeSet<&str>) -> Written {
        let mut written = Written::default();
        for (file, fate) in self.site.files().iter().zip(fates) {
            written.reused += usize::from(fate.reused);
            if fate.same {
                written.kept += 1;
            } else {
                written.bytes += fate.size;
                written.written.push(file.path.clone());
            }
        }
        let owned = self.live.owned.iter().filter(|path| {
            let path = path.as_str();
            self.live.files.contains_key(path) && !planned.contains(path) && path != MANIFEST
        });
        written.removed = owned.cloned().collect();
        written.changed = !written.written.is_empty() || !written.removed.is_empty();
        written
    }

    /// Makes the new tree, in the place of the older one.
    fn make_tree(
        &self,
        staging: &Staging,
        fates: &[Fate],
        manifest: &str,
        written: &mut Written,
    ) -> Result<(), WriteError> {
        let target = match staging.layout() {
            Layout::Tree => Tree { folder: self.place.staging.clone(), ..Tree::default() },
            Layout::Flat => self.older()?,
        };
        self.set_mark()?;
        disk::create_folders(&target.folder)
            .map_err(fault_at(Doing::MakingFolder, &target.folder))?;
        let mut update = TreeUpdate {
            files: self.site.files(),
            fates,
            live: self.live,
            staging,
            manifest,
            target: &target,
            may_link: !self.options.forbid.links,
            linked: 0,
            copied: 0,
        };
        update.apply()?;
        (written.linked, written.copied) = (update.linked, update.copied);
        if staging.layout() == Layout::Tree {
            disk::remove_tree(&self.place.previous)?;
            return disk::rename(&self.place.staging, &self.place.previous);
        }
        disk::remove_tree(&self.place.staging)
    }

    /// Lists the older tree; somebody's file that came into it with the last swap is not thrown away.
    fn older(&self) -> Result<Tree, WriteError> {
        let folder = &self.place.previous;
        let older = Tree::read(folder, claim(folder)?)?;
        let strange = older.files.iter().filter(|(path, entry)| {
            !entry.is_link && !older.owns(path) && !self.live.files.contains_key(path.as_str())
        });
        refuse(&older, strange.map(|(path, _)| path.clone()).collect())?;
        Ok(older)
    }

    fn set_mark(&self) -> Result<(), WriteError> {
        disk::remove_file(&self.place.mark)?;
        disk::create(&self.place.mark).map_err(fault_at(Doing::Writing, &self.place.mark)).map(drop)
    }

    fn swap(&self, written: &mut Written) -> Result<(), WriteError> {
        let sync: Duration = disk::sync_file_system(&self.place.previous)?;
        let removed = written.removed.iter().map(|path| path.as_str().to_owned()).collect();
        let swapped = swap::swap(self.place, self.options.forbid, removed)?;
        written.method = Some(swapped.method);
        written.sync = sync + swapped.sync;
        Ok(())
    }
}

fn refuse(tree: &Tree, names: Vec<String>) -> Result<(), WriteError> {
    if names.is_empty() {
        return Ok(());
    }
    Err(WriteError::UnknownFiles { folder: tree.folder.clone(), names })
}
