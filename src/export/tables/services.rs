//! The list itself: one row a service, and one for each organisation that has named none.

use super::{Cell, Table, Words, text, texts};
use crate::export::rows::{Row, rows};
use crate::fields::Vocabulary;

/// The columns, by their message in the catalogue, and their widths.
const COLUMNS: [(&str, u8); 22] = [
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
    ("csv-service-source", 28),
    ("csv-source", 28),
    ("csv-sort-name", 28),
    ("csv-page", 44),
];

pub(super) fn table(words: Words<'_>) -> Table<'_> {
    let rows = rows(words.material).into_iter();
    Table::new("sheet-services", COLUMNS, rows.map(move |row| cells(&words, &row)))
}

fn cells<'a>(words: &Words<'a>, row: &Row<'a>) -> [Cell<'a>; 22] {
    let (organisation, service) = (row.organisation, row.service);
    let hours = service.and_then(|s| s.hours.as_ref()).or(organisation.hours.as_ref());
    let filed_under = Some(&*organisation.filed_under);
    let filed_under = filed_under.filter(|filed| **filed != *organisation.name.main);
    let delivery = service.map_or(&[][..], |s| &s.delivery);
    let delivery: Vec<String> =
        delivery.iter().map(|d| words.say(&format!("delivery-{d}"))).collect();
    [
        (&*organisation.name.main).into(),
        words.names(Vocabulary::Kinds, organisation.kind.as_slice()),
        row.help(words.material).map_or_else(|| words.material.not_reported().into(), Cell::from),
        text(service.and_then(|s| s.name.as_ref())),
        text(service.and_then(|s| s.details.as_ref())),
        words.names(Vocabulary::Audiences, service.map_or(&[][..], |s| &s.audiences)),
        words.names(Vocabulary::Areas, service.map_or(&[][..], |s| &s.areas)),
        delivery.join(", ").into(),
        text(service.and_then(|s| s.conditions.as_ref())),
        text(service.and_then(|s| s.cost.as_ref())),
        texts(service.map_or(&[][..], |s| &s.documents)),
        words.phones(row.phones()),
        super::plain(organisation.email.as_ref()),
        super::plain(organisation.website.as_ref()),
        words.address(organisation.address.as_ref()),
        hours.map(|h| h.in_words(words.lang).join("; ")).unwrap_or_default().into(),
        words.people(&organisation.people),
        words.say(&format!("status-{}", row.status())).into(),
        text(service.and_then(|s| s.source.as_ref())),
        text(organisation.entry.source.as_ref()),
        Cell::maybe(filed_under),
        row.page(words.material).unwrap_or_default().into(),
    ]
}
