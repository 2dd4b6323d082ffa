//! Names of those who do a task: an organisation's name becomes its id, any other is a person's.
//!
//! A name is compared as people type it ([`fold`]), whole, with names and short names. One that two organisations share is
//! reported and stays a name: nobody is given a task by chance.

use std::sync::Arc;

use crate::base::diag::{Code, Diagnostic, Diagnostics, Location, Sited};
use crate::base::locale::compare::fold;
use crate::base::maps::HashMap;
use crate::base::names::Id;
use crate::content::validate::{Meeting, Organisation, Records, Responsible, id_meant};

/// Organisations by what they are called.
type Called<'a> = HashMap<String, Vec<&'a Organisation>>;

/// Looks up every name in the tasks of meetings.
pub(super) fn resolve(records: &mut Records, diagnostics: &mut Diagnostics) {
    if !records.meetings.iter().any(|meeting| has_names(meeting)) {
        return;
    }
    let called = called(&records.organisations);
    for meeting in records.meetings.iter_mut().filter(|meeting| has_names(meeting)) {
        for task in &mut Arc::make_mut(meeting).tasks {
            look_up(&mut task.who, &called, diagnostics);
        }
    }
}

fn has_names(meeting: &Meeting) -> bool {
    meeting.tasks.iter().any(|task| !task.who.names.is_empty())
}

fn called(organisations: &[Arc<Organisation>]) -> Called<'_> {
    let mut called = Called::default();
    for organisation in organisations {
        let names = [Some(&organisation.name), organisation.short_name.as_ref()];
        let names = names.into_iter().flatten();
        let texts = names.flat_map(|name| std::iter::once(&name.main).chain(name.others.values()));
        let id = organisation.common.id.to_lowercase();
        for key in texts.map(|text| fold(text)).chain([id]) {
            let same = called.entry(key).or_default();
            if !same.iter().any(|other| std::ptr::eq(*other, &**organisation)) {
                same.push(organisation);
            }
        }
    }
    called
}

fn look_up(who: &mut Responsible, called: &Called<'_>, diagnostics: &mut Diagnostics) {
    for name in std::mem::take(&mut who.names) {
        let text = &*name.value.main;
        let by_id = id_meant(text).and_then(|id| called.get(id.as_str()));
        let found = by_id.or_else(|| called.get(&fold(text))).map_or(&[][..], Vec::as_slice);
        match found {
            [one] => match Id::new(&one.common.id) {
                Ok(value) => who.organisations.push(Sited { value, at: name.at }),
                // A file whose name is no id has its own diagnostic.
                Err(_) => who.names.push(name),
            },
            [] => who.names.push(name),
            several => {
                diagnostics.push(ambiguous(text, name.at.clone(), several));
                who.names.push(name);
            }
        }
    }
}

fn ambiguous(name: &str, at: Location, several: &[&Organisation]) -> Diagnostic {
    let ids: Vec<&str> = several.iter().map(|o| o.common.id.as_str()).collect();
    let diagnostic = Diagnostic::new(Code::AmbiguousName, at).with("name", name);
    diagnostic.with("candidates", ids.join(", "))
}
