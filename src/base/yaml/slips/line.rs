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

/// What a line may have meant, the likeliest first.
pub(super) fn candidates(
    text: &str,
    line: Range<usize>,
    is_key: &dyn Fn(&str) -> bool,
) -> Vec<Slip> {
    let next = text[line.end..].lines().next().unwrap_or("");
    let line = Line::new(text, line);
    let goes_on = !next.trim().is_empty() && next.len() - next.trim_start().len() > line.indent;
    // Tabs are told by the reader.
    if line.content.starts_with('\t') {
        return Vec::new();
    }
    let all = [
        line.colon_without_blank(),
        line.dash_without_blank(),
        line.list_mark(),
        line.backslash(),
        line.inner_quote(),
        line.unclosed_quote(),
        line.missing_comma(),
        line.unclosed_bracket(),
        line.dash_value(),
        line.sign_slip(),
        line.colon_inside(),
        line.without_colon(is_key),
        line.without_indentation(text, is_key),
        line.one_blank_off(text, is_key, true),
        line.one_blank_off(text, is_key, false),
    ];
    // A value that goes on in the next line is not to be quoted by half.
    let is_half =
        |slip: &Slip| goes_on && slip.patch.text.starts_with('"') && slip.patch.text.len() > 1;
    all.into_iter().flatten().filter(|slip| !is_half(slip)).collect()
}

