//! A file becomes a document; cannot fail.
//!
//! Each file is decoded, told apart by its path, and cut into front matter and body. What is wrong with bytes,
//! YAML or Markdown becomes a diagnostic; whatever could be read goes on. No field is looked at here.

pub(crate) mod addresses;
mod autolinks;
pub mod body;
mod comments;
pub(in crate::content) mod cuts;
mod dialect;
pub mod edit;
pub(in crate::content) mod encoding;
pub mod front;
mod leftovers;
pub mod markdown;
mod outline;
pub mod text;

use std::sync::Arc;

use crate::base::choices::LedgerKind;
use crate::base::diag::{Arg, Checked, Code, Diagnostic, Diagnostics, Location};
use crate::base::files::Sources;
use crate::base::locale::Lang;
use crate::base::names::{SourcePath, is_like_private};
use crate::base::yaml::{self, Node, Value};
use crate::content::fields::table::FIELD_NAMES;
use crate::content::fields::{Shape, Type, Vocabulary, table};
use body::Body;

/// What a document is about, told by its folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `content/site.yaml`.
    Site,
    /// `content/vocabulary/….yaml`.
    Vocabulary(Vocabulary),
    /// `content/organisations/ID.md` or `.yaml`.
    Organisation,
    /// `content/meetings/DATE[-WORD].md`.
    Meeting,
    /// `content/needs/ID.yaml`.
    Need,
    /// `content/pages/PATH.md`.
    Page,
    /// `content/ledger.yaml`.
    Ledger,
    /// `private/ID.yaml`.
    Private,
    /// `content/calls/ID/NAME.yaml`, or the same below `private/`.
    Call,
}

impl Kind {
    /// Returns the folder of `content/` in which entries of this kind lie; nothing for what is no entry.
    pub(crate) fn folder(self) -> Option<&'static str> {
        match self {
            Self::Organisation => Some("organisations"),
            Self::Meeting => Some("meetings"),
            Self::Need => Some("needs"),
            Self::Page => Some("pages"),
            Self::Site | Self::Vocabulary(_) | Self::Ledger | Self::Private | Self::Call => None,
        }
    }

    /// Returns what the ledger calls entries of this kind; nothing for what is no entry.
    pub(crate) fn in_ledger(self) -> Option<LedgerKind> {
        match self {
            Self::Organisation => Some(LedgerKind::Organisation),
            Self::Meeting => Some(LedgerKind::Meeting),
            Self::Need => Some(LedgerKind::Need),
            Self::Page => Some(LedgerKind::Page),
            Self::Site | Self::Vocabulary(_) | Self::Ledger | Self::Private | Self::Call => None,
        }
    }

    /// Returns the kind of what the ledger tells of.
    pub(crate) fn of_ledger(kind: LedgerKind) -> Self {
        match kind {
            LedgerKind::Organisation => Self::Organisation,
            LedgerKind::Meeting => Self::Meeting,
            LedgerKind::Need => Self::Need,
            LedgerKind::Page => Self::Page,
        }
    }

    /// Returns the fields that editors write; nothing for the ledger, which none does.
    pub(crate) fn shape(self) -> Option<&'static Shape> {
        match self {
            Self::Site => Some(&table::SITE),
            Self::Vocabulary(_) => Some(&table::TERM),
            Self::Organisation => Some(&table::ORGANISATION),
            Self::Meeting => Some(&table::MEETING),
            Self::Need => Some(&table::NEED),
            Self::Page => Some(&table::PAGE),
            Self::Private => Some(&table::PRIVATE),
            Self::Call => Some(&table::CALL),
            Self::Ledger => None,
        }
    }

    /// Returns what a whole file is: a record, or of a vocabulary a list of them; nothing for the ledger.
    pub(crate) fn root_type(self) -> Option<Type> {
        let shape = self.shape()?;
        Some(match self {
            Self::Vocabulary(_) => TERMS,
            Self::Site
            | Self::Organisation
            | Self::Meeting
            | Self::Need
            | Self::Page
            | Self::Private
            | Self::Call
            | Self::Ledger => Type::Record(shape),
        })
    }
}

