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
        pages: pages_named(current, last)
            .into_iter()
            .map(|number| PageLink { number, url: url(number), current: number == current })
            .collect(),
    })
}

/// Returns the pages that a pager names: the first, the last and those near this one. A gap is never of one page.
fn pages_named(current: usize, last: usize) -> Vec<usize> {
    let is_near = |number: usize| number.abs_diff(current) <= 2;
    let is_named = |number: usize| {
        number == 1
            || number == last
            || is_near(number)
            || number == 2 && is_near(3)
            || number + 1 == last && is_near(last - 2)
    };
    (1..=last).filter(|&number| is_named(number)).collect()
}

#[cfg(test)]
mod tests {
    use super::pages_named;

    #[test]
    fn a_pager_names_both_ends_and_what_is_near() {
        assert_eq!(pages_named(1, 3), [1, 2, 3]);
        assert_eq!(pages_named(4, 7), [1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(pages_named(1, 99), [1, 2, 3, 99]);
        assert_eq!(pages_named(5, 99), [1, 2, 3, 4, 5, 6, 7, 99]);
        assert_eq!(pages_named(50, 99), [1, 48, 49, 50, 51, 52, 99]);
        assert_eq!(pages_named(96, 99), [1, 94, 95, 96, 97, 98, 99]);
    }

    #[test]
    fn no_gap_is_of_one_page() {
        for last in 2..30 {
            for current in 1..=last {
                let named = pages_named(current, last);
                assert!(named.windows(2).all(|two| two[1] - two[0] != 2), "{current} of {last}");
            }
        }
    }
}
