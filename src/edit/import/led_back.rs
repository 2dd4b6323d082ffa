//! Faults of an entry in the making, led back to the foreign file that it was made of.

use super::draft::Draft;
use super::place::ImportFinding;
use crate::base::diag::{Code, Diagnostic, Location};
use crate::base::files::Sources;

/// Leads a diagnostic back to the foreign file; `at` is the place in the text of the draft that it is about. `sources` is the site
/// as it is.
pub(super) fn led_back(
    draft: &Draft,
    text: &str,
    (diagnostic, at): (&Diagnostic, &Location),
    sources: &Sources,
) -> ImportFinding {
    let place = draft.place_of(text, &(at.start..at.end)).clone();
    let other = diagnostic.see.iter().find(|other| sources.texts.contains_key(&other.path));
    let at = place.finding(diagnostic.code).diagnostic.at;
    let diagnostic = Diagnostic { at, see: Vec::new(), ..diagnostic.clone() };
    let diagnostic = match (diagnostic.code, diagnostic.hint, other) {
        // The foreign file says where the other place is.
        (Code::PrivateElsewhere, Some("here-shown"), Some(other)) => {
            diagnostic.with("path", other.path.as_str()).hint("here-foreign")
        }
        _ if place.row.is_some() => for_cell(diagnostic),
        _ => diagnostic,
    };
    ImportFinding { place, diagnostic }
}

/// Gives advice for a cell: nobody types a key or a list of YAML into a table.
fn for_cell(diagnostic: Diagnostic) -> Diagnostic {
    match (diagnostic.code, diagnostic.hint) {
        (Code::MissingField, _) => diagnostic.hint("cell"),
        (Code::NotADate, Some("year")) => diagnostic.hint("cell-year"),
        (Code::NotADate, None) => diagnostic.hint("cell"),
        (Code::BadPhone, Some("several" | "character")) => diagnostic.hint("cell-several"),
        (Code::BadPhone, Some("label")) => diagnostic.hint("cell-label"),
        (Code::BadPhone, Some("extension")) => diagnostic.hint("cell-extension"),
        _ => diagnostic,
    }
}
