//! Entries with every field and odd texts come back from every form that they leave in.

use perelik::edit::import::input::Input;
use perelik::edit::import::plan::ImportChange;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::data::{folder, planned_folder, planned_input};
use super::rounds::exported;
use super::{carried_out, findings};
use crate::cases::cases;
use crate::site::{Site, site};

/// What is drawn for an entry, number by number; zeros draw the least.
struct Tape {
    drawn: std::vec::IntoIter<u16>,
    phones: u32,
    form: Form,
}

/// What the entries leave in.
#[derive(Clone, Copy)]
enum Form {
    Data,
    /// A list of one cell for an address, which says not all of the odd ones.
    List,
}

const WORDS: [&str; 6] = ["а", "Приклад", "ґанок", "пʼять", "Ex1", "дім"];
const SIGNS: [&str; 26] = [
    " ",
    "; ",
    ", ",
    ": ",
    " | ",
    " – ",
    " - ",
    " (",
    ") ",
    "/",
    "\\",
    "'",
    "\"",
    " «",
    "» ",
    " #",
    " =",
    " @",
    " & ",
    "<b>",
    "%",
    "*",
    "_",
    ". ",
    "; тел. ",
    "! ",
];
/// Hours of every sort.
const HOURS: [&str; 9] = [
    "Mo-Fr 09:00-17:00",
    "Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-12:00",
    "24/7",
    "Mo-Th 08:00-17:00; Fr 08:00-15:45; PH off",
    "Tu,Th 10:00+",
    "Mo[1] 09:00-12:00",
    "Mo-Fr 09:00-17:00 \"за записом\"",
    "Mo-Su 00:00-24:00",
    "Mo-Fr 09:00-17:00; 2020 Apr 06-10 off; PH off",
];

impl Tape {
    fn pick(&mut self, count: usize) -> usize {
        usize::from(self.drawn.next().unwrap_or(0)) % count
    }

    fn maybe(&mut self, make: impl FnOnce(&mut Self) -> Value) -> Value {
        if self.pick(2) == 1 { make(self) } else { Value::Null }
    }

    fn one_of(&mut self, all: &[&str]) -> Value {
        all[self.pick(all.len())].into()
    }

    fn some_of(&mut self, all: &[&str]) -> Value {
        all.iter().filter(|_| self.pick(2) == 1).copied().collect()
    }

    fn text(&mut self) -> String {
        let mut text = WORDS[self.pick(WORDS.len())].to_owned();
        for _ in 0..self.pick(4) {
            text += SIGNS[self.pick(SIGNS.len())];
            text += WORDS[self.pick(WORDS.len())];
        }
        text
    }

    fn hours(&mut self) -> Value {
        self.one_of(&HOURS)
    }

    /// A text in one language or in two.
    fn texts(&mut self) -> Value {
        let own = self.text();
        match self.pick(3) {
            2 => json!({"uk": own, "en": format!("{} in English", self.text())}),
            _ => own.into(),
        }
    }

    fn list(&mut self, make: impl Fn(&mut Self) -> Value) -> Value {
        (0..self.pick(3)).map(|_| make(self)).collect()
    }

    fn number(&mut self) -> String {
        self.phones += 1;
        format!(
            "050 {:03}-{:02}-{:02}",
            10 + self.phones / 10_000,
            self.phones / 100 % 100,
            self.phones % 100
        )
    }

    fn phone(&mut self) -> Value {
        let number = self.number();
        json!({
            "number": number,
            "extension": self.maybe(|tape| tape.pick(9999).to_string().into()),
            "type": self.maybe(|tape| tape.one_of(&["voice", "mobile", "fax", "text", "video"])),
            "label": self.maybe(Self::texts),
            "hours": self.maybe(|tape| tape.hours()),
            "languages": self.some_of(&["uk", "en", "crh"]),
            "visibility": self.maybe(|tape| tape.one_of(&["public", "desks", "private"])),
        })
    }

    fn verified(&mut self) -> Value {
        json!({"on": "2020-03-20", "by": self.maybe(|tape| tape.text().into())})
    }

