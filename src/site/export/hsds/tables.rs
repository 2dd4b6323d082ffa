//! The tables of HSDS: their columns, in the specification's order, and what fills each.

use super::record_builder::{RecordBuilder, is_translated, nested_objects};
use super::terms::Nesting;
use crate::base::json::{Json, Object};
use crate::base::sink::Sink;
use crate::list::publish::{Organisation, Phone};
use crate::site::export::exact;
use crate::site::export::export_context::ExportContext;

/// One table of the package.
pub(super) struct HsdsTable {
    /// Its name in the package.
    pub(super) name: &'static str,
    /// Its file below `data/hsds/`.
    pub(super) file: &'static str,
    /// Its columns.
    pub(super) columns: &'static [&'static str],
    /// Columns that have to be filled.
    pub(super) required: &'static [&'static str],
    fill: Fill,
}

/// What fills a table.
enum Fill {
    /// What belongs to an organisation.
    Organisation(for<'b> fn(&'b RecordBuilder<'_>, &'b Organisation) -> Vec<Object<'b>>),
    /// What the site has once.
    Site(for<'b> fn(&'b RecordBuilder<'_>) -> Vec<Object<'b>>),
}

/// Every table that is filled.
pub(super) static TABLES: [HsdsTable; 17] = [
    HsdsTable {
        name: "organization",
        file: "organizations.csv",
        columns: &[
            "id",
            "name",
            "alternate_name",
            "description",
            "email",
            "website",
            "tax_status",
            "tax_id",
            "year_incorporated",
            "legal_status",
            "logo",
            "uri",
            "parent_organization_id",
        ],
        required: &["id", "name", "description"],
        fill: Fill::Organisation(|builder, o| vec![builder.short(o)]),
    },
    HsdsTable {
        name: "organization_identifier",
        file: "organization_identifiers.csv",
        columns: &["id", "organization_id", "identifier_scheme", "identifier_type", "identifier"],
        required: &["id", "organization_id", "identifier_type", "identifier"],
        fill: Fill::Organisation(|builder, o| builder.identifiers(o)),
    },
    HsdsTable {
        name: "url",
        file: "url.csv",
        columns: &["id", "label", "url", "organization_id", "service_id"],
        required: &["id", "url"],
        fill: Fill::Organisation(|builder, o| builder.websites(o)),
    },
    HsdsTable {
        name: "contact",
        file: "contacts.csv",
        columns: &[
            "id",
            "organization_id",
            "service_id",
            "service_at_location_id",
            "location_id",
            "name",
            "title",
            "department",
            "email",
        ],
        required: &["id"],
        fill: Fill::Organisation(|builder, o| builder.contacts(o)),
    },
    HsdsTable {
        name: "phone",
        file: "phones.csv",
        columns: &[
            "id",
            "location_id",
            "service_id",
            "organization_id",
            "contact_id",
            "service_at_location_id",
            "number",
            "extension",
            "type",
            "description",
        ],
        required: &["id", "number"],
        fill: Fill::Organisation(all_phone_records),
    },
    HsdsTable {
        name: "language",
        file: "languages.csv",
        columns: &["id", "service_id", "location_id", "phone_id", "name", "code", "note"],
        required: &["id"],
        fill: Fill::Organisation(all_language_records),
    },
    HsdsTable {
        name: "location",
        file: "locations.csv",
        columns: &[
            "id",
            "location_type",
            "url",
            "organization_id",
            "name",
            "alternate_name",
            "description",
            "transportation",
            "latitude",
            "longitude",
            "external_identifier",
            "external_identifier_type",
        ],
        required: &["id", "location_type"],
        fill: Fill::Organisation(|builder, o| builder.locations(o)),
    },
    HsdsTable {
        name: "address",
        file: "addresses.csv",
        columns: &[
            "id",
            "location_id",
            "attention",
            "address_1",
            "address_2",
            "city",
            "region",
            "state_province",
            "postal_code",
            "country",
            "address_type",
        ],
        required: &[
            "id",
            "address_1",
            "city",
            "state_province",
            "postal_code",
            "country",
            "address_type",
        ],
        fill: Fill::Organisation(|builder, o| {
            builder.at_place(o, |a, owner| builder.address_records(a, owner).unwrap_or_default())
        }),
    },
    HsdsTable {
        name: "accessibility",
        file: "accessibility.csv",
        columns: &["id", "location_id", "description", "details", "url"],
        required: &["id"],
        fill: Fill::Organisation(|builder, o| {
            builder.at_place(o, |a, owner| builder.accessibility(a, owner))
        }),
    },
    HsdsTable {
        name: "service",
        file: "services.csv",
        columns: &[
            "id",
            "organization_id",
            "program_id",
            "name",
            "alternate_name",
            "description",
            "url",
            "email",
            "status",
            "interpretation_services",
            "application_process",
            "fees_description",
            "wait_time",
            "fees",
            "accreditations",
            "eligibility_description",
            "minimum_age",
            "maximum_age",
            "assured_date",
            "assurer_email",
            "licenses",
            "alert",
            "last_modified",
        ],
        required: &["id", "organization_id", "name", "status"],
        fill: Fill::Organisation(|builder, o| {
            builder.offers(o).map(|(offer, s)| builder.short_service(offer, s)).collect()
        }),
    },
    HsdsTable {
        name: "service_at_location",
        file: "service_at_location.csv",
        columns: &["id", "service_id", "location_id", "description"],
        required: &["id", "service_id", "location_id"],
        fill: Fill::Organisation(|builder, o| {
            builder.offers(o).flat_map(|(offer, s)| builder.places(offer, s)).collect()
        }),
    },
    HsdsTable {
        name: "schedule",
        file: "schedules.csv",
        columns: &[
            "id",
            "service_id",
            "location_id",
            "service_at_location_id",
            "valid_from",
            "valid_to",
            "dtstart",
            "timezone",
            "until",
            "count",
            "wkst",
            "freq",
            "interval",
            "byday",
            "byweekno",
            "bymonthday",
            "byyearday",
            "description",
            "opens_at",
            "closes_at",
            "schedule_link",
            "attending_type",
            "notes",
        ],
        required: &["id"],
        fill: Fill::Organisation(schedules),
    },
    HsdsTable {
        name: "service_area",
        file: "service_areas.csv",
        columns: &[
            "id",
            "service_id",
            "service_at_location_id",
            "name",
            "description",
            "extent",
            "extent_type",
            "uri",
        ],
        required: &["id"],
        fill: Fill::Organisation(|builder, o| {
            builder.offers(o).flat_map(|(offer, s)| builder.service_areas(offer, s)).collect()
        }),
    },
    HsdsTable {
        name: "required_document",
        file: "required_documents.csv",
        columns: &["id", "service_id", "document", "uri"],
        required: &["id"],
        fill: Fill::Organisation(|builder, o| {
            builder.offers(o).flat_map(|(offer, s)| builder.documents(offer, s)).collect()
        }),
    },
    HsdsTable {
        name: "attribute",
        file: "attributes.csv",
        columns: &[
            "id",
            "link_id",
            "taxonomy_term_id",
            "link_type",
            "link_entity",
            "value",
            "label",
        ],
        required: &["id", "link_id", "taxonomy_term_id", "link_entity"],
        fill: Fill::Organisation(attributes),
    },
    HsdsTable {
        name: "taxonomy",
        file: "taxonomies.csv",
        columns: &["id", "name", "description", "uri", "version"],
        required: &["id", "name", "description"],
        fill: Fill::Site(|builder| builder.terms.taxonomies()),
    },
    HsdsTable {
        name: "taxonomy_term",
        file: "taxonomy_terms.csv",
        columns: &[
            "id",
            "code",
            "name",
            "description",
            "parent_id",
            "taxonomy",
            "language",
            "taxonomy_id",
            "term_uri",
        ],
        required: &["id", "name", "description"],
        fill: Fill::Site(|builder| builder.terms.term_records()),
    },
];

