//! Questions on a terminal: one field at a time, asked again until there is an answer.
//!
//! A field of the table and what everybody is called come in, the value goes out. What may be chosen has a number, and is taken by
//! that, by its id or by its name. Where the input ends there is no
//! answer, and that is told by `None`.

use std::io::{self, BufRead, Write};

use super::ending::waiting;
use crate::base::choices::Choice;
use crate::base::diag::Arg;
use crate::base::locale::Lang;
use crate::base::locale::compare::{fold, nearest};
use crate::base::locale::homoglyphs::in_one_script;
use crate::base::messages::Messages;
use crate::content::fields::{Field, Structure, Type};
use crate::content::validate::{Match, NameIndex, ReferenceKind, ready_value};

/// Whom to ask, and in which words.
pub(super) struct Asker<'a> {
    pub(super) words: &'a Messages,
    pub(super) names: &'a NameIndex,
    pub(super) input: &'a mut dyn BufRead,
    pub(super) output: &'a mut dyn Write,
}

/// What is asked.
pub(super) struct Question<'a> {
    field: &'a Field,
    /// The list whose items have the field.
    list: Option<&'a Field>,
    /// The record whose field it is.
    whole: Option<&'a Field>,
    needed: bool,
    /// What an empty answer means.
    default: Option<&'a str>,
    /// The message that asks, where the table of fields speaks of a file.
    text: Option<&'static str>,
    /// Whether the part is named and not the whole that it belongs to.
    names_part: bool,
}

impl<'a> Question<'a> {
    /// What an entry must have.
    pub(super) fn needed(field: &'a Field) -> Self {
        let (list, whole) = (None, None);
        Self { field, list, whole, needed: true, default: None, text: None, names_part: false }
    }

    /// What it may have.
    pub(super) fn optional(field: &'a Field) -> Self {
        Self { needed: false, ..Self::needed(field) }
    }

    /// What items of a list may have.
    pub(super) fn of_item(list: &'a Field, field: &'a Field) -> Self {
        Self { list: Some(list), ..Self::optional(field) }
    }

    /// The same of a part of the field.
    pub(super) fn for_part(self, part: &'a Field) -> Self {
        Self { field: part, whole: Some(self.field), ..self }
    }

    /// What an empty answer means.
    pub(super) fn or(self, default: Option<&'a str>) -> Self {
        Self { default, ..self }
    }

    /// Asks with a message of its own.
    pub(super) fn asked_by(self, text: Option<&'static str>) -> Self {
        Self { text, ..self }
    }

    /// Names the part that is asked for.
    pub(super) fn naming_part(self, names_part: bool) -> Self {
        Self { names_part, ..self }
    }

    fn takes_several(&self) -> bool {
        self.field.kind.is_list() || self.list.is_some()
    }
}

