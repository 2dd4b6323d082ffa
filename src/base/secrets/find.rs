//! One pass through a text: figures, addresses and names of what is not shown.

use super::addresses::{self, is_at};
use super::figures::look_alike;
use super::people::Trail;
use super::runs::{FoundNumber, Runs};
use super::set::{FoundSecret, Secrets};
use super::signs::{Form, Placed, Sign, Signs};
use crate::base::diag::boundary;

impl Secrets {
    /// Finds every place of a text that holds one; text with or without markup.
    pub(crate) fn find(&self, text: &str) -> Vec<FoundSecret> {
        if self.is_empty() {
            return Vec::new();
        }
        SecretFinder::new(self, text, Form::Markup).find_all(true, 0).0
    }
}

/// What is known of a text while it is read.
pub(super) struct SecretFinder<'a> {
    secrets: &'a Secrets,
    text: &'a str,
    form: Form,
    runs: Runs,
    trail: Trail,
    word: Word,
    found: Vec<FoundSecret>,
}

/// Letters and figures without anything between them.
#[derive(Debug, Default)]
struct Word {
    /// In lower case; figures are plain.
    text: String,
    figures: usize,
    letters: usize,
    start: usize,
    end: usize,
    /// An apostrophe was read, which belongs to the word if a letter follows.
    has_apostrophe: bool,
}

impl Word {
    fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    fn push(&mut self, c: char, placed: &Placed) {
        if self.text.is_empty() {
            self.start = placed.start;
        }
        self.text.push(c);
        self.end = placed.end;
        self.has_apostrophe = false;
    }

    fn clear(&mut self) {
        self.text.clear();
        (self.figures, self.letters, self.has_apostrophe) = (0, 0, false);
    }
}

impl<'a> SecretFinder<'a> {
    pub(super) fn new(secrets: &'a Secrets, text: &'a str, form: Form) -> Self {
        Self {
            secrets,
            text,
            form,
            runs: Runs::default(),
            trail: Trail::default(),
            word: Word::default(),
            found: Vec::new(),
        }
    }

    /// Reads the whole text; returns what was found, and whether a quoted text of data was being read at `cut`.
    pub(super) fn find_all(mut self, is_quoted: bool, cut: usize) -> (Vec<FoundSecret>, bool) {
        let mut signs = Signs::new(self.text, self.form, is_quoted);
        let mut quoted_at_cut = is_quoted;
        while let Some(placed) = signs.next() {
            self.feed(&placed);
            if placed.end <= cut {
                quoted_at_cut = signs.is_quoted;
            }
        }
        self.end_word();
        (self.found, quoted_at_cut)
    }

    fn feed(&mut self, placed: &Placed) {
        match placed.sign {
            Sign::Letter(c) => {
                self.word.push(c, placed);
                self.word.letters += 1;
                return;
            }
            Sign::Digit(value) => {
                if self.word.has_apostrophe {
                    self.end_word();
                }
                self.word.push(char::from(b'0' + value), placed);
                self.word.figures += 1;
                return;
            }
            Sign::Mark('\'' | '’' | '`' | '‘')
                if self.word.letters > 0 && !self.word.has_apostrophe =>
            {
                self.word.has_apostrophe = true;
                return;
            }
            Sign::Mark(_) | Sign::Blank | Sign::Line | Sign::Tag { .. } | Sign::Break => {}
        }
        if !self.word.is_empty() {
            self.end_word();
        }
        match placed.sign {
            Sign::Mark(c) => {
                self.runs.gap.mark(c);
                self.trail.mark(c);
                if c == '@' {
                    self.find_email(placed.start, placed.end);
                }
            }
            Sign::Line => self.runs.gap.heavy(),
            Sign::Tag { is_inline } => {
                if !is_inline {
                    self.runs.gap.heavy();
                }
                self.look_inside(placed);
            }
            Sign::Break => {
                self.runs.gap.end_run();
                self.trail.break_off();
            }
            Sign::Blank | Sign::Letter(_) | Sign::Digit(_) => {}
        }
    }

