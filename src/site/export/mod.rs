//! Open formats: the same list for programs, spreadsheets and feed readers.
//!
//! Comes in: what is public and where it lies. Goes out: the bytes of one file. Each format has row types of its
//! own, so the model never follows a format. Text is the source text in NFC, without typography. [`FORMATS`] is the
//! one table that the plan, the pages, the preview, `export`, the manual and the settings read.

mod atom;
pub mod csv;
mod data;
pub(crate) mod desks;
mod exact;
mod hsds;
mod hxl;
mod ical;
pub(crate) mod join;
mod json;
mod kept;
mod lines;
pub mod manual;
mod material;
mod resolution_835;
mod tables;
mod text;
mod vcard;
mod web;
mod xlsx;

use crate::list::meetings::Occasion;
use crate::list::offers::List;
use material::Write;
pub(super) use material::{Maker, Material};
use std::sync::Arc;

use crate::base::names::Id;
use crate::base::sink::Sink;
use crate::list::publish::Organisation;
use crate::site::plan::{Carries, Each, Format, Shows, Whom};
pub(super) use kept::{Kept, Measure};

const ATOM: &str = "application/atom+xml; charset=utf-8";
const CALENDAR: &str = "text/calendar; charset=utf-8";
const CSV: &str = "text/csv; charset=utf-8";
const MARKDOWN: &str = "text/markdown; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const JSON: &str = "application/json; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";
const VCARD: &str = "text/vcard; charset=utf-8";
const SCHEMA: &str = "application/schema+json; charset=utf-8";
const DEVELOPERS: Whom = Whom::Developers;
const ABOUT: Carries = Carries::Description;

