//! Whom the rules look at, and how each can be reached.

use std::sync::Arc;

use crate::base::choices::Status;
use crate::base::choices::Visibility;
use crate::base::diag::Location;
use crate::base::names::SourcePath;
use crate::content::parse::body::Body;
use crate::content::validate::Organisation;
use crate::list::model::Register;

/// Returns the organisations that readers are sent to: published and not closed.
pub(super) fn listed(register: &Register) -> Vec<&Organisation> {
    listed_entries(register).into_iter().map(|entry| &**entry).collect()
}

/// Returns the same as they are shared.
pub(super) fn listed_entries(register: &Register) -> Vec<&Arc<Organisation>> {
    let is_listed =
        |o: &&Arc<Organisation>| register.config.shows(&o.common) && o.status != Status::Closed;
    register.organisations.iter().filter(is_listed).collect()
}

/// Goes through organisations, each with its file.
pub(super) fn with_files<'a>(
    organisations: impl IntoIterator<Item = &'a Arc<Organisation>>,
) -> impl Iterator<Item = (&'a SourcePath, &'a Arc<Organisation>)> {
    organisations.into_iter().map(|organisation| (&organisation.common.path, organisation))
}

/// Goes through every body of a published entry, in each language.
pub(super) fn bodies(register: &Register) -> impl Iterator<Item = &Body> {
    let commons = register.commons().filter(|common| register.config.shows(common));
    let bodies = commons.filter_map(|common| common.body.as_ref());
    bodies.flat_map(|bodies| bodies.all()).map(|body| &**body)
}

/// Whether a citizen can reach an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reachability {
    /// By a public contact.
    Public,
    /// Not at all: there are contacts, the first of them here, but all are hidden.
    Hidden(Location),
    /// Not at all: no contact is written down.
    Nothing,
}

/// Looks for a phone or an e-mail address of an organisation, its services and its people.
pub(super) fn reach(organisation: &Organisation) -> Reachability {
    let mut hidden = Vec::new();
    let mut is_public = organisation.email.is_some();
    let mut see = |visibility, at: &Location| match visibility {
        Visibility::Public => is_public = true,
        Visibility::Desks | Visibility::Private => hidden.push(at.clone()),
    };
    let services = organisation.services.iter().flat_map(|service| &service.phones);
    for phone in organisation.phones.iter().chain(services) {
        see(phone.visibility(), phone.place_of());
    }
    for person in &organisation.people {
        person.phone.iter().for_each(|p| see(p.visibility(), p.place_of()));
        person.email.iter().for_each(|e| see(e.visibility(), e.place_of()));
    }
    match hidden.into_iter().min() {
        _ if is_public => Reachability::Public,
        Some(at) => Reachability::Hidden(at),
        None => Reachability::Nothing,
    }
}
