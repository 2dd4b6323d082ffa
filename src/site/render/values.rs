//! What templates see of one thing: the contract of `themes/README.md`, as types.
//!
//! Each value is made once from a public record, in one language. Only what the contract names is here.

use std::sync::Arc;

use serde::Serialize;

use crate::base::choices::{Delivery, MeetingFormat, MeetingStatus, NeedState, PhoneType, Status};
use crate::base::locale::Lang;

/// A term as templates share it: one value, however many services name it.
#[derive(Debug, Clone)]
pub(super) struct SharedTerm {
    pub(super) term: Arc<TermValue>,
    value: tera::Value,
}

impl SharedTerm {
    pub(super) fn new(term: TermValue) -> Self {
        Self { value: tera::Value::from_serializable(&term), term: Arc::new(term) }
    }
}

impl Serialize for SharedTerm {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

/// A value that templates share, and the hash of what it says.
#[derive(Debug, Clone)]
pub(super) struct Shared {
    pub(super) value: tera::Value,
    pub(super) hash: blake3::Hash,
    /// Whether something in it is not in the language of its page.
    pub(super) is_foreign: bool,
}

impl Shared {
    /// Takes over a text.
    pub(super) fn text(text: &str) -> Self {
        let is_foreign = super::foreign::is_in(text);
        Self { value: tera::Value::from(text), hash: blake3::hash(text.as_bytes()), is_foreign }
    }

    /// Joins values to a list; its hash is made of theirs.
    pub(super) fn list(items: &[&Shared]) -> Self {
        let mut hasher = blake3::Hasher::new();
        for item in items {
            hasher.update(item.hash.as_bytes());
        }
        let values: Vec<tera::Value> = items.iter().map(|item| item.value.clone()).collect();
        let is_foreign = items.iter().any(|item| item.is_foreign);
        Self { value: tera::Value::from(values), hash: hasher.finalize(), is_foreign }
    }

    /// Joins values under names; its hash is made of theirs.
    pub(super) fn map(entries: Vec<(&'static str, Self)>) -> Self {
        let mut hasher = blake3::Hasher::new();
        let mut map = tera::Map::new();
        let mut is_foreign = false;
        for (name, shared) in entries {
            hasher.update(name.as_bytes()).update(shared.hash.as_bytes());
            is_foreign |= shared.is_foreign;
            map.insert(name.into(), shared.value);
        }
        Self { value: tera::Value::from(map), hash: hasher.finalize(), is_foreign }
    }

    /// Takes over a text that is safe within HTML as it stands.
    pub(super) fn safe(text: &str) -> Self {
        let hash = blake3::hash(text.as_bytes());
        Self { value: tera::Value::safe_string(text), hash, is_foreign: false }
    }

    /// Takes over a value; its hash is that of its JSON, whose order is that of the type's fields.
    pub(super) fn new(value: &impl Serialize) -> Self {
        let json = serde_json::to_vec(value).expect("memory takes every text, number and list");
        let is_foreign = super::foreign::is_in(&json);
        Self { value: tera::Value::from_serializable(value), hash: blake3::hash(&json), is_foreign }
    }
}

/// A phone.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PhoneValue {
    pub(super) tel: String,
    pub(super) text: String,
    #[serde(rename = "type")]
    pub(super) kind: PhoneType,
    pub(super) called: bool,
    pub(super) label: Option<String>,
    pub(super) hours: Vec<String>,
    pub(super) languages: Vec<LanguageValue>,
    pub(super) service: Option<String>,
    pub(super) status: Option<Status>,
}

/// A language, named in itself.
#[derive(Debug, Clone, Serialize)]
pub(super) struct LanguageValue {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) dir: &'static str,
}

impl LanguageValue {
    pub(super) fn of(lang: Lang) -> Self {
        Self { code: lang.to_string(), name: lang.autonym(), dir: direction(lang) }
    }
}

/// Returns which way a language is written, as HTML says it.
pub(super) fn direction(lang: Lang) -> &'static str {
    if lang.is_right_to_left() { "rtl" } else { "ltr" }
}

/// A term of a vocabulary.
#[derive(Debug, Clone, Serialize)]
pub(super) struct TermValue {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) url: Option<String>,
}

