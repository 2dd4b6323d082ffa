//! The questions of `new` on a terminal: what an entry must have, then what most have.
//!
//! An answer that would be a mistake is named at once and asked for again, so that nothing typed is lost.

use std::io;

use serde_json::{Map, Value};

use super::draft::Draft;
use crate::base::locale::phones::WrittenPhone;
use crate::cli::ask::{Asker, Question};
use crate::content::fields::{Field, Type};

/// What is asked of a type of entry, in this order, beside what it must have.
struct Topic {
    file: &'static str,
    key: &'static str,
    /// The field of its items that is asked for; one that an item must have begins an item with each answer.
    part: Option<&'static str>,
    /// What each item that begins says of itself.
    mark: Option<&'static str>,
    /// The message that asks, where the sentence of the table speaks of the file.
    text: Option<&'static str>,
}

const fn topic(file: &'static str, key: &'static str, text: Option<&'static str>) -> Topic {
    Topic { file, key, part: None, mark: None, text }
}

const fn part(file: &'static str, [key, part]: [&'static str; 2], text: &'static str) -> Topic {
    Topic { part: Some(part), ..topic(file, key, Some(text)) }
}

const TOPICS: [Topic; 16] = [
    part("organisation", ["services", "help"], "cli-new-ask-help"),
    part("organisation", ["services", "audiences"], "cli-new-ask-audiences"),
    part("organisation", ["services", "areas"], "cli-new-ask-areas"),
    part("organisation", ["phones", "number"], "cli-new-ask-phones"),
    topic("organisation", "hours", Some("cli-new-ask-hours")),
    Topic {
        mark: Some("responsible"),
        ..part("organisation", ["people", "name"], "cli-new-ask-people")
    },
    topic("organisation", "website", None),
    topic("meeting", "start", Some("cli-new-ask-start")),
    topic("meeting", "format", None),
    topic("meeting", "place", None),
    part("meeting", ["attendees", "organisation"], "cli-new-ask-attendees"),
    topic("need", "areas", Some("cli-new-ask-need-areas")),
    topic("need", "required", None),
    topic("need", "unit", None),
    topic("need", "state", Some("cli-new-ask-state")),
    topic("page", "summary", None),
];

/// The messages that ask for what an entry must have, where the sentence of the table speaks of the file.
const NEEDED: [(&str, &str, &str); 3] = [
    ("organisation", "kind", "cli-new-ask-kind"),
    ("need", "resource", "cli-new-ask-resource"),
    ("need", "help", "cli-new-ask-need-help"),
];

/// Somebody at a terminal, and the entry that the answers make.
pub(super) struct Interview<'a> {
    pub(super) asker: Asker<'a>,
    pub(super) draft: &'a mut Draft,
    /// Says what would be wrong with the draft as it is.
    pub(super) fault: &'a dyn Fn(&Draft) -> Option<String>,
}

impl Interview<'_> {
    /// Asks for what is missing and has to be there; of fields of which one is enough, until one is answered.
    pub(super) fn required(&mut self, today: &str) -> io::Result<()> {
        let rows = self.draft.file.shape.rows();
        let missing = rows.filter(|field| field.required && self.draft.get(field.key).is_none());
        for field in missing.collect::<Vec<_>>() {
            let default = Some(today).filter(|_| Draft::is_today(field));
            let question = Question::needed(field).or(default).asked_by(self.question_text(field));
            self.ask_field(field, question, Draft::put_plain)?;
        }
        for field in self.draft.alternative_fields().collect::<Vec<_>>() {
            if self.draft.alternative_fields().any(|one| self.draft.get(one.key).is_some()) {
                break;
            }
            let question = Question::optional(field).asked_by(self.question_text(field));
            self.ask_field(field, question, Draft::put_plain)?;
        }
        Ok(())
    }

    fn question_text(&self, field: &Field) -> Option<&'static str> {
        let of = |(file, key, _): &&(&str, &str, &str)| {
            *file == self.draft.file.name && *key == field.key
        };
        NEEDED.iter().find(of).map(|(_, _, text)| *text)
    }

    /// Asks for what most entries have, and passes over what is known.
    pub(super) fn ask_rest(&mut self) -> io::Result<()> {
        let mut begun: Vec<&str> = Vec::new();
        for topic in TOPICS.iter().filter(|topic| topic.file == self.draft.file.name) {
            let field = self.draft.file.shape.row(topic.key).expect("each topic is a field");
            let is_known = self.draft.get(topic.key).is_some();
            let part = topic.part.map(|key| {
                let shape = field.kind.shape().expect("a topic with a part is a list of parts");
                shape.row(key).expect("each part is a field")
            });
            let begins = part.is_none_or(|part| part.required || topic.key == "attendees");
            if begins == is_known || (is_known && !begun.contains(&topic.key)) {
                continue;
            }
            begun.push(topic.key);
            let question =
                |part| Question::of_item(field, part).asked_by(topic.text).naming_part(!begins);
            match part {
                None => {
                    let question = Question::optional(field).asked_by(topic.text);
                    self.ask_field(field, question, Draft::put_plain)?;
                }
                Some(part) if begins => {
                    let put = |draft: &mut Draft, list: &'static Field, answers: Vec<String>| {
                        draft.begin_items(list, part, topic.mark, answers);
                    };
                    self.ask_field(field, question(part), put)?;
                }
                Some(part) => {
                    let put = |draft: &mut Draft, list: &'static Field, answers: Vec<String>| {
                        draft.extend_items(list, part, answers);
                    };
                    self.ask_field(field, question(part), put)?;
                }
            }
        }
        Ok(())
    }

    /// Asks until the answer makes no mistake, or there is none.
    fn ask_field(
        &mut self,
        field: &'static Field,
        question: Question<'_>,
        put: impl Fn(&mut Draft, &'static Field, Vec<String>),
    ) -> io::Result<()> {
        let before = self.draft.get(field.key).cloned();
        while let Some(answers) = self.asker.ask_several(&question)? {
            put(self.draft, field, answers);
            let Some(fault) = (self.fault)(self.draft) else { return Ok(()) };
            self.asker.write_sentence(&fault)?;
            match &before {
                Some(value) => drop(self.draft.put(field.key, value.clone())),
                None => self.draft.remove(field.key),
            }
        }
        Ok(())
    }
}