/// Every open format. Its name in words is the message `format-…` ([`Format::key`]); a test holds the table to that.
pub(super) static FORMATS: &[Maker] = &[
    rows("list.csv", CSV, Whom::Appeals, Carries::Services, csv::list).stamped(),
    site("list.xlsx", XLSX, Whom::Appeals, Carries::Services, xlsx::list).stamped(),
    rows("coverage.csv", CSV, Whom::Headquarters, Carries::Coverage, csv::coverage).stamped(),
    rows("needs.csv", CSV, Whom::Headquarters, Carries::Needs, csv::needs).stamped(),
    rows("tasks.csv", CSV, Whom::Headquarters, Carries::Tasks, csv::tasks).stamped(),
    rows("list.json", JSON, Whom::Developers, Carries::Services, json::list),
    rows("organisations.vcf", VCARD, Whom::Phones, Carries::Organisations, vcard::all).stamped(),
    rows("organisations-4.vcf", VCARD, Whom::Phones, Carries::Organisations, vcard::all_in_four),
    each_organisation("organisations/ID.vcf", VCARD, Whom::Phones, vcard::one).stamped(),
    site("calendar.ics", CALENDAR, Whom::Phones, Carries::Meetings, ical::all).stamped(),
    each_meeting("meetings/ID.ics", CALENDAR, Whom::Phones, ical::one),
    rows("list.txt", TEXT, Whom::Press, Carries::Services, text::list).stamped(),
    site("share.txt", TEXT, Whom::Press, Carries::Changes, text::week),
    each_organisation("organisations/ID/share.txt", TEXT, Whom::Press, text::share),
    site("changes.atom", ATOM, Whom::Press, Carries::Changes, atom::changes),
    site("meetings.atom", ATOM, Whom::Press, Carries::Meetings, atom::meetings),
    rows("data/organisations.json", JSON, DEVELOPERS, Carries::Organisations, data::json::<0>)
        .with_bodies(),
    rows("data/organisations.csv", CSV, DEVELOPERS, Carries::Organisations, data::csv::<0>)
        .with_bodies(),
    site("data/organisations.schema.json", SCHEMA, DEVELOPERS, ABOUT, data::schema::<0>),
    rows("data/services.json", JSON, DEVELOPERS, Carries::NamedServices, data::json::<1>),
    rows("data/services.csv", CSV, DEVELOPERS, Carries::NamedServices, data::csv::<1>),
    site("data/services.schema.json", SCHEMA, DEVELOPERS, ABOUT, data::schema::<1>),
    rows("data/meetings.json", JSON, DEVELOPERS, Carries::Meetings, data::json::<2>).with_bodies(),
    rows("data/meetings.csv", CSV, DEVELOPERS, Carries::Meetings, data::csv::<2>).with_bodies(),
    site("data/meetings.schema.json", SCHEMA, DEVELOPERS, ABOUT, data::schema::<2>),
    rows("data/needs.json", JSON, DEVELOPERS, Carries::Needs, data::json::<3>),
    rows("data/needs.csv", CSV, DEVELOPERS, Carries::Needs, data::csv::<3>),
    site("data/needs.schema.json", SCHEMA, DEVELOPERS, ABOUT, data::schema::<3>),
    rows("data/terms.json", JSON, DEVELOPERS, Carries::Terms, data::json::<4>),
    rows("data/terms.csv", CSV, DEVELOPERS, Carries::Terms, data::csv::<4>),
    site("data/terms.schema.json", SCHEMA, DEVELOPERS, ABOUT, data::schema::<4>),
    site("data/datapackage.json", JSON, DEVELOPERS, ABOUT, data::package).with_bodies(),
    rows("data/3w.csv", CSV, DEVELOPERS, Carries::Activities, hxl::who_does_what_where),
    rows("data/835/organizations.csv", CSV, DEVELOPERS, ABOUT, resolution_835::organisations),
    rows("data/835/organizationUnits.csv", CSV, DEVELOPERS, ABOUT, resolution_835::units),
    rows(
        "data/hsds/organizations.json",
        JSON,
        DEVELOPERS,
        Carries::Organisations,
        hsds::organisations,
    )
    .with_bodies(),
    rows("data/hsds/services.json", JSON, DEVELOPERS, Carries::NamedServices, hsds::services),
    on_request(each_organisation("data/hsds/organizations/ID.json", JSON, DEVELOPERS, hsds::one))
        .with_bodies(),
    site("data/hsds/datapackage.json", JSON, DEVELOPERS, ABOUT, hsds::package).with_bodies(),
    rows("data/hsds/organizations.csv", CSV, DEVELOPERS, Carries::Organisations, hsds::table::<0>),
    rows("data/hsds/organization_identifiers.csv", CSV, DEVELOPERS, ABOUT, hsds::table::<1>),
    rows("data/hsds/url.csv", CSV, DEVELOPERS, ABOUT, hsds::table::<2>),
    rows("data/hsds/contacts.csv", CSV, DEVELOPERS, ABOUT, hsds::table::<3>),
    rows("data/hsds/phones.csv", CSV, DEVELOPERS, ABOUT, hsds::table::<4>),
    rows("data/hsds/languages.csv", CSV, DEVELOPERS, ABOUT, hsds::table::<5>),
    rows("data/hsds/locations.csv", CSV, DEVELOPERS, ABOUT, hsds::table::<6>),
    rows("data/hsds/addresses.csv", CSV, DEVELOPERS, ABOUT, hsds::table::<7>),
    rows("data/hsds/accessibility.csv", CSV, DEVELOPERS, ABOUT, hsds::table::<8>),
    rows("data/hsds/services.csv", CSV, DEVELOPERS, Carries::NamedServices, hsds::table::<9>),
    rows("data/hsds/service_at_location.csv", CSV, DEVELOPERS, ABOUT, hsds::table::<10>),
    rows("data/hsds/schedules.csv", CSV, DEVELOPERS, ABOUT, hsds::table::<11>),
    rows("data/hsds/service_areas.csv", CSV, DEVELOPERS, ABOUT, hsds::table::<12>),
    rows("data/hsds/required_documents.csv", CSV, DEVELOPERS, ABOUT, hsds::table::<13>),
    rows("data/hsds/attributes.csv", CSV, DEVELOPERS, ABOUT, hsds::table::<14>).with_bodies(),
    rows("data/hsds/taxonomies.csv", CSV, DEVELOPERS, ABOUT, hsds::table::<15>),
    rows("data/hsds/taxonomy_terms.csv", CSV, DEVELOPERS, ABOUT, hsds::table::<16>),
    site("join.xlsx", XLSX, Whom::Newcomers, Carries::Description, join::workbook),
    site("join.md", MARKDOWN, Whom::Newcomers, Carries::Description, join::text),
];

