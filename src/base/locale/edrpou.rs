//! Codes of the Ukrainian register of organisations (ЄДРПОУ).
//!
//! A text comes in, and whether it is eight digits with the right check digit goes out. A code that is formally
//! right may still stand for nobody; [`is_placeholder`] tells the usual dummies. Whether the organisation
//! exists is not known here.

/// The last digit is checked with these weights; codes from 30000000 to 60000000 use the second row.
const WEIGHTS: [[u32; 7]; 2] = [[1, 2, 3, 4, 5, 6, 7], [7, 1, 2, 3, 4, 5, 6]];

/// Why a text is no code of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EdrpouError {
    /// Other than eight characters; says how many.
    Length(usize),
    /// A character that is no digit.
    Character(char),
    /// The last digit does not fit the others.
    Checksum {
        /// The digit that would fit.
        expected: u8,
    },
}

/// Checks that `code` is eight digits, the last of which fits the others.
///
/// # Errors
/// Any of [`EdrpouError`]; a character that is no digit is named before a wrong length.
pub fn check_edrpou(code: &str) -> Result<(), EdrpouError> {
    if let Some(other) = code.chars().find(|c| !c.is_ascii_digit()) {
        return Err(EdrpouError::Character(other));
    }
    let Ok(digits) = <[u8; 8]>::try_from(code.as_bytes()) else {
        return Err(EdrpouError::Length(code.len()));
    };
    let digits = digits.map(|b| b - b'0');
    let expected = check_digit(digits);
    if digits[7] == expected { Ok(()) } else { Err(EdrpouError::Checksum { expected }) }
}

/// Tells codes that people type to fill a form: `12345678`, `00000000`, one digit repeated.
pub fn is_placeholder(code: &str) -> bool {
    let repeated = code.bytes().all(|b| b.is_ascii_digit() && code.bytes().next() == Some(b));
    (repeated && code.len() == 8)
        || matches!(code, "12345678" | "87654321" | "01234567" | "76543210")
}

/// Computes the check digit: the weighted sum modulo 11; if that is 10, the sum with each weight raised by two;
/// if that is 10 again, zero.
fn check_digit(digits: [u8; 8]) -> u8 {
    let code = digits.iter().fold(0_u32, |code, &digit| code * 10 + u32::from(digit));
    let weights = WEIGHTS[usize::from((30_000_000..=60_000_000).contains(&code))];
    let remainder = |raise: u32| {
        let sum: u32 = digits.iter().zip(weights).map(|(&d, w)| u32::from(d) * (w + raise)).sum();
        sum % 11
    };
    let first = remainder(0);
    let last = if first < 10 { first } else { remainder(2) % 10 };
    u8::try_from(last).expect("a remainder of 10 is one digit")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mistake_has_its_name() {
        assert_eq!(check_edrpou(""), Err(EdrpouError::Length(0)));
        assert_eq!(check_edrpou("1436050"), Err(EdrpouError::Length(7)));
        assert_eq!(check_edrpou("1436050б"), Err(EdrpouError::Character('б')));
        assert_eq!(check_edrpou("32855968"), Err(EdrpouError::Checksum { expected: 1 }));
    }

    #[test]
    fn dummies_are_told_apart() {
        for dummy in ["12345678", "00000000", "11111111"] {
            assert!(is_placeholder(dummy), "{dummy}");
        }
        for code in ["14360506", "1111", ""] {
            assert!(!is_placeholder(code), "{code}");
        }
    }
}
