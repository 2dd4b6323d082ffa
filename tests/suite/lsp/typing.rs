//! Whatever is typed, one text after the other: what is said is what a compile from scratch says, and nothing of before.
//!
//! Two ways lead through what is kept between two looks: the language server's, and the preview's where the site lets advice forbid
//! building, so that advice is worked out with the rest.

use std::collections::BTreeMap;

use perelik::site::pipeline::{Previous, compile_again};
use proptest::prelude::*;

use super::checked;
use super::editor::Editor;
use crate::cases::{cases, steps};
use crate::site::{Site, site};

/// What an organisation may be: each is wrong by itself, or beside another, or is what another is wrong by.
const STATES: [&str; 20] = [
    "name: Спілка добрих сусідів\nkind: ngo\n",
    "name: Спілка добрих сусідiв\nkind: ngo\n",
    "name: Спілка добрих сусідв\nkind: ngo\nedrpou: \"14360570\"\n",
    "name: Спілка добрих сусідів\nkind: ngo\nedrpou: \"14360570\"\n",
    "name: Спілка добрих сусідів 2\nkind: ngo\nedrpou: \"00032129\"\n",
    "name: Інша назва\nkind: ngo\nphones: [\"0501234567\"]\n",
    "name: Ще одна назва\nkind: ngo\nphones: [\"0501234567\", \"0501234568\"]\nmembers: [o1]\n",
    "name: Нічна\nkind: ngo\nhours: Mo-Fr 18:00-09:00\nservices: [{help: food, phones: [\"0501234568\"]}]\n",
    "name: Двічі\nkind: ngo\nhours: \"Mo-Fr 09:00-12:00; Mo-Fr 14:00-18:00\"\nservices: [food, food]\n",
    "name: ПІБ відповідальної особи\nkind: ngo\nemail: a@example.org\n",
    "name: Закрита\nkind: ngo\nstatus: closed\nphones: [{number: \"0501234567\", visibility: private}]\n",
    "name: Чернетка\nkind: ngo\ndraft: true\nsummary: Об\"єднання, lorem ipsum\nformerly: [o2]\n",
    "name: Особи\nkind: ngo\npeople: [{name: Прикладна Особа, show_name: false, phone: \"0501234569\"}]\n",
    "name: Особа\nkind: ngo\npeople: [{name: Прикладна Особа}]\n",
    "name: Текст\nkind: громадська організація\nsummary: Прикладна Особа, 050 123-45-69\n",
    "name: Служби\nkind: ngo\nservices: [{help: їжа, areas: [північ]}, {help: Харчі}]\n",
    "name: Члени\nkind: nobody\nmembers: [Особи, o3, Інша назва]\n",
    "name: Нотатки\nkind: ngo\nprivate: телефон 0501234567, 0501234570\nsummary: 050 123-45-70\n",
    "name: Строки\nkind: ngo\nexpires_on: 2020-03-26\nverified: {on: 2020-03-28}\n",
    "name: [\n",
];

/// What somebody does next: an organisation is in another state or gone, or what stands around all of them is another.
#[derive(Debug, Clone)]
enum Step {
    Organisation(usize, usize),
    Gone(usize),
    Food(usize),
    Meeting(usize),
    Day(usize),
}

const FOODS: [&str; 3] = ["Їжа", "Харчі", "Обіди"];
const MEETINGS: [&str; 3] = [
    "",
    "attendees:\n  - {name: Інша назв}\ntasks:\n  - {what: А, who: [\"Особи, Двічі\", прсутні], due: 2020-03-27}\n",
    "attendees: [o1, o2]\n",
];

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => (0..5_usize, 0..STATES.len()).prop_map(|(n, state)| Step::Organisation(n, state)),
        1 => (0..5_usize).prop_map(Step::Gone),
        1 => (0..FOODS.len()).prop_map(Step::Food),
        1 => (0..MEETINGS.len()).prop_map(Step::Meeting),
        1 => (0..3_usize).prop_map(Step::Day),
    ]
}

/// A site in the making.
#[derive(Debug, Default)]
struct Work {
    organisations: BTreeMap<usize, usize>,
    food: usize,
    meeting: usize,
    day: usize,
}

impl Work {
    fn take(&mut self, step: &Step) {
        match *step {
            Step::Organisation(n, state) => drop(self.organisations.insert(n, state)),
            Step::Gone(n) => drop(self.organisations.remove(&n)),
            Step::Food(food) => self.food = food,
            Step::Meeting(meeting) => self.meeting = meeting,
            Step::Day(day) => self.day = day,
        }
    }

    /// Returns the files that differ from those of the site without them.
    fn texts(&self) -> BTreeMap<String, String> {
        let organisations = self.organisations.iter();
        let mut texts: BTreeMap<String, String> = organisations
            .map(|(n, state)| (format!("organisations/o{n}.yaml"), STATES[*state].to_owned()))
            .collect();
        let food =
            format!("- id: food\n  name: {}\n- id: medicine\n  name: Ліки\n", FOODS[self.food]);
        texts.insert("vocabulary/help.yaml".to_owned(), food);
        let meeting =
            format!("---\ntitle: Зустріч\ndate: 2020-03-20\n{}---\n", MEETINGS[self.meeting]);
        texts.insert("meetings/2020-03-20.md".to_owned(), meeting);
        texts
    }

    fn site(&self) -> Site {
        let texts = self.texts();
        let mut site = texts.iter().fold(base(), |site, (path, text)| site.file(path, text));
        site.raw.date = format!("2020-03-2{}", 7 + self.day % 3).parse().ok();
        site
    }
}

fn base() -> Site {
    site().edit("site.yaml", "placeholder: off", "placeholder: warning")
}

proptest! {
    #![proptest_config(cases(2))]

    #[test]
    fn advice_is_the_same_whatever_was_typed_before(
        taken in prop::collection::vec(step(), steps(60))
    ) {
        let (mut work, mut previous) = (Work::default(), Previous::default());
        for step in &taken {
            work.take(step);
            let mut site = work.site();
            site.raw.strict = true;
            let whole = site.compile().diagnostics;
            let (seen, advice) = compile_again(&site.sources(), &site.raw, &mut previous);
            prop_assert!(advice.diagnostics().sorted().is_empty(), "advice waits, after {:?}", step);
            prop_assert_eq!(seen.diagnostics.sorted(), whole.sorted(), "after {:?}", step);
            for path in site.sources().texts.keys() {
                prop_assert_eq!(seen.diagnostics.masks(path), whole.masks(path));
            }
        }
    }

    #[test]
    fn an_editor_shows_what_check_says_whatever_was_typed_before(
        taken in prop::collection::vec(step(), steps(60))
    ) {
        let mut work = Work::default();
        let mut editor = Editor::new(&base());
        let mut open: BTreeMap<String, String> = BTreeMap::new();
        // The day is the server's own.
        for step in taken.iter().filter(|step| !matches!(step, Step::Day(_))) {
            work.take(step);
            let now = work.texts();
            open.keys().filter(|path| !now.contains_key(*path)).for_each(|path| editor.close(path));
            for (path, text) in &now {
                match open.get(path) {
                    None => editor.open(path, text),
                    Some(before) if before != text => editor.write(path, text),
                    Some(_) => {}
                }
            }
            open = now;
            prop_assert_eq!(editor.shown(), checked(&work.site()), "after {:?}", step);
        }
        editor.leave();
    }
}
