//! What the pages of help see: who helps, chosen by kind of help, area, audience, or by coming to people's homes.
//!
//! Each choice in force is named with the page that is without it, and each further choice with how many organisations
//! stand behind it; what would leave nobody is not offered.

use serde::Serialize;

use super::context::{PageContext, Work};
use super::lists::{cards, pager, silent};
use super::values as v;
use crate::fields::Vocabulary;
use crate::names::Id;
use crate::plan::Filter;

/// A choice in force.
#[derive(Debug, Serialize)]
struct Active {
    /// `help`, `area`, `audience` or `at-home`.
    key: &'static str,
    /// What was chosen; the theme has the words for `at-home`.
    name: Option<String>,
    /// The page without it.
    url: Option<String>,
}

/// A choice with two answers, and how many organisations stand behind yes.
#[derive(Debug, Serialize)]
struct AtHome {
    url: Option<String>,
    count: usize,
    current: bool,
}

/// All kinds of help, and who has not said yet what they do.
pub(super) fn index(work: &Work<'_>, page: &mut PageContext) {
    ways_in(work, page);
    page.share_list("silent", cards(work, silent(work)));
}

/// The ways in: by kind of help, by audience, by area, each with the number of organisations behind it.
pub(super) fn ways_in(work: &Work<'_>, page: &mut PageContext) {
    let none = Filter::default();
    let help = |id| Filter { help: Some(id), ..Filter::default() };
    page.put("helps", &filters(work, Vocabulary::Help, &none, help));
    let audience = |id| Filter { audience: Some(id), ..Filter::default() };
    let area = |id: Id| Filter::area(&id);
    page.put("audiences", &filters(work, Vocabulary::Audiences, &none, audience));
    page.put("areas", &filters(work, Vocabulary::Areas, &none, area));
    page.put("at_home", &at_home(work, &none, &none));
}

/// Who gives one kind of help.
pub(super) fn help(work: &Work<'_>, page: &mut PageContext, filter: &Filter, number: usize) {
    let make = &work.make;
    let Some(found) = make.routes.matches.get(filter) else { return };
    let term = |vocabulary, id: &Option<Id>| id.as_ref().and_then(|id| make.term(vocabulary, id));
    page.put("help", &term(Vocabulary::Help, &filter.help));
    page.put("area", &term(Vocabulary::Areas, &filter.area));
    page.put("audience", &term(Vocabulary::Audiences, &filter.audience));
    page.put("active", &active(work, filter));
    let rows = found.page(make.public, number).filter_map(|(organisation, service)| {
        let id = &organisation.entry.id;
        let card = work.views.cards.get(id)?.clone();
        let service = work.views.services.get(&(id.clone(), service.id.clone()))?.clone();
        Some(vec![("card", card), ("service", service)])
    });
    page.share_maps("rows", rows.collect());
    narrower(work, page, filter);
    page.put("total", &found.organisations);
    let url = |number| make.routes.addresses.help_page(work.route.lang, filter, number);
    page.put("pager", &pager(&url, number, found.len()));
    page.put("silent", &silent(work).count());
}

/// The further choices: a kind of help is narrowed by area, audience or coming home, each of these alone by kind of help.
fn narrower(work: &Work<'_>, page: &mut PageContext, filter: &Filter) {
    let plain = Filter { help: filter.help.clone(), ..Filter::default() };
    let area = |area| Filter { area: Some(area), ..plain.clone() };
    let audience = |audience| Filter { audience: Some(audience), ..plain.clone() };
    let helps = |help| Filter { help: Some(help), ..filter.clone() };
    let by = |vocabulary, way: &dyn Fn(Id) -> Filter, wanted| match wanted {
        true => filters(work, vocabulary, filter, way),
        false => Vec::new(),
    };
    let has_help = filter.help.is_some();
    page.put("helps", &by(Vocabulary::Help, &helps, !has_help));
    page.put("areas", &by(Vocabulary::Areas, &area, has_help));
    page.put("audiences", &by(Vocabulary::Audiences, &audience, has_help));
    page.put("at_home", &at_home(work, &plain, filter).filter(|_| has_help));
}

/// The choices in force, each with the page that is without it; without any that is the list of all kinds of help.
fn active(work: &Work<'_>, filter: &Filter) -> Vec<Active> {
    let lang = work.route.lang;
    let addresses = &work.make.routes.addresses;
    let url = |without: Filter| {
        addresses.help(lang, &without).or_else(|| addresses.section(lang, "help"))
    };
    let name = |vocabulary, id| work.make.term(vocabulary, id).map(|term| term.name);
    let mut active = Vec::new();
    if let Some(help) = &filter.help {
        let url = url(Filter { help: None, ..filter.clone() });
        active.push(Active { key: "help", name: name(Vocabulary::Help, help), url });
    }
    if let Some(area) = &filter.area {
        let url = url(Filter { area: None, ..filter.clone() });
        active.push(Active { key: "area", name: name(Vocabulary::Areas, area), url });
    }
    if let Some(audience) = &filter.audience {
        let url = url(Filter { audience: None, ..filter.clone() });
        active.push(Active { key: "audience", name: name(Vocabulary::Audiences, audience), url });
    }
    if filter.at_home {
        let url = url(Filter { at_home: false, ..filter.clone() });
        active.push(Active { key: "at-home", name: None, url });
    }
    active
}

/// The choice of those who come to people's homes, if there is anybody.
fn at_home(work: &Work<'_>, plain: &Filter, current: &Filter) -> Option<AtHome> {
    let filter = Filter { at_home: true, ..plain.clone() };
    let count = work.make.routes.matches.get(&filter)?.organisations;
    let url = work.make.routes.addresses.help(work.route.lang, &filter);
    Some(AtHome { url, count, current: filter == *current })
}

fn filters(
    work: &Work<'_>,
    vocabulary: Vocabulary,
    active: &Filter,
    filter: impl Fn(Id) -> Filter,
) -> Vec<v::Counted> {
    let terms = work.make.public.terms(vocabulary).iter();
    let counted = terms.filter_map(|term| {
        let filter = filter(term.id.clone());
        counted(work, &term.id, work.make.text(&term.name), &filter, filter == *active)
    });
    counted.collect()
}

/// Counts the organisations behind a page of help; nothing where there is no such page.
fn counted(
    work: &Work<'_>,
    id: &Id,
    name: String,
    filter: &Filter,
    current: bool,
) -> Option<v::Counted> {
    let count = work.make.routes.matches.get(filter)?.organisations;
    let url = work.make.routes.addresses.help(work.route.lang, filter);
    Some(v::Counted { id: id.to_string(), name, url, count, current })
}
