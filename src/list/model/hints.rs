//! Whom somebody may have meant who named nobody. A hint names ids that there are, never one that it made up.

use super::index::Index;
use super::renamed::with_new_name;
use crate::base::diag::Diagnostic;
use crate::base::locale::compare::fold;
use crate::base::locale::order::filing_name;
use crate::base::names::Id;
use crate::content::parse::Kind;
use crate::content::validate::{Match, ReferenceKind};

/// What else could have been meant.
pub(super) struct Hints<'a> {
    pub(super) kind: ReferenceKind,
    pub(super) index: &'a Index<'a>,
}

impl Hints<'_> {
    /// Adds the best hint that there is for a text.
    pub(super) fn with_best_hint(&self, text: &str, diagnostic: Diagnostic) -> Diagnostic {
        let names = self.index.name_index();
        if let Match::Several(ids) = names.find(self.kind, text) {
            return diagnostic.with("candidates", names.told(self.kind, ids)).hint("ambiguous");
        }
        if let Some(ids) = names.ids_of_all(self.kind, text) {
            return diagnostic.with("parts", ids.join(", ")).hint("parts");
        }
        let near = || names.nearest(self.kind, text).or_else(|| self.own_name(text));
        let diagnostic = match self.kind {
            ReferenceKind::Term(_) => diagnostic,
            ReferenceKind::Organisation => {
                match with_new_name(diagnostic, self.index, Kind::Organisation, text) {
                    Ok(diagnostic) => return diagnostic,
                    Err(diagnostic) => diagnostic,
                }
            }
        };
        if let Some(id) = self.current_id(text).or_else(near) {
            let diagnostic = diagnostic.with("nearest", id.as_str());
            let name = names.name(self.kind, id).map_or(id.as_str(), |name| &*name.main);
            return diagnostic.with("name", name).hint("nearest");
        }
        let known = match self.kind {
            ReferenceKind::Term(_) => names.told_if_few(self.kind),
            ReferenceKind::Organisation => None,
        };
        match known {
            Some(known) => diagnostic.with("known", known).hint("known"),
            None => diagnostic,
        }
    }

    /// Returns the one organisation whose name is a text without its legal form: «Приклад» for ГО «Приклад».
    fn own_name(&self, text: &str) -> Option<&Id> {
        let ReferenceKind::Organisation = self.kind else { return None };
        let wanted = fold(&filing_name(text));
        let all = self.index.name_index().all(self.kind).iter();
        let mut same = all.filter(|(_, name)| fold(&filing_name(&name.main)) == wanted);
        same.next().filter(|_| same.next().is_none()).map(|(id, _)| id)
    }

    /// Returns what a term is called now, by an id that it had before.
    fn current_id(&self, text: &str) -> Option<&Id> {
        let ReferenceKind::Term(vocabulary) = self.kind else { return None };
        let now = self.index.renamed.get(&vocabulary)?.get(text)?;
        match self.index.name_index().find(self.kind, now) {
            Match::One(id) => Some(id),
            Match::Several(_) | Match::None => None,
        }
    }
}
