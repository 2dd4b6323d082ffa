"""`deploy` over a real sshd: what it shows, what it refuses, and what a killed run or a cut wire leaves."""

import collections
import os
import random
import re
import shutil
import signal
import subprocess
import time
import zipfile
from pathlib import Path

from builds import state
from desk import ENVIRONMENT, clone, expect, manifest, wrong
from servers import Sshd, Wire


def target(path):
    return f"deploy:\n  - name: server\n    ssh: publish\n    path: {path}\n    keep: 3\n"


class Published:
    """A site, an sshd, and the folder on it."""

    def __init__(self, desk, name, count):
        self.desk = desk
        self.web = desk.folder / f"{name} web"
        self.sshd = Sshd(desk.folder / f"{name}-sshd")
        self.config = self.sshd.config()
        self.root = desk.source(name, count, 1, target(self.web))
        self.name, self.count = name, count

    def version(self, version, count=None):
        self.desk.source(self.name, count or self.count, version)
        self.desk.build(self.root)
        return manifest(self.root / "public")

    def deploy(self, *options, config=None, **more):
        return self.desk.run("deploy", "--root", self.root, "--ssh-config", config or self.config, *options, **more)

    @property
    def current(self):
        return self.web / "current"

    def releases(self):
        return sorted(path.name for path in (self.web / "releases").iterdir() if not path.name.startswith("."))


def over_ssh(desk):
    """Publishes, publishes again, keeps few, rolls back, refuses."""
    site = Published(desk, "over", 25)
    try:
        first = site.version(1)
        said = site.deploy("--dry-run").stdout
        expect("Nothing was published" in said and "new pages" in said and "Про перелік" in said, said)
        expect(not site.web.exists(), "a dry run wrote something")
        site.deploy()
        expect(manifest(site.current) == first and not wrong(site.current), wrong(site.current))
        expect("very version is there" in site.deploy().stdout, "the same version was sent again")

        organisation = site.root / "content/organisations/zrazok-3.md"
        organisation.write_text(organisation.read_text().replace("Видання 1", "Видання 2"))
        desk.build(site.root)
        said = site.deploy().stdout
        expect(re.search(r"pages? will change", said) and "/organisations/zrazok-3/ – Зразок 3" in said, said)
        second = manifest(site.current)
        old, new = (site.web / "releases" / name for name in site.releases())
        same = "organisations/zrazok-4/index.html"
        expect(os.path.samefile(old / same, new / same), "an unchanged page was stored twice")
        expect(not os.path.samefile(old / "organisations/zrazok-3/index.html", new / "organisations/zrazok-3/index.html"), "shared")

        site.deploy("--rollback")
        expect(manifest(site.current) == first, "the version before is not back")
        done = site.deploy("--rollback", check=False)
        expect(done.returncode == 2 and "version before already" in done.stderr, done.stderr)
        said = site.deploy("--list").stdout
        expect(re.search(r"what readers see: .*\n.*taken from readers", said), said)
        done = site.deploy(check=False)
        expect(done.returncode == 2 and "put the version before back" in done.stderr, done.stderr)
        expect(manifest(site.current) == first, "a rollback was undone unasked")
        site.deploy("--release")
        expect(manifest(site.current) == second and not wrong(site.current), "not published again")
        expect(len(site.releases()) == 2, "what was taken back stayed", site.releases())
        done = site.deploy("--rollback")
        expect(manifest(site.current) == first, "what was taken back came again")
        site.deploy("--release")

        for version in range(3, 8):
            site.version(version)
            site.deploy()
        expect(len(site.releases()) == 3, "too many versions are kept", site.releases())

        before = manifest(site.current)
        site.version(7, count=10)
        done = site.deploy(check=False)
        expect(done.returncode == 2 and "more than a tenth" in done.stderr, done.stderr)
        expect("/organisations/zrazok-20/ – Зразок 20" in done.stdout, done.stdout)
        expect(manifest(site.current) == before, "published though it was refused")
        site.deploy("--allow-removals")

        expect(len(site.releases()) > 1, "nothing to forget", site.releases())
        now = manifest(site.current)
        done = site.deploy("--forget-previous")
        expect("nothing to bring back" in done.stdout, done.stdout)
        expect(len(site.releases()) == 1 and manifest(site.current) == now and not wrong(site.current), site.releases())
        done = site.deploy("--rollback", check=False)
        expect(done.returncode == 2 and "no version before" in done.stderr, done.stderr)

        # Whose listing cannot be read, of that nobody knows how much would go.
        for damaged in ("{", "[]", '{"generator": "perelik 1", "files": {"index.html": {}}}'):
            (site.current / "manifest.json").write_text(damaged)
            done = site.deploy(check=False)
            expect(done.returncode == 2 and "how much would go" in done.stderr, (damaged, done.stderr))
        site.deploy("--allow-removals")

        stranger = site.deploy(config=site.sshd.config(known=False), check=False)
        expect(stranger.returncode == 2 and "Host key verification failed" in stranger.stderr, stranger.stderr)
        page = site.root / "public/index.html"
        page.write_bytes(page.read_bytes() + b" ")
        done = site.deploy(check=False)
        expect(done.returncode == 2 and "damaged" in done.stderr and "index.html" in done.stderr, done.stderr)
    finally:
        site.sshd.stop()
    return "published, shared unchanged files, kept 3, rolled back, refused a damaged site, a strange host and a great loss"


