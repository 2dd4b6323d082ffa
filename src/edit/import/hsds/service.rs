//! A service of HSDS.

use super::organisation::{called_first, take_verified};
use super::record::{Record, RecordCell, joined};
use super::terms::Ties;
use super::{DraftBuilder, Fields, add_field, add_list};
use crate::base::choices::{Choice, Chosen as _, Status};
use crate::base::diag::Code;
use crate::content::fields::Vocabulary;
use crate::edit::import::draft::Fact;
use crate::edit::import::place::Place;
use crate::edit::import::wordpress;

impl DraftBuilder<'_> {
    /// Makes a service; one whose help, area or state nobody knows is a draft, and named.
    pub(super) fn draft_service(
        &mut self,
        mut record: Record,
        hours: Option<&str>,
        is_own: bool,
        people: &mut Vec<Fact>,
    ) -> Fact {
        let place = record.place.clone();
        let mut ties = Ties::take_attributes(&mut record);
        let name = record.take_any(&["name", "alternate_name"]);
        let help = self.take_help(&mut ties, name.as_ref());
        let (areas, has_all_areas) = self.areas(&mut record, &mut ties);
        let mut fields = Fields::new();
        let state = take_status(&mut record, &mut ties);
        let because = draft_reason(help.is_some(), has_all_areas, state.is_ok());
        self.name_draft(name.as_ref(), &place, because, &mut fields);
        let own_id =
            ties.take_fact("id").filter(|id| help.as_ref().is_none_or(|h| h.text != id.text));
        add_field(&mut fields, "id", own_id);
        let name =
            name.filter(|name| help.as_ref().is_none_or(|help| !self.repeats_help(help, name)));
        self.add_text(&mut fields, "name", name, &mut ties);
        add_field(&mut fields, "help", help);
        let details =
            joined(record.take("description"), record.take("application_process"), "\n\n");
        self.add_text(
            &mut fields,
            "details",
            details.map(|cell| plain_prose(cell, is_own)),
            &mut ties,
        );
        let (audiences, conditions) = self.audiences(&mut record, &mut ties);
        let conditions = conditions.map(|cell| plain_prose(cell, is_own));
        self.add_text(&mut fields, "conditions", conditions, &mut ties);
        add_list(&mut fields, "audiences", &place, audiences);
        add_list(&mut fields, "areas", &place, areas);
        let delivery = ties.take_codes("delivery").iter().map(RecordCell::fact).collect();
        add_list(&mut fields, "delivery", &place, delivery);
        let cost = self.cost(&mut record);
        self.add_text(&mut fields, "cost", cost, &mut ties);
        let documents = self.documents(&mut record);
        add_list(&mut fields, "documents", &place, documents);
        people.extend(self.take_people(&mut record));
        self.times_and_phones(&mut record, &mut fields, hours, is_own);
        // What nobody knows is left out: the service is a draft.
        add_field(&mut fields, "status", state.ok().flatten());
        let source = ties.take_fact("source");
        self.add_text(&mut fields, "source", source, &mut ties);
        let (own, assured) = (ties.take_fact("verified.on"), record.take("assured_date"));
        // In our own files it says again when the organisation was checked, where the service was not by itself.
        take_verified(own.or(assured.filter(|_| !is_own)), &mut ties, &mut fields);
        if is_own {
            // It says again what the organisation says.
            record.take("url");
        }
        self.leave(&record, ties, is_own);
        Fact::from_fields(&place, fields)
    }

    /// Makes a service a draft that lacks what lists need, and names it.
    fn name_draft(
        &mut self,
        name: Option<&RecordCell>,
        place: &Place,
        because: Option<&'static str>,
        fields: &mut Fields,
    ) {
        let Some(because) = because else { return };
        fields.push(("draft", Fact::from_bool(place, true)));
        let (at, text) = name.map_or((place, ""), |name| (&name.place, name.text.as_str()));
        self.tell_draft(at, text, because);
    }

    fn documents(&mut self, record: &mut Record) -> Vec<Fact> {
        let listed = record.take("required_documents");
        let rows = record.take_parts("required_document").into_iter();
        let rows = rows.filter_map(|mut row| {
            let document = row.take("document");
            self.lone_text(&mut row, "document", document)
        });
        listed.iter().map(RecordCell::fact).chain(rows).collect()
    }

    /// Returns the kind of help: by what the service is tied to, else by its name, else what the editor sets for all.
    fn take_help(&mut self, ties: &mut Ties, name: Option<&RecordCell>) -> Option<RecordCell> {
        let mut tied = ties.take_terms(&self.lookup, Vocabulary::Help).into_iter();
        if let Some(help) = tied.next() {
            for other in tied {
                self.count_unplaced("service", "help", &other.place);
            }
            return Some(help);
        }
        let named = name.and_then(|name| {
            let term = self.lookup.term_of_word(Vocabulary::Help, &name.text)?;
            Some(RecordCell { text: term.to_owned(), place: name.place.clone() })
        });
        named.or_else(|| {
            let own = self.defaults.value("services.help")?;
            let id = self.asked.known.find_term(Vocabulary::Help, &own.text).map(str::to_owned);
            Some(RecordCell { text: id.unwrap_or_else(|| own.text.clone()), ..own })
        })
    }

    /// Tells a name that only repeats the name of its help.
    fn repeats_help(&self, help: &RecordCell, name: &RecordCell) -> bool {
        self.asked.known.is_called(Vocabulary::Help, &help.text, &name.text)
    }

    /// Returns the areas, and whether all are known: none would mean everywhere, so a service of an unknown area is no more than a draft.
    fn areas(&mut self, record: &mut Record, ties: &mut Ties) -> (Vec<Fact>, bool) {
        let mut found = ties.take_terms(&self.lookup, Vocabulary::Areas);
        let mut is_whole = true;
        let listed = record.take("service_areas").map(|cell| {
            let mut area = Record::new("service_area", cell.place.clone());
            area.put("name", &cell.text, cell.place);
            area
        });
        for mut area in listed.into_iter().chain(record.take_parts("service_area")) {
            let Some(name) = area.take_any(&["name", "service_area", "description"]) else {
                continue;
            };
            match self.lookup.term_of_word(Vocabulary::Areas, &name.text) {
                Some(term) if found.iter().any(|cell| cell.text == term) => {}
                Some(term) => found.push(RecordCell { text: term.to_owned(), place: name.place }),
                None if self.lookup.is_left(&name.text) => {}
                None => {
                    self.count_unknown_term(&name);
                    is_whole = false;
                }
            }
            // Our own export says with it which term the name is.
            if area.peek("uri").is_some_and(|uri| uri.starts_with("urn:uuid:")) {
                area.take("uri");
            }
            area.leftovers(&mut self.rest);
        }
        (found.iter().map(RecordCell::fact).collect(), is_whole)
    }

    /// Returns the audiences, and the conditions: who may come is said as either.
    fn audiences(
        &mut self,
        record: &mut Record,
        ties: &mut Ties,
    ) -> (Vec<Fact>, Option<RecordCell>) {
        let mut found = ties.take_terms(&self.lookup, Vocabulary::Audiences);
        let mut conditions = record.take_any(&["eligibility_description", "eligibility"]);
        for mut row in record.take_parts("eligibility") {
            let Some(cell) = row.take("eligibility") else { continue };
            match self.lookup.term_of_word(Vocabulary::Audiences, &cell.text) {
                Some(term) => found.push(RecordCell { text: term.to_owned(), place: cell.place }),
                None => conditions = joined(conditions, Some(cell), "; "),
            }
        }
        found.dedup_by(|a, b| a.text == b.text);
        (found.iter().map(RecordCell::fact).collect(), conditions)
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
        let mut phones = self.take_phones(record);
        let mut schedules = record.take_parts("schedule");
        let mut at_places: Vec<Option<RecordCell>> = Vec::new();
        for mut at in record.take_parts("service_at_location") {
            phones.extend(self.take_phones(&mut at));
            let own = at.take_parts("schedule");
            if schedules.is_empty() {
                schedules = own;
            }
            let id = at.peek("location_id").map(str::to_owned);
            at_places.push(id.and_then(|id| self.hours_at.get(&id).cloned()));
            at.leftovers(&mut self.rest);
        }
        let of_row = record.peek("location_id").map(str::to_owned);
        at_places.extend(of_row.map(|id| self.hours_at.get(&id).cloned()));
        add_list(fields, "phones", &place, called_first(phones, is_own));
        let of_places = self.hours_of_places(at_places, schedules.is_empty());
        let own = self.take_hours(schedules, is_own).or(of_places);
        add_field(fields, "hours", own.filter(|own| Some(own.text.as_str()) != hours));
    }

    /// Returns the hours of the places where a service is given, which are its own if it says none; of places with several weeks
    /// none is taken, and that is told.
    fn hours_of_places(
        &mut self,
        places: Vec<Option<RecordCell>>,
        is_asked: bool,
    ) -> Option<RecordCell> {
        let first = places.iter().flatten().next()?.clone();
        let text = |place: &Option<RecordCell>| place.as_ref().map(|cell| cell.text.clone());
        let is_one = places.iter().all(|place| text(place).as_ref() == Some(&first.text));
        if is_asked && !is_one {
            let words: Vec<String> = places.iter().filter_map(text).collect();
            let finding = first.place.finding(Code::ImportSchedule);
            self.findings.push(finding.with("value", words.join("; ")));
        }
        Some(first).filter(|_| is_asked && is_one)
    }
}

