//! The door of ureq: asks a published site for its manifest.
//!
//! Comes in: an address. Goes out: what answers there. Only `manifest.json` is asked for, by one request that ends by
//! itself; nothing is sent but the address.

use std::io::ErrorKind;
use std::net::ToSocketAddrs as _;
use std::time::Duration;

use super::error::DeployError;
use crate::base::diag::Arg;
use crate::base::system_error;
use crate::disk::write::LARGEST_MANIFEST;

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a published site says of itself.
#[derive(Debug)]
pub(crate) struct Live {
    /// The address that was asked.
    pub url: String,
    /// The bytes of its manifest.
    pub manifest: Vec<u8>,
}

/// Fetches the manifest of the site at `base`, an http or https address.
///
/// # Errors
/// [`DeployError::Unanswered`], with the reason.
pub(crate) fn fetch_manifest(base: &str) -> Result<Live, DeployError> {
    let separator = if base.ends_with('/') { "" } else { "/" };
    let url = format!("{base}{separator}manifest.json");
    let unanswered =
        |error| DeployError::Unanswered { url: url.clone(), cause: cause(&error, &url) };
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .user_agent(concat!("perelik/", env!("CARGO_PKG_VERSION")))
        .build()
        .into();
    let mut answer =
        agent.get(&url).header("Cache-Control", "no-cache").call().map_err(unanswered)?;
    let manifest = answer.body_mut().with_config().limit(LARGEST_MANIFEST).read_to_vec();
    let manifest = manifest.map_err(unanswered)?;
    Ok(Live { url, manifest })
}

/// Names the reason in plain words where it is a usual one; else hands on what the library says.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "what else the library may say is shown as it is"
)]
pub(crate) fn cause(error: &ureq::Error, url: &str) -> Arg {
    let key = match error {
        // Of TLS, what it reads is no certificate that it may trust.
        ureq::Error::Io(error)
            if error.kind() == ErrorKind::InvalidData && error.get_ref().is_some() =>
        {
            "live-unsafe"
        }
        ureq::Error::Io(error) => match system_error::cause(error) {
            // What the system says of a name that nobody knows has neither a kind nor a number.
            Arg::Text(_) if error.raw_os_error().is_none() && !is_known_host(url) => "live-no-host",
            cause => return cause,
        },
        ureq::Error::StatusCode(number) => return Arg::Text(format!("HTTP {number}")),
        ureq::Error::Timeout(_) => "system-timeout",
        ureq::Error::HostNotFound => "live-no-host",
        ureq::Error::ConnectionFailed => "system-refused",
        ureq::Error::BodyExceedsLimit(_) => "system-too-large",
        ureq::Error::TooManyRedirects | ureq::Error::RedirectFailed => "live-redirects",
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => "live-no-url",
        ureq::Error::Tls(_) | ureq::Error::Pem(_) | ureq::Error::Rustls(_) => "live-unsafe",
        ureq::Error::Protocol(_) | ureq::Error::LargeResponseHeader(..) => "live-no-http",
        ureq::Error::InvalidProxyUrl => "live-no-proxy",
        other => return Arg::Text(other.to_string()),
    };
    Arg::Words(key)
}

/// Asks once more whether the name of a server is known at all.
fn is_known_host(url: &str) -> bool {
    let uri: Result<ureq::http::Uri, _> = url.parse();
    let host = uri.ok().and_then(|uri| uri.host().map(str::to_owned));
    host.is_none_or(|host| (host.as_str(), 443).to_socket_addrs().is_ok())
}
