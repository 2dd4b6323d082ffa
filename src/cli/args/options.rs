//! What was asked: a command and its options, as types.

use std::path::PathBuf;

use crate::base::locale::Lang;
use crate::cli::report::ReportFormat;
use clap_complete::Shell;

/// What was asked.
pub(in crate::cli) struct Args {
    /// The language of messages.
    pub(in crate::cli) lang: Lang,
    /// The site's folder, where it was named.
    pub(in crate::cli) root: Option<PathBuf>,
    /// The folder that is read instead of the site's `private/`.
    pub(in crate::cli) private: Option<PathBuf>,
    /// The ref or the file that holds the history instead of the content.
    pub(in crate::cli) ledger: Option<String>,
    /// Whether the run gives up every right that it does not need.
    pub(in crate::cli) confined: bool,
    /// The command and its options.
    pub(in crate::cli) command: Command,
}

/// A command.
pub(in crate::cli) enum Command {
    /// Make the site.
    Build(Build),
    /// Look for mistakes only.
    Check(Check),
    /// Teach a shell the commands and options.
    Completions(Shell),
    /// Give single files in open formats.
    Export(Export),
    /// Help an editor while somebody types.
    Lsp(Lsp),
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
    /// Try a theme.
    Theme(Theme),
    /// Tell who is called next, and take what they said.
    Verify(Verify),
}

/// What `build` and `check` share.
pub(in crate::cli) struct Common {
    pub(in crate::cli) base_url: Option<String>,
    pub(in crate::cli) date: Option<String>,
    pub(in crate::cli) strict: bool,
    pub(in crate::cli) format: ReportFormat,
    /// Show each diagnostic in full, however many there are.
    pub(in crate::cli) all: bool,
}

/// Options of `build`.
pub(in crate::cli) struct Build {
    pub(in crate::cli) common: Common,
    pub(in crate::cli) output: Option<PathBuf>,
    pub(in crate::cli) from_scratch: bool,
    pub(in crate::cli) verify: bool,
    pub(in crate::cli) timings: bool,
    pub(in crate::cli) list: bool,
    pub(in crate::cli) watch: bool,
}

/// Options of `check`.
pub(in crate::cli) struct Check {
    pub(in crate::cli) common: Common,
    pub(in crate::cli) task: CheckTask,
}

/// What `check` does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum CheckTask {
    /// Shows the diagnostics.
    Report,
    /// Tells how old the published site is; at the address of `site.yaml` where none is named.
    Live(Option<String>),
    /// Mends what is safe to mend; says whether to write without asking.
    Fix { yes: bool },
    /// Looks at a mapping file of `import`, and mends it where that is asked for.
    Mapping { file: PathBuf, fix: bool, yes: bool },
    /// Lists the entries that must be verified; says whether as CSV.
    Due { csv: bool },
    /// Looks through the files of a commit before anything is checked out.
    Pushed(String),
}

/// Options of `export`.
pub(in crate::cli) struct Export {
    pub(in crate::cli) common: Common,
    /// Names of formats, or paths of their files.
    pub(in crate::cli) formats: Vec<String>,
    pub(in crate::cli) output: Option<PathBuf>,
    /// List the formats instead.
    pub(in crate::cli) list: bool,
    /// With what only the desks may see.
    pub(in crate::cli) desks: bool,
}

/// Options of `import`.
pub(in crate::cli) struct Import {
    /// Files, folders, and addresses of the web.
    pub(in crate::cli) sources: Vec<PathBuf>,
    pub(in crate::cli) format: ReportFormat,
    /// The format, where it is not to be recognised.
    pub(in crate::cli) as_format: Option<String>,
    /// The file that says what the columns mean.
    pub(in crate::cli) mapping: Option<PathBuf>,
    /// Where to write what is guessed of the columns, instead of importing.
    pub(in crate::cli) write_mapping: Option<PathBuf>,
    /// Where the whole report goes, as a workbook or a text.
    pub(in crate::cli) report: Option<PathBuf>,
    /// Values for all rows that have none, each as `field=value`.
    pub(in crate::cli) set: Vec<String>,
    /// The country whose numbers stand without a plus.
    pub(in crate::cli) country: Option<String>,
    /// The day on which the people in the file agreed to have their contacts shown.
    pub(in crate::cli) consent: Option<String>,
    pub(in crate::cli) update: bool,
    pub(in crate::cli) similar: bool,
    /// Whether hidden sheets, rows and columns are taken.
    pub(in crate::cli) hidden: bool,
    /// Whether each diagnostic is shown, however many there are of a kind.
    pub(in crate::cli) all: bool,
    pub(in crate::cli) yes: bool,
}

/// Options of `deploy`.
pub(in crate::cli) struct Deploy {
    pub(in crate::cli) common: Common,
    pub(in crate::cli) output: Option<PathBuf>,
    pub(in crate::cli) target: Option<String>,
    /// The archive that is made instead of publishing to a target.
    pub(in crate::cli) zip: Option<PathBuf>,
    pub(in crate::cli) ssh_config: Option<PathBuf>,
    /// The settings of a server, whose targets are meant and not those of the content.
    pub(in crate::cli) settings: Option<PathBuf>,
    pub(in crate::cli) allow_removals: bool,
    /// Whether the versions before are taken away once the new one is published.
    pub(in crate::cli) forget_previous: bool,
    /// Whether what is built goes over a version that was put back.
    pub(in crate::cli) release: bool,
    /// Whether a version is put back without asking.
    pub(in crate::cli) yes: bool,
    pub(in crate::cli) task: DeployTask,
}