    fn service(&mut self, number: usize) -> Value {
        json!({
            "id": format!("s{number}"),
            "help": self.one_of(&["food", "medicine"]),
            "name": self.maybe(Self::texts),
            "details": self.maybe(Self::texts),
            "audiences": self.some_of(&["elderly", "children"]),
            "areas": self.some_of(&["north", "south"]),
            "delivery": self.some_of(&["at-home", "on-site", "by-phone", "online"]),
            "conditions": self.maybe(Self::texts),
            "cost": self.maybe(Self::texts),
            "documents": self.list(Self::texts),
            "hours": self.maybe(|tape| tape.hours()),
            "phones": self.list(Self::phone),
            "status": self.maybe(|tape| tape.one_of(&["active", "paused", "closed"])),
            "source": self.maybe(Self::texts),
            "verified": self.maybe(Self::verified),
        })
    }

    fn person(&mut self, number: usize) -> Value {
        let name = format!("{} Прикладенко", ["Олена", "Петро"][number]);
        let name = match self.pick(3) {
            2 => json!({"uk": name, "en": format!("Example {number}")}),
            _ => name.into(),
        };
        let has_contact = self.pick(2) == 1;
        let mut person = json!({
            "name": name,
            "role": self.maybe(Self::texts),
            "responsible": self.maybe(|_| true.into()),
        });
        if has_contact {
            person["phone"] = self.number().into();
            person["visibility"] = "public".into();
            person["consent"] = json!({"on": "2020-03-20"});
        }
        person
    }

    fn address(&mut self) -> Value {
        json!({
            "street": self.maybe(Self::texts),
            "city": self.maybe(Self::texts),
            "postcode": self.maybe(|_| "01001".into()),
            "area": self.maybe(|_| "north".into()),
            "note": self.maybe(Self::texts),
            "how_to_get": self.maybe(Self::texts),
            "accessibility": self.list(Self::texts),
            "location": self.maybe(|_| json!([48.72, 37.55])),
        })
    }

    fn organisation(&mut self, number: usize) -> String {
        let services: Value = (0..self.pick(4)).map(|number| self.service(number)).collect();
        let people: Value = (0..self.pick(3)).map(|number| self.person(number)).collect();
        let entry = json!({
            "name": format!("{} {number}", self.text()),
            "short_name": self.maybe(Self::texts),
            "sort_name": self.maybe(|tape| tape.text().into()),
            "kind": "ngo",
            "summary": self.maybe(Self::texts),
            "status": self.maybe(|tape| tape.one_of(&["active", "paused", "relocated", "closed"])),
            "edrpou": if number == 0 { "14360570".into() } else { Value::Null },
            "services": services,
            "phones": self.list(Self::phone),
            "email": self.maybe(|_| format!("o{number}@example.org").into()),
            "website": self.maybe(|_| format!("https://example.org/{number}?b=;c#d").into()),
            "links": self.list(|tape| json!({"url": format!("https://t.example.org/{}", tape.number().replace(' ', "")), "name": tape.maybe(Self::texts)})),
            "address": match self.form {
                Form::Data => self.maybe(Self::address),
                Form::List => Value::Null,
            },
            "hours": self.maybe(|tape| tape.hours()),
            "people": people,
            "members": if number == 1 { json!(["o0"]) } else { Value::Null },
            "verified": self.maybe(Self::verified),
            "source": self.maybe(Self::texts),
            "formerly": self.maybe(|_| json!([format!("former-{number}")])),
        });
        let body = ["", "Перший *рядок*.\n\n- один\n- [два](https://example.org/)\n"][self.pick(2)];
        format!("---\n{}\n---\n{body}", without_nothing(entry))
    }
}

/// Leaves out what says nothing.
fn without_nothing(value: Value) -> Value {
    let says_nothing = |value: &Value| match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    };
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().map(|(key, value)| (key, without_nothing(value)));
            fields.filter(|(_, value)| !says_nothing(value)).collect::<Map<_, _>>().into()
        }
        Value::Array(items) => items.into_iter().map(without_nothing).collect(),
        other => other,
    }
}

/// Returns a site without entries, and the same with two.
fn sites(drawn: Vec<u16>, form: Form) -> (Site, Site) {
    let empty = site()
        .without("organisations/dim.yaml")
        .without("organisations/pryklad.md")
        .edit("site.yaml", "title: Приклад", "title: Приклад\nlanguages: [uk, en]")
        .edit("site.yaml", "placeholder: off", "placeholder: off, same-phone: off");
    let mut tape = Tape { drawn: drawn.into_iter(), phones: 0, form };
    let full = (0..2).fold(empty.clone(), |site, number| {
        site.file(&format!("organisations/o{number}.md"), &tape.organisation(number))
    });
    (empty, full)
}

