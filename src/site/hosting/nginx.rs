//! The rules for nginx, to be included inside `server { … }`.

use std::collections::BTreeMap;

use super::rules::{FOREVER, FRESH, HASHED, Rules, TEXT_TYPES, TYPES, headers, shared_names};

pub(super) fn snippet(rules: &Rules) -> String {
    let mut text = String::from(
        "# Made by `perelik hosting nginx`; make it anew when entries are renamed. Include it inside server { … }.\n\n",
    );
    let (base, prefix) = (&rules.base, prefix(&rules.base));
    variables(rules, &prefix, &mut text);
    // A server behind another one does not know by which name and port it is called.
    let quiet = "absolute_redirect off; server_tokens off;";
    let mut redirect = |old: &str, new: &str| {
        let (old, new) = (quoted(old), quoted(new));
        text.push_str(&format!("location = {old} {{ {quiet} return 301 {new}; }}\n"));
    };
    if let Some(bare) = base.strip_suffix('/').filter(|bare| !bare.is_empty()) {
        redirect(bare, base);
    }
    rules.redirects.iter().for_each(|(old, new)| redirect(old, new));
    text.push_str(&format!("\nlocation ^~ {} {{\n", quoted(base)));
    let root = if base == "/" { "root" } else { "alias" };
    let slash = if base == "/" { "" } else { "/" };
    text.push_str(&format!("  {root} {};\n", quoted(&format!("{}{slash}", rules.folder))));
    text.push_str(
        "  index index.html;\n  autoindex off;\n  absolute_redirect off;\n  server_tokens off;\n",
    );
    // The folder itself may be a link, which a deploy turns; nothing in it is one.
    text.push_str(&format!(
        "  disable_symlinks on {};\n",
        quoted(&format!("from={}", rules.folder))
    ));
    text.push_str(&format!("  error_page 404 {};\n", quoted(&format!("{base}404.html"))));
    text.push_str("  limit_except GET { deny all; }\n");
    text.push_str("\n  # .gz files lie beside the pages where site.yaml says `compress: true`; for .br the module\n");
    text.push_str("  # ngx_brotli is needed: add `brotli_static on;`.\n  gzip_static on;\n  gzip_vary on;\n  etag on;\n\n");
    for (name, value) in headers(rules) {
        text.push_str(&format!("  add_header {name} {} always;\n", quoted(&value)));
    }
    for (name, variable) in [
        ("Content-Security-Policy", "policy"),
        ("Cache-Control", "cache"),
        ("Cross-Origin-Resource-Policy", "readers"),
        // Not sent where it is empty.
        ("Access-Control-Allow-Origin", "origins"),
    ] {
        text.push_str(&format!("  add_header {name} ${prefix}_{variable} always;\n"));
    }
    text.push('\n');
    types(&mut text);
    text.push_str("  location ~ /\\.(?!well-known/) { return 404; }\n}\n");
    text
}

/// Returns what the names of variables begin with: a server that has two sites must not mix them.
fn prefix(base: &str) -> String {
    match base {
        "/" => "perelik".to_owned(),
        base => format!("perelik_{}", &blake3::hash(base.as_bytes()).to_hex()[..8]),
    }
}

/// Headers that differ by address are variables: a location with a header of its own would lose all others.
fn variables(rules: &Rules, prefix: &str, text: &mut String) {
    let base = escaped(&rules.base);
    let mut set = |name: &str, value: &str| {
        text.push_str(&format!("set ${prefix}_{name} {};\n", quoted(value)));
    };
    set("cache", FRESH);
    set("policy", &rules.policy);
    set("readers", "same-origin");
    set("origins", "");
    let mut set_where = |path: &str, name: &str, value: &str| {
        let (path, value) = (quoted(&format!("^{path}")), quoted(value));
        text.push_str(&format!("if ($uri ~ {path}) {{ set ${prefix}_{name} {value}; }}\n"));
    };
    set_where(&format!("{base}.*{HASHED}"), "cache", FOREVER);
    let shared = format!("{base}.*{}", shared_names());
    set_where(&shared, "readers", "cross-origin");
    set_where(&shared, "origins", "*");
    for path in &rules.embedded {
        set_where(&escaped(path), "policy", &rules.embedded_policy);
    }
    text.push('\n');
}

fn types(text: &mut String) {
    let mut by_type: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (media, extension) in TYPES {
        by_type.entry(media).or_default().push(extension);
    }
    text.push_str("  types {\n");
    for (media, extensions) in by_type {
        text.push_str(&format!("    {media} {};\n", extensions.join(" ")));
    }
    text.push_str("  }\n  default_type application/octet-stream;\n  charset utf-8;\n");
    // text/html is always among them, and nginx warns when it is named again.
    let texts: Vec<&str> = TEXT_TYPES.into_iter().filter(|media| *media != "text/html").collect();
    text.push_str(&format!("  charset_types {};\n\n", texts.join(" ")));
}

/// Writes a string of nginx.
fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Writes text of a regular expression.
fn escaped(value: &str) -> String {
    value.replace('.', "\\.").replace('+', "\\+")
}
