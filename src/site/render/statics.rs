//! The files of a theme that pages load: styles with the colours of the settings, scripts, pictures.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::layer::{DEFAULT_NAME, Files, theme_path};
use super::settings;
use crate::base::diag::Diagnostics;
use crate::base::locale::search_key;
use crate::site::plan::StaticFile;

/// Makes the files that pages load, the site's own over the default's.
pub(super) fn statics(
    name: &str,
    layers: [&Files; 2],
    settings: &serde_json::Value,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, (StaticFile, Arc<[u8]>)> {
    let mut files = BTreeMap::new();
    let keys = uncommented("keys.js", &search_key::script().into_bytes().into());
    let mut add = |file: &str, source, bytes: Arc<[u8]>| {
        let hash = blake3::hash(&bytes).to_hex()[..10].to_owned();
        files.insert(file.to_owned(), (StaticFile { name: file.to_owned(), hash, source }, bytes));
    };
    for (layer, theme) in layers.into_iter().zip([DEFAULT_NAME, name]) {
        for (path, bytes) in layer {
            let Some(file) = path.strip_prefix("static/") else { continue };
            let source = theme_path(theme, path);
            let is_ours = theme == DEFAULT_NAME;
            let bytes = if is_ours { uncommented(file, bytes) } else { bytes.clone() };
            let bytes = match file {
                // One request less for a page that is opened while somebody waits on the phone.
                "hotline.js" => [&*keys, &*bytes].concat().into(),
                _ if file.ends_with(".css") => {
                    settings::insert_colours(&source, &bytes, settings, diagnostics)
                }
                _ => bytes,
            };
            add(file, source, bytes);
        }
    }
    // Not of any theme: the index was made by the same rules.
    add("keys.js", theme_path(DEFAULT_NAME, "static/keys.js"), keys.clone());
    files
}

/// Takes the comments that have a line to themselves off a script of the program's own, in which no text begins a line so:
/// they are for authors, and every reader would load them.
fn uncommented(file: &str, bytes: &Arc<[u8]>) -> Arc<[u8]> {
    match std::str::from_utf8(bytes) {
        Ok(text) if file.ends_with(".js") => {
            let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            lines.map(|line| format!("{line}\n")).collect::<String>().into_bytes().into()
        }
        _ => bytes.clone(),
    }
}
