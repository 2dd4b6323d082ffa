//! `data/3w.csv`: who does what where, tagged with the Humanitarian Exchange Language (HXL 1.1).
//!
//! One row a service and area; a service given everywhere has one row without an area, and an organisation that has named no
//! service has one that says who it is. The first row is for people, the second holds the hashtags.

use std::borrow::Cow;
use std::sync::Arc;

use crate::base::localised::Text;
use crate::base::messages::Messages;
use crate::base::names::Id;
use crate::base::sink::Sink;
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::list::freshness::Freshness;
use crate::list::offers::Offer;
use crate::list::publish::{Organisation, Phone, Service};

use super::export_context::ExportContext;
use super::tables::joined;

/// The columns: their heading in the catalogue, and their hashtag.
const COLUMNS: [(&str, &str); 17] = [
    ("csv-organisation", "#org+name"),
    ("hxl-edrpou", "#org+code+edrpou"),
    ("csv-kind", "#org+type"),
    ("hxl-cluster", "#sector+cluster"),
    ("csv-help", "#activity+name"),
    ("hxl-help-code", "#activity+code"),
    ("csv-service", "#service+name"),
    ("csv-details", "#activity+description"),
    ("csv-audiences", "#beneficiary+type"),
    ("csv-areas", "#loc+name"),
    ("hxl-katottg", "#loc+code+katottg"),
    ("csv-delivery", "#modality"),
    ("csv-status", "#status"),
    ("csv-phones", "#contact+phone"),
    ("csv-email", "#contact+email"),
    ("csv-page", "#meta+url"),
    ("hxl-date", "#date+reported"),
];

/// Writes the table.
pub(super) fn who_does_what_where(context: &ExportContext<'_>, sink: &mut Sink<'_>) {
    let messages = Messages::of_program(context.lang());
    let headings = COLUMNS.map(|(heading, _)| messages.say(heading, &[]).into());
    let tags = COLUMNS.map(|(_, tag)| Cow::Borrowed(tag));
    let records = context.public.counted_offers().flat_map(|offer| {
        let areas = offer.areas();
        let areas: Vec<Option<&Id>> =
            if areas.is_empty() { vec![None] } else { areas.iter().map(Some).collect() };
        let messages = &messages;
        areas.into_iter().map(move |area| record(context, messages, offer, area))
    });
    super::exact::write_records([headings, tags].into_iter().chain(records), sink);
}

fn record<'a>(
    context: &ExportContext<'a>,
    messages: &Messages,
    offer: &'a Offer,
    area: Option<&Id>,
) -> [Cow<'a, str>; 17] {
    let (organisation, service) = (offer.organisation(), offer.service());
    let Organisation {
        entry: _, // its page, and when it changed
        name: _,
        edrpou: _,
        kind: _,
        email: _,
        // The row of the list decides what is told of these.
        services: _,
        phones: _,
        status: _,
        verified: _,
        // A 3W table says who, what and where; its hashtags have no room for the rest.
        short_name: _,
        summary: _,
        website: _,
        links: _,
        address: _,
        hours: _,
        people: _,
        members: _,
        logo: _,
        is_desk: _,
        filed_under: _,
        sort_key: _,
        index_letter: _,
        next_check: _,
        doubt: _,
    } = organisation;
    let help = offer.help().and_then(|help| context.public.find_term(Vocabulary::Help, help));
    let area = area.and_then(|area| context.public.find_term(Vocabulary::Areas, area));
    let (help_code, name, details) = service.map(activity).unwrap_or_default();
    let phones: Vec<String> = offer.phones().into_iter().map(Phone::uri).collect();
    [
        Cow::Borrowed(&*organisation.name.main),
        plain(organisation.edrpou.as_ref()),
        joined(context.term_names(Vocabulary::Kinds, organisation.kind.as_slice()), ""),
        plain(help.and_then(|help| help.cluster.as_ref())),
        text(help.map(|help| &help.name)),
        help_code.into(),
        text(name),
        text(details),
        joined(context.term_names(Vocabulary::Audiences, offer.audiences()), ", "),
        text(area.map(|area| &area.name)),
        plain(area.and_then(|area| area.katottg.as_ref())),
        ways_of_delivery(messages, offer).into(),
        messages.say(&format!("status-{}", offer.state()), &[]).into(),
        phones.join(", ").into(),
        plain(organisation.email.as_ref()),
        context.page_url(Kind::Organisation, &organisation.entry.id).unwrap_or_default().into(),
        reported_on(context, offer).into(),
    ]
}

/// Returns the day of the last check of what a row says, else of its last change, else of the record; never the day of the build, by which
/// every row would look fresh.
fn reported_on(context: &ExportContext<'_>, offer: &Offer) -> String {
    let day = offer.row_freshness().map(Freshness::day).or(context.public.site.record);
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// Returns the kind of help of a service, its name, and what is done.
fn activity(service: &Service) -> (&str, Option<&Text>, Option<&Text>) {
    let Service {
        help,
        name,
        details,
        // The row of the list decides what is told of these.
        audiences: _,
        areas: _,
        delivery: _,
        phones: _,
        status: _,
        // A 3W table says who, what and where; its hashtags have no room for the rest.
        id: _,
        conditions: _,
        cost: _,
        documents: _,
        hours: _,
        source: _,
        verified: _,
        doubt: _,
    } = service;
    (help.as_str(), name.as_ref(), details.as_ref())
}

fn ways_of_delivery(messages: &Messages, offer: &Offer) -> String {
    let ways = offer.delivery().iter();
    ways.map(|way| messages.say(&format!("delivery-{way}"), &[])).collect::<Vec<_>>().join(", ")
}

fn text(text: Option<&Text>) -> Cow<'_, str> {
    text.map_or(Cow::Borrowed(""), |text| Cow::Borrowed(&*text.main))
}

fn plain(text: Option<&Arc<str>>) -> Cow<'_, str> {
    text.map_or(Cow::Borrowed(""), |text| Cow::Borrowed(&**text))
}