impl Draft {
    fn put_plain(&mut self, field: &'static Field, answers: Vec<String>) {
        self.put(field.key, plain_value(field, answers));
    }

    /// Makes an item of each answer.
    fn begin_items(
        &mut self,
        list: &'static Field,
        part: &'static Field,
        mark: Option<&'static str>,
        answers: Vec<String>,
    ) {
        let item = |answer: String| {
            let mut item = Map::from_iter([(part.key.to_owned(), answer.as_str().into())]);
            if matches!(part.kind, Type::Phone) {
                // «050 123-45-67 (приймальня)»: what stands beside the number has fields of its own.
                let written = WrittenPhone::new(&answer);
                item.insert(part.key.to_owned(), written.number.into());
                let label = written.label.map(|label| ("label".to_owned(), label.into()));
                let digits =
                    written.extension.map(|digits| ("extension".to_owned(), digits.into()));
                item.extend(digits.into_iter().chain(label));
            }
            item.extend(mark.map(|key| (key.to_owned(), true.into())));
            Value::Object(item)
        };
        self.put(list.key, answers.into_iter().map(item).collect());
    }

    /// Says the same of each item.
    fn extend_items(&mut self, list: &'static Field, part: &'static Field, answers: Vec<String>) {
        let Some(Value::Array(items)) = self.get(list.key) else { return };
        let mut items = items.clone();
        let answer = plain_value(part, answers);
        for item in items.iter_mut().filter_map(Value::as_object_mut) {
            item.insert(part.key.to_owned(), answer.clone());
        }
        self.put(list.key, items.into());
    }
}

fn plain_value(field: &Field, mut answers: Vec<String>) -> Value {
    match field.kind.is_list() {
        true => answers.into(),
        false => answers.swap_remove(0).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::locale::Lang;
    use crate::base::messages::Messages;
    use crate::content::schema::FileType;
    use crate::content::validate::NameIndex;

    /// Returns the entry that answers make, one a line, and what was said.
    fn asked(file: &str, answers: &str) -> (String, String) {
        let mut draft = Draft::new(FileType::named(file).unwrap(), Lang::UK);
        let mut output = Vec::new();
        let words = Messages::of_program(Lang::UK);
        let mut interview = Interview {
            asker: Asker {
                words: &words,
                names: &NameIndex::default(),
                input: &mut answers.as_bytes(),
                output: &mut output,
            },
            draft: &mut draft,
            fault: &|draft| {
                draft.entry_text("").contains("погано").then(|| "так не можна".to_owned())
            },
        };
        interview.required("2020-03-27").unwrap();
        interview.ask_rest().unwrap();
        (draft.entry_text(""), String::from_utf8(output).unwrap())
    }

    #[test]
    fn an_organisation_is_asked_for_its_help_phones_and_who_answers() {
        let answers =
            "Дім\nngo\nfood, legal\nelderly\n\n1505; 050 000-00-01\n\nПриклад Прикладенко\n\n";
        let (text, _) = asked("organisation", answers);
        let wanted = "---\nназва: Дім\nвид: ngo\nпослуги:\n- допомога: food\n  для_кого:\n  - elderly\n\
                      - допомога: legal\n  для_кого:\n  - elderly\nтелефони:\n- номер: '1505'\n\
                      - номер: 050 000-00-01\nлюди:\n- імʼя: Приклад Прикладенко\n  відповідальна_особа: так\n---\n";
        assert_eq!(text, wanted);
    }

    #[test]
    fn a_meeting_is_asked_for_its_day_which_is_today_where_nothing_is_said() {
        let (text, said) = asked("meeting", "Нарада\n\n09:30\n2\n");
        assert_eq!(
            text,
            "---\nзаголовок: Нарада\nдата: 2020-03-27\nпочаток: 09:30\nформат: очно\n---\n"
        );
        assert!(said.contains("2020-03-27"), "{said}");
        let (text, _) = asked("meeting", "Нарада\n2020-04-01\n");
        assert!(text.contains("дата: 2020-04-01\n"), "{text}");
    }

    #[test]
    fn a_mistake_is_named_at_once_and_what_was_typed_before_stays() {
        let (text, said) = asked("need", "Маски\nmasks\n\nпогано\n100\nшт.\npartial\n");
        assert_eq!(said.matches("так не можна").count(), 1, "{said}");
        assert_eq!(
            text,
            "що: Маски\nресурс: masks\nодиниця: шт.\nпотрібно: '100'\nстан: частково\n"
        );
    }
}
