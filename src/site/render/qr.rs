//! The door of qrcodegen: an address becomes a code that a phone's camera reads.
//!
//! Comes in: text. Goes out: how many modules a side has, and the dark ones as one path of SVG, a unit each. A text too
//! long for any code gives nothing.

use qrcodegen::{QrCode, QrCodeEcc};

use super::values::Drawing;

/// Light modules around the code that a camera needs (ISO/IEC 18004).
const QUIET: i32 = 4;

/// Draws a code that can still be read where a quarter of it is dirty or torn.
pub(super) fn qr_code(text: &str) -> Option<Drawing> {
    let code = QrCode::encode_text(text, QrCodeEcc::Quartile).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|&x| code.get_module(x, y)).count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET));
            }
            x += i32::try_from(run).unwrap_or(0) + 1;
        }
    }
    Some(Drawing { size: code.size() + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corner_of_a_code_is_its_finder_pattern() {
        let drawing = qr_code("https://example.org/").unwrap();
        // Version 2 has 25 modules; the first row begins with seven dark ones.
        assert_eq!(drawing.size, 25 + 8);
        assert!(drawing.path.starts_with("M4 4h7v1h-7z"), "{}", drawing.path);
    }

    #[test]
    fn what_no_code_holds_is_not_drawn() {
        assert!(qr_code(&"a".repeat(8000)).is_none());
    }
}
