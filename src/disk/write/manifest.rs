//! `manifest.json`: every file of the site with its size and SHA-256, and the sign that a folder is ours.
//!
//! It is written last and holds no time but the day of the data, so the same site has the same manifest. What is read back from one is
//! only which paths it names: bytes are compared, never hashes believed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::fate::Fate;
use crate::base::files::PlannedFile;
use crate::base::names::SitePath;

/// The name of the manifest in the output.
pub(in crate::disk) const MANIFEST: &str = "manifest.json";

/// The largest manifest that is read from elsewhere, in bytes: 100,000 files.
pub(in crate::disk) const LARGEST_MANIFEST: u64 = 64 * 1024 * 1024;

/// The one file in the output that is not ours and stays.
pub(super) const KEPT_FILE: &str = ".gitignore";

/// The folder inside the output where new files wait, if they are copied in one by one.
pub(super) const NEXT: &str = ".perelik-next";

/// What a manifest says of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listed {
    /// Its size in bytes.
    pub size: u64,
    /// Its SHA-256, in hex.
    pub sha256: String,
}

/// The files of a site by path, without the manifest itself.
pub(crate) type Listing = BTreeMap<SitePath, Listed>;

/// Returns the manifest of a site; `day` is that of its data.
pub(super) fn compose(day: Option<Date>, files: &[PlannedFile], fates: &[Fate]) -> String {
    let day = day.map(|day| format!("\"date\": \"{day}\", ")).unwrap_or_default();
    let version = env!("CARGO_PKG_VERSION");
    let mut text = format!("{{\"generator\": \"perelik {version}\", {day}\"files\": {{");
    for (index, (file, fate)) in files.iter().zip(fates).enumerate() {
        let separator = if index == 0 { "" } else { "," };
        let path = Value::from(file.path.as_str());
        let (size, sha256) = (fate.size, &fate.sha256);
        write!(text, "{separator}\n{path}: {{\"size\": {size}, \"sha256\": \"{sha256}\"}}")
            .expect("a String takes everything");
    }
    text.push_str("\n}}\n");
    text
}

/// Returns the paths that a manifest names, or nothing if it is no manifest of ours. Names that are no path of a
/// site are left out.
pub(super) fn parse(bytes: &[u8]) -> Option<BTreeSet<SitePath>> {
    let files = files_of(bytes)?;
    Some(files.keys().filter_map(|path| SitePath::new(path).ok()).collect())
}

/// Returns what a manifest says of each file, or nothing if it is no manifest of ours or says less than it should.
pub(super) fn listing(bytes: &[u8]) -> Option<Listing> {
    let listed = |value: &Value| {
        let size = value.get("size")?.as_u64()?;
        Some(Listed { size, sha256: value.get("sha256")?.as_str()?.to_owned() })
    };
    let files = files_of(bytes)?;
    files.iter().map(|(path, value)| Some((SitePath::new(path).ok()?, listed(value)?))).collect()
}

/// Returns the day of the data that a manifest of ours tells.
pub(super) fn day(bytes: &[u8]) -> Option<Date> {
    ours(bytes)?.get("date")?.as_str()?.parse().ok()
}

fn files_of(bytes: &[u8]) -> Option<Map<String, Value>> {
    ours(bytes)?.get("files")?.as_object().cloned()
}

fn ours(bytes: &[u8]) -> Option<Value> {
    let value: Value = serde_json::from_slice(bytes).ok()?;
    value.get("generator")?.as_str()?.starts_with("perelik ").then_some(value)
}
