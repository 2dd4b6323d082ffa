//! What the rows look like: the table of fields read once more, as JSON Schema and as the columns of a table.
//!
//! Comes in: a shape of the contract with editors. Goes out: the properties that its public rows may have. A field that
//! is not public has no row here by [`HIDDEN`], and what only data have is added by [`extra`].

use serde_json::{Map, Value, json};

use crate::base::locale::Lang;
use crate::content::fields::{Field, Shape, Type};

/// Fields of the content that say how an entry is shown and are no facts about it.
const HIDDEN: [&str; 8] =
    ["draft", "publish_on", "expires_on", "private", "visibility", "consent", "show_name", "icon"];

/// The dialect.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// One property of a row.
pub(crate) struct Property {
    /// Its key.
    pub(crate) name: &'static str,
    pub(super) required: bool,
    /// What may stand there.
    pub(crate) schema: Value,
    pub(super) about: &'static str,
}

/// Returns what a row of `shape` may say, in the order of the table of fields.
pub(super) fn properties(shape: &'static Shape, lang: Lang) -> Vec<Property> {
    let own = |field: &Field| extra(shape.name).iter().all(|extra| extra.name != field.key);
    let fields = shape.rows().filter(|field| !HIDDEN.contains(&field.key) && own(field));
    let listed = fields.map(|field| Property {
        name: field.key,
        required: field.required,
        schema: type_schema(field.kind, lang),
        about: if lang == Lang::UK { field.about_uk } else { field.about_en },
    });
    let extra = extra(shape.name).iter().map(|extra| Property {
        name: extra.name,
        required: extra.required,
        schema: extra.looks.schema(),
        about: if lang == Lang::UK { extra.uk } else { extra.en },
    });
    extra.chain(listed).collect()
}

/// Returns an object with these properties and no other.
pub(super) fn object_schema(shape: &'static Shape, lang: Lang) -> Value {
    let properties = properties(shape, lang);
    let required: Vec<&str> = properties.iter().filter(|p| p.required).map(|p| p.name).collect();
    let mut listed = Map::new();
    for property in properties {
        let mut schema = property.schema;
        schema["description"] = property.about.into();
        listed.insert(property.name.to_owned(), schema);
    }
    json!({
        "type": "object",
        "properties": listed,
        "required": required,
        "additionalProperties": false,
    })
}

/// Returns the schema of a whole file of rows.
pub(super) fn file_schema(shape: &'static Shape, title: &str, lang: Lang) -> Value {
    let text = || json!({ "type": "string" });
    json!({
        "$schema": DIALECT,
        "title": title,
        "type": "object",
        "properties": {
            "$schema": text(),
            "title": text(),
            "date": { "type": "string", "format": "date" },
            "is_record": { "type": "boolean" },
            "source": { "type": "string", "format": "uri" },
            "publisher": text(),
            "licence": text(),
            "language": text(),
            "rows": { "type": "array", "items": object_schema(shape, lang) },
        },
        "required": ["date", "is_record", "source", "rows"],
        "additionalProperties": false,
    })
}

fn type_schema(kind: Type, lang: Lang) -> Value {
    let text = |format: &str| json!({ "type": "string", "format": format });
    match kind {
        Type::YesNo => json!({ "type": "boolean" }),
        Type::Number => json!({ "type": "number", "minimum": 0 }),
        Type::Count => json!({ "type": "integer", "minimum": 0 }),
        Type::Date => text("date"),
        Type::Time => json!({ "type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$" }),
        Type::Phone => json!({ "type": "string", "pattern": r"^\+?[0-9]+$" }),
        Type::Email => text("email"),
        Type::Url | Type::File => text("uri"),
        Type::Extension => json!({ "type": "string", "pattern": "^[0-9]{1,7}$" }),
        Type::Edrpou => json!({ "type": "string", "pattern": "^[0-9]{8}$" }),
        Type::Choice(choices) => {
            let ids: Vec<&str> = choices.iter().map(|choice| choice.id).collect();
            json!({ "type": "string", "enum": ids })
        }
        Type::Coordinates => json!({
            "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2,
        }),
        Type::Record(shape) => object_schema(shape, lang),
        Type::List(item) => json!({ "type": "array", "items": type_schema(*item, lang) }),
        Type::Text
        | Type::Prose
        | Type::Hours
        | Type::Id
        | Type::FormerId
        | Type::OwnTerm
        | Type::Language
        | Type::Timezone
        | Type::Uuid
        | Type::Organisation
        | Type::Responsible
        | Type::Term(_)
        | Type::Levels
        | Type::Notes => json!({ "type": "string" }),
    }
}

