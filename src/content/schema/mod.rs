//! What other programs may know of the fields: schemas, settings of editors, the form of a CMS, the manual.
//!
//! The one table of fields comes in; texts of files go out, the same for every site. Nothing is declared here that
//! the table could say, and nothing is written: that is the command's work.

pub mod cms;
mod file_type;
pub mod json_schema;
pub mod manual;
mod scalar;
pub(crate) mod vscode;

pub(crate) use file_type::label;
pub use file_type::{FILE_TYPES, FileLayout, FileType};

/// A file that `perelik schema` makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SchemaFile {
    /// Its name without a folder.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Makes every file; `folder` is where they will lie, below the site's root.
pub(crate) fn files(folder: &str) -> Vec<SchemaFile> {
    let schema = |file: &FileType, translation| SchemaFile {
        name: json_schema::file_name(file, translation),
        text: json_schema::to_json(file, translation),
    };
    let mut made: Vec<SchemaFile> = FILE_TYPES.iter().map(|file| schema(file, false)).collect();
    made.extend(FILE_TYPES.iter().filter(|f| f.is_entry()).map(|file| schema(file, true)));
    made.push(SchemaFile { name: "vscode.json".to_owned(), text: vscode::settings(folder) });
    made.push(SchemaFile { name: "config.yml".to_owned(), text: cms::config() });
    made
}
