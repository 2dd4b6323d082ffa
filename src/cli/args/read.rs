//! What clap found becomes a command and its options.

use std::path::PathBuf;

use clap::ArgMatches;

use super::options::{
    Build, Check, CheckTask, Command, Common, Deploy, DeployTask, Export, Forget, Hosting, Import,
    Init, Lsp, New, RecordOptions, Rename, Schema, Serve, Theme, Verify,
};
use crate::cli::report::ReportFormat;
use clap_complete::Shell;

/// Why an argument is there.
const GIVEN: &str = "it is required or has a default";

/// Makes a command of its name and what was written after it.
pub(super) fn read_command(name: &str, m: &ArgMatches) -> Command {
    match name {
        "build" => Command::Build(Build {
            common: common(m),
            output: m.get_one("output").cloned(),
            from_scratch: m.get_flag("from-scratch"),
            verify: m.get_flag("verify"),
            timings: m.get_flag("timings"),
            list: m.get_flag("list"),
            watch: m.get_flag("watch"),
        }),
        "completions" => Command::Completions(*m.get_one("shell").unwrap_or(&Shell::Bash)),
        "man" => Command::Man(m.get_one("command").cloned()),
        "export" => Command::Export(Export {
            common: common(m),
            formats: m.get_many("formats").into_iter().flatten().cloned().collect(),
            output: m.get_one("output").cloned(),
            list: m.get_flag("list"),
            desks: m.contains_id("for"),
        }),
        "import" => Command::Import(import(m)),
        "deploy" => Command::Deploy(deploy(m)),
        "forget" => Command::Forget(forget(m)),
        "hosting" => Command::Hosting(hosting(m)),
        "init" => Command::Init(init(m)),
        "lsp" => Command::Lsp(lsp_options(m)),
        "new" => Command::New(new_entry(m)),
        "record" => Command::Record(RecordOptions { common: common(m) }),
        "verify" => Command::Verify(read_verify(m)),
        "rename" => Command::Rename(read_rename(m)),
        "schema" => Command::Schema(Schema {
            folder: m.get_one("dir").cloned().expect(GIVEN),
            print: m.get_one("print").cloned(),
            manual: m.get_flag("manual"),
            theme: m.get_flag("theme"),
        }),
        "theme" => Command::Theme(Theme {
            common: Common {
                base_url: None,
                date: None,
                strict: m.get_flag("strict"),
                format: ReportFormat::parse(format(m).unwrap_or_default()),
                all: true,
            },
            folder: m.get_one("folder").cloned(),
        }),
        name @ ("serve" | "edit") => Command::Serve(Serve {
            common: common(m),
            port: m.get_one("port").copied().expect(GIVEN),
            has_forms: name == "edit",
        }),
        _ => Command::Check(Check { common: common(m), task: check_task(m) }),
    }
}

/// Returns what is read from elsewhere: private data, and the history. Not every command has the two.
pub(super) fn elsewhere(m: &ArgMatches) -> (Option<PathBuf>, Option<String>) {
    let private = m.try_get_one("private").ok().flatten().cloned();
    (private, m.try_get_one("ledger").ok().flatten().cloned())
}

/// Tells whether the run gives up its rights; not every command can.
pub(super) fn is_confined(m: &ArgMatches) -> bool {
    m.try_get_one("confined").ok().flatten().copied().unwrap_or(false)
}

