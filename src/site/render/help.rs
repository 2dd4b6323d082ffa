//! What the pages of help see: who helps, chosen by kind of help, area, audience, or by coming to people's homes.
//!
//! Each choice in force is named with the page that is without it, and each further choice with how many organisations
//! stand behind it; what would leave nobody is not offered.

use super::page_builder::PageBuilder;

use super::listing::{cards, pager, silent};
use super::page_context::PageContext;
use super::value_builder::ValueBuilder;
use super::values::{self as v, Active, AtHome, FurtherRows, Lacking, Shared, Unstated};
use super::views::Ways;
use crate::base::names::Id;
use crate::content::fields::Vocabulary;
use crate::list::offers::Offer;
use crate::list::publish::Term;
use crate::site::plan::coverage::{self, lack, silent_count};
use crate::site::plan::{Filter, Match, PAGE_LENGTH};

/// All kinds of help, and who has not said yet what they do.
pub(super) fn help_index(builder: &PageBuilder<'_>, page: &mut PageContext) {
    ways_in(builder, page);
    lacking(builder, page);
    page.share_list("silent", cards(builder, silent(builder)));
}

/// The ways in: by kind of help, by audience, by area, each with the number of organisations behind it.
pub(super) fn ways_in(builder: &PageBuilder<'_>, page: &mut PageContext) {
    let none = Filter::default();
    let help = |id| Filter { help: Some(id), ..Filter::default() };
    page.share_list("helps", filters(builder, Vocabulary::Help, &none, help));
    let audience = |id| Filter { audience: Some(id), ..Filter::default() };
    let area = |id: Id| Filter::area(&id);
    page.share_list("audiences", filters(builder, Vocabulary::Audiences, &none, audience));
    page.share_list("areas", filters(builder, Vocabulary::Areas, &none, area));
    page.put("at_home", &at_home(builder, &none, &none));
}

/// The kinds of help without a page: they are named as well, so that nobody looks for them in vain.
pub(super) fn lacking(builder: &PageBuilder<'_>, page: &mut PageContext) {
    let (public, matches) = (builder.values.public, &builder.values.routes.matches);
    let help = |term: &Term| Filter { help: Some(term.id.clone()), ..Filter::default() };
    let terms = public.terms(Vocabulary::Help).iter();
    let terms = terms.filter(|term| matches.get(&help(term)).is_none());
    let (all, silent) = silent_count(public);
    let names: Vec<String> = terms.map(|term| builder.values.text(&term.name)).collect();
    let lack = lack(public).as_str();
    let lacking = (!names.is_empty()).then_some(Lacking { state: lack, names, all, silent });
    page.put("lacking", &lacking.into_iter().collect::<Vec<_>>());
}

/// Who gives one kind of help.
pub(super) fn who_helps(
    builder: &PageBuilder<'_>,
    page: &mut PageContext,
    filter: &Filter,
    number: usize,
) {
    let values = &builder.values;
    let Some(found) = values.routes.matches.get(filter) else { return };
    let term =
        |vocabulary, id: &Option<Id>| id.as_ref().and_then(|id| values.term_value(vocabulary, id));
    page.put("help", &term(Vocabulary::Help, &filter.help));
    page.put("area", &term(Vocabulary::Areas, &filter.area));
    page.put("audience", &term(Vocabulary::Audiences, &filter.audience));
    page.put("active", &active(builder, filter));
    let rows = found
        .rows_on_page(values.public, number)
        .filter_map(|offers| builder.views.cards.row_of_all(values, &offers));
    page.share_rows(rows.collect());
    narrower(builder, page, filter);
    page.put("further", &further(builder, filter, found));
    page.put("total", &found.organisations);
    let url = |number| values.routes.addresses.nth_help_page(builder.route.lang, filter, number);
    page.put("pager", &pager(&url, number, found.row_count()));
    page.put("unstated", &unstated(builder, filter));
    page.put("silent", &builder.views.index.silent);
}

/// Those whom a list of an audience does not show, since they do not say whom they help: perhaps everybody.
fn unstated(builder: &PageBuilder<'_>, filter: &Filter) -> Option<Unstated> {
    filter.audience.as_ref()?;
    let (lang, addresses) = (builder.route.lang, &builder.values.routes.addresses);
    let Some(help) = &filter.help else {
        let mut listed = builder.values.public.listed().map(|(_, offer)| offer);
        let is_there = listed.any(|offer| offer.is_available() && offer.audiences().is_empty());
        let url = || addresses.section(lang, "help").expect("somebody helps");
        return is_there.then(|| Unstated { count: None, url: url() });
    };
    let count = coverage::unstated(&builder.values.routes.matches, filter);
    let all = Filter { help: Some(help.clone()), ..Filter::default() };
    let url = || addresses.help_page(lang, &all).expect("these give it");
    (count > 0).then(|| Unstated { count: Some(count), url: url() })
}

