//! An e-mail address around its sign, whatever parts it: `olena [at] example [dot] org`, cells, tags, letters of two scripts.

use std::sync::LazyLock;

use super::signs::{Form, Sign, Signs};
use crate::base::diag::boundary;
use crate::base::locale::homoglyphs::latin_twin;

/// How far an address reaches to each side of its sign, in bytes.
const REACH: usize = 240;

/// What people write for the sign of an address.
const AT: [&str; 9] = ["at", "ат", "ет", "эт", "собака", "собачка", "собакою", "равлик", "арроба"];
/// What people write for its points, and for its dashes.
const DOT: [&str; 6] = ["dot", "крапка", "точка", "крапочка", "крапкою", "цятка"];
const DASH: [&str; 5] = ["dash", "дефіс", "тире", "мінус", "hyphen"];

/// The same as texts are compared: «крапка» is written with letters that Latin has.
static FOLDED_DOT: LazyLock<Vec<String>> = LazyLock::new(|| DOT.map(twins).into());
static FOLDED_DASH: LazyLock<Vec<String>> = LazyLock::new(|| DASH.map(twins).into());

fn twins(word: &str) -> String {
    word.chars().map(latin_twin).collect()
}

/// Tells a word that may stand for the sign of an address.
pub(super) fn is_at(word: &str) -> bool {
    AT.contains(&word)
}

/// Letters in a row, without what was put between them.
#[derive(Debug, Default)]
struct Compact {
    text: String,
    /// Where a word may begin.
    starts: Vec<usize>,
    /// Where the word that is read began.
    word: usize,
    is_parted: bool,
}

impl Compact {
    fn new() -> Self {
        Self { is_parted: true, ..Self::default() }
    }

    fn push(&mut self, c: char) {
        if self.is_parted {
            self.starts.push(self.text.len());
            self.word = self.text.len();
            self.is_parted = false;
        }
        self.text.push(latin_twin(c));
    }

    /// Ends a word; one that stands for a sign becomes it.
    fn end_part(&mut self) {
        self.is_parted = true;
        let word = &self.text[self.word..];
        // The longest of them has ten letters of two bytes.
        if word.is_empty() || word.len() > 20 {
            return;
        }
        let is = |words: &[String]| words.iter().any(|known| known == word);
        let sign = match () {
            () if is(&FOLDED_DOT) => '.',
            () if is(&FOLDED_DASH) => '-',
            () => return,
        };
        self.text.truncate(self.word);
        self.text.push(sign);
        self.word = self.text.len();
    }

    /// Takes a sign; tells whether an address may go on after it.
    fn feed(&mut self, sign: Sign) -> bool {
        match sign {
            Sign::Letter(c) => self.push(c),
            Sign::Digit(value) => self.push(char::from(b'0' + value)),
            Sign::Mark(c @ ('.' | '-' | '+')) => self.push(c),
            Sign::Mark('\u{2010}'..='\u{2015}' | '\u{2212}') => self.push('-'),
            // Emphasis may begin with it; where it belongs to the address it is left out on both sides.
            Sign::Mark('_' | '*' | '\\') => {}
            Sign::Mark('@') => return false,
            Sign::Mark(_) | Sign::Blank | Sign::Line | Sign::Tag { .. } => self.end_part(),
            Sign::Break => return false,
        }
        true
    }
}

/// Folds one part of an address as what is compared with it.
pub(super) fn fold(part: &str) -> String {
    let mut compact = Compact::new();
    for placed in Signs::new(part, Form::Inside, true) {
        compact.feed(placed.sign);
    }
    compact.end_part();
    compact.text
}

/// What may be the part before the sign.
pub(super) struct LocalPart(Compact);

impl LocalPart {
    /// Returns what it may be: the longest beginning last.
    pub(super) fn candidates(&self) -> impl Iterator<Item = &str> {
        let Self(Compact { text, starts, .. }) = self;
        let starts = starts.iter().rev().filter(|start| **start < text.len());
        starts.map(|start| &text[*start..])
    }
}

/// Reads what stands before the sign of an address.
pub(super) fn before(text: &str, at: usize, form: Form) -> LocalPart {
    let mut compact = Compact::new();
    let mut from = boundary(text, at.saturating_sub(REACH));
    let near = &text[from..at];
    // An address has one sign; where there are tags, another may stand within one of them.
    if let Some(sign) = near.rfind('@').filter(|_| !near.contains('<')) {
        from += sign + 1;
    }
    for placed in Signs::from(&text[..at], form, from) {
        if !compact.feed(placed.sign) {
            compact = Compact::new();
        }
    }
    compact.end_part();
    LocalPart(compact)
}

/// Returns what may be the part after the sign, each with where it ends in the text.
pub(super) fn after(text: &str, at: usize, form: Form) -> Vec<(String, usize)> {
    let mut compact = Compact::new();
    let mut ends = Vec::new();
    let until = boundary(text, at.saturating_add(REACH));
    let mut last = at;
    for placed in Signs::from(&text[..until], form, at) {
        let was_parted = compact.is_parted;
        let goes_on = compact.feed(placed.sign);
        if (compact.is_parted && !was_parted) || !goes_on {
            ends.push((domain(&compact.text), last));
        }
        if !goes_on {
            return ends;
        }
        last = placed.end;
    }
    compact.end_part();
    ends.push((domain(&compact.text), last));
    ends
}

/// A sentence may end with an address.
fn domain(text: &str) -> String {
    text.trim_end_matches(['.', '-', '+']).to_owned()
}
