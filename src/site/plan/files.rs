//! What is no page: formats, feeds, static files, copies.

use std::sync::Arc;

use super::addresses::attachment;
use super::formats::{Cardinality, Format};
use super::route::FileKind;
use super::routes::Planner;
use crate::base::diag::{Code, Diagnostic, Location};
use crate::base::locale::Lang;
use crate::base::names::SourcePath;
use crate::list::meetings::Occasion;
use crate::list::offers::List;
use crate::list::publish::Public;

/// A static file of the theme: its name and what its bytes hash to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaticFile {
    /// Its path below `static/`.
    pub name: String,
    /// The first digits of its hash; part of the published name, so a browser may keep it for ever.
    pub hash: String,
    /// The file it was read from.
    pub source: SourcePath,
}

/// Types of files that a browser never runs (docs/threats.md V2): everything else is refused.
const SAFE: [&str; 19] = [
    "pdf", "png", "jpg", "jpeg", "gif", "webp", "avif", "txt", "csv", "doc", "docx", "xls", "xlsx",
    "odt", "ods", "rtf", "zip", "mp3", "mp4",
];

/// Plans the files that exist once, whatever the languages.
pub(super) fn of_site(
    planner: &mut Planner,
    public: &List,
    statics: &[StaticFile],
    formats: &[&'static Format],
) {
    let lang = Lang::main_of(&public.site.languages);
    let site = SourcePath::new("content/site.yaml");
    for format in formats {
        if format.is_wanted(public.site.outputs.as_ref()) && format.carries.is_shown(public) {
            of_format(planner, public, lang, format);
        }
    }
    planner.add_route("sitemap.xml", lang, &site, FileKind::Sitemap);
    planner.add_route("robots.txt", lang, &site, FileKind::Robots);
    if security_contact(public).is_some() {
        planner.add_route(SECURITY, lang, &site, FileKind::Security);
    }
    for file in statics {
        planner.add_route(
            &published_name(file),
            lang,
            &file.source,
            FileKind::Static(file.name.clone()),
        );
    }
    for (path, file) in &public.attachments {
        if !SAFE.contains(&path.extension().to_ascii_lowercase().as_str()) {
            let diagnostic = Diagnostic::new(Code::UnsafeFile, Location::file(path));
            let diagnostic =
                diagnostic.with("extension", path.extension()).with("allowed", SAFE.join(", "));
            planner.diagnostics.push(diagnostic);
            continue;
        }
        let shows = FileKind::Attachment(path.clone(), file.clone());
        planner.add_route(&attachment(path), lang, path, shows);
    }
}

/// Where RFC 9116 has it: below the root of a server, or nobody looks for it.
pub(in crate::site) const SECURITY: &str = ".well-known/security.txt";

/// Returns who is told of a weakness of the site. A record of one day names nobody: what it says expires.
pub(in crate::site) fn security_contact(public: &Public) -> Option<&str> {
    let site = &public.site;
    let (_, rest) = site.base_url.split_once("://")?;
    let is_root = rest.split_once('/').is_some_and(|(_, path)| path.is_empty());
    let email = site.publisher.as_ref()?.email.as_deref();
    email.filter(|_| is_root && site.record.is_none())
}

/// Plans the file of a format, or one for each record.
fn of_format(planner: &mut Planner, public: &List, lang: Lang, format: &'static Format) {
    let mut each = |id: &Arc<str>, source: &SourcePath| {
        let shows = FileKind::Export(format, Some(id.clone()));
        planner.add_route(&format.path_of(id), lang, source, shows);
    };
    match format.each {
        Cardinality::Organisation => {
            public.organisations.iter().for_each(|o| each(&o.entry.id, &o.entry.path));
        }
        Cardinality::Meeting => public.occasions().for_each(|occasion| match occasion {
            Occasion::Filed(meeting) => each(&meeting.entry.id, &meeting.entry.path),
            Occasion::Announced(announced) => each(&announced.key, &announced.by.path),
        }),
        Cardinality::Site => {
            let site = SourcePath::new("content/site.yaml");
            planner.add_route(format.file, lang, &site, FileKind::Export(format, None));
        }
    }
}

/// Returns `static/NAME.HASH.EXT`.
fn published_name(file: &StaticFile) -> String {
    match file.name.rsplit_once('.') {
        Some((stem, extension)) => format!("static/{stem}.{}.{extension}", file.hash),
        None => format!("static/{}.{}", file.name, file.hash),
    }
}
