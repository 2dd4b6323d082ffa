//! Where the report of an import goes: a new file, or one that a former import left there.

use std::io::ErrorKind;
use std::path::Path;

use super::super::save;
use super::preview;
use crate::cli::args::Import;
use crate::cli::place::better_place;
use crate::cli::session::{Failure, Session};
use crate::edit::import::input;
use crate::edit::import::plan::ImportPlan;
use crate::edit::import::report::{self, ReportForm};

/// A file that may be written.
pub(super) struct ReportFile<'a> {
    path: &'a Path,
    form: ReportForm,
    /// What lies there: a former report.
    former: Option<Vec<u8>>,
}

impl<'a> ReportFile<'a> {
    /// Looks at the place where a report is wanted, before anything is done: what lies there and is no report stays.
    pub(super) fn wanted(session: &Session, options: &'a Import) -> Result<Option<Self>, Failure> {
        let Some(path) = options.report.as_deref() else { return Ok(None) };
        let shown = || [("path", Session::path_argument(path))];
        let name = path.to_string_lossy();
        let form = ReportForm::from_name(&name)
            .ok_or_else(|| session.fail("cli-import-report-form", &shown()))?;
        // It holds what the file says, also what is for nobody.
        if let Some(other) = better_place(session, path, true)? {
            let arguments =
                [("path", Session::path_argument(path)), ("other", Session::path_argument(&other))];
            return Err(session.fail("cli-import-report-inside", &arguments));
        }
        let former = match input::read(path) {
            Ok(file) if form.is_one(&name, file.bytes()) => Some(file.bytes().to_vec()),
            Ok(_) => return Err(session.fail("cli-import-report-exists", &shown())),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(save::unread(session, path, &error)),
        };
        Ok(Some(Self { path, form, former }))
    }

    /// Writes it whole, and says so.
    pub(super) fn write_report(
        &self,
        session: &Session,
        name: &str,
        plan: &ImportPlan,
    ) -> Result<(), Failure> {
        let summary = preview::summary(session, plan);
        let bytes = report::report_bytes(self.form, (name, &summary), plan, &session.words);
        save::save_bytes(session, self.path, self.former.as_deref(), &bytes)?;
        let path = ("path", Session::path_argument(self.path));
        session.note(&session.say("cli-import-report", &[path]))
    }
}
