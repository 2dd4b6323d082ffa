"""Commands that write the editor's files are killed at every call that changes a disk, and meet a full one."""

import collections
import os
import signal

from builds import CALLS
from desk import clone, expect


def files(root):
    """Returns the bytes of every file of the content, hidden ones too."""
    found = {}
    for at, _, names in os.walk(root / "content"):
        for name in names:
            path = os.path.join(at, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, root)] = file.read()
    return found


def is_ours(path):
    """Tells the hidden files that a writer lays beside its place."""
    return os.path.basename(path).startswith(".") and ".perelik-" in path


def prepared(desk):
    """Makes a site in which each command has something to write, and the commands."""
    root = desk.source("edits", 3, 1)
    (root / "content/organisations/krlf.md").write_bytes("---\r\nname: Зразок рядків\r\nkind: ngo\r\n---\r\n".encode())
    table = desk.folder / "list.csv"
    table.write_text("name,kind\nПриклад перший,ngo\nПриклад другий,ngo\n")
    return root, {
        "record": ("record",),
        "new": ("new", "organisation", "--name", "Зразок новий", "--kind", "ngo"),
        "fix": ("check", "--fix", "--yes"),
        "import": ("import", table, "--yes"),
    }


def judged(work, before, after, *moment):
    """Each file is as it was, or as a run that was not disturbed leaves it; what is begun is hidden."""
    now = files(work)
    for path, text in now.items():
        if is_ours(path):
            mode = os.stat(work / path).st_mode & 0o777
            expect(mode & ~0o644 == 0, "wider than a file", path, oct(mode), *moment)
            continue
        expect(text in (before.get(path), after.get(path)), "half a file", path, len(text), *moment)
    expect(set(before) <= set(now), "a file is gone", set(before) - set(now), *moment)


def killed(desk):
    """Kills each command at each call in turn; the next run leaves no litter."""
    root, commands = prepared(desk)
    work = desk.folder / "edits-now"
    log = desk.folder / "edits.trace"
    seen = collections.Counter()
    before = files(root)
    for name, command in commands.items():
        clone(root, work)
        desk.run(*command, "--root", work, check=False)
        after = files(work)
        expect(after != before, "nothing to write", name)
        for call in CALLS:
            for nth in range(1, 60):
                clone(root, work)
                inject = ("strace", "-f", "-o", str(log), "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={nth}")
                done = desk.run(*command, "--root", work, prefix=inject, check=False, environment={"RAYON_NUM_THREADS": "1"})
                if done.returncode != -signal.SIGKILL:
                    break
                judged(work, before, after, name, call, nth)
                seen[name] += 1
                desk.run(*command, "--root", work, check=False)
                left = [path for path in files(work) if is_ours(path)]
                expect(not left, "litter", left, name, call, nth)
    expect(min(seen.values()) >= 4 and len(seen) == len(commands), "hardly a moment was met", seen)
    return f"killed at {sum(seen.values())} system calls: {dict(seen)}, no half file and no litter"


def refused(desk):
    """A disk that takes nothing more costs a message and 2, and leaves everything as it was."""
    root, commands = prepared(desk)
    work = desk.folder / "full-now"
    before = files(root)
    # The limit of a process stands in for the disk: no file may grow beyond one byte, and the signal is not listened to.
    limited = ("sh", "-c", 'trap "" XFSZ; ulimit -f 0; exec "$@"', "sh")
    for name, command in commands.items():
        clone(root, work)
        done = desk.run(*command, "--root", work, prefix=limited, check=False)
        said = done.stdout + done.stderr
        expect(done.returncode == 2 and "panicked" not in said and "content/" in said, name, done.returncode, said)
        expect(files(work) == before, "something was left or lost", name)
    return f"{len(commands)} commands, each says so and leaves everything as it was"
