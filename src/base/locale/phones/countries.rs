//! Country codes of the world's numbering plan (ITU-T E.164).
//!
//! The digits after a plus come in, the country code they begin with goes out. Only codes that are assigned are
//! known, so that `+8 050 …` is an error and not a number of nowhere. Lengths are listed for neighbours and others
//! whose numbers all have one length; elsewhere only the limits of E.164 hold.

/// The fewest digits an international number has, the country code included.
pub(super) const FEWEST_DIGITS: usize = 7;
/// The most digits an international number has, the country code included.
pub(super) const MOST_DIGITS: usize = 15;

/// Codes of one and two digits. All others have three.
const SHORT_CODES: &[&str] = &[
    "1", "7", "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45",
    "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63",
    "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
];

/// Codes of three digits: the first two, and the third ones in use.
const LONG_CODES: &[(&str, &str)] = &[
    ("21", "12368"),
    ("22", "0123456789"),
    ("23", "0123456789"),
    ("24", "0123456789"),
    ("25", "012345678"),
    ("26", "0123456789"),
    ("29", "01789"),
    ("35", "0123456789"),
    ("37", "012345678"),
    ("38", "01235679"),
    ("42", "013"),
    ("50", "0123456789"),
    ("59", "0123456789"),
    ("67", "023456789"),
    ("68", "0123567890"),
    ("69", "012"),
    ("80", "08"),
    ("85", "02356"),
    ("87", "08"),
    ("88", "012368"),
    ("96", "012345678"),
    ("97", "012345679"),
    ("99", "234568"),
];

/// Countries whose numbers all have one length, the country code included.
const FIXED_LENGTHS: &[(&str, usize)] = &[
    ("1", 11),
    ("7", 11),
    ("33", 11),
    ("34", 11),
    ("40", 11),
    ("48", 11),
    ("90", 12),
    ("351", 12),
    ("370", 11),
    ("371", 11),
    ("373", 11),
    ("375", 12),
    ("420", 12),
    ("421", 12),
];

/// Returns the country code that `digits` begin with, if it is one in use.
pub(super) fn country_code(digits: &str) -> Option<&str> {
    if let Some(code) = SHORT_CODES.iter().find(|code| digits.starts_with(**code)) {
        return digits.get(..code.len());
    }
    let (_, thirds) = LONG_CODES.iter().find(|(two, _)| digits.starts_with(two))?;
    let third = digits.get(2..3)?;
    if thirds.contains(third) { digits.get(..3) } else { None }
}

/// Returns how many digits every number of a country has, where that is certain.
pub(super) fn fixed_length(country: &str) -> Option<usize> {
    FIXED_LENGTHS.iter().find(|(code, _)| *code == country).map(|(_, length)| *length)
}
