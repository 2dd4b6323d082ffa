//! The commands and their arguments, described in the reader's language.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};
use clap_complete::Shell;

use crate::base::messages::Messages;
use crate::cli::report::ReportFormat;
use crate::content::schema::FILE_TYPES;
use crate::edit::import::{self, FORMATS};
use crate::site::hosting::Server;

/// How help is laid out: clap's own has English headings.
const HELP: &str = "{about-with-newline}\n{usage}\n\n{all-args}";

/// Describes the whole program.
pub(super) fn command(words: &Messages) -> Command {
    let d = Describe { words };
    let lang = d.value("lang", "cli-opt-lang", "LANG").value_parser(["uk", "en"]);
    let program = d
        .command("perelik", "cli-about")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .subcommand_help_heading(d.say("cli-commands"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(d.path("root", "cli-opt-root", "DIR").global(true))
        .arg(lang.global(true))
        .arg(d.action("version", "cli-opt-version", ArgAction::Version).short('V'))
        .subcommand(d.build())
        .subcommand(d.check())
        .subcommand(d.deploy())
        .subcommand(d.hosting())
        .subcommand(d.serve())
        .subcommand(d.new_entry())
        .subcommand(d.export())
        .subcommand(d.import())
        .subcommand(d.init())
        .subcommand(d.record())
        .subcommand(d.forget())
        .subcommand(d.rename())
        .subcommand(d.schema())
        .subcommand(d.completions());
    let others = program.get_subcommands().map(|command| command.get_name().to_owned());
    let commands = others.chain(["man".to_owned()]).collect();
    program.subcommand(d.man(commands))
}

/// Makes commands and arguments with the words of one language.
struct Describe<'a> {
    words: &'a Messages,
}

impl Describe<'_> {
    fn say(&self, key: &str) -> String {
        self.words.say(key, &[])
    }

    fn command(&self, name: &'static str, about: &str) -> Command {
        let help = self.action("help", "cli-opt-help", ArgAction::Help).short('h');
        Command::new(name)
            .about(self.say(about))
            .help_template(HELP)
            .next_help_heading(self.say("cli-options"))
            .disable_help_flag(true)
            .arg(help)
    }

    fn value(&self, name: &'static str, key: &str, shown: &'static str) -> Arg {
        // The words name the values where it helps; clap would list them in English.
        Arg::new(name).long(name).help(self.say(key)).value_name(shown).hide_possible_values(true)
    }

    fn path(&self, name: &'static str, key: &str, shown: &'static str) -> Arg {
        self.value(name, key, shown).value_parser(value_parser!(PathBuf))
    }

    fn flag(&self, name: &'static str, key: &str) -> Arg {
        self.action(name, key, ArgAction::SetTrue)
    }

    fn action(&self, name: &'static str, key: &str, action: ArgAction) -> Arg {
        Arg::new(name).long(name).help(self.say(key)).action(action)
    }

    /// Adds what every command that compiles the site takes; some know further formats.
    fn shared(&self, command: Command, formats: &[&'static str]) -> Command {
        let formats = ReportFormat::NAMES.iter().chain(formats).copied().collect::<Vec<_>>();
        command
            .arg(self.value("base-url", "cli-opt-base-url", "URL"))
            .arg(self.value("date", "cli-opt-date", "YYYY-MM-DD"))
            .arg(self.flag("strict", "cli-opt-strict"))
            .arg(self.value("format", "cli-opt-format", "FORMAT").value_parser(formats))
    }

    /// Adds what a command takes that reads part of the site from elsewhere.
    fn elsewhere(&self, command: Command) -> Command {
        command.arg(self.path("private", "cli-opt-private", "DIR")).arg(self.value(
            "ledger",
            "cli-opt-ledger",
            "REF|FILE",
        ))
    }

    fn build(&self) -> Command {
        let build = self
            .command("build", "cli-about-build")
            .arg(self.path("output", "cli-opt-output", "DIR"))
            .arg(self.flag("from-scratch", "cli-opt-from-scratch"))
            .arg(self.flag("verify", "cli-opt-verify"))
            .arg(self.flag("timings", "cli-opt-timings"))
            .arg(self.flag("list", "cli-opt-list"))
            // What lies elsewhere is not watched.
            .arg(self.flag("watch", "cli-opt-watch").conflicts_with_all(["private", "ledger"]));
        self.shared(self.elsewhere(build), &[])
    }

    fn check(&self) -> Command {
        let live = self.value("live", "cli-opt-live", "URL");
        let check = self
            .command("check", "cli-about-check")
            // What lies elsewhere is not written.
            .arg(self.flag("fix", "cli-opt-fix").conflicts_with("private"))
            .arg(self.flag("yes", "cli-opt-yes").requires("fix"))
            .arg(self.flag("due", "cli-opt-due").conflicts_with("fix"))
            .arg(self.flag("csv", "cli-opt-csv").requires("due"))
            .arg(live.num_args(0..=1).conflicts_with_all(["fix", "due"]))
            .arg(
                self.value("pushed", "cli-opt-pushed", "COMMIT")
                    .conflicts_with_all(["fix", "due", "live"]),
            );
        self.shared(self.elsewhere(check), &["csv"])
    }

    fn deploy(&self) -> Command {
        let live = self.value("check-live", "cli-opt-check-live", "URL").num_args(0..=1);
        let deploy = self
            .command("deploy", "cli-about-deploy")
            .arg(Arg::new("target").value_name("TARGET").help(self.say("cli-opt-target")))
            .arg(self.path("output", "cli-opt-built", "DIR"))
            .arg(self.flag("dry-run", "cli-opt-dry-run"))
            .arg(self.flag("rollback", "cli-opt-rollback").conflicts_with("dry-run"))
            .arg(live.conflicts_with_all(["dry-run", "rollback"]))
            .arg(self.flag("allow-removals", "cli-opt-allow-removals"))
            .arg(self.path("settings", "cli-opt-settings", "FILE"))
            .arg(self.path("ssh-config", "cli-opt-ssh-config", "FILE"));
        self.shared(self.elsewhere(deploy), &[])
    }

    fn hosting(&self) -> Command {
        let server = Arg::new("server").value_name("SERVER").help(self.say("cli-opt-server"));
        let server = server.required(true).hide_possible_values(true);
        let folder = self.value("folder", "cli-opt-server-folder", "DIR");
        let hosting = self
            .command("hosting", "cli-about-hosting")
            .arg(server.value_parser(Server::NAMES))
            .arg(folder.default_value("/srv/perelik/current"));
        self.shared(hosting, &[])
    }

    fn serve(&self) -> Command {
        let port = self.value("port", "cli-opt-port", "N").value_parser(value_parser!(u16));
        let serve = self.command("serve", "cli-about-serve").arg(port.default_value("3000"));
        self.shared(serve, &[])
    }

    fn new_entry(&self) -> Command {
        let entries = FILE_TYPES.iter().filter(|file| file.is_entry()).map(|file| file.name);
        let what = Arg::new("what").value_name("TYPE").help(self.say("cli-opt-new-type"));
        let what = what.required(true).hide_possible_values(true);
        self.command("new", "cli-about-new")
            .arg(what.value_parser(PossibleValuesParser::new(entries)))
            .arg(self.value("name", "cli-opt-name", "TEXT"))
            .arg(self.value("kind", "cli-opt-kind", "ID"))
            .arg(self.value("date", "cli-opt-new-date", "YYYY-MM-DD"))
            .arg(self.value("id", "cli-opt-id", "ID"))
            .arg(self.value("set", "cli-opt-set", "FIELD=VALUE").action(ArgAction::Append))
            .arg(self.flag("skeleton", "cli-opt-skeleton"))
    }

    fn export(&self) -> Command {
        let formats = Arg::new("formats").value_name("FORMAT").help(self.say("cli-opt-export"));
        let formats = formats.action(ArgAction::Append).required_unless_present("list");
        let export = self
            .command("export", "cli-about-export")
            .arg(formats)
            .arg(self.path("output", "cli-opt-export-output", "FILE").short('o'))
            .arg(self.flag("list", "cli-opt-export-list"))
            .arg(self.value("for", "cli-opt-export-for", "desks").value_parser(["desks"]));
        self.shared(export, &[])
    }

    fn import(&self) -> Command {
        let file = Arg::new("file").value_name("FILE").help(self.say("cli-opt-import-file"));
        let format = self.value("format", "cli-opt-import-format", "FORMAT");
        let formats = PossibleValuesParser::new(FORMATS.iter().map(import::ForeignFormat::id));
        self.command("import", "cli-about-import")
            .arg(file.required(true).value_parser(value_parser!(PathBuf)))
            .arg(self.value("as", "cli-opt-import-as", "FORMAT").value_parser(formats))
            .arg(self.path("mapping", "cli-opt-mapping", "FILE"))
            .arg(self.path("write-mapping", "cli-opt-write-mapping", "FILE"))
            .arg(self.value("consent", "cli-opt-consent", "YYYY-MM-DD"))
            .arg(self.flag("update", "cli-opt-update"))
            .arg(self.flag("similar", "cli-opt-similar"))
            .arg(self.flag("hidden", "cli-opt-hidden"))
            .arg(self.flag("yes", "cli-opt-import-yes"))
            .arg(format.value_parser(["human", "json"]))
    }

    fn forget(&self) -> Command {
        let what = Arg::new("what").value_name("ID|PHONE").help(self.say("cli-opt-forget-what"));
        let forget = self
            .command("forget", "cli-about-forget")
            // A number may begin with what looks like an option to nobody but a program.
            .arg(what.required(true).allow_hyphen_values(false))
            .arg(self.path("output", "cli-opt-output", "DIR"))
            .arg(self.flag("yes", "cli-opt-forget-yes"));
        self.shared(forget, &[])
    }

    fn record(&self) -> Command {
        self.shared(self.elsewhere(self.command("record", "cli-about-record")), &[])
    }

    fn rename(&self) -> Command {
        let id = |name: &'static str, shown: &'static str, key: &str| {
            Arg::new(name).value_name(shown).help(self.say(key)).required(true)
        };
        let rename = self
            .command("rename", "cli-about-rename")
            // Help would list them by their names.
            .arg(id("old", "OLD", "cli-opt-rename-old").display_order(1000))
            .arg(id("new", "NEW", "cli-opt-rename-new").display_order(1001))
            .arg(self.flag("dry-run", "cli-opt-dry-run").conflicts_with("yes"))
            .arg(self.flag("yes", "cli-opt-import-yes"));
        self.shared(rename, &[])
    }

    fn init(&self) -> Command {
        let folder = Arg::new("folder").value_name("DIR").help(self.say("cli-opt-folder"));
        let folder = folder.required(true).value_parser(value_parser!(PathBuf));
        let server = self.flag("server", "cli-opt-init-server");
        let values = [
            self.value("title", "cli-opt-init-title", "TEXT"),
            self.value("base-url", "cli-opt-init-url", "URL"),
            self.value("hotline", "cli-opt-init-hotline", "PHONE"),
        ];
        let values = values.map(|value| value.conflicts_with("server"));
        self.command("init", "cli-about-init").arg(folder).args(values).arg(server)
    }

    fn schema(&self) -> Command {
        self.command("schema", "cli-about-schema")
            .arg(self.path("dir", "cli-opt-dir", "DIR").default_value("schemas"))
            .arg(self.value("print", "cli-opt-print", "NAME"))
            .arg(self.flag("manual", "cli-opt-manual").conflicts_with("print"))
            .arg(self.flag("theme", "cli-opt-theme-manual").conflicts_with_all(["print", "manual"]))
    }

    fn man(&self, commands: Vec<String>) -> Command {
        let of = Arg::new("command").value_name("COMMAND").help(self.say("cli-opt-man-command"));
        let of = of.hide_possible_values(true).value_parser(PossibleValuesParser::new(commands));
        self.command("man", "cli-about-man").arg(of)
    }

    fn completions(&self) -> Command {
        let shell = Arg::new("shell").value_name("SHELL").help(self.say("cli-opt-shell"));
        let shell = shell.required(true).hide_possible_values(true);
        self.command("completions", "cli-about-completions")
            .arg(shell.value_parser(value_parser!(Shell)))
    }
}
