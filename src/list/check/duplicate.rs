//! Whether an organisation that is to be added may be there already: for `import`.
//!
//! It asks what `same-edrpou`, `same-phone` and `near-name` ask, of one newcomer against all that are listed.

use std::collections::BTreeMap;

use super::near_cache::{NameKey, NamedEntry};
use super::reach::listed;
use super::{same_edrpou, same_phone};
use crate::base::locale::phones::PhoneNumber;
use crate::content::validate::Organisation;
use crate::list::model::Register;

/// By what two organisations are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Likeness {
    /// The code of the register.
    Edrpou,
    /// Names that are nearly the same.
    Name,
    /// A telephone.
    Phone,
}

/// The organisations that are there, ready to be asked.
pub(crate) struct Duplicates<'a> {
    listed: Vec<&'a Organisation>,
    names: Vec<NameKey>,
    phones: BTreeMap<PhoneNumber, &'a Organisation>,
}

impl<'a> Duplicates<'a> {
    /// Prepares a site.
    pub(crate) fn new(register: &'a Register) -> Self {
        let listed = listed(register);
        let hotline = register.site.hotline.as_ref().and_then(|hotline| hotline.full.as_ref());
        let mut phones = BTreeMap::new();
        for organisation in &listed {
            for (number, _) in same_phone::numbers(organisation) {
                if !number.is_short() && Some(&number) != hotline {
                    phones.entry(number).or_insert(*organisation);
                }
            }
        }
        Self { names: listed.iter().map(|o| NameKey::new(o)).collect(), listed, phones }
    }

    /// Returns the organisation that a newcomer may be, and by what.
    pub(crate) fn find_likeness(
        &self,
        newcomer: &Organisation,
    ) -> Option<(Likeness, &'a Organisation)> {
        let by_code = || self.listed.iter().find(|o| same_edrpou::is_same(o, newcomer));
        let (name, mut named) = (NameKey::new(newcomer), self.listed.iter().zip(&self.names));
        let is_near = |(o, key): &(&&Organisation, &NameKey)| {
            NamedEntry(o, key).is_near(NamedEntry(newcomer, &name))
        };
        let mut by_name = || named.find(is_near).map(|(o, _)| o);
        let numbers = same_phone::numbers(newcomer);
        let by_phone = || numbers.iter().find_map(|(number, _)| self.phones.get(number));
        by_code()
            .map(|o| (Likeness::Edrpou, *o))
            .or_else(|| by_name().map(|o| (Likeness::Name, *o)))
            .or_else(|| by_phone().map(|o| (Likeness::Phone, *o)))
    }
}
