//! The address of the site: one that other addresses can be joined to, and that tells no password.

use std::sync::Arc;

use crate::base::diag::{Code, Diagnostic, Diagnostics, Sited};
use crate::base::locale::host::ascii_host;

/// The names by which a machine calls itself.
const THIS_MACHINE: [&str; 4] = ["localhost", "127.0.0.1", "[::1]", "0.0.0.0"];

/// Tells an address that leads every reader to their own machine.
pub(super) fn is_this_machine(url: &str) -> bool {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = host.split(['/', '?', '#']).next().expect("split gives at least one piece");
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host).to_ascii_lowercase();
    THIS_MACHINE.contains(&host.as_str())
}

/// Returns the address as links carry it: it ends in a slash, and its host is in ASCII. What links cannot be made of is
/// reported.
pub(super) fn normalised(url: Sited<Arc<str>>, diagnostics: &mut Diagnostics) -> Option<Arc<str>> {
    let (address, host) = match address_and_host(&url.value) {
        Ok(parts) => parts,
        Err(hint) => return refuse(&url, hint, diagnostics),
    };
    if THIS_MACHINE.contains(&&*host) {
        diagnostics.push(Diagnostic::new(Code::LocalBaseUrl, url.at.clone()).with("host", host));
    }
    Some(address)
}

/// Reads the address of a site as it is told without a file: as links carry it.
///
/// # Errors
/// Why links cannot be made of it: the name of the hint of `bad-base-url`.
pub(crate) fn parse_base_url(url: &str) -> Result<Arc<str>, &'static str> {
    address_and_host(url).map(|(address, _)| address)
}

/// Returns the address as links carry it, and its host in small letters as it was written.
fn address_and_host(url: &str) -> Result<(Arc<str>, String), &'static str> {
    let (scheme, rest) = url.split_once("://").ok_or("scheme")?;
    if !matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https") {
        return Err("scheme");
    }
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    if authority.contains('@') {
        return Err("password");
    }
    if path.contains(['?', '#']) {
        return Err("query");
    }
    let last = path.rsplit('/').next().expect("split gives at least one piece");
    if last.to_ascii_lowercase().ends_with(".html") || last.to_ascii_lowercase().ends_with(".htm") {
        return Err("page");
    }
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => {
            (host, format!(":{port}"))
        }
        _ => (authority, String::new()),
    };
    let ascii = if host.is_ascii() { Some(host.to_owned()) } else { ascii_host(host) };
    let ascii = ascii.filter(|host| !host.is_empty() && !host.contains(' ')).ok_or("scheme")?;
    let slash = if path.ends_with('/') { "" } else { "/" };
    let address = format!("{scheme}://{ascii}{port}{path}{slash}").into();
    Ok((address, host.to_ascii_lowercase()))
}

/// Returns the folder of a site whose address was copied with the name of its first page.
pub(super) fn without_first_page(url: &str) -> Option<String> {
    let (folder, page) = url.rsplit_once('/')?;
    let is_first =
        ["index.html", "index.htm", "index.php"].contains(&page.to_ascii_lowercase().as_str());
    (is_first && folder.contains("://") && !folder.ends_with('/')).then(|| format!("{folder}/"))
}

fn refuse(
    url: &Sited<Arc<str>>,
    hint: &'static str,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<str>> {
    let shown = if hint == "password" {
        diagnostics.mask(&url.at.path, url.at.start..url.at.end);
        "•••"
    } else {
        &url.value
    };
    let diagnostic = Diagnostic::new(Code::BadBaseUrl, url.at.clone()).with("url", shown);
    diagnostics.push(diagnostic.hint(hint));
    None
}
