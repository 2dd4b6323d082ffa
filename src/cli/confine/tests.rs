//! What a confined run cannot do: tried for real in a thread that is confined, and told of the filter for every call.

use std::fs;
use std::io::ErrorKind;
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::{UnixDatagram, UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use rustix::process::{Pid, Signal, getppid, kill_process, test_kill_process};
use seccompiler::BpfProgram;

use super::{ReachablePaths, calls, files, is_possible};
use crate::disk::save::exchange;

/// A folder of its own for one test.
fn empty(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("perelik-{name}-{}", std::process::id()));
    fs::create_dir_all(folder.join("inside/deep")).unwrap();
    for place in ["outside", "read"] {
        fs::create_dir_all(folder.join(place).join("full")).unwrap();
        fs::write(folder.join(place).join("full/file"), "було").unwrap();
    }
    for file in ["inside/file", "outside/file", "read/file"] {
        fs::write(folder.join(file), "було").unwrap();
    }
    folder
}

/// Tells whether the kernel of this machine can confine; where it cannot, nothing of this is tried, which is said.
fn can_confine() -> bool {
    let can = is_possible();
    let is_required = std::env::var("PERELIK_REQUIRE").is_ok_and(|all| all == "all");
    assert!(can || !is_required, "the kernel of this machine has no Landlock or no seccomp");
    can
}

/// Does something in a thread that is confined to `inside`, and may read `read`; both lie in the folder.
fn confined<T: Send>(folder: &Path, work: impl FnOnce() -> T + Send) -> T {
    let reach =
        ReachablePaths { read: vec![folder.join("read")], write: vec![folder.join("inside")] };
    std::thread::scope(|scope| {
        let work = scope.spawn(move || {
            files::restrict(&reach).expect("the kernel of who tests has Landlock");
            calls::restrict().expect("and seccomp");
            work()
        });
        work.join().unwrap()
    })
}

/// Every file below a folder, with its bytes, mode and time.
fn state(folder: &Path) -> Vec<(PathBuf, Option<Vec<u8>>, u32, SystemTime)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let about = fs::symlink_metadata(&path).unwrap();
            let bytes = about.is_file().then(|| fs::read(&path).unwrap());
            if about.is_dir() {
                folders.push(path.clone());
            }
            found.push((path, bytes, about.permissions().mode(), about.modified().unwrap()));
        }
    }
    found.sort();
    found
}

fn is_refused<T>(done: std::io::Result<T>) -> bool {
    done.is_err_and(|error| {
        matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::CrossesDevices)
    })
}

/// Tries to change a file and its folder, and returns what was not refused.
fn changed(folder: &Path, place: &str) -> Vec<&'static str> {
    let at = |name: &str| folder.join(place).join(name);
    let (file, own) = (at("file"), |name: &str| folder.join("inside").join(name));
    let mode = || fs::Permissions::from_mode(0o777);
    let tried = [
        ("make", is_refused(fs::write(at("new"), "нове"))),
        ("make a folder", is_refused(fs::create_dir(at("folder")))),
        ("link", is_refused(symlink("file", at("link")))),
        ("write", is_refused(fs::write(&file, "стало"))),
        ("append", is_refused(fs::File::options().append(true).open(&file))),
        ("remove", is_refused(fs::remove_file(&file))),
        ("rename", is_refused(fs::rename(&file, at("other")))),
        ("move in", is_refused(fs::rename(&file, own("taken")))),
        ("move out", is_refused(fs::rename(own("file"), at("put")))),
        ("move over", is_refused(fs::rename(own("file"), &file))),
        ("exchange", is_refused(exchange(&own("file"), &file))),
        ("link in", is_refused(fs::hard_link(&file, own("linked")))),
        ("link out", is_refused(fs::hard_link(own("file"), at("linked")))),
        ("mode", is_refused(fs::set_permissions(&file, mode()))),
        ("mode of a folder", is_refused(fs::set_permissions(at(""), mode()))),
        ("remove a folder", is_refused(fs::remove_dir_all(at("full")))),
        ("move a folder in", is_refused(fs::rename(at("full"), own("full")))),
        ("move a folder out", is_refused(fs::rename(own("deep"), at("deep")))),
    ];
    tried.into_iter().filter(|(_, is_refused)| !is_refused).map(|(what, _)| what).collect()
}

