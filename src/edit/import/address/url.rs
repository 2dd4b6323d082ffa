//! Addresses of lists: which may be asked, where a redirect leads, what is shown of one, and of what form the list there is.

use super::fault::FetchFault;
use crate::content::parse::text::for_display;

/// Parts of a query that say which list it is; others may be keys, which nobody is to see.
const SHOWN: [&str; 12] = [
    "gid",
    "single",
    "output",
    "format",
    "exportformat",
    "resource_id",
    "id",
    "sheet",
    "tab",
    "limit",
    "view",
    "type",
];
/// Parts of a query that are keys, and say nothing of which list it is.
const KEYS: [&str; 14] = [
    "key",
    "api_key",
    "apikey",
    "token",
    "access_token",
    "auth",
    "auth_token",
    "secret",
    "password",
    "pass",
    "user",
    "sig",
    "signature",
    "expires",
];
/// Endings of the names of lists.
const ENDINGS: [&str; 12] =
    ["csv", "tsv", "txt", "xlsx", "ods", "json", "geojson", "jsonl", "ndjson", "zip", "md", "xml"];

/// Returns the scheme of an address, in lower case.
pub(super) fn scheme(text: &str) -> Option<String> {
    let (scheme, _) = text.split_once("://")?;
    let is_scheme = scheme.len() > 1 && scheme.bytes().all(|b| b.is_ascii_alphanumeric());
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

/// Returns an address that may be asked.
pub(super) fn checked_url(text: &str) -> Result<String, FetchFault> {
    let text = text.trim();
    if scheme(text).as_deref() != Some("https") {
        return Err(FetchFault::NotHttps);
    }
    let rest = &text["https://".len()..];
    let rest = rest.split('#').next().expect("split gives at least one piece");
    let authority = rest.split(['/', '?', '\\']).next().expect("split gives at least one piece");
    if authority.contains('@') {
        return Err(FetchFault::Password);
    }
    if authority.is_empty() || rest.contains(['\\', ' ']) || rest.chars().any(char::is_control) {
        return Err(FetchFault::NotHttps);
    }
    // A query without a path has one.
    let slash = if rest.len() > authority.len() && !rest[authority.len()..].starts_with('/') {
        "/"
    } else {
        ""
    };
    Ok(format!("https://{authority}{slash}{}", encoded(&rest[authority.len()..])))
}

/// Writes letters of other scripts as an address has them.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii() {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// Returns where a redirect leads.
pub(super) fn joined(from: &str, to: &str) -> Result<String, FetchFault> {
    if scheme(to).is_some() {
        return checked_url(to);
    }
    let rest = from.strip_prefix("https://").unwrap_or(from);
    let authority = rest.split(['/', '?']).next().expect("split gives at least one piece");
    if to.starts_with("//") {
        return checked_url(&format!("https:{to}"));
    }
    if to.starts_with('/') {
        return checked_url(&format!("https://{authority}{to}"));
    }
    let path = rest[authority.len()..].split('?').next().expect("split gives at least one piece");
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    checked_url(&format!("https://{authority}{folder}/{to}"))
}

/// Returns an address without what may be a key. Two lists of one place that only something else tells apart have other addresses
/// still: of that there is a hash.
pub(super) fn without_key(address: &str) -> String {
    let Some((path, query)) = address.split_once('?') else { return address.to_owned() };
    let name =
        |part: &str| part.split_once('=').map_or(part, |(name, _)| name).to_ascii_lowercase();
    let is_shown = |part: &&str| SHOWN.contains(&&*name(part));
    let is_other =
        |part: &&str| !is_shown(part) && !KEYS.contains(&&*name(part)) && !part.is_empty();
    let mut kept: Vec<String> = query.split('&').filter(is_shown).map(str::to_owned).collect();
    let others: Vec<&str> = query.split('&').filter(is_other).collect();
    if !others.is_empty() {
        kept.push(format!("~{}", &blake3::hash(others.join("&").as_bytes()).to_hex()[..8]));
    }
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

/// Tells how the name of a list would end: by its bytes, by what the server says, by its address.
pub(super) fn ending(
    bytes: &[u8],
    media_type: Option<&str>,
    disposition: Option<&str>,
    addresses: [&str; 2],
) -> Result<String, FetchFault> {
    let media_type = media_type
        .unwrap_or_default()
        .split(';')
        .next()
        .expect("split gives at least one piece")
        .trim();
    let media_type = media_type.to_ascii_lowercase();
    let head = for_display(&bytes[..bytes.len().min(1024)]).trim_start().to_lowercase();
    let is_page = head.starts_with("<!doctype html") || head.starts_with("<html");
    if is_page
        || matches!(&*media_type, "text/html" | "application/xhtml+xml") && head.starts_with('<')
    {
        return Err(FetchFault::Page);
    }
    let of_name = |name: &str| {
        let end = name.rsplit_once('.')?.1.to_ascii_lowercase();
        ENDINGS.contains(&&*end).then_some(end)
    };
    let file = disposition.and_then(|said| {
        let name = said.split(';').find_map(|part| part.trim().strip_prefix("filename="))?;
        of_name(name.trim_matches('"'))
    });
    let of_type = match &*media_type {
        "text/csv" | "application/csv" => Some("csv"),
        "text/tab-separated-values" => Some("tsv"),
        "application/geo+json" => Some("geojson"),
        "application/json" | "text/json" | "application/vnd.api+json" => Some("json"),
        "application/x-ndjson" | "application/jsonl" => Some("jsonl"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => Some("xlsx"),
        "application/vnd.oasis.opendocument.spreadsheet" => Some("ods"),
        "application/zip" => Some("zip"),
        "text/markdown" => Some("md"),
        _ => None,
    };
    let of_address = || {
        addresses.iter().find_map(|address| {
            let (path, query) = address.split_once('?').unwrap_or((address, ""));
            let asked = query.split('&').filter_map(|part| part.split_once('='));
            let asked =
                asked.filter(|(key, _)| matches!(*key, "output" | "format" | "exportFormat"));
            of_name(path).or_else(|| {
                asked.map(|(_, form)| format!(".{form}")).find_map(|form| of_name(&form))
            })
        })
    };
    let of_bytes = if head.starts_with(['{', '[']) { "json" } else { "csv" };
    Ok(file
        .or(of_type.map(str::to_owned))
        .or_else(of_address)
        .unwrap_or_else(|| of_bytes.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_without_a_password_may_be_asked() {
        for (text, address) in [
            ("https://example.org/a.csv#x", "https://example.org/a.csv"),
            (" HTTPS://example.org?gid=1 ", "https://example.org/?gid=1"),
            ("https://example.org/є", "https://example.org/%D1%94"),
        ] {
            assert_eq!(checked_url(text).ok().as_deref(), Some(address), "{text}");
        }
        for text in [
            "http://example.org/",
            "file:///etc/passwd",
            "ftp://example.org/",
            "https://",
            "https:///a",
            "https://a:b@example.org/",
            "https://example.org\\@127.0.0.1/",
            "https://exa mple.org/",
            "example.org",
            "https://example.org/\n",
        ] {
            let text = if text.ends_with('\n') { "https://example.org/a\tb" } else { text };
            assert!(checked_url(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_redirect_leads_as_in_a_browser_and_never_off_https() {
        let from = "https://example.org/a/b?c=/d";
        for (to, address) in [
            ("e", Some("https://example.org/a/e")),
            ("/e", Some("https://example.org/e")),
            ("//other.example.org/e", Some("https://other.example.org/e")),
            ("https://other.example.org/e", Some("https://other.example.org/e")),
            ("http://example.org/e", None),
            ("file:///etc/passwd", None),
            ("//a@example.org/", None),
        ] {
            assert_eq!(joined(from, to).ok().as_deref(), address, "{to}");
        }
    }

    #[test]
    fn a_key_is_not_shown() {
        let shown_of = without_key("https://example.org/a?key=secret&gid=5&token=x&output=csv");
        assert_eq!(shown_of, "https://example.org/a?gid=5&output=csv");
        assert_eq!(without_key("https://example.org/a?key=secret"), "https://example.org/a");
    }

    #[test]
    fn two_lists_of_one_place_are_told_apart() {
        let [food, warmth, again] = ["table=food&key=1", "table=warmth&key=1", "key=2&table=food"]
            .map(|query| without_key(&format!("https://example.org/a?gid=5&{query}")));
        assert_ne!(food, warmth);
        assert_eq!(food, again);
        assert!(food.starts_with("https://example.org/a?gid=5&~"), "{food}");
        assert!(!food.contains("food") && !food.contains("key"), "{food}");
    }

    #[test]
    fn the_form_is_told_by_name_type_address_or_bytes() {
        let of = |bytes: &str, media: Option<&str>, name: Option<&str>, address: &str| {
            ending(bytes.as_bytes(), media, name, [address, ""]).ok()
        };
        let some = |text: &str| Some(text.to_owned());
        let bare = "https://example.org/list";
        assert_eq!(
            of("a", Some("text/plain"), Some("attachment; filename=\"x.xlsx\""), bare),
            some("xlsx")
        );
        assert_eq!(of("a", Some("text/csv; charset=utf-8"), None, bare), some("csv"));
        assert_eq!(of("a", None, None, "https://example.org/x.geojson?a=b.csv"), some("geojson"));
        assert_eq!(of("a", None, None, "https://example.org/pub?output=csv"), some("csv"));
        assert_eq!(of(" [1]", None, None, bare), some("json"));
        assert_eq!(of("a;b", Some("application/octet-stream"), None, bare), some("csv"));
        assert_eq!(of("<!DOCTYPE html><html>", Some("text/csv"), None, bare), None);
        assert_eq!(of("<p>", Some("text/html"), None, bare), None);
    }
}
