//! What files that are published tell beside what they show: an error each, unless somebody looked through the file.
//!
//! This is no rule of the table, whose levels a site chooses: what forbids building is always looked for. A file that
//! nobody names tells nobody anything; that it is broken is said all the same. What is not opened is an error whether the
//! site hides something or not: the same file is reported alike today and on the day when the first private number comes.

use super::named_files::{checked_files, named_files};
use crate::base::attachments::Finding;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::names::SourcePath;
use crate::base::secrets::{part_name, unlooked};
use crate::list::model::Register;

/// Reports what files tell that entries name.
pub(crate) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    let telling = || register.attachments.iter().filter(|(_, file)| !file.findings.is_empty());
    if telling().next().is_none() {
        return;
    }
    let (named, checked) = (named_files(register), checked_files(register));
    for (path, file) in telling() {
        let is_told = named.contains(path) && !checked.contains(path);
        let told = file.findings.iter().filter(|found| is_told || **found == Finding::Broken);
        told.for_each(|finding| diagnostics.push(diagnostic(path, finding)));
    }
}

fn diagnostic(path: &SourcePath, finding: &Finding) -> Diagnostic {
    let new = |code| Diagnostic::new(code, Location::file(path)).with("file", below_files(path));
    match finding {
        Finding::Broken => new(Code::BrokenFile).with("extension", path.extension()),
        Finding::Author(name) => {
            let diagnostic = new(Code::DocumentAuthor).with("name", name.as_str());
            with_program(path, diagnostic)
        }
        Finding::Hidden(kind, name) => {
            let diagnostic = new(Code::HiddenText).with("kind", kind.as_str());
            with_program(path, diagnostic.with("named", part_name(name)))
        }
        Finding::Metadata => new(Code::FileMetadata).with("extension", path.extension()),
        Finding::Unlooked(part) => unlooked(path, part),
    }
}

/// Chooses the hint by the program that makes such files.
fn with_program(path: &SourcePath, diagnostic: Diagnostic) -> Diagnostic {
    match path.extension().to_ascii_lowercase().as_str() {
        "pdf" => diagnostic.hint("pdf"),
        "odt" | "ods" => diagnostic.hint("libreoffice"),
        _ => diagnostic,
    }
}

/// Returns how the settings name a file.
fn below_files(path: &SourcePath) -> &str {
    path.below("content/files").unwrap_or(path.as_str())
}
