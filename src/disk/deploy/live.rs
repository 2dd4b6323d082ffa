//! The door of ureq: asks a published site for its manifest.
//!
//! Comes in: an address. Goes out: what answers there. Only `manifest.json` is asked for, by one request that ends by
//! itself; nothing is sent but the address.

use std::time::Duration;

use super::error::DeployError;

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The largest manifest that is read, in bytes: 100,000 files.
const LARGEST: u64 = 64 * 1024 * 1024;

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
/// [`DeployError::Unanswered`], with the reason in the words of the library.
pub(crate) fn ask(base: &str) -> Result<Live, DeployError> {
    let separator = if base.ends_with('/') { "" } else { "/" };
    let url = format!("{base}{separator}manifest.json");
    let unanswered = |said: String| DeployError::Unanswered { url: url.clone(), said };
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .user_agent(concat!("perelik/", env!("CARGO_PKG_VERSION")))
        .build()
        .into();
    let mut answer = agent
        .get(&url)
        .header("Cache-Control", "no-cache")
        .call()
        .map_err(|error| unanswered(error.to_string()))?;
    let manifest = answer.body_mut().with_config().limit(LARGEST).read_to_vec();
    let manifest = manifest.map_err(|error| unanswered(error.to_string()))?;
    Ok(Live { url, manifest })
}
