//! The door of zip: archives, and the documents that are archives of XML.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The most parts that are looked at.
const MOST: usize = 20_000;

/// An archive in memory.
pub(super) struct Package<'a>(ZipArchive<Cursor<&'a [u8]>>);

impl<'a> Package<'a> {
    /// Opens an archive; nothing where it is none, or a part of it could not be told from another.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        (archive.len() <= MOST).then_some(Self(archive))
    }

    /// Returns the names of its parts in their order; nothing for one whose name cannot be read.
    pub(super) fn names(&self) -> Vec<Option<String>> {
        self.0.file_names().map(|name| name.ok().map(|name| name.into_owned())).collect()
    }

    /// Tells an office document from another archive.
    pub(super) fn is_document(&self) -> bool {
        let marks = ["[Content_Types].xml", "mimetype", "META-INF/manifest.xml"];
        self.0.file_names().flatten().any(|name| marks.contains(&&*name))
    }

    /// Returns a part by its number; nothing where it is locked or packed in a way that is not known here.
    pub(super) fn part(&mut self, number: usize) -> Option<impl Read + '_> {
        self.0.by_index(number).ok()
    }
}
