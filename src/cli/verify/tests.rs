//! A year of calls: five hundred entries, a cycle of ninety days, thirty calls a week, and answers drawn at random from a stored seed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use crate::base::choices::CallOutcome;
use crate::base::config::RawConfig;
use crate::base::files::Sources;
use crate::base::names::SourcePath;
use crate::list::model::Register;
use crate::list::offers::List;
use crate::list::publish::{PublishCache, publish};
use crate::list::verify::{CallAnswer, Queue, call_edits, predict, queue};
use crate::site::pipeline::{Previous, read_list_again};

const ENTRIES: usize = 500;
const CYCLE: i64 = 90;
const PER_WEEK: usize = 30;
/// The first Monday.
const START: Date = date(2026, 1, 5);
const SEED: u64 = 20_261_201;

/// A site whose calls are made by machine, and what is known of it from outside.
struct Year {
    sources: Sources,
    previous: Previous,
    seen: PublishCache,
    today: Date,
    /// When each entry was last confirmed, as somebody beside the program writes it down.
    confirmed: BTreeMap<String, Date>,
    /// When each number was last called, and whether somebody confirmed all then.
    called: BTreeMap<String, (Date, bool)>,
    seed: u64,
}

impl Year {
    /// Begins with entries that were confirmed at some time in the last half year, or never; each tenth shares its number with the one before.
    fn new() -> Self {
        let mut year = Self {
            sources: Sources::default(),
            previous: Previous::default(),
            seen: PublishCache::default(),
            today: START,
            confirmed: BTreeMap::new(),
            called: BTreeMap::new(),
            seed: SEED,
        };
        year.put(
            "content/site.yaml",
            "title: Приклад\nbase_url: https://example.org/\nstale_after_days: 90\nverify: {attempts: 3}\n",
        );
        year.put("content/vocabulary/kinds.yaml", "- {id: ngo, name: Організація}\n");
        year.put("content/vocabulary/help.yaml", "- {id: food, name: Їжа}\n");
        for n in 0..ENTRIES {
            let owner = if n % 10 == 1 { n - 1 } else { n };
            let age = year.random(200);
            let checked = (age < 180).then(|| START.saturating_sub(age.days()));
            let id = format!("org-{n:03}");
            let verified = checked.map_or_else(String::new, |day| format!("verified: {day}\n"));
            year.confirmed.extend(checked.map(|day| (id.clone(), day)));
            year.put(
                &format!("content/organisations/{id}.md"),
                &format!(
                    "---\nname: Приклад {n}\nkind: ngo\nservices: [food]\nphones: [050 000-{:02}-{:02}] # лінія\n{verified}---\n",
                    owner / 100,
                    owner % 100
                ),
            );
        }
        year
    }

    fn put(&mut self, path: &str, text: &str) {
        self.sources.texts.insert(SourcePath::new(path), text.as_bytes().into());
    }

    /// Returns a number below `end`: splitmix64, whose whole state is the seed.
    fn random(&mut self, end: i64) -> i64 {
        self.seed = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.seed;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        i64::try_from((z ^ (z >> 31)) % u64::try_from(end).unwrap()).unwrap()
    }

    fn read(&mut self) -> (Register, List) {
        let raw = RawConfig {
            date: Some(self.today),
            source_date_epoch: None,
            now: jiff::Timestamp::UNIX_EPOCH,
            base_url: None,
            drafts: false,
            strict: false,
        };
        let checked = read_list_again(&self.sources, &raw, &mut self.previous);
        assert!(!checked.diagnostics.has_errors());
        let list = List::new(publish(&checked.value, &mut self.seen));
        (checked.value, list)
    }

