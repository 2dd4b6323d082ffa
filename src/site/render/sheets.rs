//! What the hotline's sheet and the poster for a notice board see.
//!
//! The sheet has every service that is listed, by kind of help, each once; what an operator may say instead of a
//! name (synonyms, broader kinds) stands beside the kind. The poster has the hotline, the kinds of help, and the way to the
//! site as a code for cameras.

use super::page_builder::PageBuilder;

use super::help;
use super::lists;
use super::page_context::PageContext;
use super::qr;
use super::values::Shared;
use crate::base::locale::thesaurus::everyday_words;
use crate::content::fields::Vocabulary;
use crate::list::offers::Offer;
use crate::list::publish::Term;
use crate::site::plan::{Filter, SheetKind};

/// A sheet of the hotline.
pub(super) fn hotline_page(builder: &PageBuilder<'_>, page: &mut PageContext, sheet: &SheetKind) {
    let values = &builder.values;
    let area = match sheet {
        SheetKind::Area(area) => Some(area),
        SheetKind::Whole | SheetKind::Areas => None,
    };
    page.put("area", &area.and_then(|id| values.term_value(Vocabulary::Areas, id)));
    page.put("parts", &area_sheets(builder, sheet));
    let all = values.public.terms(Vocabulary::Areas).iter().map(|term| all_names(builder, term));
    page.put("all_areas", &all.collect::<Vec<_>>().join(" "));
    let listed = values.public.listed().map(|(_, offer)| offer);
    let services: Vec<&Offer> = match sheet {
        SheetKind::Areas => Vec::new(),
        SheetKind::Whole | SheetKind::Area(_) => {
            listed.filter(|s| area.is_none_or(|area| values.public.is_given_in(s, area))).collect()
        }
    };
    page.put("total", &services.len());
    let helps = values.public.terms(Vocabulary::Help).iter();
    let groups: Vec<Shared> = helps.filter_map(|help| group(builder, help, &services)).collect();
    page.share_list("groups", &groups);
    // Whoever has not said what they do may still be asked for by name.
    let silent = if area.is_none() { lists::silent(builder).collect() } else { Vec::new() };
    page.share_list("silent", lists::cards(builder, silent.into_iter()));
}

/// The services of one kind of help, with everything that it may be called; nothing where there are none.
fn group(builder: &PageBuilder<'_>, help: &Term, services: &[&Offer]) -> Option<Shared> {
    let rows = services.iter().filter(|offer| offer.help() == Some(&help.id));
    let rows: Vec<Shared> =
        rows.filter_map(|offer| builder.views.cards.row(offer)).cloned().collect();
    (!rows.is_empty()).then(|| {
        Shared::from_entries(vec![
            ("id", Shared::new(&help.id.as_str())),
            ("name", Shared::new(&builder.values.text(&help.name))),
            ("words", Shared::new(&broader_words(builder, help))),
            ("rows", Shared::from_items(&rows.iter().collect::<Vec<_>>())),
        ])
    })
}

/// What else a kind of help is called: its synonyms, everyday words for it, and all that the broader kinds are called.
fn broader_words(builder: &PageBuilder<'_>, help: &Term) -> String {
    let public = builder.values.public;
    let terms = public.terms(Vocabulary::Help).iter();
    let above = terms.filter(|term| public.is_within(Vocabulary::Help, &help.id, &term.id));
    let mut words: Vec<String> = above.map(|term| all_names(builder, term)).collect();
    let names = help.name.all().map(|name| &**name);
    let everyday =
        everyday_words(Vocabulary::Help.as_str(), help.open_eligibility.as_deref(), names);
    // The sheet takes each word by itself, and of several only the whole is meant.
    words.extend(everyday.into_iter().filter(|word| !word.contains(' ')).map(str::to_owned));
    words.join(" ")
}

/// Everything that one term is called.
fn all_names(builder: &PageBuilder<'_>, term: &Term) -> String {
    let mut words = vec![term.name.get(builder.values.lang).to_string()];
    words.extend(term.synonyms.iter().map(|word| word.to_string()));
    words.join(" ")
}

/// The sheets of the areas, where one sheet for all would be too long.
fn area_sheets(builder: &PageBuilder<'_>, sheet: &SheetKind) -> Vec<super::values::CountValue> {
    if *sheet == SheetKind::Whole {
        return Vec::new();
    }
    let values = &builder.values;
    let part = |term: &Term| {
        let url = values.routes.addresses.hotline_sheet(values.lang, Some(&term.id))?;
        Some(super::values::CountValue {
            id: term.id.to_string(),
            name: values.text(&term.name),
            url: Some(url),
            count: values.routes.matches.get(&Filter::area(&term.id))?.organisations,
            current: *sheet == SheetKind::Area(term.id.clone()),
        })
    };
    values.public.terms(Vocabulary::Areas).iter().filter_map(part).collect()
}

/// The poster: what there is help with, and where it can be looked up.
pub(super) fn poster(builder: &PageBuilder<'_>, page: &mut PageContext) {
    help::ways_in(builder, page);
    let site = &builder.values.public.site;
    let home = builder.values.routes.addresses.home(builder.route.lang);
    let home = format!("{}{home}", site.base_url);
    page.put("home", &home);
    page.put("qr", &qr::qr_code(&home));
}
