//! The door of clap: arguments become a command, in the reader's language.

mod command;
mod describe;
mod entry_type;
mod manual;
mod named_value;
mod options;
mod read;
mod refusal;

use std::ffi::OsString;

use clap::Error;
use clap::error::ErrorKind;
pub(super) use clap_complete::Shell;

use super::exit::Exit;
use super::output::say_aside;
use crate::base::locale::Lang;
use crate::base::messages::Messages;
pub(super) use options::{
    Args, Build, Check, CheckTask, Command, Common, Deploy, DeployTask, Export, Forget, Hosting,
    Import, Init, Lsp, New, RecordOptions, Rename, Schema, Serve, Theme, Verify,
};
use refusal::Refusal;

/// Resolves the language before anything is parsed: `--lang`, else the environment's, else Ukrainian.
pub(super) fn language(
    arguments: impl Iterator<Item = OsString>,
    environment: impl Fn(&str) -> Option<String>,
) -> Lang {
    let arguments: Vec<String> = arguments.map(|a| a.to_string_lossy().into_owned()).collect();
    let asked = arguments.iter().enumerate().find_map(|(n, argument)| match argument.as_str() {
        "--lang" => arguments.get(n + 1).cloned(),
        other => other.strip_prefix("--lang=").map(str::to_owned),
    });
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let given =
        || variables.iter().find_map(|name| environment(name).filter(|value| !value.is_empty()));
    let code = asked.or_else(given).unwrap_or_default();
    let of_code = || if code.starts_with("en") { Lang::EN } else { Lang::UK };
    named_value::language(&code).unwrap_or_else(of_code)
}

/// Writes the file that teaches a shell the commands and options, explained in the language of the words.
pub(super) fn completions(shell: Shell, words: &Messages) -> Vec<u8> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut command::command(words), "perelik", &mut text);
    if shell == Shell::Zsh {
        with_group_labels(&String::from_utf8_lossy(&text), words)
    } else {
        text
    }
}

/// Labels each group of commands in the language of the words: clap_complete 4.6 has a label of its own and no way to change it.
fn with_group_labels(text: &str, words: &Messages) -> Vec<u8> {
    const BEFORE: &str = "_describe -t commands '";
    const BEHIND: &str = " commands' commands";
    let line = |line: &str| {
        let (start, rest) = line.split_once(BEFORE)?;
        let (command, rest) = rest.split_once(BEHIND)?;
        let label = words.say("cli-completions-group", &[("command", command.into())]);
        Some(format!("{start}{BEFORE}{label}' commands{rest}"))
    };
    let lines = text.lines().map(|one| line(one).unwrap_or_else(|| one.to_owned()) + "\n");
    lines.collect::<String>().into_bytes()
}

/// Returns the manual page of the program or of one of its commands, as troff reads it (man(7)).
pub(super) fn manual_page(of: Option<&str>, words: &Messages) -> Vec<u8> {
    manual::man_page(command::command(words), of, words)
}

/// Reads the arguments.
///
/// # Errors
/// How to end when there is nothing to run: help was asked for, or an argument is wrong. It is printed here.
pub(super) fn parse(arguments: impl Iterator<Item = OsString>, lang: Lang) -> Result<Args, Exit> {
    let arguments: Vec<OsString> = arguments.collect();
    let words = Messages::of_program(lang);
    let mut program = command::command(&words);
    let matches = program.try_get_matches_from_mut(&arguments);
    let matches = matches.map_err(|error| refuse(&program, &arguments, &error, &words))?;
    let Some((name, options)) = matches.subcommand() else { return Err(Exit::Failed) };
    if name == "help" {
        let of = options.get_one::<String>("command").into_iter();
        let asked = ["perelik"].into_iter().chain(of.map(String::as_str)).chain(["--help"]);
        return parse(asked.map(OsString::from), lang);
    }
    if name == "check" && !read::formats_agree(options) {
        let refusal = refusal(&program, &arguments, &words);
        return Err(failed(&refusal.with_usage(&words.say("cli-format-csv", &[]), None)));
    }
    let command = read::read_command(name, options);
    let root = matches.get_one("root").cloned();
    let (private, ledger) = read::elsewhere(options);
    let confined = read::is_confined(options);
    Ok(Args { lang, root, private, ledger, confined, command })
}

/// Shows help, or says what is wrong.
#[expect(clippy::wildcard_enum_match_arm, reason = "of clap's kinds three are no refusal")]
fn refuse(
    program: &clap::Command,
    arguments: &[OsString],
    error: &Error,
    words: &Messages,
) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            // A pipe that is closed while help is printed is nobody's fault.
            let _ = error.print();
            if error.use_stderr() { Exit::Failed } else { Exit::Fine }
        }
        _ => failed(&refused(program, arguments, error, words)),
    }
}

fn failed(text: &str) -> Exit {
    // Nobody may hear it; the exit code tells all the same.
    let _ = say_aside(text);
    Exit::Failed
}

/// Says what is wrong with a command line.
fn refused(
    program: &clap::Command,
    arguments: &[OsString],
    error: &Error,
    words: &Messages,
) -> String {
    refusal(program, arguments, words).explain(error)
}

/// Finds the command that was asked for: the first word that is one, and no option's value.
fn refusal<'a>(
    program: &'a clap::Command,
    arguments: &[OsString],
    words: &'a Messages,
) -> Refusal<'a> {
    let arguments: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    let is_value = |n: usize| n > 0 && ["--root", "--lang"].contains(&&*arguments[n - 1]);
    let words_alone = (1..arguments.len()).filter(|n| !is_value(*n));
    let named = words_alone.map(|n| &*arguments[n]).find_map(|name| program.find_subcommand(name));
    Refusal { program, command: named.unwrap_or(program), words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_ukrainian_unless_english_is_asked_for() {
        let of = |arguments: &[&str], lang: Option<&str>| {
            let arguments = arguments.iter().map(OsString::from);
            language(arguments, |name| lang.filter(|_| name == "LANG").map(str::to_owned))
        };
        assert_eq!(of(&["perelik"], None), Lang::UK);
        assert_eq!(of(&["perelik"], Some("C.UTF-8")), Lang::UK);
        assert_eq!(of(&["perelik"], Some("en_GB.UTF-8")), Lang::EN);
        assert_eq!(of(&["perelik", "check", "--lang", "uk"], Some("en_GB.UTF-8")), Lang::UK);
        assert_eq!(of(&["perelik", "--lang=en"], None), Lang::EN);
        assert_eq!(of(&["perelik", "--lang", "англійська"], None), Lang::EN);
        assert_eq!(of(&["perelik", "--lang", "ua"], Some("en_GB.UTF-8")), Lang::UK);
    }

    #[test]
    fn every_command_can_be_described() {
        for lang in [Lang::UK, Lang::EN] {
            command::command(&Messages::of_program(lang)).debug_assert();
        }
    }
}
