//! What every way over ssh shares: the options of a connection, what is no host and no path, and programs that are run and listened to.

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

use super::error::DeployError;

/// Options of every connection: no questions, no unknown host, and an end when the line is dead.
pub(super) fn ssh_options(config: Option<&Path>) -> Vec<String> {
    let mut options = Vec::new();
    if let Some(config) = config {
        options.extend(["-F".to_owned(), config.display().to_string()]);
    }
    let settings = [
        "BatchMode=yes",
        "StrictHostKeyChecking=yes",
        "ConnectTimeout=20",
        "ServerAliveInterval=15",
        "ServerAliveCountMax=4",
        "ForwardAgent=no",
        "ClearAllForwardings=yes",
    ];
    options.extend(settings.into_iter().flat_map(|setting| ["-o".to_owned(), setting.to_owned()]));
    options
}

/// Refuses what a program would take for an option, or rsync for another form of address.
pub(super) fn refuse_options(host: &str, path: &str) -> Result<(), DeployError> {
    let is_host = |c: char| c.is_ascii_alphanumeric() || "-._@:[]".contains(c);
    if host.is_empty() || host.starts_with('-') || !host.chars().all(is_host) {
        return Err(DeployError::BadTarget { value: host.to_owned() });
    }
    let is_up = path.split('/').any(|segment| segment == "..");
    if !path.starts_with('/') || path == "/" || is_up || path.chars().any(char::is_control) {
        return Err(DeployError::BadTarget { value: path.to_owned() });
    }
    Ok(())
}

/// What a program did.
pub(super) struct Finished {
    /// Its exit code; nothing if a signal ended it.
    pub code: Option<i32>,
    /// What it printed.
    pub out: Vec<u8>,
    /// What it said aside.
    pub said: Vec<u8>,
}

/// Runs a program with its input.
pub(super) fn run_to_end(
    mut command: Command,
    program: &'static str,
    input: &[u8],
) -> Result<Finished, DeployError> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = command.spawn().map_err(|error| DeployError::Missing { program, error })?;
    let failed = |error: io::Error| DeployError::Missing { program, error };
    let (status, out, said) = talk(child, input).map_err(failed)?;
    Ok(Finished { code: status.code(), out, said })
}

/// Feeds a program and listens to both of its streams at once, so that none of them can fill up and stop it.
fn talk(mut child: Child, input: &[u8]) -> io::Result<(ExitStatus, Vec<u8>, Vec<u8>)> {
    let (stdin, stderr) = (child.stdin.take(), child.stderr.take());
    let (mut out, mut said) = (Vec::new(), Vec::new());
    std::thread::scope(|scope| {
        // A program that ends before it has read everything says why by its exit code.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        let listener = scope.spawn(|| stderr.map(|mut stderr| stderr.read_to_end(&mut said)));
        let heard = child.stdout.take().map(|mut stdout| stdout.read_to_end(&mut out));
        // What it could not hear is missing in a message only.
        let _ = listener.join();
        heard.transpose()
    })?;
    Ok((child.wait()?, out, said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_or_path_that_could_be_an_option_is_refused() {
        assert!(refuse_options("web@example.org", "/srv/perelik").is_ok());
        for (host, path) in [
            ("-oProxyCommand=x", "/srv"),
            ("a b", "/srv"),
            ("", "/srv"),
            ("web", "srv"),
            ("web", "/"),
            ("web", "/srv/../etc"),
            ("web", "/srv\n/x"),
        ] {
            assert!(refuse_options(host, path).is_err(), "{host} {path}");
        }
    }
}
