//! What every format is made of, and how one is written.

use super::measure_cache::Measure;
use super::measure_cache::MeasureCache;
use crate::base::locale::Lang;
use crate::base::locale::phones::PhoneNumber;
use crate::base::messages::Messages;
use crate::base::names::Id;
use crate::base::sink::Sink;
use crate::content::fields::Vocabulary;
use crate::content::parse::Kind;
use crate::list::meetings::Occasion;
use crate::list::offers::List;
use crate::list::publish::Entry;
use crate::list::publish::Organisation;
use crate::list::publish::Public;
use crate::list::publish::changes::EntryChange;
use crate::site::plan::Format;
use crate::site::plan::Routes;

/// What a format is made of.
#[derive(Debug, Clone, Copy)]
pub(in crate::site) struct ExportContext<'a> {
    /// What may be seen.
    pub public: &'a List,
    /// Where it lies.
    pub routes: &'a Routes,
    /// The program's words in the site's main language.
    pub words: &'a Messages,
    /// What every row or head of a copy for the desks says; `None` for everybody's copy.
    pub stamp: Option<&'a str>,
    /// What everybody may see, beside a copy for the desks: what is not there is for official use only.
    pub everybody: Option<&'a Public>,
    /// The table of all formats.
    pub formats: &'static [Exporter],
    /// What is known of the files that were made.
    pub kept: &'a MeasureCache,
}

/// A row of the table: what is known of a format, and how its file is made.
#[derive(Debug)]
pub(in crate::site) struct Exporter {
    /// What plan, pages, preview and manual read.
    pub format: Format,
    pub(super) write: Write,
    /// Whether a copy for the desks can be made of it: one that bears its stamp.
    pub(super) is_stamped: bool,
}

impl Exporter {
    /// Says that the writer puts the stamp of a copy for the desks where nobody overlooks it.
    pub(super) const fn stamped(mut self) -> Self {
        self.is_stamped = true;
        self
    }

    /// Writes the one file of the site, where the format makes one.
    pub(super) fn write(&self, context: &ExportContext<'_>, sink: &mut Sink<'_>) {
        match self.write {
            Write::Site(write) => write(context, sink.buffer()),
            Write::Rows(write) => write(context, sink),
            Write::Organisation(_) | Write::Meeting(_) => {}
        }
    }

    /// Says that the format tells the day of the list.
    pub(super) const fn telling_list_day(mut self) -> Self {
        self.format.tells_list_day = true;
        self
    }

    /// Says that the format carries the texts of entries, or tells how large a file is that does.
    pub(super) const fn with_bodies(mut self) -> Self {
        self.format.has_bodies = true;
        self
    }
}

