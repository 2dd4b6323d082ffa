//! Open formats: the same list for programs, spreadsheets and feed readers.
//!
//! Comes in: what is public and where it lies. Goes out: the bytes of one file. Each format has row types of its
//! own, so the model never follows a format. Text is the source text in NFC, without typography. [`FORMATS`] is the
//! one table that the plan, the footer of the site and the settings read.

mod atom;
pub mod csv;
mod json;
mod rows;
mod web;

use crate::fields::Vocabulary;
use crate::plan::{Routes, Shows};
use crate::publish::Public;

/// What a format is made of.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// What may be seen.
    pub public: &'a Public,
    /// Where it lies.
    pub routes: &'a Routes,
}

/// A file in an open format.
pub struct Format {
    /// Its name at the site's base, which is also its name in `site.yaml: outputs`.
    pub file: &'static str,
    write: fn(&Material<'_>, &mut Vec<u8>),
}

/// Every open format.
pub const FORMATS: &[Format] = &[
    Format { file: "list.csv", write: csv::list },
    Format { file: "list.json", write: json::list },
    Format { file: "meetings.atom", write: atom::meetings },
];

/// Returns the names of all formats.
pub fn names() -> Vec<&'static str> {
    FORMATS.iter().map(|format| format.file).collect()
}

/// Writes the file that `shows` names to the end of `buffer`; nothing for a route that is none of these.
pub fn write(material: &Material<'_>, shows: &Shows, buffer: &mut Vec<u8>) {
    match shows {
        Shows::Sitemap => web::sitemap(material, buffer),
        Shows::Robots => web::robots(material, buffer),
        Shows::Export(file) => {
            if let Some(format) = FORMATS.iter().find(|format| format.file == *file) {
                (format.write)(material, buffer);
            }
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
