//! What one line may have meant.

use std::ops::Range;

use super::slip::Slip;
use crate::base::diag::Code;
use crate::base::yaml::edit::change::Patch;
use crate::base::yaml::edit::scalar::quoted;
use crate::base::yaml::items::BULLETS;

/// What the line before leads to.
#[derive(Clone, Copy)]
pub(super) enum Preceding {
    /// An item of a list this deep.
    List(usize),
    /// A field without a value on its line.
    Key,
    Other,
}

/// One line, cut where it means something.
pub(super) struct Line<'t> {
    /// Where its content starts in the text.
    pub(super) start: usize,
    /// Its blanks in front, in characters.
    pub(super) indent: usize,
    /// The blanks in front.
    blanks: &'t str,
    /// What follows them, without the line's end.
    pub(super) content: &'t str,
    /// Where the first field's or item's own text starts.
    pub(super) own: usize,
}

impl<'t> Line<'t> {
    pub(super) fn new(text: &'t str, line: Range<usize>) -> Self {
        let whole = text[line.clone()].trim_end_matches(['\n', '\r']);
        let content = whole.trim_start_matches([' ', '\u{a0}', '\u{2007}', '\u{202f}']);
        let blanks = &whole[..whole.len() - content.len()];
        let start = line.start + blanks.len();
        let mut own = start;
        let mut rest = content;
        while let Some(item) = rest.strip_prefix("- ") {
            rest = item.trim_start_matches(' ');
            own = start + (content.len() - rest.len());
        }
        Self { start, indent: blanks.chars().count(), blanks, content: content.trim_end(), own }
    }

