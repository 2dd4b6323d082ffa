//! The rules for nginx, to be included inside `server { … }`.

use std::collections::BTreeMap;

use super::rules::{FOREVER, FRESH, HASHED, Rules, TEXT_TYPES, TYPES, headers};

pub(super) fn snippet(rules: &Rules) -> String {
    let mut text = String::from(
        "# Made by `perelik hosting nginx`; make it anew when entries are renamed. Include it inside server { … }.\n\n",
    );
    variables(rules, &mut text);
    for (old, new) in &rules.redirects {
        text.push_str(&format!("location = {} {{ return 301 {}; }}\n", quoted(old), quoted(new)));
    }
    let base = &rules.base;
    text.push_str(&format!("\nlocation ^~ {} {{\n", quoted(base)));
    let root = if base == "/" { "root" } else { "alias" };
    let slash = if base == "/" { "" } else { "/" };
    text.push_str(&format!("  {root} {};\n", quoted(&format!("{}{slash}", rules.folder))));
    text.push_str("  index index.html;\n  autoindex off;\n  disable_symlinks off;\n");
    text.push_str(&format!("  error_page 404 {};\n", quoted(&format!("{base}404.html"))));
    text.push_str("  limit_except GET { deny all; }\n");
    text.push_str("\n  # .gz files lie beside the pages where site.yaml says `compress: true`; for .br the module\n");
    text.push_str("  # ngx_brotli is needed: add `brotli_static on;`.\n  gzip_static on;\n  gzip_vary on;\n  etag on;\n\n");
    for (name, value) in headers(rules) {
        text.push_str(&format!("  add_header {name} {} always;\n", quoted(&value)));
    }
    text.push_str("  add_header Content-Security-Policy $perelik_policy always;\n");
    text.push_str("  add_header Cache-Control $perelik_cache always;\n\n");
    types(&mut text);
    text.push_str("  location ~ /\\.(?!well-known/) { return 404; }\n}\n");
    text
}

/// Headers that differ by address are variables: a location with a header of its own would lose all others.
fn variables(rules: &Rules, text: &mut String) {
    let base = escaped(&rules.base);
    text.push_str(&format!("set $perelik_cache {};\n", quoted(FRESH)));
    text.push_str(&format!(
        "if ($uri ~ {}) {{ set $perelik_cache {}; }}\n",
        quoted(&format!("^{base}.*{HASHED}")),
        quoted(FOREVER)
    ));
    text.push_str(&format!("set $perelik_policy {};\n", quoted(&rules.policy)));
    for path in &rules.embedded {
        let (path, policy) = (quoted(&format!("^{}", escaped(path))), &rules.embedded_policy);
        text.push_str(&format!(
            "if ($uri ~ {path}) {{ set $perelik_policy {}; }}\n",
            quoted(policy)
        ));
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
