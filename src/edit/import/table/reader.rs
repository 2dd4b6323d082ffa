//! Where the findings of one table are gathered.

use super::mapped::TermLookup;
use super::mapping::Mapping;
use crate::base::diag::Code;
use crate::base::locale::phones::PhoneNumber;
use crate::base::locale::typed::numbers::{is_rounded_phone, without_decimals};
use crate::base::locale::typed::{self, PhoneSlip};
use crate::base::quoted::cut_outside;
use crate::edit::import::asked::Asked;
use crate::edit::import::place::ImportFinding;
use crate::edit::import::place::Place;

/// The largest whole number that a spreadsheet keeps digit by digit.
pub(super) const EXACT: f64 = 999_999_999_999_999.0;

/// By what the rows of a table are read.
pub(super) struct RowRules<'a> {
    pub(super) mapping: &'a Mapping,
    pub(super) terms: &'a TermLookup<'a>,
    pub(super) asked: &'a Asked<'a>,
    /// Whether it is the list's own table.
    pub(super) is_ours: bool,
}

/// Reads the cells of one row.
pub(super) struct CellReader<'a> {
    pub(super) asked: &'a Asked<'a>,
    /// What words of the table mean here.
    pub(super) terms: &'a TermLookup<'a>,
    pub(super) is_ours: bool,
    pub(super) findings: Vec<ImportFinding>,
}

impl<'a> CellReader<'a> {
    pub(super) fn new(rules: &RowRules<'a>) -> Self {
        let RowRules { terms, asked, is_ours, .. } = *rules;
        Self { asked, terms, is_ours, findings: Vec::new() }
    }
}

impl CellReader<'_> {
    /// Adds a diagnostic.
    pub(super) fn report(&mut self, finding: ImportFinding) {
        self.findings.push(finding);
    }

    /// Reads a number; one that gets its zero back is told.
    /// A number of which a spreadsheet dropped the end is refused: another person would be called.
    pub(super) fn phone_number(&mut self, place: &Place, text: &str) -> Option<String> {
        if is_rounded_phone(text) {
            let finding = place.finding(Code::ImportCutNumber).with("value", text);
            self.report(finding.hint("phone"));
            return None;
        }
        let text = without_decimals(text);
        match typed::meant_number(text) {
            Some((number, PhoneSlip::LostZero)) => {
                self.report(place.finding(Code::ImportZero).with("value", number.national()));
                return Some(number.national());
            }
            Some((number, PhoneSlip::Letters | PhoneSlip::Spreadsheet | PhoneSlip::Link)) => {
                return Some(number.national());
            }
            None => {}
        }
        // What is no number goes on as it stands, and `validate` says what is wrong with it.
        Some(PhoneNumber::parse(text).map_or_else(|_| text.to_owned(), |number| number.national()))
    }
}

/// Cuts a text at any of some signs, outside of its quoted parts.
pub(super) fn pieces<'t>(text: &'t str, signs: &[char]) -> impl Iterator<Item = &'t str> {
    let cut = cut_outside(text, |text| text.split(signs).collect());
    cut.into_iter().map(str::trim).filter(|piece| !piece.is_empty())
}
