//! Who may ask: pages of other sites may not (docs/threats.md V14).
//!
//! A name that leads to this machine by a trick of the name service is refused by `Host`, a page of another site
//! by `Origin` and `Sec-Fetch-Site`. No answer carries a header that would let others read it.

use axum::http::header::{HOST, HeaderMap, HeaderName, HeaderValue, ORIGIN};
use axum::http::{StatusCode, Uri};

/// What a browser says of the page that asks.
const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The names that this preview answers to.
#[derive(Debug)]
pub(super) struct Gate {
    hosts: Vec<String>,
}

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RequestRefusal {
    /// It was meant for another name, or for none.
    Host,
    /// A page of another site sent it.
    Origin,
}

impl Gate {
    /// Answers to the names of this machine, at this port.
    pub(super) fn new(port: u16) -> Self {
        let names = ["localhost", "127.0.0.1", "[::1]"];
        let mut hosts: Vec<String> = names.iter().map(|name| format!("{name}:{port}")).collect();
        if port == 80 {
            hosts.extend(names.map(str::to_owned));
        }
        Self { hosts }
    }

    /// Lets a request in, or says why not. `is_own` is a request for what only the preview's own pages need.
    ///
    /// # Errors
    /// Any of [`RequestRefusal`].
    pub(super) fn admit(
        &self,
        uri: &Uri,
        headers: &HeaderMap,
        is_own: bool,
    ) -> Result<(), RequestRefusal> {
        let mut hosts = headers.get_all(HOST).iter().map(header_text);
        let host = hosts.next().filter(|_| hosts.next().is_none()).ok_or(RequestRefusal::Host)?;
        let asked = uri.authority().map(|authority| authority.as_str().to_ascii_lowercase());
        if !self.hosts.contains(&host) || asked.is_some_and(|asked| asked != host) {
            return Err(RequestRefusal::Host);
        }
        let own = format!("http://{host}");
        let is_foreign = headers.get_all(ORIGIN).iter().any(|origin| header_text(origin) != own);
        let mut sites = headers.get_all(SITE).iter().map(header_text);
        let is_elsewhere = sites.any(|site| site != "same-origin" && site != "none");
        if is_foreign || (is_own && is_elsewhere) { Err(RequestRefusal::Origin) } else { Ok(()) }
    }
}

fn header_text(value: &HeaderValue) -> String {
    value.to_str().unwrap_or_default().to_ascii_lowercase()
}

impl RequestRefusal {
    /// Returns the number of the answer.
    pub(super) fn status_code(self) -> StatusCode {
        match self {
            Self::Host => StatusCode::MISDIRECTED_REQUEST,
            Self::Origin => StatusCode::FORBIDDEN,
        }
    }

    /// Returns the name of its sentence in the catalogue.
    pub(super) fn message_key(self) -> &'static str {
        match self {
            Self::Host => "serve-foreign-host",
            Self::Origin => "serve-foreign-origin",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admit(list: &[(&'static str, &'static str)], is_own: bool) -> Result<(), RequestRefusal> {
        let mut headers = HeaderMap::new();
        for (name, value) in list {
            headers.append(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        Gate::new(3000).admit(&Uri::from_static("/"), &headers, is_own)
    }

    #[test]
    fn only_the_names_of_this_machine_are_answered() {
        for host in ["localhost:3000", "127.0.0.1:3000", "[::1]:3000", "LOCALHOST:3000"] {
            assert_eq!(admit(&[("host", host)], true), Ok(()), "{host}");
        }
        for host in
            ["", "localhost", "localhost:3001", "localhost.evil.example:3000", "0.0.0.0:3000"]
        {
            assert_eq!(admit(&[("host", host)], false), Err(RequestRefusal::Host), "{host}");
        }
        assert_eq!(admit(&[], false), Err(RequestRefusal::Host));
        let twice = [("host", "localhost:3000"), ("host", "evil.example")];
        assert_eq!(admit(&twice, false), Err(RequestRefusal::Host));
    }

    #[test]
    fn pages_of_other_sites_are_refused_and_so_are_other_ports() {
        let from = |origin| admit(&[("host", "localhost:3000"), ("origin", origin)], false);
        assert_eq!(from("http://localhost:3000"), Ok(()));
        for origin in
            ["null", "http://localhost:8000", "http://127.0.0.1:3000", "https://evil.example"]
        {
            assert_eq!(from(origin), Err(RequestRefusal::Origin), "{origin}");
        }
        let site =
            |site, is_own| admit(&[("host", "localhost:3000"), ("sec-fetch-site", site)], is_own);
        assert_eq!(site("same-origin", true), Ok(()));
        assert_eq!(site("same-site", true), Err(RequestRefusal::Origin));
        // A link from elsewhere to a page is followed.
        assert_eq!(site("cross-site", false), Ok(()));
    }
}