static TERM: Type = Type::Record(&table::TERM);

/// A vocabulary.
const TERMS: Type = Type::List(&TERM);

/// One file of content, as it was written.
#[derive(Debug, Clone)]
pub(super) struct Document {
    /// Where it was read.
    pub path: SourcePath,
    /// What it is about.
    pub kind: Kind,
    /// Its id: the file name without language and extension; for pages with their folders.
    pub id: String,
    /// The language of a translation, `None` for the original.
    pub lang: Option<Lang>,
    /// Its decoded text; every place is a byte of it.
    pub text: Arc<str>,
    /// Its fields.
    pub front: Option<Node>,
    /// Its body, where its kind has one.
    pub body: Option<Body>,
}

/// Looks up the first language of the site: the typography of a body depends on it. What is wrong with it is told
/// when `site.yaml` is validated.
pub(super) fn main_language(sources: &Sources) -> Lang {
    let path = SourcePath::new("content/site.yaml");
    let text = sources.texts.get(&path).map(|bytes| text::for_display(bytes)).unwrap_or_default();
    let settings = yaml::parse(&path, &text, 0..text.len()).value;
    let Some(Node { value: Value::Map(entries), .. }) = settings else { return Lang::UK };
    let row = table::SITE.row("languages");
    let is_row = |key: &str| row.is_some_and(|row| row.is_named(key));
    let value = entries.into_iter().find(|entry| is_row(&entry.key)).map(|entry| entry.value.value);
    let first = match value {
        Some(Value::List(items)) => items.into_iter().next().map(|item| item.value),
        single @ (Some(Value::Null | Value::Scalar(_) | Value::Map(_) | Value::Lost) | None) => {
            single
        }
    };
    match first {
        Some(Value::Scalar(code)) => {
            let lang = Lang::checked(code.trim());
            lang.or_else(|meant| meant.ok_or(())).unwrap_or(Lang::UK)
        }
        Some(Value::Null | Value::List(_) | Value::Map(_) | Value::Lost) | None => Lang::UK,
    }
}

/// What a path tells: kind, id, language, and whether the file has a body.
#[derive(Debug, Clone)]
pub(crate) struct ContentPath {
    /// What it is about.
    pub kind: Kind,
    /// Its id: the file name without language and extension; for pages with their folders.
    pub id: String,
    /// The language of a translation, `None` for the original.
    pub lang: Option<Lang>,
    /// Whether it has a body.
    pub is_markdown: bool,
}

/// Reads one file; `None` where nothing reads it or it is no text. `main` is the first language of the site.
pub(super) fn read_document(
    path: &SourcePath,
    bytes: &[u8],
    main: Lang,
) -> Checked<Option<Document>> {
    let mut diagnostics = Diagnostics::default();
    let Some(place) = checked_content_path(path, &mut diagnostics) else {
        text::mask_unread(path, bytes, is_private(path), &mut diagnostics);
        return Checked { value: None, diagnostics };
    };
    if let Some(format) = text::foreign_format(bytes) {
        let diagnostic = Diagnostic::new(Code::NotText, Location::file(path));
        diagnostics
            .push(diagnostic.with("format", Arg::Words(format)).with("file", path.file_name()));
        text::mask_unread(path, bytes, true, &mut diagnostics);
        return Checked { value: None, diagnostics };
    }
    let Some((text, parts, front)) = read_fields(path, bytes, place.is_markdown, &mut diagnostics)
    else {
        return Checked { value: None, diagnostics };
    };
    let lang = place.lang.unwrap_or(main);
    let body = place.is_markdown.then(|| {
        markdown::render_body(path, &text, parts.body.clone(), lang).extend_into(&mut diagnostics)
    });
    for (span, words) in body.iter().flat_map(|body| &body.decoded) {
        text::check_decoded(path, (&text, span), words, &mut diagnostics);
    }
    let document = Document {
        path: path.clone(),
        kind: place.kind,
        id: place.id,
        lang: place.lang,
        text: text.into(),
        front,
        body,
    };
    Checked { value: Some(document), diagnostics }
}

