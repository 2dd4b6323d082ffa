//! What templates see of the site, of the page itself, and of the ways to others.

use super::contract::values;
use super::parts::PhoneValue;

values! {
    /// What a page says about itself.
    "page" About {
        /// The name of its template.
        template: &'static str,
        /// Its own address.
        url: String,
        /// Its whole address.
        canonical: String,
        /// What it is about, for `<title>`; nothing on a page that the theme names, as the home page and lists.
        title: Option<String>,
        /// The day on which the entry of this page last changed, where the ledger knows.
        changed: Option<String>,
        /// This same page in each language; one item when the site has one language.
        languages: Vec<InLanguage>,
    }

    /// The same page in one language.
    "page in a language" InLanguage {
        /// The code of the language.
        code: String,
        /// The name of the language in itself.
        name: String,
        /// Which way it is written: `ltr` or `rtl`.
        dir: &'static str,
        /// The page in it; where there is none, the home page in it.
        url: String,
        /// Its whole address.
        canonical: String,
        /// Whether it is this very page.
        current: bool,
    }

    /// A way to another page.
    "link" NavigationLink {
        /// What the theme names it by, where the page is one of the program's.
        key: Option<&'static str>,
        /// Its name, where it has a name of its own.
        name: Option<String>,
        /// Its address.
        url: String,
        /// Whether this page is it, or belongs to it.
        current: bool,
    }

    /// Where to search; the component `search_box` hands both to the script.
    "search" Search {
        /// The page that searches.
        url: Option<String>,
        /// The root of its index.
        index: String,
    }

    /// The settings that every page may show.
    "site" SiteValue {
        /// What the site is called.
        title: String,
        /// A sentence about it.
        description: Option<String>,
        /// The hotline.
        hotline: Option<HotlineValue>,
        /// Who publishes the site.
        publisher: Option<PublisherValue>,
        /// Where to report an error in the list.
        reports_to: Option<String>,
        /// On what terms the data may be used.
        licence: Option<String>,
        /// The day of the data: only on the pages that stand for the whole list, `home`, `hotline` (but for the sheet of
        /// one area), `poster`, `coverage`, `press` and `data`, so that the others stay as they are from one day to the
        /// next; on every page of a record, whose day it is.
        date: Option<String>,
        /// True when the date is pinned: every page then says so.
        is_record: bool,
        /// The name of its timezone: `Europe/Kyiv`.
        timezone: String,
        /// True when the site has several areas.
        many_areas: bool,
        /// The address of the site, which ends with `/`.
        base_url: String,
    }

    /// The hotline.
    "hotline" HotlineValue {
        /// Its short number.
        short: Option<PhoneValue>,
        /// Its full number.
        full: Option<PhoneValue>,
        /// The number to show.
        phone: PhoneValue,
        /// What it is called.
        label: Option<String>,
        /// When it is answered, in lines of words.
        hours: Vec<String>,
    }

    /// Who publishes the site.
    "publisher" PublisherValue {
        /// What it is called.
        name: String,
        /// Its own site.
        url: Option<String>,
        /// Its address for letters.
        email: Option<String>,
    }

    /// A free page, for its own page.
    "free page" PageEntry {
        /// Its title.
        title: String,
        /// A sentence about it.
        summary: Option<String>,
        /// Its text: finished HTML, as [below](#texts-of-entries).
        body: Option<String>,
        /// Where the facts come from.
        source: Option<String>,
    }
}
