//! The list's own tables as they are now, to tell what somebody changed in a copy.

use serde_json::Value;

use super::FORMATS;
use super::data::tables::TABLES;
use super::export_context::ExportContext;
use super::measure_cache::MeasureCache;
use super::tables::{Baseline, Table};
use crate::base::locale::Lang;
use crate::base::messages::Messages;
use crate::list::offers::List;
use crate::site::plan::Routes;

/// Returns the tables as everybody has them: services, organisations.
pub(crate) fn baselines(public: &List, routes: &Routes) -> [Baseline; 2] {
    with_context(public, routes, context_baselines)
}

/// Returns the rows of `data/` as everybody has them, kind by kind.
pub(crate) fn data_rows(public: &List, routes: &Routes) -> Vec<Vec<Value>> {
    with_context(public, routes, |context| {
        TABLES.iter().map(|table| table.values(context)).collect()
    })
}

fn with_context<T>(
    public: &List,
    routes: &Routes,
    make: impl FnOnce(&ExportContext<'_>) -> T,
) -> T {
    let words = Messages::of_program(Lang::main_of(&public.site.languages));
    let context = ExportContext {
        public,
        routes,
        words: &words,
        stamp: None,
        everybody: None,
        formats: FORMATS,
        kept: &MeasureCache::for_files(super::names()),
    };
    make(&context)
}

/// Returns the same as whoever a context is for has them.
pub(super) fn context_baselines(context: &ExportContext<'_>) -> [Baseline; 2] {
    [
        Baseline::of_services(context, Table::of_services(context)),
        Baseline::of_organisations(context, Table::of_organisations(context)),
    ]
}
