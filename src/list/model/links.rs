//! Links of bodies find what they lead to.
//!
//! An editor writes the file (`../meetings/2020-03-27.md`), the address on the site (`/meetings/2020-03-27/`), a
//! file of `files/`, or a heading (`#…`). Anything else is a broken link and an error at its line.

use super::broken_links::with_likely_target;
use super::index::Index;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::files::attachment_named;
use crate::base::locale::compare::nearest;
use crate::base::maps::{HashMap, HashMapExt};
use crate::base::names::SourcePath;
use crate::content::parse::Kind;
use crate::content::parse::body::{Body, OpenLink};
use crate::content::validate::{Common, Records};

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LinkTarget {
    /// An entry, and perhaps a heading of it.
    Entry(Kind, String, Option<String>),
    /// A heading of the same body.
    Heading(String),
    /// A file of `content/files/`.
    File(SourcePath),
    /// An entry that is not published today: the link becomes plain text.
    Unpublished,
    /// A list of the site, by its folder: `organisations`, `help/food` ….
    Section(String),
}

impl LinkTarget {
    /// Returns the file of `content/files/` that it leads to.
    pub(in crate::list) fn file(&self) -> Option<&SourcePath> {
        match self {
            Self::File(path) => Some(path),
            Self::Entry(..) | Self::Heading(_) | Self::Unpublished | Self::Section(_) => None,
        }
    }
}

/// Folders of the site that hold lists; `plan` decides whether they exist.
const SECTIONS: [&str; 5] = ["help", "organisations", "meetings", "needs", "tasks"];

/// Resolves every link of every body.
pub(super) fn resolve_links(
    records: &Records,
    index: &Index<'_>,
    diagnostics: &mut Diagnostics,
) -> HashMap<SourcePath, Vec<Option<LinkTarget>>> {
    let all: Vec<&Body> = records
        .commons()
        .filter_map(|(_, common)| common.body.as_ref())
        .flat_map(|bodies| bodies.all())
        .map(|body| &**body)
        .collect();
    let bodies: HashMap<&SourcePath, &Body> = all.iter().map(|body| (&body.path, *body)).collect();
    let mut resolved = HashMap::new();
    // Most bodies lead nowhere but to the web.
    for body in all.into_iter().filter(|body| !body.links.is_empty()) {
        let path = &body.path;
        let targets = body.links.iter().map(|link| {
            let at = Location::new(path, &link.span);
            match link_target(path, body, link, index, &bodies) {
                Ok(LinkTarget::Unpublished) => {
                    let diagnostic = Diagnostic::new(Code::LinkToUnpublished, at);
                    diagnostics.push(diagnostic.with("target", link.target.as_str()));
                    Some(LinkTarget::Unpublished)
                }
                Ok(target) => Some(target),
                Err((code, near)) => {
                    let diagnostic = Diagnostic::new(code, at).with("target", link.target.as_str());
                    diagnostics.push(if code == Code::BrokenLink {
                        let source = below_root(path, &percent_decode(&link.target));
                        let (kind, id) = by_address(source.trim_end_matches(".md"));
                        with_likely_target(diagnostic, (path, &link.target), (kind, id), index)
                    } else {
                        diagnostic.with_nearest(near.as_deref())
                    });
                    None
                }
            }
        });
        resolved.insert(path.clone(), targets.collect());
    }
    resolved
}

type BrokenLink = (Code, Option<String>);

fn link_target(
    from: &SourcePath,
    body: &Body,
    link: &OpenLink,
    index: &Index<'_>,
    bodies: &HashMap<&SourcePath, &Body>,
) -> Result<LinkTarget, BrokenLink> {
    let decoded = percent_decode(&link.target);
    let (path, anchor) = decoded.split_once('#').map_or((&*decoded, None), |(p, a)| (p, Some(a)));
    if path.is_empty() {
        return heading(body, anchor.unwrap_or_default()).map(LinkTarget::Heading);
    }
    let source = below_root(from, path);
    let file = attachment_path(&source);
    if let Some(file) = attachment_named(index.attachments, &file) {
        return Ok(LinkTarget::File(file.clone()));
    }
    if let Some((kind, id)) = linked_entry(&source, index) {
        if index.unpublished.contains(&(kind, id)) {
            return Ok(LinkTarget::Unpublished);
        }
        let other = index.entries.get(&(kind, id)).and_then(|common| bodies.get(&common.path));
        let anchor = match anchor {
            None => None,
            Some(name) => match other {
                Some(body) => Some(heading(body, name)?),
                None => return Err((Code::BrokenAnchor, None)),
            },
        };
        return Ok(LinkTarget::Entry(kind, id.to_owned(), anchor));
    }
    match section(&source).filter(|_| !link.is_image) {
        Some(section) => Ok(LinkTarget::Section(section.to_owned())),
        None => Err((Code::BrokenLink, None)),
    }
}

