//! Diagnostics as the protocol carries them: in the words of `check`, at its places.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use gen_lsp_types::{
    Code, Diagnostic as Remark, DiagnosticRelatedInformation, DiagnosticSeverity,
    Location as Place, Message, PublishDiagnosticsParams, Uri,
};

use super::abilities::Abilities;
use super::buffers::Buffers;
use super::position::LineMap;
use super::uri::file_uri;
use super::workspace::Inspected;
use crate::base::diag::{Diagnostic, Level};
use crate::base::messages::Messages;
use crate::base::names::SourcePath;

/// What is told of where a diagnostic comes from.
pub(super) const SOURCE: &str = "perelik";

/// What decides how diagnostics are told.
#[derive(Debug)]
pub(super) struct Reporter<'a> {
    /// The words.
    pub(super) words: &'a Messages,
    /// The site's folder.
    pub(super) root: &'a Path,
    /// What the client can.
    pub(super) abilities: &'a Abilities,
}

/// What the client was told last.
#[derive(Debug, Default)]
pub(super) struct Published {
    files: BTreeMap<SourcePath, FileReport>,
}

/// The diagnostics of one file, and the texts that their places are in.
#[derive(Debug)]
struct FileReport {
    diagnostics: Vec<Diagnostic>,
    texts: Vec<Option<Arc<[u8]>>>,
    version: Option<i32>,
}

impl Published {
    /// Returns what the client has to be told: of each file of which something else is to be said than last time, and of each
    /// open text that is another by now.
    pub(super) fn changed_reports(
        &mut self,
        reporter: &Reporter<'_>,
        site: (&Inspected, &Buffers),
    ) -> Vec<PublishDiagnosticsParams> {
        let (now, buffers) = site;
        let mut files: BTreeMap<&SourcePath, Vec<&Diagnostic>> = BTreeMap::new();
        files.extend(buffers.paths().map(|path| (path, Vec::new())));
        for diagnostic in now.sorted_diagnostics() {
            files.entry(&diagnostic.at.path).or_default().push(diagnostic);
        }
        let mut told = Vec::new();
        self.files.retain(|path, before| {
            let is_left = files.contains_key(path);
            if !is_left && !before.diagnostics.is_empty() {
                told.push(reporter.params(path, buffers, Vec::new()));
            }
            is_left
        });
        for (path, diagnostics) in files {
            let before = self.files.get(path);
            if before.is_some_and(|before| before.is_unchanged(path, &diagnostics, site)) {
                continue;
            }
            let map = buffers.line_map(path, &now.sources, reporter.abilities.encoding);
            let remarks = diagnostics
                .iter()
                .map(|one| reporter.protocol_diagnostic(one, &map, site))
                .collect();
            told.push(reporter.params(path, buffers, remarks));
            self.files.insert(path.clone(), FileReport::new(path, &diagnostics, site));
        }
        told
    }
}

impl FileReport {
    fn new(path: &SourcePath, diagnostics: &[&Diagnostic], site: (&Inspected, &Buffers)) -> Self {
        Self {
            diagnostics: diagnostics.iter().map(|one| (*one).clone()).collect(),
            texts: texts_with_places(path, diagnostics, site.0)
                .map(Option::<&Arc<[u8]>>::cloned)
                .collect(),
            version: site.1.buffer(path).map(|buffer| buffer.version),
        }
    }

    fn is_unchanged(
        &self,
        path: &SourcePath,
        diagnostics: &[&Diagnostic],
        (now, buffers): (&Inspected, &Buffers),
    ) -> bool {
        self.version == buffers.buffer(path).map(|buffer| buffer.version)
            && self.diagnostics.iter().eq(diagnostics.iter().copied())
            && are_same(
                self.texts.iter().map(Option::as_ref),
                texts_with_places(path, diagnostics, now),
            )
    }
}

/// Tells whether texts read as others. One that nobody changed is the same in memory.
fn are_same<'a>(
    mut before: impl Iterator<Item = Option<&'a Arc<[u8]>>>,
    mut now: impl Iterator<Item = Option<&'a Arc<[u8]>>>,
) -> bool {
    loop {
        match (before.next(), now.next()) {
            (None, None) => return true,
            (Some(Some(one)), Some(Some(other))) if Arc::ptr_eq(one, other) => {}
            (one, other) if one == other => {}
            _ => return false,
        }
    }
}

/// Returns the texts in which diagnostics of a file have places.
fn texts_with_places<'a>(
    path: &'a SourcePath,
    diagnostics: &'a [&Diagnostic],
    now: &'a Inspected,
) -> impl Iterator<Item = Option<&'a Arc<[u8]>>> {
    let others = diagnostics.iter().flat_map(|one| one.see.iter().map(|at| &at.path));
    std::iter::once(path).chain(others).map(|path| now.sources.texts.get(path))
}

impl Reporter<'_> {
    /// Returns the address of a file: as the client writes it where it has it open.
    pub(super) fn uri_of(&self, path: &SourcePath, buffers: &Buffers) -> Uri {
        buffers.buffer(path).map_or_else(|| file_uri(self.root, path), |buffer| buffer.uri.clone())
    }

    fn params(
        &self,
        path: &SourcePath,
        buffers: &Buffers,
        diagnostics: Vec<Remark>,
    ) -> PublishDiagnosticsParams {
        let version = buffers.buffer(path).map(|buffer| buffer.version);
        PublishDiagnosticsParams { uri: self.uri_of(path, buffers), version, diagnostics }
    }

    /// Returns a place as the client counts it.
    pub(super) fn protocol_location(
        &self,
        at: &crate::base::diag::Location,
        (now, buffers): (&Inspected, &Buffers),
    ) -> Place {
        let map = buffers.line_map(&at.path, &now.sources, self.abilities.encoding);
        Place { uri: self.uri_of(&at.path, buffers), range: map.span(&(at.start..at.end)) }
    }

    /// Makes the remark of a diagnostic.
    pub(super) fn protocol_diagnostic(
        &self,
        diagnostic: &Diagnostic,
        map: &LineMap,
        site: (&Inspected, &Buffers),
    ) -> Remark {
        let see = self.words.say("cli-see", &[]);
        let related = diagnostic.see.iter().map(|at| DiagnosticRelatedInformation {
            location: self.protocol_location(at, site),
            message: see.clone(),
        });
        let related: Vec<_> = related.collect();
        Remark {
            range: map.span(&(diagnostic.at.start..diagnostic.at.end)),
            severity: Some(severity(diagnostic.level)),
            code: Some(Code::String(diagnostic.code.as_str().to_owned())),
            source: Some(SOURCE.to_owned()),
            message: Message::String(self.sentences(diagnostic)),
            related_information: (!related.is_empty()).then_some(related),
            ..Remark::default()
        }
    }

    /// Says what is wrong, and on a line of its own what to do.
    fn sentences(&self, diagnostic: &Diagnostic) -> String {
        let sentence = self.words.sentence(diagnostic);
        match self.words.hint(diagnostic) {
            Some(hint) => format!("{sentence}\n{hint}"),
            None => sentence,
        }
    }
}

fn severity(level: Level) -> DiagnosticSeverity {
    match level {
        Level::Error => DiagnosticSeverity::Error,
        Level::Warning => DiagnosticSeverity::Warning,
        // A hint would stand in no list of the usual editors.
        Level::Advice | Level::Incomplete => DiagnosticSeverity::Information,
    }
}