#[test]
fn nothing_outside_is_made_changed_renamed_or_removed() {
    if !can_confine() {
        return;
    }
    let folder = empty("confine-outside");
    let places = ["outside", "read"].map(|place| folder.join(place));
    let before = places.each_ref().map(|place| state(place));
    confined(&folder, || {
        for place in ["outside", "read"] {
            assert!(changed(&folder, place).is_empty(), "{place}: {:?}", changed(&folder, place));
        }
        // What was not named is not read either.
        assert!(is_refused(fs::read(folder.join("outside/file"))));
        assert!(is_refused(fs::read_dir(folder.join("outside"))));
        assert!(is_refused(fs::read("/etc/passwd")));
        let read = fs::File::open(folder.join("read/file")).unwrap();
        assert!(is_refused(read.set_permissions(fs::Permissions::from_mode(0o777))));
    });
    assert_eq!(places.each_ref().map(|place| state(place)), before);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_a_build_does_is_left_to_it() {
    if !can_confine() {
        return;
    }
    let folder = empty("confine-inside");
    confined(&folder, || {
        let at = |name: &str| folder.join("inside").join(name);
        assert_eq!(fs::read_to_string(folder.join("read/file")).unwrap(), "було");
        fs::write(at("deep/new"), "нове").unwrap();
        let new = fs::File::options().write(true).open(at("deep/new")).unwrap();
        new.set_modified(SystemTime::UNIX_EPOCH).unwrap();
        fs::create_dir(at("next")).unwrap();
        fs::hard_link(at("file"), at("next/file")).unwrap();
        assert!(exchange(&at("next"), &at("deep")).unwrap());
        fs::rename(at("deep/file"), at("moved")).unwrap();
        fs::remove_dir_all(at("next")).unwrap();
        assert!(is_refused(symlink("/etc", at("link"))), "no links");
        std::thread::spawn(|| ()).join().unwrap();
    });
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn no_socket_is_opened_no_program_started_and_no_process_touched() {
    if !can_confine() {
        return;
    }
    let folder = empty("confine-calls");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let own = Pid::from_raw(i32::try_from(std::process::id()).unwrap()).unwrap();
    confined(&folder, || {
        for (what, refused) in [
            ("tcp", is_refused(TcpStream::connect(address))),
            ("listen", is_refused(TcpListener::bind("127.0.0.1:0"))),
            ("udp", is_refused(UdpSocket::bind("127.0.0.1:0"))),
            ("unix", is_refused(UnixStream::connect(folder.join("inside/socket")))),
            ("unix listen", is_refused(UnixListener::bind(folder.join("inside/socket")))),
            ("unix datagram", is_refused(UnixDatagram::unbound())),
            ("pair", is_refused(UnixStream::pair())),
            ("program", is_refused(Command::new("/bin/true").status())),
            (
                "kill",
                is_refused(kill_process(getppid().unwrap(), Signal::CONT).map_err(Into::into)),
            ),
            ("kill itself", is_refused(kill_process(own, Signal::CONT).map_err(Into::into))),
            ("ask for", is_refused(test_kill_process(getppid().unwrap()).map_err(Into::into))),
        ] {
            assert!(refused, "{what}");
        }
    });
    fs::remove_dir_all(folder).unwrap();
}

/// Runs a filter on a call as the kernel would; returns its answer.
fn answer(program: &BpfProgram, arch: u32, call: u32, arguments: [u64; 6]) -> u32 {
    let mut data = [call, arch, 0, 0].map(u32::to_le_bytes).concat();
    data.extend(arguments.iter().flat_map(|argument| argument.to_le_bytes()));
    let (mut at, mut value) = (0, 0_u32);
    loop {
        let line = &program[at];
        at += 1;
        let jump = |is_so: bool| usize::from(if is_so { line.jt } else { line.jf });
        match line.code {
            0x20 => {
                let from = line.k as usize;
                value = u32::from_le_bytes(data[from..from + 4].try_into().unwrap());
            }
            0x54 => value &= line.k,
            0x05 => at += line.k as usize,
            0x15 => at += jump(value == line.k),
            0x25 => at += jump(value > line.k),
            0x35 => at += jump(value >= line.k),
            0x06 => return line.k,
            code => panic!("an instruction that the filter does not use: {code:#x}"),
        }
    }
}

/// What the kernel calls the machine that this was compiled for.
const ARCH: u32 = if cfg!(target_arch = "x86_64") { 0xc000_003e } else { 0xc000_00b7 };
const ALLOWED: u32 = 0x7fff_0000;
const REFUSED: u32 = 0x0005_0000 | libc::EPERM as u32;
const ABSENT: u32 = 0x0005_0000 | libc::ENOSYS as u32;
const KILLED: u32 = 0x8000_0000;

#[rustfmt::skip]
const NEVER: [libc::c_long; 27] = [
    libc::SYS_socket, libc::SYS_socketpair, libc::SYS_connect, libc::SYS_bind, libc::SYS_execve, libc::SYS_execveat,
    libc::SYS_ptrace, libc::SYS_process_vm_readv, libc::SYS_process_vm_writev, libc::SYS_mount, libc::SYS_umount2,
    libc::SYS_unshare, libc::SYS_setns, libc::SYS_bpf, libc::SYS_perf_event_open, libc::SYS_keyctl, libc::SYS_add_key,
    libc::SYS_io_uring_setup, libc::SYS_init_module, libc::SYS_finit_module, libc::SYS_kill, libc::SYS_tkill,
    libc::SYS_pidfd_open, libc::SYS_fchmod, libc::SYS_fchownat, libc::SYS_truncate, libc::SYS_setxattr,
];

#[test]
fn each_call_has_its_answer_by_any_number() {
    let process = 4321;
    let program = calls::program(process).unwrap();
    let said = |call: libc::c_long, arguments| {
        answer(&program, ARCH, u32::try_from(call).unwrap(), arguments)
    };
    let none = [0; 6];
    for call in NEVER {
        assert_eq!(said(call, none), REFUSED, "{call}");
        // By the numbers of x32 none of them is there.
        assert_eq!(said(call | 0x4000_0000, none), ABSENT, "{call}");
    }
    for x32 in 0x4000_0000..0x4000_0400_i64 {
        assert_eq!(said(x32, none), ABSENT, "{x32:#x}");
    }
    for call in [libc::SYS_clone3, libc::SYS_openat2, i64::from(calls::UNKNOWN), 0xffff_fffe] {
        assert_eq!(said(call, none), ABSENT, "{call}");
    }
    // The older numbers of a 32-bit program, and those of another machine.
    assert_eq!(answer(&program, 0x4000_0003, 11, none), KILLED);
    for call in
        [libc::SYS_read, libc::SYS_renameat2, libc::SYS_linkat, libc::SYS_futex, libc::SYS_syncfs]
    {
        assert_eq!(said(call, none), ALLOWED, "{call}");
    }
}

#[test]
fn a_call_that_can_be_used_well_and_badly_is_decided_by_what_it_is_given() {
    let program = calls::program(4321).unwrap();
    let with = |call: libc::c_long, argument: usize, value: u64| {
        let mut arguments = [0; 6];
        arguments[argument] = value;
        answer(&program, ARCH, u32::try_from(call).unwrap(), arguments)
    };
    let thread = u64::from(libc::CLONE_THREAD.unsigned_abs()) | 0x003d_0f00;
    let own = libc::O_TRUNC.unsigned_abs();
    for (call, argument, value, wanted) in [
        (libc::SYS_clone, 0, thread, ALLOWED),
        (libc::SYS_clone, 0, 17, REFUSED),
        (libc::SYS_clone, 0, thread | 0x4000_0000, REFUSED),
        (libc::SYS_clone, 0, thread | 0x0002_0000, REFUSED),
        (libc::SYS_tgkill, 0, 4321, ALLOWED),
        (libc::SYS_tgkill, 0, 1, REFUSED),
        (libc::SYS_tgkill, 0, u64::MAX, REFUSED),
        (libc::SYS_prlimit64, 0, 0, ALLOWED),
        (libc::SYS_prlimit64, 0, 4321, ALLOWED),
        (libc::SYS_prlimit64, 0, 1, REFUSED),
        (libc::SYS_ioctl, 1, 0x5401, ALLOWED),
        (libc::SYS_ioctl, 1, 0x5412, REFUSED),
        // The kernel takes the lower half of what it is asked.
        (libc::SYS_ioctl, 1, 0x1_0000_5412, REFUSED),
        (libc::SYS_fcntl, 1, 3, ALLOWED),
        (libc::SYS_fcntl, 1, 8, REFUSED),
        (libc::SYS_fcntl, 1, 10, REFUSED),
        (libc::SYS_fcntl, 1, 0x1_0000_0008, REFUSED),
        (libc::SYS_utimensat, 1, 0, ALLOWED),
        (libc::SYS_utimensat, 1, 0x7fff_0000_0000, REFUSED),
        (libc::SYS_utimensat, 1, 1, REFUSED),
        (libc::SYS_sendto, 4, 0, ALLOWED),
        (libc::SYS_sendto, 4, 0x7fff_0000_0000, REFUSED),
        (libc::SYS_openat, 2, u64::from(own), REFUSED),
        (libc::SYS_openat, 2, u64::from(own | 1), ALLOWED),
        (libc::SYS_openat, 2, 0, ALLOWED),
    ] {
        assert_eq!(with(call, argument, value), wanted, "{call} with {value:#x}");
    }
}
