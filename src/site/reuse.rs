//! What each file is made of, as a short text that the next build finds again.
//!
//! Comes in: what is public, and the hash of the theme. Goes out: a key for a file; equal keys, equal bytes. It is known without making
//! the file and without putting its context together, and it takes in more than the file shows: that it changed means
//! only that one has to look closer. What stands behind a key is proven twice, by building again from scratch after
//! random edits, and by changing every body and looking which files change.

use crate::list::publish::{Public, trace};
use crate::site::plan::{FileKind, PageKind, RouteKind};
use crate::site::render::short_hash;

/// What is known of a whole site before any of its files is made.
#[derive(Debug)]
pub struct Keys {
    facts: blake3::Hash,
    day: String,
    bodies: blake3::Hash,
}

impl Keys {
    /// Puts together what all files depend on: the program, the hash of the theme, and what is public.
    pub fn new(public: &Public, theme: blake3::Hash) -> Self {
        let mut facts = blake3::Hasher::new();
        facts.update(env!("CARGO_PKG_VERSION").as_bytes());
        facts.update(theme.as_bytes());
        facts.update(trace::facts_hash(public).as_bytes());
        Self {
            facts: facts.finalize(),
            day: format!("{:?}", (public.site.today, public.site.list_day)),
            bodies: trace::bodies_hash(public),
        }
    }

    /// Returns the key of a file; `None` for one that is only copied, or that is made before it is planned.
    pub fn file_key(&self, public: &Public, shows: &RouteKind) -> Option<String> {
        let of_all = |tells_bodies: bool| tells_bodies.then_some(self.bodies);
        let body = match shows {
            RouteKind::Page(page) => {
                match page.entry().and_then(|(kind, id)| public.find_entry(kind, id)) {
                    Some((entry, _)) => Some(trace::body_hash(entry)),
                    None => of_all(*page == PageKind::Data),
                }
            }
            RouteKind::File(file) => match file {
                FileKind::Static(_) | FileKind::Index(_) | FileKind::Attachment(..) => return None,
                FileKind::Export(format, _) => of_all(format.has_bodies),
                FileKind::Sitemap
                | FileKind::Robots
                | FileKind::Security
                | FileKind::HotlineWorker => None,
            },
        };
        let mut key = blake3::Hasher::new();
        key.update(self.facts.as_bytes());
        if let Some(body) = body {
            key.update(body.as_bytes());
        }
        if shows.tells_list_day() {
            key.update(self.day.as_bytes());
        }
        Some(short_hash(key.finalize()))
    }
}

/// What is known of a file besides its key: for a page the hash of all that it shows, for a table how many records it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fingerprint {
    /// What it is made of, and more.
    pub key: String,
    /// The rest; empty where there is none.
    pub rest: String,
}

impl Fingerprint {
    /// Reads what [`Fingerprint::to_text`] wrote; what is none has a key that no file has.
    pub(super) fn parse(text: &str) -> Self {
        let (key, rest) = text.split_once('.').unwrap_or((text, ""));
        Self { key: key.to_owned(), rest: rest.to_owned() }
    }

    /// Writes it down.
    pub(super) fn to_text(&self) -> String {
        format!("{}.{}", self.key, self.rest)
    }
}
