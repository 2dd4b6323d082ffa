//! Gathers routes and reports two at one path.

pub(super) use super::routes::Planner;
use crate::base::diag::Diagnostics;

use super::addresses::Addresses;
use super::files::StaticFile;
use super::formats::Format;
use super::routes::Routes;
use crate::base::diag::Checked;
use crate::list::offers::List;

/// Plans every file: pages in each language, formats, static files, copies, redirects.
pub fn plan(public: &List, statics: &[StaticFile], formats: &[&'static Format]) -> Checked<Routes> {
    let mut planner = Planner { routes: Vec::new(), diagnostics: Diagnostics::default() };
    let matches = super::matches::matches(public);
    for (position, lang) in public.site.languages.iter().enumerate() {
        let prefix = if position == 0 { String::new() } else { format!("{lang}/") };
        super::pages::of_language(&mut planner, public, &matches, (*lang, &prefix));
    }
    super::files::of_site(&mut planner, public, statics, formats);
    super::former::plan_files(&mut planner, public);
    if planner.routes.iter().any(|route| route.export_format().is_some()) {
        super::pages::of_data(&mut planner, public);
    }
    let addresses = Addresses::new(public, &planner.routes);
    let list = planner.unique();
    Checked { value: Routes { list, addresses, matches }, diagnostics: planner.diagnostics }
}
