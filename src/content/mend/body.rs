//! What Markdown left as text in a body and can mean only one thing: a blank in the wrong place, a list mark of another program.

use super::page::MendedFile;
use crate::base::locale::typed::link_address;
use crate::base::yaml::edit::{Patch, patched};
use crate::content::fields::SCHEMES;
use crate::content::parse::addresses::addresses;
use crate::content::parse::markdown::{left_as_text, scheme};

/// How many are mended in one round.
const MOST: usize = 100;

/// Returns the text with a body of which less is left as text.
pub(super) fn mend_leftovers(page: &MendedFile<'_>) -> Option<String> {
    let found = left_as_text(page.text, page.body.clone());
    let start = page.body.start;
    let fixes = found.iter().filter(|leftover| !leftover.fix.is_empty()).map(|leftover| {
        let moved = leftover.fix.iter().map(|patch| Patch {
            span: start + patch.span.start..start + patch.span.end,
            text: patch.text.clone(),
        });
        moved.collect::<Vec<_>>()
    });
    let fixes: Vec<Vec<Patch>> = fixes.take(MOST).collect();
    let better = |patches: &[Patch]| {
        let text = patched(page.text, patches);
        let after = MendedFile::parse(page.path, &text, page.is_markdown);
        (left_as_text(&text, after.body).len() < found.len()).then_some(text)
    };
    // What one of them changes may be what another stands in; then each is tried alone.
    let is_apart = |pair: &[Vec<Patch>]| {
        let ends = pair[0].iter().map(|patch| patch.span.end).max();
        let starts = pair[1].iter().map(|patch| patch.span.start).min();
        ends < starts
    };
    let all = fixes.windows(2).all(is_apart).then(|| better(&fixes.concat())).flatten();
    all.or_else(|| fixes.iter().find_map(|patches| better(patches)))
}

/// Returns the text with plain slashes in addresses of the site.
pub(super) fn backslashes(page: &MendedFile<'_>) -> Option<String> {
    let found = addresses(page.text, page.body.clone()).into_iter();
    let own = found.filter(|address| {
        address.is_plain && address.target.contains('\\') && scheme(&address.target).is_none()
    });
    let patches: Vec<Patch> = own
        .map(|address| Patch { span: address.span, text: address.target.replace('\\', "/") })
        .collect();
    (!patches.is_empty()).then(|| patched(page.text, &patches))
}

/// Returns the text with a scheme before addresses that lack it: of pages, of e-mail, of telephones.
pub(super) fn schemes(page: &MendedFile<'_>) -> Option<String> {
    let found = addresses(page.text, page.body.clone()).into_iter();
    let patches: Vec<Patch> = found
        .filter(|address| address.is_plain && !has_known_scheme(&address.target))
        .filter_map(|address| {
            Some(Patch { text: link_address(&address.target)?, span: address.span })
        })
        .collect();
    (!patches.is_empty()).then(|| patched(page.text, &patches))
}

fn has_known_scheme(target: &str) -> bool {
    let is_whole = |scheme: &String| !scheme.starts_with("http") || target.contains("://");
    scheme(target).is_some_and(|own| SCHEMES.contains(&own.as_str()) && is_whole(&own))
}
