//! Addresses: `www.example.org`, `https//example.org`, `mailto:info@example.org`, `info@example,org`.

use std::ops::Range;

use crate::base::locale::compare::distance_within;
use crate::base::locale::homoglyphs::{MixedWord, Script, latin_twin, mixed_words};
use crate::base::locale::phones::PhoneNumber;

/// Returns the whole address of a page: a bare host gets its scheme, and a broken scheme is whole again. Which of the two
/// schemes a host has, the browser finds out.
pub(crate) fn web_address(text: &str) -> Option<String> {
    let plain = text.replace('\\', "/");
    let text = with_one_scheme(without_note(without_markup(&plain)));
    if text.contains(char::is_whitespace) || text.contains('@') {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let scheme = ["https", "http"].into_iter().find(|scheme| lower.starts_with(scheme));
    if let Some(scheme) = scheme {
        let rest = text[scheme.len()..].trim_start_matches([':', ';']);
        let rest = rest.trim_start_matches(['/', '\\']);
        let signs = &text[scheme.len()..text.len() - rest.len()];
        if !signs.is_empty() {
            return is_host(host(rest)).then(|| format!("{scheme}://{rest}"));
        }
    }
    if let Some((typed, rest)) = text.split_once("://") {
        // `htps://`, `htpps://`: no scheme that there is.
        let meant =
            ["https", "http"].into_iter().find(|own| distance_within(own, typed, 1).is_some());
        return meant.filter(|_| is_host(host(rest))).map(|scheme| format!("{scheme}://{rest}"));
    }
    (is_host(host(text)) && !is_file(text)).then(|| format!("https://{text}"))
}

/// Returns the address of a link that was typed without its scheme: of a page, an e-mail address, a telephone number.
pub(crate) fn link_address(text: &str) -> Option<String> {
    let text = text.trim();
    if text.contains('@') {
        let is_whole = |address: &String| {
            let parts = address.split_once('@');
            parts.is_some_and(|(user, host)| {
                !user.is_empty() && !user.contains('/') && is_host(host)
            })
        };
        return email(text).filter(is_whole).map(|address| format!("mailto:{address}"));
    }
    let is_number = text.starts_with(['+', '0', '(']) && !text.contains(['/', '.']);
    let number = PhoneNumber::parse(text).ok().filter(|number| is_number && !number.is_short());
    number.map(|number| format!("tel:{}", number.tel())).or_else(|| web_address(text))
}

/// Returns an e-mail address that is Latin but for letters of the other keyboard that look the same.
pub(crate) fn latin_email(text: &str) -> Option<String> {
    let mixed = mixed_words(text);
    let is_latin = |word: &MixedWord| word.script == Script::Cyrillic && word.is_certain;
    let has_one = !mixed.is_empty() && mixed.iter().all(is_latin);
    let latin: String = text.chars().map(latin_twin).collect();
    (has_one && latin.is_ascii()).then_some(latin)
}

/// Takes off what Markdown puts around an address: `<…>`, `[words](…)`.
fn without_markup(text: &str) -> &str {
    let text = text.trim();
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(')'));
    let linked = inner.and_then(|inner| inner.split_once("](")).map(|(_, address)| address);
    let bare = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    linked.or(bare).unwrap_or(text).trim()
}

/// Takes off a scheme before which another stands: `https://http://example.org`. The last was copied, and leads somewhere.
fn with_one_scheme(text: &str) -> &str {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("://").filter(|(_, after)| begins_whole(after)) {
        rest = after;
    }
    rest
}

/// Tells an address that begins with its scheme.
pub(crate) fn begins_whole(text: &str) -> bool {
    ["http://", "https://"].into_iter().any(|scheme| {
        text.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme))
    })
}

/// Takes off a note in brackets that stands after an address: `https://example.org/ (наш сайт)`.
fn without_note(text: &str) -> &str {
    let Some((address, note)) = text.split_once(" (") else { return text };
    let words = note.strip_suffix(')').unwrap_or_default();
    let is_note = words.chars().all(|c| c.is_alphabetic() || c == ' ') && !words.is_empty();
    if is_note { address.trim_end() } else { text }
}

/// Returns an address whose host is Latin but for letters of the other keyboard that look the same, with a Latin host.
pub(crate) fn latin_host(text: &str) -> Option<String> {
    let (scheme, rest) = text.split_once("://")?;
    let host = host(rest);
    let mixed = mixed_words(host);
    let is_latin = |word: &MixedWord| word.script == Script::Cyrillic && word.is_certain;
    let has_one = !mixed.is_empty() && mixed.iter().all(is_latin);
    let latin: String = host.chars().map(latin_twin).collect();
    (has_one && latin.is_ascii()).then(|| format!("{scheme}://{latin}{}", &rest[host.len()..]))
}

/// Returns the address that a text with a scheme, brackets, a blank or a comma too many holds.
pub(crate) fn email(text: &str) -> Option<String> {
    let text = without_markup(text);
    let text = text.strip_prefix("mailto:").unwrap_or(text).trim();
    let at = sign_between(text)?;
    let (user, host) = (&text[..at.start], &text[at.end..]);
    // A comma among blanks parts two addresses.
    let host = host.trim_start();
    let host =
        if host.contains(char::is_whitespace) { host.to_owned() } else { host.replace(',', ".") };
    Some(format!("{}@{host}", user.trim_end()))
}

/// Returns where the sign between a name and its host stands: `@`, what the same key gives on the other keyboard, or words for it.
fn sign_between(text: &str) -> Option<Range<usize>> {
    const SIGNS: [&str; 7] = ["(at)", "[at]", "(собака)", "[собака]", " собака ", " at ", "\""];
    if let Some(at) = text.find('@') {
        return Some(at..at + 1);
    }
    let (at, sign) = SIGNS.iter().find_map(|sign| Some((text.find(sign)?, sign)))?;
    let (before, after) = (text[..at].trim_end(), text[at + sign.len()..].trim_start());
    let is_one = !before.is_empty() && is_host(after) && !before.contains([' ', '"']);
    is_one.then(|| before.len()..text.len() - after.len())
}

