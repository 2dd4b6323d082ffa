//! Phones in one cell: several numbers, each perhaps with what it is for.
//!
//! A number is taken only where the whole of its piece is understood; otherwise the piece goes on as it stands, and
//! `validate` says what is wrong with it.

use std::borrow::Cow;

use super::cells::shortened;
use super::not_public;
use super::reader::CellReader;
use super::since::reads_same;
use crate::base::choices::{Choice, Chosen as _, PhoneType};
use crate::base::diag::Code;
use crate::base::locale::Lang;
use crate::base::locale::hours::Hours;
use crate::base::locale::phones::{PhoneNumber, WrittenPhone, is_with_fax, pieces};
use crate::base::locale::typed::numbers::without_decimals;
use crate::base::locale::typed::{self, PhoneSlip};
use crate::base::quoted::{cut_outside, unquoted};
use crate::edit::import::draft::{Fact, FactValue};
use crate::edit::import::place::Place;

/// Reads the phones of a cell.
pub(super) fn parse_phones(reader: &mut CellReader<'_>, place: &Place, text: &str) -> Vec<Fact> {
    let mut area: Option<String> = None;
    let phone = |piece: &str| {
        // A letter at the end of a number is a figure, and no words behind it.
        let is_slip = matches!(typed::meant_number(piece), Some((_, PhoneSlip::Letters)));
        let WrittenPhone { number, extension, label } = match is_slip {
            true => WrittenPhone { number: piece.to_owned(), extension: None, label: None },
            false => WrittenPhone::new(piece),
        };
        let with_area = area.as_deref().and_then(|area| with_area_code(area, &number));
        match &with_area {
            Some(whole) => {
                let finding = place.finding(Code::ImportAreaCode);
                reader.report(finding.with("value", whole.national()));
            }
            None => area = area_code(&number).map(str::to_owned),
        }
        let number = with_area.map_or(number, |whole| whole.national());
        let number = reader.phone_number(place, &number)?;
        let mut fields = vec![("number", Fact::from_text(place, number))];
        fields.extend(extension.map(|digits| ("extension", Fact::from_text(place, digits))));
        fields.extend(label.iter().flat_map(|label| phone_details(place, label)));
        Some(Fact::from_fields(place, fields))
    };
    pieces(without_decimals(text)).into_iter().filter_map(phone).collect()
}

/// Returns the area code that a number of a city was written with, from its zero: `06264` of `(06264) 5-00-00`.
fn area_code(number: &str) -> Option<&str> {
    let is_city = PhoneNumber::parse(number).is_ok_and(|number| number.is_of_city());
    let code = number.trim_start_matches('(');
    let length = code.find(|c: char| !c.is_ascii_digit())?;
    (is_city && code.starts_with('0')).then(|| &code[..length])
}

/// Returns the number of a city that was written without its area code, beside one that has it and as many figures.
fn with_area_code(area: &str, number: &str) -> Option<PhoneNumber> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let is_local = !number.starts_with(['0', '+', '(']) && digits.len() + area.len() == WITH_ZERO;
    PhoneNumber::parse(&format!("{area}{digits}")).ok().filter(|_| is_local)
}

/// How many figures a number of Ukraine has with the zero in front.
const WITH_ZERO: usize = 10;

/// Reads the phones of a cell of the list's own table that somebody changed. Of a number that was there as it is, nothing but
/// the number is said: the entry knows more of it than a cell holds.
pub(super) fn changed_phones(
    reader: &mut CellReader<'_>,
    place: &Place,
    was: &str,
    is: &str,
) -> Fact {
    let was = pieces(was);
    let mut all = Vec::new();
    for piece in pieces(is) {
        let is_there = was.iter().any(|own| reads_same(own, piece));
        if let Some(own) = was.iter().find(|own| says_less(own, piece)) {
            reader.report(place.finding(Code::ImportEmptied).with("value", shortened(own)));
        }
        for mut fact in parse_phones(reader, place, piece) {
            if let FactValue::Map(fields) = &mut fact.value {
                fields.retain(|(key, _)| !is_there || matches!(*key, "number" | "extension"));
            }
            all.push(fact);
        }
    }
    Fact::from_items(place, all)
}

