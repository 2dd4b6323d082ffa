//! What templates see of lists: ways in, choices in force, pages, letters, numbers, and the code of an address.

use super::contract::values;

values! {
    /// A way to a list of who helps.
    "choice" CountValue {
        /// The id of the term it is named after.
        id: String,
        /// What it is called.
        name: String,
        /// The page of the list.
        url: Option<String>,
        /// How many organisations help there.
        count: usize,
        /// Whether it is this very page.
        current: bool,
    }

    /// The choice of those who come to people's homes.
    "choice of homes" AtHome {
        /// The page of the list.
        url: Option<String>,
        /// How many organisations come.
        count: usize,
        /// Whether it is this very page.
        current: bool,
    }

    /// Which rows of a page each further choice leaves, for a script that keeps the choices in force: numbers of rows from 0, with blanks
    /// between; none where a choice leaves nobody.
    "rows of further choices" FurtherRows {
        /// For each of `areas`; empty where an area was chosen.
        areas: Vec<String>,
        /// For each of `audiences`; empty where an audience was chosen.
        audiences: Vec<String>,
        /// For `at_home`; nothing where that was chosen.
        at_home: Option<String>,
    }

    /// A choice that is in force on this page.
    "active choice" Active {
        /// What is chosen: `help`, `area`, `audience` or `at-home`.
        key: &'static str,
        /// The term that was chosen; nothing for `at-home`, which the theme has words for.
        name: Option<String>,
        /// The page without this choice.
        url: Option<String>,
    }

    /// Kinds of help that nobody gives now, by the reason.
    "lack" Lacking {
        /// The reason: `unknown` (some have not reported yet what they do) or `nobody`.
        state: &'static str,
        /// What these kinds of help are called.
        names: Vec<String>,
        /// How many organisations work.
        all: usize,
        /// How many of them have not said yet what they help with.
        silent: usize,
    }

    /// Those who help and do not say whom.
    "unstated" Unstated {
        /// How many organisations; nothing where all kinds of help are meant.
        count: Option<usize>,
        /// The page of all who give this help, or of all kinds of help.
        url: String,
    }

    /// The pages of a long list.
    "pager" Pager {
        /// The number of this page, from 1.
        current: usize,
        /// The number of the last page.
        last: usize,
        /// The page before this one.
        previous: Option<String>,
        /// The page after this one.
        next: Option<String>,
        /// The first page, the last and those near this one; numbers that do not follow each other have a gap between them.
        pages: Vec<PageLink>,
    }

    /// One page of a long list.
    "page of a list" PageLink {
        /// Its number.
        number: usize,
        /// Its address.
        url: Option<String>,
        /// Whether it is this very page.
        current: bool,
    }

    /// A letter of the alphabetical list.
    "letter" Letter {
        /// What stands for it.
        label: String,
        /// The id of its heading.
        anchor: &'static str,
        /// Where its entries begin; nothing where it has none.
        url: Option<String>,
    }

    /// How much the list holds.
    "counts" Counts {
        /// Organisations that work.
        organisations: usize,
        /// Those of them that have said what they help with.
        reported: usize,
        /// Services that are given.
        services: usize,
        /// Meetings.
        meetings: usize,
    }

    /// How many tasks are not done.
    "task counts" TaskCounts {
        /// Those whose day is to come, or that have none.
        open: usize,
        /// Those whose day is past.
        overdue: usize,
    }

    /// An address as a code for cameras, to be drawn by `<svg>`.
    "code" Drawing {
        /// Its side, in modules, with the quiet zone.
        size: i32,
        /// Its dark modules, as the `d` of a `<path>`.
        path: String,
    }
}