/// What `deploy` does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum DeployTask {
    /// Publishes.
    Publish,
    /// Only says what would change.
    DryRun,
    /// Puts the version before back.
    RollBack,
    /// Lists the versions that the target has.
    List,
    /// Compares what an address shows with what was built; the site's own address if none is given.
    CheckLive(Option<String>),
}

/// Options of `forget`.
pub(in crate::cli) struct Forget {
    /// How the site is built again.
    pub(in crate::cli) build: Build,
    /// An id or a phone.
    pub(in crate::cli) what: String,
    pub(in crate::cli) yes: bool,
}

/// Options of `hosting`.
pub(in crate::cli) struct Hosting {
    pub(in crate::cli) common: Common,
    pub(in crate::cli) server: String,
    /// Where the site lies on the server.
    pub(in crate::cli) folder: String,
    /// Whether browsers are told to speak https alone to the host.
    pub(in crate::cli) hsts: bool,
}

/// Options of `init`.
pub(in crate::cli) struct Init {
    pub(in crate::cli) folder: PathBuf,
    /// The site's title.
    pub(in crate::cli) title: Option<String>,
    /// The site's address.
    pub(in crate::cli) base_url: Option<String>,
    /// The number of its hotline.
    pub(in crate::cli) hotline: Option<String>,
    /// Make a whole invented site.
    pub(in crate::cli) example: bool,
    /// Make the server's side: a repository that publishes what is pushed to it.
    pub(in crate::cli) server: bool,
}

/// Options of `lsp`.
pub(in crate::cli) struct Lsp {
    pub(in crate::cli) common: Common,
    /// Whether the language of all words was named, so that the editor's own counts for nothing.
    pub(in crate::cli) is_lang_named: bool,
}

/// Options of `new`.
pub(in crate::cli) struct New {
    pub(in crate::cli) what: String,
    /// The entry's name or title.
    pub(in crate::cli) name: Option<String>,
    pub(in crate::cli) kind: Option<String>,
    pub(in crate::cli) date: Option<String>,
    pub(in crate::cli) id: Option<String>,
    /// `KEY=VALUE`, for any field of the table.
    pub(in crate::cli) set: Vec<String>,
    /// Leave what is not said as comments, also on a terminal.
    pub(in crate::cli) skeleton: bool,
}

/// Options of `record`.
pub(in crate::cli) struct RecordOptions {
    pub(in crate::cli) common: Common,
}

/// Options of `rename`.
pub(in crate::cli) struct Rename {
    pub(in crate::cli) common: Common,
    /// The id that is there, perhaps with its folder or vocabulary.
    pub(in crate::cli) old: String,
    pub(in crate::cli) new: String,
    pub(in crate::cli) dry_run: bool,
    pub(in crate::cli) yes: bool,
}

/// Options of `verify`.
pub(in crate::cli) struct Verify {
    pub(in crate::cli) common: Common,
    /// The organisation whose answer is written down.
    pub(in crate::cli) id: Option<String>,
    /// How the call ended.
    pub(in crate::cli) outcome: Option<String>,
    /// Who called: initials or a role.
    pub(in crate::cli) by: Option<String>,
    /// The services that were asked about.
    pub(in crate::cli) services: Vec<String>,
    pub(in crate::cli) do_not_call: bool,
    pub(in crate::cli) list: bool,
    pub(in crate::cli) csv: bool,
    /// Among whom the calls are shared out.
    pub(in crate::cli) assign: Vec<String>,
    /// Show who agreed to have their contacts shown.
    pub(in crate::cli) consents: bool,
    /// The person of the organisation who withdraws that.
    pub(in crate::cli) withdraw: Option<String>,
    /// Where the sheet of calls, or of consents, is written.
    pub(in crate::cli) sheet: Option<PathBuf>,
    /// How many calls a week are made.
    pub(in crate::cli) per_week: Option<usize>,
    pub(in crate::cli) yes: bool,
}

/// Options of `schema`.
pub(in crate::cli) struct Schema {
    pub(in crate::cli) folder: PathBuf,
    /// Print one file instead of writing all.
    pub(in crate::cli) print: Option<String>,
    /// Print the editors' manual instead.
    pub(in crate::cli) manual: bool,
    /// Print the manual of themes instead.
    pub(in crate::cli) theme: bool,
}

/// Options of `theme check`.
pub(in crate::cli) struct Theme {
    pub(in crate::cli) common: Common,
    /// The folder of the theme; without it, the site's own.
    pub(in crate::cli) folder: Option<PathBuf>,
}

/// Options of `serve` and of `edit`.
pub(in crate::cli) struct Serve {
    pub(in crate::cli) common: Common,
    pub(in crate::cli) port: u16,
    /// Whether content can be changed by forms.
    pub(in crate::cli) has_forms: bool,
}
