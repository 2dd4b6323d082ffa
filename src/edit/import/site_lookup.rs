//! What the site has words for: terms by id, name or synonym, its own address, and the words of its own tables.

use std::collections::BTreeMap;

use crate::base::locale::Lang;
use crate::base::locale::compare::fold;
use crate::base::messages::Messages;
use crate::content::fields::Vocabulary;
use crate::content::validate::Term;
use crate::content::validate::form::nearest;
use crate::list::model::Register;

/// A site, as a reader of foreign files asks it; made once a run.
#[derive(Debug)]
pub struct SiteLookup<'a> {
    /// Everything that is known.
    pub register: &'a Register,
    /// The program's own words, in both languages.
    pub words: [Messages; 2],
    /// Names and synonyms by what all their spellings share; a word of two terms names none.
    names: BTreeMap<(Vocabulary, String), Option<&'a str>>,
    synonyms: BTreeMap<(Vocabulary, String), Option<&'a str>>,
}

impl<'a> SiteLookup<'a> {
    /// Prepares a site.
    pub fn new(register: &'a Register) -> Self {
        let mut names = BTreeMap::new();
        let mut synonyms = BTreeMap::new();
        for (vocabulary, terms) in &register.terms {
            for term in terms {
                let id = term.id.value.as_str();
                let own: Vec<String> = term.name.all().map(|name| fold(name)).collect();
                let more = term.synonyms.iter().map(|word| fold(word)).collect();
                for (index, words) in [(&mut names, own), (&mut synonyms, more)] {
                    for word in words {
                        let one = index.entry((*vocabulary, word)).or_insert(Some(id));
                        *one = one.filter(|other| *other == id);
                    }
                }
            }
        }
        let words = [Lang::UK, Lang::EN].map(Messages::of_program);
        Self { register, words, names, synonyms }
    }

    fn terms(&self, vocabulary: Vocabulary) -> &'a [Term] {
        self.register.terms.get(&vocabulary).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns the id of the term that a text names: by its id, else its name, else a synonym that no other term has.
    pub(in crate::edit) fn term(&self, vocabulary: Vocabulary, text: &str) -> Option<&'a str> {
        let key = (vocabulary, fold(text));
        let by = |index: &BTreeMap<_, Option<&'a str>>| index.get(&key).copied().flatten();
        let by_id = self.ids(vocabulary).into_iter().find(|id| *id == text.trim());
        by_id.or_else(|| by(&self.names)).or_else(|| by(&self.synonyms))
    }

    /// Returns the name or id that is most like a text.
    pub(in crate::edit) fn nearest(&self, vocabulary: Vocabulary, text: &str) -> Option<&'a str> {
        let terms = self.terms(vocabulary).iter();
        let words = terms.flat_map(|term| {
            let own = [term.id.value.as_str(), &term.name.main];
            own.into_iter().chain(term.synonyms.iter().map(|word| &**word))
        });
        nearest(text.trim(), words)
    }

    /// Returns the ids of all terms.
    pub(in crate::edit) fn ids(&self, vocabulary: Vocabulary) -> Vec<&'a str> {
        self.terms(vocabulary).iter().map(|term| term.id.value.as_str()).collect()
    }

    /// Says a message of our own tables in both languages.
    pub(in crate::edit) fn say(&self, key: &str) -> [String; 2] {
        self.words.each_ref().map(|words| words.say(key, &[]))
    }

    /// Returns the id in the address of an organisation's page on this very site.
    pub(in crate::edit) fn id_of_page<'t>(&self, address: &'t str) -> Option<&'t str> {
        let rest = address.trim().strip_prefix(&**self.register.base_url())?;
        rest.strip_prefix("organisations/")?.strip_suffix('/').filter(|id| !id.contains('/'))
    }
}
