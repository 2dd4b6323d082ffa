//! The door of seccompiler: which system calls the kernel refuses to a confined run.
//!
//! Named is what is refused: a list of all that the standard library may call would break with each new one of it. What Landlock
//! cannot refuse, or not in each of its versions, stands here: modes and owners, the network, programs, other processes, and
//! what only administrators do. A call that is newer than this list, or of the 32-bit numbers that a 64-bit kernel may know
//! beside its own (x32), is answered as by a kernel that has it not; one of another architecture ends the process.

use std::collections::BTreeMap;

use libc::c_long;
use seccompiler::{
    BackendError, BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition,
    SeccompFilter, SeccompRule, TargetArch, apply_filter, sock_filter,
};

/// The first number that was given to no call when this list was made (Linux 6.18). Those of x32 begin far above.
pub(super) const UNKNOWN: u32 = 470;

/// Calls whose numbers are the same everywhere and younger than the crate's names of them.
const FCHMODAT2: c_long = 452;
const SETXATTRAT: c_long = 463;
const REMOVEXATTRAT: c_long = 466;
const OPEN_TREE_ATTR: c_long = 467;
const FILE_SETATTR: c_long = 469;

/// Refused whatever they are given.
#[rustfmt::skip]
const REFUSED: &[c_long] = &[
    // The network, and talking to other processes.
    libc::SYS_socket, libc::SYS_socketpair, libc::SYS_connect, libc::SYS_bind, libc::SYS_listen, libc::SYS_accept,
    libc::SYS_accept4, libc::SYS_sendmsg, libc::SYS_sendmmsg, libc::SYS_shmget, libc::SYS_shmat, libc::SYS_shmctl,
    libc::SYS_semget, libc::SYS_semop, libc::SYS_semtimedop, libc::SYS_semctl, libc::SYS_msgget, libc::SYS_msgsnd,
    libc::SYS_msgrcv, libc::SYS_msgctl, libc::SYS_mq_open, libc::SYS_mq_unlink,
    // Programs.
    libc::SYS_execve, libc::SYS_execveat,
    // Other processes: looking into them, ending them, slowing them down.
    libc::SYS_ptrace, libc::SYS_process_vm_readv, libc::SYS_process_vm_writev, libc::SYS_process_madvise,
    libc::SYS_process_mrelease, libc::SYS_kcmp, libc::SYS_pidfd_open, libc::SYS_pidfd_getfd,
    libc::SYS_pidfd_send_signal, libc::SYS_kill, libc::SYS_tkill, libc::SYS_rt_sigqueueinfo,
    libc::SYS_rt_tgsigqueueinfo, libc::SYS_setpriority, libc::SYS_ioprio_set, libc::SYS_sched_setscheduler,
    libc::SYS_sched_setparam, libc::SYS_sched_setattr, libc::SYS_sched_setaffinity, libc::SYS_migrate_pages,
    libc::SYS_move_pages,
    // Modes, owners, attributes and lengths of files, which Landlock leaves alone or learned late.
    libc::SYS_fchmod, libc::SYS_fchmodat, FCHMODAT2, libc::SYS_fchown, libc::SYS_fchownat, libc::SYS_setxattr,
    libc::SYS_lsetxattr, libc::SYS_fsetxattr, SETXATTRAT, libc::SYS_removexattr, libc::SYS_lremovexattr,
    libc::SYS_fremovexattr, REMOVEXATTRAT, FILE_SETATTR, libc::SYS_truncate, libc::SYS_mknodat, libc::SYS_symlinkat,
    // Ways to a file that pass by its path.
    libc::SYS_name_to_handle_at, libc::SYS_open_by_handle_at, libc::SYS_fanotify_init,
    // Mounts and namespaces.
    libc::SYS_mount, libc::SYS_umount2, libc::SYS_pivot_root, libc::SYS_chroot, libc::SYS_move_mount,
    libc::SYS_open_tree, OPEN_TREE_ATTR, libc::SYS_fsopen, libc::SYS_fsconfig, libc::SYS_fsmount, libc::SYS_fspick,
    libc::SYS_mount_setattr, libc::SYS_unshare, libc::SYS_setns,
    // Doors to much of the kernel.
    libc::SYS_bpf, libc::SYS_perf_event_open, libc::SYS_userfaultfd, libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter, libc::SYS_io_uring_register, libc::SYS_io_setup, libc::SYS_add_key,
    libc::SYS_request_key, libc::SYS_keyctl, libc::SYS_init_module, libc::SYS_finit_module, libc::SYS_delete_module,
    libc::SYS_kexec_load, libc::SYS_kexec_file_load, libc::SYS_personality,
    // Users, and what only administrators do.
    libc::SYS_setuid, libc::SYS_setgid, libc::SYS_setreuid, libc::SYS_setregid, libc::SYS_setresuid,
    libc::SYS_setresgid, libc::SYS_setfsuid, libc::SYS_setfsgid, libc::SYS_setgroups, libc::SYS_capset,
    libc::SYS_sethostname, libc::SYS_setdomainname, libc::SYS_settimeofday, libc::SYS_clock_settime,
    libc::SYS_clock_adjtime, libc::SYS_adjtimex, libc::SYS_syslog, libc::SYS_acct, libc::SYS_quotactl,
    libc::SYS_quotactl_fd, libc::SYS_reboot, libc::SYS_swapon, libc::SYS_swapoff, libc::SYS_vhangup,
];

