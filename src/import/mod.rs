//! Foreign files become entries: a spreadsheet, a data package, a saved page come in, files of content go out.
//!
//! One file a format, in the table [`FORMATS`]. A reader says what each row or record says ([`draft::Draft`]), each
//! value with its place; [`plan`] writes the entries, has them judged by the same code as all content, joins rows of
//! one organisation, and compares with what is there. Nothing is guessed, nothing is overwritten unasked, and what
//! has a fault is reported at its cell and left out. The folder reads the disk and writes nothing.

pub mod compare;
pub mod draft;
pub mod input;
pub mod known;
pub mod merge;
pub mod place;
pub mod plan;
mod settle;
mod wordpress;

use jiff::civil::Date;

use crate::diag::Code;
use draft::Draft;
use input::Input;
use known::Known;
use place::{Finding, Place};

/// What a reader is asked beside the file.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The site's own words: vocabularies, languages, address, day.
    pub known: Known<'a>,
    /// The mapping file: its name and its text.
    pub mapping: Option<(&'a str, &'a str)>,
    /// The day on which the people in the file agreed that their contacts are shown, if the editor vouches for it.
    pub consent: Option<Date>,
}

/// What a reader understood.
#[derive(Debug, Default)]
pub struct Read {
    /// The entries, or rows of entries, in the order of the file.
    pub drafts: Vec<Draft>,
    /// What it did not understand.
    pub findings: Vec<Finding>,
}

/// A foreign format.
pub struct Format {
    /// Its name in messages and in help.
    pub name: &'static str,
    is_it: fn(&Input) -> bool,
    read: fn(&Input, &Asked<'_>) -> Read,
}

/// Every foreign format; the first that knows the file reads it.
pub const FORMATS: &[Format] = &[
    Format { name: "WordPress (XML)", is_it: wordpress::is_export, read: wordpress::read_export },
    Format { name: "HTML", is_it: wordpress::is_saved, read: wordpress::read_saved },
];

/// Reads a foreign file by the first format that knows it.
pub fn read(input: &Input, asked: &Asked<'_>) -> Read {
    match FORMATS.iter().find(|format| (format.is_it)(input)) {
        Some(format) => (format.read)(input, asked),
        None => {
            let known: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
            let finding = Place::file(&input.name).finding(Code::ImportFormat);
            Read { drafts: Vec::new(), findings: vec![finding.with("known", known.join(", "))] }
        }
    }
}
