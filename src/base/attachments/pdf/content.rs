//! What is set on a page: its texts as a reader reads them, whatever their fonts.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object};

use super::objects::LARGEST_PART;

/// Text that is set but not drawn (ISO 32000-1, 9.3.6).
const INVISIBLE: i64 = 3;

/// By how much a piece of text is moved, in thousandths of a letter's height, that a reader sees a blank.
const BLANK: f32 = -100.0;

/// The fonts of a page or of a form within one.
#[derive(Default)]
pub(super) struct Resources<'a>(BTreeMap<Vec<u8>, Encoding<'a>>);

impl<'a> Resources<'a> {
    pub(super) fn of_page(document: &'a Document, page: lopdf::ObjectId) -> Self {
        Self::new(document, document.get_page_fonts(page).unwrap_or_default())
    }

    /// Returns those of a form, which names its own.
    pub(super) fn of_form(document: &'a Document, form: &'a Dictionary) -> Self {
        let fonts = || {
            let resources = form.get_deref(b"Resources", document)?.as_dict()?;
            resources.get_deref(b"Font", document)?.as_dict()
        };
        let Ok(fonts) = fonts() else { return Self::default() };
        let font = |(name, font): (&Vec<u8>, &'a Object)| {
            let (_, font) = document.dereference(font).ok()?;
            Some((name.clone(), font.as_dict().ok()?))
        };
        Self::new(document, fonts.iter().filter_map(font).collect())
    }

    fn new(document: &'a Document, fonts: BTreeMap<Vec<u8>, &'a Dictionary>) -> Self {
        let encoding = |(name, font): (Vec<u8>, &'a Dictionary)| {
            Some((name, font.get_font_encoding_with_limit(document, LARGEST_PART).ok()?))
        };
        Self(fonts.into_iter().filter_map(encoding).collect())
    }

    /// Returns the text of a page or a form; whether all of it could be read.
    pub(super) fn text(&self, content: &[u8]) -> (String, bool) {
        let Ok(content) = Content::decode(content) else { return (String::new(), false) };
        let mut text = PageText { text: String::new(), font: None, height: None, is_whole: true };
        for operation in &content.operations {
            text.take(self, &operation.operator, &operation.operands);
        }
        (text.text, text.is_whole)
    }
}

/// The text of a page as far as it was read.
struct PageText<'a> {
    text: String,
    font: Option<&'a Encoding<'a>>,
    /// Where the line stands, if that was said.
    height: Option<f32>,
    is_whole: bool,
}

impl<'a> PageText<'a> {
    fn take(&mut self, resources: &'a Resources<'_>, operator: &str, operands: &[Object]) {
        let number = |place: usize| operands.get(place).and_then(|o| o.as_float().ok());
        match operator {
            "Tf" => {
                let name = operands.first().and_then(|name| name.as_name().ok());
                self.font = name.and_then(|name| resources.0.get(name));
            }
            "Tj" | "TJ" => operands.iter().for_each(|piece| self.piece(piece)),
            "'" | "\"" => {
                self.part('\n');
                operands.iter().for_each(|piece| self.piece(piece));
            }
            "T*" | "ET" => self.part('\n'),
            "Td" | "TD" => self.part(if number(1) == Some(0.0) { ' ' } else { '\n' }),
            "Tm" => {
                let height = number(5);
                self.part(if height == self.height { ' ' } else { '\n' });
                self.height = height;
            }
            _ => {}
        }
    }

    /// Parts what comes from what came.
    fn part(&mut self, sign: char) {
        if !self.text.ends_with([' ', '\n']) {
            self.text.push(sign);
        } else if sign == '\n' && self.text.ends_with(' ') {
            self.text.pop();
            self.text.push(sign);
        }
    }

    fn piece(&mut self, piece: &Object) {
        if let Object::String(bytes, _) = piece {
            match self.font.map(|font| font.bytes_to_string(bytes)) {
                Some(Ok(text)) => self.text.push_str(&text),
                Some(Err(_)) => self.is_whole = false,
                // Without a font nothing is shown; the bytes are letters as a rule.
                None => self.text.extend(bytes.iter().map(|byte| char::from(*byte))),
            }
        } else if let Object::Array(pieces) = piece {
            pieces.iter().for_each(|piece| self.piece(piece));
        } else if piece.as_float().is_ok_and(|moved| moved < BLANK) {
            self.part(' ');
        }
    }
}

/// Tells whether text is set that is not drawn.
pub(super) fn has_invisible_text(content: &[u8]) -> bool {
    let Ok(content) = Content::decode(content) else { return false };
    let mut modes = vec![false];
    content.operations.iter().any(|operation| {
        let is_invisible = modes.last().copied().unwrap_or_default();
        match operation.operator.as_str() {
            "Tr" => {
                let mode = operation.operands.first().and_then(|mode| mode.as_i64().ok());
                if let Some(last) = modes.last_mut() {
                    *last = mode == Some(INVISIBLE);
                }
                false
            }
            "q" => {
                modes.push(is_invisible);
                false
            }
            "Q" => {
                if modes.len() > 1 {
                    modes.pop();
                }
                false
            }
            "Tj" | "TJ" | "'" | "\"" => is_invisible,
            _ => false,
        }
    })
}
