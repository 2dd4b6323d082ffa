//! `unnamed-file`: a file that no entry names, which is therefore not published.

use super::named_files::named_files;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::list::model::Register;

/// Reports each file that neither an entry nor a draft of one names.
pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    if register.attachments.is_empty() {
        return;
    }
    let named = named_files(register);
    for path in register.attachments.keys().filter(|path| !named.contains(path)) {
        let diagnostic = Diagnostic::new(Code::UnnamedFile, Location::file(path));
        diagnostics.push(diagnostic.with("file", path.file_name()));
    }
}
