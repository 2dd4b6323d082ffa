//! What somebody took out of a copy of the list is asked about, one by one, or all at once where there is much of it.

use std::io::{self, Write};

use super::super::save;
use crate::base::diag::Arg;
use crate::base::messages::Messages;
use crate::cli::ask::Asker;
use crate::cli::session::{Failure, Session};
use crate::content::validate::NameIndex;
use crate::edit::import::plan::ImportPlan;
use crate::edit::import::withdrawn::{ImportQuestion, WithdrawalAction, Withdrawn};

/// How many of one sort are asked about one by one.
const MOST_ASKED: usize = 10;
/// How many are named where all are asked about at once.
const NAMED: usize = 3;

/// Asks on a terminal; elsewhere, and where the input ends, there is no answer.
pub(super) fn ask(
    session: &mut Session,
    plan: &ImportPlan,
) -> Result<Vec<(usize, WithdrawalAction)>, Failure> {
    if plan.questions.is_empty() || !save::has_terminal() {
        return Ok(Vec::new());
    }
    session.out.flush()?;
    let mut asker = Asker {
        words: &session.words,
        names: &NameIndex::default(),
        input: &mut io::stdin().lock(),
        output: &mut session.out,
    };
    Ok(ask_questions(&mut asker, &plan.questions)?)
}

fn ask_questions(
    asker: &mut Asker<'_>,
    questions: &[ImportQuestion],
) -> io::Result<Vec<(usize, WithdrawalAction)>> {
    let mut answers = Vec::new();
    let all: Vec<(usize, &ImportQuestion)> = questions.iter().enumerate().collect();
    for sort in 0..SORTS {
        let own: Vec<(usize, &ImportQuestion)> =
            all.iter().filter(|(_, question)| sort_of(&question.what) == sort).copied().collect();
        let groups: Vec<&[(usize, &ImportQuestion)]> =
            if own.len() > MOST_ASKED { vec![&own] } else { own.chunks(1).collect() };
        for group in groups {
            let Some((_, first)) = group.first() else { continue };
            let offered = first.what.answers();
            let words =
                offered.iter().map(|answer| answer_words(*answer, &first.what, asker.words));
            let words: Vec<String> = words.collect();
            let sentence = sentence(group, asker.words);
            let Some(chosen) = asker.choose(&sentence, &words)? else { return Ok(answers) };
            answers.extend(group.iter().map(|(number, _)| (*number, offered[chosen])));
        }
    }
    Ok(answers)
}

/// How many sorts of questions there are.
const SORTS: usize = 3;

fn sort_of(what: &Withdrawn) -> usize {
    match what {
        Withdrawn::Organisation => 0,
        Withdrawn::Service { .. } => 1,
        Withdrawn::Cell(_) => 2,
    }
}

/// Says what is asked.
fn sentence(group: &[(usize, &ImportQuestion)], words: &Messages) -> String {
    if let [(_, question)] = group {
        let name = ("name", Arg::from(question.name.as_str()));
        return match &question.what {
            Withdrawn::Organisation => words.say("cli-import-ask-organisation", &[name]),
            Withdrawn::Service { name: service, .. } => {
                let service = ("service", service.as_str().into());
                words.say("cli-import-ask-service", &[name, service])
            }
            Withdrawn::Cell(cell) => {
                let heading = ("heading", cell.heading.as_str().into());
                let value = ("value", cell.value.as_str().into());
                words.say("cli-import-ask-cell", &[name, heading, value])
            }
        };
    }
    let key = match group.first().map(|(_, question)| &question.what) {
        None | Some(Withdrawn::Organisation) => "cli-import-ask-organisations",
        Some(Withdrawn::Service { .. }) => "cli-import-ask-services",
        Some(Withdrawn::Cell(_)) => "cli-import-ask-cells",
    };
    let mut names: Vec<&str> = Vec::new();
    for (_, question) in group {
        if !names.contains(&question.name.as_str()) {
            names.push(&question.name);
        }
    }
    let names = Arg::Text(names[..names.len().min(NAMED)].join("; "));
    words.say(key, &[("count", group.len().into()), ("names", names)])
}

fn answer_words(answer: WithdrawalAction, what: &Withdrawn, words: &Messages) -> String {
    let key = match (answer, what) {
        (WithdrawalAction::Leave, _) => "cli-import-answer-leave",
        (WithdrawalAction::Close, _) => "cli-import-answer-close",
        (WithdrawalAction::Remove, Withdrawn::Organisation) => {
            "cli-import-answer-remove-organisation"
        }
        (WithdrawalAction::Remove, Withdrawn::Service { .. }) => "cli-import-answer-remove-service",
        (WithdrawalAction::Remove, Withdrawn::Cell(_)) => "cli-import-answer-empty",
    };
    words.say(key, &[])
}
