//! What can be found, in the order in which equal results are shown.
//!
//! Kinds of help, audiences, areas and help at home come first, then organisations that help now and have a phone, then the others;
//! what has moved or does not work now comes last, and what has closed is not found.

use crate::base::choices::Status;
use crate::base::names::Id;
use crate::content::fields::Vocabulary;
use crate::list::offers::{List, Offer, is_listed};
use crate::list::publish::{Meeting, Need, Organisation, Page, Term};

use super::own_pages::{OWN_PAGES, OwnPage};

/// Something that can be found.
pub(super) enum Searchable<'a> {
    Term(Vocabulary, &'a Term),
    /// All who come to people's homes.
    AtHome,
    /// A page that a site has by itself.
    OwnPage(&'static OwnPage),
    Organisation(&'a Organisation),
    Need(&'a Need),
    Meeting(&'a Meeting),
    Page(&'a Page),
}

/// Lists what can be found, in the order in which equal results are shown. Of audiences and areas those are found that have a page.
pub(super) fn in_order<'a>(
    public: &'a List,
    has_page: impl Fn(Vocabulary, &Id) -> bool,
    is_at_home_shown: bool,
    is_planned: impl Fn(&OwnPage) -> bool,
) -> Vec<Searchable<'a>> {
    let terms = [Vocabulary::Help, Vocabulary::Audiences, Vocabulary::Areas].into_iter();
    let terms = terms.flat_map(|v| public.terms(v).iter().map(move |term| (v, term)));
    let is_shown =
        |(v, term): &(Vocabulary, &Term)| *v == Vocabulary::Help || has_page(*v, &term.id);
    let terms = terms.filter(is_shown);
    let organisations = public.organisations.iter().map(|o| &**o);
    let mut organisations: Vec<&Organisation> =
        organisations.filter(|o| is_listed(o.status)).collect();
    organisations.sort_by_key(|organisation| rank(public, organisation));
    let working = organisations.iter().position(|o| o.status != Status::Active);
    let others = organisations.split_off(working.unwrap_or(organisations.len()));
    let terms = terms.map(|(vocabulary, term)| Searchable::Term(vocabulary, term));
    terms
        .chain(is_at_home_shown.then_some(Searchable::AtHome))
        .chain(organisations.into_iter().map(Searchable::Organisation))
        .chain(public.needs.iter().map(Searchable::Need))
        .chain(public.meetings.iter().map(Searchable::Meeting))
        .chain(public.pages.iter().map(Searchable::Page))
        .chain(OWN_PAGES.iter().filter(|page| is_planned(page)).map(Searchable::OwnPage))
        .chain(others.into_iter().map(Searchable::Organisation))
        .collect()
}

/// Returns where an organisation stands among others: helps now and has a phone, has one of both, neither; moved away
/// or does not work.
fn rank(public: &List, o: &Organisation) -> usize {
    let helps = public.listed_of(&o.entry.id).any(Offer::is_available);
    let is_called = !public.head_numbers_of(o).is_empty();
    match o.status {
        Status::Active => usize::from(!helps) + usize::from(!is_called),
        Status::Paused | Status::Relocated | Status::Closed => 3,
    }
}
