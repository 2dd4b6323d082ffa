//! The door of clap: arguments become a command, in the reader's language.

mod command;
mod manual;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ArgMatches;
use clap::error::ErrorKind;
pub(super) use clap_complete::Shell;

use super::exit::Exit;
use super::report::ReportFormat;
use crate::base::locale::Lang;
use crate::base::messages::Messages;

/// What was asked.
pub(super) struct Args {
    /// The language of messages.
    pub(super) lang: Lang,
    /// The site's folder.
    pub(super) root: PathBuf,
    /// The folder that is read instead of the site's `private/`.
    pub(super) private: Option<PathBuf>,
    /// The ref or the file that holds the history instead of the content.
    pub(super) ledger: Option<String>,
    /// The command and its options.
    pub(super) command: Command,
}

/// A command.
pub(super) enum Command {
    /// Make the site.
    Build(Build),
    /// Look for mistakes only.
    Check(Check),
    /// Teach a shell the commands and options.
    Completions(Shell),
    /// Give single files in open formats.
    Export(Export),
    /// Show the manual page, of the program or of one command.
    Man(Option<String>),
    /// Take in a foreign file.
    Import(Import),
    /// Publish what was built.
    Deploy(Deploy),
    /// Take somebody out of everything.
    Forget(Forget),
    /// Tell a web server how to show the site.
    Hosting(Hosting),
    /// Make a new site.
    Init(Init),
    /// Make a new entry.
    New(New),
    /// Write down what changed.
    Record(RecordOptions),
    /// Give an entry or a term another id.
    Rename(Rename),
    /// Tell other programs and people what may be written.
    Schema(Schema),
    /// Show the site while it is being written.
    Serve(Serve),
}

/// What `build` and `check` share.
pub(super) struct Common {
    pub(super) base_url: Option<String>,
    pub(super) date: Option<String>,
    pub(super) strict: bool,
    pub(super) format: ReportFormat,
}

/// Options of `build`.
pub(super) struct Build {
    pub(super) common: Common,
    pub(super) output: Option<PathBuf>,
    pub(super) from_scratch: bool,
    pub(super) verify: bool,
    pub(super) timings: bool,
    pub(super) list: bool,
    pub(super) watch: bool,
}

/// Options of `check`.
pub(super) struct Check {
    pub(super) common: Common,
    pub(super) task: CheckTask,
}

/// What `check` does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum CheckTask {
    /// Shows the diagnostics.
    Report,
    /// Tells how old the published site is; at the address of `site.yaml` where none is named.
    Live(Option<String>),
    /// Mends what is safe to mend; says whether to write without asking.
    Fix { yes: bool },
    /// Lists the entries that must be verified; says whether as CSV.
    Due { csv: bool },
    /// Looks through the files of a commit before anything is checked out.
    Pushed(String),
}

/// Options of `export`.
pub(super) struct Export {
    pub(super) common: Common,
    /// Names of formats, or paths of their files.
    pub(super) formats: Vec<String>,
    pub(super) output: Option<PathBuf>,
    /// List the formats instead.
    pub(super) list: bool,
    /// With what only the desks may see.
    pub(super) desks: bool,
}

/// Options of `import`.
pub(super) struct Import {
    pub(super) file: PathBuf,
    pub(super) format: ReportFormat,
    /// The format, where it is not to be recognised.
    pub(super) as_format: Option<String>,
    /// The file that says what the columns mean.
    pub(super) mapping: Option<PathBuf>,
    /// Where to write what is guessed of the columns, instead of importing.
    pub(super) write_mapping: Option<PathBuf>,
    /// The day on which the people in the file agreed to have their contacts shown.
    pub(super) consent: Option<String>,
    pub(super) update: bool,
    pub(super) similar: bool,
    /// Whether hidden sheets, rows and columns are taken.
    pub(super) hidden: bool,
    pub(super) yes: bool,
}

/// Options of `deploy`.
pub(super) struct Deploy {
    pub(super) common: Common,
    pub(super) output: Option<PathBuf>,
    pub(super) target: Option<String>,
    pub(super) ssh_config: Option<PathBuf>,
    /// The settings of a server, whose targets are meant and not those of the content.
    pub(super) settings: Option<PathBuf>,
    pub(super) allow_removals: bool,
    pub(super) task: DeployTask,
}

/// What `deploy` does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum DeployTask {
    /// Publishes.
    Publish,
    /// Only says what would change.
    DryRun,
    /// Puts the version before back.
    RollBack,
    /// Compares what an address shows with what was built; the site's own address if none is given.
    CheckLive(Option<String>),
}

/// Options of `forget`.
pub(super) struct Forget {
    /// How the site is built again.
    pub(super) build: Build,
    /// An id or a phone.
    pub(super) what: String,
    pub(super) yes: bool,
}

/// Options of `hosting`.
pub(super) struct Hosting {
    pub(super) common: Common,
    pub(super) server: String,
    /// Where the site lies on the server.
    pub(super) folder: String,
}

