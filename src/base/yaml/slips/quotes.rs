//! What quotes do to one line.

use std::ops::Range;

use super::line::Line;
use super::slip::Slip;
use crate::base::diag::Code;
use crate::base::yaml::edit::change::Patch;
use crate::base::yaml::edit::scalar::quoted;

/// The apostrophe that is no quote.
const LETTER: &str = "ʼ";

impl Line<'_> {
    pub(super) fn backslash(&self) -> Option<Slip> {
        let (value, start) = self.value();
        let inner = value.strip_prefix('"')?.strip_suffix('"')?;
        let at = start + 1 + inner.find('\\')?;
        (!inner.contains('"')).then_some(())?;
        let patch = Patch { span: start..start + value.len(), text: quoted(inner) };
        Self::slip(Code::YamlBackslash, at..at + 1, "", patch)
    }

    /// `{uk: Пенсії, субсидії, en: Pensions}`: sound YAML for a field called «субсидії», which nobody meant. Only texts in languages are
    /// certainly texts, and what has a colon may be a field that is misspelt.
    pub(super) fn comma_inside(&self) -> Option<Slip> {
        let (value, start) = self.value();
        let inner = value.strip_prefix('{')?.strip_suffix('}')?;
        (!inner.contains(['"', '\'', '[', ']', '{', '}', '#'])).then_some(())?;
        let is_language = |key: &str| key.len() == 2 && key.bytes().all(|b| b.is_ascii_lowercase());
        // Where each text begins and ends, and whether a comma parts it.
        let mut texts: Vec<(Range<usize>, bool)> = Vec::new();
        let mut at = start + 1;
        for part in inner.split(',') {
            let end = at + part.trim_end().len();
            match part.split_once(':') {
                Some((key, text)) if is_language(key.trim()) => {
                    let begin = at + key.len() + 1 + text.len() - text.trim_start().len();
                    texts.push((begin.min(end)..end, false));
                }
                Some(_) => return None,
                None if part.trim().is_empty() || is_language(part.trim()) => return None,
                None => {
                    let (text, is_parted) = texts.last_mut()?;
                    (text.end, *is_parted) = (end, true);
                }
            }
            at += part.len() + 1;
        }
        let parted = texts.into_iter().filter(|(_, is_parted)| *is_parted).map(|(text, _)| text);
        let patch = |text: Range<usize>| {
            let words = quoted(&value[text.start - start..text.end - start]);
            Patch { span: text, text: words }
        };
        let patches: Vec<Patch> = parted.map(patch).collect();
        let first = patches.first()?.span.start;
        let comma = first + value[first - start..].find(',')?;
        Some(Slip { code: Code::YamlComma, at: comma..comma + 1, sign: String::new(), patches })
    }

    /// A value that starts with a quote and has more of them: the outer pair is YAML's where it holds the others.
    pub(super) fn inner_quote(&self) -> Option<Slip> {
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
        let code = match quote == '\'' && is_within_word(value, second - start) {
            true => Code::YamlApostrophe,
            false => Code::YamlInnerQuote,
        };
        Self::slip(code, second..second + 1, quote, patch)
    }

    /// `{name: 'Мар'яна'}`: the apostrophe ends the text before its end.
    pub(super) fn apostrophe_in_brackets(&self) -> Option<Slip> {
        let (value, start) = self.value();
        value.starts_with(['{', '[']).then_some(())?;
        let inside = apostrophes(value);
        let first = start + inside.first()?;
        let patches = inside.into_iter().map(|at| start + at);
        let patches = patches.map(|at| Patch { span: at..at + 1, text: LETTER.into() }).collect();
        Some(Slip { code: Code::YamlApostrophe, at: first..first + 1, sign: "'".into(), patches })
    }

    pub(super) fn unclosed_quote(&self) -> Option<Slip> {
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
}

/// Returns where apostrophes stand within texts in single quotes, of values in brackets.
fn apostrophes(value: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut is_inside = false;
    for (at, _) in value.match_indices('\'') {
        let before = value[..at].trim_end().chars().next_back();
        let after = value[at + 1..].trim_start().chars().next();
        match is_inside {
            false => is_inside = before.is_none_or(|c| "{[,:".contains(c)),
            true if is_within_word(value, at) => found.push(at),
            true => is_inside = after.is_some_and(|c| !",:]}".contains(c)),
        }
    }
    found
}

/// Tells a sign with a letter on either side: an apostrophe.
fn is_within_word(text: &str, at: usize) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    is_letter(text[..at].chars().next_back()) && is_letter(text[at + 1..].chars().next())
}
