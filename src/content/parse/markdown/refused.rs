//! What is said of an address that no link may have.

use crate::base::diag::{Code, Diagnostic, Location};
use crate::base::locale::typed::{is_own_disk, web_address};
use crate::content::fields::SCHEMES;

/// Makes the diagnostic of an address of a body.
pub(super) fn refused_address(code: Code, at: Location, url: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(code, at).with("url", url.to_owned());
    let diagnostic = diagnostic.with("allowed", SCHEMES.join(", "));
    match web_address(url.trim_start_matches('/')) {
        _ if code != Code::UrlScheme => diagnostic,
        _ if is_own_disk(url) => diagnostic.hint("own-disk"),
        Some(ready) => diagnostic.with("ready", ready).hint("ready"),
        None => diagnostic,
    }
}
