//! An archive of the whole site, for who can upload one file to a server and unpack it there.
//!
//! Comes in: a built site, and where its zip goes. Goes out: the zip, in the place of the one before in one step; the same site gives
//! the same bytes. What it is to replace must be a zip of a site, and what changes since is read from it. Unpacking is somebody
//! else's and not one step: the order of the files is that of [`in_turn`], so that it does as little harm as it can.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Read, Write};
use std::path::Path;

use jiff::civil::Date;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::changes::TITLE_BYTES;
use super::error::DeployError;
use super::options::{Done, Options, Shown};
use super::order::in_turn;
use crate::base::files::FileSource;
use crate::disk::save;
use crate::disk::write::{
    Built, Doing, LARGEST_MANIFEST, Listing, MANIFEST, WriteError, listing, reserved_folder,
};

/// The times of day that a zip can tell: every second second.
const MOMENTS: u32 = 24 * 60 * 60 / 2;

/// Tells whether an archive may lie there: its folder exists, and no site is made of what lies in it.
pub(super) fn validate_place(file: &Path, options: &Options) -> Result<(), DeployError> {
    let folder = file.parent().filter(|folder| *folder != Path::new(""));
    let folder = folder.unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(DeployError::NoParent { folder: folder.to_owned() });
    }
    match reserved_folder(folder, &options.root) {
        Some(folder) => Err(DeployError::ReservedPlace { path: file.to_owned(), folder }),
        None => Ok(()),
    }
}

/// Reads the manifest of the archive that is there.
pub(super) fn live_state(file: &Path) -> Result<Shown, DeployError> {
    let foreign = || DeployError::ForeignArchive { path: file.to_owned() };
    match fs::symlink_metadata(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Shown::default()),
        Err(error) => return Err(disk_fault(Doing::Reading, file)(error)),
        // A pipe or a device would be waited for, and a folder is none.
        Ok(about) if !about.is_file() => return Err(foreign()),
        Ok(_) => {}
    }
    let opened = File::open(file).map_err(disk_fault(Doing::Reading, file))?;
    let mut archive = ZipArchive::new(opened).map_err(|_| foreign())?;
    let manifest = read_entry(&mut archive, MANIFEST, LARGEST_MANIFEST).ok_or_else(foreign)?;
    match listing(&manifest) {
        Some(_) => Ok(Shown { manifest: Some(manifest), ..Shown::default() }),
        None => Err(foreign()),
    }
}

/// Reads the beginnings of pages of the archive that is there.
pub(super) fn beginnings(file: &Path, paths: &[&str]) -> Vec<String> {
    let mut archive = File::open(file).ok().and_then(|file| ZipArchive::new(file).ok());
    let beginning = |path: &&str| {
        let bytes = archive.as_mut().and_then(|archive| read_entry(archive, path, TITLE_BYTES));
        // A title that cannot be read is not shown; the path is.
        String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned()
    };
    paths.iter().map(beginning).collect()
}

/// Makes the archive.
pub(super) fn publish(file: &Path, built: &Built, options: &Options) -> Result<Done, DeployError> {
    validate_place(file, options)?;
    let fault = disk_fault(Doing::Writing, file);
    save::replace_whole(file, |out| write_entries(out, built, &fault), &fault)?;
    Ok(Done::Archive(file.to_owned()))
}

fn write_entries(
    out: &File,
    built: &Built,
    fault: &impl Fn(io::Error) -> DeployError,
) -> Result<(), DeployError> {
    let mut archive = ZipWriter::new(BufWriter::new(out));
    let mut add = |name: &str, sha256: &str, bytes: &[u8]| {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(moment(built.day(), sha256))
            .unix_permissions(0o644)
            .large_file(bytes.len() >= u32::MAX as usize);
        archive.start_file(name, options).map_err(io::Error::from)?;
        archive.write_all(bytes)
    };
    for path in in_turn(&built.listing, &Listing::new()) {
        let sha256 = &built.listing[path].sha256;
        add(path.as_str(), sha256, &built.read_file(path)?).map_err(fault)?;
    }
    add(MANIFEST, &built.version, &built.manifest).map_err(fault)?;
    let mut out = archive.finish().map_err(|error| fault(error.into()))?;
    out.flush().map_err(fault)
}

/// Returns the time that a file gets. Servers tell a file that changed from its former self by time and size: so the time is later with
/// every day of the data, and another one for other bytes. It is of the day before, since one to come is not believed.
fn moment(day: Option<Date>, sha256: &str) -> DateTime {
    // What a manifest says that somebody wrote into may be no hash; then the day alone tells.
    let digits = u32::from_str_radix(sha256.get(..8).unwrap_or_default(), 16).unwrap_or(0);
    let seconds = digits % MOMENTS * 2;
    let [hour, minute, second] = [seconds / 3600, seconds / 60 % 60, seconds % 60]
        .map(|part| u8::try_from(part).expect("parts of a time of day are below 60"));
    let day = day.and_then(|day| day.yesterday().ok()).unwrap_or(jiff::civil::date(1980, 1, 1));
    let [month, number] = [day.month(), day.day()].map(i8::unsigned_abs);
    let time = DateTime::from_date_and_time(
        day.year().unsigned_abs(),
        month,
        number,
        hour,
        minute,
        second,
    );
    // A zip knows no day before 1980 or after 2107.
    time.unwrap_or_default()
}

fn read_entry(archive: &mut ZipArchive<File>, name: &str, limit: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    archive.by_name(name).ok()?.take(limit).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

fn disk_fault(doing: Doing, file: &Path) -> impl Fn(io::Error) -> DeployError {
    let path = file.to_owned();
    move |error| WriteError::Disk { doing, path: path.clone(), error }.into()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_time_of_a_file_tells_its_bytes_and_grows_with_the_day() {
        let at = |day, sha256| {
            let time = moment(Some(day), sha256);
            (time.year(), time.month(), time.day(), time.hour(), time.minute(), time.second())
        };
        let day = date(2020, 3, 27);
        assert_eq!(at(day, "00000001aa"), (2020, 3, 26, 0, 0, 2));
        assert_ne!(at(day, "0123456789"), at(day, "0123456689"));
        assert!(at(day, "ffffffffff") < at(date(2020, 3, 28), "0000000000"));
        assert_eq!(at(date(1900, 1, 1), "00").0, 1980);
    }
}
