//! How much an import brings: organisations, services, phones and hours that come in, change, stay, or are left out.
//!
//! The files of a plan come in, as they are and as they would be, with the rows that were left out; only numbers go out, so
//! nothing private is told.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json};

use super::change::{ImportChange, PlannedChange};
use super::compare::WrittenEntry;
use super::draft::Draft;
use super::place::ImportFinding;
use crate::base::diag::Code;
use crate::base::locale::Lang;
use crate::base::locale::compare::fold;
use crate::base::names::SourcePath;
use crate::content::parse::Kind;
use crate::content::parse::text::for_display;
use crate::content::validate::NameIndex;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Counted {
    /// Organisations.
    Organisations,
    /// Their services.
    Services,
    /// Phones of organisations and services.
    Phones,
    /// Hours of organisations and services.
    Hours,
    /// Meetings.
    Meetings,
    /// Needs.
    Needs,
    /// Pages.
    Pages,
}

/// How many there are of one sort.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// That come in.
    pub new: usize,
    /// That are there and change.
    pub changed: usize,
    /// That are there and stay.
    pub same: usize,
    /// That the file has and that do not come in, or not yet.
    pub left_out: usize,
}

/// The counts; what the file does not have is not here.
pub(crate) type Tally = BTreeMap<Counted, Count>;

impl Counted {
    /// Returns its name for programs.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Organisations => "organisations",
            Self::Services => "services",
            Self::Phones => "phones",
            Self::Hours => "hours",
            Self::Meetings => "meetings",
            Self::Needs => "needs",
            Self::Pages => "pages",
        }
    }

    /// Returns the message that names it.
    pub(crate) fn message(self) -> &'static str {
        match self {
            Self::Organisations => "import-count-organisations",
            Self::Services => "import-count-services",
            Self::Phones => "import-count-phones",
            Self::Hours => "import-count-hours",
            Self::Meetings => "import-count-meetings",
            Self::Needs => "import-count-needs",
            Self::Pages => "import-count-pages",
        }
    }

    /// Returns what the file at a path is counted as.
    fn from_path(path: &SourcePath) -> Option<Self> {
        let all = [Kind::Organisation, Kind::Meeting, Kind::Need, Kind::Page];
        let lies = |kind: &Kind| {
            let below =
                kind.folder().and_then(|folder| path.below("content")?.strip_prefix(folder));
            below.is_some_and(|rest| rest.starts_with('/'))
        };
        all.into_iter().find(lies).and_then(Self::from_kind)
    }

    fn from_kind(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Organisation => Some(Self::Organisations),
            Kind::Meeting => Some(Self::Meetings),
            Kind::Need => Some(Self::Needs),
            Kind::Page => Some(Self::Pages),
            Kind::Site | Kind::Vocabulary(_) | Kind::Ledger | Kind::Private | Kind::Call => None,
        }
    }
}

/// The facts of one entry, each by what tells it from others of the entry.
type Facts = BTreeMap<(Counted, String), Json>;