fn hosting(m: &ArgMatches) -> Hosting {
    Hosting {
        common: common(m),
        server: m.get_one("server").cloned().expect(GIVEN),
        folder: m.get_one("folder").cloned().expect(GIVEN),
        hsts: m.get_flag("hsts"),
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

fn check_task(m: &ArgMatches) -> CheckTask {
    if m.contains_id("live") {
        return CheckTask::Live(m.get_one("live").cloned());
    }
    if let Some(commit) = m.get_one::<String>("pushed") {
        return CheckTask::Pushed(commit.clone());
    }
    if let Some(file) = m.get_one::<PathBuf>("mapping").cloned() {
        return CheckTask::Mapping { file, fix: m.get_flag("fix"), yes: m.get_flag("yes") };
    }
    match (m.get_flag("fix"), m.get_flag("due")) {
        (true, _) => CheckTask::Fix { yes: m.get_flag("yes") },
        (_, true) => CheckTask::Due { csv: m.get_flag("csv") || format(m) == Some("csv") },
        _ => CheckTask::Report,
    }
}

/// The list of what is due has formats of its own: a table or CSV.
pub(super) fn formats_agree(m: &ArgMatches) -> bool {
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
        // One command alone has the option.
        all: m.try_get_one("all").ok().flatten().copied().unwrap_or(false),
    }
}

fn import(m: &ArgMatches) -> Import {
    Import {
        sources: m.get_many("file").into_iter().flatten().cloned().collect(),
        format: ReportFormat::parse(format(m).unwrap_or_default()),
        as_format: m.get_one("as").cloned(),
        all: m.get_flag("all"),
        mapping: m.get_one("mapping").cloned(),
        write_mapping: m.get_one("write-mapping").cloned(),
        set: m.get_many("set").into_iter().flatten().cloned().collect(),
        country: m.get_one("country").cloned(),
        report: m.get_one("report").cloned(),
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
    } else if m.get_flag("list") {
        DeployTask::List
    } else if m.contains_id("check-live") {
        DeployTask::CheckLive(m.get_one("check-live").cloned())
    } else {
        DeployTask::Publish
    };
    Deploy {
        common: common(m),
        output: m.get_one("output").cloned(),
        target: m.get_one("target").cloned(),
        zip: m.get_one("zip").cloned(),
        ssh_config: m.get_one("ssh-config").cloned(),
        settings: m.get_one("settings").cloned(),
        allow_removals: m.get_flag("allow-removals"),
        forget_previous: m.get_flag("forget-previous"),
        release: m.get_flag("release"),
        yes: m.get_flag("yes"),
        task,
    }
}

fn read_rename(m: &ArgMatches) -> Rename {
    Rename {
        // Its diagnostics are those of a content that is not there yet: `check` would not tell them.
        common: Common { all: true, ..common(m) },
        old: m.get_one("old").cloned().expect(GIVEN),
        new: m.get_one("new").cloned().expect(GIVEN),
        dry_run: m.get_flag("dry-run"),
        yes: m.get_flag("yes"),
    }
}

fn read_verify(m: &ArgMatches) -> Verify {
    let several = |name: &str| m.get_many(name).into_iter().flatten().cloned().collect();
    Verify {
        common: Common { all: m.get_flag("all"), ..common(m) },
        id: m.get_one("id").cloned(),
        outcome: m.get_one("outcome").cloned(),
        by: m.get_one("by").cloned(),
        services: several("service"),
        do_not_call: m.get_flag("do-not-call"),
        list: m.get_flag("list"),
        csv: m.get_flag("csv"),
        assign: several("assign"),
        consents: m.get_flag("consents"),
        withdraw: m.get_one("withdraw").cloned(),
        sheet: m.get_one("sheet").cloned(),
        per_week: m.get_one("per-week").copied(),
        yes: m.get_flag("yes"),
    }
}

fn lsp_options(m: &ArgMatches) -> Lsp {
    Lsp {
        common: Common {
            base_url: None,
            date: m.get_one("date").cloned(),
            strict: m.get_flag("strict"),
            format: ReportFormat::Human,
            all: true,
        },
        is_lang_named: m.contains_id("lang"),
    }
}

fn init(m: &ArgMatches) -> Init {
    Init {
        folder: m.get_one("folder").cloned().expect(GIVEN),
        title: m.get_one("title").cloned(),
        base_url: m.get_one("base-url").cloned(),
        hotline: m.get_one("hotline").cloned(),
        example: m.get_flag("example"),
        server: m.get_flag("server"),
    }
}

fn new_entry(m: &ArgMatches) -> New {
    New {
        what: m.get_one("what").cloned().expect(GIVEN),
        name: m.get_one("name").cloned(),
        kind: m.get_one("kind").cloned(),
        date: m.get_one("date").cloned(),
        id: m.get_one("id").cloned(),
        set: m.get_many("set").into_iter().flatten().cloned().collect(),
        skeleton: m.get_flag("skeleton"),
    }
}
