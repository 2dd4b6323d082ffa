//! The rules for Apache 2.4, to be included inside `<VirtualHost …>`.

use super::rules::{FOREVER, FRESH, HASHED, Rules, TYPES, headers, is_text, shared_names};

pub(super) fn snippet(rules: &Rules) -> String {
    let (base, folder) = (&rules.base, &rules.folder);
    let mut text = String::from(
        "# Made by `perelik hosting apache`; make it anew when entries are renamed. Include it inside <VirtualHost …>.\n\
         # It needs: a2enmod headers mime rewrite\n\n",
    );
    match base.as_str() {
        "/" => text.push_str(&format!("DocumentRoot {}\n", quoted(folder))),
        // Without the slash at its end, so that the address without one is led on to the site, too.
        _ => text.push_str(&format!(
            "Alias {} {}\n",
            quoted(base.trim_end_matches('/')),
            quoted(folder)
        )),
    }
    text.push_str("TraceEnable off\n");
    text.push_str(&format!("\n<Directory {}>\n", quoted(&format!("{folder}/"))));
    text.push_str("  Require all granted\n  AllowOverride None\n  Options SymLinksIfOwnerMatch\n  ServerSignature Off\n  DirectoryIndex index.html\n  DirectorySlash On\n  FileETag MTime Size\n");
    text.push_str(&format!("  ErrorDocument 404 {base}404.html\n"));
    for (media, extension) in
        TYPES.iter().filter(|(_, extension)| !["gz", "br"].contains(extension))
    {
        text.push_str(&format!("  AddType {media} .{extension}\n"));
    }
    text.push_str("  AddDefaultCharset UTF-8\n");
    let texts: Vec<String> =
        TYPES.iter().filter(|(media, _)| is_text(media)).map(|(_, e)| format!(".{e}")).collect();
    text.push_str(&format!("  AddCharset UTF-8 {}\n\n", texts.join(" ")));
    redirects(rules, &mut text);
    compressed(&mut text);
    answers(rules, &mut text);
    text.push_str("</Directory>\n");
    // What begins with a dot is no part of a site, and nobody need know whether it is there.
    text.push_str(&format!("RedirectMatch 404 \"^{}(.*/)?\\.(?!well-known/)\"\n", escaped(base)));
    text
}

/// Leads from former addresses, without the name of the server: one behind another does not know by which it is called.
fn redirects(rules: &Rules, text: &mut String) {
    text.push_str("  RewriteEngine On\n  Header always edit Location \"^https?://[^/]+/\" \"/\"\n");
    for (old, new) in &rules.redirects {
        let old = old.strip_prefix(rules.base.as_str()).unwrap_or(old);
        text.push_str(&format!("  RewriteRule \"^{}$\" {} [R=301,L]\n", escaped(old), quoted(new)));
    }
}

/// Sends the compressed sibling to whoever takes it, with the type of the original.
fn compressed(text: &mut String) {
    // A second Require beside the one above would be an alternative to it.
    text.push_str(
        "  RewriteCond \"%{REQUEST_METHOD}\" \"!^(GET|HEAD)$\"\n  RewriteRule \"^\" - [F]\n",
    );
    for (encoding, extension) in [("br", "br"), ("gzip", "gz")] {
        text.push_str(&format!(
            "  RewriteCond \"%{{HTTP:Accept-Encoding}}\" \"\\b{encoding}\\b\"\n  \
             RewriteCond \"%{{REQUEST_FILENAME}}.{extension}\" -f\n  \
             RewriteRule \"^(.*)$\" \"$1.{extension}\" [L]\n"
        ));
    }
    for (media, extension) in TYPES {
        for (encoding, sibling) in [("br", "br"), ("gzip", "gz")] {
            if is_text(media) {
                text.push_str(&format!(
                    "  <FilesMatch \"\\.{extension}\\.{sibling}$\">\n    \
                     ForceType \"{media}; charset=utf-8\"\n    \
                     Header set Content-Encoding {encoding}\n    Header append Vary Accept-Encoding\n  </FilesMatch>\n"
                ));
            }
        }
    }
    text.push('\n');
}

fn answers(rules: &Rules, text: &mut String) {
    for (name, value) in headers(rules) {
        text.push_str(&format!("  Header always set {name} {}\n", quoted(&value)));
    }
    text.push_str(&format!("  Header always set Cache-Control {}\n", quoted(FRESH)));
    text.push_str(&format!(
        "  Header always set Cache-Control {} \"expr=%{{REQUEST_URI}} =~ m#{HASHED}#\"\n",
        quoted(FOREVER)
    ));
    let shared = format!("\"expr=%{{REQUEST_URI}} =~ m#{}#\"", shared_names());
    text.push_str("  Header always set Cross-Origin-Resource-Policy \"same-origin\"\n");
    text.push_str(&format!(
        "  Header always set Cross-Origin-Resource-Policy \"cross-origin\" {shared}\n  \
         Header always set Access-Control-Allow-Origin \"*\" {shared}\n"
    ));
    text.push_str(&format!(
        "  Header always set Content-Security-Policy {}\n",
        quoted(&rules.policy)
    ));
    for path in &rules.embedded {
        text.push_str(&format!(
            "  Header always set Content-Security-Policy {} \"expr=%{{REQUEST_URI}} =~ m#^{}#\"\n",
            quoted(&rules.embedded_policy),
            escaped(path)
        ));
    }
}

fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

fn escaped(value: &str) -> String {
    value.replace('.', "\\.").replace('+', "\\+")
}
