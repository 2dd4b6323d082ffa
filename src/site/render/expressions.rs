//! What stands between the braces of a template, as tokens with their places.
//!
//! tera tells which names a template asks for at its top level only, and never where. Comments, raw text and the text
//! around the braces are left out; what tera could not read is cut off at its end.

/// One tag of a template: `{{ … }}` or `{% … %}`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Whether it is `{% … %}`.
    pub(super) is_block: bool,
    /// What stands in it.
    pub(super) tokens: Vec<Token<'a>>,
}

/// One token of a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// What it is.
    pub(super) kind: TokenKind,
    /// Its text; of a text in quotes what stands between them.
    pub(super) text: &'a str,
    /// The byte at which it begins.
    pub(super) at: usize,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A name or a keyword.
    Name,
    /// A text in quotes.
    Quoted,
    /// A number.
    Number,
    /// Signs.
    Sign,
}

impl Tag<'_> {
    /// Tells whether it is `{% word … %}`.
    pub(super) fn is(&self, word: &str) -> bool {
        let first = self.tokens.first().filter(|token| token.kind == TokenKind::Name);
        self.is_block && first.is_some_and(|first| first.text == word)
    }
}

impl Token<'_> {
    /// Tells whether it is this sign.
    pub(super) fn is_sign(&self, sign: &str) -> bool {
        self.kind == TokenKind::Sign && self.text == sign
    }
}

/// Signs of two characters that are one.
const PAIRS: [&str; 7] = ["?.", "==", "!=", "<=", ">=", "/>", "</"];

/// Returns the tags of a template, in their order.
pub(super) fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('{') {
        let start = at + found;
        let Some(second) = text[start + 1..].chars().next() else { break };
        at = match second {
            '#' => position_after(text, start, "#}"),
            '{' | '%' => {
                let is_block = second == '%';
                let inner = start + 2 + usize::from(text[start + 2..].starts_with('-'));
                let (tokens, end) = tokens(text, inner, if is_block { "%}" } else { "}}" });
                let is_raw = is_block && tokens.first().is_some_and(|token| token.text == "raw");
                tags.push(Tag { is_block, tokens });
                if is_raw { end_of_raw(text, end) } else { end }
            }
            _ => start + 1,
        };
    }
    tags
}

fn position_after(text: &str, start: usize, sign: &str) -> usize {
    text[start..].find(sign).map_or(text.len(), |found| start + found + sign.len())
}

/// Returns where the tag begins that ends raw text.
fn end_of_raw(text: &str, start: usize) -> usize {
    let mut at = start;
    while let Some(found) = text[at..].find("{%") {
        let inner = text[at + found + 2..].trim_start_matches('-').trim_start();
        if inner.starts_with("endraw") {
            return at + found;
        }
        at += found + 2;
    }
    text.len()
}

/// Reads the tokens from `at` to `end`, and says where the text goes on behind it.
fn tokens<'a>(text: &'a str, mut at: usize, end: &str) -> (Vec<Token<'a>>, usize) {
    let mut tokens = Vec::new();
    let mut depth = 0_usize;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        if depth == 0
            && (rest.starts_with(end) || rest.strip_prefix('-').is_some_and(|r| r.starts_with(end)))
        {
            return (tokens, at + end.len() + usize::from(first == '-'));
        }
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (kind, length) = token(rest, first);
        let raw = &rest[..length];
        match raw {
            "{" => depth += 1,
            "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        let token = match kind {
            TokenKind::Quoted => {
                let inner = raw[first.len_utf8()..].strip_suffix(first).unwrap_or("");
                Token { kind, text: inner, at: at + first.len_utf8() }
            }
            TokenKind::Name | TokenKind::Number | TokenKind::Sign => Token { kind, text: raw, at },
        };
        tokens.push(token);
        at += length;
    }
    (tokens, text.len())
}

