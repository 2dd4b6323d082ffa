//! The door of zip: a folder, a packed folder or a single file of HSDS becomes files, each with the table that it holds.
//!
//! Nothing is unpacked to the disk, so no name in an archive leads anywhere. Which table a file holds is said by the package's
//! own `datapackage.json`, else by the file's name. How many files, how large each and how large all together are limited while they are
//! unpacked, not by what the archive says.

use std::io::{Cursor, Read};
use std::sync::Arc;

use serde_json::Value;
use zip::ZipArchive;
use zip::result::ZipError;

use super::record::table_name;
use crate::edit::import::input::Input;

/// The name of a package's description of itself.
pub(super) const DESCRIPTION: &str = "datapackage.json";

/// The most files of an archive.
const MOST_FILES: usize = 2000;
/// The largest file, unpacked, in bytes.
const LARGEST: u64 = 50 * 1024 * 1024;
/// The largest sum of all files, unpacked, in bytes.
const LARGEST_ALL: u64 = 100 * 1024 * 1024;

/// A file of a package.
#[derive(Debug, Clone)]
pub(super) struct Member {
    /// Its name, without folders.
    pub(super) name: Arc<str>,
    /// Its name with the folders within the package.
    path: Arc<str>,
    /// The table of HSDS 3 that it holds, if the package or its name says one.
    pub(super) table: Option<&'static str>,
    /// Its bytes.
    pub(super) bytes: Arc<[u8]>,
}

/// Why an archive cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// Damaged; the unpacker's words.
    Broken(&'static str),
    /// Over a limit.
    TooMuch,
}

/// Returns the files of a package, in the order of their names.
///
/// # Errors
/// [`Fault`], for an archive.
pub(super) fn members(input: &Input) -> Result<Vec<Member>, Fault> {
    let mut members = match is_archive(input.bytes()) {
        true => unpack(input.bytes())?,
        false => {
            let files = input.files.iter();
            files.map(|(name, bytes)| Member::new(name, bytes.clone())).collect()
        }
    };
    members.sort_by(|a, b| (&a.name, &a.path).cmp(&(&b.name, &b.path)));
    name_tables(&mut members);
    Ok(members)
}

impl Member {
    fn new(path: &str, bytes: Arc<[u8]>) -> Self {
        let path = path.replace('\\', "/");
        let name = path.rsplit('/').next().expect("split gives at least one piece");
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        Self { name: name.into(), table: table_name(stem), path: path.as_str().into(), bytes }
    }

    /// Tells a file by the ending of its name.
    pub(super) fn ends_with(&self, endings: &[&str]) -> bool {
        let ending = self.name.rsplit_once('.').map_or("", |(_, ending)| ending);
        endings.iter().any(|known| known.eq_ignore_ascii_case(ending))
    }
}

/// Gives each file the table that the package's description says it holds: by its path, else by its name alone, since many
/// packages lie in another folder than they say.
fn name_tables(members: &mut [Member]) {
    let description = members.iter().find(|member| *member.name == *DESCRIPTION);
    let Some(description) = description else { return };
    let folder = description.path.strip_suffix(DESCRIPTION).unwrap_or_default().to_owned();
    let said = resources(&description.bytes);
    for (table, path) in said {
        let path = path.trim_start_matches("./").replace('\\', "/");
        let whole = format!("{folder}{path}");
        let last = path.rsplit_once('/').map_or(path.as_str(), |(_, name)| name);
        let by_path = members.iter().position(|member| *member.path == *whole);
        let found = by_path.or_else(|| members.iter().position(|member| *member.name == *last));
        if let Some(number) = found {
            members[number].table = Some(table);
        }
    }
}

