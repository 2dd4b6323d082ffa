//! For which audiences and in which areas a service is, also where it names a broader one.
//!
//! What is given in a whole community is given in each of its districts, and what is for everybody is for old people too. The other way
//! round it is not: what is given in one district is not given in all. What is named stays what rows and files tell; this answers
//! where somebody finds it.

use crate::base::maps::{HashMap, HashMapExt as _};
use crate::base::names::Id;
use crate::content::fields::Vocabulary;
use crate::list::publish::Public;

/// The terms of one vocabulary that lie within another, at whatever depth.
#[derive(Debug)]
pub(super) struct Reach(HashMap<Id, Vec<Id>>);

impl Reach {
    pub(super) fn new(public: &Public, vocabulary: Vocabulary) -> Self {
        let mut within: HashMap<Id, Vec<Id>> = HashMap::new();
        let terms = public.terms(vocabulary);
        let parents: HashMap<&Id, &Id> =
            terms.iter().filter_map(|term| Some((&term.id, term.parent.as_ref()?))).collect();
        for term in terms {
            let mut at = parents.get(&term.id);
            // The model reports loops; here they only must not hang.
            for _ in 0..terms.len() {
                let Some(parent) = at.filter(|parent| **parent != &term.id) else { break };
                within.entry((*parent).clone()).or_default().push(term.id.clone());
                at = parents.get(*parent);
            }
        }
        Self(within)
    }

    /// Returns the terms that lie within one.
    pub(super) fn within(&self, id: &Id) -> &[Id] {
        self.0.get(id).map_or(&[], Vec::as_slice)
    }

    /// Returns the named terms, each once, with those that lie within them behind it.
    pub(super) fn reached<'a>(&'a self, named: &'a [Id]) -> Vec<&'a Id> {
        let mut reached: Vec<&Id> = Vec::with_capacity(named.len());
        for id in named.iter().flat_map(|id| std::iter::once(id).chain(self.within(id))) {
            if !reached.contains(&id) {
                reached.push(id);
            }
        }
        reached
    }
}
