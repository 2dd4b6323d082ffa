//! The first pass: every file is made once and compared with the live tree, byte by byte.
//!
//! Comes in: the site, and the live tree as listed. Goes out: for each file whether it is the same, with its
//! size and hash; what differs lies in the staging folder. Files that are copied must still have the hash that
//! was checked. Nothing but the staging folder is touched.

use std::collections::BTreeSet;
use std::io::{Read, Seek, Write};
use std::path::Path;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::cache::{PreviousFile, WriteCache};
use super::error::{Doing, WriteError, fault_at};
use super::fate::Fate;
use super::live::{Live, vanished};
use super::staging::Staging;
use super::stream::Stream;
use super::{compressed, disk};
use crate::base::attachments;
use crate::base::diag::Diagnostic;
use crate::base::files::{
    Attachment, Coding, FileAnswer, FileSource, Origin, PlannedFile, Recollection,
};
use crate::base::names::SourcePath;
use crate::base::secrets::Look;
use crate::base::sink::{ContentDigest, Sink, hex};

/// What the first pass works with.
pub(super) struct Survey<'a> {
    /// The site.
    pub(super) site: &'a dyn FileSource,
    /// Where copied files come from.
    pub(super) root: &'a Path,
    /// The tree to compare with.
    pub(super) live: Live<'a>,
    /// Where to put what differs.
    pub(super) staging: &'a Staging,
    /// What the last build left.
    pub(super) recalled: &'a WriteCache,
    /// Whether that is compared with the bytes on the disk.
    pub(super) verify: bool,
}

/// The memory of one thread.
#[derive(Default)]
pub(super) struct Buffers {
    page: Vec<u8>,
    pub(super) live: Vec<u8>,
}

/// From this capacity on a buffer is given back: few files are as large, and the others need no such room.
const LARGE: usize = 4 * 1024 * 1024;

impl Buffers {
    /// Makes room for the next file.
    fn clear(&mut self) {
        for buffer in [&mut self.page, &mut self.live] {
            buffer.clear();
            if buffer.capacity() > LARGE {
                *buffer = Vec::new();
            }
        }
    }
}

/// One file, or what is wrong with its template.
pub(super) type Outcome = Result<Fate, Box<Diagnostic>>;

