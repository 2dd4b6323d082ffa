//! A page's fields become its record.

use super::entry::Common;
use super::form::Form;
use crate::base::localised::Text;

/// A free page: about, how to join, privacy.
#[derive(Debug, Clone)]
pub struct Page {
    /// Id, dates, source, body.
    pub common: Common,
    /// Its title; the id where it is missing.
    pub title: Text,
    /// One line about it.
    pub summary: Option<Text>,
}

/// Makes the record.
pub(super) fn validate_page(mut form: Form, common: Common) -> Page {
    Page {
        title: form.text("title").map_or_else(|| Text::from(common.id.as_str()), |text| text.value),
        summary: form.text("summary").map(|text| text.value),
        common,
    }
}
