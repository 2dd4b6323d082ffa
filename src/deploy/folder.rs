//! A folder of this machine: the same swap as `build`, so the same promise.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::time::Duration;

use super::changes::HEAD;
use super::{DeployError, Done, Options, Shown};
use crate::write::{self, Built, Doing, Forbid, Memory, WriteError};

/// How long another run is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

pub(super) fn shown(folder: &Path) -> Result<Shown, DeployError> {
    let path = folder.join("manifest.json");
    match fs::read(&path) {
        Ok(manifest) => Ok(Shown { manifest: Some(manifest), ..Shown::default() }),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(Shown::default())
        }
        Err(error) => Err(WriteError::Disk { doing: Doing::Reading, path, error }.into()),
    }
}

pub(super) fn beginnings(folder: &Path, paths: &[&str]) -> Vec<String> {
    let beginning = |path: &&str| {
        let mut bytes = Vec::new();
        // A title that cannot be read is not shown; the path is.
        let _ = File::open(folder.join(path)).map(|file| file.take(HEAD).read_to_end(&mut bytes));
        String::from_utf8_lossy(&bytes).into_owned()
    };
    paths.iter().map(beginning).collect()
}

pub(super) fn publish(
    folder: &Path,
    built: &Built,
    options: &Options,
) -> Result<Done, DeployError> {
    // The files come from the built folder, but a target inside the site's own folders is refused, too.
    write::check_place(&how(folder, options, &options.root))?;
    let written = write::write(built, &how(folder, options, &built.folder))?;
    Ok(written.method.map_or(Done::Same, Done::Folder))
}

pub(super) fn roll_back(folder: &Path, options: &Options) -> Result<Done, DeployError> {
    match write::swap_back(&how(folder, options, &options.root)) {
        Ok(method) => Ok(Done::Folder(method)),
        Err(WriteError::NoPrevious { .. }) => Err(DeployError::NoPrevious),
        Err(error) => Err(error.into()),
    }
}

fn how(folder: &Path, options: &Options, root: &Path) -> write::Options {
    write::Options {
        root: root.to_owned(),
        output: folder.to_owned(),
        home: options.home.clone(),
        from_scratch: false,
        memory: Memory::default(),
        wait: PATIENCE,
        forbid: Forbid::default(),
    }
}