impl Survey<'_> {
    /// Makes and compares every file, in parallel.
    pub(super) fn compare_files(&self) -> Result<Vec<Fate>, WriteError> {
        self.site.recall(&|path| {
            // What cannot be read now is a fault when its own turn comes.
            let known = self.previous_file(path, &mut Vec::new()).ok().flatten()?;
            let PreviousFile { fingerprint, size, sha256, .. } = known.clone();
            Some(Recollection { fingerprint: fingerprint?, size, sha256 })
        });
        let files = self.site.files();
        let turns: BTreeSet<u8> = files.iter().map(|file| file.turn).collect();
        let mut outcomes = Vec::with_capacity(files.len());
        for turn in turns {
            let of_turn: Vec<usize> =
                (0..files.len()).filter(|&index| files[index].turn == turn).collect();
            let made = of_turn
                .into_par_iter()
                .map_init(Buffers::default, |buffers, index| {
                    Ok((index, self.survey_file(index, buffers)?))
                })
                .collect::<Result<Vec<(usize, Option<Outcome>)>, WriteError>>()?;
            outcomes.extend(made);
        }
        outcomes.sort_by_key(|(index, _)| *index);
        let mut fates = Vec::with_capacity(outcomes.len());
        let mut diagnostics = Vec::new();
        for (_, outcome) in outcomes {
            match outcome.transpose() {
                Ok(fate) => fates.push(fate),
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
        diagnostics.sort();
        diagnostics.dedup();
        if diagnostics.is_empty() {
            self.siblings(fates)
        } else {
            Err(WriteError::Templates(diagnostics))
        }
    }

    /// Fills the gaps that [`Self::survey_file`] left for compressed files: their originals are compared now.
    fn siblings(&self, fates: Vec<Option<Fate>>) -> Result<Vec<Fate>, WriteError> {
        let files = self.site.files();
        let gap = |(index, file): (usize, &PlannedFile)| match &file.bytes {
            Origin::Compressed(coding, of) => Some((index, *coding, of.clone())),
            Origin::Rendered | Origin::Copied(..) | Origin::Cleaned(..) => None,
        };
        let gaps: Vec<_> = files.iter().enumerate().filter_map(gap).collect();
        let made = gaps
            .par_iter()
            .map_init(Buffers::default, |buffers, (index, coding, original)| {
                let position = files.binary_search_by(|file| file.path.cmp(original));
                let of = position.ok().and_then(|at| fates[at].as_ref().map(|fate| (at, fate)));
                let Some(of) = of else { unreachable!("{original} is no file of the site") };
                self.compressed(*index, *coding, of, buffers)
            })
            .collect::<Result<Vec<Fate>, WriteError>>()?;
        let mut made = made.into_iter();
        Ok(fates.into_iter().filter_map(|fate| fate.or_else(|| made.next())).collect())
    }

    /// Compresses the file at a position, unless the last build compressed the same bytes.
    fn compressed(
        &self,
        index: usize,
        coding: Coding,
        (position, fate): (usize, &Fate),
        buffers: &mut Buffers,
    ) -> Result<Fate, WriteError> {
        let files = self.site.files();
        let (path, original) = (files[index].path.as_str(), files[position].path.as_str());
        let fingerprint = Some(format!("{} {}", coding.extension(), fate.sha256));
        if let Some(known) = self.previous_file(path, &mut buffers.live)?
            && known.fingerprint == fingerprint
        {
            let PreviousFile { size, sha256, .. } = known.clone();
            return Ok(Fate { same: true, size, sha256, fingerprint, reused: true });
        }
        let live = self.live.0.filter(|_| fate.same).map(|live| live.at(original));
        let at = live.unwrap_or_else(|| self.staging.at(position, original));
        buffers.live.clear();
        let read = disk::open_file(&at).and_then(|mut file| file.read_to_end(&mut buffers.live));
        read.map_err(fault_at(Doing::Reading, &at))?;
        buffers.page.clear();
        compressed::encode(coding, original, &buffers.live, &mut buffers.page);
        self.made(index, buffers).map(|fate| Fate { fingerprint, ..fate })
    }

    /// Makes and compares one file; a compressed one waits for the second pass.
    fn survey_file(
        &self,
        index: usize,
        buffers: &mut Buffers,
    ) -> Result<Option<Outcome>, WriteError> {
        let outcome = match &self.site.files()[index].bytes {
            Origin::Rendered => {
                let outcome = self.rendered(index, buffers)?;
                self.site.placed(index);
                outcome
            }
            Origin::Copied(source, known) => {
                self.copied_and_looked_through(index, (source, known), buffers)?
            }
            Origin::Cleaned(source, known) => Ok(self.cleaned(index, source, known, buffers)?),
            Origin::Compressed(..) => return Ok(None),
        };
        Ok(Some(outcome))
    }

    fn rendered(&self, index: usize, buffers: &mut Buffers) -> Result<Outcome, WriteError> {
        let path = self.site.files()[index].path.as_str();
        let known = self.previous_file(path, &mut buffers.live)?;
        let fingerprint = known.and_then(|known| known.fingerprint.as_deref());
        buffers.clear();
        let mut stream =
            Stream::new(self.live, self.staging, index, self.site.files()[index].path.as_str());
        let mut look = self.site.open_look(index);
        let mut take = |piece: &[u8]| {
            look.iter_mut().for_each(|look| look.feed(piece));
            stream.push(piece);
        };
        let mut sink = Sink::flowing(&mut buffers.page, &mut take);
        match self.site.make(index, fingerprint, &mut sink) {
            Err(diagnostic) => Ok(Err(diagnostic)),
            Ok(FileAnswer::Anew(fingerprint)) => {
                let tally = sink.digest();
                look.iter_mut().for_each(|look| look.feed(&buffers.page));
                if let Some(diagnostic) = look.and_then(Look::finish) {
                    return Ok(Err(diagnostic));
                }
                if stream.has_begun() {
                    stream.push(&buffers.page);
                    let same = stream.finish()?;
                    return Ok(Ok(Fate { fingerprint, ..Fate::new(same, tally) }));
                }
                let fate = self.compare(index, buffers, tally)?;
                Ok(Ok(Fate { fingerprint, ..fate }))
            }
            Ok(FileAnswer::Same(fingerprint)) => {
                let PreviousFile { size, sha256, .. } =
                    known.cloned().expect("only what is known can be the same");
                let fingerprint = Some(fingerprint);
                Ok(Ok(Fate { same: true, size, sha256, fingerprint, reused: true }))
            }
        }
    }

    /// Compares what was made with the live file, and stages it if it differs.
    fn made(&self, index: usize, buffers: &mut Buffers) -> Result<Fate, WriteError> {
        let page = &buffers.page;
        let tally = ContentDigest { bytes: page.len() as u64, sha256: hex(&Sha256::digest(page)) };
        self.compare(index, buffers, tally)
    }

    fn compare(
        &self,
        index: usize,
        buffers: &mut Buffers,
        tally: ContentDigest,
    ) -> Result<Fate, WriteError> {
        let path = self.site.files()[index].path.as_str();
        let page = &buffers.page;
        let same = self.is_live(path, page, &mut buffers.live)?;
        if !same {
            self.staging.stage_bytes(index, path, page)?;
        }
        Ok(Fate::new(same, tally))
    }

    /// Returns what the last build knew of a file that still lies there as it was written.
    pub(super) fn previous_file(
        &self,
        path: &str,
        buffer: &mut Vec<u8>,
    ) -> Result<Option<&PreviousFile>, WriteError> {
        let Some(live) = self.live.0 else { return Ok(None) };
        let (known, entry) = (self.recalled.files.get(path), live.files.get(path));
        let (Some(known), Some(entry)) = (known, entry) else { return Ok(None) };
        if known.fingerprint.is_none() || !known.matches(entry) {
            return Ok(None);
        }
        if self.verify {
            let Some(mut file) = self.live.open(path, Some(known.size))? else { return Ok(None) };
            buffer.clear();
            file.read_to_end(buffer).map_err(|error| self.live.read_fault(path, error))?;
            if hex(&Sha256::digest(&*buffer)) != known.sha256 {
                return Ok(None);
            }
        }
        Ok(Some(known))
    }

    /// Takes from a picture what it tells beside what it shows; one that is not what was checked is refused.
    fn cleaned(
        &self,
        index: usize,
        source: &SourcePath,
        known: &Attachment,
        buffers: &mut Buffers,
    ) -> Result<Fate, WriteError> {
        let from = self.root.join(source.as_str());
        let mut bytes = Vec::new();
        let read = disk::open_file(&from)
            .and_then(|file| file.take(known.size.saturating_add(1)).read_to_end(&mut bytes));
        match read {
            Err(error) if !vanished(&error) => return Err(fault_at(Doing::Reading, &from)(error)),
            _ => {}
        }
        let is_known = blake3::hash(&bytes).to_hex().as_str() == known.hash;
        let clean = is_known.then(|| attachments::clean(source.extension(), &bytes)).flatten();
        buffers.page = clean.ok_or_else(|| WriteError::Changed { source: source.clone() })?;
        self.made(index, buffers)
    }

    /// Tells whether the live tree has a file of these bytes.
    fn is_live(&self, path: &str, page: &[u8], buffer: &mut Vec<u8>) -> Result<bool, WriteError> {
        let Some(mut file) = self.live.open(path, Some(page.len() as u64))? else {
            return Ok(false);
        };
        buffer.clear();
        let read = file.read_to_end(buffer);
        read.map_err(|error| self.live.read_fault(path, error))?;
        Ok(buffer == page)
    }

    /// Compares a file of the root with the live one, and copies it if it differs.
    pub(super) fn copied(
        &self,
        index: usize,
        source: &SourcePath,
        known: &Attachment,
    ) -> Result<Fate, WriteError> {
        let path = self.site.files()[index].path.as_str();
        let from = self.root.join(source.as_str());
        let changed = || WriteError::Changed { source: source.clone() };
        let mut file = disk::open_file(&from).map_err(|error| match vanished(&error) {
            true => changed(),
            false => fault_at(Doing::Reading, &from)(error),
        })?;
        if let Some(live) = self.live.open(path, Some(known.size))? {
            let mut matcher = Matcher { live, chunk: vec![0; disk::CHUNK], same: true };
            let fate = copy_through(&mut file, &mut matcher, known)
                .map_err(fault_at(Doing::Reading, &from))?
                .ok_or_else(changed)?;
            if matcher.same {
                return Ok(Fate { same: true, ..fate });
            }
            file.rewind().map_err(fault_at(Doing::Reading, &from))?;
        }
        let mut staged = self.staging.create(index, path)?;
        let fate = copy_through(&mut file, &mut staged, known);
        let at = self.staging.at(index, path);
        fate.map_err(fault_at(Doing::Copying, &at))?.ok_or_else(changed)
    }
}

/// Takes bytes as if to write them, and only compares them with a file.
struct Matcher {
    live: std::fs::File,
    chunk: Vec<u8>,
    same: bool,
}

impl Write for Matcher {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let size = bytes.len().min(self.chunk.len());
        if self.same {
            let live = &mut self.chunk[..size];
            let read = disk::read_full(&mut self.live, live)?;
            self.same = live[..read] == bytes[..size];
        }
        Ok(size)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Pours a file into `sink`, hashing it; returns nothing if it is not the one that was checked.
fn copy_through(
    file: &mut std::fs::File,
    sink: &mut dyn Write,
    known: &Attachment,
) -> std::io::Result<Option<Fate>> {
    let (mut blake3, mut sha256) = (blake3::Hasher::new(), Sha256::new());
    let mut chunk = vec![0; disk::CHUNK];
    let mut size = 0;
    loop {
        let read = disk::read_full(file, &mut chunk)?;
        if read == 0 {
            break;
        }
        size += read as u64;
        if size > known.size {
            return Ok(None);
        }
        blake3.update(&chunk[..read]);
        sha256.update(&chunk[..read]);
        sink.write_all(&chunk[..read])?;
    }
    let is_known = size == known.size && blake3.finalize().to_hex().as_str() == known.hash;
    let tally = ContentDigest { bytes: size, sha256: hex(&sha256.finalize()) };
    Ok(is_known.then(|| Fate::new(false, tally)))
}
