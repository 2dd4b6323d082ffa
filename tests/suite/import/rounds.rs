//! Out and in again: what `list.csv` says is what an import of it says.

use std::fs;
use std::path::Path;

use perelik::base::files::FileSource as _;
use perelik::edit::import::plan::ImportChange;
use proptest::prelude::*;

use super::{carried_out, findings, planned};
use crate::cases::cases;
use crate::site::{Site, site};

fn list(site: &Site) -> Vec<u8> {
    let checked = site.compile();
    assert!(!checked.diagnostics.has_errors(), "{}", site.remarks());
    let files = checked.value.files();
    let index = files.iter().position(|file| file.path.as_str() == "list.csv").unwrap();
    let mut list = Vec::new();
    checked.value.render(index, &mut list).unwrap();
    list
}

/// Returns the real content without its entries, or with them.
fn real(with_entries: bool) -> Site {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut all = site();
    for path in site().files().keys() {
        all = all.without(path.strip_prefix("content/").unwrap());
    }
    all.raw.date = None;
    let mut folders = vec!["vocabulary"];
    if with_entries {
        folders.extend(["organisations", "meetings", "needs", "pages"]);
    }
    let read = |path: String| (fs::read_to_string(root.join(&path)).unwrap(), path);
    let (settings, path) = read("site.yaml".to_owned());
    all = all.file(&path, &settings);
    for folder in folders {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let (text, path) = read(format!("{folder}/{name}"));
            all = all.file(&path, &text);
        }
    }
    all
}

#[test]
fn the_real_list_comes_back_into_its_own_site_without_a_change() {
    let site = real(true);
    let list = list(&site);
    let plan = planned(&site, "list.csv", &list);
    assert_eq!(findings(&plan), "");
    assert_eq!(plan.count(ImportChange::Same), plan.files.len());
    assert!(plan.files.len() > 15);
}

#[test]
fn the_real_list_gives_an_empty_site_the_same_list() {
    let first = list(&real(true));
    let plan = planned(&real(false), "list.csv", &first);
    assert_eq!(findings(&plan), "");
    let second = list(&carried_out(&real(false), &plan));
    assert_eq!(String::from_utf8_lossy(&first), String::from_utf8_lossy(&second));
    let again = planned(&carried_out(&real(false), &plan), "list.csv", &second);
    assert_eq!(again.count(ImportChange::Same), again.files.len());
}

/// One line of a text as people write it, with what tables and YAML treat apart.
const TEXT: &str =
    "[А-ЯҐЄІЇA-Z'\"=+@-][а-яґєії’ʼ'\"a-z0-9 ,.;:#&%|{}\\[\\]()!?*_=+@/\\\\-]{0,20}[а-яa-z0-9]";
const HOURS: [&str; 8] = [
    "Mo-Fr 09:00-17:00",
    "Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-12:00",
    "24/7",
    "Mo-Th 08:00-17:00; Fr 08:00-15:45; PH off",
    "Tu,Th 10:00+",
    "Mo-Su 08:00-20:00",
    "Mo[1] 09:00-12:00",
    "Mo-Fr 09:00-17:00 \"за записом\"",
];

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

prop_compose! {
    /// A service in YAML, indented as an item of a list.
    fn service()(
        help in prop::sample::select(vec!["food", "medicine"]),
        name in prop::option::of(TEXT),
        details in prop::option::of(TEXT),
        phones in prop::collection::vec(0..10_000_u32, 0..3),
        label in prop::option::of("[а-я]{2,8}( [а-я]{2,8})?"),
        hours in prop::option::of(prop::sample::select(HOURS.to_vec())),
        status in prop::option::of(prop::sample::select(vec!["active", "paused", "closed"])),
        audiences in prop::sample::subsequence(vec!["elderly", "children"], 0..=2),
        areas in prop::sample::subsequence(vec!["north", "south"], 0..=2),
        delivery in prop::sample::subsequence(vec!["at-home", "by-phone", "online"], 0..=3),
    ) -> String {
        let mut text = format!("help: {help}\n");
        let mut add = |key: &str, value: Option<String>| {
            text.extend(value.map(|value| format!("    {key}: {value}\n")));
        };
        add("name", name.as_deref().map(quoted));
        add("details", details.as_deref().map(quoted));
        add("hours", hours.map(quoted));
        add("status", status.map(str::to_owned));
        for (key, ids) in [("audiences", audiences), ("areas", areas), ("delivery", delivery)] {
            add(key, (!ids.is_empty()).then(|| format!("[{}]", ids.join(", "))));
        }
        let phone = |number: &u32| {
            let label = label.as_deref().map(|label| format!(", label: {label}")).unwrap_or_default();
            format!("{{number: 050 010-{:02}-{:02}{label}}}", number / 100, number % 100)
        };
        let phones: Vec<String> = phones.iter().map(phone).collect();
        add("phones", (!phones.is_empty()).then(|| format!("[{}]", phones.join(", "))));
        text
    }
}