impl HsdsTable {
    /// Writes the table.
    pub(super) fn write(&self, context: &ExportContext<'_>, sink: &mut Sink<'_>) {
        let builder = RecordBuilder::new(context, Nesting::Flat);
        let organisations = context.public.organisations.iter();
        match self.fill {
            Fill::Organisation(fill) => {
                let rows = organisations.flat_map(|o| fill(&builder, o));
                exact::write_table(self.columns, rows, sink);
            }
            Fill::Site(fill) => {
                exact::write_table(self.columns, fill(&builder).into_iter(), sink);
            }
        }
    }
}

/// Returns every phone: of the organisation, its people, its services.
fn all_phone_records<'b>(builder: &'b RecordBuilder<'_>, o: &'b Organisation) -> Vec<Object<'b>> {
    let mut phones = builder.organisation_phones(o);
    phones.extend(builder.people_phones(o));
    phones.extend(builder.offers(o).flat_map(|(offer, s)| builder.service_phones(offer, s)));
    phones
}

fn all_language_records<'b>(
    builder: &'b RecordBuilder<'_>,
    o: &'b Organisation,
) -> Vec<Object<'b>> {
    match all_phones(o).any(|phone| !phone.languages.is_empty()) {
        true => nested(all_phone_records(builder, o), "languages"),
        false => Vec::new(),
    }
}