/// Reads the text of a file, its two parts, and the fields; `None` where it is no text.
fn read_fields(
    path: &SourcePath,
    bytes: &[u8],
    is_markdown: bool,
    diagnostics: &mut Diagnostics,
) -> Option<(String, front::Parts, Option<Node>)> {
    let text = text::decode(path, bytes).extend_into(diagnostics)?;
    let parts = match is_markdown {
        true => front::split(path, &text).extend_into(diagnostics),
        false => front::Parts { yaml: 0..text.len(), body: text.len()..text.len(), is_lost: false },
    };
    if let Some(mark) = cuts::conflict_marker(&text) {
        let at = Location::new(path, &mark);
        diagnostics.push(Diagnostic::new(Code::MergeConflict, at));
        if parts.yaml.contains(&mark.start) {
            text::mask_contacts(path, &text, parts.yaml.clone(), diagnostics);
            return Some((text, parts, Some(Node { span: 0..0, value: Value::Lost })));
        }
    }
    let read = yaml::read_past_slips(path, &text, parts.yaml.clone(), FIELD_NAMES);
    if read.diagnostics.has_errors() {
        text::mask_contacts(path, &text, parts.yaml.clone(), diagnostics);
    }
    let lost = parts.is_lost.then_some(Node { span: 0..0, value: Value::Lost });
    let front = read.extend_into(diagnostics).or(lost);
    if let Some(front) = &front {
        text::decoded_fields(path, &text, front, diagnostics);
    }
    let shape = content_path(path).and_then(|place| place.kind.shape());
    if let (Some(front), Some(shape)) = (&front, shape) {
        cuts::report(path, &text, front, shape, diagnostics);
        cuts::field_in_body(path, &text, &parts, shape, diagnostics);
    }
    Some((text, parts, front))
}

/// Returns what is wrong with the text of a file and the form of its fields: with an error among it, some field may not
/// have been read.
pub(crate) fn form_faults(path: &SourcePath, bytes: &[u8]) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    if let Some(place) = content_path(path) {
        // What was read is not asked for.
        let _ = read_fields(path, bytes, place.is_markdown, &mut diagnostics);
    }
    diagnostics
}

/// Tells what a file is from where it lies; a file that nothing reads gets a diagnostic.
fn checked_content_path(path: &SourcePath, diagnostics: &mut Diagnostics) -> Option<ContentPath> {
    if let Some(name) = path.below("content/calls").or_else(|| path.below("private/calls")) {
        return call_path(path, name, diagnostics);
    }
    if let Some(name) = path.below("private") {
        return entry_path(path, name, Kind::Private, &["yaml"], diagnostics);
    }
    if path.as_str() == "ledger.yaml" {
        // A history that does not lie in the content.
        return Some(fixed(Kind::Ledger, "ledger"));
    }
    let rest = path.below("content")?;
    let (folder, name) = rest.split_once('/').unwrap_or(("", rest));
    match (folder, name) {
        ("", "site.yaml") => Some(fixed(Kind::Site, "site")),
        ("", "ledger.yaml") => Some(fixed(Kind::Ledger, "ledger")),
        ("vocabulary", name) => {
            let known = |v: &Vocabulary| name.strip_suffix(".yaml") == Some(v.as_str());
            match Vocabulary::ALL.into_iter().find(known) {
                Some(vocabulary) => Some(fixed(Kind::Vocabulary(vocabulary), vocabulary.as_str())),
                None => unknown_file(path, diagnostics),
            }
        }
        ("organisations", name) => {
            entry_path(path, name, Kind::Organisation, &["md", "yaml"], diagnostics)
        }
        ("meetings", name) => entry_path(path, name, Kind::Meeting, &["md"], diagnostics),
        ("needs", name) => entry_path(path, name, Kind::Need, &["yaml"], diagnostics),
        ("pages", name) => entry_path(path, name, Kind::Page, &["md"], diagnostics),
        _ => unknown_file(path, diagnostics),
    }
}

/// Tells what the file at `path` is about; `None` for a file that nothing reads.
pub(crate) fn content_path(path: &SourcePath) -> Option<ContentPath> {
    checked_content_path(path, &mut Diagnostics::default())
}

