"""`build` is killed at every system call that changes a disk, and at random moments; readers meet it through nginx."""

import collections
import random
import signal
import subprocess
import time
from pathlib import Path

from desk import ENVIRONMENT, clone, expect, manifest, wrong

# Every call by which the program can change a disk.
CALLS = """mkdir mkdirat rename renameat renameat2 unlink unlinkat rmdir link linkat write pwrite64 utimensat fsync
fdatasync syncfs fchmod chmod fchmodat copy_file_range sendfile ftruncate""".split()


def state(output, versions):
    """Names the version that lies in a folder; a mixture is a failure."""
    problems = wrong(output)
    expect(not problems, "not whole:", problems[:5])
    names = [name for name, bytes_ in versions.items() if bytes_ == manifest(output)]
    expect(names, "neither the old version nor the new one")
    return names[0]


def tidy(output):
    """Nothing of an interrupted run is left beside the output."""
    left = {path.name for path in (output.parent / f".{output.name}.perelik").iterdir()}
    expect(left <= {"lock", "cache", "previous"}, "left beside the output:", sorted(left))


def prepared(desk, name, count):
    """Makes a site whose live version is 2, whose older one is 1, and whose next one is 3."""
    root = desk.source(name, count, 1)
    output = root / "public"
    for version in (1, 2):
        desk.source(name, count, version)
        desk.build(root)
    versions = {"old": manifest(output)}
    fresh = desk.source(name, count, 3)
    desk.build(fresh, desk.folder / f"{name}-new")
    versions["new"] = manifest(desk.folder / f"{name}-new")
    expect(versions["old"] != versions["new"], "the versions are the same")
    return root, versions


def every_call(desk):
    """Kills one build at each call in turn."""
    root, versions = prepared(desk, "calls", 3)
    work = desk.folder / "calls-now"
    seen = collections.Counter()
    log = desk.folder / "calls.trace"
    for call in CALLS:
        for nth in range(1, 500):
            clone(root, work)
            inject = ("strace", "-f", "-o", str(log), "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={nth}")
            # strace ends as what it traced did; its log may lack the last line.
            done = desk.build(work, prefix=inject, check=False, environment={"RAYON_NUM_THREADS": "1"})
            if done.returncode != -signal.SIGKILL:
                break
            seen[call, state(work / "public", versions)] += 1
            desk.build(work)
            expect(state(work / "public", versions) == "new", "the next build did not complete", call, nth)
            tidy(work / "public")
    expect(sum(seen.values()) > 50, "hardly a moment was met", seen)
    return f"killed at {sum(seen.values())} system calls: {dict(seen)}, 0 mixtures"


def random_moments(desk, rounds):
    """Kills builds of a larger site whenever."""
    root, versions = prepared(desk, "moments", 100)
    work = desk.folder / "moments-now"
    clone(root, work)
    start = time.monotonic()
    desk.build(work)
    length = time.monotonic() - start
    command = [desk.perelik, "build", "--root", str(work)]
    seen = collections.Counter()
    killed = 0
    clone(root, work)
    for _ in range(rounds):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
        time.sleep(random.random() * length * 1.1)
        process.kill()
        killed += process.wait() == -signal.SIGKILL
        found = state(work / "public", versions)
        seen[found] += 1
        if found == "new" or random.random() < 0.1:
            desk.build(work)
            expect(state(work / "public", versions) == "new", "the next build did not complete")
            tidy(work / "public")
            clone(root, work)
    expect(killed > rounds / 4, "hardly a build was killed", killed)
    return f"killed {killed} of {rounds} builds at random moments: {dict(seen)}, 0 mixtures"
