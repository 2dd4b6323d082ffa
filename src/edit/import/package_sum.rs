//! How much of a package came in: counted from the files that are made, never from what was read.

use super::change::{ImportChange, PlannedChange};
use super::draft::{Draft, Fact, FactValue};
use super::merge::RowGroup;

/// Services of the source, and entries and services that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PackageSum {
    /// Services in the source.
    pub services: usize,
    /// Organisations of the source that the entries stand for.
    pub organisations_in: usize,
    /// Those of them that are drafts.
    pub draft_organisations: usize,
    /// Services that came in, in entries that readers see and as drafts.
    pub services_in: usize,
    /// Those of them that are drafts, or whose organisation is.
    pub draft_services: usize,
}

impl PackageSum {
    /// Counts; what waits for a person has not come in.
    pub(super) fn from_groups(
        services: usize,
        groups: &[RowGroup],
        files: &[PlannedChange],
    ) -> Self {
        let mut sum = Self { services, ..Self::default() };
        for (group, file) in groups.iter().zip(files) {
            match file.change {
                ImportChange::New | ImportChange::Same | ImportChange::Update => {}
                ImportChange::Differs | ImportChange::Similar | ImportChange::Remove => continue,
            }
            let is_draft = has_flag(&group.draft);
            let services = group.draft.field("services").map(Fact::items).unwrap_or_default();
            let drafts = services.iter().filter(|one| is_draft || is_yes(one.field("draft")));
            sum.organisations_in += group.rows.len();
            sum.draft_organisations += if is_draft { group.rows.len() } else { 0 };
            sum.services_in += services.len();
            sum.draft_services += drafts.count();
        }
        sum
    }
}

fn has_flag(draft: &Draft) -> bool {
    is_yes(draft.field("draft"))
}

fn is_yes(fact: Option<&Fact>) -> bool {
    fact.is_some_and(|fact| fact.value == FactValue::Flag(true))
}
