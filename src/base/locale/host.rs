//! Names of hosts in letters of any language, as the Domain Name System writes them (UTS 46).

/// Returns the host in ASCII: `приклад.укр` is `xn--80aikifvh.xn--j1amh`; `None` for one that can be no name of a host.
pub(crate) fn ascii_host(host: &str) -> Option<String> {
    idna::domain_to_ascii_strict(host).ok()
}

#[cfg(test)]
mod tests {
    use super::ascii_host;

    #[test]
    fn hosts_are_written_as_browsers_write_them() {
        for (host, ascii) in [
            ("приклад.укр", "xn--80aikifvh.xn--j1amh"),
            ("ПРИКЛАД.УКР", "xn--80aikifvh.xn--j1amh"),
            ("bücher.example", "xn--bcher-kva.example"),
            ("президент.рф", "xn--d1abbgf6aiiy.xn--p1ai"),
            ("example.org", "example.org"),
            ("straße.example", "xn--strae-oqa.example"),
        ] {
            assert_eq!(ascii_host(host).as_deref(), Some(ascii), "{host}");
        }
        for host in [&*"й".repeat(70), "при клад.укр", "-приклад.укр"] {
            assert_eq!(ascii_host(host), None, "{host}");
        }
    }
}
