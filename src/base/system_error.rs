//! What the operating system refuses, in words.
//!
//! Comes in: an error of the disk, the network or a program that does not start. Goes out: an argument of a sentence, by
//! which each language names the cause. What is rare keeps the system's own text with its number, for whoever looks it up.

use std::io::{self, ErrorKind};

use rustix::io::Errno;

use super::diag::Arg;

/// Names the cause in plain words where it is a usual one; else hands on what the system says.
pub(crate) fn cause(error: &io::Error) -> Arg {
    let by_kind = KINDS.iter().find(|(kind, _)| *kind == error.kind()).map(|(_, key)| *key);
    let number = Errno::from_io_error(error);
    let by_number = || NUMBERS.iter().find(|(known, _)| Some(*known) == number);
    let key = by_kind.or_else(|| by_number().map(|(_, key)| *key));
    key.map_or_else(|| Arg::Text(error.to_string()), Arg::Words)
}

/// What the standard library tells apart, with the names of their sentences.
const KINDS: &[(ErrorKind, &str)] = &[
    (ErrorKind::NotFound, "system-missing"),
    (ErrorKind::PermissionDenied, "system-denied"),
    (ErrorKind::AlreadyExists, "system-exists"),
    (ErrorKind::DirectoryNotEmpty, "system-exists"),
    (ErrorKind::IsADirectory, "system-folder"),
    (ErrorKind::NotADirectory, "system-no-folder"),
    (ErrorKind::ReadOnlyFilesystem, "system-read-only"),
    (ErrorKind::StorageFull, "system-full"),
    (ErrorKind::QuotaExceeded, "system-quota"),
    (ErrorKind::FileTooLarge, "system-too-large"),
    (ErrorKind::InvalidFilename, "system-name-too-long"),
    (ErrorKind::InvalidData, "system-not-text"),
    (ErrorKind::UnexpectedEof, "system-cut-short"),
    (ErrorKind::ResourceBusy, "system-busy"),
    (ErrorKind::ExecutableFileBusy, "system-busy"),
    (ErrorKind::StaleNetworkFileHandle, "system-stale"),
    (ErrorKind::CrossesDevices, "system-other-disk"),
    (ErrorKind::TooManyLinks, "system-links"),
    (ErrorKind::OutOfMemory, "system-memory"),
    (ErrorKind::BrokenPipe, "system-pipe"),
    (ErrorKind::AddrInUse, "system-port"),
    (ErrorKind::AddrNotAvailable, "system-no-address"),
    (ErrorKind::ConnectionRefused, "system-refused"),
    (ErrorKind::ConnectionReset, "system-cut-off"),
    (ErrorKind::ConnectionAborted, "system-cut-off"),
    (ErrorKind::HostUnreachable, "system-network"),
    (ErrorKind::NetworkUnreachable, "system-network"),
    (ErrorKind::NetworkDown, "system-network"),
    (ErrorKind::TimedOut, "system-timeout"),
    (ErrorKind::Unsupported, "system-unsupported"),
];

/// What it knows by a number only.
const NUMBERS: &[(Errno, &str)] = &[
    (Errno::MFILE, "system-files"),
    (Errno::NFILE, "system-files"),
    (Errno::IO, "system-broken"),
    (Errno::LOOP, "system-loop"),
    (Errno::NOEXEC, "system-no-program"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::locale::Lang;
    use crate::base::messages::Messages;

    /// Every error of Linux, by its number.
    fn all() -> impl Iterator<Item = io::Error> {
        (1..134).map(io::Error::from_raw_os_error)
    }

    fn said(error: &io::Error, lang: Lang) -> String {
        Messages::of_program(lang).say("cli-output-failed", &[("cause", cause(error))])
    }

    #[test]
    fn what_the_system_usually_refuses_is_said_in_the_readers_language() {
        let usual = [
            Errno::NOENT,
            Errno::ACCESS,
            Errno::PERM,
            Errno::EXIST,
            Errno::NOTEMPTY,
            Errno::ISDIR,
            Errno::NOTDIR,
            Errno::ROFS,
            Errno::NOSPC,
            Errno::DQUOT,
            Errno::FBIG,
            Errno::NAMETOOLONG,
            Errno::BUSY,
            Errno::TXTBSY,
            Errno::STALE,
            Errno::XDEV,
            Errno::MLINK,
            Errno::NOMEM,
            Errno::PIPE,
            Errno::ADDRINUSE,
            Errno::ADDRNOTAVAIL,
            Errno::CONNREFUSED,
            Errno::CONNRESET,
            Errno::CONNABORTED,
            Errno::HOSTUNREACH,
            Errno::NETUNREACH,
            Errno::NETDOWN,
            Errno::TIMEDOUT,
            Errno::OPNOTSUPP,
            Errno::MFILE,
            Errno::NFILE,
            Errno::IO,
            Errno::LOOP,
            Errno::NOEXEC,
        ];
        for errno in usual {
            let error = io::Error::from(errno);
            let (uk, en) = (said(&error, Lang::UK), said(&error, Lang::EN));
            assert!(!uk.contains("os error") && !uk.contains('⟨'), "{errno:?}: {uk}");
            assert!(!en.contains("os error") && !en.contains('⟨'), "{errno:?}: {en}");
            assert!(!uk.contains(|c: char| c.is_ascii_alphabetic()), "{errno:?}: {uk}");
        }
    }

    #[test]
    fn what_is_rare_keeps_the_systems_text_and_its_number() {
        let rare: Vec<_> = all().filter(|error| matches!(cause(error), Arg::Text(_))).collect();
        assert!(rare.len() > 50, "{}", rare.len());
        for error in rare {
            let number = error.raw_os_error().unwrap().to_string();
            assert!(said(&error, Lang::UK).contains(&number), "{error}");
        }
    }

    #[test]
    fn an_error_without_a_number_has_its_words_too() {
        for kind in [ErrorKind::FileTooLarge, ErrorKind::InvalidData, ErrorKind::UnexpectedEof] {
            assert!(matches!(cause(&kind.into()), Arg::Words(_)), "{kind}");
        }
        assert_eq!(cause(&io::Error::other("x")), Arg::Text("x".to_owned()));
    }
}
