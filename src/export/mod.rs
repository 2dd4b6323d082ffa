//! Open formats: the same list for programs, spreadsheets and feed readers.
//!
//! Comes in: what is public and where it lies. Goes out: the bytes of one file. Each format has row types of its
//! own, so the model never follows a format. Text is the source text in NFC, without typography. [`FORMATS`] is the
//! one table that the plan, the pages, the preview, `export`, the manual and the settings read.

mod atom;
pub mod csv;
pub mod join;
mod json;
pub mod manual;
mod rows;
mod web;

use crate::fields::Vocabulary;
use crate::plan::{Carries, Each, Format, Routes, Shows, Whom};
use crate::publish::{Meeting, Organisation, Public};

/// What a format is made of.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// What may be seen.
    pub public: &'a Public,
    /// Where it lies.
    pub routes: &'a Routes,
}

/// A row of the table: what is known of a format, and how its file is made.
pub struct Maker {
    /// What plan, pages, preview and manual read.
    pub format: Format,
    write: Write,
}

/// Writes a file to the end of a buffer.
enum Write {
    Site(fn(&Material<'_>, &mut Vec<u8>)),
    Organisation(fn(&Material<'_>, &Organisation, &mut Vec<u8>)),
    Meeting(fn(&Material<'_>, &Meeting, &mut Vec<u8>)),
}

const ATOM: &str = "application/atom+xml; charset=utf-8";
const CSV: &str = "text/csv; charset=utf-8";
const MARKDOWN: &str = "text/markdown; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const JSON: &str = "application/json; charset=utf-8";

/// Every open format. Its name in words is the message `format-…` ([`Format::key`]); a test holds the table to that.
pub static FORMATS: &[Maker] = &[
    site("list.csv", CSV, Whom::Appeals, Carries::Services, csv::list),
    site("list.json", JSON, Whom::Developers, Carries::Services, json::list),
    site("meetings.atom", ATOM, Whom::Press, Carries::Meetings, atom::meetings),
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
    let format = Format { file, media, whom, carries, each: Each::Site };
    Maker { format, write: Write::Site(write) }
}

/// A format that makes one file for each organisation; `ID` in its path stands for the organisation's id.
#[allow(dead_code, reason = "for rows to come")]
const fn each_organisation(
    file: &'static str,
    media: &'static str,
    whom: Whom,
    write: fn(&Material<'_>, &Organisation, &mut Vec<u8>),
) -> Maker {
    let carries = Carries::Organisations;
    let format = Format { file, media, whom, carries, each: Each::Organisation };
    Maker { format, write: Write::Organisation(write) }
}

/// A format that makes one file for each meeting; `ID` in its path stands for the meeting's id.
#[allow(dead_code, reason = "for rows to come")]
const fn each_meeting(
    file: &'static str,
    media: &'static str,
    whom: Whom,
    write: fn(&Material<'_>, &Meeting, &mut Vec<u8>),
) -> Maker {
    let carries = Carries::Meetings;
    let format = Format { file, media, whom, carries, each: Each::Meeting };
    Maker { format, write: Write::Meeting(write) }
}

/// Returns what is known of every format.
pub fn formats() -> Vec<&'static Format> {
    FORMATS.iter().map(|maker| &maker.format).collect()
}

/// Returns the names of all formats.
pub fn names() -> Vec<&'static str> {
    FORMATS.iter().map(|maker| maker.format.file).collect()
}

/// Writes the file that `shows` names to the end of `buffer`; nothing for a route that is none of these.
pub fn write(material: &Material<'_>, shows: &Shows, buffer: &mut Vec<u8>) {
    match shows {
        Shows::Sitemap => web::sitemap(material, buffer),
        Shows::Robots => web::robots(material, buffer),
        Shows::Export(format, id) => file(material, format, id.as_deref(), buffer),
        _ => {}
    }
}

/// Writes the file of a format: the one about a record where it makes one for each.
pub fn file(material: &Material<'_>, format: &Format, id: Option<&str>, buffer: &mut Vec<u8>) {
    let Some(maker) = FORMATS.iter().find(|maker| maker.format == *format) else { return };
    let public = material.public;
    let meeting = |id: &str| public.meetings.iter().find(|meeting| *meeting.entry.id == *id);
    match (&maker.write, id) {
        (Write::Site(write), _) => write(material, buffer),
        (Write::Organisation(write), Some(id)) => {
            public.organisation(id).into_iter().for_each(|o| write(material, o, buffer));
        }
        (Write::Meeting(write), Some(id)) => {
            meeting(id).into_iter().for_each(|m| write(material, m, buffer));
        }
        _ => {}
    }
}

impl Material<'_> {
    /// Names terms in the main language.
    fn names(&self, vocabulary: Vocabulary, ids: &[crate::names::Id]) -> Vec<String> {
        let term = |id| self.public.term(vocabulary, id).map(|term| term.name.main.to_string());
        ids.iter().filter_map(term).collect()
    }

    /// Makes an address absolute.
    fn absolute(&self, address: &str) -> String {
        format!("{}{}", self.public.site.base_url, crate::render::links::encoded(address))
    }
}
