//! Files become records, entry by entry.
//!
//! An entry is an original with its translations; it depends on nothing but its own bytes and the languages of the
//! site, so one that did not change is taken over from what was read before, and the others are read in parallel.
//! Order is that of the paths.

use std::sync::Arc;

use rayon::prelude::*;

use super::call::{self, Call};
use super::entry::{Bodies, Common, PrivateData};
use super::form::{self, FieldPath, Form, Scope, Untranslated, is_in_letters_of};
use super::ledger::Ledger;
use super::meeting::{self, Meeting};
use super::merge;
use super::name_index::NameIndex;
use super::need::{self, Need};
use super::organisation::{self, Organisation};
use super::page::{self, Page};
use super::parents::put_parent_ids;
use super::records::Records;
use super::site;
use super::term::{self, Term};
use crate::base::diag::{Checked, Code, Diagnostic, Diagnostics, Location};
use crate::base::files::Sources;
use crate::base::locale::Lang;
use crate::base::maps::{HashMap, HashMapExt};
use crate::base::names::SourcePath;
use crate::content::fields::{Shape, Vocabulary, table};
use crate::content::parse::{self, Document, Kind};

/// What was read before. It is only ever an advantage: empty, everything is read.
#[derive(Debug, Default)]
pub struct RecordCache {
    /// What every entry is read by.
    languages: (Option<Lang>, Vec<Lang>),
    /// The entries, by the path of the original.
    entries: HashMap<SourcePath, Arc<TranslatedDocument>>,
    /// By which names the translations of each round were read.
    names: Vec<NameIndex>,
}

/// A file of content.
type Bytes = (SourcePath, Arc<[u8]>);

/// An original with its translations, and what they became.
#[derive(Debug)]
struct TranslatedDocument {
    files: Vec<Bytes>,
    texts: Vec<(SourcePath, Arc<str>)>,
    record: AnyRecord,
    diagnostics: Diagnostics,
}

/// What an entry became.
#[derive(Debug)]
enum AnyRecord {
    /// Nothing that can be used.
    Nothing,
    Organisation(Arc<Organisation>),
    Meeting(Arc<Meeting>),
    Need(Arc<Need>),
    Page(Arc<Page>),
    Private(Arc<PrivateData>),
    Call(Arc<Call>),
    Ledger(Arc<Ledger>),
    Terms(Vocabulary, Vec<Term>),
}

/// Reads and types every file of `content/` and `private/`. What is in `known` and did not change is not read again;
/// afterwards `known` is what is known now.
pub fn read_records(sources: &Sources, known: &mut RecordCache) -> Checked<Records> {
    let mut diagnostics = Diagnostics::default();
    let main = parse::main_language(sources);
    let Sorted { settings, entries, orphans } = pair_translations(sources, main, &mut diagnostics);
    let mut records = Records {
        site: site::validate_site(settings.as_ref(), &mut diagnostics),
        ..Records::default()
    };
    let others = settings.into_iter().chain(orphans);
    records.texts.extend(others.map(|document| (document.path, document.text)));

    let languages = records.site.languages.clone();
    let is_same = known.languages == (Some(main), languages.clone());
    let before = std::mem::take(known);
    let before = if is_same { before } else { RecordCache::default() };
    // Translations name terms, and those of meetings organisations, by whatever these are called.
    let is_translated = entries.iter().any(|files| files.len() > 1);
    let [vocabularies, organisations, others] = in_order_of_names(entries);
    let mut read = Vec::new();
    let mut names = Vec::new();
    for (round, files) in [vocabularies, organisations, others].into_iter().enumerate() {
        let index = if is_translated { records.name_index() } else { NameIndex::default() };
        let has_same_names = before.names.get(round) == Some(&index);
        let entry = |files: Vec<Bytes>| {
            let same =
                before.entries.get(&files[0].0).filter(|entry| are_same(&entry.files, &files));
            let same = same.filter(|_| files.len() == 1 || has_same_names);
            same.map_or_else(|| Arc::new(read_entry(files, main, &languages, &index)), Arc::clone)
        };
        let entries: Vec<Arc<TranslatedDocument>> = files.into_par_iter().map(entry).collect();
        for entry in &entries {
            records.add_document(entry);
            diagnostics.extend_from(&entry.diagnostics);
        }
        read.extend(entries);
        names.push(index);
    }
    // Put in order once, not one by one.
    let texts = read.iter().flat_map(|entry| entry.texts.iter().cloned());
    records.texts = std::mem::take(&mut records.texts).into_iter().chain(texts).collect();
    let entries = read.into_iter().map(|entry| (entry.files[0].0.clone(), entry)).collect();
    *known = RecordCache { languages: (Some(main), languages), entries, names };
    Checked { value: records, diagnostics }
}

