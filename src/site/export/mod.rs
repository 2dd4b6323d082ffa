//! Open formats: the same list for programs, spreadsheets and feed readers.
//!
//! Comes in: what is public and where it lies. Goes out: the bytes of one file. Each format has row types of its
//! own, so the model never follows a format. Text is the source text in NFC, without typography. [`FORMATS`] is the
//! one table that the plan, the pages, the preview, `export`, the manual and the settings read.

mod atom;
pub(crate) mod baselines;
pub(crate) mod call_sheet;
pub mod csv;
pub(crate) mod data;
pub(crate) mod desks;
mod exact;
mod export_context;
mod formula;
mod hsds;
mod hxl;
mod ical;
pub(crate) mod join;
mod json;
mod lines;
pub mod manual;
mod measure_cache;
mod resolution_835;
pub(crate) mod tables;
mod text;
mod vcard;
mod web;
mod xlsx;

use crate::list::meetings::Occasion;
use crate::list::offers::List;
use export_context::Write;
pub(super) use export_context::{ExportContext, Exporter};
use std::sync::Arc;

use crate::base::names::Id;
use crate::base::sink::Sink;
use crate::list::publish::Organisation;
use crate::site::plan::{Audience, Cardinality, FileKind, Format, RowKind};
pub(super) use measure_cache::{Measure, MeasureCache};

const ATOM: &str = "application/atom+xml; charset=utf-8";
const CALENDAR: &str = "text/calendar; charset=utf-8";
const CSV: &str = "text/csv; charset=utf-8";
const MARKDOWN: &str = "text/markdown; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const JSON: &str = "application/json; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";
const VCARD: &str = "text/vcard; charset=utf-8";
const SCHEMA: &str = "application/schema+json; charset=utf-8";
const DEVELOPERS: Audience = Audience::Developers;
const ABOUT: RowKind = RowKind::Description;

