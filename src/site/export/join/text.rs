//! `join.md`: the form as a text, for whoever has no spreadsheet.

use crate::site::export::export_context::ExportContext;

use super::questions::{HEADING, QUESTIONS, Question, main_messages};
use crate::base::messages::Messages;

/// Writes the form.
pub(in crate::site::export) fn write(context: &ExportContext<'_>, buffer: &mut Vec<u8>) {
    let words = main_messages(context);
    let say = |key: &str| words.say(key, &[]);
    let mut text =
        format!("# {HEADING}\n\n> {}\n> {}\n", say("join-md-how"), say("join-md-consent"));
    text += &format!("\n## {}\n\n", say("join-md-organisation"));
    for question in QUESTIONS.iter().filter(|question| !question.is_of_service()) {
        text += &question_text(question, context, &words);
    }
    for number in 1..=3 {
        text += &format!("\n## {} {number}\n\n", say("join-md-service"));
        for question in QUESTIONS.iter().filter(|question| question.is_of_service()) {
            // What may be chosen is said once.
            let line = if number == 1 {
                question_text(question, context, &words)
            } else {
                question_line(question, &words)
            };
            text += &line;
        }
    }
    buffer.extend_from_slice(text.as_bytes());
}

fn question_text(question: &Question, context: &ExportContext<'_>, words: &Messages) -> String {
    let mut text = format!("> {}", question.explanation(words));
    let choices = question.choices(context, words);
    if !choices.is_empty() {
        text += &format!(" {}", choices.join("; "));
    }
    format!("{text}\n{}", question_line(question, words))
}

fn question_line(question: &Question, words: &Messages) -> String {
    format!("- {}: \n", words.say(question.heading, &[]))
}
