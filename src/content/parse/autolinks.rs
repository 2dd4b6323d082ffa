//! Addresses of the web, e-mail addresses and telephone numbers that stand bare in a text.
//!
//! A piece of text comes in, what becomes a link goes out. Signs that end a sentence are no part of an address.

use std::ops::Range;

use crate::base::locale::emails::find_emails;
use crate::base::locale::phones::{PhoneNumber, find_callable};

/// What a bare word leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Autolink {
    /// An address with its scheme.
    Web(String),
    /// An e-mail address.
    Email(String),
    /// A number to dial.
    Phone(PhoneNumber),
}

/// What an address begins with, and what is put before it.
const BEGINNINGS: [(&str, &str); 3] = [("https://", ""), ("http://", ""), ("www.", "https://")];

/// Returns the links in `text`, in order and apart from each other; `before` is what stands before it in its paragraph.
pub(super) fn autolinks(before: &str, text: &str) -> Vec<(Range<usize>, Autolink)> {
    let mut found = Vec::new();
    if text.contains(['/', '.']) {
        found = web(before, text);
    }
    if text.contains('@') {
        // What stands before `@` in an address of the web is a password.
        let is_apart = |at: &Range<usize>| {
            let before = text[..at.start].rsplit(char::is_whitespace).next();
            !before.is_some_and(|word| word.contains("://"))
        };
        let emails = find_emails(text).into_iter();
        let emails = emails.filter(|(at, address)| is_email(address) && is_apart(at));
        let links = emails.map(|(at, _)| (at.clone(), Autolink::Email(text[at].into())));
        add_apart(&mut found, links.collect());
    }
    if text.bytes().filter(u8::is_ascii_digit).count() > 8 {
        let phones = find_callable(before, text).into_iter();
        add_apart(&mut found, phones.map(|(at, number)| (at, Autolink::Phone(number))).collect());
    }
    found
}

/// Adds those links that stand apart from the others.
fn add_apart(found: &mut Vec<(Range<usize>, Autolink)>, links: Vec<(Range<usize>, Autolink)>) {
    let is_free = |(at, _): &(Range<usize>, Autolink)| {
        let next = found.partition_point(|(other, _)| other.end <= at.start);
        found.get(next).is_none_or(|(other, _)| at.end <= other.start)
    };
    let free: Vec<_> = links.into_iter().filter(is_free).collect();
    found.extend(free);
    found.sort_by_key(|(at, _)| at.start);
}

fn web(before: &str, text: &str) -> Vec<(Range<usize>, Autolink)> {
    let mut found = Vec::new();
    let mut from = 0;
    for (start, beginning, scheme) in address_starts(text) {
        if start < from {
            continue;
        }
        let touches = match start {
            0 => before.chars().next_back(),
            _ => text[..start].chars().next_back(),
        };
        let end = start + length(&text[start..]);
        from = end.max(start + beginning);
        let rest = text[start..end].get(beginning..).unwrap_or_default();
        let host = rest.split(['/', '?', '#']).next().expect("split gives at least one piece");
        let is_part = |part: &str| {
            !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-' || c == ':')
        };
        let is_host = host.contains('.') && host.split('.').all(is_part);
        let is_apart = !touches.is_some_and(|c| c.is_alphanumeric() || "/@.-_=&".contains(c));
        if is_host && is_apart {
            found.push((start..end, Autolink::Web(format!("{scheme}{}", &text[start..end]))));
        }
    }
    found
}

/// Returns where addresses begin, how much of each comes before its host, and what is put before it, in order.
fn address_starts(text: &str) -> Vec<(usize, usize, &'static str)> {
    let lower = text.to_ascii_lowercase();
    let all = BEGINNINGS.iter().flat_map(|(beginning, scheme)| {
        // `www.` is a part of the host.
        let length = if scheme.is_empty() { beginning.len() } else { 0 };
        lower.match_indices(beginning).map(move |(start, _)| (start, length, *scheme))
    });
    let mut found: Vec<_> = all.collect();
    found.sort_unstable();
    found
}

/// Returns how long an address is that `text` begins with.
fn length(text: &str) -> usize {
    let is_end = |c: char| c.is_whitespace() || c.is_control() || "<>\"«»“”„…—|\\^`{}".contains(c);
    let mut address = &text[..text.find(is_end).unwrap_or(text.len())];
    while let Some(last) = address.chars().next_back() {
        let (open, close) = match last {
            ')' => ('(', ')'),
            ']' => ('[', ']'),
            '.' | ',' | ':' | ';' | '!' | '?' | '*' | '_' | '~' | '\'' | '’' => ('\0', last),
            _ => break,
        };
        let count = |c: char| address.matches(c).count();
        if open != '\0' && count(close) <= count(open) {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address.len()
}

/// Tells an address of the usual form; anything else is left as text.
fn is_email(address: &str) -> bool {
    let Some((name, host)) = address.split_once('@') else { return false };
    let is_part = |part: &str| {
        let is_letter = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
        !part.is_empty() && !part.starts_with('-') && part.bytes().all(is_letter)
    };
    let last = host.rsplit('.').next().expect("split gives at least one piece");
    address.is_ascii()
        && !name.starts_with('.')
        && host.contains('.')
        && host.split('.').all(is_part)
        && last.len() > 1
        && last.bytes().all(|b| b.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<String> {
        let found = autolinks("", text).into_iter();
        found
            .map(|(at, link)| match link {
                Autolink::Web(url) => format!("{}→{url}", &text[at]),
                Autolink::Email(address) => format!("{}→{address}", &text[at]),
                Autolink::Phone(number) => format!("{}→{}", &text[at], number.tel()),
            })
            .collect()
    }

    #[test]
    fn an_address_ends_where_its_sentence_goes_on() {
        for (text, expected) in [
            ("див. https://example.org/a.", "https://example.org/a→https://example.org/a"),
            ("(https://example.org/a_(b))", "https://example.org/a_(b)→https://example.org/a_(b)"),
            (
                "«https://example.org/?a=1&b=2»,",
                "https://example.org/?a=1&b=2→https://example.org/?a=1&b=2",
            ),
            ("www.example.org, далі", "www.example.org→https://www.example.org"),
            ("WWW.Example.org", "WWW.Example.org→https://WWW.Example.org"),
            (
                "https://приклад.укр/сторінка!",
                "https://приклад.укр/сторінка→https://приклад.укр/сторінка",
            ),
            ("пишіть: info@example.org.", "info@example.org→info@example.org"),
            ("Info@Example.org", "Info@Example.org→Info@Example.org"),
            ("тел. 050 000-00-01", "050 000-00-01→+380500000001"),
        ] {
            assert_eq!(links(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_is_no_address_stays_text() {
        for text in [
            "https://",
            "https://localhost",
            "www.",
            "http:// example.org",
            "схема https://…",
            "example.org",
            "user:pw@host",
            "icon@2x",
            "ім’я@example.org",
            "a@b",
            "x@example.o1",
            "https://user:pw@example.org/",
            "www..org",
            "зwww.example.org",
        ] {
            assert_eq!(links(text), [""; 0], "{text}");
        }
        assert_eq!(links("https://example.org/050-000-00-01 a@example.org").len(), 2);
    }
}
