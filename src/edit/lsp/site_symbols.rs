//! Entries and terms of the whole site by what they are called.

use gen_lsp_types::{BaseSymbolInformation, SymbolInformation, SymbolKind, WorkspaceSymbolParams};

use super::buffers::Buffers;
use super::report::Reporter;
use super::workspace::Inspected;
use crate::base::diag::Location;
use crate::base::locale::compare::fold;

/// How many are told at once.
const MOST: usize = 200;

/// Returns the organisations, meetings, pages and terms whose name or id holds what is asked for.
pub(super) fn site_symbols(
    site: (&Inspected, &Buffers),
    reporter: &Reporter<'_>,
    params: &WorkspaceSymbolParams,
) -> Vec<SymbolInformation> {
    let (wanted, register) = (fold(&params.query), &site.0.register);
    let lang = reporter.words.lang();
    let organisations = register
        .organisations
        .iter()
        .map(|one| (one.name.get(lang).to_string(), one.common.id.as_str(), &one.common.named));
    let meetings = register
        .meetings
        .iter()
        .map(|one| (one.title.get(lang).to_string(), one.common.id.as_str(), &one.common.named));
    let pages = register
        .pages
        .iter()
        .map(|one| (one.title.get(lang).to_string(), one.common.id.as_str(), &one.common.named));
    let terms = register
        .terms
        .values()
        .flatten()
        .map(|term| (term.name.get(lang).to_string(), term.id.value.as_str(), &term.id.at));
    let all = organisations.chain(meetings).chain(pages).chain(terms);
    let found = all.filter(|(name, id, _)| fold(name).contains(&wanted) || id.contains(&wanted));
    let symbol = |(name, id, at): (String, &str, &Location)| {
        let about = BaseSymbolInformation::new(name, SymbolKind::Object, None, Some(id.to_owned()));
        SymbolInformation::new(None, reporter.protocol_location(at, site), about)
    };
    found.take(MOST).map(symbol).collect()
}
