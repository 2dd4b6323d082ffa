"""The daily build of a server: its units as systemd reads them, what they may write as the kernel holds them to it, and where the site goes."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

from desk import ENVIRONMENT, expect, manifest, wrong
from pushes import commit, git


def server_of(desk, targets, deploy=""):
    """A server with targets, and an editor's site that was pushed to it."""
    server = desk.folder / "сервер 100%"
    desk.run("init", "--server", server)
    settings = server / "settings.yaml"
    settings.write_text(settings.read_text().replace("deploy: []", targets))
    desk.run("init", "--server", server)
    site = desk.source("editor", 2, 1, deploy)
    git(site, "init", "--quiet", "--initial-branch=main")
    git(site, "remote", "add", "origin", str(server / "repository.git"))
    return server, site, commit(site, "Перелік")


def targets(desk):
    """A server publishes where its own settings say; what is pushed can name a target, and nothing comes of it."""
    hooks = desk.folder / "сервер 100%/repository.git/hooks"
    before_push = f"deploy:\n  - name: hooks\n    folder: {hooks}.new\n"
    web, other = desk.folder / "web" / "site", desk.folder / "web" / "інший"
    web.parent.mkdir()
    written = f"deploy:\n  - name: www\n    folder: {web}\n  - name: inshyi\n    folder: {other}"
    server, site, done = server_of(desk, written, before_push)
    expect(done.returncode == 0, done.stderr)
    for folder in (web, other):
        expect(not wrong(folder) and manifest(folder) == manifest(server / "public"), wrong(folder), done.stderr)
    expect(not Path(f"{hooks}.new").exists(), "a target of the content was followed")
    # What an example has in place of a site's own is built and published to no target: the build noted it, and the content is not read again.
    shown, settings = manifest(web), site / "content/site.yaml"
    text = settings.read_text()
    settings.write_text(text.replace("checks: {placeholder: off}", ""))
    (site / "content/organisations/zrazok-0.md").write_text("---\nname: Ще один\nkind: ngo\n---\n")
    done = commit(site, "Приклад")
    expect("лишилося дещо від прикладу" in done.stderr and manifest(web) == shown != manifest(server / "public"), done.stderr)
    settings.write_text(text)
    done = commit(site, "Своє")
    expect(done.returncode == 0 and "лишилося дещо від прикладу" not in done.stderr, done.stderr)
    # None in the settings: none at all, and that is said.
    settings = server / "settings.yaml"
    text = settings.read_text()
    settings.write_text(text[: text.index("\ndeploy:")] + "\n")
    desk.run("init", "--server", server)
    done = subprocess.run([server / "publish"], capture_output=True, text=True, env=ENVIRONMENT)
    expect(done.returncode == 0 and "Поле deploy у site.yaml сервер не виконує" in done.stdout, done.stdout, done.stderr)
    expect(not Path(f"{hooks}.new").exists(), "a target of the content was followed")
    # What the settings cannot mean is said with its line, and nothing is written of it.
    for broken in ("branch: main\ndeplyo: []\n", "branch: main\ndeploy:\n  - folder: /srv/x\n", "branch: a..b\n"):
        settings.write_text(broken)
        done = desk.run("init", "--server", server, check=False)
        expect(done.returncode == 2 and "settings.yaml" in done.stderr, broken, done.stderr)
    return "two targets of the settings were published to, those of the content never"


def confined(server, writable):
    """Runs the daily build where only these folders can be written."""
    command = ["bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"]
    for folder in writable:
        command += ["--bind", folder, folder]
    return subprocess.run([*command, server / "publish"], capture_output=True, text=True, env=ENVIRONMENT)


def night(desk):
    """The units hold for systemd; within what they may write the site is published, in one step; without it that is told."""
    (desk.folder / "web").mkdir()
    web = desk.folder / "web" / "site"
    server, site, done = server_of(desk, f"deploy:\n  - name: www\n    folder: {web}")
    expect(done.returncode == 0, done.stderr)
    units = [server / name for name in ("perelik.service", "perelik.timer", "perelik-failed.service")]
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True)
    said = [line for line in done.stderr.splitlines() if "perelik" in line]
    expect(done.returncode == 0 and not said, done.stderr)
    unit = units[0].read_text()
    values = {line.split("=", 1)[0]: line.split("=", 1)[1] for line in unit.splitlines() if "=" in line and not line.startswith("#")}
    expect(values["OnFailure"] == "perelik-failed.service", unit)
    expect(values["User"] == server.owner(), "runs as", values["User"])
    writable = [path.replace("%%", "%") for path in shlex.split(values["ReadWritePaths"])]
    expect(writable == [str(server), str(web.parent)], writable)
    expect(shlex.split(values["ExecStart"])[0].replace("%%", "%") == str(server / "publish"), unit)

    entry = server / "private/zrazok-1.yaml"
    entry.write_text("notes: Нотатка\n")
    shutil.rmtree(web)
    shutil.rmtree(web.parent / f".{web.name}.perelik", ignore_errors=True)
    done = confined(server, [str(server)])
    expect(done.returncode != 0 and str(web.parent) in done.stdout + done.stderr, "published where nothing may be written", done.stdout)
    done = confined(server, writable)
    expect(done.returncode == 0 and not wrong(web), done.stdout, done.stderr)
    (site / "content/organisations/zrazok-0.md").write_text("---\nname: Вночі\nkind: ngo\n---\n")
    git(site, "add", "--all")
    git(site, "commit", "--quiet", "--message", "Вночі")
    git(server / "repository.git", "fetch", "--quiet", str(site), "+HEAD:main")
    done = confined(server, writable)
    expect(done.returncode == 0 and manifest(web) == manifest(server / "public"), done.stdout, done.stderr)
    expect("файл за файлом" not in done.stdout, "not in one step", done.stdout)

    # What is started when it fails tells somebody.
    tools = desk.folder / "tools"
    tools.mkdir()
    for name in ("logger", "sendmail"):
        (tools / name).write_text(f'#!/bin/sh\n{{ echo "$@"; [ {name} = logger ] || cat; }} >>"{tools}/{name}.said"\n')
        (tools / name).chmod(0o755)
    told = subprocess.run([server / "failed"], env={**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"}, capture_output=True, text=True)
    expect(told.returncode == 0, told.stderr)
    for name in ("logger", "sendmail"):
        expect("сьогодні не зібрано" in (tools / f"{name}.said").read_text(), name)
    (server / "failed").write_text("#!/bin/sh\necho своє\n")
    desk.run("init", "--server", server)
    expect("своє" in (server / "failed").read_text(), "what the administrator wrote is gone")
    return "the units are sound; the night run publishes within their limits, in one step, and fails without them"
