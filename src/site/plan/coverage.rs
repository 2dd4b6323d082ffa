//! What is covered: how many services there are for each kind of help and each audience or area.
//!
//! Comes in: the list, and which services each page of help shows. Goes out: rows of cells with how many of these are
//! given now: what is paused or has moved covers nothing. An empty cell says why it is empty: nobody does it, nobody of those who have reported
//! does it, nobody has reported at all, those who give such help do not say for whom, or it is
//! given to a part of these people alone. These are different things, and only the first is certain.

use super::matches::Matches;

use super::route::Filter;
use crate::base::names::Id;
use crate::content::fields::Vocabulary;
use crate::list::offers::List;
use crate::list::publish::{Organisation, Public};

/// One kind of help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::site) struct Coverage {
    /// The kind of help.
    pub help: Id,
    /// How deep it lies below the broadest kinds, from 0.
    pub depth: usize,
    /// All services of this kind, for whomever and wherever.
    pub whole: CoverageCell,
    /// One cell for each audience or area, in the order of the vocabulary.
    pub cells: Vec<CoverageCell>,
}

/// How much there is of one kind of help for one audience or in one area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::site) struct CoverageCell {
    /// The page that shows these services.
    pub filter: Filter,
    /// How many services.
    pub services: usize,
    /// How many organisations give them.
    pub organisations: usize,
    /// What the number means.
    pub state: CoverageState,
}

/// What a number of services means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::site) enum CoverageState {
    /// There is somebody.
    Covered,
    /// Everybody has reported, and nobody does it.
    Nobody,
    /// Nobody of those who have reported does it; others have not reported yet.
    NobodyYet,
    /// Nobody has reported anything.
    NotReported,
    /// Somebody gives this help, and nobody says that it is for these people, or for others only.
    Unstated,
    /// Nobody gives it to all of them, or in the whole area; somebody does to some of them, or in a part.
    Partly,
}

impl CoverageState {
    /// Returns its name for themes and data.
    pub(in crate::site) fn as_str(self) -> &'static str {
        match self {
            Self::Covered => "covered",
            Self::Nobody => "nobody",
            Self::NobodyYet => "nobody-yet",
            Self::NotReported => "not-reported",
            Self::Unstated => "unstated",
            Self::Partly => "partly",
        }
    }
}

/// Counts each kind of help for each term of `by`, which is `Audiences` or `Areas`.
pub(in crate::site) fn coverage(list: &List, matches: &Matches, by: Vocabulary) -> Vec<Coverage> {
    let (public, empty) = (&**list, empty_state(list));
    let cell = |filter: Filter| {
        let found = matches.get(&filter);
        let services = found.map_or(0, |found| found.available);
        let state = if services > 0 {
            CoverageState::Covered
        } else if is_given_partly(list, matches, &filter) {
            CoverageState::Partly
        } else if filter.audience.is_some() && unstated(matches, &filter) > 0 {
            CoverageState::Unstated
        } else {
            empty
        };
        CoverageCell {
            organisations: found.map_or(0, |found| found.available_organisations),
            state,
            services,
            filter,
        }
    };
    let terms = public.terms(Vocabulary::Help).iter();
    terms
        .map(|help| {
            let whole = Filter { help: Some(help.id.clone()), ..Filter::default() };
            let of = |term: &crate::list::publish::Term| match by {
                Vocabulary::Areas => Filter { area: Some(term.id.clone()), ..whole.clone() },
                Vocabulary::Help
                | Vocabulary::Audiences
                | Vocabulary::Kinds
                | Vocabulary::Resources => {
                    Filter { audience: Some(term.id.clone()), ..whole.clone() }
                }
            };
            Coverage {
                help: help.id.clone(),
                depth: depth(public, &help.id),
                cells: columns(public, by).iter().map(|term| cell(of(term))).collect(),
                whole: cell(whole.clone()),
            }
        })
        .collect()
}

/// Returns the terms that make the columns; with one area there are none by area.
pub(crate) fn columns(public: &Public, by: Vocabulary) -> &[crate::list::publish::Term] {
    if by == Vocabulary::Areas && !public.has_areas() { &[] } else { public.terms(by) }
}

/// Returns how many organisations give now what a filter chooses, and do not say for whom.
pub(in crate::site) fn unstated(matches: &Matches, filter: &Filter) -> usize {
    let for_anybody = Filter { audience: None, ..filter.clone() };
    matches.get(&for_anybody).map_or(0, |found| found.unstated)
}

/// Tells what is given now for an audience or in an area that lies within the chosen one.
fn is_given_partly(list: &List, matches: &Matches, filter: &Filter) -> bool {
    let is_given = |filter: Filter| matches.get(&filter).is_some_and(|found| found.available > 0);
    match (&filter.audience, &filter.area) {
        (Some(audience), _) => list
            .audiences_within(audience)
            .iter()
            .any(|id| is_given(Filter { audience: Some(id.clone()), ..filter.clone() })),
        (None, Some(area)) => list
            .areas_within(area)
            .iter()
            .any(|id| is_given(Filter { area: Some(id.clone()), ..filter.clone() })),
        (None, None) => false,
    }
}

/// Goes through the organisations of the list that have not said yet what they help with.
pub(in crate::site) fn silent(list: &List) -> impl Iterator<Item = &Organisation> {
    list.listed_organisations().filter(|organisation| organisation.services.is_empty())
}

/// Why nobody is named for a kind of help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::site) enum Lack {
    /// Nobody has reported it; others have not reported yet.
    Unknown,
    /// Everybody has reported, and nobody does it.
    Nobody,
}

impl Lack {
    /// Returns its name for themes and the index.
    pub(in crate::site) fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Nobody => "nobody",
        }
    }
}

/// Returns how many organisations work, and how many of them have not said yet what they help with.
pub(in crate::site) fn silent_count(list: &List) -> (usize, usize) {
    (list.listed_organisations().count(), silent(list).count())
}

/// Says why a kind of help has no page: nobody gives it, not even one who is paused or has moved, since lists show these.
pub(in crate::site) fn lack(public: &List) -> Lack {
    if silent(public).next().is_some() { Lack::Unknown } else { Lack::Nobody }
}

/// Says what no services mean on this site.
fn empty_state(list: &List) -> CoverageState {
    let has_reported = list.listed().next().is_some();
    match (silent(list).next().is_some(), has_reported) {
        (false, _) => CoverageState::Nobody,
        (true, true) => CoverageState::NobodyYet,
        (true, false) => CoverageState::NotReported,
    }
}

fn depth(public: &Public, help: &Id) -> usize {
    let terms = public.terms(Vocabulary::Help).iter();
    terms.filter(|t| t.id != *help && public.is_within(Vocabulary::Help, help, &t.id)).count()
}
