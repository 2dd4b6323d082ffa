//! What the site says already of the organisation at hand: what HSDS cannot carry as it is written is left as it stands.
//!
//! The text of a page leaves as HTML, a picture as its address, a service's hours with those of its organisation: where they
//! come back as they left, the entry says the same. What an entry has is never made a draft again for what a package lacks.

use serde_json::Value;

use super::record::Record;
use super::terms::Ties;
use super::{DraftBuilder, Fields};
use crate::base::diag::{Arg, Code};
use crate::base::locale::phones::PhoneNumber;
use crate::content::validate::{Organisation, Service};
use crate::edit::import::change_planner::organisation_there;
use crate::edit::import::draft::{Draft, Fact, FactValue};
use crate::edit::import::place::{ImportFinding, Place};
use crate::edit::import::wordpress;

impl DraftBuilder<'_> {
    /// Takes the row of the organisation that has this id.
    pub(super) fn recall_organisation(&mut self, id: Option<&str>) {
        self.own = id.and_then(|id| self.own_rows.get(id));
    }

    /// Returns a value of the site's own.
    pub(super) fn own_text(&self, key: &str) -> Option<&str> {
        self.own?.get(key)?.as_str()
    }

    /// Takes the text of the page where it is not that of the entry.
    pub(super) fn take_body(&mut self, ties: &mut Ties, place: &Place) -> Option<String> {
        let others = self.asked.known.register.site.languages.iter().skip(1);
        for lang in others {
            let Some(text) = ties.take_fact(&format!("body.{lang}")) else { continue };
            let is_it = |own: &&Value| {
                let says = |key: &str| own.get(key).and_then(Value::as_str).unwrap_or_default();
                says("lang") == lang.as_str() && says("field") == "/body"
            };
            let own =
                self.own.and_then(|own| own.get("translations")?.as_array()?.iter().find(is_it));
            if own.and_then(|own| own.get("text")?.as_str()).map(str::trim) != Some(&text.text) {
                self.bodies.0 += 1;
                self.bodies.1.get_or_insert_with(|| place.clone());
            }
        }
        let body = ties.take_fact("body")?;
        if self.own_text("body").is_some_and(|own| own.trim() == body.text) {
            return None;
        }
        Some(wordpress::html_to_markdown(&body.text).unwrap_or(body.text))
    }

    /// Says of texts of pages in other languages that they were not taken.
    pub(super) fn name_bodies(&mut self) {
        if let (count, Some(place)) = std::mem::take(&mut self.bodies) {
            let finding = Place { row: None, column: None, field: None, ..place };
            let finding = finding.finding(Code::ImportLeft).with("count", count);
            self.findings.push(finding.with("what", Arg::Words("import-left-bodies")));
        }
    }

    /// Takes the address of a picture that the entry has.
    pub(super) fn logo(&self, record: &mut Record) {
        if self.own_text("logo").is_some_and(|own| record.peek("logo") == Some(own)) {
            record.take("logo");
        }
    }

    /// Tells whether the site shows everybody these contacts of a person.
    pub(super) fn are_shown(&self, name: &str, contacts: &[&str]) -> bool {
        let people = self.own.and_then(|own| own.get("people")?.as_array());
        let is_it = |person: &&Value| person.get("name").and_then(Value::as_str) == Some(name);
        let Some(person) = people.and_then(|people| people.iter().find(is_it)) else {
            return false;
        };
        let own =
            ["phone", "email"].map(|key| person.get(key).and_then(Value::as_str).map(dialled));
        contacts.iter().all(|contact| own.contains(&Some(dialled(contact))))
    }

    /// Leaves out of an organisation that is there what makes it, or a service of it, a draft; what was said of that is taken back.
    pub(super) fn keep_published(&mut self, draft: &mut Draft, said_before: usize) {
        let Some(there) = organisation_there(self.asked.known.register, draft) else { return };
        let kind = there.kind.as_ref().and_then(|kind| kind.value.id());
        if let Some(kind) = kind.filter(|_| draft.field("kind").is_none()) {
            self.without_kind.retain(|place| *place != draft.place);
            draft.fields.retain(|(key, _)| *key != "draft");
            draft.fields.push(("kind", Fact::from_text(&draft.place, kind.as_str())));
        }
        let services = draft.fields.iter_mut().find(|(key, _)| *key == "services");
        let Some(FactValue::List(services)) = services.map(|(_, fact)| &mut fact.value) else {
            return;
        };
        for service in services {
            let id = ["id", "help"].iter().find_map(|key| service.field(key)?.as_text());
            let Some(own) = id.and_then(|id| service_called(there, id)) else { continue };
            let name = service.field("name").map_or(&service.place, |name| &name.place).clone();
            let FactValue::Map(fields) = &mut service.value else { continue };
            let is_draft = fields.iter().any(|(key, _)| *key == "draft");
            fields.retain(|(key, _)| *key != "draft");
            let help = own.help.value.id().filter(|_| fields.iter().all(|(key, _)| *key != "help"));
            fields
                .extend(help.map(|help| ("help", Fact::from_text(&service.place, help.as_str()))));
            if is_draft {
                let is_of_it = |said: &ImportFinding| {
                    said.diagnostic.code == Code::ImportDraft
                        && [&name, &service.place].contains(&&said.place)
                };
                let said = self.findings.split_off(said_before);
                self.findings.extend(said.into_iter().filter(|said| !is_of_it(said)));
            }
        }
    }
}

fn service_called<'s>(organisation: &'s Organisation, id: &str) -> Option<&'s Service> {
    let is_it = |service: &&Service| match &service.id {
        Some(own) => own.value.as_str() == id,
        None => service.help.value.id().is_some_and(|help| help.as_str() == id),
    };
    organisation.services.iter().find(is_it)
}

/// Adds who may see the contacts of a person: nobody, unless the editor vouches for consent.
pub(super) fn guard_contacts(
    fields: &mut Fields,
    place: &Place,
    consent: Option<jiff::civil::Date>,
) {
    match consent {
        Some(day) => {
            fields.push(("visibility", Fact::from_text(place, "public")));
            let on = Fact::from_text(place, day.to_string());
            fields.push(("consent", Fact::from_fields(place, vec![("on", on)])));
        }
        None => fields.push(("visibility", Fact::from_text(place, "private"))),
    }
}

fn dialled(text: &str) -> String {
    PhoneNumber::parse(text).map_or_else(|_| text.trim().to_lowercase(), |number| number.tel())
}
