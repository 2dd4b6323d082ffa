//! What the web server is told: headers, lifetimes, types and redirects, ready to include.
//!
//! Comes in: what is public and where it lies. Goes out: a snippet for nginx, Apache or Caddy that says the same thing in
//! three languages. The rules are made here once (`Rules`), the files beside only write them down. Nothing here
//! says where certificates lie or who may log in: that is the administrator's. What a service is told that builds the
//! site itself stands in [`pipelines`].

mod apache;
mod caddy;
mod nginx;
pub(crate) mod pipelines;
mod rules;

use crate::base::locale::Lang;
use crate::base::names::SitePath;
use crate::list::publish::Public;
use crate::site::plan::{PageKind, Route};
use crate::site::render::links::encoded;
pub use rules::POLICY;
use rules::{FOREVER, FRESH, Rules, TYPES, is_text};

/// A web server that can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Server {
    /// nginx 1.18 or newer.
    Nginx,
    /// Apache 2.4.
    Apache,
    /// Caddy 2.
    Caddy,
}

impl Server {
    /// The names of all servers.
    pub(crate) const NAMES: [&str; 3] = ["nginx", "apache", "caddy"];

    /// Returns the server of a name.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "nginx" => Self::Nginx,
            "apache" => Self::Apache,
            "caddy" => Self::Caddy,
            _ => return None,
        })
    }
}

/// How the site lies on its server.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Placement<'a> {
    /// Its folder.
    pub(crate) folder: &'a str,
    /// Whether browsers shall speak https alone to the whole host for two years: that is said only where the site has the host for itself.
    pub(crate) is_https_only: bool,
}

/// Writes the snippet for a server.
pub(crate) fn snippet(
    server: Server,
    public: &Public,
    routes: &[Route],
    placement: Placement<'_>,
) -> String {
    let rules = rules(public, routes, placement);
    match server {
        Server::Nginx => nginx::snippet(&rules),
        Server::Apache => apache::snippet(&rules),
        Server::Caddy => caddy::snippet(&rules),
    }
}

fn rules(public: &Public, routes: &[Route], placement: Placement<'_>) -> Rules {
    let url = &public.site.base_url;
    let base = base_path(url);
    let hosts: Vec<String> = public.site.embed_on.iter().filter_map(|host| origin(host)).collect();
    let framed = |by: &str| format!("{POLICY}; frame-ancestors {by}");
    let folder_of = |(position, lang): (usize, &Lang)| match position {
        0 => format!("{base}embed/"),
        _ => format!("{base}{lang}/embed/"),
    };
    let languages = public.site.languages.iter().enumerate();
    let embedded = if hosts.is_empty() { Vec::new() } else { languages.map(folder_of).collect() };
    let from_root = |path: &SitePath| format!("{base}{}", encoded(path.relative_url()));
    let redirects = redirects(public, routes);
    let redirects = redirects.into_iter().map(|(old, new)| (from_root(&old), new)).collect();
    Rules {
        folder: placement.folder.trim_end_matches('/').to_owned(),
        policy: framed("'none'"),
        embedded,
        embedded_policy: framed(&format!("'self' {}", hosts.join(" "))),
        is_https: placement.is_https_only && base == "/" && url.starts_with("https://"),
        redirects,
        base,
    }
}

/// Turns a host into what `frame-ancestors` takes; nothing for what could mean anything else there.
fn origin(host: &str) -> Option<String> {
    let host = host.trim_end_matches('/');
    let (scheme, name) = host.split_once("://").unwrap_or(("https", host));
    let is_name = |c: char| c.is_ascii_alphanumeric() || ".-:".contains(c);
    let is_sound = matches!(scheme, "https" | "http") && !name.is_empty();
    (is_sound && name.chars().all(is_name)).then(|| format!("{scheme}://{name}"))
}

/// Tells whether a browser may keep a file for ever: its name holds its hash, as `HASHED` says it to web servers.
pub(crate) fn is_lasting(path: &str) -> bool {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    let mut parts = name.rsplitn(3, '.');
    let (Some(extension), Some(hash), Some(_)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let is_extension = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let is_hash = |c: char| matches!(c, '0'..='9' | 'a'..='f');
    !extension.is_empty()
        && extension.chars().all(is_extension)
        && (10..=64).contains(&hash.len())
        && hash.chars().all(is_hash)
}

/// Returns how long a browser may keep a file, as `Cache-Control` says it.
pub(crate) fn lifetime(path: &str) -> &'static str {
    if is_lasting(path) { FOREVER } else { FRESH }
}

/// Returns the type of a file by its name, as `Content-Type` says it.
pub(crate) fn media_type(path: &str) -> String {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension);
    let known = TYPES.iter().find(|(_, known)| Some(*known) == extension);
    let media = known.map_or("application/octet-stream", |(media, _)| media);
    if is_text(media) { format!("{media}; charset=utf-8") } else { media.to_owned() }
}

/// Returns the files at former addresses, each with the address from the server's root where what it was is now.
pub(crate) fn redirects(public: &Public, routes: &[Route]) -> Vec<(SitePath, String)> {
    let base = base_path(&public.site.base_url);
    let redirect = |route: &Route| {
        let target = if let Some(PageKind::Redirect(target, _)) = route.page_kind() {
            format!("{base}{}", encoded(target.relative_url()))
        } else {
            let (format, id) = route.export_format()?;
            let now = format.path_of(id?);
            if *route.path.as_str() == *now {
                return None;
            }
            format!("{base}{}", encoded(&now))
        };
        Some((route.path.clone(), target))
    };
    routes.iter().filter_map(redirect).collect()
}

/// Returns the path of a site's address, with a slash at both ends.
fn base_path(url: &str) -> String {
    let path = url.split_once("://").map_or("", |(_, rest)| rest).split_once('/');
    format!("/{}", path.map_or("", |(_, path)| path))
}

/// Tells whether a file is text, by its name: such a file may have compressed siblings, and every snippet sends them.
pub(crate) fn is_text_file(path: &str) -> bool {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension);
    TYPES.iter().any(|(media, known)| Some(*known) == extension && is_text(media))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_the_type_and_the_lifetime_that_servers_are_told() {
        assert_eq!(media_type("help/index.html"), "text/html; charset=utf-8");
        assert_eq!(media_type("logo.png"), "image/png");
        assert_eq!(media_type("index.html.gz"), "application/gzip");
        assert_eq!(media_type("odd"), "application/octet-stream");
        assert_eq!(lifetime("static/style.0123456789.css"), FOREVER);
        assert_eq!(lifetime("index.html"), FRESH);
    }

    #[test]
    fn a_name_that_holds_its_hash_is_told_from_others() {
        assert!(is_lasting("static/style.0123456789.css"));
        assert!(is_lasting("x.0123456789abcdef.woff2"));
        for other in [
            "index.html",
            "static/style.css",
            "static/style.012345678.css",
            "static/style.0123456789",
            "static/style.0123456789.CSS",
            "static/style.012345678g.css",
            "0123456789.css",
            "static.0123456789.css/index.html",
        ] {
            assert!(!is_lasting(other), "{other}");
        }
    }
}
