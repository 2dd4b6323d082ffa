//! A finished file, looked through on its way to the disk.
//!
//! Its bytes come piece by piece. Texts are read as they come; archives and documents are opened when they are whole; pictures hold no text.

use std::io::Read;

use super::find::SecretFinder;
use super::set::Secrets;
use super::signs::Form;
use crate::base::attachments::{each_text, is_textless};
use crate::base::diag::{Code, Diagnostic, Location};
use crate::base::names::{SitePath, SourcePath};

/// How much of a part of a document is read at once.
const PIECE: usize = 256 * 1024;

/// How much of a piece is read again with the next one: what stands on its edge is found, too.
const OVERLAP: usize = 1024;

/// What a file is, by its extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text(Form),
    /// Texts that have to be taken out: of workbooks, documents, archives.
    Document,
    /// Pictures and sounds.
    Opaque,
}

/// Looks through one file.
pub struct Look<'a> {
    secrets: &'a Secrets,
    path: &'a SitePath,
    source: &'a SourcePath,
    kind: Kind,
    /// The end of what came, or all of it.
    kept: Vec<u8>,
    is_quoted: bool,
    found: Option<&'a Location>,
    /// The part of a document that holds it.
    part: String,
}

impl<'a> Look<'a> {
    /// Begins with a file that is made of a source.
    pub(crate) fn new(secrets: &'a Secrets, path: &'a SitePath, source: &'a SourcePath) -> Self {
        let kind = file_kind(path.as_str());
        let (kept, part) = (Vec::new(), String::new());
        Self { secrets, path, source, kind, kept, is_quoted: false, found: None, part }
    }

    /// Tells whether nothing of the file would be looked at.
    pub(crate) fn is_idle(&self) -> bool {
        self.kind == Kind::Opaque || self.secrets.is_empty()
    }

    /// Takes the next piece.
    pub fn feed(&mut self, bytes: &[u8]) {
        if self.is_idle() || self.found.is_some() {
            return;
        }
        let Kind::Text(form) = self.kind else {
            self.kept.extend_from_slice(bytes);
            return;
        };
        if self.kept.is_empty() {
            self.look_through(form, bytes);
        } else {
            let mut joined = std::mem::take(&mut self.kept);
            joined.extend_from_slice(bytes);
            self.look_through(form, &joined);
        }
    }

    /// Looks through a piece of text, and keeps its end.
    fn look_through(&mut self, form: Form, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        let cut = crate::base::diag::boundary(&text, text.len().saturating_sub(OVERLAP));
        let (found, is_quoted) =
            SecretFinder::new(self.secrets, &text, form).find_all(self.is_quoted, cut);
        self.found = found.first().map(|found| self.secrets.place(found));
        self.is_quoted = is_quoted;
        self.kept = text.as_bytes()[cut..].to_vec();
    }

    /// Ends the file; returns what is wrong with it.
    pub fn finish(mut self) -> Option<Box<Diagnostic>> {
        if self.kind == Kind::Document && !self.is_idle() {
            let whole = std::mem::take(&mut self.kept);
            let unopened = each_text(&whole, &mut |name, text| self.look_through_part(name, text));
            // Files of the editor's were checked before: what cannot be opened is there because somebody looked through it.
            let is_own = self.source.below("content/files").is_none();
            if let (Some(part), true, None) = (unopened.first(), is_own, self.found) {
                return Some(Box::new(unlooked(self.source, part)));
            }
        }
        let diagnostic = Diagnostic::new(Code::PrivateShown, Location::file(self.source));
        let file = match self.part.as_str() {
            "" => self.path.to_string(),
            part => format!("{}: {part}", self.path),
        };
        let diagnostic = diagnostic.with("file", file);
        self.found.map(|held| Box::new(diagnostic.see(held.clone())))
    }

    /// Looks through a part of a document, unless one before it holds something.
    fn look_through_part(&mut self, name: &str, text: &mut dyn Read) {
        if self.found.is_some() {
            return;
        }
        let form = match file_kind(name) {
            Kind::Text(form) => form,
            // What was taken out of a document is text, whatever the document is called.
            Kind::Document | Kind::Opaque => Form::Markup,
        };
        self.kept.clear();
        self.is_quoted = false;
        let mut bytes = Vec::with_capacity(PIECE);
        while self.found.is_none() {
            // A letter may go on in the next piece.
            let before = bytes.len();
            let read = text.take(PIECE as u64).read_to_end(&mut bytes);
            let is_over = read.is_err() || bytes.len() == before;
            if is_over && bytes.is_empty() {
                break;
            }
            let whole = if is_over { bytes.len() } else { whole_letters(&bytes) };
            let mut joined = std::mem::take(&mut self.kept);
            joined.extend(bytes.drain(..whole));
            self.look_through(form, &joined);
            if self.found.is_some() {
                name.clone_into(&mut self.part);
            }
            if is_over {
                break;
            }
        }
        self.kept.clear();
    }
}

/// Returns up to where bytes hold whole letters.
fn whole_letters(bytes: &[u8]) -> usize {
    let last = bytes.iter().rev().take(3).position(|byte| byte & 0xc0 != 0x80);
    match last {
        Some(behind) if bytes[bytes.len() - 1 - behind] >= 0xc0 => bytes.len() - 1 - behind,
        _ => bytes.len(),
    }
}

/// Returns what names a part at the end of a sentence, if it has a name.
pub(crate) fn part_name(part: &str) -> String {
    if part.is_empty() { String::new() } else { format!(": `{part}`") }
}

/// Says that a file could not be looked through, and which part of it.
pub(crate) fn unlooked(source: &SourcePath, part: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::UnlookedFile, Location::file(source));
    let file = source.below("content/files").unwrap_or(source.as_str());
    diagnostic.with("file", file).with("named", part_name(part))
}

fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn file_kind(path: &str) -> Kind {
    match extension(path).to_ascii_lowercase().as_str() {
        _ if is_textless(path) => Kind::Opaque,
        "json" | "geojson" | "webmanifest" | "jsonld" => Kind::Text(Form::Data),
        // The files of the index are data in a call; scripts of a theme are texts.
        "js" if path.contains("search/") => Kind::Text(Form::Data),
        "xlsx" | "docx" | "odt" | "ods" | "zip" | "pdf" | "doc" | "xls" => Kind::Document,
        _ => Kind::Text(Form::Markup),
    }
}
