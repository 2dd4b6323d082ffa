//! Who agreed to have which contact shown, for an inspection, and how such consent is withdrawn in one step.

#![expect(
    clippy::disallowed_methods,
    reason = "the editors' own list of consents names whom they are of"
)]

use jiff::civil::Date;
use serde_json::Value as Json;

use crate::base::choices::Visibility;
use crate::base::files::Sources;
use crate::base::locale::compare::fold;
use crate::base::names::SourcePath;
use crate::base::yaml::edit::{Edit, Path, Refusal, Step};
use crate::base::yaml::{self, Entry, Node, Value};
use crate::content::fields::Field;
use crate::content::fields::table::{ORGANISATION, PERSON};
use crate::content::parse::edit::{BYTE_ORDER_MARK, edited, split_front_matter};
use crate::content::validate::{Organisation, Person};
use crate::list::model::Register;

/// One consent, or the lack of one where contacts are written down.
#[derive(Debug)]
pub(crate) struct ConsentRow {
    /// The organisation's name.
    pub(crate) organisation: String,
    /// Its id.
    pub(crate) id: String,
    /// The person's name.
    pub(crate) person: String,
    /// Which contacts are written down, by the messages that name them.
    pub(crate) contacts: Vec<&'static str>,
    /// Who sees them.
    pub(crate) visibility: Visibility,
    /// When it was given.
    pub(crate) given: Option<Date>,
    /// Who took it.
    pub(crate) by: Option<String>,
    /// When it was withdrawn.
    pub(crate) withdrawn: Option<Date>,
}

/// Returns every consent, and every person with contacts, in the order of ids and of the entries.
pub(crate) fn consents(register: &Register) -> Vec<ConsentRow> {
    let people = register.organisations.iter().flat_map(|one| {
        let people = one.people.iter();
        people.map(move |person| (&**one, person))
    });
    people.filter_map(|(organisation, person)| consent_row(organisation, person)).collect()
}

fn consent_row(organisation: &Organisation, person: &Person) -> Option<ConsentRow> {
    let phone = person.phone.as_ref().map(|phone| ("consent-of-phone", phone.visibility()));
    let email = person.email.as_ref().map(|email| ("consent-of-email", email.visibility()));
    let contacts: Vec<(&'static str, Visibility)> = phone.into_iter().chain(email).collect();
    let consent = person.consent.as_ref();
    if contacts.is_empty() && consent.is_none() {
        return None;
    }
    Some(ConsentRow {
        organisation: organisation.name.main.to_string(),
        id: organisation.common.id.clone(),
        person: person.name.inspect().0.main.to_string(),
        visibility: contacts.first().map_or(Visibility::Private, |(_, visibility)| *visibility),
        contacts: contacts.into_iter().map(|(key, _)| key).collect(),
        given: consent.map(|consent| consent.on.value),
        by: consent.and_then(|consent| consent.by.as_deref()).map(str::to_owned),
        withdrawn: consent.and_then(|consent| consent.withdrawn.as_ref()).map(|day| day.value),
    })
}

/// Why a consent cannot be withdrawn.
#[derive(Debug)]
pub(crate) enum WithdrawObstacle {
    /// Nobody of the entry is called so.
    NoPerson,
    /// Several people of the entry are.
    SeveralPeople,
    /// Nothing was agreed to, or not any more.
    NoConsent,
    /// The file is written so that it cannot be changed there alone.
    Entangled,
}

impl From<Refusal> for WithdrawObstacle {
    fn from(_: Refusal) -> Self {
        Self::Entangled
    }
}

/// Returns the text of the entry's file after a consent was withdrawn on that day: the contacts go, that there was a consent stays.
///
/// # Errors
/// What stands in the way; nothing is changed then.
pub(crate) fn withdrawn(
    sources: &Sources,
    organisation: &Organisation,
    person: &str,
    on: Date,
) -> Result<(SourcePath, String), WithdrawObstacle> {
    let is_called =
        |own: &&Person| own.name.inspect().0.all().any(|name| fold(name) == fold(person));
    let mut found = organisation.people.iter().filter(is_called);
    let own = found.next().ok_or(WithdrawObstacle::NoPerson)?;
    if found.next().is_some() {
        return Err(WithdrawObstacle::SeveralPeople);
    }
    if own.consent.as_ref().is_none_or(|consent| consent.withdrawn.is_some()) {
        return Err(WithdrawObstacle::NoConsent);
    }
    let path = &organisation.common.path;
    let bytes = sources.texts.get(path).ok_or(WithdrawObstacle::Entangled)?;
    let text = std::str::from_utf8(bytes).map_err(|_| WithdrawObstacle::Entangled)?;
    let parts = split_front_matter(path, text)?;
    let root = yaml::parse(path, text, parts.yaml).value;
    let found = root.as_ref().and_then(|root| person_node(root, text, own));
    let (way, fields) = found.ok_or(WithdrawObstacle::Entangled)?;
    let edits = withdrawal_edits(own, &way, fields, on);
    Ok((path.clone(), edited(path, text, &edits, &[])?))
}

/// Returns the way to a person of a file, and the fields that stand there.
fn person_node<'n>(root: &'n Node, text: &str, own: &Person) -> Option<(Path, &'n [Entry])> {
    let row = ORGANISATION.row("people").expect("organisations have people");
    let Value::Map(fields) = &root.value else { return None };
    let list = fields.iter().find(|field| row.is_named(&field.key))?;
    // Places are bytes of the text without its mark.
    let mark = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let at = own.at.start + mark;
    let list_step = Step::Field(row.key_names());
    let (way, node) = match &list.value.value {
        Value::List(items) => {
            let n = items.iter().position(|item| item.span.contains(&at))?;
            (vec![list_step, Step::Item(n)], &items[n])
        }
        Value::Map(_) => (vec![list_step], &list.value),
        Value::Null | Value::Scalar(_) | Value::Lost => return None,
    };
    match &node.value {
        Value::Map(fields) => Some((way, fields)),
        Value::Null | Value::Scalar(_) | Value::List(_) | Value::Lost => None,
    }
}

fn withdrawal_edits(own: &Person, way: &Path, fields: &[Entry], on: Date) -> Vec<Edit> {
    let row = |key: &'static str| PERSON.row(key).expect("it is a row of the table");
    let field = |key| [&way[..], &[Step::Field(row(key).key_names())]].concat();
    let shape = row("consent").kind.shape().expect("a consent has its fields");
    let part = |key: &'static str| shape.row(key).expect("it is a row of the table");
    let mut edits = Vec::new();
    edits.extend(own.phone.is_some().then(|| Edit::Remove(field("phone"))));
    edits.extend(own.email.is_some().then(|| Edit::Remove(field("email"))));
    let written = fields.iter().find(|entry| row("consent").is_named(&entry.key));
    let is_bare = written.is_some_and(|entry| matches!(entry.value.value, Value::Scalar(_)));
    if is_bare {
        // A consent that is its day alone becomes one with two days.
        let is_english = written.is_some_and(|entry| entry.key.is_ascii());
        let key = |row: &Field| (if is_english { row.key } else { row.uk }).to_owned();
        let given = own.consent.as_ref().map(|consent| consent.on.value.to_string());
        let days =
            [(key(part("on")), given.into()), (key(part("withdrawn")), on.to_string().into())];
        edits.push(Edit::Set(field("consent"), Json::Object(days.into_iter().collect())));
    } else {
        let day = [&field("consent")[..], &[Step::Field(part("withdrawn").key_names())]].concat();
        edits.push(Edit::Set(day, on.to_string().into()));
    }
    edits
}