class Laid(Published):
    """A site, an sshd that lays files and runs nothing, and the folder on it."""

    def __init__(self, desk, name, count):
        self.desk = desk
        self.web = desk.folder / f"{name} web"
        self.sshd = Sshd(desk.folder / f"{name}-sshd", files_only=True)
        self.config = self.sshd.config()
        self.root = desk.source(name, count, 1, f"deploy:\n  - name: server\n    sftp: publish\n    path: {self.web}\n")
        self.name, self.count = name, count


def over_sftp(desk):
    """Files are laid one by one, which is said: only what changed, and nothing is left that the site no longer has."""
    site = Laid(desk, "sftp", 25)
    try:
        site.version(1)
        done = site.deploy(check=False)
        expect(done.returncode == 2 and "publish did not answer or refused" in done.stderr, done.stderr)
        site.web.mkdir()
        (site.web / ".well-known").mkdir()
        (site.web / "mine.html").write_text("mine")
        done = site.deploy(check=False)
        expect(done.returncode == 2 and "no site of this program: `mine.html`" in done.stderr, done.stderr)
        (site.web / "mine.html").unlink()
        before = sorted(site.web.rglob("*"))
        said = site.deploy("--dry-run").stdout
        expect("Nothing was published" in said and sorted(site.web.rglob("*")) == before, said)
        (site.web / ".well-known").rmdir()
        files = site.root / "content/files"
        files.mkdir(exist_ok=True)
        (files / "Бланк [1] {a} ~ '$x`.txt").write_text("бланк")
        site.version(1)
        said = site.deploy().stdout
        expect("not in one step" in said, said)
        expect(not wrong(site.web) and manifest(site.web) == manifest(site.root / "public"), wrong(site.web))
        expect(not open_to_all(site.web), open_to_all(site.web)[:3])
        expect("very version is there" in site.deploy().stdout, "the same version was sent again")

        kept = site.web / "organisations/zrazok-4/index.html"
        stood = kept.stat()
        organisation = site.root / "content/organisations/zrazok-3.md"
        organisation.write_text(organisation.read_text().replace("Видання 1", "Видання 2"))
        (site.root / "content/organisations/zrazok-5.md").unlink()
        desk.build(site.root)
        said = site.deploy().stdout
        expect("/organisations/zrazok-3/ – Зразок 3" in said and "/organisations/zrazok-5/ – Зразок 5" in said, said)
        expect(not wrong(site.web) and not (site.web / "organisations/zrazok-5").exists(), wrong(site.web))
        expect(kept.stat().st_mtime_ns == stood.st_mtime_ns and kept.stat().st_ino == stood.st_ino, "an unchanged page was sent")

        for words in ("--rollback", "--list"):
            done = site.deploy(words, check=False)
            expect(done.returncode == 2 and "keeps no version before" in done.stderr, done.stderr)
        site.version(7, count=10)
        shown = manifest(site.web)
        done = site.deploy(check=False)
        expect(done.returncode == 2 and "more than a tenth" in done.stderr and manifest(site.web) == shown, done.stderr)
        site.deploy("--allow-removals", "--forget-previous")
        expect(not wrong(site.web), wrong(site.web))
        stranger = site.deploy(config=site.sshd.config(known=False), check=False)
        expect(stranger.returncode == 2 and "Host key verification failed" in stranger.stderr, stranger.stderr)
    finally:
        site.sshd.stop()
    return "laid only what changed, took away what was gone, refused a folder of somebody else, a strange host and a great loss"