/// A file in an open format.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Download {
    pub(super) id: &'static str,
    pub(super) name: String,
    pub(super) url: &'static str,
    pub(super) media: &'static str,
    pub(super) whom: &'static str,
}

/// Something with a name that may have a page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct NameValue {
    pub(super) name: String,
    pub(super) url: Option<String>,
}

/// A filter or a way in, and how many services stand behind it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct CountValue {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) url: Option<String>,
    pub(super) count: usize,
    pub(super) current: bool,
}

/// An organisation in lists.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Card {
    pub(super) id: String,
    pub(super) url: Option<String>,
    pub(super) name: String,
    pub(super) short_name: Option<String>,
    pub(super) summary: Option<String>,
    pub(super) kind: Option<SharedTerm>,
    pub(super) status: Status,
    pub(super) desk: bool,
    pub(super) draft: bool,
    pub(super) phones: Vec<PhoneValue>,
    pub(super) other_phones: Vec<PhoneValue>,
    pub(super) helps: Vec<SharedTerm>,
    pub(super) reported: bool,
    pub(super) at_home: bool,
    pub(super) areas: Vec<SharedTerm>,
}

/// A service.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ServiceValue {
    pub(super) name: String,
    pub(super) help: Option<SharedTerm>,
    pub(super) details: Option<String>,
    pub(super) audiences: Vec<SharedTerm>,
    pub(super) areas: Vec<SharedTerm>,
    pub(super) delivery: Vec<Delivery>,
    pub(super) at_home: bool,
    pub(super) conditions: Option<String>,
    pub(super) cost: Option<String>,
    pub(super) documents: Vec<String>,
    pub(super) hours: Vec<String>,
    pub(super) own_hours: bool,
    pub(super) phones: Vec<PhoneValue>,
    pub(super) other_phones: Vec<PhoneValue>,
    pub(super) own_phones: Vec<PhoneValue>,
    pub(super) status: Status,
    pub(super) source: Option<String>,
    pub(super) verified: Option<VerifiedValue>,
    pub(super) own_verified: bool,
}

/// A person.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PersonValue {
    pub(super) name: String,
    pub(super) role: Option<String>,
    pub(super) responsible: bool,
    pub(super) phone: Option<PhoneValue>,
    pub(super) email: Option<String>,
}

/// An address.
#[derive(Debug, Clone, Serialize)]
pub(super) struct AddressValue {
    pub(super) street: Option<String>,
    pub(super) city: Option<String>,
    pub(super) postcode: Option<String>,
    pub(super) area: Option<SharedTerm>,
    pub(super) note: Option<String>,
    pub(super) how_to_get: Option<String>,
    pub(super) accessibility: Vec<String>,
    pub(super) map_url: Option<String>,
    pub(super) line: String,
}

/// When and by whom an entry was checked.
#[derive(Debug, Clone, Serialize)]
pub(super) struct VerifiedValue {
    pub(super) on: String,
    pub(super) by: Option<String>,
}

/// How fresh an entry is, and which day tells it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Freshness {
    pub(super) how: &'static str,
    pub(super) on: String,
}

/// Everything about an organisation, for its own page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct OrganisationEntry {
    pub(super) email: Option<String>,
    pub(super) website: Option<String>,
    pub(super) links: Vec<NameValue>,
    pub(super) address: Option<AddressValue>,
    pub(super) hours: Vec<String>,
    pub(super) week: Option<String>,
    pub(super) people: Vec<PersonValue>,
    pub(super) services: Vec<ServiceValue>,
    pub(super) edrpou: Option<String>,
    pub(super) verified: Option<VerifiedValue>,
    pub(super) next_check: Option<String>,
    pub(super) stale: bool,
    pub(super) freshness: Option<Freshness>,
    pub(super) vcard: Option<String>,
    pub(super) logo: Option<String>,
    pub(super) source: Option<String>,
    pub(super) body: Option<String>,
}

/// A meeting in lists.
#[derive(Debug, Clone, Serialize)]
pub(super) struct MeetingCard {
    pub(super) id: String,
    pub(super) url: Option<String>,
    pub(super) title: String,
    pub(super) date: String,
    pub(super) start: Option<String>,
    pub(super) end: Option<String>,
    pub(super) format: Option<MeetingFormat>,
    pub(super) place: Option<String>,
    pub(super) status: MeetingStatus,
    pub(super) to_come: bool,
    pub(super) draft: bool,
    pub(super) attendees: usize,
}

