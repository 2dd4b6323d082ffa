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
        let address = address.expect("it is an entry where it has a page");
        self.named_page(("home", "search-at-home"), ("delivery", "at-home"), address, postings)
    }

    /// Makes the entry of a page that the site has by itself.
    pub(super) fn own_page(&self, page: &OwnPage, postings: &mut Postings) -> Shown {
        let OwnPage { folder, name } = page;
        let address =
            self.addresses.section(self.lang, folder).expect("only planned pages are entries");
        self.named_page(("page", name), ("pages", folder), address, postings)
    }

    /// Makes an entry that the program names: by its kind and the message with its title, and by its row in the thesaurus.
    fn named_page(
        &self,
        (kind, message): (&'static str, &str),
        (vocabulary, row): (&'static str, &str),
        address: String,
        postings: &mut Postings,
    ) -> Shown {
        let title = Messages::of_program(self.lang).say(message, &[]);
        postings.add_words(EntryPart::Name, &title);
        let everyday = everyday_words(vocabulary, None, std::iter::once(row));
        everyday.into_iter().for_each(|words| postings.add_phrase(EntryPart::Name, words));
        Shown(kind, title, address, String::new(), "", None, Vec::new(), Crossing::None)
    }
}
