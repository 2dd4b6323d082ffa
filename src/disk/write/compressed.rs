//! Compressed siblings: `page.html.br` and `page.html.gz`, which a server sends as they are to whoever takes them.
//!
//! Comes in: a site. Goes out: the same site with two more planned files for each text ([`Compressed`]), whose bytes the
//! first pass makes of their original's. They depend on nothing else, so a sibling whose original has the same hash is
//! taken over from the last build.

use std::io::Write;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};
use jiff::civil::Date;

use crate::base::diag::Diagnostic;
use crate::base::files::{Coding, FileAnswer, FileSource, Origin, PlannedFile, Recollection};
use crate::base::names::SitePath;
use crate::base::secrets::Look;
use crate::base::sink::Sink;
use crate::site::hosting;

/// Texts without siblings: cards and calendar files, which are one packet each and which a phone asks for once.
const SMALL: [&str; 2] = [".ics", ".vcf"];

/// Brotli's quality for what changes with the content: a page takes half a millisecond, a tenth of what 9 needs.
const QUALITY: i32 = 5;

/// Brotli's quality for the theme's files, which rarely change and are on every page: 13 % smaller than with 5.
const QUALITY_OF_ASSETS: i32 = 11;

/// zlib's highest level.
const LEVEL: u32 = 9;

/// A site whose texts have compressed siblings.
pub(crate) struct Compressed<'a> {
    site: &'a dyn FileSource,
    files: Vec<PlannedFile>,
    /// The place of each file in the inner site; of a sibling nothing.
    inner: Vec<Option<usize>>,
}

impl<'a> Compressed<'a> {
    /// Plans the siblings of `site`, or none.
    pub(crate) fn new(site: &'a dyn FileSource, wanted: bool) -> Self {
        let own = site.files().iter().cloned().enumerate();
        let mut all: Vec<(PlannedFile, Option<usize>)> =
            own.map(|(index, file)| (file, Some(index))).collect();
        if wanted {
            let texts = site.files().iter().filter(|file| shrinks(file.path.as_str()));
            all.extend(texts.flat_map(siblings).map(|file| (file, None)));
            all.sort_by(|(one, _), (other, _)| one.path.cmp(&other.path));
            // A file of the site's own that is named like a sibling stays.
            all.dedup_by(|(later, inner), (first, own)| {
                let is_twice = later.path == first.path;
                if is_twice && inner.is_some() {
                    std::mem::swap(later, first);
                    std::mem::swap(inner, own);
                }
                is_twice
            });
        }
        let (files, inner) = all.into_iter().unzip();
        Self { site, files, inner }
    }
}

impl FileSource for Compressed<'_> {
    fn files(&self) -> &[PlannedFile] {
        &self.files
    }

    fn day(&self) -> Option<Date> {
        self.site.day()
    }

    fn recall(&self, known: &dyn Fn(&str) -> Option<Recollection>) {
        self.site.recall(known);
    }

    fn make(
        &self,
        index: usize,
        known: Option<&str>,
        sink: &mut Sink<'_>,
    ) -> Result<FileAnswer, Box<Diagnostic>> {
        match self.inner.get(index) {
            Some(Some(inner)) => self.site.make(*inner, known, sink),
            _ => Ok(FileAnswer::Anew(None)),
        }
    }

    fn open_look(&self, index: usize) -> Option<Look<'_>> {
        // A sibling has the bytes of its original.
        self.inner.get(index).copied().flatten().and_then(|inner| self.site.open_look(inner))
    }

    fn seal(&self) -> String {
        self.site.seal()
    }

    fn placed(&self, index: usize) {
        if let Some(Some(inner)) = self.inner.get(index) {
            self.site.placed(*inner);
        }
    }

    fn render(&self, index: usize, buffer: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
        self.make(index, None, &mut Sink::into_buffer(buffer)).map(drop)
    }
}

fn shrinks(path: &str) -> bool {
    hosting::is_text_file(path) && !SMALL.iter().any(|extension| path.ends_with(extension))
}

fn siblings(file: &PlannedFile) -> impl Iterator<Item = PlannedFile> + '_ {
    Coding::ALL.into_iter().filter_map(|coding| {
        // A name that is then too long for a disk has no sibling.
        let path = SitePath::new(&format!("{}.{}", file.path, coding.extension())).ok()?;
        Some(PlannedFile { path, bytes: Origin::Compressed(coding, file.path.clone()), turn: 0 })
    })
}

/// Compresses the bytes of the file at `path` to the end of `buffer`: the same bytes each time.
pub(super) fn encode(coding: Coding, path: &str, bytes: &[u8], buffer: &mut Vec<u8>) {
    let written = match coding {
        Coding::Brotli => brotli(quality(path), bytes, buffer),
        // Without a name and a time, which would differ between two builds.
        Coding::Gzip => {
            let mut encoder = GzBuilder::new().write(buffer, Compression::new(LEVEL));
            encoder.write_all(bytes).and_then(|()| encoder.finish().map(drop))
        }
    };
    written.expect("memory takes every file");
}

fn brotli(quality: i32, mut bytes: &[u8], buffer: &mut Vec<u8>) -> std::io::Result<()> {
    let size = bytes.len();
    // A window that is larger than the text only costs memory; RFC 7932 has 10 to 24 bits.
    let bits = usize::BITS - size.leading_zeros();
    let lgwin = i32::try_from(bits.clamp(10, 22)).unwrap_or(22);
    let params = BrotliEncoderParams { quality, lgwin, size_hint: size, ..Default::default() };
    brotli::BrotliCompress(&mut bytes, buffer, &params).map(drop)
}

fn quality(path: &str) -> i32 {
    if path.starts_with("static/") { QUALITY_OF_ASSETS } else { QUALITY }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn decoded(coding: Coding, bytes: &[u8]) -> Vec<u8> {
        let mut text = Vec::new();
        match coding {
            Coding::Brotli => brotli::Decompressor::new(bytes, 4096).read_to_end(&mut text),
            Coding::Gzip => flate2::read::GzDecoder::new(bytes).read_to_end(&mut text),
        }
        .unwrap();
        text
    }

    #[test]
    fn what_was_compressed_comes_back() {
        let texts = ["", "а", &"Хто допоможе? ".repeat(10_000)];
        for (coding, path) in Coding::ALL.into_iter().zip(["index.html", "static/a.css"]) {
            for text in texts {
                let mut bytes = Vec::new();
                encode(coding, path, text.as_bytes(), &mut bytes);
                assert_eq!(decoded(coding, &bytes), text.as_bytes());
            }
        }
    }
}
