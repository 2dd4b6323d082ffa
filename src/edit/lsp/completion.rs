//! What may be typed next: keys with what they take, values by their names, days, hours, and whole items.

use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionItemTextEdit, CompletionList, CompletionParams,
    CompletionResponse, Documentation, InsertTextFormat, InsertTextMode, MarkupContent, MarkupKind,
    TextEdit,
};
use jiff::ToSpan as _;

use super::cursor::{Cursor, Wanted, read_cursor};
use super::field_words::{field_sentence, key_in, type_words};
use super::fields::FileFields;
use super::question::FileQuestion;
use crate::base::choices::Choice;
use crate::base::locale::Lang;
use crate::base::locale::compare::fold;
use crate::base::locale::dates::date_full;
use crate::base::locale::hours::Hours;
use crate::content::fields::{Field, Shape, Structure, Type};
use crate::content::keys::language_of_site;
use crate::content::parse::Kind;
use crate::content::validate::{ATTENDEES, ReferenceKind};

/// How many terms or organisations are offered at once; of more only those that what is typed is part of.
const MOST: usize = 200;

/// Hours that are offered everywhere.
const USUAL_HOURS: [&str; 4] =
    ["Mo-Fr 09:00-17:00", "Mo-Fr 09:00-18:00; Sa 09:00-14:00", "Mo-Su 08:00-20:00", "24/7"];

/// Items that are offered whole: the name of their shape, the message that names them, and their keys.
const WHOLE_ITEMS: [(&str, &str, &[&str]); 5] = [
    ("service", "lsp-new-service", &["help", "details", "areas"]),
    ("phone", "lsp-new-phone", &["number", "label", "hours"]),
    ("person", "lsp-new-person", &["name", "role", "phone"]),
    ("decision", "lsp-new-decision", &["text", "result"]),
    ("task", "lsp-new-task", &["what", "who", "due"]),
];

/// Returns what may be typed at a place; nothing outside of the fields.
pub(super) fn completion_list(
    question: &FileQuestion<'_>,
    params: CompletionParams,
) -> Option<CompletionResponse> {
    let byte = question.map.byte_of_position(params.text_document_position_params.position);
    let text = question.map.decoded();
    let fields = FileFields::parse_fields(&question.path, text)?;
    let cursor = read_cursor(text, byte, (fields.parts.yaml.clone(), fields.root()))?;
    let keys = cursor.keys.unwrap_or_else(|| language_of_site(&question.now.sources));
    let typed = text[cursor.bytes.start..byte.max(cursor.bytes.start)].to_owned();
    let offer = Offer { question, fields: &fields, cursor: &cursor, keys, typed };
    let items = match &cursor.wanted {
        Wanted::Key { shape, present } => offer.key_items(shape, present),
        Wanted::Value { field, kind } => offer.value_items(field, *kind),
        Wanted::Item { field, shape } => {
            let bare = shape.bare.and_then(|key| shape.row(key));
            let values = bare.map(|own| offer.value_items(field, own.kind)).unwrap_or_default();
            let whole = offer.whole_item(shape);
            whole.into_iter().chain(values).chain(offer.key_items(shape, &[])).collect()
        }
    };
    let is_incomplete = items.len() >= MOST;
    Some(CompletionResponse::CompletionList(CompletionList {
        is_incomplete,
        items,
        ..CompletionList::default()
    }))
}

/// What is offered at one place.
struct Offer<'a> {
    question: &'a FileQuestion<'a>,
    fields: &'a FileFields,
    cursor: &'a Cursor,
    keys: Lang,
    typed: String,
}

