//! The classifications of HSDS become terms of the site's vocabularies.
//!
//! A record is tied to terms by attributes. A term is known by its id, name or synonym here, or by the code of Open
//! Eligibility that a term here carries. The taxonomy `perelik` is our own export's: its terms are keys of the table of
//! fields, and the attribute's value is the fact.

use super::record::{Record, RecordCell};
use crate::base::locale::Lang;
use crate::content::fields::Vocabulary;
use crate::edit::import::draft::{Fact, FactValue};
use crate::edit::import::place::Place;
use crate::edit::import::table::mapped::{Meaning, TermLookup};

/// The taxonomy of facts that HSDS has no field for.
const FIELDS: &str = "perelik";
const OPEN_ELIGIBILITY: &str = "open eligibility";

/// What ties a record to a term.
#[derive(Debug, Clone)]
pub(super) struct Tie {
    taxonomy: String,
    code: Option<String>,
    name: Option<String>,
    /// Its id, by which a mapping may name it, and which is a code in version 1.1.
    id: Option<String>,
    pub(super) value: Option<RecordCell>,
    place: Place,
}

impl Tie {
    fn from_attribute(mut attribute: Record) -> Self {
        let mut term = attribute.take_parts("taxonomy_term").into_iter().next();
        // What names a term that the package lacks is known by that alone.
        let named = ["taxonomy_term_id", "taxonomy_id"].iter().find_map(|key| attribute.peek(key));
        let named = named.filter(|_| term.is_none()).map(str::to_owned);
        let text = |cell: Option<RecordCell>| cell.map(|cell| cell.text);
        let mut of_term =
            |names: &[&str]| text(term.as_mut().and_then(|term| term.take_any(names)));
        let (code, name) = (of_term(&["code"]).or(named), of_term(&["name"]));
        let id = of_term(&["id", "taxonomy_id"]);
        let taxonomy = of_term(&["taxonomy", "vocabulary"]);
        let detail = text(attribute.take_any(&["taxonomy_detail", "label"]));
        let linked = text(attribute.take("link_type"));
        let taxonomy = taxonomy.or(linked).unwrap_or_default();
        // Our own export puts the taxonomy before the code, since codes are unique in HSDS.
        let bare = |code: String| {
            let own = code.strip_prefix(&taxonomy).and_then(|rest| rest.strip_prefix(':'));
            own.filter(|_| !taxonomy.is_empty()).map(str::to_owned).unwrap_or(code)
        };
        let code = code.map(bare);
        Self {
            taxonomy,
            code,
            name: name.or(detail),
            id,
            value: attribute.take("value"),
            place: attribute.place,
        }
    }

    /// Tells a fact of our own export.
    pub(super) fn is_fact(&self) -> bool {
        self.taxonomy == FIELDS
    }

    /// Returns what the term is called.
    pub(super) fn called(&self) -> RecordCell {
        let text = self.name.as_ref().or(self.code.as_ref()).cloned().unwrap_or_default();
        RecordCell { text, place: self.place.clone() }
    }

    /// Returns what the term may be named by in a mapping file.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        [&self.name, &self.code, &self.id].into_iter().flatten().map(String::as_str)
    }

    /// Returns the code that its taxonomy gives it: in version 1.1 that is its id.
    pub(super) fn code(&self) -> Option<&str> {
        self.code.as_deref().or(self.id.as_deref())
    }

    /// Returns the term of a vocabulary that it is: as the mapping file says, else by its code, name or synonym here.
    pub(super) fn find_term<'k>(
        &self,
        lookup: &'k TermLookup<'_>,
        vocabulary: Vocabulary,
    ) -> Option<&'k str> {
        match lookup.meaning(self.names()) {
            Some(Meaning::Term(own, term)) => return (*own == vocabulary).then_some(term.as_str()),
            Some(Meaning::Left) => return None,
            None => {}
        }
        let known = lookup.known;
        let taxonomy = self.taxonomy.to_lowercase();
        let other =
            Vocabulary::ALL.iter().any(|other| *other != vocabulary && other.as_str() == taxonomy);
        if other {
            return None;
        }
        let texts = || self.code.iter().chain(&self.name);
        if taxonomy == OPEN_ELIGIBILITY {
            let terms = known.register.terms.get(&vocabulary).into_iter().flatten();
            let mut found = terms.filter(|term| {
                term.open_eligibility
                    .as_deref()
                    .is_some_and(|code| texts().any(|text| text == code))
            });
            let one = found.next().filter(|_| found.next().is_none());
            if let Some(term) = one {
                return Some(term.id.value.as_str());
            }
        }
        texts().find_map(|text| known.find_term(vocabulary, text))
    }
}

