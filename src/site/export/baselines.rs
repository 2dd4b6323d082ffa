//! The list's own tables as they are now, to tell what somebody changed in a copy.

use super::FORMATS;
use super::export_context::ExportContext;
use super::measure_cache::MeasureCache;
use super::tables::{Baseline, Table};
use crate::base::locale::Lang;
use crate::base::messages::Messages;
use crate::list::offers::List;
use crate::site::plan::Routes;

/// Returns the tables as everybody has them: services, organisations.
pub(crate) fn baselines(public: &List, routes: &Routes) -> [Baseline; 2] {
    let words = Messages::of_program(Lang::main_of(&public.site.languages));
    let context = ExportContext {
        public,
        routes,
        words: &words,
        stamp: None,
        everybody: None,
        formats: FORMATS,
        kept: &MeasureCache::of(super::names()),
    };
    of(&context)
}

/// Returns the same as whoever a context is for has them.
pub(super) fn of(context: &ExportContext<'_>) -> [Baseline; 2] {
    [
        Baseline::services(context, Table::services(context)),
        Baseline::organisations(context, Table::organisations(context)),
    ]
}
