//! Links of bodies that lead to what gets another id, or out of a page that moves to another folder.
//!
//! An address changes in its own manner: by file or by address on the site, from the root or from its folder. Where it
//! leads is told as `model` tells it.

use super::change::{Change, Obstacle, Subject};
use crate::base::diag::line_of;
use crate::base::files::attachment_named;
use crate::base::names::SourcePath;
use crate::base::yaml::edit::Patch;
use crate::content::fields::Vocabulary;
use crate::content::parse::addresses::addresses;
use crate::content::parse::{Kind, content_path, edit, markdown};
use crate::list::model::links::{attachment_path, below_root, by_address, percent_decode, section};

/// Returns the patches by which the links of a body, which will lie at `to`, lead where they should.
pub(super) fn patches(
    change: &Change<'_>,
    from: &SourcePath,
    to: &SourcePath,
    text: &str,
) -> Result<Vec<Patch>, Obstacle> {
    if !content_path(from).is_some_and(|place| place.is_markdown) {
        return Ok(Vec::new());
    }
    let Ok(parts) = edit::split_front_matter(from, text) else { return Ok(Vec::new()) };
    let mut patches = Vec::new();
    for address in addresses(text, parts.body) {
        let Some(new) = change.retargeted(from, to, &address.target) else { continue };
        if !address.is_plain {
            return Err(Obstacle::Entangled(from.clone(), Some(line_of(text, address.span.start))));
        }
        patches.push(Patch { span: address.span, text: new });
    }
    Ok(patches)
}

impl Change<'_> {
    /// Returns the address that a link gets; nothing where it stays as it is.
    fn retargeted(&self, from: &SourcePath, to: &SourcePath, target: &str) -> Option<String> {
        if markdown::scheme(target).is_some() || target.starts_with("//") {
            return None;
        }
        let (path, heading) = target.split_at(target.find('#').unwrap_or(target.len()));
        if path.is_empty() {
            return None;
        }
        let source = below_root(from, path);
        let renamed = self.renamed(&source, &percent_decode(&source));
        let is_from_root = path.starts_with('/');
        let is_moved = folder(from) != folder(to) && !is_from_root;
        let new = match (renamed, is_from_root) {
            (Some(renamed), true) => format!("/{renamed}"),
            (Some(renamed), false) => match last_changed(path, &source, &renamed) {
                Some(path) if !is_moved => path,
                _ => relative(to, &renamed),
            },
            (None, _) if is_moved => relative(to, &source),
            (None, _) => return None,
        };
        (new != path).then(|| new + heading)
    }

    /// Returns a path below the root with the new id in it, if it leads to what gets one; `meant` is the path decoded.
    fn renamed(&self, source: &str, meant: &str) -> Option<String> {
        if attachment_named(&self.register.attachments, &attachment_path(meant)).is_some() {
            return None;
        }
        let segments: Vec<&str> = source.split('/').collect();
        match &self.subject {
            Subject::Entry(kind, id) => {
                let is_file = meant_file(meant, *kind, id);
                if !is_file && by_address(meant) != (*kind, id.as_str()) {
                    return None;
                }
                // `ID/` ends with an empty segment, `ID.md` with an extension.
                let count = segments.len() - usize::from(source.ends_with('/'));
                let (before, after) = segments.split_at(count);
                let last = before.last()?;
                let ending = is_file.then(|| last.rsplit_once('.')).flatten();
                let ending = ending.map_or(String::new(), |(_, ending)| format!(".{ending}"));
                let above = before.len().checked_sub(id.split('/').count())?;
                let mut all: Vec<String> =
                    before[..above].iter().map(|s| (*s).to_owned()).collect();
                all.push(format!("{}{ending}", self.new));
                all.extend(after.iter().map(|s| (*s).to_owned()));
                Some(all.join("/"))
            }
            Subject::Term(vocabulary, id) => {
                // `help/ID/`, `help/ID/area/ID/`, `help/ID/for/ID/`, with `content/` before it or not.
                section(meant).filter(|_| self.is_no_entry(meant))?;
                let start = usize::from(segments.first() == Some(&"content"));
                let at = start
                    + match vocabulary {
                        Vocabulary::Help => 1,
                        Vocabulary::Areas if segments.get(start + 2) == Some(&"area") => 3,
                        Vocabulary::Audiences if segments.get(start + 2) == Some(&"for") => 3,
                        Vocabulary::Audiences
                        | Vocabulary::Areas
                        | Vocabulary::Kinds
                        | Vocabulary::Resources => return None,
                    };
                let is_it = segments[start] == "help" && segments.get(at) == Some(&id.as_str());
                let mut segments = segments;
                is_it.then(|| segments[at] = &self.new)?;
                Some(segments.join("/"))
            }
        }
    }

    /// A page that lies where a list is comes first.
    fn is_no_entry(&self, meant: &str) -> bool {
        let (kind, id) = by_address(meant);
        !self.register.commons().any(|common| {
            common.id == id && content_path(&common.path).is_some_and(|place| place.kind == kind)
        })
    }
}

/// Tells the path of an entry's own file.
fn meant_file(meant: &str, kind: Kind, id: &str) -> bool {
    let path = SourcePath::new(meant);
    content_path(&path)
        .is_some_and(|place| place.kind == kind && place.id == id && place.lang.is_none())
}

/// Returns a relative address of which only the last name changes, so that all before it stays as it was typed.
fn last_changed(path: &str, old: &str, new: &str) -> Option<String> {
    let name = |path: &str| path.trim_end_matches('/').rfind('/').map_or(0, |slash| slash + 1);
    let (old_at, new_at) = (name(old), name(new));
    let typed = path.strip_suffix(&old[old_at..])?;
    (old[..old_at] == new[..new_at]).then(|| format!("{typed}{}", &new[new_at..]))
}

fn folder(path: &SourcePath) -> &str {
    path.as_str().rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Returns the way from the folder of `from` to a path below the root.
fn relative(from: &SourcePath, path: &str) -> String {
    let own: Vec<&str> = folder(from).split('/').collect();
    let other: Vec<&str> = path.split('/').collect();
    // The last name is what is led to, also where it is a folder.
    let most = own.len().min(path.trim_end_matches('/').matches('/').count());
    let shared = own.iter().zip(&other).take(most).take_while(|(own, other)| own == other).count();
    let up = "../".repeat(own.len() - shared);
    format!("{up}{}", other[shared..].join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_way_leads_from_one_folder_to_another_path() {
        for (from, path, expected) in [
            ("content/pages/a.md", "content/pages/b.md", "b.md"),
            ("content/pages/x/a.md", "content/pages/b.md", "../b.md"),
            ("content/pages/a.md", "content/pages/x/y/b.md", "x/y/b.md"),
            ("content/pages/x/a.md", "content/files/b.pdf", "../../files/b.pdf"),
            ("content/pages/x/a.md", "help/food/", "../../../help/food/"),
            ("content/pages/x/a.md", "content/pages/x/", "../x/"),
        ] {
            assert_eq!(relative(&SourcePath::new(from), path), expected, "{from} {path}");
        }
    }
}
