"""A site of two versions, the real program, and eyes that tell a whole version from a mixture."""

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1585267200"}
# The program's own folders and the environment's ssh settings have no say here.
for name in ("SSH_AUTH_SOCK", "RSYNC_RSH", "RSYNC_PARTIAL_DIR"):
    ENVIRONMENT.pop(name, None)


class Failed(Exception):
    """Something was not as it must be."""


def expect(condition, *what):
    if not condition:
        raise Failed(" ".join(str(part) for part in what)[:1500])


class Desk:
    """A folder with sites in it."""

    def __init__(self, perelik, folder):
        self.perelik = str(Path(perelik).resolve())
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)

    def run(self, *arguments, prefix=(), check=True, **more):
        command = [*prefix, self.perelik, "--lang", "en", *map(str, arguments)]
        environment = {**ENVIRONMENT, **more.pop("environment", {})}
        done = subprocess.run(command, capture_output=True, text=True, env=environment, **more)
        if check:
            expect(done.returncode == 0, command, done.returncode, done.stdout, done.stderr)
        return done

    def source(self, name, count, version, deploy=""):
        """Writes a site of `count` organisations that all show `version`."""
        root = self.folder / name
        if not root.exists():
            self.run("init", root)
            settings = root / "content" / "site.yaml"
            settings.write_text(settings.read_text() + "checks: {placeholder: off}\n" + deploy)
        for old in (root / "content" / "organisations").glob("zrazok-*.md"):
            old.unlink()
        for number in range(count):
            text = f"---\nname: Зразок {number}\nkind: ngo\nservices: [food]\nsummary: Видання {version}\n---\n\nВидання {version}.\n"
            (root / "content" / "organisations" / f"zrazok-{number}.md").write_text(text)
        # Each version has a page that the others lack.
        text = f"---\nname: Видання {version}\nkind: ngo\n---\n"
        (root / "content" / "organisations" / f"zrazok-vydannia-{version}.md").write_text(text)
        return root

    def build(self, root, output=None, more=(), **others):
        output = output or root / "public"
        return self.run("build", "--root", root, "--output", output, *more, **others)


def manifest(folder):
    try:
        return (Path(folder) / "manifest.json").read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def wrong(folder):
    """Says what in a folder is not as its manifest promises: missing, damaged or surplus files."""
    folder = Path(folder)
    bytes_ = manifest(folder)
    if bytes_ is None:
        return ["no manifest"]
    promised = json.loads(bytes_)["files"]
    found = {}
    for at, folders, files in os.walk(folder):
        for name in files:
            path = Path(at) / name
            found[str(path.relative_to(folder))] = path
    problems = []
    for name, listed in promised.items():
        path = found.pop(name, None)
        if path is None:
            problems.append(f"missing {name}")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != listed["sha256"]:
            problems.append(f"other bytes {name}")
    found.pop("manifest.json", None)
    found.pop(".gitignore", None)
    return problems + [f"surplus {name}" for name in found]


def clone(source, target):
    """Copies a folder as it is: times, and which files share an inode."""
    shutil.rmtree(target, ignore_errors=True)
    subprocess.run(["cp", "-a", str(source), str(target)], check=True)
