//! A need's fields become its record.

use jiff::civil::Date;

use super::entry::Common;
use super::form::Form;
use super::reference::Reference;
use crate::base::choices::NeedState;
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
pub(super) fn need(mut form: Form, common: Common, diagnostics: &mut Diagnostics) -> Need {
    if form.is_about_nothing() {
        diagnostics.push(Diagnostic::new(Code::NeedOfNothing, common.at.clone()));
    }
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
