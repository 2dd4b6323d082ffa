//! The list itself: one row a service, and one for each organisation that has named none.

use super::table::{Cell, Table, Words, text, texts};
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::list::offers::Offer;

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

pub(super) fn table(words: Words<'_>) -> Table<'_> {
    let rows: Vec<&Offer> = words.material.public.counted_offers().collect();
    let rows = rows.into_iter();
    Table::new("sheet-services", COLUMNS, rows.map(move |offer| cells(&words, offer)))
}

fn cells<'a>(words: &Words<'a>, offer: &'a Offer) -> [Cell<'a>; 23] {
    let (organisation, service) = (offer.organisation(), offer.service());
    let help = offer.help().and_then(|help| words.material.name(Vocabulary::Help, help));
    let filed_under = Some(&*organisation.filed_under);
    let filed_under = filed_under.filter(|filed| **filed != *organisation.name.main);
    let delivery: Vec<String> =
        offer.delivery().iter().map(|d| words.say(&format!("delivery-{d}"))).collect();
    [
        (&*organisation.name.main).into(),
        words.names(Vocabulary::Kinds, organisation.kind.as_slice()),
        help.map_or_else(|| words.material.not_reported().into(), Cell::from),
        text(service.and_then(|s| s.name.as_ref())),
        text(service.and_then(|s| s.details.as_ref())),
        words.names(Vocabulary::Audiences, offer.audiences()),
        words.names(Vocabulary::Areas, offer.areas()),
        delivery.join(", ").into(),
        text(service.and_then(|s| s.conditions.as_ref())),
        text(service.and_then(|s| s.cost.as_ref())),
        texts(service.map_or(&[][..], |s| &s.documents)),
        words.phones(offer.all_phones()),
        super::table::plain(organisation.email.as_ref()),
        super::table::plain(organisation.website.as_ref()),
        words.address(organisation.address.as_ref()),
        offer.hours().map(|h| h.in_words(words.lang).join("; ")).unwrap_or_default().into(),
        words.people(&organisation.people),
        words.say(&format!("status-{}", offer.state())).into(),
        Cell::maybe_day(service.and_then(|s| Some(s.verified.as_ref()?.on))),
        text(service.and_then(|s| s.source.as_ref())),
        text(organisation.entry.source.as_ref()),
        Cell::maybe(filed_under),
        words.material.page(Kind::Organisation, &organisation.entry.id).unwrap_or_default().into(),
    ]
}
