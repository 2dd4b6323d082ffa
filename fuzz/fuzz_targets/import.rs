//! No foreign file makes a reader panic; the first byte chooses which one reads it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use perelik::base::config::RawConfig;
use perelik::base::files::Sources;
use perelik::base::names::SourcePath;
use perelik::edit::import::input::Input;
use perelik::edit::import::site_lookup::SiteLookup;
use perelik::edit::import::{Asked, FORMATS, read_as};
use perelik::list::model::Register;
use perelik::site::pipeline::read_list;

const FILES: [(&str, &str); 4] = [
    ("content/site.yaml", "title: Приклад\nbase_url: https://example.org/\n"),
    ("content/vocabulary/help.yaml", "- {id: food, name: Їжа, open_eligibility: \"1102\"}\n"),
    ("content/vocabulary/areas.yaml", "- {id: north, name: Північ}\n"),
    ("content/vocabulary/kinds.yaml", "- {id: ngo, name: Організація}\n"),
];

thread_local! {
    static SITE: Register = site();
}

fn site() -> Register {
    let mut sources = Sources::default();
    for (path, text) in FILES {
        sources.texts.insert(SourcePath::new(path), text.as_bytes().into());
    }
    let config = RawConfig {
        date: Some(jiff::civil::date(2020, 3, 27)),
        source_date_epoch: None,
        now: jiff::Timestamp::UNIX_EPOCH,
        base_url: None,
        drafts: false,
        strict: false,
    };
    read_list(&sources, &config).value
}

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let format = &FORMATS[usize::from(*choice) % FORMATS.len()];
    let name = if choice % 2 == 0 { "organization.csv" } else { "organizations.json" };
    SITE.with(|site| {
        let known = SiteLookup::new(site);
        let asked = Asked {
            known: &known,
            mapping: None,
            consent: None,
            hidden: false,
            source: false,
            set: &[],
            country: None,
        };
        let read = read_as(&Input::of_bytes(name, bytes), &asked, Some(&format.id()));
        for mut draft in read.drafts {
            let text = draft.entry_text();
            let _ = draft.place_of(&text, &(0..text.len().min(1)));
        }
    });
});