impl Offer<'_> {
    fn completion_item(
        &self,
        kind: CompletionItemKind,
        (label, text): (&str, String),
    ) -> CompletionItem {
        let edit = TextEdit { range: self.question.map.span(&self.cursor.bytes), new_text: text };
        CompletionItem {
            label: label.to_owned(),
            kind: Some(kind),
            text_edit: Some(CompletionItemTextEdit::TextEdit(edit)),
            insert_text_mode: Some(InsertTextMode::AsIs),
            ..CompletionItem::default()
        }
    }

    /// Offers the keys that a record does not have: required ones first, then in the order of the table.
    fn key_items(&self, shape: &'static Shape, present: &[String]) -> Vec<CompletionItem> {
        let words = self.question.reporter.words;
        let has = |field: &Field| present.iter().any(|key| field.is_named(key));
        let rows = shape.rows().enumerate().filter(|(_, field)| !has(field));
        let items = rows.map(|(n, field)| {
            let key = key_in(field, self.keys);
            let documentation = MarkupContent {
                kind: MarkupKind::Markdown,
                value: format!(
                    "{}\n\n{}",
                    field_sentence(words, field),
                    type_words(words, field.kind, self.keys)
                ),
            };
            CompletionItem {
                detail: Some(field_sentence(words, field).to_owned()),
                documentation: Some(Documentation::MarkupContent(documentation)),
                sort_text: Some(format!("{}{n:03}", u8::from(!field.required))),
                filter_text: Some(format!("{key} {} {}", field.uk, field.key)),
                ..self.completion_item(CompletionItemKind::Field, (key, self.key_text(field, key)))
            }
        });
        items.collect()
    }

    /// Returns a key with what stands before its value.
    fn key_text(&self, field: &Field, key: &str) -> String {
        let deeper = " ".repeat(self.cursor.column + 2);
        match field.kind.structure() {
            _ if self.cursor.has_colon => key.to_owned(),
            Structure::List(_) => format!("{key}:\n{deeper}- "),
            Structure::Record(_) | Structure::Levels => format!("{key}:\n{deeper}"),
            Structure::Scalar | Structure::Coordinates => format!("{key}: "),
        }
    }

    /// Offers an item of a list with its usual keys.
    fn whole_item(&self, shape: &'static Shape) -> Option<CompletionItem> {
        let (_, message, keys) = WHOLE_ITEMS.iter().find(|(name, ..)| *name == shape.name)?;
        let has_stops = self.question.reporter.abilities.has_snippets;
        let line = |(n, key): (usize, &&str)| {
            let field = shape.row(key).expect("the keys are those of the table");
            let stop = if has_stops { format!("${{{}}}", n + 1) } else { String::new() };
            let value = match (field.kind.is_list(), matches!(field.kind, Type::Phone)) {
                (true, _) => format!("[{stop}]"),
                (false, true) => format!("\"{stop}\""),
                (false, false) => stop,
            };
            format!("{}: {value}", key_in(field, self.keys))
        };
        let lines: Vec<String> = keys.iter().enumerate().map(line).collect();
        let indent = format!("\n{}", " ".repeat(self.cursor.column));
        let label = self.question.reporter.words.say(message, &[]);
        Some(CompletionItem {
            insert_text_format: has_stops.then_some(InsertTextFormat::Snippet),
            sort_text: Some("0".to_owned()),
            filter_text: Some(format!("{label} {}", self.typed)),
            ..self.completion_item(CompletionItemKind::Snippet, (&label, lines.join(&indent)))
        })
    }

    /// Offers what may stand in a field.
    fn value_items(&self, field: &'static Field, kind: Type) -> Vec<CompletionItem> {
        match kind {
            Type::Choice(choices) => {
                choices.iter().map(|choice| self.choice_item(choice)).collect()
            }
            Type::YesNo => {
                let both = if self.keys == Lang::UK { ["так", "ні"] } else { ["yes", "no"] };
                both.map(|word| {
                    self.completion_item(CompletionItemKind::Value, (word, word.to_owned()))
                })
                .into()
            }
            Type::Term(vocabulary) => self.reference_items(ReferenceKind::Term(vocabulary)),
            Type::OwnTerm => self.own_term_items(),
            Type::Organisation => self.reference_items(ReferenceKind::Organisation),
            Type::Responsible => {
                let all = if self.keys == Lang::UK { ATTENDEES[1] } else { ATTENDEES[0] };
                let all = self.completion_item(CompletionItemKind::Keyword, (all, all.to_owned()));
                std::iter::once(all)
                    .chain(self.reference_items(ReferenceKind::Organisation))
                    .collect()
            }
            Type::Date => self.day_items(),
            Type::Hours => self.hours_items(),
            Type::Language => self.language_items(),
            Type::Text
            | Type::Prose
            | Type::Number
            | Type::Count
            | Type::Time
            | Type::Phone
            | Type::Email
            | Type::Url
            | Type::Extension
            | Type::Edrpou
            | Type::Id
            | Type::FormerId
            | Type::Timezone
            | Type::Uuid
            | Type::Coordinates
            | Type::File
            | Type::Record(_)
            | Type::List(_)
            | Type::Levels
            | Type::Notes => self.example_item(field, kind).into_iter().collect(),
        }
    }

    /// Offers the terms of the vocabulary that the file is.
    fn own_term_items(&self) -> Vec<CompletionItem> {
        match self.fields.place.kind {
            Kind::Vocabulary(own) => self.reference_items(ReferenceKind::Term(own)),
            Kind::Site
            | Kind::Organisation
            | Kind::Meeting
            | Kind::Need
            | Kind::Page
            | Kind::Ledger
            | Kind::Call
            | Kind::Private => Vec::new(),
        }
    }

    /// Offers the languages of the site.
    fn language_items(&self) -> Vec<CompletionItem> {
        let languages = self.question.now.register.site.languages.iter();
        let item = |lang: &Lang| {
            self.completion_item(CompletionItemKind::Value, (lang.as_str(), lang.to_string()))
        };
        languages.map(item).collect()
    }

    /// Offers an invented value where nothing is typed yet and one shows what all look like.
    fn example_item(&self, field: &'static Field, kind: Type) -> Option<CompletionItem> {
        let text = kind.example().filter(|_| self.typed.is_empty())?;
        Some(CompletionItem {
            detail: Some(field_sentence(self.question.reporter.words, field).to_owned()),
            ..self.completion_item(CompletionItemKind::Text, (text, text.to_owned()))
        })
    }

    fn choice_item(&self, choice: &Choice) -> CompletionItem {
        let word = choice.word(self.keys);
        CompletionItem {
            filter_text: Some(format!(
                "{word} {} {} {}",
                choice.uk,
                choice.id,
                choice.also.join(" ")
            )),
            ..self.completion_item(CompletionItemKind::EnumMember, (word, word.to_owned()))
        }
    }

    /// Offers terms or organisations by what they are called; what is written is the id.
    fn reference_items(&self, kind: ReferenceKind) -> Vec<CompletionItem> {
        let names = self.question.now.called_names();
        let all = names.all(kind);
        let typed = fold(&self.typed);
        let is_near = |said: &str| all.len() <= MOST || fold(said).contains(&typed);
        let lang = self.question.reporter.words.lang();
        let found = all.iter().filter_map(|(id, name)| {
            let said = name.all().map(|one| &**one).chain([id.as_str()]).collect::<Vec<_>>();
            let said = said.into_iter().chain(self.synonyms(kind, id.as_str()));
            let said = said.collect::<Vec<_>>().join(" ");
            is_near(&said).then(|| CompletionItem {
                detail: Some(id.to_string()),
                filter_text: Some(said),
                ..self.completion_item(
                    CompletionItemKind::Reference,
                    (name.get(lang), id.to_string()),
                )
            })
        });
        found.take(MOST).collect()
    }

    fn synonyms(&self, kind: ReferenceKind, id: &str) -> Vec<&str> {
        let ReferenceKind::Term(vocabulary) = kind else { return Vec::new() };
        let terms = self.question.now.register.terms.get(&vocabulary).into_iter().flatten();
        let mut own = terms.filter(|term| term.id.value.as_str() == id);
        own.next()
            .map(|term| term.synonyms.iter().map(|word| &**word).collect())
            .unwrap_or_default()
    }

    /// Offers today, tomorrow, and this day of the next week.
    fn day_items(&self) -> Vec<CompletionItem> {
        let today = self.question.now.register.config.today;
        let days = [0, 1, 7].into_iter().filter_map(|n| today.checked_add(n.days()).ok());
        let lang = self.question.reporter.words.lang();
        let item = |(n, day): (usize, jiff::civil::Date)| CompletionItem {
            detail: Some(date_full(day, lang)),
            sort_text: Some(n.to_string()),
            ..self.completion_item(CompletionItemKind::Value, (&day.to_string(), day.to_string()))
        };
        days.enumerate().map(item).collect()
    }

    /// Offers hours: those that are meant by the words that are typed, those that organisations of the site have, usual ones.
    fn hours_items(&self) -> Vec<CompletionItem> {
        let meant = Hours::as_typed(&self.typed).ok().filter(|_| !self.typed.trim().is_empty());
        let organisations = self.question.now.register.organisations.iter();
        let own =
            organisations.filter_map(|one| Some(one.hours.as_ref()?.value.source().to_owned()));
        let own: std::collections::BTreeSet<String> = own.collect();
        let usual = USUAL_HOURS.map(str::to_owned);
        let meant = meant.map(|hours| hours.source().to_owned());
        let mut all: Vec<String> =
            meant.into_iter().chain(usual).chain(own.into_iter().take(MOST)).collect();
        let mut seen = std::collections::BTreeSet::new();
        all.retain(|hours| seen.insert(hours.clone()));
        let lang = self.question.reporter.words.lang();
        let item = |(n, source): (usize, &String)| CompletionItem {
            detail: Hours::parse(source).ok().map(|hours| hours.in_words(lang).join(", ")),
            sort_text: Some(format!("{n:03}")),
            filter_text: Some(format!("{source} {}", self.typed)),
            ..self.completion_item(CompletionItemKind::Value, (source, source.clone()))
        };
        all.iter().enumerate().map(item).collect()
    }
}
