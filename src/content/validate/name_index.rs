//! What terms and organisations are called, and which entries name them.

#![expect(
    clippy::disallowed_methods,
    reason = "goes through an address for its area and shows nothing of it"
)]

use std::collections::BTreeMap;

use super::ids::id_meant;
use super::meeting::Meeting;
use super::need::Need;
use super::organisation::Organisation;
use super::reference::{Reference, ReferenceKind};
use super::term::Term;
use crate::base::diag::Sited;
use crate::base::locale::compare::name_key;
use crate::base::locale::compare::nearest;
use crate::base::localised::Text;
use crate::base::names::Id;
use crate::content::fields::Vocabulary;

/// How many of one kind are told by name where nothing is near.
const FEW: usize = 12;

/// Whom a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Match<'a> {
    /// This one, by its id.
    One(&'a Id),
    /// Each of these, by their ids, in their order.
    Several(&'a [Id]),
    /// Nobody.
    None,
}

/// What terms and organisations are called, for whoever reads a name that people typed: content, `new`, `import`, hints and
/// `check --fix` ask this one.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct NameIndex {
    kinds: BTreeMap<ReferenceKind, Called>,
}

/// Those of one kind, by what they are called.
#[derive(Debug, Default, PartialEq, Eq)]
struct Called {
    /// Each with its name, in the order of the files.
    all: Vec<(Id, Text)>,
    ids: BTreeMap<Id, usize>,
    names: BTreeMap<String, Vec<Id>>,
    synonyms: BTreeMap<String, Vec<Id>>,
}

impl NameIndex {
    /// Gathers what everybody is called; an organisation whose file name is no id cannot be named.
    pub(crate) fn new<'a>(
        terms: impl IntoIterator<Item = (&'a Vocabulary, &'a [Term])>,
        organisations: impl IntoIterator<Item = &'a Organisation>,
    ) -> Self {
        let mut index = Self::default();
        for (vocabulary, terms) in terms {
            let called = index.kinds.entry(ReferenceKind::Term(*vocabulary)).or_default();
            for term in terms {
                called.add_names(&term.id.value, &term.name, [&term.name]);
                for word in &term.synonyms {
                    add_word(&mut called.synonyms, word, &term.id.value);
                }
            }
        }
        let called = index.kinds.entry(ReferenceKind::Organisation).or_default();
        for organisation in organisations {
            if let Ok(id) = Id::new(&organisation.common.id) {
                let short = organisation.short_name.as_ref();
                called.add_names(
                    &id,
                    &organisation.name,
                    [&organisation.name].into_iter().chain(short),
                );
            }
        }
        index
    }

    /// Tells whom a text names: an id comes first, then a name or a short name, then a synonym. Case, blanks, quotes, apostrophes
    /// and letters of the other keyboard that look the same do not count.
    pub(crate) fn find(&self, kind: ReferenceKind, text: &str) -> Match<'_> {
        let Some(called) = self.kinds.get(&kind) else { return Match::None };
        let typed = Id::new(text.trim()).ok().or_else(|| id_meant(text.trim()));
        if let Some((id, _)) = typed.and_then(|id| called.ids.get_key_value(&id)) {
            return Match::One(id);
        }
        let key = name_key(text);
        match called.names.get(&key).or_else(|| called.synonyms.get(&key)).map(Vec::as_slice) {
            Some([one]) => Match::One(one),
            Some(several) => Match::Several(several),
            // A sign that ends a list or a sentence is no part of what stands before it.
            None => match text.trim_end().strip_suffix([',', ';', '.']) {
                Some(rest) => self.find(kind, rest),
                None => Match::None,
            },
        }
    }

    /// Tells whether a text is a name or a synonym of somebody.
    pub(crate) fn is_called(&self, kind: ReferenceKind, id: &str, text: &str) -> bool {
        let key = name_key(text);
        self.kinds.get(&kind).is_some_and(|called| {
            let mut same =
                [&called.names, &called.synonyms].into_iter().filter_map(|words| words.get(&key));
            same.any(|ids| ids.iter().any(|one| one.as_str() == id))
        })
    }

    /// Returns the ids of several that a text names one after the other; `None` where one of them names nobody, or there is one alone.
    pub(crate) fn ids_of_all(&self, kind: ReferenceKind, text: &str) -> Option<Vec<&str>> {
        let ids = |separators: &[char]| -> Option<Vec<&str>> {
            let parts = text.split(separators).map(str::trim).filter(|part| !part.is_empty());
            let id = |part| match self.find(kind, part) {
                Match::One(id) => Some(id.as_str()),
                Match::Several(_) | Match::None => None,
            };
            parts.map(id).collect::<Option<Vec<_>>>().filter(|ids| ids.len() > 1)
        };
        ids(&[',', ';', '/']).or_else(|| ids(&[',', ';', ' ']))
    }

    /// Returns the id whose name, synonym or id is most like a text.
    pub(crate) fn nearest(&self, kind: ReferenceKind, text: &str) -> Option<&Id> {
        let called = self.kinds.get(&kind)?;
        let key = name_key(text);
        let words = called.names.keys().chain(called.synonyms.keys()).map(String::as_str);
        let by_name = nearest(&key, words)
            .and_then(|word| called.names.get(word).or_else(|| called.synonyms.get(word)));
        let by_id = || nearest(text, called.ids.keys().map(Id::as_str));
        let by_id = || called.ids.get_key_value(by_id()?).map(|(id, _)| id);
        let is_term = matches!(kind, ReferenceKind::Term(_));
        let begun = || called.only_begun(&key).filter(|_| is_term);
        by_name.and_then(|ids| ids.first()).or_else(by_id).or_else(begun)
    }

    /// Returns those of one kind with their names, in the order of the files.
    pub(crate) fn all(&self, kind: ReferenceKind) -> &[(Id, Text)] {
        self.kinds.get(&kind).map_or(&[], |called| &called.all)
    }

    /// Names some of one kind for a sentence: each id with its name.
    pub(crate) fn told(&self, kind: ReferenceKind, ids: &[Id]) -> String {
        let told = ids.iter().map(|id| match self.name(kind, id) {
            Some(name) => format!("`{id}` — {}", name.main),
            None => format!("`{id}`"),
        });
        told.collect::<Vec<_>>().join(", ")
    }

    /// Names all of one kind for a sentence, where they are few enough to choose from.
    pub(crate) fn told_if_few(&self, kind: ReferenceKind) -> Option<String> {
        let ids: Vec<Id> = self.all(kind).iter().map(|(id, _)| id.clone()).collect();
        (1..=FEW).contains(&ids.len()).then(|| self.told(kind, &ids))
    }

    /// Returns what somebody is called.
    pub(crate) fn name(&self, kind: ReferenceKind, id: &Id) -> Option<&Text> {
        let called = self.kinds.get(&kind)?;
        called.ids.get(id).map(|position| &called.all[*position].1)
    }
}

