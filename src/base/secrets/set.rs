//! The set of what not everybody may see, with the places that tell of it.

use std::fmt;
use std::ops::Range;

use super::addresses;
use super::numbers::Numbers;
use super::people::People;
use super::spoken::{self, Spoken};
use crate::base::diag::Location;
use crate::base::locale::phones::PhoneNumber;
use crate::base::maps::HashMap;

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
    pub(super) numbers: Numbers,
    /// By the part before the sign: the part after it, and which secret it is.
    pub(super) addresses: HashMap<String, Vec<(String, u32)>>,
    pub(super) people: People,
    pub(super) spoken: HashMap<&'static str, Spoken>,
    seal: blake3::Hasher,
}

/// A place of a text that holds a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundSecret {
    /// Where it stands.
    pub span: Range<usize>,
    /// Which one.
    pub(super) secret: u32,
}

impl FoundSecret {
    /// Returns which secret it is, counted from 0 as they came in.
    pub(crate) fn secret_index(&self) -> usize {
        self.secret as usize
    }

    /// Returns the same with its place in the text of which this is a part that begins at `by`.
    pub(super) fn moved(self, by: usize) -> Self {
        Self { span: self.span.start + by..self.span.end + by, ..self }
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secrets({}, •••)", self.places.len())
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

    /// Returns where the content has what was found.
    pub(crate) fn place(&self, found: &FoundSecret) -> &Location {
        &self.places[found.secret as usize]
    }
}
