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
    expect("first_seen: " in history(server), "nothing was recorded")

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
    # Much that goes is refused until the editor says that it is meant.
    target = desk.folder / "target"
    settings = server / "settings.yaml"
    settings.write_text(settings.read_text().replace("deploy: []", f"deploy:\n  - name: web\n    folder: {target}"))
    desk.run("init", "--server", server)
    desk.source("editor", 30, 1)
    expect(commit(site, "Більше записів").returncode == 0 and target.exists(), "the target was not published to")
    for number in range(15, 30):
        (site / f"content/organisations/zrazok-{number}.md").unlink()
    before = manifest(target)
    done = commit(site, "Менше записів")
    expect("git push -o allow-removals" in done.stderr and manifest(target) == before, done.stderr)
    git(site, "commit", "--quiet", "--allow-empty", "--message", "Так і треба")
    done = git(site, "push", "-o", "allow-removals", "-o", "forget-previous", "origin", "HEAD:main")
    expect(manifest(target) != before and not wrong(target), done.stderr)
    left = [at for at in (*server.rglob("*.html"), *desk.folder.glob(".target.perelik/**/*.html")) if at.parent.name == "zrazok-20"]
    expect(not left, "a page that is gone is kept", left)
    done = subprocess.run([server / "publish", "--all"], capture_output=True, text=True, env=ENVIRONMENT)
    expect(done.returncode == 2 and "--allow-removals" in done.stderr, done.stderr)
    return "pushes published, a mistake was refused in Ukrainian and changed nothing"


def history(server, place="refs/perelik/ledger:ledger.yaml"):
    return git(server / "repository.git", "cat-file", "blob", place).stdout


def tip(server, name="main"):
    return git(server / "repository.git", "rev-parse", name).stdout.strip()


def by_turns(desk):
    """Two editors push by turns; only they move the branch, and history is kept on a ref of its own, which they cannot push to."""
    server = desk.folder / "server"
    desk.run("init", "--server", server)
    repository = server / "repository.git"
    first = desk.source("turns", 2, 1)
    git(first, "init", "--quiet", "--initial-branch=main")
    git(first, "remote", "add", "origin", str(repository))
    expect(commit(first, "Перший").returncode == 0, "the first push")
    git(desk.folder, "clone", "--quiet", str(repository), "second")
    second = desk.folder / "second"
    entry = "content/organisations/zrazok-1.md"
    seen = set()
    # One editor three times without ever fetching, then both by turns; each takes over the other's work by `git pull` alone.
    for turn, site in enumerate([first, first, first, second, first, second, second]):
        if turn > 2:
            git(site, "pull", "--quiet", "--ff-only", "origin", "main")
        text = (site / entry).read_text()
        (site / entry).write_text(text.replace("summary: ", f"summary: {turn}"))
        done = commit(site, f"Правка {turn}")
        expect(done.returncode == 0 and "fetch first" not in done.stderr, turn, done.stderr)
        expect(tip(server) == git(site, "rev-parse", "HEAD").stdout.strip(), "somebody else moved the branch")
        expect(f"{turn}" in (server / "public/organisations/zrazok-1/index.html").read_text(), "not published")
        seen.add(tip(server, "refs/perelik/ledger"))
    expect(len(seen) > 1 and "fields: [summary]" in history(server), "changes were not recorded", history(server))
    expect("content/ledger.yaml" not in git(repository, "ls-tree", "-r", "--name-only", "main").stdout, "history lies in the content")

    before = (tip(server), history(server), manifest(server / "public"))
    for words, said in (
        (["HEAD:master"], "git push origin master:main"),
        (["HEAD:refs/heads/правки"], "git push origin правки:main"),
        (["HEAD:refs/tags/v1"], "git push origin HEAD:main"),
        (["+HEAD:refs/perelik/ledger"], "git push origin HEAD:main"),
        ([":refs/perelik/ledger"], "git push origin HEAD:main"),
        ([":main"], "не можна вилучити"),
    ):
        done = git(first, "push", "origin", *words, check=False)
        expect(done.returncode != 0 and said in done.stderr and "Надіслане не прийнято" in done.stderr, words, done.stderr)
        expect((tip(server), history(server), manifest(server / "public")) == before, "changed by", words)

    # An older server kept history in the content: it is added, and the ref is where it is kept.
    git(second, "pull", "--quiet", "--ff-only", "origin", "main")
    old = "entries:\n- kind: organisation\n  id: zrazok-0\n  first_seen: 2019-01-02\n  changed: 2019-01-02\n  sequence: 0\n"
    (second / "content/ledger.yaml").write_text(old)
    done = commit(second, "Стара історія")
    expect(done.returncode == 0 and "history/ledger.yaml" in done.stderr and "content/ledger.yaml" in done.stderr, done.stderr)
    merged = history(server)
    expect("first_seen: 2019-01-02" in merged and "fields: [summary]" in merged and merged.count("id: \"zrazok-0\"") == 1, merged)

    # The history is an editor's too, for a build of their own; a name that leads nowhere is no empty history.
    git(first, "fetch", "--quiet", "origin", "refs/perelik/ledger:refs/perelik/ledger")
    desk.run("build", "--root", first, "--ledger", "refs/perelik/ledger")
    expect("2019-01-02" in (first / "public/changes.atom").read_text() + "".join(p.read_text() for p in (first / "public/data").glob("*.json")), "the build does not know the history")
    exported = desk.folder / "ledger.yaml"
    exported.write_text(merged)
    told = manifest(first / "public")
    desk.run("build", "--root", first, "--ledger", exported)
    expect(manifest(first / "public") == told, "the exported file says something else")
    for missing in ("refs/perelik/ledgr", desk.folder / "missing.yaml"):
        done = desk.run("build", "--root", first, "--ledger", missing, check=False)
        expect(done.returncode == 2 and str(missing) in done.stderr, missing, done.stderr)

    # Another branch is a setting.
    git(first, "checkout", "--quiet", "--", ".")
    git(first, "pull", "--quiet", "--ff-only", "origin", "main")
    settings = server / "settings.yaml"
    settings.write_text(settings.read_text().replace("branch: main", "branch: сайт"))
    desk.run("init", "--server", server)
    done = git(first, "push", "origin", "HEAD:сайт", check=False)
    expect(done.returncode == 0 and "Сайт збирають з гілки сайт" not in done.stderr, done.stderr)
    (first / entry).write_text((first / entry).read_text() + "\nНова гілка.\n")
    git(first, "commit", "--quiet", "--all", "--message", "Нова гілка")
    done = git(first, "push", "origin", "HEAD:main", check=False)
    expect(done.returncode != 0 and "git push origin main:сайт" in done.stderr, done.stderr)
    return "seven pushes by two editors, no foreign commit between them; other refs refused with the right command; two histories became one"


