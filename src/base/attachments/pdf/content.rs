//! What is set on a page: its texts as a reader reads them, whatever their fonts.

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object};

/// Text that is set but not drawn (ISO 32000-1, 9.3.6).
const INVISIBLE: i64 = 3;

/// By how much a piece of text is moved, in thousandths of a letter's height, that a reader sees a blank.
const BLANK: f32 = -100.0;

/// How much of what a font says of its letters is unpacked, in bytes.
const LARGEST_FONT: usize = 4 * 1024 * 1024;

/// The fonts of a document, each read once.
pub(super) struct Fonts<'a> {
    document: &'a Document,
    /// By where they lie in memory; nothing for one that cannot be read.
    read: BTreeMap<usize, Option<Rc<Encoding<'a>>>>,
}

impl<'a> Fonts<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        Self { document, read: BTreeMap::new() }
    }

    /// Returns those of a page, unless they cannot be read; what is unpacked for them is taken off what is left.
    pub(super) fn of_page(
        &mut self,
        page: lopdf::ObjectId,
        left: &mut u64,
    ) -> Option<Resources<'a>> {
        let fonts = self.document.get_page_fonts(page).ok()?;
        Some(self.resources(fonts, left))
    }

    /// Returns those of a form, which names its own.
    pub(super) fn of_form(&mut self, form: &'a Dictionary, left: &mut u64) -> Resources<'a> {
        let document = self.document;
        let fonts = || {
            let resources = form.get_deref(b"Resources", document)?.as_dict()?;
            resources.get_deref(b"Font", document)?.as_dict()
        };
        let Ok(fonts) = fonts() else { return Resources::default() };
        let font = |(name, font): (&Vec<u8>, &'a Object)| {
            let (_, font) = document.dereference(font).ok()?;
            Some((name.clone(), font.as_dict().ok()?))
        };
        self.resources(fonts.iter().filter_map(font).collect(), left)
    }

    fn resources(
        &mut self,
        fonts: BTreeMap<Vec<u8>, &'a Dictionary>,
        left: &mut u64,
    ) -> Resources<'a> {
        let named = fonts.into_iter().map(|(name, font)| {
            let place = std::ptr::from_ref(font).addr();
            let document = self.document;
            let encoding = self.read.entry(place).or_insert_with(|| encoding(document, font, left));
            (name, encoding.clone())
        });
        Resources(named.collect())
    }
}

fn encoding<'a>(
    document: &'a Document,
    font: &'a Dictionary,
    left: &mut u64,
) -> Option<Rc<Encoding<'a>>> {
    let limit = usize::try_from(*left).unwrap_or(usize::MAX).min(LARGEST_FONT);
    let letters = font.get_deref(b"ToUnicode", document).and_then(Object::as_stream).ok();
    let unpacked = letters.and_then(|letters| letters.get_plain_content_with_limit(limit).ok());
    *left = left.saturating_sub(unpacked.map_or(0, |letters| letters.len() as u64));
    font.get_font_encoding_with_limit(document, limit).ok().map(Rc::new)
}

/// The fonts of a page or of a form within one; nothing for one that cannot be read.
#[derive(Default)]
pub(super) struct Resources<'a>(BTreeMap<Vec<u8>, Option<Rc<Encoding<'a>>>>);

impl Resources<'_> {
    /// Reads the text of a page or a form, operation by operation: a list of all may be a hundred times as long as the page.
    pub(super) fn page_text(&self, content: &[u8]) -> PageText {
        let mut reading =
            PageReader { page: PageText::default(), font: None, height: None, modes: vec![0] };
        for operation in Content::decode_iter(content) {
            match operation {
                Ok(operation) => {
                    reading.apply_operator(self, &operation.operator, &operation.operands);
                }
                Err(_) => reading.page.is_torn = true,
            }
        }
        reading.page
    }
}

/// The text of a page or a form.
#[derive(Debug, Default)]
pub(super) struct PageText {
    pub(super) text: String,
    /// Whether some of it could not be read.
    pub(super) is_torn: bool,
    /// Whether some of it is not drawn.
    pub(super) has_invisible: bool,
}

/// A page as far as it was read.
struct PageReader<'a> {
    page: PageText,
    font: Option<&'a Encoding<'a>>,
    /// Where the line stands, if that was said.
    height: Option<f32>,
    /// How text is drawn, for each state that was kept.
    modes: Vec<i64>,
}

/// How many states may be kept (ISO 32000-1, C.2, has 28).
const STATES: usize = 512;

impl<'a> PageReader<'a> {
    fn apply_operator(
        &mut self,
        resources: &'a Resources<'_>,
        operator: &str,
        operands: &[Object],
    ) {
        let number = |place: usize| operands.get(place).and_then(|o| o.as_float().ok());
        match operator {
            "Tf" => {
                let name = operands.first().and_then(|name| name.as_name().ok());
                let font = name.and_then(|name| resources.0.get(name));
                self.page.is_torn |= font.is_some_and(Option::is_none);
                self.font = font.and_then(Option::as_deref);
            }
            "Tj" | "TJ" => self.show_text(operands),
            "'" | "\"" => {
                self.separate('\n');
                self.show_text(operands);
            }
            "T*" | "ET" => self.separate('\n'),
            "Td" | "TD" => self.separate(if number(1) == Some(0.0) { ' ' } else { '\n' }),
            "Tm" => {
                let height = number(5);
                self.separate(if height == self.height { ' ' } else { '\n' });
                self.height = height;
            }
            "Tr" => {
                // A number with a point says the same; what is no number changes nothing.
                if let (Some(mode), Some(last)) = (number(0), self.modes.last_mut()) {
                    *last = mode as i64;
                }
            }
            "q" if self.modes.len() < STATES => self.modes.extend(self.modes.last().copied()),
            "Q" if self.modes.len() > 1 => drop(self.modes.pop()),
            _ => {}
        }
    }

    fn show_text(&mut self, operands: &[Object]) {
        self.page.has_invisible |= self.modes.last() == Some(&INVISIBLE);
        operands.iter().for_each(|piece| self.show_piece(piece));
    }

    /// Parts what comes from what came.
    fn separate(&mut self, sign: char) {
        if !self.page.text.ends_with([' ', '\n']) {
            self.page.text.push(sign);
        } else if sign == '\n' && self.page.text.ends_with(' ') {
            self.page.text.pop();
            self.page.text.push(sign);
        }
    }

    fn show_piece(&mut self, piece: &Object) {
        if let Object::String(bytes, _) = piece {
            match self.font.map(|font| font.bytes_to_string(bytes)) {
                Some(Ok(text)) => self.page.text.push_str(&text),
                Some(Err(_)) => self.page.is_torn = true,
                // Without a font nothing is shown; the bytes are letters as a rule.
                None => self.page.text.extend(bytes.iter().map(|byte| char::from(*byte))),
            }
        } else if let Object::Array(pieces) = piece {
            pieces.iter().for_each(|piece| self.show_piece(piece));
        } else if piece.as_float().is_ok_and(|moved| moved < BLANK) {
            self.separate(' ');
        }
    }
}