/// Options of `init`.
pub(super) struct Init {
    pub(super) folder: PathBuf,
    /// The site's title.
    pub(super) title: Option<String>,
    /// The site's address.
    pub(super) base_url: Option<String>,
    /// The number of its hotline.
    pub(super) hotline: Option<String>,
    /// Make the server's side: a repository that publishes what is pushed to it.
    pub(super) server: bool,
}

/// Options of `new`.
pub(super) struct New {
    pub(super) what: String,
    /// The entry's name or title.
    pub(super) name: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) date: Option<String>,
    pub(super) id: Option<String>,
    /// `KEY=VALUE`, for any field of the table.
    pub(super) set: Vec<String>,
}

/// Options of `record`.
pub(super) struct RecordOptions {
    pub(super) common: Common,
}

/// Options of `rename`.
pub(super) struct Rename {
    pub(super) common: Common,
    /// The id that is there, perhaps with its folder or vocabulary.
    pub(super) old: String,
    pub(super) new: String,
    pub(super) dry_run: bool,
    pub(super) yes: bool,
}

/// Options of `schema`.
pub(super) struct Schema {
    pub(super) folder: PathBuf,
    /// Print one file instead of writing all.
    pub(super) print: Option<String>,
    /// Print the editors' manual instead.
    pub(super) manual: bool,
    /// Print the manual of themes instead.
    pub(super) theme: bool,
}

/// Options of `serve`.
pub(super) struct Serve {
    pub(super) common: Common,
    pub(super) port: u16,
}

/// Settles the language before anything is parsed: `--lang`, else the environment's, else Ukrainian.
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
    if code.starts_with("en") { Lang::EN } else { Lang::UK }
}

/// Writes the file that teaches a shell the commands and options, explained in the language of the words.
pub(super) fn completions(shell: Shell, words: &Messages) -> Vec<u8> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut command::command(words), "perelik", &mut text);
    text
}

/// Returns the manual page of the program or of one of its commands, as troff reads it (man(7)).
pub(super) fn manual_page(of: Option<&str>, words: &Messages) -> Vec<u8> {
    manual::page(command::command(words), of, words)
}

/// Reads the arguments.
///
/// # Errors
/// How to end when there is nothing to run: help was asked for, or an argument is wrong. It is printed here.
pub(super) fn parse(arguments: impl Iterator<Item = OsString>, lang: Lang) -> Result<Args, Exit> {
    let words = Messages::of_program(lang);
    let mut command = command::command(&words);
    let matches = command.try_get_matches_from_mut(arguments);
    let matches = matches.and_then(|matches| {
        let is_well = matches.subcommand_matches("check").is_none_or(formats_agree);
        if is_well {
            return Ok(matches);
        }
        Err(command.error(ErrorKind::ArgumentConflict, words.say("cli-format-csv", &[])))
    });
    let matches = matches.map_err(|error| {
        // A pipe that is closed while help is printed is nobody's fault.
        let _ = error.print();
        if error.use_stderr() { Exit::Failed } else { Exit::Fine }
    })?;
    let command = match matches.subcommand() {
        Some(("build", m)) => Command::Build(Build {
            common: common(m),
            output: m.get_one("output").cloned(),
            from_scratch: m.get_flag("from-scratch"),
            verify: m.get_flag("verify"),
            timings: m.get_flag("timings"),
            list: m.get_flag("list"),
            watch: m.get_flag("watch"),
        }),
        Some(("completions", m)) => {
            Command::Completions(*m.get_one("shell").unwrap_or(&Shell::Bash))
        }
        Some(("man", m)) => Command::Man(m.get_one("command").cloned()),
        Some(("export", m)) => Command::Export(Export {
            common: common(m),
            formats: m.get_many("formats").into_iter().flatten().cloned().collect(),
            output: m.get_one("output").cloned(),
            list: m.get_flag("list"),
            desks: m.contains_id("for"),
        }),
        Some(("import", m)) => Command::Import(import(m)),
        Some(("deploy", m)) => Command::Deploy(deploy(m)),
        Some(("forget", m)) => Command::Forget(forget(m)),
        Some(("hosting", m)) => Command::Hosting(hosting(m)),
        Some(("init", m)) => Command::Init(init(m)),
        Some(("new", m)) => Command::New(new(m)),
        Some(("record", m)) => Command::Record(RecordOptions { common: common(m) }),
        Some(("rename", m)) => Command::Rename(rename(m)),
        Some(("schema", m)) => Command::Schema(Schema {
            folder: m.get_one("dir").cloned().expect(GIVEN),
            print: m.get_one("print").cloned(),
            manual: m.get_flag("manual"),
            theme: m.get_flag("theme"),
        }),
        Some(("serve", m)) => Command::Serve(Serve {
            common: common(m),
            port: m.get_one("port").copied().expect(GIVEN),
        }),
        Some((_, m)) => Command::Check(Check { common: common(m), task: task(m) }),
        None => return Err(Exit::Failed),
    };
    let root = matches.get_one("root").cloned().unwrap_or_else(|| PathBuf::from("."));
    let (private, ledger) = elsewhere(&matches);
    Ok(Args { lang, root, private, ledger, command })
}

