//! What a link that leads nowhere was meant to be.
//!
//! The link and what exists come in; the hint goes out. A path is told as it is to stand in the file that the link is in.

use super::index::Index;
use super::renamed::with_new_name;
use crate::base::diag::Diagnostic;
use crate::base::locale::compare::nearest;
use crate::base::locale::typed::link_address;
use crate::base::names::SourcePath;
use crate::content::parse::Kind;

/// Adds the best hint that there is for `target`, which stands in the file `from` and means `meant` below the root.
pub(super) fn with_likely_target(
    diagnostic: Diagnostic,
    (from, target): (&SourcePath, &str),
    (kind, id): (Kind, &str),
    index: &Index<'_>,
) -> Diagnostic {
    if target.contains('\\') {
        return diagnostic.hint("backslash");
    }
    if let Some(path) = of_that_name(target, index) {
        return diagnostic.with_nearest(Some(&path_from(from, path)));
    }
    if let Some(address) = link_address(target) {
        let hint = match () {
            () if address.starts_with("mailto:") => "email",
            () if address.starts_with("tel:") => "phone",
            () => "web",
        };
        return diagnostic.with("address", address).hint(hint);
    }
    let near = || near_file(target, index).map(|path| path_from(from, path));
    match with_new_name(diagnostic, index, kind, id) {
        Ok(diagnostic) => diagnostic,
        Err(diagnostic) => diagnostic.with_nearest(near().as_deref()),
    }
}

/// Returns the only file that ends as a path does which was written from the wrong folder.
fn of_that_name<'a>(target: &str, index: &Index<'a>) -> Option<&'a str> {
    let path = target.split('#').next().expect("split gives at least one piece");
    let parts = path.split('/').skip_while(|part| matches!(*part, "" | "." | ".." | "content"));
    let wanted = parts.collect::<Vec<_>>().join("/");
    let ends_so =
        |path: &&str| path.strip_suffix(&*wanted).is_some_and(|before| before.ends_with('/'));
    let mut found = linkable_files(index).into_iter().filter(ends_so);
    found.next().filter(|_| found.next().is_none() && wanted.contains('.'))
}

/// Returns the file whose name is most like that of a path.
fn near_file<'a>(target: &str, index: &Index<'a>) -> Option<&'a str> {
    let all = linkable_files(index);
    let name = |path: &'a str| path.rsplit('/').next().expect("split gives at least one piece");
    let stem = |name: &str| name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
    let wanted = target.rsplit('/').next().expect("split gives at least one piece");
    let stems: Vec<String> = all.iter().map(|path| stem(name(path))).collect();
    let near = nearest(&stem(wanted), stems.iter().map(String::as_str))?;
    all.into_iter().find(|path| stem(name(path)) == near)
}

/// Returns everything that a link may lead to, by its path below the root.
fn linkable_files<'a>(index: &Index<'a>) -> Vec<&'a str> {
    let mut all: Vec<&str> = index.paths.keys().copied().collect();
    all.sort_unstable();
    all.extend(index.attachments.keys().map(SourcePath::as_str));
    all
}

/// Returns a path below the root as it is written in the file `from`.
fn path_from(from: &SourcePath, path: &str) -> String {
    let folder: Vec<&str> = from.as_str().split('/').collect();
    let parts: Vec<&str> = path.split('/').collect();
    let folder = &folder[..folder.len() - 1];
    let common = folder.iter().zip(&parts).take_while(|(one, other)| one == other).count();
    let up = folder[common..].iter().map(|_| "..");
    up.chain(parts[common..].iter().copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_told_from_the_folder_of_the_link() {
        let from = SourcePath::new("content/pages/zyma/a.md");
        for (path, told) in [
            ("content/pages/about.md", "../about.md"),
            ("content/pages/zyma/b.md", "b.md"),
            ("content/files/a.pdf", "../../files/a.pdf"),
        ] {
            assert_eq!(path_from(&from, path), told);
        }
    }
}
