//! What an import would do, as a file for the editor: a workbook or a Markdown text.
//!
//! A plan comes in, bytes go out; nothing is written here. Each remark stands beside its cell, with the cell as it was read:
//! what the source holds that is not for everybody, the report holds, too, and its head says so.

mod contents;
mod markdown;
mod workbook;

pub(crate) use contents::{Grid, columns_grid, counts, place_in_words};
use contents::{MARK, Report};

use super::input::Input;
use super::plan::ImportPlan;
use crate::base::messages::Messages;

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReportForm {
    /// A workbook: the source's rows, marked.
    Workbook,
    /// A text with tables.
    Markdown,
}

/// Returns the bytes of a report.
pub(crate) fn report_bytes(
    form: ReportForm,
    (name, summary): (&str, &str),
    plan: &ImportPlan,
    words: &Messages,
) -> Vec<u8> {
    let report = Report::new((name, summary), plan, words);
    match form {
        ReportForm::Workbook => workbook::report_workbook(&report),
        ReportForm::Markdown => markdown::report_text(&report).into_bytes(),
    }
}

impl ReportForm {
    /// Tells it by the end of a name.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1.to_lowercase().as_str() {
            "xlsx" => Some(Self::Workbook),
            "md" => Some(Self::Markdown),
            _ => None,
        }
    }

    /// Tells whether a file is such a report.
    pub(crate) fn is_one(self, name: &str, bytes: &[u8]) -> bool {
        match self {
            Self::Markdown => bytes.starts_with(format!("<!-- {MARK} -->").as_bytes()),
            Self::Workbook => {
                let tables = super::workbook::tables(&Input::of_bytes(name, bytes), true);
                let first = tables.ok().and_then(|tables| tables.into_iter().next());
                let cell = first.and_then(|table| table.rows.into_iter().flatten().next());
                cell.is_some_and(|cell| cell.text() == MARK)
            }
        }
    }
}
