//! What is wrong with a command line, in the reader's language.
//!
//! Comes in: what clap found, by kind and context. Goes out: a sentence, what the argument is for, how the command is
//! called, and where its help is. No words of clap's own are shown: it has them in English only.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};

use crate::base::diag;
use crate::base::locale::compare::nearest;
use crate::base::messages::Messages;

/// A command line that was refused.
pub(super) struct Refusal<'a> {
    /// The whole program.
    pub(super) program: &'a Command,
    /// The command that was asked for; the program itself where none was.
    pub(super) command: &'a Command,
    pub(super) words: &'a Messages,
}

impl Refusal<'_> {
    /// Says what is wrong, and what to do.
    pub(super) fn explain(&self, error: &Error) -> String {
        self.with_usage(&self.sentence(error), self.argument(error))
    }

    /// Adds to a sentence what an argument is for, and how the command is called.
    pub(super) fn with_usage(&self, sentence: &str, argument: Option<&Arg>) -> String {
        let about = argument.and_then(|argument| {
            let help = argument.get_help()?;
            Some(format!("  {argument}  {help}\n"))
        });
        let usage = self.command.get_overridden_usage().map(ToString::to_string);
        let usage = usage.map(|usage| format!("\n{}: {usage}\n", self.say("cli-usage", &[])));
        let command = ("command", format!("{} --help", self.command_name()).into());
        format!(
            "{sentence}\n{}{}{}\n",
            about.unwrap_or_default(),
            usage.unwrap_or_default(),
            self.say("cli-usage-more", &[command]),
        )
    }

    fn say(&self, key: &str, args: &[(&'static str, diag::Arg)]) -> String {
        self.words.say(key, args)
    }

    /// Returns the command as it is typed.
    fn command_name(&self) -> String {
        match self.command.get_name() {
            "perelik" => "perelik".to_owned(),
            name => format!("perelik {name}"),
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "a later clap may bring kinds of its own")]
    fn sentence(&self, error: &Error) -> String {
        let option = ("option", context_value(error, ContextKind::InvalidArg).into());
        let value = ("value", context_value(error, ContextKind::InvalidValue).into());
        match error.kind() {
            ErrorKind::InvalidSubcommand => {
                self.unknown_command(&context_value(error, ContextKind::InvalidSubcommand))
            }
            ErrorKind::MissingSubcommand => self.say("cli-command-missing", &[]),
            ErrorKind::UnknownArgument => {
                self.unknown(&context_value(error, ContextKind::InvalidArg))
            }
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => self.wrong_value(error),
            ErrorKind::MissingRequiredArgument => self.say("cli-argument-missing", &[option]),
            ErrorKind::ArgumentConflict => conflict(self, error),
            ErrorKind::NoEquals => self.say("cli-option-equals", &[option]),
            ErrorKind::TooManyValues => self.say("cli-option-takes-none", &[option, value]),
            ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
                self.say("cli-option-count", &[option])
            }
            ErrorKind::InvalidUtf8 => self.say("cli-argument-not-text", &[]),
            // Help is no refusal, and nothing else is known of a kind that comes with a later clap.
            _ => self.say("cli-command-line", &[]),
        }
    }

    /// A dash may have become a long one on the way through a text editor.
    fn unknown(&self, name: &str) -> String {
        let bare = name.trim_start_matches(['-', '–', '—', '−']);
        if bare.len() == name.len() {
            let command = ("command", self.command_name().into());
            return self.say("cli-argument-extra", &[("value", name.into()), command]);
        }
        let bare = bare.split_once('=').map_or(bare, |(name, _)| name);
        let option = || ("option", diag::Arg::from(name));
        if let Some(near) = nearest(bare, option_names(self.command)) {
            return self.say("cli-option-near", &[option(), ("near", near.into())]);
        }
        let others = self.program.get_subcommands();
        let others = others.filter(|other| option_names(other).any(|own| own == bare));
        let others: Vec<String> =
            others.map(|other| format!("`perelik {}`", other.get_name())).collect();
        match others.is_empty() {
            true => self.say("cli-option-unknown", &[option()]),
            false => {
                self.say("cli-option-elsewhere", &[option(), ("known", others.join(", ").into())])
            }
        }
    }

    fn unknown_command(&self, name: &str) -> String {
        let names = self.program.get_subcommands().map(Command::get_name);
        let value = ("value", name.into());
        match nearest(name, names) {
            Some(near) => self.say("cli-command-near", &[value, ("near", near.into())]),
            None => self.say("cli-command-unknown", &[value]),
        }
    }

    fn wrong_value(&self, error: &Error) -> String {
        let option = ("option", context_value(error, ContextKind::InvalidArg).into());
        let value = context_value(error, ContextKind::InvalidValue);
        if value.is_empty() {
            return self.say("cli-option-no-value", &[option]);
        }
        let is_command = |argument: &Arg| argument.get_id() == "command";
        if self.argument(error).is_some_and(is_command) {
            return self.unknown_command(&value);
        }
        let known = context_values(error, ContextKind::ValidValue);
        let given = [option, ("value", value.as_str().into())];
        let with = |more| [&given[..], &[more]].concat();
        match nearest(&value, known.iter().map(String::as_str)) {
            Some(near) => self.say("cli-value-near", &with(("near", near.into()))),
            None if known.is_empty() => self.say("cli-value-wrong", &given),
            None => self.say("cli-value-known", &with(("known", known.join(", ").into()))),
        }
    }

    /// Returns the argument that a refusal is about, where one is named that the command has.
    fn argument(&self, error: &Error) -> Option<&Arg> {
        let is_about = matches!(
            error.kind(),
            ErrorKind::InvalidValue
                | ErrorKind::ValueValidation
                | ErrorKind::MissingRequiredArgument
                | ErrorKind::TooManyValues
        );
        let names = context_values(error, ContextKind::InvalidArg);
        let name = names.first().filter(|_| is_about)?;
        // An argument that is needed here only has other brackets there.
        let bare = |name: &str| name.replace(['<', '>', '[', ']'], "");
        self.command.get_arguments().find(|argument| bare(&argument.to_string()) == bare(name))
    }
}

