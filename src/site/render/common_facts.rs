//! What all services of an organisation tell alike: its page says that once, and each service only what is its own.

use super::value_builder::ValueBuilder;
use super::values as v;
use crate::base::locale::compare::fold;
use crate::base::localised::Text;
use crate::content::fields::Vocabulary;
use crate::list::offers::Offer;
use crate::list::publish::{Organisation, Service};

/// The whole text of a cost that says «free of charge», folded.
const FREE: &[&str] = &["безоплатно", "безкоштовно", "free", "free of charge"];

/// Tells whether a cost says that there is none, and nothing more, in every language.
pub(super) fn is_free_of_charge(cost: &Text) -> bool {
    cost.all().all(|words| FREE.contains(&fold(words.trim_end_matches('.')).as_str()))
}

impl ValueBuilder<'_> {
    /// Finds what two or more services share; what none of them tells is not shared.
    pub(super) fn common_facts(&self, o: &Organisation) -> Option<v::CommonFacts> {
        let offers = self.public.offers_of(&o.entry.id).iter();
        let all: Vec<(&Offer, &Service)> =
            offers.filter_map(|offer| Some((offer, offer.service()?))).collect();
        (all.len() > 1).then_some(())?;
        let areas = shared(&all, |offer, _| offer.areas());
        let cost = shared(&all, |_, service| &service.cost).and_then(Option::as_ref);
        let conditions = shared(&all, |_, service| &service.conditions).and_then(Option::as_ref);
        let documents = shared(&all, |_, service| &service.documents).into_iter().flatten();
        Some(v::CommonFacts {
            audiences: self.term_values(
                Vocabulary::Audiences,
                shared(&all, |offer, _| offer.audiences()).unwrap_or_default(),
            ),
            areas: self.term_values(Vocabulary::Areas, areas.unwrap_or_default()),
            same_areas: areas.is_some(),
            delivery: shared(&all, |_, service| &service.delivery).cloned().unwrap_or_default(),
            at_home: all.iter().all(|(offer, _)| offer.is_at_home()),
            conditions: self.maybe(conditions),
            cost: self.maybe(cost),
            free: cost.is_some_and(is_free_of_charge),
            documents: documents.map(|document| self.text(document)).collect(),
        })
    }
}

/// Returns a fact that all services have alike.
fn shared<'a, T: PartialEq + ?Sized>(
    all: &[(&'a Offer, &'a Service)],
    fact: impl Fn(&'a Offer, &'a Service) -> &'a T,
) -> Option<&'a T> {
    let mut facts = all.iter().map(|(offer, service)| fact(offer, service));
    let first = facts.next()?;
    facts.all(|other| other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_cost_of_nothing_is_free() {
        for free in ["Безоплатно", "безкоштовно.", "Free of charge"] {
            assert!(is_free_of_charge(&Text::from(free)), "{free}");
        }
        for paid in ["безоплатно або частково", "від 50 грн", "", "не безкоштовно"]
        {
            assert!(!is_free_of_charge(&Text::from(paid)), "{paid}");
        }
    }
}
