//! A cell becomes a value of the table of fields, in the words that content has for it.
//!
//! Terms and choices are known by id, name or synonym, dates in the order of this country, hours also in words.
//! Whether the value is right is checked later by the same code as all content: here only its spelling changes.
//! Spreadsheets take zeros from numbers and round long ones: what is certain is given back and told, the rest refused.

pub(super) use super::reader::{CellReader, pieces};

use super::not_public;
use super::reader::EXACT;
use crate::base::choices::Choice;
use crate::base::choices::Chosen as _;
use crate::base::diag::Code;
use crate::base::locale::Lang;
use crate::base::locale::compare::fold;
use crate::base::locale::hours::Hours;
use crate::base::locale::hours::WordsError;
use crate::base::locale::typed;
use crate::base::locale::typed::numbers::is_rounded;
use crate::base::quoted::unquoted;
use crate::content::fields::Field;
use crate::content::fields::Type;
use crate::content::fields::Vocabulary;
use crate::content::validate::{is_web_address, ready_value};
use crate::edit::import::draft::Fact;
use crate::edit::import::place::Place;
use crate::edit::import::table::cells::Cell;
use crate::edit::import::table::cells::Held;
use crate::edit::import::table::people;
use crate::edit::import::table::phones::parse_phones;
use crate::site::export::csv::unguarded;

/// A day as content writes it; a time after it is dropped.
fn iso_date(text: &str) -> String {
    let day = text.split([' ', 'T']).next().expect("split gives at least one piece");
    let read =
        typed::parse_date(text).or_else(|| typed::parse_date(day).filter(|_| text.contains(':')));
    read.map_or_else(|| text.to_owned(), |day| day.to_string())
}

/// Makes an address of a host without a scheme; other text stays.
pub(in crate::edit) fn with_scheme(text: &str) -> String {
    let is_address = is_web_address(text);
    typed::web_address(text).filter(|_| !is_address).unwrap_or_else(|| text.to_owned())
}

/// A table also ticks with a cross.
fn yes_no(text: &str) -> String {
    let is_ticked = ["x", "х"].contains(&&*text.to_lowercase());
    match if is_ticked { Some(true) } else { typed::yes_or_no(text) } {
        Some(true) => "yes".to_owned(),
        Some(false) => "no".to_owned(),
        None => text.to_owned(),
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\n', ' ', ',']).map(str::trim).filter(|word| !word.is_empty())
}

/// Reads addresses of the web, alone or with what our own tables say before them: `Сторінка: https://example.org/`.
fn parse_links(place: &Place, text: &str) -> Vec<Fact> {
    let mut found = Vec::new();
    for piece in pieces(text, &[';', '\n']) {
        let own = unquoted(piece);
        let piece = own.as_deref().unwrap_or(piece);
        match piece.rsplit_once(": ") {
            Some((name, address)) if is_web_address(address) => {
                let fields = vec![
                    ("url", Fact::from_text(place, address)),
                    ("name", Fact::from_text(place, name)),
                ];
                found.push(Fact::from_fields(place, fields));
            }
            _ => found.extend(words(piece).map(|word| Fact::from_text(place, with_scheme(word)))),
        }
    }
    found
}

/// An address on one line: a postcode at its beginning or end stands apart.
fn parse_address(place: &Place, text: &str) -> Fact {
    let is_postcode = |text: &str| text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit());
    let line = text.replace('\n', ", ");
    let mut fields = Vec::new();
    match line.rsplit_once(", ") {
        Some((street, code)) if is_postcode(code) => {
            fields.push(("street", Fact::from_text(place, street)));
            fields.push(("postcode", Fact::from_text(place, code)));
        }
        _ => fields.push(("street", Fact::from_text(place, line.as_str()))),
    }
    if let Some(visibility) = not_public::visibility(text) {
        fields.push(("visibility", Fact::from_text(place, visibility.id())));
    }
    Fact::from_fields(place, fields)
}

