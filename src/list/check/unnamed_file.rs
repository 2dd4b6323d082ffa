//! `unnamed-file`: a file that no entry names, which is therefore not published.

use std::collections::BTreeSet;

use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::files::attachment_named;
use crate::base::names::SourcePath;
use crate::list::model::{LinkTarget, Register, attachment_path};

/// Reports each file that neither an entry nor a draft of one names.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    if register.attachments.is_empty() {
        return;
    }
    let linked = register.links.values().flatten().flatten().filter_map(|target| match target {
        LinkTarget::File(path) => Some(path),
        LinkTarget::Entry(..)
        | LinkTarget::Heading(_)
        | LinkTarget::Unpublished
        | LinkTarget::Section(_) => None,
    });
    let organisations = || register.organisations.iter();
    let logos = organisations().filter_map(|organisation| organisation.logo.as_ref());
    let links = organisations().flat_map(|organisation| &organisation.links);
    let documents = register.meetings.iter().flat_map(|meeting| &meeting.documents);
    let named = logos.chain(documents.map(|document| &document.file)).map(|file| &*file.value);
    let named = named.chain(links.map(|link| &*link.url)).filter_map(attachment_path);
    let named: Vec<SourcePath> = named.collect();
    let named = named.iter().filter_map(|path| attachment_named(&register.attachments, path));
    let named: BTreeSet<&SourcePath> = linked.chain(named).collect();
    for path in register.attachments.keys().filter(|path| !named.contains(path)) {
        let diagnostic = Diagnostic::new(Code::UnnamedFile, Location::file(path));
        diagnostics.push(diagnostic.with("file", path.file_name()));
    }
}
