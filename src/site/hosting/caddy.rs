//! The rules for Caddy 2, to be imported inside a site block.

use super::rules::{FOREVER, FRESH, HASHED, Rules, TYPES, headers, is_text, shared_names};

pub(super) fn snippet(rules: &Rules) -> String {
    let base = &rules.base;
    let mut text = String::from(
        "# Made by `perelik hosting caddy`; make it anew when entries are renamed. Import it inside a site block.\n\n",
    );
    if let Some(bare) = base.strip_suffix('/').filter(|bare| !bare.is_empty()) {
        text.push_str(&format!("redir {} {} 301\n", quoted(bare), quoted(base)));
    }
    for (old, new) in &rules.redirects {
        text.push_str(&format!("redir {} {} 301\n", quoted(old), quoted(new)));
    }
    text.push_str(&format!("\nhandle_path {base}* {{\n  root * {}\n", quoted(&rules.folder)));
    text.push_str("  @write not method GET HEAD\n  error @write 405\n");
    text.push_str("  @hidden path_regexp /\\.(?:[^w]|w[^e])\n  error @hidden 404\n");
    text.push_str("  header {\n");
    for (name, value) in headers(rules) {
        text.push_str(&format!("    {name} {}\n", quoted(&value)));
    }
    // What takes a header away waits for the answer, and with it the whole block: a block of its own.
    text.push_str("  }\n  header -Server\n");
    // Which of two directives of one header wins is the server's affair, so each file is met by one of them.
    // Between quotes a backslash would stand for itself twice.
    text.push_str(&format!(
        "  @hashed path_regexp `{HASHED}`\n  @fresh not path_regexp `{HASHED}`\n"
    ));
    text.push_str(&format!("  header @hashed Cache-Control {}\n", quoted(FOREVER)));
    text.push_str(&format!("  header @fresh Cache-Control {}\n", quoted(FRESH)));
    let shared = shared_names();
    text.push_str(&format!(
        "  @shared path_regexp `{shared}`\n  @unshared not path_regexp `{shared}`\n"
    ));
    text.push_str(
        "  header @shared {\n    Cross-Origin-Resource-Policy \"cross-origin\"\n    Access-Control-Allow-Origin \"*\"\n  }\n  \
         header @unshared Cross-Origin-Resource-Policy \"same-origin\"\n",
    );
    let inner = |path: &String| format!(" /{}*", path.strip_prefix(base.as_str()).unwrap_or(path));
    let policy = quoted(&rules.policy);
    if rules.embedded.is_empty() {
        text.push_str(&format!("  header Content-Security-Policy {policy}\n"));
    } else {
        let paths: String = rules.embedded.iter().map(inner).collect();
        let framed = quoted(&rules.embedded_policy);
        text.push_str(&format!("  @embedded path{paths}\n  @own not path{paths}\n"));
        text.push_str(&format!("  header @embedded Content-Security-Policy {framed}\n"));
        text.push_str(&format!("  header @own Content-Security-Policy {policy}\n"));
    }
    for (media, extension) in TYPES.iter().filter(|(media, _)| is_text(media)) {
        text.push_str(&format!("  @{extension} path *.{extension}\n"));
        text.push_str(&format!("  header @{extension} Content-Type \"{media}; charset=utf-8\"\n"));
    }
    text.push_str("  file_server {\n    precompressed br gzip\n  }\n}\n");
    let folder = quoted(&rules.folder);
    text.push_str(&format!(
        "handle_errors {{\n  @missing {{\n    path {base}*\n    expression `{{http.error.status_code}} == 404`\n  }}\n  \
         handle @missing {{\n    root * {folder}\n    rewrite * /404.html\n    file_server\n  }}\n}}\n"
    ));
    text
}

fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}
