//! What templates see of needs, of how far help reaches, of what changed, and of the files of open data.

use super::contract::values;
use super::parts::{NameValue, SharedTerm};
use crate::base::choices::NeedState;

values! {
    /// A need.
    "need" NeedValue {
        /// Its id.
        id: String,
        /// What is needed.
        what: String,
        /// The name of the resource that is lacking; nothing for a need of help.
        resource: Option<String>,
        /// The kind of help that is stuck.
        help: Option<SharedTerm>,
        /// Who needs it.
        audiences: Vec<SharedTerm>,
        /// Where it is needed.
        areas: Vec<SharedTerm>,
        /// What `required` and `provided` count.
        unit: Option<String>,
        /// How much is needed.
        required: Option<f64>,
        /// How much there is.
        provided: Option<f64>,
        /// Percent of what is required, at most 100; nothing where a number is missing.
        percent: Option<u8>,
        /// Who gives it.
        by: Vec<NameValue>,
        /// How it is met.
        state: NeedState,
        /// The day of which this is true.
        as_of: Option<String>,
        /// A note.
        note: Option<String>,
        /// Where the facts come from.
        source: Option<String>,
    }

    /// Kinds of help, and how much there is of each for each audience or area.
    "grid" Grid {
        /// What the columns are: `audiences` or `areas`.
        by: &'static str,
        /// What the columns are called.
        columns: Vec<String>,
        /// A row for each kind of help.
        rows: Vec<GridRow>,
        /// How many cells have nobody.
        gaps: usize,
    }

    /// One kind of help in a grid.
    "grid row" GridRow {
        /// The kind of help.
        name: String,
        /// How deep it lies below the broadest kinds, from 0.
        depth: usize,
        /// All services of this kind, for whomever and wherever.
        whole: GridCell,
        /// A cell for each column.
        cells: Vec<GridCell>,
    }

    /// One kind of help for one audience or area.
    "grid cell" GridCell {
        /// How many services are given now.
        services: usize,
        /// How many organisations give them.
        organisations: usize,
        /// What the number means: `covered`, `nobody`, `nobody-yet`, `not-reported`, `unstated` (somebody gives such help and does not say for whom), or `partly` (to some of them, in a part of the area).
        state: &'static str,
        /// The page of these services, or of what there is instead.
        url: Option<String>,
    }

    /// A need with numbers, and how much of it has come.
    "supply" Supply {
        /// The need.
        need: NeedValue,
        /// The percent of the need.
        percent: Option<u8>,
        /// What is still lacking; nothing where a number is missing.
        lacking: Option<f64>,
        /// The place of the need on the page of needs.
        url: Option<String>,
    }

    /// One week of changes.
    "week of changes" WeekOfChanges {
        /// Its Monday.
        from: String,
        /// Its Sunday.
        to: String,
        /// What changed.
        changes: Vec<ChangeRow>,
    }

    /// Something that changed.
    "change" ChangeRow {
        /// On which day.
        day: String,
        /// What happened: `added`, `changed`, `phones`, `renamed`, `closed` or `reopened`.
        what: &'static str,
        /// What changed: `organisation`, `meeting`, `need` or `page`.
        kind: &'static str,
        /// What it is called.
        name: String,
        /// Its page.
        url: Option<String>,
    }

    /// The files of open data for one group of readers.
    "group of files" FileGroup {
        /// Whom they are for, as in a [download](#download).
        whom: &'static str,
        /// The same in words.
        title: String,
        /// The files.
        files: Vec<File>,
    }

    /// A file of open data, or one for each record.
    "file" File {
        /// Its path at the site's base, with `ID` where there is a file for each record.
        id: &'static str,
        /// What it is called, in words.
        name: String,
        /// Its address; nothing where there is a file for each record.
        url: Option<&'static str>,
        /// Its media type.
        media: &'static str,
        /// How many files there are.
        files: usize,
        /// How many rows it has; nothing where that says nothing.
        rows: Option<usize>,
        /// How large it is.
        size: Option<Amount>,
    }

    /// A size in a unit that people read.
    "size" Amount {
        /// How many of the unit.
        value: f64,
        /// The unit: `kb` or `mb`.
        unit: &'static str,
    }
}
