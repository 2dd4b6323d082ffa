//! What one value may look like, type by type: patterns, limits and lists.
//!
//! Values may stand with or without quotes, and a program that reads YAML may take a bare one for a number; so a
//! phone may be a whole number here, and a text anything but a list. Patterns are those that ECMAScript reads
//! with its flag `u`.

use serde_json::{Value, json};

use crate::base::choices::Choice;
use crate::content::fields::{Field, SCHEMES, Type};

/// A day; only 29 February needs a calendar.
const DATE: &str = r"^\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))$";
/// A time of the day.
pub(super) const TIME: &str = r"^(?:[01]\d|2[0-3]):[0-5]\d$";
/// An id, without the names that Windows keeps for devices.
pub(super) const ID: &str = r"^(?!(?:con|prn|aux|nul|com[1-9]|lpt[1-9])$)[a-z0-9]+(?:-[a-z0-9]+)*$";
/// An EDRPOU code; its checksum is left to `check`.
pub(super) const EDRPOU: &str = r"^\d{8}$";
/// An extension.
pub(super) const EXTENSION: &str = r"^[\s-]*\d(?:[\s-]*\d){0,6}[\s-]*$";
/// A mail program's idea of an address.
pub(super) const EMAIL: &str = r"^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$";
/// A language.
pub(super) const LANGUAGE: &str = "^[a-z]{2,3}$";
/// A UUID.
const UUID: &str = "^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$";
/// A time zone.
const ZONE: &str = "^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*$";
/// A number that is not negative, with spaces between thousands and a decimal comma or point.
const NUMBER: &str = r"^\s*\d[\d\s]*(?:[.,]\s*\d+)?\s*$";
/// A whole number that is not negative.
const COUNT: &str = r"^\s*\d[\d\s]*$";

/// Returns the schema of one value.
pub(super) fn scalar_schema(kind: Type, field: &Field) -> Value {
    match kind {
        Type::Text | Type::Prose | Type::File => text_schema(field),
        Type::YesNo => yes_or_no(),
        Type::Number => number(NUMBER, json!({ "type": "number", "maximum": 1e12 })),
        Type::Count => number(COUNT, json!({ "type": "integer", "maximum": 1_000_000 })),
        Type::Date => json!({ "type": "string", "format": "date", "pattern": DATE }),
        Type::Time => json!({ "type": "string", "pattern": TIME }),
        Type::Phone => phone_schema(),
        Type::Email => json!({ "type": "string", "pattern": EMAIL }),
        Type::Url => json!({ "type": "string", "pattern": url() }),
        Type::Hours => json!({ "type": "string", "minLength": 1 }),
        Type::Extension => number(EXTENSION, json!({ "type": "integer", "maximum": 9_999_999 })),
        Type::Edrpou => number(EDRPOU, json!({ "type": "integer", "maximum": 99_999_999 })),
        Type::Id | Type::Organisation | Type::Term(_) | Type::OwnTerm => id_schema(),
        Type::FormerId => former_id(),
        Type::Responsible => {
            json!({ "anyOf": [{ "enum": ["attendees", "присутні"] }, id_schema(), { "type": "string", "minLength": 1 }] })
        }
        Type::Language => json!({ "type": "string", "pattern": LANGUAGE }),
        Type::Timezone => json!({ "type": "string", "pattern": ZONE }),
        Type::Uuid => json!({ "type": "string", "pattern": UUID }),
        Type::Choice(choices) => one_of(choices),
        Type::Notes | Type::Record(_) | Type::List(_) | Type::Levels | Type::Coordinates => {
            Value::Bool(true)
        }
    }
}

fn text_schema(field: &Field) -> Value {
    let types = ["string", "number", "boolean"];
    if field.required {
        json!({ "type": types, "pattern": r"\S" })
    } else {
        json!({ "type": types })
    }
}

fn yes_or_no() -> Value {
    let words = ["так", "ні", "Так", "Ні", "yes", "no", "Yes", "No", "true", "false"];
    let mut values = vec![json!(true), json!(false)];
    values.extend(words.map(Value::from));
    json!({ "enum": values })
}

/// A number in digits, or quoted.
fn number(pattern: &str, mut digits: Value) -> Value {
    digits["minimum"] = json!(0);
    json!({ "anyOf": [digits, { "type": "string", "pattern": pattern }] })
}

fn id_schema() -> Value {
    let text =
        json!({ "type": "string", "pattern": ID, "maxLength": crate::base::names::Id::LONGEST });
    json!({ "anyOf": [text, { "type": "integer", "minimum": 0 }] })
}

/// One id, or several with slashes between them.
fn former_id() -> Value {
    let part = ID.trim_start_matches('^').trim_end_matches('$').replacen("$)", "(?:/|$))", 1);
    let text = json!({ "type": "string", "pattern": format!("^/?{part}(?:/{part})*/?$") });
    json!({ "anyOf": [text, { "type": "integer", "minimum": 0 }] })
}

fn one_of(choices: &[Choice]) -> Value {
    let mut values: Vec<&str> = choices.iter().flat_map(|choice| [choice.id, choice.uk]).collect();
    values.dedup();
    json!({ "enum": values })
}

/// A number of ten digits with its prefix, an international or a short one, with any signs between the digits.
///
/// Without quotes a program may take it for a whole number and lose its plus, so little can be said of it then.
fn phone_schema() -> Value {
    // What may stand between digits: see `locale::phones`.
    let gap = r"[\s\p{Cf}\p{Pd}.()−]*";
    let ukrainian = format!(
        r"(?:[+＋]?{gap}3{gap}8{gap}|0{gap}0{gap}3{gap}8{gap}|8{gap})?0{gap}[3-9](?:{gap}\d){{8}}"
    );
    let foreign = format!(r"(?:[+＋](?!380|38\D)|00){gap}\d(?:{gap}\d){{6,14}}");
    let short = format!(r"\d{{3,4}}|1(?:{gap}\d){{2,5}}");
    let pattern = format!("^{gap}(?:{ukrainian}|{foreign}|{short}){gap}$");
    json!({ "anyOf": [{ "type": "string", "pattern": pattern }, { "type": "integer", "minimum": 100 }] })
}

/// An address with a scheme; one of the web has a host.
pub(super) fn url() -> String {
    let others: Vec<&str> =
        SCHEMES.iter().copied().filter(|scheme| !scheme.starts_with("http")).collect();
    let web = r"[Hh][Tt][Tt][Pp][Ss]?://[\p{L}\p{N}.-]+(?::[^\s/?#]*)?(?:[/?#]\S*)?";
    format!(r"^(?:{web}|(?:{}):\S*)$", others.join("|"))
}
