//! The texts of a workbook, each once and with a number (ECMA-376-1, 18.4).

use std::borrow::Cow;

use quick_xml::escape::partial_escape;

use super::book::MAIN;
use super::package::{DECLARATION, Package};
use crate::base::maps::HashMap;

/// The texts so far, and what they are written as.
#[derive(Default)]
pub(super) struct Strings {
    numbers: HashMap<String, usize>,
    items: String,
    cells: usize,
}

impl Strings {
    /// Returns the number of a text.
    pub(super) fn text_index(&mut self, text: &str) -> usize {
        self.cells += 1;
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.numbers.len();
        self.numbers.insert(text.to_owned(), number);
        // Without this mark a reader may drop spaces and line ends at both ends.
        let is_padded =
            text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
        let keep = if is_padded { " xml:space=\"preserve\"" } else { "" };
        self.items.push_str(&format!("<si><t{keep}>{}</t></si>", escaped(text)));
        number
    }

    /// Writes them all: how many cells hold one, how many there are, and each.
    pub(super) fn write(self, package: &mut Package) {
        let (cells, texts) = (self.cells, self.numbers.len());
        let counts = format!("count=\"{cells}\" uniqueCount=\"{texts}\"");
        package.begin("xl/sharedStrings.xml");
        package.push(format!("{DECLARATION}<sst xmlns=\"{MAIN}\" {counts}>").as_bytes());
        // They are the largest part of a workbook, and are not copied once more.
        package.push(self.items.as_bytes());
        package.push(b"</sst>");
    }
}

/// Escapes a text: what would be taken for XML, and what a workbook would take for its own way to write a character that XML
/// does not know (`_x000D_`, ECMA-376-1, 22.9.2.19). Characters that XML does not know are written in that way.
fn escaped(text: &str) -> Cow<'_, str> {
    let is_foreign = |c: char| match c {
        '\n' | '\t' => false,
        '\u{fffe}' | '\u{ffff}' => true,
        c => c.is_control(),
    };
    if !text.contains("_x") && !text.contains(is_foreign) {
        return partial_escape(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        match c {
            '_' if is_escape_code(&text.as_bytes()[at..]) => escaped.push_str("_x005F_"),
            c if is_foreign(c) => escaped.push_str(&format!("_x{:04X}_", u32::from(c))),
            c => escaped.push(c),
        }
    }
    Cow::Owned(partial_escape(&escaped).into_owned())
}

fn is_escape_code(bytes: &[u8]) -> bool {
    matches!(bytes, [b'_', b'x', digits @ .., ] if digits.len() > 4
        && digits[4] == b'_' && digits[..4].iter().all(u8::is_ascii_hexdigit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_pass_for_markup_or_for_a_character() {
        assert_eq!(escaped("<a> & \"b\""), "&lt;a&gt; &amp; \"b\"");
        assert_eq!(escaped("_x000D_ _x00_ _xZZZZ_"), "_x005F_x000D_ _x00_ _xZZZZ_");
        assert_eq!(escaped("a\rb\nc\u{1}d\u{ffff}"), "a_x000D_b\nc_x0001_d_xFFFF_");
    }

    #[test]
    fn every_text_stands_once() {
        let mut strings = Strings::default();
        assert_eq!(["а", "б", "а", " б"].map(|text| strings.text_index(text)), [0, 1, 0, 2]);
        assert_eq!(strings.cells, 4);
        let items = "<si><t>а</t></si><si><t>б</t></si><si><t xml:space=\"preserve\"> б</t></si>";
        assert_eq!(strings.items, items);
    }
}
