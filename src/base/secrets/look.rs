//! A finished file, looked through on its way to the disk.
//!
//! Its bytes come piece by piece. Texts are read as they come; archives and documents are opened when they are whole; pictures hold no text.

use super::Secrets;
use super::find::SecretFinder;
use super::signs::Form;
use crate::base::attachments::each_text;
use crate::base::diag::{Code, Diagnostic, Location};
use crate::base::names::{SitePath, SourcePath};

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
}

impl<'a> Look<'a> {
    /// Begins with a file that is made of a source.
    pub(crate) fn new(secrets: &'a Secrets, path: &'a SitePath, source: &'a SourcePath) -> Self {
        let kind = kind(path.as_str());
        Self { secrets, path, source, kind, kept: Vec::new(), is_quoted: false, found: None }
    }

    /// Tells whether nothing of the file would be looked at.
    pub fn is_idle(&self) -> bool {
        self.kind == Kind::Opaque || self.secrets.is_empty()
    }

    /// Takes the next piece.
    pub fn take(&mut self, bytes: &[u8]) {
        if self.is_idle() || self.found.is_some() {
            return;
        }
        let Kind::Text(form) = self.kind else {
            self.kept.extend_from_slice(bytes);
            return;
        };
        if self.kept.is_empty() {
            self.text(form, bytes);
        } else {
            let mut joined = std::mem::take(&mut self.kept);
            joined.extend_from_slice(bytes);
            self.text(form, &joined);
        }
    }

    /// Looks through a piece of text, and keeps its end.
    fn text(&mut self, form: Form, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        let cut = crate::base::diag::boundary(&text, text.len().saturating_sub(OVERLAP));
        let (found, is_quoted) =
            SecretFinder::new(self.secrets, &text, form).run(self.is_quoted, cut);
        self.found = found.first().map(|found| self.secrets.place(found));
        self.is_quoted = is_quoted;
        self.kept = text.as_bytes()[cut..].to_vec();
    }

    /// Ends the file; returns what is wrong with it.
    pub fn finish(mut self) -> Option<Box<Diagnostic>> {
        let whole = std::mem::take(&mut self.kept);
        if self.kind == Kind::Document {
            let extension = extension(self.path.as_str());
            each_text(extension, &whole, &mut |name, text| match kind(name) {
                Kind::Text(form) => self.part(text, form),
                Kind::Document | Kind::Opaque => {}
            });
        }
        let diagnostic = Diagnostic::new(Code::PrivateShown, Location::file(self.source));
        let diagnostic = diagnostic.with("file", self.path.as_str());
        self.found.map(|held| Box::new(diagnostic.see(held.clone())))
    }

    fn part(&mut self, text: &str, form: Form) {
        let (found, _) = SecretFinder::new(self.secrets, text, form).run(false, 0);
        self.found = self.found.or(found.first().map(|found| self.secrets.place(found)));
    }
}

fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn kind(path: &str) -> Kind {
    match extension(path).to_ascii_lowercase().as_str() {
        "json" | "geojson" | "webmanifest" | "jsonld" => Kind::Text(Form::Data),
        // The files of the index are data in a call; scripts of a theme are texts.
        "js" if path.contains("search/") => Kind::Text(Form::Data),
        "xlsx" | "docx" | "odt" | "ods" | "zip" | "pdf" => Kind::Document,
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "ico" | "mp3" | "mp4" | "woff"
        | "woff2" | "br" | "gz" => Kind::Opaque,
        _ => Kind::Text(Form::Markup),
    }
}
