//! What the descriptions of all commands share: words, usage, and the arguments that many of them take.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, value_parser};

use super::named_value::{LOOKS, NamedValue};
use crate::base::messages::Messages;
use crate::cli::report::ReportFormat;

/// Makes commands and arguments with the words of one language.
pub(super) struct Describe<'a> {
    pub(super) words: &'a Messages,
}

impl Describe<'_> {
    pub(super) fn say(&self, key: &str) -> String {
        self.words.say(key, &[])
    }

    pub(super) fn command(&self, name: &'static str, about: &str) -> Command {
        let help = self.action("help", "cli-opt-help", ArgAction::Help).short('h');
        Command::new(name)
            .about(self.say(about))
            // Clap's own layout has English headings.
            .help_template(format!(
                "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}",
                self.say("cli-usage")
            ))
            .next_help_heading(self.say("cli-options"))
            .disable_help_flag(true)
            .arg(help)
    }

    /// Says how a command is called: clap would say it in English.
    pub(super) fn usage(&self, name: &str, command: &Command) -> String {
        let positionals = command.get_positionals().map(|argument| {
            let shown = argument.get_value_names().unwrap_or_default().join(" ");
            let (open, close) = if argument.is_required_set() { ("<", ">") } else { ("[", "]") };
            let is_list = matches!(argument.get_action(), ArgAction::Append);
            format!(" {open}{shown}{close}{}", if is_list { "..." } else { "" })
        });
        let options = self.say("cli-value-options");
        format!("{name} [{options}]{}", positionals.collect::<String>())
    }

    pub(super) fn value_arg(&self, name: &'static str, key: &str, shown: &str) -> Arg {
        // The words name the values and the default where it helps; clap would in English.
        let value = Arg::new(name).long(name).help(self.say(key)).value_name(self.say(shown));
        value.hide_possible_values(true).hide_default_value(true)
    }

    pub(super) fn path_argument(&self, name: &'static str, key: &str, shown: &str) -> Arg {
        self.value_arg(name, key, shown).value_parser(value_parser!(PathBuf))
    }

    pub(super) fn flag(&self, name: &'static str, key: &str) -> Arg {
        self.action(name, key, ArgAction::SetTrue)
    }

    pub(super) fn action(&self, name: &'static str, key: &str, action: ArgAction) -> Arg {
        Arg::new(name).long(name).help(self.say(key)).action(action)
    }

    pub(super) fn looks(&self, ids: &[&str]) -> NamedValue {
        NamedValue::of(self.words.lang(), LOOKS, ids)
    }

    /// Adds what every command that compiles the site takes; some know further formats.
    pub(super) fn shared(&self, command: Command, formats: &[&'static str]) -> Command {
        let formats = ReportFormat::NAMES.iter().chain(formats).copied().collect::<Vec<_>>();
        command
            .arg(self.value_arg("base-url", "cli-opt-base-url", "cli-value-url"))
            .arg(self.value_arg("date", "cli-opt-date", "cli-value-day"))
            .arg(self.flag("strict", "cli-opt-strict"))
            .arg(
                self.value_arg("format", "cli-opt-format", "cli-value-format")
                    .value_parser(self.looks(&formats)),
            )
    }

    /// Adds what a command takes that reads part of the site from elsewhere.
    pub(super) fn elsewhere(&self, command: Command) -> Command {
        command
            .arg(self.path_argument("private", "cli-opt-private", "cli-value-folder"))
            .arg(self.value_arg("ledger", "cli-opt-ledger", "cli-value-ref"))
    }

    /// Adds what a command takes that can do without most rights.
    pub(super) fn confined(&self, command: Command) -> Command {
        let confined = self.flag("confined", "cli-opt-confined");
        let others = command.get_arguments().map(|argument| argument.get_id().clone());
        // These write content, ask the network, or start git.
        let needing: Vec<_> =
            others.filter(|id| ["fix", "live", "pushed"].contains(&id.as_str())).collect();
        command.arg(confined.conflicts_with_all(needing))
    }
}
