//! HSDS 3.1 (Human Services Data Specification): the list as directories of services exchange it.
//!
//! Comes in: what is public. Goes out: JSON as the specification's API would answer (whole lists, and one file for each
//! organisation with its services within) and the same as a tabular data package. A record is made by one function, with
//! the ids of those it belongs to, so the JSON nests what the tables join. HSDS knows one language, the main one; the
//! words of the others are attributes.
//! Where it asks for what is not known (an address without a postcode), the record is left out and what is known is
//! told as attributes ([`terms`]); nothing is padded.

pub(super) mod ids;
mod organisation;
mod package;
mod record_builder;
mod service;
mod tables;
mod terms;

use crate::base::json::Object;
use crate::base::sink::Sink;
use crate::list::publish::Organisation;

use super::export_context::ExportContext;
pub(super) use package::write_package;
use record_builder::RecordBuilder;
use terms::Nesting;

/// Writes all organisations.
pub(super) fn write_organisations(context: &ExportContext<'_>, sink: &mut Sink<'_>) {
    let builder = RecordBuilder::new(context, Nesting::Nested);
    let all = &context.public.organisations;
    write_array(all.len(), all.iter().map(|o| builder.organisation_record(o)), sink);
}

/// Writes all services, each with its organisation in short.
pub(super) fn write_services(context: &ExportContext<'_>, sink: &mut Sink<'_>) {
    let builder = RecordBuilder::new(context, Nesting::Nested);
    let all = &context.public.organisations;
    let rows = all.iter().flat_map(|o| {
        let short = builder.short(o);
        builder.service_records(o).into_iter().map(move |s| s.with("organization", short.clone()))
    });
    write_array(all.iter().map(|o| o.services.len()).sum(), rows, sink);
}

/// Writes one table of the package, by its place in the list of tables.
pub(super) fn write_table<const PLACE: usize>(context: &ExportContext<'_>, sink: &mut Sink<'_>) {
    tables::TABLES[PLACE].write(context, sink);
}

/// Writes one organisation with its services.
pub(super) fn write_one(
    context: &ExportContext<'_>,
    organisation: &Organisation,
    buffer: &mut Vec<u8>,
) {
    let builder = RecordBuilder::new(context, Nesting::Nested);
    let services = builder.service_records(organisation);
    builder.organisation_record(organisation).with("services", services).write(buffer);
    buffer.push(b'\n');
}

/// Writes a list as the API of HSDS answers one: a page, which here is the only one.
fn write_array<'a>(count: usize, rows: impl Iterator<Item = Object<'a>>, sink: &mut Sink<'_>) {
    let page = Object::new()
        .with("total_items", count)
        .with("total_pages", 1.0)
        .with("page_number", 1.0)
        .with("size", count)
        .with("first_page", true)
        .with("last_page", true)
        .with("empty", count == 0);
    crate::base::json::write_array(&page, "contents", rows, sink, |row, buffer| row.write(buffer));
}
