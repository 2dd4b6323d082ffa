//! An organisation of HSDS: what it is, and what it says of itself.

use super::record::{Record, RecordCell};
use super::terms::Ties;
use super::{DraftBuilder, Fields, add_field, add_list};
use crate::base::locale::edrpou::check_edrpou;
use crate::base::locale::phones::PhoneNumber;
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::edit::import::draft::{Draft, Fact, FactValue};
use crate::edit::import::merge::distinct;
use crate::edit::import::table::understand;
use crate::edit::import::wordpress;

/// The longest description that is a summary, in characters; a longer one is the text of the page.
const LONGEST_SUMMARY: usize = 300;

impl DraftBuilder<'_> {
    /// Makes the draft of an organisation; one without a name is none, and told.
    pub(super) fn draft_organisation(&mut self, mut record: Record) -> Option<Draft> {
        let place = record.place.clone();
        let of_package = self.country;
        self.country = of_package.of_one(self.asked, &record);
        let mut ties = Ties::take_attributes(&mut record);
        let is_own = ties.is_own() || self.is_of_site(&record);
        let mut fields = Fields::new();
        let id = self.take_id(&mut record, &mut ties);
        self.recall_organisation(id.as_deref());
        let name = record.take_any(&["name", "alternate_name"]);
        if record.is_assumed {
            let name = name.as_ref().map(|name| name.text.clone()).unwrap_or_default();
            self.tell_draft(&place, &name, "import-because-organisation");
            fields.push(("draft", Fact::from_bool(&place, true)));
        }
        let body = self.about(&mut record, (&mut ties, is_own), name.as_ref(), &mut fields);
        self.add_text(&mut fields, "name", name, &mut ties);
        self.add_text(&mut fields, "short_name", record.take("alternate_name"), &mut ties);
        add_field(&mut fields, "sort_name", ties.take_fact("sort_name"));
        self.take_kind(&mut record, &mut ties, &mut fields);
        add_field(
            &mut fields,
            "status",
            ties.take_fact("status").filter(|status| status.text != "active"),
        );
        add_field(&mut fields, "email", record.take("email"));
        add_field(&mut fields, "website", record.take_any(&["website", "url"]).map(address_of_web));
        add_field(&mut fields, "edrpou", take_edrpou(&mut record));
        let links = self.take_links(&mut record);
        add_list(&mut fields, "links", &place, links);
        let mut phones = self.take_phones(&mut record);
        let mut people = self.take_people(&mut record);
        self.take_places(&mut record, &mut ties, &mut fields, (&mut phones, &mut people));
        let hours = fields.iter().find(|(key, _)| *key == "hours");
        let hours = hours.and_then(|(_, fact)| fact.as_text()).or(self.own_text("hours"));
        let hours = hours.map(str::to_owned);
        let said_before = self.findings.len();
        let services = record.take_parts("service").into_iter();
        let services: Vec<Fact> = services
            .map(|service| self.draft_service(service, hours.as_deref(), is_own, &mut people))
            .collect();
        let services = distinct(services);
        add_list(&mut fields, "phones", &place, called_first(phones, is_own));
        add_list(&mut fields, "people", &place, people);
        add_list(&mut fields, "services", &place, services);
        self.own_facts(&mut ties, &mut fields);
        ties.facts("changed");
        self.logo(&mut record);
        self.leave(&record, ties, is_own);
        self.defaults.fill(&mut fields);
        known_once(&mut fields);
        self.country = of_package;
        let kind = Kind::Organisation;
        let mut draft = Draft { kind, id, place, fields, body, is_faulty: false, own: None };
        self.keep_published(&mut draft, said_before);
        Some(draft)
    }

    /// Returns the id that our own export names, and takes the address of our own page.
    fn take_id(&self, record: &mut Record, ties: &mut Ties) -> Option<String> {
        let of_page =
            record.peek("uri").and_then(|uri| self.asked.known.id_of_page(uri)).map(str::to_owned);
        let id = ties.take_fact("id").map(|cell| cell.text);
        if of_page.is_some() || id.is_some() {
            record.take("uri");
        }
        id.or(of_page)
    }

    /// Takes the description: a short one is the summary, a long one the text; returns the text.
    fn about(
        &mut self,
        record: &mut Record,
        (ties, is_own): (&mut Ties, bool),
        name: Option<&RecordCell>,
        fields: &mut Fields,
    ) -> Option<String> {
        let own = self.take_body(ties, &record.place);
        let Some(about) = record.take("description") else { return own };
        if name.is_some_and(|name| name.text == about.text) {
            return own;
        }
        if is_own {
            self.add_text(fields, "summary", Some(about), ties);
            return own;
        }
        let text =
            if about.text.contains('<') { wordpress::html_to_markdown(&about.text) } else { None };
        let text = text.unwrap_or_else(|| about.text.clone());
        let is_short = !text.contains('\n') && text.chars().count() <= LONGEST_SUMMARY;
        if is_short {
            fields.push(("summary", Fact::from_text(&about.place, text.replace('\n', " "))));
            return own;
        }
        Some(text)
    }

    /// Takes facts that only our own export has words for.
    fn own_facts(&self, ties: &mut Ties, fields: &mut Fields) {
        let source = ties.take_fact("source");
        self.add_text(fields, "source", source, ties);
        let on = ties.take_fact("verified.on");
        take_verified(on, ties, fields);
        for key in ["members", "formerly"] {
            let ids: Vec<Fact> = ties.facts(key).iter().map(RecordCell::fact).collect();
            if let Some(place) = ids.first().map(|id| id.place.clone()) {
                fields.push((key, Fact::from_items(&place, ids)));
            }
        }
    }

    fn take_links(&mut self, record: &mut Record) -> Vec<Fact> {
        let links = record.take_parts("url").into_iter();
        links
            .map(|mut link| {
                let mut fields = Fields::new();
                add_field(&mut fields, "url", link.take("url").map(address_of_web));
                let label = link.take("label");
                let name = self.lone_text(&mut link, "name", label);
                fields.extend(name.map(|name| ("name", name)));
                Fact::from_fields(&link.place, fields)
            })
            .collect()
    }

    /// Tells a record that names its page on this very site.
    fn is_of_site(&self, record: &Record) -> bool {
        record.peek("uri").is_some_and(|uri| self.asked.known.id_of_page(uri).is_some())
    }

    /// Takes the kind; without one the draft lacks it, which is told at the organisation.
    fn take_kind(&mut self, record: &mut Record, ties: &mut Ties, fields: &mut Fields) {
        let tied = ties.take_terms(&self.lookup, Vocabulary::Kinds).into_iter().next();
        let named = ["legal_status", "tax_status"].iter().find_map(|key| {
            let term = self.lookup.term_of_word(Vocabulary::Kinds, record.peek(key)?)?.to_owned();
            Some((*key, term))
        });
        let legal = named
            .and_then(|(key, term)| record.take(key).map(|cell| RecordCell { text: term, ..cell }));
        let kind = tied.or(legal).or_else(|| self.defaults.value("kind"));
        if kind.is_none() {
            self.without_kind.push(record.place.clone());
            if !record.is_assumed {
                fields.push(("draft", Fact::from_bool(&record.place, true)));
            }
        }
        add_field(fields, "kind", kind);
    }
}