/// One line, cut where it means something.
pub(super) struct Line<'t> {
    /// Where its content starts in the text.
    start: usize,
    /// Its blanks in front, in characters.
    pub(super) indent: usize,
    /// The blanks in front.
    blanks: &'t str,
    /// What follows them, without the line's end.
    pub(super) content: &'t str,
    /// Where the first field's or item's own text starts.
    own: usize,
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

    fn rest(&self) -> &'t str {
        &self.content[(self.own - self.start).min(self.content.len())..]
    }

    /// Returns the value and where it starts: what follows the key or the dash.
    fn value(&self) -> (&'t str, usize) {
        let (value, start) = self.value_and_comment();
        let is_quoted = value.starts_with(['"', '\'']);
        let comment = value.find(" #").filter(|_| !is_quoted);
        (comment.map_or(value, |at| value[..at].trim_end()), start)
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

    fn slip(code: Code, at: Range<usize>, sign: impl Into<String>, patch: Patch) -> Option<Slip> {
        Some(Slip { code, at, sign: sign.into(), patch })
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
            _ if self.dash_without_blank().is_some() => Preceding::List(self.indent),
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

    pub(super) fn dash_without_blank(&self) -> Option<Slip> {
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
        Self::slip(
            Code::YamlDashSpace,
            at,
            "",
            Patch { span: self.start + 1..self.start + 1, text: " ".into() },
        )
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
    pub(super) fn item_without_blank(&self, is_key: &dyn Fn(&str) -> bool) -> Option<Slip> {
        let is_item = self.own > self.start;
        self.colon_without_blank().filter(|slip| {
            is_item
                && is_key(self.content[self.own - self.start..slip.at.start - self.start].trim())
        })
    }

    fn colon_without_blank(&self) -> Option<Slip> {
        let rest = self.rest();
        let (key, value) = rest.split_once(':')?;
        let next = value.chars().next()?;
        let colon = self.own + key.len();
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
            Patch { span: after..after, text: " ".into() },
        )
    }

    fn backslash(&self) -> Option<Slip> {
        let (value, start) = self.value();
        let inner = value.strip_prefix('"')?.strip_suffix('"')?;
        let at = start + 1 + inner.find('\\')?;
        (!inner.contains('"')).then_some(())?;
        let patch = Patch { span: start..start + value.len(), text: quoted(inner) };
        Self::slip(Code::YamlBackslash, at..at + 1, "", patch)
    }

    /// A value that starts with a quote and has more of them: the outer pair is YAML's where it holds the others.
    fn inner_quote(&self) -> Option<Slip> {
        let (value, start) = self.value();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let second = start + 1 + value[1..].find(quote)?;
        (second + 1 < start + value.len()).then_some(())?;
        let inner = value[1..].strip_suffix(quote).filter(|inner| {
            let before = inner.find(quote).map(|at| inner[..at].chars().next_back());
            matches!(before, Some(None | Some(' ' | '(' | '«')))
                || inner.match_indices(quote).all(|(at, _)| is_within_word(inner, at))
        });
        let patch =
            Patch { span: start..start + value.len(), text: quoted(inner.unwrap_or(value)) };
        Self::slip(Code::YamlInnerQuote, second..second + 1, quote, patch)
    }

    fn unclosed_quote(&self) -> Option<Slip> {
        let (value, start) = self.value();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let is_closed = value[1..].contains(quote);
        let end = start + value.len();
        (!is_closed && value.len() > 1).then_some(())?;
        Self::slip(
            Code::YamlUnclosedQuote,
            start..start + 1,
            quote,
            Patch { span: end..end, text: quote.into() },
        )
    }

    fn unclosed_bracket(&self) -> Option<Slip> {
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
    fn missing_comma(&self) -> Option<Slip> {
        let (value, start) = self.value();
        let inner = value.strip_prefix('{')?.strip_suffix('}')?;
        let mut before = inner.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at);
        let at = before.find(|at| {
            let is_parted = inner[..*at].trim_end().ends_with([',', '{', ':']);
            let word = inner[*at + 1..].split(':').next().expect("split gives at least one piece");
            let is_key = inner[*at + 1 + word.len()..].starts_with(": ");
            !is_parted && is_key && word.len() == 2 && word.bytes().all(|b| b.is_ascii_lowercase())
        })?;
        let at = start + 1 + at;
        let patch = Patch { span: at..at, text: ",".into() };
        Self::slip(Code::YamlNoComma, at..at + 1, "", patch)
    }

    /// `{uk:Ліки, en:Medicine}`: sound YAML for one word, which nobody meant.
    pub(super) fn brackets_without_blank(&self, is_key: &dyn Fn(&str) -> bool) -> Vec<Slip> {
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
    fn dash_value(&self) -> Option<Slip> {
        let (value, start) = self.value();
        let rest = value.strip_prefix("- ")?.trim_start();
        (start > self.own && !rest.is_empty()).then_some(())?;
        let span = start..start + value.len() - rest.len();
        Self::slip(Code::YamlDashValue, start..start + 1, "-", Patch { span, text: String::new() })
    }

    fn sign_slip(&self) -> Option<Slip> {
        let (value, start) = self.value();
        let sign = value.chars().next().filter(|c| "@`%*&!|>[{],}?".contains(*c))?;
        (start > self.start).then_some(())?;
        let patch = Patch { span: start..start + value.len(), text: quoted(value) };
        Self::slip(Code::YamlSign, start..start + sign.len_utf8(), sign, patch)
    }

    fn colon_inside(&self) -> Option<Slip> {
        let (value, start) = self.value();
        let inside = value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1))?;
        let is_plain =
            !value.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!', '%', '@', '`']);
        (is_plain && start > self.own).then_some(())?;
        let patch = Patch { span: start..start + value.len(), text: quoted(value) };
        Self::slip(Code::YamlColon, start + inside..start + inside + 1, "", patch)
    }

    fn without_colon(&self, is_key: &dyn Fn(&str) -> bool) -> Option<Slip> {
        let rest = self.rest();
        let end = rest.find(|c: char| c.is_whitespace() || c == '=')?;
        let key = &rest[..end];
        (is_word(key) && is_key(key)).then_some(())?;
        let after = rest[end..].trim_start();
        let value = after.strip_prefix('=').unwrap_or(after).trim_start();
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
    fn one_blank_off(
        &self,
        text: &str,
        is_key: &dyn Fn(&str) -> bool,
        is_below_item: bool,
    ) -> Option<Slip> {
        let is_field = self.content.split_once(':').is_some_and(|(key, _)| is_key(key));
        (self.content.starts_with("- ") || is_field).then_some(())?;
        let line_start = self.start - self.blanks.len();
        let above = text[..line_start].trim_end();
        let above = &above[above.rfind('\n').map_or(0, |newline| newline + 1)..];
        let signs: &[char] = if is_below_item { &[' ', '-'] } else { &[' '] };
        let depth = above.len() - above.trim_start_matches(signs).len();
        (depth.abs_diff(self.indent) == 1).then_some(())?;
        let patch = Patch { span: line_start..self.start, text: " ".repeat(depth) };
        let at = self.start..self.start + self.content.len();
        Self::slip(Code::YamlIndentation, at, "", patch)
    }

    /// A line that goes on with the value above, further left than it may.
    fn without_indentation(&self, text: &str, is_key: &dyn Fn(&str) -> bool) -> Option<Slip> {
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

/// Tells a sign with a letter on either side: an apostrophe.
fn is_within_word(text: &str, at: usize) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    is_letter(text[..at].chars().next_back()) && is_letter(text[at + 1..].chars().next())
}

/// Tells what may be the name of a field: one word.
fn is_word(key: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '\'' | 'ʼ' | '’' | '-');
    let is_scheme = ["http", "https", "mailto", "tel", "viber", "tg"].contains(&key);
    key.chars().next().is_some_and(char::is_alphabetic) && key.chars().all(is_part) && !is_scheme
}
