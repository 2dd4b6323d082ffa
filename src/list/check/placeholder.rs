//! `placeholder`: what `init` wrote to be replaced, and addresses and numbers that cannot be a site's own.
//!
//! Domains that are kept for examples (RFC 2606) belong to nobody, and an emergency number answers for nobody's list.
//! `deploy` refuses a site with any of it, unless `checks` in `site.yaml` says `placeholder: off`.

use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::locale::phones::PhoneNumber;
use crate::base::names::SourcePath;
use crate::content::validate::Common;
use crate::list::model::Register;

/// The title that `init` writes where none was given.
pub(crate) const TITLE: &str = "Впишіть назву сайту";
/// The publisher of the example.
const PUBLISHER: &str = "Впишіть, хто видає перелік";
/// The source of every invented entry of the example.
const INVENTED: &str = "Вигадано для прикладу";
/// The numbers of emergency services.
const EMERGENCY: [&str; 5] = ["101", "102", "103", "104", "112"];
/// Domains and endings that are kept for examples and tests.
const RESERVED: [&str; 7] =
    ["example.org", "example.com", "example.net", "example", "test", "invalid", "localhost"];

/// Reports every placeholder of what readers see.
pub(crate) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    let site = &register.site;
    let mut report = |key: &'static str, at: Location| {
        diagnostics.push(Diagnostic::new(Code::Placeholder, at).with("case", key));
    };
    let file = || Location::file(&SourcePath::new("content/site.yaml"));
    let place = |key: &str| site.places.get(key).cloned().unwrap_or_else(file);
    if &*site.title.main == TITLE {
        report("title", place("title"));
    }
    if is_reserved(register.base_url()) {
        report("base_url", place("base_url"));
    }
    let numbers = site.hotline.iter().flat_map(|hotline| [&hotline.short, &hotline.full]);
    if numbers.flatten().any(is_emergency) {
        report("hotline", place("hotline"));
    }
    if site.publisher.as_ref().is_some_and(|publisher| &*publisher.name.main == PUBLISHER) {
        report("publisher", place("publisher"));
    }
    let common = register.commons().filter(|common| register.config.shows(common));
    for invented in common.filter(|common| is_invented(common)) {
        report("entry", invented.named.clone());
    }
    for organisation in register.organisations.iter().filter(|o| register.config.shows(&o.common)) {
        if is_invented(&organisation.common) {
            continue;
        }
        let contacts = [&organisation.email, &organisation.website];
        for contact in contacts.into_iter().flatten().filter(|c| is_reserved(&c.value)) {
            report("address", contact.at.clone());
        }
    }
}

/// Tells a number of the emergency services.
pub(crate) fn is_emergency(number: &PhoneNumber) -> bool {
    EMERGENCY.contains(&number.tel().as_str())
}

fn is_invented(common: &Common) -> bool {
    common.source.as_ref().is_some_and(|source| &*source.main == INVENTED)
}

/// Tells an address, of a site or of mail, whose host nobody can own.
pub(in crate::list) fn is_reserved(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let host = host.rsplit('@').next().unwrap_or(host);
    let host = host.split(':').next().unwrap_or(host).to_lowercase();
    RESERVED.iter().any(|name| {
        host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_kept_for_examples_is_told_from_one_that_only_sounds_like_it() {
        for address in ["https://example.org/", "https://WWW.Example.com:80/a", "a@b.example"] {
            assert!(is_reserved(address), "{address}");
        }
        for address in ["https://myexample.org/", "https://example.org.ua/", "a@latest"] {
            assert!(!is_reserved(address), "{address}");
        }
    }
}
