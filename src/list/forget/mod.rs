//! What is to be forgotten is taken out of the content.
//!
//! Comes in: what was read, and an entry, a phone, an address or a person. Goes out: the files that go, and the new texts of those that
//! named it. A number is found in any notation, in fields and in running text; a reference goes with its list item.
//! Names in other entries' texts are not cut, since a sentence would be left without its subject: they are pointed
//! at instead.

mod cut;
mod number;
mod person;

use std::collections::{BTreeMap, BTreeSet};

use crate::base::choices::LedgerKind;
use crate::base::files::Sources;
use crate::base::locale::compare::fold;
use crate::base::locale::phones::PhoneNumber;
use crate::base::names::{Id, SourcePath};
use crate::content::fields::Type;
use crate::content::parse::Kind;
use crate::content::validate::Common;
use crate::content::validate::{Match, NameIndex, Person, ReferenceKind};
use crate::list::ledger;
use crate::list::model::Register;
use crate::list::publish::ledger_key;
pub(in crate::list) use person::PersonNames;

/// An entry, as the ledger calls it: kind and id.
pub(super) type OwnedEntryKey = (LedgerKind, String);

/// What is to be forgotten.
#[derive(Debug, Clone)]
pub(crate) enum What {
    /// A number, wherever it stands.
    Phone(PhoneNumber),
    /// An e-mail address in lower case, wherever it stands.
    Address(String),
    /// A person, wherever the name is a whole value; in sentences it is pointed at.
    Person(PersonNames),
    /// An entry with all that it is called.
    Entry(OwnedEntryKey, ForgottenNames),
}

/// By what an entry is known: its names, its phones, its id.
#[derive(Debug, Clone, Default)]
pub(crate) struct ForgottenNames {
    words: Vec<String>,
    phones: Vec<PhoneNumber>,
    /// Its folder and id, as they stand in paths and addresses.
    place: String,
}

/// What is to be done.
#[derive(Debug, Default)]
pub(crate) struct ForgetPlan {
    /// The files that go.
    pub deleted: BTreeSet<SourcePath>,
    /// The new texts of others, with their own line ends.
    pub changed: BTreeMap<SourcePath, String>,
}

/// Finds the entries of an id: one, unless two kinds share it. `organisations/ID` names the kind, too. What is no id may be the name of an
/// organisation.
pub(crate) fn entries(register: &Register, name: &str) -> Vec<OwnedEntryKey> {
    let is_meant = |common: &&Common| {
        let place = common.path.below("content").expect("entries lie in `content/`");
        let folder = place.split('/').next().expect("split gives at least one piece");
        *common.id == *name || name.strip_prefix(folder) == Some(&format!("/{}", common.id))
    };
    let found = register.commons().filter(is_meant).map(ledger_key);
    let found: BTreeSet<OwnedEntryKey> = found.map(|(kind, id)| (kind, id.to_owned())).collect();
    if !found.is_empty() {
        return found.into_iter().collect();
    }
    let names = register.name_index();
    let ids = match names.find(ReferenceKind::Organisation, name) {
        Match::One(id) => std::slice::from_ref(id),
        Match::Several(ids) => ids,
        Match::None => &[],
    };
    ids.iter().map(|id| (LedgerKind::Organisation, id.to_string())).collect()
}

/// Gathers by what an entry is known.
#[expect(
    clippy::disallowed_methods,
    reason = "what is to be forgotten is looked for, hidden or not"
)]
pub(crate) fn forgotten_names(register: &Register, key: &OwnedEntryKey) -> ForgottenNames {
    let mut names = ForgottenNames::default();
    let is_it = |common: &Common| ledger_key(common) == (key.0, key.1.as_str());
    for o in register.organisations.iter().filter(|o| is_it(&o.common)) {
        let texts = [Some(&o.name), o.short_name.as_ref()].into_iter().flatten();
        names.words.extend(texts.flat_map(|text| text.all()).map(|word| word.to_string()));
        let own = o.phones.iter().chain(o.services.iter().flat_map(|service| &service.phones));
        let own = own.chain(&o.draft_phones);
        names.phones.extend(own.map(|phone| phone.inspect().number.value.clone()));
    }
    names.place = format!("{}/{}", folder(key.0), key.1);
    names
}