/// Returns the tables of a description with the paths of their files; what cannot be read says nothing.
fn resources(bytes: &[u8]) -> Vec<(&'static str, String)> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let description: Value = serde_json::from_slice(bytes).unwrap_or(Value::Null);
    let resources = description["resources"].as_array().cloned().unwrap_or_default();
    let of_one = |resource: &Value| {
        let path = &resource["path"];
        let listed = path.as_array().map_or(std::slice::from_ref(path), Vec::as_slice);
        let paths: Vec<String> =
            listed.iter().filter_map(|path| path.as_str().map(str::to_owned)).collect();
        let table = resource["name"].as_str().and_then(table_name);
        paths.into_iter().filter_map(|path| Some((table?, path))).collect::<Vec<_>>()
    };
    resources.iter().flat_map(of_one).collect()
}

/// Tells whether a description names a table of organisations or services.
pub(super) fn describes_services(bytes: &[u8]) -> bool {
    resources(bytes).iter().any(|(table, _)| matches!(*table, "organization" | "service"))
}

/// Returns the names of the files, without unpacking any.
pub(super) fn member_names(input: &Input) -> Vec<String> {
    if !is_archive(input.bytes()) {
        return input.files.iter().map(|(name, _)| name.to_string()).collect();
    }
    let archive = ZipArchive::new(Cursor::new(input.bytes()));
    archive.map_or_else(
        |_| Vec::new(),
        |archive| archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect(),
    )
}

fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Says why an archive cannot be unpacked: the library says it in English.
#[expect(clippy::wildcard_enum_match_arm, reason = "what else is wrong is damage")]
fn archive_refusal(error: &ZipError) -> &'static str {
    match error {
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            "import-archive-locked"
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            "import-archive-odd"
        }
        _ => "import-archive-damaged",
    }
}

fn unpack(bytes: &[u8]) -> Result<Vec<Member>, Fault> {
    let broken = |error: ZipError| Fault::Broken(archive_refusal(&error));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MOST_FILES {
        return Err(Fault::TooMuch);
    }
    let mut left = LARGEST_ALL;
    let mut members = Vec::new();
    for number in 0..archive.len() {
        let file = archive.by_index(number).map_err(broken)?;
        let whole = file.name().map_err(broken)?.into_owned();
        let name =
            whole.rsplit(['/', '\\']).next().expect("split gives at least one piece").to_owned();
        let is_hidden = name.starts_with('.') || whole.starts_with("__MACOSX/");
        if file.is_dir() || name.is_empty() || is_hidden {
            continue;
        }
        let most = LARGEST.min(left);
        let mut bytes = Vec::new();
        file.take(most + 1).read_to_end(&mut bytes).map_err(|error| broken(error.into()))?;
        let size = bytes.len() as u64;
        if size > most {
            return Err(Fault::TooMuch);
        }
        left -= size;
        members.push(Member::new(&whole, bytes.into()));
    }
    Ok(members)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn packed(files: &[(&str, &[u8])]) -> Input {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            let plain =
                SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
            writer.start_file(*name, plain).unwrap();
            writer.write_all(bytes).unwrap();
        }
        Input::of_bytes("a.zip", &writer.finish().unwrap().into_inner())
    }

    #[test]
    fn a_name_leads_nowhere_and_only_its_last_part_is_shown() {
        let input = packed(&[("../../etc/b.csv", b"1"), ("x/a.csv", b"2"), ("x/.hidden", b"3")]);
        let names: Vec<_> =
            members(&input).unwrap().into_iter().map(|m| m.name.to_string()).collect();
        assert_eq!(names, ["a.csv", "b.csv"]);
    }

    #[test]
    fn bombs_and_damage_are_refused() {
        let zeros = vec![0; 60 * 1024 * 1024];
        assert_eq!(members(&packed(&[("a.csv", &zeros)])).err(), Some(Fault::TooMuch));
        let many: Vec<String> = (0..=MOST_FILES).map(|n| format!("{n}.csv")).collect();
        let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
        assert_eq!(members(&packed(&many)).err(), Some(Fault::TooMuch));
        let damaged = Input::of_bytes("a.zip", b"PK\x03\x04 and no more");
        assert!(matches!(members(&damaged), Err(Fault::Broken(_))));
    }
}
