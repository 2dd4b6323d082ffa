//! A table of one kind of rows, for every format of tables.

use super::check;
use crate::base::choices::PhoneType;
use crate::base::locale::Lang;
use crate::base::locale::dates::date_numeric;
use crate::base::locale::phones::{FEWEST_DIGITS_OF_CONTACT, PhoneNumber, label_in_cell};
use crate::base::localised::Text;
use crate::base::messages::Messages;
use crate::base::names::Id;
use crate::base::quoted::{item_in_cell, quoted, quoted_parts};
use crate::content::fields::Vocabulary;
use crate::list::publish::Address;
use crate::list::publish::Person;
use crate::list::publish::Phone;
use crate::site::export::export_context::ExportContext;
use jiff::civil::Date;
use std::borrow::Cow;

/// A table with a heading for each column; its rows are made as they are asked for.
pub(in crate::site::export) struct Table<'a> {
    /// The message that names it.
    pub(in crate::site::export) topic: &'static str,
    /// A message and a width in characters for each column.
    columns: Vec<(&'static str, u8)>,
    rows: Box<dyn ExactSizeIterator<Item = Vec<Cell<'a>>> + 'a>,
}

/// What stands in a table.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::site::export) enum Cell<'a> {
    Text(Cow<'a, str>),
    Number(f64),
    Day(Date),
}

impl<'a> Cell<'a> {
    pub(super) fn maybe(text: Option<&'a str>) -> Self {
        Self::Text(Cow::Borrowed(text.unwrap_or_default()))
    }

    pub(super) fn maybe_day(day: Option<Date>) -> Self {
        day.map_or_else(|| Self::maybe(None), Self::Day)
    }

    pub(super) fn maybe_number(number: Option<f64>) -> Self {
        number.map_or_else(|| Self::maybe(None), Self::Number)
    }

    pub(super) fn from_count(count: usize) -> Self {
        // Counts of a city's list are far below what a float holds exactly.
        Self::Number(f64::from(u32::try_from(count).unwrap_or(u32::MAX)))
    }
}

