//! The list as tables for people: one a topic, in the words of the main language.
//!
//! The same tables become `list.csv`, `coverage.csv`, `needs.csv`, `tasks.csv` and the sheets of `list.xlsx`. Phones
//! are written as people write them, days as days, and codes as text. In a copy for the desks a last column bears the
//! stamp, so that it stays with every row that is sorted, filtered or copied away.

mod coverage;
mod needs;
mod organisations;
mod services;
mod table;
mod visibility;

use super::material::Material;
use crate::list::offers::Offer;
use table::Words;
pub(super) use table::joined;
pub(super) use table::{Cell, Table};

impl<'a> Table<'a> {
    /// The list: one row a service.
    pub(super) fn services(material: &'a Material<'a>) -> Self {
        let words = Words::new(material);
        let table = services::table(words);
        let Some(everybody) = material.everybody else { return table.stamped(material) };
        let of: Vec<&Offer> = material.public.counted_offers().collect();
        let cells = move |offer: &'a Offer| {
            visibility::cells(&words, everybody, offer.organisation(), &offer.all_phones())
        };
        let of = of.into_iter().map(cells);
        table.with(visibility::COLUMNS, of).stamped(material)
    }

    /// Every organisation, the desks among them.
    pub(super) fn organisations(material: &'a Material<'a>) -> Self {
        let words = Words::new(material);
        let table = organisations::table(words);
        let Some(everybody) = material.everybody else { return table.stamped(material) };
        let of = material.public.organisations.iter();
        let of = of.map(move |o| {
            visibility::cells(&words, everybody, o, &o.phones.iter().collect::<Vec<_>>())
        });
        table.with(visibility::COLUMNS, of).stamped(material)
    }

    /// What is lacking.
    pub(super) fn needs(material: &'a Material<'a>) -> Self {
        needs::needs(Words::new(material)).stamped(material)
    }

    /// Who is to do what, what is overdue first.
    pub(super) fn tasks(material: &'a Material<'a>) -> Self {
        needs::tasks(Words::new(material)).stamped(material)
    }

    /// How many services there are for each help, audience and area.
    pub(super) fn coverage(material: &'a Material<'a>) -> Self {
        coverage::table(Words::new(material)).stamped(material)
    }
}