    /// Makes one call: every entry of it gets the answer that `draw` gives.
    fn call(
        &mut self,
        register: &Register,
        queue: &Queue,
        n: usize,
        draw: fn(&mut Self) -> CallOutcome,
    ) {
        let call = &queue.calls[n];
        let number = call.number.as_ref().unwrap().tel();
        let outcome = draw(self);
        let is_answered = outcome == CallOutcome::Confirmed;
        if let Some((day, was_confirmed)) = self.called.get(&number) {
            let days = self.today.since(*day).unwrap().get_days();
            assert!(days > 0, "{number} is called twice on one day");
            assert!(
                !was_confirmed || i64::from(days) >= CYCLE,
                "{number} is called twice in one round"
            );
        }
        self.called.insert(number, (self.today, is_answered));
        for entry in &call.entries {
            let organisation =
                register.organisations.iter().find(|one| one.common.id == entry.id).unwrap();
            let answer = CallAnswer {
                on: self.today,
                outcome,
                by: Some("О. П.".to_owned()),
                services: entry.services.clone(),
                facts: Vec::new(),
                values: Vec::new(),
                is_whole: false,
                do_not_call: false,
                closes: false,
            };
            let random = self.random(1 << 32);
            let name = format!("{}-{random:08x}", self.today);
            let made = call_edits(&self.sources, organisation, &answer, (&name, false)).unwrap();
            let path = organisation.common.path.to_string();
            assert!(!self.sources.texts.contains_key(&made.call.0));
            self.put(made.call.0.as_str(), &made.call.1);
            if let Some(text) = made.entry {
                assert!(text.contains("# лінія"), "{text}");
                self.put(&path, &text);
            }
            if is_answered {
                self.confirmed.insert(entry.id.clone(), self.today);
            }
        }
    }

    /// Holds what readers see to what is known from outside.
    fn assert_honest(&self, register: &Register, list: &List) {
        for organisation in &list.organisations {
            let id = &*organisation.entry.id;
            let known = self.confirmed.get(id).copied();
            assert_eq!(organisation.verified.as_ref().map(|check| check.on), known, "{id}");
            let is_old = known.is_some_and(|day| self.today.since(day).unwrap().get_days() > 90);
            assert!(!is_old || organisation.doubt.is_some(), "{id} is shown as fresh");
        }
        assert_eq!(register.organisations.len(), ENTRIES);
    }
}

#[test]
fn no_entry_is_shown_as_fresh_past_its_limit_and_no_number_called_twice_in_a_round() {
    let mut year = Year::new();
    let draw = |year: &mut Year| match year.random(10) {
        0..=6 => CallOutcome::Confirmed,
        7 | 8 => CallOutcome::NoAnswer,
        _ => CallOutcome::WrongNumber,
    };
    let mut made = 0;
    for week in 0..52 {
        for (day, calls) in [(0, 10), (2, 10), (4, 10)] {
            year.today = START.saturating_add((week * 7 + day).days());
            let (register, list) = year.read();
            year.assert_honest(&register, &list);
            let queue = queue(&register, &list);
            let numbers: BTreeSet<String> =
                queue.calls.iter().map(|call| call.number.as_ref().unwrap().tel()).collect();
            assert_eq!(numbers.len(), queue.calls.len(), "a number stands in two calls");
            for n in 0..calls.min(queue.calls.len()) {
                year.call(&register, &queue, n, draw);
                made += 1;
            }
        }
    }
    let calls = year.sources.texts.keys().filter(|path| path.below("content/calls").is_some());
    assert!(calls.count() >= made && made > 1000, "{made} calls");
}

#[test]
fn the_queue_is_empty_when_it_was_said_to_be() {
    let mut year = Year::new();
    let (register, list) = year.read();
    let first = queue(&register, &list);
    let per_week = PER_WEEK * 2;
    let prediction = predict(&register, &first, per_week);
    let held_on = prediction.held_on.unwrap();
    assert_eq!(prediction.needed, (first.whole * 7).div_ceil(90));
    assert_eq!(predict(&register, &first, 1).held_on, None);
    let mut empty_on = None;
    for week in 0..52 {
        for day in 0..5 {
            year.today = START.saturating_add((week * 7 + day).days());
            let (register, list) = year.read();
            let queue = queue(&register, &list);
            for n in 0..(per_week / 5).min(queue.calls.len()) {
                year.call(&register, &queue, n, |_| CallOutcome::Confirmed);
            }
            if queue.calls.len() <= per_week / 5 && empty_on.is_none() {
                empty_on = Some(year.today);
            }
        }
        if empty_on.is_some() {
            break;
        }
    }
    let difference = held_on.since(empty_on.unwrap()).unwrap().get_days();
    assert!((-7..=7).contains(&difference), "said {held_on}, was {empty_on:?}");
}
