"""`deploy` to an object store (moto, on loopback): what is laid there and how, and what a store that fails at any request leaves."""

import collections
import datetime
import hashlib
import hmac
import http.client
import json
import re
import subprocess
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from desk import expect, manifest
from hosting import TYPES
from servers import free_port, wait_for

KEYS = {"AWS_ACCESS_KEY_ID": "AKIAPRYKLAD", "AWS_SECRET_ACCESS_KEY": "tayemnytsia-prykladu"}
BUCKET = "perelik"


class Moto:
    """A store in memory."""

    def __init__(self, program, log):
        self.port = free_port()
        log = open(log, "w")
        self.process = subprocess.Popen([program, "-H", "127.0.0.1", "-p", str(self.port)], stdout=log, stderr=log)
        wait_for(self.port, self.process, "moto")
        self.ask("PUT", f"/{BUCKET}")

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        # Whoever brings any signature at all may do everything; whether it is a right one is looked at by `Gate`.
        signed = "AWS4-HMAC-SHA256 Credential=test/20200101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0"
        connection.request(method, path, body, {"Authorization": signed})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()

    def keys(self):
        """Returns the name of each object, and the hash of its bytes."""
        found, after = {}, ""
        while True:
            _, _, body = self.ask("GET", f"/{BUCKET}?list-type=2&max-keys=1000{after}")
            text = body.decode()
            for key in re.findall(r"<Key>([^<]*)</Key>", text):
                found[key] = self.object(key)
            token = re.search(r"<NextContinuationToken>([^<]*)<", text)
            if not token:
                return found
            after = f"&continuation-token={token[1]}"

    def object(self, key):
        status, headers, body = self.ask("GET", f"/{BUCKET}/{quoted(key)}")
        expect(status == 200, key, status)
        return headers, body

    def stop(self):
        self.process.terminate()
        self.process.wait()


def quoted(key):
    return "".join(c if c.isascii() and (c.isalnum() or c in "/-_.~") else "".join(f"%{b:02X}" for b in c.encode()) for c in key)


