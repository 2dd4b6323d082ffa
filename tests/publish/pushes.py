"""From commit to site: real pushes to the repository that `init --server` makes, good and bad, and a site restored from a clone."""

import os
import shutil
import subprocess
from pathlib import Path

from desk import ENVIRONMENT, expect, manifest, wrong

AUTHOR = {"GIT_AUTHOR_NAME": "Редактор", "GIT_AUTHOR_EMAIL": "editor@example.org", "GIT_COMMITTER_NAME": "Редактор", "GIT_COMMITTER_EMAIL": "editor@example.org"}


def git(folder, *words, check=True):
    # What the machine or the user set for git has no say here.
    environment = {**ENVIRONMENT, **AUTHOR, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, env=environment)
    expect(not check or done.returncode == 0, words, done.stdout, done.stderr)
    return done


def commit(site, message):
    git(site, "add", "--all")
    git(site, "commit", "--quiet", "--message", message)
    return git(site, "push", "--quiet", "origin", "HEAD:main", check=False)


def pushed(desk):
    server = desk.folder / "server"
    desk.run("init", "--server", server)
    public = server / "public"
    site = desk.source("editor", 2, 1)
    expect((site / "HANDOVER.md").exists(), "init made no HANDOVER.md")
    git(site, "init", "--quiet", "--initial-branch=main")
    git(site, "remote", "add", "origin", str(server / "repository.git"))

    done = commit(site, "Перший перелік")
    expect(done.returncode == 0, done.stderr)
    expect(not wrong(public) and "Зразок 1" in (public / "organisations/zrazok-1/index.html").read_text(), done.stderr)
    expect((server / "site/content/ledger.yaml").exists(), "nothing was recorded")
    git(site, "pull", "--quiet", "--rebase", "origin", "main")
    expect((site / "content/ledger.yaml").exists(), "the history did not come back to the editor")

    before = manifest(public)
    entry = site / "content/organisations/zrazok-1.md"
    text = entry.read_text()
    entry.write_text(text.replace("name:", "nmae:"))
    done = commit(site, "Хибна правка")
    expect(done.returncode != 0, "a mistake was taken in")
    for part in ("zrazok-1.md", "nmae", "Надіслане не прийнято"):
        expect(part in done.stderr, part, "is not in", done.stderr)
    expect(manifest(public) == before and not wrong(public), "a refused push changed the site")

    entry.write_text(text.replace("Зразок 1", "Зразок один"))
    done = commit(site, "Правильна правка")
    expect(done.returncode == 0, done.stderr)
    expect("Зразок один" in (public / "organisations/zrazok-1/index.html").read_text(), "the change is not published")
    done = git(site, "push", "origin", ":main", check=False)
    expect(done.returncode != 0 and "не можна вилучити" in done.stderr, done.stderr)

    # The daily run by itself: nothing new, nothing touched.
    before = (public.stat().st_ino, manifest(public))
    done = subprocess.run([server / "publish"], capture_output=True, text=True, env=ENVIRONMENT)
    expect(done.returncode == 0 and (public.stat().st_ino, manifest(public)) == before, done.stderr)
    return "pushes published, a mistake was refused in Ukrainian and changed nothing, history came back"


def restored(desk):
    """HANDOVER.md, followed: a clone gives the same site."""
    site = desk.source("lost", 3, 1)
    git(site, "init", "--quiet", "--initial-branch=main")
    git(site, "add", "--all")
    git(site, "commit", "--quiet", "--message", "Перелік")
    desk.build(site)
    expected = manifest(site / "public")
    repository = desk.folder / "repository"
    git(desk.folder, "clone", "--quiet", "--bare", str(site), str(repository))
    shutil.rmtree(site)
    git(desk.folder, "clone", "--quiet", str(repository), "restored")
    steps = (desk.folder / "restored/HANDOVER.md").read_text()
    expect("perelik build" in steps and "git clone" in steps, "the steps are not there")
    desk.build(desk.folder / "restored")
    expect(manifest(desk.folder / "restored/public") == expected and not wrong(desk.folder / "restored/public"), "another site")
    return "a site was restored from a clone, byte for byte"
