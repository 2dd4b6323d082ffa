//! Whose a service and a place are: the organisation that a row names, or the one that is named by what it is tied to.
//!
//! Packages name an owner by a place, by a programme, by the service that it is a part of, or by an organisation that the
//! package does not have. A service is never lost for that: its organisation is then made up, named after the service, and told.

use std::collections::{BTreeMap, BTreeSet};

use super::record::Record;

/// How many steps lead from a service to the organisation of the service that it is a part of.
const FARTHEST: usize = 8;

/// The rows of a package by their tables.
pub(super) type Rows = BTreeMap<&'static str, Vec<Record>>;

/// Gives services and places the id of their organisation, and makes the organisations up that services alone name.
pub(super) fn resolve_owners(rows: &mut Rows) {
    let owners = Owners::from_rows(rows);
    let mut assumed: Vec<Record> = Vec::new();
    // The organisation that is made up for each service, by the service's id.
    let mut made: BTreeMap<String, String> = BTreeMap::new();
    for service in rows.get_mut("service").into_iter().flatten() {
        let place = service.place.clone();
        let owner = owners.of_one(service).unwrap_or_else(|| {
            let owner = owners.assumed(service, assumed.len());
            if !assumed.iter().any(|own| own.peek("id") == Some(owner.as_str())) {
                assumed.push(organisation_of(service, &owner));
            }
            made.extend(service.peek("id").map(|id| (id.to_owned(), owner.clone())));
            owner
        });
        service.put("organization_id", &owner, place);
    }
    for location in rows.get_mut("location").into_iter().flatten() {
        let id = location.peek("id").map(str::to_owned);
        if let Some(owner) = owners.of_place(location, id.as_deref(), &made) {
            let place = location.place.clone();
            location.put("organization_id", &owner, place);
        }
    }
    rows.entry("organization").or_default().extend(assumed);
}

/// Makes an organisation up for a service, named after it.
fn organisation_of(service: &Record, id: &str) -> Record {
    let place = &service.place;
    let mut made = Record::new("organization", place.clone());
    made.put("id", id, place.clone());
    made.put("name", service.peek("name").unwrap_or_default(), place.clone());
    made.is_assumed = true;
    made
}

/// Who is whose, by ids.
struct Owners {
    organisations: BTreeSet<String>,
    of_location: BTreeMap<String, String>,
    of_program: BTreeMap<String, String>,
    /// The places of each service, and the services of each place.
    places: BTreeMap<String, Vec<String>>,
    services_at: BTreeMap<String, Vec<String>>,
    /// The organisation of each service that has one.
    of_service: BTreeMap<String, String>,
}

impl Owners {
    fn from_rows(rows: &Rows) -> Self {
        let all = |table: &str| rows.get(table).into_iter().flatten();
        let pairs = |table: &str, value: &str| {
            let pair =
                |row: &Record| Some((row.peek("id")?.to_owned(), row.peek(value)?.to_owned()));
            all(table).filter_map(pair).collect::<Vec<_>>()
        };
        let at_rows = all("service_at_location").filter_map(|row| {
            Some((row.peek("service_id")?.to_owned(), row.peek("location_id")?.to_owned()))
        });
        let (mut places, mut services_at) = (BTreeMap::new(), BTreeMap::new());
        let list = |map: &mut BTreeMap<String, Vec<String>>, key: &str, value: &str| {
            map.entry(key.to_owned()).or_default().push(value.to_owned());
        };
        for (service, location) in at_rows.chain(pairs("service", "location_id")) {
            list(&mut places, &service, &location);
            list(&mut services_at, &location, &service);
        }
        let ids = all("organization").filter_map(|row| row.peek("id").map(str::to_owned));
        let mut owners = Self {
            organisations: ids.collect(),
            of_location: pairs("location", "organization_id").into_iter().collect(),
            of_program: pairs("program", "organization_id").into_iter().collect(),
            places,
            services_at,
            of_service: BTreeMap::new(),
        };
        owners.resolve_services(rows.get("service").map(Vec::as_slice).unwrap_or_default());
        owners
    }

    /// Finds the organisation of each service that has one.
    fn resolve_services(&mut self, services: &[Record]) {
        for _ in 0..FARTHEST {
            let before = self.of_service.len();
            for service in services {
                if let (Some(id), Some(owner)) = (service.peek("id"), self.of_one(service)) {
                    self.of_service.insert(id.to_owned(), owner);
                }
            }
            if self.of_service.len() == before {
                return;
            }
        }
    }

    fn known_organisation<'o>(&self, id: Option<&'o String>) -> Option<&'o String> {
        id.filter(|id| self.organisations.contains(*id))
    }

    /// Returns the organisation that a service names, or its programme, or a place of it, or the service that it is a part of.
    fn of_one(&self, service: &Record) -> Option<String> {
        let named = service.peek("organization_id").map(str::to_owned);
        let of_program = service.peek("program_id").and_then(|id| self.of_program.get(id));
        let places = service.peek("id").and_then(|id| self.places.get(id)).into_iter().flatten();
        let mut of_places =
            places.filter_map(|id| self.known_organisation(self.of_location.get(id)));
        let found =
            self.known_organisation(named.as_ref()).or_else(|| self.known_organisation(of_program));
        let of_whole = || self.of_service.get(named.as_ref()?);
        found.or_else(|| of_places.next()).or_else(of_whole).cloned()
    }

    /// Returns the id of the organisation that is made up for a service; services that name the same one that is not there share it.
    fn assumed(&self, service: &Record, number: usize) -> String {
        let named = ["organization_id", "id"].iter().find_map(|key| service.peek(key));
        let id = named.map_or_else(|| format!("service {number}"), str::to_owned);
        // An id of a service may be that of an organisation.
        if self.organisations.contains(&id) { format!("service {id}") } else { id }
    }

    /// Returns the owner of a place: the one that it names, else that of the first service given there.
    fn of_place(
        &self,
        location: &Record,
        id: Option<&str>,
        made: &BTreeMap<String, String>,
    ) -> Option<String> {
        let named = location.peek("organization_id").map(str::to_owned);
        let services = || id.and_then(|id| self.services_at.get(id)).into_iter().flatten();
        let of_service = || services().find_map(|id| self.of_service.get(id));
        let of_whole = || self.of_service.get(named.as_ref()?);
        let of_made = || services().find_map(|id| made.get(id));
        let found = self.known_organisation(named.as_ref()).or_else(of_service);
        found.or_else(of_whole).or_else(of_made).cloned()
    }
}
