//! The vocabularies as taxonomies of HSDS, and the attributes that tie a record to a term.
//!
//! Each vocabulary of the site is a taxonomy; Open Eligibility and the clusters of the United Nations are two more where terms
//! map to them. What HSDS has no field for (a source, the hours as written, who is a member) is an attribute, too: of the
//! taxonomy `perelik`, whose terms are keys of the table of fields and whose value is the fact; what a text is in another
//! language of the site, too (`name.en`). So nothing is lost, and `import` finds each again.

use crate::base::locale::Lang;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::ids::Namespace;
use crate::base::choices::{Chosen as _, Delivery};
use crate::base::json::{Json, JsonBytes, Object, Uuid};
use crate::base::localised::Text;
use crate::base::names::Id;
use crate::content::fields::Vocabulary;
use crate::list::publish::{Public, Term};

/// The taxonomy of facts without a field of their own.
const FIELDS: &str = "perelik";
/// <https://github.com/auntbertha/openeligibility>
const OPEN_ELIGIBILITY: &str = "Open Eligibility";
/// The clusters of the Inter-Agency Standing Committee.
const CLUSTERS: &str = "UN clusters";
const DELIVERY: &str = "delivery";

/// Whether records hold those that belong to them, or name those they belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nesting {
    Nested,
    Flat,
}

/// A term as HSDS knows it.
#[derive(Debug)]
pub(super) struct TaxonomyTerm {
    id: Uuid,
    code: String,
    name: String,
    taxonomy: &'static str,
    parent: Option<Uuid>,
    /// What attributes say of it.
    short: Option<JsonBytes>,
}

/// Every term, by its taxonomy and code.
#[derive(Debug)]
pub(super) struct Terms {
    all: BTreeMap<&'static str, BTreeMap<String, TaxonomyTerm>>,
    taxonomies: BTreeMap<&'static str, Uuid>,
    language: String,
}

/// The attributes of one record, being put together.
#[derive(Debug)]
pub(super) struct Attributes<'a> {
    terms: &'a Terms,
    namespace: Namespace,
    form: Nesting,
    entity: &'static str,
    record: Uuid,
    list: Vec<Object<'a>>,
}

/// Keys of the table of fields that are told as attributes.
const KEYS: [&str; 16] = [
    "body",
    "changed",
    "city",
    "extension",
    "formerly",
    "hours",
    "id",
    "members",
    "postcode",
    "responsible",
    "sort_name",
    "source",
    "status",
    "street",
    "verified.by",
    "verified.on",
];

/// Texts that are told in other languages, too: as attributes of whatever record has them, such as `name.en`.
const TEXTS: [&str; 16] = [
    "accessibility",
    "body",
    "city",
    "conditions",
    "cost",
    "details",
    "document",
    "how_to_get",
    "label",
    "name",
    "note",
    "role",
    "short_name",
    "source",
    "street",
    "summary",
];

impl TaxonomyTerm {
    /// Says what a reader of an attribute has to know; the rest stands in the table of terms.
    fn short(&self) -> Object<'_> {
        Object::new()
            .with("id", self.id)
            .with("code", &*self.code)
            .with("name", &*self.name)
            // HSDS asks for a description and the vocabularies have none: the name is all that is said.
            .with("description", &*self.name)
            .with("taxonomy", self.taxonomy)
    }
}

impl Terms {
    pub(super) fn new(public: &Public, namespace: Namespace) -> Self {
        let lang = Lang::main_of(&public.site.languages);
        let mut terms =
            Self { all: BTreeMap::new(), taxonomies: BTreeMap::new(), language: lang.to_string() };
        for choice in Delivery::CHOICES {
            let name = if lang == crate::base::locale::Lang::UK { choice.uk } else { choice.id };
            terms.add_taxonomy_term(namespace, (DELIVERY, choice.id), name, None);
        }
        for key in KEYS {
            terms.add_taxonomy_term(namespace, (FIELDS, key), key, None);
        }
        for other in public.site.languages.iter().skip(1) {
            for key in TEXTS {
                let key = format!("{key}.{other}");
                terms.add_taxonomy_term(namespace, (FIELDS, &key), &key, None);
            }
        }
        for vocabulary in Vocabulary::ALL {
            for term in public.terms(vocabulary) {
                let Term {
                    id,
                    name,
                    parent,
                    open_eligibility,
                    cluster,
                    katottg: _, // addresses tell it
                    // The standard has no column for these.
                    formerly: _,
                    synonyms: _,
                    schema_org: _,
                } = term;
                let parent = parent.as_ref().map(Id::as_str);
                terms.add_taxonomy_term(
                    namespace,
                    (vocabulary.as_str(), id.as_str()),
                    &name.main,
                    parent,
                );
                if let Some(code) = open_eligibility {
                    terms.add_taxonomy_term(namespace, (OPEN_ELIGIBILITY, code), code, None);
                }
                if let Some(cluster) = cluster {
                    terms.add_taxonomy_term(namespace, (CLUSTERS, cluster), cluster, None);
                }
            }
        }
        terms
    }

