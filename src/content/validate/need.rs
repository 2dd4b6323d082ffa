//! A need's fields become its record.

use jiff::civil::Date;

use super::entry::Common;
use super::form::{Datum, Form};
use super::reference::Reference;
use crate::base::choices::{Chosen as _, NeedState};
use crate::base::diag::{Code, Diagnostic, Diagnostics, Sited};
use crate::base::localised::Text;

/// Something that is lacking, or a place where help is stuck.
#[derive(Debug, Clone)]
pub struct Need {
    /// Id, dates, source.
    pub common: Common,
    /// What is lacking; the id where it is missing.
    pub what: Text,
    /// The resource.
    pub resource: Option<Sited<Reference>>,
    /// The kind of help.
    pub help: Option<Sited<Reference>>,
    /// For whom.
    pub audiences: Vec<Sited<Reference>>,
    /// Where.
    pub areas: Vec<Sited<Reference>>,
    /// The unit counted in.
    pub unit: Option<Text>,
    /// How much is needed.
    pub required: Option<f64>,
    /// How much has come.
    pub provided: Option<f64>,
    /// Who gave it.
    pub by: Vec<Sited<Reference>>,
    /// How it is met.
    pub state: NeedState,
    /// As of which day.
    pub as_of: Option<Sited<Date>>,
    /// A note.
    pub note: Option<Text>,
}

/// Makes the record.
pub(super) fn validate_need(mut form: Form, common: Common, diagnostics: &mut Diagnostics) -> Need {
    if form.is_about_nothing() {
        diagnostics.push(Diagnostic::new(Code::NeedOfNothing, common.at.clone()));
    }
    check_figures(&form, diagnostics);
    Need {
        what: form.text("what").map_or_else(|| Text::from(common.id.as_str()), |text| text.value),
        resource: form.reference("resource"),
        help: form.reference("help"),
        audiences: form.references("audiences"),
        areas: form.references("areas"),
        unit: form.text("unit").map(|text| text.value),
        required: form.number("required").map(|number| number.value),
        provided: form.number("provided").map(|number| number.value),
        by: form.references("by"),
        state: form.choice("state").map_or(NeedState::Unknown, |state| state.value),
        as_of: form.date("as_of"),
        note: form.text("note").map(|text| text.value),
        common,
    }
}

/// Reports a need of which more was given than is needed and that is still open, and one that is met and is not. Which of the
/// two is right only the editors know, so both stay as they are.
fn check_figures(form: &Form, diagnostics: &mut Diagnostics) {
    let number = |key: &str| {
        let Sited { value: Datum::Number(number), at } = form.peek(key)? else { return None };
        Some((*number, at))
    };
    let (Some((required, _)), Some((provided, at)), Some(Datum::Choice(state))) =
        (number("required"), number("provided"), form.value("state"))
    else {
        return;
    };
    let Some(state) = NeedState::parse(state) else { return };
    let case = match state {
        NeedState::Met if provided < required => "not-enough",
        NeedState::Critical | NeedState::Partial if provided >= required => "enough",
        NeedState::Met | NeedState::Critical | NeedState::Partial | NeedState::Unknown => return,
    };
    let diagnostic = Diagnostic::new(Code::NeedFigures, at.clone());
    let diagnostic = diagnostic.with("required", required.to_string());
    diagnostics.push(diagnostic.with("provided", provided.to_string()).with("case", case));
}
