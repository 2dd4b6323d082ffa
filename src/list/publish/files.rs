//! The files that go with what is shown.
//!
//! A file is shown because something shown names it: what lies in `content/files/` beside that, or for a draft, is not for everybody yet.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::entry::Entry;
use super::public::Public;
use crate::base::files::{Attachment, attachment_named};
use crate::base::names::SourcePath;
use crate::list::model::{LinkTarget, attachment_path};

/// Returns those of all files that something shown names.
pub(super) fn named_files(
    public: &Public,
    all: &BTreeMap<SourcePath, Attachment>,
) -> BTreeMap<SourcePath, Attachment> {
    if all.is_empty() {
        return BTreeMap::new();
    }
    let organisations = public.organisations.iter().map(|organisation| &organisation.entry);
    let meetings = public.meetings.iter().map(|meeting| &meeting.entry);
    let needs = public.needs.iter().map(|need| &need.entry);
    let pages = public.pages.iter().map(|page| &page.entry);
    let entries = organisations.chain(meetings).chain(needs).chain(pages);
    let linked = entries.flat_map(linked);
    let logos = public.organisations.iter().filter_map(|organisation| organisation.logo.as_deref());
    let links = public.organisations.iter().flat_map(|organisation| &organisation.links);
    let documents = public.meetings.iter().flat_map(|meeting| &meeting.documents);
    let fields = logos
        .chain(links.map(|link| &*link.url))
        .chain(documents.map(|document| &*document.file.value))
        .filter_map(attachment_path);
    let fields: Vec<SourcePath> = fields.collect();
    let fields = fields.iter().filter_map(|path| attachment_named(all, path));
    let wanted: BTreeSet<&SourcePath> = linked.chain(fields).collect();
    let kept = all.iter().filter(|(path, _)| wanted.contains(path));
    // What it tells beside what it shows is for the editor.
    let shown = |file: &Attachment| Attachment { findings: Arc::default(), ..file.clone() };
    kept.map(|(path, file)| (path.clone(), shown(file))).collect()
}

fn linked(entry: &Entry) -> impl Iterator<Item = &SourcePath> {
    let bodies = entry.body.iter().flat_map(|body| body.all());
    bodies.flat_map(|body| &body.targets).filter_map(LinkTarget::file)
}