/// The ties of one record; each is taken once.
#[derive(Debug, Default)]
pub(super) struct Ties(Vec<Tie>);

impl Ties {
    /// Takes the attributes of a record.
    pub(super) fn take_attributes(record: &mut Record) -> Self {
        Self(record.take_parts("attribute").into_iter().map(Tie::from_attribute).collect())
    }

    /// Tells whether our own export wrote the record.
    pub(super) fn is_own(&self) -> bool {
        self.0.iter().any(|tie| tie.taxonomy == FIELDS)
    }

    /// Takes a fact of our own export.
    pub(super) fn take_fact(&mut self, key: &str) -> Option<RecordCell> {
        self.facts(key).into_iter().next()
    }

    /// Takes a text, with what our own export says of it in other languages of the site.
    pub(super) fn take_text(&mut self, key: &str, cell: &RecordCell, languages: &[Lang]) -> Fact {
        let main = Lang::main_of(languages);
        let mut texts = vec![(main, cell.text.clone())];
        if self.is_own() {
            let others = languages.iter().filter(|lang| **lang != main);
            texts.extend(
                others.filter_map(|lang| {
                    Some((*lang, self.take_fact(&format!("{key}.{lang}"))?.text))
                }),
            );
        }
        match texts.len() {
            1 => cell.fact(),
            _ => Fact { place: cell.place.clone(), value: FactValue::Texts(texts) },
        }
    }

    /// Takes all facts of one key of our own export.
    pub(super) fn facts(&mut self, key: &str) -> Vec<RecordCell> {
        let is_it = |tie: &mut Tie| tie.taxonomy == FIELDS && tie.code.as_deref() == Some(key);
        self.0.extract_if(.., is_it).filter_map(|tie| tie.value).collect()
    }

    /// Takes the codes of a fixed list that is no vocabulary.
    pub(super) fn take_codes(&mut self, taxonomy: &str) -> Vec<RecordCell> {
        let is_it = |tie: &mut Tie| tie.taxonomy == taxonomy && tie.code.is_some();
        let cell = |tie: Tie| Some(RecordCell { text: tie.code?, place: tie.place });
        self.0.extract_if(.., is_it).filter_map(cell).collect()
    }

    /// Takes all ties to terms of a vocabulary: each term once.
    pub(super) fn take_terms(
        &mut self,
        lookup: &TermLookup<'_>,
        vocabulary: Vocabulary,
    ) -> Vec<RecordCell> {
        let mut found: Vec<RecordCell> = Vec::new();
        self.0.retain(|tie| {
            let Some(term) = tie.find_term(lookup, vocabulary) else { return true };
            if found.iter().all(|cell| cell.text != term) {
                found.push(RecordCell { text: term.to_owned(), place: tie.place.clone() });
            }
            false
        });
        found
    }

    /// Returns those that are no facts of our own export.
    pub(super) fn of_others(&self) -> impl Iterator<Item = &Tie> {
        self.0.iter().filter(|tie| tie.taxonomy != FIELDS)
    }

    /// Drops those that the mapping file leaves out.
    pub(super) fn drop_left(&mut self, lookup: &TermLookup<'_>) {
        self.0.retain(|tie| lookup.meaning(tie.names()) != Some(&Meaning::Left));
    }

    /// Returns those that nobody took. Codes that others use say again what a term of ours says.
    pub(super) fn rest(self, is_own: bool) -> impl Iterator<Item = Tie> {
        self.0.into_iter().filter(move |tie| !is_own || tie.is_fact())
    }
}