prop_compose! {
    /// An organisation in YAML.
    fn organisation()(
        name in TEXT,
        sort_name in prop::option::of(TEXT),
        services in prop::collection::vec(service(), 0..4),
        phones in prop::collection::vec(0..10_000_u32, 0..3),
        hours in prop::option::of(prop::sample::select(HOURS.to_vec())),
        status in prop::sample::select(vec!["active", "active", "paused", "relocated", "closed"]),
        street in prop::option::of(TEXT),
        postcode in prop::option::of("[0-9]{5}"),
        role in prop::option::of("[а-я]{3,9}( [а-я]{3,9})?"),
        person in prop::option::of("[А-Я][а-я]{2,8} [А-Я][а-я]{2,8}"),
        responsible in any::<bool>(),
        website in any::<bool>(),
    ) -> String {
        let mut text = format!("name: {}\nkind: ngo\nstatus: {status}\n", quoted(&name));
        text.extend(sort_name.map(|name| format!("sort_name: {}\n", quoted(&name))));
        for (n, service) in services.iter().enumerate() {
            text += &format!("{}  - id: s{n}\n    {service}", if n == 0 { "services:\n" } else { "" });
        }
        let phones: Vec<String> =
            phones.iter().map(|n| format!("050 020-{:02}-{:02}", n / 100, n % 100)).collect();
        text += &format!("phones: [{}]\n", phones.join(", "));
        text.extend(hours.map(|hours| format!("hours: {}\n", quoted(hours))));
        text.extend(website.then_some("website: https://example.org/a?b#c\nemail: a@example.org\n"));
        let street = street.map(|street| format!("  street: {}\n", quoted(&street)));
        let postcode = postcode.map(|code| format!("  postcode: '{code}'\n"));
        let address: String = [street, postcode].into_iter().flatten().collect();
        if !address.is_empty() {
            text += &format!("address:\n{address}");
        }
        if let Some(person) = person {
            let role = role.map(|role| format!(", role: {role}")).unwrap_or_default();
            let yes = if responsible { ", responsible: yes" } else { "" };
            text += &format!("people: [{{name: {person}{role}{yes}}}]\n");
        }
        text
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn any_list_comes_back_as_the_same_list(entries in prop::collection::vec(organisation(), 1..4)) {
        let empty = site()
            .without("organisations/dim.yaml")
            .without("organisations/pryklad.md")
            .edit("site.yaml", "placeholder: off", "placeholder: off, same-phone: off");
        let full = entries.iter().enumerate().fold(empty.clone(), |site, (n, entry)| {
            site.file(&format!("organisations/o{n}.yaml"), entry)
        });
        prop_assume!(!full.compile().diagnostics.has_errors());
        let first = list(&full);
        let plan = planned(&empty, "list.csv", &first);
        prop_assert!(!plan.has_faults(), "{}\n{}", findings(&plan), String::from_utf8_lossy(&first));
        let after = carried_out(&empty, &plan);
        let second = list(&after);
        prop_assert_eq!(String::from_utf8_lossy(&first), String::from_utf8_lossy(&second));
        let again = planned(&after, "list.csv", &second);
        prop_assert_eq!(again.count(ImportChange::Same), again.files.len());
    }
}
