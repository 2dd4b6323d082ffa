//! Where the diagnostics on one document are gathered.

use crate::base::diag::Diagnostic;
use crate::base::diag::Diagnostics;
use crate::base::diag::Location;
use crate::base::locale::Lang;
use crate::content::validate::form::scope::Scope;
use std::ops::Range;

/// Walks nodes and makes diagnostics.
pub(in crate::content::validate) struct FormReader<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) diagnostics: Diagnostics,
    /// The language that the keys of the document have.
    pub(in crate::content::validate) keys: Lang,
}

impl FormReader<'_> {
    pub(in crate::content::validate) fn location(&self, span: &Range<usize>) -> Location {
        Location::new(self.scope.path, span)
    }

    pub(in crate::content::validate) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}
