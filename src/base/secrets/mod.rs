//! What not everybody may see, looked for in what everybody will: numbers, addresses and names, however they are written.
//!
//! A set of them comes in once and can be asked where a text holds one; nothing gives them away again. A text is read in one pass,
//! sign by sign, and what it says is compared with what is known: what is read too widely costs nothing, since no number is found but one
//! of the set.

mod addresses;
mod figures;
mod find;
mod look;
mod people;
mod runs;
mod signs;
mod spoken;
#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::Range;

use crate::base::diag::Location;
use crate::base::locale::phones::PhoneNumber;
use crate::base::maps::HashMap;
use find::SecretFinder;
pub use look::Look;
pub(crate) use look::{part_name, unlooked};
use people::People;
use signs::Form;
use spoken::Spoken;

/// One thing that not everybody may see.
pub(crate) enum Secret<'a> {
    /// A number.
    Phone(&'a PhoneNumber),
    /// An address, in any case.
    Email(&'a str),
    /// A whole name, in one language.
    Name(&'a str),
}

/// What must not be shown, and where the content has it.
#[derive(Default)]
pub struct Secrets {
    places: Vec<Location>,
    numbers: Numbers,
    /// By the part before the sign: the part after it, and which secret it is.
    addresses: HashMap<String, Vec<(String, u32)>>,
    people: People,
    spoken: HashMap<&'static str, Spoken>,
    seal: blake3::Hasher,
}

/// Numbers by their figures as they are dialled from abroad.
#[derive(Default)]
struct Numbers(HashMap<u64, u32>);

/// A place of a text that holds a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundSecret {
    /// Where it stands.
    pub span: Range<usize>,
    /// Which one.
    secret: u32,
}

impl FoundSecret {
    /// Returns which secret it is, counted from 0 as they came in.
    pub(crate) fn secret_index(&self) -> usize {
        self.secret as usize
    }

    fn moved(self, by: usize) -> Self {
        Self { span: self.span.start + by..self.span.end + by, ..self }
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secrets({}, •••)", self.places.len())
    }
}

impl fmt::Debug for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Numbers({}, •••)", self.0.len())
    }
}

/// How many digits of a hash tell one set from another: few enough that a thousand numbers have the same, so that what is noted beside
/// the site gives none of them away.
const SEAL: usize = 5;

impl Secrets {
    /// Makes the set. The order decides nothing but which place of two equal ones is told.
    pub(crate) fn new<'a>(all: impl IntoIterator<Item = (Secret<'a>, Location)>) -> Self {
        let mut own = Self::default();
        for (secret, at) in all {
            own.add_secret(&secret, at);
        }
        if !own.numbers.0.is_empty() {
            own.spoken = spoken::number_words();
        }
        own
    }

    fn add_secret(&mut self, secret: &Secret<'_>, at: Location) {
        let Ok(number) = u32::try_from(self.places.len()) else { return };
        self.places.push(at);
        let text = match secret {
            Secret::Phone(phone) => {
                let digits = phone.tel();
                // A short number may be a sum, a year or a house.
                if let (false, Ok(key)) = (phone.is_short(), digits.trim_start_matches('+').parse())
                {
                    self.numbers.0.entry(key).or_insert(number);
                }
                digits
            }
            Secret::Email(address) => {
                if let Some((local, domain)) = address.rsplit_once('@') {
                    let (local, domain) = (addresses::fold(local), addresses::fold(domain));
                    self.addresses.entry(local).or_default().push((domain, number));
                }
                (*address).to_owned()
            }
            Secret::Name(name) => {
                self.people.add_person(name, number);
                (*name).to_owned()
            }
        };
        self.seal.update(text.as_bytes());
        self.seal.update(b"\0");
    }

    /// Tells whether there is nothing to look for.
    pub(crate) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Returns what tells this set from another.
    pub(crate) fn seal(&self) -> String {
        let mut hash = self.seal.finalize().to_hex().to_string();
        hash.truncate(SEAL);
        hash
    }

    /// Finds every place of a text that holds one; text with or without markup.
    pub(crate) fn find(&self, text: &str) -> Vec<FoundSecret> {
        if self.is_empty() {
            return Vec::new();
        }
        SecretFinder::new(self, text, Form::Markup).find_all(true, 0).0
    }

    /// Returns where the content has what was found.
    pub(crate) fn place(&self, found: &FoundSecret) -> &Location {
        &self.places[found.secret as usize]
    }
}

/// Returns what two spellings of one name share, whatever the order of its words.
pub(crate) fn name_key(name: &str) -> Vec<String> {
    let mut words: Vec<String> = people::name_words(name).into_iter().flatten().collect();
    words.sort();
    words
}

impl Numbers {
    /// Returns the number that these figures are, with or without what is dialled before it; `may_lack_zero` tells figures that stand for
    /// themselves.
    fn get(&self, figures: &[u8], may_lack_zero: bool) -> Option<u32> {
        let value =
            |figures: &[u8]| figures.iter().fold(0_u64, |n, digit| n * 10 + u64::from(*digit));
        let own = |rest: &[u8]| match rest.len() {
            9 => self.0.get(&(380_000_000_000 + value(rest))).copied(),
            _ => None,
        };
        match figures {
            [0, 0, abroad @ ..] => self.0.get(&value(abroad)).copied(),
            [0, rest @ ..] => own(rest),
            [8, 0, rest @ ..] if rest.len() == 9 => own(rest),
            [3, 8, rest @ ..] if rest.len() == 9 => own(rest),
            _ if figures.len() > 9 => self.0.get(&value(figures)).copied(),
            _ if may_lack_zero => own(figures).or_else(|| self.0.get(&value(figures)).copied()),
            _ => None,
        }
    }
}
