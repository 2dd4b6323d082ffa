"""Random trees that nobody would push: whatever a commit holds, pushing it changes no byte outside the repository, the copy and the site."""

import hashlib
import os
import random
import subprocess
import zlib
from pathlib import Path

from desk import ENVIRONMENT, expect, wrong
from pushes import AUTHOR, commit, git, tip

# What belongs to a push: the repository's store and refs, the copy that is built, its history, and the site. Hooks and settings do not.
OWN = ("server/repository.git/objects", "server/repository.git/refs", "server/repository.git/packed-refs", "server/tree", "server/history", "server/output", "editor")

NAMES = [
    b"..", b".", b".git", b".GIT", b"git~1", b".git ", b".gitmodules", b".gitattributes", b".lfsconfig", b".perelik", b"private", b"PRIVATE", b"public", b"output",
    b"themes", b"Content", b"content", b"site.yaml", b"Site.yaml", "перелік.md".encode(), "й.md".encode(), "и\u0306.md".encode(), b"a/b.md", b"../x", b"/etc", b"a\nb.md",
    b"a\x1b[2J.md", b"\xff\xfe.md", "a\u202eb.md".encode(), b"-rf", b"--output=x", b"$(touch x)", b"`touch x`", b"; touch x", b"%s%n", b"*", b" a.md", b"con", b"aux.md",
    b"a" * 255, b"a" * 300, b"\xc3\xa9" * 120 + b".md", b"zrazok-0.md", b"ZRAZOK-0.md", b"zrazok-0.yaml", b"index.html", b"hooks", b"publish", b"HEAD", b"unpack.md", b"a.svg", b"a.html",
]
MODES = [b"100644"] * 12 + [b"100755", b"100664", b"100600", b"100777", b"100666", b"120000", b"120777", b"160000", b"040000", b"40000", b"060000", b"0", b"107777"]


class Store:
    """Objects of a repository, written as they are: git would refuse to make some of them."""

    def __init__(self, repository):
        self.folder = Path(repository) / ".git/objects"

    def put(self, kind, body):
        whole = kind + b" " + str(len(body)).encode() + b"\0" + body
        name = hashlib.sha1(whole).hexdigest()
        path = self.folder / name[:2] / name[2:]
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(zlib.compress(whole, 1))
        return bytes.fromhex(name)

    def tree(self, entries):
        return self.put(b"tree", b"".join(mode + b" " + name + b"\0" + made for mode, name, made in entries))

    def commit(self, tree, parent):
        who = b"Somebody <editor@example.org> 1585267200 +0000"
        return self.put(b"commit", b"tree %s\nparent %s\nauthor %s\ncommitter %s\n\nrandom\n" % (tree.hex().encode(), parent.encode(), who, who)).hex()


def text(chance, targets, entries):
    """What a file holds: something of the site, changed; or what a program could choke on."""
    kind = chance.randrange(14)
    whole = bytearray(chance.choice(entries))
    if kind < 6:
        for _ in range(chance.randrange(1, 6)):
            at = chance.randrange(len(whole) + 1)
            whole[at : at + chance.randrange(4)] = chance.choice([b"", b"[", b"{", b"\n", b": ", b"&a *a", b"\0", b"\xff", "ʼ".encode(), b"!!", b"---\n", b"|", b"\t", bytes([chance.randrange(256)])])
        return bytes(whole)
    if kind == 6:
        return b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 12\n"
    if kind == 7:
        return chance.choice([b"* filter=lfs diff=lfs\n", b"* ident\n", b"*.md working-tree-encoding=UTF-16\n", b"* text eol=crlf\n", b"* export-ignore\n", b"[attr]x filter=y\n* x\n"])
    if kind == 8:
        return b"---\nname: a\nkind: ngo\n---\n" + chance.choice([b"[", b"> ", b"* ", b"![[]()", b"`", b"<!--", b"| a "]) * chance.randrange(1, 20000)
    if kind == 9:
        return b"a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n" + b"[" * chance.randrange(1000)
    if kind == 10:
        return chance.randbytes(chance.choice([0, 1, 17, 4096, 70_000]))
    if kind == 11:
        return b"name: a\nkind: ngo\nsummary: " + b"x" * chance.choice([1000, 70_000, 1_100_000])
    if kind == 12:
        return b"{% include '/etc/passwd' %}{{ 7 * 7 }}<script src=x></script>\n[a](file:///etc/passwd) ![a](../../private/zrazok-1.yaml)\n"
    return chance.choice(targets)


def folder(store, chance, targets, entries, depth):
    """A tree of a few random files, and of further ones."""
    made = []
    for _ in range(chance.randrange(1, 4)):
        made.append(entry(store, chance, targets, entries, depth + 1))
    return store.tree(made)