/// Counts what a plan does.
pub(super) fn tally(
    files: &[PlannedChange],
    dropped: &[Draft],
    findings: &[ImportFinding],
    (names, lang): (&NameIndex, Lang),
) -> Tally {
    let mut tally = Tally::new();
    let mut there: BTreeSet<String> = BTreeSet::new();
    // What waits since it may be there already is among the rows that were left out.
    for file in files.iter().filter(|file| file.change != ImportChange::Similar) {
        let Some(counted) = Counted::from_path(&file.path) else { continue };
        count_entry(tally.entry(counted).or_default(), file.change);
        let read = |text: &str| {
            let page = WrittenEntry { path: &file.path, text, lang, names, audience: None };
            page.canonical_fields()
        };
        let after = read(&file.new);
        there.extend(after.get("name").and_then(Json::as_str).map(fold));
        let after = entry_facts(&after);
        let before = match (&file.old, file.change) {
            (None, _) => Facts::new(),
            (Some(_), ImportChange::Same) => after.clone(),
            (
                Some(old),
                ImportChange::New
                | ImportChange::Update
                | ImportChange::Remove
                | ImportChange::Differs
                | ImportChange::Similar,
            ) => entry_facts(&read(&for_display(old))),
        };
        for (fact, value) in &after {
            let count = tally.entry(fact.0).or_default();
            let change = match before.get(fact) {
                None => ImportChange::New,
                Some(own) if own == value => ImportChange::Same,
                Some(_) => ImportChange::Update,
            };
            let waits = matches!(file.change, ImportChange::Differs | ImportChange::Similar);
            let is_left = waits && change != ImportChange::Same;
            count_entry(count, if is_left { ImportChange::Differs } else { change });
        }
    }
    left_out(dropped, &there, &mut tally);
    for (code, counted) in
        [(Code::ImportHours, Counted::Hours), (Code::ImportCutNumber, Counted::Phones)]
    {
        // A draft does not hold what was not understood.
        let lost = findings.iter().filter(|finding| finding.diagnostic.code == code).count();
        if lost > 0 {
            tally.entry(counted).or_default().left_out += lost;
        }
    }
    tally
}

fn count_entry(count: &mut Count, change: ImportChange) {
    match change {
        ImportChange::New => count.new += 1,
        ImportChange::Update | ImportChange::Remove => count.changed += 1,
        ImportChange::Same => count.same += 1,
        ImportChange::Differs | ImportChange::Similar => count.left_out += 1,
    }
}

/// Counts what rows say that were left out; an organisation counts where no other row of it comes in.
fn left_out(dropped: &[Draft], there: &BTreeSet<String>, tally: &mut Tally) {
    let mut seen = BTreeSet::new();
    for (number, draft) in dropped.iter().enumerate() {
        let Some(counted) = Counted::from_kind(draft.kind) else { continue };
        let fields = draft.json();
        let name = fields.get("name").and_then(Json::as_str).map(fold);
        let row = number.to_string();
        let owner = name.unwrap_or_else(|| row.clone());
        if !there.contains(&owner) && seen.insert((counted, owner.clone())) {
            tally.entry(counted).or_default().left_out += 1;
        }
        for (counted, own) in entry_facts(&fields).into_keys() {
            // A row is one service; numbers and hours of an organisation stand in each of its rows.
            let is_of_row = counted == Counted::Services;
            let own = format!("{} {own}", if is_of_row { &row } else { &owner });
            if seen.insert((counted, own)) {
                tally.entry(counted).or_default().left_out += 1;
            }
        }
    }
}

/// Returns the services, phones and hours of an entry, each phone and each hours with whose they are.
fn entry_facts(fields: &Map<String, Json>) -> Facts {
    let mut facts = Facts::new();
    let mut of = |owner: &str, fields: &Map<String, Json>| {
        for phone in fields.get("phones").and_then(Json::as_array).into_iter().flatten() {
            let number = phone.get("number").unwrap_or(phone);
            facts.insert((Counted::Phones, format!("{owner} {number}")), phone.clone());
        }
        if let Some(hours) = fields.get("hours") {
            facts.insert((Counted::Hours, owner.to_owned()), hours.clone());
        }
    };
    of("", fields);
    let services = fields.get("services").and_then(Json::as_array).into_iter().flatten();
    let mut own: Vec<(String, Json)> = Vec::new();
    for service in services {
        let id = ["id", "help"].into_iter().find_map(|key| service.get(key)).unwrap_or(service);
        let id = id.to_string();
        // Two services of one help without ids are told by their order.
        let id = if own.iter().any(|(other, _)| *other == id) {
            format!("{id} {}", own.len())
        } else {
            id
        };
        let mut rest = service.clone();
        if let Some(fields) = rest.as_object_mut() {
            of(&id, fields);
            fields.remove("phones");
            fields.remove("hours");
        }
        own.push((id, rest));
    }
    facts.extend(own.into_iter().map(|(id, rest)| ((Counted::Services, id), rest)));
    facts
}