def rewritten(desk):
    """Nobody's work is pushed away, a rewritten history does not come back from an old copy, and who has no private data there is told so."""
    server = desk.folder / "server"
    desk.run("init", "--server", server)
    repository = server / "repository.git"
    site = desk.source("rewritten", 2, 1)
    git(site, "init", "--quiet", "--initial-branch=main")
    git(site, "remote", "add", "origin", str(repository))
    done = commit(site, "Перший")
    expect(done.returncode == 0 and "private/ на сервері немає" in done.stderr, done.stderr)
    (server / "private/zrazok-1.yaml").write_text("phones:\n  - 050 000 00 01\n")
    git(desk.folder, "clone", "--quiet", str(repository), "colleague")
    entry = "content/organisations/zrazok-1.md"
    (site / entry).write_text((site / entry).read_text() + "\nДругий.\n")
    done = commit(site, "Другий")
    expect(done.returncode == 0 and "private/ на сервері немає" not in done.stderr, done.stderr)
    colleague = desk.folder / "colleague"
    (colleague / entry).write_text((colleague / entry).read_text() + "\nКолега.\n")
    git(colleague, "commit", "--quiet", "--all", "--message", "Колега")
    before = (tip(server), manifest(server / "public"))
    amended = git(site, "commit-tree", "HEAD^{tree}", "-p", "HEAD~1", "-m", "Інакше").stdout.strip()
    for folder, what in ((colleague, "+HEAD:main"), (site, f"+{amended}:main"), (site, "+HEAD~1:main")):
        done = git(folder, "push", "origin", what, check=False)
        expect(done.returncode != 0 and "git pull --no-rebase --no-edit" in done.stderr, what, done.stderr)
        expect((tip(server), manifest(server / "public")) == before, "changed by", what)
    expect(git(repository, "config", "receive.denyNonFastForwards").stdout.strip() == "true", "only the hook refuses")

    # What whoever looks after the server does in the repository itself: another first commit, and all after it.
    words = ("-c", "user.name=a", "-c", "user.email=a@example.org", "commit-tree", "main^{tree}", "-m", "Переписане")
    new = git(repository, *words).stdout.strip()
    git(repository, "update-ref", "refs/heads/main", new)
    subprocess.run([server / "publish"], check=True, capture_output=True, env=ENVIRONMENT)
    done = git(site, "push", "--force", "origin", "HEAD:main", check=False)
    expect(done.returncode != 0 and "git clone" in done.stderr and tip(server) == new, done.stderr)
    return "forced pushes are refused with what to do, also from a copy that is older than a rewritten history"


def crafted(site, *entries):
    """Pushes a commit with further entries, which are `(mode, path, bytes)`; written as git stores them, since no disk need hold them."""
    git(site, "read-tree", "HEAD")
    for mode, path, content in entries:
        words = ["git", "hash-object", "-w", "--stdin"]
        made = subprocess.run(words, cwd=site, input=content, capture_output=True, check=True).stdout.strip()
        if mode == b"160000":
            made = git(site, "rev-parse", "HEAD").stdout.strip().encode()
        line = mode + b" " + made + b"\t" + path + b"\0"
        subprocess.run(["git", "update-index", "-z", "--index-info"], cwd=site, input=line, capture_output=True, check=True)
    tree = git(site, "write-tree").stdout.strip()
    new = git(site, "commit-tree", tree, "-p", "HEAD", "-m", "Вороже").stdout.strip()
    git(site, "read-tree", "HEAD")
    # It can be fetched by its name.
    git(site, "update-ref", "refs/crafted", new)
    crafted.commit = new
    return git(site, "push", "--quiet", "origin", f"{new}:main", check=False)


