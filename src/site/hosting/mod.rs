//! What the web server is told: headers, lifetimes, types and redirects, ready to include.
//!
//! Comes in: what is public and where it lies. Goes out: a snippet for nginx, Apache or Caddy that says the same thing in
//! three languages. The rules are made here once (`Rules`), the files beside only write them down. Nothing here
//! says where certificates lie or who may log in: that is the administrator's.

mod apache;
mod caddy;
mod nginx;

use crate::base::locale::Lang;
use crate::base::names::SitePath;
use crate::list::publish::Public;
use crate::site::plan::{Route, Shows};
use crate::site::render::links::encoded;

/// What a page may load and do, but for who may frame it (docs/threats.md R30). Pages carry it, too, for servers that
/// nobody configured.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                          worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'";

/// How long a browser may keep a file whose name holds its hash.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// Everything else is asked for each time: a corrected number must be seen at once.
const FRESH: &str = "no-cache";

/// How long a browser remembers to use https: two years, as the lists of browsers ask for.
const HSTS: &str = "max-age=63072000";

/// The names that hold their hash.
const HASHED: &str = r"\.[0-9a-f]{10,64}\.[a-z0-9]+$";

/// Types by extension; those of text are sent with their encoding.
const TYPES: [(&str, &str); 36] = [
    ("text/html", "html"),
    ("text/css", "css"),
    ("text/javascript", "js"),
    ("text/plain", "txt"),
    ("text/csv", "csv"),
    ("text/calendar", "ics"),
    ("text/vcard", "vcf"),
    ("application/json", "json"),
    ("application/ld+json", "jsonld"),
    ("application/xml", "xml"),
    ("application/atom+xml", "atom"),
    ("application/manifest+json", "webmanifest"),
    ("image/svg+xml", "svg"),
    ("image/png", "png"),
    ("image/jpeg", "jpg"),
    ("image/jpeg", "jpeg"),
    ("image/gif", "gif"),
    ("image/webp", "webp"),
    ("image/avif", "avif"),
    ("image/x-icon", "ico"),
    ("application/pdf", "pdf"),
    ("application/zip", "zip"),
    ("application/rtf", "rtf"),
    ("application/msword", "doc"),
    ("application/vnd.ms-excel", "xls"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ("application/vnd.oasis.opendocument.text", "odt"),
    ("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ("audio/mpeg", "mp3"),
    ("video/mp4", "mp4"),
    ("font/woff2", "woff2"),
    ("application/yaml", "yaml"),
    ("text/markdown", "md"),
    ("application/gzip", "gz"),
    ("application/octet-stream", "br"),
];

/// The types that name their encoding.
const TEXTS: [&str; 12] = [
    "text/html",
    "text/css",
    "text/javascript",
    "text/plain",
    "text/csv",
    "text/calendar",
    "text/vcard",
    "text/markdown",
    "application/json",
    "application/xml",
    "application/atom+xml",
    "image/svg+xml",
];

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

/// What a server must do, in no server's language.
#[derive(Debug)]
struct Rules {
    /// The folder of the site on the server, without a slash at its end.
    folder: String,
    /// The path of the site, with a slash at both ends.
    base: String,
    /// The policy of pages.
    policy: String,
    /// The paths below which pages lie that others may frame; one for each language.
    embedded: Vec<String>,
    /// The policy of those pages.
    embedded_policy: String,
    /// Whether browsers are told to stay with https.
    is_https: bool,
    /// Former addresses and present ones, from the server's root.
    redirects: Vec<(String, String)>,
}

/// Headers that every answer has.
fn headers(rules: &Rules) -> Vec<(&'static str, String)> {
    let mut headers = vec![
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        (
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()".to_owned(),
        ),
    ];
    if rules.is_https {
        headers.push(("Strict-Transport-Security", HSTS.to_owned()));
    }
    headers
}

/// Writes the snippet for a server; `folder` is where the site lies on it.
pub(crate) fn snippet(server: Server, public: &Public, routes: &[Route], folder: &str) -> String {
    let rules = rules(public, routes, folder);
    match server {
        Server::Nginx => nginx::snippet(&rules),
        Server::Apache => apache::snippet(&rules),
        Server::Caddy => caddy::snippet(&rules),
    }
}

fn rules(public: &Public, routes: &[Route], folder: &str) -> Rules {
    let url = &public.site.base_url;
    let path = url.split_once("://").map_or("", |(_, rest)| rest).split_once('/');
    let base = format!("/{}", path.map_or("", |(_, path)| path));
    let hosts: Vec<String> = public.site.embed_on.iter().filter_map(|host| origin(host)).collect();
    let framed = |by: &str| format!("{POLICY}; frame-ancestors {by}");
    let folder_of = |(position, lang): (usize, &Lang)| match position {
        0 => format!("{base}embed/"),
        _ => format!("{base}{lang}/embed/"),
    };
    let languages = public.site.languages.iter().enumerate();
    let embedded = if hosts.is_empty() { Vec::new() } else { languages.map(folder_of).collect() };
    let address = |path: &SitePath| format!("{base}{}", encoded(path.address()));
    let redirects = routes
        .iter()
        .filter_map(|route| match &route.shows {
            Shows::Redirect(target, _) => Some((address(&route.path), address(target))),
            _ => None,
        })
        .collect();
    Rules {
        folder: folder.trim_end_matches('/').to_owned(),
        policy: framed("'none'"),
        embedded,
        embedded_policy: framed(&format!("'self' {}", hosts.join(" "))),
        is_https: url.starts_with("https://"),
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

/// Tells whether a file is text, by its name: such a file may have compressed siblings, and every snippet sends them.
pub(crate) fn is_text_file(path: &str) -> bool {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension);
    TYPES.iter().any(|(media, known)| Some(*known) == extension && is_text(media))
}

/// Returns whether a type names its encoding.
fn is_text(media: &str) -> bool {
    TEXTS.contains(&media)
}
