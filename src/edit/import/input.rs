//! A foreign file, or a folder of files, as bytes.

#![expect(
    clippy::disallowed_methods,
    reason = "outer layer: reads the file that is to be imported"
)]

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

/// The largest file that is read, in bytes; what is larger is no list of organisations.
const LARGEST: u64 = 50 * 1024 * 1024;

/// What is to be imported.
#[derive(Debug, Clone)]
pub struct Input {
    /// Its name, as it was given.
    pub name: Arc<str>,
    /// One file, or those of a folder by their names, in order.
    pub files: Vec<(Arc<str>, Arc<[u8]>)>,
    /// Whether it is a folder.
    pub is_folder: bool,
    /// How its name would end, where the name does not say it: an address of the web.
    pub ending: Option<String>,
}

impl Input {
    /// Makes an input of bytes that are there already.
    pub fn of_bytes(name: &str, bytes: &[u8]) -> Self {
        let name: Arc<str> = name.into();
        Self { files: vec![(name.clone(), bytes.into())], name, is_folder: false, ending: None }
    }

    /// Returns the bytes of a single file.
    pub(crate) fn bytes(&self) -> &[u8] {
        match self.files.as_slice() {
            [(_, bytes)] if !self.is_folder => bytes,
            _ => &[],
        }
    }

    /// Returns the ending of the name in lower case.
    pub(in crate::edit) fn extension(&self) -> String {
        let of_name =
            || self.name.rsplit_once('.').map_or(String::new(), |(_, end)| end.to_lowercase());
        self.ending.clone().unwrap_or_else(of_name)
    }
}

/// What is read below a folder: the tables of a data package lie there.
const BELOW: [&str; 4] = ["csv", "json", "jsonl", "ndjson"];

/// Reads a file, or the files of a folder and the tables one folder deeper; hidden files are left alone.
///
/// # Errors
/// What the disk says; `FileTooLarge` for what is over the limit.
pub(crate) fn read(path: &Path) -> io::Result<Input> {
    let name: Arc<str> = path.display().to_string().into();
    if !path.is_dir() {
        let files = vec![(name.clone(), bytes(path)?)];
        return Ok(Input { files, name, is_folder: false, ending: None });
    }
    let mut files = Vec::new();
    for (own, entry) in visible_files(path)? {
        let kind = entry.file_type()?;
        if kind.is_file() {
            files.push((own.into(), bytes(&entry.path())?));
        } else if kind.is_dir() {
            for (deeper, entry) in visible_files(&entry.path())? {
                let ending = deeper.rsplit_once('.').map_or("", |(_, ending)| ending);
                let is_table = BELOW.iter().any(|known| known.eq_ignore_ascii_case(ending));
                if is_table && entry.file_type()?.is_file() {
                    files.push((format!("{own}/{deeper}").into(), bytes(&entry.path())?));
                }
            }
        }
    }
    files.sort();
    Ok(Input { name, files, is_folder: true, ending: None })
}

/// Returns what lies in a folder and is not hidden, by its names.
fn visible_files(path: &Path) -> io::Result<Vec<(String, fs::DirEntry)>> {
    let named = fs::read_dir(path)?.map(|entry| {
        let entry = entry?;
        Ok((entry.file_name().to_string_lossy().into_owned(), entry))
    });
    let named: io::Result<Vec<(String, fs::DirEntry)>> = named.collect();
    Ok(named?.into_iter().filter(|(name, _)| !name.starts_with('.')).collect())
}

fn bytes(path: &Path) -> io::Result<Arc<[u8]>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes.into())
}
