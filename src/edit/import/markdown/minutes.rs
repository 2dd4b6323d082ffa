//! Minutes of a meeting become its draft: the day, who was there, what was decided, who does what. The rest stays in the body.

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::sections::{MinutesSection, MinutesTopic, sections};
use super::task::parse_task;
use crate::base::diag::Code;
use crate::base::locale::Lang;
use crate::base::locale::translit::slug;
use crate::base::locale::typed;
use crate::base::messages::Messages;
use crate::content::parse::Kind;
use crate::edit::import::asked::{Asked, Read};
use crate::edit::import::draft::{Draft, Fact};
use crate::edit::import::place::{ImportFinding, Place};
use crate::edit::import::wordpress::{meeting_day, of_text};

/// How long the part of a file name after the day may be.
const LONGEST_WORD: usize = 60;
/// The words before the day of the meeting.
const DAY: [&str; 6] = ["дата", "дата зустрічі", "дата проведення", "коли", "date", "when"];
/// How words begin by which a title names minutes.
const MINUTES: [&str; 3] = ["протокол", "minutes", "засідання"];

/// Tells minutes by their sections: two of them, or one below such a title.
pub(super) fn is_it(text: &str) -> bool {
    let mut topics: Vec<MinutesTopic> =
        sections(text).iter().filter_map(|section| section.topic).collect();
    topics.sort_unstable();
    topics.dedup();
    let is_titled = || {
        let first =
            text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().to_lowercase();
        MINUTES.iter().any(|word| first.contains(word))
    };
    topics.len() > 1 || topics.len() == 1 && is_titled()
}

