//! What an address answers now, before the preview adds anything.
//!
//! Comes in: a state and the way of a request. Goes out: a page, a file, the way to a folder, or the site's own
//! page of a wrong address. The disk is read for attachments only, at the path that was planned, and what is read
//! there must have the hash that was planned.

#![expect(clippy::disallowed_methods, reason = "outer layer: reads the attachments that it serves")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::address::{site_path, with_slash};
use super::served_page::{AddressedFile, ServedPage, rendered_page};
use super::state::{Addressed, State};
use crate::base::attachments;
use crate::base::files::{Attachment, FileSource as _};
use crate::base::names::{SitePath, SourcePath};
use crate::site::plan::{FileKind, PageKind, RouteKind};
use crate::site::render::links::encoded;

/// What an address answers.
pub(super) enum Answer {
    /// A page, which the preview adds to.
    Page(Box<ServedPage>),
    /// A file, as it will be written.
    File(&'static str, Vec<u8>),
    /// The address of a folder.
    Folder(String),
    /// A file that is being changed at this moment.
    Changing,
}

/// Answers an address.
pub(super) fn answer(root: &Path, state: &State, address: &str) -> Answer {
    let path = site_path(address);
    let find = |path: &SitePath| state.find(path);
    match path.as_ref().and_then(find) {
        Some(Addressed::File(found)) => planned_answer(root, state, found),
        Some(Addressed::Last(last)) => Answer::Page(Box::new(last.page.clone())),
        None if let Some(bytes) = path.as_ref().and_then(|path| state.search_file(path)) => {
            Answer::File(content_type(".js"), bytes.to_vec())
        }
        None => match path.as_ref().and_then(with_slash).filter(|page| find(page).is_some()) {
            Some(page) => Answer::Folder(format!("/{}", encoded(page.relative_url()))),
            None => Answer::Page(Box::new(not_found(state, path.as_ref()))),
        },
    }
}

fn planned_answer(root: &Path, state: &State, found: AddressedFile<'_>) -> Answer {
    let kind = match found.route.export_format() {
        Some((format, _)) => format.media,
        None => content_type(found.route.path.as_str()),
    };
    match &found.route.shows {
        RouteKind::Page(_) => Answer::Page(Box::new(page_or_before(state, found))),
        RouteKind::File(FileKind::Attachment(source, planned)) => {
            match read_attachment(root, source, planned) {
                Some(bytes) => Answer::File(kind, bytes),
                None => Answer::Changing,
            }
        }
        RouteKind::File(
            FileKind::Export(..)
            | FileKind::Sitemap
            | FileKind::Robots
            | FileKind::Security
            | FileKind::HotlineWorker
            | FileKind::Static(_)
            | FileKind::Index(_),
        ) => {
            let mut bytes = Vec::new();
            match found.output.render(found.index, &mut bytes) {
                Ok(()) => Answer::File(kind, bytes),
                Err(_) => Answer::Changing,
            }
        }
    }
}

/// Reads an attachment; `None` where it is no longer what was planned, such as a link put in its place.
fn read_attachment(root: &Path, source: &SourcePath, planned: &Attachment) -> Option<Vec<u8>> {
    let bytes = fs::read(root.join(source.as_str())).ok()?;
    if *blake3::hash(&bytes).to_hex() != *planned.hash {
        return None;
    }
    match attachments::is_cleaned(source.extension()) {
        true => attachments::clean(source.extension(), &bytes),
        false => Some(bytes),
    }
}

/// Makes a page; where its template fails, as the last sound theme made it, with what is wrong now.
fn page_or_before(state: &State, found: AddressedFile<'_>) -> ServedPage {
    let now = rendered_page(found);
    if now.fault.is_none() {
        return now;
    }
    match state.previous_page(&found.route.path).map(rendered_page) {
        Some(before) if before.fault.is_none() => ServedPage { fault: now.fault, ..before },
        _ => now,
    }
}

/// Returns the site's page of a wrong address, in the language of its first folder.
fn not_found(state: &State, path: Option<&SitePath>) -> ServedPage {
    let lang = path.and_then(|path| path.as_str().split_once('/')).map(|(lang, _)| lang);
    let of_language = lang.map(|lang| format!("{lang}/404.html"));
    let names = of_language.into_iter().chain(["404.html".to_owned()]);
    let found = names.filter_map(|name| SitePath::new(&name).ok());
    let found = found.filter_map(|path| {
        let Addressed::File(found) = state.find(&path)? else { return None };
        matches!(found.route.page_kind(), Some(PageKind::NotFound)).then(|| {
            let mut page = rendered_page(found);
            // It may be shown anywhere, so its links name the site's address, which is elsewhere.
            let base = &found.output.public().site.base_url;
            page.html = page.html.replace(&format!("\"{base}"), "\"/");
            page
        })
    });
    let nothing = || ServedPage {
        is_found: false,
        html: String::new(),
        print: String::new(),
        styles: BTreeMap::new(),
        is_kept: false,
        source: None,
        drafts: Vec::new(),
        fault: None,
    };
    ServedPage { is_found: false, ..found.into_iter().next().unwrap_or_else(nothing) }
}

/// Names the type of a file that is in no open format by its ending; a browser is told not to guess.
fn content_type(path: &str) -> &'static str {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "json" | "webmanifest" => "application/json; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "odt" => "application/vnd.oasis.opendocument.text",
        _ => "application/octet-stream",
    }
}
