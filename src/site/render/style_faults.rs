//! What in a theme's own style would be lost on readers without a word: a brace or comment without its other half, and what lies on
//! another server.
//!
//! Comes in: the text of a style. Goes out: diagnostics at their places. Rules and values are not understood: that browsers do.

use std::ops::Range;

use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::names::SourcePath;

/// Reports the faults of a style.
pub(super) fn check(path: &SourcePath, text: &str, diagnostics: &mut Diagnostics) {
    let mut reader = Reader { text, at: 0, open: Vec::new(), faults: Vec::new() };
    reader.read();
    for (code, span, argument) in reader.faults {
        let diagnostic = Diagnostic::new(code, Location::new(path, &span));
        diagnostics.push(diagnostic.with("sign", argument));
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// Where braces are open.
    open: Vec<usize>,
    /// What is wrong, where, and the sign or the address it is about.
    faults: Vec<(Code, Range<usize>, String)>,
}

impl Reader<'_> {
    fn read(&mut self) {
        while let Some(sign) = self.rest().chars().next() {
            let rest = self.rest();
            match sign {
                '/' if rest.starts_with("/*") => self.comment(),
                '"' | '\'' => self.at = self.end_of_string(self.at, sign),
                '\\' => self.at += 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
                '@' if starts_with(rest, "@import") => self.address(self.at + "@import".len()),
                'u' | 'U' if starts_with(rest, "url(") => self.address(self.at + "url(".len()),
                '{' => {
                    self.open.push(self.at);
                    self.at += 1;
                }
                '}' => {
                    if self.open.pop().is_none() {
                        self.broken(self.at, "}");
                    }
                    self.at += 1;
                }
                other => self.at += other.len_utf8(),
            }
        }
        if let Some(brace) = self.open.pop() {
            self.broken(brace, "{");
        }
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn broken(&mut self, at: usize, sign: &str) {
        self.faults.push((Code::BrokenStyle, at..at + sign.len(), sign.to_owned()));
    }

    fn comment(&mut self) {
        match self.rest()[2..].find("*/") {
            Some(end) => self.at += 2 + end + 2,
            None => {
                self.broken(self.at, "/*");
                // Whatever is open is within it.
                self.open.clear();
                self.at = self.text.len();
            }
        }
    }

    /// Returns where a string ends that begins at `start`; one without an end ends with its line, as browsers have it.
    fn end_of_string(&self, start: usize, quote: char) -> usize {
        let mut signs = self.text[start + 1..].char_indices();
        while let Some((at, sign)) = signs.next() {
            match sign {
                '\\' => drop(signs.next()),
                '\n' => return start + 1 + at,
                sign if sign == quote => return start + 1 + at + 1,
                _ => {}
            }
        }
        self.text.len()
    }

    /// Reads an address that may stand in quotes.
    fn address(&mut self, start: usize) {
        let begin = start + (self.text[start..].len() - self.text[start..].trim_start().len());
        let rest = &self.text[begin..];
        let (begin, end, next) = match rest.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let next = self.end_of_string(begin, quote);
                let within = &self.text[begin + 1..next];
                let end = begin + 1 + within.strip_suffix(quote).unwrap_or(within).len();
                (begin + 1, end, next)
            }
            _ if self.text[..start].ends_with('(') => {
                let end = begin + rest.find(')').unwrap_or(rest.len());
                (begin, end, end)
            }
            // `@import url(…)`: what follows is read next.
            _ => {
                self.at = begin;
                return;
            }
        };
        let address = self.text[begin..end].trim_end();
        if ["http://", "https://", "//"].iter().any(|scheme| starts_with(address, scheme)) {
            let span = begin..begin + address.len();
            self.faults.push((Code::StyleElsewhere, span, address.to_owned()));
        }
        self.at = next;
    }
}

/// Tells whether a text begins so, in whatever case.
fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(css: &str) -> Vec<(&'static str, String)> {
        let mut diagnostics = Diagnostics::default();
        check(&SourcePath::new("themes/own/static/a.css"), css, &mut diagnostics);
        let told = diagnostics.sorted().into_iter();
        told.map(|told| (told.code.as_str(), css[told.at.start..told.at.end].to_owned())).collect()
    }

    #[test]
    fn a_sound_style_is_sound() {
        for css in [
            "",
            "a{color:red}\n@media print{a{color:#000}}",
            "a::before{content:\"}{\"}b{content:'/*'}/* } { url(http://x/) */",
            "a{background:url(herb.svg)}b{background:url( \"../a.png\" )}",
            "@import \"own.css\";@import url('own.css');",
            "a{background:url(data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg'/>)}",
            "a{content:\"\\\"}\"}.\\{b{}",
            "/* їжа */ .їжа{content:\"«»\"}",
        ] {
            assert_eq!(told(css), [], "{css}");
        }
    }

    #[test]
    fn half_a_pair_is_told_where_it_stands() {
        for (css, sign) in [
            ("a{color:red", "{"),
            ("a{}\n}", "}"),
            ("@media print{a{color:#000}", "{"),
            ("a{}/* b{}", "/*"),
            ("a{b:c}}d{}", "}"),
            ("a{content:\"}", "{"),
        ] {
            assert_eq!(told(css), [("broken-style", sign.to_owned())], "{css}");
        }
    }

    #[test]
    fn what_lies_on_another_server_is_told_with_its_address() {
        for (css, address) in [
            ("@import \"https://fonts.example/a.css\";", "https://fonts.example/a.css"),
            ("@import url(http://fonts.example/a.css);", "http://fonts.example/a.css"),
            ("a{background:URL( 'HTTPS://x.example/a.png' )}", "HTTPS://x.example/a.png"),
            ("@font-face{src:url(//x.example/a.woff2) format(\"woff2\")}", "//x.example/a.woff2"),
            ("a{background:url(https://x.example/a.png", "https://x.example/a.png"),
        ] {
            let told = told(css);
            assert_eq!(
                told.iter().find(|(code, _)| *code == "style-elsewhere").unwrap().1,
                address
            );
        }
    }

    #[test]
    fn no_style_breaks_the_reader() {
        for css in
            ["url(", "url(\"", "@import", "@import '", "\\", "/*", "\"\\", "url(\\", "'", "їurl('ї"]
        {
            told(css);
        }
    }
}
