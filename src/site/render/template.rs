//! Which template makes which page.

use crate::site::plan::{Embed, PageKind};

/// Names the template of a page.
pub(crate) fn template(page: &PageKind) -> &'static str {
    match page {
        PageKind::Home => "home.html",
        PageKind::HelpIndex => "help-index.html",
        PageKind::Help(..) => "help.html",
        PageKind::Organisations(_) => "organisations.html",
        PageKind::Organisation(_) => "organisation.html",
        PageKind::Meetings(_) => "meetings.html",
        PageKind::Meeting(_) => "meeting.html",
        PageKind::Needs => "needs.html",
        PageKind::Tasks => "tasks.html",
        PageKind::JoinSheet => "join-sheet.html",
        PageKind::Data => "data.html",
        PageKind::Hotline(_) => "hotline.html",
        PageKind::Poster => "poster.html",
        PageKind::Coverage => "coverage.html",
        PageKind::Changes => "changes.html",
        PageKind::Press => "press.html",
        PageKind::Embed(_, Embed::Page) => "embed.html",
        PageKind::Embed(_, Embed::Fragment) => "embed-fragment.html",
        PageKind::Free(_) => "page.html",
        PageKind::Search => "search.html",
        PageKind::NotFound => "404.html",
        PageKind::Redirect(..) => "redirect.html",
    }
}
