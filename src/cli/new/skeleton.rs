//! What else an entry may say, as comments below what it says: each field of the table with an example that is invented.
//!
//! Without the `#` before it every line is a field, or a comment that says what the next one means; all of them together are an
//! entry without errors.

use super::draft::Draft;
use crate::base::choices::{Choice, Chosen, Visibility};
use crate::base::diag::Arg;
use crate::base::locale::Lang;
use crate::base::messages::Messages;
use crate::base::yaml;
use crate::content::fields::{Example, Field, Shape, Type};
use crate::content::validate::{NameIndex, ReferenceKind};

/// How many values that may stand in a field are listed beside it.
const LISTED: usize = 12;

/// What examples are made of: the words of the language, what the site knows, and the day.
pub(super) struct Surroundings<'a> {
    pub(super) words: &'a Messages,
    pub(super) names: &'a NameIndex,
    pub(super) today: &'a str,
}

/// Writes every field that the draft does not have.
pub(super) fn missing_fields(draft: &Draft, around: &Surroundings<'_>) -> String {
    let mut writer = SkeletonWriter { draft, around, lines: Vec::new() };
    let open = draft.file.shape.rows().filter(|field| draft.get(field.key).is_none());
    open.for_each(|field| writer.write_field(field, draft.file.shape, "", ""));
    let lines: Vec<String> = writer.lines.iter().map(|line| format!("#{line}\n")).collect();
    format!("## {}\n{}", around.words.say("cli-new-skeleton", &[]), lines.concat())
}

struct SkeletonWriter<'a> {
    draft: &'a Draft,
    around: &'a Surroundings<'a>,
    lines: Vec<String>,
}

impl SkeletonWriter<'_> {
    /// Writes a field; `first` stands before its first line, `indent` before the others.
    fn write_field(&mut self, field: &Field, shape: &Shape, first: &str, indent: &str) {
        let key = self.draft.field_key(field);
        if let (Some(part), true) = (field.kind.shape(), field.example != Example::Absent) {
            self.explain(field, indent);
            self.lines.push(format!("{first}{key}:"));
            let (mut first, inner) = match field.kind.is_list() {
                true => (format!("{indent}  - "), format!("{indent}    ")),
                false => (format!("{indent}  "), format!("{indent}  ")),
            };
            for row in part.fields {
                let count = self.lines.len();
                self.write_field(row, part, &first, &inner);
                if self.lines.len() > count {
                    first.clone_from(&inner);
                }
            }
        } else if let Some(value) = self.example(field, shape) {
            let value = if field.kind.is_list() { format!("[{value}]") } else { value };
            self.explain(field, indent);
            self.lines.push(format!("{first}{key}: {value}"));
        }
    }

    /// Says above a field what it means and what may stand there: behind its value, that would look cut.
    fn explain(&mut self, field: &Field, indent: &str) {
        let about = if self.draft.lang == Lang::UK { field.about_uk } else { field.about_en };
        let mut line = format!("{indent}# {about}");
        let values = self.possible_values(field.kind);
        if !values.is_empty() && values.len() <= LISTED {
            let known = [("known", Arg::Text(values.join(", ")))];
            line.push_str(&format!(" {}", self.around.words.say("cli-new-values", &known)));
        }
        self.lines.push(line);
    }

    /// Returns an invented value as YAML, or one that the site knows; `None` where there is none to show.
    fn example(&self, field: &Field, shape: &Shape) -> Option<String> {
        match field.example {
            Example::Absent => None,
            Example::Words(uk, en) => {
                Some(scalar_yaml(if self.draft.lang == Lang::UK { uk } else { en }))
            }
            // Nobody gives away by a comment what is hidden where nothing is said.
            Example::OfType if field.key == "visibility" => {
                let choice = Choice::named(Visibility::CHOICES, shape.default_visibility.id());
                choice.map(|choice| choice.word(self.draft.lang).to_owned())
            }
            Example::OfType => self.of_type(field.kind),
        }
    }

    fn of_type(&self, kind: Type) -> Option<String> {
        let is_uk = self.draft.lang == Lang::UK;
        let said = |uk: &str, en: &str| Some(if is_uk { uk } else { en }.to_owned());
        if let Type::List(item) = kind {
            return self.of_type(*item);
        }
        if matches!(kind, Type::Date) {
            return Some(self.around.today.to_owned());
        }
        if matches!(kind, Type::YesNo) {
            return said("так", "yes");
        }
        if matches!(kind, Type::Responsible) {
            return said("присутні", "attendees");
        }
        let known = self.possible_values(kind).into_iter().next();
        known.or_else(|| kind.example().map(str::to_owned))
    }

    /// Lists what may be chosen.
    fn possible_values(&self, kind: Type) -> Vec<String> {
        if let Type::Choice(choices) | Type::List(&Type::Choice(choices)) = kind {
            return choices.iter().map(|one| one.word(self.draft.lang).to_owned()).collect();
        }
        let is_open = matches!(kind, Type::Responsible | Type::List(&Type::Responsible));
        // The values that a record stands for have a field of their own.
        let reference =
            if is_open || kind.shape().is_some() { None } else { ReferenceKind::from_type(kind) };
        let known = reference.map(|kind| self.around.names.all(kind)).unwrap_or_default();
        known.iter().map(|(id, _)| id.to_string()).collect()
    }
}

fn scalar_yaml(text: &str) -> String {
    yaml::to_text(&text).expect("YAML takes every text").trim_end().to_owned()
}