impl Called {
    /// Returns the one of whose name, or of one of whose synonyms, a text is the first words.
    fn only_begun(&self, key: &str) -> Option<&Id> {
        const SHORTEST: usize = 4;
        let goes_on = |name: &str| name.strip_prefix(key).is_some_and(|rest| rest.starts_with(' '));
        let named = self.names.iter().chain(&self.synonyms).filter(|(name, _)| goes_on(name));
        let mut ids = named.flat_map(|(_, ids)| ids);
        let first = ids.next().filter(|_| key.chars().count() >= SHORTEST)?;
        ids.all(|id| id == first).then_some(first)
    }

    fn add_names<'a>(&mut self, id: &Id, name: &Text, texts: impl IntoIterator<Item = &'a Text>) {
        self.ids.insert(id.clone(), self.all.len());
        self.all.push((id.clone(), name.clone()));
        for word in texts.into_iter().flat_map(Text::all) {
            add_word(&mut self.names, word, id);
        }
    }
}

fn add_word(words: &mut BTreeMap<String, Vec<Id>>, word: &str, id: &Id) {
    let same = words.entry(name_key(word)).or_default();
    if !same.contains(id) {
        same.push(id.clone());
    }
}

/// Declares what goes through everything that a record names, to read it and to put ids there: the same fields, in one order.
macro_rules! references {
    ($name:ident, $inspect:ident, $all:ident $(, $mut:tt)?) => {
        impl Organisation {
            /// Returns everything that it names, and of which kind that is.
            pub(crate) fn $name(& $($mut)? self) -> Vec<(ReferenceKind, & $($mut)? Sited<Reference>)> {
                let term = ReferenceKind::Term;
                let mut all = $all(term(Vocabulary::Kinds), & $($mut)? self.kind);
                for service in & $($mut)? self.services {
                    all.push((term(Vocabulary::Help), & $($mut)? service.help));
                    all.extend($all(term(Vocabulary::Audiences), & $($mut)? service.audiences));
                    all.extend($all(term(Vocabulary::Areas), & $($mut)? service.areas));
                }
                if let Some(address) = & $($mut)? self.address {
                    all.extend($all(term(Vocabulary::Areas), & $($mut)? address.$inspect().area));
                }
                all.extend($all(ReferenceKind::Organisation, & $($mut)? self.members));
                all
            }
        }

        impl Need {
            /// Returns everything that it names, and of which kind that is.
            pub(crate) fn $name(& $($mut)? self) -> Vec<(ReferenceKind, & $($mut)? Sited<Reference>)> {
                let term = ReferenceKind::Term;
                let mut all = $all(term(Vocabulary::Resources), & $($mut)? self.resource);
                all.extend($all(term(Vocabulary::Help), & $($mut)? self.help));
                all.extend($all(term(Vocabulary::Audiences), & $($mut)? self.audiences));
                all.extend($all(term(Vocabulary::Areas), & $($mut)? self.areas));
                all.extend($all(ReferenceKind::Organisation, & $($mut)? self.by));
                all
            }
        }

        impl Meeting {
            /// Returns everything that it names but who does its tasks, and of which kind that is.
            pub(crate) fn $name(& $($mut)? self) -> Vec<(ReferenceKind, & $($mut)? Sited<Reference>)> {
                let mut all = $all(ReferenceKind::Organisation, & $($mut)? self.organiser);
                for attendee in & $($mut)? self.attendees {
                    all.extend($all(ReferenceKind::Organisation, & $($mut)? attendee.organisation));
                }
                all
            }
        }
    };
}

references!(references, inspect, each);
references!(references_mut, inspect_mut, each_mut, mut);

fn each<'a>(
    kind: ReferenceKind,
    references: impl IntoIterator<Item = &'a Sited<Reference>>,
) -> Vec<(ReferenceKind, &'a Sited<Reference>)> {
    references.into_iter().map(|reference| (kind, reference)).collect()
}

fn each_mut<'a>(
    kind: ReferenceKind,
    references: impl IntoIterator<Item = &'a mut Sited<Reference>>,
) -> Vec<(ReferenceKind, &'a mut Sited<Reference>)> {
    references.into_iter().map(|reference| (kind, reference)).collect()
}
