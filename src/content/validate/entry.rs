//! What every kind of entry has, and the parts that several kinds share.

use std::sync::Arc;

use jiff::civil::Date;

use super::form::{Form, Untranslated};
use crate::base::choices::{PhoneType, Visibility};
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location, Sited};
use crate::base::locale::Lang;
use crate::base::locale::hours::Hours;
use crate::base::locale::phones::PhoneNumber;
use crate::base::localised::{Localised, Text};
use crate::base::names::SourcePath;
use crate::base::privacy::Guarded;
use crate::content::parse::body::Body;
use crate::content::parse::{Document, Kind};

/// A body in the languages of the site.
pub(crate) type Bodies = Localised<Arc<Body>>;

/// What every entry has.
#[derive(Debug, Clone)]
pub struct Common {
    /// The id: the file name, for pages with its folders.
    pub id: String,
    /// The file.
    pub path: SourcePath,
    /// Where its fields start.
    pub at: Location,
    /// Where its name or title stands; where its fields start if it has none.
    pub named: Location,
    /// Whether only the preview shows it.
    pub draft: bool,
    /// The first day it is shown.
    pub publish_on: Option<Sited<Date>>,
    /// The last day it is shown.
    pub expires_on: Option<Sited<Date>>,
    /// The ids it had before.
    pub formerly: Vec<Sited<Arc<str>>>,
    /// Where its facts come from.
    pub source: Option<Text>,
    /// Its body, where it has one.
    pub body: Option<Bodies>,
    /// Where its private notes stand.
    pub notes: Option<Location>,
    /// What languages of the site lack of it.
    pub untranslated: Untranslated,
}

impl Common {
    /// Takes the fields that every kind has.
    pub(super) fn from_form(
        form: &mut Form,
        document: &Document,
        body: Option<Bodies>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let is_private_file = form.shape.common.is_empty();
        let at = Location { end: form.at.start, ..form.at.clone() };
        let mut common = Self {
            id: document.id.clone(),
            path: document.path.clone(),
            named: ["name", "title", "what"]
                .iter()
                .find_map(|key| form.place(key))
                .unwrap_or_else(|| at.clone()),
            at,
            draft: false,
            publish_on: None,
            expires_on: None,
            formerly: Vec::new(),
            source: None,
            body,
            notes: None,
            untranslated: Untranslated::default(),
        };
        if !is_private_file {
            // An unreadable `draft` keeps the entry in: the error stops the build anyway.
            common.draft = form.yes_no("draft").is_some_and(|draft| draft.value);
            let (from, until) = (form.date("publish_on"), form.date("expires_on"));
            check_days(from.as_ref(), until.as_ref(), diagnostics);
            common.publish_on = from;
            common.expires_on = until;
            common.formerly = former_ids(form, document.kind, diagnostics);
            common.source = form.text("source").map(|text| text.value);
            common.notes = form.take("private").map(|notes| notes.at);
        }
        common
    }

    /// Tells whether the entry is meant for readers on `today`.
    pub(crate) fn is_due(&self, today: Date) -> bool {
        self.has_begun(today) && self.expires_on.as_ref().is_none_or(|day| today <= day.value)
    }

    /// Tells whether readers have been told of the entry by `today`, whether it has ended since or not.
    pub(crate) fn was_published(&self, today: Date) -> bool {
        !self.draft && self.has_begun(today)
    }

    fn has_begun(&self, today: Date) -> bool {
        self.publish_on.as_ref().is_none_or(|day| day.value <= today)
    }
}

/// Takes the ids that an entry had before; only pages lie in folders.
fn former_ids(form: &mut Form, kind: Kind, diagnostics: &mut Diagnostics) -> Vec<Sited<Arc<str>>> {
    let mut ids = form.plains("formerly");
    ids.retain(|id| {
        let may_be = kind == Kind::Page || !id.value.contains('/');
        if !may_be {
            let diagnostic = Diagnostic::new(Code::BadId, id.at.clone()).with("key", "formerly");
            diagnostics.push(diagnostic.with("value", &*id.value));
        }
        may_be
    });
    ids
}

/// An entry whose last day comes before its first is never shown.
fn check_days(
    from: Option<&Sited<Date>>,
    until: Option<&Sited<Date>>,
    diagnostics: &mut Diagnostics,
) {
    let (Some(from), Some(until)) = (from, until) else { return };
    if until.value < from.value {
        let diagnostic = Diagnostic::new(Code::NeverShown, until.at.clone());
        let diagnostic = diagnostic.with("from", from.value.to_string()).see(from.at.clone());
        diagnostics.push(diagnostic.with("until", until.value.to_string()));
    }
}

/// A phone number and what it is for.
#[derive(Debug, Clone)]
pub struct Phone {
    /// The number.
    pub number: Sited<PhoneNumber>,
    /// What is dialled after it.
    pub extension: Option<Arc<str>>,
    /// What answers it.
    pub kind: PhoneType,
    /// What it is for.
    pub label: Option<Text>,
    /// When it is answered.
    pub hours: Option<Sited<Hours>>,
    /// Languages spoken.
    pub languages: Vec<Lang>,
}

impl AsRef<Location> for Phone {
    fn as_ref(&self) -> &Location {
        &self.number.at
    }
}

impl Phone {
    /// Makes the phones of a list; one whose number could not be read is left out.
    pub(super) fn take_all(form: &mut Form, key: &'static str) -> Vec<Guarded<Phone>> {
        form.records(key).into_iter().filter_map(Self::from_form).collect()
    }

    fn from_form(mut form: Form) -> Option<Guarded<Phone>> {
        let visibility = form.visibility;
        let number = form.phone("number")?;
        form.take("visibility");
        let phone = Phone {
            number,
            extension: form.single_language("extension").map(|digits| digits.value),
            kind: form.choice("type").map_or(PhoneType::Voice, |kind| kind.value),
            label: form.text("label").map(|text| text.value),
            hours: form.hours("hours"),
            languages: form.languages("languages"),
        };
        Some(Guarded::new(phone, visibility))
    }
}

/// A file of `content/files/`, or an address, with the place where it is named.
pub(in crate::content) type LinkedFile = Sited<Arc<str>>;

/// What `private/ID.yaml` holds: known to `model`, shown to nobody.
#[derive(Debug, Clone)]
pub struct PrivateData {
    /// The phones.
    pub phones: Vec<Guarded<Phone>>,
    /// The e-mail addresses.
    pub emails: Vec<Guarded<Sited<Arc<str>>>>,
    /// The organisation's id.
    pub id: Sited<String>,
}

impl PrivateData {
    pub(super) fn from_form(mut form: Form, common: Common) -> Self {
        let private = |email| Guarded::new(email, Visibility::Private);
        let phones = Phone::take_all(&mut form, "phones");
        let emails = form.plains("emails").into_iter().map(private).collect();
        form.take("notes");
        // Nothing in this file is public; a number for the desks has to say so.
        let closed = |phone: Guarded<Phone>| match phone.visibility() {
            Visibility::Desks => phone,
            Visibility::Public | Visibility::Private => phone.closed_to(Visibility::Private),
        };
        let phones = phones.into_iter().map(closed).collect();
        Self { phones, emails, id: Sited { value: common.id, at: common.at } }
    }
}
