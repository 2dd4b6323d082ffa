//! Where an organisation of HSDS is, and when it works there.

use super::record::{Record, RecordCell, joined};
use super::schedule::{self, SchedulePart};
use super::terms::Ties;
use super::{DraftBuilder, Fields, add_field, add_list};
use crate::base::diag::Code;
use crate::base::locale::hours::Hours;
use crate::content::fields::Vocabulary;
use crate::edit::import::draft::Fact;

impl DraftBuilder<'_> {
    /// Takes the places: the first with an address is the organisation's, phones and people of all are its own.
    pub(super) fn take_places(
        &mut self,
        record: &mut Record,
        ties: &mut Ties,
        fields: &mut Fields,
        (phones, people): (&mut Vec<Fact>, &mut Vec<Fact>),
    ) {
        let own_hours = ties.take_fact("hours");
        self.hours_at.clear();
        let mut of_place = None;
        let mut has_address = false;
        for mut location in locations(record) {
            phones.extend(self.take_phones(&mut location));
            people.extend(self.take_people(&mut location));
            let mut ties = Ties::take_attributes(&mut location);
            let is_virtual =
                location.take("location_type").is_some_and(|sort| sort.text == "virtual");
            let schedules = location.take_parts("schedule");
            let hours = self.take_hours(schedules, own_hours.is_some());
            if let (Some(id), Some(hours)) = (location.peek("id"), &hours) {
                self.hours_at.insert(id.to_owned(), hours.clone());
            }
            if !has_address && !is_virtual {
                // The first place is the organisation's, and what it says of hours.
                of_place = of_place.or(hours);
                if let Some(address) = self.take_address(&mut location, &mut ties) {
                    fields.push(("address", address));
                    has_address = true;
                }
            } else if has_address && !is_virtual && location.parts("address").next().is_some() {
                self.findings.push(location.place.finding(Code::ImportSecondPlace));
            }
            let is_own = ties.is_own();
            self.leave(&location, ties, is_own);
        }
        add_field(fields, "hours", own_hours.or(of_place));
    }

    /// Takes the schedules of a place or a service, and tells what is no usual week.
    pub(super) fn take_hours(
        &mut self,
        mut rows: Vec<Record>,
        as_written: bool,
    ) -> Option<RecordCell> {
        let today = self.asked.known.register.config.today;
        let week = schedule::read_week(&mut rows, as_written, today);
        match week {
            SchedulePart::Unsaid => None,
            SchedulePart::Hours(text, cell) if Hours::parse(&text).is_ok() => {
                rows.iter().for_each(|row| row.leftovers(&mut self.rest));
                Some(RecordCell { text, ..cell })
            }
            SchedulePart::Hours(text, RecordCell { place, .. })
            | SchedulePart::Other(RecordCell { text, place }) => {
                self.findings.push(place.finding(Code::ImportSchedule).with("value", text));
                None
            }
        }
    }

    fn take_address(&mut self, location: &mut Record, ties: &mut Ties) -> Option<Fact> {
        let place = location.place.clone();
        let mut postal = location.take_parts("address").into_iter();
        let first = postal.next();
        postal.for_each(|other| other.leftovers(&mut self.rest));
        let mut fields = Fields::new();
        if let Some(mut address) = first {
            self.street(&mut address, &mut fields, ties);
        }
        for key in ["street", "city", "postcode"] {
            let own = ties.take_fact(key);
            self.add_text(&mut fields, key, own, ties);
        }
        let area = ties.take_terms(&self.lookup, Vocabulary::Areas).into_iter().next();
        add_field(&mut fields, "area", area);
        let name = location.take("name");
        self.add_text(&mut fields, "note", location.take("description").or(name), ties);
        self.add_text(&mut fields, "how_to_get", location.take("transportation"), ties);
        let steps = location.take_parts("accessibility").into_iter().filter_map(|mut row| {
            let said = row.take_any(&["description", "accessibility"]);
            let text = joined(said, row.take("details"), ": ");
            self.lone_text(&mut row, "accessibility", text)
        });
        let steps = steps.collect();
        add_list(&mut fields, "accessibility", &place, steps);
        if let (Some(latitude), Some(longitude)) =
            (location.take("latitude"), location.take("longitude"))
        {
            fields.push((
                "location",
                Fact::from_items(&place, vec![latitude.fact(), longitude.fact()]),
            ));
        }
        (!fields.is_empty()).then(|| Fact::from_fields(&place, fields))
    }

    fn street(&mut self, address: &mut Record, fields: &mut Fields, ties: &mut Ties) {
        let more = ["address_2", "address_3", "address_4"];
        let street = more
            .iter()
            .fold(address.take("address_1"), |street, key| joined(street, address.take(key), ", "));
        self.add_text(fields, "street", street, ties);
        self.add_text(fields, "city", address.take("city"), ties);
        add_field(fields, "postcode", address.take("postal_code"));
        // The list is of one town: whose region and country is known.
        let region = address.take("region").map(|cell| {
            let term = self.lookup.term_of_word(Vocabulary::Areas, &cell.text).map(str::to_owned);
            (cell, term)
        });
        match region {
            Some((cell, Some(term))) => {
                add_field(fields, "area", Some(RecordCell { text: term, ..cell }));
            }
            Some((cell, None)) => self.count_unplaced("address", "region", &cell.place),
            None => {}
        }
        for known in ["address_type", "country", "state_province"] {
            address.take(known);
        }
        address.leftovers(&mut self.rest);
    }
}

/// Takes the places of an organisation, also those that only its services name: each place once.
fn locations(record: &mut Record) -> Vec<Record> {
    let mut found = record.take_parts("location");
    for service in record.parts_mut("service") {
        for at in service.parts_mut("service_at_location") {
            for location in at.take_parts("location") {
                if let Some(id) = location.peek("id").map(str::to_owned) {
                    let place = location.place.clone();
                    at.put("location_id", &id, place);
                    let is_it = |own: &&mut Record| own.peek("id") == Some(id.as_str());
                    if let Some(own) = found.iter_mut().find(is_it) {
                        own.fill(location);
                        continue;
                    }
                }
                found.push(location);
            }
        }
    }
    found
}
