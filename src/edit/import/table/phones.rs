//! Phones in one cell: several numbers, each perhaps with what it is for.
//!
//! A number is taken only where the whole of its piece is understood; otherwise the piece goes on as it stands, and
//! the judge says what is wrong with it.

use super::reader::CellReader;
use crate::base::choices::{Choice, Chosen as _, PhoneType};
use crate::base::diag::Code;
use crate::base::locale::phones::{PhoneNumber, WrittenPhone, pieces};
use crate::base::locale::typed::numbers::whole;
use crate::edit::import::draft::Fact;
use crate::edit::import::place::Place;

/// Words for one number that answers calls and takes faxes.
const WITH_FAX: [&str; 6] = ["т/ф", "т/факс", "тел/факс", "тел./факс", "tel/fax", "phone/fax"];

/// Reads the phones of a cell.
pub(super) fn phones(reader: &mut CellReader<'_>, place: &Place, text: &str) -> Vec<Fact> {
    let mut area: Option<String> = None;
    let phone = |piece: &str| {
        let WrittenPhone { number, extension, label } = WrittenPhone::new(piece);
        let (kind, label) = kind(label);
        let with_area = area.as_deref().and_then(|area| joined(area, &number));
        match &with_area {
            Some(whole) => {
                let finding = place.finding(Code::ImportAreaCode);
                reader.report(finding.with("value", whole.national()));
            }
            None => area = area_code(&number).map(str::to_owned),
        }
        let number = with_area.map_or(number, |whole| whole.national());
        let number = reader.phone(place, &number)?;
        let mut fields = vec![("number", Fact::text(place, number))];
        fields.extend(extension.map(|digits| ("extension", Fact::text(place, digits))));
        fields.extend(kind.map(|kind| ("type", Fact::text(place, kind.as_str()))));
        fields.extend(label.map(|label| ("label", Fact::text(place, label))));
        Some(Fact::map(place, fields))
    };
    pieces(whole(text)).into_iter().filter_map(phone).collect()
}

/// Returns the area code that a number of a city was written with, from its zero: `06264` of `(06264) 5-00-00`.
fn area_code(number: &str) -> Option<&str> {
    let is_city = PhoneNumber::parse(number).is_ok_and(|number| number.is_of_city());
    let code = number.trim_start_matches('(');
    let length = code.find(|c: char| !c.is_ascii_digit())?;
    (is_city && code.starts_with('0')).then(|| &code[..length])
}

/// Returns the number of a city that was written without its area code, beside one that has it and as many figures.
fn joined(area: &str, number: &str) -> Option<PhoneNumber> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let is_local = !number.starts_with(['0', '+', '(']) && digits.len() + area.len() == WITH_ZERO;
    PhoneNumber::parse(&format!("{area}{digits}")).ok().filter(|_| is_local)
}

/// How many figures a number of Ukraine has with the zero in front.
const WITH_ZERO: usize = 10;

/// Takes what answers a number out of its label: «факс», `факс; бухгалтерія`.
fn kind(label: Option<String>) -> (Option<PhoneType>, Option<String>) {
    let Some(text) = label else { return (None, None) };
    if WITH_FAX.contains(&text.to_lowercase().as_str()) {
        return (None, Some("телефон і факс".to_owned()));
    }
    let (first, rest) = text.split_once("; ").map_or((&*text, None), |(a, b)| (a, Some(b)));
    match Choice::named(PhoneType::CHOICES, first).and_then(|choice| PhoneType::parse(choice.id)) {
        Some(kind) => (Some(kind), rest.map(str::to_owned)),
        None => (None, Some(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_local_number_takes_the_area_code_of_its_neighbour_alone() {
        let number = |before: &str, text: &str| {
            joined(area_code(before)?, text).map(|number| number.national())
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
    fn what_answers_a_number_is_no_label() {
        let said = |text: &str| kind(Some(text.to_owned()));
        assert_eq!(said("факс"), (Some(PhoneType::Fax), None));
        assert_eq!(said("Факс; бухгалтерія"), (Some(PhoneType::Fax), Some("бухгалтерія".into())));
        assert_eq!(said("fax"), (Some(PhoneType::Fax), None));
        assert_eq!(said("т/ф"), (None, Some("телефон і факс".into())));
        assert_eq!(said("факс і телефон"), (None, Some("факс і телефон".into())));
    }
}
