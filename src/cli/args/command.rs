//! The commands and their arguments, described in the reader's language.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};
use clap_complete::Shell;

use super::describe::Describe;
use super::entry_type::EntryType;
use super::named_value::{LANGS, NamedValue};
use crate::base::messages::Messages;
use crate::cli::report::ReportFormat;
use crate::edit::import::{self, FORMATS};
use crate::site::hosting::Server;
use crate::site::hosting::pipelines::Forge;

/// Describes the whole program.
pub(super) fn command(words: &Messages) -> Command {
    let d = Describe { words };
    let lang = d.value_arg("lang", "cli-opt-lang", "cli-value-lang").value_parser(NamedValue::of(
        words.lang(),
        LANGS,
        &["uk", "en"],
    ));
    let program = d
        .command("perelik", "cli-about")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .subcommand_help_heading(d.say("cli-commands"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(d.path_argument("root", "cli-opt-root", "cli-value-folder").global(true))
        .arg(lang.global(true))
        .arg(d.action("version", "cli-opt-version", ArgAction::Version).short('V'))
        .subcommand(d.build_command())
        .subcommand(d.check_command())
        .subcommand(d.deploy())
        .subcommand(d.hosting())
        .subcommand(d.serve())
        .subcommand(d.edit_command())
        .subcommand(d.lsp())
        .subcommand(d.new_entry())
        .subcommand(d.export())
        .subcommand(d.import())
        .subcommand(d.init())
        .subcommand(d.record_command())
        .subcommand(d.forget())
        .subcommand(d.rename_command())
        .subcommand(d.verify_command())
        .subcommand(d.schema_command())
        .subcommand(d.theme())
        .subcommand(d.completions());
    let others = program.get_subcommands().map(|command| command.get_name().to_owned());
    let commands: Vec<String> = others.chain(["man".to_owned(), "help".to_owned()]).collect();
    let program = program.subcommand(d.man(commands.clone())).subcommand(d.help_command(commands));
    let usage = d.usage("perelik", &program) + &format!(" <{}>", d.say("cli-value-command"));
    let program = program.mut_subcommands(|command| {
        let usage = d.usage(&format!("perelik {}", command.get_name()), &command);
        command.override_usage(usage)
    });
    program.override_usage(usage)
}

impl Describe<'_> {
    fn build_command(&self) -> Command {
        let build = self
            .command("build", "cli-about-build")
            .arg(self.path_argument("output", "cli-opt-output", "cli-value-folder"))
            .arg(self.flag("from-scratch", "cli-opt-from-scratch"))
            .arg(self.flag("verify", "cli-opt-verify"))
            .arg(self.flag("timings", "cli-opt-timings"))
            .arg(self.flag("list", "cli-opt-list"))
            // What lies elsewhere is not watched.
            .arg(self.flag("watch", "cli-opt-watch").conflicts_with_all(["private", "ledger"]));
        self.shared(self.confined(self.elsewhere(build)), &[])
    }

    fn check_command(&self) -> Command {
        let live = self.value_arg("live", "cli-opt-live", "cli-value-url");
        let check = self
            .command("check", "cli-about-check")
            // What lies elsewhere is not written.
            .arg(self.flag("fix", "cli-opt-fix").conflicts_with("private"))
            .arg(self.flag("yes", "cli-opt-yes").requires("fix"))
            .arg(
                self.path_argument("mapping", "cli-opt-check-mapping", "cli-value-file")
                    .conflicts_with_all(["due", "live", "pushed", "all", "format", "confined"]),
            )
            .arg(self.flag("all", "cli-opt-all").conflicts_with_all(["due", "live", "pushed"]))
            .arg(self.flag("due", "cli-opt-due").conflicts_with("fix"))
            .arg(self.flag("csv", "cli-opt-csv").requires("due"))
            .arg(live.num_args(0..=1).conflicts_with_all(["fix", "due"]))
            .arg(
                self.value_arg("pushed", "cli-opt-pushed", "cli-value-commit")
                    .conflicts_with_all(["fix", "due", "live"]),
            );
        self.shared(self.confined(self.elsewhere(check)), &["csv"])
    }

    fn deploy(&self) -> Command {
        let live =
            self.value_arg("check-live", "cli-opt-check-live", "cli-value-url").num_args(0..=1);
        let not_with = ["dry-run", "rollback", "list", "check-live"];
        let publishes = |name, about| self.flag(name, about).conflicts_with_all(not_with);
        // An archive has no versions, and nobody else's settings.
        let only_targets = ["target", "rollback", "list", "check-live", "settings", "ssh-config"];
        let zip = self.path_argument("zip", "cli-opt-zip", "cli-value-file");
        let deploy = self
            .command("deploy", "cli-about-deploy")
            .arg(
                Arg::new("target")
                    .value_name(self.say("cli-value-target"))
                    .help(self.say("cli-opt-target")),
            )
            .arg(self.path_argument("output", "cli-opt-built", "cli-value-folder"))
            .arg(self.flag("dry-run", "cli-opt-dry-run"))
            .arg(self.flag("rollback", "cli-opt-rollback").conflicts_with("dry-run"))
            .arg(self.flag("yes", "cli-opt-yes-back").requires("rollback"))
            .arg(self.flag("list", "cli-opt-versions").conflicts_with_all(["dry-run", "rollback"]))
            .arg(live.conflicts_with_all(["dry-run", "rollback", "list"]))
            .arg(self.flag("allow-removals", "cli-opt-allow-removals"))
            .arg(publishes("forget-previous", "cli-opt-forget-previous"))
            .arg(publishes("release", "cli-opt-release"))
            .arg(
                zip.conflicts_with_all(only_targets)
                    .conflicts_with_all(["forget-previous", "release"]),
            )
            .arg(self.path_argument("settings", "cli-opt-settings", "cli-value-file"))
            .arg(self.path_argument("ssh-config", "cli-opt-ssh-config", "cli-value-file"));
        self.shared(self.elsewhere(deploy), &[])
    }

    fn hosting(&self) -> Command {
        let server = Arg::new("server")
            .value_name(self.say("cli-value-server"))
            .help(self.say("cli-opt-server"));
        let server = server.required(true).hide_possible_values(true);
        let folder = self.value_arg("folder", "cli-opt-server-folder", "cli-value-folder");
        let known = Server::NAMES.into_iter().chain(Forge::NAMES);
        let hosting = self
            .command("hosting", "cli-about-hosting")
            .arg(server.value_parser(PossibleValuesParser::new(known)))
            .arg(folder.default_value("/srv/perelik/current"))
            .arg(self.flag("hsts", "cli-opt-hsts"));
        self.shared(hosting, &[])
    }

    fn serve(&self) -> Command {
        let serve = self.command("serve", "cli-about-serve").arg(self.port().default_value("3000"));
        self.shared(serve, &[])
    }

    fn edit_command(&self) -> Command {
        let edit = self.command("edit", "cli-about-edit").arg(self.port().default_value("3001"));
        self.shared(edit, &[])
    }

    fn port(&self) -> Arg {
        self.value_arg("port", "cli-opt-port", "cli-value-number").value_parser(value_parser!(u16))
    }

    fn lsp(&self) -> Command {
        self.command("lsp", "cli-about-lsp")
            .arg(self.value_arg("date", "cli-opt-date", "cli-value-day"))
            .arg(self.flag("strict", "cli-opt-strict"))
    }

    fn new_entry(&self) -> Command {
        let what = Arg::new("what")
            .value_name(self.say("cli-value-type"))
            .help(self.say("cli-opt-new-type"));
        let what = what.required(true).hide_possible_values(true);
        self.command("new", "cli-about-new")
            .arg(what.value_parser(EntryType { lang: self.words.lang() }))
            .arg(self.value_arg("name", "cli-opt-name", "cli-value-text"))
            .arg(self.value_arg("kind", "cli-opt-kind", "cli-value-id"))
            .arg(self.value_arg("date", "cli-opt-new-date", "cli-value-day"))
            .arg(self.value_arg("id", "cli-opt-id", "cli-value-id"))
            .arg(self.value_arg("set", "cli-opt-set", "cli-value-field").action(ArgAction::Append))
            .arg(self.flag("skeleton", "cli-opt-skeleton"))
    }

    fn export(&self) -> Command {
        let formats = Arg::new("formats")
            .value_name(self.say("cli-value-file-format"))
            .help(self.say("cli-opt-export"));
        let formats = formats.action(ArgAction::Append).required_unless_present("list");
        let export = self
            .command("export", "cli-about-export")
            .arg(formats)
            .arg(self.path_argument("output", "cli-opt-export-output", "cli-value-file").short('o'))
            .arg(self.flag("list", "cli-opt-export-list"))
            .arg(
                self.value_arg("for", "cli-opt-export-for", "cli-value-desks")
                    .value_parser(NamedValue::recipients(self.words.lang())),
            );
        self.shared(export, &[])
    }

    fn import(&self) -> Command {
        let file = Arg::new("file")
            .value_name(self.say("cli-value-file"))
            .help(self.say("cli-opt-import-file"));
        let format = self.value_arg("format", "cli-opt-import-format", "cli-value-format");
        let formats = PossibleValuesParser::new(FORMATS.iter().map(import::ForeignFormat::id));
        self.command("import", "cli-about-import")
            .arg(file.required(true).num_args(1..).value_parser(value_parser!(PathBuf)))
            .arg(
                self.value_arg("as", "cli-opt-import-as", "cli-value-file-format")
                    .value_parser(formats),
            )
            .arg(self.path_argument("mapping", "cli-opt-mapping", "cli-value-file"))
            .arg(self.path_argument("write-mapping", "cli-opt-write-mapping", "cli-value-file"))
            .arg(self.path_argument("report", "cli-opt-import-report", "cli-value-file"))
            .arg(
                self.value_arg("set", "cli-opt-import-set", "cli-value-field")
                    .action(ArgAction::Append)
                    .num_args(1),
            )
            .arg(self.value_arg("country", "cli-opt-import-country", "cli-value-country"))
            .arg(self.value_arg("consent", "cli-opt-consent", "cli-value-day"))
            .arg(self.flag("update", "cli-opt-update"))
            .arg(self.flag("similar", "cli-opt-similar"))
            .arg(self.flag("hidden", "cli-opt-hidden"))
            .arg(self.flag("all", "cli-opt-all"))
            .arg(self.flag("yes", "cli-opt-import-yes"))
            .arg(format.value_parser(self.looks(&["human", "json"])))
    }

    fn forget(&self) -> Command {
        let what = Arg::new("what")
            .value_name(self.say("cli-value-forget"))
            .help(self.say("cli-opt-forget-what"));
        let forget = self
            .command("forget", "cli-about-forget")
            // A number may begin with what looks like an option to nobody but a program.
            .arg(what.required(true).allow_hyphen_values(false))
            .arg(self.path_argument("output", "cli-opt-output", "cli-value-folder"))
            .arg(self.flag("yes", "cli-opt-forget-yes"));
        self.shared(forget, &[])
    }

    fn record_command(&self) -> Command {
        let record = self.command("record", "cli-about-record");
        self.shared(self.confined(self.elsewhere(record)), &[])
    }

    fn rename_command(&self) -> Command {
        let id = |name: &'static str, shown: &str, key: &str| {
            Arg::new(name).value_name(self.say(shown)).help(self.say(key)).required(true)
        };
        let rename = self
            .command("rename", "cli-about-rename")
            // Help would list them by their names.
            .arg(id("old", "cli-value-old", "cli-opt-rename-old").display_order(1000))
            .arg(id("new", "cli-value-new", "cli-opt-rename-new").display_order(1001))
            .arg(self.flag("dry-run", "cli-opt-dry-run").conflicts_with("yes"))
            .arg(self.flag("yes", "cli-opt-import-yes"));
        self.shared(rename, &[])
    }

    fn verify_command(&self) -> Command {
        let said = |name: &'static str, shown: &str, key: &str| {
            Arg::new(name).value_name(self.say(shown)).help(self.say(key))
        };
        let several = |name: &'static str, key: &str, shown: &str| {
            self.value_arg(name, key, shown).value_delimiter(',').action(ArgAction::Append)
        };
        let listing = ["list", "csv", "assign", "per-week", "sheet", "consents"];
        let verify = self
            .command("verify", "cli-about-verify")
            .arg(said("id", "cli-value-id", "cli-opt-verify-id").display_order(1000))
            .arg(said("outcome", "cli-value-outcome", "cli-opt-verify-outcome").display_order(1001))
            .arg(self.value_arg("by", "cli-opt-verify-by", "cli-value-role"))
            .arg(several("service", "cli-opt-verify-service", "cli-value-id").requires("id"))
            .arg(self.flag("do-not-call", "cli-opt-verify-do-not-call").requires("id"))
            .arg(self.flag("yes", "cli-opt-verify-yes").requires("id"))
            .arg(self.flag("list", "cli-opt-verify-list"))
            .arg(self.flag("csv", "cli-opt-verify-csv"))
            .arg(self.flag("all", "cli-opt-verify-all"))
            .arg(
                self.path_argument("sheet", "cli-opt-verify-sheet", "cli-value-file")
                    .conflicts_with_all(["list", "csv"]),
            )
            .arg(self.flag("consents", "cli-opt-verify-consents").conflicts_with("list"))
            .arg(
                self.value_arg("withdraw", "cli-opt-verify-withdraw", "cli-value-person")
                    .requires("id")
                    .conflicts_with("outcome"),
            )
            .arg(several("assign", "cli-opt-verify-assign", "cli-value-roles"))
            .arg(
                self.value_arg("per-week", "cli-opt-verify-per-week", "cli-value-number")
                    .value_parser(value_parser!(usize)),
            );
        let verify = listing.iter().fold(verify, |verify, name| {
            verify.mut_arg(*name, |argument| argument.conflicts_with("id"))
        });
        self.shared(verify, &[])
    }

    fn init(&self) -> Command {
        let folder = Arg::new("folder")
            .value_name(self.say("cli-value-folder"))
            .help(self.say("cli-opt-folder"));
        let folder = folder.required(true).value_parser(value_parser!(PathBuf));
        let server = self.flag("server", "cli-opt-init-server");
        let values = [
            self.value_arg("title", "cli-opt-init-title", "cli-value-text"),
            self.value_arg("base-url", "cli-opt-init-url", "cli-value-url"),
            self.value_arg("hotline", "cli-opt-init-hotline", "cli-value-phone"),
        ];
        let values = values.map(|value| value.conflicts_with_all(["server", "example"]));
        let example = self.flag("example", "cli-opt-init-example").conflicts_with("server");
        self.command("init", "cli-about-init").arg(folder).args(values).arg(example).arg(server)
    }

    fn schema_command(&self) -> Command {
        self.command("schema", "cli-about-schema")
            .arg(
                self.path_argument("dir", "cli-opt-dir", "cli-value-folder")
                    .default_value("schemas"),
            )
            .arg(self.value_arg("print", "cli-opt-print", "cli-value-name"))
            .arg(self.flag("manual", "cli-opt-manual").conflicts_with("print"))
            .arg(self.flag("theme", "cli-opt-theme-manual").conflicts_with_all(["print", "manual"]))
    }

    fn theme(&self) -> Command {
        let task = Arg::new("task").value_name("check").help(self.say("cli-opt-theme-task"));
        let folder = Arg::new("folder").value_name(self.say("cli-value-folder"));
        let folder = folder.help(self.say("cli-opt-theme-folder"));
        self.command("theme", "cli-about-theme")
            .arg(task.required(true).value_parser(["check"]).hide_possible_values(true))
            .arg(folder.value_parser(value_parser!(PathBuf)))
            .arg(self.flag("strict", "cli-opt-strict"))
            .arg(
                self.value_arg("format", "cli-opt-format", "cli-value-format")
                    .value_parser(self.looks(&ReportFormat::NAMES)),
            )
    }

    fn help_command(&self, commands: Vec<String>) -> Command {
        let of = Arg::new("command").value_name(self.say("cli-value-command"));
        let of = of.help(self.say("cli-opt-help-command")).hide_possible_values(true);
        self.command("help", "cli-about-help")
            .arg(of.value_parser(PossibleValuesParser::new(commands)))
    }

    fn man(&self, commands: Vec<String>) -> Command {
        let of = Arg::new("command")
            .value_name(self.say("cli-value-command"))
            .help(self.say("cli-opt-man-command"));
        let of = of.hide_possible_values(true).value_parser(PossibleValuesParser::new(commands));
        self.command("man", "cli-about-man").arg(of)
    }

    fn completions(&self) -> Command {
        let shell = Arg::new("shell")
            .value_name(self.say("cli-value-shell"))
            .help(self.say("cli-opt-shell"));
        let shell = shell.required(true).hide_possible_values(true);
        self.command("completions", "cli-about-completions")
            .arg(shell.value_parser(value_parser!(Shell)))
    }
}
