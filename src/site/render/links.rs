//! Addresses below the site's base become links of one page.

use crate::base::locale::Lang;
use crate::content::parse::Kind;
use crate::list::model::LinkTarget;
use crate::list::publish::Body;
use crate::site::plan::Routes;

/// Returns the link from a page to an address below the base. `base` is the page's way there (`../../`), or the
/// base itself for a page that may be shown anywhere.
pub(super) fn relative(base: &str, address: &str) -> String {
    if address.contains("://") {
        // Not below the base: a document that lies elsewhere.
        return address.to_owned();
    }
    match (base.is_empty(), address.is_empty()) {
        (true, true) => "./".to_owned(),
        // A page's own address without its folder would otherwise look like a scheme or a bare anchor.
        (true, false) if address.starts_with('#') => format!("./{address}"),
        _ => format!("{base}{}", encoded(address)),
    }
}

/// Writes what a URL cannot hold as bytes in hex (RFC 3986, 2.1); ids never need it, names of files may.
pub(crate) fn encoded(address: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.~/#".contains(byte);
    if address.as_bytes().iter().all(plain) {
        return address.to_owned();
    }
    let mut url = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' | b'#' => {
                url.push(char::from(byte));
            }
            _ => url.push_str(&format!("%{byte:02X}")),
        }
    }
    url
}

/// Returns the link to a letter that is written already (RFC 6068); lines end as letters want it.
pub(super) fn mail(to: &str, subject: &str, body: &str) -> String {
    let part = |text: &str| {
        let text = super::foreign::unmarked(text).replace('\n', "\r\n");
        let bytes = text.bytes().map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'@' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        });
        bytes.collect::<String>()
    };
    format!("mailto:{}?subject={}&body={}", part(to), part(subject), part(body))
}

/// Joins a body with the links of its page. A link to what is not published becomes plain text.
pub(in crate::site) fn link_body(body: &Body, routes: &Routes, lang: Lang, base: &str) -> String {
    let mut page = String::new();
    let mut rest = body.html.iter().map(String::as_str);
    let mut piece = rest.next().expect("a body has at least one piece").to_owned();
    for (target, next) in body.targets.iter().zip(rest) {
        match link_address(target, routes, lang) {
            Some(LinkAddress::Below(address)) => {
                page.push_str(&piece);
                page.push_str(&relative(base, &address));
                next.clone_into(&mut piece);
            }
            Some(LinkAddress::Here(anchor)) => {
                page.push_str(&piece);
                page.push('#');
                page.push_str(&anchor);
                next.clone_into(&mut piece);
            }
            None => {
                let without =
                    piece.strip_suffix(" href=\"").or_else(|| piece.strip_suffix(" src=\""));
                page.push_str(without.unwrap_or(&piece));
                next.strip_prefix('"').unwrap_or(next).clone_into(&mut piece);
            }
        }
    }
    page + &piece
}

enum LinkAddress {
    Below(String),
    Here(String),
}

fn link_address(target: &LinkTarget, routes: &Routes, lang: Lang) -> Option<LinkAddress> {
    let addresses = &routes.addresses;
    match target {
        LinkTarget::Entry(kind, id, anchor) => {
            let address = entry_page(routes, lang, *kind, id)?;
            Some(LinkAddress::Below(match anchor {
                Some(anchor) => format!("{address}#{anchor}"),
                None => address,
            }))
        }
        LinkTarget::Heading(id) => Some(LinkAddress::Here(id.clone())),
        LinkTarget::File(path) => addresses.attachment(path).map(LinkAddress::Below),
        LinkTarget::Section(folder) => addresses.section(lang, folder).map(LinkAddress::Below),
        LinkTarget::Unpublished => None,
    }
}

fn entry_page(routes: &Routes, lang: Lang, kind: Kind, id: &str) -> Option<String> {
    routes.addresses.entry_page(lang, kind, id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_brings_its_words_and_lines() {
        let link = mail("a@example.org", "Ї?", "x & y\nz");
        assert_eq!(link, "mailto:a@example.org?subject=%D0%87%3F&body=x%20%26%20y%0D%0Az");
    }

    #[test]
    fn a_link_leads_from_any_depth() {
        assert_eq!(relative("", ""), "./");
        assert_eq!(relative("../", ""), "../");
        assert_eq!(relative("../../", "help/food/"), "../../help/food/");
        assert_eq!(relative("", "files/звіт 1.pdf"), "files/%D0%B7%D0%B2%D1%96%D1%82%201.pdf");
    }
}
