//! A planned output path and what is shown there.

use super::formats::Format;
use crate::base::files::Attachment;
use crate::base::locale::Lang;
use crate::base::names::Id;
use crate::base::names::SitePath;
use crate::base::names::SourcePath;
use crate::content::parse::Kind;
use crate::list::publish::Public;
use jiff::civil::Date;
use std::sync::Arc;

/// How many entries one page of a list shows.
pub(in crate::site) const PAGE_LENGTH: usize = 100;

/// How many services one sheet of the hotline holds; where there are more, each area has its own.
pub(super) const SHEET_LENGTH: usize = 1000;

/// One file of the site, and what it shows.
#[derive(Debug, Clone)]
pub struct Route {
    /// Where it will lie.
    pub path: SitePath,
    /// Its language.
    pub lang: Lang,
    /// What it shows.
    pub shows: RouteKind,
    /// Where it comes from, for naming both sides of a clash.
    pub source: SourcePath,
}

/// What a route shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RouteKind {
    /// A page, which a template makes.
    Page(PageKind),
    /// A file that no template makes.
    File(FileKind),
}

/// The sorts of pages, each with a template of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageKind {
    /// The home page.
    Home,
    /// All kinds of help.
    HelpIndex,
    /// A page of who helps, chosen by kind of help, area or audience; counted from 1.
    Help(Filter, usize),
    /// A page of the alphabetical list, counted from 1.
    Organisations(usize),
    /// One organisation.
    Organisation(Arc<str>),
    /// A page of the meetings, counted from 1.
    Meetings(usize),
    /// One meeting.
    Meeting(Arc<str>),
    /// What is lacking.
    Needs,
    /// Who is to do what.
    Tasks,
    /// The sheet for organisations that want to join, to be printed and signed.
    JoinSheet,
    /// The files in open formats, explained.
    Data,
    /// What the hotline's operators look numbers up in.
    Hotline(SheetKind),
    /// A sheet of paper for a notice board.
    Poster,
    /// What is covered, and what is lacking.
    Coverage,
    /// What changed, week by week.
    Changes,
    /// The list for journalists.
    Press,
    /// The list, or one kind of help, for a page of another site.
    Embed(Option<Id>, Embed),
    /// A free page.
    Free(Arc<str>),
    /// The page that searches.
    Search,
    /// What a server shows for an address that does not exist.
    NotFound,
    /// A former address, where it leads now, and what is shown there.
    Redirect(SitePath, Box<PageKind>),
}

/// The sorts of files that are no pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileKind {
    /// A file in one of the open formats; of one record, by its id, where the format makes one for each.
    Export(&'static Format, Option<Arc<str>>),
    /// The list of addresses for search engines.
    Sitemap,
    /// What search engines are told.
    Robots,
    /// Whom to tell of a weakness (RFC 9116).
    Security,
    /// The script that keeps the hotline's sheet for when there is no network.
    HotlineWorker,
    /// A static file of the theme, by its name.
    Static(String),
    /// A file of the index, by its position.
    Index(usize),
    /// A file of `content/files/`.
    Attachment(SourcePath, Attachment),
}

impl From<PageKind> for RouteKind {
    fn from(page: PageKind) -> Self {
        Self::Page(page)
    }
}

impl From<FileKind> for RouteKind {
    fn from(file: FileKind) -> Self {
        Self::File(file)
    }
}

impl Route {
    /// Returns the page that it is; `None` for another file.
    pub(crate) fn page_kind(&self) -> Option<&PageKind> {
        if let RouteKind::Page(page) = &self.shows { Some(page) } else { None }
    }

    /// Returns the file that it is; `None` for a page.
    pub(crate) fn file_kind(&self) -> Option<&FileKind> {
        if let RouteKind::File(file) = &self.shows { Some(file) } else { None }
    }

    /// Returns the format of a file in an open format, with the id of the record that it is about if it is about one.
    pub(crate) fn export_format(&self) -> Option<(&'static Format, Option<&Arc<str>>)> {
        if let FileKind::Export(format, id) = self.file_kind()? {
            Some((format, id.as_ref()))
        } else {
            None
        }
    }
}

