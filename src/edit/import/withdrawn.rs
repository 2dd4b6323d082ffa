//! What somebody took out of the list's own table, and what may be meant by it.
//!
//! Nobody can tell whether a row that is gone was to be closed, removed, or only not to be worked on: it is asked about, and
//! left alone where nobody answers.

use super::place::Place;
use super::table::column::FieldPath;
use crate::base::choices::Visibility;

/// What is to be asked.
#[derive(Debug, Clone)]
pub struct ImportQuestion {
    /// Where something is missing: the cells, or the tables.
    pub places: Vec<Place>,
    /// The id of the organisation.
    pub organisation: String,
    /// Its name.
    pub name: String,
    /// What is missing.
    pub what: Withdrawn,
}

/// What is missing.
#[derive(Debug, Clone)]
pub enum Withdrawn {
    /// Every row of an organisation.
    Organisation,
    /// The row of a service.
    Service {
        /// Its id.
        id: String,
        /// Its name, or its kind of help.
        name: String,
    },
    /// What stood in a cell.
    Cell(WithdrawnCell),
}

/// A cell in which nothing stands any more.
#[derive(Debug, Clone)]
pub struct WithdrawnCell {
    /// The heading of its column.
    pub heading: String,
    /// What stood there.
    pub value: String,
    /// Its field.
    pub(in crate::edit) field: FieldPath,
    /// The service that has the field.
    pub(in crate::edit) service: Option<String>,
    /// To whom the table shows values: of phones, those that it does not show stay.
    pub(in crate::edit) audience: Visibility,
    /// The parts that one cell holds of an address.
    pub(in crate::edit) parts: Vec<&'static str>,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WithdrawalAction {
    /// Nothing: the entry stays as it is.
    Leave,
    /// The organisation or service is closed.
    Close,
    /// The entry, the service or the value goes.
    Remove,
}

impl ImportQuestion {
    /// Adds a question; where the same is asked already, it is asked once.
    pub(in crate::edit) fn add_to(self, questions: &mut Vec<Self>) {
        let mut same = questions.iter_mut().filter(|own| own.organisation == self.organisation);
        match same.find(|own| own.what.is_same(&self.what)) {
            Some(own) => own.places.extend(self.places),
            None => questions.push(self),
        }
    }
}

impl Withdrawn {
    /// Returns what can be done about it; the first changes nothing.
    pub(crate) fn answers(&self) -> &'static [WithdrawalAction] {
        match self {
            Self::Organisation | Self::Service { .. } => {
                &[WithdrawalAction::Leave, WithdrawalAction::Close, WithdrawalAction::Remove]
            }
            Self::Cell(_) => &[WithdrawalAction::Leave, WithdrawalAction::Remove],
        }
    }

    /// Tells questions that ask for the same thing of one organisation.
    pub(in crate::edit) fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Organisation, Self::Organisation) => true,
            (Self::Service { id, .. }, Self::Service { id: other, .. }) => id == other,
            (Self::Cell(cell), Self::Cell(other)) => {
                cell.field.path() == other.field.path() && cell.service == other.service
            }
            (Self::Organisation | Self::Service { .. } | Self::Cell(_), _) => false,
        }
    }
}

impl FieldPath {
    /// Tells a field that may be emptied: nothing that an entry needs, no part of people, of whom the table shows only some, and not
    /// who may see a value, which everybody might without it.
    pub(super) fn may_be_emptied(&self) -> bool {
        let of = self.part.unwrap_or(self.field);
        !of.required
            && self.field.key != "people"
            && !["kind", "help", "status", "visibility"].contains(&of.key)
    }
}
