//! What a request asks for becomes a path of the site, or nothing.
//!
//! The way is decoded once and must then be a [`SitePath`]: relative, without `..`, backslash or control
//! character. It is only ever looked up among what was planned, never joined to a folder (docs/threats.md V13).

use crate::base::names::SitePath;

/// Returns the path that an address names; a folder stands for its `index.html`.
pub(super) fn site_path(address: &str) -> Option<SitePath> {
    let decoded = decode(address.strip_prefix('/')?)?;
    let is_folder = decoded.is_empty() || decoded.ends_with('/');
    SitePath::new(&if is_folder { format!("{decoded}index.html") } else { decoded }).ok()
}

/// Returns the page of a folder that was asked for without its slash.
pub(super) fn with_slash(path: &SitePath) -> Option<SitePath> {
    SitePath::new(&format!("{path}/index.html")).ok()
}

/// Decodes `%XX`, once; `None` where the result is no UTF-8 or a `%` stands alone.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                let is_hex = digits.iter().all(u8::is_ascii_hexdigit);
                let digits = std::str::from_utf8(&digits).ok().filter(|_| is_hex)?;
                u8::from_str_radix(digits, 16).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_decoded_once_and_never_leaves_the_site() {
        let path = |address: &str| site_path(address).map(|path| path.to_string());
        assert_eq!(path("/").as_deref(), Some("index.html"));
        assert_eq!(path("/a/").as_deref(), Some("a/index.html"));
        assert_eq!(path("/files/%D0%B0.pdf").as_deref(), Some("files/а.pdf"));
        assert_eq!(path("/%252e%252e/a").as_deref(), None);
        for foreign in [
            "a",
            "//a",
            "/../a",
            "/%2e%2e/a",
            "/%2E%2E%2Fa",
            "/a%5c..%5cb",
            "/a\\b",
            "/a%00",
            "/%",
            "/%2",
            "/%zz",
            "/%+1",
            "/%ff",
            "/./a",
            "/a//b",
            "/C:/a",
        ] {
            assert_eq!(path(foreign), None, "{foreign}");
        }
    }
}
