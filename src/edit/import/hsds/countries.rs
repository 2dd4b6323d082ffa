//! Countries by their codes, with what a number of theirs begins with (ISO 3166, ITU-T E.164), and of which a package is.

use std::collections::BTreeMap;

use super::record::Record;
use crate::edit::import::asked::Asked;

/// A country by its code in ISO 3166, its code in the numbering plan, and what people dial before a number inside it.
const COUNTRIES: [(&str, &str, &str); 52] = [
    ("AL", "355", "0"),
    ("AM", "374", "0"),
    ("AT", "43", "0"),
    ("AU", "61", "0"),
    ("AZ", "994", "0"),
    ("BA", "387", "0"),
    ("BE", "32", "0"),
    ("BG", "359", "0"),
    ("BR", "55", "0"),
    ("CA", "1", "1"),
    ("CH", "41", "0"),
    ("CY", "357", ""),
    ("CZ", "420", ""),
    ("DE", "49", "0"),
    ("DK", "45", ""),
    ("EE", "372", ""),
    ("ES", "34", ""),
    ("FI", "358", "0"),
    ("FR", "33", "0"),
    ("GB", "44", "0"),
    ("GE", "995", "0"),
    ("GR", "30", ""),
    ("HR", "385", "0"),
    ("HU", "36", "06"),
    ("IE", "353", "0"),
    ("IL", "972", "0"),
    ("IN", "91", "0"),
    ("IS", "354", ""),
    // In Italy the zero belongs to the number.
    ("IT", "39", ""),
    ("JP", "81", "0"),
    ("KE", "254", "0"),
    ("KR", "82", "0"),
    ("LT", "370", "0"),
    ("LU", "352", ""),
    ("LV", "371", ""),
    ("MD", "373", "0"),
    ("ME", "382", "0"),
    ("MK", "389", "0"),
    ("MT", "356", ""),
    ("MX", "52", ""),
    ("NL", "31", "0"),
    ("NO", "47", ""),
    ("NZ", "64", "0"),
    ("PL", "48", ""),
    ("PT", "351", ""),
    ("RO", "40", "0"),
    ("RS", "381", "0"),
    ("SE", "46", "0"),
    ("SI", "386", "0"),
    ("SK", "421", "0"),
    ("TR", "90", "0"),
    ("US", "1", "1"),
];
/// Names of countries that packages write instead of their codes.
const COUNTRY_NAMES: [(&str, &str); 9] = [
    ("USA", "US"),
    ("U.S.", "US"),
    ("UNITED STATES", "US"),
    ("UNITED STATES OF AMERICA", "US"),
    ("UK", "GB"),
    ("UNITED KINGDOM", "GB"),
    ("CANADA", "CA"),
    ("UKRAINE", "UA"),
    ("УКРАЇНА", "UA"),
];
/// Ours: its numbers are understood as they are.
const OURS: &str = "UA";
/// The country whose numbers stand without a plus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(in crate::edit) struct Country(Option<&'static str>);

impl Country {
    /// Reads a code of ISO 3166, or a usual name.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_uppercase();
        let named = COUNTRY_NAMES.iter().find(|(name, _)| *name == text);
        let code = named.map_or(text.as_str(), |(_, code)| code);
        let codes = COUNTRIES.iter().map(|(code, ..)| *code).chain([OURS]);
        codes.into_iter().find(|known| *known == code).map(|code| Self(Some(code)))
    }

    /// Returns the codes of all that are known.
    pub(crate) fn codes() -> String {
        let codes = COUNTRIES.iter().map(|(code, ..)| *code);
        codes.chain([OURS]).collect::<Vec<_>>().join(", ")
    }

    /// Returns the country of a package: the one that the editor names, else the one that most addresses are in.
    pub(super) fn for_package(asked: &Asked<'_>, organisations: &[Record]) -> Self {
        if let Some(own) = asked.country.and_then(Self::parse) {
            return own;
        }
        let mut counts: BTreeMap<Self, usize> = BTreeMap::new();
        for country in organisations.iter().flat_map(of_addresses) {
            *counts.entry(country).or_default() += 1;
        }
        counts.into_iter().max_by_key(|(_, count)| *count).map(|(own, _)| own).unwrap_or_default()
    }

    /// Returns the country of one organisation's addresses, else that of the package.
    pub(super) fn of_one(self, asked: &Asked<'_>, organisation: &Record) -> Self {
        let own = of_addresses(organisation).into_iter().next();
        own.filter(|_| asked.country.is_none()).unwrap_or(self)
    }

    /// Tells that nobody says which country it is.
    pub(super) fn is_unknown(self) -> bool {
        self.0.is_none()
    }

    /// Returns its code in the numbering plan, and what people dial before a number inside it; nothing for ours, whose numbers
    /// are understood as they are.
    pub(super) fn dialling(self) -> Option<(&'static str, &'static str)> {
        let own = COUNTRIES.iter().find(|(code, ..)| Some(*code) == self.0);
        own.map(|(_, code, trunk)| (*code, *trunk))
    }
}

/// Returns the countries that the addresses of an organisation name, also where its services are given.
fn of_addresses(organisation: &Record) -> Vec<Country> {
    let services = organisation.parts("service").flat_map(|one| one.parts("service_at_location"));
    let locations =
        organisation.parts("location").chain(services.flat_map(|at| at.parts("location")));
    let addresses =
        locations.flat_map(|place| place.parts("address").chain(place.parts("postal_address")));
    addresses.filter_map(|address| Country::parse(address.peek("country")?)).collect()
}