/// Tells the same number with less beside it: an entry may know more of it than a cell shows, so nobody can tell what is to go.
fn says_less(own: &str, piece: &str) -> bool {
    let (own, piece) = (WrittenPhone::new(own), WrittenPhone::new(piece));
    let number =
        |phone: &WrittenPhone| PhoneNumber::parse(&phone.number).map(|number| number.tel());
    let parts =
        |phone: &WrittenPhone| phone.label.as_deref().map_or(0, |label| label_parts(label).len());
    let is_less =
        (own.extension.is_some() && piece.extension.is_none()) || parts(&own) > parts(&piece);
    is_less && number(&own).is_ok_and(|own| number(&piece).is_ok_and(|piece| own == piece))
}

fn label_parts(label: &str) -> Vec<&str> {
    cut_outside(label, |label| label.split("; ").collect())
}

/// Takes apart what stands beside a number, as our own tables write it: what answers it, its label, when, in which languages.
fn phone_details(place: &Place, text: &str) -> Vec<(&'static str, Fact)> {
    let mut fields = Vec::new();
    let mut label: Vec<Cow<'_, str>> = Vec::new();
    if let Some(visibility) = not_public::visibility(text) {
        fields.push(("visibility", Fact::from_text(place, visibility.id())));
    }
    for (number, part) in label_parts(text).into_iter().enumerate() {
        let kind = Choice::named(PhoneType::CHOICES, part).filter(|_| number == 0);
        let languages: Option<Vec<Lang>> = part.split(", ").map(Lang::known).collect();
        let hours = || Hours::as_typed(part).ok();
        if let Some(own) = unquoted(part) {
            label.push(own.into());
        } else if is_with_fax(part) {
            label.push("телефон і факс".into());
        } else if let Some(kind) = kind {
            fields.push(("type", Fact::from_text(place, kind.id)));
        } else if let Some(languages) = languages {
            let languages = languages.iter().map(|lang| Fact::from_text(place, lang.as_str()));
            fields.push(("languages", Fact::from_items(place, languages.collect())));
        } else if let Some(hours) = hours() {
            fields.push(("hours", Fact::from_text(place, hours.source())));
        } else {
            label.push(part.into());
        }
    }
    if !label.is_empty() {
        fields.push(("label", Fact::from_text(place, label.join("; "))));
    }
    fields
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_local_number_takes_the_area_code_of_its_neighbour_alone() {
        let number = |before: &str, text: &str| {
            with_area_code(area_code(before)?, text).map(|number| number.national())
        };
        for (before, local, whole) in [
            ("(06264) 5-00-00", "5-00-01", "06264 5-00-01"),
            ("0626 41-55-55", "41-55-56", "06264 1-55-56"),
            ("044 234-56-78", "234 56 79", "044 234-56-79"),
        ] {
            assert_eq!(number(before, local).as_deref(), Some(whole), "{before}");
        }
        for (before, local) in [
            ("050 111-22-33", "222-33-44"),
            ("(06264) 5-00-00", "41-55-56"),
            ("0 800 111 222", "333 444"),
            ("1505", "5-00-01"),
            ("0626450000", "5-00-01"),
        ] {
            assert_eq!(number(before, local), None, "{before}");
        }
    }

    #[test]
    fn what_stands_beside_a_number_is_taken_apart() {
        let said = |text: &str| {
            Fact::from_fields(&Place::default(), phone_details(&Place::default(), text)).json()
        };
        for (text, fields) in [
            ("факс", json!({"type": "fax"})),
            ("Факс; бухгалтерія", json!({"type": "fax", "label": "бухгалтерія"})),
            ("fax", json!({"type": "fax"})),
            ("факс і телефон", json!({"label": "факс і телефон"})),
            ("т/ф", json!({"label": "телефон і факс"})),
            ("склад, з 9:00", json!({"label": "склад, з 9:00"})),
            (
                "прийом; заявок; понеділок–пʼятниця: 09:00–17:00; uk, en",
                json!({"label": "прийом; заявок", "hours": "Mo-Fr 09:00-17:00", "languages": ["uk", "en"]}),
            ),
            (
                "особистий, не публікувати",
                json!({"visibility": "private", "label": "особистий, не публікувати"}),
            ),
            ("Confidential", json!({"visibility": "private", "label": "Confidential"})),
            ("пн-пт 9-18", json!({"hours": "Mo-Fr 09:00-18:00"})),
        ] {
            assert_eq!(said(text), fields, "{text}");
        }
    }
}