/// Returns why a service is a draft; nothing where it is none.
fn draft_reason(has_help: bool, has_all_areas: bool, has_state: bool) -> Option<&'static str> {
    match (has_help, has_all_areas, has_state) {
        (true, true, true) => None,
        (false, _, _) => Some("import-because-help"),
        (true, false, _) => Some("import-because-area"),
        (true, true, false) => Some("import-because-state"),
    }
}

/// Returns the state of a service that does not simply work; `Err` where nobody knows what is meant: that it works is never a guess.
fn take_status(record: &mut Record, ties: &mut Ties) -> Result<Option<RecordCell>, ()> {
    let written = record.take("status");
    if let Some(own) = ties.take_fact("status") {
        return Ok(Some(own).filter(|own| own.text != "active"));
    }
    let Some(state) = written else { return Ok(None) };
    let text = match state.text.to_lowercase().as_str() {
        "defunct" => "closed",
        "inactive" | "temporarily closed" => "paused",
        other => Choice::named(Status::CHOICES, other).ok_or(())?.id,
    };
    Ok((text != "active").then(|| RecordCell { text: text.to_owned(), ..state }))
}

/// HSDS allows HTML in descriptions; our own export writes none.
fn plain_prose(cell: RecordCell, is_own: bool) -> RecordCell {
    match (!is_own && cell.text.contains('<'))
        .then(|| wordpress::html_to_markdown(&cell.text))
        .flatten()
    {
        Some(text) => RecordCell { text, ..cell },
        None => cell,
    }
}