/// Tells what begins a text, and how many bytes it has.
fn token(rest: &str, first: char) -> (TokenKind, usize) {
    let run = |is_part: fn(char) -> bool| rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    match first {
        '"' | '\'' | '`' => (TokenKind::Quoted, quoted_length(rest, first)),
        c if c.is_ascii_digit() => (TokenKind::Number, run(|c| c.is_ascii_digit())),
        c if is_letter(c) => (TokenKind::Name, run(|c| is_letter(c) || c.is_ascii_digit())),
        _ if PAIRS.iter().any(|pair| rest.starts_with(pair)) => (TokenKind::Sign, 2),
        _ => (TokenKind::Sign, first.len_utf8()),
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

/// Returns the length of a text with its quotes.
fn quoted_length(rest: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (place, c) in rest.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            c if c == quote => return place + c.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

/// A function or component that is called with arguments by name.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct WordsCall<'a> {
    /// The message that is asked for, where it stands there as a text.
    pub(super) key: Option<&'a str>,
    /// The names of the arguments.
    pub(super) arguments: Vec<&'a str>,
}

/// Returns each call of `t(key="…", …)`.
pub(super) fn words_calls<'a>(tags: &[Tag<'a>]) -> Vec<WordsCall<'a>> {
    let mut calls = Vec::new();
    for tokens in tags.iter().map(|tag| &tag.tokens) {
        for (place, pair) in tokens.windows(2).enumerate() {
            if pair[0].kind == TokenKind::Name && pair[0].text == "t" && pair[1].is_sign("(") {
                calls.push(call(&tokens[place + 2..]));
            }
        }
    }
    calls
}

/// Reads the arguments of a call up to its bracket.
fn call<'a>(tokens: &[Token<'a>]) -> WordsCall<'a> {
    let mut call = WordsCall { key: None, arguments: Vec::new() };
    let mut depth = 0;
    for (place, token) in tokens.iter().enumerate() {
        match token.text {
            "(" | "[" if token.kind == TokenKind::Sign => depth += 1,
            ")" | "]" if token.kind == TokenKind::Sign && depth == 0 => break,
            ")" | "]" if token.kind == TokenKind::Sign => depth -= 1,
            name if depth == 0 && token.kind == TokenKind::Name => {
                let [equals, value, behind] = [1, 2, 3].map(|n| tokens.get(place + n));
                if !equals.is_some_and(|token| token.is_sign("=")) {
                    continue;
                }
                let is_whole = behind.is_none_or(|t| t.is_sign(",") || t.is_sign(")"));
                let text = value.filter(|value| value.kind == TokenKind::Quoted && is_whole);
                match (name, text) {
                    ("key", text) => call.key = text.map(|text| text.text),
                    _ => call.arguments.push(name),
                }
            }
            _ => {}
        }
    }
    call
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let tag =
            |tag: &Tag<'_>| tag.tokens.iter().map(|token| token.text).collect::<Vec<_>>().join(" ");
        tags(text).iter().map(tag).collect()
    }

    #[test]
    fn comments_raw_text_and_quotes_are_told_apart() {
        assert_eq!(
            shown(
                "a { b {# {{ no }} #}{{- x?.y -}}{% raw %}{{ no }}{% endraw %}{{ \"}} \\\" {{\" | z }}"
            ),
            ["x ?. y", "raw", "endraw", "}} \\\" {{ | z"]
        );
        assert_eq!(
            shown("{{ <row card={a} /> }}{{ {\"a\": {\"b\": 1}} }}{{ їжа"),
            ["< row card = { a } />", "{ a : { b : 1 } }", "їжа"]
        );
        assert_eq!(shown("{{"), [""]);
        assert_eq!(shown("{"), Vec::<String>::new());
        let tags = tags("ї {{ \"є\" }}");
        assert_eq!(tags[0].tokens[0].at, "ї {{ \"".len());
    }

    #[test]
    fn calls_of_words_tell_their_message_and_arguments() {
        let tags =
            tags("{{ t(key=\"a\", n=f(m=1), who=x.t) }}{% if t(key=b) == t(key=\"c\" ~ d, e=1) %}");
        let call = |key, arguments| WordsCall { key, arguments };
        assert_eq!(
            words_calls(&tags),
            [call(Some("a"), vec!["n", "who"]), call(None, vec![]), call(None, vec!["e"])]
        );
    }
}
