//! What spreadsheets do to numbers: long ones are shortened, and their last digits are gone.

/// Returns the whole number that a text may be where it reads as a fraction: `1.200` and `1,200` are what others write for 1200.
pub(crate) fn as_thousands(text: &str) -> Option<String> {
    let (whole, rest) = text.trim().split_once(['.', ','])?;
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_group = rest.len() == 3 && is_digits(rest);
    let is_head = (1..=3).contains(&whole.len()) && is_digits(whole) && !whole.starts_with('0');
    (is_group && is_head).then(|| format!("{whole}{rest}"))
}

/// Tells a number that was written with an exponent: its last digits are gone. A Cyrillic «Е» is as good as a Latin one.
pub(crate) fn is_rounded(text: &str) -> bool {
    let text = text.replace(char::is_whitespace, "").to_lowercase().replace('е', "e");
    let Some((mantissa, exponent)) = text.split_once('e') else { return false };
    let (has_sign, exponent) =
        exponent.strip_prefix('+').map_or((false, exponent), |digits| (true, digits));
    let has_point = mantissa.contains([',', '.']);
    (has_point || has_sign) && is_digits(&mantissa.replace([',', '.'], "")) && is_digits(exponent)
}

/// Tells a phone that is what a spreadsheet left of it: a fraction, or a long bare number of six digits and zeros, as
/// `3,80671E+11` becomes once somebody widens its column.
pub(crate) fn is_rounded_phone(text: &str) -> bool {
    /// Spreadsheets shorten what is longer than this.
    const LONG: usize = 9;
    /// As many zeros at the end are no chance.
    const ZEROS: usize = 5;
    let number = without_decimals(text);
    if number.starts_with('0') {
        return false;
    }
    if let Some((before, after)) = number.split_once([',', '.']) {
        return is_digits(before) && is_digits(after) && before.len() + after.len() >= LONG;
    }
    let zeros = number.len() - number.trim_end_matches('0').len();
    is_digits(number) && number.len() >= LONG && zeros >= ZEROS
}

/// Takes off the zeros that a spreadsheet writes after a decimal point: `380501234567,00`.
pub(crate) fn without_decimals(text: &str) -> &str {
    let rest = text.trim_end_matches('0');
    let point = rest.strip_suffix([',', '.']).filter(|digits| rest != text && is_digits(digits));
    point.unwrap_or(text)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_an_exponent_has_lost_digits() {
        assert!(is_rounded("3,80501E+11") && is_rounded("3.8E11"));
        assert!(is_rounded("3,8Е+11") && is_rounded("38E+10") && is_rounded("3.80501E +11"));
        assert!(!is_rounded("380501234567") && !is_rounded("Стор. 3E5") && !is_rounded("e"));
        assert!(!is_rounded("12е") && !is_rounded("7Е2"));
    }

    #[test]
    fn a_phone_that_a_spreadsheet_rounded_is_told_from_one_that_somebody_has() {
        for text in [
            "380671000000",
            "380501200000",
            "380000000000",
            "671000000",
            "380671000000,00",
            "380501234.567",
        ] {
            assert!(is_rounded_phone(text), "{text}");
        }
        for text in [
            "380501234567",
            "380501230000",
            "0671000000",
            "0800500000",
            "+380671000000",
            "067 100 00 00",
            "380.50.123.45.67",
            "380501234567.0",
            "100000",
            "1505",
        ] {
            assert!(!is_rounded_phone(text), "{text}");
        }
        assert_eq!(without_decimals("380501234567,00"), "380501234567");
        assert_eq!(without_decimals("050.00"), "050");
        assert_eq!(without_decimals("1500"), "1500");
    }
}