/// Tells the path of a file on somebody's own machine: `C:\\Users\\…`, `file:///…`.
pub(crate) fn is_own_disk(named: &str) -> bool {
    let bytes = named.as_bytes();
    let has_drive = bytes.len() > 2
        && bytes[0].is_ascii_alphabetic()
        && bytes[1] == b':'
        && matches!(bytes[2], b'\\' | b'/');
    let begins = ["file:", "\\\\", "/home/", "/Users/", "~/"];
    has_drive || begins.iter().any(|begin| named.starts_with(begin))
}

fn host(text: &str) -> &str {
    text.split(['/', '?', '#']).next().expect("split gives at least one piece")
}

/// Tells a host by its last part: Latin letters, or a domain of this country.
fn is_host(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| {
        let is_inside = |c: char| c.is_alphanumeric() || c == '-';
        !label.is_empty()
            && label.chars().all(is_inside)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = labels.last().copied().unwrap_or_default().to_lowercase();
    let is_domain = last.len() >= 2 && last.bytes().all(|b| b.is_ascii_lowercase());
    labels.len() > 1 && labels.iter().all(is_label) && (is_domain || last == "укр")
}

/// Tells the name of a file, which looks like a host.
fn is_file(text: &str) -> bool {
    const EXTENSIONS: [&str; 16] = [
        "pdf", "doc", "docx", "xls", "xlsx", "odt", "ods", "csv", "txt", "md", "jpg", "jpeg",
        "png", "svg", "html", "htm",
    ];
    let (_, extension) = text.rsplit_once('.').unwrap_or(("", text));
    !text.contains('/') && EXTENSIONS.contains(&extension.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_becomes_an_address_and_other_text_none() {
        for (typed, read) in [
            ("www.example.org/a", "https://www.example.org/a"),
            ("example.org", "https://example.org"),
            ("fond.example/про-нас?а#б", "https://fond.example/про-нас?а#б"),
            ("поруч.укр", "https://поруч.укр"),
            ("https//example.org/", "https://example.org/"),
            ("http:/example.org", "http://example.org"),
            ("HTTPS:\\\\example.org", "https://example.org"),
            ("https;//example.org", "https://example.org"),
            ("https.example.org", "https://https.example.org"),
            ("<https://example.org/>", "https://example.org/"),
            ("[наш сайт](https://example.org/a)", "https://example.org/a"),
            ("htps://example.org/a", "https://example.org/a"),
            ("htttp://example.org", "http://example.org"),
            ("https://example.org/ (офіційний сайт)", "https://example.org/"),
            ("example.org (сайт)", "https://example.org"),
        ] {
            assert_eq!(web_address(typed).as_deref(), Some(read), "{typed}");
        }
        for typed in [
            "a@example.org",
            "немає",
            "see example.org",
            "вул.Миру",
            "zvit.pdf",
            "10.30",
            "example",
            "example..org",
            "т.д.",
            "//",
            "example.org:8080",
            "-.org",
            "https",
            "https://",
            "ftp://example.org",
            "https://example.org/ (або https://example.com)",
            "https://example.org/ сайт",
        ] {
            assert_eq!(web_address(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_link_gets_the_scheme_of_what_it_is() {
        for (typed, read) in [
            ("example.org", "https://example.org"),
            ("fond.example/pro?a=1", "https://fond.example/pro?a=1"),
            ("info@example.org", "mailto:info@example.org"),
            ("0500000009", "tel:+380500000009"),
            ("+38(050)000-00-09", "tel:+380500000009"),
        ] {
            assert_eq!(link_address(typed).as_deref(), Some(read), "{typed}");
        }
        for typed in
            ["about.md", "zvit.pdf", "1505", "2020-03-27", "../a/b.md", "@fond", "a/b@c.org"]
        {
            assert_eq!(link_address(typed), None, "{typed}");
        }
    }

    #[test]
    fn an_email_address_with_letters_of_the_other_keyboard_is_latin() {
        assert_eq!(latin_email("fоnd@exаmple.org").as_deref(), Some("fond@example.org"));
        assert_eq!(latin_email("fond@example.org"), None);
        assert_eq!(latin_email("пошта@приклад.укр"), None);
    }

    #[test]
    fn a_host_with_letters_of_the_other_keyboard_is_latin() {
        let typed = "https://f\u{430}cebook.com/приклад";
        assert_eq!(latin_host(typed).as_deref(), Some("https://facebook.com/приклад"));
        let typed = "https://www.\u{435}xample.org";
        assert_eq!(latin_host(typed).as_deref(), Some("https://www.example.org"));
        for typed in [
            "https://поруч.укр/",
            "https://facebook.com/",
            "https://fond-поруч.org/",
            "facebook.com",
        ] {
            assert_eq!(latin_host(typed), None, "{typed}");
        }
    }

    #[test]
    fn an_address_for_letters_loses_what_is_too_much() {
        for (typed, read) in [
            ("mailto:info@example.org", "info@example.org"),
            ("<info@example.org>", "info@example.org"),
            ("info@ example.org", "info@example.org"),
            ("info @example.org", "info@example.org"),
            ("info@example,org", "info@example.org"),
            ("info@example.org, b@example.org", "info@example.org, b@example.org"),
        ] {
            assert_eq!(email(typed).as_deref(), Some(read), "{typed}");
        }
        assert_eq!(email("info.example.org"), None);
    }
}
