//! `perelik completions SHELL`: what a shell must know to complete commands and options.

use super::args::{self, Shell};
use super::exit::Exit;
use super::session::{Failure, Session};

/// Prints the file of a shell.
pub(super) fn run(session: &mut Session, shell: Shell) -> Result<Exit, Failure> {
    let text = args::completions(shell, &session.words);
    session.print_line(String::from_utf8_lossy(&text).trim_end())?;
    Ok(Exit::Fine)
}
