//! Letters of a cell that nobody sees to be wrong, or that an encoding took: what is certain is put right and told.

use super::cells::shortened;
use super::reader::CellReader;
use crate::base::diag::Code;
use crate::base::locale::apostrophes;
use crate::base::locale::homoglyphs::in_one_script;
use crate::content::fields::{Structure, Type};
use crate::edit::import::place::Place;

/// Tells a field whose values are words, also those of its parts.
fn has_words(kind: Type) -> bool {
    match kind.structure() {
        Structure::List(item) => has_words(*item),
        Structure::Record(shape) => matches!(shape.name, "address" | "person"),
        Structure::Scalar | Structure::Coordinates | Structure::Levels => kind.is_text(),
    }
}

impl CellReader<'_> {
    /// Puts letters right that nobody sees or no keyboard writes, and tells it: those of the other alphabet within a word, and `?` in
    /// the place of an apostrophe. In the list's own table only the latter.
    pub(super) fn in_right_letters(&mut self, kind: Type, place: &Place, text: String) -> String {
        let mut text = text;
        let mut tell = |what: &'static str, text: &str| {
            let finding = place.finding(Code::ImportLetters).with("what", what);
            self.findings.push(finding.with("value", shortened(text)));
        };
        if let Some(whole) = apostrophes::from_question_marks(&text) {
            tell("apostrophe", &whole);
            text = whole;
        }
        // What else the list's own table says stood so in an entry, and may be meant: it is brought back as it is, and `check` asks.
        if self.is_ours {
            return text;
        }
        if apostrophes::has_question_mark_inside(&text) {
            tell("lost", &text);
        }
        if has_words(kind)
            && let Some(whole) = in_one_script(&text)
        {
            tell("alphabet", &whole);
            text = whole;
        }
        text
    }
}
