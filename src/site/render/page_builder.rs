//! One page that is being made.

use crate::site::plan::Route;
use crate::site::plan::RouteKind;
use crate::site::render::value_builder::ValueBuilder;
use crate::site::render::views::Views;

/// One page being put together.
pub(super) struct PageBuilder<'a> {
    pub(super) make: ValueBuilder<'a>,
    pub(super) views: &'a Views,
    pub(super) route: &'a Route,
    pub(super) sizes: &'a [super::render_input::Size],
}

impl PageBuilder<'_> {
    /// The way to the site's base; what may be shown anywhere needs the whole: the page of a wrong address, and what
    /// another site shows.
    pub(super) fn base(&self) -> String {
        match self.route.shows {
            RouteKind::NotFound | RouteKind::Embed(..) => {
                self.make.public.site.base_url.to_string()
            }
            _ => self.route.path.to_base(),
        }
    }
}
