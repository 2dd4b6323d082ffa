//! Works out, once a language, what many of its pages share.

use super::card_cache::CardCache;
use super::frame;
use super::row_cache::RowCache;
use super::theme::Theme;
use super::value_builder::{self, ValueBuilder};
use super::values::{self, Download, Shared};
use super::views::{Mentions, Views};
use super::{help, lists};
use crate::base::locale::Lang;
use crate::base::messages::Messages;
use crate::list::meetings::Occasion;
use crate::list::offers::List;
use crate::site::plan::Routes;

/// Makes what the pages of a language share.
pub(super) fn views(
    (public, routes, theme): (&List, &Routes, &Theme),
    lang: Lang,
    cards: &mut CardCache,
) -> Views {
    let terms = value_builder::all_term_values(public, routes, lang);
    let values = ValueBuilder { public, routes, terms: &terms, lang };
    let words = Messages::of_program(lang);
    let files = values.downloads(&words);
    let some = |wanted: fn(&Download) -> bool| {
        Shared::new(&files.iter().filter(|file| wanted(file)).collect::<Vec<_>>())
    };
    let meeting = |occasion: Occasion<'_>| {
        let card = match occasion {
            Occasion::Filed(meeting) => values.meeting_card(meeting),
            Occasion::Announced(announced) => values.announced(announced, &words),
        };
        (occasion.id().clone(), Shared::new(&card))
    };
    let meetings = public.occasions().map(meeting).collect();
    Views {
        lang,
        code: Shared::from_text(lang.as_str()),
        direction: Shared::from_text(values::direction(lang)),
        site: Shared::new(&values.site_value(public.site.record)),
        dated_site: Shared::new(&values.site_value(Some(public.site.list_day))),
        theme: Shared::new(&theme.settings),
        assets: Shared::new(routes.addresses.statics()),
        downloads: Shared::new(&files),
        common_downloads: some(|file| file.whom != "headquarters" && !file.id.contains('/')),
        site_feeds: some(|file| file.media.starts_with("application/atom+xml")),
        words,
        files,
        meetings,
        ways: help::ways(&values),
        frame: frame::frame(&values),
        index: lists::index(&values),
        mentions: Mentions::new(public),
        kept: RowCache::default(),
        cards: cards.cards(&values),
        terms,
    }
}