impl<'a> Cell<'a> {
    /// Returns a cell as text, without the guard against formulas: days and numbers as the language writes them.
    pub(in crate::site::export) fn in_words(self, lang: Lang) -> Cow<'a, str> {
        match self {
            Self::Text(text) => text,
            // A spreadsheet reads 27.03.2020 as a day where people write it so, and an ISO day everywhere.
            Self::Day(day) if lang == Lang::UK => date_numeric(day, lang).into(),
            Self::Day(day) => day.to_string().into(),
            // A decimal comma where people write one; no groups, which a spreadsheet would take for text.
            Self::Number(number) if lang == Lang::EN => number.to_string().into(),
            Self::Number(number) => number.to_string().replace('.', ",").into(),
        }
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> Table<'a> {
    pub(super) fn new<const COLUMNS: usize>(
        topic: &'static str,
        columns: [(&'static str, u8); COLUMNS],
        rows: impl ExactSizeIterator<Item = [Cell<'a>; COLUMNS]> + 'a,
    ) -> Self {
        Self { topic, columns: columns.to_vec(), rows: Box::new(rows.map(Vec::from)) }
    }

    /// Returns the message of each column's heading.
    pub(super) fn columns(&self) -> Vec<&'static str> {
        self.columns.iter().map(|(column, _)| *column).collect()
    }

    /// Returns the headings in words.
    pub(in crate::site::export) fn headings(&self, messages: &Messages) -> Vec<String> {
        self.columns.iter().map(|(column, _)| messages.say(column, &[])).collect()
    }

    /// Returns the width of each column, in characters.
    pub(in crate::site::export) fn widths(&self) -> impl Iterator<Item = u8> {
        self.columns.iter().map(|(_, width)| *width)
    }

    /// Returns how many rows there are.
    pub(in crate::site::export) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Returns the rows.
    pub(in crate::site::export) fn rows(self) -> impl ExactSizeIterator<Item = Vec<Cell<'a>>> + 'a {
        self.rows
    }

    /// Adds columns to the right of those that are there.
    pub(super) fn with<const COLUMNS: usize>(
        mut self,
        columns: [(&'static str, u8); COLUMNS],
        rows: impl ExactSizeIterator<Item = [Cell<'a>; COLUMNS]> + 'a,
    ) -> Self {
        self.columns.extend(columns);
        let longer = |(mut row, more): (Vec<Cell<'a>>, [Cell<'a>; COLUMNS])| {
            row.extend(more);
            row
        };
        self.rows = Box::new(self.rows.zip(rows).map(longer));
        self
    }

    /// Adds the column by which a copy tells what was changed in it.
    pub(super) fn with_check_codes(mut self, lang: Lang) -> Self {
        let columns: Vec<&'static str> = self.columns.iter().map(|(message, _)| *message).collect();
        self.columns.push((check::COLUMN, 10));
        let checked = move |mut row: Vec<Cell<'a>>| {
            let words = row.iter().map(|cell| cell.clone().in_words(lang));
            let check = check::codes_text(&columns, words);
            row.push(check.into());
            row
        };
        self.rows = Box::new(self.rows.map(checked));
        self
    }

    pub(super) fn stamped(mut self, context: &ExportContext<'a>) -> Self {
        if let Some(stamp) = context.stamp {
            self.columns.push(("csv-stamp", 20));
            let stamp = move |mut row: Vec<Cell<'a>>| {
                row.push(stamp.into());
                row
            };
            self.rows = Box::new(self.rows.map(stamp));
        }
        self
    }
}

/// Makes the words of cells.
#[derive(Clone, Copy)]
pub(super) struct CellWords<'a> {
    pub(super) context: &'a ExportContext<'a>,
    messages: &'a Messages,
    pub(super) lang: Lang,
}

impl<'a> CellWords<'a> {
    pub(super) fn new(context: &'a ExportContext<'a>) -> Self {
        let lang = context.lang();
        Self { context, messages: context.words, lang }
    }

    pub(super) fn say(&self, key: &str) -> String {
        self.messages.say(key, &[])
    }

    pub(super) fn terms_cell(&self, vocabulary: Vocabulary, ids: &[Id]) -> Cell<'a> {
        Cell::Text(joined(self.context.term_names(vocabulary, ids), ", "))
    }

