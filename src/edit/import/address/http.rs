//! The second of two files that name ureq: one request to one address, over TLS, of an allowed machine, within limits.
//!
//! The resolver hands on only addresses that the filter allows, and the connection goes to one of those and no other, so that a name
//! cannot lead elsewhere the second time. No proxy is asked, no redirect is followed here.

use std::fmt::Debug;
use std::io::{self, Read};
use std::net::{SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::time::Duration;

use ureq::http::Uri;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};

use super::filter::AddressFilter;
use crate::base::diag::Arg;
use crate::disk::deploy::live;

/// How long a connection may take, and all of a request.
const PATIENCE: (Duration, Duration) = (Duration::from_secs(15), Duration::from_secs(120));
/// The largest head of an answer, in bytes.
const LARGEST_HEAD: usize = 32 * 1024;

/// What the program asks through: names, machines and authorities. Only tests have another one than [`Network::public`].
#[derive(Debug, Clone)]
pub struct Network {
    /// Who says where a name is; the system, where nobody else does.
    pub names: Option<Arc<dyn NameResolver>>,
    /// Which machines may be asked.
    pub filter: AddressFilter,
    /// The authorities that are believed, as DER; those of browsers, where none are named.
    pub authorities: Option<Vec<Vec<u8>>>,
    /// The largest answer, in bytes, packed or not.
    pub largest: u64,
    /// How long a request may take.
    pub patience: Duration,
}

/// Says where a name is.
pub trait NameResolver: Debug + Send + Sync {
    /// Returns the addresses of a host.
    ///
    /// # Errors
    /// What the resolver says.
    fn resolve_host(&self, host: &str, port: u16) -> io::Result<Vec<SocketAddr>>;
}

impl Network {
    /// The internet, as browsers see it.
    pub(crate) const fn public() -> Self {
        let largest = 50 * 1024 * 1024;
        Self {
            names: None,
            filter: AddressFilter::PUBLIC,
            authorities: None,
            largest,
            patience: PATIENCE.1,
        }
    }
}

/// What is sent beside the address, so that an unchanged list is not sent again.
#[derive(Debug, Clone, Default)]
pub(super) struct FetchCondition {
    pub(super) etag: Option<String>,
    pub(super) modified: Option<String>,
}

/// An answer.
#[derive(Debug, Default)]
pub(super) struct WebAnswer {
    pub(super) status: u16,
    pub(super) etag: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) location: Option<String>,
    pub(super) media_type: Option<String>,
    pub(super) encoding: Option<String>,
    pub(super) disposition: Option<String>,
    pub(super) bytes: Vec<u8>,
}

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Unanswered {
    /// The name leads to a machine that must not be asked.
    Inside,
    /// Larger than the limit.
    TooLarge,
    /// Another reason, in words.
    Because(Arg),
}

/// What a resolver says of a machine that must not be asked.
#[derive(Debug)]
struct Inside;

impl std::fmt::Display for Inside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an address that is not of the internet")
    }
}

impl std::error::Error for Inside {}

/// Hands on the addresses that are allowed.
#[derive(Debug)]
struct FilteredResolver {
    names: Option<Arc<dyn NameResolver>>,
    filter: AddressFilter,
}

impl Resolver for FilteredResolver {
    fn resolve(
        &self,
        uri: &Uri,
        config: &ureq::config::Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found: Vec<SocketAddr> = match &self.names {
            None => {
                DefaultResolver::default().resolve(uri, config, timeout)?.iter().copied().collect()
            }
            Some(names) => {
                let host = uri.host().ok_or(ureq::Error::HostNotFound)?;
                let port = uri.port_u16().unwrap_or(443);
                // What is a number already needs no name.
                match is_numeric_host(host) {
                    true => format!("{host}:{port}").to_socket_addrs()?.collect(),
                    false => names.resolve_host(host, port)?,
                }
            }
        };
        let mut allowed = self.empty();
        let own = found.iter().filter(|address| self.filter.allows(address.ip()));
        // There is room for so many.
        own.take(16).for_each(|address| allowed.push(*address));
        match (found.is_empty(), allowed.is_empty()) {
            (true, _) => Err(ureq::Error::HostNotFound),
            (false, true) => Err(io::Error::new(io::ErrorKind::PermissionDenied, Inside).into()),
            (false, false) => Ok(allowed),
        }
    }
}

/// Tells a host that a resolver takes for an address: `127.0.0.1`, `2130706433`, `0x7f.1`, `[::1]`.
fn is_numeric_host(host: &str) -> bool {
    let last =
        host.trim_end_matches('.').rsplit('.').next().expect("split gives at least one piece");
    host.starts_with('[') || last.starts_with(|c: char| c.is_ascii_digit())
}

/// Returns what asks one address: without a proxy, a second address, or a cookie.
fn agent(network: &Network) -> ureq::Agent {
    let roots = match &network.authorities {
        None => RootCerts::WebPki,
        Some(own) => {
            let own: Vec<Certificate<'static>> =
                own.iter().map(|der| Certificate::from_der(der).to_owned()).collect();
            RootCerts::new_with_certs(&own)
        }
    };
    let config = ureq::Agent::config_builder()
        .https_only(true)
        .proxy(None)
        .max_redirects(0)
        .http_status_as_error(false)
        .max_idle_connections(0)
        .max_response_header_size(LARGEST_HEAD)
        .timeout_connect(Some(PATIENCE.0.min(network.patience)))
        .timeout_global(Some(network.patience))
        .user_agent(concat!("perelik/", env!("CARGO_PKG_VERSION")))
        .accept_encoding("gzip")
        .tls_config(TlsConfig::builder().root_certs(roots).build())
        .build();
    let resolver = FilteredResolver { names: network.names.clone(), filter: network.filter };
    ureq::Agent::with_parts(config, DefaultConnector::default(), resolver)
}

/// Asks one address.
pub(super) fn request(
    network: &Network,
    url: &str,
    condition: &FetchCondition,
) -> Result<WebAnswer, Unanswered> {
    let mut request = agent(network).get(url);
    if let Some(etag) = &condition.etag {
        request = request.header("If-None-Match", etag);
    }
    if let Some(modified) = &condition.modified {
        request = request.header("If-Modified-Since", modified);
    }
    let answer = request.call().map_err(|error| unanswered(&error, url))?;
    let said = |name: &str| {
        let value = answer.headers().get(name).and_then(|value| value.to_str().ok());
        value.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    };
    let head = WebAnswer {
        status: answer.status().as_u16(),
        etag: said("etag"),
        modified: said("last-modified"),
        location: said("location"),
        media_type: said("content-type"),
        encoding: said("content-encoding"),
        disposition: said("content-disposition"),
        bytes: Vec::new(),
    };
    if head.status != 200 {
        return Ok(head);
    }
    let mut bytes = Vec::new();
    let body = answer.into_body().into_with_config().limit(network.largest + 1).reader();
    body.take(network.largest + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unanswered(&error.into(), url))?;
    if bytes.len() as u64 > network.largest {
        return Err(Unanswered::TooLarge);
    }
    Ok(WebAnswer { bytes, ..head })
}

/// Tells what the program itself refuses from what the network does.
fn unanswered(error: &ureq::Error, url: &str) -> Unanswered {
    let is_inside = |error: &io::Error| error.get_ref().is_some_and(|inner| inner.is::<Inside>());
    if matches!(error, ureq::Error::Io(error) if is_inside(error)) {
        return Unanswered::Inside;
    }
    if matches!(error, ureq::Error::BodyExceedsLimit(_)) {
        return Unanswered::TooLarge;
    }
    Unanswered::Because(live::cause(error, url))
}
