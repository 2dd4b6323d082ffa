//! Where the findings of one table are gathered.

use crate::base::diag::Code;
use crate::base::locale::phones::PhoneNumber;
use crate::edit::import::asked::Asked;
use crate::edit::import::place::ImportFinding;
use crate::edit::import::place::Place;
use crate::edit::import::table::numbers::is_rounded_phone;
use crate::edit::import::table::numbers::whole;

/// The largest whole number that a spreadsheet keeps digit by digit.
pub(super) const EXACT: f64 = 999_999_999_999_999.0;

/// Reads the cells of one row.
pub(super) struct CellReader<'a> {
    pub(super) asked: &'a Asked<'a>,
    pub(super) findings: Vec<ImportFinding>,
}

impl CellReader<'_> {
    /// Adds a diagnostic.
    pub(super) fn report(&mut self, finding: ImportFinding) {
        self.findings.push(finding);
    }

    /// Gives a number its zero back where the spreadsheet took it: nine bare digits that begin as a code does.
    /// A number of which a spreadsheet dropped the end is refused: another person would be called.
    pub(super) fn phone(&mut self, place: &Place, text: &str) -> Option<String> {
        if is_rounded_phone(text) {
            let finding = place.finding(Code::ImportCutNumber).with("value", text);
            self.report(finding.hint("phone"));
            return None;
        }
        let text = whole(text);
        let is_bare = text.len() == 9 && text.bytes().all(|b| b.is_ascii_digit());
        // 380… and 80… were written with the country or the eight, but 0 800 is a number of its own.
        let has_lead =
            text.starts_with("38") || (text.starts_with("80") && !text.starts_with("800"));
        if is_bare && !has_lead {
            let whole = format!("0{text}");
            if let Ok(number) = PhoneNumber::parse(&whole) {
                self.report(place.finding(Code::ImportZero).with("value", number.national()));
                return Some(number.national());
            }
        }
        // What is no number goes on as it stands, and the judge says what is wrong with it.
        Some(PhoneNumber::parse(text).map_or_else(|_| text.to_owned(), |number| number.national()))
    }
}

/// Cuts a text at any of some signs.
pub(super) fn pieces<'t>(text: &'t str, signs: &'t [char]) -> impl Iterator<Item = &'t str> {
    text.split(signs).map(str::trim).filter(|piece| !piece.is_empty())
}
