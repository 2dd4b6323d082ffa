//! What each template gets, by its name.
//!
//! A page is put together from values that many pages share, so it has no type of its own: `tests/suite/theme_values.rs`
//! holds every page to what is declared here.

use super::contract::{ValueShape, shapes};
use super::list::{
    Active, AtHome, CountValue, Counts, Drawing, FurtherRows, Lacking, Letter, Pager, TaskCounts,
    Unstated,
};
use super::meeting::{Attended, MeetingCard, MeetingEntry, TaskValue};
use super::need::{FileGroup, Grid, NeedValue, Supply, WeekOfChanges};
use super::organisation::{Card, OrganisationEntry};
use super::parts::{Download, NameValue, TermValue};
use super::rows::{HelpGroup, LetterGroup, Row};
use super::site::PageEntry;

/// What the page of each template gets besides what every page gets; the sentence of a template is about its pages.
pub const TEMPLATES: &[&ValueShape] = &[
    &Home::SHAPE,
    &HelpIndex::SHAPE,
    &Help::SHAPE,
    &Organisations::SHAPE,
    &Organisation::SHAPE,
    &Meetings::SHAPE,
    &Meeting::SHAPE,
    &Needs::SHAPE,
    &JoinSheet::SHAPE,
    &Tasks::SHAPE,
    &Data::SHAPE,
    &Hotline::SHAPE,
    &Poster::SHAPE,
    &Coverage::SHAPE,
    &Changes::SHAPE,
    &Press::SHAPE,
    &EmbedPage::SHAPE,
    &EmbedFragment::SHAPE,
    &Page::SHAPE,
    &SearchPage::SHAPE,
    &NotFound::SHAPE,
    &Redirect::SHAPE,
];