def is_signed(method, whole, headers):
    """Tells whether a request is signed with the secret key, by the rules of version 4 for signatures in the address."""
    path, _, query = whole.partition("?")
    given = dict(pair.split("=", 1) for pair in query.split("&") if "=" in pair)
    signature = given.pop("X-Amz-Signature", "")
    scope = urllib.parse.unquote(given.get("X-Amz-Credential", "")).split("/")
    names = urllib.parse.unquote(given.get("X-Amz-SignedHeaders", "")).split(";")
    lower = {name.lower(): value.strip() for name, value in headers.items()}
    if len(scope) != 5 or scope[0] != KEYS["AWS_ACCESS_KEY_ID"] or not set(names) <= set(lower):
        return False
    moment = datetime.datetime.strptime(given["X-Amz-Date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.timezone.utc)
    age = (datetime.datetime.now(datetime.timezone.utc) - moment).total_seconds()
    # What decides how a file is shown is signed with it.
    shown = {name for name in lower if name in ("content-type", "cache-control") or name.startswith("x-amz-")}
    if not -60 < age < int(given["X-Amz-Expires"]) <= 900 or not shown <= set(names):
        return False
    asked = "&".join(f"{name}={value}" for name, value in sorted(given.items()))
    lines = [method, path, asked, *(f"{name}:{lower[name]}" for name in names), "", ";".join(names), "UNSIGNED-PAYLOAD"]
    hashed = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    key = b"AWS4" + KEYS["AWS_SECRET_ACCESS_KEY"].encode()
    for part in scope[1:]:
        key = hmac.digest(key, part.encode(), "sha256")
    text = "\n".join(["AWS4-HMAC-SHA256", given["X-Amz-Date"], "/".join(scope[1:]), hashed])
    return hmac.compare_digest(signature, hmac.new(key, text.encode(), "sha256").hexdigest())


class Gate:
    """Stands before the store: looks at signatures, remembers what is asked, and refuses from a request on."""

    def __init__(self, port):
        self.asked, self.open_for, self.code = [], None, 503
        gate = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def handle_one(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                gate.asked.append((self.command, self.path.split("?")[0], self.path, dict(self.headers.items())))
                if not is_signed(self.command, self.path, self.headers):
                    status, headers, answer = 403, {}, b"<Error><Code>SignatureDoesNotMatch</Code></Error>"
                elif gate.open_for is not None and len(gate.asked) > gate.open_for:
                    status, headers, answer = gate.code, {}, b"<Error><Code>Zachyneno</Code></Error>"
                else:
                    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
                    sent = {name: value for name, value in self.headers.items() if name.lower() not in ("connection", "accept-encoding")}
                    connection.request(self.command, self.path, body, sent)
                    reply = connection.getresponse()
                    status, headers, answer = reply.status, reply.headers, reply.read()
                self.send_response(status)
                for name, value in headers.items():
                    if name.lower() not in ("connection", "transfer-encoding", "content-length", "date", "server"):
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            do_GET = do_PUT = do_DELETE = handle_one

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def reset(self, open_for=None, code=403):
        self.asked, self.open_for, self.code = [], open_for, code

    def stop(self):
        self.server.shutdown()


def wrong_in(store, root, prefix):
    """Says what in a bucket is not as the built site promises."""
    promised = json.loads(manifest(root / "public"))["files"]
    found = {key.removeprefix(prefix): value for key, value in store.keys().items() if key.startswith(prefix)}
    problems = []
    for path, listed in promised.items():
        if path not in found:
            problems.append(f"missing {path}")
        elif hashlib.sha256(found.pop(path)[1]).hexdigest() != listed["sha256"]:
            problems.append(f"other bytes {path}")
    if found.pop("manifest.json", (None, None))[1] != manifest(root / "public"):
        problems.append("another manifest")
    return problems + [f"surplus {path}" for path in found]


class Stored:
    """A site, a store, and what stands before it."""

    def __init__(self, desk, moto, name, count, prefix=""):
        self.desk, self.name, self.count, self.prefix = desk, name, count, prefix
        self.store = Moto(moto, desk.folder / f"{name}.log")
        self.gate = Gate(self.store.port)
        path = f"    path: {prefix}\n" if prefix else ""
        target = f"deploy:\n  - name: store\n    s3: http://127.0.0.1:{self.gate.port}\n    bucket: {BUCKET}\n{path}"
        self.root = desk.source(name, count, 1, target)

    def version(self, version, count=None):
        self.desk.source(self.name, count or self.count, version)
        self.desk.build(self.root)

    def deploy(self, *words, check=True, keys=KEYS):
        return self.desk.run("deploy", "--root", self.root, *words, check=check, environment=keys)

    def wrong(self):
        return wrong_in(self.store, self.root, self.prefix)

    def stop(self):
        self.gate.stop()
        self.store.stop()


def to_a_store(desk, moto):
    """Only what changed is sent, with types, lifetimes and redirects; nothing is left; no key is told."""
    site = Stored(desk, moto, "store", 25, "misto/")
    try:
        renamed = site.root / "content/organisations/nova-nazva.md"
        renamed.write_text("---\nname: Нова назва\nkind: ngo\nformerly: [stara-nazva]\n---\n")
        (site.root / "content/files").mkdir(exist_ok=True)
        (site.root / "content/files/Бланк [1] + ~.txt").write_text("бланк")
        site.version(1)
        for keys in ({}, {"AWS_ACCESS_KEY_ID": "AKIAPRYKLAD"}, {**KEYS, "AWS_SECRET_ACCESS_KEY": ""}):
            done = site.deploy(check=False, keys=keys)
            expect(done.returncode == 2 and "AWS_SECRET_ACCESS_KEY" in done.stderr, done.stderr)
        done = site.deploy(check=False, keys={**KEYS, "AWS_SECRET_ACCESS_KEY": "inshyi"})
        expect(done.returncode == 2 and "HTTP 403 SignatureDoesNotMatch" in done.stderr, done.stderr)
        site.gate.reset()
        said = site.deploy("--dry-run").stdout
        expect("Nothing was published" in said and not site.store.keys(), said)
        expect({method for method, *_ in site.gate.asked} == {"GET"}, "a dry run changes something")
        site.store.ask("PUT", f"/{BUCKET}/misto/index.html", b"mine")
        done = site.deploy(check=False)
        expect(done.returncode == 2 and "no site of this program: `index.html`" in done.stderr, done.stderr)
        site.store.ask("DELETE", f"/{BUCKET}/misto/index.html")
        site.gate.reset()
        said = site.deploy().stdout
        expect("not in one step" in said and not site.wrong(), said, site.wrong())

        for key, (headers, _) in site.store.keys().items():
            extension = key.rsplit(".", 1)[-1]
            expect(extension not in TYPES or headers["Content-Type"] == TYPES[extension], key, headers["Content-Type"])
            is_hashed = re.search(r"\.[0-9a-f]{10,64}\.[a-z0-9]+$", key)
            cache = headers["Cache-Control"]
            expect(("immutable" in cache) if is_hashed else cache == "no-cache", key, cache)
            leads = headers["x-amz-website-redirect-location"]
            is_former = "stara-nazva" in key
            expect(bool(leads) == is_former and (not is_former or "/organisations/nova-nazva" in leads), key, leads)
        puts = [path for method, path, *_ in site.gate.asked if method == "PUT"]
        expect(puts[0].endswith(".perelik-publishing.json") and puts[-1].endswith("/manifest.json"), puts[:2], puts[-2:])
        for method, _, whole, headers in site.gate.asked:
            told = whole + repr(headers)
            expect(KEYS["AWS_SECRET_ACCESS_KEY"] not in told and "X-Amz-Signature=" in whole, "not signed", method, whole)
        expect("very version is there" in site.deploy().stdout, "the same version was sent again")

        organisation = site.root / "content/organisations/zrazok-3.md"
        organisation.write_text(organisation.read_text().replace("Видання 1", "Видання 2"))
        (site.root / "content/organisations/zrazok-5.md").unlink()
        desk.build(site.root)
        site.gate.reset()
        said = site.deploy().stdout
        expect("/organisations/zrazok-3/ – Зразок 3" in said and "/organisations/zrazok-5/ – Зразок 5" in said, said)
        sent = [path for method, path, *_ in site.gate.asked if method == "PUT"]
        expect(not site.wrong() and not any("zrazok-4/" in path for path in sent), site.wrong(), sent)

        for words in ("--rollback", "--list"):
            done = site.deploy(words, check=False)
            expect(done.returncode == 2 and "keeps no version before" in done.stderr, done.stderr)
        site.version(7, count=10)
        done = site.deploy(check=False)
        expect(done.returncode == 2 and "more than a tenth" in done.stderr, done.stderr)
        site.deploy("--allow-removals", "--forget-previous")
        expect(not site.wrong(), site.wrong())
    finally:
        site.stop()
    return f"{len(puts)} objects laid with their types, lifetimes and redirects, then only what changed; refused what a folder refuses"


def broken_store(desk, moto, stride):
    """The store refuses from any request on: the next run finishes; what fails for a moment is asked again."""
    site = Stored(desk, moto, "broken-store", 4)
    seen = collections.Counter()
    try:
        site.version(1)
        site.gate.reset()
        site.deploy()
        version = 1
        site.gate.reset()
        version += 1
        site.version(version)
        site.deploy()
        count = len(site.gate.asked)
        for stop in range(0, count, stride):
            version += 1
            site.version(version)
            site.gate.reset(stop)
            done = site.deploy(check=False)
            expect(done.returncode in (0, 2), done.stderr)
            told = done.stdout + done.stderr
            expect("Signature" not in told and not any(key in told for key in KEYS.values()), told)
            if done.returncode == 2:
                expect("HTTP 403 Zachyneno" in done.stderr, done.stderr)
            else:
                expect(not site.wrong(), "success was said of a mixture", site.wrong()[:3])
            seen["finished" if done.returncode == 0 else "stopped"] += 1
            site.gate.reset()
            site.deploy()
            expect(not site.wrong(), stop, "the next run did not finish", site.wrong()[:3])
        version += 1
        site.version(version)
        site.gate.reset(count // 2, 503)
        timer = threading.Timer(1.5, site.gate.reset)
        timer.start()
        site.deploy()
        expect(not site.wrong(), "what failed for a moment stopped it", site.wrong()[:3])
    finally:
        site.stop()
    return f"stopped at {sum(seen.values())} requests: {dict(seen)}, each finished by the next run"
