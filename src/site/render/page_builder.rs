//! One page that is being made.

use crate::site::plan::{PageKind, Route};
use crate::site::render::value_builder::ValueBuilder;
use crate::site::render::views::Views;

/// One page being put together.
pub(super) struct PageBuilder<'a> {
    pub(super) values: ValueBuilder<'a>,
    pub(super) views: &'a Views,
    pub(super) route: &'a Route,
    pub(super) kind: &'a PageKind,
    pub(super) sizes: &'a [super::render_input::Size],
}

impl PageBuilder<'_> {
    /// The way to the site's base; what may be shown anywhere needs the whole: the page of a wrong address, and what
    /// another site shows.
    pub(super) fn base(&self) -> String {
        match self.kind {
            PageKind::NotFound | PageKind::Embed(..) => {
                self.values.public.site.base_url.to_string()
            }
            PageKind::Home
            | PageKind::HelpIndex
            | PageKind::Help(..)
            | PageKind::Organisations(_)
            | PageKind::Organisation(_)
            | PageKind::Meetings(_)
            | PageKind::Meeting(_)
            | PageKind::Needs
            | PageKind::Tasks
            | PageKind::JoinSheet
            | PageKind::Data
            | PageKind::Hotline(_)
            | PageKind::Poster
            | PageKind::Coverage
            | PageKind::Changes
            | PageKind::Press
            | PageKind::Free(_)
            | PageKind::Search
            | PageKind::Redirect(..) => self.route.path.to_base(),
        }
    }
}
