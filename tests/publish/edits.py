"""Commands that write the editor's files are killed at every call that changes a disk, and meet a full or a broken one."""

import collections
import os
import signal

from builds import CALLS
from desk import clone, expect

# Those that write several files: all of them or none.
MANY = ("fix", "import", "forget", "rename")


def files(root):
    """Returns the bytes of every file of the content, hidden ones too, and what lies in the site's own folder."""
    found = {}
    for folder in ("content", ".perelik"):
        for at, _, names in os.walk(root / folder):
            for name in names:
                path = os.path.join(at, name)
                with open(path, "rb") as file:
                    found[os.path.relpath(path, root)] = file.read()
    found.pop(".perelik/.gitignore", None)
    return found


def is_ours(path):
    """Tells the hidden files that a writer lays beside its place, and its journal."""
    return (os.path.basename(path).startswith(".") and ".perelik-" in path) or path.startswith(".perelik/")


def prepared(desk):
    """Makes a site in which each command has something to write, and the commands."""
    root = desk.source("edits", 3, 1)
    settings = root / "content/site.yaml"
    text = settings.read_text()
    expect("мови: [uk]" in text, text)
    settings.write_text(text.replace("мови: [uk]", "мови: [uk, en]"))
    for name in ("krlf", "krlf-2"):
        text = f"---\r\nname: Зразок рядків {name}\r\nkind: ngo\r\n---\r\n"
        (root / f"content/organisations/{name}.md").write_bytes(text.encode())
    (root / "content/organisations/zrazok-1.en.md").write_text("---\nname: Sample\n---\n")
    meeting = "---\ntitle: Зустріч\ndate: 2020-03-20\norganiser: zrazok-1\ntasks:\n  - what: Зробити\n    who: [zrazok-1, zrazok-2]\n---\n"
    (root / "content/meetings/2020-03-20.md").write_text(meeting)
    page = "---\ntitle: Сторінка\n---\nПерелік веде [зразок](../organisations/zrazok-2.md).\n"
    (root / "content/pages/storinka.md").write_text(page)
    table = desk.folder / "list.csv"
    table.write_text("name,kind\nПриклад перший,ngo\nПриклад другий,ngo\n")
    return root, {
        "record": ("record",),
        "new": ("new", "organisation", "--name", "Зразок новий", "--kind", "ngo"),
        "fix": ("check", "--fix", "--yes"),
        "import": ("import", table, "--yes"),
        # No site is built there: what a killed build leaves has its own test.
        "forget": ("forget", "zrazok-1", "--yes", "--output", desk.folder / "nowhere"),
        "rename": ("rename", "zrazok-2", "perejmenovanyi", "--yes"),
    }


def checked(work, before, after, *moment):
    """Each file is as it was, or as a run that was not disturbed leaves it; what is begun is hidden."""
    now = files(work)
    for path, text in now.items():
        if is_ours(path):
            mode = os.stat(work / path).st_mode & 0o777
            expect(mode & ~0o644 == 0, "wider than a file", path, oct(mode), *moment)
            continue
        expect(text in (before.get(path), after.get(path)), "half a file", path, len(text), *moment)
    expect(set(after) & set(before) <= set(now) or set(now) & {path for path in now if is_ours(path)}, "a file is gone", *moment)


def killed(desk, stride):
    """Kills each command at each call in turn, or at each `stride`th of them; the next one that reads finds all or nothing, and the next run leaves no litter."""
    root, commands = prepared(desk)
    work = desk.folder / "edits-now"
    log = desk.folder / "edits.trace"
    seen = collections.Counter()
    ways = collections.Counter()
    before = files(root)
    for name, command in commands.items():
        clone(root, work)
        desk.run(*command, "--root", work, check=False)
        after = files(work)
        expect(after != before and not any(map(is_ours, after)), "nothing to write, or litter", name, list(after))
        for first, call in enumerate(CALLS):
            for nth in range(1 + first % stride, 60, stride):
                clone(root, work)
                inject = ("strace", "-f", "-o", str(log), "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={nth}")
                done = desk.run(*command, "--root", work, prefix=inject, check=False, environment={"RAYON_NUM_THREADS": "1"})
                if done.returncode != -signal.SIGKILL:
                    break
                checked(work, before, after, name, call, nth)
                seen[name] += 1
                if name in MANY:
                    # All or nothing, and nothing hidden beside it.
                    desk.run("check", "--root", work, check=False)
                    now = files(work)
                    expect(now in (before, after), "a mixture", name, call, nth, [path for path in now if now[path] != before.get(path)])
                    ways[name, "new" if now == after else "old"] += 1
                    continue
                desk.run(*command, "--root", work, check=False)
                left = [path for path in files(work) if is_ours(path)]
                expect(not left, "litter", left, name, call, nth)
    expect(min(seen.values()) >= 2 and len(seen) == len(commands), "hardly a moment was met", seen)
    expect(all(ways[name, way] for name in MANY for way in ("old", "new")), "never stopped in the middle", ways)
    return f"killed at {sum(seen.values())} system calls: {dict(seen)}, no half file, no mixture and no litter"


def refused(desk):
    """A disk that takes nothing more, or refuses one call, costs a message and 2, and leaves everything as it was."""
    root, commands = prepared(desk)
    work = desk.folder / "full-now"
    log = desk.folder / "full.trace"
    before = files(root)
    # The limit of a process stands in for the disk: no file may grow beyond one byte, and the signal is not listened to.
    limited = ("sh", "-c", 'trap "" XFSZ; ulimit -f 0; exec "$@"', "sh")
    for name, command in commands.items():
        clone(root, work)
        done = desk.run(*command, "--root", work, prefix=limited, check=False)
        said = done.stdout + done.stderr
        expect(done.returncode == 2 and "panicked" not in said and ("content/" in said or ".perelik/" in said), name, done.returncode, said)
        expect(files(work) == before, "something was left or lost", name)
    met = collections.Counter()
    for name in MANY:
        for call in ("renameat2", "rename", "fsync"):
            for nth in range(1, 12):
                clone(root, work)
                inject = ("strace", "--seccomp-bpf", "-f", "-o", str(log), "-e", f"trace={call}", "-e", f"inject={call}:error=EIO:when={nth}")
                done = desk.run(*commands[name], "--root", work, prefix=inject, check=False, environment={"RAYON_NUM_THREADS": "1"})
                if "(INJECTED)" not in log.read_text(errors="replace"):
                    break
                if done.returncode == 2:
                    met[name] += 1
                    expect(files(work) == before, "something was left or lost", name, call, nth, done.stderr)
    expect(set(met) == set(MANY), "no call was refused in the middle", met)
    return f"{len(commands)} commands, each says so and leaves everything as it was; {sum(met.values())} calls refused in the middle"
