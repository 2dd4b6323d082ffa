//! `placeholder`: what `init` wrote to be replaced, and addresses and numbers that cannot be a site's own.
//!
//! Domains that are kept for examples (RFC 2606) belong to nobody, and an emergency number answers for nobody's list.
//! `deploy` refuses a site with any of it, unless `checks` in `site.yaml` says `placeholder: off`.

use std::collections::BTreeSet;
use std::ops::Range;

use super::rule_cache::RuleCache;
use crate::base::diag::{Code, Diagnostic, Diagnostics, Location};
use crate::base::locale::compare::{fold, is_same_key};
use crate::base::locale::phones::PhoneNumber;
use crate::base::names::SourcePath;
use crate::content::validate::{Common, Organisation};
use crate::list::model::Register;

/// The title that `init` writes where none was given.
pub(crate) const TITLE: &str = "Впишіть назву сайту";
/// The publisher of the example.
const PUBLISHER: &str = "Впишіть, хто видає перелік";
/// The source of every invented entry of the example.
const INVENTED: &str = "Вигадано для прикладу";
/// Fields that hold the name of somebody or something.
const NAME_FIELDS: [&str; 22] = [
    "name",
    "назва",
    "імʼя",
    "short_name",
    "коротка_назва",
    "title",
    "заголовок",
    "label",
    "для_чого",
    "role",
    "посада",
    "person",
    "особа",
    "organiser",
    "організатор",
    "publisher",
    "видавець",
    "by",
    "хто",
    "who",
    "city",
    "місто",
];
/// Of these the ones that say what a number is for.
const LABELS: [&str; 2] = ["label", "для_чого"];
/// What forms and examples write in the place of a name: the words it begins with, folded.
const SAMPLES: [&str; 13] = [
    "піб",
    "п.і.б",
    "прізвище імя",
    "прізвище, імя",
    "імя прізвище",
    "імя та прізвище",
    "імя, прізвище",
    "імя по батькові",
    "замініть на ",
    "замінити на ",
    "your name",
    "replace with ",
    "tbd",
];
/// Words that ask for a name, and what they ask for. What a number is for may well be said by such words.
const ASKING: [&str; 4] = ["впишіть ", "вкажіть ", "введіть ", "вставте "];
const ASKED: [&str; 8] =
    ["назву", "імя", "прізвище", "піб", "посаду", "організацію", "заголовок", "місто"];
/// What stands in the place of a whole text.
const FILLER: &str = "lorem ipsum";
/// The numbers of emergency services.
const EMERGENCY: [&str; 5] = ["101", "102", "103", "104", "112"];
/// Domains and endings that are kept for examples and tests.
const RESERVED: [&str; 7] =
    ["example.org", "example.com", "example.net", "example", "test", "invalid", "localhost"];

/// Reports every placeholder of what readers see.
pub(crate) fn check(register: &Register, cache: &mut RuleCache, diagnostics: &mut Diagnostics) {
    check_settings(register, diagnostics);
    check_shown_texts(register, cache, diagnostics);
    check_entries(register, cache, diagnostics);
}

fn check_settings(register: &Register, diagnostics: &mut Diagnostics) {
    let site = &register.site;
    let mut report = |key: &'static str, at: Location| diagnostics.push(placeholder_at(key, at));
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
}

fn placeholder_at(key: &'static str, at: Location) -> Diagnostic {
    Diagnostic::new(Code::Placeholder, at).with("case", key)
}

fn check_entries(register: &Register, cache: &mut RuleCache, diagnostics: &mut Diagnostics) {
    let common = register.commons().filter(|common| register.config.shows(common));
    for invented in common.filter(|common| is_invented(common)) {
        diagnostics.push(placeholder_at("entry", invented.named.clone()));
    }
    let shown = register.organisations.iter().filter(|o| register.config.shows(&o.common));
    cache.check_entries(shown, check_addresses, diagnostics);
}

fn check_addresses(organisation: &Organisation) -> Vec<Diagnostic> {
    let contacts = [&organisation.email, &organisation.website].into_iter().flatten();
    let contacts = contacts.filter(|_| !is_invented(&organisation.common));
    let reserved = contacts.filter(|contact| is_reserved(&contact.value));
    reserved.map(|contact| placeholder_at("address", contact.at.clone())).collect()
}

