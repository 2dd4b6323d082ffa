//! The command line: the only place that prints, reads the environment, and ends the program.
//!
//! One file a command. Each returns an [`Exit`], whose number tells whose fault it was: 0 nobody's, 1 the
//! content's, 2 the program could not run.

mod args;
mod ask;
mod build;
mod build_cache;
mod check;
mod clock;
mod completions;
mod confine;
mod deploy;
mod deploy_report;
mod diff;
mod due;
mod ending;
mod exit;
mod export;
mod findings;
mod fix;
mod forget;
mod git;
mod glance;
mod history;
mod history_place;
mod hosting;
mod import;
mod init;
mod live;
mod lsp;
mod man;
mod new;
mod output;
mod place;
mod progress;
mod pushed;
mod record;
mod rename;
mod report;
mod save;
mod schema;
mod serve;
mod server;
mod server_output;
mod session;
mod settings;
mod sources;
mod standpoint;
mod theme;
mod timings;
mod verify;
mod versions;

pub use exit::Exit;
use session::Session;

/// Runs the program with its arguments and environment, and returns how it ended.
#[expect(
    clippy::disallowed_methods,
    reason = "the outer layer: reads the environment and the clock, once"
)]
pub fn run() -> Exit {
    let lang = args::language(std::env::args_os(), |name| std::env::var(name).ok());
    let parsed = match args::parse(std::env::args_os(), lang) {
        Ok(parsed) => parsed,
        Err(exit) => return exit,
    };
    let here = std::env::current_dir().ok();
    let mut session = Session::new(&parsed, |name| std::env::var_os(name), here.as_deref());
    let signals = ending::catch_signals(&parsed.command);
    // Before any content is read and before the first thread: what is given up here, later threads never had.
    if let Err(failure) = confine::confine(&session, &parsed) {
        return session.finish(Err(failure));
    }
    if !clock::is_usable(std::time::SystemTime::now()) {
        let failure = session.fail("cli-bad-clock", &[]);
        return session.finish(Err(failure));
    }
    if let Some(signals) = signals {
        ending::await_signal(&session, signals);
    }
    let done = match &parsed.command {
        args::Command::Build(options) => build::run(&mut session, options),
        args::Command::Check(options) => check::run(&mut session, options),
        args::Command::Completions(shell) => completions::run(&mut session, *shell),
        args::Command::Lsp(options) => lsp::run(&mut session, options),
        args::Command::Man(of) => man::run(&mut session, of.as_deref()),
        args::Command::Export(options) => export::run(&mut session, options),
        args::Command::Import(options) => import::run(&mut session, options),
        args::Command::Deploy(options) => deploy::run(&mut session, options),
        args::Command::Forget(options) => forget::run(&mut session, options),
        args::Command::Hosting(options) => hosting::run(&mut session, options),
        args::Command::Init(options) => init::run(&mut session, options),
        args::Command::New(options) => new::run(&mut session, options),
        args::Command::Record(options) => record::run(&mut session, options),
        args::Command::Rename(options) => rename::run(&mut session, options),
        args::Command::Schema(options) => schema::run(&mut session, options),
        args::Command::Theme(options) => theme::run(&mut session, options),
        args::Command::Serve(options) => serve::run(&mut session, options),
        args::Command::Verify(options) => verify::run(&mut session, options),
    };
    session.finish(done)
}
