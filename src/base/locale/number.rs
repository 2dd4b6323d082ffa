//! Numbers as they are written on a page.
//!
//! A count or a decimal comes in, its text with the language's separators goes out. The digits are kept as they
//! were given: nothing is rounded, `2.50` keeps its zero. Codes and phones are not numbers and do not come here.

use super::Lang;

/// A decimal number that remembers the digits after its point as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    negative: bool,
    whole: u64,
    fraction: u64,
    decimals: usize,
}

impl Number {
    /// Reads `2`, `-3`, `10.1` or `10,1`; at most eighteen digits on either side.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix(['-', '−']) {
            Some(digits) => (true, digits),
            None => (false, text),
        };
        let (whole, fraction) = match digits.split_once(['.', ',']) {
            Some((whole, fraction)) => (parse_digits(whole)?, Some(fraction)),
            None => (parse_digits(digits)?, None),
        };
        let decimals = fraction.map_or(0, str::len);
        let fraction = fraction.map_or(Some(0), parse_digits)?;
        Some(Self { negative, whole, fraction, decimals })
    }

    /// Returns the part before the point, without a sign.
    pub(in crate::base) fn whole(self) -> u64 {
        self.whole
    }

    /// Tells a number written without digits after a point.
    pub(super) fn is_integer(self) -> bool {
        self.decimals == 0
    }
}

impl From<u64> for Number {
    fn from(whole: u64) -> Self {
        Self { negative: false, whole, fraction: 0, decimals: 0 }
    }
}

impl From<u32> for Number {
    fn from(whole: u32) -> Self {
        Self::from(u64::from(whole))
    }
}

impl From<usize> for Number {
    fn from(whole: usize) -> Self {
        Self::from(u64::try_from(whole).unwrap_or(u64::MAX))
    }
}

impl From<i64> for Number {
    fn from(number: i64) -> Self {
        Self { negative: number < 0, ..Self::from(number.unsigned_abs()) }
    }
}

impl From<i32> for Number {
    fn from(number: i32) -> Self {
        Self::from(i64::from(number))
    }
}

/// Returns `number` as written on a page of `lang`: in Ukrainian `1 000,5` with a no-break space.
///
/// Four digits are grouped as well, as the rows of `tests/tables/plural.tsv` are.
pub fn format_number(number: impl Into<Number>, lang: Lang) -> String {
    let number: Number = number.into();
    let (group, point) = if lang == Lang::UK { ('\u{a0}', ',') } else { (',', '.') };
    let mut out = String::from(if number.negative { "−" } else { "" });
    push_groups(&mut out, number.whole, group);
    if number.decimals > 0 {
        out.push(point);
        out.push_str(&format!("{:0width$}", number.fraction, width = number.decimals));
    }
    out
}

fn push_groups(out: &mut String, whole: u64, group: char) {
    let digits = whole.to_string();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
}

fn parse_digits(digits: &str) -> Option<u64> {
    let plain = !digits.is_empty() && digits.len() <= 18;
    let plain = plain && digits.bytes().all(|b| b.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_follow_the_language() {
        let number = Number::parse("-1234567.50").map(|n| format_number(n, Lang::UK));
        assert_eq!(number.as_deref(), Some("−1\u{a0}234\u{a0}567,50"));
        assert_eq!(format_number(12_345_usize, Lang::EN), "12,345");
        assert_eq!(format_number(999_usize, Lang::UK), "999");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for bad in ["", "-", ".5", "5.", "1 000", "1e3", "½", "1.2.3", "1234567890123456789"] {
            assert_eq!(Number::parse(bad), None, "{bad:?}");
        }
    }
}
