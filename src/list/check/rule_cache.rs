//! What a rule said before of what did not change.
//!
//! Only what hangs on one text, or on one entry, is kept; what two of them say together is asked again. Empty, a rule asks everything.

use std::sync::Arc;

use super::near_cache::NearCache;
use super::reach::with_files;
use crate::base::diag::{Diagnostic, Diagnostics, Location};
use crate::base::locale::phones::PhoneNumber;
use crate::base::memo::Memo;
use crate::base::names::{Id, SourcePath};
use crate::content::fields::Vocabulary;
use crate::content::validate::Organisation;
use crate::list::model::Register;

/// What one rule made of what did not change. It is only ever an advantage: empty, everything is made.
#[derive(Debug, Default)]
pub(crate) struct RuleCache {
    texts: Memo<str, Vec<Diagnostic>>,
    entries: Memo<Organisation, Vec<Diagnostic>>,
    pub(super) names: NearCache,
    pub(super) numbers: Memo<Organisation, Vec<(PhoneNumber, Location)>>,
    pub(super) terms: Memo<Organisation, Vec<(Vocabulary, Id)>>,
}

impl RuleCache {
    /// Reports what a rule says of each text by itself.
    pub(super) fn check_texts<'a>(
        &mut self,
        texts: impl Iterator<Item = (&'a SourcePath, &'a Arc<str>)>,
        check: fn(&SourcePath, &str) -> Vec<Diagnostic>,
        diagnostics: &mut Diagnostics,
    ) {
        self.texts.update(texts, |path, text| check(path, text));
        self.texts.all_made().flatten().for_each(|one| diagnostics.push(one.clone()));
    }

    /// Reports what a rule says of each organisation by itself.
    pub(super) fn check_entries<'a>(
        &mut self,
        organisations: impl IntoIterator<Item = &'a Arc<Organisation>>,
        check: fn(&Organisation) -> Vec<Diagnostic>,
        diagnostics: &mut Diagnostics,
    ) {
        self.entries.update(with_files(organisations), |_, organisation| check(organisation));
        self.entries.all_made().flatten().for_each(|one| diagnostics.push(one.clone()));
    }
}

/// Goes through the texts that are nobody's private notes.
pub(super) fn open_texts(register: &Register) -> impl Iterator<Item = (&SourcePath, &Arc<str>)> {
    register.texts.iter().filter(|(path, _)| path.below("private").is_none())
}
