//! What templates see of rows: a service beside its organisation, and rows and cards in groups.

use super::contract::shapes;
use super::organisation::{Card, ServiceValue};

shapes! {
    /// A row of who helps.
    "row" Row {
        /// The organisation.
        card: Card,
        /// Its service; missing for one that has reported nothing, and where rows are organisations.
        service: Option<ServiceValue>,
    }

    /// The organisations under one letter.
    "letter group" LetterGroup {
        /// What stands for the letter.
        label: String,
        /// The id of its heading.
        anchor: String,
        /// The organisations.
        cards: Vec<Card>,
    }

    /// The services of one kind of help.
    "group of help" HelpGroup {
        /// The id of the kind of help.
        id: String,
        /// What it is called.
        name: String,
        /// Everything it may be called, for the filter.
        words: String,
        /// The services.
        rows: Vec<Row>,
    }
}