/// Understands the name of a person, with the names in other languages and the contacts that the
/// organisations have.
#[expect(
    clippy::disallowed_methods,
    reason = "what is to be forgotten is looked for, hidden or not"
)]
pub(crate) fn person_names(register: &Register, name: &str) -> Option<PersonNames> {
    // One word is enough where the list has it as somebody's whole name.
    let is_whole = |own: &Person| own.name.inspect().0.all().any(|own| fold(own) == fold(name));
    let mut everybody = register.organisations.iter().flat_map(|o| &o.people);
    let called = || everybody.any(is_whole).then(|| PersonNames::known_as(name));
    let mut person = PersonNames::parse(name).or_else(called)?;
    for own in register.organisations.iter().flat_map(|o| &o.people) {
        let names = &own.name.inspect().0;
        if names.all().any(|name| person.is(name)) {
            names.all().for_each(|name| person.add_name(name));
            let phone = own.phone.as_ref().map(|phone| &phone.inspect().value);
            let email = own.email.as_ref().map(|email| &*email.inspect().value);
            person.add_contacts(phone, email);
        }
    }
    Some(person)
}

/// Returns the names of people that have a word of a text, initials aside, for whoever wrote no whole name.
#[expect(
    clippy::disallowed_methods,
    reason = "what is to be forgotten is looked for, hidden or not"
)]
pub(crate) fn people_called(register: &Register, text: &str) -> Vec<String> {
    let wanted = fold(text);
    let words = wanted.split(|c: char| c.is_whitespace() || c == '.');
    let wanted: Vec<&str> = words.filter(|word| word.chars().nth(1).is_some()).collect();
    let people = register.organisations.iter().flat_map(|o| &o.people);
    let names = people.map(|own| own.name.inspect().0.main.to_string());
    let is_meant = |name: &String| name.split_whitespace().any(|own| wanted.contains(&&*fold(own)));
    names.filter(is_meant).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Returns the entries that may have had an id, or a folder and an id, and have no file any more. Of a page the address does
/// not tell what it is of.
pub(crate) fn gone(name: &str) -> Vec<What> {
    let entry = |kind: LedgerKind| {
        let id = name.strip_prefix(folder(kind)).and_then(|id| id.strip_prefix('/'));
        let id = Id::new(id.unwrap_or(name)).ok()?;
        let place = format!("{}/{id}", folder(kind));
        let key = (kind, id.to_string());
        Some(What::Entry(key, ForgottenNames { place, ..ForgottenNames::default() }))
    };
    let kinds = [LedgerKind::Organisation, LedgerKind::Meeting, LedgerKind::Need];
    kinds.into_iter().filter_map(entry).collect()
}

fn folder(kind: LedgerKind) -> &'static str {
    Kind::of_ledger(kind).folder().expect("an entry lies in a folder")
}

impl What {
    /// Tells whether a text holds it.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        match self {
            Self::Phone(phone) => !number::find(text, phone).is_empty(),
            Self::Address(address) => !number::find_address(text, address).is_empty(),
            Self::Person(person) => person.is_in(text),
            Self::Entry(_, names) => {
                names.words.iter().any(|word| text.contains(word.as_str()))
                    || names_place(text, &names.place)
                    || names.phones.iter().any(|phone| !number::find(text, phone).is_empty())
            }
        }
    }
}

/// Tells whether a text names a folder and an id, and not only another id that begins alike.
fn names_place(text: &str, place: &str) -> bool {
    let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
    text.match_indices(place).any(|(at, _)| !goes_on(&text[at + place.len()..]))
}