/// Tells whether files hold what others hold. One that was not read again is the same in memory.
fn are_same(one: &[Bytes], other: &[Bytes]) -> bool {
    let is_same = |((path, bytes), (other, others)): (&Bytes, &Bytes)| {
        path == other && (Arc::ptr_eq(bytes, others) || bytes == others)
    };
    one.len() == other.len() && one.iter().zip(other).all(is_same)
}

/// Parts the files of entries: the vocabularies, the organisations, which name their terms, and what names either.
fn in_order_of_names(entries: Vec<Vec<Bytes>>) -> [Vec<Vec<Bytes>>; 3] {
    let mut parts = [Vec::new(), Vec::new(), Vec::new()];
    for files in entries {
        let part = match parse::content_path(&files[0].0).map(|place| place.kind) {
            Some(Kind::Vocabulary(_)) => 0,
            Some(Kind::Organisation) => 1,
            Some(
                Kind::Site
                | Kind::Meeting
                | Kind::Need
                | Kind::Page
                | Kind::Private
                | Kind::Call
                | Kind::Ledger,
            )
            | None => 2,
        };
        parts[part].push(files);
    }
    parts
}

/// Files, put together by what they are about.
struct Sorted {
    settings: Option<Document>,
    /// Each original with its translations.
    entries: Vec<Vec<Bytes>>,
    /// Translations of nothing.
    orphans: Vec<Document>,
}

/// Puts translations beside their originals; a translation without one is reported and left out.
fn pair_translations(sources: &Sources, main: Lang, diagnostics: &mut Diagnostics) -> Sorted {
    let mut sorted = Sorted { settings: None, entries: Vec::new(), orphans: Vec::new() };
    let mut originals: HashMap<(Kind, String), usize> = HashMap::new();
    let mut translations = Vec::new();
    for (path, bytes) in sources.texts.iter().filter(|(path, _)| path.below("themes").is_none()) {
        let file = (path.clone(), Arc::clone(bytes));
        match parse::content_path(path) {
            Some(place) if place.kind == Kind::Site => {
                sorted.settings = parse::read_document(path, bytes, main).extend_into(diagnostics);
            }
            Some(place) if place.lang.is_none() => {
                originals.entry((place.kind, place.id)).or_insert(sorted.entries.len());
                sorted.entries.push(vec![file]);
            }
            Some(place) => translations.push(((place.kind, place.id), file)),
            // Nothing reads it, which is said.
            None => drop(parse::read_document(path, bytes, main).extend_into(diagnostics)),
        }
    }
    for (about, file) in translations {
        match originals.get(&about) {
            Some(&position) => sorted.entries[position].push(file),
            None => {
                let diagnostic = Diagnostic::new(Code::OrphanTranslation, Location::file(&file.0));
                diagnostics.push(diagnostic.with("id", about.1.as_str()));
                sorted
                    .orphans
                    .extend(parse::read_document(&file.0, &file.1, main).extend_into(diagnostics));
            }
        }
    }
    sorted
}

/// Reads one entry.
fn read_entry(
    files: Vec<Bytes>,
    main: Lang,
    languages: &[Lang],
    names: &NameIndex,
) -> TranslatedDocument {
    let mut diagnostics = Diagnostics::default();
    let documents = files.iter().map(|(path, bytes)| parse::read_document(path, bytes, main));
    let mut documents: Vec<Option<Document>> =
        documents.map(|one| one.extend_into(&mut diagnostics)).collect();
    let texts = documents.iter().flatten().map(|d| (d.path.clone(), d.text.clone())).collect();
    let translations = documents.split_off(1).into_iter().flatten();
    let translations: Vec<(Lang, Document)> =
        translations.filter_map(|document| Some((document.lang?, document))).collect();
    for (lang, document) in translations.iter().filter(|(lang, _)| !languages.contains(lang)) {
        let at = Location::file(&document.path);
        diagnostics.push(form::unknown_language(at, lang.as_str(), languages));
    }
    let original = documents.pop().flatten();
    let record = original.map_or(AnyRecord::Nothing, |original| {
        record(original, translations, (languages, names), &mut diagnostics)
    });
    TranslatedDocument { files, texts, record, diagnostics }
}