/// Every open format. Its name in words is the message `format-…` ([`Format::message_key`]); a test holds the table to that.
pub(super) static FORMATS: &[Exporter] = &[
    row_format("list.csv", CSV, Audience::Appeals, RowKind::Services, csv::write_list).stamped(),
    site_format("list.xlsx", XLSX, Audience::Appeals, RowKind::Services, xlsx::write_list)
        .telling_list_day()
        .stamped(),
    row_format("coverage.csv", CSV, Audience::Headquarters, RowKind::Coverage, csv::write_coverage)
        .stamped(),
    row_format("needs.csv", CSV, Audience::Headquarters, RowKind::Needs, csv::write_needs)
        .stamped(),
    row_format("tasks.csv", CSV, Audience::Headquarters, RowKind::Tasks, csv::write_tasks)
        .stamped(),
    row_format("list.json", JSON, Audience::Developers, RowKind::Services, json::write_list)
        .telling_list_day(),
    row_format(
        "organisations.vcf",
        VCARD,
        Audience::Phones,
        RowKind::Organisations,
        vcard::write_all,
    )
    .stamped(),
    row_format(
        "organisations-4.vcf",
        VCARD,
        Audience::Phones,
        RowKind::Organisations,
        vcard::all_in_four,
    ),
    each_organisation("organisations/ID.vcf", VCARD, Audience::Phones, vcard::write_one).stamped(),
    site_format("calendar.ics", CALENDAR, Audience::Phones, RowKind::Meetings, ical::write_all)
        .stamped(),
    each_meeting("meetings/ID.ics", CALENDAR, Audience::Phones, ical::write_one),
    row_format("list.txt", TEXT, Audience::Press, RowKind::Services, text::write_list)
        .telling_list_day()
        .stamped(),
    site_format("share.txt", TEXT, Audience::Press, RowKind::Changes, text::week_message)
        .telling_list_day(),
    each_organisation("organisations/ID/share.txt", TEXT, Audience::Press, text::write_share),
    site_format("changes.atom", ATOM, Audience::Press, RowKind::Changes, atom::changes_feed),
    site_format("meetings.atom", ATOM, Audience::Press, RowKind::Meetings, atom::write_meetings),
    row_format(
        "data/organisations.json",
        JSON,
        DEVELOPERS,
        RowKind::Organisations,
        data::write_json::<0>,
    )
    .telling_list_day()
    .with_bodies(),
    row_format(
        "data/organisations.csv",
        CSV,
        DEVELOPERS,
        RowKind::Organisations,
        data::write_csv::<0>,
    )
    .with_bodies(),
    site_format(
        "data/organisations.schema.json",
        SCHEMA,
        DEVELOPERS,
        ABOUT,
        data::write_schema::<0>,
    ),
    row_format(
        "data/services.json",
        JSON,
        DEVELOPERS,
        RowKind::NamedServices,
        data::write_json::<1>,
    )
    .telling_list_day(),
    row_format("data/services.csv", CSV, DEVELOPERS, RowKind::NamedServices, data::write_csv::<1>),
    site_format("data/services.schema.json", SCHEMA, DEVELOPERS, ABOUT, data::write_schema::<1>),
    row_format("data/meetings.json", JSON, DEVELOPERS, RowKind::Meetings, data::write_json::<2>)
        .telling_list_day()
        .with_bodies(),
    row_format("data/meetings.csv", CSV, DEVELOPERS, RowKind::Meetings, data::write_csv::<2>)
        .with_bodies(),
    site_format("data/meetings.schema.json", SCHEMA, DEVELOPERS, ABOUT, data::write_schema::<2>),
    row_format("data/needs.json", JSON, DEVELOPERS, RowKind::Needs, data::write_json::<3>)
        .telling_list_day(),
    row_format("data/needs.csv", CSV, DEVELOPERS, RowKind::Needs, data::write_csv::<3>),
    site_format("data/needs.schema.json", SCHEMA, DEVELOPERS, ABOUT, data::write_schema::<3>),
    row_format("data/terms.json", JSON, DEVELOPERS, RowKind::Terms, data::write_json::<4>)
        .telling_list_day(),
    row_format("data/terms.csv", CSV, DEVELOPERS, RowKind::Terms, data::write_csv::<4>),
    site_format("data/terms.schema.json", SCHEMA, DEVELOPERS, ABOUT, data::write_schema::<4>),
    site_format("data/datapackage.json", JSON, DEVELOPERS, ABOUT, data::write_package)
        .telling_list_day()
        .with_bodies(),
    row_format("data/3w.csv", CSV, DEVELOPERS, RowKind::Activities, hxl::who_does_what_where),
    row_format(
        "data/835/organizations.csv",
        CSV,
        DEVELOPERS,
        ABOUT,
        resolution_835::write_organisations,
    ),
    row_format("data/835/organizationUnits.csv", CSV, DEVELOPERS, ABOUT, resolution_835::units),
    row_format(
        "data/hsds/organizations.json",
        JSON,
        DEVELOPERS,
        RowKind::Organisations,
        hsds::write_organisations,
    )
    .with_bodies(),
    row_format(
        "data/hsds/services.json",
        JSON,
        DEVELOPERS,
        RowKind::NamedServices,
        hsds::write_services,
    ),
    on_request(each_organisation(
        "data/hsds/organizations/ID.json",
        JSON,
        DEVELOPERS,
        hsds::write_one,
    ))
    .with_bodies(),
    site_format("data/hsds/datapackage.json", JSON, DEVELOPERS, ABOUT, hsds::write_package)
        .telling_list_day()
        .with_bodies(),
    row_format(
        "data/hsds/organizations.csv",
        CSV,
        DEVELOPERS,
        RowKind::Organisations,
        hsds::write_table::<0>,
    ),
    row_format(
        "data/hsds/organization_identifiers.csv",
        CSV,
        DEVELOPERS,
        ABOUT,
        hsds::write_table::<1>,
    ),
    row_format("data/hsds/url.csv", CSV, DEVELOPERS, ABOUT, hsds::write_table::<2>),
    row_format("data/hsds/contacts.csv", CSV, DEVELOPERS, ABOUT, hsds::write_table::<3>),
    row_format("data/hsds/phones.csv", CSV, DEVELOPERS, ABOUT, hsds::write_table::<4>),
    row_format("data/hsds/languages.csv", CSV, DEVELOPERS, ABOUT, hsds::write_table::<5>),
    row_format("data/hsds/locations.csv", CSV, DEVELOPERS, ABOUT, hsds::write_table::<6>),
    row_format("data/hsds/addresses.csv", CSV, DEVELOPERS, ABOUT, hsds::write_table::<7>),
    row_format("data/hsds/accessibility.csv", CSV, DEVELOPERS, ABOUT, hsds::write_table::<8>),
    row_format(
        "data/hsds/services.csv",
        CSV,
        DEVELOPERS,
        RowKind::NamedServices,
        hsds::write_table::<9>,
    ),
    row_format(
        "data/hsds/service_at_location.csv",
        CSV,
        DEVELOPERS,
        ABOUT,
        hsds::write_table::<10>,
    ),
    row_format("data/hsds/schedules.csv", CSV, DEVELOPERS, ABOUT, hsds::write_table::<11>),
    row_format("data/hsds/service_areas.csv", CSV, DEVELOPERS, ABOUT, hsds::write_table::<12>),
    row_format("data/hsds/required_documents.csv", CSV, DEVELOPERS, ABOUT, hsds::write_table::<13>),
    row_format("data/hsds/attributes.csv", CSV, DEVELOPERS, ABOUT, hsds::write_table::<14>)
        .with_bodies(),
    row_format("data/hsds/taxonomies.csv", CSV, DEVELOPERS, ABOUT, hsds::write_table::<15>),
    row_format("data/hsds/taxonomy_terms.csv", CSV, DEVELOPERS, ABOUT, hsds::write_table::<16>),
    site_format("join.xlsx", XLSX, Audience::Newcomers, RowKind::Description, join::workbook),
    site_format("join.md", MARKDOWN, Audience::Newcomers, RowKind::Description, join::text),
];

