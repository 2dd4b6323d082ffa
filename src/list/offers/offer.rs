//! What is told of one service: whom to call, whether it is given now, where, for whom, when.
//!
//! A service says some of this itself and leaves the rest to its organisation. Which of the two counts is decided here,
//! once; every page, file and index takes it from here.

use std::sync::Arc;

use crate::base::choices::{Delivery, Status};
use crate::base::locale::hours::Hours;
use crate::base::names::Id;
use crate::content::validate::Verified;
use crate::list::publish::{Organisation, Phone, Service};
use crate::list::standing::Doubt;

/// One row of the list: a service, or an organisation that has named none.
#[derive(Debug, Clone)]
pub(crate) struct Offer {
    organisation: Arc<Organisation>,
    /// Its position among the services of the organisation.
    service: Option<usize>,
    callee: Callee,
    state: Status,
}

/// Whose numbers are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Callee {
    Service,
    Organisation,
    Nobody,
}

/// Tells whether lists for readers show what is in this state. What has closed keeps its page, where it has one, and
/// its rows in data.
pub(crate) fn is_listed(state: Status) -> bool {
    match state {
        Status::Active | Status::Paused | Status::Relocated => true,
        Status::Closed => false,
    }
}

impl Offer {
    /// Works out the rows of an organisation, in the order of its services.
    pub(super) fn all_of(organisation: &Arc<Organisation>) -> impl Iterator<Item = Self> {
        let services = (0..organisation.services.len()).map(Some);
        let none = organisation.services.is_empty().then_some(None);
        services.chain(none).map(|service| Self::new(organisation, service))
    }

    fn new(organisation: &Arc<Organisation>, position: Option<usize>) -> Self {
        let service = position.map(|position| &organisation.services[position]);
        let has_called = |phones: &[Phone]| phones.iter().any(Phone::is_for_calls);
        let callee = if service.is_some_and(|service| has_called(&service.phones)) {
            Callee::Service
        } else if has_called(&organisation.phones) {
            Callee::Organisation
        } else {
            Callee::Nobody
        };
        Self {
            organisation: Arc::clone(organisation),
            service: position,
            callee,
            // The worse of the two: a service stops with its organisation.
            state: service.map_or(organisation.status, |s| s.status.max(organisation.status)),
        }
    }

    /// Returns who gives it.
    pub(crate) fn organisation(&self) -> &Organisation {
        &self.organisation
    }

    /// Returns the service; nothing for an organisation that has named none.
    pub(crate) fn service(&self) -> Option<&Service> {
        self.service.map(|position| &self.organisation.services[position])
    }

    /// Returns the numbers to call: the service's own, else the organisation's, else none.
    pub(crate) fn phones(&self) -> Vec<&Phone> {
        let phones = match self.callee {
            Callee::Service => self.own_phones(),
            Callee::Organisation => &self.organisation.phones,
            Callee::Nobody => &[],
        };
        phones.iter().filter(|phone| phone.is_for_calls()).collect()
    }

    /// Returns the numbers that nobody speaks on (fax, text, video): the service's own, and those of the organisation where
    /// the service has no number to call. One that both name is told once, as the service tells it.
    pub(crate) fn other_phones(&self) -> Vec<&Phone> {
        let others = match self.callee {
            Callee::Service => &[],
            Callee::Organisation | Callee::Nobody => &self.organisation.phones[..],
        };
        let own = self.own_phones();
        let is_new = |phone: &&Phone| !own.iter().any(|own| own.is_same_line(phone));
        own.iter()
            .chain(others.iter().filter(is_new))
            .filter(|phone| !phone.is_for_calls())
            .collect()
    }

    /// Returns every number that is told of it, those to call first.
    pub(crate) fn all_phones(&self) -> Vec<&Phone> {
        let mut all = self.phones();
        all.extend(self.other_phones());
        all
    }

    /// Returns the numbers of this very service.
    pub(crate) fn own_phones(&self) -> &[Phone] {
        self.service().map_or(&[], |service| &service.phones)
    }

    /// Returns how it stands: the worse of organisation and service.
    pub(crate) fn state(&self) -> Status {
        self.state
    }

    /// Returns how it stands where that is worse than its organisation does: what stands with it is not said again.
    pub(crate) fn worse_state(&self) -> Option<Status> {
        (self.state != self.organisation.status).then_some(self.state)
    }

    /// Tells whether lists for readers show it.
    pub(in crate::list) fn is_listed(&self) -> bool {
        is_listed(self.state)
    }

    /// Tells whether there is somebody to call.
    pub(crate) fn can_be_called(&self) -> bool {
        match self.callee {
            Callee::Service | Callee::Organisation => true,
            Callee::Nobody => false,
        }
    }

    /// Tells whether it is given now, as usual.
    pub(crate) fn is_available(&self) -> bool {
        self.state == Status::Active
    }

    /// Returns why what it tells may not be true any more.
    pub(crate) fn doubt(&self) -> Option<Doubt> {
        self.service().map_or(self.organisation.doubt, |service| service.doubt)
    }

    /// Returns the same where its organisation as a whole is not to be doubted for it: what holds for both is not said again.
    pub(crate) fn worse_doubt(&self) -> Option<Doubt> {
        self.doubt().filter(|_| self.doubt() > self.organisation.doubt)
    }

    /// Tells whether it was called about as often as the site asks, and nobody confirmed it.
    pub(in crate::list) fn is_unconfirmed(&self) -> bool {
        self.doubt() == Some(Doubt::Unconfirmed)
    }

    /// Returns the kind of help.
    pub(crate) fn help(&self) -> Option<&Id> {
        self.service().map(|service| &service.help)
    }

    /// Returns where it is given; everywhere when empty.
    pub(crate) fn areas(&self) -> &[Id] {
        self.service().map_or(&[], |service| &service.areas)
    }

    /// Returns whom it is for.
    pub(crate) fn audiences(&self) -> &[Id] {
        self.service().map_or(&[], |service| &service.audiences)
    }

    /// Returns how it reaches a person.
    pub(crate) fn delivery(&self) -> &[Delivery] {
        self.service().map_or(&[], |service| &service.delivery)
    }

    /// Tells whether somebody comes to the person who needs help.
    pub(crate) fn is_at_home(&self) -> bool {
        self.delivery().contains(&Delivery::AtHome)
    }

    /// Returns when it is given: the service's own hours, else the organisation's.
    pub(crate) fn hours(&self) -> Option<&Hours> {
        let own = self.service().and_then(|service| service.hours.as_ref());
        own.or(self.organisation.hours.as_ref())
    }

    /// Returns when and by whom it was checked: the service itself, else its organisation.
    pub(crate) fn verified(&self) -> Option<&Verified> {
        let own = self.service().and_then(|service| service.verified.as_ref());
        own.or(self.organisation.verified.as_ref())
    }
}