def everything(folder):
    """Each file below a folder that is not git's own store of objects, with its bytes."""
    paths = [path for path in Path(folder).rglob("*") if "objects" not in path.parts and (path.is_symlink() or path.is_file())]
    return {str(path): os.readlink(path) if path.is_symlink() else path.read_bytes() for path in paths}


def hostile(desk):
    """What a pushed tree may hold to reach out of itself is refused from the list of its files, named, and touches nothing."""
    server = desk.folder / "server"
    desk.run("init", "--server", server)
    # An editor's clone has no private data; the server has, of an entry whose file the links would stand in for.
    (server / "private/zrazok-1.yaml").write_text("phones:\n  - 050 000 00 01\n")
    site = desk.source("hostile", 2, 1)
    git(site, "init", "--quiet", "--initial-branch=main")
    git(site, "remote", "add", "origin", str(server / "repository.git"))
    done = commit(site, "Перший перелік")
    expect(done.returncode == 0, done.stderr)
    outside = desk.folder / "outside"
    outside.write_text("чуже")
    before = everything(server)
    hook, link = str(server / "repository.git/hooks/pre-receive").encode(), b"120000"
    cases = [
        # The links that were tried, and others of their kind.
        ([(link, b"private/zrazok-1.yaml", hook)], "private/zrazok-1.yaml", "символічне посилання"),
        ([(link, b"private/zrazok-1.yaml", b"../../publish")], "private/zrazok-1.yaml", "символічне посилання"),
        ([(link, b"private", str(server / "public").encode())], "private", "символічне посилання"),
        ([(link, b"content/files", str(outside.parent).encode())], "content/files", "символічне посилання"),
        ([(link, b"content/organisations/a.md", b"/etc/passwd")], "content/organisations/a.md", "символічне посилання"),
        ([(link, "content/дім\n\x1b[2J".encode() + b"\xff", hook)], "content/дім\\u{a}\\u{1b}[2J\\xff", "символічне посилання"),
        ([(b"160000", b"themes/mine", b"")], "themes/mine", "підмодуль"),
        ([(b"100644", b"private/zrazok-1.yaml", b"phones: []\n")], "private/zrazok-1.yaml", "закриті дані"),
        ([(b"100644", b"PRIVATE/a/b", b"")], "PRIVATE/a/b", "закриті дані"),
        ([(b"100644", b"private", b"")], "private", "закриті дані"),
        ([(b"100644", b".gitmodules", b"[submodule]\n")], ".gitmodules", "керує самим Git"),
        ([(b"100644", b".lfsconfig", b"[lfs]\nurl = http://127.0.0.1:9/\n")], ".lfsconfig", "керує самим Git"),
        ([(b"100644", b".gitattributes", b"* filter=lfs\n")], ".gitattributes", "змінюють файли"),
        ([(b"100755", b"content/.gitattributes", b"# a\n*.md ident\n")], "content/.gitattributes", "змінюють файли"),
        ([(b"100644", b"content/a\x07.md", b"")], "content/a\\u{7}.md", "назва файлу не дозволена"),
    ]
    for entries, path, why in cases:
        done = crafted(site, *entries)
        expect(done.returncode != 0, "taken in:", path)
        for part in (f"`{path}`", why, "Надіслане не прийнято"):
            expect(part in done.stderr, part, "is not in", done.stderr)
        expect(everything(server) == before and outside.read_text() == "чуже", "something was touched by", path)
        # Somebody who may write into the repository gets no further: what publishes looks by itself.
        repository = server / "repository.git"
        head = git(repository, "rev-parse", "main").stdout.strip()
        git(repository, "fetch", "--quiet", str(site), "refs/crafted")
        git(repository, "update-ref", "refs/heads/main", crafted.commit)
        done = subprocess.run([server / "publish"], capture_output=True, text=True, env=ENVIRONMENT)
        git(repository, "update-ref", "refs/heads/main", head)
        expect(done.returncode != 0 and f"`{path}`" in done.stdout + done.stderr, "published:", path, done.stdout, done.stderr)
        (repository / "FETCH_HEAD").unlink(missing_ok=True)
        expect(everything(server) == before and outside.read_text() == "чуже", "publishing touched something of", path)
    # What is harmless is taken, and shows as it was pushed.
    done = crafted(site, (b"100644", b".gitignore", b"public\n"), (b"100644", b".gitattributes", b"* text=auto eol=crlf\nledger.yaml merge=union -filter\n"))
    expect(done.returncode == 0, done.stderr)
    return f"{len(cases)} hostile trees were refused from the list of their files, each path named, nothing touched"


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