fn fixed(kind: Kind, id: &str) -> ContentPath {
    ContentPath { kind, id: id.to_owned(), lang: None, is_markdown: false }
}

fn unknown_file(path: &SourcePath, diagnostics: &mut Diagnostics) -> Option<ContentPath> {
    let diagnostic = Diagnostic::new(Code::UnknownFile, Location::file(path));
    let extension = path.extension();
    let stem = path.file_name().strip_suffix(extension).unwrap_or_default().trim_end_matches('.');
    let is_ours = |end: &str| matches!(end, "md" | "yaml");
    let hint = match extension {
        _ if is_private(path) => "private",
        end if is_ours(end) && lower_language(stem).is_some() => "language",
        "yml" => "yml",
        // Editors put it behind a name that has an end already.
        "txt" if stem.rsplit_once('.').is_some_and(|(_, end)| is_ours(end)) => "second-end",
        end if !is_ours(end) && is_ours(&end.to_lowercase()) => "capitals",
        "markdown" | "txt" | "docx" | "html" if !is_yaml_only(path) => "markdown",
        _ => "folders",
    };
    let name = match hint {
        "capitals" => format!("{stem}.{}", extension.to_lowercase()),
        "language" => format!("{}.{extension}", lower_language(stem).unwrap_or_default()),
        _ => stem.to_owned(),
    };
    let diagnostic = diagnostic.with("file", path.as_str()).with("name", name);
    diagnostics.push(diagnostic.hint(hint));
    None
}

/// Returns the name of a translation whose language is in capitals, without its extension, as it should be: `pryklad.en`.
fn lower_language(stem: &str) -> Option<String> {
    let (id, code) = stem.rsplit_once('.').filter(|(id, _)| !id.is_empty())?;
    let is_capital = code.contains(|c: char| c.is_ascii_uppercase());
    let lang = Lang::parse(&code.to_ascii_lowercase()).filter(|_| is_capital)?;
    Some(format!("{id}.{lang}"))
}

/// Tells a file that lies where somebody keeps what is not for everybody.
fn is_private(path: &SourcePath) -> bool {
    let folders = path.as_str().rsplit_once('/').map_or("", |(folders, _)| folders);
    folders.split('/').any(|folder| folder == "private" || is_like_private(folder))
}

/// Tells the folders whose entries have no body.
fn is_yaml_only(path: &SourcePath) -> bool {
    ["content/needs", "content/vocabulary", "content/calls", "private"]
        .iter()
        .any(|folder| path.below(folder).is_some())
}

/// Reads `ID/NAME.yaml`: a call lies in the folder of the entry that it was about.
fn call_path(path: &SourcePath, name: &str, diagnostics: &mut Diagnostics) -> Option<ContentPath> {
    let stem = name.strip_suffix(".yaml");
    match stem.filter(|stem| stem.split('/').count() == 2 && !stem.contains('.')) {
        Some(id) => Some(fixed(Kind::Call, id)),
        None => unknown_file(path, diagnostics),
    }
}

/// Reads `ID.EXT` or `ID.LANG.EXT`; only pages lie in folders of their own.
fn entry_path(
    path: &SourcePath,
    name: &str,
    kind: Kind,
    extensions: &[&str],
    diagnostics: &mut Diagnostics,
) -> Option<ContentPath> {
    let Some((stem, extension)) = name.rsplit_once('.').filter(|(_, e)| extensions.contains(e))
    else {
        return unknown_file(path, diagnostics);
    };
    if lower_language(stem).is_some() {
        return unknown_file(path, diagnostics);
    }
    let (id, lang) = match stem.rsplit_once('.') {
        Some((id, code)) if Lang::parse(code).is_some() => (id, Lang::parse(code)),
        _ => (stem, None),
    };
    let is_nested = id.contains('/') && kind != Kind::Page;
    if is_nested {
        return unknown_file(path, diagnostics);
    }
    Some(ContentPath { kind, id: id.to_owned(), lang, is_markdown: extension == "md" })
}
