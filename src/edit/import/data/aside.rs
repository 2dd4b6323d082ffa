//! Files of the site itself that say what they are and are not read back: what to do instead is said.

use super::files;
use crate::base::diag::{Arg, Code};
use crate::content::parse::text::for_display;
use crate::edit::import::input::Input;
use crate::edit::import::place::{ImportFinding, Place};

/// How much of a file tells what it is, in bytes.
const HEAD: usize = 4096;

/// Names a single file of the site that is not read back; nothing for any other.
pub(super) fn aside_finding(input: &Input) -> Option<ImportFinding> {
    if input.is_folder {
        return None;
    }
    let name = input.name.rsplit(['/', '\\']).next().expect("split gives at least one piece");
    let bytes = input.bytes();
    let head = for_display(&bytes[..bytes.len().min(HEAD)]);
    let has = |parts: &[&str]| parts.iter().all(|part| head.contains(part));
    let hint =
        if has(&["\"tabular-data-package\"", "\"homepage\"", "\"sources\""]) && !has(&["hsds"]) {
            "package"
        } else if name.ends_with(".schema.json") && has(&["https://json-schema.org/draft/"]) {
            "schema"
        } else if has(&["\"is_record\"", "\"rows\""]) && !files::is_data(&input.name, bytes) {
            "list"
        } else if has(&["#org", "#sector"]) || has(&["#org", "#activity"]) {
            "hxl"
        } else {
            return None;
        };
    Some(Place::file(&input.name).finding(Code::ImportOwnFile).hint(hint))
}

/// Names the words of the vocabularies.
pub(super) fn terms_finding(place: &Place, is_folder: bool, count: usize) -> ImportFinding {
    if is_folder {
        let finding = place.finding(Code::ImportLeft).with("count", count);
        return finding.with("what", Arg::Words("import-left-terms"));
    }
    place.finding(Code::ImportOwnFile).hint("terms")
}