impl Asker<'_> {
    /// Asks for one value; `None` when the input has ended, or when nothing is an answer too.
    pub(super) fn ask(&mut self, question: &Question<'_>) -> io::Result<Option<String>> {
        Ok(self.ask_several(question)?.and_then(|answers| answers.into_iter().next()))
    }

    /// Asks for a value, or for several where the field takes them; `None` as above.
    pub(super) fn ask_several(
        &mut self,
        question: &Question<'_>,
    ) -> io::Result<Option<Vec<String>>> {
        self.show_question(question)?;
        loop {
            let Some(line) = self.read_line()? else { return Ok(None) };
            match (line.trim(), question.default) {
                ("", Some(default)) => return Ok(Some(vec![default.to_owned()])),
                ("", None) if !question.needed => return Ok(None),
                ("", None) => self.write_sentence(&self.words.say("cli-new-again", &[]))?,
                (answer, _) => match self.all_understood(question, answer) {
                    Ok(values) => {
                        self.say_understood(question, answer, &values)?;
                        return Ok(Some(values));
                    }
                    Err(sentence) => self.write_sentence(&sentence)?,
                },
            }
        }
    }

    /// Asks for one of a few answers and returns its number, counted from 0; nothing typed is the first. `None` when the input has
    /// ended.
    pub(super) fn choose(
        &mut self,
        sentence: &str,
        offered: &[String],
    ) -> io::Result<Option<usize>> {
        self.write_sentence(sentence)?;
        for (position, answer) in offered.iter().enumerate() {
            writeln!(self.output, "  {}. {answer}", position + 1)?;
        }
        let default = offered.first().map(String::as_str).unwrap_or_default();
        self.write_sentence(&format!(
            "  {}",
            self.words.say("cli-new-enter", &[("value", default.into())])
        ))?;
        loop {
            let Some(line) = self.read_line()? else { return Ok(None) };
            let named = || offered.iter().position(|answer| fold(answer) == fold(line.trim()));
            match line.trim() {
                "" => return Ok(Some(0)),
                typed => match numbered(typed).filter(|at| *at < offered.len()).or_else(named) {
                    Some(at) => return Ok(Some(at)),
                    None => {
                        let known = ("known", Arg::Text(offered.join(", ")));
                        self.write_sentence(&self.words.say("cli-new-term", &[known]))?;
                    }
                },
            }
        }
    }

    /// Says a sentence to whoever is asked.
    pub(super) fn write_sentence(&mut self, sentence: &str) -> io::Result<()> {
        writeln!(self.output, "{sentence}")
    }

    /// Reads a line; `None` when the input has ended.
    fn read_line(&mut self) -> io::Result<Option<String>> {
        write!(self.output, "> ")?;
        self.output.flush()?;
        let mut line = String::new();
        let has_ended = waiting(|| self.input.read_line(&mut line))? == 0;
        Ok((!has_ended).then_some(line))
    }

    /// Shows what is asked, what may be chosen, and what an empty answer means.
    fn show_question(&mut self, question: &Question<'_>) -> io::Result<()> {
        let is_uk = self.words.lang() == Lang::UK;
        let about = |field: &Field| if is_uk { field.about_uk } else { field.about_en };
        let field = question.field;
        let whole = question.list.or(question.whole).filter(|_| !question.names_part);
        let named = whole.unwrap_or(field);
        let key = if is_uk { named.uk } else { named.key };
        match question.text {
            Some(text) => writeln!(self.output, "{key} — {}", self.words.say(text, &[]))?,
            None if std::ptr::eq(named, field) => {
                writeln!(self.output, "{key} — {}", about(field))?;
            }
            None => writeln!(self.output, "{key} — {} {}", about(named), about(field))?,
        }
        for (position, (_, name)) in self.offered(field.kind).iter().enumerate() {
            writeln!(self.output, "  {}. {name}", position + 1)?;
        }
        let mut hints = Vec::new();
        if question.takes_several() {
            hints.push(self.words.say("cli-new-several", &[]));
        }
        if let Some(default) = question.default {
            hints.push(self.words.say("cli-new-enter", &[("value", default.into())]));
        } else if !question.needed {
            hints.push(self.words.say("cli-new-skip", &[]));
        }
        match hints.is_empty() {
            true => Ok(()),
            false => writeln!(self.output, "  {}", hints.join("; ")),
        }
    }

    /// Returns the name of what may have been meant, among those that may be chosen.
    fn nearest(&self, kind: Type, answer: &str, known: &[&str]) -> Option<String> {
        if let Some(kind) = ReferenceKind::from_type(kind) {
            let id = self.names.nearest(kind, answer)?;
            return self.names.name(kind, id).map(|name| name.main.to_string());
        }
        nearest(answer, known.iter().copied()).map(str::to_owned)
    }

    /// Lists what may be chosen, by id and name in the reader's language; empty where anything may be written.
    fn offered(&self, kind: Type) -> Vec<(String, String)> {
        if let Type::Choice(choices) | Type::List(&Type::Choice(choices)) = kind {
            let lang = self.words.lang();
            let both = |choice: &Choice| (choice.id.to_owned(), choice.word(lang).to_owned());
            return choices.iter().map(both).collect();
        }
        // Of organisations there are too many for a list.
        let kind = ReferenceKind::from_type(kind);
        let Some(kind @ ReferenceKind::Term(_)) = kind else { return Vec::new() };
        let terms = self.names.all(kind).iter();
        terms.map(|(id, name)| (id.to_string(), name.main.to_string())).collect()
    }

    /// Says what an answer was taken for where it is written otherwise; what was chosen from a list needs no word.
    fn say_understood(
        &mut self,
        question: &Question<'_>,
        answer: &str,
        values: &[String],
    ) -> io::Result<()> {
        let is_chosen = ReferenceKind::from_type(question.field.kind).is_some()
            || !self.offered(question.field.kind).is_empty();
        let said = values.join(", ");
        if is_chosen || pieces(question, answer).join(", ") == said {
            return Ok(());
        }
        let sentence = self.words.say("cli-new-understood", &[("value", said.into())]);
        self.write_sentence(&sentence)
    }

    /// Takes an answer apart where several values may stand in it.
    fn all_understood(&self, question: &Question<'_>, answer: &str) -> Result<Vec<String>, String> {
        let pieces = pieces(question, answer).into_iter();
        pieces.map(|piece| self.understood(question.field, piece)).collect()
    }

    /// Takes a number, an id or a name for the id, and any other value as content writes it; an error says what may be chosen.
    fn understood(&self, field: &Field, answer: &str) -> Result<String, String> {
        let kind = field.kind;
        let offered = self.offered(kind);
        if offered.is_empty() {
            return Ok(value_of(field, answer, (self.names, self.words.lang())));
        }
        if let Some((id, _)) = numbered(answer).and_then(|position| offered.get(position)) {
            return Ok(id.clone());
        }
        id_of(kind, answer, self.names).ok_or_else(|| {
            let known: Vec<&str> = offered.iter().map(|(_, name)| name.as_str()).collect();
            let near = self.nearest(kind, answer, &known);
            let known = ("known", Arg::Text(known.join(", ")));
            if let Some(near) = near {
                return self.words.say("cli-new-nearest", &[("nearest", near.into()), known]);
            }
            match ReferenceKind::from_type(kind) {
                Some(ReferenceKind::Term(vocabulary)) => {
                    let vocabulary = ("vocabulary", vocabulary.as_str().into());
                    self.words.say("cli-new-word", &[known, vocabulary])
                }
                Some(ReferenceKind::Organisation) | None => {
                    self.words.say("cli-new-term", &[known])
                }
            }
        })
    }
}