/// Those that one architecture alone has: the older forms of the calls above.
#[cfg(target_arch = "x86_64")]
#[rustfmt::skip]
const OLDER: &[c_long] = &[
    libc::SYS_fork, libc::SYS_vfork, libc::SYS_chmod, libc::SYS_chown, libc::SYS_lchown, libc::SYS_utime,
    libc::SYS_utimes, libc::SYS_futimesat, libc::SYS_mknod, libc::SYS_symlink, libc::SYS_uselib, libc::SYS_iopl,
    libc::SYS_ioperm, libc::SYS_modify_ldt, libc::SYS__sysctl,
];
#[cfg(not(target_arch = "x86_64"))]
const OLDER: &[c_long] = &[];

/// The calls that open a file, and which argument says how.
#[cfg(target_arch = "x86_64")]
const OPENING: &[(c_long, u8)] = &[(libc::SYS_openat, 2), (libc::SYS_open, 1)];
#[cfg(not(target_arch = "x86_64"))]
const OPENING: &[(c_long, u8)] = &[(libc::SYS_openat, 2)];

/// Answered as by a kernel that has them not: what they ask for lies in memory, where no filter looks. Those who call them
/// then call the older forms, which can be looked at.
const ABSENT: [c_long; 2] = [libc::SYS_clone3, libc::SYS_openat2];

/// What may be asked of a device or a terminal: what it is, how wide it is, and whether to wait for it.
const IOCTLS: [u64; 5] = [0x5401, 0x802c_542a, 0x5413, 0x5421, 0x5451];

/// What must not be asked of an open file: to have another process woken or ended.
const FCNTLS: [i32; 5] = [libc::F_SETOWN, F_SETSIG, F_SETOWN_EX, libc::F_SETLEASE, libc::F_NOTIFY];
const F_SETSIG: i32 = 10;
const F_SETOWN_EX: i32 = 15;

/// What a new thread must not bring: rooms of its own.
const NAMESPACES: [i32; 8] = [
    libc::CLONE_NEWNS,
    libc::CLONE_NEWCGROUP,
    libc::CLONE_NEWUTS,
    libc::CLONE_NEWIPC,
    libc::CLONE_NEWUSER,
    libc::CLONE_NEWPID,
    libc::CLONE_NEWNET,
    CLONE_NEWTIME,
];
const CLONE_NEWTIME: i32 = 0x80;

/// Gives up the right to make these calls, for this thread and all that it starts.
pub(super) fn restrict() -> Result<(), ()> {
    let program = program(std::process::id()).map_err(drop)?;
    apply_filter(&program).map_err(drop)
}

/// Makes the filter for the process with this number.
pub(super) fn program(process: u32) -> Result<BpfProgram, BackendError> {
    let mut rules: BTreeMap<c_long, Vec<SeccompRule>> = conditions(u64::from(process))?;
    rules.extend(REFUSED.iter().chain(OLDER).map(|call| (*call, Vec::new())));
    let arch = TargetArch::try_from(std::env::consts::ARCH)?;
    let refused = SeccompAction::Errno(libc::EPERM.unsigned_abs());
    let filter = SeccompFilter::new(rules, SeccompAction::Allow, refused, arch)?;
    let rest: BpfProgram = filter.try_into()?;
    Ok(absent().into_iter().chain(rest).collect())
}

