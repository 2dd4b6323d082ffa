//! Where the remarks on one document are gathered.

use crate::base::diag::Diagnostic;
use crate::base::diag::Location;
use crate::base::diag::Remarks;
use crate::content::validate::form::Scope;
use std::ops::Range;

/// Walks nodes and makes remarks.
pub(in crate::content::validate) struct Reader<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) remarks: Remarks,
}

impl Reader<'_> {
    pub(in crate::content::validate) fn at(&self, span: &Range<usize>) -> Location {
        Location::new(self.scope.path, span)
    }

    pub(in crate::content::validate) fn report(&mut self, remark: Diagnostic) {
        self.remarks.push(remark);
    }
}