/// Writes a file to the end of a buffer, or row by row.
#[derive(Debug)]
pub(super) enum Write {
    Site(fn(&ExportContext<'_>, &mut Vec<u8>)),
    Rows(fn(&ExportContext<'_>, &mut Sink<'_>)),
    Organisation(fn(&ExportContext<'_>, &Organisation, &mut Vec<u8>)),
    Meeting(fn(&ExportContext<'_>, Occasion<'_>, &mut Vec<u8>)),
}

impl<'a> ExportContext<'a> {
    /// Returns the main language.
    pub(super) fn lang(&self) -> Lang {
        Lang::main_of(&self.public.site.languages)
    }

    /// Returns the hotline's number, the short one first.
    fn hotline_number(&self) -> Option<&PhoneNumber> {
        let hotline = self.public.site.hotline.as_ref()?;
        hotline.number_to_call()
    }

    /// Says that nothing was reported, and whom to ask.
    pub(super) fn not_reported(&self) -> String {
        match self.hotline_number() {
            Some(number) => {
                self.words.say("list-not-reported-hotline", &[("number", number.national().into())])
            }
            None => self.words.say("list-not-reported", &[]),
        }
    }

    /// Returns a name for an entry that stays when its id, its words or the site's address change: for address books
    /// and calendars, which know an entry again by it. An organisation has the same in HSDS.
    pub(super) fn lasting_name(&self, folder: &str, entry: &Entry) -> String {
        self.uuid(folder, entry.oldest_id())
    }

    /// Returns the same for a meeting, also for one that is only announced.
    pub(super) fn lasting_name_of(&self, occasion: Occasion<'_>) -> String {
        self.uuid("meetings", self.public.meeting_key(occasion))
    }

    /// Returns the same for the entry that a change is about.
    pub(super) fn lasting_name_of_changed(&self, change: &EntryChange) -> String {
        const SHOWN: &str = "changes are of entries that may be seen";
        let (public, id) = (self.public, &change.id);
        let entry = match change.kind {
            Kind::Meeting => {
                let meeting = public.find_meeting(id);
                return self.lasting_name_of(Occasion::Filed(meeting.expect(SHOWN)));
            }
            Kind::Organisation => public.find_organisation(id).map(|o| &o.entry),
            Kind::Need => public.needs.iter().map(|n| &n.entry).find(|entry| entry.id == *id),
            Kind::Page => public.pages.iter().map(|p| &p.entry).find(|entry| entry.id == *id),
            Kind::Site | Kind::Vocabulary(_) | Kind::Ledger | Kind::Private | Kind::Call => None,
        };
        self.lasting_name(change.kind.folder().expect(SHOWN), entry.expect(SHOWN))
    }

    fn uuid(&self, folder: &str, id: &str) -> String {
        let namespace = super::hsds::ids::Namespace::from_site(&self.public.site);
        format!("urn:uuid:{}", namespace.uuid(format_args!("{folder}/{id}")))
    }

    /// Returns the whole address of an entry's page in the main language.
    pub(super) fn page_url(&self, kind: Kind, id: &str) -> Option<String> {
        let address = self.routes.addresses.entry_page(self.lang(), kind, id)?;
        Some(self.absolute(&address))
    }

    /// Returns the address of a named file: on the site, or as it was given.
    pub(super) fn file_url(&self, named: &str) -> Option<String> {
        match crate::list::model::attachment_path(named) {
            Some(path) => Some(self.absolute(&self.routes.addresses.attachment(&path)?)),
            None => Some(named.to_owned()),
        }
    }

    /// Tells whether the site makes the file of a format.
    pub(super) fn makes(&self, file: &str) -> bool {
        let exporter = self.formats.iter().find(|exporter| exporter.format.file == file);
        exporter.is_some_and(|exporter| {
            self.routes.addresses.export_file(&exporter.format, None).is_some()
        })
    }

    /// Takes over what a former build knew of a file that is made of the same.
    pub(in crate::site) fn recall(&self, format: &Format, measure: Measure) {
        self.kept.recall(format.file, measure);
    }

    /// Returns size and hash of a file that a format makes for the site; nothing if it is not made.
    pub(in crate::site) fn measured(&self, file: &str) -> Option<Measure> {
        let exporter = self.formats.iter().find(|exporter| exporter.format.file == file)?;
        self.makes(file).then_some(())?;
        let is_one = matches!(exporter.write, Write::Site(_) | Write::Rows(_));
        is_one.then(|| self.kept.measure(file, |sink| exporter.write(self, sink))).flatten()
    }

    /// Names a term in the main language.
    pub(super) fn term_name(&self, vocabulary: Vocabulary, id: &Id) -> Option<&'a str> {
        self.public.find_term(vocabulary, id).map(|term| &*term.name.main)
    }

    /// Names terms in the main language.
    pub(super) fn term_names(
        &self,
        vocabulary: Vocabulary,
        ids: &[Id],
    ) -> impl Iterator<Item = &'a str> {
        ids.iter().filter_map(move |id| self.term_name(vocabulary, id))
    }

    /// Makes an address absolute.
    pub(super) fn absolute(&self, address: &str) -> String {
        format!("{}{}", self.public.site.base_url, crate::site::render::links::encoded(address))
    }
}
