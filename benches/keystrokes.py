#!/usr/bin/env python3
"""Times how long it takes from one typed character to its diagnostics.

    keystrokes.py PERELIK SITE [COUNT]

SITE is what `peers/make.py perelik COUNT FOLDER` made. In one organisation a character is typed and taken away again, COUNT times (20) at each
of four places: its text, its name, the id of a service, a telephone number. Printed are median and worst, in milliseconds.
"""
import json
import pathlib
import queue
import statistics
import subprocess
import sys
import threading
import time

ENTRY = "content/organisations/example-7.md"
# What begins the line, and after what in it the character is typed; nothing: before the last sign.
PLACES = {"text": ("1. ", None), "name": ("name:", None), "id": ("services:", '{"help": "'), "phone": ("phones:", '"+38')}
# Nobody types faster for long, and what is worked out beside the answer is not counted in the next.
PAUSE = 0.1


class Server:
    def __init__(self, perelik, site):
        self.process = subprocess.Popen([perelik, "lsp", "--root", site], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.said = queue.Queue()
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while header := self.process.stdout.readline():
            length = 0
            while header.strip():
                name, value = header.split(b":")
                length = int(value) if name.lower() == b"content-length" else length
                header = self.process.stdout.readline()
            self.said.put((time.perf_counter(), json.loads(self.process.stdout.read(length))))

    def send(self, method, params, **more):
        text = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(text), text))
        self.process.stdin.flush()

    def wait(self, is_it):
        while True:
            at, said = self.said.get(timeout=120)
            if is_it(said):
                return at


def typed(server, path, begins, after, count):
    """Returns the milliseconds of each keystroke at one place."""
    text, uri, version = path.read_text(), path.as_uri(), 1

    def is_it(said):
        params = said.get("params", {})
        told = said.get("method") == "textDocument/publishDiagnostics"
        return told and params["uri"] == uri and params.get("version") == version

    server.send("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": text}})
    server.wait(is_it)
    row, line = next((n, line) for n, line in enumerate(text.split("\n")) if line.startswith(begins))
    column = len(line[:line.index(after) + len(after)].encode()) if after else len(line.encode()) - 1
    times = []
    for n in range(count):
        version += 1
        ends = {"start": {"line": row, "character": column}, "end": {"line": row, "character": column + n % 2}}
        change = {"range": ends, "text": "" if n % 2 else "x"}
        time.sleep(PAUSE)
        begun = time.perf_counter()
        server.send("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]})
        times.append((server.wait(is_it) - begun) * 1000)
    server.send("textDocument/didClose", {"textDocument": {"uri": uri}})
    return times


def main(perelik, site, count=20):
    site = pathlib.Path(site).resolve()
    server = Server(perelik, site)
    able = {"general": {"positionEncodings": ["utf-8", "utf-16"]}}
    server.send("initialize", {"processId": None, "rootUri": site.as_uri(), "capabilities": able}, id=1)
    server.wait(lambda said: said.get("id") == 1)
    server.send("initialized", {})
    for name, (begins, after) in PLACES.items():
        times = typed(server, site / ENTRY, begins, after, int(count))
        print(f"{site.name} {name}: median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms")
    server.send("shutdown", None, id=2)
    server.wait(lambda said: said.get("id") == 2)
    server.send("exit", None)
    server.process.wait(10)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