/// Reads minutes.
pub(super) fn read_minutes(
    place: &Place,
    front: Map<String, Value>,
    body: &str,
    asked: &Asked<'_>,
    read: &mut Read,
) {
    let said = |keys: &[&str]| {
        let found = keys.iter().find_map(|key| front.get(*key)?.as_str());
        found.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let (heading, body) = without_heading(body);
    let title = said(&["title", "назва"]).or_else(|| heading.map(str::to_owned));
    let title = title.unwrap_or_else(|| file_stem(&place.file).to_owned());
    let place = Place { field: Some(title.as_str().into()), ..place.clone() };
    let day = said(&["date", "дата"]).and_then(|text| day_in(&text));
    let day = day.or_else(|| of_label(body)).or_else(|| day_in(file_stem(&place.file)));
    let Some(date) = day.or_else(|| meeting_day(&title, body, None)).or_else(|| first_day(&title))
    else {
        read.findings.push(place.finding(Code::ImportNoDay));
        return;
    };
    let mut taken: Vec<(MinutesTopic, Fact)> = Vec::new();
    let rest = taken_apart(&place, body, date, &mut taken);
    let text = |text: &str| Fact::from_text(&place, text);
    let mut fields = vec![
        ("title", text(&title)),
        ("date", text(&date.to_string())),
        ("draft", Fact::from_bool(&place, true)),
    ];
    fields.extend(lists(&place, &taken));
    let findings: Vec<_> = of_text(&place, body).collect();
    fields.push(("private", editor_notes(&place, &front, &findings, asked)));
    read.findings.push(place.finding(Code::ImportReview).with("title", title.as_str()));
    read.findings.extend(findings);
    let id = Some(latin_word(&title))
        .filter(|word| !word.is_empty())
        .map(|word| format!("{date}-{word}"));
    let body = Some(rest);
    read.drafts.push(Draft {
        kind: Kind::Meeting,
        id,
        place,
        fields,
        body,
        is_faulty: false,
        own: None,
    });
}

/// Returns what the editor is to look at: what was found in the text, and what of the front matter has no field.
fn editor_notes(
    place: &Place,
    front: &Map<String, Value>,
    findings: &[ImportFinding],
    asked: &Asked<'_>,
) -> Fact {
    let used = ["title", "назва", "date", "дата", "draft"];
    let left = front.iter().filter(|(key, _)| !used.contains(&&***key));
    let left: Vec<String> = left.map(|(key, value)| format!("{key}: {}", plain(value))).collect();
    let text = |text: &str| Fact::from_text(place, text);
    let words = Messages::of_program(Lang::main_of(&asked.known.register.site.languages));
    let mut review = vec![text(&words.say("import-note-minutes", &[]))];
    review.extend(findings.iter().map(|finding| text(&words.sentence(&finding.diagnostic))));
    let mut notes = vec![("review", Fact::from_items(place, review))];
    if !left.is_empty() {
        let lines = left.iter().map(|line| text(line)).collect();
        notes.push(("front", Fact::from_items(place, lines)));
    }
    Fact::from_fields(place, notes)
}

/// Returns the fields of what was taken.
fn lists(place: &Place, taken: &[(MinutesTopic, Fact)]) -> Vec<(&'static str, Fact)> {
    let topics = [
        (MinutesTopic::Attendees, "attendees"),
        (MinutesTopic::Agenda, "agenda"),
        (MinutesTopic::Heard, "heard"),
        (MinutesTopic::Decisions, "decisions"),
        (MinutesTopic::Tasks, "tasks"),
    ];
    let field = |(topic, key)| {
        let own = taken.iter().filter(|(own, _)| *own == topic);
        let items: Vec<Fact> = own.map(|(_, fact)| fact.clone()).collect();
        (!items.is_empty()).then(|| (key, Fact::from_items(place, items)))
    };
    topics.into_iter().filter_map(field).collect()
}

/// Takes the items of known sections, and returns what is left of the text.
fn taken_apart(
    place: &Place,
    body: &str,
    date: Date,
    taken: &mut Vec<(MinutesTopic, Fact)>,
) -> String {
    let mut rest: Vec<&str> = Vec::new();
    for section in sections(body) {
        let MinutesSection { topic, head, items } = &section;
        let Some(topic) = topic else {
            rest.extend(items.iter().flat_map(|item| item.lines.iter().copied()));
            continue;
        };
        let filled: Vec<_> = items.iter().filter(|item| !item.text.trim().is_empty()).collect();
        // A table, a code or a quotation is more than items.
        let is_plain = filled.iter().all(|item| !item.text.starts_with(['|', '>', '`', '!']));
        if !is_plain || filled.is_empty() {
            rest.extend(*head);
            // What stands behind the colon of the head is there already.
            let is_inline =
                |line: &&str| head.is_none_or(|head| !head.contains(*line) || line.is_empty());
            rest.extend(items.iter().flat_map(|item| item.lines.iter().copied()).filter(is_inline));
            continue;
        }
        for item in filled {
            let text = |text: &str| Fact::from_text(place, text.trim());
            let of =
                |key: &'static str, own: &str| Fact::from_fields(place, vec![(key, text(own))]);
            let facts = match topic {
                MinutesTopic::Attendees => {
                    attendees(&item.text).iter().map(|name| of("name", name)).collect()
                }
                MinutesTopic::Agenda => vec![text(&item.text)],
                MinutesTopic::Heard => vec![of("text", &item.text)],
                MinutesTopic::Decisions => vec![of("text", &item.text)],
                MinutesTopic::Tasks => vec![parse_task(place, item, date)],
            };
            let is_new =
                |fact: &Fact| !taken.iter().any(|(own, old)| own == topic && old.says_same(fact));
            let new: Vec<Fact> = facts.into_iter().filter(is_new).collect();
            taken.extend(new.into_iter().map(|fact| (*topic, fact)));
        }
    }
    rest.join("\n").trim().to_owned()
}

/// Parts names that stand on one line; commas part them only where each piece looks like a name.
fn attendees(text: &str) -> Vec<String> {
    let is_name = |name: &&str| {
        let words: Vec<&str> = name.split_whitespace().collect();
        let has_capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
        (2..=4).contains(&words.len()) && words.iter().all(has_capital)
    };
    let parted = |sign: char| {
        let pieces = text.trim_end_matches('.').split(sign).map(str::trim);
        pieces.filter(|piece| !piece.is_empty()).collect::<Vec<&str>>()
    };
    let commas = parted(',');
    let pieces = match text.contains(';') {
        true => parted(';'),
        false if commas.len() > 1 && commas.iter().all(is_name) => commas,
        false => vec![text.trim()],
    };
    pieces.into_iter().map(str::to_owned).collect()
}

/// Takes the first heading off a text.
fn without_heading(text: &str) -> (Option<&str>, &str) {
    let text = text.trim_start();
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match first.strip_prefix("# ") {
        Some(title) => (Some(title.trim()), rest),
        None => (None, text),
    }
}

/// Finds the day that a line of its own says: `Дата: 27.03.2020`.
fn of_label(body: &str) -> Option<Date> {
    body.lines().find_map(|line| {
        let (word, rest) = line.split_once(':')?;
        let word = word.trim_matches(['*', '_', ' ', '-', '#']).to_lowercase();
        day_in(rest.trim_matches(['*', '_', ' '])).filter(|_| DAY.contains(&&*word))
    })
}

/// Reads a day alone, or one that a time follows.
fn day_in(text: &str) -> Option<Date> {
    let first = || text.get(..10).and_then(typed::parse_date);
    typed::parse_date(text)
        .or_else(|| typed::parse_date(text.split(['T', ',']).next()?.trim()))
        .or_else(first)
}

/// Returns the one day of a title.
fn first_day(title: &str) -> Option<Date> {
    let words: Vec<&str> =
        title.split_whitespace().map(|word| word.trim_matches(['(', ')', ',', '«', '»'])).collect();
    let one = words.iter().find_map(|word| typed::parse_date(word));
    one.or_else(|| words.windows(3).find_map(|three| typed::parse_date(&three.join(" "))))
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn file_stem(file: &str) -> &str {
    let name = file.rsplit_once(['/', '\\']).map_or(file, |(_, name)| name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Returns the Latin name of a title, cut at the end of a word.
fn latin_word(title: &str) -> String {
    let mut word = slug(title);
    if word.len() > LONGEST_WORD {
        word.truncate(LONGEST_WORD + 1);
        word.truncate(word.rfind('-').unwrap_or(LONGEST_WORD));
    }
    word
}
