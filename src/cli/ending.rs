//! The door of signal-hook: what is said when the program is told to end.
//!
//! A build may end at any moment, as by a power cut: readers see one whole version, and the next build does the rest. So nothing
//! is finished here; one sentence is said, and the program ends with 2. Preview, language server and watch mode are ended on purpose and keep
//! what the system does.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use signal_hook::consts::signal::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use super::args;
use super::exit::Exit;
use super::session::Session;

/// The signals that ask a program to end, with the names that administrators know.
const SIGNALS: [(i32, &str); 3] = [(SIGTERM, "SIGTERM"), (SIGINT, "SIGINT"), (SIGHUP, "SIGHUP")];

/// Whether the program waits for an answer: nothing of what it asks about is written yet.
static IS_WAITING: AtomicBool = AtomicBool::new(false);

/// Reads an answer; who ends the program meanwhile is told that nothing was written.
pub(super) fn waiting<T>(read: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    IS_WAITING.store(true, Ordering::SeqCst);
    let answer = read();
    IS_WAITING.store(false, Ordering::SeqCst);
    answer
}

/// Asks the system to tell of signals, unless a command is ended by them on purpose. No thread is started, but what such a
/// thread hears them by is opened: a confined run could not.
pub(super) fn catch_signals(command: &args::Command) -> Option<Signals> {
    let is_ended_on_purpose = match command {
        args::Command::Serve(_) | args::Command::Lsp(_) => true,
        args::Command::Build(options) => options.watch,
        args::Command::Check(_)
        | args::Command::Completions(_)
        | args::Command::Export(_)
        | args::Command::Man(_)
        | args::Command::Import(_)
        | args::Command::Deploy(_)
        | args::Command::Forget(_)
        | args::Command::Hosting(_)
        | args::Command::Init(_)
        | args::Command::New(_)
        | args::Command::Record(_)
        | args::Command::Rename(_)
        | args::Command::Schema(_)
        | args::Command::Theme(_)
        | args::Command::Verify(_) => false,
    };
    // Once asked for, a signal never does again what the system does.
    if is_ended_on_purpose {
        return None;
    }
    Signals::new(SIGNALS.map(|(number, _)| number)).ok()
}

/// Waits for a signal beside the work of a command.
#[expect(
    clippy::exit,
    reason = "the work goes on in other threads, and nothing of it is to be finished"
)]
pub(super) fn await_signal(session: &Session, mut signals: Signals) {
    let sentences =
        SIGNALS.map(|(number, name)| (number, session.say("cli-signal", &[("name", name.into())])));
    let unanswered = session.say("cli-interrupted-question", &[]);
    thread::spawn(move || {
        let Some(caught) = signals.forever().next() else { return };
        let said = sentences.iter().find(|(number, _)| *number == caught);
        let is_asked = caught == SIGINT && IS_WAITING.load(Ordering::SeqCst);
        let said = said.map(|(number, sentence)| match is_asked {
            // The prompt stands at the beginning of the line.
            true => (number, format!("\n{unanswered}")),
            false => (number, sentence.clone()),
        });
        // Nobody may hear it; the exit code tells all the same.
        let _ = said.map(|(_, sentence)| writeln!(io::stderr(), "{sentence}"));
        std::process::exit(i32::from(Exit::Failed.code()));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_asked_is_waited_for_until_there_is_an_answer_or_a_failure() {
        let is_waiting = || IS_WAITING.load(Ordering::SeqCst);
        assert!(waiting(|| Ok(is_waiting())).unwrap());
        assert!(!is_waiting());
        assert!(waiting::<()>(|| Err(io::Error::other("gone"))).is_err());
        assert!(!is_waiting());
    }
}