    fn add_taxonomy_term(
        &mut self,
        namespace: Namespace,
        (taxonomy, code): (&'static str, &str),
        name: &str,
        parent: Option<&str>,
    ) {
        let path = |code: &str| namespace.uuid(format_args!("taxonomies/{taxonomy}/{code}"));
        if self.get(taxonomy, code).is_some() {
            return;
        }
        // The package of HSDS lets a code stand once in the whole table: the second taxonomy to use it says so.
        let is_taken = self.every().any(|term| term.code == code);
        let term = TaxonomyTerm {
            id: path(code),
            code: if is_taken { format!("{taxonomy}:{code}") } else { code.to_owned() },
            name: name.to_owned(),
            taxonomy,
            parent: parent.map(path),
            short: None,
        };
        let term = TaxonomyTerm { short: JsonBytes::new(&term.short()), ..term };
        self.all.entry(taxonomy).or_default().insert(code.to_owned(), term);
        let id = || namespace.uuid(format_args!("taxonomies/{taxonomy}"));
        self.taxonomies.entry(taxonomy).or_insert_with(id);
    }

    /// Returns the taxonomies.
    pub(super) fn taxonomies(&self) -> Vec<Object<'_>> {
        let used: BTreeSet<&str> = self.every().map(|term| term.taxonomy).collect();
        let taxonomies = self.taxonomies.iter().filter(|(name, _)| used.contains(**name));
        taxonomies
            .map(|(name, id)| {
                Object::new()
                    .with("id", *id)
                    .with("name", *name)
                    .with("description", taxonomy_note(name))
                    .with("uri", uri(name))
            })
            .collect()
    }

    /// Returns the terms.
    pub(super) fn term_records(&self) -> Vec<Object<'_>> {
        self.every().map(|term| self.term_record(term)).collect()
    }

    fn get(&self, taxonomy: &str, code: &str) -> Option<&TaxonomyTerm> {
        self.all.get(taxonomy)?.get(code)
    }

    /// Returns the id of a term as a URI (RFC 9562, 4).
    pub(super) fn urn(&self, taxonomy: &str, code: &str) -> Option<String> {
        self.get(taxonomy, code).map(|term| format!("urn:uuid:{}", term.id))
    }

    fn every(&self) -> impl Iterator<Item = &TaxonomyTerm> {
        self.all.values().flat_map(BTreeMap::values)
    }

    fn term_record<'a>(&'a self, term: &'a TaxonomyTerm) -> Object<'a> {
        term.short()
            .with("parent_id", term.parent)
            .with("language", &*self.language)
            .with("taxonomy_id", self.taxonomies.get(term.taxonomy).copied())
    }

    /// Starts the attributes of a record of a table (`service`).
    pub(super) fn begin_attributes(
        &self,
        namespace: Namespace,
        form: Nesting,
        (entity, record): (&'static str, Uuid),
    ) -> Attributes<'_> {
        Attributes { terms: self, namespace, form, entity, record, list: Vec::new() }
    }
}

impl<'a> Attributes<'a> {
    /// Ties the record to a term, if there is such a term.
    pub(super) fn tie(&mut self, taxonomy: &'static str, code: &str) {
        self.add_attribute(taxonomy, code, None);
    }

    /// Says a fact.
    pub(super) fn add_fact(&mut self, key: &'static str, value: impl Into<Cow<'a, str>>) {
        self.add_attribute(FIELDS, key, Some(value.into()));
    }

    /// Says a text in the languages that have words of their own for it; the main one stands in a field of the record.
    pub(super) fn add_translations(&mut self, key: &str, text: Option<&'a Text>) {
        for (lang, other) in text.iter().flat_map(|text| &text.others) {
            self.add_text(&format!("{key}.{lang}"), Cow::Borrowed(&**other));
        }
    }

    /// Says a text by a key of its language.
    pub(super) fn add_text(&mut self, key: &str, text: Cow<'a, str>) {
        self.add_attribute(FIELDS, key, Some(text));
    }

    /// Ties the record to a term of a vocabulary and to what that maps to.
    pub(super) fn classify(&mut self, public: &Public, vocabulary: Vocabulary, id: &Id) {
        self.tie(vocabulary.as_str(), id.as_str());
        let Some(term) = public.find_term(vocabulary, id) else { return };
        if let Some(code) = &term.open_eligibility {
            self.tie(OPEN_ELIGIBILITY, code);
        }
        if let Some(cluster) = &term.cluster {
            self.tie(CLUSTERS, cluster);
        }
    }

    /// Returns them.
    pub(super) fn into_objects(self) -> Vec<Object<'a>> {
        self.list
    }

    fn add_attribute(&mut self, taxonomy: &'static str, code: &str, value: Option<Cow<'a, str>>) {
        let Some(term) = self.terms.get(taxonomy, code) else { return };
        let said = value.as_deref().unwrap_or_default();
        let record = self.record;
        let id = self.namespace.uuid(format_args!("{record}/attributes/{taxonomy}/{code}/{said}"));
        let id = Json::from(id);
        // Two terms of a vocabulary may map to the same one of another.
        if self.list.iter().any(|other| other.get("id") == Some(&id)) {
            return;
        }
        let attribute = Object::new().with("id", id).with("value", value.map(Json::Text));
        self.list.push(match self.form {
            // Within its record an attribute need not say whose it is, and its term says what it is.
            Nesting::Nested => {
                attribute.with("taxonomy_term", term.short.as_ref().map(Json::Written))
            }
            Nesting::Flat => attribute
                .with("link_id", self.record)
                .with("link_type", term.taxonomy)
                .with("link_entity", self.entity)
                .with("taxonomy_term_id", term.id),
        });
    }
}

fn taxonomy_note(taxonomy: &str) -> &'static str {
    match taxonomy {
        FIELDS => {
            "Facts that HSDS has no field for; the code is the key in Perelik's table of fields"
        }
        OPEN_ELIGIBILITY => "Open Eligibility, a taxonomy of human services and situations",
        CLUSTERS => "Clusters of the Inter-Agency Standing Committee",
        DELIVERY => "How help reaches a person",
        "help" => "Kinds of help",
        "audiences" => "Whom help is for",
        "areas" => "Where help is given",
        "kinds" => "Kinds of organisations",
        _ => "What may be lacking",
    }
}

fn uri(taxonomy: &str) -> Option<&'static str> {
    (taxonomy == OPEN_ELIGIBILITY).then_some("https://github.com/auntbertha/openeligibility")
}
