//! Standard output, until nobody reads it any more.

use std::io::{self, ErrorKind, Stdout, Write};

/// Standard output. Once its reader is gone (`perelik check | head`), what is written goes nowhere: a command does all it was
/// asked for, and its exit code says how that went.
pub(super) struct Output {
    stream: Stdout,
    is_closed: bool,
}

impl Output {
    /// Takes the program's standard output.
    pub(super) fn new() -> Self {
        Self { stream: io::stdout(), is_closed: false }
    }

    /// Tells whether its reader is gone, as far as a write has shown.
    pub(super) fn is_closed(&self) -> bool {
        self.is_closed
    }

    fn unless_closed<T>(&mut self, done: io::Result<T>, instead: T) -> io::Result<T> {
        match done {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(instead)
            }
            done => done,
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_closed {
            return Ok(bytes.len());
        }
        let done = self.stream.write(bytes);
        self.unless_closed(done, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.is_closed {
            return Ok(());
        }
        let done = self.stream.flush();
        self.unless_closed(done, ())
    }
}

/// Says text on the error stream. Nobody may hear it: the exit code tells all the same.
pub(super) fn say_aside(text: &str) -> io::Result<()> {
    match io::stderr().write_all(text.as_bytes()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}
