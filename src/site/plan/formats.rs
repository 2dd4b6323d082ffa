//! What is known of an open format before any byte of it: its path, for whom it is, and what it carries.
//!
//! The table itself, with the writers, is `export::FORMATS`. This half of a row stands here because the plan, the
//! pages, the preview and the manual read it and none of them makes a file.

use crate::list::publish::Public;

/// One row of the table of formats.
#[derive(Debug, PartialEq, Eq)]
pub struct Format {
    /// Its path at the site's base, which is also its name in `site.yaml: outputs`. Where it makes a file for each
    /// record, `ID` stands for the record's id: `organisations/ID.vcf`.
    pub file: &'static str,
    /// Its media type, as a server sends it.
    pub media: &'static str,
    /// Whom it was made for.
    pub whom: Audience,
    /// What its rows, entries or objects are.
    pub carries: RowKind,
    /// Whether it is one file, or one for each record.
    pub each: Cardinality,
    /// Whether it is made only where `outputs` names it.
    pub on_request: bool,
    /// Whether it carries the texts of entries, or tells how large a file is that does.
    pub has_bodies: bool,
    /// Whether it tells the day of the list, and so is another file each day.
    pub tells_list_day: bool,
}

/// Whom a format is for; the words are `format-for-NAME`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// The department for citizens' appeals, and everybody who works in a spreadsheet.
    Appeals,
    /// The headquarters.
    Headquarters,
    /// Journalists and feed readers.
    Press,
    /// Phones and calendars.
    Phones,
    /// Developers, donors, the open-data portal.
    Developers,
    /// Organisations that want to be listed.
    Newcomers,
}

/// What a format carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// The list: one row a service, and one for each organisation that has named none.
    Services,
    /// Organisations.
    Organisations,
    /// Services that were named; an organisation without one has no row.
    NamedServices,
    /// Services and the areas where each is given.
    Activities,
    /// Terms of the vocabularies.
    Terms,
    /// Meetings.
    Meetings,
    /// Needs.
    Needs,
    /// Tasks.
    Tasks,
    /// How many services there are for each help, audience and area.
    Coverage,
    /// What changed in the list, and when.
    Changes,
    /// What explains other files: schemas, packages, vocabularies.
    Description,
}

/// How many files a format makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cardinality {
    /// One for the site.
    Site,
    /// One for each organisation.
    Organisation,
    /// One for each meeting.
    Meeting,
}

impl Audience {
    /// Everybody a format may be for, in the order that lists show.
    pub const ALL: [Self; 6] = [
        Self::Appeals,
        Self::Headquarters,
        Self::Press,
        Self::Phones,
        Self::Developers,
        Self::Newcomers,
    ];

    /// Returns its name for themes.
    pub(in crate::site) fn as_str(self) -> &'static str {
        match self {
            Self::Appeals => "appeals",
            Self::Headquarters => "headquarters",
            Self::Press => "press",
            Self::Phones => "phones",
            Self::Developers => "developers",
            Self::Newcomers => "newcomers",
        }
    }

    /// Returns the key of its words.
    pub fn message_key(self) -> String {
        format!("format-for-{}", self.as_str())
    }
}

impl RowKind {
    /// Returns how many there are; nothing for what has no rows of its own.
    pub(in crate::site) fn count(self, public: &Public) -> Option<usize> {
        let row = |o: &crate::list::publish::Organisation| o.services.len().max(1);
        Some(match self {
            Self::Services => public.counted().map(row).sum(),
            Self::Organisations => public.organisations.len(),
            Self::NamedServices => public.organisations.iter().map(|o| o.services.len()).sum(),
            Self::Activities => public.counted().map(activities).sum(),
            Self::Terms => public.terms.values().map(Vec::len).sum(),
            Self::Meetings => public.meetings.len(),
            Self::Needs => public.needs.len(),
            Self::Tasks => public.meetings.iter().map(|meeting| meeting.tasks.len()).sum(),
            Self::Coverage | Self::Changes | Self::Description => return None,
        })
    }

    /// Tells whether the site shows it to everybody: `publish` of `site.yaml` may keep it for the desks.
    pub(crate) fn is_shown(self, public: &Public) -> bool {
        let publish = public.site.publish;
        match self {
            Self::Needs => publish.needs,
            Self::Tasks => publish.tasks,
            Self::Coverage => publish.coverage,
            Self::Services
            | Self::Organisations
            | Self::NamedServices
            | Self::Activities
            | Self::Terms
            | Self::Meetings
            | Self::Changes
            | Self::Description => true,
        }
    }
}

/// Counts who does what where: a service that is given everywhere counts once.
fn activities(organisation: &crate::list::publish::Organisation) -> usize {
    let services = organisation.services.iter();
    services.map(|service| service.areas.len().max(1)).sum::<usize>().max(1)
}

/// The word of `outputs` for every format that is not made on request only.
pub const EVERY_FORMAT: &str = "all";

impl Format {
    /// Tells whether `outputs` of `site.yaml` asks for it: by its name, by a folder it lies in (`data/`), or by `all`.
    pub(in crate::site) fn is_wanted(
        &self,
        outputs: Option<&std::collections::BTreeSet<std::sync::Arc<str>>>,
    ) -> bool {
        let Some(outputs) = outputs else { return !self.on_request };
        let by_group =
            |name: &str| name == EVERY_FORMAT || name.ends_with('/') && self.file.starts_with(name);
        outputs.contains(self.file) || !self.on_request && outputs.iter().any(|name| by_group(name))
    }

    /// Returns the key of its name in words: `format-list-csv`, `format-organisations-id-vcf`.
    pub fn message_key(&self) -> String {
        format!("format-{}", self.file.to_ascii_lowercase().replace(['.', '/', '_'], "-"))
    }

    /// Returns the path of the file about one record.
    pub fn path_of(&self, id: &str) -> String {
        self.file.replace("ID", id)
    }

    /// Returns the id that a path of this format names.
    pub(in crate::site) fn id_in<'a>(&self, path: &'a str) -> Option<&'a str> {
        let (before, after) = self.file.split_once("ID")?;
        path.strip_prefix(before)?.strip_suffix(after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_its_record() {
        let format = Format {
            file: "organisations/ID.vcf",
            media: "text/vcard",
            whom: Audience::Phones,
            carries: RowKind::Organisations,
            each: Cardinality::Organisation,
            on_request: false,
            has_bodies: false,
            tells_list_day: false,
        };
        assert_eq!(format.path_of("dim"), "organisations/dim.vcf");
        assert_eq!(format.id_in("organisations/dim.vcf"), Some("dim"));
        assert_eq!(format.id_in("organisations/dim.ics"), None);
        assert_eq!(format.message_key(), "format-organisations-id-vcf");
    }
}