def entry(store, chance, targets, entries, depth=0):
    name, mode = chance.choice(NAMES), chance.choice(MODES)
    if chance.random() < 0.3:
        name = chance.choice([b"%d.md", b"%d.yaml", b"%d.png"]) % chance.randrange(3)
    if depth < 4 and chance.random() < 0.25:
        inner = folder(store, chance, targets, entries, depth)
        for _ in range(chance.choice([0, 0, 0, 1, 40])):
            inner = store.tree([(b"40000", b"d", inner)])
        return b"40000", chance.choice(NAMES[8:20] + [b"organisations", b"files", b"templates", b"default"]), inner
    if mode == b"120000":
        return mode, name, store.put(b"blob", chance.choice(targets))
    return mode, name, store.put(b"blob", text(chance, targets, entries))


def crafted(store, repository, chance, targets):
    """The tree of a site with some random entries put in at random places, in git's order or not."""
    listing = git(repository, "ls-tree", "-r", "-z", "HEAD").stdout.split("\0")[:-1]
    paths = {line.split("\t")[1]: line.split(" ")[2].split("\t")[0] for line in listing}
    entries = [(Path(repository) / path).read_bytes() for path in paths if path.startswith("content/") and (Path(repository) / path).is_file()]
    root = {}
    for path, name in paths.items():
        *folders, last = path.split("/")
        at = root
        for part in folders:
            at = at.setdefault(part, {})
        at[last] = bytes.fromhex(name)
    extra = {place: [entry(store, chance, targets, entries) for _ in range(chance.randrange(1, 3))] for place in chance.sample(["", "content", "content/organisations", "themes"], chance.randrange(1, 3))}

    def write(folder, place):
        made = [(b"40000", name.encode(), write(inner, f"{place}/{name}".strip("/"))) if isinstance(inner, dict) else (b"100644", name.encode(), inner) for name, inner in folder.items()]
        new = extra.pop(place, [])
        replaced = {name for _, name, _ in new} if chance.random() < 0.7 else set()
        made = [entry for entry in made if entry[1] not in replaced] + new
        if chance.random() < 0.9:
            made.sort(key=lambda entry: entry[1] + (b"/" if entry[0] == b"40000" else b""))
        return store.tree(made)

    return write(root, "")


def state(desk):
    """Everything that is none of a push's business, with its bytes and rights."""
    found = {}
    for at, folders, files in os.walk(desk.folder):
        inside = os.path.relpath(at, desk.folder)
        folders[:] = [name for name in folders if os.path.normpath(f"{inside}/{name}") not in OWN]
        for name in folders + files:
            path = os.path.normpath(f"{inside}/{name}")
            if path in OWN:
                continue
            about = os.lstat(f"{at}/{name}")
            bytes_ = os.readlink(f"{at}/{name}") if os.path.islink(f"{at}/{name}") else b"" if name in folders else Path(at, name).read_bytes()
            found[path] = (about.st_mode, bytes_)
    return found


def seeded(desk, count, first=0):
    """Pushes `count` random trees."""
    server = desk.folder / "server"
    desk.run("init", "--server", server)
    (server / "private/zrazok-1.yaml").write_text("phones:\n  - 050 000 00 01\n")
    site = desk.source("editor", 2, 1)
    git(site, "init", "--quiet", "--initial-branch=main")
    git(site, "remote", "add", "origin", str(server / "repository.git"))
    expect(commit(site, "Перший перелік").returncode == 0, "the first push")
    (desk.folder / "outside").write_text("чуже")
    (desk.folder / "tmp").mkdir()
    targets = [str(server / name).encode() for name in ("repository.git/hooks/pre-receive", "publish", "private/zrazok-1.yaml", "output", "public/robots.txt")]
    targets += [b"../publish", b"../../outside", b"/etc/passwd", b"..", b"/dev/zero", b"content", str(desk.folder / "outside").encode()]
    environment = {**ENVIRONMENT, **AUTHOR, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "TMPDIR": str(desk.folder / "tmp")}
    # Git's own tidying would change files of the repository that a push does not.
    git(server / "repository.git", "config", "gc.auto", "0")
    store, head, taken = Store(site), tip(server), 0
    before = state(desk)
    for number in range(first, first + count):
        chance = random.Random(number)
        new = store.commit(crafted(store, site, chance, targets), head)
        # Each tree begins from the first commit, so that one can be tried by itself.
        git(server / "repository.git", "update-ref", "refs/heads/main", head)
        shown = (server / "public/manifest.json").read_bytes()
        done = subprocess.run(["git", "push", "--quiet", "origin", f"{new}:refs/heads/main"], cwd=site, capture_output=True, env=environment, timeout=120)
        said = done.stderr.decode(errors="replace")
        expect(state(desk) == before, "tree", number, "changed", [path for path, what in state(desk).items() | before.items() if state(desk).get(path) != before.get(path)], said)
        expect("panicked" not in said and "Segmentation" not in said and "SIG" not in said, "tree", number, said)
        expect(not wrong(server / "public"), "tree", number, wrong(server / "public"), said)
        if tip(server) == head:
            expect(done.returncode != 0 and (server / "public/manifest.json").read_bytes() == shown, "tree", number, "was refused and changed the site", said)
        else:
            taken += 1
    return f"{count} random trees were pushed, {taken} taken and the others refused; not a byte changed outside the repository, the copy and the site"
