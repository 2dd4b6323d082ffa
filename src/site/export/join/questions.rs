//! What the form for joining asks.

use crate::base::choices::Chosen as _;
use crate::base::choices::Delivery;
use crate::base::locale::Lang;
use crate::base::messages::Messages;
use crate::content::fields::Field;
use crate::content::fields::Vocabulary;
use crate::content::fields::table;
use crate::site::export::export_context::ExportContext;

/// The heading of the first column, by which the form is known.
pub(crate) const HEADING: &str = "Анкета Переліку";

/// What marks the rows that are not to be imported.
pub(crate) const MARKS: [&str; 2] = ["пояснення", "приклад"];

/// A question.
pub(crate) struct Question {
    /// The heading: a message of the catalogue, which `import` knows, too.
    pub(crate) heading: &'static str,
    /// The field: `name`, `services.help`.
    pub(super) path: &'static str,
    /// What an invented organisation would answer: a message, or nothing.
    example: Option<&'static str>,
}

/// The questions, those of the organisation first.
pub(crate) const QUESTIONS: &[Question] = &[
    question("csv-organisation", "name", Some("join-example-name")),
    question("csv-kind", "kind", None),
    question("join-edrpou", "edrpou", None),
    question("csv-phones", "phones", Some("join-example-phone")),
    question("csv-email", "email", Some("join-example-email")),
    question("csv-website", "website", Some("join-example-website")),
    question("csv-address", "address", Some("join-example-address")),
    question("csv-hours", "hours", Some("join-example-hours")),
    question("join-person", "people", Some("join-example-person")),
    question("join-role", "people.role", Some("join-example-role")),
    question("join-person-phone", "people.phone", None),
    question("join-person-email", "people.email", None),
    question("join-consent", "people.consent", None),
    question("csv-help", "services.help", None),
    question("csv-service", "services.name", None),
    question("csv-details", "services.details", Some("join-example-details")),
    question("csv-audiences", "services.audiences", None),
    question("csv-areas", "services.areas", None),
    question("csv-delivery", "services.delivery", None),
    question("csv-conditions", "services.conditions", None),
    question("csv-cost", "services.cost", None),
];

impl Question {
    /// Tells a question about a service, which may be answered several times.
    pub(super) fn is_of_service(&self) -> bool {
        self.path.starts_with("services.")
    }

    /// Returns its row of the table of fields.
    fn field(&self) -> Option<&'static Field> {
        match self.path.split_once('.') {
            None => table::ORGANISATION.row(self.path),
            Some(("services", key)) => table::SERVICE.row(key),
            Some(("people", key)) => table::PERSON.row(key),
            Some(_) => None,
        }
    }

    /// Returns what the answer means, in one sentence.
    pub(super) fn explanation(&self, words: &Messages) -> String {
        match (self.path, self.field()) {
            (
                "people.consent" | "people.phone" | "people.email" | "people" | "hours" | "kind",
                _,
            ) => words.say(&format!("join-about-{}", self.path.replace('.', "-")), &[]),
            ("services.help" | "services.audiences" | "services.areas", _) => {
                words.say(&format!("join-about-{}", self.path.replace('.', "-")), &[])
            }
            (_, Some(field)) if words.lang() == Lang::UK => field.about_uk.to_owned(),
            (_, Some(field)) => field.about_en.to_owned(),
            (_, None) => String::new(),
        }
    }

    /// Returns the answers that may be chosen from.
    pub(super) fn choices(&self, context: &ExportContext<'_>, words: &Messages) -> Vec<String> {
        let vocabulary = match self.path {
            "kind" => Vocabulary::Kinds,
            "services.help" => Vocabulary::Help,
            "services.audiences" => Vocabulary::Audiences,
            "services.areas" => Vocabulary::Areas,
            "services.delivery" => {
                let ids = Delivery::CHOICES.iter().map(|choice| choice.id);
                return ids.map(|id| words.say(&format!("delivery-{id}"), &[])).collect();
            }
            _ => return Vec::new(),
        };
        let terms = context.public.terms.get(&vocabulary).map(Vec::as_slice).unwrap_or_default();
        // Nobody joins as a desk: desks receive the list.
        let is_offered =
            |term: &&crate::list::publish::Term| term.id.as_str() != crate::list::model::DESK;
        terms.iter().filter(is_offered).map(|term| term.name.main.to_string()).collect()
    }

    /// Returns the answer of the invented organisation.
    pub(super) fn example(&self, context: &ExportContext<'_>, words: &Messages) -> String {
        match self.example {
            Some(key) => words.say(key, &[]),
            None => self.choices(context, words).into_iter().next().unwrap_or_default(),
        }
    }
}

/// Returns the words of the site's main language.
pub(super) fn main_messages(context: &ExportContext<'_>) -> Messages {
    let lang = Lang::main_of(&context.public.site.languages);
    Messages::of_program(lang)
}

pub(super) const fn question(
    heading: &'static str,
    path: &'static str,
    example: Option<&'static str>,
) -> Question {
    Question { heading, path, example }
}