    /// Looks through the attributes of a tag, or through a comment.
    fn look_inside(&mut self, placed: &Placed) {
        let inside = &self.text[placed.start + 1..placed.end - 1];
        let is_looked_at = |byte: u8| byte.is_ascii_digit() || byte == b'@' || byte >= 0x80;
        // Most tags have a class or nothing.
        if !inside.bytes().any(is_looked_at) {
            return;
        }
        let (found, _) = SecretFinder::new(self.secrets, inside, Form::Inside).find_all(true, 0);
        let start = placed.start + 1;
        self.found.extend(found.into_iter().map(|found| found.moved(start)));
    }

    fn end_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        let place = (word.start, word.end);
        match (word.letters, word.figures) {
            (0, 0) => {}
            (0, _) => self.figures(word.text.bytes().map(|byte| byte - b'0'), place),
            (_, 0) => self.take_letters(&word.text, place),
            (_, _) => self.mixed(&word.text, place),
        }
        // Its room serves the next one.
        self.word = word;
        self.word.clear();
    }

    fn figures(&mut self, figures: impl Iterator<Item = u8>, place: (usize, usize)) {
        self.trail.break_off();
        let found = self.runs.take_figures(figures, place, &self.secrets.numbers);
        self.found.extend(found.map(FoundSecret::from));
    }

    fn take_letters(&mut self, word: &str, place: (usize, usize)) {
        if !self.secrets.people.is_empty() {
            let found = self.trail.take_word(word, self.text, place, &self.secrets.people);
            self.found
                .extend(found.map(|(start, secret)| FoundSecret { span: start..place.1, secret }));
        }
        if is_at(word) {
            self.find_email(place.0, place.1);
        }
        if let Some(spoken) = self.secrets.spoken.get(word) {
            let found = self.runs.push_word(*spoken, place, &self.secrets.numbers);
            self.found.extend(found.map(FoundSecret::from));
            return;
        }
        if is_zeros_and_ones(word) {
            let figures = word.chars().filter_map(look_alike);
            let found = self.runs.take_figures(figures, place, &self.secrets.numbers);
            self.found.extend(found.map(FoundSecret::from));
        } else if self.runs.is_empty() {
            self.runs.gap.end_run();
        } else {
            self.runs.break_off();
        }
    }

    /// Reads letters among figures as the figures that they look like; else each group of figures stands for itself.
    fn mixed(&mut self, word: &str, place: (usize, usize)) {
        self.trail.break_off();
        let alike = |c: char| match c {
            '0'..='9' => Some(c as u8 - b'0'),
            c => look_alike(c),
        };
        if word.chars().all(|c| alike(c).is_some()) {
            self.figures(word.chars().filter_map(alike), place);
            return;
        }
        for group in word.split(|c: char| !c.is_ascii_digit()).filter(|group| group.len() > 8) {
            self.runs.break_off();
            self.figures(group.bytes().map(|byte| byte - b'0'), place);
        }
        self.runs.break_off();
        self.runs.gap.end_run();
    }

    /// Looks around the sign of an address.
    fn find_email(&mut self, start: usize, end: usize) {
        if self.secrets.addresses.is_empty() {
            return;
        }
        let before = addresses::before(self.text, start, self.form);
        let known = before.candidates().filter_map(|local| self.secrets.addresses.get(local));
        let wanted: Vec<_> = known.flatten().collect();
        if wanted.is_empty() {
            return;
        }
        let after = addresses::after(self.text, end, self.form);
        for (domain, secret) in wanted {
            if let Some((_, end)) = after.iter().find(|(own, _)| own == domain) {
                let start = boundary(self.text, start.saturating_sub(domain.len().min(40)));
                self.found.push(FoundSecret { span: start..*end, secret: *secret });
            }
        }
    }
}

/// Tells a short word of letters that look like zeros and ones: what is left of «О5О 9ОО ОО О7» between two blanks.
fn is_zeros_and_ones(word: &str) -> bool {
    let mut values = word.chars().map(look_alike);
    word.chars().count() <= 3
        && values.clone().all(|value| matches!(value, Some(0 | 1)))
        && values.any(|value| value == Some(0))
}

impl From<FoundNumber> for FoundSecret {
    fn from(found: FoundNumber) -> Self {
        Self { span: found.start..found.end, secret: found.secret }
    }
}
