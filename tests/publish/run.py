"""Publishing, tried on real servers: python3 run.py PERELIK FOLDER [--moments N] [--group NAME] [--only NAME]. Loopback only."""

import argparse
import sys
import time
import traceback

import builds
import deploys
import disks
import edits
import faults
import forms
import hosting
import nights
import pipelines
import pushes
import rights
import stores
import trees
from desk import Desk

parser = argparse.ArgumentParser()
parser.add_argument("perelik")
parser.add_argument("folder")
parser.add_argument("--moments", type=int, default=400, help="how many builds are killed at random; a quarter as many deploys")
parser.add_argument("--group", choices=("servers", "kills"), help="one half of the checks: what meets servers, or what is killed and refused")
parser.add_argument("--trees", type=int, default=200, help="how many random trees are pushed")
parser.add_argument("--first-tree", type=int, default=0, help="the number of the first of them, by which each is made again")
parser.add_argument("--only")
parser.add_argument("--tools", help="the folder with playwright-core; without it no page is opened in Chromium")
parser.add_argument("--moto", help="the program moto_server (of moto[server]); without it nothing is laid into an object store")
arguments = parser.parse_args()

# With few moments, as in continuous integration, what has many calls is killed at every other one.
STRIDE = 2 if arguments.moments < 400 else 1

SERVERS = {
    "folder": deploys.to_a_folder,
    "ssh": deploys.over_ssh,
    "sftp": deploys.over_sftp,
    "store": lambda desk: stores.to_a_store(desk, arguments.moto),
    "modes": deploys.modes,
    "edited": deploys.edited,
    "trial": deploys.trial,
    "archive": deploys.archive,
    "foreign": deploys.foreign,
    "forms": forms.two_editors,
    "pushes": pushes.pushed,
    "hostile": pushes.hostile,
    "trees": lambda desk: trees.seeded(desk, arguments.trees, arguments.first_tree),
    "turns": pushes.by_turns,
    "kernel": rights.kernel,
    "landlock-versions": rights.landlock_versions,
    "inherited": rights.inherited,
    "brought-over": rights.brought_over,
    "rewritten": pushes.rewritten,
    "targets": nights.targets,
    "night": nights.night,
    "handover": pushes.restored,
    "hosting": hosting.promised,
    "together": hosting.together,
    "pipelines": pipelines.pipelines,
    "policy": lambda desk: hosting.policy(desk, arguments.tools),
    "readers": lambda desk: hosting.readers(desk, min(50, arguments.moments // 2)),
    "broken": lambda desk: deploys.broken(desk, arguments.moments // 8, arguments.moments // 8),
    "broken-sftp": lambda desk: deploys.broken_sftp(desk, arguments.moments // 12, arguments.moments // 12),
    "broken-store": lambda desk: stores.broken_store(desk, arguments.moto, 3 * STRIDE),
    "server-calls": lambda desk: deploys.every_call_on_the_server(desk, STRIDE),
}

KILLS = {
    "faults": faults.injected,
    "signals": faults.told_to_end,
    "quiet": faults.quiet,
    "packed": lambda desk: deploys.packed_and_killed(desk, max(5, arguments.moments // 4)),
    "edits": lambda desk: edits.killed(desk, STRIDE),
    "full": edits.refused,
    "disks": disks.mounted,
    "calls": builds.every_call,
    "moments": lambda desk: builds.random_moments(desk, arguments.moments),
}

# Servers that continuous integration does not install: by hand, with --only.
BY_HAND = {kind: (lambda desk, kind=kind: hosting.promised(desk, kind)) for kind in ("apache", "caddy")}

CHECKS = {"servers": SERVERS, "kills": KILLS}.get(arguments.group, {**SERVERS, **KILLS})

failed = []
for name, check in {**CHECKS, **(BY_HAND if arguments.only else {})}.items():
    if arguments.only and name != arguments.only:
        continue
    if name == "policy" and not arguments.tools:
        print("skipped policy: without --tools no page is opened in Chromium", flush=True)
        continue
    if name in ("store", "broken-store") and not arguments.moto:
        print(f"skipped {name}: without --moto nothing is laid into an object store", flush=True)
        continue
    start = time.monotonic()
    try:
        said = check(Desk(arguments.perelik, f"{arguments.folder}/{name}"))
        print(f"ok      {name}: {said} ({time.monotonic() - start:.0f} s)", flush=True)
    except Exception:
        failed.append(name)
        print(f"FAILED  {name}\n{traceback.format_exc()}", flush=True)
sys.exit(1 if failed else 0)