shapes! {
    /// `/`
    "home.html" Home {
        /// The kinds of help that somebody gives.
        helps: Vec<CountValue>,
        /// The audiences whom somebody helps.
        audiences: Vec<CountValue>,
        /// The areas where somebody helps; empty when the site has one area.
        areas: Vec<CountValue>,
        /// Those who come to people's homes; nothing where nobody does.
        at_home: Option<AtHome>,
        /// Kinds of help that nobody gives now.
        lacking: Vec<Lacking>,
        /// How much the list holds.
        counts: Counts,
        /// The next meeting.
        next_meeting: Option<MeetingCard>,
        /// The meeting that was held last.
        last_meeting: Option<MeetingCard>,
        /// Cancelled meetings whose day comes before the next meeting.
        cancelled_meetings: Vec<MeetingCard>,
        /// How many tasks are not done.
        tasks: TaskCounts,
        /// The bodies that receive the list.
        desks: Vec<Card>,
    }

    /// `/help/`
    "help-index.html" HelpIndex {
        /// As on the home page.
        helps: Vec<CountValue>,
        /// As on the home page.
        audiences: Vec<CountValue>,
        /// As on the home page.
        areas: Vec<CountValue>,
        /// As on the home page.
        at_home: Option<AtHome>,
        /// As on the home page.
        lacking: Vec<Lacking>,
        /// Those that have reported nothing.
        silent: Vec<Card>,
    }

    /// `/help/ID/`, `/help/ID/area/AREA/`, `/help/ID/for/AUDIENCE/`, `/help/ID/at-home/`, `/help/area/AREA/`, `/help/for/AUDIENCE/`,
    /// `/help/at-home/`; each followed by `page/2/` … where it is long
    "help.html" Help {
        /// The kind of help that was chosen.
        help: Option<TermValue>,
        /// The area that was chosen.
        area: Option<TermValue>,
        /// The audience that was chosen.
        audience: Option<TermValue>,
        /// Who helps, a hundred a page.
        rows: Vec<Row>,
        /// The same, each through `row.html`, which sees `card`, `service`, `help`, `base`, `lang`, `site` and is rendered once
        /// for all pages with that row.
        rows_html: String,
        /// How many organisations stand on all pages.
        total: usize,
        /// The pages of the list; nothing when there is one.
        pager: Option<Pager>,
        /// Kinds of help within an area or audience.
        helps: Vec<CountValue>,
        /// Areas within a kind of help.
        areas: Vec<CountValue>,
        /// Audiences within a kind of help.
        audiences: Vec<CountValue>,
        /// As on the home page; nothing where it is no further choice.
        at_home: Option<AtHome>,
        /// The choices in force.
        active: Vec<Active>,
        /// Where two choices are in force and all rows stand on this page, what a third one would leave of them.
        further: Option<FurtherRows>,
        /// Where an audience was chosen, those who help and do not say whom: the list does not show them.
        unstated: Option<Unstated>,
        /// How many organisations have reported nothing.
        silent: usize,
    }

    /// `/organisations/`, `/organisations/page/2/` …
    "organisations.html" Organisations {
        /// The organisations, by the letter they begin with.
        groups: Vec<LetterGroup>,
        /// The alphabet.
        letters: Vec<Letter>,
        /// The bodies that receive the list; on the first page only.
        desks: Vec<Card>,
        /// How many organisations there are without these.
        total: usize,
        /// The pages of the list; nothing when there is one.
        pager: Option<Pager>,
    }

    /// `/organisations/ID/`
    "organisation.html" Organisation {
        /// The organisation, as in lists.
        card: Card,
        /// Everything else about it.
        entry: OrganisationEntry,
        /// `whole` when not even its name is in the page's language, `part` when something is not, else nothing.
        untranslated: Option<String>,
        /// Its members.
        members: Vec<Card>,
        /// What it is a member of.
        member_of: Vec<Card>,
        /// The meetings it took part in, the newest first.
        meetings: Vec<Attended>,
        /// What it is to do.
        tasks: Vec<TaskValue>,
        /// The needs it gives for.
        needs: Vec<NeedValue>,
    }

    /// `/meetings/`, `/meetings/page/2/` …
    "meetings.html" Meetings {
        /// The meetings to come, cancelled ones among them, soonest first; on the first page only.
        planned: Vec<MeetingCard>,
        /// The meetings that were, newest first.
        held: Vec<MeetingCard>,
        /// The pages of the list; nothing when there is one.
        pager: Option<Pager>,
    }

    /// `/meetings/ID/`
    "meeting.html" Meeting {
        /// The meeting, as in lists.
        card: MeetingCard,
        /// Everything else about it.
        entry: MeetingEntry,
        /// `whole` when not even its title is in the page's language, `part` when something is not, else nothing.
        untranslated: Option<String>,
        /// The meeting of the same series before this one.
        previous: Option<MeetingCard>,
        /// The meeting of the same series after this one.
        following: Option<MeetingCard>,
    }

    /// `/needs/`
    "needs.html" Needs {
        /// Resources that are lacking.
        needs: Vec<NeedValue>,
        /// Needs of help: where help is stuck.
        stuck: Vec<NeedValue>,
    }

    /// `/join/sheet/`: the sheet for organisations that want to join, made for paper
    "join-sheet.html" JoinSheet {}

    /// `/tasks/`
    "tasks.html" Tasks {
        /// Tasks to be done, the nearest day first.
        open: Vec<TaskValue>,
        /// Tasks whose day is past, the longest first.
        overdue: Vec<TaskValue>,
        /// Tasks that are done, the newest first.
        done: Vec<TaskValue>,
    }

    /// `/data/`
    "data.html" Data {
        /// The files, by whom they are for.
        groups: Vec<FileGroup>,
        /// The address of the list without a page around it, to be shown on other sites.
        embed: Option<String>,
    }

    /// `/hotline/`; above 1,000 services also `/hotline/area/AREA/`. `worker.js` beside it, made by the program, keeps the sheets and
    /// what `static/` brings for them
    "hotline.html" Hotline {
        /// The area of this sheet.
        area: Option<TermValue>,
        /// The sheets of the areas.
        parts: Vec<CountValue>,
        /// The services, by kind of help.
        groups: Vec<HelpGroup>,
        /// Those that have reported nothing.
        silent: Vec<Card>,
        /// What all areas are called, for the filter.
        all_areas: String,
        /// How many services there are on the sheet.
        total: usize,
    }

    /// `/poster/`
    "poster.html" Poster {
        /// As on the home page.
        helps: Vec<CountValue>,
        /// As on the home page.
        audiences: Vec<CountValue>,
        /// As on the home page.
        areas: Vec<CountValue>,
        /// As on the home page.
        at_home: Option<AtHome>,
        /// The whole address of the home page.
        home: String,
        /// That address as a code; nothing where no code can hold it.
        qr: Option<Drawing>,
    }

    /// `/coverage/`
    "coverage.html" Coverage {
        /// How many organisations work.
        total: usize,
        /// How many of them have said what they help with.
        reported: usize,
        /// Those that have reported nothing.
        silent: Vec<Card>,
        /// Kinds of help by audience and by area.
        grids: Vec<Grid>,
        /// How much of each need has come.
        supply: Vec<Supply>,
        /// Tasks whose day is past.
        overdue: Vec<TaskValue>,
        /// The same as tables.
        tables: Vec<Download>,
    }

    /// `/changes/`
    "changes.html" Changes {
        /// What changed, week by week, the newest first.
        weeks: Vec<WeekOfChanges>,
        /// True when earlier weeks are left out.
        more: bool,
        /// The feeds of changes.
        feeds: Vec<Download>,
    }

    /// `/press/`. `static/page.js` adds a button to each element with `data-copy` (its words) and `data-done`, which copies the element with
    /// `data-copied` within
    "press.html" Press {
        /// The list as plain text; nothing when it is too long for a page.
        text: Option<String>,
        /// The list as a table; empty when it is too long for a page.
        rows: Vec<Row>,
        /// How many rows the whole list has.
        rows_total: usize,
        /// How to cite it.
        citation: String,
        /// The whole address that stays.
        permanent: String,
        /// The list as files.
        files: Vec<Download>,
        /// The feeds.
        feeds: Vec<Download>,
    }

    /// `/embed/`, `/embed/ID/`. Another site shows it, so `href` gives absolute addresses
    "embed.html" EmbedPage {
        /// The kind of help; nothing where it is the whole list.
        help: Option<TermValue>,
        /// Who helps, at most a hundred.
        rows: Vec<Row>,
        /// How many organisations there are.
        total: usize,
        /// The page with all of them.
        all_url: String,
    }

    /// `fragment.html` beside each of these: the same for another site's own page
    "embed-fragment.html" EmbedFragment {
        /// As in `embed.html`.
        help: Option<TermValue>,
        /// As in `embed.html`.
        rows: Vec<Row>,
        /// As in `embed.html`.
        total: usize,
        /// As in `embed.html`.
        all_url: String,
    }

    /// `/PATH/`: a free page
    "page.html" Page {
        /// The page.
        entry: PageEntry,
        /// `whole` when not even its title is in the page's language, `part` when something is not, else nothing.
        untranslated: Option<String>,
    }

    /// `/search/`: for where scripts do not run
    "search.html" SearchPage {
        /// As on the home page.
        helps: Vec<CountValue>,
        /// As on the home page.
        audiences: Vec<CountValue>,
        /// As on the home page.
        areas: Vec<CountValue>,
        /// As on the home page.
        at_home: Option<AtHome>,
    }

    /// `404.html`. The web server may show it at any address, so its links are absolute
    "404.html" NotFound {}

    /// Former addresses
    "redirect.html" Redirect {
        /// Where the page is now.
        target: NameValue,
    }
}
