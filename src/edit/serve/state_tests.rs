//! What is worked out for one state and taken over by the next is what it would be without.

use super::state::State;
use crate::base::config::RawConfig;
use crate::base::diag::Level;
use crate::base::files::Sources;
use crate::base::names::SourcePath;
use crate::site::pipeline::Previous;

#[test]
fn advice_on_a_state_is_the_same_as_on_one_that_has_nothing_before_it() {
    let raw = RawConfig {
        date: "2020-03-27".parse().ok(),
        source_date_epoch: None,
        now: "2020-03-27T10:00:00Z".parse().expect("a time"),
        base_url: None,
        drafts: true,
        strict: false,
    };
    let with = |name: &str| {
        let mut sources = Sources::default();
        let site = "title: Приклад\nbase_url: https://example.org/\n";
        let kinds = "- id: ngo\n  name: Назва\n";
        for (path, text) in [("site.yaml", site), ("vocabulary/kinds.yaml", kinds)] {
            let path = SourcePath::new(format!("content/{path}"));
            sources.texts.insert(path, text.as_bytes().into());
        }
        let text = format!("name: {name}\nkind: ngo\nsummary: \"Текст , з блудом\"\n");
        let path = SourcePath::new("content/organisations/o7.yaml");
        sources.texts.insert(path, text.as_bytes().into());
        sources
    };
    let mut previous = Previous::default();
    let mut state = State::initial(with("Приклад"), &raw, &mut previous);
    for name in ["Приклад сьомий", "Приклад", "приклад", "Приклад сьомий"]
    {
        state = state.next_state(with(name), &raw, &mut previous).expect("a change");
        let fresh = State::initial(with(name), &raw, &mut Previous::default());
        let told = state.diagnostics().sorted();
        assert!(told.iter().any(|one| one.level != Level::Error));
        assert_eq!(told, fresh.diagnostics().sorted(), "{name}");
    }
}