def mixed(folder, versions):
    """Names the files below a folder that are of neither version: half of one, for example."""
    known = {}
    for at in versions:
        for path in (at, *at.rglob("*")):
            if path.is_file():
                known.setdefault(str(path.relative_to(at)), set()).add(path.read_bytes())
    odd = []
    for path in folder.rglob("*"):
        name = str(path.relative_to(folder))
        coming = name.endswith(".perelik-new") or name == ".perelik-publishing.json"
        if path.is_file() and not coming and path.read_bytes() not in known.get(name, ()):
            odd.append(name)
    return odd


def broken_sftp(desk, cuts, kills):
    """Cuts the wire after any number of bytes, and kills the program: no file is ever half there, and the next run finishes."""
    site = Laid(desk, "broken-sftp", 20)
    wire = Wire(site.sshd.port)
    seen = collections.Counter()
    try:
        site.web.mkdir()
        built = [desk.folder / "sftp-old", desk.folder / "sftp-new"]
        site.version(1)
        clone(site.root / "public", built[0])
        site.deploy()
        before = desk.folder / "sftp-before"
        clone(site.web, before)
        site.version(2)
        clone(site.root / "public", built[1])
        config = site.sshd.config(wire.port)
        wire.cut_after(10**12)
        start = time.monotonic()
        site.deploy(config=config)
        length, whole = time.monotonic() - start, wire.passed
        for what, number in [("cut", n) for n in range(cuts)] + [("kill", n) for n in range(kills)]:
            clone(before, site.web)
            wire.cut_after(random.randrange(whole) if what == "cut" else 10**12)
            command = [desk.perelik, "deploy", "--root", site.root, "--ssh-config", config]
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT, start_new_session=True)
            if what == "kill":
                time.sleep(random.random() * length)
                os.killpg(process.pid, signal.SIGKILL)
            code = process.wait()
            expect(what == "kill" or code in (0, 2), what, number, "ended with", code)
            expect(not mixed(site.web, built), "neither old nor new", mixed(site.web, built)[:3])
            finished = manifest(site.web) == manifest(built[1]) and not wrong(site.web)
            expect(code != 0 or finished, "success was said of a mixture", wrong(site.web)[:3])
            seen[what, "new" if finished else "old" if not wrong(site.web) else "mixture"] += 1
            wire.cut_after(10**12)
            site.deploy(config=config)
            expect(manifest(site.web) == manifest(built[1]) and not wrong(site.web), "the next run did not finish", wrong(site.web)[:3])
        # A run that broke off, and then the site goes back to what it was, or on to something else.
        for count in (20, 18):
            clone(before, site.web)
            site.version(2)
            wire.cut_after(whole // 2)
            site.deploy(config=config, check=False)
            wire.cut_after(10**12)
            site.version(1 if count == 20 else 3, count)
            site.deploy("--allow-removals", config=config)
            expect(manifest(site.web) == manifest(site.root / "public") and not wrong(site.web), wrong(site.web)[:3])
    finally:
        wire.stop()
        site.sshd.stop()
    return f"{cuts} cut wires and {kills} kills: { {' '.join(key): n for key, n in seen.items()} }, no half file, each finished by the next run"


def foreign(desk):
    """A `current` that is no link is not ours."""
    site = Published(desk, "foreign", 2)
    try:
        site.version(1)
        site.current.mkdir(parents=True)
        (site.current / "mine.html").write_text("mine")
        done = site.deploy(check=False)
        expect(done.returncode == 2 and "is no link" in done.stderr, done.stderr)
        expect((site.current / "mine.html").read_text() == "mine", "somebody's file is gone")
    finally:
        site.sshd.stop()
    return "a folder of somebody else was left alone"


def broken(desk, cuts, kills):
    """Cuts the wire after any number of bytes, and kills the program with all it started."""
    site = Published(desk, "broken", 20)
    wire = Wire(site.sshd.port)
    seen = collections.Counter()
    try:
        versions = {"old": site.version(1)}
        site.deploy()
        before = desk.folder / "broken-before"
        clone(site.web, before)
        versions["new"] = site.version(2)
        config = site.sshd.config(wire.port)
        wire.cut_after(10**12)
        start = time.monotonic()
        site.deploy(config=config)
        length, whole = time.monotonic() - start, wire.passed
        rounds = [("cut", n) for n in range(cuts)] + [("kill", n) for n in range(kills)]
        for what, number in rounds:
            clone(before, site.web)
            wire.cut_after(random.randrange(whole) if what == "cut" else 10**12)
            command = [desk.perelik, "deploy", "--root", site.root, "--ssh-config", config]
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT, start_new_session=True)
            if what == "kill":
                time.sleep(random.random() * length)
                os.killpg(process.pid, signal.SIGKILL)
            code = process.wait()
            found = state(site.current, versions)
            expect(what == "kill" or code in (0, 2), what, number, "ended with", code)
            expect(code != 0 or found == "new", "success was said of the old version")
            seen[what, found] += 1
            wire.cut_after(10**12)
            for _ in range(50):
                done = site.deploy(config=config, check=False)
                # What was cut off may hold the lock until the server notices.
                if "somebody else is publishing" not in done.stderr:
                    break
                time.sleep(0.1)
            expect(done.returncode == 0, done.stdout, done.stderr)
            expect(state(site.current, versions) == "new", "the next run did not finish")
            left = [path.name for path in (site.web / "releases").iterdir() if path.name.startswith(".")]
            expect(not left, "left behind", left)
    finally:
        wire.stop()
        site.sshd.stop()
    return f"{cuts} cut wires and {kills} kills: { {' '.join(key): n for key, n in seen.items()} }, 0 mixtures"


