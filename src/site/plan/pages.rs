//! The pages of one language.

use super::addresses::{embed, entry_page, help_page, hotline_sheet, hotline_worker, list_page};
use super::former;
use super::matches::Matches;
use super::route::{Embed, FileKind, Filter, PAGE_LENGTH, PageKind, SHEET_LENGTH, SheetKind};
use super::routes::Planner;
use crate::base::locale::Lang;
use crate::base::names::SourcePath;
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::list::offers::List;
use crate::list::publish::Public;

/// Plans every page of one language; combinations without an entry make none.
pub(super) fn of_language(
    planner: &mut Planner,
    public: &List,
    matches: &Matches,
    (lang, prefix): (Lang, &str),
) {
    let site = SourcePath::new("content/site.yaml");
    let mut add = |path: String, shows| planner.add_route(&path, lang, &site, shows);
    add(format!("{prefix}index.html"), PageKind::Home);
    let not_found =
        if prefix.is_empty() { "404.html".to_owned() } else { format!("{prefix}404.html") };
    add(not_found, PageKind::NotFound);
    add(list_page(prefix, "search", 1), PageKind::Search);
    if !matches.is_empty() {
        add(list_page(prefix, "help", 1), PageKind::HelpIndex);
    }
    for (filter, found) in matches {
        for number in 1..=found.page_count() {
            add(help_page(prefix, filter, number), PageKind::Help(filter.clone(), number));
        }
    }
    if !public.organisations.is_empty() {
        for number in 1..=page_count(public.listed_organisations().count()) {
            add(list_page(prefix, "organisations", number), PageKind::Organisations(number));
        }
    }
    if !public.meetings.is_empty() {
        for number in 1..=page_count(public.meetings_past().len()) {
            add(list_page(prefix, "meetings", number), PageKind::Meetings(number));
        }
    }
    if !public.needs.is_empty() {
        add(list_page(prefix, "needs", 1), PageKind::Needs);
    }
    if public.meetings.iter().any(|meeting| !meeting.tasks.is_empty()) {
        add(list_page(prefix, "tasks", 1), PageKind::Tasks);
    }
    if public.site.publish.coverage && !public.terms(Vocabulary::Help).is_empty() {
        add(list_page(prefix, "coverage", 1), PageKind::Coverage);
    }
    if !public.changes.is_empty() {
        add(list_page(prefix, "changes", 1), PageKind::Changes);
    }
    add(list_page(prefix, "press", 1), PageKind::Press);
    let is_whole = |filter: &&Filter| {
        **filter == Filter { help: filter.help.clone(), ..Filter::default() }
            && filter.help.is_some()
    };
    let helps = matches.keys().filter(is_whole);
    for help in helps.map(|filter| filter.help.clone()).chain([None]) {
        let shows = |form| PageKind::Embed(help.clone(), form);
        add(embed(prefix, help.as_ref(), Embed::Page), shows(Embed::Page));
        add(embed(prefix, help.as_ref(), Embed::Fragment), shows(Embed::Fragment));
    }
    add(list_page(prefix, "join/sheet", 1), PageKind::JoinSheet);
    plan_sheets(planner, public, matches, (lang, prefix));
    plan_entries(planner, public, lang, prefix);
    former::pages(planner, public, matches, (lang, prefix));
}

/// Plans the page that explains the files in open formats, in each language.
pub(super) fn of_data(planner: &mut Planner, public: &Public) {
    let site = SourcePath::new("content/site.yaml");
    for (position, lang) in public.site.languages.iter().enumerate() {
        let prefix = if position == 0 { String::new() } else { format!("{lang}/") };
        planner.add_route(&list_page(&prefix, "data", 1), *lang, &site, PageKind::Data);
    }
}

/// Plans what the hotline and a notice board have of their own.
fn plan_sheets(
    planner: &mut Planner,
    public: &List,
    matches: &Matches,
    (lang, prefix): (Lang, &str),
) {
    if public.organisations.is_empty() {
        return;
    }
    let site = SourcePath::new("content/site.yaml");
    let mut add = |path: &str, shows| planner.add_route(path, lang, &site, shows);
    let sheets: Vec<SheetKind> = match public.listed().count() {
        count if count > SHEET_LENGTH && public.has_areas() => {
            let areas = public.terms(Vocabulary::Areas).iter().map(|area| area.id.clone());
            let areas = areas.filter(|area| matches.contains_key(&Filter::area(area)));
            let areas = areas.map(SheetKind::Area);
            std::iter::once(SheetKind::Areas).chain(areas).collect()
        }
        _ => vec![SheetKind::Whole],
    };
    for sheet in &sheets {
        add(&hotline_sheet(prefix, sheet), PageKind::Hotline(sheet.clone()));
    }
    add(&list_page(prefix, "poster", 1), PageKind::Poster);
    planner.add_route(&hotline_worker(prefix), lang, &site, FileKind::HotlineWorker);
    for sheet in &sheets {
        if let SheetKind::Area(area) = sheet {
            former::plan_sheet(planner, public, lang, prefix, area);
        }
    }
}

/// Plans the pages of entries.
fn plan_entries(planner: &mut Planner, public: &Public, lang: Lang, prefix: &str) {
    for organisation in &public.organisations {
        let id = &organisation.entry.id;
        let path = entry_page(prefix, Kind::Organisation, id);
        planner.add_route(
            &path,
            lang,
            &organisation.entry.path,
            PageKind::Organisation(id.clone()),
        );
    }
    for meeting in &public.meetings {
        let id = &meeting.entry.id;
        let path = entry_page(prefix, Kind::Meeting, id);
        planner.add_route(&path, lang, &meeting.entry.path, PageKind::Meeting(id.clone()));
    }
    for page in &public.pages {
        let path = entry_page(prefix, Kind::Page, &page.entry.id);
        planner.add_route(&path, lang, &page.entry.path, PageKind::Free(page.entry.id.clone()));
    }
}

/// Returns how many pages a list of `count` entries has; an empty list still has one.
pub(super) fn page_count(count: usize) -> usize {
    count.div_ceil(PAGE_LENGTH).max(1)
}
