"""The files of `hosting github` and `hosting gitlab`: their commands are run on a clone, as the service would run them."""

import hashlib
import os
import re
import shutil
import subprocess
import textwrap
from pathlib import Path

from desk import ENVIRONMENT, expect, wrong

# Stands for curl: the address is the name of a file here.
CURL = """#!/bin/sh
while [ "$#" -gt 1 ]; do
  [ "$1" != --output ] || output=$2
  shift
done
cp "${1#https://example.org}" "$output"
"""


def commands(forge, text):
    """Returns what a pipeline runs for one push, in its order; each is run by a shell of its own that ends at the first fault."""
    if forge == "github":
        return [textwrap.dedent(block) for block in re.findall(r"^        run: \|\n((?:          .*\n)+)", text, re.M)]
    fetch = textwrap.dedent(re.search(r"^    - \|\n((?:      .*\n)+)", text, re.M)[1])
    return [fetch, *re.findall(r"^    - (\.perelik-bin/.*)$", text, re.M)]


class Clone:
    """A clone of a site, and the commands of a pipeline on it."""

    def __init__(self, desk, root, name, steps):
        self.folder, self.steps = desk.folder / name, steps
        shutil.rmtree(self.folder, ignore_errors=True)
        subprocess.run(["git", "clone", "-q", root, self.folder], check=True)

    def run(self, url, sha256):
        """Returns how far it came, and what the last step said."""
        environment = {**ENVIRONMENT, "PATH": f"{self.folder.parent / 'bin'}:{os.environ['PATH']}", "PERELIK_URL": url, "PERELIK_SHA256": sha256}
        for number, step in enumerate(self.steps):
            done = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", step], cwd=self.folder, capture_output=True, text=True, env=environment)
            if done.returncode != 0:
                return number, done.stdout + done.stderr
        return len(self.steps), done.stdout


def commit(root, what):
    git = ["git", "-C", root, "-c", "user.name=Приклад", "-c", "user.email=pryklad@example.org"]
    subprocess.run([*git, "add", "--all", "--force", "content", *(["private"] if (root / "private").is_dir() else [])], check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", what], check=True)


def pipelines(desk):
    """Each stops before anything is published at a program of other bytes, at errors, at `private/` and at what an example has."""
    tools = desk.folder / "bin"
    tools.mkdir()
    (tools / "curl").write_text(CURL)
    (tools / "curl").chmod(0o755)
    program = Path(desk.perelik)
    sha256 = hashlib.sha256(program.read_bytes()).hexdigest()
    package = desk.folder / "package"
    (package / "usr/bin").mkdir(parents=True)
    (package / "DEBIAN").mkdir()
    shutil.copy(program, package / "usr/bin/perelik")
    (package / "DEBIAN/control").write_text("Package: perelik\nVersion: 1\nArchitecture: all\nMaintainer: Perelik <perelik@example.org>\nDescription: perelik\n")
    packed = desk.folder / "perelik.deb"
    subprocess.run(["dpkg-deb", "-Znone", "--root-owner-group", "-b", package, packed], check=True, capture_output=True)
    root = desk.source("pipeline", 3, 1)
    shutil.rmtree(root / "private")
    subprocess.run(["git", "-C", root, "init", "-q"], check=True)
    commit(root, "Перелік")
    tried = 0
    for forge in ("github", "gitlab"):
        text = desk.run("hosting", forge).stdout
        steps = commands(forge, text)
        fetched, checked = 1, 2 if forge == "github" else 3
        expect(len(steps) == (3 if forge == "github" else 5), steps)

        def stops(at, words, url=f"https://example.org{program}", digest=sha256):
            clone = Clone(desk, root, f"{forge}-clone", steps)
            step, said = clone.run(url, digest)
            expect(at[0] <= step < at[1] and words in said, forge, step, said)
            expect(not (clone.folder / "public/index.html").exists() or at[0] >= checked, forge, "built", words)

        def goes(url=f"https://example.org{program}", digest=sha256):
            clone = Clone(desk, root, f"{forge}-clone", steps)
            step, said = clone.run(url, digest)
            expect(step == len(steps) and "Nothing was published" in said, forge, step, said)
            expect(not wrong(clone.folder / "public"), wrong(clone.folder / "public"))

        goes()
        goes(f"https://example.org{packed}", hashlib.sha256(packed.read_bytes()).hexdigest())
        stops((0, fetched), "Fill in PERELIK_URL", url="")
        stops((0, fetched), "Fill in PERELIK_URL", digest="")
        stops((0, fetched), "WARNING: 1 computed checksum did NOT match", digest="0" * 64)
        entry = root / "content/organisations/zrazok-1.md"
        good = entry.read_text()
        entry.write_text(good.replace("kind: ngo", "kind: nothing-such"))
        commit(root, "Помилка")
        stops((fetched, checked), "nothing-such")
        entry.write_text(good)
        (root / "private").mkdir()
        (root / "private/zrazok-1.yaml").write_text("notes: нотатка\n")
        commit(root, "Закрите")
        stops((fetched, checked), "private/zrazok-1.yaml")
        shutil.rmtree(root / "private")
        subprocess.run(["git", "-C", root, "rm", "-rq", "--cached", "private"], check=True)
        settings = root / "content/site.yaml"
        whole = settings.read_text()
        settings.write_text(whole.replace("checks: {placeholder: off}\n", ""))
        commit(root, "Приклад")
        stops((checked, len(steps)), "was not published")
        settings.write_text(whole)
        commit(root, "Перелік")
        tried += 8
    return f"{tried} pushes to two services: two went through each, the others were stopped before anything was published"
