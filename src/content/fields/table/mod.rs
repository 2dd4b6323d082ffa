//! The rows. Order within a shape is the order in the manual and in what `new` writes.

mod call;
mod ledger;
mod meeting;
mod organisation;
mod parts;
mod site;

use super::Type::{
    Choice as OneOf, Date, Email, File, Id, List, Notes, Number, Organisation, OwnTerm, Prose,
    Term, Text,
};
use super::{Field, Privacy, Shape, Vocabulary};
use crate::base::choices::{Chosen, NeedState, OrganisationClass, Visibility};
use crate::base::yaml::key::FieldKey;
use crate::base::yaml::slips::FieldNames;
pub(crate) use call::CALL;
pub(in crate::content) use ledger::LEDGER;
pub(crate) use meeting::MEETING;
use organisation::{AREAS, AUDIENCES, PHONES};
pub(crate) use organisation::{ORGANISATION, PERSON, PHONE, SERVICE};
pub(in crate::content) use parts::COMMON;
use parts::{TEXTS, field_row, file_shape, part_shape};
pub(crate) use site::{HOTLINE, SITE};

/// A need.
pub(crate) static NEED: Shape = file_shape(
    "need",
    &[
        field_row("what", "що", Text)
            .required()
            .translatable()
            .described("Чого бракує.", "What is lacking."),
        field_row("resource", "ресурс", Term(Vocabulary::Resources))
            .described("Зі словника resources.", "From the vocabulary resources."),
        field_row("help", "допомога", Term(Vocabulary::Help))
            .described("Зі словника help.", "From the vocabulary help."),
        field_row("audiences", "для_кого", AUDIENCES).described("Для кого.", "For whom."),
        field_row("areas", "райони", AREAS).described("Де.", "Where."),
        field_row("unit", "одиниця", Text)
            .translatable()
            .described("У чому рахують.", "The unit counted in.")
            .with_example("шт.", "pieces"),
        field_row("required", "потрібно", Number)
            .described("Скільки потрібно.", "How much is needed."),
        field_row("provided", "надано", Number)
            .described("Скільки надійшло.", "How much has come."),
        field_row("by", "від", List(&Organisation)).described("Хто надав.", "Who gave it."),
        field_row("state", "стан", OneOf(NeedState::CHOICES))
            .described("Як закрита.", "How far it is met."),
        field_row("as_of", "станом_на", Date).described("На який день.", "As of which day."),
        field_row("note", "примітка", Prose)
            .translatable()
            .described("Примітка.", "A note.")
            .with_example("Приклад примітки", "An example of a note"),
    ],
)
.any_of(&["resource", "help"]);

/// A free page.
pub(in crate::content) static PAGE: Shape = file_shape(
    "page",
    &[
        field_row("title", "заголовок", Text)
            .required()
            .translatable()
            .described("Заголовок.", "Its title."),
        field_row("summary", "коротко", Text)
            .translatable()
            .described("Один рядок.", "One line.")
            .with_example("Приклад: про що ця сторінка", "An example: what this page is about"),
    ],
);

/// A term of a vocabulary.
pub(crate) static TERM: Shape = part_shape(
    "term",
    None,
    &[
        field_row("id", "id", Id)
            .required()
            .described("Стала латинська назва.", "A stable Latin name."),
        field_row("name", "назва", Text)
            .required()
            .translatable()
            .described("Назва на сайті.", "Its name on the site."),
        field_row("formerly", "раніше", List(&Id)).described(
            "Колишні id: старі адреси ведуть сюди.",
            "Former ids: old addresses lead here.",
        ),
        field_row("synonyms", "синоніми", TEXTS)
            .described("Слова, якими шукають.", "Words that people search with."),
        field_row("parent", "ширше", OwnTerm).described(
            "Ширше поняття того самого словника: що є для всієї громади, є і для кожного її району.",
            "A broader term of the same vocabulary: what is given in a whole community is given in each of its districts.",
        ),
        field_row("icon", "значок", File)
            .described("Малюнок із content/files/.", "A picture of content/files/."),
        field_row("open_eligibility", "open_eligibility", Text)
            .described("Код Open Eligibility.", "Open Eligibility id."),
        field_row("cluster", "кластер", Text).described("Кластер ООН.", "UN cluster."),
        field_row("katottg", "катоттг", Text).described("Код КАТОТТГ.", "КАТОТТГ code."),
        field_row("schema_org", "schema_org", OneOf(OrganisationClass::CHOICES)).described(
            "Клас schema.org для виду організацій; без поля — Organization.",
            "The class of schema.org for a kind of organisations; Organization when absent.",
        ),
    ],
);

/// Private data of an entry that lies outside the public repository, in `private/ID.yaml`.
pub(in crate::content) static PRIVATE: Shape = Shape {
    name: "private",
    common: &[],
    bare: None,
    any_of: &[],
    default_visibility: Visibility::Private,
    fields: &[
        field_row("phones", "телефони", PHONES)
            .privacy(Privacy::Private)
            .described("Непублічні телефони.", "Phones that are not public."),
        field_row("emails", "пошта", List(&Email))
            .privacy(Privacy::Private)
            .described("Непублічні адреси пошти.", "E-mail addresses that are not public."),
        field_row("notes", "нотатки", Notes)
            .privacy(Privacy::Private)
            .described("Нотатки.", "Notes."),
    ],
};

/// The shapes that are a file of their own, for the schema and the tests.
pub static FILES: &[&Shape] =
    &[&ORGANISATION, &MEETING, &NEED, &PAGE, &TERM, &SITE, &LEDGER, &PRIVATE, &CALL];

/// What slips of the keyboard are told by in content.
pub(in crate::content) const FIELD_NAMES: FieldNames = FieldNames { is_key, bare_key };

/// Tells whether a word is the key of any field, in any case and with any apostrophe.
pub(in crate::content) fn is_key(word: &str) -> bool {
    FILES.iter().any(|shape| has_key(shape, word))
}

/// Tells the key of a field, of this shape or of any part of it.
pub(in crate::content) fn has_key(shape: &Shape, key: &str) -> bool {
    shape.row(key).is_some()
        || shape.rows().any(|field| field.kind.shape().is_some_and(|part| has_key(part, key)))
}

/// Returns the key that a bare item of the list with this key stands for, in the language of that key; `None` where lists of one name
/// have records of several sorts, or no records.
fn bare_key(list: &str) -> Option<&'static str> {
    let mut found: Vec<FieldKey> = Vec::new();
    FILES.iter().for_each(|shape| bare_keys(shape, list, &mut found));
    let own = found.first().copied()?;
    let is_ukrainian = !list.is_ascii();
    found.iter().all(|key| *key == own).then_some(if is_ukrainian { own.uk } else { own.en })
}

fn bare_keys(shape: &Shape, list: &str, found: &mut Vec<FieldKey>) {
    for field in shape.rows() {
        let Some(part) = field.kind.shape() else { continue };
        if field.kind.is_list() && field.is_named(list) {
            let bare = part.bare.and_then(|key| part.row(key));
            found.extend(bare.map(Field::key_names));
        }
        bare_keys(part, list, found);
    }
}
