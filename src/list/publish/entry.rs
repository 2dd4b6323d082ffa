//! What every shown entry has.

use crate::base::choices::OrganisationClass;
use crate::base::localised::Localised;
use crate::base::localised::Text;
use crate::base::names::Id;
use crate::base::names::SourcePath;
use crate::list::model::LinkTarget;
use jiff::civil::Date;
use std::sync::Arc;

/// A term, as pages show it.
#[derive(Debug, Clone, Hash)]
pub struct Term {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// The ids it had before.
    pub formerly: Vec<Id>,
    /// Words that people search with.
    pub synonyms: Vec<Arc<str>>,
    /// A broader term.
    pub parent: Option<Id>,
    /// Its id in Open Eligibility.
    pub open_eligibility: Option<Arc<str>>,
    /// Its cluster of the United Nations.
    pub cluster: Option<Arc<str>>,
    /// Its КАТОТТГ code.
    pub katottg: Option<Arc<str>>,
    /// Its class of schema.org.
    pub schema_org: Option<OrganisationClass>,
}

/// What every public entry has.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id.
    pub id: Arc<str>,
    /// The file it was read from.
    pub path: SourcePath,
    /// The ids it had before.
    pub formerly: Vec<Arc<str>>,
    /// Where its facts come from.
    pub source: Option<Text>,
    /// Its body.
    pub body: Option<Localised<Body>>,
    /// Whether only the preview shows it.
    pub is_draft: bool,
    /// The day its public facts last changed, where the ledger knows.
    pub changed: Option<Date>,
    /// How often they have changed, as the ledger counts.
    pub sequence: u32,
}

/// A body and where its links lead: `targets[i]` stands between `html[i]` and `html[i+1]`.
#[derive(Debug, Clone, Hash)]
pub struct Body {
    /// The HTML between the links.
    pub html: Vec<String>,
    /// Where the links lead.
    pub(crate) targets: Vec<LinkTarget>,
}

impl Entry {
    /// Returns the id that it had first: it stays when the entry is renamed.
    pub(crate) fn oldest_id(&self) -> &str {
        self.formerly.first().unwrap_or(&self.id)
    }
}
