//! What can be followed with a click: links of bodies, and the page of an entry in the preview.

use gen_lsp_types::{DocumentLink, DocumentLinkParams, Uri};

use super::fields::FileFields;
use super::navigation::{links, place_of_target};
use super::question::FileQuestion;
use super::uri::file_uri;
use crate::list::model::LinkTarget;
use crate::site::plan::PageKind;
use crate::site::render::links::encoded;

/// Returns what can be followed in a file.
pub(super) fn document_links(
    question: &FileQuestion<'_>,
    _: DocumentLinkParams,
) -> Option<Vec<DocumentLink>> {
    let bodies = links(question).into_iter().filter_map(|(bytes, target)| {
        let uri = target_uri(question, target)?;
        Some(DocumentLink {
            range: question.map.span(&bytes),
            target: Some(uri),
            ..DocumentLink::default()
        })
    });
    Some(preview(question).into_iter().chain(bodies).collect())
}

fn target_uri(question: &FileQuestion<'_>, target: &LinkTarget) -> Option<Uri> {
    if let LinkTarget::File(path) = target {
        return Some(file_uri(question.reporter.root, path));
    }
    let at = place_of_target(question, target)?;
    Some(question.reporter.uri_of(&at.path, question.buffers))
}

/// Leads from the name of an entry to its page in the preview.
fn preview(question: &FileQuestion<'_>) -> Option<DocumentLink> {
    let fields = FileFields::parse_fields(&question.path, question.map.decoded())?;
    let is_name = |key: &str| ["name", "title"].contains(&key);
    let name = fields.keys.iter().find(|key| key.depth == 0 && is_name(key.field.key))?;
    let route = question.now.output.routes().iter().find(|route| {
        let is_entry = match route.page_kind() {
            Some(PageKind::Organisation(id) | PageKind::Meeting(id) | PageKind::Free(id)) => {
                **id == *fields.place.id
            }
            Some(_) | None => false,
        };
        is_entry && route.source == question.path
    })?;
    let base = &question.reporter.abilities.preview;
    Some(DocumentLink {
        range: question.map.span(&name.value),
        target: Some(Uri(format!("{base}{}", encoded(route.path.relative_url())))),
        tooltip: Some(question.reporter.words.say("lsp-open-preview", &[])),
        ..DocumentLink::default()
    })
}