/// Returns what the path of an address means: below the site's root, or below the root of the content.
pub(in crate::list) fn below_root(from: &SourcePath, path: &str) -> String {
    path.strip_prefix('/').map_or_else(|| join(from, path), str::to_owned)
}

/// Returns the file that a path below the root may mean.
pub(in crate::list) fn attachment_path(source: &str) -> SourcePath {
    SourcePath::new(match source.starts_with("files/") {
        true => format!("content/{source}"),
        false => source.to_owned(),
    })
}

/// Returns the list of the site that a path below the root means.
pub(in crate::list) fn section(source: &str) -> Option<&str> {
    let section = source.strip_prefix("content/").unwrap_or(source).trim_end_matches('/');
    let first = section.split('/').next().expect("split gives at least one piece");
    let is_section = SECTIONS.contains(&first) && (section == first || first == "help");
    is_section.then_some(section)
}

/// Finds an entry by its file or by its address on the site.
fn linked_entry<'a>(source: &str, index: &Index<'a>) -> Option<(Kind, &'a str)> {
    if let Some(found) = index.paths.get(source) {
        return Some(*found);
    }
    let (kind, id) = by_address(source);
    let common: &'a Common = index.entries.get(&(kind, id))?;
    Some((kind, &common.id))
}

/// Returns the entry that a path means as an address on the site.
pub(in crate::list) fn by_address(source: &str) -> (Kind, &str) {
    let below = source.strip_prefix("content/").unwrap_or(source);
    let address = below.trim_end_matches('/');
    let (folder, id) = address.split_once('/').unwrap_or(("", address));
    let kind = match folder {
        "organisations" => Kind::Organisation,
        "meetings" => Kind::Meeting,
        _ => Kind::Page,
    };
    let id =
        if kind == Kind::Page { address.strip_prefix("pages/").unwrap_or(address) } else { id };
    (kind, id)
}

/// Finds a heading by its id, with or without the prefix, or by its text.
fn heading(body: &Body, name: &str) -> Result<String, BrokenLink> {
    let slug = crate::base::locale::translit::slug(name);
    let known = |id: &str| body.headings.iter().find(|h| h.id == id).map(|h| h.id.clone());
    let near = || {
        let names = body.headings.iter().map(|heading| heading.id.trim_start_matches("s-"));
        nearest(&slug, names).map(|name| format!("#{name}"))
    };
    known(name)
        .or_else(|| known(&format!("s-{name}")))
        .or_else(|| known(&format!("s-{slug}")))
        .ok_or_else(|| (Code::BrokenAnchor, near()))
}

/// Joins a relative path to the folder of `from`; what leads above the root finds nothing.
fn join(from: &SourcePath, relative: &str) -> String {
    let mut segments: Vec<&str> = from.as_str().split('/').collect();
    segments.pop();
    for segment in relative.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            name => segments.push(name),
        }
    }
    let slash = if relative.ends_with('/') { "/" } else { "" };
    segments.join("/") + slash
}

/// Undoes percent-encoding (RFC 3986, 2.1); what does not decode to UTF-8 stays as typed.
pub(crate) fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        let hex = tail.get(..2).and_then(|h| std::str::from_utf8(h).ok());
        match (byte, hex.and_then(|h| u8::from_str_radix(h, 16).ok())) {
            (b'%', Some(value)) => {
                bytes.push(value);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(byte);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_path_is_joined_to_its_folder() {
        let from = SourcePath::new("content/organisations/a.md");
        assert_eq!(join(&from, "../meetings/b.md"), "content/meetings/b.md");
        assert_eq!(join(&from, "./c.md"), "content/organisations/c.md");
        assert_eq!(join(&from, "../../../../etc/passwd"), "etc/passwd");
    }

    #[test]
    fn percent_encoding_is_undone() {
        assert_eq!(percent_decode("%D0%B0.pdf"), "а.pdf");
        assert_eq!(percent_decode("100%.pdf"), "100%.pdf");
    }
}
