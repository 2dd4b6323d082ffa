//! The list itself: one row a service, and one for each organisation that has named none.

use super::table::{Cell, CellWords, Table, plain, text_cell, texts_cell};
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::list::offers::Offer;
use crate::list::publish::{Organisation, Service};

/// The columns, by their message in the catalogue, and their widths.
const COLUMNS: [(&str, u8); 23] = [
    ("csv-organisation", 40),
    ("csv-kind", 24),
    ("csv-help", 28),
    ("csv-service", 28),
    ("csv-details", 40),
    ("csv-audiences", 28),
    ("csv-areas", 24),
    ("csv-delivery", 18),
    ("csv-conditions", 28),
    ("csv-cost", 16),
    ("csv-documents", 24),
    ("csv-phones", 30),
    ("csv-email", 26),
    ("csv-website", 30),
    ("csv-address", 36),
    ("csv-hours", 30),
    ("csv-people", 36),
    ("csv-status", 16),
    ("csv-service-verified", 14),
    ("csv-service-source", 28),
    ("csv-source", 28),
    ("csv-sort-name", 28),
    ("csv-page", 44),
];

pub(super) fn table(words: CellWords<'_>) -> Table<'_> {
    let rows: Vec<&Offer> = words.context.public.counted_offers().collect();
    let rows = rows.into_iter();
    Table::new("sheet-services", COLUMNS, rows.map(move |offer| cells(&words, offer)))
}

fn cells<'a>(words: &CellWords<'a>, offer: &'a Offer) -> [Cell<'a>; 23] {
    let Organisation {
        entry,
        name,
        filed_under,
        kind,
        email,
        website,
        address,
        people,
        // The row of the list decides what is told of these.
        phones: _,
        hours: _,
        status: _,
        services: _,
        // The sheet of organisations has columns for these.
        short_name: _,
        summary: _,
        edrpou: _,
        links: _,
        members: _,
        verified: _,
        // No cell holds a picture; order and desks are told by which rows there are, and the day by nothing.
        logo: _,
        is_desk: _,
        sort_key: _,
        index_letter: _,
        next_check: _,
        doubt: _,
    } = offer.organisation();
    let help = offer.help().and_then(|help| words.context.term_name(Vocabulary::Help, help));
    let filed_under = Some(&**filed_under).filter(|filed| *filed != &*name.main);
    let [service, details, conditions, cost, documents, verified, source] =
        own_cells(offer.service());
    [
        (&*name.main).into(),
        words.terms_cell(Vocabulary::Kinds, kind.as_slice()),
        help.map_or_else(|| words.context.not_reported().into(), Cell::from),
        service,
        details,
        words.terms_cell(Vocabulary::Audiences, offer.audiences()),
        words.terms_cell(Vocabulary::Areas, offer.areas()),
        ways_of_delivery(words, offer).into(),
        conditions,
        cost,
        documents,
        words.phones_cell(offer.all_phones()),
        plain(email.as_ref()),
        plain(website.as_ref()),
        words.address_cell(address.as_ref()),
        offer.hours().map(|h| h.in_words(words.lang).join("; ")).unwrap_or_default().into(),
        words.people_cell(people),
        words.say(&format!("status-{}", offer.state())).into(),
        verified,
        source,
        text_cell(entry.source.as_ref()),
        Cell::maybe(filed_under),
        words.context.page_url(Kind::Organisation, &entry.id).unwrap_or_default().into(),
    ]
}

fn ways_of_delivery(words: &CellWords<'_>, offer: &Offer) -> String {
    let ways = offer.delivery().iter().map(|way| words.say(&format!("delivery-{way}")));
    ways.collect::<Vec<_>>().join(", ")
}

/// What a service alone says; nothing where an organisation has told none.
fn own_cells(service: Option<&Service>) -> [Cell<'_>; 7] {
    let Some(service) = service else { return std::array::from_fn(|_| Cell::maybe(None)) };
    let Service {
        name,
        details,
        conditions,
        cost,
        documents,
        verified,
        source,
        // The row of the list decides what is told of these.
        help: _,
        audiences: _,
        areas: _,
        delivery: _,
        hours: _,
        phones: _,
        status: _,
        id: _,    // for links and programs
        doubt: _, // what follows from the day of the check
    } = service;
    [
        text_cell(name.as_ref()),
        text_cell(details.as_ref()),
        text_cell(conditions.as_ref()),
        text_cell(cost.as_ref()),
        texts_cell(documents),
        Cell::maybe_day(verified.as_ref().map(|check| check.on)),
        text_cell(source.as_ref()),
    ]
}
