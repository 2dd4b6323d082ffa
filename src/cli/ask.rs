//! Questions on a terminal: one field at a time, asked again until there is an answer.
//!
//! A field of the table and the site's vocabularies come in, the value goes out. Where the input ends there is no
//! answer, and that is told by `None`.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};

use crate::base::diag::Arg;
use crate::base::locale::Lang;
use crate::base::messages::Messages;
use crate::content::fields::{Field, Type, Vocabulary};
use crate::content::validate::Term;

/// Whom to ask, and in which words.
pub(super) struct Asker<'a> {
    pub(super) words: &'a Messages,
    pub(super) terms: &'a BTreeMap<Vocabulary, Vec<Term>>,
    pub(super) input: &'a mut dyn BufRead,
    pub(super) output: &'a mut dyn Write,
}

impl Asker<'_> {
    /// Asks for a field; `None` when the input has ended, or when nothing is an answer too.
    pub(super) fn ask(&mut self, field: &Field, needed: bool) -> io::Result<Option<String>> {
        let about = if self.words.lang() == Lang::UK { field.about_uk } else { field.about_en };
        writeln!(self.output, "{} ({}) — {about}", field.uk, field.key)?;
        for (id, name) in self.offered(field) {
            writeln!(self.output, "  {id} — {name}")?;
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
        match field.kind {
            Type::Term(vocabulary) => {
                let terms = self.terms.get(&vocabulary).map(Vec::as_slice).unwrap_or_default();
                let pair = |term: &Term| (term.id.value.to_string(), term.name.main.to_string());
                terms.iter().map(pair).collect()
            }
            Type::Choice(choices) => {
                choices.iter().map(|choice| (choice.id.to_owned(), choice.uk.to_owned())).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Takes an id or a name for the id; an error says what may be chosen.
    fn understood(&self, field: &Field, answer: &str) -> Result<String, String> {
        let offered = self.offered(field);
        if offered.is_empty() {
            return Ok(answer.to_owned());
        }
        let same = |(id, name): &&(String, String)| {
            id == answer || name.to_lowercase() == answer.to_lowercase()
        };
        match offered.iter().find(same) {
            Some((id, _)) => Ok(id.clone()),
            None => {
                let known: Vec<&str> = offered.iter().map(|(id, _)| id.as_str()).collect();
                let known = Arg::Text(known.join(", "));
                Err(self.words.say("cli-new-term", &[("known", known)]))
            }
        }
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
            terms: &BTreeMap::new(),
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
    }
}