    pub(super) fn organisations_cell(&self, ids: &[Id]) -> Cell<'a> {
        Cell::Text(joined(self.organisation_names(ids), "; "))
    }

    /// Names organisations so that `import` can tell one from the next.
    pub(super) fn members(&self, ids: &[Id]) -> Cell<'a> {
        self.organisation_names(ids).map(item_in_cell).collect::<Vec<_>>().join("; ").into()
    }

    fn organisation_names(&self, ids: &[Id]) -> impl Iterator<Item = &'a str> {
        let public = self.context.public;
        ids.iter().filter_map(|id| public.find_organisation(id.as_str()).map(|o| &*o.name.main))
    }

    pub(super) fn phones_cell<'p>(&self, phones: impl IntoIterator<Item = &'p Phone>) -> Cell<'a> {
        let words = phones.into_iter().map(|phone| self.phone_words(phone));
        words.collect::<Vec<_>>().join("; ").into()
    }

    /// A number with what it is for, when it is answered and in which languages.
    fn phone_words(&self, phone: &Phone) -> String {
        // An extension stands with its number.
        let Phone { number: _, extension: _, kind, label, hours, languages } = phone;
        let mut about: Vec<String> = Vec::new();
        let kind = (*kind != PhoneType::Voice).then_some(*kind);
        about.extend(kind.map(|kind| self.say(&format!("phone-{kind}"))));
        about.extend(label.as_ref().map(|label| label_in_cell(&label.main).into_owned()));
        about.extend(hours.as_ref().map(|hours| hours.in_words(self.lang).join(", ")));
        let languages = languages.iter().map(|lang| lang.to_string());
        about.extend(languages.reduce(|all, lang| format!("{all}, {lang}")));
        match about.is_empty() {
            true => phone.written(self.lang),
            false => format!("{} ({})", phone.written(self.lang), about.join("; ")),
        }
    }

    /// Names people; only who answers for the list is called responsible.
    pub(super) fn people_cell(&self, people: &[Person]) -> Cell<'a> {
        let person = |person: &Person| {
            let Person { name, role, responsible, phone, email } = person;
            let mut parts = vec![self.part_of_person(&name.main)];
            parts.extend(role.as_ref().map(|role| self.part_of_person(&role.main)));
            parts.extend(responsible.then(|| self.say("csv-responsible")));
            parts.extend(phone.as_ref().map(|phone| phone.national()));
            parts.extend(email.as_ref().map(|email| email.to_string()));
            parts.join(", ")
        };
        people.iter().map(person).collect::<Vec<_>>().join("; ").into()
    }

    /// Returns a name or an office as it stands among people: in quotes where it would be taken for several, or for a contact.
    fn part_of_person(&self, text: &str) -> String {
        let words: Vec<&str> = text.split_whitespace().collect();
        let reads_otherwise = text.contains([';', ',', '\n', '@'])
            || !quoted_parts(text).is_empty()
            || words.is_empty()
            || words.join(" ") != text
            || text.matches(|c: char| c.is_ascii_digit()).count() >= FEWEST_DIGITS_OF_CONTACT
            || PhoneNumber::parse(text).is_ok()
            || self.say("csv-responsible") == text;
        if reads_otherwise { quoted(text) } else { text.to_owned() }
    }

    pub(super) fn address_cell(&self, address: Option<&'a Address>) -> Cell<'a> {
        let parts = address.map(address_parts).unwrap_or_default();
        Cell::Text(joined(parts.into_iter().map(|(_, text)| text), BETWEEN_PARTS))
    }
}

/// What stands between the parts of an address.
pub(super) const BETWEEN_PARTS: &str = ", ";

/// Returns the parts of an address that one cell holds, with their keys, in its order.
pub(super) fn address_parts(address: &Address) -> Vec<(&'static str, &str)> {
    let Address {
        street,
        city,
        postcode,
        note,
        // The sheet of organisations has columns for these, and a point is for programs.
        area: _,
        how_to_get: _,
        accessibility: _,
        location: _,
    } = address;
    let parts = [("street", street), ("city", city), ("note", note)];
    let mut parts: Vec<(&str, &str)> =
        parts.into_iter().filter_map(|(key, text)| Some((key, &*text.as_ref()?.main))).collect();
    parts.extend(postcode.as_deref().map(|code| ("postcode", code)));
    parts
}

pub(super) fn text_cell(text: Option<&Text>) -> Cell<'_> {
    Cell::maybe(text.map(|text| &*text.main))
}

pub(super) fn plain(text: Option<&std::sync::Arc<str>>) -> Cell<'_> {
    Cell::maybe(text.map(|text| &**text))
}

pub(super) fn texts_cell<'a>(texts: impl IntoIterator<Item = &'a Text>) -> Cell<'a> {
    let texts: Vec<Cow<'_, str>> = texts.into_iter().map(|text| item_in_cell(&text.main)).collect();
    texts.join("; ").into()
}

/// Puts texts together; a single one is not copied.
pub(in crate::site::export) fn joined<'a>(
    texts: impl Iterator<Item = &'a str>,
    between: &str,
) -> Cow<'a, str> {
    let mut texts = texts;
    let first = Cow::Borrowed(texts.next().unwrap_or_default());
    texts.fold(first, |mut all, text| {
        let own = all.to_mut();
        own.push_str(between);
        own.push_str(text);
        all
    })
}
