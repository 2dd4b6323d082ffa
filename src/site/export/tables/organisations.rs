//! Every organisation, the desks among them: one row each.

use super::table::{Cell, CellWords, Table, plain, text_cell};
use crate::base::quoted::item_in_cell;
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::content::validate::Link;
use crate::list::publish::{Organisation, Service};

const COLUMNS: [(&str, u8); 22] = [
    ("csv-organisation", 40),
    ("csv-short-name", 20),
    ("csv-kind", 24),
    ("csv-summary", 40),
    ("csv-status", 16),
    ("csv-reported", 16),
    ("csv-phones", 30),
    ("csv-email", 26),
    ("csv-website", 30),
    ("csv-links", 30),
    ("csv-address", 36),
    ("csv-area", 20),
    ("csv-how-to-get", 28),
    ("csv-accessibility", 24),
    ("csv-hours", 30),
    ("csv-people", 36),
    ("csv-members", 36),
    ("csv-edrpou", 12),
    ("csv-verified-on", 14),
    ("csv-verified-by", 24),
    ("csv-source", 28),
    ("csv-page", 44),
];

pub(super) fn table(words: CellWords<'_>) -> Table<'_> {
    let organisations = words.context.public.organisations.iter();
    Table::new("sheet-organisations", COLUMNS, organisations.map(move |o| cells(&words, o)))
}

fn cells<'a>(words: &CellWords<'a>, o: &'a Organisation) -> [Cell<'a>; 22] {
    let Organisation {
        entry,
        name,
        short_name,
        kind,
        is_desk,
        summary,
        status,
        edrpou,
        services,
        phones,
        email,
        website,
        links,
        address,
        hours,
        people,
        members,
        verified,
        // No cell holds a picture; the order of rows tells how they are filed, and nothing the day.
        logo: _,
        filed_under: _,
        sort_key: _,
        index_letter: _,
        next_check: _,
        doubt: _,
    } = o;
    let links: Vec<String> = links.iter().map(link_words).collect();
    let (address, verified) = (address.as_ref(), verified.as_ref());
    [
        (&*name.main).into(),
        text_cell(short_name.as_ref()),
        words.terms_cell(Vocabulary::Kinds, kind.as_slice()),
        text_cell(summary.as_ref()),
        words.say(&format!("status-{}", status)).into(),
        whether_reported(words, *is_desk, services).into(),
        words.phones_cell(phones),
        plain(email.as_ref()),
        plain(website.as_ref()),
        links.join("; ").into(),
        words.address_cell(address),
        words.terms_cell(
            Vocabulary::Areas,
            address.and_then(|a| a.area.as_ref()).map_or(&[], std::slice::from_ref),
        ),
        text_cell(address.and_then(|a| a.how_to_get.as_ref())),
        super::table::texts_cell(address.map_or(&[][..], |a| &a.accessibility)),
        hours.as_ref().map(|h| h.in_words(words.lang).join("; ")).unwrap_or_default().into(),
        words.people_cell(people),
        words.members(members),
        plain(edrpou.as_ref()),
        Cell::maybe_day(verified.map(|check| check.on)),
        plain(verified.and_then(|check| check.by.as_ref())),
        text_cell(entry.source.as_ref()),
        words.context.page_url(Kind::Organisation, &entry.id).unwrap_or_default().into(),
    ]
}

/// Says whether an organisation told what it does; a desk is asked for nothing.
fn whether_reported(words: &CellWords<'_>, is_desk: bool, services: &[Service]) -> String {
    match (is_desk, services.is_empty()) {
        (true, _) => String::new(),
        (false, true) => words.say("list-not-reported"),
        (false, false) => words.say("list-reported"),
    }
}

fn link_words(link: &Link) -> String {
    let Link { url, name } = link;
    match name {
        Some(name) => item_in_cell(&format!("{}: {url}", name.main)).into_owned(),
        None => item_in_cell(url).into_owned(),
    }
}
