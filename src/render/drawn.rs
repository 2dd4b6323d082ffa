//! Cards and rows that were made before, for a site that is made again and again.
//!
//! A card and the rows of an organisation are made of its own facts, its address, the terms it names and the languages of
//! the site. Where all of these are as they were, the value of before is shared. It is only ever an advantage: empty,
//! everything is made.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::make::Make;
use super::values::Shared;
use crate::locale::Lang;
use crate::names::Id;
use crate::parse::Kind;
use crate::publish::Organisation;

/// What was made before, language by language.
#[derive(Debug, Default)]
pub struct Drawn {
    languages: BTreeMap<Lang, Language>,
}

#[derive(Debug)]
struct Language {
    /// The languages of the site.
    all: Vec<Lang>,
    /// The hash of every term.
    terms: blake3::Hash,
    made: BTreeMap<Arc<str>, Made>,
}

/// What one organisation shows in lists.
#[derive(Debug, Clone)]
struct Made {
    of: Arc<Organisation>,
    url: Option<String>,
    card: Shared,
    rows: Vec<(Id, Shared)>,
}

/// The cards of all organisations, and a row for each service that is given.
#[derive(Debug, Default)]
pub(super) struct Cards {
    pub(super) cards: BTreeMap<Arc<str>, Shared>,
    /// A card and a service, as a row of who helps.
    pub(super) rows: BTreeMap<(Arc<str>, Id), Shared>,
}

impl Drawn {
    /// Makes the cards and rows of one language, in the order of names, and takes over those that did not change.
    pub(super) fn cards(&mut self, make: &Make<'_>) -> Cards {
        let all = make.public.site.languages.clone();
        let terms: Vec<_> = make.terms.iter().map(|((_, id), term)| (id.as_str(), term)).collect();
        let terms = Shared::new(&terms).hash;
        let before = self.languages.remove(&make.lang);
        let before = before.filter(|before| before.all == all && before.terms == terms);
        let before = before.map(|before| before.made).unwrap_or_default();
        let made = |o: &Arc<Organisation>| {
            let id = &o.entry.id;
            let url = make.routes.addresses.entry(make.lang, Kind::Organisation, id);
            let same = before.get(id).filter(|made| Arc::ptr_eq(&made.of, o) && made.url == url);
            (id.clone(), same.cloned().unwrap_or_else(|| Made::new(make, o, url)))
        };
        let made: BTreeMap<_, _> = make.public.organisations.par_iter().map(made).collect();
        let cards = made.iter().map(|(id, made)| (id.clone(), made.card.clone())).collect();
        let row = |(id, made): (&Arc<str>, &Made)| {
            let row = |(service, row): &(Id, Shared)| ((id.clone(), service.clone()), row.clone());
            made.rows.iter().map(row).collect::<Vec<_>>()
        };
        let rows = made.iter().flat_map(row).collect();
        self.languages.insert(make.lang, Language { all, terms, made });
        Cards { cards, rows }
    }
}

impl Made {
    fn new(make: &Make<'_>, o: &Arc<Organisation>, url: Option<String>) -> Self {
        let card = Shared::new(&make.card(o));
        let given = o.services.iter().filter(|s| o.is_active() && s.status == "active");
        let row = |s: &crate::publish::Service| {
            let parts = vec![("card", card.clone()), ("service", Shared::new(&make.service(s)))];
            (s.id.clone(), Shared::map(parts))
        };
        let rows = given.map(row).collect();
        Self { of: Arc::clone(o), url, card, rows }
    }
}
