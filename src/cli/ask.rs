//! Questions on a terminal: one field at a time, asked again until there is an answer.
//!
//! A field of the table and what everybody is called come in, the value goes out. What may be chosen has a number, and is taken by
//! that, by its id or by its name. Where the input ends there is no
//! answer, and that is told by `None`.

use std::io::{self, BufRead, Write};

use crate::base::choices::Choice;
use crate::base::diag::Arg;
use crate::base::locale::Lang;
use crate::base::messages::Messages;
use crate::content::fields::{Field, Type};
use crate::content::validate::{Match, NameIndex, ReferenceKind};

/// Whom to ask, and in which words.
pub(super) struct Asker<'a> {
    pub(super) words: &'a Messages,
    pub(super) names: &'a NameIndex,
    pub(super) input: &'a mut dyn BufRead,
    pub(super) output: &'a mut dyn Write,
}

impl Asker<'_> {
    /// Asks for a field; `None` when the input has ended, or when nothing is an answer too.
    pub(super) fn ask(&mut self, field: &Field, needed: bool) -> io::Result<Option<String>> {
        let about = if self.words.lang() == Lang::UK { field.about_uk } else { field.about_en };
        writeln!(self.output, "{} ({}) — {about}", field.uk, field.key)?;
        for (position, (id, name)) in self.offered(field).iter().enumerate() {
            writeln!(self.output, "  {}. {name} ({id})", position + 1)?;
        }
        loop {
            write!(self.output, "> ")?;
            self.output.flush()?;
            let mut line = String::new();
            if self.input.read_line(&mut line)? == 0 {
                return Ok(None);
            }
            match (line.trim(), needed) {
                ("", false) => return Ok(None),
                ("", true) => writeln!(self.output, "{}", self.words.say("cli-new-again", &[]))?,
                (answer, _) => match self.understood(field, answer) {
                    Ok(value) => return Ok(Some(value)),
                    Err(sentence) => writeln!(self.output, "{sentence}")?,
                },
            }
        }
    }

    /// Lists what may be chosen, by id and name; empty where anything may be written.
    fn offered(&self, field: &Field) -> Vec<(String, String)> {
        if let Type::Choice(choices) = field.kind {
            let choices = choices.iter();
            return choices.map(|choice| (choice.id.to_owned(), choice.uk.to_owned())).collect();
        }
        // Of organisations there are too many for a list.
        let kind = ReferenceKind::of(field.kind);
        let Some(kind @ ReferenceKind::Term(_)) = kind else { return Vec::new() };
        let terms = self.names.all(kind).iter();
        terms.map(|(id, name)| (id.to_string(), name.main.to_string())).collect()
    }

    /// Takes a number, an id or a name for the id; an error says what may be chosen.
    fn understood(&self, field: &Field, answer: &str) -> Result<String, String> {
        let offered = self.offered(field);
        if offered.is_empty() {
            return Ok(answer.to_owned());
        }
        let by_number =
            answer.trim_end_matches('.').parse().ok().and_then(|n: usize| n.checked_sub(1));
        if let Some((id, _)) = by_number.and_then(|position| offered.get(position)) {
            return Ok(id.clone());
        }
        id_of(field.kind, answer, self.names).ok_or_else(|| {
            let known: Vec<&str> = offered.iter().map(|(id, _)| id.as_str()).collect();
            self.words.say("cli-new-term", &[("known", Arg::Text(known.join(", ")))])
        })
    }
}

/// Returns the id of what a text names in a field of this kind; `None` where it names nothing, or the field takes any text.
pub(super) fn id_of(kind: Type, text: &str, names: &NameIndex) -> Option<String> {
    if let Type::Choice(choices) = kind {
        return Some(Choice::named(choices, text)?.id.to_owned());
    }
    match names.find(ReferenceKind::of(kind)?, text) {
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
        let answer = asker.ask(field, needed).unwrap();
        (answer, String::from_utf8(output).unwrap())
    }

    #[test]
    fn a_needed_field_is_asked_for_until_there_is_an_answer() {
        let (answer, said) = answers("what", "\n  \nМаски\n", true);
        assert_eq!(answer.as_deref(), Some("Маски"));
        assert!(
            said.starts_with("що (what) — Чого бракує.\n> ") && said.matches("> ").count() == 3
        );
        assert_eq!(answers("what", "", true).0, None);
        assert_eq!(answers("what", "\n", false).0, None);
    }

    #[test]
    fn a_choice_is_understood_by_its_id_and_by_its_name() {
        assert_eq!(answers("state", "погано\nГостра\n", true).0.as_deref(), Some("critical"));
        assert_eq!(answers("state", "met\n", true).0.as_deref(), Some("met"));
        let (answer, said) = answers("state", "2\n", true);
        assert!(said.contains("\n  2. частково (partial)\n"), "{said}");
        assert_eq!(answer.as_deref(), Some("partial"));
    }
}
