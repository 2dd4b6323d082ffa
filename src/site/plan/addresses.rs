//! The addresses of pages: the one place that knows how a path is made of ids.
//!
//! A path is made by the functions of this file, and an address is handed out only if its page was planned, so
//! no page links to nothing.

use std::collections::BTreeMap;

use super::formats::Format;

use super::route::{Embed, FileKind, Filter, Route, SheetKind};
use crate::base::locale::Lang;
use crate::base::locale::compare::nfc;
use crate::base::maps::HashSet;
use crate::base::names::{Id, SitePath, SourcePath};
use crate::content::parse::Kind;
use crate::list::publish::Public;

/// Returns a page of `help/ID/`, `help/ID/area/AREA/`, `help/area/AREA/`, `help/ID/at-home/` and the like.
pub(super) fn help_page(prefix: &str, filter: &Filter, number: usize) -> String {
    let help = filter.help.as_ref().map(|help| format!("/{help}")).unwrap_or_default();
    let folder = match (&filter.area, &filter.audience) {
        (Some(area), _) => format!("help{help}/area/{area}"),
        (None, Some(audience)) => format!("help{help}/for/{audience}"),
        (None, None) if filter.at_home => format!("help{help}/at-home"),
        (None, None) => format!("help{help}"),
    };
    list_page(prefix, &folder, number)
}

/// Returns a page of a list: the first lies in the folder itself.
pub(super) fn list_page(prefix: &str, folder: &str, number: usize) -> String {
    match number {
        1 => format!("{prefix}{folder}/index.html"),
        n => format!("{prefix}{folder}/page/{n}/index.html"),
    }
}

/// Returns `embed/`, `embed/HELP/`, and the piece of HTML beside each.
pub(super) fn embed(prefix: &str, help: Option<&Id>, form: Embed) -> String {
    let help = help.map(|help| format!("{help}/")).unwrap_or_default();
    let file = match form {
        Embed::Page => "index.html",
        Embed::Fragment => "fragment.html",
    };
    format!("{prefix}embed/{help}{file}")
}

/// Returns the page of an entry. Needs share one page, with an anchor each.
pub(super) fn entry_page(prefix: &str, kind: Kind, id: &str) -> String {
    match kind {
        Kind::Organisation => format!("{prefix}organisations/{id}/index.html"),
        Kind::Meeting => format!("{prefix}meetings/{id}/index.html"),
        Kind::Site
        | Kind::Vocabulary(_)
        | Kind::Need
        | Kind::Page
        | Kind::Ledger
        | Kind::Call
        | Kind::Private => format!("{prefix}{id}/index.html"),
    }
}

/// Returns a sheet of the hotline.
pub(super) fn hotline_sheet(prefix: &str, sheet: &SheetKind) -> String {
    match sheet {
        SheetKind::Whole | SheetKind::Areas => list_page(prefix, "hotline", 1),
        SheetKind::Area(area) => list_page(prefix, &format!("hotline/area/{area}"), 1),
    }
}

/// Returns the script that keeps the sheets of the hotline: it may serve what lies beside and below it, and no more.
pub(super) fn hotline_worker(prefix: &str) -> String {
    format!("{prefix}hotline/worker.js")
}

/// Returns where a copied file lies: its name in the one Unicode form that every server and reader finds again.
pub(super) fn attachment(path: &SourcePath) -> String {
    let below = path.below("content").unwrap_or(path.as_str());
    nfc(below).as_ref().to_owned()
}

/// Hands out the addresses of planned pages, below the site's base.
#[derive(Debug, Clone, Default)]
pub struct Addresses {
    planned: HashSet<SitePath>,
    prefixes: BTreeMap<Lang, String>,
    statics: BTreeMap<String, String>,
    exports: Vec<&'static Format>,
}

impl Addresses {
    pub(super) fn new(public: &Public, routes: &[Route]) -> Self {
        let prefix = |(position, lang): (usize, &Lang)| match position {
            0 => (*lang, String::new()),
            _ => (*lang, format!("{lang}/")),
        };
        let statics = routes.iter().filter_map(|route| {
            let FileKind::Static(name) = route.file_kind()? else { return None };
            Some((name.clone(), route.path.to_string()))
        });
        let whole = |(format, id): (_, Option<_>)| id.is_none().then_some(format);
        Self {
            planned: routes.iter().map(|route| route.path.clone()).collect(),
            prefixes: public.site.languages.iter().enumerate().map(prefix).collect(),
            statics: statics.collect(),
            exports: routes.iter().filter_map(Route::export_format).filter_map(whole).collect(),
        }
    }

