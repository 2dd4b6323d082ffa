//! How the pages that a site has by itself are found.

use super::entries::Entries;
use super::own_pages::OwnPage;
use super::postings::{EntryPart, Postings};
use super::shown::{Crossing, Shown};
use crate::base::locale::thesaurus::everyday_words;
use crate::base::messages::Messages;

impl Entries<'_> {
    /// All who come to people's homes stand on one page.
    pub(super) fn at_home(&self, address: Option<String>, postings: &mut Postings) -> Shown {
        let title = Messages::of_program(self.lang).say("search-at-home", &[]);
        postings.add(EntryPart::Name, &title);
        let everyday = everyday_words("delivery", None, std::iter::once("at-home"));
        everyday.into_iter().for_each(|words| postings.add_phrase(EntryPart::Name, words));
        let address = address.expect("it is an entry where it has a page");
        Shown("home", title, address, String::new(), "", None, Vec::new(), Crossing::None)
    }

    /// Makes the entry of a page that the site has by itself.
    pub(super) fn own_page(&self, page: &OwnPage, postings: &mut Postings) -> Shown {
        let OwnPage { folder, name } = page;
        let title = Messages::of_program(self.lang).say(name, &[]);
        postings.add(EntryPart::Name, &title);
        let everyday = everyday_words("pages", None, std::iter::once(*folder));
        everyday.into_iter().for_each(|words| postings.add_phrase(EntryPart::Name, words));
        let address =
            self.addresses.section(self.lang, folder).expect("only planned pages are entries");
        Shown("page", title, address, String::new(), "", None, Vec::new(), Crossing::None)
    }
}