/// An address of the web is often written without its beginning.
pub(super) fn address_of_web(cell: RecordCell) -> RecordCell {
    RecordCell { text: understand::with_scheme(&cell.text), ..cell }
}

/// Leaves out of people what everybody may see at the organisation: it would be private and public at once.
fn known_once(fields: &mut Fields) {
    let of = |key: &str| fields.iter().find(|(own, _)| *own == key).map(|(_, fact)| fact);
    let services = of("services").map(Fact::items).unwrap_or_default();
    let phones = services.iter().filter_map(|service| service.field("phones")).chain(of("phones"));
    let numbers = phones.flat_map(Fact::items).filter_map(|phone| phone.field("number")?.as_text());
    let mut public: Vec<String> = numbers.map(contact_key).collect();
    public.extend(of("email").and_then(Fact::as_text).map(contact_key));
    let people = fields.iter_mut().find(|(own, _)| *own == "people");
    let Some(FactValue::List(people)) = people.map(|(_, fact)| &mut fact.value) else { return };
    for person in people {
        let FactValue::Map(own) = &mut person.value else { continue };
        let is_public =
            |fact: &Fact| fact.as_text().is_some_and(|text| public.contains(&contact_key(text)));
        own.retain(|(name, fact)| !matches!(*name, "phone" | "email") || !is_public(fact));
        if !own.iter().any(|(name, _)| matches!(*name, "phone" | "email")) {
            own.retain(|(name, _)| !matches!(*name, "visibility" | "consent"));
        }
    }
}

/// Returns what two spellings of a contact share.
fn contact_key(text: &str) -> String {
    PhoneNumber::parse(text).map_or_else(|_| text.trim().to_lowercase(), |number| number.tel())
}

/// Puts numbers that one calls before those of machines: the first is the main one. The same number twice is one.
pub(super) fn called_first(phones: Vec<Fact>, is_own: bool) -> Vec<Fact> {
    let mut kept: Vec<Fact> = Vec::new();
    for phone in phones {
        let same = |own: &Fact| {
            let of = |fact: &Fact, field: &str| {
                fact.field(field).and_then(Fact::as_text).map(contact_key)
            };
            ["number", "extension"].iter().all(|field| of(own, field) == of(&phone, field))
        };
        if !kept.iter().any(same) {
            kept.push(phone);
        }
    }
    let is_machine = |phone: &Fact| {
        let kind = phone.field("type").and_then(Fact::as_text);
        matches!(kind, Some("fax" | "text" | "video"))
    };
    // Our own export has them in the order of the entry.
    if !is_own {
        kept.sort_by_key(is_machine);
    }
    kept
}

/// Takes a check of that day.
pub(super) fn take_verified(on: Option<RecordCell>, ties: &mut Ties, fields: &mut Fields) {
    let by = ties.take_fact("verified.by");
    if let Some(on) = on {
        let place = on.place.clone();
        let mut verified = vec![("on", on.fact())];
        add_field(&mut verified, "by", by);
        fields.push(("verified", Fact::from_fields(&place, verified)));
    }
}

/// Takes the code of the Ukrainian register; other registers' codes have no place.
fn take_edrpou(record: &mut Record) -> Option<RecordCell> {
    let mut found = None;
    for mut identifier in record.take_parts("organization_identifier") {
        let names = ["identifier_scheme", "identifier_type"];
        let is_ours = names.iter().filter_map(|name| identifier.peek(name)).any(|name| {
            let name = name.to_uppercase();
            name == "UA-EDR" || name.contains("ЄДРПОУ") || name.contains("EDRPOU")
        });
        if is_ours && found.is_none() {
            found = identifier.take("identifier");
        } else {
            record.add_part(identifier);
        }
    }
    let is_code = record.peek("tax_id").is_some_and(|code| check_edrpou(code).is_ok());
    found.or_else(|| record.take("tax_id").filter(|_| is_code))
}
