"""The disk and the system fail while a site is built: one clear message, exit 2, and the old site whole."""

import collections
import os
import random
import signal
import subprocess
import time

from builds import prepared, state, tidy
from desk import ENVIRONMENT, clone, expect

# What a full, broken, forbidden or read-only disk answers to which call. Reading fails, too.
FAULTS = (
    ("write", "ENOSPC"), ("write", "EIO"), ("openat", "EACCES"), ("openat", "EROFS"), ("openat", "EMFILE"), ("mkdir", "ENOSPC"),
    ("mkdir", "EROFS"), ("linkat", "EIO"), ("rename", "EIO"), ("renameat2", "EIO"), ("unlink", "EIO"), ("syncfs", "EIO"),
    ("fsync", "EIO"), ("copy_file_range", "ENOSPC"), ("fchmod", "EROFS"), ("utimensat", "EROFS"), ("read", "EIO"), ("getdents64", "EIO"),
)
CAUSES = {"ENOSPC": "the disk is full", "EIO": "the disk reports a fault", "EACCES": "permission is missing",
          "EROFS": "the disk can only be read", "EMFILE": "too many files are open at once"}


def injected(desk):
    """Lets single calls fail; each moment is one build."""
    root, versions = prepared(desk, "faults", 3)
    work = desk.folder / "faults-now"
    log = desk.folder / "faults.trace"
    told = collections.Counter()
    for call, error in FAULTS:
        for nth in (1, 2, 5, 13, 34, 89):
            clone(root, work)
            # Only what is done below the site: the loader and the theme's own library are not the disk of the site.
            prefix = ("strace", "--seccomp-bpf", "-f", "-P", str(work), "-P", str(work / "content"), *below(work), "-o", str(log), "-e", f"trace={call}",
                      "-e", f"inject={call}:error={error}:when={nth}")
            done = desk.build(work, prefix=prefix, check=False, environment={"RAYON_NUM_THREADS": "1"})
            if "(INJECTED)" not in log.read_text(errors="replace"):
                break
            found = state(work / "public", versions)
            said = done.stderr + done.stdout
            expect("panicked" not in said and "RUST_BACKTRACE" not in said, call, error, nth, said)
            if done.returncode == 0:
                expect(found == "new", "success is told of an old site", call, error, nth)
            else:
                expect(done.returncode == 2, done.returncode, call, error, nth, said)
                expect((CAUSES[error] in said and str(work.name) in said) or "--> content" in said, "the cause or path is missing", call, error, nth, said)
            told[error, done.returncode] += 1
            desk.build(work)
            expect(state(work / "public", versions) == "new", "the next build did not complete", call, error, nth)
            tidy(work / "public")
    expect(sum(told.values()) > 25, "hardly a fault was met", told)
    return f"{sum(told.values())} faults: {dict(told)}, the site whole each time"


def below(work):
    """Every path that the build may touch, as strace wants them: one by one."""
    paths = []
    for at, folders, files in os.walk(work):
        for name in (*folders, *files):
            paths += ["-P", os.path.join(at, name)]
    return paths[:400]


def told_to_end(desk, rounds=12):
    """SIGTERM, SIGINT and SIGHUP end a build with one sentence and 2."""
    root, versions = prepared(desk, "signals", 100)
    work = desk.folder / "signals-now"
    clone(root, work)
    start = time.monotonic()
    desk.build(work)
    length = time.monotonic() - start
    caught = 0
    for number in range(rounds):
        clone(root, work)
        told = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)[number % 3]
        command = [desk.perelik, "--lang", "en", "build", "--root", str(work), *["--confined"] * (number // 3 % 2)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)
        time.sleep(length * (0.1 + 0.8 * random.random()))
        process.send_signal(told)
        said = process.communicate()[1]
        found = state(work / "public", versions)
        if process.returncode:
            word = "interrupted" if told == signal.SIGINT else told.name
            expect(process.returncode == 2 and word in said and len(said.splitlines()) < 3, process.returncode, told.name, said)
            caught += 1
        else:
            expect(found == "new", "success is told of an old site")
        desk.build(work)
        expect(state(work / "public", versions) == "new", "the next build did not complete")
        tidy(work / "public")
    expect(caught > rounds / 3, "hardly a build was told in time", caught)
    return f"{caught} of {rounds} builds told to end in the middle: one sentence and 2, the site whole"


def quiet(desk):
    """A build starts no program and opens no connection."""
    root = desk.source("quiet", 3, 1)
    log = desk.folder / "quiet.trace"
    calls = "execve,execveat,socket,connect,sendto,bind"
    desk.build(root, prefix=("strace", "--seccomp-bpf", "-f", "-o", str(log), "-e", f"trace={calls}"))
    lines = [line for line in log.read_text().splitlines() if "(" in line and "+++" not in line]
    expect(len(lines) == 1 and "execve(" in lines[0], lines)
    # A confined one gives up its rights before it reads content and before its first thread; what then has them never had more.
    calls = "landlock_restrict_self,seccomp,clone,clone3,openat"
    desk.build(root, desk.folder / "output/public", prefix=("strace", "--seccomp-bpf", "-f", "-o", str(log), "-e", f"trace={calls}"), more=["--confined"])
    lines = log.read_text().splitlines()
    files, given_up, content, thread = (next(n for n, line in enumerate(lines) if call in line) for call in ("landlock_restrict_self(", "seccomp(", "site.yaml", "clone"))
    expect(files < given_up < min(content, thread), files, given_up, content, thread)
    expect(lines[files].endswith("= 0") and lines[given_up].endswith("= 0"), lines[files], lines[given_up])
    return "one execve, its own; no socket; a confined build gives up its rights before its first thread"
