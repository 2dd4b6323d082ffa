//! HSDS 3.1 (Human Services Data Specification): the list as directories of services exchange it.
//!
//! Comes in: what is public. Goes out: JSON as the specification's API would answer (whole lists, and one file for each
//! organisation with its services within) and the same as a tabular data package. A record is made by one function, with
//! the ids of those it belongs to, so the JSON nests what the tables join. HSDS knows one language: the main one.
//! Where it asks for what is not known (an address without a postcode), the record is left out and what is known is
//! told as attributes ([`terms`]); nothing is padded.

pub(super) mod ids;
mod organisation;
mod package;
mod service;
mod tables;
mod terms;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::rc::Rc;

use crate::json::{Json, Object, Uuid};
use crate::locale::hours::{Hours, Weekly};
use crate::publish::{Organisation, Phone};
use crate::sink::Sink;

use super::Material;
use ids::Namespace;
pub(super) use package::package;
use terms::{Attributes, Terms};

/// Makes records.
pub(super) struct Maker<'a> {
    material: &'a Material<'a>,
    namespace: Namespace,
    terms: Terms,
    form: Form,
    /// Hours in words, by their text: most of a site's are the same few.
    hours: RefCell<BTreeMap<String, Rc<Spoken>>>,
    /// The region that addresses lie in, where an area of the site names its КАТОТТГ code.
    region: Option<&'static str>,
}

/// Whether records hold those that belong to them, or name those they belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Nested,
    Flat,
}

/// Hours, ready for schedules.
struct Spoken {
    words: String,
    weekly: Vec<Weekly>,
}

/// A record that others belong to: the column that names it, its id, and the path its id is made of.
#[derive(Debug, Clone, Copy)]
struct Owner<'a> {
    column: &'static str,
    id: Uuid,
    path: &'a str,
}

impl<'a> Maker<'a> {
    fn new(material: &'a Material<'a>, form: Form) -> Self {
        let namespace = Namespace::of(&material.public.site);
        let areas = material.public.terms(crate::fields::Vocabulary::Areas).iter();
        let mut regions = areas.filter_map(|area| area.katottg.as_deref());
        Self {
            material,
            namespace,
            terms: Terms::new(material.public, namespace),
            form,
            hours: RefCell::default(),
            region: regions.find_map(crate::locale::regions::region),
        }
    }

    fn id(&self, path: impl Display) -> Uuid {
        self.namespace.id(path)
    }

