//! What in a theme's own style would be lost on readers without a word: a brace or comment without its other half, what lies on
//! another server, and a file that the theme does not have.
//!
//! Comes in: the text of a style. Goes out: diagnostics at their places. Rules and values are not understood: that browsers do.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::locale::compare::nearest;
use crate::base::names::SourcePath;

/// Where a style lies, and what lies beside it.
pub(super) struct ThemeStyle<'a> {
    /// Its path in the site.
    pub(super) path: SourcePath,
    /// Its path in the theme: `static/extra.css`.
    pub(super) own: &'a str,
    /// The paths of all files of the theme, those of the embedded one included.
    pub(super) files: &'a BTreeSet<&'a str>,
}

/// Reports the faults of a style.
pub(super) fn check_style(style: &ThemeStyle<'_>, text: &str, diagnostics: &mut Diagnostics) {
    let mut reader =
        Reader { text, at: 0, open: Vec::new(), brackets: Vec::new(), faults: Vec::new() };
    reader.read_style();
    for (code, span, argument) in reader.faults {
        let diagnostic = Diagnostic::new(code, Location::new(&style.path, &span));
        let diagnostic = match code == Code::StyleFile {
            true => match style.missing(&argument) {
                Some(path) => {
                    let near = nearest(&path, style.files.iter().copied());
                    diagnostic.with("file", path.as_str()).with_nearest(near)
                }
                None => continue,
            },
            false => diagnostic,
        };
        diagnostics.push(diagnostic.with("sign", argument));
    }
}

impl ThemeStyle<'_> {
    /// Returns the path in the theme of a file that an address of the style names and nobody has; what lies beside the static files
    /// of a theme is not known here.
    fn missing(&self, address: &str) -> Option<String> {
        let address = address.split(['?', '#']).next().filter(|address| !address.is_empty())?;
        if address.contains(':') || address.starts_with('/') {
            return None;
        }
        let mut folders: Vec<&str> = self.own.split('/').collect();
        folders.pop();
        for step in address.split('/') {
            match step {
                "" | "." => {}
                ".." => drop(folders.pop()?),
                step => folders.push(step),
            }
        }
        let path = folders.join("/");
        let is_ours = path.starts_with("static/") && !path.contains('%');
        (is_ours && !self.files.contains(path.as_str())).then_some(path)
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// Where braces are open.
    open: Vec<usize>,
    /// The round brackets that are open, and whether strings in them are addresses.
    brackets: Vec<bool>,
    /// What is wrong, where, and the sign or the address it is about.
    faults: Vec<(Code, Range<usize>, String)>,
}

impl Reader<'_> {
    fn read_style(&mut self) {
        while let Some(sign) = self.rest().chars().next() {
            let rest = self.rest();
            match sign {
                '/' if rest.starts_with("/*") => self.comment(),
                '"' | '\'' if self.brackets.last() == Some(&true) => self.read_url(self.at),
                '"' | '\'' => self.at = self.end_of_string(self.at, sign),
                '\\' => self.at += 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
                '@' if starts_with(rest, "@import") => self.read_url(self.at + "@import".len()),
                'u' | 'U' if starts_with(rest, "url(") => {
                    self.brackets.push(false);
                    self.read_url(self.at + "url(".len());
                }
                '(' => {
                    let before = &self.text[..self.at];
                    let takes_addresses =
                        ["image-set", "src"].iter().any(|name| ends_with(before, name));
                    self.brackets.push(takes_addresses);
                    self.at += 1;
                }
                ')' => {
                    self.brackets.pop();
                    self.at += 1;
                }
                '{' => {
                    self.open.push(self.at);
                    self.at += 1;
                }
                '}' => {
                    self.brackets.clear();
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
    fn read_url(&mut self, start: usize) {
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
                let end = begin + end_of_bare(rest);
                (begin, end, end)
            }
            // `@import url(…)`: what follows is read next.
            _ => {
                self.at = begin;
                return;
            }
        };
        let written = self.text[begin..end].trim_end();
        let span = begin..begin + written.len();
        let address = unescaped(written);
        let is_elsewhere =
            ["http://", "https://", "//"].iter().any(|scheme| starts_with(&address, scheme));
        let code = if is_elsewhere { Code::StyleElsewhere } else { Code::StyleFile };
        self.faults.push((code, span, address));
        self.at = next;
    }
}

/// Returns where an address without quotes ends: at a bracket that is not escaped.
fn end_of_bare(rest: &str) -> usize {
    let mut signs = rest.char_indices();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '\\' => drop(signs.next()),
            ')' => return at,
            _ => {}
        }
    }
    rest.len()
}