    /// Returns what follows the dashes of items.
    pub(super) fn rest(&self) -> &'t str {
        &self.content[(self.own - self.start).min(self.content.len())..]
    }

    /// Returns the value and where it starts: what follows the key or the dash.
    pub(super) fn value(&self) -> (&'t str, usize) {
        let (value, start) = self.value_and_comment();
        let is_quoted = value.starts_with(['"', '\'']);
        let comment = value.find(" #").filter(|_| !is_quoted);
        (comment.map_or(value, |at| value[..at].trim_end()), start)
    }

    /// How deep the first field's or item's own text stands.
    pub(super) fn own_column(&self) -> usize {
        self.indent + self.own - self.start
    }

    fn value_and_comment(&self) -> (&'t str, usize) {
        let rest = self.rest();
        match rest.split_once(": ") {
            Some((key, value)) if is_word(key) => {
                let value = value.trim_start();
                (value, self.own + rest.len() - value.len())
            }
            _ => (rest, self.own),
        }
    }

    pub(super) fn slip(
        code: Code,
        at: Range<usize>,
        sign: impl Into<String>,
        patch: Patch,
    ) -> Option<Slip> {
        Some(Slip { code, at, sign: sign.into(), patches: vec![patch] })
    }

    pub(super) fn opens_block(&self) -> bool {
        let last = self.content.rsplit(' ').next().expect("split gives at least one piece");
        let head = last.trim_end_matches(['+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        matches!(head, "|" | ">") && self.content.len() > last.len()
    }

    pub(super) fn leads_to(&self, is_list: bool) -> Preceding {
        match self.content {
            content if content.starts_with("- ") || content == "-" => Preceding::List(self.indent),
            content if content.ends_with(':') && !content.contains(": ") => Preceding::Key,
            _ if is_list && self.list_mark().is_some() => Preceding::List(self.indent),
            _ if self.dash_without_blank(|_| false).is_some() => Preceding::List(self.indent),
            _ => Preceding::Other,
        }
    }

    pub(super) fn no_break_indentation(&self) -> Option<Slip> {
        let at = self.blanks.find(|c| c != ' ')?;
        let place = self.start - self.blanks.len() + at;
        let end = place + self.blanks[at..].chars().next().map_or(0, char::len_utf8);
        let span = self.start - self.blanks.len()..self.start;
        let text = " ".repeat(self.indent);
        Self::slip(Code::YamlNoBreakSpace, place..end, "", Patch { span, text })
    }

    /// What begins and ends a sample in the manual, taken along with it.
    pub(super) fn code_fence(&self, whole: Range<usize>) -> Option<Slip> {
        let words = self.content.strip_prefix("```")?;
        words
            .chars()
            .all(|c| c.is_alphanumeric() || c.is_whitespace() || "./-".contains(c))
            .then_some(())?;
        let span = self.start..self.start + self.content.len();
        let patch = Patch { span: whole, text: String::new() };
        Self::slip(Code::YamlCodeFence, span, "", patch)
    }

    /// `-food`, and `-help:food`, which lacks both blanks.
    pub(super) fn dash_without_blank(&self, is_key: fn(&str) -> bool) -> Option<Slip> {
        let mut chars = self.content.chars();
        let next = (chars.next() == Some('-')).then(|| chars.next())??;
        if next == ' ' || next == '-' {
            return None;
        }
        let at = self.start..self.start + 1;
        if next == '\u{a0}' {
            let span = self.start + 1..self.start + 1 + next.len_utf8();
            return Self::slip(
                Code::YamlNoBreakSpace,
                span.clone(),
                "",
                Patch { span, text: " ".into() },
            );
        }
        let after = self.start + 1;
        let blank = |at: usize| Patch { span: at..at, text: " ".into() };
        let glued = self.content[1..]
            .split_once(':')
            .filter(|(key, value)| is_key(key) && value.starts_with(|c: char| !c.is_whitespace()));
        let mut patches = vec![blank(after)];
        patches.extend(glued.map(|(key, _)| blank(after + key.len() + 1)));
        Some(Slip { code: Code::YamlDashSpace, at, sign: String::new(), patches })
    }

    pub(super) fn list_mark(&self) -> Option<Slip> {
        let mark = self.content.chars().next().filter(|c| BULLETS.contains(c))?;
        let rest = &self.content[mark.len_utf8()..];
        let is_mark = rest.starts_with([' ', '\u{a0}', '\t']) || (mark != '*' && !rest.is_empty());
        let end = self.start + mark.len_utf8() + (rest.len() - rest.trim_start().len());
        is_mark.then_some(())?;
        let patch = Patch { span: self.start..end, text: "- ".into() };
        Self::slip(Code::YamlListMark, self.start..self.start + mark.len_utf8(), mark, patch)
    }

    /// `- help:food`: sound YAML for a text, which nobody meant.
    pub(super) fn item_without_blank(&self, is_key: fn(&str) -> bool) -> Option<Slip> {
        let is_item = self.own > self.start;
        self.colon_without_blank().filter(|slip| {
            is_item
                && is_key(self.content[self.own - self.start..slip.at.start - self.start].trim())
        })
    }

    pub(super) fn colon_without_blank(&self) -> Option<Slip> {
        let rest = self.rest();
        let (key, value) = rest.split_once(':')?;
        let next = value.chars().next()?;
        let colon = self.own + key.len();
        let key = key.trim_end();
        if !is_word(key) || value.starts_with("//") || next == ' ' || key.len() < 2 {
            return None;
        }
        let after = colon + 1;
        if next.is_whitespace() {
            let span = after..after + next.len_utf8();
            return Self::slip(
                Code::YamlNoBreakSpace,
                span.clone(),
                "",
                Patch { span, text: " ".into() },
            );
        }
        Self::slip(
            Code::YamlColonSpace,
            colon..after,
            key,
            Patch { span: self.own + key.len()..after, text: ": ".into() },
        )
    }

    pub(super) fn unclosed_bracket(&self) -> Option<Slip> {
        let (value, start) = self.value();
        let bracket = value.chars().next()?;
        let closing = match bracket {
            '[' => ']',
            '{' => '}',
            _ => return None,
        };
        let end = start + value.len();
        let value = value.trim_end_matches(',');
        (!value.contains(closing)).then_some(())?;
        let patch = Patch { span: start + value.len()..end, text: closing.into() };
        Self::slip(Code::YamlUnclosedBracket, start..start + 1, bracket, patch)
    }

    /// `{uk: Ліки en: Medicine}`: the comma between two texts is missing.
    pub(super) fn missing_comma(&self) -> Option<Slip> {
        let (value, start) = self.value();
        let inner = value.strip_prefix('{')?.strip_suffix('}')?;
        let mut before = inner.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at);
        let at = before.find(|at| {
            let is_parted = inner[..*at].trim_end().ends_with([',', '{', ':']);
            let word = inner[*at + 1..].split(':').next().expect("split gives at least one piece");
            let is_key = inner[*at + 1 + word.len()..].starts_with(": ");
            !is_parted && is_key && word.len() == 2 && word.bytes().all(|b| b.is_ascii_lowercase())
        })?;
        // `;` stands for the comma, `{uk: Ліки; en: Medicine}`.
        let begin = start + 1 + inner[..at].trim_end_matches([' ', ';']).len();
        let at = start + 1 + at;
        let patch = Patch { span: begin..at, text: ",".into() };
        Self::slip(Code::YamlNoComma, at..at + 1, "", patch)
    }

    /// `{uk:Ліки, en:Medicine}`: sound YAML for one word, which nobody meant.
    pub(super) fn brackets_without_blank(&self, is_key: fn(&str) -> bool) -> Vec<Slip> {
        let (value, start) = self.value();
        if !value.starts_with('{') || value.contains(['"', '\'']) {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut part = start + 1;
        for text in value[1..].split(',') {
            let begin = part + text.len() - text.trim_start().len();
            part += text.len() + 1;
            let Some((key, rest)) = text.trim_start().split_once(':') else { continue };
            let is_language = key.len() == 2 && key.bytes().all(|b| b.is_ascii_lowercase());
            let is_glued = rest.starts_with(char::is_alphanumeric);
            if is_glued && (is_language || is_key(key)) {
                let colon = begin + key.len();
                let patch = Patch { span: colon + 1..colon + 1, text: " ".into() };
                found.extend(Self::slip(Code::YamlColonSpace, colon..colon + 1, key, patch));
            }
        }
        found
    }

    /// `details: - продукти`: where the dash goes, a text is a text and a list a list of one.
    pub(super) fn dash_value(&self) -> Option<Slip> {
        let (value, start) = self.value();
        // A dash alone says that there is nothing.
        let rest =
            value.strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(' '))?;
        let rest = rest.trim_start();
        (start > self.own).then_some(())?;
        let span = start..start + value.len() - rest.len();
        Self::slip(Code::YamlDashValue, start..start + 1, "-", Patch { span, text: String::new() })
    }

    pub(super) fn sign_slip(&self) -> Option<Slip> {
        let (value, start) = self.value();
        let sign = value.chars().next().filter(|c| "@`%*&!|>[{],}?".contains(*c))?;
        // A text in quotes where fields were meant would mend the YAML and nothing else.
        let is_whole = value.ends_with(if sign == '{' { '}' } else { ']' });
        // The sign above a text of several lines is right; what is wrong stands below it.
        let is_sound = self.opens_block() || (matches!(sign, '{' | '[') && is_whole);
        (start > self.start && !is_sound).then_some(())?;
        let patch = Patch { span: start..start + value.len(), text: quoted(value) };
        Self::slip(Code::YamlSign, start..start + sign.len_utf8(), sign, patch)
    }

    pub(super) fn colon_inside(&self) -> Option<Slip> {
        let (value, start) = self.value();
        let inside = value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1))?;
        let is_plain =
            !value.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!', '%', '@', '`']);
        (is_plain && start > self.own).then_some(())?;
        let patch = Patch { span: start..start + value.len(), text: quoted(value) };
        Self::slip(Code::YamlColon, start + inside..start + inside + 1, "", patch)
    }

    /// `**summary**: Text`, `` `summary:` Text ``: the name of a field, marked as texts are.
    pub(super) fn marked_key(&self, is_key: fn(&str) -> bool) -> Option<Slip> {
        let rest = self.rest();
        let sign = rest.chars().next().filter(|sign| matches!(sign, '*' | '`'))?;
        let inner = rest.trim_start_matches(sign);
        let (name, after) = inner.split_once(&rest[..rest.len() - inner.len()])?;
        let key = name.strip_suffix(':').unwrap_or(name).trim();
        let after = after.trim_start();
        let value = after.strip_prefix(':').or_else(|| name.ends_with(':').then_some(after))?;
        is_key(key).then_some(())?;
        let value = value.trim_start();
        let span = self.own..self.own + rest.len() - value.len();
        let text = if value.is_empty() { format!("{key}:") } else { format!("{key}: ") };
        let at = self.own..self.own + rest.len() - after.len();
        Self::slip(Code::YamlMarkedKey, at, key, Patch { span, text })
    }

    /// `kind ngo`, `kind = ngo`, `kind - ngo`, `kind： ngo`: another sign than a colon, or none.
    pub(super) fn without_colon(&self, is_key: fn(&str) -> bool) -> Option<Slip> {
        const SIGNS: [char; 7] = ['=', '-', '–', '—', '−', ';', '：'];
        let rest = self.rest();
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | ';' | '：'))?;
        let key = rest[..end].trim_end_matches(SIGNS);
        let end = key.len();
        (is_word(key) && is_key(key)).then_some(())?;
        let after = rest[end..].trim_start();
        let value = after.strip_prefix(SIGNS).unwrap_or(after).trim_start();
        let span = self.own + end..self.own + rest.len() - value.len();
        (!value.is_empty() && !value.starts_with(':')).then_some(())?;
        Self::slip(
            Code::YamlNoColon,
            self.own..self.own + end,
            key,
            Patch { span, text: ": ".into() },
        )
    }

    /// A field or an item that stands one blank beside the line above, or beside the field that begins in the item above.
    pub(super) fn one_blank_off(
        &self,
        text: &str,
        is_key: fn(&str) -> bool,
        is_below_item: bool,
    ) -> Option<Slip> {
        let is_field = self.content.split_once(':').is_some_and(|(key, _)| is_key(key));
        (self.content.starts_with("- ") || is_field).then_some(())?;
        let line_start = self.start - self.blanks.len();
        let above = text[..line_start].trim_end();
        let above = &above[above.rfind('\n').map_or(0, |newline| newline + 1)..];
        let signs: &[char] = if is_below_item { &[' ', '-'] } else { &[' '] };
        let depth = above.len() - above.trim_start_matches(signs).len();
        // A dash that lacks its blank gets one.
        let is_glued = is_below_item && above[..depth].ends_with('-');
        let depth = depth + usize::from(is_glued);
        (depth.abs_diff(self.indent) == 1).then_some(())?;
        let patch = Patch { span: line_start..self.start, text: " ".repeat(depth) };
        let at = self.start..self.start + self.content.len();
        Self::slip(Code::YamlIndentation, at, "", patch)
    }

    /// A line that goes on with the value above, further left than it may.
    pub(super) fn without_indentation(&self, text: &str, is_key: fn(&str) -> bool) -> Option<Slip> {
        let first = self.rest().split([':', ' ']).next().expect("split gives at least one piece");
        (!self.content.starts_with(['-', '#']) && !is_key(first)).then_some(())?;
        let line_start = self.start - self.blanks.len();
        let above = text[..line_start].trim_end_matches('\n');
        let above = &above[above.rfind('\n').map_or(0, |newline| newline + 1)..];
        let depth = above.len() - above.trim_start_matches([' ', '-']).len();
        let patch = Patch { span: line_start..self.start, text: " ".repeat(depth + 2) };
        let at = self.start..self.start + self.content.len();
        Self::slip(Code::YamlIndentation, at, "", patch)
    }
}

/// Tells what may be the name of a field: one word.
fn is_word(key: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '\'' | 'ʼ' | '’' | '-');
    let is_scheme = ["http", "https", "mailto", "tel", "viber", "tg"].contains(&key);
    key.chars().next().is_some_and(char::is_alphabetic) && key.chars().all(is_part) && !is_scheme
}
