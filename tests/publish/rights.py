"""What a server's programs may do: a kernel that cannot take rights away, the setting that does without, and an older server brought over."""

import os
import shutil
import subprocess
import threading

from desk import ENVIRONMENT, expect, manifest, wrong
from hosting import Client, serve
from pushes import AUTHOR, commit, git, tip


def served(desk, name="rights"):
    """A server, and an editor's site that was pushed to it."""
    server = desk.folder / "server"
    desk.run("init", "--server", server)
    site = desk.source(name, 2, 1)
    git(site, "init", "--quiet", "--initial-branch=main")
    git(site, "remote", "add", "origin", str(server / "repository.git"))
    done = commit(site, "Перший перелік")
    expect(done.returncode == 0 and "захисту ядра" not in done.stderr, done.stderr)
    return server, site


def push_where(site, lacking):
    """Pushes on a kernel that lacks a system call."""
    environment = {**ENVIRONMENT, **AUTHOR, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    words = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={lacking}", "-e", f"inject={lacking}:error=ENOSYS", "git", "push", "--quiet", "origin", "HEAD:main"]
    return subprocess.run(words, cwd=site, capture_output=True, text=True, env=environment)


def kernel(desk):
    """Where the kernel cannot confine, a push is refused and says why; with `unsandboxed` it is taken, and each build says that."""
    server, site = served(desk)
    settings = server / "settings.yaml"
    entry = site / "content/organisations/zrazok-1.md"
    for number, lacking in enumerate(("landlock_create_ruleset", "seccomp")):
        before = (tip(server), manifest(server / "public"))
        entry.write_text(entry.read_text() + f"\nПравка {number}.\n")
        git(site, "commit", "--quiet", "--all", "--message", "Правка")
        done = push_where(site, lacking)
        expect(done.returncode != 0 and "`unsandboxed: yes`" in done.stderr and "Надіслане не прийнято" in done.stderr, done.stderr)
        expect((tip(server), manifest(server / "public")) == before, "taken in without protection")
        # Whoever makes the server hears it at once.
        inject = ("strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={lacking}", "-e", f"inject={lacking}:error=ENOSYS")
        done = desk.run("init", "--server", server, prefix=inject)
        expect("it will take no push" in done.stderr, done.stderr)
        settings.write_text(settings.read_text().replace("unsandboxed: no", "unsandboxed: так"))
        done = desk.run("init", "--server", server, prefix=inject)
        expect(not done.stderr, done.stderr)
        done = push_where(site, lacking)
        expect(done.returncode == 0 and done.stderr.count("без захисту ядра") == 2 and tip(server) != before[0], done.stderr)
        expect(f"Правка {number}" in (server / "public/organisations/zrazok-1/index.html").read_text(), "not published")
        settings.write_text(settings.read_text().replace("unsandboxed: так", "unsandboxed: no"))
        desk.run("init", "--server", server)
    done = subprocess.run([server / "publish"], capture_output=True, text=True, env=ENVIRONMENT)
    expect(done.returncode == 0 and "захисту ядра" not in done.stdout + done.stderr, done.stdout, done.stderr)
    return "without Landlock or seccomp pushes are refused and say what to do; with the setting they are taken, and that is said each time"


def landlock_versions(desk):
    """From the second version of Landlock on a confined build is whole and goes in by one step; the first is not enough."""
    root, output = desk.source("versions", 3, 1), desk.folder / "output/public"
    desk.build(root)
    for version in range(1, 8):
        desk.source("versions", 3, version + 1)
        inject = f"inject=landlock_create_ruleset:retval={version}:when=1"
        prefix = ("strace", "-f", "-qq", "-o", os.devnull, "-e", "trace=landlock_create_ruleset", "-e", inject)
        done = desk.build(root, output, more=["--confined"], prefix=prefix, check=False)
        if version == 1:
            expect(done.returncode == 2 and "Landlock" in done.stderr and not output.exists(), done.stderr)
            continue
        expect(done.returncode == 0 and not wrong(output), version, done.stderr)
        expect(version == 2 or "in one step" in done.stdout, version, done.stdout)
        desk.build(root)
        expect(manifest(output) == manifest(root / "public"), version, "another site")
    return "refused with the first version of Landlock, whole and in one step with the second to the seventh"


def inherited(desk):
    """What reads a push gets no lock, and not the list of what else was pushed, which it could keep to itself."""
    server, site = served(desk, "inherited")
    log = desk.folder / "log"
    log.mkdir()
    stand_in = desk.folder / "perelik"
    stand_in.write_text(f"""#!/bin/sh
ls /proc/$$/fd >{log}/$1.fd
case "$*" in *--confined*) cat >{log}/$1.stdin ;; esac
exec {desk.perelik} "$@"
""")
    stand_in.chmod(0o755)
    for name in ("publish", "repository.git/hooks/pre-receive"):
        text = (server / name).read_text()
        expect(f"perelik='{desk.perelik}'" in text, text)
        (server / name).write_text(text.replace(f"perelik='{desk.perelik}'", f"perelik='{stand_in}'"))
    entry = site / "content/organisations/zrazok-1.md"
    entry.write_text(entry.read_text() + "\nПравка.\n")
    git(site, "commit", "--quiet", "--all", "--message", "Правка")
    # The branch comes first, and what is behind it is still seen and refused.
    done = git(site, "push", "origin", "HEAD:main", "HEAD:refs/heads/other", "HEAD:refs/tags/v1", check=False)
    expect(done.returncode != 0 and "refs/tags/v1" in done.stderr and "надіслано гілку other" in done.stderr, done.stderr)
    done = git(site, "push", "origin", "HEAD:main", check=False)
    expect(done.returncode == 0, done.stderr)
    for command in ("check", "record", "build"):
        expect((log / f"{command}.stdin").read_text() == "", command, "reads what is not for it")
        expect("9" not in (log / f"{command}.fd").read_text().split(), command, "holds the lock")
    return "check, record and build get no lock and nothing to read; what was pushed beside the branch is refused"


def brought_over(desk):
    """A server whose site lay beside its repository: the same bytes at the same path, and readers miss nothing on the way, of its nginx neither."""
    server, site = served(desk, "older")
    public, moments = server / "public", 20
    shown, state = manifest(public), (server / "output/.public.perelik/cache").read_bytes()
    missing, seen, stop = [], [0], threading.Event()
    nginx = serve(desk, site, public, "web")
    client = Client(nginx.port)

    def read():
        while not stop.is_set():
            seen[0] += 1
            status, _, page = client.get("/")
            if manifest(public) != shown or status != 200 or not page:
                missing.append((seen[0], status))

    try:
        for _ in range(moments):
            public.unlink()
            shutil.move(server / "output/public", public)
            shutil.move(server / "output/.public.perelik", server / ".public.perelik")
            (server / "output").rmdir()
            stop.clear()
            reader = threading.Thread(target=read)
            reader.start()
            desk.run("init", "--server", server)
            stop.set()
            reader.join()
            expect(not missing, "readers missed the site", missing)
            expect(public.is_symlink() and manifest(public) == shown and not wrong(public), "another site")
            expect((server / "output/.public.perelik/cache").read_bytes() == state and not (server / ".public.perelik").exists(), "what builds remember")
    finally:
        stop.set()
        nginx.stop()
    desk.source("older", 3, 1)
    done = commit(site, "Далі")
    expect(done.returncode == 0 and "zrazok-2" in str(sorted(public.glob("organisations/*"))), done.stderr)
    return f"an older server was brought over {moments} times, {seen[0]} looks at its site, none in vain"
