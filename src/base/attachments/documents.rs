//! What a document or an archive tells beside what it shows, with the files within it.
//!
//! Nothing is changed: a signature would break, and only the author knows what belongs there.

use std::collections::BTreeSet;
use std::io::{self, Read};

use super::finding::{Finding, HiddenKind};
use super::package::Package;
use super::walk::{Visitor, walk};
use super::{exif, office, pdf};

/// How much of a picture is read to find where it was taken: what tells it comes before its pixels.
const HEAD: u64 = 256 * 1024;

/// Looks through a document.
pub(super) fn inspect(extension: &str, bytes: &[u8]) -> BTreeSet<Finding> {
    let is_pdf = extension == "pdf";
    if is_pdf && !bytes.starts_with(b"%PDF-") {
        return BTreeSet::from([Finding::Broken]);
    }
    // What is locked with a password is no archive; it is whole all the same.
    let is_locked = bytes.starts_with(b"\xd0\xcf\x11\xe0");
    if !is_pdf && !is_locked && Package::open(bytes).is_none() {
        return BTreeSet::from([Finding::Broken]);
    }
    let is_archive = extension == "zip";
    let own = if is_archive { BTreeSet::new() } else { findings(bytes) };
    let mut look = Inspection { found: own, is_archive };
    walk(bytes, &mut look);
    look.found
}

/// Returns what a single document tells.
fn findings(bytes: &[u8]) -> BTreeSet<Finding> {
    match Package::open(bytes) {
        Some(mut package) => office::inspect(&mut package),
        None => pdf::inspect(bytes),
    }
}

struct Inspection {
    found: BTreeSet<Finding>,
    /// Whether the published file is an archive: whoever takes it sees what lies in it.
    is_archive: bool,
}

impl Visitor for Inspection {
    fn visit_text(&mut self, _name: &str, text: &mut dyn Read) {
        // Only that it can be unpacked is asked; what breaks off is told by who unpacks it.
        let _ = io::copy(text, &mut io::sink());
    }

    fn visit_file(&mut self, parent: &str, name: &str, bytes: &[u8]) {
        let is_seen = self.is_archive && (parent.is_empty() || parent.ends_with(".zip"));
        if !is_seen {
            self.found.insert(Finding::Hidden(HiddenKind::File, name.to_owned()));
        }
        let is_document = Package::open(bytes).is_none_or(|package| package.is_document());
        if is_document {
            self.found.extend(findings(bytes).into_iter().map(|finding| finding.within(name)));
        }
    }

    fn picture(&mut self, name: &str, picture: &mut dyn Read) {
        let mut head = Vec::new();
        let read = picture.take(HEAD).read_to_end(&mut head);
        if read.is_ok() && exif::has_location(&head) {
            self.found.insert(Finding::Hidden(HiddenKind::Place, name.to_owned()));
        }
        let _ = io::copy(picture, &mut io::sink());
    }

    fn invisible(&mut self, name: &str) {
        self.found.insert(Finding::Hidden(HiddenKind::Text, name.to_owned()));
    }

    fn unopened(&mut self, name: &str) {
        self.found.insert(Finding::Unlooked(name.to_owned()));
    }
}