/// Two options that exclude each other, or one that is given twice.
fn conflict(refusal: &Refusal<'_>, error: &Error) -> String {
    let option = context_value(error, ContextKind::InvalidArg);
    let prior = context_value(error, ContextKind::PriorArg);
    let given = ("option", option.as_str().into());
    match option == prior {
        true => refusal.say("cli-option-twice", &[given]),
        false => refusal.say("cli-option-conflict", &[given, ("other", prior.into())]),
    }
}

fn option_names(command: &Command) -> impl Iterator<Item = &str> {
    command.get_arguments().filter_map(Arg::get_long)
}

/// Returns what the context holds of a kind, one after the other as they are typed.
fn context_value(error: &Error, kind: ContextKind) -> String {
    context_values(error, kind).join("`, `")
}

fn context_values(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::command::command;
    use super::super::refused;
    use super::*;
    use crate::base::locale::{Lang, is_cyrillic};
    use crate::base::messages::CATALOGUE;

    /// Lists the words in Latin letters of a text.
    fn latin(text: &str) -> BTreeSet<&str> {
        let words = text.split(|c: char| !c.is_ascii_alphabetic());
        words.filter(|word| word.len() > 1).collect()
    }

    fn command_in(lang: Lang) -> Command {
        let mut program = command(&Messages::of_program(lang));
        program.build();
        program
    }

    /// Lists what may stand in Latin letters in a Ukrainian text: what its catalogue says, and names that are typed.
    fn allowed(program: &Command) -> BTreeSet<String> {
        let mut allowed: BTreeSet<String> =
            latin(CATALOGUE[0].1).into_iter().map(str::to_owned).collect();
        allowed.insert("perelik".to_owned());
        for command in program.get_subcommands().chain([program]) {
            allowed.insert(command.get_name().to_owned());
            for argument in command.get_arguments() {
                let names = argument.get_long().into_iter().chain([argument.get_id().as_str()]);
                names.for_each(|name| allowed.extend(latin(name).into_iter().map(str::to_owned)));
                let values = argument.get_possible_values();
                allowed.extend(values.iter().map(|value| value.get_name().to_owned()));
            }
        }
        allowed
    }

    #[test]
    fn help_of_every_command_and_argument_is_all_in_one_language() {
        let (mut uk, mut en) = (command_in(Lang::UK), command_in(Lang::EN));
        let allowed = allowed(&uk);
        let names: Vec<String> =
            uk.get_subcommands().map(|command| command.get_name().to_owned()).collect();
        let mut helps = vec![(uk.render_long_help(), en.render_long_help())];
        for name in &names {
            let of = |program: &mut Command| {
                program.find_subcommand_mut(name).unwrap().render_long_help()
            };
            helps.push((of(&mut uk), of(&mut en)));
        }
        for (uk, en) in helps {
            let (uk, en) = (uk.to_string(), en.to_string());
            assert!(uk.contains("\nВикористання: perelik") && en.contains("\nUsage: perelik"));
            for word in latin(&uk) {
                assert!(allowed.contains(word), "`{word}` is English in:\n{uk}");
            }
            assert!(!en.contains(is_cyrillic), "{en}");
        }
    }

    #[test]
    fn every_command_and_argument_has_words_of_its_own_in_both_languages() {
        let (uk, en) = (command_in(Lang::UK), command_in(Lang::EN));
        for (uk, en) in uk.get_subcommands().zip(en.get_subcommands()) {
            assert_ne!(uk.get_about().unwrap(), en.get_about().unwrap(), "{}", uk.get_name());
            for (uk, en) in uk.get_arguments().zip(en.get_arguments()) {
                let (uk, en) = (uk.get_help().unwrap().to_string(), en.get_help().unwrap());
                assert!(uk != en.to_string() && !uk.contains('⟨'), "{uk}");
            }
        }
    }

    /// Command lines that are wrong, by the kind of what is wrong.
    const WRONG: &[(ErrorKind, &str)] = &[
        (ErrorKind::InvalidSubcommand, "chek"),
        (ErrorKind::InvalidSubcommand, "перевірити"),
        (ErrorKind::InvalidSubcommand, "—help"),
        (ErrorKind::MissingSubcommand, "--root ."),
        (ErrorKind::UnknownArgument, "check --fxi"),
        (ErrorKind::UnknownArgument, "check --дата"),
        (ErrorKind::UnknownArgument, "build --fix"),
        (ErrorKind::UnknownArgument, "check a"),
        (ErrorKind::UnknownArgument, "check —fix"),
        (ErrorKind::UnknownArgument, "check -x"),
        (ErrorKind::UnknownArgument, "-x"),
        (ErrorKind::InvalidValue, "--root"),
        (ErrorKind::InvalidValue, "check --date"),
        (ErrorKind::InvalidValue, "check --format xml"),
        (ErrorKind::InvalidValue, "check --lang fr"),
        (ErrorKind::InvalidValue, "hosting ngnix"),
        (ErrorKind::InvalidValue, "completions tcsh"),
        (ErrorKind::InvalidValue, "new подія"),
        (ErrorKind::InvalidValue, "help chek"),
        (ErrorKind::InvalidValue, "man нема"),
        (ErrorKind::ValueValidation, "serve --port abc"),
        (ErrorKind::ValueValidation, "serve --port 99999"),
        (ErrorKind::MissingRequiredArgument, "new"),
        (ErrorKind::MissingRequiredArgument, "init"),
        (ErrorKind::MissingRequiredArgument, "rename a"),
        (ErrorKind::MissingRequiredArgument, "export"),
        (ErrorKind::MissingRequiredArgument, "check --yes"),
        (ErrorKind::ArgumentConflict, "check --fix --due"),
        (ErrorKind::ArgumentConflict, "check --date 1 --date 2"),
        (ErrorKind::ArgumentConflict, "check --strict --strict"),
        (ErrorKind::TooManyValues, "check --strict=так"),
    ];

    #[test]
    fn what_is_wrong_with_a_command_line_is_said_without_a_word_of_clap() {
        let allowed = allowed(&command_in(Lang::UK));
        for (kind, line) in WRONG {
            let arguments: Vec<std::ffi::OsString> =
                ["perelik"].into_iter().chain(line.split(' ')).map(Into::into).collect();
            let error = command_in(Lang::UK).try_get_matches_from(&arguments).unwrap_err();
            assert_eq!(error.kind(), *kind, "{line}");
            let said =
                |lang| refused(&command_in(lang), &arguments, &error, &Messages::of_program(lang));
            let (uk, en) = (said(Lang::UK), said(Lang::EN));
            for word in latin(&uk).into_iter().filter(|word| !line.contains(word)) {
                assert!(allowed.contains(word), "`{word}` is English in:\n{uk}");
            }
            for text in [&uk, &en] {
                assert!(text.contains("--help") && !text.contains('⟨'), "{text}");
                assert!(!text.contains("``") && !text.contains(": \n"), "{text}");
            }
        }
    }

    /// Kinds that this program's own command line cannot have, and those that a later clap may bring.
    #[test]
    fn a_kind_that_no_command_line_has_today_has_a_sentence_too() {
        let program = command_in(Lang::UK);
        for kind in [
            ErrorKind::NoEquals,
            ErrorKind::TooFewValues,
            ErrorKind::WrongNumberOfValues,
            ErrorKind::InvalidUtf8,
            ErrorKind::Format,
        ] {
            let mut error = Error::new(kind).with_cmd(&program);
            let option = ContextValue::String("--root <ПАПКА>".to_owned());
            error.insert(ContextKind::InvalidArg, option);
            let said = refused(&program, &[], &error, &Messages::of_program(Lang::UK));
            assert!(!said.contains('⟨') && said.contains("Використання: perelik"), "{said}");
            assert!(latin(&said).is_subset(&["perelik", "root", "help", "UTF"].into()), "{said}");
        }
    }
}
