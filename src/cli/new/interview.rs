//! The questions of `new` on a terminal: what an entry must have, then what most have.
//!
//! An answer that would be a mistake is named at once and asked for again, so that nothing typed is lost.

use std::io;

use serde_json::{Map, Value};

use super::draft::Draft;
use crate::cli::ask::{Asker, Question};
use crate::content::fields::Field;

/// What is asked of a type of entry, in this order, beside what it must have.
struct Topic {
    file: &'static str,
    key: &'static str,
    /// The field of its items that is asked for; one that an item must have begins an item with each answer.
    part: Option<&'static str>,
    /// What each item that begins says of itself.
    mark: Option<&'static str>,
}

const fn topic(file: &'static str, key: &'static str, part: Option<&'static str>) -> Topic {
    Topic { file, key, part, mark: None }
}

const TOPICS: [Topic; 16] = [
    topic("organisation", "services", Some("help")),
    topic("organisation", "services", Some("audiences")),
    topic("organisation", "services", Some("areas")),
    topic("organisation", "phones", Some("number")),
    topic("organisation", "hours", None),
    Topic { mark: Some("responsible"), ..topic("organisation", "people", Some("name")) },
    topic("organisation", "website", None),
    topic("meeting", "start", None),
    topic("meeting", "format", None),
    topic("meeting", "place", None),
    topic("meeting", "attendees", Some("organisation")),
    topic("need", "areas", None),
    topic("need", "required", None),
    topic("need", "unit", None),
    topic("need", "state", None),
    topic("page", "summary", None),
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
            self.ask_field(field, Question::needed(field).or(default), Draft::put_plain)?;
        }
        for field in self.draft.alternative_fields().collect::<Vec<_>>() {
            if self.draft.alternative_fields().any(|one| self.draft.get(one.key).is_some()) {
                break;
            }
            self.ask_field(field, Question::optional(field), Draft::put_plain)?;
        }
        Ok(())
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
            match part {
                None => self.ask_field(field, Question::optional(field), Draft::put_plain)?,
                Some(part) if begins => {
                    let put = |draft: &mut Draft, list: &'static Field, answers: Vec<String>| {
                        draft.begin_items(list, part, topic.mark, answers);
                    };
                    self.ask_field(field, Question::of_item(field, part), put)?;
                }
                Some(part) => {
                    let put = |draft: &mut Draft, list: &'static Field, answers: Vec<String>| {
                        draft.extend_items(list, part, answers);
                    };
                    self.ask_field(field, Question::of_item(field, part), put)?;
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
            let mut item = Map::from_iter([(part.key.to_owned(), answer.into())]);
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
            "---\nзаголовок: Нарада\nдата: 2020-03-27\nпочаток: 09:30\nформат: in-person\n---\n"
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
            "що: Маски\nресурс: masks\nодиниця: шт.\nпотрібно: '100'\nстан: partial\n"
        );
    }
}