/// A format that makes one file.
const fn site_format(
    file: &'static str,
    media: &'static str,
    whom: Audience,
    carries: RowKind,
    write: fn(&ExportContext<'_>, &mut Vec<u8>),
) -> Exporter {
    let format = Format {
        file,
        media,
        whom,
        carries,
        each: Cardinality::Site,
        on_request: false,
        has_bodies: false,
        tells_list_day: false,
    };
    Exporter { format, write: Write::Site(write), is_stamped: false }
}

/// A format that makes one file of many rows, which is never whole in memory.
const fn row_format(
    file: &'static str,
    media: &'static str,
    whom: Audience,
    carries: RowKind,
    write: fn(&ExportContext<'_>, &mut Sink<'_>),
) -> Exporter {
    let Exporter { format, is_stamped, .. } =
        site_format(file, media, whom, carries, text::week_message);
    Exporter { format, write: Write::Rows(write), is_stamped }
}

/// A format that is made only where `outputs` of `site.yaml` names it.
const fn on_request(mut exporter: Exporter) -> Exporter {
    exporter.format.on_request = true;
    exporter
}

/// A format that makes one file for each organisation; `ID` in its path stands for the organisation's id.
const fn each_organisation(
    file: &'static str,
    media: &'static str,
    whom: Audience,
    write: fn(&ExportContext<'_>, &Organisation, &mut Vec<u8>),
) -> Exporter {
    let carries = RowKind::Organisations;
    let format = Format {
        file,
        media,
        whom,
        carries,
        each: Cardinality::Organisation,
        on_request: false,
        has_bodies: false,
        tells_list_day: false,
    };
    Exporter { format, write: Write::Organisation(write), is_stamped: false }
}

/// A format that makes one file for each meeting; `ID` in its path stands for the meeting's id.
const fn each_meeting(
    file: &'static str,
    media: &'static str,
    whom: Audience,
    write: fn(&ExportContext<'_>, Occasion<'_>, &mut Vec<u8>),
) -> Exporter {
    let carries = RowKind::Meetings;
    let format = Format {
        file,
        media,
        whom,
        carries,
        each: Cardinality::Meeting,
        on_request: false,
        has_bodies: false,
        tells_list_day: false,
    };
    Exporter { format, write: Write::Meeting(write), is_stamped: false }
}

/// Returns what is known of every format.
pub fn formats() -> Vec<&'static Format> {
    FORMATS.iter().map(|exporter| &exporter.format).collect()
}

/// Tells a format whose file tells how large others are: the packages.
pub(super) fn tells_of_others(format: &Format) -> bool {
    format.file.ends_with("datapackage.json")
}

/// Returns the names of all formats.
pub(super) fn names() -> Vec<&'static str> {
    FORMATS.iter().map(|exporter| exporter.format.file).collect()
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
            Cardinality::Site => (format.file == path).then_some(Self { format, id: None }),
            Cardinality::Organisation | Cardinality::Meeting => {
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
            (Cardinality::Organisation, Some(id)) => public.find_organisation(id).is_some(),
            (Cardinality::Meeting, Some(id)) => {
                public.occasions().any(|occasion| **occasion.id() == *id)
            }
            (Cardinality::Organisation | Cardinality::Meeting, None) => false,
            (Cardinality::Site, _) => true,
        }
    }
}

/// Writes a file that no theme has a part in to `sink`; nothing for one that is none of these.
pub(super) fn write(context: &ExportContext<'_>, kind: &FileKind, sink: &mut Sink<'_>) {
    match kind {
        FileKind::Sitemap => web::sitemap(context, sink.buffer()),
        FileKind::Robots => web::robots(context, sink.buffer()),
        FileKind::Security => web::security(context, sink.buffer()),
        FileKind::Export(format, id) => {
            write_file(context, &Wanted { format, id: id.clone() }, sink);
        }
        FileKind::HotlineWorker
        | FileKind::Static(_)
        | FileKind::Index(_)
        | FileKind::Attachment(..) => {}
    }
}

/// Writes one file in an open format to `sink`.
pub(super) fn write_file(context: &ExportContext<'_>, wanted: &Wanted, sink: &mut Sink<'_>) {
    let exporter = FORMATS.iter().find(|exporter| exporter.format == *wanted.format);
    let Some(exporter) = exporter else { return };
    let public = context.public;
    match (&exporter.write, wanted.id.as_deref()) {
        (Write::Site(_) | Write::Rows(_), _) => {
            context.kept.write_to(exporter.format.file, sink, |sink| exporter.write(context, sink));
        }
        (Write::Organisation(write), Some(id)) => {
            public.find_organisation(id).into_iter().for_each(|o| write(context, o, sink.buffer()));
        }
        (Write::Meeting(write), Some(id)) => {
            let occasion = public.occasions().find(|occasion| **occasion.id() == *id);
            occasion.into_iter().for_each(|occasion| write(context, occasion, sink.buffer()));
        }
        // Such a file is made of one record, and none is named.
        (Write::Organisation(_) | Write::Meeting(_), None) => {}
    }
}
