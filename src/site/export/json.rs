//! `list.json`: the list for programs. Phones as in RFC 3966, ids as in links, texts as written. What is not known is
//! left out; a list is there when it is empty, too.

use serde::Serialize;

use crate::base::choices::{Delivery, PhoneType, Status};
use crate::base::locale::Lang;
use crate::base::names::Id;
use crate::base::sink::Sink;
use crate::content::parse::Kind;
use crate::list::offers::Offer;
use crate::list::publish::{Address, Organisation, Person, Phone, Service};

use super::export_context::ExportContext;

/// What stands before the rows.
#[derive(Serialize)]
struct Head<'a> {
    title: &'a str,
    date: String,
    is_record: bool,
    source: &'a str,
    publisher: Option<&'a str>,
    licence: Option<&'a str>,
    hotline: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonRow<'a> {
    organisation: JsonOrganisation<'a>,
    /// `false` where the organisation has named no service yet: then `ask` is the number to call.
    reported: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    ask: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service: Option<JsonService<'a>>,
    phones: Vec<JsonPhone<'a>>,
    status: Status,
    /// The check of the service, else of its organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    verified: Option<String>,
}

#[derive(Serialize)]
struct JsonOrganisation<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edrpou: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<JsonAddress<'a>>,
    people: Vec<JsonPerson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonService<'a> {
    id: &'a str,
    help: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<&'a str>,
    audiences: Vec<&'a str>,
    areas: Vec<&'a str>,
    delivery: &'a [Delivery],
    #[serde(skip_serializing_if = "Option::is_none")]
    conditions: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<&'a str>,
    documents: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonPhone<'a> {
    tel: String,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    extension: Option<&'a str>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<PhoneType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<&'a str>,
    languages: Vec<String>,
}

#[derive(Serialize)]
struct JsonPerson<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
    responsible: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonAddress<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    street: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    city: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postcode: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    how_to_get: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    accessibility: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<[f64; 2]>,
}

/// Writes the whole list, a row a line: what changed can be seen by comparing lines, and no row is held in memory.
pub(super) fn write_list(context: &ExportContext<'_>, sink: &mut Sink<'_>) {
    let site = &context.public.site;
    let hotline = site.hotline.as_ref();
    let hotline = hotline.and_then(|hotline| hotline.number_to_call()).map(|number| number.tel());
    let head = Head {
        title: &site.title.main,
        date: site.list_day.to_string(),
        is_record: site.record.is_some(),
        source: &site.base_url,
        publisher: site.publisher.as_ref().map(|publisher| &*publisher.name.main),
        licence: site.licence.as_deref(),
        hotline: hotline.as_deref(),
    };
    let rows = context.public.counted_offers();
    crate::base::json::write_array(&head, "rows", rows, sink, |row, buffer| {
        serde_json::to_writer(buffer, &json_row(context, row, hotline.as_ref()))
            .expect("memory takes text and numbers");
    });
}

fn json_row<'a>(
    context: &ExportContext<'_>,
    offer: &'a Offer,
    hotline: Option<&String>,
) -> JsonRow<'a> {
    let page = context.page_url(Kind::Organisation, &offer.organisation().entry.id);
    JsonRow {
        organisation: json_organisation(offer, page),
        reported: offer.service().is_some(),
        ask: hotline.filter(|_| offer.service().is_none()).cloned(),
        service: offer.service().map(|s| json_service(offer, s)),
        phones: offer.all_phones().into_iter().map(|one| json_phone(one, context.lang())).collect(),
        status: offer.state(),
        verified: offer.verified().map(|check| check.on.to_string()),
    }
}

fn text(text: Option<&crate::base::localised::Text>) -> Option<&str> {
    text.map(|text| &*text.main)
}

fn json_organisation(offer: &Offer, page: Option<String>) -> JsonOrganisation<'_> {
    let Organisation {
        entry,
        name,
        short_name,
        kind,
        summary,
        edrpou,
        email,
        website,
        hours,
        address: place,
        people,
        verified,
        // The row tells whom to call, how it stands, and what is done.
        status: _,
        phones: _,
        services: _,
        // `data/organisations.json` tells these of each organisation once.
        links: _,
        members: _,
        logo: _,
        is_desk: _,
        filed_under: _,
        sort_key: _,
        index_letter: _,
        // What changes with the day alone.
        next_check: _,
        doubt: _,
    } = offer.organisation();
    JsonOrganisation {
        id: &entry.id,
        name: &name.main,
        short_name: text(short_name.as_ref()),
        kind: kind.as_ref().map(Id::as_str),
        summary: text(summary.as_ref()),
        edrpou: edrpou.as_deref(),
        email: email.as_deref(),
        website: website.as_deref(),
        hours: hours.as_ref().map(|hours| hours.source()),
        address: place.as_ref().map(json_address),
        people: people.iter().map(json_person).collect(),
        verified: verified.as_ref().map(|check| check.on.to_string()),
        page,
        source: text(entry.source.as_ref()),
    }
}

fn json_service<'a>(offer: &'a Offer, service: &'a Service) -> JsonService<'a> {
    let Service {
        id,
        help,
        name,
        details,
        conditions,
        cost,
        documents,
        hours,
        source,
        // The row of the list decides what is told of these.
        audiences: _,
        areas: _,
        delivery: _,
        phones: _,
        status: _,
        verified: _,
        doubt: _,
    } = service;
    JsonService {
        id: id.as_str(),
        help: help.as_str(),
        name: text(name.as_ref()),
        details: text(details.as_ref()),
        audiences: offer.audiences().iter().map(Id::as_str).collect(),
        areas: offer.areas().iter().map(Id::as_str).collect(),
        delivery: offer.delivery(),
        conditions: text(conditions.as_ref()),
        cost: text(cost.as_ref()),
        documents: documents.iter().map(|document| &*document.main).collect(),
        hours: hours.as_ref().map(|hours| hours.source()),
        source: text(source.as_ref()),
    }
}

fn json_phone(phone: &Phone, lang: Lang) -> JsonPhone<'_> {
    let Phone { number, extension, kind, label, hours, languages } = phone;
    JsonPhone {
        tel: number.tel(),
        text: phone.written(lang),
        extension: extension.as_deref(),
        kind: (*kind != PhoneType::Voice).then_some(*kind),
        label: text(label.as_ref()),
        hours: hours.as_ref().map(|hours| hours.source()),
        languages: languages.iter().map(|lang| lang.to_string()).collect(),
    }
}

fn json_person(person: &Person) -> JsonPerson<'_> {
    let Person { name, role, responsible, phone, email } = person;
    JsonPerson {
        name: &name.main,
        role: text(role.as_ref()),
        responsible: *responsible,
        phone: phone.as_ref().map(|phone| phone.tel()),
        email: email.as_deref(),
    }
}

fn json_address(address: &Address) -> JsonAddress<'_> {
    let Address { street, city, postcode, area, note, how_to_get, accessibility, location } =
        address;
    JsonAddress {
        street: text(street.as_ref()),
        city: text(city.as_ref()),
        postcode: postcode.as_deref(),
        area: area.as_ref().map(Id::as_str),
        note: text(note.as_ref()),
        how_to_get: text(how_to_get.as_ref()),
        accessibility: accessibility.iter().map(|text| &*text.main).collect(),
        location: location.map(|(lat, lon)| [lat, lon]),
    }
}