/// Why an argument is there.
const GIVEN: &str = "it is required or has a default";

/// Returns what is read from elsewhere: private data, and the history. Not every command has the two.
fn elsewhere(matches: &ArgMatches) -> (Option<PathBuf>, Option<String>) {
    let Some((_, m)) = matches.subcommand() else { return (None, None) };
    let private = m.try_get_one("private").ok().flatten().cloned();
    (private, m.try_get_one("ledger").ok().flatten().cloned())
}

fn hosting(m: &ArgMatches) -> Hosting {
    Hosting {
        common: common(m),
        server: m.get_one("server").cloned().expect(GIVEN),
        folder: m.get_one("folder").cloned().expect(GIVEN),
    }
}

fn forget(m: &ArgMatches) -> Forget {
    Forget {
        build: Build {
            common: common(m),
            output: m.get_one("output").cloned(),
            from_scratch: false,
            list: false,
            watch: false,
            timings: false,
            verify: false,
        },
        what: m.get_one("what").cloned().expect(GIVEN),
        yes: m.get_flag("yes"),
    }
}

fn task(m: &ArgMatches) -> CheckTask {
    if m.contains_id("live") {
        return CheckTask::Live(m.get_one("live").cloned());
    }
    if let Some(commit) = m.get_one::<String>("pushed") {
        return CheckTask::Pushed(commit.clone());
    }
    match (m.get_flag("fix"), m.get_flag("due")) {
        (true, _) => CheckTask::Fix { yes: m.get_flag("yes") },
        (_, true) => CheckTask::Due { csv: m.get_flag("csv") || format(m) == Some("csv") },
        _ => CheckTask::Report,
    }
}

/// The list of what is due has formats of its own: a table or CSV.
fn formats_agree(m: &ArgMatches) -> bool {
    match format(m) {
        None | Some("human") => true,
        Some(format) => (format == "csv") == m.get_flag("due"),
    }
}

fn format(m: &ArgMatches) -> Option<&str> {
    m.get_one::<String>("format").map(String::as_str)
}

fn common(m: &ArgMatches) -> Common {
    Common {
        base_url: m.get_one("base-url").cloned(),
        date: m.get_one("date").cloned(),
        strict: m.get_flag("strict"),
        format: ReportFormat::parse(format(m).unwrap_or_default()),
    }
}

fn import(m: &ArgMatches) -> Import {
    Import {
        file: m.get_one("file").cloned().expect(GIVEN),
        format: ReportFormat::parse(format(m).unwrap_or_default()),
        as_format: m.get_one("as").cloned(),
        mapping: m.get_one("mapping").cloned(),
        write_mapping: m.get_one("write-mapping").cloned(),
        consent: m.get_one("consent").cloned(),
        update: m.get_flag("update"),
        similar: m.get_flag("similar"),
        hidden: m.get_flag("hidden"),
        yes: m.get_flag("yes"),
    }
}

fn deploy(m: &ArgMatches) -> Deploy {
    let task = if m.get_flag("dry-run") {
        DeployTask::DryRun
    } else if m.get_flag("rollback") {
        DeployTask::RollBack
    } else if m.contains_id("check-live") {
        DeployTask::CheckLive(m.get_one("check-live").cloned())
    } else {
        DeployTask::Publish
    };
    Deploy {
        common: common(m),
        output: m.get_one("output").cloned(),
        target: m.get_one("target").cloned(),
        ssh_config: m.get_one("ssh-config").cloned(),
        settings: m.get_one("settings").cloned(),
        allow_removals: m.get_flag("allow-removals"),
        task,
    }
}

fn rename(m: &ArgMatches) -> Rename {
    Rename {
        common: common(m),
        old: m.get_one("old").cloned().expect(GIVEN),
        new: m.get_one("new").cloned().expect(GIVEN),
        dry_run: m.get_flag("dry-run"),
        yes: m.get_flag("yes"),
    }
}

fn init(m: &ArgMatches) -> Init {
    Init {
        folder: m.get_one("folder").cloned().expect(GIVEN),
        title: m.get_one("title").cloned(),
        base_url: m.get_one("base-url").cloned(),
        hotline: m.get_one("hotline").cloned(),
        server: m.get_flag("server"),
    }
}

fn new(m: &ArgMatches) -> New {
    New {
        what: m.get_one("what").cloned().expect(GIVEN),
        name: m.get_one("name").cloned(),
        kind: m.get_one("kind").cloned(),
        date: m.get_one("date").cloned(),
        id: m.get_one("id").cloned(),
        set: m.get_many("set").into_iter().flatten().cloned().collect(),
    }
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
    }

    #[test]
    fn every_command_can_be_described() {
        for lang in [Lang::UK, Lang::EN] {
            command::command(&Messages::of_program(lang)).debug_assert();
        }
    }
}