/// A property that the content's own files do not have.
struct Extra {
    name: &'static str,
    required: bool,
    looks: Looks,
    uk: &'static str,
    en: &'static str,
}

#[derive(Clone, Copy)]
enum Looks {
    Text,
    Texts,
    Day,
    Address,
    Flag,
    Translations,
}

impl Looks {
    fn schema(self) -> Value {
        let text = || json!({ "type": "string" });
        match self {
            Self::Text => text(),
            Self::Texts => json!({ "type": "array", "items": text() }),
            Self::Day => json!({ "type": "string", "format": "date" }),
            Self::Address => json!({ "type": "string", "format": "uri" }),
            Self::Flag => json!({ "type": "boolean" }),
            Self::Translations => json!({
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": { "lang": text(), "field": text(), "text": text() },
                    "required": ["lang", "field", "text"],
                    "additionalProperties": false,
                },
            }),
        }
    }
}

const fn extra_row(name: &'static str, looks: Looks, uk: &'static str, en: &'static str) -> Extra {
    Extra { name, required: matches!(looks, Looks::Text), looks, uk, en }
}

const ID: Extra = extra_row("id", Looks::Text, "Сталий id.", "The stable id.");
const BODY: Extra = Extra {
    required: false,
    ..extra_row("body", Looks::Text, "Текст сторінки, HTML.", "The page's text as HTML.")
};
const CHANGED: Extra = extra_row(
    "changed",
    Looks::Day,
    "День останньої зміни, якщо його знає журнал.",
    "The day of the last change, where the ledger knows.",
);
const PAGE: Extra =
    extra_row("page", Looks::Address, "Сторінка на сайті.", "Its page on the site.");
const TRANSLATIONS: Extra = extra_row(
    "translations",
    Looks::Translations,
    "Тексти іншими мовами; field — місце в цьому рядку (JSON Pointer).",
    "Texts in other languages; field is the place in this row (JSON Pointer).",
);

const ORGANISATION: &[Extra] = &[
    ID,
    extra_row(
        "desk",
        Looks::Flag,
        "Чи це служба, якій передають перелік.",
        "Whether it is a desk that receives the list.",
    ),
    extra_row(
        "services",
        Looks::Texts,
        "id послуг; самі послуги — у services.",
        "Ids of its services, which stand in services.",
    ),
    BODY,
    CHANGED,
    PAGE,
    TRANSLATIONS,
];
const SERVICE: &[Extra] = &[
    extra_row("organisation", Looks::Text, "id організації.", "The organisation's id."),
    PAGE,
    TRANSLATIONS,
];
const ENTRY: &[Extra] = &[ID, BODY, CHANGED, PAGE, TRANSLATIONS];
const TERM: &[Extra] =
    &[extra_row("vocabulary", Looks::Text, "Словник.", "The vocabulary."), TRANSLATIONS];
const TASK: &[Extra] =
    &[extra_row("overdue", Looks::Flag, "Чи минув строк.", "Whether its day is past.")];

/// Returns the properties that only data have, by the name of a shape.
fn extra(shape: &str) -> &'static [Extra] {
    match shape {
        "organisation" => ORGANISATION,
        "service" => SERVICE,
        "meeting" | "need" => ENTRY,
        "term" => TERM,
        "task" => TASK,
        _ => &[],
    }
}
