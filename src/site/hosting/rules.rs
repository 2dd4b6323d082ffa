//! What every web server is told, whatever its language.

/// What a page may load and do, but for who may frame it (docs/threats.md R30). Pages carry it, too, for servers that
/// nobody configured.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                          worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'";

/// How long a browser may keep a file whose name holds its hash.
pub(super) const FOREVER: &str = "public, max-age=31536000, immutable";

/// Everything else is asked for each time: a corrected number must be seen at once.
pub(super) const FRESH: &str = "no-cache";

/// How long a browser remembers to use https: two years, as the lists of browsers ask for.
pub(super) const HSTS: &str = "max-age=63072000";

/// The names that hold their hash.
pub(super) const HASHED: &str = r"\.[0-9a-f]{10,64}\.[a-z0-9]+$";

/// Types by extension; those of text are sent with their encoding.
pub(super) const TYPES: [(&str, &str); 36] = [
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
pub(super) const TEXT_TYPES: [&str; 12] = [
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

/// What a server must do, in no server's language.
#[derive(Debug)]
pub(super) struct Rules {
    /// The folder of the site on the server, without a slash at its end.
    pub(super) folder: String,
    /// The path of the site, with a slash at both ends.
    pub(super) base: String,
    /// The policy of pages.
    pub(super) policy: String,
    /// The paths below which pages lie that others may frame; one for each language.
    pub(super) embedded: Vec<String>,
    /// The policy of those pages.
    pub(super) embedded_policy: String,
    /// Whether browsers are told to stay with https, for the whole host.
    pub(super) is_https: bool,
    /// Former addresses and present ones, from the server's root.
    pub(super) redirects: Vec<(String, String)>,
}

/// Headers that every answer has.
pub(super) fn headers(rules: &Rules) -> Vec<(&'static str, String)> {
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

/// What other sites may read, by extension: data, calendars, cards, feeds and documents; pages, scripts and pictures are for this site alone.
pub(super) const SHARED: [&str; 17] = [
    "csv", "json", "jsonld", "xml", "atom", "ics", "vcf", "xlsx", "zip", "pdf", "doc", "docx",
    "xls", "odt", "ods", "rtf", "txt",
];

/// Returns the end of a name that other sites may read, as a regular expression.
pub(super) fn shared_names() -> String {
    format!(r"\.(?:{})$", SHARED.join("|"))
}

/// Returns whether a type names its encoding.
pub(super) fn is_text(media: &str) -> bool {
    TEXT_TYPES.contains(&media)
}
