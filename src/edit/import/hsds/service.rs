//! A service of HSDS.

use super::organisation::verified;
use super::record::{Record, RecordCell, joined};
use super::terms::Ties;
use super::{DraftBuilder, Fields, add, add_list};
use crate::content::fields::Vocabulary;
use crate::edit::import::draft::Fact;
use crate::edit::import::wordpress;

impl DraftBuilder<'_> {
    /// Makes a service; one whose help or area the vocabularies do not know is told and left out.
    pub(super) fn service(
        &mut self,
        mut record: Record,
        hours: Option<&str>,
        is_own: bool,
        people: &mut Vec<Fact>,
    ) -> Option<Fact> {
        let place = record.place.clone();
        let mut ties = Ties::of(&mut record);
        let name = record.take("name");
        let help = self.help(&mut ties, name.as_ref(), &place)?;
        let areas = self.areas(&mut record, &mut ties)?;
        let mut fields = Fields::new();
        add(&mut fields, "id", ties.fact("id").filter(|id| id.text != help.text));
        add(&mut fields, "name", name.filter(|name| !self.says(&help, name)));
        fields.push(("help", help.fact()));
        let details =
            joined(record.take("description"), record.take("application_process"), "\n\n");
        add(&mut fields, "details", details.map(plain));
        let audiences = self.audiences(&mut record, &mut ties, &mut fields);
        add_list(&mut fields, "audiences", &place, audiences);
        add_list(&mut fields, "areas", &place, areas);
        let delivery = ties.codes("delivery").iter().map(RecordCell::fact).collect();
        add_list(&mut fields, "delivery", &place, delivery);
        add(&mut fields, "cost", self.cost(&mut record));
        let documents = record.take_parts("required_document").into_iter();
        let documents = documents.filter_map(|mut row| {
            let document = row.take("document");
            row.leftovers(&mut self.rest);
            document.map(|cell| cell.fact())
        });
        let documents = documents.collect();
        add_list(&mut fields, "documents", &place, documents);
        people.extend(self.people(&mut record));
        self.times_and_phones(&mut record, &mut fields, hours, is_own);
        add(&mut fields, "status", status(&mut record, &mut ties));
        add(&mut fields, "source", ties.fact("source"));
        let (own, assured) = (ties.fact("verified.on"), record.take("assured_date"));
        // In our own files it says again when the organisation was checked, where the service was not by itself.
        verified(own.or(assured.filter(|_| !is_own)), &mut ties, &mut fields);
        if is_own {
            // It says again what the organisation says.
            record.take("url");
        }
        self.leave(&record, ties, is_own);
        Some(Fact::map(&place, fields))
    }

    /// Returns the kind of help: by what the service is tied to, else by its name.
    fn help(
        &mut self,
        ties: &mut Ties,
        name: Option<&RecordCell>,
        place: &crate::edit::import::place::Place,
    ) -> Option<RecordCell> {
        let known = self.asked.known;
        let mut tied = ties.terms(known, Vocabulary::Help).into_iter();
        if let Some(help) = tied.next() {
            for other in tied {
                self.left("taxonomy_term", &other.text, &other.place);
            }
            return Some(help);
        }
        let named = name.and_then(|name| {
            let term = known.term(Vocabulary::Help, &name.text)?;
            Some(RecordCell { text: term.to_owned(), place: name.place.clone() })
        });
        if named.is_none() {
            let first = ties.first();
            let text = name.map(|name| name.text.clone()).unwrap_or_default();
            let cell = first.unwrap_or_else(|| RecordCell { text, place: place.clone() });
            self.unknown(&cell, Vocabulary::Help);
        }
        named
    }

    /// Tells a name that only repeats the name of its help.
    fn says(&self, help: &RecordCell, name: &RecordCell) -> bool {
        self.asked.known.is_called(Vocabulary::Help, &help.text, &name.text)
    }

    /// Returns the areas. None would mean everywhere, so a service of an unknown area cannot be taken.
    fn areas(&mut self, record: &mut Record, ties: &mut Ties) -> Option<Vec<Fact>> {
        let known = self.asked.known;
        let mut found = ties.terms(known, Vocabulary::Areas);
        let mut is_whole = true;
        for mut area in record.take_parts("service_area") {
            let Some(name) = area.take_any(&["name", "service_area", "description"]) else {
                continue;
            };
            match known.term(Vocabulary::Areas, &name.text) {
                Some(term) if found.iter().any(|cell| cell.text == term) => {}
                Some(term) => found.push(RecordCell { text: term.to_owned(), place: name.place }),
                None => {
                    self.unknown(&name, Vocabulary::Areas);
                    is_whole = false;
                }
            }
            // Our own export says with it which term the name is.
            if area.peek("uri").is_some_and(|uri| uri.starts_with("urn:uuid:")) {
                area.take("uri");
            }
            area.leftovers(&mut self.rest);
        }
        is_whole.then(|| found.iter().map(RecordCell::fact).collect())
    }

    /// Returns the audiences, and adds conditions: who may come is said as either.
    fn audiences(
        &mut self,
        record: &mut Record,
        ties: &mut Ties,
        fields: &mut Fields,
    ) -> Vec<Fact> {
        let known = self.asked.known;
        let mut found = ties.terms(known, Vocabulary::Audiences);
        let mut conditions = record.take("eligibility_description");
        for mut row in record.take_parts("eligibility") {
            let Some(cell) = row.take("eligibility") else { continue };
            match known.term(Vocabulary::Audiences, &cell.text) {
                Some(term) => found.push(RecordCell { text: term.to_owned(), place: cell.place }),
                None => conditions = joined(conditions, Some(cell), "; "),
            }
        }
        add(fields, "conditions", conditions.map(plain));
        found.dedup_by(|a, b| a.text == b.text);
        found.iter().map(RecordCell::fact).collect()
    }

    fn cost(&mut self, record: &mut Record) -> Option<RecordCell> {
        let mut cost = record.take_any(&["fees_description", "fees"]);
        for mut option in record.take_parts("cost_option") {
            let amount = joined(option.take("amount"), option.take("currency"), " ");
            let said = joined(amount, option.take("amount_description"), " ");
            cost = joined(cost, joined(option.take("option"), said, ": "), "; ");
            option.leftovers(&mut self.rest);
        }
        cost
    }

    /// Takes phones and hours, also of the places where the service is given.
    fn times_and_phones(
        &mut self,
        record: &mut Record,
        fields: &mut Fields,
        hours: Option<&str>,
        is_own: bool,
    ) {
        let place = record.place.clone();
        let mut phones = self.phones(record);
        let mut schedules = record.take_parts("schedule");
        for mut at in record.take_parts("service_at_location") {
            phones.extend(self.phones(&mut at));
            if schedules.is_empty() {
                schedules = at.take_parts("schedule");
            }
            at.take_parts("location");
            at.leftovers(&mut self.rest);
        }
        add_list(fields, "phones", &place, phones);
        let own = self.hours(schedules, is_own);
        add(fields, "hours", own.filter(|own| Some(own.text.as_str()) != hours));
    }
}

/// Returns the state of a service that does not simply work.
fn status(record: &mut Record, ties: &mut Ties) -> Option<RecordCell> {
    let written = record.take("status");
    let own = ties.fact("status");
    let is_own = own.is_some();
    let state = own.or(written)?;
    let text = match state.text.to_lowercase().as_str() {
        _ if is_own => state.text.clone(),
        "defunct" => "closed".to_owned(),
        "inactive" | "temporarily closed" => "paused".to_owned(),
        _ => "active".to_owned(),
    };
    (text != "active").then_some(RecordCell { text, ..state })
}

/// HSDS allows HTML in descriptions.
fn plain(cell: RecordCell) -> RecordCell {
    match cell.text.contains('<').then(|| wordpress::markdown(&cell.text)).flatten() {
        Some(text) => RecordCell { text, ..cell },
        None => cell,
    }
}
