//! Forms for files of content: what a person types and ticks becomes edits of a text, and no other byte of it changes.
//!
//! Comes in: a file by the table of fields, and what a form sent. Goes out: the rows of a form, a draft, and at last the file. Nothing here
//! knows of HTTP: `edit/serve` brings what was sent and takes pages away.

mod change_words;
mod controls;
mod desk;
#[cfg(test)]
mod desk_tests;
mod drafts;
mod exchange;
mod field_path;
mod form_file;
mod form_page;
mod history;
#[cfg(test)]
mod history_tests;
mod item_moves;
mod list_page;
mod merge;
mod new_page;
mod plain_words;
mod rows;
mod send_page;
mod submission;
#[cfg(test)]
mod tests;
mod ticks;
mod value_edit;

pub(crate) use desk::Desk;
pub(in crate::edit) use desk::{FormSite, Outcome};
pub(crate) use drafts::{DRAFTS, drop_drafts};
pub(in crate::edit) use exchange::Exchanged;
pub(in crate::edit) use form_page::FormPage;
pub(in crate::edit) use list_page::ListPage;
pub(in crate::edit) use new_page::{again_page, new_file, new_page, taken_day};
pub(in crate::edit) use send_page::{SendPage, name_row};
pub(in crate::edit) use submission::Submission;