/// Makes the record of one entry.
fn record(
    mut original: Document,
    translations: Vec<(Lang, Document)>,
    (languages, names): (&[Lang], &NameIndex),
    diagnostics: &mut Diagnostics,
) -> AnyRecord {
    let shape = match original.kind {
        Kind::Site => return AnyRecord::Nothing,
        Kind::Ledger => &table::LEDGER,
        Kind::Vocabulary(vocabulary) => {
            let mut terms = term::validate_terms(&original, vocabulary, languages, diagnostics);
            put_parent_ids(vocabulary, &mut terms);
            return AnyRecord::Terms(vocabulary, terms);
        }
        Kind::Organisation => &table::ORGANISATION,
        Kind::Meeting => &table::MEETING,
        Kind::Need => &table::NEED,
        Kind::Page => &table::PAGE,
        Kind::Private => &table::PRIVATE,
        Kind::Call => &table::CALL,
    };
    let mut form = read_form(&original, shape, languages, diagnostics);
    let mut body = original.body.take().map(|body| Bodies::new(Arc::new(body)));
    for (lang, mut document) in translations {
        merge::add_translation(&mut form, &document, (lang, languages), names, diagnostics);
        // A translation without a body leaves that of the original in its place.
        let translated = document.body.take().filter(|body| !body.is_empty());
        if let (Some(body), Some(translated)) = (&mut body, translated) {
            body.others.insert(lang, Arc::new(translated));
        }
    }
    let untranslated = untranslated(&form, body.as_ref(), languages);
    let mut common = Common::from_form(&mut form, &original, body, diagnostics);
    common.untranslated = untranslated;
    match original.kind {
        Kind::Organisation => AnyRecord::Organisation(Arc::new(
            organisation::validate_organisation(form, common, diagnostics),
        )),
        Kind::Meeting => {
            AnyRecord::Meeting(Arc::new(meeting::validate_meeting(form, common, diagnostics)))
        }
        Kind::Need => AnyRecord::Need(Arc::new(need::validate_need(form, common, diagnostics))),
        Kind::Page => AnyRecord::Page(Arc::new(page::validate_page(form, common))),
        Kind::Private => AnyRecord::Private(Arc::new(PrivateData::from_form(form, common))),
        Kind::Call => call::validate_call(form, common, diagnostics)
            .map_or(AnyRecord::Nothing, |call| AnyRecord::Call(Arc::new(call))),
        Kind::Ledger => AnyRecord::Ledger(Arc::new(Ledger::from_form(form))),
        Kind::Site | Kind::Vocabulary(_) => AnyRecord::Nothing,
    }
}

/// Counts the texts of an entry that languages lack, its body among them.
fn untranslated(form: &Form, body: Option<&Bodies>, languages: &[Lang]) -> Untranslated {
    let mut counted = Untranslated::from_form(form, languages);
    let main = Lang::main_of(languages);
    let words = |body: &&Bodies| {
        // What stands in tags is no text.
        let pieces = body.main.html.iter().flat_map(|html| html.split('<'));
        let mut texts = pieces.map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
        texts.any(|text| is_in_letters_of(text, main))
    };
    if let Some(body) = body.filter(words).filter(|_| languages.len() > 1) {
        let end = Location { start: form.at.end, ..form.at.clone() };
        counted.count_text(body, &FieldPath::new("body", "текст"), &end, languages);
    }
    counted
}

/// Reads a document's fields by their shape.
fn read_form(
    document: &Document,
    shape: &'static Shape,
    languages: &[Lang],
    diagnostics: &mut Diagnostics,
) -> Form {
    let scope = Scope { path: &document.path, text: &document.text, languages, translation: None };
    let whole = form::whole_file(document);
    form::form(&scope, shape, document.front.as_ref(), &whole, false).extend_into(diagnostics)
}

impl Records {
    /// Gathers what everybody is called.
    pub(crate) fn name_index(&self) -> NameIndex {
        let organisations = self.organisations.iter().map(|organisation| &**organisation);
        let terms = self.terms.iter().map(|(vocabulary, terms)| (vocabulary, &**terms));
        NameIndex::new(terms, organisations)
    }

    fn add_document(&mut self, entry: &TranslatedDocument) {
        match &entry.record {
            AnyRecord::Nothing => {
                let place = parse::content_path(&entry.files[0].0);
                let own = place.filter(|place| place.kind == Kind::Organisation);
                self.unread.extend(own.map(|place| place.id));
            }
            AnyRecord::Organisation(organisation) => self.organisations.push(organisation.clone()),
            AnyRecord::Meeting(meeting) => self.meetings.push(meeting.clone()),
            AnyRecord::Need(need) => self.needs.push(need.clone()),
            AnyRecord::Page(page) => self.pages.push(page.clone()),
            AnyRecord::Private(private) => self.private.push(private.clone()),
            AnyRecord::Call(call) => self.calls.push(call.clone()),
            AnyRecord::Ledger(ledger) if self.ledger.entries.is_empty() => {
                self.ledger = ledger.clone();
            }
            AnyRecord::Ledger(ledger) => self.ledger = Arc::new(self.ledger.merge(ledger)),
            AnyRecord::Terms(vocabulary, terms) => {
                self.terms.insert(*vocabulary, terms.clone());
            }
        }
    }
}