fn drawn() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 0..600)
}

type Tried = Result<(), TestCaseError>;

/// The files change nothing where they came from.
fn unchanged(full: &Site, files: &[(String, Vec<u8>)]) -> Tried {
    let plan = planned_folder(full, files, true);
    let said = findings(&plan);
    prop_assert!(!said.contains("error") && !said.contains("warning"), "{}", said);
    prop_assert_eq!(plan.count(ImportChange::Same), plan.files.len());
    Ok(())
}

/// The files make the same files of a site without entries.
fn the_same_again(
    empty: &Site,
    files: &[(String, Vec<u8>)],
    compared: &[(String, Vec<u8>)],
) -> Tried {
    let plan = planned_folder(empty, files, false);
    prop_assert!(!plan.has_faults(), "{}", findings(&plan));
    let after = carried_out(empty, &plan);
    let again = folder(&after);
    for (name, bytes) in compared {
        let own = &again.iter().find(|(own, _)| own == name).unwrap().1;
        prop_assert_eq!(String::from_utf8_lossy(bytes), String::from_utf8_lossy(own), "{}", name);
    }
    Ok(())
}

/// Returns the files of `data/hsds/` that a site makes.
fn hsds(site: &Site) -> Vec<(String, Vec<u8>)> {
    let own =
        |(name, bytes): (String, Vec<u8>)| Some((name.strip_prefix("hsds/")?.to_owned(), bytes));
    folder(site).into_iter().filter_map(own).collect()
}

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn data_come_back(drawn in drawn()) {
        let (empty, full) = sites(drawn, Form::Data);
        prop_assume!(!full.compile().diagnostics.has_errors());
        let files = folder(&full);
        let own = |form: &str| -> Vec<(String, Vec<u8>)> {
            let is_own = |name: &str| ["organisations", "services"].iter().any(|own| name == format!("{own}.{form}"));
            files.iter().filter(|(name, _)| is_own(name)).cloned().collect()
        };
        for form in ["json", "csv"] {
            unchanged(&full, &own(form))?;
            the_same_again(&empty, &own(form), &own("json"))?;
        }
    }

    #[test]
    fn hsds_comes_back(drawn in drawn(), has_region in any::<bool>()) {
        let (empty, full) = sites(drawn, Form::Data);
        // With the code of an area, addresses are whole enough for a row of their own.
        let region = |site: Site| match has_region {
            true => site.edit("vocabulary/areas.yaml", "name: Північ", "name: Північ\n  katottg: UA14120010000066704"),
            false => site,
        };
        let (empty, full) = (region(empty), region(full));
        prop_assume!(!full.compile().diagnostics.has_errors());
        let all = hsds(&full);
        for form in [".json", ".csv", "organizations.json"] {
            let is_own = |name: &str| name.ends_with(form) && name != "datapackage.json";
            let own: Vec<_> = all.iter().filter(|(name, _)| is_own(name)).cloned().collect();
            unchanged(&full, &own)?;
            if form == "organizations.json" {
                continue;
            }
            let plan = planned_folder(&empty, &own, false);
            prop_assert_eq!(findings(&plan), "");
            let again = hsds(&carried_out(&empty, &plan));
            for (name, bytes) in &all {
                let own = &again.iter().find(|(own, _)| own == name).unwrap().1;
                prop_assert_eq!(String::from_utf8_lossy(bytes), String::from_utf8_lossy(own), "{} of {}", name, form);
            }
        }
    }

    #[test]
    fn the_list_comes_back(drawn in drawn()) {
        let (empty, full) = sites(drawn, Form::List);
        prop_assume!(!full.compile().diagnostics.has_errors());
        let first = exported(&full, "list.csv");
        for name in ["list.csv", "list.xlsx"] {
            let input = Input::of_bytes(name, &exported(&full, name));
            let plan = planned_input(&full, &input, true);
            prop_assert_eq!(findings(&plan), "");
            prop_assert_eq!(plan.count(ImportChange::Same), plan.files.len());
            let plan = planned_input(&empty, &input, false);
            prop_assert!(!plan.has_faults(), "{}", findings(&plan));
            let again = exported(&carried_out(&empty, &plan), "list.csv");
            prop_assert_eq!(String::from_utf8_lossy(&first), String::from_utf8_lossy(&again), "{}", name);
        }
    }
}
