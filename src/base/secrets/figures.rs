//! The value of a digit in any script and shape.

/// The zeros of the decimal digits of Unicode (general category Nd) that no compatibility form makes plain; nine digits follow each.
const ZEROS: [u32; 62] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6,
    0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50,
    0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
    0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650,
    0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16a60, 0x16ac0,
    0x16b50, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e950, 0x1fbf0,
];

/// The ones of figures in rings that have no compatibility form; eight follow each.
const RINGED: [u32; 4] = [0x2776, 0x2780, 0x278a, 0x24f5];

/// Returns the value of a digit.
pub(super) fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    let code = u32::from(c);
    if (0x400..0x530).contains(&code) {
        return None;
    }
    if code == 0x24ff || code == 0x1f10c {
        return Some(0);
    }
    let ringed = RINGED.iter().find(|one| (**one..**one + 9).contains(&code));
    if let Some(one) = ringed {
        return u8::try_from(code - one + 1).ok();
    }
    let after = ZEROS.partition_point(|zero| *zero <= code);
    let zero = ZEROS.get(after.checked_sub(1)?)?;
    u8::try_from(code - zero).ok().filter(|value| *value < 10)
}

/// Returns the digit that a small letter looks like.
pub(super) fn look_alike(letter: char) -> Option<u8> {
    Some(match letter {
        'о' | 'o' | 'ο' | 'օ' => 0,
        'l' | 'і' | 'i' | 'ӏ' | 'ı' => 1,
        'з' | 'ӡ' => 3,
        'ч' => 4,
        's' | 'ѕ' => 5,
        'б' => 6,
        'в' | 'b' => 8,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_of_any_script_has_its_value_and_a_letter_none() {
        for (written, value) in [
            ('0', 0),
            ('٥', 5),
            ('۹', 9),
            ('०', 0),
            ('๗', 7),
            ('９', 9),
            ('❸', 3),
            ('⓿', 0),
            ('➆', 7),
        ] {
            assert_eq!(digit(written), Some(value), "{written}");
        }
        for other in ['а', 'o', 'Я', '-', '½', 'ⅷ', '十'] {
            assert_eq!(digit(other), None, "{other}");
        }
        assert!(ZEROS.is_sorted());
    }
}
