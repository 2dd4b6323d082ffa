//! What templates see of rows: a service beside its organisation, and rows and cards in groups.

use super::contract::{shapes, values};
use super::organisation::{Card, ServiceValue};
use super::parts::{PhoneValue, SharedTerm};
use crate::base::choices::Status;

values! {
    /// Services of an organisation that stand alike, for the same areas, and alike at home or not.
    "part of a row" RowPart {
        /// What they are called.
        names: Vec<String>,
        /// How they stand: the worse of the service and its organisation.
        status: Status,
        /// Why what is told of them may not be true any more: `stale` or `unconfirmed`.
        doubt: Option<&'static str>,
        /// Whether they come to people.
        at_home: bool,
        /// Where they are given; empty means everywhere.
        areas: Vec<SharedTerm>,
    }

    /// Services of an organisation that have the same numbers.
    "numbers of a row" RowNumbers {
        /// What they are called.
        names: Vec<String>,
        /// Whom to call; empty where no number is known.
        phones: Vec<PhoneValue>,
    }
}

shapes! {
    /// A row of who helps.
    "row" Row {
        /// The organisation.
        card: Card,
        /// Its service; missing for one that has reported nothing, and where rows are organisations.
        service: Option<ServiceValue>,
        /// Where a row is all that an organisation gives, and that is several services: what they are; missing elsewhere.
        parts: Option<Vec<RowPart>>,
        /// Beside `parts`: whom to call.
        numbers: Option<Vec<RowNumbers>>,
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
