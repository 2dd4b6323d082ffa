//! What templates see of an organisation: its card in lists, and everything about it on its own page.

use super::contract::values;
use super::parts::{NameValue, PhoneValue, SharedTerm};
use crate::base::choices::{Delivery, Status};

values! {
    /// An organisation in lists.
    "card" Card {
        /// Its id.
        id: String,
        /// Its page; nothing where it has none.
        url: Option<String>,
        /// Its full name.
        name: String,
        /// Its legal form, where the name begins with one: «громадська організація» of «Громадська організація «Поруч»».
        legal_form: Option<String>,
        /// Its name without that: ««Поруч»».
        proper_name: Option<String>,
        /// What it is called for short.
        short_name: Option<String>,
        /// A sentence about it.
        summary: Option<String>,
        /// What kind of organisation it is; this term has no page.
        kind: Option<SharedTerm>,
        /// Whether it works.
        status: Status,
        /// Why what is told of it may not be true any more: `stale`, its last check is too old; `unconfirmed`, it was called several
        /// times and nobody confirmed it.
        doubt: Option<&'static str>,
        /// Whether it is a body that receives the list and is outside the counts.
        desk: bool,
        /// Whether it is a draft, which stands in the preview only.
        draft: bool,
        /// Its own public phones; where it has none, those of its services, each with its `service`.
        phones: Vec<PhoneValue>,
        /// Its fax and the like, never a button.
        other_phones: Vec<PhoneValue>,
        /// The kinds of help it gives.
        helps: Vec<SharedTerm>,
        /// Whether it has named at least one service.
        reported: bool,
        /// Whether a service of it comes to people.
        at_home: bool,
        /// Where it helps; empty means everywhere.
        areas: Vec<SharedTerm>,
    }

    /// A service of an organisation: one row of the list.
    "service" ServiceValue {
        /// Its own name, else that of its kind of help.
        name: String,
        /// Its kind of help.
        help: Option<SharedTerm>,
        /// What exactly is done.
        details: Option<String>,
        /// Whom it is for.
        audiences: Vec<SharedTerm>,
        /// Where it is given; empty means everywhere.
        areas: Vec<SharedTerm>,
        /// Whether it is given in every area.
        everywhere: bool,
        /// What lies within the audiences and areas that it names: names by which it may be looked for as well.
        narrower: Vec<String>,
        /// How the help reaches people.
        delivery: Vec<Delivery>,
        /// Whether it comes to people.
        at_home: bool,
        /// On what conditions it is given.
        conditions: Option<String>,
        /// What it costs.
        cost: Option<String>,
        /// Whether it says of its cost that it is free of charge, and nothing more.
        free: bool,
        /// The papers that people bring.
        documents: Vec<String>,
        /// The service's own hours, else the organisation's, in lines of words.
        hours: Vec<String>,
        /// Whether the hours are of this very service.
        own_hours: bool,
        /// Whom to call: the service's own phones, else the organisation's.
        phones: Vec<PhoneValue>,
        /// Fax and the like, never a button.
        other_phones: Vec<PhoneValue>,
        /// All phones of this very service.
        own_phones: Vec<PhoneValue>,
        /// The worse of how the service and how its organisation stands.
        status: Status,
        /// Why what is told of it may not be true any more: `stale` or `unconfirmed`.
        doubt: Option<&'static str>,
        /// Where the facts come from.
        source: Option<String>,
        /// The check of the service, else of its organisation.
        verified: Option<VerifiedValue>,
        /// Whether the check is of this very service.
        own_verified: bool,
    }

    /// What several services of one organisation have in common. A fact that they do not share is missing here and stands with each.
    "common facts" CommonFacts {
        /// Whom all of them are for.
        audiences: Vec<SharedTerm>,
        /// Where all of them are given; empty where they are given in different areas, or everywhere.
        areas: Vec<SharedTerm>,
        /// Whether all are given in the same areas.
        same_areas: bool,
        /// How the help of all reaches people.
        delivery: Vec<Delivery>,
        /// Whether all of them come to people.
        at_home: bool,
        /// On what conditions all are given.
        conditions: Option<String>,
        /// What each of them costs.
        cost: Option<String>,
        /// Whether all of them are given free of charge.
        free: bool,
        /// The papers that people bring for each.
        documents: Vec<String>,
    }

    /// A person whom an organisation names.
    "person" PersonValue {
        /// What the person is called.
        name: String,
        /// What the person does there.
        role: Option<String>,
        /// Whether it is the person who answers for the organisation.
        responsible: bool,
        /// The person's number, where it may be shown.
        phone: Option<PhoneValue>,
        /// The person's address for letters, where it may be shown.
        email: Option<String>,
    }

    /// An address.
    "address" AddressValue {
        /// Street and house.
        street: Option<String>,
        /// The city.
        city: Option<String>,
        /// The postcode.
        postcode: Option<String>,
        /// The area of the city.
        area: Option<SharedTerm>,
        /// A note: floor, entrance.
        note: Option<String>,
        /// How to get there.
        how_to_get: Option<String>,
        /// What helps people who cannot walk, see or hear well.
        accessibility: Vec<String>,
        /// The place on a map, at openstreetmap.org; nothing where the point is not known.
        map_url: Option<String>,
        /// Street, city and postcode in one.
        line: String,
    }

    /// A check of what an entry says.
    "verified" VerifiedValue {
        /// On which day.
        on: String,
        /// By whom.
        by: Option<String>,
    }

    /// How fresh an entry is.
    "freshness" Freshness {
        /// What happened on that day: `checked` or `changed`.
        how: &'static str,
        /// The day.
        on: String,
    }

    /// Everything about an organisation, for its own page.
    "organisation" OrganisationEntry {
        /// Its address for letters.
        email: Option<String>,
        /// Its website.
        website: Option<String>,
        /// Its pages elsewhere.
        links: Vec<NameValue>,
        /// Where it is.
        address: Option<AddressValue>,
        /// When it works, in lines of words.
        hours: Vec<String>,
        /// The same for a script, `1:540-1080 7:`: days of the week from Monday, minutes of the day. Nothing where a plain
        /// week is not the whole truth.
        week: Option<String>,
        /// The people it names.
        people: Vec<PersonValue>,
        /// Its services.
        services: Vec<ServiceValue>,
        /// What all its services have in common; nothing where it has one, or none.
        common: Option<CommonFacts>,
        /// Its number in the state's register (ЄДРПОУ).
        edrpou: Option<String>,
        /// Its last check.
        verified: Option<VerifiedValue>,
        /// By when it is to be checked again.
        next_check: Option<String>,
        /// Whether the check is too old.
        stale: bool,
        /// How fresh it is: its last check, else its last change; nothing where neither is known. The day of a record is `site.date`.
        freshness: Option<Freshness>,
        /// The address of the contact as a file.
        vcard: Option<String>,
        /// The address of what is sent of it in a messenger, as a text.
        share: Option<String>,
        /// The address of its logo.
        logo: Option<String>,
        /// Where the facts come from.
        source: Option<String>,
        /// The text of its page: finished HTML, as [below](#texts-of-entries).
        body: Option<String>,
    }
}
