"""Building on disks that can do less: a mount point as the output, an overlay, and exFAT, which has no second names and no exchange.

Mounting needs root; a disk that cannot be mounted here is named, not counted."""

import os
import shutil
import subprocess
from pathlib import Path

from desk import expect, wrong


def mounted(desk):
    done, left = [], []
    for name, mount, said in (
        ("ext4 or the like", None, "in one step"),
        ("a mount point", tmpfs, "file by file"),
        ("an overlay", overlay, "file by file"),
        ("exFAT", exfat, "in two steps"),
    ):
        folder = desk.folder / name.replace(" ", "-")
        folder.mkdir()
        root, unmount = folder, None
        if mount:
            root, unmount = mount(desk, folder)
            if unmount is None:
                left.append(f"{name} ({root})")
                continue
        try:
            done.append(f"{name}: {built(desk, root, said)}")
        finally:
            if unmount:
                unmount()
    return "; ".join(done) + ("; cannot be mounted here: " + ", ".join(left) if left else "")


def built(desk, root, said):
    """Builds two versions below `root`, and says how the second came to its place."""
    source = desk.folder / "source"
    for version in (1, 2):
        desk.source("source", 30, version)
        shutil.rmtree(root / "content", ignore_errors=True)
        shutil.copytree(source / "content", root / "content")
        told = desk.run("build", "--root", root).stdout
        expect(not wrong(root / "public"), root, wrong(root / "public"))
    again = desk.folder / "again"
    shutil.rmtree(again, ignore_errors=True)
    desk.run("build", "--root", root, "--output", again / "public")
    same = subprocess.run(["diff", "-r", again / "public", root / "public"], capture_output=True, text=True)
    expect(same.returncode == 0, same.stdout[:500])
    way = next(way for way in ("in one step", "in two steps", "file by file") if way in told and f"not {way}" not in told)
    expect(said in (None, way), root, told)
    return way


def attempt(*command):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    return None if done.returncode == 0 else (done.stderr.strip() or done.stdout.strip() or "refused")


def tmpfs(desk, folder):
    (folder / "public").mkdir()
    why = "root only" if os.geteuid() else attempt("mount", "-t", "tmpfs", "none", folder / "public")
    return (why, None) if why else (folder, lambda: attempt("umount", folder / "public"))


def overlay(desk, folder):
    """The lower layer has a built site already: the kernel will not move its folders."""
    for part in ("layers", "merged"):
        (folder / part).mkdir()
    shutil.copytree(desk.source("source", 30, 1) / "content", folder / "lower" / "content")
    desk.run("build", "--root", folder / "lower")
    # The upper layer of an overlay cannot lie on an overlay.
    why = "root only" if os.geteuid() else attempt("mount", "-t", "tmpfs", "none", folder / "layers")
    if why:
        return why, None
    for part in ("upper", "work"):
        (folder / "layers" / part).mkdir()
    layers = f"lowerdir={folder}/lower,upperdir={folder}/layers/upper,workdir={folder}/layers/work"
    why = attempt("mount", "-t", "overlay", "overlay", "-o", layers, folder / "merged")
    if why:
        attempt("umount", folder / "layers")
        return why, None
    return folder / "merged", lambda: (attempt("umount", folder / "merged"), attempt("umount", folder / "layers"))


def exfat(desk, folder):
    if os.geteuid() or not shutil.which("mkfs.exfat") or not shutil.which("mount.exfat-fuse"):
        return "root, exfat-fuse and exfatprogs", None
    image, at = folder / "image", folder / "at"
    at.mkdir()
    with open(image, "wb") as file:
        file.truncate(256 << 20)
    why = attempt("mkfs.exfat", image)
    device = subprocess.run(["losetup", "-f", "--show", image], capture_output=True, text=True)
    if why or device.returncode:
        return why or device.stderr.strip(), None
    device = Path(device.stdout.strip())
    why = attempt("mount.exfat-fuse", device, at)
    if why:
        attempt("losetup", "-d", device)
        return why, None
    return at, lambda: (attempt("umount", at), attempt("losetup", "-d", device))
