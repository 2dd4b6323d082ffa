//! The list as tables for people: one a topic, in the words of the main language.
//!
//! The same tables become `list.csv`, `coverage.csv`, `needs.csv`, `tasks.csv` and the sheets of `list.xlsx`. Phones
//! are written as people write them, days as days, and codes as text. In a copy for the desks a last column bears the
//! stamp, so that it stays with every row that is sorted, filtered or copied away.

mod baseline;
pub(crate) mod check;
mod coverage;
mod needs;
mod organisations;
mod services;
mod table;
mod visibility;

use super::export_context::ExportContext;
use crate::list::offers::Offer;
pub(crate) use baseline::{Baseline, BaselineRow};
use table::CellWords;
pub(super) use table::joined;
pub(super) use table::{Cell, Table};

impl<'a> Table<'a> {
    /// The list: one row a service.
    pub(super) fn of_services(context: &'a ExportContext<'a>) -> Self {
        let words = CellWords::new(context);
        let table = services::table(words);
        let Some(everybody) = context.everybody else { return table.with_check_codes(words.lang) };
        let of: Vec<&Offer> = context.public.counted_offers().collect();
        let cells = move |offer: &'a Offer| {
            visibility::cells(&words, everybody, offer.organisation(), &offer.all_phones())
        };
        let of = of.into_iter().map(cells);
        table.with(visibility::COLUMNS, of).with_check_codes(words.lang).stamped(context)
    }

    /// Every organisation, the desks among them.
    pub(super) fn of_organisations(context: &'a ExportContext<'a>) -> Self {
        let words = CellWords::new(context);
        let table = organisations::table(words);
        let Some(everybody) = context.everybody else { return table.with_check_codes(words.lang) };
        let of = context.public.organisations.iter();
        let of = of.map(move |o| {
            visibility::cells(&words, everybody, o, &o.phones.iter().collect::<Vec<_>>())
        });
        table.with(visibility::COLUMNS, of).with_check_codes(words.lang).stamped(context)
    }

    /// What is lacking.
    pub(super) fn of_needs(context: &'a ExportContext<'a>) -> Self {
        needs::table(CellWords::new(context)).stamped(context)
    }

    /// Who is to do what, what is overdue first.
    pub(super) fn tasks(context: &'a ExportContext<'a>) -> Self {
        needs::tasks(CellWords::new(context)).stamped(context)
    }

    /// How many services there are for each help, audience and area.
    pub(super) fn coverage(context: &'a ExportContext<'a>) -> Self {
        coverage::table(CellWords::new(context)).stamped(context)
    }
}