impl RouteKind {
    /// Tells what is another file each day, though nothing happened: what tells the day of the list, or hangs on the day itself.
    pub(in crate::site) fn tells_list_day(&self) -> bool {
        match self {
            Self::Page(page) => page.tells_list_day(),
            Self::File(file) => match file {
                FileKind::Export(format, _) => format.tells_list_day,
                // Until when it holds, and under which hash the sheets are kept that tell the day.
                FileKind::Security | FileKind::HotlineWorker => true,
                FileKind::Sitemap
                | FileKind::Robots
                | FileKind::Static(_)
                | FileKind::Index(_)
                | FileKind::Attachment(..) => false,
            },
        }
    }
}

impl PageKind {
    /// Tells the pages that tell the day of the list: those that stand for the whole list.
    pub(in crate::site) fn tells_list_day(&self) -> bool {
        match self {
            Self::Home | Self::Poster | Self::Coverage | Self::Press | Self::Data => true,
            // The sheet of an area leads to the one that leads to it.
            Self::Hotline(sheet) => !matches!(sheet, SheetKind::Area(_)),
            Self::HelpIndex
            | Self::Help(..)
            | Self::Organisations(_)
            | Self::Organisation(_)
            | Self::Meetings(_)
            | Self::Meeting(_)
            | Self::Needs
            | Self::Tasks
            | Self::JoinSheet
            | Self::Changes
            | Self::Embed(..)
            | Self::Free(_)
            | Self::Search
            | Self::NotFound
            | Self::Redirect(..) => false,
        }
    }

    /// Returns the day on which the entry that has this page last changed, where the ledger knows.
    pub(in crate::site) fn changed_on(&self, public: &Public) -> Option<Date> {
        let (kind, id) = self.entry()?;
        public.find_entry(kind, id)?.0.changed
    }

    /// Returns the entry that has this page: its kind and id.
    pub(in crate::site) fn entry(&self) -> Option<(Kind, &Arc<str>)> {
        match self {
            Self::Organisation(id) => Some((Kind::Organisation, id)),
            Self::Meeting(id) => Some((Kind::Meeting, id)),
            Self::Free(id) => Some((Kind::Page, id)),
            Self::Home
            | Self::HelpIndex
            | Self::Help(..)
            | Self::Organisations(_)
            | Self::Meetings(_)
            | Self::Needs
            | Self::Tasks
            | Self::JoinSheet
            | Self::Data
            | Self::Hotline(_)
            | Self::Poster
            | Self::Coverage
            | Self::Changes
            | Self::Press
            | Self::Embed(..)
            | Self::Search
            | Self::NotFound
            | Self::Redirect(..) => None,
        }
    }
}

/// What a sheet of the hotline lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetKind {
    /// Every service.
    Whole,
    /// Only the areas, since all services in one sheet would be too many for a phone.
    Areas,
    /// What is given in one area.
    Area(Id),
}

/// How another site takes in a part of this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Embed {
    /// As a bare page in a frame.
    Page,
    /// As a piece of HTML, which its server puts into a page of its own.
    Fragment,
}

/// How many organisations such a piece shows; then it leads to the whole list.
pub(in crate::site) const EMBED_LENGTH: usize = PAGE_LENGTH;

/// Which services a page of help shows: one kind, one area, one audience or only what comes to people's homes, or a
/// kind with one of the others.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Filter {
    /// Only this kind of help, and those below it.
    pub help: Option<Id>,
    /// Only where it is given in this area.
    pub area: Option<Id>,
    /// Only where it is meant for this audience.
    pub audience: Option<Id>,
    /// Only where it comes to people's homes.
    pub at_home: bool,
}

impl Filter {
    /// Returns the filter for what is given in one area.
    pub(in crate::site) fn area(area: &Id) -> Self {
        Self { area: Some(area.clone()), ..Self::default() }
    }
}