    /// Makes phones with their languages.
    fn phones<'b>(&'b self, phones: &'b [Phone], owner: Owner<'_>) -> Vec<Object<'b>> {
        let numbers: Vec<String> = phones.iter().map(|phone| phone.number.tel()).collect();
        let phone = |(position, phone): (usize, &'b Phone)| {
            let keys = numbers.iter().map(String::as_str);
            let key = ids::nth(keys, position, &numbers[position]);
            let path = format!("{}/phones/{key}", owner.path);
            let id = self.id(&path);
            Object::new()
                .with("languages", self.languages(phone, &path, id))
                .with("attributes", self.phone_attributes(phone, id))
                .with("id", id)
                .with(owner.column, owner.id)
                .with("number", numbers[position].clone())
                .with("description", phone.label.as_ref())
        };
        phones.iter().enumerate().map(phone).collect()
    }

    fn languages<'b>(&'b self, phone: &'b Phone, path: &str, id: Uuid) -> Vec<Object<'b>> {
        let language = |lang: &crate::locale::Lang| {
            Object::new()
                .with("id", self.id(format_args!("{path}/languages/{lang}")))
                .with("phone_id", id)
                .with("name", lang.to_string())
                .with("code", lang.to_string())
        };
        phone.languages.iter().map(language).collect()
    }

    /// Tells whether something is said of a phone that HSDS has no field for.
    fn has_attributes(phone: &Phone) -> bool {
        phone.hours.is_some()
    }

    fn phone_attributes<'b>(&'b self, phone: &'b Phone, id: Uuid) -> Vec<Object<'b>> {
        let mut attributes = self.attributes("phone", id);
        if let Some(hours) = &phone.hours {
            attributes.say("hours", hours.source());
        }
        attributes.list()
    }

    fn attributes(&self, entity: &'static str, record: Uuid) -> Attributes<'_> {
        self.terms.of(self.namespace, self.form, (entity, record))
    }

    fn spoken(&self, hours: &Hours) -> Rc<Spoken> {
        if let Some(spoken) = self.hours.borrow().get(hours.source()) {
            return spoken.clone();
        }
        let words = hours.in_words(self.material.lang()).join("; ");
        let spoken = Rc::new(Spoken { words, weekly: hours.weekly() });
        self.hours.borrow_mut().insert(hours.source().to_owned(), spoken.clone());
        spoken
    }

    /// Makes schedules: the usual week row by row, each with all of it in words and as it was written.
    fn schedules<'b>(&'b self, hours: Option<&'b Hours>, owner: Owner<'_>) -> Vec<Object<'b>> {
        let Some(hours) = hours else { return Vec::new() };
        let spoken = self.spoken(hours);
        let row = |position: usize| {
            Object::new()
                .with("id", self.id(format_args!("{}/schedules/{position}", owner.path)))
                .with(owner.column, owner.id)
                .with("description", spoken.words.clone())
                .with("notes", hours.source())
        };
        if spoken.weekly.is_empty() {
            return vec![row(0)];
        }
        let rows = spoken.weekly.iter().enumerate().map(|(position, week)| {
            let days: Vec<&str> = week.days.iter().map(|&day| DAYS[day]).collect();
            row(position)
                .with("freq", "WEEKLY")
                .with("byday", days.join(","))
                .with("opens_at", format!("{}:00", week.opens))
                .with("closes_at", format!("{}:00", week.closes))
        });
        rows.collect()
    }
}

/// The days as RFC 5545 writes them.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// Writes all organisations.
pub(super) fn organisations(material: &Material<'_>, sink: &mut Sink<'_>) {
    let maker = Maker::new(material, Form::Nested);
    let all = &material.public.organisations;
    list(all.len(), all.iter().map(|o| maker.organisation(o)), sink);
}

/// Writes all services, each with its organisation in short.
pub(super) fn services(material: &Material<'_>, sink: &mut Sink<'_>) {
    let maker = Maker::new(material, Form::Nested);
    let all = &material.public.organisations;
    let rows = all.iter().flat_map(|o| {
        let short = maker.short(o);
        maker.services(o).into_iter().map(move |s| s.with("organization", short.clone()))
    });
    list(all.iter().map(|o| o.services.len()).sum(), rows, sink);
}

/// Writes one table of the package, by its place in the list of tables.
pub(super) fn table<const PLACE: usize>(material: &Material<'_>, sink: &mut Sink<'_>) {
    tables::TABLES[PLACE].write(material, sink);
}

/// Writes one organisation with its services.
pub(super) fn one(material: &Material<'_>, organisation: &Organisation, buffer: &mut Vec<u8>) {
    let maker = Maker::new(material, Form::Nested);
    let services = maker.services(organisation);
    maker.organisation(organisation).with("services", services).write(buffer);
    buffer.push(b'\n');
}

/// Writes a list as the API of HSDS answers one: a page, which here is the only one.
fn list<'a>(count: usize, rows: impl Iterator<Item = Object<'a>>, sink: &mut Sink<'_>) {
    let page = Object::new()
        .with("total_items", count)
        .with("total_pages", 1.0)
        .with("page_number", 1.0)
        .with("size", count)
        .with("first_page", true)
        .with("last_page", true)
        .with("empty", count == 0);
    page.write(sink.buffer());
    crate::json::list("contents", rows, sink, |row, buffer| row.write(buffer));
}

/// Goes through the objects of a list within a record.
fn within<'o, 'a>(record: &'o Object<'a>, key: &str) -> &'o [Json<'a>] {
    match record.get(key) {
        Some(Json::List(items)) => items,
        _ => &[],
    }
}
