//! Where things stand: what an id leads to, where it is named, and what a file holds.

use std::ops::Range;

use gen_lsp_types::{
    Definition, DefinitionParams, DefinitionResponse, DocumentSymbol, DocumentSymbolParams,
    DocumentSymbolResponse, Location as Place, ReferenceParams, SymbolKind,
    TextDocumentPositionParams,
};

use super::fields::FileFields;
use super::named::{Named, id_named_by, named_by, reference_kind};
use super::question::FileQuestion;
use crate::base::diag::Location;
use crate::base::names::{Id, SourcePath};
use crate::content::parse::Kind;
use crate::content::parse::text::for_display;
use crate::content::validate::ReferenceKind;
use crate::list::model::LinkTarget;

/// Returns where the thing stands that is named at a place: by a field, or by a link of a text.
pub(super) fn definition(
    question: &FileQuestion<'_>,
    params: DefinitionParams,
) -> Option<DefinitionResponse> {
    let byte = question.map.byte_of_position(params.text_document_position_params.position);
    let fields = FileFields::parse_fields(&question.path, question.map.decoded())?;
    let at = match fields.value_at(byte) {
        Some(value) => named_by(question, &fields, value)?.declared_at().clone(),
        None => followed_link(question, byte)?,
    };
    let place = question.reporter.protocol_location(&at, (question.now, question.buffers));
    Some(DefinitionResponse::Definition(Definition::Location(place)))
}

/// Returns where a link of the body leads that stands at a byte: an entry, or a heading.
fn followed_link(question: &FileQuestion<'_>, byte: usize) -> Option<Location> {
    links(question).into_iter().find_map(|(span, target)| {
        (span.start <= byte && byte <= span.end)
            .then(|| place_of_target(question, target))
            .flatten()
    })
}

/// Returns the links of a body that lead somewhere, with their places.
pub(super) fn links<'a>(question: &FileQuestion<'a>) -> Vec<(Range<usize>, &'a LinkTarget)> {
    let register = &question.now.register;
    let Some(targets) = register.links.get(&question.path) else { return Vec::new() };
    let bodies = register.commons().filter_map(|common| common.body.as_ref());
    let mut bodies = bodies.flat_map(|bodies| bodies.all());
    let Some(body) = bodies.find(|body| body.path == question.path) else { return Vec::new() };
    let all = body.links.iter().zip(targets);
    all.filter_map(|(link, target)| Some((link.span.clone(), target.as_ref()?))).collect()
}

/// Returns where a target of links stands in the content.
pub(super) fn place_of_target(
    question: &FileQuestion<'_>,
    target: &LinkTarget,
) -> Option<Location> {
    let register = &question.now.register;
    match target {
        LinkTarget::Entry(kind, id, heading) => {
            let of_kind = |path: &SourcePath| {
                crate::content::parse::content_path(path).is_some_and(|place| place.kind == *kind)
            };
            let common = register.commons().find(|one| one.id == *id && of_kind(&one.path))?;
            let main = common.body.as_ref().map(|bodies| &bodies.main);
            let heading = heading.as_ref().zip(main).and_then(|(heading, body)| {
                let found = body.headings.iter().find(|own| own.id == *heading)?;
                Some(Location::new(&body.path, &found.span))
            });
            Some(heading.unwrap_or_else(|| common.named.clone()))
        }
        LinkTarget::Heading(heading) => {
            let bodies = register.commons().filter_map(|common| common.body.as_ref());
            let mut bodies = bodies.flat_map(|bodies| bodies.all());
            let body = bodies.find(|body| body.path == question.path)?;
            let found = body.headings.iter().find(|own| own.id == *heading)?;
            Some(Location::new(&body.path, &found.span))
        }
        LinkTarget::File(_) | LinkTarget::Unpublished | LinkTarget::Section(_) => None,
    }
}