impl CellReader<'_> {
    /// Understands a cell that is not empty; `None` where its fault is told, or where it says nothing.
    pub(super) fn parse_cell(
        &mut self,
        kind: Type,
        field: &'static Field,
        cell: &Cell,
    ) -> Option<Fact> {
        let place = &cell.place;
        let text = self.cell_text(cell).map(|text| self.in_right_letters(kind, place, text))?;
        let plain = |text: &str| Some(Fact::from_text(place, text));
        match kind {
            Type::List(item) => self.list_items(*item, field, cell, &text),
            Type::Record(shape) if shape.name == "address" => Some(parse_address(place, &text)),
            Type::Record(shape) if shape.name == "verified" || shape.name == "consent" => {
                let on = Fact::from_text(place, iso_date(&text));
                Some(Fact::from_fields(place, vec![("on", on)]))
            }
            Type::Record(_) => plain(&text),
            Type::Term(Vocabulary::Help) => self.parse_help(place, &text),
            Type::Term(vocabulary) => self.single_term(place, vocabulary, &text),
            Type::Choice(choices) => plain(&self.choice(place, field, choices, &text)?),
            Type::Date => plain(&iso_date(&text)),
            Type::Phone => {
                let number = self.phone_number(place, &text)?;
                plain(&number)
            }
            Type::Edrpou => {
                let code = self.parse_edrpou(place, &text);
                plain(&code)
            }
            Type::Url => plain(&with_scheme(&text)),
            Type::Email => plain(&ready_value(field, kind, &text, Lang::EN).unwrap_or(text)),
            Type::Hours => self.parse_hours(place, &text),
            Type::YesNo => plain(&yes_no(&text)),
            Type::Coordinates => match typed::coordinates(&text) {
                Some((lat, lon)) => plain(&format!("{lat}, {lon}")),
                None => plain(&text),
            },
            Type::Text if field.key == "postcode" => {
                let code = self.postcode(place, &text);
                plain(&code)
            }
            Type::Text
            | Type::Prose
            | Type::Number
            | Type::Count
            | Type::Time
            | Type::Extension
            | Type::Id
            | Type::FormerId
            | Type::OwnTerm
            | Type::Language
            | Type::Timezone
            | Type::Uuid
            | Type::Organisation
            | Type::Responsible
            | Type::File
            | Type::Levels
            | Type::Notes => plain(&text),
        }
    }

    /// Finds a choice by the words of our own tables, or as content reads it; `None` where its fault is told.
    fn choice(
        &mut self,
        place: &Place,
        field: &Field,
        choices: &'static [Choice],
        text: &str,
    ) -> Option<String> {
        let wanted = fold(text);
        let prefix = if field.key == "delivery" { "delivery" } else { "status" };
        let says = |choice: &&Choice| {
            let own = self.asked.known.say(&format!("{prefix}-{}", choice.id));
            own.iter().any(|word| fold(word) == wanted)
        };
        let own = choices.iter().find(says);
        let found = own.or_else(|| Choice::meant(choices, text)).map(|choice| choice.id.to_owned());
        if found.is_none() {
            self.report(self.asked.known.unknown_choice(place, choices, text));
        }
        found
    }

    /// Returns the text of a cell: a whole number by its digits, without the guard against formulas.
    fn cell_text(&mut self, cell: &Cell) -> Option<String> {
        let refused = match &cell.held {
            Held::Error(error) => {
                Some(cell.place.finding(Code::ImportCell).with("value", error.as_str()))
            }
            Held::Number(n) if n.abs() > EXACT => {
                Some(cell.place.finding(Code::ImportCutNumber).with("value", n.to_string()))
            }
            Held::Text(text) if is_rounded(text) => {
                Some(cell.place.finding(Code::ImportCutNumber).with("value", text.trim()))
            }
            Held::Nothing | Held::Text(_) | Held::Number(_) | Held::Date(_) => None,
        };
        if let Some(finding) = refused {
            self.report(finding);
            return None;
        }
        let text = unguarded(&cell.text()).to_owned();
        let hidden = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
        if let Some(c) = hidden {
            let finding = cell.place.finding(Code::ControlCharacter);
            self.report(finding.with("character", format!("U+{:04X}", u32::from(c))));
            return None;
        }
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        Some(text.trim_matches(['\u{feff}', '\u{200b}']).trim().to_owned())
            .filter(|t| !t.is_empty())
    }

    fn list_items(
        &mut self,
        item: Type,
        field: &'static Field,
        cell: &Cell,
        text: &str,
    ) -> Option<Fact> {
        let place = &cell.place;
        let items = match item {
            Type::Record(shape) if shape.name == "phone" => parse_phones(self, place, text),
            Type::Record(shape) if shape.name == "person" => {
                people::parse_people(self, place, text)
            }
            Type::Record(shape) if shape.name == "link" => parse_links(place, text),
            Type::Organisation => self.read_organisations(place, text),
            Type::Record(_) | Type::Language | Type::Id | Type::FormerId | Type::OwnTerm => {
                words(text).map(|own| Fact::from_text(place, own)).collect()
            }
            Type::Term(vocabulary) => {
                self.find_terms(place, vocabulary, text).filter(|terms| !terms.is_empty())?
            }
            Type::Choice(choices) => {
                let words: Vec<&str> = pieces(text, &[';', '\n', ',']).collect();
                let one = |word| self.choice(place, field, choices, word);
                let found: Vec<Option<String>> = words.into_iter().map(one).collect();
                let found: Vec<String> = found.into_iter().collect::<Option<_>>()?;
                found.into_iter().map(|id| Fact::from_text(place, id)).collect()
            }
            Type::Text
            | Type::Prose
            | Type::YesNo
            | Type::Number
            | Type::Count
            | Type::Date
            | Type::Time
            | Type::Phone
            | Type::Email
            | Type::Url
            | Type::Hours
            | Type::Extension
            | Type::Edrpou
            | Type::Timezone
            | Type::Uuid
            | Type::Coordinates
            | Type::Responsible
            | Type::File
            | Type::List(_)
            | Type::Levels
            | Type::Notes => {
                let whole = |piece: &str| unquoted(piece).unwrap_or_else(|| piece.to_owned());
                let items = pieces(text, &[';', '\n']).map(whole);
                items.map(|item| Fact::from_text(place, item)).collect()
            }
        };
        Some(Fact::from_items(place, items))
    }

    /// Finds organisations by their names, which hold blanks and commas, or by their ids.
    fn read_organisations(&self, place: &Place, text: &str) -> Vec<Fact> {
        let is_one = |text: &str| self.asked.known.is_organisation(text);
        let whole = |piece: &str| unquoted(piece).unwrap_or_else(|| piece.to_owned());
        let names: Vec<String> = pieces(text, &[';', '\n']).map(whole).collect();
        let is_named = self.is_ours || names.iter().any(|name| is_one(name));
        let all = if is_named { names } else { words(text).map(str::to_owned).collect() };
        all.into_iter().map(|own| Fact::from_text(place, own)).collect()
    }

    /// Gives a code its zeros back, and tells it.
    fn parse_edrpou(&mut self, place: &Place, text: &str) -> String {
        let text = text.strip_suffix(".0").unwrap_or(text);
        self.with_zeros(place, text, typed::edrpou(text))
    }

    fn postcode(&mut self, place: &Place, text: &str) -> String {
        self.with_zeros(place, text, typed::postcode(text))
    }

    fn with_zeros(&mut self, place: &Place, text: &str, whole: Option<String>) -> String {
        let Some(whole) = whole else { return text.to_owned() };
        self.report(place.finding(Code::ImportZero).with("value", whole.as_str()));
        whole
    }

    fn parse_hours(&mut self, place: &Place, text: &str) -> Option<Fact> {
        let finding = place.finding(Code::ImportHours).with("value", text);
        self.report(match Hours::as_typed(text) {
            Ok(hours) => return Some(Fact::from_text(place, hours.source())),
            Err(WordsError::Twice) => finding.hint("twice"),
            Err(WordsError::NoDays) => finding.hint("days"),
            Err(WordsError::NoTimes(_)) => finding.hint("times"),
            Err(WordsError::NoSuchTime) => finding.hint("range"),
            Err(WordsError::Part(part)) if part.is_empty() => finding,
            Err(WordsError::Part(part)) => finding.with("part", part).hint("part"),
        });
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_here_write_them() {
        for (written, iso) in [
            ("27.03.2020", "2020-03-27"),
            ("7.3.2020", "2020-03-07"),
            ("2020-03-27", "2020-03-27"),
            ("2020-03-27 00:00:00", "2020-03-27"),
            ("27.03.2020 10:15", "2020-03-27"),
            ("03/27/2020", "2020-03-27"),
            ("03/04/2020", "03/04/2020"),
            ("27 березня 2020 р.", "2020-03-27"),
            ("27.03.20", "27.03.20"),
        ] {
            assert_eq!(iso_date(written), iso);
        }
    }

    #[test]
    fn a_host_becomes_an_address_and_other_text_stays() {
        assert_eq!(with_scheme("www.example.org/a"), "https://www.example.org/a");
        for text in ["https://example.org", "a@example.org", "немає", "see example.org"] {
            assert_eq!(with_scheme(text), text);
        }
    }

    #[test]
    fn the_guard_of_our_own_table_is_taken_off_and_no_other_apostrophe() {
        assert_eq!(unguarded("'=1+1"), "=1+1");
        assert_eq!(unguarded("' -так"), " -так");
        assert_eq!(unguarded("'слово'"), "'слово'");
    }
}