/// Goes through the phones of an organisation and of its services; those of people have a number and no more.
fn all_phones(o: &Organisation) -> impl Iterator<Item = &Phone> {
    o.phones.iter().chain(o.services.iter().flat_map(|s| &s.phones))
}

fn schedules<'b>(builder: &'b RecordBuilder<'_>, o: &'b Organisation) -> Vec<Object<'b>> {
    let mut schedules = builder.at_place(o, |_, owner| builder.schedules(o.hours.as_ref(), owner));
    schedules.extend(builder.offers(o).flat_map(|(offer, s)| builder.service_schedules(offer, s)));
    schedules
}

fn attributes<'b>(builder: &'b RecordBuilder<'_>, o: &'b Organisation) -> Vec<Object<'b>> {
    let mut attributes = builder.organisation_attributes(o);
    attributes.extend(builder.people_attributes(o));
    if o.links.iter().filter_map(|link| link.name.as_ref()).any(is_translated) {
        attributes.extend(nested(builder.websites(o), "attributes"));
    }
    if all_phones(o).any(RecordBuilder::has_attributes) {
        attributes.extend(nested(all_phone_records(builder, o), "attributes"));
    }
    attributes.extend(builder.at_place(o, |a, owner| {
        let mut own = builder.location_attributes(a, owner);
        if a.accessibility.iter().any(is_translated) {
            own.extend(nested(builder.accessibility(a, owner), "attributes"));
        }
        own
    }));
    for (offer, s) in builder.offers(o) {
        attributes.extend(builder.service_attributes(offer, s));
        if s.documents.iter().any(is_translated) {
            attributes.extend(nested(builder.documents(offer, s), "attributes"));
        }
    }
    attributes
}

/// Takes the records out of the lists that others hold.
fn nested<'b>(records: Vec<Object<'b>>, key: &str) -> Vec<Object<'b>> {
    let mut found = Vec::new();
    for record in &records {
        let inner = nested_objects(record, key).iter().filter_map(|item| match item {
            Json::Object(object) => Some(object.clone()),
            Json::Null
            | Json::Flag(_)
            | Json::Number(_)
            | Json::Text(_)
            | Json::Id(_)
            | Json::List(_)
            | Json::Written(_) => None,
        });
        found.extend(inner);
    }
    found
}
