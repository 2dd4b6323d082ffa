"""Two editors with forms and a real server over ssh: a value that both changed, a refusal, a wire that is cut, and a program that is killed."""

import os
import re
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

from desk import ENVIRONMENT, expect
from pushes import commit, git
from servers import Sshd, Wire

ENTRY = "/_perelik/edit/entry/content/organisations/zrazok-0.md"
SEND = "/_perelik/edit/send"


class Editor:
    """A clone of the site, with forms over it in a browser that keeps its cookie."""

    def __init__(self, desk, name, address, ssh):
        self.desk, self.root, self.process = desk, desk.folder / name, None
        git(desk.folder, "-c", f"core.sshCommand=ssh -F {ssh}", "clone", "--quiet", "--branch", "main", address, str(self.root))
        self.over(ssh)
        git(self.root, "config", "user.name", name)
        git(self.root, "config", "user.email", f"{name}@example.org")
        self.start()

    def over(self, ssh):
        git(self.root, "config", "core.sshCommand", f"ssh -F {ssh}")

    def start(self):
        command = [self.desk.perelik, "--lang", "uk", "edit", "--root", self.root, "--port", "0", "--date", "2020-03-27"]
        environment = {**ENVIRONMENT, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        url = re.search(r"http://\S+", self.process.stdout.readline()).group()
        self.base = url.split("/_perelik", 1)[0]
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        self.browser.open(url)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def get(self, path):
        return self.browser.open(self.base + path).read().decode()

    def post(self, path, **values):
        """Sends a form, and returns the page that comes of it; no page has a word of git."""
        page = self.get(path)
        fixed = {"token": value(page, "token"), "whole": "1"}
        if 'name="version"' in page:
            fixed["version"] = value(page, "version")
        body = urllib.parse.urlencode({**fixed, **values}).encode()
        request = urllib.request.Request(self.base + path, body, {"Origin": self.base})
        try:
            page = self.browser.open(request).read().decode()
        except urllib.error.HTTPError as error:
            page = error.read().decode()
        words = set(re.split(r"\W+", re.sub(r"<pre.*?</pre>", "", page, flags=re.S).lower()))
        found = words & {"git", "commit", "push", "pull", "branch", "merge", "rebase", "origin", "коміт", "гілка"}
        expect(not found, found, "stand on", page)
        return page

    def send(self):
        return self.post(SEND, do="send")

    def file(self):
        return (self.root / "content/organisations/zrazok-0.md").read_text()


def value(page, name):
    return re.search(f'name="{name}" value="([^"]*)"', page).group(1)


def two_editors(desk):
    server = desk.folder / "server"
    desk.run("init", "--server", server)
    site = desk.source("first", 2, 1)
    git(site, "init", "--quiet", "--initial-branch=main")
    git(site, "remote", "add", "origin", str(server / "repository.git"))
    expect(commit(site, "Перший перелік").returncode == 0, "the first list is refused")
    sshd = Sshd(desk.folder / "forms-sshd")
    wire = Wire(sshd.port)
    address = f"publish:{server}/repository.git"
    one, two = (Editor(desk, name, address, sshd.config()) for name in ("one", "two"))
    try:
        exchanged(one, two)
        refused(one)
        cut = broken(one, two, wire, sshd)
        killed(one, two)
    finally:
        one.kill()
        two.kill()
        wire.stop()
        sshd.stop()
    return f"a value of two, a refusal, {cut} cut wires and a killed program end in a sentence, and nothing is lost"


def exchanged(one, two):
    """What both changed elsewhere meets; one value of two is decided in the form."""
    one.post(ENTRY, do="save", email="one@example.org")
    two.post(ENTRY, do="save", website="https://two.example.org/")
    expect("Надіслано 1 зміну" in one.send(), "the first is not sent")
    told = two.send()
    expect("Надіслано 1 зміну. Отримано зміни інших: 1 файл" in told, told)
    one.post(SEND, do="receive")
    expect(one.file() == two.file() and "two.example.org" in one.file(), one.file())
    one.post(ENTRY, do="save", email="a@example.org")
    two.post(ENTRY, do="save", email="b@example.org")
    one.send()
    told = two.send()
    expect("змінив у ньому те саме" in told, told)
    form = two.get(ENTRY)
    expect("«a@example.org»" in form and 'value="b@example.org"' in form, form)
    two.post(ENTRY, do="save", email="b@example.org")
    expect("Надіслано 1 зміну" in two.send(), "what was chosen is not sent")
    one.post(SEND, do="receive")
    expect("b@example.org" in one.file(), one.file())


def refused(one):
    """What the server does not take is told in its own words and waits; mended, it goes."""
    path = one.root / "content/organisations/zrazok-1.md"
    text = path.read_text()
    path.write_text(text.replace("name:", "nmae:"))
    git(one.root, "commit", "--quiet", "--all", "--message", "Хибна правка")
    told = one.send()
    expect("Сервер не прийняв" in told and "nmae" in told and "zrazok-1.md" in told, told)
    expect("Надіслати 1 збережену зміну" in one.get("/_perelik/edit/"), "it does not wait")
    path.write_text(text)
    git(one.root, "commit", "--quiet", "--all", "--message", "Виправлено")
    expect("Надіслано" in one.send(), "the mended one is not sent")


def broken(one, two, wire, sshd):
    """The wire breaks at many places: each ends in a sentence, and the same goes with the next."""
    one.over(sshd.config(wire.port))
    cut = 0
    for count in (0, 1000, 3000, 4500, 6000, 7500):
        one.post(ENTRY, do="save", website=f"https://cut-{count}.example.org/")
        wire.cut_after(count)
        told = one.send()
        wire.cut_after(1 << 30)
        if "Надіслано" not in told:
            expect("Звʼязку з сервером немає" in told, told)
            expect("Надіслати 1 збережену зміну" in one.get("/_perelik/edit/"), "it does not wait")
            expect(not git(one.root, "status", "--porcelain").stdout, "something is half")
            cut += 1
            expect("Надіслано 1 зміну" in one.send(), "it is not sent afterwards")
        two.post(SEND, do="receive")
        expect(f"cut-{count}.example.org" in two.file(), two.file())
    one.over(sshd.config())
    expect(cut > 2, cut, "wires were cut")
    return cut


def killed(one, two):
    """Killed after a save and while it sends: what was saved is there, and goes with the next."""
    one.post(ENTRY, do="save", website="https://killed.example.org/")
    one.kill()
    one.start()
    expect("Надіслати 1 збережену зміну" in one.get("/_perelik/edit/"), "what was saved does not wait")
    sending = threading.Thread(target=one.send, daemon=True)
    # Who asks hears nothing any more.
    threading.excepthook = lambda _: None
    sending.start()
    time.sleep(0.15)
    one.kill()
    sending.join()
    one.start()
    told = one.send()
    expect("Надіслано 1 зміну" in told or "Нового немає" in told, told)
    two.post(SEND, do="receive")
    expect("killed.example.org" in two.file(), two.file())
    expect(not git(one.root, "status", "--porcelain").stdout, "something is half")