/// The further choices: a kind of help is narrowed by area, audience or coming home, each of these alone by kind of help.
fn narrower(builder: &PageBuilder<'_>, page: &mut PageContext, filter: &Filter) {
    let plain = Filter { help: filter.help.clone(), ..Filter::default() };
    let area = |area| Filter { area: Some(area), ..plain.clone() };
    let audience = |audience| Filter { audience: Some(audience), ..plain.clone() };
    let helps = |help| Filter { help: Some(help), ..filter.clone() };
    let by = |vocabulary, way: &dyn Fn(Id) -> Filter, wanted| match wanted {
        true => filters(builder, vocabulary, filter, way),
        false => Vec::new(),
    };
    let has_help = filter.help.is_some();
    page.share_list("helps", by(Vocabulary::Help, &helps, !has_help));
    page.share_list("areas", by(Vocabulary::Areas, &area, has_help));
    page.share_list("audiences", by(Vocabulary::Audiences, &audience, has_help));
    page.put("at_home", &at_home(builder, &plain, filter).filter(|_| has_help));
}

/// Tells of a page with two choices, whose rows it has all, which of these each further choice leaves. There is no page of three.
fn further(builder: &PageBuilder<'_>, filter: &Filter, found: &Match) -> Option<FurtherRows> {
    filter.help.as_ref()?;
    let plain = Filter { help: filter.help.clone(), ..Filter::default() };
    let is_whole = *filter != plain && found.row_count() <= PAGE_LENGTH;
    is_whole.then_some(())?;
    let list = builder.values.public;
    let rows: Vec<&Offer> = found.rows_on_page(list, 1).flatten().collect();
    let audiences: Vec<Vec<&Id>> = rows.iter().map(|row| list.reached_audiences(row)).collect();
    let numbers = |is_left: &dyn Fn(usize) -> bool| {
        let left = (0..rows.len()).filter(|number| is_left(*number));
        left.map(|number| number.to_string()).collect::<Vec<_>>().join(" ")
    };
    let by = |vocabulary, way: &dyn Fn(Id) -> Filter, reaches: &dyn Fn(usize, &Id) -> bool| {
        let terms = list.terms(vocabulary).iter();
        let offered = terms
            .filter(|term| builder.views.ways.contains_key(&(way(term.id.clone()), vocabulary)));
        offered.map(|term| numbers(&|number| reaches(number, &term.id))).collect()
    };
    let area = |area| Filter { area: Some(area), ..plain.clone() };
    let audience = |audience| Filter { audience: Some(audience), ..plain.clone() };
    Some(FurtherRows {
        areas: match filter.area {
            None => by(Vocabulary::Areas, &area, &|n, id| list.is_given_in(rows[n], id)),
            Some(_) => Vec::new(),
        },
        audiences: match filter.audience {
            None => by(Vocabulary::Audiences, &audience, &|n, id| audiences[n].contains(&id)),
            Some(_) => Vec::new(),
        },
        at_home: (!filter.at_home).then(|| numbers(&|number| rows[number].is_at_home())),
    })
}

/// The choices in force, each with the page that is without it; without any that is the list of all kinds of help.
fn active(builder: &PageBuilder<'_>, filter: &Filter) -> Vec<Active> {
    let lang = builder.route.lang;
    let addresses = &builder.values.routes.addresses;
    let url = |without: Filter| {
        addresses.help_page(lang, &without).or_else(|| addresses.section(lang, "help"))
    };
    let name = |vocabulary, id| {
        builder.values.term_value(vocabulary, id).map(|shared| shared.term.name.clone())
    };
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
fn at_home(builder: &PageBuilder<'_>, plain: &Filter, current: &Filter) -> Option<AtHome> {
    let filter = Filter { at_home: true, ..plain.clone() };
    let count = builder.values.routes.matches.get(&filter)?.organisations;
    let url = builder.values.routes.addresses.help_page(builder.route.lang, &filter);
    Some(AtHome { url, count, current: filter == *current })
}

/// The ways from a page to the lists that `filter` names; nothing where there is no such list.
fn filters<'a>(
    builder: &PageBuilder<'a>,
    vocabulary: Vocabulary,
    active: &Filter,
    filter: impl Fn(Id) -> Filter,
) -> Vec<&'a Shared> {
    let terms = builder.values.public.terms(vocabulary).iter();
    let way = |filter: Filter| {
        let is_current = usize::from(filter == *active);
        Some(&builder.views.ways.get(&(filter, vocabulary))?[is_current])
    };
    terms.filter_map(|term| way(filter(term.id.clone()))).collect()
}

/// Makes the way to each list of who helps, once for each thing chosen: it is named after that.
pub(super) fn ways(values: &ValueBuilder<'_>) -> Ways {
    let way = |(filter, found, vocabulary, id): (&Filter, &Match, Vocabulary, &Id)| {
        // What no vocabulary has is no choice.
        let name = values.term_value(vocabulary, id)?.term.name.clone();
        let counted = |current| v::CountValue {
            id: id.to_string(),
            name: name.clone(),
            url: values.routes.addresses.help_page(values.lang, filter),
            count: found.organisations,
            current,
        };
        let ways = [false, true].map(|current| Shared::new(&counted(current)));
        Some(((filter.clone(), vocabulary), ways))
    };
    values.routes.matches.iter().flat_map(chosen).filter_map(way).collect()
}

/// Goes through the terms that a filter chooses.
fn chosen<'a>(
    (filter, found): (&'a Filter, &'a Match),
) -> impl Iterator<Item = (&'a Filter, &'a Match, Vocabulary, &'a Id)> {
    let Filter { help, area, audience, .. } = filter;
    let all =
        [(Vocabulary::Help, help), (Vocabulary::Areas, area), (Vocabulary::Audiences, audience)];
    all.into_iter().filter_map(move |(v, id)| Some((filter, found, v, id.as_ref()?)))
}
