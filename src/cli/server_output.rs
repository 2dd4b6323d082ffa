//! Where a server's site lies: in `output/`, which holds nothing else, with `public` as a link to it.
//!
//! Whoever builds must be able to exchange the site with its next version, and so to rename and remove what lies beside it. A
//! confined build may do that in `output/` alone: beside an older server's `public/` lay its repository, hooks and keys.

#![expect(clippy::disallowed_methods, reason = "outer layer: lays out the folder of a server")]

use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use crate::disk::save;

/// The folder of the site and of what builds remember.
const OUTPUT: &str = "output";
/// The site in it, as seen from the server's folder.
const SITE: &str = "output/public";
/// What builds remember of it.
const STATE: &str = ".public.perelik";

/// Makes the folder and the link; brings over the site of an older server, which readers see at every moment where the disk can
/// exchange two names.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    // A build that is under way ends first.
    let lock = File::options().create(true).append(true).open(folder.join("lock"))?;
    lock.lock()?;
    let output = folder.join(OUTPUT);
    fs::create_dir_all(&output)?;
    // Web servers go through it, whatever the umask.
    fs::set_permissions(&output, Permissions::from_mode(0o755))?;
    let (public, site) = (folder.join("public"), folder.join(SITE));
    match fs::symlink_metadata(&public) {
        Ok(found) if found.is_dir() => move_in(&public, &site)?,
        // A link of the administrator's own is left.
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => symlink(SITE, &public)?,
        Err(error) => return Err(error),
    }
    remember(&folder.join(STATE), &output.join(STATE))
}

/// Puts a site in its new place and the link in its old one, in one step.
fn move_in(public: &Path, site: &Path) -> io::Result<()> {
    // What was interrupted after this leaves the link here, and it is made anew.
    if fs::symlink_metadata(site).is_ok_and(|found| found.is_symlink()) {
        fs::remove_file(site)?;
    }
    symlink(SITE, site)?;
    if !save::exchange(public, site)? {
        fs::remove_file(site)?;
        fs::rename(public, site)?;
        symlink(SITE, public)?;
    }
    Ok(())
}

/// Brings over what builds remember; where they began anew, the older state is nothing but versions that nobody takes away.
fn remember(old: &Path, new: &Path) -> io::Result<()> {
    match (fs::symlink_metadata(old).is_ok(), fs::symlink_metadata(new).is_ok()) {
        (false, _) => Ok(()),
        (true, false) => fs::rename(old, new),
        (true, true) => fs::remove_dir_all(old),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_of_an_older_server_is_brought_over_and_its_address_stays() {
        let folder = std::env::temp_dir().join(format!("perelik-output-{}", std::process::id()));
        for (file, text) in [("public/index.html", "сайт"), (".public.perelik/cache", "стан")]
        {
            fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
            fs::write(folder.join(file), text).unwrap();
        }
        let read = |file: &str| fs::read_to_string(folder.join(file)).unwrap();
        // As if it had been interrupted before the exchange; then again on what is done.
        fs::create_dir(folder.join(OUTPUT)).unwrap();
        symlink(SITE, folder.join(SITE)).unwrap();
        for _ in 0..2 {
            make(&folder).unwrap();
            assert_eq!(fs::read_link(folder.join("public")).unwrap(), Path::new(SITE));
            assert!(!fs::symlink_metadata(folder.join(SITE)).unwrap().is_symlink());
            assert_eq!(read("public/index.html"), "сайт");
            assert_eq!(read("output/.public.perelik/cache"), "стан");
            assert!(!folder.join(STATE).exists());
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