/// A format that makes one file.
const fn site(
    file: &'static str,
    media: &'static str,
    whom: Whom,
    carries: Carries,
    write: fn(&Material<'_>, &mut Vec<u8>),
) -> Maker {
    let format = Format {
        file,
        media,
        whom,
        carries,
        each: Each::Site,
        on_request: false,
        has_bodies: false,
    };
    Maker { format, write: Write::Site(write), is_stamped: false }
}

/// A format that makes one file of many rows, which is never whole in memory.
const fn rows(
    file: &'static str,
    media: &'static str,
    whom: Whom,
    carries: Carries,
    write: fn(&Material<'_>, &mut Sink<'_>),
) -> Maker {
    let Maker { format, is_stamped, .. } = site(file, media, whom, carries, text::week);
    Maker { format, write: Write::Rows(write), is_stamped }
}

/// A format that is made only where `outputs` of `site.yaml` names it.
const fn on_request(mut maker: Maker) -> Maker {
    maker.format.on_request = true;
    maker
}

/// A format that makes one file for each organisation; `ID` in its path stands for the organisation's id.
const fn each_organisation(
    file: &'static str,
    media: &'static str,
    whom: Whom,
    write: fn(&Material<'_>, &Organisation, &mut Vec<u8>),
) -> Maker {
    let carries = Carries::Organisations;
    let format = Format {
        file,
        media,
        whom,
        carries,
        each: Each::Organisation,
        on_request: false,
        has_bodies: false,
    };
    Maker { format, write: Write::Organisation(write), is_stamped: false }
}

/// A format that makes one file for each meeting; `ID` in its path stands for the meeting's id.
const fn each_meeting(
    file: &'static str,
    media: &'static str,
    whom: Whom,
    write: fn(&Material<'_>, Occasion<'_>, &mut Vec<u8>),
) -> Maker {
    let carries = Carries::Meetings;
    let format = Format {
        file,
        media,
        whom,
        carries,
        each: Each::Meeting,
        on_request: false,
        has_bodies: false,
    };
    Maker { format, write: Write::Meeting(write), is_stamped: false }
}

/// Returns what is known of every format.
pub fn formats() -> Vec<&'static Format> {
    FORMATS.iter().map(|maker| &maker.format).collect()
}

/// Tells a format whose file tells how large others are: the packages.
pub(super) fn tells_of_others(format: &Format) -> bool {
    format.file.ends_with("datapackage.json")
}

/// Returns the names of all formats.
pub(super) fn names() -> Vec<&'static str> {
    FORMATS.iter().map(|maker| maker.format.file).collect()
}

/// One file in an open format: a format, and a record where it makes one for each.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    /// The format.
    pub format: &'static Format,
    /// The id of the record.
    pub id: Option<Arc<str>>,
}

impl Wanted {
    /// Finds the file that a path names; nothing for a format that makes many without saying of which record.
    pub(crate) fn find(path: &str) -> Option<Self> {
        let of = |format: &'static Format| match format.each {
            Each::Site => (format.file == path).then_some(Self { format, id: None }),
            Each::Organisation | Each::Meeting => {
                format.id_in(path).map(|id| Self { format, id: Some(id.into()) })
            }
        };
        let found = formats().into_iter().find_map(of)?;
        // `ID` itself is the name of the format and of no record.
        found.id.as_deref().is_none_or(|id| Id::new(id).is_ok()).then_some(found)
    }

    /// Returns the path of the file on the site.
    pub(crate) fn path(&self) -> String {
        self.id.as_deref().map_or_else(|| self.format.file.to_owned(), |id| self.format.path_of(id))
    }

    /// Tells whether there is such a record.
    pub(crate) fn exists(&self, public: &List) -> bool {
        match (self.format.each, self.id.as_deref()) {
            (Each::Organisation, Some(id)) => public.organisation(id).is_some(),
            (Each::Meeting, Some(id)) => public.occasions().any(|occasion| **occasion.id() == *id),
            (each, _) => each == Each::Site,
        }
    }
}

/// Writes the file that `shows` names to `sink`; nothing for a route that is none of these.
pub(super) fn write(material: &Material<'_>, shows: &Shows, sink: &mut Sink<'_>) {
    match shows {
        Shows::Sitemap => web::sitemap(material, sink.buffer()),
        Shows::Robots => web::robots(material, sink.buffer()),
        Shows::Security => web::security(material, sink.buffer()),
        Shows::Export(format, id) => {
            file(material, &Wanted { format, id: id.clone() }, sink);
        }
        _ => {}
    }
}

/// Writes one file in an open format to `sink`.
pub(super) fn file(material: &Material<'_>, wanted: &Wanted, sink: &mut Sink<'_>) {
    let maker = FORMATS.iter().find(|maker| maker.format == *wanted.format);
    let Some(maker) = maker else { return };
    let public = material.public;
    match (&maker.write, wanted.id.as_deref()) {
        (Write::Site(_) | Write::Rows(_), _) => {
            material.kept.take(maker.format.file, sink, |sink| maker.write(material, sink));
        }
        (Write::Organisation(write), Some(id)) => {
            public.organisation(id).into_iter().for_each(|o| write(material, o, sink.buffer()));
        }
        (Write::Meeting(write), Some(id)) => {
            let occasion = public.occasions().find(|occasion| **occasion.id() == *id);
            occasion.into_iter().for_each(|occasion| write(material, occasion, sink.buffer()));
        }
        _ => {}
    }
}
