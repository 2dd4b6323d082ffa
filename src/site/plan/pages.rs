//! The pages of one language.

use super::addresses::{embed, entry, help, hotline, hotline_worker, list};
use super::former;
use super::matches::Matches;
use super::route::{Embed, Filter, PAGE_LENGTH, SHEET_LENGTH, Sheet, Shows};
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
    let mut add = |path: String, shows| planner.add(&path, lang, &site, shows);
    add(format!("{prefix}index.html"), Shows::Home);
    let not_found =
        if prefix.is_empty() { "404.html".to_owned() } else { format!("{prefix}404.html") };
    add(not_found, Shows::NotFound);
    add(list(prefix, "search", 1), Shows::Search);
    if !matches.is_empty() {
        add(list(prefix, "help", 1), Shows::HelpIndex);
    }
    for (filter, found) in matches {
        for number in 1..=found.page_count() {
            add(help(prefix, filter, number), Shows::Help(filter.clone(), number));
        }
    }
    if !public.organisations.is_empty() {
        for number in 1..=page_count(public.listed_organisations().count()) {
            add(list(prefix, "organisations", number), Shows::Organisations(number));
        }
    }
    if !public.meetings.is_empty() {
        for number in 1..=page_count(public.meetings_past().len()) {
            add(list(prefix, "meetings", number), Shows::Meetings(number));
        }
    }
    if !public.needs.is_empty() {
        add(list(prefix, "needs", 1), Shows::Needs);
    }
    if public.meetings.iter().any(|meeting| !meeting.tasks.is_empty()) {
        add(list(prefix, "tasks", 1), Shows::Tasks);
    }
    if public.site.publish.coverage && !public.terms(Vocabulary::Help).is_empty() {
        add(list(prefix, "coverage", 1), Shows::Coverage);
    }
    if !public.changes.is_empty() {
        add(list(prefix, "changes", 1), Shows::Changes);
    }
    add(list(prefix, "press", 1), Shows::Press);
    let is_whole = |filter: &&Filter| {
        **filter == Filter { help: filter.help.clone(), ..Filter::default() }
            && filter.help.is_some()
    };
    let helps = matches.keys().filter(is_whole);
    for help in helps.map(|filter| filter.help.clone()).chain([None]) {
        let shows = |form| Shows::Embed(help.clone(), form);
        add(embed(prefix, help.as_ref(), Embed::Page), shows(Embed::Page));
        add(embed(prefix, help.as_ref(), Embed::Fragment), shows(Embed::Fragment));
    }
    add(list(prefix, "join/sheet", 1), Shows::JoinSheet);
    sheets(planner, public, matches, (lang, prefix));
    entries(planner, public, lang, prefix);
    former::pages(planner, public, matches, (lang, prefix));
}

/// Plans the page that explains the files in open formats, in each language.
pub(super) fn of_data(planner: &mut Planner, public: &Public) {
    let site = SourcePath::new("content/site.yaml");
    for (position, lang) in public.site.languages.iter().enumerate() {
        let prefix = if position == 0 { String::new() } else { format!("{lang}/") };
        planner.add(&list(&prefix, "data", 1), *lang, &site, Shows::Data);
    }
}

/// Plans what the hotline and a notice board have of their own.
fn sheets(planner: &mut Planner, public: &List, matches: &Matches, (lang, prefix): (Lang, &str)) {
    if public.organisations.is_empty() {
        return;
    }
    let site = SourcePath::new("content/site.yaml");
    let mut add = |path: &str, shows| planner.add(path, lang, &site, shows);
    let sheets: Vec<Sheet> = match public.listed().count() {
        count if count > SHEET_LENGTH && public.has_areas() => {
            let areas = public.terms(Vocabulary::Areas).iter().map(|area| area.id.clone());
            let areas = areas.filter(|area| matches.contains_key(&Filter::area(area)));
            let areas = areas.map(Sheet::Area);
            std::iter::once(Sheet::Areas).chain(areas).collect()
        }
        _ => vec![Sheet::Whole],
    };
    for sheet in &sheets {
        add(&hotline(prefix, sheet), Shows::Hotline(sheet.clone()));
    }
    add(&hotline_worker(prefix), Shows::HotlineWorker);
    add(&list(prefix, "poster", 1), Shows::Poster);
    for sheet in &sheets {
        if let Sheet::Area(area) = sheet {
            former::sheet(planner, public, lang, prefix, area);
        }
    }
}

/// Plans the pages of entries.
fn entries(planner: &mut Planner, public: &Public, lang: Lang, prefix: &str) {
    for organisation in &public.organisations {
        let id = &organisation.entry.id;
        let path = entry(prefix, Kind::Organisation, id);
        planner.add(&path, lang, &organisation.entry.path, Shows::Organisation(id.clone()));
    }
    for meeting in &public.meetings {
        let id = &meeting.entry.id;
        let path = entry(prefix, Kind::Meeting, id);
        planner.add(&path, lang, &meeting.entry.path, Shows::Meeting(id.clone()));
    }
    for page in &public.pages {
        let path = entry(prefix, Kind::Page, &page.entry.id);
        planner.add(&path, lang, &page.entry.path, Shows::Page(page.entry.id.clone()));
    }
}

/// Returns how many pages a list of `count` entries has; an empty list still has one.
pub(super) fn page_count(count: usize) -> usize {
    count.div_ceil(PAGE_LENGTH).max(1)
}
