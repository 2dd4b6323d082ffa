//! A kind of help for some people, in an area, or at home: which of these have a page of their own.
//!
//! «Ліки бабусі» asks for a kind of help and for an audience at once, and the page of the two answers it. The script in the browser meets both
//! entries; here it is told which two have a page, and how to get there from that of the kind of help.

use super::order::Searchable;
use super::shown::{Crossing, Shown};
use crate::base::locale::Lang;
use crate::base::names::Id;
use crate::content::fields::Vocabulary;
use crate::site::plan::{Addresses, Filter};

/// The entries that may be crossed, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Crosses {
    helps: Vec<(usize, Id)>,
    /// Each with the filter that chooses it for whatever help.
    others: Vec<(usize, Filter)>,
}

impl Crosses {
    /// Takes note of an entry.
    pub(super) fn include_entry(&mut self, entry: &Searchable<'_>, number: usize) {
        let filter = match entry {
            Searchable::Term(Vocabulary::Help, term) => {
                self.helps.push((number, term.id.clone()));
                return;
            }
            Searchable::Term(Vocabulary::Audiences, term) => {
                Filter { audience: Some(term.id.clone()), ..Filter::default() }
            }
            Searchable::Term(Vocabulary::Areas, term) => Filter::area(&term.id),
            Searchable::AtHome => Filter { at_home: true, ..Filter::default() },
            Searchable::Term(Vocabulary::Kinds | Vocabulary::Resources, _)
            | Searchable::OwnPage(_)
            | Searchable::Organisation(_)
            | Searchable::Need(_)
            | Searchable::Meeting(_)
            | Searchable::Page(_) => return,
        };
        self.others.push((number, filter));
    }

    /// Tells the results with what they are crossed.
    pub(super) fn add_to(self, shown: &mut [Shown], addresses: &Addresses, lang: Lang) {
        for (help, id) in &self.helps {
            let plain = Filter { help: Some(id.clone()), ..Filter::default() };
            let Some(base) = addresses.help_page(lang, &plain) else { continue };
            let mut with = Vec::new();
            for (other, filter) in &self.others {
                let filter = Filter { help: Some(id.clone()), ..filter.clone() };
                let Some(both) = addresses.help_page(lang, &filter) else { continue };
                let way = both.strip_prefix(&*base).expect("it lies below the page of its help");
                shown[*other].7 = Crossing::By(way.to_owned());
                with.push(*other);
            }
            if !with.is_empty() {
                shown[*help].7 = Crossing::With(with);
            }
        }
    }
}
