//! Documents become records: every field typed, or reported.
//!
//! Fields are read by the one table ([`crate::fields`]): a [`form::Form`] holds what a document says, each value
//! checked and sited, and one file a kind makes a record of it. Translations are laid over their originals here.
//! What needs two entries to judge is left to `model`.

mod entry;
pub mod form;
mod ledger;
mod meeting;
mod merge;
mod need;
mod organisation;
mod page;
mod scalar;
mod site;
mod term;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Checked, Code, Diagnostic, Location, Remarks};
use crate::fields::{Shape, Vocabulary, table};
use crate::locale::Lang;
use crate::localised::Localised;
use crate::names::SourcePath;
use crate::parse::markdown::Body;
use crate::parse::{Document, Kind};
pub use entry::{Common, LinkedFile, Phone, PrivateData};
use form::{Form, Scope};
pub use ledger::{Ledger, LedgerEntry, LedgerEvent};
pub use meeting::{Attendee, Channel, Decision, File, Heard, Meeting, Next, Responsible, Task};
pub use need::Need;
pub use organisation::{Address, Link, Organisation, Person, Service, Verified};
pub use page::Page;
pub use scalar::{nfc, yes_or_no};
pub use site::{Csv, DeployTarget, Hotline, Publish, Publisher, Site};
pub use term::Term;

/// A body in the languages of the site.
pub type Bodies = Localised<Arc<Body>>;

/// Everything that the documents say, entry by entry, in the order of their paths.
#[derive(Debug, Default)]
pub struct Records {
    /// The settings; defaults where `site.yaml` is missing or broken.
    pub site: Site,
    /// The terms of each vocabulary, in their order.
    pub terms: BTreeMap<Vocabulary, Vec<Term>>,
    /// The organisations.
    pub organisations: Vec<Organisation>,
    /// The meetings.
    pub meetings: Vec<Meeting>,
    /// The needs.
    pub needs: Vec<Need>,
    /// The free pages.
    pub pages: Vec<Page>,
    /// What was when.
    pub ledger: Ledger,
    /// Private data from `private/`.
    pub private: Vec<PrivateData>,
    /// The texts that were read, for judging what stands in prose.
    pub texts: BTreeMap<SourcePath, Arc<str>>,
}

/// Types every document. The languages of the site are read first, since every text depends on them.
pub fn validate(documents: Vec<Document>) -> Checked<Records> {
    let mut remarks = Remarks::default();
    let mut records = Records {
        site: site::site(&documents, &mut remarks),
        texts: documents.iter().map(|d| (d.path.clone(), d.text.clone())).collect(),
        ..Records::default()
    };
    let languages = records.site.languages.clone();
    for group in grouped(documents, &languages, &mut remarks) {
        records.take(group, &languages, &mut remarks);
    }
    Checked { value: records, remarks }
}

/// An original and its translations.
struct Group {
    original: Document,
    translations: Vec<(Lang, Document)>,
}

/// Puts translations beside their originals; a translation without one is reported and left out.
fn grouped(documents: Vec<Document>, languages: &[Lang], remarks: &mut Remarks) -> Vec<Group> {
    let (originals, translations): (Vec<_>, Vec<_>) =
        documents.into_iter().partition(|document| document.lang.is_none());
    let mut groups: Vec<Group> = originals
        .into_iter()
        .map(|original| Group { original, translations: Vec::new() })
        .collect();
    let mut index: BTreeMap<(Kind, String), usize> = BTreeMap::new();
    for (position, group) in groups.iter().enumerate() {
        index.entry((group.original.kind, group.original.id.clone())).or_insert(position);
    }
    for document in translations {
        let Some(lang) = document.lang else { continue };
        let at = Location::file(&document.path);
        if !languages.contains(&lang) {
            remarks.push(form::unknown_language(at.clone(), lang.as_str(), languages));
        }
        match index.get(&(document.kind, document.id.clone())) {
            Some(&position) => groups[position].translations.push((lang, document)),
            None => remarks.push(
                Diagnostic::new(Code::OrphanTranslation, at).with("id", document.id.as_str()),
            ),
        }
    }
    groups
}

impl Records {
    /// Makes the record of one entry.
    fn take(&mut self, group: Group, languages: &[Lang], remarks: &mut Remarks) {
        let Group { mut original, translations } = group;
        let shape = match original.kind {
            Kind::Site => return,
            Kind::Ledger => &table::LEDGER,
            Kind::Vocabulary(vocabulary) => {
                let terms = term::terms(&original, vocabulary, languages, remarks);
                self.terms.insert(vocabulary, terms);
                return;
            }
            Kind::Organisation => &table::ORGANISATION,
            Kind::Meeting => &table::MEETING,
            Kind::Need => &table::NEED,
            Kind::Page => &table::PAGE,
            Kind::Private => &table::PRIVATE,
        };
        let mut form = read(&original, shape, languages, remarks);
        let mut body = original.body.take().map(|body| Bodies::new(Arc::new(body)));
        for (lang, mut document) in translations {
            merge::translate(&mut form, &document, lang, languages, remarks);
            if let (Some(body), Some(translated)) = (&mut body, document.body.take()) {
                body.others.insert(lang, Arc::new(translated));
            }
        }
        let common = Common::take(&mut form, &original, body);
        match original.kind {
            Kind::Organisation => {
                self.organisations.push(organisation::organisation(form, common, remarks));
            }
            Kind::Meeting => self.meetings.push(meeting::meeting(form, common, remarks)),
            Kind::Need => self.needs.push(need::need(form, common, remarks)),
            Kind::Page => self.pages.push(page::page(form, common)),
            Kind::Private => self.private.push(PrivateData::take(form, common)),
            Kind::Ledger => self.ledger = Ledger::take(form),
            Kind::Site | Kind::Vocabulary(_) => {}
        }
    }
}

/// Reads a document's fields by their shape.
fn read(
    document: &Document,
    shape: &'static Shape,
    languages: &[Lang],
    remarks: &mut Remarks,
) -> Form {
    let scope = Scope { path: &document.path, languages, translation: None };
    let whole = form::whole_file(document);
    form::form(&scope, shape, document.front.as_ref(), &whole, false).pour(remarks)
}
