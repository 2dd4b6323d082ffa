//! Values that readers must be shown: phones, states, hours. A value is shown where another value gives a page with other words.
//!
//! How a theme words a state is its own business, so nothing is looked for; two sites are compared that differ in one value.
//! That a phone can be tapped is looked for by its `tel:` link.

use std::collections::BTreeSet;

use super::html;
use super::scenes::{self, Scene};
use super::trial::{self, Trial};
use crate::base::diag::{Arg, Code, Diagnostic};
use crate::base::names::SitePath;
use crate::site::pipeline::Output;
use crate::site::plan::PageKind;

/// Tells whether something must be on a kind of page.
type IsOf = fn(&PageKind) -> bool;

/// One value, and the kinds of pages that must show it.
struct ShownValue {
    /// Its name in the catalogue.
    name: &'static str,
    /// The file below `content/` that says it.
    file: &'static str,
    from: &'static str,
    to: &'static str,
    /// Whether a kind of page must show it.
    is_of: IsOf,
}

const ENTRY: &str = "organisations/zrazkova.md";

const fn expected_value(
    name: &'static str,
    file: &'static str,
    (from, to): (&'static str, &'static str),
    is_of: IsOf,
) -> ShownValue {
    ShownValue { name, file, from, to, is_of }
}

/// Every value that must be shown somewhere.
const VALUES: [ShownValue; 11] = [
    expected_value("theme-value-phone", ENTRY, ("050 000-00-01", "050 000-00-09"), is_entry),
    expected_value("theme-value-phone", ENTRY, ("050 000-00-04", "050 000-00-08"), is_row),
    expected_value(
        "theme-value-hours",
        ENTRY,
        ("Mo-Fr 01:00-02:00", "Mo-Fr 03:00-04:00"),
        is_entry,
    ),
    expected_value("theme-value-closed", ENTRY, ("status: active", "status: closed"), is_entry),
    expected_value(
        "theme-value-paused",
        ENTRY,
        ("status: active", "status: paused"),
        is_entry_or_row,
    ),
    expected_value(
        "theme-value-relocated",
        ENTRY,
        ("status: active", "status: relocated"),
        is_entry_or_row,
    ),
    expected_value(
        "theme-value-hotline",
        "site.yaml",
        ("short: \"112\"", "short: \"113\""),
        is_home,
    ),
    expected_value(
        "theme-value-cancelled",
        "meetings/2020-04-01.md",
        ("status: planned", "status: cancelled"),
        is_meeting,
    ),
    expected_value(
        "theme-value-need",
        "needs/masky.yaml",
        ("state: critical", "state: partial"),
        is_needs,
    ),
    expected_value(
        "theme-value-task",
        "meetings/2020-03-20.md",
        ("status: open", "status: done"),
        is_tasks,
    ),
    expected_value(
        "theme-value-due",
        "meetings/2020-03-20.md",
        ("due: 2020-05-01", "due: 2020-05-09"),
        is_tasks,
    ),
];

fn is_entry(kind: &PageKind) -> bool {
    matches!(kind, PageKind::Organisation(id) if **id == *"zrazkova")
}

fn is_row(kind: &PageKind) -> bool {
    let help = if let PageKind::Embed(help, _) = kind {
        help.as_ref()
    } else if let PageKind::Help(filter, _) = kind {
        filter.help.as_ref()
    } else {
        return matches!(kind, PageKind::Hotline(_));
    };
    help.is_some_and(|help| help.as_str() == "food")
}

fn is_entry_or_row(kind: &PageKind) -> bool {
    is_entry(kind) || is_row(kind)
}

fn is_home(kind: &PageKind) -> bool {
    *kind == PageKind::Home
}

fn is_meeting(kind: &PageKind) -> bool {
    matches!(kind, PageKind::Meetings(1))
        || matches!(kind, PageKind::Meeting(id) if **id == *"2020-04-01")
}

fn is_needs(kind: &PageKind) -> bool {
    *kind == PageKind::Needs
}

fn is_tasks(kind: &PageKind) -> bool {
    *kind == PageKind::Tasks
}

/// The links that a phone must have, and where.
const LINKS: [(&str, IsOf); 3] =
    [("tel:+380500000001", is_entry), ("tel:+380500000004", is_row), ("tel:112", is_home)];

/// Reports the values that pages do not show; `plain` is the site that they are compared with.
pub(super) fn check_values_shown(trial: &mut Trial<'_>, plain: &Output) {
    for value in &VALUES {
        let other = trial.make_site(&changed_scene(value)).value;
        for index in 0..plain.routes().len() {
            let route = &plain.routes()[index];
            let Some(kind) = route.page_kind().filter(|kind| (value.is_of)(kind)) else { continue };
            let Some(now) = words(&other, &route.path) else { continue };
            // What is gone without a word tells nobody why.
            let says_more = |before: BTreeSet<String>| !now.is_subset(&before);
            if words(plain, &route.path).is_some_and(|before| !says_more(before)) {
                let diagnostic = Diagnostic::new(Code::ValueNotShown, trial.place(plain, index));
                let diagnostic = diagnostic.with("value", Arg::Words(value.name));
                // The same place may be told for another kind of page.
                let template = crate::site::render::template(kind);
                trial.tell_once(diagnostic.with("template", template), true);
            }
        }
    }
    for (link, is_of) in LINKS {
        for (index, route) in plain.routes().iter().enumerate() {
            let Some(kind) = route.page_kind().filter(|kind| is_of(kind)) else { continue };
            let Some(html) = html(plain, &route.path) else { continue };
            let is_linked =
                |tag: &html::Tag| tag.attribute("href").is_some_and(|to| to.starts_with(link));
            if !html::tags(&html).iter().any(is_linked) {
                let diagnostic = Diagnostic::new(Code::ValueNotShown, trial.place(plain, index));
                let diagnostic = diagnostic.with("value", Arg::Words("theme-value-link"));
                let template = crate::site::render::template(kind);
                trial.tell_once(diagnostic.with("template", template).hint("link"), true);
            }
        }
    }
}

/// Returns the plain scene with another value.
fn changed_scene(value: &ShownValue) -> Scene {
    let mut scene = scenes::base_scene();
    let file = scene
        .get_mut(&format!("content/{}", value.file))
        .expect("a value stands in a file of the scene");
    debug_assert!(file.contains(value.from), "{} is not in {}", value.from, value.file);
    *file = file.replace(value.from, value.to);
    scene
}

/// Returns the words of a page that people see; nothing where there is no such page or its template fails.
fn words(made: &Output, path: &SitePath) -> Option<BTreeSet<String>> {
    let words = html::words(&html::tags(&html(made, path)?));
    Some(words.split_whitespace().map(str::to_owned).collect())
}

fn html(made: &Output, path: &SitePath) -> Option<String> {
    let index = made.routes().iter().position(|route| route.path == *path)?;
    trial::page_html(made, index).ok()
}
