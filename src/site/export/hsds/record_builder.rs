//! What records of HSDS are made with: ids, terms, hours, and the parts that several kinds of records hold.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::rc::Rc;

use super::ids::{self, Namespace};
use super::terms::{Attributes, Nesting, Terms};
use crate::base::choices::PhoneType;
use crate::base::json::{Json, Object, Uuid};
use crate::base::locale::hours::{Hours, Weekly};
use crate::base::localised::Text;
use crate::list::publish::Phone;
use crate::site::export::export_context::ExportContext;

/// Makes records.
pub(super) struct RecordBuilder<'a> {
    pub(super) context: &'a ExportContext<'a>,
    namespace: Namespace,
    pub(super) terms: Terms,
    pub(super) form: Nesting,
    /// Hours in words, by their text: most of a site's are the same few.
    hours: RefCell<BTreeMap<String, Rc<Spoken>>>,
    /// The region that addresses lie in, where an area of the site names its КАТОТТГ code.
    pub(super) region: Option<&'static str>,
}

/// Hours, ready for schedules.
pub(super) struct Spoken {
    words: String,
    weekly: Vec<Weekly>,
}

/// A record that others belong to: the column that names it, its id, and the path its id is made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Owner<'a> {
    pub(super) column: &'static str,
    pub(super) id: Uuid,
    pub(super) path: &'a str,
}

impl<'a> RecordBuilder<'a> {
    pub(super) fn new(context: &'a ExportContext<'a>, form: Nesting) -> Self {
        let namespace = Namespace::from_site(&context.public.site);
        let areas = context.public.terms(crate::content::fields::Vocabulary::Areas).iter();
        let mut regions = areas.filter_map(|area| area.katottg.as_deref());
        Self {
            context,
            namespace,
            terms: Terms::new(context.public, namespace),
            form,
            hours: RefCell::default(),
            region: regions.find_map(crate::base::locale::regions::region),
        }
    }

    pub(super) fn uuid(&self, path: impl Display) -> Uuid {
        self.namespace.uuid(path)
    }

    /// Makes phones with their languages.
    pub(super) fn phone_records<'b>(
        &'b self,
        phones: &'b [Phone],
        owner: Owner<'_>,
    ) -> Vec<Object<'b>> {
        let numbers: Vec<String> = phones.iter().map(|phone| phone.number.tel()).collect();
        let phone = |(position, phone): (usize, &'b Phone)| {
            let keys = numbers.iter().map(String::as_str);
            let key = ids::nth(keys, position, &numbers[position]);
            let path = format!("{}/phones/{key}", owner.path);
            let id = self.uuid(&path);
            // The extension is a number or an attribute.
            let Phone { number: _, extension: _, kind, label, hours: _, languages: _ } = phone;
            Object::new()
                .with("languages", self.language_records(phone, &path, id))
                .with("attributes", self.phone_attributes(phone, id))
                .with("id", id)
                .with(owner.column, owner.id)
                .with("number", numbers[position].clone())
                .with("extension", extension_number(phone))
                .with("type", word(*kind))
                .with("description", label.as_ref())
        };
        phones.iter().enumerate().map(phone).collect()
    }

    pub(super) fn language_records<'b>(
        &'b self,
        phone: &'b Phone,
        path: &str,
        id: Uuid,
    ) -> Vec<Object<'b>> {
        let language = |lang: &crate::base::locale::Lang| {
            Object::new()
                .with("id", self.uuid(format_args!("{path}/languages/{lang}")))
                .with("phone_id", id)
                .with("name", lang.to_string())
                .with("code", lang.to_string())
        };
        phone.languages.iter().map(language).collect()
    }

    /// Tells whether something is said of a phone that HSDS has no field for.
    pub(super) fn has_attributes(phone: &Phone) -> bool {
        phone.hours.is_some()
            || phone.label.as_ref().is_some_and(is_translated)
            || (phone.extension.is_some() && extension_number(phone).is_none())
    }

    pub(super) fn phone_attributes<'b>(&'b self, phone: &'b Phone, id: Uuid) -> Vec<Object<'b>> {
        let mut attributes = self.attributes("phone", id);
        if let Some(hours) = &phone.hours {
            attributes.add_fact("hours", hours.source());
        }
        if let Some(digits) = phone.extension.as_ref().filter(|_| extension_number(phone).is_none())
        {
            attributes.add_fact("extension", &**digits);
        }
        attributes.add_translations("label", phone.label.as_ref());
        attributes.into_objects()
    }

    /// Makes the attributes of a record of which nothing but its text is told.
    pub(super) fn translations<'b>(
        &'b self,
        (entity, record): (&'static str, Uuid),
        key: &str,
        text: Option<&'b Text>,
    ) -> Vec<Object<'b>> {
        let mut attributes = self.attributes(entity, record);
        attributes.add_translations(key, text);
        attributes.into_objects()
    }

    pub(super) fn attributes(&self, entity: &'static str, record: Uuid) -> Attributes<'_> {
        self.terms.begin_attributes(self.namespace, self.form, (entity, record))
    }

    pub(super) fn spoken(&self, hours: &Hours) -> Rc<Spoken> {
        if let Some(spoken) = self.hours.borrow().get(hours.source()) {
            return spoken.clone();
        }
        let words = hours.in_words(self.context.lang()).join("; ");
        let spoken = Rc::new(Spoken { words, weekly: hours.weekly() });
        self.hours.borrow_mut().insert(hours.source().to_owned(), spoken.clone());
        spoken
    }

    /// Makes schedules: the usual week row by row, each with all of it in words and as it was written.
    pub(super) fn schedules<'b>(
        &'b self,
        hours: Option<&'b Hours>,
        owner: Owner<'_>,
    ) -> Vec<Object<'b>> {
        let Some(hours) = hours else { return Vec::new() };
        let spoken = self.spoken(hours);
        let row = |position: usize| {
            Object::new()
                .with("id", self.uuid(format_args!("{}/schedules/{position}", owner.path)))
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

/// Tells a text that another language has words of its own for.
pub(super) fn is_translated(text: &Text) -> bool {
    !text.others.is_empty()
}

/// Returns an extension as HSDS has it, which is a number: one with a zero in front is none.
fn extension_number(phone: &Phone) -> Option<f64> {
    let digits = phone.extension.as_ref().filter(|digits| !digits.starts_with('0'))?;
    digits.parse().ok()
}

/// Returns the word of HSDS for what answers a number; that somebody speaks is not said.
fn word(kind: PhoneType) -> Option<&'static str> {
    match kind {
        PhoneType::Voice => None,
        PhoneType::Mobile => Some("cell"),
        PhoneType::Fax => Some("fax"),
        PhoneType::Text => Some("text"),
        PhoneType::Video => Some("video"),
    }
}

/// The days as RFC 5545 writes them.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// Goes through the objects of a list within a record.
pub(super) fn nested_objects<'o, 'a>(record: &'o Object<'a>, key: &str) -> &'o [Json<'a>] {
    match record.get(key) {
        Some(Json::List(items)) => items,
        Some(
            Json::Null
            | Json::Flag(_)
            | Json::Number(_)
            | Json::Text(_)
            | Json::Id(_)
            | Json::Object(_)
            | Json::Written(_),
        )
        | None => &[],
    }
}
