//! Names at the door, ids inside: what entries name in other words than ids becomes ids, where it is known whom they mean.
//!
//! Of those who do a task, an id comes first, then an organisation's name; any other name is a person's. One that two organisations
//! share is reported and stays a name: nobody is given a task by chance. What names nobody else is left for [`super::references`].

use std::sync::Arc;

use crate::base::diag::{Code, Diagnostic, Diagnostics, Sited};
use crate::base::maps::HashSet;
use crate::base::memo::Memo;
use crate::content::fields::Vocabulary;
use crate::content::validate::{
    Match, Meeting, NameIndex, Need, Organisation, Records, Reference, ReferenceKind, Responsible,
};

/// Puts ids in the place of names; most sites have nothing but ids, and nothing is gathered for them. Returns what was gathered.
pub(super) fn resolve_names(
    records: &mut Records,
    named: &mut NamedCache,
    diagnostics: &mut Diagnostics,
) -> Option<NameIndex> {
    let Unresolved { organisations, needs, meetings } = Unresolved::from_records(records, named);
    if organisations.is_empty() && needs.is_empty() && meetings.is_empty() {
        return None;
    }
    let index = records.name_index();
    let names = &index;
    for position in organisations {
        put_ids(names, Arc::make_mut(&mut records.organisations[position]).references_mut());
    }
    for position in needs {
        put_ids(names, Arc::make_mut(&mut records.needs[position]).references_mut());
    }
    for position in meetings {
        let meeting = Arc::make_mut(&mut records.meetings[position]);
        put_ids(names, meeting.references_mut());
        for task in &mut meeting.tasks {
            look_up(&mut task.who, names, diagnostics);
        }
    }
    Some(index)
}

/// Whom each organisation names. It is only ever an advantage: empty, each is asked.
pub(super) type NamedCache = Memo<Organisation, Vec<(ReferenceKind, Reference)>>;

/// The positions of the entries that name somebody in other words than ids.
struct Unresolved {
    organisations: Vec<usize>,
    needs: Vec<usize>,
    meetings: Vec<usize>,
}

impl Unresolved {
    fn from_records(records: &Records, named: &mut NamedCache) -> Self {
        let now = records.organisations.iter().map(|one| (&one.common.path, one));
        named.update(now, |_, organisation| distinct(organisation.references()));
        let organisations = records.organisations.iter();
        let known = ExistingIds {
            organisations: organisations.map(|organisation| &*organisation.common.id).collect(),
            terms: (records.terms.iter())
                .flat_map(|(vocabulary, terms)| {
                    terms.iter().map(move |term| (*vocabulary, term.id.value.as_str()))
                })
                .collect(),
        };
        let need = |n: &Need| known.lacks(n.references().into_iter().map(unsited));
        let meeting = |m: &Meeting| {
            known.lacks(m.references().into_iter().map(unsited)) || known.lacks_responsible(m)
        };
        let lacks = |named: &Vec<(ReferenceKind, Reference)>| {
            known.lacks(named.iter().map(|(kind, reference)| (*kind, reference)))
        };
        let organisations = named.all_made().enumerate().filter(|(_, named)| lacks(named));
        Self {
            organisations: organisations.map(|(at, _)| at).collect(),
            needs: positions(&records.needs, need),
            meetings: positions(&records.meetings, meeting),
        }
    }
}

fn unsited((kind, reference): (ReferenceKind, &Sited<Reference>)) -> (ReferenceKind, &Reference) {
    (kind, &reference.value)
}

/// Returns each of what is named once.
fn distinct(
    references: Vec<(ReferenceKind, &Sited<Reference>)>,
) -> Vec<(ReferenceKind, Reference)> {
    let mut named: Vec<(ReferenceKind, Reference)> = Vec::new();
    for (kind, reference) in references.into_iter().map(unsited) {
        if !named.iter().any(|(other, known)| (*other, known) == (kind, reference)) {
            named.push((kind, reference.clone()));
        }
    }
    named
}

fn positions<T>(entries: &[Arc<T>], is_it: impl Fn(&T) -> bool) -> Vec<usize> {
    entries.iter().enumerate().filter(|(_, entry)| is_it(entry)).map(|(at, _)| at).collect()
}

/// The ids that there are.
struct ExistingIds<'a> {
    organisations: HashSet<&'a str>,
    terms: HashSet<(Vocabulary, &'a str)>,
}

impl ExistingIds<'_> {
    fn lacks<'r>(
        &self,
        mut references: impl Iterator<Item = (ReferenceKind, &'r Reference)>,
    ) -> bool {
        references.any(|(kind, reference)| match (reference.id(), kind) {
            (Some(id), ReferenceKind::Term(vocabulary)) => {
                !self.terms.contains(&(vocabulary, id.as_str()))
            }
            (Some(id), ReferenceKind::Organisation) => !self.organisations.contains(id.as_str()),
            (None, _) => true,
        })
    }

    fn lacks_responsible(&self, meeting: &Meeting) -> bool {
        let mut who = meeting.tasks.iter().map(|task| &task.who);
        who.any(|who| {
            let mut ids = who.organisations.iter();
            !who.names.is_empty() || ids.any(|id| !self.organisations.contains(id.value.as_str()))
        })
    }
}

fn put_ids(names: &NameIndex, references: Vec<(ReferenceKind, &mut Sited<Reference>)>) {
    for (kind, reference) in references {
        if let Match::One(id) = names.find(kind, reference.value.text()) {
            reference.value = Reference::Id(id.clone());
        }
    }
}

fn look_up(who: &mut Responsible, names: &NameIndex, diagnostics: &mut Diagnostics) {
    for id in &mut who.organisations {
        if let Match::One(meant) = names.find(ReferenceKind::Organisation, id.value.as_str()) {
            id.value = meant.clone();
        }
    }
    for name in std::mem::take(&mut who.names) {
        let text = &*name.value.main;
        match names.find(ReferenceKind::Organisation, text) {
            Match::One(id) => who.organisations.push(Sited { value: id.clone(), at: name.at }),
            Match::None => who.names.push(name),
            Match::Several(several) => {
                let diagnostic = Diagnostic::new(Code::AmbiguousName, name.at.clone());
                let candidates = names.told(ReferenceKind::Organisation, several);
                diagnostics.push(diagnostic.with("name", text).with("candidates", candidates));
                who.names.push(name);
            }
        }
    }
}
