//! The texts that a client has open, laid over the files.

use std::collections::BTreeMap;
use std::sync::Arc;

use gen_lsp_types::{TextDocumentContentChangeEvent, Uri};

use super::position::{Encoding, LineMap, replace_span};
use crate::base::files::Sources;
use crate::base::names::SourcePath;
use crate::content::parse::text::for_display;

/// A text that the client has open.
#[derive(Debug)]
pub(super) struct Buffer {
    /// Its address as the client writes it.
    pub(super) uri: Uri,
    /// Its version, counted by the client.
    pub(super) version: i32,
    held: String,
    bytes: Arc<[u8]>,
}

/// All that are open, by the file that each is of.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    open: BTreeMap<SourcePath, Buffer>,
}

impl Buffers {
    /// Takes over a text from the file.
    pub(super) fn open_buffer(
        &mut self,
        path: SourcePath,
        uri: Uri,
        (version, held): (i32, String),
    ) {
        let bytes = held.as_bytes().into();
        self.open.insert(path, Buffer { uri, version, held, bytes });
    }

    /// Takes what was typed; false for a text that is not open.
    pub(super) fn edit(
        &mut self,
        path: &SourcePath,
        version: i32,
        (changes, encoding): (Vec<TextDocumentContentChangeEvent>, Encoding),
    ) -> bool {
        let Some(buffer) = self.open.get_mut(path) else { return false };
        for change in changes {
            match change {
                TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                    replace_span(&mut buffer.held, part.range, &part.text, encoding);
                }
                TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => {
                    buffer.held = whole.text;
                }
            }
        }
        buffer.version = version;
        buffer.bytes = buffer.held.as_bytes().into();
        true
    }

    /// Gives a text back to the file.
    pub(super) fn close_buffer(&mut self, path: &SourcePath) {
        self.open.remove(path);
    }

    /// Returns a text that is open.
    pub(super) fn buffer(&self, path: &SourcePath) -> Option<&Buffer> {
        self.open.get(path)
    }

    /// Goes through the files of which a text is open.
    pub(super) fn paths(&self) -> impl Iterator<Item = &SourcePath> {
        self.open.keys()
    }

    /// Lays the open texts over the files. One that reads like its file is that file: how it is encoded, and how its lines end, the
    /// client does not tell.
    pub(super) fn overlaid(&self, files: &Sources) -> Sources {
        let mut laid = files.clone();
        for (path, buffer) in &self.open {
            let is_same = files.texts.get(path).is_some_and(|bytes| {
                *bytes == buffer.bytes || for_display(bytes) == for_display(&buffer.bytes)
            });
            if !is_same {
                laid.texts.insert(path.clone(), Arc::clone(&buffer.bytes));
            }
        }
        laid
    }

    /// Returns the lines of a file as the client counts them.
    pub(super) fn line_map(
        &self,
        path: &SourcePath,
        sources: &Sources,
        encoding: Encoding,
    ) -> LineMap {
        match self.buffer(path) {
            Some(buffer) => LineMap::new(&buffer.held, encoding),
            None => {
                let bytes = sources.texts.get(path).map_or(&[][..], |bytes| bytes);
                LineMap::for_closed_file(bytes, encoding)
            }
        }
    }
}
