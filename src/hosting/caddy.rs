//! The rules for Caddy 2, to be imported inside a site block.

use super::{FOREVER, FRESH, HASHED, Rules, TYPES, headers, is_text};

pub(super) fn snippet(rules: &Rules) -> String {
    let base = &rules.base;
    let mut text = String::from(
        "# Made by `perelik hosting caddy`; make it anew when entries are renamed. Import it inside a site block.\n\n",
    );
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
    text.push_str(&format!("    Content-Security-Policy {}\n", quoted(&rules.policy)));
    text.push_str(&format!("    Cache-Control {}\n    -Server\n  }}\n", quoted(FRESH)));
    text.push_str(&format!("  @hashed path_regexp {}\n", quoted(HASHED)));
    text.push_str(&format!("  header @hashed Cache-Control {}\n", quoted(FOREVER)));
    let inner = |path: &String| format!(" /{}*", path.strip_prefix(base.as_str()).unwrap_or(path));
    if !rules.embedded.is_empty() {
        let paths: String = rules.embedded.iter().map(inner).collect();
        let policy = quoted(&rules.embedded_policy);
        text.push_str(&format!("  @embedded path{paths}\n"));
        text.push_str(&format!("  header @embedded Content-Security-Policy {policy}\n"));
    }
    for (media, extension) in TYPES.iter().filter(|(media, _)| is_text(media)) {
        text.push_str(&format!("  @{extension} path *.{extension}\n"));
        text.push_str(&format!("  header @{extension} Content-Type \"{media}; charset=utf-8\"\n"));
    }
    text.push_str("  file_server {\n    precompressed br gzip\n  }\n  handle_errors 404 {\n");
    text.push_str("    rewrite * /404.html\n    file_server\n  }\n}\n");
    text
}

fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}