/// Reads the escapes of a style: up to six digits of a character, with a blank behind them, or a sign as it is.
fn unescaped(text: &str) -> String {
    /// The most digits that a character has.
    const MOST_DIGITS: usize = 6;
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        read.push_str(before);
        let digits = after.bytes().take(MOST_DIGITS).take_while(u8::is_ascii_hexdigit).count();
        let sign = u32::from_str_radix(&after[..digits], 16).ok().and_then(char::from_u32);
        rest = match sign {
            Some(sign) => {
                read.push(sign);
                let behind = &after[digits..];
                behind.strip_prefix([' ', '\t', '\n']).unwrap_or(behind)
            }
            // A line that goes on says nothing.
            None if after.starts_with('\n') => &after[1..],
            None => {
                read.extend(after.chars().next());
                &after[after.chars().next().map_or(0, char::len_utf8)..]
            }
        };
    }
    read + rest
}

/// Tells whether a text begins so, in whatever case.
fn ends_with(text: &str, end: &str) -> bool {
    let tail = text.len().checked_sub(end.len()).and_then(|at| text.get(at..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(css: &str) -> Vec<(&'static str, String)> {
        let mut diagnostics = Diagnostics::default();
        let files = BTreeSet::from([
            "static/a.css",
            "static/own.css",
            "static/herb.svg",
            "static/мій herb.svg",
        ]);
        let path = SourcePath::new("themes/own/static/a.css");
        check_style(
            &ThemeStyle { path, own: "static/a.css", files: &files },
            css,
            &mut diagnostics,
        );
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
            "a{background:image-set(\"herb.svg\" 1x, url(own.css#x?) type(\"image/avif\") 2x)}",
            "a{background:url(\"\\68 erb.svg\")}b{background:url(мій\\ herb.svg)}c{mask:url(#own)}",
            "a{background:url(../files/x.png)}b{background:url(/x.png)}c{content:format(\"woff2\")}",
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
    fn a_file_that_nobody_has_is_told_however_it_is_named() {
        for (css, written) in [
            ("a{background:url(nema.png)}", "nema.png"),
            ("@import 'nema.css';", "nema.css"),
            ("a{background:image-set(\"nema.png\" 1x, 'herb.svg' 2x)}", "nema.png"),
            ("a{background:-webkit-image-set(url(nema.png) 1x)}", "nema.png"),
            ("a{background:url(\"\\6e ema.png\")}", "\\6e ema.png"),
            ("a{background:url(./pics/../nema\\).png)}", "./pics/../nema\\).png"),
            ("a{background:url(herb.svg), image-set('nema.png' type('image/png'))}", "nema.png"),
        ] {
            assert_eq!(told(css), [("style-file", written.to_owned())], "{css}");
        }
        let elsewhere = "a{background:image-set('\\68ttps://x.example/a.png' 1x)}";
        assert_eq!(told(elsewhere)[0].0, "style-elsewhere");
    }

    #[test]
    fn no_style_breaks_the_reader() {
        for css in [
            "url(",
            "url(\"",
            "@import",
            "@import '",
            "\\",
            "/*",
            "\"\\",
            "url(\\",
            "'",
            "їurl('ї",
            "image-set('",
            "url(\\110000 )",
            "url(\\ї",
        ] {
            told(css);
        }
    }
}