/// Returns what stands before the filter: the crate has one answer for all calls that it refuses, and these get another.
fn absent() -> [sock_filter; 5] {
    let equal = libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K;
    let from = libc::BPF_JMP | libc::BPF_JGE | libc::BPF_K;
    let number = |call: c_long| u32::try_from(call).expect("numbers of calls are small");
    let line = |code: u32, k, jt, jf| {
        let code = u16::try_from(code).expect("codes of instructions have sixteen bits");
        sock_filter { code, jt, jf, k }
    };
    let answer = libc::SECCOMP_RET_ERRNO | libc::ENOSYS.unsigned_abs();
    [
        line(libc::BPF_LD | libc::BPF_W | libc::BPF_ABS, 0, 0, 0),
        line(from, UNKNOWN, 2, 0),
        line(equal, number(ABSENT[0]), 1, 0),
        line(equal, number(ABSENT[1]), 0, 1),
        line(libc::BPF_RET | libc::BPF_K, answer, 0, 0),
    ]
}

/// Returns the calls that are refused for what they are given.
fn conditions(process: u64) -> Result<BTreeMap<c_long, Vec<SeccompRule>>, BackendError> {
    let is = |argument, value| when(argument, SeccompCmpOp::Eq, value);
    let is_not = |argument, value| when(argument, SeccompCmpOp::Ne, value);
    let has = |argument, bits: i32| {
        let bits = u64::from(bits.unsigned_abs());
        when(argument, SeccompCmpOp::MaskedEq(bits), bits)
    };
    // A file that is opened to be read can be cut short by that, and Landlock did not see it in its first versions.
    let cut = u64::from((libc::O_ACCMODE | libc::O_TRUNC).unsigned_abs());
    let truncates = |argument| {
        when(argument, SeccompCmpOp::MaskedEq(cut), u64::from(libc::O_TRUNC.unsigned_abs()))
    };
    let thread = u64::from(libc::CLONE_THREAD.unsigned_abs());
    let mut clone = vec![seccomp_rule(vec![when(0, SeccompCmpOp::MaskedEq(thread), 0)?])?];
    for bit in NAMESPACES {
        clone.push(seccomp_rule(vec![has(0, bit)?])?);
    }
    let ioctls = IOCTLS.iter().map(|ask| is_not(1, *ask)).collect::<Result<_, _>>()?;
    let mut fcntls = Vec::new();
    for ask in FCNTLS {
        fcntls.push(seccomp_rule(vec![is(1, u64::from(ask.unsigned_abs()))?])?);
    }
    let mut rules = BTreeMap::from([
        (libc::SYS_clone, clone),
        (libc::SYS_ioctl, vec![seccomp_rule(ioctls)?]),
        (libc::SYS_fcntl, fcntls),
        // With the number of this process a program ends itself; with no path a time is that of an open file.
        (libc::SYS_tgkill, vec![seccomp_rule(vec![is_not(0, process)?])?]),
        (libc::SYS_prlimit64, vec![seccomp_rule(vec![is_not(0, 0)?, is_not(0, process)?])?]),
        (libc::SYS_utimensat, vec![seccomp_rule(vec![is_given(1)?])?]),
        (libc::SYS_sendto, vec![seccomp_rule(vec![is_given(4)?])?]),
    ]);
    for (call, flags) in OPENING {
        rules.insert(*call, vec![seccomp_rule(vec![truncates(*flags)?])?]);
    }
    Ok(rules)
}

fn seccomp_rule(conditions: Vec<SeccompCondition>) -> Result<SeccompRule, BackendError> {
    SeccompRule::new(conditions)
}

/// Compares an argument that is a number; the kernel takes its lower half.
fn when(argument: u8, how: SeccompCmpOp, value: u64) -> Result<SeccompCondition, BackendError> {
    SeccompCondition::new(argument, SeccompCmpArgLen::Dword, how, value)
}

/// Tells an argument that is an address from none.
fn is_given(argument: u8) -> Result<SeccompCondition, BackendError> {
    SeccompCondition::new(argument, SeccompCmpArgLen::Qword, SeccompCmpOp::Ne, 0)
}