/// Whom a place is about: what it names, or what it writes down.
pub(super) fn subject<'a>(
    question: &FileQuestion<'a>,
    params: &TextDocumentPositionParams,
) -> Option<(Named<'a>, Range<usize>)> {
    let byte = question.map.byte_of_position(params.position);
    let fields = FileFields::parse_fields(&question.path, question.map.decoded())?;
    let value = fields.value_at(byte)?;
    if let Some(named) = named_by(question, &fields, value) {
        return Some((named, value.bytes.clone()));
    }
    // The name of an organisation stands for it.
    let is_name = value.field.key == "name" && fields.place.kind == Kind::Organisation;
    let is_own =
        is_name && fields.keys.iter().any(|key| key.depth == 0 && key.value == value.bytes);
    let register = &question.now.register;
    let own = Named::find_named(register, ReferenceKind::Organisation, &fields.place.id)
        .filter(|_| is_own);
    own.map(|own| (own, value.bytes.clone()))
}

/// Returns every place that names what stands at a place.
pub(super) fn all_references(
    question: &FileQuestion<'_>,
    params: ReferenceParams,
) -> Option<Vec<Place>> {
    let (named, _) = subject(question, &params.text_document_position_params)?;
    let site = (question.now, question.buffers);
    let mut places: Vec<Place> = reference_places(question, &named)
        .iter()
        .map(|at| question.reporter.protocol_location(at, site))
        .collect();
    if params.context.include_declaration {
        places.insert(0, question.reporter.protocol_location(named.declared_at(), site));
    }
    Some(places)
}

/// Goes through all files for values that name somebody, by id or by name, and through bodies for links.
fn reference_places(question: &FileQuestion<'_>, named: &Named<'_>) -> Vec<Location> {
    let (names, kind) = (question.now.called_names(), named.subject_kind());
    let mut found = Vec::new();
    for (path, bytes) in &question.now.sources.texts {
        let text = for_display(bytes);
        let Some(fields) = FileFields::parse_fields(path, &text) else { continue };
        let own = fields.values.iter().filter(|value| {
            let is_kind = reference_kind(&fields, value) == Some(kind);
            is_kind
                && id_named_by(names, kind, &value.text)
                    .is_some_and(|id: &Id| id.as_str() == named.named_id())
        });
        let own = own.map(|value| Location::new(path, &value.bytes));
        found.extend(own.filter(|at| at != named.declared_at()));
    }
    found.extend(link_places(question, named));
    found
}

/// Returns the links of all bodies that lead to an organisation.
fn link_places(question: &FileQuestion<'_>, named: &Named<'_>) -> Vec<Location> {
    let Named::Organisation(organisation) = named else { return Vec::new() };
    let register = &question.now.register;
    let bodies = register.commons().filter_map(|common| common.body.as_ref());
    let mut found = Vec::new();
    for body in bodies.flat_map(|bodies| bodies.all()) {
        let Some(targets) = register.links.get(&body.path) else { continue };
        let leads = body.links.iter().zip(targets).filter(|(_, target)| match target {
            Some(LinkTarget::Entry(Kind::Organisation, id, _)) => *id == organisation.common.id,
            Some(_) | None => false,
        });
        found.extend(leads.map(|(link, _)| Location::new(&body.path, &link.span)));
    }
    found
}

/// Returns what a file holds: its fields, those of parts below their part.
pub(super) fn symbols(
    question: &FileQuestion<'_>,
    _: DocumentSymbolParams,
) -> Option<DocumentSymbolResponse> {
    let fields = FileFields::parse_fields(&question.path, question.map.decoded())?;
    let mut open: Vec<(usize, DocumentSymbol)> = Vec::new();
    let mut roots = Vec::new();
    for key in &fields.keys {
        let end = key.value.end.max(key.bytes.end);
        close_symbols(&mut open, key.bytes.start, &mut roots);
        let symbol = DocumentSymbol::new(
            key.name.clone(),
            key.text.clone(),
            SymbolKind::Field,
            None,
            None,
            question.map.span(&(key.bytes.start..end)),
            question.map.span(&key.bytes),
            None,
        );
        open.push((end, symbol));
    }
    close_symbols(&mut open, usize::MAX, &mut roots);
    Some(DocumentSymbolResponse::DocumentSymbolList(roots))
}

/// Puts symbols that end before a byte below those that they stand in.
fn close_symbols(
    open: &mut Vec<(usize, DocumentSymbol)>,
    byte: usize,
    roots: &mut Vec<DocumentSymbol>,
) {
    while let Some((_, symbol)) = open.pop_if(|(end, _)| *end <= byte) {
        match open.last_mut() {
            Some((_, parent)) => parent.children.get_or_insert_default().push(symbol),
            None => roots.push(symbol),
        }
    }
}
