//! The files of `content/files/` that entries name, drafts too.

use std::collections::BTreeSet;

use crate::base::files::attachment_named;
use crate::base::names::SourcePath;
use crate::list::model::{LinkTarget, Register, attachment_path};

/// Returns the files that an entry names, or a draft of one: what is to be published now or later.
pub(super) fn named_files(register: &Register) -> BTreeSet<&SourcePath> {
    let linked = register.links.values().flatten().flatten().filter_map(LinkTarget::file);
    let organisations = || register.organisations.iter();
    let logos = organisations().filter_map(|organisation| organisation.logo.as_ref());
    let links = organisations().flat_map(|organisation| &organisation.links);
    let documents = register.meetings.iter().flat_map(|meeting| &meeting.documents);
    let named = logos.chain(documents.map(|document| &document.file)).map(|file| &*file.value);
    let named = named.chain(links.map(|link| &*link.url));
    linked.chain(named.filter_map(|named| existing(register, named))).collect()
}

/// Returns the files that the settings name as looked through.
pub(super) fn checked_files(register: &Register) -> BTreeSet<&SourcePath> {
    let named = register.site.checked_files.iter();
    named.filter_map(|named| existing(register, &named.value)).collect()
}

fn existing<'a>(register: &'a Register, named: &str) -> Option<&'a SourcePath> {
    attachment_named(&register.attachments, &attachment_path(named)?)
}
