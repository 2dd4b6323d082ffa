//! What the site has words for: terms by id, name or synonym, its own address, and the words of its own tables.

use super::place::{ImportFinding, Place};
use crate::base::choices::Choice;
use crate::base::diag::Code;
use crate::base::locale::Lang;
use crate::base::locale::compare::nearest;
use crate::base::locale::phones::{PhoneNumber, WrittenPhone};
use crate::base::messages::Messages;
use crate::content::fields::Vocabulary;
use crate::content::validate::{Match, NameIndex, ReferenceKind};
use crate::list::model::{Register, hidden_phones};
use crate::site::export::tables::Baseline;
use crate::site::pipeline::{baselines, data_rows};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// A site, as a reader of foreign files asks it; made once a run.
#[derive(Debug)]
pub struct SiteLookup<'a> {
    /// Everything that is known.
    pub register: &'a Register,
    /// The program's own words, in both languages.
    pub words: [Messages; 2],
    /// The language of the site's own keys.
    keys: Lang,
    names: NameIndex,
    /// The tables of the list as they are now; made for a table that is one of them.
    baselines: OnceLock<[Baseline; 4]>,
    /// The rows of `data/` as they are now; made for a file of it.
    data: OnceLock<Vec<Vec<Value>>>,
    /// The numbers that not everybody may see, as they are dialled.
    hidden: OnceLock<BTreeSet<String>>,
}

impl<'a> SiteLookup<'a> {
    /// Prepares a site.
    pub fn new(register: &'a Register) -> Self {
        let words = [Lang::UK, Lang::EN].map(Messages::of_program);
        Self {
            register,
            words,
            keys: Lang::EN,
            names: register.name_index(),
            baselines: OnceLock::new(),
            data: OnceLock::new(),
            hidden: OnceLock::new(),
        }
    }

    /// Says in which language the site has its keys.
    #[must_use]
    pub(crate) fn with_keys(self, keys: Lang) -> Self {
        Self { keys, ..self }
    }

    /// Returns the language of the site's keys.
    pub(super) fn key_language(&self) -> Lang {
        self.keys
    }

    /// Returns the tables of the list as they are now: for everybody and for the desks, services and organisations.
    pub(in crate::edit) fn baselines(&self) -> &[Baseline] {
        self.baselines.get_or_init(|| baselines(self.register))
    }

    /// Returns the rows of `data/` as they are now, kind by kind.
    pub(in crate::edit) fn data_rows(&self) -> &[Vec<Value>] {
        self.data.get_or_init(|| data_rows(self.register))
    }

    /// Tells a text that has a number which not everybody may see, wherever on the site it is.
    pub(in crate::edit) fn hides(&self, text: &str) -> bool {
        let hidden = self.hidden.get_or_init(|| hidden_phones(self.register));
        let number = WrittenPhone::new(text).number;
        PhoneNumber::parse(&number).is_ok_and(|number| hidden.contains(&number.tel()))
    }

    /// Returns the id of the term that a text names, if it names one alone.
    pub(in crate::edit) fn find_term(&self, vocabulary: Vocabulary, text: &str) -> Option<&str> {
        match self.names.find(ReferenceKind::Term(vocabulary), text) {
            Match::One(id) => Some(id.as_str()),
            Match::Several(_) | Match::None => None,
        }
    }

    /// Tells whether a text names an organisation.
    pub(in crate::edit) fn is_organisation(&self, text: &str) -> bool {
        !matches!(self.names.find(ReferenceKind::Organisation, text), Match::None)
    }

    /// Tells whether a text is a name or a synonym of a term.
    pub(in crate::edit) fn is_called(&self, vocabulary: Vocabulary, id: &str, text: &str) -> bool {
        self.names.is_called(ReferenceKind::Term(vocabulary), id, text)
    }

    /// Says of a word of a cell that it is none of a few, which it names in the language of the site, and what may have been meant.
    pub(super) fn unknown_choice(
        &self,
        place: &Place,
        choices: &'static [Choice],
        text: &str,
    ) -> ImportFinding {
        let lang = Lang::main_of(&self.register.site.languages);
        let known: Vec<&str> = choices.iter().map(|choice| choice.word(lang)).collect();
        let near = nearest(text, choices.iter().flat_map(|choice| [choice.id, choice.uk]));
        let near = near.and_then(|word| Choice::named(choices, word));
        let finding = place.finding(Code::UnknownChoice).with("value", text);
        let ImportFinding { place, diagnostic } = finding.with("known", known.join(", "));
        let diagnostic = match Choice::torn(choices, text) {
            Some([one, other]) => {
                diagnostic.with("one", one.word(lang)).with("other", other.word(lang)).hint("torn")
            }
            None => diagnostic.with_nearest(near.map(|choice| choice.word(lang))),
        };
        ImportFinding { place, diagnostic }
    }

    /// Says of a word of a cell that its vocabulary does not have it, and what may have been meant.
    pub(super) fn unknown_term(
        &self,
        place: &Place,
        vocabulary: Vocabulary,
        text: &str,
    ) -> ImportFinding {
        let kind = ReferenceKind::Term(vocabulary);
        let finding = place.finding(Code::ImportTerm);
        let finding = finding.with("value", text).with("vocabulary", vocabulary.as_str());
        if let Match::Several(ids) = self.names.find(kind, text) {
            return finding.with("candidates", self.names.told(kind, ids)).hint("ambiguous");
        }
        if let Some(id) = self.names.nearest(kind, text) {
            let name = self.names.name(kind, id).map_or(id.as_str(), |name| &*name.main);
            return finding.with("name", name).hint("nearest");
        }
        match self.names.told_if_few(kind) {
            Some(known) => finding.with("known", known).hint("known"),
            None => finding.hint("hint"),
        }
    }

    /// Returns the ids of all terms.
    pub(super) fn term_ids(&self, vocabulary: Vocabulary) -> Vec<&str> {
        let terms = self.names.all(ReferenceKind::Term(vocabulary)).iter();
        terms.map(|(id, _)| id.as_str()).collect()
    }

    /// Says a message of our own tables in both languages.
    pub(in crate::edit) fn say(&self, key: &str) -> [String; 2] {
        self.words.each_ref().map(|words| words.say(key, &[]))
    }

    /// Returns the id in the address of an organisation's page on this very site.
    pub(super) fn id_of_page<'t>(&self, address: &'t str) -> Option<&'t str> {
        let rest = address.trim().strip_prefix(&**self.register.base_url())?;
        rest.strip_prefix("organisations/")?.strip_suffix('/').filter(|id| !id.contains('/'))
    }
}
