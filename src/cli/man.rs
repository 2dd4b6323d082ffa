//! `perelik man [COMMAND]`: the manual page of the program or of one command, for `man`.

use super::args;
use super::exit::Exit;
use super::session::{Failure, Session};

/// Prints a page.
pub(super) fn run(session: &mut Session, command: Option<&str>) -> Result<Exit, Failure> {
    let page = args::manual_page(command, &session.words);
    session.print_line(String::from_utf8_lossy(&page).trim_end())?;
    Ok(Exit::Fine)
}