/// Plans what goes; `marker` stands in sentences where a number stood.
pub(crate) fn plan(
    sources: &Sources,
    register: &Register,
    what: &What,
    marker: &str,
) -> ForgetPlan {
    let mut plan = ForgetPlan::default();
    let called = register.name_index();
    let ledger = SourcePath::new(ledger::PATH);
    let calls = call_folders(register, what);
    let is_call = |path: &SourcePath| calls.iter().any(|folder| path.below(folder).is_some());
    plan.deleted.extend(sources.texts.keys().filter(|path| is_call(path)).cloned());
    for (path, bytes) in sources.texts.iter().filter(|(path, _)| **path != ledger) {
        match what {
            What::Entry(key, _) if belongs(path, key) => drop(plan.deleted.insert(path.clone())),
            What::Entry(key, _) => {
                let before = String::from_utf8_lossy(bytes);
                let hit = |field: &str, kind: Type, value: &str| {
                    is_reference(key, field, kind, value, &called)
                };
                plan.add_change(path, &before, cut::cut(path, &before, &hit));
            }
            What::Phone(phone) => {
                let before = String::from_utf8_lossy(bytes);
                let hit = |_: &str, kind: Type, value: &str| {
                    matches!(kind, Type::Phone) && PhoneNumber::parse(value).as_ref() == Ok(phone)
                };
                let after = cut::cut(path, &before, &hit);
                let places = number::find(&after, phone);
                plan.add_change(path, &before, number::redact(&after, &places, marker));
            }
            What::Address(address) => {
                let before = String::from_utf8_lossy(bytes);
                let hit = |_: &str, kind: Type, value: &str| {
                    matches!(kind, Type::Email) && value.trim().to_lowercase() == *address
                };
                let after = cut::cut(path, &before, &hit);
                let places = number::find_address(&after, address);
                plan.add_change(path, &before, number::redact(&after, &places, marker));
            }
            What::Person(person) => {
                let before = String::from_utf8_lossy(bytes);
                let hit = |_: &str, _: Type, value: &str| person.is(value);
                plan.add_change(path, &before, cut::cut(path, &before, &hit));
            }
        }
    }
    let next = match what {
        What::Entry(key, _) => {
            ledger::without_entries(&register.ledger, &BTreeSet::from([key.clone()]))
        }
        What::Phone(_) | What::Address(_) | What::Person(_) => {
            ledger::without_hashes(&register.ledger, &plan.touched(register))
        }
    };
    if let Some(bytes) = sources.texts.get(&ledger) {
        plan.add_change(&ledger, &String::from_utf8_lossy(bytes), ledger::to_yaml(&next));
    }
    plan
}

impl ForgetPlan {
    fn add_change(&mut self, path: &SourcePath, before: &str, after: String) {
        if before != after {
            self.changed.insert(path.clone(), after);
        }
    }

    /// Tells whether there is nothing to do.
    pub(crate) fn is_empty(&self) -> bool {
        self.deleted.is_empty() && self.changed.is_empty()
    }

    /// Returns the entries whose files change.
    fn touched(&self, register: &Register) -> BTreeSet<OwnedEntryKey> {
        let is_touched = |common: &&Common| {
            self.changed.keys().any(|path| file_stem(path) == file_stem(&common.path))
        };
        let keys = register.commons().filter(is_touched).map(ledger_key);
        keys.map(|(kind, id)| (kind, id.to_owned())).collect()
    }

    /// Returns the sources as they will be.
    pub(crate) fn applied(&self, sources: &Sources) -> Sources {
        let mut after = sources.clone();
        after.texts.retain(|path, _| !self.deleted.contains(path));
        for (path, text) in &self.changed {
            after.texts.insert(path.clone(), text.as_bytes().into());
        }
        after
    }
}

/// Tells the files of an entry: in any language, and what is private of it.
fn belongs(path: &SourcePath, (kind, id): &OwnedEntryKey) -> bool {
    file_stem(path) == format!("content/{}/{id}", folder(*kind))
        || (*kind == LedgerKind::Organisation && file_stem(path) == format!("private/{id}"))
}

/// Returns the folders in which calls about an entry lie, by all ids that it has had.
fn call_folders(register: &Register, what: &What) -> Vec<String> {
    let What::Entry((LedgerKind::Organisation, id), _) = what else { return Vec::new() };
    let entry = register.organisations.iter().find(|one| one.common.id == *id);
    let former = entry.into_iter().flat_map(|one| &one.common.formerly);
    let ids = former.map(|old| old.value.to_string()).chain([id.clone()]);
    ids.flat_map(|id| [format!("content/calls/{id}"), format!("private/calls/{id}")]).collect()
}

/// Returns a path without what follows the first dot of its file name.
fn file_stem(path: &SourcePath) -> &str {
    let folder = path.as_str().len() - path.file_name().len();
    let name = path.file_name().split('.').next().expect("split gives at least one piece");
    &path.as_str()[..folder + name.len()]
}

/// Tells a value that names the entry, by its id or otherwise.
fn is_reference(
    key: &OwnedEntryKey,
    field: &str,
    kind: Type,
    value: &str,
    names: &NameIndex,
) -> bool {
    let is_organisation = matches!(kind, Type::Organisation | Type::Responsible);
    // The former ids of a term are no entry's.
    let is_former = field == "formerly" && matches!(kind, Type::FormerId);
    let may_be = (is_organisation && key.0 == LedgerKind::Organisation) || is_former;
    let is_named = || match names.find(ReferenceKind::Organisation, value) {
        Match::One(id) => is_organisation && id.as_str() == key.1,
        Match::Several(_) | Match::None => false,
    };
    may_be && (value == key.1 || is_named())
}