/// Reports what forms and examples write in the place of a text; what it is stays unsaid, since it may stand in what not everybody may see.
fn check_shown_texts(register: &Register, cache: &mut RuleCache, diagnostics: &mut Diagnostics) {
    let is_hidden = |common: &&Common| !register.config.shows(common);
    let hidden: BTreeSet<&SourcePath> =
        register.commons().filter(is_hidden).map(|common| &common.path).collect();
    let is_read = |path: &SourcePath| path.below("content").is_some() && !hidden.contains(path);
    let texts = register.texts.iter().filter(|(path, _)| is_read(path));
    cache.check_texts(texts, samples_in_text, diagnostics);
}

fn samples_in_text(path: &SourcePath, text: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let filler = find_filler(line).map(|at| at..at + FILLER.len());
        if let Some(place) = filler.or_else(|| sample(line)) {
            let at = Location::new(path, &(start + place.start..start + place.end));
            found.push(placeholder_at("text", at));
        }
        start += line.len();
    }
    found
}

fn find_filler(line: &str) -> Option<usize> {
    let is_it = |bytes: &[u8]| bytes.eq_ignore_ascii_case(FILLER.as_bytes());
    line.as_bytes().windows(FILLER.len()).position(is_it)
}

/// Returns where the value of a line stands that names something and is a sample.
fn sample(line: &str) -> Option<Range<usize>> {
    let (head, rest) = line.split_once(':')?;
    let key = head.trim_start_matches([' ', '-']);
    let value = rest.trim().trim_matches(['"', '\'']);
    let is_own = |text: &str| [TITLE, PUBLISHER].contains(&text);
    let start = line.find(value).filter(|_| !value.is_empty() && !is_own(value))?;
    let folded = fold(value);
    let begins = |sample: &str| {
        folded.strip_prefix(sample.trim_end()).is_some_and(|rest| {
            !rest.starts_with(char::is_alphanumeric) && (!sample.ends_with(' ') || !rest.is_empty())
        })
    };
    let framed = value.strip_prefix('<').and_then(|value| value.strip_suffix('>'));
    let is_framed = framed.is_some_and(|words| words.contains(char::is_alphabetic));
    let asked = ASKING.iter().find_map(|verb| folded.strip_prefix(verb));
    let asks = asked.is_some_and(|rest| ASKED.iter().any(|word| rest.starts_with(word)));
    let is_sample = is_framed || SAMPLES.iter().any(|sample| begins(sample));
    // Hardly a value looks like one, and every line has a key: that is looked at last.
    let is_one_of = |names: &[&str]| names.iter().any(|name| is_same_key(name, key));
    let is_meant = is_sample || (asks && !is_one_of(&LABELS));
    (is_meant && is_one_of(&NAME_FIELDS)).then(|| start..start + value.len())
}

/// Tells a number of the emergency services.
pub(crate) fn is_emergency(number: &PhoneNumber) -> bool {
    EMERGENCY.contains(&number.tel().as_str())
}

fn is_invented(common: &Common) -> bool {
    common.source.as_ref().is_some_and(|source| &*source.main == INVENTED)
}

/// Tells an address, of a site or of mail, whose host nobody can own.
pub(super) fn is_reserved(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split_once(['/', '?', '#']).map_or(rest, |(host, _)| host);
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let host = host.split_once(':').map_or(host, |(host, _)| host).to_lowercase();
    RESERVED.iter().any(|name| {
        host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_told_from_a_name() {
        for line in [
            "  - name: ПІБ відповідальної особи\n",
            "label: Замініть на назву гарячої лінії",
            "імʼя: \"Прізвище, ім'я, по батькові\"",
            "title: <назва зустрічі>",
            "посада: Вкажіть посаду",
            "city: TBD",
        ] {
            assert!(sample(line).is_some(), "{line}");
        }
        for line in [
            "name: Піболь",
            "name: Фонд «Впишіть себе»",
            "conditions: Вкажіть у заяві телефон",
            "documents: ПІБ заявника",
            "name: Замініть",
            "label: Вкажіть прізвище дитини",
            "label: Напишіть у Viber",
            "title: Вкажіть на помилку",
            "title: Тут буде сквер",
            "name:",
            "title: Впишіть назву сайту",
            "name: Tbdoc",
            "name: [uk, en]",
            "Підсумок: Вкажіть ПІБ",
        ] {
            assert_eq!(sample(line), None, "{line}");
        }
        assert!(find_filler("summary: LOREM ipsum dolor").is_some());
        assert_eq!(find_filler("summary: lorem"), None);
    }

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
