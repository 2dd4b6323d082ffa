//! What stands under the pointer, in words: what a field is for, whom an id means, when hours are.

use gen_lsp_types::{Contents, Hover, HoverParams, MarkupContent, MarkupKind};

use super::field_words::field_markdown;
use super::fields::{FileFields, ValueAt};
use super::named::{Named, named_by};
use super::question::FileQuestion;
use crate::base::locale::dates::{date_full, parse_date};
use crate::base::locale::hours::Hours;
use crate::base::locale::phones::PhoneNumber;
use crate::base::messages::Messages;
use crate::content::fields::Type;

/// Says what stands at a place; nothing where that is no field.
pub(super) fn hover(question: &FileQuestion<'_>, params: HoverParams) -> Option<Hover> {
    let byte = question.map.byte_of_position(params.text_document_position_params.position);
    let fields = FileFields::parse_fields(&question.path, question.map.decoded())?;
    let words = question.reporter.words;
    let keys = fields.key_language();
    let (text, bytes) = match (fields.key_at(byte), fields.value_at(byte)) {
        (Some(key), _) => (field_markdown(words, key.field, keys), &key.bytes),
        (None, Some(value)) => {
            let meant = value_meaning(question, &fields, value);
            let lines = meant.into_iter().chain([field_markdown(words, value.field, keys)]);
            (lines.collect::<Vec<_>>().join("\n\n---\n\n"), &value.bytes)
        }
        (None, None) => return None,
    };
    let contents = MarkupContent { kind: MarkupKind::Markdown, value: text };
    let range = Some(question.map.span(bytes));
    Some(Hover { contents: Contents::MarkupContent(contents), range })
}

/// Says what a value means, where it says it in other words.
fn value_meaning(
    question: &FileQuestion<'_>,
    fields: &FileFields,
    value: &ValueAt,
) -> Option<String> {
    let words = question.reporter.words;
    let text = value.text.trim();
    if matches!(value.kind, Type::Hours) {
        let hours = Hours::parse(text).ok().or_else(|| Hours::as_typed(text).ok())?;
        return Some(hours.in_words(words.lang()).join("\n\n"));
    }
    if matches!(value.kind, Type::Date) {
        return parse_date(text).ok().map(|day| date_full(day, words.lang()));
    }
    if matches!(value.kind, Type::Phone) {
        return PhoneNumber::parse(text).ok().map(|number| number.international());
    }
    named_by(question, fields, value).map(|named| told(question, words, &named))
}

/// Tells of a term or an organisation: its name, what it is, its id.
fn told(question: &FileQuestion<'_>, words: &Messages, named: &Named<'_>) -> String {
    let lang = words.lang();
    let register = &question.now.register;
    match named {
        Named::Organisation(organisation) => {
            let mut lines = vec![format!("**{}**", organisation.name.get(lang))];
            let kind = organisation.kind.as_ref().and_then(|kind| kind.value.id());
            let kind = kind.and_then(|id| {
                let kinds = register.terms.get(&crate::content::fields::Vocabulary::Kinds)?;
                kinds.iter().find(|term| term.id.value == *id)
            });
            lines.extend(kind.map(|term| term.name.get(lang).to_string()));
            lines.extend(organisation.summary.as_ref().map(|text| text.get(lang).to_string()));
            lines.push(format!("`{}`", organisation.common.path));
            lines.join("\n\n")
        }
        Named::Term(vocabulary, term) => {
            let mut lines = vec![format!("**{}**", term.name.get(lang))];
            if !term.synonyms.is_empty() {
                lines.push(term.synonyms.join(", "));
            }
            lines.push(format!("`{}/{}`", vocabulary.as_str(), term.id.value));
            lines.join("\n\n")
        }
    }
}
