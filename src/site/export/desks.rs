//! The copy for official use: the one place where what only the desks may see is opened.
//!
//! Comes in: what the desks may see and the addresses of the public pages. Goes out: the bytes of one file, each
//! stamped by its writer. Only `export --for desks` asks for it; no route of a site leads here, so it can neither be
//! built into one nor deployed with it.

use super::{FORMATS, Wanted};

use super::measure_cache::MeasureCache;

use super::export_context::ExportContext;
use super::tables::Baseline;
use crate::base::locale::Lang;
use crate::base::messages::Messages;
use crate::base::sink::Sink;
use crate::list::offers::DeskList;
use crate::list::publish::Public;
use crate::site::plan::{Format, Routes};

/// Returns the formats that bear a stamp.
pub(crate) fn formats() -> Vec<&'static Format> {
    FORMATS.iter().filter(|exporter| exporter.is_stamped).map(|exporter| &exporter.format).collect()
}

/// What is not for the desks alone: what everybody sees, and where.
#[derive(Clone, Copy)]
pub(crate) struct Everybody<'a> {
    /// What everybody sees. By this a table says of each value who may see it, so that it is read back as it was.
    pub public: &'a Public,
    /// The addresses of the pages.
    pub routes: &'a Routes,
}

/// Writes one file for the desks to the end of `buffer`; nothing in a format that bears no stamp.
pub(crate) fn write_file(
    desks: &DeskList,
    everybody: Everybody<'_>,
    wanted: &Wanted,
    buffer: &mut Vec<u8>,
) {
    if formats().contains(&wanted.format) {
        with_context(desks, everybody, |context| {
            super::write_file(context, wanted, &mut Sink::into_buffer(buffer));
        });
    }
}

/// Returns the tables of the list as a copy for the desks has them, to tell what was changed in one.
pub(crate) fn baselines(desks: &DeskList, everybody: Everybody<'_>) -> [Baseline; 2] {
    with_context(desks, everybody, super::baselines::context_baselines)
}

fn with_context<T>(
    desks: &DeskList,
    everybody: Everybody<'_>,
    make: impl FnOnce(&ExportContext<'_>) -> T,
) -> T {
    let public = desks.open_for_official_use();
    let lang = Lang::main_of(&public.site.languages);
    let words = Messages::of_program(lang);
    let stamp = words.say("desks-stamp", &[]);
    // What was made for everybody and what is made here never meet.
    let kept = MeasureCache::for_files(super::names());
    let stamp = Some(&*stamp);
    let Everybody { public: everybody, routes } = everybody;
    make(&ExportContext {
        public,
        routes,
        words: &words,
        stamp,
        everybody: Some(everybody),
        formats: super::FORMATS,
        kept: &kept,
    })
}

/// Tells whether the record that is wanted exists.
pub(crate) fn exists(desks: &DeskList, wanted: &Wanted) -> bool {
    wanted.exists(desks.open_for_official_use())
}
