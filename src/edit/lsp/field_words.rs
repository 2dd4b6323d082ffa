//! A field in words: what it is for, what is written there, who sees it.

use crate::base::locale::Lang;
use crate::base::messages::Messages;
use crate::content::fields::{Field, Privacy, Structure, Type};

/// Returns the key of a field in a language.
pub(super) fn key_in(field: &Field, lang: Lang) -> &'static str {
    if lang == Lang::UK { field.uk } else { field.key }
}

/// Returns what a field is for, in Markdown: its names, its sentence, what it takes, and who sees it.
pub(super) fn field_markdown(words: &Messages, field: &Field, keys: Lang) -> String {
    let (own, other) = if keys == Lang::UK { (field.uk, field.key) } else { (field.key, field.uk) };
    let names = if own == other { format!("**{own}**") } else { format!("**{own}** · {other}") };
    let mut lines =
        vec![names, field_sentence(words, field).to_owned(), type_words(words, field.kind, keys)];
    if field.required {
        lines.push(words.say("lsp-required", &[]));
    }
    lines.extend(match field.privacy {
        Privacy::Public => None,
        Privacy::Private => Some(words.say("lsp-seen-by-nobody", &[])),
        Privacy::ByVisibility => Some(words.say("lsp-seen-by-visibility", &[])),
        Privacy::ByShowName => Some(words.say("lsp-seen-by-show-name", &[])),
    });
    lines.join("\n\n")
}

/// Returns the sentence that says what a field is for.
pub(super) fn field_sentence(words: &Messages, field: &Field) -> &'static str {
    if words.lang() == Lang::UK { field.about_uk } else { field.about_en }
}

/// Says what is written in a field of a type, with an example where one shows what all look like.
pub(super) fn type_words(words: &Messages, kind: Type, keys: Lang) -> String {
    if let Type::Choice(choices) = kind {
        let each = choices.iter().map(|choice| format!("`{}`", choice.word(keys)));
        let each = each.collect::<Vec<_>>().join(", ");
        return words.say("lsp-takes-choice", &[("choices", each.into())]);
    }
    if let Type::Term(vocabulary) = kind {
        return words.say("lsp-takes-term", &[("vocabulary", vocabulary.as_str().into())]);
    }
    match kind.structure() {
        Structure::Record(shape) => {
            let each = shape.rows().map(|field| format!("`{}`", key_in(field, keys)));
            let each = each.collect::<Vec<_>>().join(", ");
            return words.say("lsp-takes-record", &[("fields", each.into())]);
        }
        Structure::List(item) => {
            let item = type_words(words, *item, keys);
            return words.say("lsp-takes-list", &[("item", item.into())]);
        }
        Structure::Scalar | Structure::Coordinates | Structure::Levels => {}
    }
    let said = words.say(scalar_key(kind), &[]);
    kind.example().map_or_else(|| said.clone(), |example| format!("{said}: `{example}`"))
}

/// Returns the message that says what a single value is.
fn scalar_key(kind: Type) -> &'static str {
    match kind {
        Type::Text => "lsp-takes-text",
        Type::Prose => "lsp-takes-prose",
        Type::YesNo => "lsp-takes-yes-no",
        Type::Number => "lsp-takes-number",
        Type::Count => "lsp-takes-count",
        Type::Date => "lsp-takes-date",
        Type::Time => "lsp-takes-time",
        Type::Phone => "lsp-takes-phone",
        Type::Email => "lsp-takes-email",
        Type::Url => "lsp-takes-url",
        Type::Hours => "lsp-takes-hours",
        Type::Extension => "lsp-takes-extension",
        Type::Edrpou => "lsp-takes-edrpou",
        Type::Id => "lsp-takes-id",
        Type::FormerId => "lsp-takes-former-id",
        Type::Language => "lsp-takes-language",
        Type::Timezone => "lsp-takes-timezone",
        Type::Uuid => "lsp-takes-uuid",
        Type::Coordinates => "lsp-takes-coordinates",
        Type::Organisation => "lsp-takes-organisation",
        Type::Responsible => "lsp-takes-responsible",
        Type::OwnTerm => "lsp-takes-own-term",
        Type::File => "lsp-takes-file",
        Type::Levels => "lsp-takes-levels",
        Type::Notes | Type::Choice(_) | Type::Term(_) | Type::Record(_) | Type::List(_) => {
            "lsp-takes-notes"
        }
    }
}
