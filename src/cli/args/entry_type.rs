//! What `new` makes, as people name it: «організація», `meetings`, «зустріч».

use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, Command, Error};

use crate::base::locale::Lang;
use crate::content::schema::{FILE_TYPES, FileType};

/// Reads a type of entry by any of its names; gives the English one. What there is, a refusal says in the language of messages.
#[derive(Debug, Clone)]
pub(super) struct EntryType {
    pub(super) lang: Lang,
}

fn entry_type_names(lang: Lang) -> PossibleValuesParser {
    let entries = FILE_TYPES.iter().filter(|file| file.is_entry());
    match lang == Lang::UK {
        true => PossibleValuesParser::new(entries.map(|file| file.one.to_lowercase())),
        false => PossibleValuesParser::new(entries.map(|file| file.name)),
    }
}

impl TypedValueParser for EntryType {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, Error> {
        match value.to_str().and_then(FileType::entry_named) {
            Some(file) => Ok(file.name.to_owned()),
            None => entry_type_names(self.lang).parse_ref(command, argument, value),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let names: Vec<PossibleValue> = entry_type_names(Lang::EN).possible_values()?.collect();
        Some(Box::new(names.into_iter()))
    }
}