    fn prefix(&self, lang: Lang) -> &str {
        self.prefixes.get(&lang).map_or("", String::as_str)
    }

    /// Returns the address of a path, if it was planned.
    fn planned(&self, path: &str) -> Option<String> {
        let address = path.strip_suffix("index.html").filter(|f| f.is_empty() || f.ends_with('/'));
        self.planned.contains(path).then(|| address.unwrap_or(path).to_owned())
    }

    /// Returns the home page.
    pub(in crate::site) fn home(&self, lang: Lang) -> String {
        self.prefix(lang).to_owned()
    }

    /// Returns a list by its folder (`help`, `organisations`, `help/food` …), if it has a page.
    pub(in crate::site) fn section(&self, lang: Lang, folder: &str) -> Option<String> {
        self.planned(&list_page(self.prefix(lang), folder, 1))
    }

    /// Returns a page of a list.
    pub(in crate::site) fn list_page(
        &self,
        lang: Lang,
        folder: &str,
        number: usize,
    ) -> Option<String> {
        self.planned(&list_page(self.prefix(lang), folder, number))
    }

    /// Returns the first page of who helps, by kind of help, area or audience, if there is anybody.
    pub(in crate::site) fn help_page(&self, lang: Lang, filter: &Filter) -> Option<String> {
        self.nth_help_page(lang, filter, 1)
    }

    /// Returns a page of who helps, counted from 1.
    pub(in crate::site) fn nth_help_page(
        &self,
        lang: Lang,
        filter: &Filter,
        number: usize,
    ) -> Option<String> {
        self.planned(&help_page(self.prefix(lang), filter, number))
    }

    /// Returns the page of an entry.
    pub(in crate::site) fn entry_page(&self, lang: Lang, kind: Kind, id: &str) -> Option<String> {
        if kind == Kind::Need {
            return self.section(lang, "needs").map(|needs| format!("{needs}#{id}"));
        }
        self.planned(&entry_page(self.prefix(lang), kind, id))
    }

    /// Returns the sheet of the hotline: of all services or of all areas, or that of one area.
    pub(in crate::site) fn hotline_sheet(&self, lang: Lang, area: Option<&Id>) -> Option<String> {
        let sheet = area.map_or(SheetKind::Whole, |area| SheetKind::Area(area.clone()));
        self.planned(&hotline_sheet(self.prefix(lang), &sheet))
    }

    /// Returns a file that belongs to an entry or a list (`organisations/ID.vcf`), if it was planned.
    pub(in crate::site) fn file_url(&self, path: &str) -> Option<String> {
        self.planned(path)
    }

    /// Returns a copied file.
    pub(in crate::site) fn attachment(&self, path: &SourcePath) -> Option<String> {
        self.planned(&attachment(path))
    }

    /// Returns a file of the index: the one with this hash, or the root, which names the others.
    pub(in crate::site) fn index_file(&self, lang: Lang, hash: Option<&str>) -> String {
        format!("{}search/{}.js", self.prefix(lang), hash.unwrap_or("index"))
    }

    /// Returns the static files of the theme: address by name.
    pub(crate) fn statics(&self) -> &BTreeMap<String, String> {
        &self.statics
    }

    /// Returns the formats that make one file for the site, by path.
    pub(in crate::site) fn exports(&self) -> &[&'static Format] {
        &self.exports
    }

    /// Returns the file of a format: the one about a record where it makes one for each.
    pub(in crate::site) fn export_file(&self, format: &Format, id: Option<&str>) -> Option<String> {
        let path = id.map_or_else(|| format.file.to_owned(), |id| format.path_of(id));
        self.planned(&path)
    }

    /// Returns the same page in another language: addresses differ in their prefix only.
    pub(in crate::site) fn translated(
        &self,
        address: &str,
        from: Lang,
        to: Lang,
    ) -> Option<String> {
        let rest = address.strip_prefix(self.prefix(from))?;
        let address = format!("{}{rest}", self.prefix(to));
        let path = if address.is_empty() || address.ends_with('/') {
            format!("{address}index.html")
        } else {
            address.clone()
        };
        self.planned.contains(path.as_str()).then_some(address)
    }
}