/// Somebody who took part in a meeting.
#[derive(Debug, Clone, Serialize)]
pub(super) struct AttendeeValue {
    pub(super) name: String,
    pub(super) url: Option<String>,
    pub(super) person: Option<String>,
    pub(super) role: Option<String>,
}

/// Something heard.
#[derive(Debug, Clone, Serialize)]
pub(super) struct HeardValue {
    pub(super) who: Option<String>,
    pub(super) text: String,
}

/// Something decided.
#[derive(Debug, Clone, Serialize)]
pub(super) struct DecisionValue {
    pub(super) text: String,
    pub(super) result: Option<String>,
}

/// Something to do.
#[derive(Debug, Clone, Serialize)]
pub(super) struct TaskValue {
    pub(super) what: String,
    pub(super) who: Vec<NameValue>,
    pub(super) everybody: bool,
    pub(super) due: Option<String>,
    pub(super) state: &'static str,
    pub(super) done_on: Option<String>,
    pub(super) meeting: MeetingCard,
}

/// The meeting after this one.
#[derive(Debug, Clone, Serialize)]
pub(super) struct NextValue {
    pub(super) date: String,
    pub(super) start: Option<String>,
    pub(super) place: Option<String>,
    pub(super) status: Option<MeetingStatus>,
    pub(super) url: Option<String>,
    pub(super) calendar: Option<String>,
}

/// Everything about a meeting, for its own page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct MeetingEntry {
    pub(super) organiser: Option<NameValue>,
    pub(super) series: Option<String>,
    pub(super) agenda: Vec<String>,
    pub(super) attendees: Vec<AttendeeValue>,
    pub(super) heard: Vec<HeardValue>,
    pub(super) decisions: Vec<DecisionValue>,
    pub(super) tasks: Vec<TaskValue>,
    pub(super) channels: Vec<NameValue>,
    pub(super) next: Option<NextValue>,
    pub(super) calendar: Option<String>,
    pub(super) documents: Vec<NameValue>,
    pub(super) video: Option<String>,
    pub(super) source: Option<String>,
    pub(super) body: Option<String>,
}

/// A meeting that an organisation took part in.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Attended {
    pub(super) meeting: MeetingCard,
    pub(super) person: Option<String>,
    pub(super) role: Option<String>,
}

/// A need.
#[derive(Debug, Clone, Serialize)]
pub(super) struct NeedValue {
    pub(super) id: String,
    pub(super) what: String,
    pub(super) resource: Option<String>,
    pub(super) help: Option<SharedTerm>,
    pub(super) audiences: Vec<SharedTerm>,
    pub(super) areas: Vec<SharedTerm>,
    pub(super) unit: Option<String>,
    pub(super) required: Option<f64>,
    pub(super) provided: Option<f64>,
    pub(super) by: Vec<NameValue>,
    pub(super) state: NeedState,
    pub(super) as_of: Option<String>,
    pub(super) note: Option<String>,
    pub(super) source: Option<String>,
}

/// A free page, for its own page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PageEntry {
    pub(super) title: String,
    pub(super) summary: Option<String>,
    pub(super) body: Option<String>,
    pub(super) source: Option<String>,
}

/// The settings that every page may show.
#[derive(Debug, Clone, Serialize)]
pub(super) struct SiteValue {
    pub(super) title: String,
    pub(super) description: Option<String>,
    pub(super) hotline: Option<HotlineValue>,
    pub(super) publisher: Option<PublisherValue>,
    pub(super) reports_to: Option<String>,
    pub(super) licence: Option<String>,
    /// Only where the day of the list is told.
    pub(super) date: Option<String>,
    pub(super) is_record: bool,
    pub(super) timezone: String,
    pub(super) many_areas: bool,
    pub(super) base_url: String,
}

/// The hotline.
#[derive(Debug, Clone, Serialize)]
pub(super) struct HotlineValue {
    pub(super) short: Option<PhoneValue>,
    pub(super) full: Option<PhoneValue>,
    pub(super) phone: PhoneValue,
    pub(super) label: Option<String>,
    pub(super) hours: Vec<String>,
}

/// The publisher.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PublisherValue {
    pub(super) name: String,
    pub(super) url: Option<String>,
    pub(super) email: Option<String>,
}
