//! The door of zip: a folder, a packed folder or a single file of HSDS becomes files by their names.
//!
//! Nothing is unpacked to the disk, so no name in an archive leads anywhere; only the last part of a name counts. How many
//! files, how large each and how large all together are limited while they are unpacked, not by what the archive says.

use std::io::{Cursor, Read};
use std::sync::Arc;

use zip::ZipArchive;

use crate::edit::import::input::Input;

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
    /// Its bytes.
    pub(super) bytes: Arc<[u8]>,
}

/// Why an archive cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// Damaged; the unpacker's words.
    Broken(String),
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
            let last = |name: &str| Arc::from(name.rsplit(['/', '\\']).next().unwrap_or(name));
            let files = input.files.iter();
            files.map(|(name, bytes)| Member { name: last(name), bytes: bytes.clone() }).collect()
        }
    };
    members.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(members)
}

/// Returns the names of the files, without unpacking any.
pub(super) fn names(input: &Input) -> Vec<String> {
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

fn unpack(bytes: &[u8]) -> Result<Vec<Member>, Fault> {
    let broken = |error: &dyn std::fmt::Display| Fault::Broken(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.len() > MOST_FILES {
        return Err(Fault::TooMuch);
    }
    let mut left = LARGEST_ALL;
    let mut members = Vec::new();
    for number in 0..archive.len() {
        let file = archive.by_index(number).map_err(|error| broken(&error))?;
        let whole = file.name().map_err(|error| broken(&error))?.into_owned();
        let name =
            whole.rsplit(['/', '\\']).next().expect("split gives at least one piece").to_owned();
        let is_hidden = name.starts_with('.') || whole.starts_with("__MACOSX/");
        if file.is_dir() || name.is_empty() || is_hidden {
            continue;
        }
        let most = LARGEST.min(left);
        let mut bytes = Vec::new();
        file.take(most + 1).read_to_end(&mut bytes).map_err(|error| broken(&error))?;
        let size = bytes.len() as u64;
        if size > most {
            return Err(Fault::TooMuch);
        }
        left -= size;
        members.push(Member { name: name.into(), bytes: bytes.into() });
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
    fn only_the_last_part_of_a_name_counts() {
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
