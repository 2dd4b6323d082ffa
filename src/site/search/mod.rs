//! The index that pages search in: files of a few kilobytes, of which a browser loads those that a query needs.
//!
//! Comes in: what is public, where it lies, and the keys of words. Goes out: one index for each language, made of a
//! root (`index.js`, which names the rest), pieces with the keys, and blocks with what a result shows. They are scripts
//! that only hand over data, so that search works in pages opened from a disk, too, where nothing can be fetched.
//! Everything is named by its hash but the root. Nothing is ranked here but the order of entries.

mod crossed;
mod entries;
mod file;
mod html;
mod order;
mod own_entries;
mod own_pages;
mod pieces;
mod postings;
mod searched_texts;
mod shown;

pub(in crate::site) use file::SearchFile;

use crate::base::locale::Lang;
use crate::list::offers::List;
use crate::site::plan::Addresses;
use crate::site::plan::coverage::silent_count;
use entries::Entries;
use postings::Postings;

/// Makes the index of every language.
pub fn index(public: &List, addresses: &Addresses) -> Vec<SearchFile> {
    let of_language = |lang: &Lang| {
        let mut postings = Postings::default();
        let shown = Entries { public, addresses, lang: *lang }.collect(&mut postings);
        pieces::files(*lang, &shown, postings.sorted(), silent_count(public))
    };
    public.site.languages.iter().flat_map(of_language).collect()
}