def every_call_on_the_server(desk, stride):
    """Kills what runs on the server at each call that changes a disk, or at each `stride`th of them."""
    site = Published(desk, "server", 3)
    seen = collections.Counter()
    try:
        versions = {"old": site.version(1)}
        site.deploy()
        versions["new"] = site.version(2)
        before = desk.folder / "server-before"
        clone(site.web, before)
        tools = desk.folder / "server-tools"
        tools.mkdir()
        log = tools / "trace"
        calls = "mkdir rename renameat2 unlink unlinkat linkat symlinkat write".split()
        authorized = site.sshd.folder / "authorized"
        plain = authorized.read_text()
        for first, call in enumerate(calls):
            for nth in range(1 + first % stride, 8, stride):
                clone(before, site.web)
                # strace waits for whoever is left, and sshd for strace; without it, who was killed is gone for sshd at once.
                wrapper = f"""exec 3<&0
                : >{log}
                strace -f -o {log} -e trace={call} -e inject={call}:signal=KILL:when={nth} sh -c "$SSH_ORIGINAL_COMMAND" <&3 3<&- &
                while kill -0 $! 2>/dev/null; do
                  if grep -q 'killed by SIGKILL' {log}; then
                    sleep 0.3
                    kill -9 $! 2>/dev/null
                    exit 137
                  fi
                  sleep 0.05
                done
                wait $!
                """
                (tools / "wrapper").write_text(wrapper)
                authorized.write_text(f'command="sh {tools}/wrapper" {plain}')
                done = site.deploy(check=False)
                authorized.write_text(plain)
                if done.returncode == 0:
                    break
                seen[state(site.current, versions)] += 1
                site.deploy()
                expect(state(site.current, versions) == "new", "the next run did not finish", call, nth)
    finally:
        site.sshd.stop()
    expect(sum(seen.values()) > 20 // stride, "hardly a moment was met", seen)
    return f"killed on the server at {sum(seen.values())} system calls: {dict(seen)}, 0 mixtures"


def to_a_folder(desk):
    """A folder of this machine gets the same swap, and the version before comes back."""
    web = desk.folder / "folder-web"
    root = desk.source("folder", 3, 1, f"deploy:\n  - name: here\n    folder: {web}\n")
    desk.build(root)
    desk.run("deploy", "--root", root)
    first = manifest(web)
    desk.source("folder", 3, 2)
    desk.build(root)
    desk.run("deploy", "--root", root, "here")
    expect(manifest(web) == manifest(root / "public") != first and not wrong(web), wrong(web))
    desk.run("deploy", "--root", root, "--rollback")
    expect(manifest(web) == first and not wrong(web), "the version before is not back")
    done = desk.run("deploy", "--root", root, "--forget-previous", check=False)
    expect(done.returncode == 2 and manifest(web) == first, "a rollback was undone unasked")
    desk.run("deploy", "--root", root, "--forget-previous", "--release")
    expect(manifest(web) == manifest(root / "public") and not wrong(web), wrong(web))
    done = desk.run("deploy", "--root", root, "--rollback", check=False)
    expect(done.returncode == 2 and "no version before" in done.stderr, done.stderr)
    left = [at for at in (*web.parent.rglob("*.html"), *root.rglob("*.html")) if "Видання 1" in at.read_text()]
    expect(not left, "what the version before said is there still", left)
    return "a folder was published to, rolled back, and its version before forgotten"


def trial(desk):
    """A trial run refuses what publishing would refuse, in the same words, and neither touches anything; `~/` is the home."""
    home = desk.folder / "trial-home"
    foreign, missing, file, link = (home / name for name in ("foreign", "missing/web", "file", "link"))
    (foreign / "photos").mkdir(parents=True)
    file.write_text("not ours")
    link.symlink_to(foreign)
    root = desk.source("trial", 1, 1)
    settings = root / "content/site.yaml"
    plain = settings.read_text()

    def deploy(folder, *words):
        settings.write_text(f"{plain}deploy:\n  - name: here\n    folder: {folder}\n")
        desk.build(root)
        return desk.run("deploy", "--root", root, *words, check=False, environment={"HOME": str(home)})

    before = sorted(home.rglob("*"))
    reasons = {foreign: "photos", missing: "mkdir -p", file: "", link: "", root / "content/web": "", "~somebody/www": "shell"}
    for folder, reason in reasons.items():
        tried, done = deploy(folder, "--dry-run"), deploy(folder)
        expect(tried.returncode == done.returncode == 2 and tried.stderr == done.stderr, folder, tried.stderr, done.stderr)
        expect(reason in done.stderr, folder, done.stderr)
        expect(sorted(home.rglob("*")) == before and not (root / "content/web").exists(), folder, "something was touched")
    tried = deploy("~/www", "--dry-run")
    expect(tried.returncode == 0 and sorted(home.rglob("*")) == before, tried.stderr)
    done = deploy("~/www")
    expect(done.returncode == 0 and not wrong(home / "www"), done.stderr, wrong(home / "www"))
    return f"{len(reasons)} places were refused by a trial and by publishing, in the same words; the home was found"


def unpacked(archive, folder):
    """Unpacks an archive as a host does; returns the names in it in their order."""
    with zipfile.ZipFile(archive) as packed:
        expect(packed.testzip() is None, "a damaged archive", archive)
        packed.extractall(folder)
        return packed.namelist()


def archive(desk):
    """The whole site in one zip: the same bytes for the same site, in a harmless order, and nothing else is replaced by it."""
    root = desk.source("archive", 25, 1)
    settings = root / "content/site.yaml"
    packed, other = desk.folder / "site.zip", desk.folder / "other.zip"

    def zip_to(file, *words, check=True):
        return desk.run("deploy", "--root", root, "--zip", file, *words, check=check)

    done = zip_to(packed, check=False)
    expect(done.returncode == 2 and not packed.exists(), "packed what was not built", done.stderr)
    desk.build(root)
    said = zip_to(packed, "--dry-run").stdout
    expect("Nothing was published" in said and not packed.exists(), said)
    said = zip_to(packed).stdout
    expect("packed" in said and "not in one step" in said, said)
    names = unpacked(packed, desk.folder / "unpacked")
    expect(not wrong(desk.folder / "unpacked"), wrong(desk.folder / "unpacked"))
    rank = {name: number for number, name in enumerate(names)}
    expect(names[-1] == "manifest.json", names[-3:])
    lasting = [name for name in names if re.search(r"\.[0-9a-f]{10,64}\.[a-z0-9]+$", name)]
    expect(lasting and names[: len(lasting)] == sorted(lasting), names[:5])
    expect(rank["organisations/zrazok-1/index.html"] < rank["index.html"], "a page comes after what leads to it")
    time.sleep(2)
    desk.build(root, root / "again")
    expect(desk.run("deploy", "--root", root, "--output", root / "again", "--zip", other).returncode == 0, "again")
    expect(packed.read_bytes() == other.read_bytes(), "the same site has other bytes")
    shutil.rmtree(root / "again")

    # Who unpacks it over the older one gets times that no server takes for those of the older one.
    def times(archive):
        with zipfile.ZipFile(archive) as packed:
            return {entry.filename: entry.date_time for entry in packed.infolist()}

    first = times(packed)
    desk.source("archive", 25, 2)
    done = zip_to(packed, check=False)
    expect(done.returncode == 2 and "changed since the site was built" in done.stderr, done.stderr)
    desk.build(root)
    said = zip_to(packed).stdout
    expect("/organisations/zrazok-11/ – Зразок 11" in said and re.search(r"pages? will go", said), said)
    page = "organisations/zrazok-3/index.html"
    expect(times(packed)[page] != first[page], "another page has the same time")
    desk.source("archive", 5, 2)
    desk.build(root)
    before = packed.read_bytes()
    done = zip_to(packed, check=False)
    expect(done.returncode == 2 and "more than a tenth" in done.stderr and packed.read_bytes() == before, done.stderr)
    zip_to(packed, "--allow-removals")

    mine, pipe = desk.folder / "mine.zip", desk.folder / "pipe.zip"
    mine.write_text("mine")
    os.mkfifo(pipe)
    (desk.folder / "folder.zip").mkdir()
    with zipfile.ZipFile(desk.folder / "strange.zip", "w") as strange:
        strange.writestr("manifest.json", "{}")
    (desk.folder / "half.zip").write_bytes(before[: len(before) // 2])
    refused = {
        "mine.zip": "no archive of a site",
        "pipe.zip": "no archive of a site",
        "folder.zip": "no archive of a site",
        "strange.zip": "no archive of a site",
        "half.zip": "no archive of a site",
        "missing/site.zip": "mkdir -p",
        "archive/content/site.zip": "cannot lie in",
        "archive/content/files/site.zip": "",
        "archive/public/site.zip": "cannot lie in",
        "archive/public/organisations/site.zip": "cannot lie in",
        "archive/.public.perelik/site.zip": "cannot lie in",
    }
    entries = sorted(desk.folder.rglob("*"))
    for name, reason in refused.items():
        tried, done = zip_to(desk.folder / name, "--dry-run", check=False), zip_to(desk.folder / name, check=False)
        expect(tried.returncode == done.returncode == 2 and tried.stderr == done.stderr, name, tried.stderr, done.stderr)
        expect(reason in done.stderr, name, done.stderr)
    expect(sorted(desk.folder.rglob("*")) == entries and mine.read_text() == "mine", "something was touched")
    settings.write_text(settings.read_text().replace("checks: {placeholder: off}\n", ""))
    desk.build(root)
    done = zip_to(packed, check=False)
    expect(done.returncode == 2 and "was not published" in done.stderr, done.stderr)
    return f"packed, the same bytes again, {len(refused)} places refused, and what publishing refuses"


def packed_and_killed(desk, rounds):
    """Kills the packing at any moment: the archive is the old or the new one, and the next run leaves nothing beside it."""
    root = desk.source("packed", 30, 1)
    place = desk.folder / "web"
    place.mkdir()
    packed = place / "site.zip"
    command = [desk.perelik, "deploy", "--root", root, "--zip", packed]
    desk.build(root)
    desk.run("deploy", "--root", root, "--zip", packed)
    versions = {packed.read_bytes(): "old"}
    desk.source("packed", 30, 2)
    desk.build(root)
    old = packed.read_bytes()
    start = time.monotonic()
    desk.run("deploy", "--root", root, "--zip", packed)
    length = time.monotonic() - start
    versions[packed.read_bytes()] = "new"
    expect(len(versions) == 2, "both versions are one")
    seen = collections.Counter()
    for _ in range(rounds):
        packed.write_bytes(old)
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
        time.sleep(random.random() * length)
        process.kill()
        process.wait()
        found = versions.get(packed.read_bytes())
        expect(found, "half an archive")
        seen[found] += 1
        desk.run("deploy", "--root", root, "--zip", packed)
        expect(versions.get(packed.read_bytes()) == "new", "the next run did not finish")
        expect([path.name for path in place.iterdir()] == ["site.zip"], "left behind", list(place.iterdir()))
    return f"killed {rounds} times while packing: {dict(seen)}"


def open_to_all(folder):
    """Names what others could not read of a folder."""
    closed = []
    for at, folders, files in os.walk(folder):
        closed += [f"{at} {os.stat(at).st_mode & 0o777:o}"] if os.stat(at).st_mode & 0o777 != 0o755 else []
        closed += [f"{at}/{name}" for name in files if os.stat(Path(at) / name).st_mode & 0o777 != 0o644]
    return closed


def told_closed(desk, said):
    """Names what a deploy called closed. Folders above the desk's own are as whoever ran this made them (`mktemp -d` closes its folder)."""
    named = re.findall(r"`([^`]+)` is closed", said)
    return [Path(path) for path in named if not desk.folder.is_relative_to(path)]


def modes(desk):
    """Whatever the umask, the same modes, built or published, to a folder or over ssh; a folder on the way that is closed is named."""
    site = Published(desk, "modes", 2)
    try:
        web = desk.folder / "new" / "folder-web"
        web.parent.mkdir(0o755)
        settings = site.root / "content/site.yaml"
        settings.write_text(settings.read_text() + f"  - name: here\n    folder: {web}\n")
        for version, umask in enumerate((0o077, 0o027, 0o000)):
            before = os.umask(umask)
            try:
                site.version(version)
                for target in ("here", "server"):
                    done = site.deploy(target)
                    expect(not told_closed(desk, done.stderr), umask, done.stderr)
            finally:
                os.umask(before)
            for folder in (site.root / "public", web, site.current.resolve()):
                expect(not open_to_all(folder), oct(umask), folder, open_to_all(folder)[:3])
        site.web.chmod(0o700)
        web.parent.chmod(0o750)
        page = web / "index.html"
        page.chmod(0o600)
        site.version(7)
        for target, closed in (("here", [web.parent, page]), ("server", [site.web])):
            said = site.deploy(target).stderr
            expect(sorted(told_closed(desk, said)) == sorted(closed), said)
    finally:
        site.sshd.stop()
    return "0644 and 0755 under three umasks, to a folder and over ssh; closed folders on the way are named"


def edited(desk):
    """What was edited, added or removed after the build is not passed over as published; a build puts it right."""
    web = desk.folder / "edited-web"
    root = desk.source("edited", 3, 1, f"deploy:\n  - name: here\n    folder: {web}\n")
    entry = root / "content/organisations/zrazok-1.md"

    def stops(what):
        shown = manifest(web)
        for words in ((), ("--dry-run",)):
            done = desk.run("deploy", "--root", root, *words, check=False)
            expect(done.returncode == 2 and "changed since the site was built" in done.stderr, what, done.stdout, done.stderr)
        expect(manifest(web) == shown, what, "published")
        desk.build(root)
        desk.run("deploy", "--root", root)
        expect(manifest(web) == manifest(root / "public") and not wrong(web), what)

    desk.build(root)
    desk.run("deploy", "--root", root)
    expect("very version is there" in desk.run("deploy", "--root", root).stdout, "the same version")
    entry.write_text(entry.read_text().replace("Видання 1", "Видання 2"))
    stops("edited")
    (root / "content/organisations/novyi.md").write_text("---\nname: Новий\nkind: ngo\n---\n")
    stops("added")
    entry.unlink()
    stops("removed")
    (root / "private").mkdir(exist_ok=True)
    (root / "private/zrazok-0.yaml").write_text("notes: нотатка\n")
    stops("private")
    # The same bytes, saved again: a build finds nothing to do, and deploying goes on.
    os.utime(root / "content/site.yaml")
    stops("saved again")
    return "four edits and a save were stopped at, and published after a build"
