//! What the site has words for: terms by id, name or synonym, and its own address.

use crate::fields::Vocabulary;
use crate::locale::compare::fold;
use crate::model::Register;
use crate::validate::Term;
use crate::validate::form::nearest;

/// A site, as a reader of foreign files asks it.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Everything that is known.
    pub register: &'a Register,
}

impl<'a> Known<'a> {
    fn terms(&self, vocabulary: Vocabulary) -> &'a [Term] {
        self.register.terms.get(&vocabulary).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns the id of the term that a text names: by its id, else its name, else a synonym that no other term has.
    pub fn term(&self, vocabulary: Vocabulary, text: &str) -> Option<&'a str> {
        let wanted = fold(text);
        let terms = self.terms(vocabulary);
        let by = |says: &dyn Fn(&Term) -> bool| {
            let mut found = terms.iter().filter(|term| says(term));
            found.next().filter(|_| found.next().is_none()).map(|term| term.id.value.as_str())
        };
        by(&|term| term.id.value.as_str() == text.trim())
            .or_else(|| by(&|term| names(term).any(|name| fold(name) == wanted)))
            .or_else(|| by(&|term| term.synonyms.iter().any(|word| fold(word) == wanted)))
    }

    /// Returns the name or id that is most like a text.
    pub fn nearest(&self, vocabulary: Vocabulary, text: &str) -> Option<&'a str> {
        let terms = self.terms(vocabulary).iter();
        let words = terms.flat_map(|term| {
            let own = [term.id.value.as_str(), &term.name.main];
            own.into_iter().chain(term.synonyms.iter().map(|word| &**word))
        });
        nearest(text.trim(), words)
    }

    /// Returns the names of all terms.
    pub fn names(&self, vocabulary: Vocabulary) -> Vec<&'a str> {
        self.terms(vocabulary).iter().map(|term| &*term.name.main).collect()
    }

    /// Returns the ids of all terms.
    pub fn ids(&self, vocabulary: Vocabulary) -> Vec<&'a str> {
        self.terms(vocabulary).iter().map(|term| term.id.value.as_str()).collect()
    }

    /// Returns the id in the address of an organisation's page on this very site.
    pub fn id_of_page<'t>(&self, address: &'t str) -> Option<&'t str> {
        let rest = address.trim().strip_prefix(&**self.register.base_url())?;
        rest.strip_prefix("organisations/")?.strip_suffix('/').filter(|id| !id.contains('/'))
    }
}

fn names(term: &Term) -> impl Iterator<Item = &str> {
    std::iter::once(&*term.name.main).chain(term.name.others.values().map(|name| &**name))
}
