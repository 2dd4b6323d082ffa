//! Parts of lists: a page of rows, its pager, cards.

use crate::list::meetings::Occasion;
use crate::list::publish::Meeting;
use crate::list::publish::Organisation;
use crate::site::plan::PAGE_LENGTH;
use crate::site::render::page_builder::PageBuilder;
use crate::site::render::values::{PageLink, Pager, Shared};

/// Returns the meetings on a page of the list: those to come, on the first page only, and those that were.
pub(super) fn meetings_on<'a>(
    builder: &PageBuilder<'a>,
    number: usize,
) -> (Vec<Occasion<'a>>, Vec<&'a Meeting>) {
    let public = builder.values.public;
    let coming = if number == 1 { public.meetings_to_come() } else { Vec::new() };
    (coming, window(&public.meetings_past(), number).to_vec())
}

/// The organisations that have not said yet what they help with.
pub(super) fn silent<'a>(builder: &PageBuilder<'a>) -> impl Iterator<Item = &'a Organisation> {
    crate::site::plan::coverage::silent(builder.values.public)
}

pub(super) fn cards<'a>(
    builder: &PageBuilder<'a>,
    organisations: impl Iterator<Item = &'a Organisation>,
) -> Vec<&'a Shared> {
    organisations.filter_map(|o| builder.views.cards.card(&o.entry.id)).collect()
}

pub(super) fn window<T>(all: &[T], number: usize) -> &[T] {
    let start = ((number - 1) * PAGE_LENGTH).min(all.len());
    &all[start..(start + PAGE_LENGTH).min(all.len())]
}

pub(super) fn pager(
    url: &dyn Fn(usize) -> Option<String>,
    current: usize,
    count: usize,
) -> Option<Pager> {
    let last = count.div_ceil(PAGE_LENGTH);
    (last > 1).then(|| Pager {
        current,
        last,
        previous: (current > 1).then(|| url(current - 1)).flatten(),
        next: (current < last).then(|| url(current + 1)).flatten(),
        pages: (1..=last)
            .map(|number| PageLink { number, url: url(number), current: number == current })
            .collect(),
    })
}
