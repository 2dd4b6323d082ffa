//! Cards and rows that were made before, for a site that is made again and again.
//!
//! A card and the rows of an organisation are made of its own facts, its address, the terms it names and the languages of
//! the site. Where all of these are as they were, the value of before is shared. It is only ever an advantage: empty,
//! everything is made.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::value_builder::ValueBuilder;
use super::values::Shared;
use crate::base::locale::Lang;
use crate::base::maps::HashMap;
use crate::base::names::Id;
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::list::offers::Offer;
use crate::list::publish::Organisation;

/// What was made before, language by language.
#[derive(Debug, Default)]
pub(in crate::site) struct CardCache {
    languages: BTreeMap<Lang, Language>,
}

#[derive(Debug)]
struct Language {
    /// The languages of the site.
    all: Vec<Lang>,
    /// The hash of every term.
    terms: blake3::Hash,
    made: Cards,
}

/// What one organisation shows in lists.
#[derive(Debug)]
struct CachedCards {
    of: Arc<Organisation>,
    url: Option<String>,
    card: Shared,
    /// A card and a service, as a row of who helps.
    rows: Vec<(Id, Shared)>,
}

/// The cards of all organisations, and a row for each service.
#[derive(Debug, Clone, Default)]
pub(super) struct Cards(Arc<HashMap<Arc<str>, Arc<CachedCards>>>);

impl Cards {
    /// Returns the card of an organisation.
    pub(super) fn card(&self, id: &str) -> Option<&Shared> {
        self.0.get(id).map(|made| &made.card)
    }

    /// Returns a service as a row.
    pub(super) fn row(&self, offer: &Offer) -> Option<&Shared> {
        let rows = &self.0.get(&offer.organisation().entry.id)?.rows;
        let service = &offer.service()?.id;
        rows.iter().find(|(id, _)| id == service).map(|(_, row)| row)
    }

    /// Returns what one organisation gives as one row; of one service it is that service's row.
    pub(super) fn row_of_all(
        &self,
        values: &ValueBuilder<'_>,
        offers: &[&Offer],
    ) -> Option<Shared> {
        let (first, others) = offers.split_first()?;
        if others.is_empty() {
            return self.row(first).cloned();
        }
        let card = self.card(&first.organisation().entry.id)?.clone();
        let parts = Shared::new(&values.row_parts(offers));
        let numbers = Shared::new(&values.row_numbers(offers));
        Some(Shared::from_entries(vec![("card", card), ("parts", parts), ("numbers", numbers)]))
    }
}

impl CardCache {
    /// Makes the cards and rows of one language, and takes over those that did not change.
    pub(super) fn cards(&mut self, values: &ValueBuilder<'_>) -> Cards {
        let all = values.public.site.languages.clone();
        let terms: Vec<_> =
            values.terms.iter().map(|((_, id), term)| (id.as_str(), term)).collect();
        // What lies within a term is told of whatever names that.
        let narrower = [Vocabulary::Areas, Vocabulary::Audiences].map(|vocabulary| {
            let terms = values.public.terms(vocabulary).iter();
            terms
                .map(|term| (term.id.as_str(), term.parent.as_ref().map(Id::as_str)))
                .collect::<Vec<_>>()
        });
        let terms = Shared::new(&(terms, narrower)).hash;
        let before = self.languages.remove(&values.lang);
        let before = before.filter(|before| before.all == all && before.terms == terms);
        let before = before.map(|before| before.made).unwrap_or_default();
        let made = |o: &Arc<Organisation>| {
            let id = &o.entry.id;
            let url = values.routes.addresses.entry_page(values.lang, Kind::Organisation, id);
            let same = before.0.get(id).filter(|made| Arc::ptr_eq(&made.of, o) && made.url == url);
            (
                id.clone(),
                same.cloned().unwrap_or_else(|| Arc::new(CachedCards::new(values, o, url))),
            )
        };
        let made: Vec<_> = values.public.organisations.par_iter().map(made).collect();
        let made = Cards(Arc::new(made.into_iter().collect()));
        self.languages.insert(values.lang, Language { all, terms, made: made.clone() });
        made
    }
}

impl CachedCards {
    fn new(values: &ValueBuilder<'_>, o: &Arc<Organisation>, url: Option<String>) -> Self {
        let card = Shared::new(&values.card(o));
        let row = |offer: &Offer| {
            let service = Shared::new(&values.service_value(offer)?);
            let parts = vec![("card", card.clone()), ("service", service)];
            Some((offer.service()?.id.clone(), Shared::from_entries(parts)))
        };
        let rows = values.public.offers_of(&o.entry.id).iter().filter_map(row).collect();
        Self { of: Arc::clone(o), url, card, rows }
    }
}