/// Cuts an answer where several values may stand in it; the commas of hours, of a street or of words part none.
fn pieces<'t>(question: &Question<'_>, answer: &'t str) -> Vec<&'t str> {
    if !question.takes_several() {
        return vec![answer];
    }
    answer.split([',', ';']).map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

/// Returns what is written of a text that somebody typed for a field: the id of what it names, or the value that content has for it.
pub(super) fn value_of(field: &Field, text: &str, (names, keys): (&NameIndex, Lang)) -> String {
    let kind = match field.kind.structure() {
        Structure::List(item) => *item,
        Structure::Record(_) | Structure::Scalar | Structure::Coordinates | Structure::Levels => {
            field.kind
        }
    };
    let is_text = matches!(kind, Type::Text | Type::Prose);
    let whole = id_of(field.kind, text, names).or_else(|| ready_value(field, kind, text, keys));
    let own = || in_one_script(text).filter(|_| is_text).unwrap_or_else(|| text.to_owned());
    whole.unwrap_or_else(own)
}

/// Reads the number before an answer, counted from 0.
fn numbered(answer: &str) -> Option<usize> {
    answer.trim_end_matches('.').parse().ok().and_then(|number: usize| number.checked_sub(1))
}

/// Returns the id of what a text names in a field of this kind; `None` where it names nothing, or the field takes any text.
pub(super) fn id_of(kind: Type, text: &str, names: &NameIndex) -> Option<String> {
    if let Type::Choice(choices) | Type::List(&Type::Choice(choices)) = kind {
        return Some(Choice::named(choices, text)?.id.to_owned());
    }
    match names.find(ReferenceKind::from_type(kind)?, text) {
        Match::One(id) => Some(id.to_string()),
        Match::Several(_) | Match::None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::fields::table;

    fn answers(key: &str, input: &str, needed: bool) -> (Option<String>, String) {
        let field = table::NEED.row(key).unwrap();
        let mut output = Vec::new();
        let mut asker = Asker {
            words: &Messages::of_program(Lang::UK),
            names: &NameIndex::default(),
            input: &mut input.as_bytes(),
            output: &mut output,
        };
        let question = Question { needed, ..Question::optional(field) };
        let answer = asker.ask(&question).unwrap();
        (answer, String::from_utf8(output).unwrap())
    }

    #[test]
    fn a_needed_field_is_asked_for_until_there_is_an_answer() {
        let (answer, said) = answers("what", "\n  \nМаски\n", true);
        assert_eq!(answer.as_deref(), Some("Маски"));
        assert!(said.starts_with("що — Чого бракує.\n> ") && said.matches("> ").count() == 3);
        assert_eq!(answers("what", "", true).0, None);
        assert_eq!(answers("what", "\n", false).0, None);
    }

    #[test]
    fn one_of_a_few_answers_is_chosen_by_number_or_words_and_the_first_by_nothing() {
        let offered = ["лишити", "закрити"].map(str::to_owned);
        for (input, chosen, times) in [
            ("\n", Some(0), 1),
            ("2\n", Some(1), 1),
            ("3\nкудись\nЗАКРИТИ\n", Some(1), 3),
            ("", None, 1),
            ("0\n", None, 2),
        ] {
            let mut output = Vec::new();
            let mut asker = Asker {
                words: &Messages::of_program(Lang::UK),
                names: &NameIndex::default(),
                input: &mut input.as_bytes(),
                output: &mut output,
            };
            assert_eq!(asker.choose("Що зробити?", &offered).unwrap(), chosen, "{input}");
            let said = String::from_utf8(output).unwrap();
            assert!(said.starts_with("Що зробити?\n  1. лишити\n  2. закрити\n"), "{said}");
            assert_eq!(said.matches("> ").count(), times, "{said}");
        }
    }

    #[test]
    fn several_values_stand_in_one_answer_where_the_field_takes_several() {
        let list = table::ORGANISATION.row("services").unwrap();
        let field = table::SERVICE.row("delivery").unwrap();
        let mut asker = Asker {
            words: &Messages::of_program(Lang::UK),
            names: &NameIndex::default(),
            input: &mut "1, онлайн; by-phone,\n".as_bytes(),
            output: &mut Vec::new(),
        };
        let answers = asker.ask_several(&Question::of_item(list, field)).unwrap();
        assert_eq!(answers.unwrap(), ["at-home", "online", "by-phone"]);
    }

    #[test]
    fn a_choice_is_understood_by_its_id_and_by_its_name() {
        assert_eq!(answers("state", "погано\nГостра\n", true).0.as_deref(), Some("critical"));
        assert_eq!(answers("state", "met\n", true).0.as_deref(), Some("met"));
        let (answer, said) = answers("state", "2\n", true);
        assert!(said.contains("\n  2. частково\n"), "{said}");
        assert_eq!(answer.as_deref(), Some("partial"));
    }
}
