//! The list as rows: one a service; an organisation that has named none has one that says so.
//!
//! No list is empty: who has reported nothing yet stands there with the hotline's number, so that a reader of any
//! format knows whom to ask.

use crate::choices::Status;
use crate::fields::Vocabulary;
use crate::parse::Kind;
use crate::publish::{Organisation, Phone, Service};

use super::Material;

/// One row of the list.
#[derive(Debug, Clone)]
pub(super) struct Row<'a> {
    pub(super) organisation: &'a Organisation,
    /// `None` for an organisation that has named no service.
    pub(super) service: Option<&'a Service>,
}

/// Returns the rows, in the order of names. Desks are no rows: they receive the list.
pub(super) fn rows<'a>(material: &Material<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for organisation in material.public.counted() {
        if organisation.services.is_empty() {
            rows.push(Row { organisation, service: None });
        }
        let services = organisation.services.iter();
        rows.extend(services.map(|service| Row { organisation, service: Some(service) }));
    }
    rows
}

impl<'a> Row<'a> {
    /// Returns the numbers to call: the service's own, else the organisation's.
    pub(super) fn phones(&self) -> &'a [Phone] {
        match self.service {
            Some(service) if !service.phones.is_empty() => &service.phones,
            _ => &self.organisation.phones,
        }
    }

    /// Returns the kind of help in words.
    pub(super) fn help(&self, material: &Material<'a>) -> Option<&'a str> {
        material.name(Vocabulary::Help, &self.service?.help)
    }

    /// Returns the address of the organisation's page.
    pub(super) fn page(&self, material: &Material<'_>) -> Option<String> {
        material.page(Kind::Organisation, &self.organisation.entry.id)
    }

    /// Tells whether the row's help can be asked for now.
    pub(super) fn status(&self) -> Status {
        match self.service {
            Some(service) if self.organisation.is_active() => service.status,
            _ => self.organisation.status,
        }
    }
}
