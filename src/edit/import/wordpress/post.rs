//! One post of a site, whatever it was read from.

use crate::edit::import::wordpress::clean::Attached;
use dom_query::Document;
use jiff::civil::Date;

/// One post, of whichever file.
#[derive(Default)]
pub(super) struct Post {
    pub(super) title: String,
    pub(super) address: Option<String>,
    /// The last part of its address.
    pub(super) name: Option<String>,
    pub(super) published: Option<Date>,
    /// Its state in WordPress, if it is not published there.
    pub(super) state: Option<String>,
    pub(super) author: Option<String>,
    pub(super) categories: Option<String>,
    pub(super) excerpt: Option<String>,
    pub(super) text: Document,
    pub(super) attached: Vec<Attached>,
    pub(super) comments: usize,
    /// How many further posts its page holds.
    pub(super) others: usize,
}
